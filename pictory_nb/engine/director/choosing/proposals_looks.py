"""Proposals about how the film looks: theme, colours, backgrounds, transitions, captions, logo, shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.proposals import Proposal, Role, Target, role, targets, times_of
from pictory_nb.engine.director.grammar.names import VALUES
from pictory_nb.engine.director.grammar.rules_brand import FACTORS, corner, row
from pictory_nb.engine.director.operations import (
    ChangeAccent,
    ChangeBackground,
    ChangeCanvas,
    ChangeLogo,
    ChangeTheme,
    ChangeTransition,
    EditError,
    PlaceLogo,
    ShiftTheme,
    ShowCaptions,
    StyleCaptions,
    TrimClip,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.choosing.hearing import Heard

_WHOLE = Target((), "whole", ())
_FACTORS = (("bigger", FACTORS["bigger"]), ("smaller", FACTORS["smaller"]), ("double", 2.0), ("half", 0.5))
_SYMBOL_OF_KIND = {
    "photo": {"image"}, "clip": {"video"}, "video": {"video"}, "file": {"image", "video", "audio"},
    "song": {"audio"}, "uploaded": {"image", "video", "audio"},
}  # fmt: skip


def uploads(heard: Heard, *kinds: str) -> Iterator[tuple[str, tuple[Role, ...]]]:
    """List the uploads of some kinds that may be meant, with what names them."""
    named = heard.bag.all("media")
    items = [item for item in heard.bag.media if item.kind in kinds]
    for item in items:
        chunk = next((c for c in named if c.value == item.media_id), None)
        if chunk:
            yield item.media_id, (role("file", chunk),)
    if named:
        return
    for item in items:
        fitting = [c for c in heard.bag.all(*_SYMBOL_OF_KIND) if item.kind in _SYMBOL_OF_KIND[c.symbol]]
        # "The video that I uploaded" is no photo.
        said = min(fitting, key=lambda c: len(_SYMBOL_OF_KIND[c.symbol]), default=None)
        is_logo = "logo" in item.name.lower()
        how = "logo upload" if is_logo else "upload"
        yield item.media_id, ((f"{how} {said.symbol}", said.start, said.end),) if said else ((how, 0, 0),)


def colours(heard: Heard) -> Iterator[Proposal]:
    """Propose themes and accents."""
    places = (_WHOLE, *targets(heard))
    if not heard.bag.has("themename"):
        for name in VALUES["themename"]:
            yield Proposal(f"theme like {name}", (ChangeTheme(name),))
    for chunk in heard.bag.all("themename"):
        for one in places:
            what = "theme" if one is _WHOLE else "theme of scenes"
            wish = ChangeTheme(chunk.value, one.scenes)
            yield Proposal(what, (wish,), (role("theme", chunk), *one.roles()))
    for toward in ("warmer", "cooler", "darker", "brighter"):
        yield Proposal(f"theme {toward}", (ShiftTheme(toward),))
        for one in places[1:]:
            if one.how in {"named", "bare", "all", "it", "range", "num"}:
                yield Proposal(f"theme of scenes {toward}", (ShiftTheme(toward, one.scenes),), one.roles())
    for chunk in heard.bag.all("hex"):
        digits = chunk.value.removeprefix("#")
        full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        yield Proposal("accent", (ChangeAccent(f"#{full.lower()}"),), (role("colour", chunk),))
    yield Proposal("accent gone", (ChangeAccent(None),))


def pictures(heard: Heard) -> Iterator[Proposal]:
    """Propose backgrounds."""
    everyone = tuple(range(1, heard.count + 1))
    places = [Target(everyone, "whole", ()), *targets(heard)]
    times = times_of(heard)
    for one in places:
        what = "backgrounds" if one.how == "whole" else "background"
        for chunk in heard.bag.all("family"):
            wish = ChangeBackground(one.scenes, family=chunk.value)
            yield Proposal(f"{what} drawn", (wish,), (role("family", chunk), *one.roles()))
        for media_id, roles in uploads(heard, "image", "video"):
            given = (*roles, *one.roles())
            yield Proposal(f"{what} upload", (ChangeBackground(one.scenes, media_id=media_id),), given)
            if len(times) == 2:
                cut = ChangeBackground(one.scenes, media_id=media_id, from_ms=times[0].ms, to_ms=times[1].ms)
                yield Proposal(f"{what} part", (cut,), (*given, role("from", times[0]), role("to", times[1])))
            elif len(times) == 1:
                cut = ChangeBackground(one.scenes, media_id=media_id, from_ms=times[0].ms)
                yield Proposal(f"{what} from", (cut,), (*given, role("from", times[0])))
                cut = ChangeBackground(one.scenes, media_id=media_id, from_ms=0, to_ms=times[0].ms)
                yield Proposal(f"{what} first", (cut,), (*given, role("to", times[0])))
        if one.how != "whole" and len(one.scenes) == 1:
            yield Proposal("background other", (ChangeBackground(one.scenes),), one.roles())
        if len(times) == 2:
            trim = TrimClip(one.scenes, times[0].ms, times[1].ms)
            yield Proposal("trim clip", (trim,), (role("from", times[0]), role("to", times[1]), *one.roles()))


def transitions(heard: Heard) -> Iterator[Proposal]:
    """Propose transitions."""
    places = (_WHOLE, *targets(heard))
    for place in places:
        one, what = place, "transition" if place is _WHOLE else "transition of scenes"
        is_pair = len(place.scenes) == 2 and place.scenes[1] == place.scenes[0] + 1
        if is_pair and place.how in {"all", "all numbers", "range", "named", "several"}:
            one, what = Target((max(place.scenes),), "into", place.places), "transition between"
        for kind in ("crossfade", "slide", "wipe", "cut"):
            chunk = next((c for c in heard.bag.all("kind") if c.value == kind), None)
            said = (role("kind", chunk),) if chunk else ()
            if chunk or kind == "cut" or one is _WHOLE:
                wish = ChangeTransition(one.scenes, kind=kind)
                yield Proposal(what if chunk else f"{what} like {kind}", (wish,), (*said, *one.roles()))
        for time in heard.bag.all("len"):
            wish = ChangeTransition(one.scenes, length_ms=time.ms)
            yield Proposal(f"{what} length", (wish,), (role("length", time), *one.roles()))


def captions(heard: Heard) -> Iterator[Proposal]:
    """Propose captions on, off, and their style, size, place and direction."""
    places = (_WHOLE, *targets(heard))
    somewhere = heard.bag.all("somewhere")
    above = _row([c.value for c in somewhere])
    for one in places:
        of = "captions" if one is _WHOLE else "captions of scenes"
        for show in (True, False):
            yield Proposal(f"{of} {'on' if show else 'off'}", (ShowCaptions(show, one.scenes),), one.roles())
        for style in VALUES["capstyle"]:
            chunk = next((c for c in heard.bag.all("capstyle") if c.value == style), None)
            if not chunk:
                continue
            given = (role("style", chunk), *one.roles())
            yield Proposal(f"{of} style", (StyleCaptions(style=style, scenes=one.scenes),), given)
            if above:
                both = StyleCaptions(style=style, place=above, scenes=one.scenes)
                yield Proposal(f"{of} style place", (both,), (*given, role("place", somewhere[0])))
            for share in heard.bag.all("percentage") if above else ():
                all_of = StyleCaptions(
                    style=style, size_pct=_pct(share.value), place=above, scenes=one.scenes
                )
                sized_and_placed = (role("size", share), role("place", somewhere[0]))
                yield Proposal(f"{of} style size place", (all_of,), (*given, *sized_and_placed))
            for share in heard.bag.all("percentage"):
                both = StyleCaptions(style=style, size_pct=_pct(share.value), scenes=one.scenes)
                yield Proposal(f"{of} style size", (both,), (*given, role("size", share)))
        for share in heard.bag.all("percentage", "num"):
            if _pct(share.value) >= 20:
                sized = StyleCaptions(size_pct=_pct(share.value), scenes=one.scenes)
                size = role(f"size {share.symbol}", share)
                yield Proposal(f"{of} size", (sized,), (size, *one.roles()))
                if above:
                    both = StyleCaptions(size_pct=_pct(share.value), place=above, scenes=one.scenes)
                    placed = (size, role("place", somewhere[0]), *one.roles())
                    yield Proposal(f"{of} size place", (both,), placed)
        for name, by, share_of in _shares(heard):
            sized = StyleCaptions(factor=by, scenes=one.scenes)
            yield Proposal(f"{of} {name} by", (sized,), (share_of, *one.roles()))
        for chunk in heard.bag.all("factor", "num"):
            if 1 < float(chunk.value) < 4:
                times = StyleCaptions(factor=float(chunk.value), scenes=one.scenes)
                yield Proposal(f"{of} times", (times,), (role(f"times {chunk.symbol}", chunk), *one.roles()))
        for name, factor in _FACTORS:
            yield Proposal(f"{of} {name}", (StyleCaptions(factor=factor, scenes=one.scenes),), one.roles())
            if above:
                both = StyleCaptions(factor=factor, place=above, scenes=one.scenes)
                placed = (role("place", somewhere[0]), *one.roles())
                yield Proposal(f"{of} place {name}", (both,), placed)
        for place in ("top", "middle", "bottom"):
            said = (role("place", somewhere[0]),) if above == place else ()
            if said or not above:
                what = f"{of} {place}" if not said else f"{of} place"
                yield Proposal(what, (StyleCaptions(place=place, scenes=one.scenes),), (*said, *one.roles()))
    if not heard.bag.has("capstyle"):
        for style in VALUES["capstyle"]:
            yield Proposal(f"captions like {style}", (StyleCaptions(style=style),))
    for direction in ("rtl", "ltr"):
        yield Proposal(f"captions {direction}", (StyleCaptions(direction=direction),))


def _shares(heard: Heard) -> Iterator[tuple[str, float, Role]]:
    for share in heard.bag.all("percentage"):
        by = float(share.value) / 100
        yield "bigger", 1 + by, role("by", share)
        if by < 1:
            yield "smaller", 1 - by, role("by", share)


def _row(words: list[str]) -> str | None:
    try:
        return row(words) if words else None
    except EditError:
        return None


def _pct(value: str) -> int:
    return round(float(value))


def logos(heard: Heard) -> Iterator[Proposal]:
    """Propose the logo shown, hidden, another one, elsewhere, larger or smaller."""
    yield Proposal("logo off", (ChangeLogo(show=False),))
    yield Proposal("logo on", (ChangeLogo(show=True),))
    somewhere = heard.bag.all("somewhere")
    place = None
    if somewhere:
        try:
            place = corner([c.value for c in somewhere], heard.film)
        except EditError:
            place = None
    placed = tuple(role("place", c) for c in somewhere)
    pictures_of = [(ChangeLogo(media_id), roles) for media_id, roles in uploads(heard, "image")]
    for change, roles in pictures_of:
        yield Proposal("logo upload", (change,), roles)
        if place:
            yield Proposal("logo upload place", (change, PlaceLogo(place=place)), (*roles, *placed))
    if place:
        yield Proposal("logo place", (PlaceLogo(place=place),), placed)
    for share in heard.bag.all("percentage", "num"):
        if _pct(share.value) < 20:
            continue
        size = role(f"size {share.symbol}", share)
        yield Proposal("logo size", (PlaceLogo(size_pct=_pct(share.value)),), (size,))
        if place:
            sized = PlaceLogo(place=place, size_pct=_pct(share.value))
            yield Proposal("logo place size", (sized,), (size, *placed))
    for name, by, given in _shares(heard):
        yield Proposal(f"logo {name} by", (PlaceLogo(factor=by),), (given,))
    for chunk in heard.bag.all("factor", "num"):
        if 1 < float(chunk.value) < 4:
            times = role(f"times {chunk.symbol}", chunk)
            yield Proposal("logo times", (PlaceLogo(factor=float(chunk.value)),), (times,))
    for name, factor in _FACTORS:
        yield Proposal(f"logo {name}", (PlaceLogo(factor=factor),))
        if place:
            yield Proposal(f"logo place {name}", (PlaceLogo(place=place, factor=factor),), placed)


def canvases(heard: Heard) -> Iterator[Proposal]:
    """Propose shapes, resolutions and frame rates."""
    for shape in ("9:16", "16:9", "1:1", "4:5"):
        chunk = next((c for c in heard.bag.all("shape") if c.value == shape), None)
        said = (role("shape", chunk),) if chunk else ()
        yield Proposal("shape" if chunk else f"shape {shape}", (ChangeCanvas(shape=shape),), said)
        for lines in heard.bag.all("lines"):
            digits = lines.value.lower().removesuffix("p")
            if digits in {"720", "1080"}:
                both = ChangeCanvas(shape=shape, lines=int(digits))
                yield Proposal("shape lines", (both,), (*said, role("lines", lines)))
    for chunk in heard.bag.all("lines", "num"):
        digits = chunk.value.lower().removesuffix("p")
        if digits in {"720", "1080"}:
            yield Proposal("lines", (ChangeCanvas(lines=int(digits)),), (role("lines", chunk),))
    for chunk in heard.bag.all("num"):
        if chunk.value in {"24", "25", "30", "50", "60"}:
            yield Proposal("fps", (ChangeCanvas(fps=int(chunk.value)),), (role("fps", chunk),))
