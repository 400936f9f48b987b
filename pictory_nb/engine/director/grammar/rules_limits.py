"""What people ask for and the renderer cannot draw yet: said so plainly, never written into a draft."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import BeyondUsError, Operation
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.found import Found, Rule


_TITLED = re.compile(r"\b(?i:title|subtitle|headline|call to action)\b[^,.;]{0,14}(?:\bto|:) [A-Z][a-z]+ \w")


def _cannot(sentence: str) -> Callable[[Found], Operation]:
    def build(found: Found) -> Operation:
        if _TITLED.search(found.scope.message[found.tokens[0].start : found.tokens[-1].end]):
            # "Change the title to Red lines" names no colour.
            raise NoMatchError
        raise BeyondUsError(sentence)

    return build


_CAPTIONS = _cannot(
    tell(
        "I cannot draw captions like that. I can change their style (pill, karaoke, boxed, "
        "plain, pop), size and place (top, middle, bottom), switch them off or on and change "
        "their words."
    )
)
_COLOUR = _cannot(
    tell(
        "Name colours by their hex codes: “use #0F62FE” is the accent, “#0F62FE for the backgrounds” colours "
        "these. Or take a theme: midnight, sunrise, lagoon, paper, ink, aurora, ember or daylight; "
        "or say “warmer”, “darker”, “brighter”."
    )
)
_FONT = _cannot(
    tell("I have no font of that name. Upload its file (TTF, OTF or WOFF2) and say “use my font”.")
)
_LETTER_SIZE = _cannot(
    tell(
        "The letters of titles and cards are as large as there is room for, and one font is for all; captions "
        "can be larger or smaller: “bigger captions”."
    )
)
_EFFECTS = _cannot(
    tell("I cannot add effects, stickers or animations yet; texts and backgrounds move by themselves.")
)
_TRANSLATE = _cannot(
    tell("I cannot translate. Send me the text in the other language and I make a video of it.")
)

_ANY = ".*"
_CLAUSE = "(?:(?!comma|stop|ask|so|because).)*"
_VERBS = "SET|add|show|hide|move|use|play|switch|remove|no|with|on|else|let|raise|lower|music|quieter|start"
_DO = f"(?:{_VERBS})*"
_PLACE = "(?:somewhere|lettering|colourname|hex|font|front|end|theme)"

RULES: tuple[Rule, ...] = (
    (f"(?:SET|move|show|switch)* (?:TEXTN) {_CLAUSE} {_PLACE} {_CLAUSE}", _CAPTIONS),
    ("(?:SET|move|show|switch)* (?:colourname|lettering) font? (?:in|on)* (?:TEXTN) (?:theme)?", _CAPTIONS),
    ("(?:SET|move|show|switch)* else font (?:in|on)* (?:TEXTN)", _CAPTIONS),
    ("(?:SET|change|move)* (?:captions|caption) (?:theme|font|position|colour|background) .*", _CAPTIONS),
    ("(?:SET|switch|add|else|colour|accent|background|theme|logo|text|brand|title|captions|it|video|every|in)* (?:REF_)? "
     "(?:colour|accent|background|theme|brand|in|to|become|be|as)* (?:REF_ (?:in|to|become|be|as)*)? colourname "
     "(?:colour|background|theme|text|it|title|captions|every|as|in)* (?:REF_)?", _COLOUR),
    (f"{_DO} (?:bigger|smaller) font {_ANY}", _LETTER_SIZE),
    (f"{_DO} font {_ANY} (?:bigger|smaller) {_ANY}", _LETTER_SIZE),
    (f"{_DO} (?:else)? font {_ANY}", _FONT),
    ("(?:make) (?:TITLE|text|REF_) (?:TEXTN)? (?:bigger|smaller)", _LETTER_SIZE),
    ("(?:bigger|smaller) (?:TITLE|text)", _LETTER_SIZE),
    (f"{_DO} effects (?:(?:to|in|on|behind|between) {_ANY})?", _EFFECTS),
    (f"translate {_ANY}", _TRANSLATE),
    (f"ba {_ANY} translate {_ANY}", _TRANSLATE),
)  # fmt: skip
