"""One line that says what is on a timeline (CONTRACT §6, the exact form)."""

from __future__ import annotations

from pictory_nb.draft.reader import TEXT, Draft, Segment, Track

_LABEL_CHARS = 60


def summarise(draft: Draft) -> str:
    """Return the summary line of a draft.

    Examples
    --------
    >>> from pictory_nb.draft import read_draft
    >>> print(summarise(read_draft({"t": [{"tt": 7, "sg": [{"d": 3000, "m": {"text": "Urban Dreams"}}]}]})))
    Timeline (1 track): 1. Title: "Urban Dreams" (0-3s)
    """
    shown = [track for track in draft.tracks if track.segments]
    if not shown:
        return "Timeline (empty)"
    plural = "track" if len(shown) == 1 else "tracks"
    parts = " ".join(f"{number}. {_describe(track)}" for number, track in enumerate(shown, start=1))
    return f"Timeline ({len(shown)} {plural}): {parts}"


def format_seconds(time_ms: int) -> str:
    """Return a time in seconds without needless zeros: 10000 → ``"10"``, 2500 → ``"2.5"``."""
    return f"{time_ms / 1000:.3f}".rstrip("0").rstrip(".")


def span(start_ms: int, end_ms: int) -> str:
    """Return a span of time as ``"0-3s"``."""
    return f"{format_seconds(start_ms)}-{format_seconds(end_ms)}s"


def shortened(text: str) -> str:
    """Return a text that is short enough for a sentence about it."""
    return text if len(text) <= _LABEL_CHARS else text[: _LABEL_CHARS - 1].rstrip() + "…"


def quoted_label(track: Track, segment: Segment, quote: str = '"') -> str:
    """Return a segment's label, shortened, in quotes where it is text on the screen."""
    label = shortened(segment.label)
    return f"{quote}{label}{quote}" if track.type_code == TEXT else label


def _describe(track: Track) -> str:
    first = track.segments[0]
    more = f" + {len(track.segments) - 1} more" if len(track.segments) > 1 else ""
    times = span(
        min(segment.start_ms for segment in track.segments), max(segment.end_ms for segment in track.segments)
    )
    volumes = {segment.volume_pct for segment in track.segments if segment.volume_pct is not None}
    volume = f", {volumes.pop():g}%" if len(volumes) == 1 else ""
    return f"{track.label}: {quoted_label(track, first)}{more} ({times}{volume})"
