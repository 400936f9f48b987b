"""Readings without word order: words on a card that are to go, and the card that stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.operations import (
    ChangeSpeaker,
    ChangeSubtitle,
    Operation,
    RemovePoint,
    ReplaceText,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pictory_nb.engine.director.film import FilmScene
    from pictory_nb.engine.director.grammar.chunks import Bag, Chunk

_GONE = ("remove", "cut", "removed", "unneeded", "no", "hide", "out", "off", "take")
_WORDS = ("text", "caption", "captions", "line", "words", "title_word")
_AROUND = ' \t.。!！?？"“”'


def text_gone(bag: Bag) -> Operation | None:
    """Read "get rid of the “Notes from the field” line": the quoted words, not their scene."""
    quoted = bag.all("quoted")
    if not bag.has(*_GONE) or len(quoted) != 1:
        return None
    if not bag.only("ref", "quoted", *_GONE, *_WORDS, "subtitle", "author", "item", "card", "ba", "every"):
        return None
    named = {n for chunk in bag.all("ref") if chunk.kind != "it" for n in chunk.scenes}
    found = [
        operation
        for number, scene in enumerate(bag.film.scenes, 1)
        if not named or number in named
        for words, operation in _parts(number, scene, quoted[0], is_text=bag.has(*_WORDS))
        if words.strip(_AROUND).lower() == quoted[0].value.strip(_AROUND).lower()
    ]
    return found[0] if len(found) == 1 else None


def words_gone(bag: Bag) -> Operation | None:
    """Read "delete “great” from the title": some words of a scene that says more than these."""
    quoted = bag.all("quoted")
    refs = [chunk for chunk in bag.all("ref") if chunk.kind != "it"]
    if not bag.has(*_GONE) or len(quoted) != 1 or len(refs) != 1 or len(refs[0].scenes) != 1:
        return None
    if not bag.only("ref", "quoted", *_GONE, *_WORDS, "ba") or refs[0].start < quoted[0].start == 0:
        return None
    number = refs[0].scenes[0]
    words = bag.film.scenes[number - 1].words
    found = re.search(rf"(?<!\w){re.escape(quoted[0].value.strip(_AROUND))}(?!\w)", words, re.IGNORECASE)
    if found is None or found[0].strip(_AROUND) == words.strip(_AROUND):
        return None
    return ReplaceText(quoted[0].value, "", scene=number)


def _parts(number: int, scene: FilmScene, quoted: Chunk, *, is_text: bool) -> Iterator[tuple[str, Operation]]:
    """Yield what a scene says beside what it is there for, and how that is taken away.

    One of several captions is only meant where a text is named: a quoted sentence alone is its scene.
    """
    for text in scene.texts:
        meta = text.segment["m"]
        if scene.kind == "title":
            yield str(meta.get("subtitle", "")), ChangeSubtitle("")
        elif scene.kind == "quote":
            yield str(meta.get("by", "")), ChangeSpeaker(number, "")
        elif scene.kind == "caption" and len(scene.texts) > 1 and is_text:
            yield text.words, ReplaceText(text.words, "", scene=number)
        for item in meta.get("items", ()):
            yield str(item), RemovePoint(number, text=quoted.value)


FRAMES: tuple[Callable[[Bag], Operation | None], ...] = (text_gone, words_gone)
