"""Rows of a timeline as compact columns of plain JSON, as `js/src/timeline-rows.ts` reads them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """One segment as the page shows it; times in ms, volume in percent.

    Attributes
    ----------
    key
        By what the segment is known again when the timeline has changed.
    lane
        Which track it is on, from 0; two tracks may have the same name.
    marks
        In a comparison: what happened to it (`pictory_nb.draft.Change.kind`).
    change
        The same in words.
    was
        Where it was before, start and length in ms; ``None`` where it stayed.
    """

    key: int
    lane: int
    track: str
    type: str
    segment: int
    start_ms: int
    duration_ms: int
    text: str
    volume_pct: float | None
    marks: tuple[str, ...] = ()
    change: str = ""
    was: tuple[int, int] | None = None

    @property
    def end_ms(self) -> int:
        """Where the segment ends, in ms."""
        return self.start_ms + self.duration_ms


def page_rows(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return rows of `pictory_nb.draft.to_rows` (NaN, NA and numpy's types too) in plain types."""
    found: list[Row] = []
    taken: set[int] = set()
    for row in rows:
        track, type_name, segment = str(row["track"]), str(row["type"]), int(row["segment"])
        start_ms, volume = int(row["start_ms"]), row.get("volume_pct")
        before = found[-1] if found else None
        # Rows come track by track; a new track begins where the name, the type or the numbering starts anew.
        is_same = before is not None and (before.track, before.type) == (track, type_name)
        goes_on = is_same and before is not None and before.segment < segment
        lane = 0 if before is None else before.lane + (not goes_on)
        raw = row.get("raw")
        stated = raw.get("id") if isinstance(raw, dict) else None
        key = _key(f"{lane}/{track}/{type_name}/{segment}" if stated is None else f"#{stated}", taken)
        was = row.get("was")
        found.append(
            Row(
                key=key,
                lane=lane,
                track=track,
                type=type_name,
                segment=segment,
                start_ms=start_ms,
                duration_ms=int(row["end_ms"]) - start_ms,
                text=_text(row.get("text")) or _text(row.get("name")),
                volume_pct=None if volume is None or volume != volume else float(volume),  # noqa: PLR0124 NaN
                marks=tuple(row.get("marks") or ()),
                change=_text(row.get("change")),
                was=None if was is None else (int(was[0]), int(was[1])),
            )
        )
    return found


def tracks_of(rows: Sequence[Row]) -> list[list[str]]:
    """Return name and type of each track, in order."""
    tracks: list[list[str]] = []
    for row in rows:
        if row.lane == len(tracks):
            tracks.append([row.track, row.type])
    return tracks


def columns_of(rows: Sequence[Row], first: int = 0) -> dict[str, Any]:
    """Return rows as columns; what few rows have is listed with its place, counted from `first`."""
    return {
        "first": first,
        "key": [row.key for row in rows],
        "lane": [row.lane for row in rows],
        "segment": [row.segment for row in rows],
        "start": [row.start_ms for row in rows],
        "duration": [row.duration_ms for row in rows],
        "text": [row.text for row in rows],
        "volume": [[place, row.volume_pct] for place, row in enumerate(rows) if row.volume_pct is not None],
        "change": [
            [place, list(row.marks), row.change, row.was and list(row.was)]
            for place, row in enumerate(rows)
            if row.marks
        ],
    }


def spans_of(places: Iterable[int]) -> list[list[int]]:
    """Return places as ranges, first and last: 3, 1, 2, 9 → 1-3, 9-9."""
    spans: list[list[int]] = []
    for place in sorted(set(places)):
        if spans and spans[-1][1] == place - 1:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    return spans


def _key(name: str, taken: set[int]) -> int:
    """Return a number made of `name` that is not taken yet, and take it."""
    key = zlib.crc32(name.encode("utf-8", "replace"))
    while key in taken:
        key = zlib.crc32(key.to_bytes(4, "big"), key)
    taken.add(key)
    return key


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
