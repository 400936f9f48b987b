"""What of a draft is said, when, and how much room each text has (docs/architecture.md, the draft)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT_TRACK = 7
_CAPTION_LEAD_MS, _CARD_LEAD_MS = 80, 350
_CAPTION_TAIL_MS, _CARD_TAIL_MS = 170, 450


@dataclass(frozen=True, slots=True)
class Line:
    """One text: what is said, from when on, and until when it is shown, in ms."""

    text: str
    start_ms: int
    end_ms: int


def lead_ms(role: str) -> int:
    """Return how long a text is shown before it is said: a card comes to rest first."""
    return _CAPTION_LEAD_MS if role == "caption" else _CARD_LEAD_MS


def tail_ms(role: str) -> int:
    """Return the least time for which a text stays after it was said, the breath before the next."""
    return _CAPTION_TAIL_MS if role == "caption" else _CARD_TAIL_MS


def said(role: str, text: str, *, value: str = "", items: Sequence[str] = ()) -> str:
    """Return what is said of a text: a list point by point, a number with its words, others as they are.

    Nothing is said of the brand's own cards.
    """
    if role == "brand":
        return ""
    if role == "stat" and value not in text:
        return f"{value} {text}"
    if role in {"list", "chart", "comparison", "call"}:
        points = (
            part.strip(" |").replace(" | ", ", ").rstrip(" .:;,。：；，") for part in (text, *items) if part
        )
        return ". ".join(points) + "."
    return text


def lines_of(draft: Mapping[str, Any]) -> list[Line]:
    """Return all that is said in a draft, in order of time; empty when its voice is off."""
    if not is_on(draft):
        return []
    lines: list[Line] = []
    for track in draft.get("t", ()):
        if track.get("tt") != _TEXT_TRACK:
            continue
        for segment in track.get("sg", ()):
            meta = segment.get("m", {})
            role, text = str(meta.get("role", "")), said_of(meta)
            start_ms = round(segment["st"])
            if text.strip():
                lines.append(Line(text, start_ms + lead_ms(role), start_ms + round(segment["d"])))
    return sorted(lines, key=lambda line: line.start_ms)


def said_of(meta: Mapping[str, Any]) -> str:
    """Return what is said of a text segment, by its ``m``."""
    role = str(meta.get("role", ""))
    text, value = str(meta.get("text", "")), str(meta.get("value", ""))
    return said(role, text, value=value, items=_points(role, meta))


def _points(role: str, meta: Mapping[str, Any]) -> list[str]:
    if role == "call":
        return [str(meta.get("subtitle", ""))]
    names = meta.get("series", ()) if role == "comparison" else ()
    return [str(item) for item in (*names, *meta.get("items", ()))]


def narration_of(draft: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return ``m.voice`` where the film's voice is a recording of the user's, else None."""
    voice = draft["m"]["voice"] if is_on(draft) else {}
    return voice if voice.get("media_id") else None


def is_on(draft: Mapping[str, Any]) -> bool:
    """Whether the film has a voice."""
    project = draft.get("m")
    voice = project.get("voice") if isinstance(project, Mapping) else None
    return isinstance(voice, Mapping) and bool(voice.get("on"))
