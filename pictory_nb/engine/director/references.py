"""How people point at scenes ("the third scene", "scenes 2 to 4") and quote words."""

from __future__ import annotations

import re

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "last": -1, "final": -1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}  # fmt: skip
_N = r"(?:\d{1,5}|" + "|".join(_ORDINALS) + r")"
_RANGE = r"(?:to|through|until|-|–)"
SCENE = (
    rf"(?:(?:the )?scene (?:number |no\. ?|#)?(?P<scene>{_N})|the (?P<nth>{_N}) scene|"
    rf"(?P<nth2>last|first|final) scene|#(?P<hash>\d+)|第(?P<zh>{_N})个?(?:场景|镜头|幕))"
)
SCENES = (
    rf"(?:(?:the )?scenes? (?:number )?"
    rf"(?P<scenes>{_N}(?:(?:\s*,\s*|\s*,?\s+(?:and|{_RANGE})\s+|\s*[-–]\s*){_N})*)|"
    rf"the (?P<nth>{_N}) scene|(?P<nth2>last|first|final) scene|第(?P<zh>{_N})个?(?:场景|镜头|幕))"
)
QUOTED = r"\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|(?<!\w)'[^']+'(?!\w)|‘[^’]+’(?!\w)|「[^」]+」|《[^》]+》"
_MARKS = "\"“”„«»‘’「」『』'"


def scene_number(found: re.Match[str]) -> int:
    """Return the scene of a match of `SCENE`, counted from 1; -1 is the last."""
    groups = found.groupdict()
    return _number(next(groups[name] for name in ("scene", "nth", "nth2", "hash", "zh") if groups.get(name)))


def scene_numbers(found: re.Match[str]) -> tuple[int, ...]:
    """Return the scenes of a match of `SCENES`, ranges written out, counted from 1; -1 is the last."""
    listed = found.groupdict().get("scenes")
    if not listed:
        return (scene_number(found),)
    numbers: list[int] = []
    tokens = re.findall(rf"{_N}|{_RANGE}", listed, re.IGNORECASE)
    for position, token in enumerate(tokens):
        if not re.fullmatch(_RANGE, token, re.IGNORECASE):
            numbers.append(_number(token))
        elif position + 1 < len(tokens):
            numbers.extend(range(numbers[-1] + 1, _number(tokens[position + 1])))
    return tuple(numbers)


def said(found: re.Match[str], name: str = "text") -> str:
    """Return the words of a group without the quotation marks around them."""
    text = str(found[name]).strip()
    if len(text) > 1 and text[0] in _MARKS and text[-1] in _MARKS:
        text = text[1:-1]
    return text.strip()


def _number(word: str) -> int:
    low = word.lower()
    return _ORDINALS[low] if low in _ORDINALS else int(low)
