"""A clause read by what it is made of, in any order: each frame says which chunks it takes, and takes no other.

Frames come after the rules of `orders`, which know word order. A clause with a chunk that no frame takes is not
understood, so nothing is changed by half.
"""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar import (
    frames_gone,
    frames_looks,
    frames_scenes,
    frames_sound,
    frames_texts,
    frames_times,
)
from pictory_nb.engine.director.grammar.chunks import chunked, is_small
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import AskError, EditError, Operation
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.chunks import Bag
    from pictory_nb.engine.director.grammar.places import Scope
    from pictory_nb.engine.director.grammar.tokens import Token
    from pictory_nb.engine.director.steps import MediaItem

FRAMES = (
    *frames_sound.FRAMES,
    *frames_gone.FRAMES,
    *frames_texts.FRAMES,
    *frames_times.FRAMES,
    *frames_looks.FRAMES,
    *frames_scenes.FRAMES,
)
# A clause with one of these is a condition, a refusal or a doubt, never an order.
_NEVER = frozenset({"not", "translate", "font", "effects", "spread_doubt"})


def read_frames(
    clause: Sequence[Token], scope: Scope, media: Sequence[MediaItem], stop: int
) -> Operation | EditError | AskError | None:
    """Read a clause as an operation by its chunks; None when no frame takes them all."""
    if not clause or any(token.symbol in _NEVER for token in clause):
        return None
    if asks(scope.message, clause[0].start) or _HEDGE.search(scope.message):
        return None
    try:
        bag = chunked(clause, scope, media, stop)
    except (EditError, AskError) as trouble:
        return trouble if _is_order(clause) else None
    return by_frames(bag)


_REPLACED = frozenset(
    {"somewhere", "moodname", "themename", "kind", "family", "shape", "capstyle", "theme", "background"}
)


def _without_replaced(bag: Bag) -> Bag:
    """Leave out what is replaced: "at the top instead of the bottom"."""
    place = bag.place("spread", "isnt")
    if place <= 0:
        return bag
    head, tail = bag.chunks[:place], [c for c in bag.chunks[place + 1 :] if not is_small(c)]
    if tail and bag.has("media") and all(c.symbol in {"moodname", "music"} for c in tail):
        kept = (*head, *(c for c in tail if c.symbol == "music" or not bag.has("music")))
        made = tuple(replace(c, symbol="music", value="music") if c.symbol == "moodname" else c for c in kept)
        return type(bag)(made, bag.scope, bag.media)
    if (
        not tail
        or any(c.symbol not in _REPLACED for c in tail)
        or tail[0].symbol not in {c.symbol for c in head}
    ):
        return bag
    return type(bag)(head, bag.scope, bag.media)


_QUESTION = re.compile(
    r"^(?:so |and |but |ok |hey |hi )*(?:is|are|was|were|does|do|did|has|have|am|how|what|why|who|when|where|which|should)\b"
    r"(?!.*\bdo (?:that|it)\b)",
    re.IGNORECASE,
)
_CHINESE_QUESTION = re.compile(
    r"什么|多少|哪|啥|怎么|怎样|为什么|几个|几幕|多久|多长|吗[？?]?$|是不是|有没有|要不要|能否"
)
_HEDGE = re.compile(
    r"\b(?:like|as) (?:before|usual|last time)\b|\bkidding\b|\bnever mind\b|\bor not\b|\bnot sure\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;。！？；]")


def is_question(message: str) -> bool:
    """Tell whether the first sentence of a message asks."""
    return asks(message, 0)


def asks(message: str, start: int) -> bool:
    """Tell whether the sentence in which a clause stands asks and does not order."""
    begin = max((found.end() for found in _SENTENCE_END.finditer(message, 0, start)), default=0)
    found = _SENTENCE_END.search(message, start)
    sentence = QUOTED_TEXT.sub("x", message[begin : found.end() if found else len(message)]).strip(' "“”,，')
    if _QUESTION.match(sentence) and not re.match(
        r"(?:do|have)\b(?! (?:i|we|you)\b)", sentence, re.IGNORECASE
    ):
        return True
    return bool(_CHINESE_QUESTION.search(QUOTED_TEXT.sub("", sentence))) and "可以" not in sentence


QUOTED_TEXT = re.compile(QUOTED)


def by_frames(bag: Bag) -> Operation | EditError | AskError | None:
    """Return what the first frame makes of the chunks."""
    if all(is_small(chunk) for chunk in bag.chunks):
        return None
    bag = _without_replaced(bag)
    for frame in FRAMES:
        try:
            order = frame(bag)
        except NoMatchError:
            continue
        except (EditError, AskError) as trouble:
            return trouble
        if order is not None:
            return order
    return None


def _is_order(clause: Sequence[Token]) -> bool:
    return any(token.symbol in _VERBS for token in clause) and not any(
        token.symbol == "word" and len(token.value) < 2 for token in clause
    )


_VERBS = frozenset(
    {
        "remove",
        "move",
        "swap",
        "split",
        "merge",
        "duplicate",
        "keep",
        "lengthen",
        "shorten",
        "longer",
        "shorter",
    }
)
