"""What people ask for and the renderer cannot draw yet: said so plainly, never written into a draft."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.operations import BeyondUsError, Operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.found import Found, Rule


def _cannot(sentence: str) -> Callable[[Found], Operation]:
    def build(found: Found) -> Operation:
        del found
        raise BeyondUsError(sentence)

    return build


_VOICE = _cannot("I have no voice yet: videos here have captions and music. I cannot read texts aloud.")
_CAPTIONS = _cannot(
    "I cannot change the style, size or place of the captions yet; I can switch them off or on and change their words."
)
_LOGO = _cannot(
    "I cannot move or resize the logo yet: it stands top left. I can change it, hide it or show it."
)
_COLOUR = _cannot(
    "I cannot use colours of your own yet. The themes are midnight, sunrise, lagoon, paper, ink, aurora, ember and "
    "daylight: say “use the lagoon theme”, or “warmer”, “darker”, “brighter”."
)
_FONT = _cannot("I cannot change the font yet.")
_EFFECTS = _cannot(
    "I cannot add effects, stickers or animations yet; texts and backgrounds move by themselves."
)
_TRANSLATE = _cannot("I cannot translate. Send me the text in the other language and I make a video of it.")
_FADE = _cannot("The music fades out at the end by itself; I cannot change its fades yet.")

_ANY = ".*"
_VERBS = "SET|add|show|hide|move|use|play|switch|remove|no|with|on|else|let|raise|lower|music|quieter|start"
_DO = f"(?:{_VERBS})*"
_PLACE = (
    "(?:somewhere|bigger|smaller|karaoke|above|under|centred|up|down|colourname|hex|font|front|end|theme)"
)

RULES: tuple[Rule, ...] = (
    (f"{_DO} (?:it)? (?:to|in)? voice {_ANY}", _VOICE),
    (f"(?:show_me|play|say|{_VERBS}) (?:captions|text|it|REF_) (?:to|in)? voice.*", _VOICE),
    ("(?:music|volume|louder|quieter|make|lower|raise)+ (?:in|under|behind|to)+ voice", _VOICE),
    (f"(?:SET|move|show|switch)* (?:TEXTN) {_ANY} {_PLACE} {_ANY}", _CAPTIONS),
    ("(?:SET|move|show|switch)* (?:colourname|karaoke|bigger|smaller) font? (?:in|on)* (?:TEXTN) (?:theme)?", _CAPTIONS),
    ("(?:SET|move|show|switch)* (?:bigger|smaller|else) font (?:in|on)* (?:TEXTN)", _CAPTIONS),
    ("(?:SET|change|move)* (?:captions|caption) (?:theme|font|position|colour|background) .*", _CAPTIONS),
    (f"(?:SET|move|show|switch|add)* logo {_ANY} (?:somewhere|bigger|smaller|centred|up|down|position|end|front) {_ANY}", _LOGO),
    ("(?:somewhere|centred|bigger|smaller) logo", _LOGO),
    ("(?:make|move|put)* (?:bigger|smaller) logo", _LOGO),
    ("(?:SET|switch|add|else)* (?:colour|background|theme|logo|text|brand|title|captions|it|video|every)* (?:in|REF_|to|become|as|be)* "
     "(?:colour|background|theme|brand)* (?:in|REF_|to|become|be|as)* (?:hex|colourname) (?:colour|background|theme|text|it|title|captions|every|as|in|REF_)*", _COLOUR),
    (f"{_DO} (?:else)? (?:bigger|smaller)? font {_ANY}", _FONT),
    ("(?:make) (?:TITLE|text|REF_) (?:TEXTN)? (?:bigger|smaller)", _FONT),
    (f"{_DO} effects (?:(?:to|in|on|behind|between) {_ANY})?", _EFFECTS),
    (f"translate {_ANY}", _TRANSLATE),
    (f"ba {_ANY} translate {_ANY}", _TRANSLATE),
    ("(?:SET|add|with|let|no|remove)* music? (?:in|on|to)* fade (?:in|on|end|music|out)*", _FADE),
    ("(?:let|make|SET) music fade .*", _FADE),
)  # fmt: skip
