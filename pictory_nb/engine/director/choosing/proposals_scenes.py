"""Proposals about which scenes there are and in what order, and how long things last."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.proposals import (
    Proposal,
    Role,
    Target,
    one_scene_targets,
    role,
    single_targets,
    targets,
    times_of,
)
from pictory_nb.engine.director.grammar.rules_times import LONGER, SHORTER
from pictory_nb.engine.director.operations import (
    AddScene,
    ChangeKind,
    ChangeSceneLength,
    ChangeSpeed,
    CutRange,
    DuplicateScenes,
    KeepRange,
    KeepScenes,
    MergeScenes,
    MoveScenes,
    RemoveScenes,
    Retell,
    ReverseScenes,
    SplitScene,
    SwapScenes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.choosing.hearing import Heard

_FACTORS = (("longer", LONGER), ("shorter", SHORTER), ("twice as long", 2.0), ("half as long", 0.5))
_KINDS = ("caption", "quote", "stat", "list", "chapter")
_PLAIN = frozenset(
    {
        "named",
        "bare",
        "it",
        "every",
        "several",
        "num",
        "one",
        "ordinal",
        "last",
        "quoted",
        "all",
        "all numbers",
        "just edited",
    }
)


def which(heard: Heard) -> Iterator[Proposal]:
    """Propose to remove, keep, double, split, merge scenes, or to show them as another kind."""
    for one in targets(heard):
        if one.how != "captions" and len(one.scenes) < heard.count:
            yield Proposal("remove", (RemoveScenes(one.scenes),), one.roles())
        if one.how not in {"captions", "others", "spoken of"} and len(one.scenes) < heard.count:
            yield Proposal("keep", (KeepScenes(one.scenes),), one.roles())
        if one.how in _PLAIN | {"spoken of"} and len(one.scenes) < heard.count:
            yield Proposal("duplicate", (DuplicateScenes(one.scenes),), one.roles())
        if len(one.scenes) > 1 and one.how in {"all", "all numbers", "range", "named", "pair"}:
            yield Proposal("merge", (MergeScenes(tuple(sorted(one.scenes))),), one.roles())
    singles = one_scene_targets(heard)
    for one in singles:
        yield Proposal("split", (SplitScene(one.scenes[0]),), one.roles())
        after = one.scenes[0] + 1
        if after <= heard.count and one.how in _PLAIN:
            yield Proposal("merge next", (MergeScenes((one.scenes[0], after)),), one.roles())
        if one.scenes[0] > 1 and one.how in _PLAIN:
            yield Proposal("merge previous", (MergeScenes((one.scenes[0] - 1, one.scenes[0])),), one.roles())
        kind_now = heard.film.scenes[one.scenes[0] - 1].kind
        for kind in _KINDS:
            if kind != kind_now and one.how in _PLAIN | {"spoken of"}:
                yield Proposal(f"kind {kind}", (ChangeKind(one.scenes[0], kind),), one.roles())


def where(heard: Heard) -> Iterator[Proposal]:
    """Propose to move and swap scenes."""
    count = heard.count
    plain = [one for one in targets(heard) if one.how in _PLAIN | {"range", "spoken of", "next", "previous"}]
    moved = [one for one in plain if one.how != "last" and len(one.scenes) <= count // 2]
    anchors = [
        one
        for one in (*single_targets(heard), *(t for t in plain if t.how in {"next", "previous", "spoken of"}))
        if len(one.scenes) == 1
    ]
    for one in moved:
        scenes = one.scenes
        yield Proposal("move front", (MoveScenes(scenes, 0),), one.roles())
        if 1 not in scenes:
            yield Proposal("move behind title", (MoveScenes(scenes, 1),), one.roles())
        yield Proposal("move end", (MoveScenes(scenes, count),), one.roles())
        if count not in scenes:
            yield Proposal("move before end", (MoveScenes(scenes, count - 1),), one.roles())
        if len(scenes) == 1:
            n = scenes[0]
            for steps in (1, 2):
                if n > steps:
                    yield Proposal(f"move up {steps}", (MoveScenes(scenes, n - steps - 1),), one.roles())
                if n + steps <= count:
                    yield Proposal(f"move down {steps}", (MoveScenes(scenes, n + steps),), one.roles())
            if n < count:
                yield Proposal("swap next", (SwapScenes(n, n + 1),), one.roles())
            if n > 1:
                yield Proposal("swap previous", (SwapScenes(n, n - 1),), one.roles())
        for anchor in anchors:
            if _overlap(one, anchor):
                continue
            to = anchor.scenes[0]
            roles = (*one.roles("moved"), *anchor.roles("anchor"))
            if to not in scenes:
                yield Proposal("move after", (MoveScenes(scenes, to),), roles)
                yield Proposal("move before", (MoveScenes(scenes, to - 1),), roles)
                if len(scenes) == 1:
                    yield Proposal("move to", (MoveScenes(scenes, to if scenes[0] < to else to - 1),), roles)
        for between in _gaps(heard):
            if not _overlap(one, between) and not set(scenes) & set(between.scenes):
                roles = (*one.roles("moved"), *between.roles("anchor"))
                yield Proposal("move between", (MoveScenes(scenes, between.scenes[0]),), roles)
    yield Proposal("reverse", (ReverseScenes(),))
    for one in single_targets(heard):
        if len(one.scenes) == 2:
            here, there = one.scenes
            yield Proposal("swap both", (SwapScenes(here, there),), one.roles())
            yield Proposal("move both after", (MoveScenes((here,), there),), one.roles())
            yield Proposal("move both before", (MoveScenes((here,), there - 1),), one.roles())
    for first, second in permutations([one for one in anchors if one.how not in {"next", "previous"}], 2):
        if first.scenes[0] < second.scenes[0] and not _overlap(first, second):
            roles = (*first.roles("moved"), *second.roles("moved"))
            yield Proposal("swap", (SwapScenes(first.scenes[0], second.scenes[0]),), roles)


def _gaps(heard: Heard) -> list[Target]:
    """List the pairs of neighbours that are mentioned: between them something may be put."""
    singles = single_targets(heard)
    found = [Target(one.scenes, "neighbours", one.places) for one in singles if _are_neighbours(one.scenes)]
    for first, second in pairwise(singles):
        scenes = (*first.scenes, *second.scenes)
        if _are_neighbours(scenes) and not _overlap(first, second):
            found.append(Target(scenes, "neighbours", (*first.places, *second.places)))
    return found


def _are_neighbours(scenes: tuple[int, ...]) -> bool:
    return len(scenes) == 2 and scenes[1] == scenes[0] + 1


def _overlap(one: Target, other: Target) -> bool:
    return any(a < d and c < b for a, b in one.places for c, d in other.places)


def new(heard: Heard) -> Iterator[Proposal]:
    """Propose new scenes."""
    count = heard.count
    for text in heard.spans[:5]:
        given = (f"text {text.how}", text.start, text.end)
        places: list[tuple[str, int, tuple[Role, ...]]] = [
            ("front", 0, ()),
            ("behind title", 1, ()),
            ("end", count, ()),
            ("before end", count - 1, ()),
        ]
        for one in one_scene_targets(heard):
            if one.how in _PLAIN | {"spoken of"} and not any(
                text.start < b and a < text.end for a, b in one.places
            ):
                places.append(("after", one.scenes[0], one.roles("anchor")))
                places.append(("before", one.scenes[0] - 1, one.roles("anchor")))
        places += [
            ("between", gap.scenes[0], gap.roles("anchor"))
            for gap in _gaps(heard)
            if not any(text.start < b and a < text.end for a, b in gap.places)
        ]
        for name, after, roles in places:
            for kind in ("caption", "quote", "stat", "chapter"):
                what = f"add {kind} {name}"
                yield Proposal(what, (AddScene(text.text, after, kind),), (given, *roles))


def how_long(heard: Heard) -> Iterator[Proposal]:
    """Propose lengths of scenes and of the whole."""
    lengths = heard.bag.all("len")
    seconds = [c for c in heard.bag.all("num") if not lengths and float(c.value) >= 1]
    timed = [(c.ms, role("length", c)) for c in lengths if c.ms > 0]
    timed += [(round(float(c.value) * 1000), role("seconds", c)) for c in seconds]
    for one in targets(heard):
        if one.how in {"before", "next", "previous"}:
            continue
        others = [(ms, r) for ms, r in timed if not any(a < r[2] and r[1] < b for a, b in one.places)]
        for ms, given in others:
            roles = (given, *one.roles())
            yield Proposal("scene length", (ChangeSceneLength(one.scenes, length_ms=ms),), roles)
            yield Proposal("scene longer by", (ChangeSceneLength(one.scenes, by_ms=ms),), roles)
            yield Proposal("scene shorter by", (ChangeSceneLength(one.scenes, by_ms=-ms),), roles)
        for other in single_targets(heard) if len(one.scenes) <= 2 else ():
            if len(other.scenes) == 1 and not _overlap(one, other) and other.scenes[0] not in one.scenes:
                like = ChangeSceneLength(
                    one.scenes, length_ms=heard.film.scenes[other.scenes[0] - 1].duration_ms
                )
                yield Proposal("scene as long as", (like,), (*one.roles(), *other.roles("anchor")))
        for name, factor in _FACTORS:
            yield Proposal(f"scene {name}", (ChangeSceneLength(one.scenes, factor=factor),), one.roles())
    for ms, given in timed:
        yield Proposal("whole length", (Retell(length_ms=ms),), (given,))
        yield Proposal("whole longer by", (Retell(by_ms=ms),), (given,))
        yield Proposal("whole shorter by", (Retell(by_ms=-ms),), (given,))
    for name, factor in _FACTORS:
        yield Proposal(f"whole {name}", (Retell(factor=factor),))
    yield from _speed(heard)


def _speed(heard: Heard) -> Iterator[Proposal]:
    for name, speed in (("faster", 1.25), ("slower", 0.8), ("double", 2.0), ("half", 0.5)):
        yield Proposal(f"speed {name}", (ChangeSpeed(speed),))
    for chunk in heard.bag.all("factor", "num"):
        if 0.2 <= float(chunk.value) <= 4:
            yield Proposal("speed factor", (ChangeSpeed(float(chunk.value)),), (role("factor", chunk),))
    for chunk in heard.bag.all("percentage"):
        share = float(chunk.value) / 100
        if 0.2 <= share <= 4:
            yield Proposal("speed share", (ChangeSpeed(share),), (role("share", chunk),))
        if share < 1:
            yield Proposal("speed more by", (ChangeSpeed(1 + share),), (role("share", chunk),))
            yield Proposal("speed less by", (ChangeSpeed(1 - share),), (role("share", chunk),))


def ranges(heard: Heard) -> Iterator[Proposal]:
    """Propose stretches of time to cut or to keep."""
    total = heard.film.length_ms
    times = [(c.ms, role("time", c)) for c in times_of(heard)]
    if not times:
        times = [(round(float(c.value) * 1000), role("number", c)) for c in heard.bag.all("num")]
    for ms, given in times:
        if not 0 < ms < total:
            continue
        spans = {"first": (0, ms), "last": (total - ms, total), "from": (ms, total)}
        for name, (start, end) in spans.items():
            yield Proposal(f"cut {name}", (CutRange(start, end),), (given,))
            yield Proposal(f"keep {name}", (KeepRange(start, end),), (given,))
    for (start, one), (end, other) in combinations(times, 2):
        if start < end <= total:
            yield Proposal("cut range", (CutRange(start, end),), (one, other))
            yield Proposal("keep range", (KeepRange(start, end),), (one, other))
            yield Proposal("cut length", (CutRange(start, min(start + end, total)),), (one, other))
