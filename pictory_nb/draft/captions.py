"""The text of a timeline as WebVTT, for the player's captions track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.draft.reader import TEXT

if TYPE_CHECKING:
    from pictory_nb.draft.reader import Draft


def to_vtt(draft: Draft) -> str:
    """Return every text segment of positive length as one WebVTT cue, in order of start."""
    cues = sorted(
        (segment.start_ms, segment.end_ms, segment.text)
        for track, segment in draft.segments()
        if track.type_code == TEXT and segment.text and segment.duration_ms > 0
    )
    blocks = [f"{_clock(start_ms)} --> {_clock(end_ms)}\n{_payload(text)}" for start_ms, end_ms, text in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _clock(time_ms: int) -> str:
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"


def _payload(text: str) -> str:
    """Escape a cue's text and take out blank lines, which would end the cue (WebVTT §4.2.2)."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in escaped.splitlines() if line.strip())
