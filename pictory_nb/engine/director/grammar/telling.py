"""A clause that tells what a text is to be, and the plain order that it is."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.comparisons import UnknownOtherError, scene_of
from pictory_nb.engine.director.grammar.text_ends import shown_in
from pictory_nb.engine.director.grammar.text_names import NAMED, card_of, name_in, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem


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
        captions = [n for n, scene in enumerate(telling.film.scenes, 1) if scene.kind == "caption"]
        number = (len(captions) + 1) / 2 if nth[1].lower() == "middle" else number_of(nth[1])
        number = number if number > 0 else len(captions)
        return captions[int(number) - 1] if number == int(number) and number <= len(captions) else 0
    try:
        return scene_of(telling.shown(place), telling.film, telling.media, telling.focus)
    except UnknownOtherError:
        return 0
