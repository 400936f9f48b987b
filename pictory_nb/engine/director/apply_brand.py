"""Edits of what stands over every scene: logo, brand, accent colour, captions."""

from __future__ import annotations

import re

from pictory_nb.engine.director.film import first_of, with_meta, with_texts
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
from pictory_nb.engine.director.work import Outcome, Work, apply_one

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
    if operation.media_id is not None:
        item = work.upload(operation.media_id)
        if item.kind != "image":
            raise EditError(tell("{name} is no picture, so it cannot be the logo.", name=item.name))
        brand = {**brand, "logo": {"media_id": item.media_id}, "show": True}
        return Outcome(with_meta(work.film, brand=brand), tell("The logo is now {name}.", name=item.name))
    film = with_meta(work.film, brand={**brand, "show": operation.show})
    return Outcome(film, tell("The logo is on.") if operation.show else tell("The logo is hidden."))


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
    film = with_meta(film, brand=brand)
    index = first_of(film, "end")
    if index is not None and film.scenes[index].texts[0].segment["m"].get("subtitle") in {"", old}:
        film = with_texts(film, index, lambda text: {**text.segment["m"], "subtitle": operation.name})
    return Outcome(film, tell("The brand is now {name}.", name=operation.name))


@apply_one.register
def _(operation: ChangeAccent, work: Work) -> Outcome:
    old = work.film.meta.get("colors", {})
    if operation.color is None:
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
    captions = {"style": "pill", **work.film.meta.get("captions", {}), "show": operation.show}
    told = (
        tell("The captions are on.")
        if operation.show
        else tell("The captions are off; titles and cards stay.")
    )
    return Outcome(with_meta(work.film, captions=captions), told)


@apply_one.register
def _(operation: StyleCaptions, work: Work) -> Outcome:
    captions = {"style": "pill", "show": True, **work.film.meta.get("captions", {})}
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
        captions["style"] = operation.style
        told.append(tell("have the style {style}", style=tell(operation.style)))
    size_pct = _size(operation.size_pct, operation.factor, int(captions.get("size_pct", 100)), "captions")
    if size_pct is not None:
        captions["size_pct"] = size_pct
        told.append(tell("have {size_pct}% of their size", size_pct=size_pct))
    if operation.place is not None:
        if operation.place not in CAPTION_PLACES:
            raise EditError(tell("The captions can stand at the bottom, in the middle or at the top."))
        captions["place"] = operation.place
        told.append(tell(_PLACES[operation.place]))
    if operation.direction is not None:
        if operation.direction not in DIRECTIONS:
            raise EditError(tell("The captions can run from left to right or from right to left."))
        captions["direction"] = operation.direction
        told.append(tell("run {direction}", direction=tell(DIRECTIONS[operation.direction])))
    if not told:
        raise EditError(tell("Say which style, size, place or direction the captions should have."))
    hidden = "" if captions["show"] else tell(" They are off: say “captions on” to see them.")
    return Outcome(
        with_meta(work.film, captions=captions),
        tell("The captions now {listed}.{hidden}", listed=listed(told, " and "), hidden=hidden),
    )
