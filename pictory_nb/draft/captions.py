"""The text of a timeline as subtitles: WebVTT for the player's captions track, SubRip for other programs.

Written here, as subtitle libraries read a backslash or a brace in a text as formatting and change it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.draft.reader import TEXT

if TYPE_CHECKING:
    from pictory_nb.draft.reader import Draft


def to_vtt(draft: Draft) -> str:
    """Return every text segment of positive length as one WebVTT cue, in order of start."""
    blocks = [
        f"{_clock(start_ms, '.')} --> {_clock(end_ms, '.')}\n{_escaped(text)}"
        for start_ms, end_ms, text in _cues(draft)
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def to_srt(draft: Draft) -> str:
    """Return every text segment of positive length as one SubRip subtitle, in order of start."""
    return "\n".join(
        f"{number}\n{_clock(start_ms, ',')} --> {_clock(end_ms, ',')}\n{text}\n"
        for number, (start_ms, end_ms, text) in enumerate(_cues(draft), start=1)
    )


def _cues(draft: Draft) -> list[tuple[int, int, str]]:
    """Return start, end and text without blank lines, which would end a cue (WebVTT §4.2.2)."""
    cues = (
        (segment.start_ms, segment.end_ms, _without_blank_lines(segment.text))
        for track, segment in draft.segments()
        if track.type_code == TEXT and segment.text and segment.duration_ms > 0
    )
    return sorted(cue for cue in cues if cue[2])


def _without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _clock(time_ms: int, mark: str) -> str:
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{ms:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
