"""Colours by their names: "orange accents", "dark green for the backgrounds", "强调色改成红色"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

_NAMED = {
    "red": "#e53935", "blue": "#1e88e5", "green": "#43a047", "yellow": "#fdd835", "orange": "#fb8c00",
    "purple": "#8e24aa", "violet": "#7e57c2", "pink": "#ec407a", "teal": "#00897b", "turquoise": "#26c6b4",
    "cyan": "#00acc1", "navy": "#1b2a5e", "brown": "#6d4c41", "black": "#111111", "white": "#ffffff",
    "grey": "#8d9399", "gray": "#8d9399", "gold": "#d4a017", "golden": "#d4a017", "silver": "#b8bec4",
    "beige": "#e8dcc4", "cream": "#f7f0dc", "mint": "#98e2c6", "lime": "#a4d62b", "olive": "#7a7f2a",
    "maroon": "#7b1f2b", "burgundy": "#7a1f3d", "crimson": "#c2183a", "magenta": "#d81b8c", "lavender": "#b39ddb",
    "lilac": "#c5a3dc", "coral": "#ff7a59", "salmon": "#fa8d76", "peach": "#ffb793", "indigo": "#3949ab",
    "amber": "#ffb300", "rust": "#b7472a", "charcoal": "#36393f",
    "红": "#e53935", "蓝": "#1e88e5", "绿": "#43a047", "黄": "#fdd835", "橙": "#fb8c00", "橘": "#fb8c00", "紫": "#8e24aa",
    "粉": "#ec407a", "粉红": "#ec407a", "青": "#00acc1", "黑": "#111111", "白": "#ffffff", "灰": "#8d9399", "棕": "#6d4c41",
    "金": "#d4a017",
}  # fmt: skip
_SHADES = {
    "dark": -0.4, "deep": -0.3, "midnight": -0.5, "light": 0.45, "pale": 0.6, "pastel": 0.55, "soft": 0.35, "sky": 0.2,
    "baby": 0.55, "bright": 0.0, "hot": 0.0, "vivid": 0.0, "royal": -0.15, "forest": -0.35, "bottle": -0.45, "lemon": 0.1,
    "深": -0.4, "浅": 0.45, "淡": 0.55, "亮": 0.0,
}  # fmt: skip
"""How far a shade lies towards black (below 0) or white."""
_ENGLISH = "|".join(sorted((name for name in _NAMED if name.isascii()), key=len, reverse=True))
_ENGLISH_SHADES = "|".join(name for name in _SHADES if name.isascii())
_HAN = "|".join(sorted((name for name in _NAMED if not name.isascii()), key=len, reverse=True))
COLOUR = rf"(?:(?:{_ENGLISH_SHADES})[ -])?(?:{_ENGLISH})\b(?:ish)?"
_NAME = re.compile(
    rf"\b(?:(?P<shade>{_ENGLISH_SHADES})[ -])?(?P<name>{_ENGLISH})\b|(?P<tone>[深浅淡亮])?(?P<sign>{_HAN})(?:色|(?=的?$|的?[，。、和跟与吧]))",
    re.IGNORECASE,
)
_ACCENT = r"\b(?:acc?ents?|highlight colou?rs?|highlights)\b|\bthe marks\b|强调色|点缀色|重点色|高亮色"
_GROUNDS = (
    r"\b(?:backgrou?n?ds|backdrops|(?:back(?:ground|drop) (?:palette|colou?rs))|colou?rs of the backgrounds?)\b"
    r"|\b(?:all|every|each|whole|everywhere|throughout)\b[^,]*\bback(?:ground|drop)|\bback(?:ground|drop) colou?r\b[^,]*\b(?:all|every|everywhere|throughout)\b"
    r"|背景颜色|背景色|底色|所有背景|全部背景"
)
_COLOURED = re.compile(f"{_ACCENT}|{_GROUNDS}", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:titles?|headlines?|subtitles?|captions?|text|says?|saying|reads?|quotes?|logo|font|letters?|words?|themes?|call|rename|replace|instead|than|if|not|never|unless|without|no|remove|scenes? \w+|slides? \w+"
    r"|is|are|was|were|been|used to|looks?|looked|looking|already|love|loves|likes|hate|hates|ugly|nice|great|good|keep|or|who|why|what|how|if|maybe|perhaps|later|said|says|told)\b|n['’]t\b|(?<!['’]d )(?<!would )\blike\b"
    r"|标题|字幕|文字|字体|写|不|别|第.{1,3}[幕个页段场]|场景\s?\d",
    re.IGNORECASE,
)
"""With one of these a sentence speaks of other things than colours alone, tells how they are, or doubts."""
_OLD = re.compile(rf"\bfrom {COLOUR} to (?={COLOUR})", re.IGNORECASE)
_TWICE = re.compile(
    rf"\b(?P<one>{COLOUR})[,;] (?:so |please )*make (?:it|them) (?P=one)(?=[.!]?$)", re.IGNORECASE
)
_PLAINLY = tuple(
    (re.compile(pattern, re.IGNORECASE), new)
    for pattern, new in (
        (r"\bthe marks\b", "the accents"),
        (rf"\bmake it (?={COLOUR})", "to "),
        (r"\b(?:should|shall|must|have to|has to|need to|needs to) be\b|\bshall\b", "to"),
        (r"能用|配成|[弄搞变]成", "用"),
        (r"\bin all scenes\b", ""),
    )
)


def hex_of(name: str, shade: str = "") -> str:
    """Return the colour of a name, lighter or darker by its shade."""
    digits = _NAMED[name.lower()]
    far = _SHADES.get(shade.lower(), 0.0)
    goal = 255 if far > 0 else 0
    parts = [int(digits[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (goal - part) * abs(far)):02x}" for part in parts)


def _coded(found: re.Match[str]) -> str:
    if found["sign"]:
        return hex_of(found["sign"], found["tone"] or "") + " "
    return hex_of(found["name"], found["shade"] or "")


def colours_coded(found: re.Match[str]) -> str:
    """Return a sentence about accents or about all backgrounds with its colours as hex codes."""
    said = found[0]
    if not _COLOURED.search(said) or _OTHERWISE.search(said) or "#" in said:
        return said
    said = _TWICE.sub(r"\g<one>", _OLD.sub("to ", said))
    for pattern, new in _PLAINLY:
        said = pattern.sub(new, said)
    return _NAME.sub(_coded, said)
