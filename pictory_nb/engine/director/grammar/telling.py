"""A clause that tells what a text is to be, and the plain order that it is."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind, scenes_saying
from pictory_nb.engine.director.grammar.comparisons import UnknownOtherError, scene_of
from pictory_nb.engine.director.grammar.text_ends import shown_in
from pictory_nb.engine.director.grammar.text_names import NAMED, card_of, name_in, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem


PLEASE = r"(?:please |kindly |just |now |also |then |and |can you |could you |would you |i want (?:you )?(?:to )?|i['’]d like (?:to )?|we (?:want|need) (?:to )?|can we have |could we have |let['’]s )*"
"""What stands before an order."""
PLACE = r"(?:scene|slide|card|point|bullet|item) \w+|(?:the |that |my |our )[\w% ]{3,40}?"
"""What may name a scene."""
MARKS = "\"“”'‘’„«»「」 "


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause, the film it is about, what its signs stand for, which text was told of just before, and whether it ends with a stop."""

    clause: str
    film: Film
    hidden: tuple[str, ...]
    media: Sequence[MediaItem] = ()
    focus: tuple[int, ...] = ()
    before: str = ""
    ends: bool = False

    def shown(self, text: str) -> str:
        """Return a part of the clause with what its signs stand for."""
        return shown_in(text, self.hidden)


@dataclass(frozen=True, slots=True)
class Told:
    """The plain order that a clause is, and which text it is about."""

    order: str
    name: str


_SCENES = {"title": "title", "opener": "title", "subtitle": "title", "call": "end", "place": "end", "figure": "stat", "label": "stat", "quote": "quote",
           "speaker": "quote", "heading": "list", "point": "list"}  # fmt: skip
_NAMED_ALONE = re.compile(rf"^(?:the |that |my |our |its )?{NAMED}$", re.IGNORECASE)

_NTH_CAPTION = re.compile(
    r"(?:the )?(first|second|third|fourth|fifth|last|final|middle) caption", re.IGNORECASE
)
_BESIDE = re.compile(
    r"(?:the )?(?:caption|text|scene|slide|card|line|one) (?:just |right |directly |immediately )?(?P<side>before|after) (?P<other>\S.*)",
    re.IGNORECASE,
)


def place_of(place: str, telling: Telling) -> int:
    """Return the scene that is named; 0 when it is not known."""
    place = re.sub(
        r"^the (?:caption|text|line|sentence|words?|wording) (?:in|of|on) (?=the |scene )",
        "",
        place.strip(),
        flags=re.IGNORECASE,
    )
    found = _NAMED_ALONE.match(place)
    if found:
        return card_of(telling.film, _SCENES[name_in(found)]) or 0
    if re.fullmatch(r"(?:the |my |our )?(?:bullet )?list", place, re.IGNORECASE):
        return card_of(telling.film, "list") or 0
    beside = _BESIDE.fullmatch(place)
    if beside:
        other = place_of(beside["other"], telling)
        number = other + (1 if beside["side"].lower() == "after" else -1)
        return number if other and 1 <= number <= len(telling.film.scenes) else 0
    nth = _NTH_CAPTION.fullmatch(place)
    if nth:
        captions = scenes_of_kind(telling.film, "caption")
        middle = (len(captions) + 1) // 2 if len(captions) % 2 else 0
        number = middle if nth[1].lower() == "middle" else number_of(nth[1])
        number = number if number >= 0 else len(captions)
        return captions[number - 1] if 1 <= number <= len(captions) else 0
    try:
        return scene_of(telling.shown(place), telling.film, telling.media, telling.focus)
    except UnknownOtherError:
        return 0


def said_in_scenes(film: Film, words: str) -> list[int]:
    """Return the scenes that say words as whole words."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return [
        index + 1
        for index in scenes_saying(film, words)
        if whole.search(" ".join(" ".join(text.all_words.split()) for text in film.scenes[index].texts))
    ]


def bare_of(typed: str, telling: Telling) -> str:
    """Return what was typed without quotation marks and stops."""
    return telling.shown(typed.strip().rstrip(".,;:!")).strip(MARKS).rstrip(".!")
