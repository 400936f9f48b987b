"""Readings without word order: captions, themes, colours, backgrounds, logo, brand, transitions, the picture."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.rules_brand import FACTORS, corner, row
from pictory_nb.engine.director.operations import (
    ChangeAccent,
    ChangeBackground,
    ChangeBrand,
    ChangeCanvas,
    ChangeLogo,
    ChangeTheme,
    ChangeTransition,
    EditError,
    Operation,
    PlaceLogo,
    ShiftTheme,
    ShowCaptions,
    StyleCaptions,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.chunks import Bag

_VERBS = ("change", "make", "let", "show", "put", "use", "ba", "add", "switch", "replace", "become", "move", "else",
          "say", "colon", "only", "everything", "video", "play", "give", "keep", "colour", "raise", "lower", "again",
          "start", "come", "type", "position", "mood")  # fmt: skip
_OFF = ("no", "remove", "hide", "off", "removed", "unneeded", "take", "cut", "out", "mute")
_NEVER = ("not", "except", "quoted", "words", "text", "len", "spread", "isnt")
_SCENE = ("scene", "card", "part", "every", "one")
_BIG = ("bigger", "smaller", "doublebig", "halfbig")


def _scenes(bag: Bag) -> tuple[int, ...]:
    """Return the scenes that are named, or "this scene"; a bare "it" may be the captions or the video."""
    count = len(bag.film.scenes)
    refs = [c for c in bag.all("ref") if c.kind != "every" or 0 < len(c.scenes) < count]
    named = [c for c in refs if c.kind != "it"]
    near = [c for c in refs if _SCENE_WORD.search(bag.scope.message[c.start : c.end])]
    return tuple(dict.fromkeys(n for c in named or near for n in c.scenes))


_SCENE_WORD = re.compile(r"\b(?:scene|slide|card|part|shot|clip)\b|[段幕场页张句]", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|behind it|under it|on it)\b|它", re.IGNORECASE)


def _size(bag: Bag, sizes: set[str]) -> tuple[int | None, float]:
    """Return the size that is named, and by how much it changes: "at 120%", "10% smaller", "twice as big"."""
    percents = bag.all("percentage")
    if not percents:
        return None, FACTORS[next(iter(sizes))] if sizes else 1.0
    pct = round(float(percents[0].value))
    is_change = (
        bool(sizes)
        and pct < _WHOLE_PCT
        and not bag.has("to", "at")
        and not _TO_SIZE.search(bag.scope.message)
    )
    if not is_change:
        return pct, 1.0
    return None, 1 + (pct if sizes & {"bigger", "doublebig"} else -pct) / 100


_WHOLE_PCT = 100
_TO_SIZE = re.compile(r"\b(?:to|at|is|be) \d+ ?%|到|成|为", re.IGNORECASE)


def _sizes(bag: Bag) -> set[str]:
    """Return how sizes change; "shrink it to half its size" says it twice."""
    found = {c.symbol for c in bag.all(*_BIG)}
    if bag.has("twofold") and bag.has("size"):
        found.add("doublebig")
    return found & {"doublebig", "halfbig"} or found


def captions(bag: Bag) -> Operation | None:
    """Read "use the plain style for the subtitles", "captions in scene 3 boxed", "字幕放到画面上方"."""
    is_said = bag.has("captions", "caption") or any(c.kind == "caption" for c in bag.all("ref"))
    if not is_said or bag.has(*_NEVER, "media", "music", "logo", "transition", "num", "add"):
        return None
    scenes = _scenes(bag)
    base = ("captions", "caption", "ref", "theme", "effects_word", *_VERBS, *_SCENE)
    if bag.has("upper", "lowercase", "shorten", "shorter", "fewwords"):
        return None
    if bag.has(*_OFF) and not bag.has("behind", "capstyle", "somewhere", *_BIG):
        return ShowCaptions(show=False, scenes=scenes) if bag.only(*base, *_OFF) else None
    styles = {c.value for c in bag.all("capstyle")}
    directions = {c.value for c in bag.all("direction") if c.value in {"rtl", "ltr"}}
    sizes = _sizes(bag)
    percents = bag.all("percentage")
    where = bag.all("somewhere", "up", "down")
    place = None
    if where:
        words = [c.value for c in where if c.symbol == "somewhere"]
        place = row(words) if words else ("top" if where[0].symbol == "up" else "bottom")
    if not bag.only(
        *base,
        "capstyle",
        "behind",
        "direction",
        "somewhere",
        "up",
        "down",
        "size",
        "percentage",
        *_BIG,
        "in",
        "under",
        "above",
        "photo",
        "between",
    ):
        return None
    if len(styles) > 1 or len(sizes) > 1 or len(percents) > 1 or (where and place is None):
        return None
    if not (styles or directions or sizes or percents or place):
        shown = bag.has("show", "on", "add") and bag.only(*base) and "on" in [c.symbol for c in bag.chunks]
        return ShowCaptions(show=True, scenes=scenes) if shown and not scenes else None
    if percents and not (bag.has("size", "bigger", "smaller", "captions")):
        return None
    size_pct, factor = _size(bag, sizes)
    return StyleCaptions(
        style=next(iter(styles), None),
        size_pct=size_pct,
        factor=factor,
        place=place,
        direction=next(iter(directions), None),
        scenes=scenes,
    )


def theme(bag: Bag) -> Operation | None:
    """Read "give just the 73% card the paper look", "the video should look brighter"."""
    if bag.has(
        *_NEVER,
        "media",
        "music",
        "logo",
        "transition",
        "percentage",
        "num",
        "caption",
        "captions",
        "family",
        "remove",
    ):
        return None
    names = {c.value for c in bag.all("themename")}
    shifts = {c.symbol for c in bag.all("warmer", "cooler", "darker", "brighter")}
    allowed = (
        "ref",
        "themename",
        "warmer",
        "cooler",
        "darker",
        "brighter",
        "theme",
        "accent_word",
        *_VERBS,
        *_SCENE,
    )
    if len(names) + len(shifts) != 1 or not bag.only(*allowed):
        return None
    scenes = _scenes(bag)
    if names:
        return ChangeTheme(names.pop(), scenes)
    is_said = scenes or bag.has(
        "video", "theme", "colour", "everything", "make", "become", "it", "ref", "background"
    )
    return ShiftTheme(shifts.pop(), scenes) if is_said else None


def accent(bag: Bag) -> Operation | None:
    """Read "the highlight colour has to be #0B7A75"."""
    found = bag.all("hex")
    allowed = ("hex", "accent", "colour", "brand", "own", "theme", "colourname", *_VERBS)
    if len(found) != 1 or bag.has(*_NEVER, "background") or not bag.only(*allowed) or bag.has("ref"):
        return None
    digits = found[0].value.removeprefix("#")
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return ChangeAccent(f"#{full.lower()}")


def background(bag: Bag) -> Operation | None:
    """Read "所有背景统一成mesh渐变", "the video I uploaded goes under Marta's quote"."""
    if bag.has(
        "not", "except", "quoted", "text", "music", "logo", "transition", "spread", "isnt", "percentage"
    ):
        return None
    if bag.has("until", "dash", "ordinal", "num") and not bag.has("len"):
        return None
    families = {c.value for c in bag.all("family")}
    items = _pictures(bag)
    scenes = _scenes(bag)
    is_all = bag.has("every", "everything") or any(c.kind == "every" for c in bag.all("ref"))
    if not scenes and not is_all and _ITS.search(bag.scope.message[bag.chunks[0].start : bag.chunks[-1].end]):
        scenes = bag.refs() or (bag.scope.focus if len(bag.scope.focus) == 1 else ())
    allowed = ("ref", "family", "media", "uploaded", "own", "photo", "clip", "video", "file", "background", "behind",
               "under", "len", "until", "dash", "ordinal", "start", "num", "above", "clean", *_VERBS, *_SCENE)  # fmt: skip
    if not bag.only(*allowed):
        return None
    everyone = tuple(range(1, len(bag.film.scenes) + 1))
    named = tuple(n for c in bag.all("ref") if c.kind == "every" for n in c.scenes)
    where = scenes or named or (everyone if is_all else ())
    if len(families) == 1 and not items and not bag.has("len"):
        if not where and bag.has("background"):
            where = bag.scope.focus if bag.scope.is_local else everyone
        return ChangeBackground(where, family=families.pop()) if where else None
    if len(items) == 1 and not families and where:
        from_ms, to_ms = _part(bag)
        if bag.has("len") and from_ms is None and to_ms is None:
            return None
        return ChangeBackground(where, media_id=items[0], from_ms=from_ms, to_ms=to_ms)
    is_other = bag.has("else") or (bag.has("become", "replace", "change") and not bag.has("colour"))
    if not families and not items and is_other and bag.has("background") and len(scenes) == 1:
        return ChangeBackground(scenes) if not bag.has("media", "uploaded", "photo", "clip", "len") else None
    return None


def _pictures(bag: Bag) -> list[str]:
    named = [
        c.value
        for c in bag.all("media")
        if any(i.media_id == c.value and i.kind in {"image", "video"} for i in bag.media)
    ]
    if named or bag.has("media"):
        return named
    if not bag.has("uploaded", "own", "photo", "clip"):
        return []
    kinds = {"image"} if bag.has("photo") else {"video"} if bag.has("clip", "video") else {"image", "video"}
    fitting = [i for i in bag.media if i.kind in kinds and "logo" not in i.name.lower()]
    return [fitting[0].media_id] if len(fitting) == 1 else []


def _part(bag: Bag) -> tuple[int | None, int | None]:
    times = [c.ms for c in bag.all("len")]
    if len(times) == 2:
        return times[0], times[1]
    if len(times) == 1 and bag.has("ordinal"):
        return 0, times[0]
    if len(times) == 1 and bag.has("from", "start"):
        return times[0], None
    return None, None


def logo(bag: Bag) -> Operation | None:
    """Read "the logo belongs into the upper left corner", "logo in the top right at 120%"."""
    if not bag.has("logo") or bag.has(
        *_NEVER, "music", "transition", "caption", "captions", "num", "theme", "hex"
    ):
        return None
    if bag.has("ref") and not all(c.kind == "it" for c in bag.all("ref")):
        return None
    base = ("logo", "ref", "own", "uploaded", "every", *_VERBS)
    pictures = _pictures(bag.without("own", "uploaded")) if bag.has("media") else []
    if bag.has(*_OFF) and not bag.has("somewhere", *_BIG, "media", "percentage"):
        return ChangeLogo(show=False) if bag.only(*base, *_OFF) else None
    if pictures:
        is_logo = bag.only(*base, "media", "file", "photo") and len(pictures) == 1
        return ChangeLogo(pictures[0]) if is_logo else None
    sizes = _sizes(bag)
    percents = bag.all("percentage")
    rows = {"up": "top", "down": "bottom"}
    where = [
        rows.get(c.symbol, c.value)
        for c in bag.all("somewhere", *(("up", "down") if bag.has("somewhere") else ()))
    ]
    if not bag.only(
        *base,
        "somewhere",
        "up",
        "down",
        "size",
        "percentage",
        "twofold",
        *_BIG,
        "in",
        "end",
        "under",
        "above",
        "between",
        "photo",
        "half",
    ):
        return None
    if len(sizes) > 1 or len(percents) > 1:
        return None
    if not where and not sizes and not percents:
        named = [i for i in bag.media if "logo" in i.name.lower() and i.kind == "image"]
        wants = (
            bag.has("add", "put", "use")
            and bag.has("own", "uploaded", "add")
            and bag.only(*base, "photo", "file")
        )
        return ChangeLogo(named[-1].media_id) if wants and named else None
    size_pct, factor = _size(bag, sizes)
    return PlaceLogo(corner(where, bag.film) if where else None, size_pct, factor)


_CALLED = re.compile(
    r"^(?:we|our company|our brand|the company|the brand)(?: are|['’]re| is)(?: now)? called (?P<name>[^,.;!?]+?)(?: now)?"
    r"(?:, (?:not|no longer)\b.*)?[.!]?$",
    re.IGNORECASE,
)


def brand(bag: Bag) -> Operation | None:
    """Read "the company is now called “Southlight”", "把品牌名换成“Southlight”"."""
    if (
        not bag.has("brand", "rename")
        or not (
            bag.has("brand") or _CALLED.match(bag.scope.message[bag.chunks[0].start : bag.chunks[-1].end])
        )
        or bag.has("not", "except", "remove", "no", "hex", "logo", "colour")
    ):
        return None
    called = _CALLED.match(bag.scope.message[bag.chunks[0].start : bag.chunks[-1].end])
    if called:
        return ChangeBrand(called["name"].strip(' .,!"“”'))
    texts = [c.value for c in bag.all("quoted", "words")]
    if len(texts) == 1 and bag.only("brand", "quoted", "words", "rename", "text", *_VERBS):
        return ChangeBrand(texts[0])
    return None


def transition(bag: Bag) -> Operation | None:
    """Read "wipe from scene to scene throughout", "transitions should take one second each"."""
    kinds = {c.value for c in bag.all("kind")}
    if bag.has("quoted", "media", "music", "logo", "not", "except", "spread", "isnt", "title", "add_text"):
        return None
    if not bag.has("transition") and not kinds:
        return None
    times = [c.ms for c in bag.all("len")]
    base = ("transition", "kind", "len", "scene", "between", "every", "ref", "to", "and", "same", *_VERBS)
    if bag.has(*(symbol for symbol in _OFF if symbol != "take")) and not (kinds - {"cut"}):
        if not bag.has("transition") or times:
            return None
        is_none = bag.only(*base, *_OFF, "effects_word") and not bag.all("ref")
        return ChangeTransition((), "cut") if is_none else None
    if (
        len(kinds) > 1
        or len(times) > 1
        or not bag.only(*base, "last_for", "longer", "shorter", "slower", "faster", "take", "before", "in")
    ):
        return None
    if not (kinds or times):
        return None
    scenes = _scenes(bag)
    if scenes:
        return _between(bag, scenes, next(iter(kinds), None), times)
    if not bag.has("transition", "every", "scene", "everything", "between", "video"):
        return None
    return ChangeTransition((), next(iter(kinds), None), times[0] if times else None)


def _between(bag: Bag, scenes: tuple[int, ...], kind: str | None, times: list[int]) -> Operation | None:
    if bag.has("between"):
        if len(scenes) != 2 or abs(scenes[0] - scenes[1]) != 1:
            return None
        return ChangeTransition((max(scenes),), kind, times[0] if times else None)
    if len(scenes) == 1 and scenes[0] > 1 and bag.has("before", "in", "to") and not bag.has("after", "from"):
        return ChangeTransition(scenes, kind, times[0] if times else None)
    return None


def picture(bag: Bag) -> Operation | None:
    """Read "square version for the feed", "720p is enough", "24fps like in the cinema"."""
    if bag.has(
        "not",
        "no",
        "except",
        "quoted",
        "media",
        "len",
        "ref",
        "spread",
        "isnt",
        "remove",
        "logo",
        "captions",
        "music",
    ):
        return None
    for chunk in bag.all("shape"):
        before = bag.scope.message[: chunk.start].lower().split()[-2:]
        if "for" in before and len({c.value for c in bag.all("shape")}) > 1:
            # "Square, for the feed": what it is for is no second shape.
            bag = type(bag)(tuple(c for c in bag.chunks if c is not chunk), bag.scope, bag.media)
    shapes, lines = {c.value for c in bag.all("shape")}, {c.value for c in bag.all("lines")}
    allowed = ("shape", "lines", "aspect", "resolution", "framerate", "fps", "num", "enough", "file", "version", "out",
               "photo", "background_word", "cinema", "and", "scene", "down", "publish", "come", "for", *_VERBS)  # fmt: skip
    if not bag.only(*allowed):
        return None
    rates = [int(float(c.value)) for c in bag.all("num")] if bag.has("fps", "framerate") else []
    if bag.all("num") and len(rates) != 1:
        return None
    if len(shapes) > 1 or len(lines) > 1 or not (shapes or lines or rates):
        return None
    known = {"720p": 720, "1080p": 1080, "fullhd": 1080, "full-hd": 1080}
    if lines and next(iter(lines)) not in known:
        raise EditError(tell("I make videos of 720 or 1080 lines; other sizes I cannot make yet."))
    return ChangeCanvas(
        next(iter(shapes), None), known[next(iter(lines))] if lines else None, rates[0] if rates else None
    )


FRAMES: tuple[Callable[[Bag], Operation | None], ...] = (
    captions, logo, brand, accent, theme, transition, background, picture,
)  # fmt: skip
