"""How a film looks and sounds, told in a sentence each: answers to questions, read from its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.draft.brand_cards import has_card
from pictory_nb.engine.director.brief import LANGUAGE_NAMES
from pictory_nb.engine.director.looks import FAMILY_NAMES
from pictory_nb.engine.director.telling import Told, listed, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.director.film import Film, FilmScene
    from pictory_nb.engine.director.steps import MediaItem

_MOST_TOLD = 8


def captions_told(film: Film) -> Told:
    """Tell whether there are captions, and how they look."""
    captions = {"style": "pill", "show": True, **film.meta.get("captions", {})}
    if not captions["show"]:
        return tell("The captions are off.")
    return tell(
        "The captions are on: style {style}, {size_pct}% of their size, {place}.",
        style=tell(str(captions["style"])),
        size_pct=captions.get("size_pct", 100),
        place=tell(_PLACES.get(str(captions.get("place", "bottom")), "at the bottom")),
    )


_PLACES = {"bottom": "at the bottom", "middle": "in the middle", "top": "at the top"}


def look_told(film: Film) -> Told:
    """Tell the theme, and which colours are the user's."""
    colors = film.meta.get("colors", {})
    facts: list[str] = []
    if accent := colors.get("accent"):
        facts.append(tell("; the accent is {color}", color=accent))
    if palette := colors.get("palette"):
        facts.append(tell("; the backgrounds have the colours {colors}", colors=", ".join(palette)))
    if not facts:
        facts.append(tell("; all colours, the accent too, are the theme's"))
    theme = tell(str(film.meta.get("theme", "midnight")))
    return tell("The look is {theme}{facts}.", theme=theme, facts=listed(facts, ""))


def voice_told(film: Film) -> Told:
    """Tell who speaks, if anybody does."""
    voice = film.meta.get("voice", {})
    if not voice.get("on"):
        return tell("The video has no voice.")
    if voice.get("media_id"):
        return tell("{name} is the voice.", name=voice.get("name", ""))
    language = str(voice.get("language") or film.meta.get("language", "en"))
    return tell(
        "The voice is {name}, in {language}, at {pace_pct}% of its pace.",
        name=tell(str(voice.get("name") or "female")),
        language=tell(LANGUAGE_NAMES.get(language, language)),
        pace_pct=voice.get("pace_pct", 100),
    )


def transitions_told(film: Film) -> Told:
    """Tell how scenes come in."""
    kinds: dict[tuple[str, int], list[int]] = {}
    for number, scene in enumerate(film.scenes[1:], 2):
        wanted = scene.video["m"].get("transition", {})
        kind = str(wanted.get("kind", "cut"))
        kinds.setdefault((kind, 0 if kind == "cut" else int(wanted.get("d", 0))), []).append(number)
    if not kinds:
        return tell("There is one scene, so there is no transition.")
    parts = []
    for (kind, length_ms), numbers in kinds.items():
        named = tell("{kind} of {number:g} s", kind=tell(kind), number=length_ms / 1000)
        named = tell(kind) if kind == "cut" else named
        shown = ", ".join(map(str, numbers[:_MOST_TOLD])) + (" …" if len(numbers) > _MOST_TOLD else "")
        parts.append(tell("{transition} before {scenes}", transition=named, scenes=shown))
    if len(kinds) == 1:
        return tell("Every transition is a {transition}.", transition=named)
    return tell("The transitions, by the scenes that they lead to: {parts}.", parts=listed(parts, "; "))


def background_told(scene: FilmScene, media: Sequence[MediaItem]) -> Told:
    """Tell what is behind a scene, and what it has of its own."""
    meta = scene.video["m"]
    background = meta.get("background", {})
    upload = next((item.name for item in media if item.media_id == background.get("media_id")), None)
    family = str(background.get("family", ""))
    name = upload or tell(FAMILY_NAMES.get(family, str(meta.get("name", family))))
    told = tell("; behind it: {name}", name=name)
    if theme := meta.get("theme"):
        told += tell("; its own look: {theme}", theme=tell(str(theme)))
    return told


def brand_told(film: Film) -> Told:
    """Tell the brand's name and all that it shows."""
    return tell("The brand is {brand}{facts}.", brand=film.brand, facts=listed(_brand(film), ""))


def _brand(film: Film) -> Iterator[str]:
    """Tell what is known of the brand beside its name, each part with what joins it to the one before."""
    brand = film.meta.get("brand", {})
    if tagline := brand.get("tagline"):
        yield tell("; the tagline is “{text}”", text=tagline)
    cards = [card for card in ("intro", "outro") if has_card(film.draft, card)]
    if len(cards) > 1:
        yield tell("; it has an intro and an outro card")
    elif cards:
        yield tell("; it has an intro card" if cards == ["intro"] else "; it has an outro card")
    if third := brand.get("lower_third"):
        shown = (third.get("text"), third.get("subtitle"))
        yield tell("; a lower third says “{told}”", told=", ".join(filter(None, shown)))
    if font := brand.get("font"):
        yield tell("; the letters are {name}", name=font.get("name", ""))
    if not brand.get("show", True):
        yield tell("; the logo is hidden")
        return
    yield tell(
        "; the logo stands {place} at {size_pct}% of its size",
        place=tell(str(brand.get("place", "top-left")).replace("-", " ")),
        size_pct=brand.get("size_pct", 100),
    )
    if int(brand.get("opacity_pct", 100)) < 100:
        yield tell("; the logo is a watermark, {opacity_pct}% opaque", opacity_pct=brand["opacity_pct"])
