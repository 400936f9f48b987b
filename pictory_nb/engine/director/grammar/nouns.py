"""Scenes named by what they say or are: "Marta's quote", "the churn bit", "the 73% card", "the Monday scene"."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import first_of
from pictory_nb.engine.director.grammar.ends import brand_card
from pictory_nb.engine.director.grammar.glossary import GLOSSARY
from pictory_nb.engine.director.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.tokens import Token

HEADS = frozenset({"scene", "part", "card", "caption", "one", "text", "line"})
KINDS = {
    "title": "title", "heading": "title", "intro": "title", "list": "list", "quote": "quote", "stat": "stat",
    "chapter": "chapter", "outro": "end", "cta": "end",
}  # fmt: skip
JOINTS = frozenset({"about", "with", "where", "in", "on", "say", "that"})
_SHORTEST = 4
# Words that films say and that point at nothing.
COMMON = frozenset(
    """
    what when where which while with without about after again against also always another because been before
    being between both could does doing down each every everything feel first from great have having here into
    just like made make many more most much must never next none nothing often only other over same should since
    some such than that their them then there these they thing things this those through time under until upon
    nobody somebody someone anyone anybody everybody everyone people very want well were will work would write writes written your answer because
    """.split()  # noqa: SIM905 (a hundred quoted words would hide the list)
)


_TALES = frozenset({"story", "stories", "anecdote", "tale"})


@dataclass(frozen=True, slots=True)
class Said:
    """What the film says, for looking words up."""

    scenes: tuple[str, ...]
    kinds: tuple[str, ...]
    words: frozenset[str]

    def scenes_with(self, word: str) -> frozenset[int]:
        """Return the scenes, from 1, in which a word begins with `word`; a plural is its singular."""
        stem = stem_of(word)
        if not stem.isascii():
            return frozenset(n for n, text in enumerate(self.scenes, 1) if stem in text)
        begins = re.compile(rf"(?<![a-z0-9]){re.escape(stem)}")
        return frozenset(number for number, text in enumerate(self.scenes, 1) if begins.search(text))


def stem_of(word: str) -> str:
    """Return the part of a word that all its forms share."""
    low = word.lower().strip("'’.")
    low = low.removesuffix("'s").removesuffix("’s")
    return low[:-1] if len(low) > _SHORTEST and low.endswith("s") and not low.endswith("ss") else low


@remembered
def said_in(film: Film) -> Said:
    """Return what the scenes say and are."""
    return _said(
        tuple(
            " ".join(text.all_words for text in scene.texts if text.role != "brand").lower()
            for scene in film.scenes
        ),
        tuple(scene.kind for scene in film.scenes),
    )


@lru_cache(maxsize=8)
def _said(scenes: tuple[str, ...], kinds: tuple[str, ...]) -> Said:
    words = {word for text in scenes for word in re.findall(r"[a-z]{4,}", text)}
    return Said(scenes, kinds, frozenset(words - COMMON))


def is_content(token: Token, said: Said) -> bool:
    """Tell whether a word points at what scenes say."""
    if token.symbol != "word" or {token.value, stem_of(token.value)} & COMMON:
        return False
    is_long = len(token.value) >= _SHORTEST or not token.value.isascii()
    return is_long and bool(said.scenes_with(token.value))


def phrase_at(tokens: Sequence[Token], start: int, said: Said) -> tuple[int, frozenset[int], bool] | None:
    """Read a noun phrase from `start` on: where it ends, the scenes that fit, and whether it names a scene.

    A phrase is made of words that the film says, of names of kinds and of "scene", in any order.
    """
    fits: frozenset[int] | None = None
    end, position, is_scene = start, start, False
    content = kinds = 0
    while position < len(tokens):
        token = tokens[position]
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        found: frozenset[int] | None = None
        if token.value in _TALES and content:
            # "The churn story" is told by the scene about churn.
            position += 1
            end, is_scene = position, True
            continue
        if is_content(token, said):
            found, content = said.scenes_with(token.value), content + 1
        elif token.symbol in KINDS and not (kinds and not content):
            wanted = KINDS[token.symbol]
            own = brand_card(token.symbol, token.value, said.kinds)
            found = (
                frozenset([own])
                if own
                else frozenset(n for n, kind in enumerate(said.kinds, 1) if kind == wanted)
            )
            kinds += 1
        elif token.symbol == "percentage" and after and after.symbol in {*HEADS, "stat", "thing"}:
            found = said.scenes_with(f"{token.value}%")
            content += 1
        elif (
            token.symbol == "quoted"
            and position
            and tokens[position - 1].symbol in {"about", "where", "with"}
        ):
            found = frozenset(n for n, text in enumerate(said.scenes, 1) if token.value.lower() in text)
            content += 1
        elif token.symbol in HEADS or token.symbol == "thing":
            if is_scene and token.symbol != "card":
                break
            is_scene = True
            position += 1
            end = position
            continue
        elif (
            token.symbol in JOINTS and position > start and after and _goes_on(after, said, token.symbol)
        ) or (token.symbol == "that" and position == start):
            position += 1
            continue
        else:
            break
        if found is not None:
            both = found if fits is None else fits & found
            if not both and fits:
                break
            fits = both
        position += 1
        end = position
    if fits is None or not fits or (not content and not kinds):
        return None
    return end, fits, is_scene or bool(content)


def _goes_on(after: Token, said: Said, joint: str) -> bool:
    if joint == "that":
        return False
    return is_content(after, said) or (
        joint in {"with", "about", "where"} and after.symbol in {*KINDS, "quoted", "percentage", "thing"}
    )


def verbatim(message: str, film: Film) -> list[tuple[int, int, int, int]]:
    """Find where the message repeats what a text or a point of a list says: (start, end, scene, point).

    Of a list's points the number counts from 1; 0 is the text itself. At least two words are wanted.
    """
    low = message.lower()
    found = [
        (at, at + len(plain), number, point)
        for plain, number, point in _sentences(film)
        if (at := low.find(plain)) >= 0
    ]
    found.sort(key=lambda one: (one[0], -one[1]))
    return found


@remembered
def _sentences(film: Film) -> tuple[tuple[str, int, int], ...]:
    """List the texts and points of at least two words, in small letters: (words, scene, point)."""
    found: list[tuple[str, int, int]] = []
    for number, scene in enumerate(film.scenes, 1):
        for text in scene.texts if scene.kind != "brand" else ():
            items = text.segment["m"].get("items", [])
            for point, words in enumerate([text.words, *map(str, items)]):
                plain = words.lower().strip(" .!?。！？…")
                if len(plain.split()) >= 2 or (len(plain) >= _SHORTEST and not plain.isascii()):
                    found.append((plain, number, point))
    return tuple(found)


def english(word: str) -> str | None:
    """Return the English word that a Chinese one stands for."""
    return GLOSSARY.get(word)


def last_scene(film: Film) -> int:
    """Return the end card's number, or the last scene's."""
    index = first_of(film, "end")
    return len(film.scenes) if index is None else index + 1
