"""One line that says what is on a timeline (CONTRACT §6, the exact form)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.draft.reader import NO_LABEL, TEXT, Draft, Segment, Track
from pictory_nb.draft.words import draft_words

if TYPE_CHECKING:
    from pictory_nb.draft.words import DraftWords

_LABEL_CHARS = 60
_ENGLISH = draft_words("en")


def summarise(draft: Draft, language: str = "en") -> str:
    """Return the summary line of a draft, in English exactly that of CONTRACT §6.

    Examples
    --------
    >>> from pictory_nb.draft import read_draft
    >>> print(summarise(read_draft({"t": [{"tt": 7, "sg": [{"d": 3000, "m": {"text": "Urban Dreams"}}]}]})))
    Timeline (1 track): 1. Title: "Urban Dreams" (0-3s)
    """
    shown = [track for track in draft.tracks if track.segments]
    words = draft_words(language)
    if not shown:
        return words.empty
    parts = " ".join(_describe(number, track, words) for number, track in enumerate(shown, start=1))
    return (words.one_track if len(shown) == 1 else words.timeline).format(count=len(shown), parts=parts)


def format_seconds(time_ms: int) -> str:
    """Return a time in seconds without needless zeros: 10000 → ``"10"``, 2500 → ``"2.5"``."""
    return f"{time_ms / 1000:.3f}".rstrip("0").rstrip(".")


def length_of(time_ms: int, words: DraftWords) -> str:
    """Return a length of time as ``"2.5s"``."""
    return words.seconds.format(seconds=format_seconds(time_ms))


def span(start_ms: int, end_ms: int, words: DraftWords = _ENGLISH) -> str:
    """Return a span of time as ``"0-3s"``."""
    return words.span.format(start=format_seconds(start_ms), end=format_seconds(end_ms))


def shortened(text: str) -> str:
    """Return a text that is short enough for a sentence about it."""
    return text if len(text) <= _LABEL_CHARS else text[: _LABEL_CHARS - 1].rstrip() + "…"


def quoted_label(track: Track, segment: Segment, words: DraftWords, quoted: str = '"{text}"') -> str:
    """Return a segment's label, shortened, in quotes where it is text on the screen."""
    label = words.no_name if segment.label == NO_LABEL else shortened(segment.label)
    return quoted.format(text=label) if track.type_code == TEXT else label


def volume_behind(volume_pct: float | None, words: DraftWords) -> str:
    """Return a volume as it is said behind a time, ``""`` where there is none."""
    return "" if volume_pct is None else words.volume_too.format(volume=f"{volume_pct:g}")


def _describe(number: int, track: Track, words: DraftWords) -> str:
    first = track.segments[0]
    rest = len(track.segments) - 1
    volumes = {segment.volume_pct for segment in track.segments if segment.volume_pct is not None}
    return words.in_summary.format(
        number=number,
        track=words.named(track.label),
        label=quoted_label(track, first, words),
        more=words.more_segments.format(count=rest) if rest else "",
        times=span(
            min(segment.start_ms for segment in track.segments),
            max(segment.end_ms for segment in track.segments),
            words,
        ),
        volume=volume_behind(volumes.pop() if len(volumes) == 1 else None, words),
    )
