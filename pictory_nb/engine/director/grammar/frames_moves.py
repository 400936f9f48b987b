"""Readings without word order: where scenes stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import checked
from pictory_nb.engine.director.operations import EditError, MoveScenes, Operation, SwapScenes
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.chunks import Bag, Chunk

AFTER, BEFORE = ("after", "behind", "behind_of", "next"), ("before", "before_of")
SIDES = (*AFTER, *BEFORE)
_MOVING = (
    "move",
    "put",
    "come",
    "start",
    "switch",
    "show",
    "play",
    "make",
    "let",
    "ba",
    "use",
    "position",
    "change",
)
_NOUNS = ("scene", "part", "video", "card", "caption", "text")


def move(bag: Bag) -> Operation | None:
    """Read "list goes after the quote", "churn before meetings"; the order of the two references counts."""
    allowed = (*_MOVING, *SIDES, *_NOUNS, "follow", "and", "front", "end", "one", "num", "every", "more")
    refs = bag.all("ref")
    if (
        len(refs) == 2
        and refs[1].kind == "ordinal"
        and bag.has("as", "be", "should", "become")
        and bag.only("ref", *_MOVING, *_NOUNS)
    ):
        return _placed(refs[0].scenes, refs[1].scenes[0], bag)
    if bag.has("between") and len(refs) == 3 and bag.only("ref", "between", "and", *_MOVING, *_NOUNS):
        pair = sorted(n for chunk in refs[1:] for n in chunk.scenes)
        return MoveScenes(refs[0].scenes, pair[0]) if len(pair) == 2 and pair[1] - pair[0] == 1 else None
    if bag.has("follow"):
        return _following(bag, allowed)
    sides = bag.all(*SIDES)
    refs = bag.all("ref")
    if not sides or bag.has("quoted", "add", "len", "media", "family", "kind", "transition"):
        return moved_far(bag)
    if len(refs) < 2:
        bag = bag.with_numbers()
        refs = bag.all("ref")
    if len(refs) != 2 or not bag.only("ref", *allowed) or len(sides) != 1:
        return None
    first, second = refs
    side = sides[-1]
    is_after = side.symbol in AFTER
    if side.symbol in {"behind_of", "before_of"}:
        if side.start < second.start:
            return None
    elif side.start > second.start or side.start < first.start:
        # "After the quote comes the list" starts with its place.
        if side.start > first.start or not bag.has("come", "put", "move"):
            return None
        first, second = second, first
    if len(second.scenes) != 1 or set(first.scenes) & set(second.scenes):
        return None
    anchor = second.scenes[0]
    return MoveScenes(first.scenes, anchor if is_after else anchor - 1)


def _placed(scenes: tuple[int, ...], position: int, bag: Bag) -> Operation:
    others = [n for n in range(1, len(bag.film.scenes) + 1) if n not in scenes]
    return MoveScenes(scenes, others[position - 2] if position > 1 else 0)


def _following(bag: Bag, allowed: tuple[str, ...]) -> Operation | None:
    refs = bag.all("ref")
    if len(refs) != 2 or not bag.only("ref", *allowed) or len(refs[1].scenes) != 1:
        return None
    return MoveScenes(refs[0].scenes, refs[1].scenes[0])


def moved_far(bag: Bag) -> Operation | None:
    """Read a move to an edge, to a place or by some places."""
    refs = bag.all("ref")
    count = len(bag.film.scenes)
    if len(refs) == 2 and refs[1].kind == "title" and bag.has("before"):
        return None
    if not refs or bag.has("quoted", "add", "len", "remove", "media", "family", "music"):
        return None
    scenes = bag.refs()
    steps = bag.all("up", "down", "earlier", "later", "forward", "backward")
    if (
        steps
        and len(scenes) == 1
        and bag.only("ref", *_MOVING, "up", "down", "earlier", "later", "num", "one", *_NOUNS)
    ):
        return _stepped(scenes[0], steps[0], bag)
    if bag.has("position") and len(bag.all("num")) == 1 and bag.only("ref", "nth", "num", *_MOVING, *_NOUNS):
        others = [n for n in range(1, count + 1) if n not in scenes]
        number = checked(int(float(bag.all("num")[0].value)), bag.film)
        return MoveScenes(scenes, others[number - 2] if number > 1 else 0)
    if (
        re.search("开头|开场", bag.scope.message)
        and len(scenes) == 1
        and bag.only("ref", "ordinal", "start", "front", *_MOVING)
    ):
        return MoveScenes(scenes, 0)
    if (
        len(scenes) == 1
        and len(bag.chunks) == 2
        and bag.chunks[1].symbol == "ordinal"
        and bag.chunks[1].value == "1"
    ):
        return MoveScenes(scenes, 0)
    places = [chunk for chunk in bag.all("ordinal", "last", "front", "end") if chunk.start > refs[0].start]
    before = [c for c in bag.all("front", "end") if c.start < refs[0].start]
    if before and not places and bag.has("start", "finish") and len(scenes) == 1:
        places = before
    if bag.has("start", "finish") and not places and len(scenes) == 1:
        if bag.only("ref", "start", "finish", "video", "let", "make"):
            return MoveScenes(scenes, 0 if bag.has("start") else count)
        return None
    if len(places) != 1 or not bag.only(
        "ref", *_MOVING, *_NOUNS, "front", "end", "ordinal", "last", "video", "position", "every"
    ):
        return None
    if not bag.has(*_MOVING, "front", "end", "position"):
        return None
    place = places[0]
    if place.symbol == "front":
        return MoveScenes(scenes, 0)
    if place.symbol in {"end", "last"}:
        return MoveScenes(scenes, count)
    if not bag.has("position", "move", "put", "come"):
        return None
    number = int(place.value)
    position = number if number > 0 else count + 1 + number
    others = [n for n in range(1, count + 1) if n not in scenes]
    before_it = others[: checked(position, bag.film) - 1]
    return MoveScenes(scenes, before_it[-1] if before_it else 0)


def _stepped(scene: int, step: Chunk, bag: Bag) -> Operation:
    counts = bag.all("num")
    by = int(float(counts[0].value)) if counts else 1
    target = scene - by - 1 if step.symbol in {"up", "earlier", "forward"} else scene + by
    if not 0 <= target <= len(bag.film.scenes):
        raise EditError(tell("Scene {number} cannot move any further.", number=scene))
    return MoveScenes((scene,), target)


def swap(bag: Bag) -> Operation | None:
    """Read "list and churn the other way round", "2 and 5 trade places"."""
    if not bag.has("swap"):
        return None
    numbered = bag.with_numbers()
    if len(numbered.refs()) != 2 or not numbered.only(
        "ref", "swap", "and", *_NOUNS, *_MOVING, "switch", "position", "replace"
    ):
        return None
    return SwapScenes(*numbered.refs())
