"""What can be told from the draft: times, reading speed, order and numbers. Each check returns complaints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LEAST_CAPTION_MS = 800
_MOST_CHARACTERS_PER_S = 20
_OWN_ROLES = frozenset({"title", "chapter", "end", "cta", "call"})
"""Cards whose text may stand anywhere in the script, or be our own words."""


def texts_of(draft: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the segments that hold text, in the order of the film."""
    segments = [segment for track in draft["t"] if track["tt"] == 7 for segment in track["sg"]]
    return sorted(segments, key=lambda segment: segment["st"])


def caption_times(draft: Mapping[str, Any]) -> list[str]:
    """No caption is shorter than 0.8 s or faster than 20 characters a second."""
    found: list[str] = []
    for segment in texts_of(draft):
        if segment["m"]["role"] != "caption":
            continue
        text, length_ms = segment["m"]["text"], segment["d"]
        if length_ms < _LEAST_CAPTION_MS:
            found.append(f"caption of {length_ms} ms: {text!r}")
        if len(text) * 1000 / length_ms > _MOST_CHARACTERS_PER_S + 1e-9:
            found.append(f"caption at {len(text) * 1000 / length_ms:.1f} characters/s: {text!r}")
    return found


def numbers(draft: Mapping[str, Any], source: str) -> list[str]:
    """Every number that is shown stands in the source."""
    known = set(_NUMBER.findall(source))
    return [
        f"{number} is not in the source: {text!r}"
        for segment in texts_of(draft)
        for text in _shown(segment["m"])
        for number in _NUMBER.findall(text)
        if number not in known
    ]


def order(draft: Mapping[str, Any], source: str) -> list[str]:
    """The scenes tell the script from its beginning to its end."""
    whole = _letters(source)
    found: list[str] = []
    position = 0
    for segment in texts_of(draft):
        if segment["m"]["role"] in _OWN_ROLES:
            continue
        text = segment["m"]["items"][0] if segment["m"].get("items") else segment["m"].get("text", "")
        letters = _letters(text)
        if not letters:
            continue
        at = whole.find(letters, position)
        if at < 0:
            found.append(f"out of the script's order, or not its words: {text!r}")
        else:
            position = at + 1
    return found


def length(length_ms: float, asked_ms: int) -> list[str]:
    """The film is as long as asked, within 2 %."""
    if abs(length_ms - asked_ms) <= 0.02 * asked_ms:
        return []
    return [f"{length_ms:.0f} ms long, {asked_ms} were asked for"]


def _shown(meta: Mapping[str, Any]) -> Iterator[str]:
    for key in ("value", "text", "by"):
        if meta.get(key) and meta["role"] != "end":
            yield meta[key]
    yield from (item for item in meta.get("items", ()) if isinstance(item, str))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
