"""What an edited table asks for, as values: which segments stay and how, which are new, which go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.draft.frame_rows import Row
    from pictory_nb.draft.reader import Segment, Track


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the columns of a row say of a segment; times in ms."""

    start_ms: int
    duration_ms: int
    text: str | None
    name: str | None
    volume_pct: float | None

    @property
    def end_ms(self) -> int:
        """Where the segment ends, in ms."""
        return self.start_ms + self.duration_ms

    def as_texts(self) -> tuple[str, ...]:
        """Return the values as texts, to make an id from."""
        return str(self.start_ms), str(self.duration_ms), self.text or "", self.name or ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A segment that stays, perhaps changed or on another track."""

    row: Row
    track: Track
    segment: Segment
    to_track: Track
    wanted: Wanted

    @property
    def is_changed(self) -> bool:
        """Whether the row differs from the segment."""
        return self.to_track is not self.track or self.wanted != shown_by(self.segment)

    @property
    def is_retimed(self) -> bool:
        """Whether the segment is to come at another time or on another track."""
        old = (self.segment.start_ms, self.segment.duration_ms)
        return self.to_track is not self.track or old != (self.wanted.start_ms, self.wanted.duration_ms)


@dataclass(frozen=True, slots=True)
class Added:
    """A new segment; `track` is ``None`` for a new text track, `like` the segment whose row was copied."""

    row: Row
    track: Track | None
    track_name: str
    like: Segment | None
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a table asks for."""

    kept: tuple[Kept, ...]
    added: tuple[Added, ...]
    removed: tuple[tuple[Track, Segment], ...]

    @property
    def is_empty(self) -> bool:
        """Whether the table asks for nothing new."""
        return not self.added and not self.removed and not any(kept.is_changed for kept in self.kept)


def shown_by(segment: Segment) -> Wanted:
    """Return what the columns of an unedited row say."""
    return Wanted(segment.start_ms, segment.duration_ms, segment.text, segment.name, segment.volume_pct)
