"""The one tolerant reader of draft JSON: never fails, never drops a key.

Only `t`, `tt`, `sg`, `d` and `m` are documented (CONTRACT §6). A segment's start, name, text and volume
may stand under several keys, at the segment or in its `m`; the candidates are listed here and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

VIDEO, AUDIO, TEXT = 0, 1, 7
TYPE_NAMES = {VIDEO: "Video", AUDIO: "Audio", TEXT: "Text"}

START_KEYS = ("st", "start", "start_ms", "startMs", "startTime", "s")
DURATION_KEYS = ("d", "duration", "duration_ms", "durationMs")
TEXT_KEYS = ("text", "tx", "content", "caption")
NAME_KEYS = ("name", "n", "title", "label", "file_name", "fileName")
PERCENT_KEYS = ("volume_pct", "volumePct", "volume_percent")
VOLUME_KEYS = ("volume", "vol", "v", "gain")

# The largest whole number that JSON, JavaScript and a float64 column all keep exactly.
LARGEST_MS = 2**53 - 1
# Some write a volume as a fraction (0.35), others in percent (35): no gain above this is sane.
LARGEST_GAIN = 4.0
NO_LABEL = "(no name)"


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a track; times in ms from the start of the film.

    Attributes
    ----------
    number, index
        The place among the segments of the track, from 1, and in the JSON list that it came in, from 0.
    text, name
        What is written on screen, and what the segment is called; ``None`` where the draft says nothing.
    volume_pct
        Volume in percent (35.0 = "35%"); ``None`` where the draft says nothing.
    raw
        The segment's own JSON with every key that came.
    """

    segment_id: str
    number: int
    index: int
    start_ms: int
    duration_ms: int
    text: str | None
    name: str | None
    volume_pct: float | None
    raw: Mapping[str, Any] = field(repr=False)

    @property
    def end_ms(self) -> int:
        """Where the segment ends, in ms."""
        return self.start_ms + self.duration_ms

    @property
    def label(self) -> str:
        """The text or else the name, on one line; ``"(no name)"`` where there is neither."""
        return " ".join((self.text or self.name or "").split()) or NO_LABEL


@dataclass(frozen=True, slots=True)
class Track:
    """One track; `type_code` is the draft's `tt`, kept also where its meaning is unknown.

    `number` is its place among the tracks, from 1; `index` its place in the JSON list, from 0.
    """

    track_id: str
    number: int
    index: int
    type_code: Any
    name: str | None
    segments: tuple[Segment, ...]
    raw: Mapping[str, Any] = field(repr=False)

    @property
    def type_name(self) -> str:
        """``"Video"``, ``"Audio"``, ``"Text"`` or ``"Other (n)"``."""
        code = self.type_code
        if isinstance(code, int) and not isinstance(code, bool) and code in TYPE_NAMES:
            return TYPE_NAMES[code]
        return f"Other ({read_text(code) or '?'})"

    @property
    def label(self) -> str:
        """The track's own name on one line, else what people call such a track (Video, BGM, Title)."""
        if self.name and (label := " ".join(self.name.split())):
            return label
        return {"Audio": "BGM", "Text": "Title"}.get(self.type_name, self.type_name)


@dataclass(frozen=True, slots=True)
class Draft:
    """A timeline as it was read; `raw` is the very JSON that came, to be sent back unchanged on export."""

    tracks: tuple[Track, ...]
    duration_ms: int
    raw: Mapping[str, Any] = field(repr=False)

    @property
    def is_exportable(self) -> bool:
        """Whether a track has a segment (CONTRACT §6)."""
        return any(track.segments for track in self.tracks)

    @property
    def title(self) -> str:
        """The first text on the screen; empty where there is none."""
        texts = ((segment.start_ms, segment.text) for _, segment in self.segments() if segment.text)
        return min(texts, default=(0, ""))[1]

    def segments(self) -> Iterator[tuple[Track, Segment]]:
        """Yield every segment with its track, track by track."""
        for track in self.tracks:
            for segment in track.segments:
                yield track, segment


def read_draft(raw: Any) -> Draft:
    """Read draft JSON of any shape; what cannot be understood is kept in `raw` and left out of the view.

    Parameters
    ----------
    raw
        The decoded JSON of a draft, or ``None`` for a session without one.

    Returns
    -------
    Draft
        With no tracks where there is nothing to show. Never raises.
    """
    source: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
    tracks = tuple(
        _track(item, number, index) for number, (index, item) in enumerate(mappings(source.get("t")), start=1)
    )
    content_ms = max((segment.end_ms for track in tracks for segment in track.segments), default=0)
    stated_ms = _first(source, DURATION_KEYS, whole_ms)
    return Draft(tracks, max(content_ms, stated_ms or 0), source)


def locate(
    raw: Mapping[str, Any], keys: Sequence[str], read: Callable[[Any], Any]
) -> tuple[tuple[str, ...], Any] | None:
    """Return where the first of `keys` that `read` understands stands, and what it reads there.

    The object itself comes first, then its `m`; the place is a path of keys.
    """
    for key in keys:
        if key in raw and (understood := read(raw[key])) is not None:
            return (key,), understood
    meta = raw.get("m")
    # The exact type first: asking an abstract class costs more than all the rest, once per segment and value.
    if type(meta) is dict or isinstance(meta, Mapping):
        for key in keys:
            if key in meta and (understood := read(meta[key])) is not None:
                return ("m", key), understood
    return None


def mappings(value: Any) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the objects in a JSON list with their places in it; none where there is no list."""
    if not isinstance(value, list | tuple):
        return []
    return [
        (index, item) for index, item in enumerate(value) if type(item) is dict or isinstance(item, Mapping)
    ]


def stated_id(raw: Mapping[str, Any]) -> str | None:
    """Return the id that the draft itself gives to a track or a segment."""
    return read_text(raw.get("id"))


def whole_ms(value: Any) -> int | None:
    """Return a time in whole ms from what may stand for one, never negative; ``None`` where nothing does."""
    if type(value) is int and 0 <= value <= LARGEST_MS:
        return value
    number = read_number(value)
    return None if number is None else round(min(max(number, 0.0), float(LARGEST_MS)))


def _track(raw: Mapping[str, Any], number: int, index: int) -> Track:
    segments: list[Segment] = []
    running_ms = 0
    for segment_number, (place, item) in enumerate(mappings(raw.get("sg")), start=1):
        segment = _segment(item, segment_number, place, running_ms)
        running_ms = segment.end_ms
        segments.append(segment)
    return Track(
        track_id=stated_id(raw) or f"track-{number}",
        number=number,
        index=index,
        type_code=_type_code(raw.get("tt")),
        name=_first(raw, NAME_KEYS, read_text),
        segments=tuple(segments),
        raw=raw,
    )


def _segment(raw: Mapping[str, Any], number: int, index: int, running_ms: int) -> Segment:
    start_ms = _first(raw, START_KEYS, whole_ms)
    return Segment(
        segment_id=stated_id(raw) or f"segment-{number}",
        number=number,
        index=index,
        start_ms=min(running_ms, LARGEST_MS) if start_ms is None else start_ms,
        duration_ms=_first(raw, DURATION_KEYS, whole_ms) or 0,
        text=_first(raw, TEXT_KEYS, read_text),
        name=_first(raw, NAME_KEYS, read_text),
        volume_pct=_volume_pct(raw),
        raw=raw,
    )


def _first(raw: Mapping[str, Any], keys: Sequence[str], read: Callable[[Any], Any]) -> Any:
    found = locate(raw, keys, read)
    return None if found is None else found[1]


def read_number(value: Any) -> float | None:
    """Return a finite number from a number or a numeric string, else ``None``."""
    if type(value) is int and -LARGEST_MS <= value <= LARGEST_MS:
        return float(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _type_code(value: Any) -> Any:
    """Return a track's type, whole where it was written as ``7.0`` or ``"7"``."""
    number = read_number(value)
    return int(number) if number is not None and number.is_integer() and abs(number) < LARGEST_MS else value


def _volume_pct(raw: Mapping[str, Any]) -> float | None:
    percent: float | None = _first(raw, PERCENT_KEYS, read_number)
    if percent is None:
        volume = _first(raw, VOLUME_KEYS, read_number)
        if volume is None:
            return None
        percent = volume * 100 if abs(volume) <= LARGEST_GAIN else volume
    return round(max(percent, 0.0), 4)


def read_text(value: Any) -> str | None:
    """Return a text from a string or a number, else ``None``."""
    if isinstance(value, str):
        # Half a character (a lone surrogate) can be in JSON, but in no file and no DataFrame.
        return (value if value.isascii() else value.encode("utf-8", "replace").decode()) or None
    if isinstance(value, int | float) and not isinstance(value, bool) and read_number(value) is not None:
        return str(value)
    return None
