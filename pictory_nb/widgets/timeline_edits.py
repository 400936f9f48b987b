"""What the page wants changed on a timeline, as values, and who can make it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pictory_nb.widgets.wire import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

_MOST_EDITS = 100_000


@dataclass(frozen=True, slots=True)
class SegmentEdit:
    """What one row is to say; ``None`` leaves a value as it is. Times in ms, volume in percent."""

    row: int
    start_ms: int | None = None
    duration_ms: int | None = None
    text: str | None = None
    volume_pct: float | None = None
    remove: bool = False


@dataclass(frozen=True, slots=True)
class EditProblem:
    """Why an edit cannot be made, in words; `row` is ``None`` where it is about the whole timeline."""

    row: int | None
    words: str


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """What came of edits: with `problems` nothing was changed; `said` is what became otherwise than asked."""

    problems: tuple[EditProblem, ...] = ()
    said: str = ""


class TimelineHost(Protocol):
    """Makes edits true and gives pictures; handed to a `TimelineWidget` that is more than a view.

    Futures fail with `RefusedError` in words.
    """

    def edit(self, edits: Sequence[SegmentEdit], *, only_check: bool) -> Future[EditOutcome]:
        """Make edits so, all or none; only say what is wrong with them when `only_check`."""

    def step(self, *, back: bool) -> Future[EditOutcome]:
        """Take the last edit back, or make it again."""

    def still(self, row: int, width: int) -> Future[tuple[str, bytes]]:
        """Return a name of what the row's picture shows, and the picture as PNG, `width` pixels wide."""

    def outline(self, row: int) -> Future[tuple[str, bytes]]:
        """Return a name of what the row sounds like, and one byte of loudness for each 50 ms."""


def read_edits(params: Mapping[str, Any], row_count: int) -> list[SegmentEdit]:
    """Return the edits of a request.

    Raises
    ------
    RefusedError
        They are not what a page sends.
    """
    listed = params.get("edits")
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST_EDITS:
        raise RefusedError("The page asked for no edit. Reload the page and try again.")
    return [_edit(item, row_count) for item in listed]


def _edit(item: Any, row_count: int) -> SegmentEdit:
    if not isinstance(item, Mapping):
        raise RefusedError("The page sent an edit that cannot be read. Reload the page and try again.")
    row, text = item.get("row"), item.get("text")
    if not isinstance(row, int) or isinstance(row, bool) or not 0 <= row < row_count:
        raise RefusedError("The timeline has changed in the meantime; make the edit again.")
    if text is not None and not isinstance(text, str):
        raise RefusedError("A text can only become another text.")
    start_ms, duration_ms = _whole(item.get("start_ms")), _whole(item.get("duration_ms"))
    volume = item.get("volume_pct")
    if volume is not None and (isinstance(volume, bool) or not isinstance(volume, int | float)):
        raise RefusedError("A volume is a number in percent, such as 35.")
    return SegmentEdit(row, start_ms, duration_ms, text, volume, item.get("remove") is True)


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise RefusedError("A time is a whole number of milliseconds.")
    return value
