"""What the server needs from the rest of the engine, as shapes; tests hand in their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pictory_nb.engine.director.steps import MediaItem, Step


class Director(Protocol):
    """Turns a message into steps; runs in a worker thread."""

    def __call__(
        self, message: str, draft: Mapping[str, Any] | None, media: Sequence[MediaItem], *, seed: int
    ) -> Iterable[Step]:
        """Yield what is said, done and changed."""


@dataclass(frozen=True, slots=True)
class Services:
    """The engine's parts behind the server.

    Attributes
    ----------
    direct
        The director.
    """

    direct: Director
