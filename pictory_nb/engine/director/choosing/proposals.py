"""What a message may ask for: operations made of what it mentions, in every way that makes sense."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_saying
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.questions import Question
from pictory_nb.engine.director.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.chunks import Chunk
    from pictory_nb.engine.director.operations import Operation

_JUST_EDITED = re.compile(
    r"\b(?:the |that )?(?:scene|one|slide|card|part|bit|caption)\W+(?:that |which )?(?:(?:we|you|i)(?:['’]ve| have)? just|(?:we|you|i) (?:have )?last|was just)"
    r" (?:\w+)|\b(?:the |that )?(?:just|last|recently) (?:edited|changed|modified) (?:scene|one|slide|card)"
    r"|(?:刚才|刚刚|刚|上次)(?:我|你|我们)?(?:编辑|修改|改|动|调|调整|处理)(?:过|好|了)?的?(?:那|这)?(?:一)?(?:个|张|幕|页|段)?(?:场景|画面|页|幕)?",
    re.IGNORECASE,
)
Role = tuple[str, int, int]
"""What part a mention plays, and where in the message it stands."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to understand a message.

    `what` names the kind of wish ("remove", "music mood"); `wish` is None when nothing is to be done.
    """

    what: str
    wish: tuple[Operation, ...] | Question | Travel | None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Scenes that may be meant, how they were named, and the places of the message that name them."""

    scenes: tuple[int, ...]
    how: str
    places: tuple[tuple[int, int], ...]

    def roles(self, name: str = "scenes") -> tuple[Role, ...]:
        """Return the parts that the mentions play."""
        return tuple((f"{name} {self.how}", start, end) for start, end in self.places)


def role(name: str, chunk: Chunk) -> Role:
    """Return the part that one chunk plays."""
    return name, chunk.start, chunk.end


def single_targets(heard: Heard, *, numbers: bool = True) -> list[Target]:
    """List the mentions of scenes, each by itself; numbers that stand alone may be scenes as well."""
    found: list[Target] = []
    count = heard.count
    for chunk in heard.bag.chunks:
        place = ((chunk.start, chunk.end),)
        if chunk.symbol == "ref":
            how = "it" if chunk.kind == "it" else chunk.kind if chunk.kind in {"every", "several"} else ""
            how = how or ("bare" if chunk.bare else "named")
            found.append(Target(chunk.scenes, how, place))
        elif numbers and chunk.symbol in {"num", "ordinal", "one"} and chunk.value.lstrip("-").isdigit():
            number = int(chunk.value)
            number = number if number > 0 else count + 1 + number
            if 1 <= number <= count:
                found.append(Target((number,), chunk.symbol, place))
        elif chunk.symbol == "last":
            found.append(Target((count,), "last", place))
        elif chunk.symbol == "quoted":
            saying = scenes_saying(heard.film, chunk.value)
            if len(saying) == 1:
                found.append(Target((saying[0] + 1,), "quoted", place))
    return found


def targets(heard: Heard) -> list[Target]:
    """List the sets of scenes that may be meant: each mention, all together, ranges, the rest, "it"."""
    return list(_targets(heard))


@remembered
def _targets(heard: Heard) -> tuple[Target, ...]:
    singles = single_targets(heard)
    found = list(singles)
    named = [one for one in singles if one.how not in {"num", "one", "ordinal", "last", "it"}]
    for group, how in ((named, "all"), (singles, "all numbers")):
        if len(group) > 1:
            scenes = tuple(dict.fromkeys(n for one in group for n in one.scenes))
            found.append(Target(scenes, how, tuple(p for one in group for p in one.places)))
    for first, second in pairwise(singles):
        low, high = first.scenes[0], second.scenes[-1]
        if low + 1 < high:
            places = (*first.places, *second.places)
            found.append(Target(tuple(range(low, high + 1)), "range", places))
            found.append(Target(tuple(range(low + 1, high)), "between", places))
        elif low + 1 == high and first.how not in {"named", "bare"}:
            found.append(Target((low, high), "range", (*first.places, *second.places)))
    everyone = range(1, heard.count + 1)
    for one in singles:
        if len(one.scenes) == 1:
            rest = {
                "from": tuple(n for n in everyone if n >= one.scenes[0]),
                "after": tuple(n for n in everyone if n > one.scenes[0]),
                "before": tuple(n for n in everyone if n < one.scenes[0]),
                "next": tuple(n for n in everyone if n == one.scenes[0] + 1),
                "previous": tuple(n for n in everyone if n == one.scenes[0] - 1),
            }
            found.extend(Target(scenes, how, one.places) for how, scenes in rest.items() if scenes)
    for one in (*singles, *(one for one in found if one.how == "all")):
        others = tuple(n for n in everyone if n not in one.scenes)
        if others:
            found.append(Target(others, "others", one.places))
    captions = tuple(scenes_of_kind(heard.film, "caption"))
    found.append(Target(captions, "captions", ()))
    focus = heard.bag.scope.focus
    if len(singles) > 2:
        for first, second in pairwise(singles):
            scenes = tuple(dict.fromkeys((*first.scenes, *second.scenes)))
            found.append(Target(scenes, "pair", (*first.places, *second.places)))
    if focus:
        found.append(Target(focus, "spoken of", ()))
        said = _JUST_EDITED.search(heard.message)
        if said:
            found.append(Target(focus, "just edited", (said.span(),)))
    kept: dict[tuple[tuple[int, ...], str], Target] = {}
    for one in found:
        kept.setdefault((one.scenes, one.how), one)
    return tuple(kept.values())


def one_scene_targets(heard: Heard) -> list[Target]:
    """List the single scenes that may be meant."""
    return [one for one in targets(heard) if len(one.scenes) == 1]


def times_of(heard: Heard) -> list[Chunk]:
    """List the times that are mentioned, and plain numbers beside one of them: "seconds 5 to 11"."""
    lengths = heard.bag.all("len")
    if len(lengths) != 1:
        return lengths
    numbers = [replace(c, symbol="len", ms=round(float(c.value) * 1000)) for c in heard.bag.all("num")]
    near = [c for c in numbers if abs(c.start - lengths[0].end) < 8 or abs(lengths[0].start - c.end) < 8]
    return sorted((*lengths, *near[:1]), key=lambda chunk: chunk.start)


def scenes_of_kind(film: Film, kind: str) -> list[int]:
    """List the scenes of a kind."""
    return list(_kinds(film).get(kind, ()))


@remembered
def _kinds(film: Film) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, scene in enumerate(film.scenes, 1):
        found.setdefault(scene.kind, []).append(number)
    return {kind: tuple(numbers) for kind, numbers in found.items()}


def questions(heard: Heard) -> Iterator[Proposal]:
    """Propose what the message may want to know, and steps through the versions."""
    topics = (
        "uploads",
        "versions",
        "length",
        "scenes",
        "music",
        "title",
        "theme",
        "brand",
        "captions",
        "shape",
        "voice",
        "transitions",
    )
    for topic in topics:
        yield Proposal(f"ask {topic}", Question(topic))
    for one in one_scene_targets(heard):
        yield Proposal("ask scene", Question("scene", one.scenes[0]), one.roles())
    yield Proposal("undo", Travel("undo"))
    yield Proposal("redo", Travel("redo"))
    yield Proposal("start over", Travel("start"))
    yield Proposal("undo", Travel("undo", 2), (("twice", 0, 0),))
    for chunk in heard.bag.all("num", "one", "ordinal"):
        if chunk.value.isdigit():
            yield Proposal("undo", Travel("undo", int(chunk.value)), (role("count", chunk),))
            yield Proposal("version", Travel("version", int(chunk.value)), (role("version", chunk),))
