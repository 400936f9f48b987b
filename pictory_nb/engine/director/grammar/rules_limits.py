"""What people ask for and the renderer cannot draw yet: said so plainly, never written into a draft."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import AskError, BeyondUsError, ChangeCanvas, Operation, Option
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


def _colour(found: Found) -> Operation:
    """Refuse a colour by its name, or ask where it goes when nothing says so: "change the colour to green"."""
    symbols = {token.symbol for token in found.tokens}
    if (
        symbols <= {"change", "make", "use", "colour", "to", "in", "be", "become", "colourname", "switch"}
        and "colour" in symbols
    ):
        name = next(token.value for token in found.tokens if token.symbol == "colourname")
        options = (
            Option(tell("The accent"), f"{name} accents"),
            Option(tell("The backgrounds"), f"{name} for the backgrounds"),
        )
        raise AskError(tell("Where should {colour} go?", colour=name), options, is_whole=True)
    return _COLOUR(found)


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

_MUSIC_THROUGHOUT = _cannot(
    tell(
        "The music plays through the whole video: I can change, fade or remove it, but not for single scenes."
    )
)
_OTHER_SHAPES = frozenset(["21:9", "4:3", "3:4", "3:2", "2:3", "2:1", "5:4", "16:10", "2.35:1", "18:9"])
_GENRES = frozenset(
    """
    techno rock jazz classical hip-hop hiphop metal pop country reggae blues house edm dubstep folk punk rap latin
    salsa disco opera trap funk soul orchestral acoustic piano guitar electronic swing gospel samba tango trance
    christmas
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)


def _other_shape(found: Found) -> Operation:
    """Read "21:9 format", which is told to be none that can be made."""
    shape = ":".join(token.value for token in found.tokens if token.symbol == "num")
    if shape not in _OTHER_SHAPES:
        raise NoMatchError
    return ChangeCanvas(shape)


def _no_such_music(found: Found) -> Operation:
    """Read "use techno music", a kind that is not among the moods."""
    if found.value("genre") not in _GENRES:
        raise NoMatchError
    raise BeyondUsError(
        tell(
            "I make lo-fi, upbeat, calm, cinematic, corporate and inspiring music; upload a file for any other."
        )
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
     "(?:colour|background|theme|text|it|title|captions|every|as|in)* (?:REF_)?", _colour),
    (f"{_DO} (?:bigger|smaller) font {_ANY}", _LETTER_SIZE),
    (f"{_DO} font {_ANY} (?:bigger|smaller) {_ANY}", _LETTER_SIZE),
    (f"{_DO} (?:else)? font {_ANY}", _FONT),
    ("(?:make) (?:TITLE|text|REF_) (?:TEXTN)? (?:bigger|smaller)", _LETTER_SIZE),
    ("(?:bigger|smaller) (?:TITLE|text)", _LETTER_SIZE),
    ("(?:remove|no|cut|mute|hide|ba|switch|SET)+ (?:music|song) (?:off|out)? (?:in|on|behind|under)+ <ref=REF_> only?", _MUSIC_THROUGHOUT),
    ("(?:SET|it|video|in|to|switch|aspect)* num colon num (?:aspect|video)?", _other_shape),
    ("(?:SET|add|play|switch|with|else|replace|music|to|in)* <genre=word> (?:music|song)", _no_such_music),
    (f"{_DO} effects (?:(?:to|in|on|behind|between) {_ANY})?", _EFFECTS),
    (f"translate {_ANY}", _TRANSLATE),
    (f"ba {_ANY} translate {_ANY}", _TRANSLATE),
)  # fmt: skip
