"""Edits of what stands over every scene: logo, brand, accent colour, captions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.apply_kit import with_brand_texts
from pictory_nb.engine.director.film import Film, Json, first_of, with_meta, with_texts
from pictory_nb.engine.director.operations import (
    ChangeAccent,
    ChangeBrand,
    ChangeLogo,
    EditError,
    PlaceLogo,
    ShowCaptions,
    StyleCaptions,
)
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.work import Outcome, Work, apply_one, has_or_have, named
from pictory_nb.engine.render.film import LOGO_OPACITIES_PCT

if TYPE_CHECKING:
    from collections.abc import Sequence

CAPTION_STYLES = ("pill", "karaoke", "boxed", "plain", "pop")
CAPTION_PLACES = ("bottom", "middle", "top")
_PLACES = {"bottom": "stand at the bottom", "middle": "stand in the middle", "top": "stand at the top"}
DIRECTIONS = {"ltr": "from left to right", "rtl": "from right to left", "auto": "as their letters do"}
CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")
_LEAST_PCT, _MOST_PCT = 50, 200
_HEX = re.compile(r"#[0-9a-f]{6}")


@apply_one.register
def _(operation: ChangeLogo, work: Work) -> Outcome:
    brand = {"name": work.film.brand, "logo": None, "show": True, **work.film.meta.get("brand", {})}
    opacity_pct = _opacity(operation.opacity_pct)
    if opacity_pct is not None:
        brand = {**brand, "opacity_pct": opacity_pct}
    told = ""
    if opacity_pct is not None:
        told = (
            tell("The logo is a watermark now, {opacity_pct}% opaque.", opacity_pct=opacity_pct)
            if opacity_pct < 100
            else tell("The logo is fully opaque.")
        )
    if operation.media_id is not None:
        item = work.upload(operation.media_id)
        if item.kind != "image":
            raise EditError(tell("{name} is no picture, so it cannot be the logo.", name=item.name))
        brand = {**brand, "logo": {"media_id": item.media_id}, "show": True}
        told = listed([tell("The logo is now {name}.", name=item.name), *([told] if told else [])], " ")
        return Outcome(with_meta(work.film, brand=brand), told)
    film = with_meta(work.film, brand={**brand, "show": operation.show})
    return Outcome(film, told or (tell("The logo is on.") if operation.show else tell("The logo is hidden.")))


def _opacity(opacity_pct: int | None) -> int | None:
    """Return how opaque the logo is to be; None when it stays as it is.

    Raises
    ------
    EditError
        When it could not be seen, or more than all of it.
    """
    least, most = LOGO_OPACITIES_PCT
    if opacity_pct is not None and not least <= opacity_pct <= most:
        raise EditError(tell("The logo can be {least}% to {most}% opaque.", least=least, most=most))
    return opacity_pct


@apply_one.register
def _(operation: PlaceLogo, work: Work) -> Outcome:
    brand = {"name": work.film.brand, "logo": None, "show": True, **work.film.meta.get("brand", {})}
    told: list[str] = []
    if operation.place is not None:
        if operation.place not in CORNERS:
            raise EditError(
                tell("The logo can stand in a corner: top left, top right, bottom left or bottom right.")
            )
        brand = {**brand, "place": operation.place}
        told.append(tell("stands {place}", place=tell(operation.place.replace("-", " "))))
    size_pct = _size(operation.size_pct, operation.factor, int(brand.get("size_pct", 100)), "logo")
    if size_pct is not None:
        brand = {**brand, "size_pct": size_pct}
        told.append(tell("has {size_pct}% of its size", size_pct=size_pct))
    opacity_pct = _opacity(operation.opacity_pct)
    if opacity_pct is not None:
        brand = {**brand, "opacity_pct": opacity_pct, "show": True}
        told.append(tell("is {opacity_pct}% opaque", opacity_pct=opacity_pct))
    if not told:
        raise EditError(tell("Say where the logo should stand or how large it should be."))
    hidden = "" if brand["show"] else tell(" It is hidden: say “show the logo” to see it.")
    return Outcome(
        with_meta(work.film, brand=brand),
        tell("The logo now {listed}.{hidden}", listed=listed(told, " and "), hidden=hidden),
    )


def _size(exact_pct: int | None, factor: float, old_pct: int, name: str) -> int | None:
    """Return the new size in percent, None when it stays."""
    if exact_pct is None and factor == 1:
        return None
    size_pct = round(old_pct * factor) if exact_pct is None else exact_pct
    if not _LEAST_PCT <= size_pct <= _MOST_PCT:
        raise EditError(
            tell(
                "The {name} can have {least_pct}% to {most_pct}% of the usual size: now it is "
                "{old_pct}%, and that would make it {size_pct}%.",
                name=tell(name),
                least_pct=_LEAST_PCT,
                most_pct=_MOST_PCT,
                old_pct=old_pct,
                size_pct=size_pct,
            )
        )
    return size_pct


@apply_one.register
def _(operation: ChangeBrand, work: Work) -> Outcome:
    film = work.film
    brand = {"logo": None, "show": True, **film.meta.get("brand", {}), "name": operation.name}
    old = film.brand
    film = with_brand_texts(with_meta(film, brand=brand), operation.name, str(brand.get("tagline", "")))
    index = first_of(film, "end")
    if index is not None and film.scenes[index].texts[0].segment["m"].get("subtitle") in {"", old}:
        film = with_texts(film, index, lambda text: {**text.segment["m"], "subtitle": operation.name})
    return Outcome(film, tell("The brand is now {name}.", name=operation.name))


@apply_one.register
def _(operation: ChangeAccent, work: Work) -> Outcome:
    old = work.film.meta.get("colors", {})
    if operation.color is None:
        if not old.get("accent"):
            raise EditError(tell("The accent colour is the theme's already."))
        kept = {key: value for key, value in old.items() if key != "accent"}
        return Outcome(with_meta(work.film, colors=kept), tell("The accent colour is the theme's again."))
    color = operation.color.lower()
    if not _HEX.fullmatch(color):
        raise EditError(tell("Name the colour by its hex code: “use #0F62FE”."))
    return Outcome(
        with_meta(work.film, colors={**old, "accent": color}),
        tell("The accent colour is now {color}.", color=color),
    )


@apply_one.register
def _(operation: ShowCaptions, work: Work) -> Outcome:
    if operation.scenes:
        places = _captioned(work, operation.scenes)
        film = _with_scene_captions(work.film, places, show=operation.show)
        told = (
            tell("The captions of {scenes} are on.", scenes=named(places).lower())
            if operation.show
            else tell("The captions of {scenes} are off.", scenes=named(places).lower())
        )
        return Outcome(film, told)
    told = (
        tell("The captions are on.")
        if operation.show
        else tell("The captions are off; titles and cards stay.")
    )
    return Outcome(_with_film_captions(work.film, show=operation.show), told)


def _captioned(work: Work, numbers: tuple[int, ...]) -> list[int]:
    """Return which of the scenes have captions.

    Raises
    ------
    EditError
        When none has.
    """
    places = work.indices(numbers)
    found = [place for place in places if any(t.role == "caption" for t in work.film.scenes[place].texts)]
    if not found:
        raise EditError(tell("{scenes} {verb} no captions.", scenes=named(places), verb=has_or_have(places)))
    return found


def _captions_of(film: Film, place: int | None) -> Json:
    """Return how captions look: in one scene, or where no scene says otherwise."""
    own = {} if place is None else film.scenes[place].video["m"].get("captions", {})
    return {"style": "pill", "show": True, **film.meta.get("captions", {}), **own}


def _with_scene_captions(film: Film, places: Sequence[int], **look: object) -> Film:
    """Return the film with another look of the captions of some scenes."""
    scenes = list(film.scenes)
    for place in places:
        meta = scenes[place].video["m"]
        own = {**meta.get("captions", {}), **look}
        scenes[place] = replace(scenes[place], video={**scenes[place].video, "m": {**meta, "captions": own}})
    return replace(film, scenes=tuple(scenes))


def _with_film_captions(film: Film, **look: object) -> Film:
    """Return the film with another look of all captions: what scenes had of their own gives way to it."""
    scenes = []
    for scene in film.scenes:
        meta = scene.video["m"]
        own = {key: value for key, value in meta.get("captions", {}).items() if key not in look}
        rest = {key: value for key, value in meta.items() if key != "captions"}
        kept = {**rest, "captions": own} if own else rest
        scenes.append(scene if kept == meta else replace(scene, video={**scene.video, "m": kept}))
    film = with_meta(film, captions={**_captions_of(film, None), **look})
    return replace(film, scenes=tuple(scenes))


@apply_one.register
def _(operation: StyleCaptions, work: Work) -> Outcome:
    places = _captioned(work, operation.scenes) if operation.scenes else []
    captions = _captions_of(work.film, places[0] if places else None)
    look: Json = {}
    told: list[str] = []
    if operation.style is not None:
        if operation.style not in CAPTION_STYLES:
            raise EditError(
                tell(
                    "The captions can be {listed} or {named}.",
                    listed=listed(map(tell, CAPTION_STYLES[:-1])),
                    named=tell(CAPTION_STYLES[-1]),
                )
            )
        look["style"] = operation.style
        told.append(tell("have the style {style}", style=tell(operation.style)))
    size_pct = _size(operation.size_pct, operation.factor, int(captions.get("size_pct", 100)), "captions")
    if size_pct is not None:
        look["size_pct"] = size_pct
        told.append(tell("have {size_pct}% of their size", size_pct=size_pct))
    if operation.place is not None:
        if operation.place not in CAPTION_PLACES:
            raise EditError(tell("The captions can stand at the bottom, in the middle or at the top."))
        if not told or operation.place != captions.get("place", "bottom"):
            look["place"] = operation.place
        told.append(tell(_PLACES[operation.place]))
    if operation.direction is not None:
        if operation.direction not in DIRECTIONS:
            raise EditError(tell("The captions can run from left to right or from right to left."))
        look["direction"] = operation.direction
        told.append(tell("run {direction}", direction=tell(DIRECTIONS[operation.direction])))
    if not told:
        raise EditError(tell("Say which style, size, place or direction the captions should have."))
    hidden = "" if captions["show"] else tell(" They are off: say “captions on” to see them.")
    how = listed(told, " and ")
    if places:
        return Outcome(
            _with_scene_captions(work.film, places, **look),
            tell(
                "The captions of {scenes} now {listed}.{hidden}",
                scenes=named(places).lower(),
                listed=how,
                hidden=hidden,
            ),
        )
    return Outcome(
        _with_film_captions(work.film, **look),
        tell("The captions now {listed}.{hidden}", listed=how, hidden=hidden),
    )
