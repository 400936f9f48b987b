"""Edits of the brand kit: intro and outro cards, tagline, lower third, font, colours of the backgrounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.brand_cards import LENGTHS_MS, has_card, with_card, without_card
from pictory_nb.engine.director.brief import DEFAULT_BRAND
from pictory_nb.engine.director.film import (
    Film,
    Json,
    Text,
    read_film,
    shifted,
    with_meta,
    with_texts,
    write_film,
)
from pictory_nb.engine.director.operations import (
    ChangeFont,
    ChangePalette,
    ChangeTagline,
    EditError,
    ShowBrandCard,
    ShowLowerThird,
)
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.wording import spoken_length
from pictory_nb.engine.director.work import Outcome, Work, apply_one
from pictory_nb.engine.render.film import LOWER_THIRD_LEAST_MS, MOST_COLORS

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEX = re.compile(r"#[0-9a-f]{6}")
_LONGEST_LINE = 90


@apply_one.register
def _(operation: ShowBrandCard, work: Work) -> Outcome:
    for card in operation.cards:
        _check_card(card)
    # What stands in the film counts, not what its draft said before this message.
    draft = write_film(work.film)
    wrong = [card for card in dict.fromkeys(operation.cards) if has_card(draft, card) is not operation.show]
    for card in wrong:
        draft = _carded(draft, card) if operation.show else without_card(draft, card)
    film = _again(draft) if wrong else work.film
    told = [(_BEGINS if operation.show else _GONE)[card] for card in wrong]
    if len(told) > 1:
        told = [_BOTH_BEGIN if operation.show else _BOTH_GONE]
    if not told and operation.show:
        return Outcome(film, tell("The video has that card already."))
    if not told:
        raise EditError(tell("The brand has no such card in this video."))
    length = tell("the video is {length} long.", length=spoken_length(film.length_ms))
    named = _hint(film) if operation.show else tell("")
    return Outcome(film, listed([*told, length], "; ") + named)


_BEGINS = {
    "intro": tell("The video now begins with a card of the brand"),
    "outro": tell("The video now ends with a card of the brand"),
}
_BOTH_BEGIN = tell("The video now begins and ends with a card of the brand")
_GONE = {"intro": tell("The brand's intro card is gone"), "outro": tell("The brand's outro card is gone")}
_BOTH_GONE = tell("The brand's intro and outro cards are gone")


def _hint(film: Film) -> str:
    is_ours = film.meta.get("brand", {}).get("name") in {None, "", DEFAULT_BRAND}
    return tell(" Say “our brand is …” to put your own name on it.") if is_ours else tell("")


def _check_card(card: str) -> None:
    if card not in LENGTHS_MS:
        raise EditError(tell("The brand has two cards: the intro and the outro."))


def _again(draft: Mapping[str, Any]) -> Film:
    """Read a draft whose scenes were moved, with all of them on frames again."""
    return shifted(read_film(draft))


def _carded(draft: Mapping[str, Any], card: str) -> dict[str, Any]:
    brand = draft.get("m", {}).get("brand", {})
    return with_card(draft, card, str(brand.get("name") or ""), str(brand.get("tagline") or ""))


def with_brand_texts(film: Film, name: str, tagline: str) -> Film:
    """Return the film with another name and tagline on the brand's cards."""

    def changed(text: Text) -> Json:
        return {**text.segment["m"], "text": name, "subtitle": tagline}

    for index, scene in enumerate(film.scenes):
        if scene.kind == "brand":
            film = with_texts(film, index, changed)
    return film


@apply_one.register
def _(operation: ChangeTagline, work: Work) -> Outcome:
    text = _line(operation.text)
    brand = {"name": work.film.brand, "logo": None, "show": True, **work.film.meta.get("brand", {})}
    if not text:
        if not brand.get("tagline"):
            raise EditError(tell("The brand has no tagline."))
        kept = {key: value for key, value in brand.items() if key != "tagline"}
        film = with_brand_texts(with_meta(work.film, brand=kept), str(brand["name"]), "")
        return Outcome(film, tell("The tagline is gone."))
    film = with_brand_texts(with_meta(work.film, brand={**brand, "tagline": text}), str(brand["name"]), text)
    told = tell("The tagline is now “{text}”.", text=text)
    card = operation.card
    if card is not None:
        _check_card(card)
        draft = write_film(film)
        if not has_card(draft, card):
            film = _again(_carded(draft, card))
            told += listed(["", _BEGINS[card]], " ") + tell(".") + _hint(film)
    elif not any(scene.kind == "brand" for scene in film.scenes):
        told += tell(" It stands on the brand's cards: say “add an outro card” to see it.")
    return Outcome(film, told)


def _line(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > _LONGEST_LINE:
        raise EditError(
            tell("That is too long for one line: {most} characters are the most.", most=_LONGEST_LINE)
        )
    return line


def _lower_third_place(film: Film) -> int | None:
    """Return where the lower third stands: in the first scene with captions that lasts long enough."""
    return next(
        (
            index
            for index, scene in enumerate(film.scenes)
            if scene.duration_ms >= LOWER_THIRD_LEAST_MS and all(one.role == "caption" for one in scene.texts)
        ),
        None,
    )


def lower_third_told(before: Film, after: Film) -> list[str]:
    """Say where the lower third went when an edit took its scene."""
    old = _lower_third_place(before)
    if old is None or not after.meta.get("brand", {}).get("lower_third"):
        return []
    new = _lower_third_place(after)
    if new is None:
        return [
            tell("The lower third is not shown any more: no scene with captions is long enough for it now.")
        ]
    if before.scenes[old].video["id"] == after.scenes[new].video["id"]:
        return []
    return [tell("The lower third now stands in scene {number}.", number=new + 1)]


@apply_one.register
def _(operation: ShowLowerThird, work: Work) -> Outcome:
    film = work.film
    brand = {"name": film.brand, "logo": None, "show": True, **film.meta.get("brand", {})}
    text, subtitle = _line(operation.text), _line(operation.subtitle)
    if not text:
        if "lower_third" not in brand:
            raise EditError(tell("There is no lower third."))
        kept = {key: value for key, value in brand.items() if key != "lower_third"}
        return Outcome(with_meta(film, brand=kept), tell("The lower third is gone."))
    place = _lower_third_place(film)
    if place is None:
        raise EditError(
            tell(
                "A lower third stands in the first scene with captions that lasts {least:g} seconds, and "
                "there is none. Add a scene or make one longer first.",
                least=LOWER_THIRD_LEAST_MS / 1000,
            )
        )
    film = with_meta(film, brand={**brand, "lower_third": {"text": text, "subtitle": subtitle}})
    told = listed([text, *([subtitle] if subtitle else [])])
    return Outcome(film, tell("A lower third in scene {number} says “{told}”.", number=place + 1, told=told))


@apply_one.register
def _(operation: ChangeFont, work: Work) -> Outcome:
    brand = {"name": work.film.brand, "logo": None, "show": True, **work.film.meta.get("brand", {})}
    if operation.media_id is None:
        if "font" not in brand:
            raise EditError(tell("The video is set in the built-in letters already."))
        kept = {key: value for key, value in brand.items() if key != "font"}
        return Outcome(
            with_meta(work.film, brand=kept), tell("The video is set in the built-in letters again.")
        )
    item = work.upload(operation.media_id)
    if item.kind != "font":
        raise EditError(tell("{name} is no font file: a TTF, OTF or WOFF2 is.", name=item.name))
    font = {"media_id": item.media_id, "name": item.name}
    return Outcome(
        with_meta(work.film, brand={**brand, "font": font}),
        tell("The video is now set in {name}.", name=item.name),
    )


@apply_one.register
def _(operation: ChangePalette, work: Work) -> Outcome:
    colors = tuple(color.lower() for color in operation.colors)
    accent = operation.accent.lower() if operation.accent else None
    if not all(map(_HEX.fullmatch, (*colors, *([accent] if accent else [])))):
        raise EditError(tell("Name the colour by its hex code: “use #0F62FE”."))
    if len(colors) > MOST_COLORS:
        raise EditError(
            tell(
                "The backgrounds take up to {most} colours; these are {count}. Name the most important ones.",
                most=MOST_COLORS,
                count=len(colors),
            )
        )
    old = work.film.meta.get("colors", {})
    if not colors:
        gone = {"palette"} if operation.accent is None else {"palette", "accent"}
        if not any(old.get(key) for key in gone):
            raise EditError(tell("The backgrounds have the theme's colours already."))
        kept = {key: value for key, value in old.items() if key not in gone}
        if "accent" in gone and old.get("accent"):
            return Outcome(with_meta(work.film, colors=kept), tell("All colours are the theme's again."))
        return Outcome(
            with_meta(work.film, colors=kept), tell("The backgrounds have the theme's colours again.")
        )
    made = {**old, "palette": list(colors), **({"accent": accent} if accent else {})}
    told = tell("The backgrounds now have the colours {colors}", colors=listed(colors, " and "))
    told += tell("; the accent is {color}.", color=accent) if accent else tell(".")
    return Outcome(with_meta(work.film, colors=made), told)
