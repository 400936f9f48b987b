"""What is wrong with an edited table, said so that a person can put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class FrameProblem:
    """One thing that is wrong.

    Attributes
    ----------
    row
        The label of the row in the index of the table; ``None`` where it is about the whole table.
    column
        The name of the column; ``None`` where it is about the whole row or table.
    what, advice
        What is wrong, and what to do; whole sentences.
    place
        What the row is about, such as ``"Captions 2"``.
    """

    row: Any
    column: str | None
    what: str
    advice: str
    place: str = ""

    @property
    def words(self) -> str:
        """The problem in one line."""
        parts = []
        if self.row is not None:
            parts.append(f"row {self.row}" + (f" ({self.place})" if self.place else ""))
        if self.column is not None:
            parts.append(f"column {self.column}")
        where = ", ".join(parts) or "the table"
        return f"{where[:1].upper()}{where[1:]}: {self.what} {self.advice}"


class FrameError(ValueError):
    """An edited table cannot become a timeline; `problems` has every reason, nothing was changed."""

    def __init__(self, problems: Sequence[FrameProblem]) -> None:
        self.problems = tuple(problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = [f"- {problem.words}" for problem in problems[:_MOST_SHOWN]]
        if len(problems) > _MOST_SHOWN:
            lines.append(f"- … and {len(problems) - _MOST_SHOWN} more (see `.problems`).")
        head = f"The table cannot become the timeline ({count}); nothing was changed."
        super().__init__("\n".join([head, *lines]))
