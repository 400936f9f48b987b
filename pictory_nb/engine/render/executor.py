"""What carries out the renderer's work: processes of this computer, or many machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pictory_nb.engine.render.fair_queue import Turn
    from pictory_nb.engine.render.process import OnReport

KEPT_FILMS = 2
"""A worker keeps so many films ready: a still between two segments must not cost the job its scenes."""


@dataclass(frozen=True, slots=True)
class Work:
    """One command on one film.

    Attributes
    ----------
    film
        A name that changes whenever the draft or its media do.
    draft, media
        What is shown, and the user's files by media id.
    command
        What to do, as `pictory_nb.engine.render.worker` takes it.
    label
        What it is, for people.
    lane
        Work of one lane goes to the same worker where possible: it has the scenes ready.
    turn
        Whose work it is and how much it matters.
    """

    film: str
    draft: Mapping[str, Any]
    media: Mapping[str, str]
    command: Mapping[str, Any]
    label: str
    turn: Turn
    lane: int = 0


class Executor(Protocol):
    """Carries out work; cancelling the awaiting task gives it up."""

    @property
    def size(self) -> int:
        """How many pieces of work run at once."""

    @property
    def pids(self) -> tuple[int, ...]:
        """The ids of the processes of this computer that work."""

    async def warm(self) -> None:
        """Get ready, so that the next work need not wait."""

    async def ask(self, work: Work, on_report: OnReport | None = None) -> float:
        """Carry out `work` and return the processor time in seconds that it took.

        Raises
        ------
        RenderError
            In words; also when the work was lost twice.
        """

    async def aclose(self) -> None:
        """End everything that was started."""
