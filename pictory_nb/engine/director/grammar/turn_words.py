"""Words that turns of phrase share, as parts of their patterns: what is spoken of, and what is done to it."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

Turns = tuple[tuple[str, "str | Callable[[re.Match[str]], str]"], ...]
"""Patterns and what takes their place."""

QUOTED_SIGN = r"[\uf000-\uf0ff]"
"""The one sign that a quoted text is while turns are read."""
NAME = r"(?-i:[A-Z][\w'’.-]+(?: (?:of |de |von |van )?[A-Z][\w'’.-]+){0,3})"
ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last)"
UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
HAN_NUMBER = r"[\d一二两三四五六七八九十]+"

AT_LAST = r"(?: please| again| altogether| completely| entirely)*(?=[.!?]*$)"
"""What may stand behind an order that ends a message."""
NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"

SCENE = r"(?:scene|slide|card|part|shot|clip|section)"
ONE_SCENE = rf"(?:{SCENE} \w+|(?:the|my|our) [\w% ]{{2,30}}?)"
END_CARD = r"(?:end card|last card|last scene|final card|final scene|closing card|outro|end)"
QUOTE = r"(?:quote|quotation|citation)"
POINT = r"(?:point|bullet(?: point)?|item|entry|line)"

CAPTIONS = r"(?:captions?|subtitles)"
STYLE = r"(?:pill|karaoke|boxed|plain|pop)"
FAMILY = r"(?:mesh(?: gradient)?|waves?|bokeh(?: lights)?|contour lines|contours?|grid|paper ?cut|blobs?|(?:light )?rays|data ?lines)"
MOOD = r"(?:lo-?fi|calm(?:er)?|upbeat|corporate|cinematic|ambient|inspiring)"
SHAPE = r"(?:square|vertical|portrait|landscape|horizontal|9:16|16:9|4:5|1:1)"

OUT = r"(?:remove|delete|drop|cut|lose|scrap|erase|quit|take out|take away|kill|strike|ditch)"
OTHER = r"(?:another|a different|a new|some other)"
