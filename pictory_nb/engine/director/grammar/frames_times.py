"""Readings without word order: how long scenes and the whole last, and which stretches stay."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar import nouns
from pictory_nb.engine.director.grammar.rules_times import LONGER, SHORTER, check_range
from pictory_nb.engine.director.operations import (
    ChangeSceneLength,
    ChangeSpeed,
    CutRange,
    KeepRange,
    Operation,
    Retell,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.chunks import Bag, Chunk

_WHOLE = ("video", "everything", "length", "it")
_VERBS = ("change", "make", "let", "show", "keep", "play", "put", "give", "use", "ba", "last_for", "fit", "lengthen",
          "lengthento", "shorten", "shortento", "lower", "raise", "add", "take", "cut", "trim", "down", "up", "bigger",
          "smaller", "say", "colon", "switch", "atmost", "only", "under", "become", "again", "hold", "run",
          "enough", "others_so", "same")  # fmt: skip
_NOUNS = ("tempo", "scene", "card", "part", "text", "caption", "captions", "sec", "length", "speed", "one")
_MORE = ("longer", "lengthen", "more", "else", "plus", "add")
_NEEDING = frozenset({"need", "i need", "we need", "like to have", "来", "missing", "create"})
"""Ways to wish for a thing, which add nothing to a length: "I need a 20 second video"."""
_COMPLAINS = re.compile(r"too |on screen too|太")
"""What only says how it is now: "too long, 35 seconds please"."""
_RM = ("remove", "cut", "trim", "no", "take", "removed", "off", "out")


def ranges(bag: Bag) -> Operation | None:
    """Read "take out everything from second 4 to second 23", "keep 0:09 - 0:35 and lose the rest"."""
    times = bag.all("len")
    if bag.has("quoted", "media", "clip", "transition", "music") or not times or len(times) > 2:
        return None
    is_keep = bag.has("keep", "only") and not (bag.has("trim") and not bag.has("others"))
    is_cut = bag.has(*_RM)
    # "I need the section between 9 and 35 seconds, remove everything else".
    is_keep = is_keep or any(chunk.start > times[-1].end for chunk in bag.all("others"))
    allowed = ("len", *_RM, "keep", "only", "everything", "others", "between", "until", "dash", "and", "ordinal",
               "last", "front", "end", "start", "before", "after", "behind_of", "before_of", "ba", "part", "sec",
               "on", "use", "show", "video", "last_for", "make", "finish", "let", "stay", "scene", "come")  # fmt: skip
    numbers = bag.all("num")
    if len(times) == 1 and len(numbers) == 1 and bag.has("to", "until", "dash", "and", "between"):
        return None
    if not bag.only(*allowed) or bag.all("ref"):
        return None
    total_ms = bag.film.length_ms
    if len(times) == 2 and bag.has("before", "after"):
        return None
    if len(times) == 2:
        if not bag.has("to", "until", "dash", "and", "between"):
            return None
        start_ms, end_ms = times[0].ms, times[1].ms
        if is_keep and (not is_cut or bag.has("others")):
            check_range(bag.film, start_ms, end_ms)
            return KeepRange(start_ms, end_ms)
        if is_cut and not is_keep:
            check_range(bag.film, start_ms, end_ms)
            return CutRange(start_ms, end_ms)
        return None
    ms = times[0].ms
    is_first = bag.has("ordinal", "front", "start") and all(c.value == "1" for c in bag.all("ordinal"))
    is_last = bag.has("last", "end")
    is_before = bag.has("before", "before_of")
    is_after = bag.has("after", "behind_of") or (bag.has("from") and not is_first and not is_last)
    if sum((is_first, is_last, is_before, is_after)) != 1:
        if not (is_first and is_after and is_keep):
            return None
        is_after = False
    if is_keep and (not is_cut or bag.has("others", "after", "behind_of")):
        if is_before or is_first:
            start_ms, end_ms = 0, ms
        else:
            start_ms, end_ms = (total_ms - ms, total_ms) if is_last else (ms, total_ms)
        check_range(bag.film, start_ms, end_ms)
        return KeepRange(start_ms, end_ms)
    if not is_cut or is_keep:
        return None
    start_ms, end_ms = (
        (0, ms) if is_first or is_before else (total_ms - ms, total_ms) if is_last else (ms, total_ms)
    )
    check_range(bag.film, start_ms, end_ms)
    return CutRange(start_ms, end_ms)


def _sign(bag: Bag) -> int | None:
    """Return 1 for more, -1 for less, 0 for exactly; None when it is said in two ways."""
    if bag.has("shortento", "lengthento"):
        return 0
    is_by = bag.has("by")
    more, less = (
        any(
            c.symbol in _MORE and c.value not in _NEEDING and (is_by or not _COMPLAINS.match(c.value))
            for c in bag.chunks
        ),
        bag.has("less", "minus")
        or any(is_by or not _COMPLAINS.match(c.value) for c in bag.all("shorter"))
        or (bag.has("shorten", "trim", "cut", "take") and bag.has("by", "off", "from")),
    )
    if bag.has("toolong") and not bag.has("make", "shorten", "shortento"):
        less = True
    if bag.has("by") and not bag.has("to"):
        more, less = more or bag.has("raise"), less or bag.has("lower")
    if not bag.has("to", "become", "shortento") and any(not c.value.isascii() for c in bag.all("shorten")):
        # "缩短1秒" takes a second off, "缩短到1秒" leaves one.
        less = True
    if bag.has("lengthen") and bag.has("to") and not bag.has("by", "else", "more"):
        more = False
    if more and less:
        return None
    return 1 if more else -1 if less else 0


def _is_film(ref: Chunk, bag: Bag) -> bool:
    """Tell whether "it" is the film: no scene was spoken of, and it is no "that scene"."""
    is_bare = " " not in bag.scope.message[ref.start : ref.end].strip()
    return ref.kind == "it" and is_bare and not bag.scope.is_local


def scene_length(bag: Bag) -> Operation | None:
    """Read "give people 8 seconds to read the quote", "quote +2s", "5 seconds for every scene"."""
    times = bag.all("len")
    if len(times) != 1 or bag.has("quoted", "media", "transition", "music", "clip", "remove", "voice", "num"):
        return None
    scenes = bag.refs()
    is_every = any(c.kind == "every" for c in bag.all("ref")) or bag.has("every")
    if bag.has("every") and bag.has("caption", "captions") and not scenes:
        scenes = tuple(n for n, scene in enumerate(bag.film.scenes, 1) if scene.kind == "caption")
    if not scenes:
        return None
    refs = bag.all("ref")
    if bag.has("end") and all(c.kind == "it" for c in refs):
        # "For the end 7 seconds" is said of the end card.
        scenes = (nouns.last_scene(bag.film),)
    if refs and _is_film(refs[0], bag) and not bag.has("end"):
        return None
    if bag.has("ordinal", "last") or (bag.has("video") and not is_every):
        return None
    sign = _sign(bag)
    allowed = ("len", "ref", "every", *_VERBS, *_NOUNS, "longer", "shorter", "more", "less", "else", "plus", "minus",
               "asfill", "end", "to")  # fmt: skip
    if sign is None or not bag.without("end").only(*allowed) or bag.has("not", "no"):
        return None
    if sign:
        return ChangeSceneLength(scenes, by_ms=sign * times[0].ms)
    if bag.has("cut") and ":" in bag.scope.message[times[0].start : times[0].end]:
        # "Cut scene 3 at 0:12" names a time of the film and no length.
        return None
    return ChangeSceneLength(scenes, length_ms=times[0].ms)


def whole_length(bag: Bag) -> Operation | None:
    """Read "whole thing in 30s", "six seconds shorter as a whole"."""
    times = bag.all("len")
    if len(times) != 1 or bag.has("quoted", "media", "transition", "music", "clip", "remove", "voice", "num"):
        return None
    refs = [c for c in bag.all("ref") if c.kind != "it"]
    its = [c for c in bag.all("ref") if c.kind == "it"]
    if refs or bag.has("every", "ordinal", "last", "front", "start", "no", "not", "caption", "scene"):
        return None
    if not bag.has("video", "everything", "length", "atmost", "fit", "shortento", "lengthento") and not its:
        return None
    if bag.has("fit"):
        bag = bag.without("stop", "position", "let")
    sign = _sign(bag)
    if sign is None or not bag.only(
        "len", "ref", *_WHOLE, *_VERBS, "longer", "shorter", "more", "less", "else", "plus", "minus", "to"
    ):
        return None
    if its and bag.scope.is_local and not bag.has("video", "everything", "length"):
        return None
    return Retell(by_ms=sign * times[0].ms) if sign else Retell(length_ms=times[0].ms)


def relative(bag: Bag) -> Operation | None:
    """Read "the quote a little longer", "twice as long for the list", "the whole at 1.5x"."""
    if bag.has(
        "len",
        "quoted",
        "music",
        "voice",
        "transition",
        "media",
        "remove",
        "no",
        "not",
        "clip",
        "text",
        "caption",
        "captions",
    ):
        return None
    factor = _factor(bag)
    if factor is None or (bag.has("sec") and bag.has("one", "num")):
        return None
    bag_rest = ("ref", "longer", "shorter", "faster", "slower", "double", "halfspeed", "factor", "halve", "halfloud", "half",
                "doublelong", "shorten", "lengthen", "speedup", "slowdown", "more", "percentage", "by",
                *_WHOLE, *_VERBS, *_NOUNS)  # fmt: skip
    refs = [c for c in bag.all("ref") if not _is_film(c, bag)]
    if not bag.only(*bag_rest):
        return None
    scenes = bag.refs() if refs else ()
    if scenes:
        return ChangeSceneLength(scenes, factor=factor)
    is_length = bag.has("length", "longer", "shorter", "shorten", "lengthen", "doublelong")
    if not bag.has("video", "everything", "it", "speed", "speedup", "slowdown") and not is_length:
        return None
    if bag.has("speedup", "slowdown", "faster", "slower", "factor", "double", "halfspeed"):
        return ChangeSpeed(1 / factor)
    return Retell(factor=factor) if bag.has("video", "everything") else None


def _factor(bag: Bag) -> float | None:
    is_length = bag.has("length") and not bag.has("speed")
    found = [
        float(chunk.value) if is_length else 1 / float(chunk.value)
        for chunk in bag.all("factor")
        if float(chunk.value)
    ]
    for chunk in bag.all("percentage"):
        share = float(chunk.value) / 100
        if bag.has("speedup", "faster"):
            found.append(1 / (1 + share))
        elif bag.has("slowdown", "slower"):
            found.append(1 / (1 - share) if share < 1 else 0)
        elif bag.has("longer", "lengthen"):
            found.append(1 + share)
        elif bag.has("shorter", "shorten"):
            found.append(1 - share)
        else:
            return None
    if found:
        return found[0] if len(found) == 1 and 0.05 <= found[0] <= 20 else None
    named = {
        "doublelong": 2.0, "halve": 0.5, "halfloud": 0.5, "double": 0.5, "halfspeed": 2.0, "longer": LONGER,
        "lengthen": LONGER, "shorter": SHORTER, "shorten": SHORTER, "faster": 0.8, "slower": 1.25, "speedup": 0.8,
        "slowdown": 1.25,
    }  # fmt: skip
    values = [named[c.symbol] for c in bag.chunks if c.symbol in named]
    exact = [v for v in values if v in {2.0, 0.5}]
    values = exact or values
    return values[0] if values and len(set(values)) == 1 else None


FRAMES: tuple[Callable[[Bag], Operation | None], ...] = (ranges, scene_length, whole_length, relative)
