"""Readings without word order: which scenes there are, of what kind, and in what order."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.frames_moves import AFTER, SIDES, move, swap
from pictory_nb.engine.director.grammar.places import checked, is_new
from pictory_nb.engine.director.operations import (
    AddScene,
    ChangeKind,
    DuplicateScenes,
    EditError,
    KeepScenes,
    MergeScenes,
    Operation,
    RemoveScenes,
    SplitScene,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.chunks import Bag

_RM = ("remove", "cut", "no", "hide", "removed", "out", "off", "unneeded", "take", "use")
_REMOVING = ("remove", "cut", "removed", "unneeded")
_ADD = ("show", "play", "let", "add", "else", "one", "put", "write", "more", "use")
_NEW_SCENE = re.compile(
    r"\b(?:a|another|one more|new|extra|second|third)\s+(?:\w+\s+)??(?:scene|slide|card|quote|caption|statistic|number)\b|"
    r"(?:一个|一张|一页|一幕|新的?)(?:场景|幕|页|卡片|引言|镜头)?",
    re.IGNORECASE,
)
# "No intro card" speaks of the brand's, and takes away no title card.
_BRAND_CARD = re.compile(r"\b(?:intro|outro) cards?\b", re.IGNORECASE)
_NOUNS = ("scene", "part", "video", "card", "caption", "text")
_KINDS = {"quote": "quote", "stat": "stat", "chapter": "chapter", "heading": "chapter", "title": "chapter"}
_SHOWN = {
    "captions": "caption", "caption": "caption", "quote": "quote", "stat": "stat", "list": "list",
    "chapter": "chapter", "heading": "chapter", "item": "list",
}  # fmt: skip


def remove(bag: Bag) -> Operation | None:
    """Read "kill the stat", "quote gone"; never what keeps something."""
    is_going = bag.chunks[-1].symbol == "come" and bag.chunks[-1].value in {"goes", "go"}
    if not (is_going or bag.has("remove", "cut", "removed", "unneeded", "no", "hide", "out")) or bag.has(
        "len"
    ):
        return None
    if is_going and not bag.has("everything"):
        return None
    if re.search(r"\b(?:from|off) the list\b", bag.scope.message):
        return None
    is_text = bag.has("text") and not any(_is_caption(bag, c.value) for c in bag.all("quoted"))
    bag = bag if is_text else bag.with_quoted_scenes()
    if bag.has("quoted", "so", "because"):
        return None
    if bag.has("end", "front") and any(c.symbol == "no" and "show" in c.value for c in bag.chunks):
        # "Don't show scene 3 at the end" says where not.
        return None
    if bag.has("no") and (bag.has(*_REMOVING) or re.search(r"\bas\b", bag.scope.message)):
        return None
    if (bag.has("removed") and bag.has("be") and not bag.has("should")) or (
        bag.has("from") and bag.has("to")
    ):
        return None
    if bag.has("everything") and bag.has("from", "before", "after", "between", "before_of", "behind_of"):
        return _stretch(bag)
    if bag.has("on", "size", "volume") and not bag.has(*_REMOVING):
        return None
    if not bag.refs() and bag.has("in") and not bag.has(*_REMOVING):
        # "… and out over 3" counts seconds.
        return None
    numbered = bag.with_numbers() if not bag.refs() else bag
    if not numbered.refs() or not numbered.only(
        "ref", *_RM, *_NOUNS, "every", "ba", "everything", "end", "colon", "come", "and"
    ):
        return None
    if any(chunk.point for chunk in numbered.all("ref")):
        return None
    if bag.has("no") and not bag.has(*_REMOVING) and _BRAND_CARD.search(bag.scope.message):
        return None
    if numbered.has("no", "hide") and numbered.kinds() & {"title"} and not bag.has(*_REMOVING):
        return None
    return RemoveScenes(numbered.refs())


def _is_caption(bag: Bag, words: str) -> bool:
    """Tell whether words are all that a scene shows, so that it goes with them."""
    wanted = words.lower().strip(" .!?。！？")
    return any(
        scene.kind == "caption" and scene.words.lower().strip(" .!?。！？") == wanted
        for scene in bag.film.scenes
    )


def _stretch(bag: Bag) -> Operation | None:
    """Read "everything between the list and the Monday scene should go"."""
    allowed = (
        "everything",
        "from",
        "before",
        "after",
        "between",
        "before_of",
        "behind_of",
        "and",
        "come",
        *_RM,
        *_NOUNS,
    )
    scenes = bag.refs()
    if not bag.only("ref", *allowed):
        return None
    count = len(bag.film.scenes)
    if bag.has("between") and len(scenes) == 2:
        low, high = sorted(scenes)
        gone = tuple(range(low + 1, high))
    elif len(scenes) != 1:
        return None
    elif bag.has("from"):
        gone = tuple(range(scenes[0], count + 1))
    else:
        gone = (
            tuple(range(1, scenes[0]))
            if bag.has("before", "before_of")
            else tuple(range(scenes[0] + 1, count + 1))
        )
    if not gone:
        raise EditError(tell("There is nothing there to remove."))
    return RemoveScenes(gone)


def keep(bag: Bag) -> Operation | None:
    """Read "only the first four should survive", "keep 1, 5 and 8 and lose the rest"."""
    if not bag.has("keep", "only") or bag.has("len", "quoted"):
        return None
    is_rest = bag.has("others") or (bag.has("else") and bag.has("remove", "no"))
    is_only = is_rest or bag.has("only", "remove") or any(c.value == "只留" for c in bag.all("keep"))
    numbered = bag.with_numbers() if not bag.refs() else bag
    if not is_only or not numbered.refs() or (bag.has("remove", "no", "removed") and not is_rest):
        return None
    if not bag.has("keep") and not (is_rest and bag.has("remove", "no")):
        return None
    if not numbered.only("ref", "keep", "only", "others", "else", "remove", "no", "removed", "and", *_NOUNS):
        return None
    return KeepScenes(numbered.refs())


def add(bag: Bag) -> Operation | None:
    """Read "before the end card I need a scene that says “…”"."""
    text = bag.text()
    if text is None or len(bag.all("quoted", "words")) != 1:
        return None
    is_added = (
        bag.has("add")
        or bool(_NEW_SCENE.search(bag.scope.message))
        or (bag.has("put") and bag.has("chapter"))
        or (bag.has("else", "one", "more", "scene") and bag.has(*SIDES, "front", "end", "between"))
    )
    kinds = [c for c in bag.chunks if c.symbol == "ref" and c.bare and c.kind in {"quote", "stat", "chapter"}]
    allowed = (*_ADD, *SIDES, *_NOUNS, "between", "front", "end", "last", "and", "say", "colon", "start", "num",
               "chapter", "stat", "quote", "heading", "title_word", "caption", "captions", "finish",
               "where")  # fmt: skip
    bag = _with_anchor(bag)
    if not is_added or not bag.only("ref", "quoted", "words", *allowed):
        return None
    sides, refs = bag.all(*SIDES), bag.all("ref")
    kind = next((_KINDS[c.symbol] for c in bag.all(*_KINDS)), "caption")
    count = len(bag.film.scenes)
    if bag.has("between"):
        pair = [n for c in refs for n in c.scenes]
        if len(pair) > 2 and kinds and kinds[0] is refs[0]:
            kind, pair = kinds[0].kind, pair[1:]
        if len(pair) != 2 or abs(pair[0] - pair[1]) != 1:
            return None
        return AddScene(text, min(pair), kind)
    if sides:
        side = sides[0]
        if side.symbol in {"behind_of", "before_of"}:
            anchors = [c for c in refs if c.end <= side.start]
            rest = [c for c in refs if c.start > side.start]
        else:
            anchors = [c for c in refs if c.start >= side.end]
            rest = [c for c in refs if c.end <= side.start]
        if len(anchors) == 2 and not rest and is_new(bag.scope.message, anchors[1].start):
            # "After scene 5 I want a quote card with “…”".
            anchors, rest = anchors[:1], anchors[1:]
        if rest and (len(rest) > 1 or not (rest[0].bare or is_new(bag.scope.message, rest[0].start))):
            return None
        if rest:
            kind = {"quote": "quote", "stat": "stat", "chapter": "chapter"}.get(rest[0].kind, "")
        if len(anchors) != 1 or len(anchors[0].scenes) != 1 or not kind:
            return None
        anchor = anchors[0].scenes[0]
        return AddScene(text, anchor if side.symbol in AFTER else anchor - 1, kind)
    if bag.has("front", "end", "last") and len(refs) == 0 and bag.has("add"):
        return AddScene(text, 0 if bag.has("front") else count, kind)
    if len(refs) == 1 and refs[0].bare and refs[0].kind == "title" and bag.has("front"):
        return AddScene(text, 0, kind)
    return None


def _with_anchor(bag: Bag) -> Bag:
    """Read the number behind "after" as a scene: "after five I want a card that says …"."""
    for side, number in itertools.pairwise(bag.chunks):
        if side.symbol in SIDES and number.symbol == "num" and "." not in number.value:
            scene = checked(int(number.value), bag.film)
            made = replace(number, symbol="ref", scenes=(scene,))
            return type(bag)(tuple(made if c is number else c for c in bag.chunks), bag.scope, bag.media)
    return bag


def duplicate(bag: Bag) -> Operation | None:
    """Read "dup s2", "show the statistic twice in a row"."""
    if not (
        bag.has("duplicate")
        or (bag.has("twice") and bool(bag.refs()) and bag.only("ref", "twice"))
        or (bag.has("again", "twice") and bag.has("show", "play", "put", "add", "use"))
    ):
        return None
    numbered = bag if bag.refs() else bag.with_numbers()
    allowed = (
        "duplicate",
        "again",
        "twice",
        "show",
        "play",
        "put",
        "add",
        "use",
        "after",
        "next",
        "one",
        "more",
        *_NOUNS,
    )
    if not numbered.refs() or not numbered.only("ref", *allowed):
        return None
    return DuplicateScenes(numbered.refs())


def split(bag: Bag) -> Operation | None:
    """Read "break number 3 in two", "spread it over two scenes"."""
    if not bag.has("split") and not (bag.has("two_parts") and bag.has("make", "cut", "ba")):
        return None
    is_near = bag.scope.is_local and len(bag.scope.focus) == 1 and not bag.refs()
    numbered = bag if bag.refs() or is_near else bag.with_numbers()
    allowed = ("split", "two_parts", "cut", "make", "ba", "num", "halfloud", "half", "every", *_NOUNS)
    scenes = numbered.refs() or (bag.scope.focus if is_near else ())
    if len(scenes) != 1 or not numbered.only("ref", *allowed):
        return None
    return SplitScene(scenes[0])


def merge(bag: Bag) -> Operation | None:
    """Read "glue 5 and 7 together", "3 and 5 should be just one scene"."""
    if not bag.has("merge", "into_one"):
        return None
    numbered = bag.with_numbers()
    scenes = numbered.refs()
    if len(scenes) < 2 or not numbered.only(
        "ref", "merge", "into_one", "and", "only", "put", "make", "ba", *_NOUNS
    ):
        return None
    return MergeScenes(scenes)


def kind(bag: Bag) -> Operation | None:
    """Read "make it an ordinary caption scene", "the quote should be a plain caption rather than a quote"."""
    if not bag.has("make", "ba", "change", "become", "switch", "should", "show", "asplain") and not re.search(
        r"\binstead\b", bag.scope.message
    ):
        return None
    refs = bag.all("ref")
    wanted = [_SHOWN[c.symbol] for c in bag.all(*_SHOWN)]
    wanted += [c.kind for c in refs[1:] if c.bare and c.kind in {"quote", "stat", "list", "chapter"}]
    against = bag.place("spread", "isnt")
    if against >= 0:
        bag = type(bag)(bag.chunks[:against], bag.scope, bag.media)
        wanted = [_SHOWN[c.symbol] for c in bag.all(*_SHOWN)]
        refs = bag.all("ref")
        wanted += [c.kind for c in refs[1:] if c.bare and c.kind in {"quote", "stat", "list", "chapter"}]
    if not refs or len(refs[0].scenes) != 1 or len(set(wanted)) != 1 or len(refs) > 2:
        return None
    allowed = ("make", "ba", "change", "switch", "show", "capstyle", "asplain", "num", *_SHOWN, *_NOUNS)
    if not bag.only("ref", *allowed) or bag.has("quoted", "words", "colon"):
        return None
    if any(c.symbol == "capstyle" and c.value != "plain" for c in bag.chunks):
        return None
    shown = bag.chunks[-1] if bag.chunks[-1].symbol == "ref" else None
    if shown and bag.scope.message[: shown.start].lower().rstrip().endswith(" the"):
        return None
    if refs[0].kind in {"caption", wanted[0]} and len(refs) == 1 and refs[0].bare:
        return None
    return ChangeKind(refs[0].scenes[0], wanted[0])


FRAMES: tuple[Callable[[Bag], Operation | None], ...] = (
    swap, merge, split, duplicate, add, move, keep, remove, kind,
)  # fmt: skip
