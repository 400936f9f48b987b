"""Edits of how the film looks and sounds."""

from __future__ import annotations

from dataclasses import replace

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.brief import DEFAULT_VOLUME_PCT, MOOD_NAMES, THEMES
from pictory_nb.engine.director.drafting import CROSSFADE_MS
from pictory_nb.engine.director.film import Film, FilmScene, Json, first_of, shifted, with_meta, with_texts
from pictory_nb.engine.director.operations import (
    ChangeBackground,
    ChangeBrand,
    ChangeCanvas,
    ChangeLogo,
    ChangeMusic,
    ChangeTheme,
    ChangeTransition,
    EditError,
    ShiftTheme,
    ShowCaptions,
)
from pictory_nb.engine.director.phrases import canvas_with, shape_of
from pictory_nb.engine.director.rewriting import resplit
from pictory_nb.engine.director.work import Outcome, Work, apply_one, is_or_are, named

_VOLUME_STEP_PCT = 15
_SHORTEST_TRANSITION_MS, _LONGEST_TRANSITION_MS = 100, 3000
_TRANSITIONS = ("crossfade", "slide", "wipe", "cut")
_NEXT_THEME = {
    "warmer": {
        "midnight": "sunrise", "lagoon": "sunrise", "aurora": "sunrise", "ink": "ember", "sunrise": "ember",
        "daylight": "paper",
    },
    "cooler": {
        "sunrise": "midnight", "ember": "midnight", "midnight": "lagoon", "ink": "midnight",
        "aurora": "lagoon", "paper": "daylight",
    },
    "darker": {
        "paper": "sunrise", "daylight": "midnight", "midnight": "ink", "sunrise": "ember",
        "lagoon": "midnight", "aurora": "midnight", "ember": "ink",
    },
    "brighter": {
        "midnight": "paper", "lagoon": "daylight", "aurora": "daylight", "ink": "midnight",
        "sunrise": "paper", "ember": "sunrise",
    },
}  # fmt: skip


@apply_one.register
def _(operation: ChangeTheme, work: Work) -> Outcome:
    if operation.theme not in THEMES:
        raise EditError(f"There is no theme “{operation.theme}”: there are {', '.join(THEMES)}.")
    return _themed(work, operation.theme, operation.scenes)


@apply_one.register
def _(operation: ShiftTheme, work: Work) -> Outcome:
    steps = _NEXT_THEME.get(operation.toward)
    if steps is None:
        raise EditError("The look can become warmer, cooler, darker or brighter.")
    theme = str(work.film.meta.get("theme", "midnight"))
    if operation.scenes:
        theme = str(work.film.scenes[work.index(operation.scenes[0])].video["m"].get("theme", theme))
    if theme not in steps:
        raise EditError(f"No theme is {operation.toward} than {theme}: there are {', '.join(THEMES)}.")
    return _themed(work, steps[theme], operation.scenes)


def _themed(work: Work, theme: str, numbers: tuple[int, ...]) -> Outcome:
    film = work.film
    places = work.indices(numbers) if numbers else list(range(len(film.scenes)))
    if numbers and len(places) < len(film.scenes):
        film = _with_video(film, places, lambda meta: {**meta, "theme": theme})
        return Outcome(film, f"{named(places)} {is_or_are(places)} now in the {theme} look.")
    film = _with_video(film, places, lambda meta: {k: v for k, v in meta.items() if k != "theme"})
    return Outcome(with_meta(film, theme=theme), f"The look is now {theme}.")


@apply_one.register
def _(operation: ChangeBackground, work: Work) -> Outcome:
    film = work.film
    places = work.indices(operation.scenes)
    if operation.media_id is not None:
        item = work.upload(operation.media_id)
        if item.kind not in {"image", "video"}:
            raise EditError(f"{item.name} is a sound and cannot be a background.")
        background = {"media_id": item.media_id}
        film = _with_video(film, places, lambda meta: {**meta, "name": item.name, "background": background})
        return Outcome(film, f"{item.name} is now behind {named(places).lower()}.")
    if operation.family is not None and operation.family not in looks.FAMILY_NAMES:
        raise EditError(f"There is no such background: there are {', '.join(looks.FAMILY_NAMES)}.")
    chosen = set(places)
    scenes = tuple(
        _repainted(scene, operation.family) if place in chosen else scene
        for place, scene in enumerate(film.scenes)
    )
    family = scenes[places[0]].video["m"]["name"]
    told = f"{family} {'is' if operation.family != 'waves' else 'are'} now behind {named(places).lower()}."
    if operation.family is None and len(places) > 1:
        told = f"{named(places)} have other backgrounds."
    return Outcome(replace(film, scenes=scenes), told)


def _repainted(scene: FilmScene, family: str | None) -> FilmScene:
    old = scene.video["m"].get("background", {})
    if family is None:
        order = list(looks.FAMILY_NAMES)
        current = str(old.get("family"))
        family = order[(order.index(current) + 1) % len(order)] if current in order else order[0]
    if old.get("family") == family:
        seed = int(old.get("seed", 0))
    else:
        seed = looks.number("picture", scene.video["id"], family) % 1000
    meta = {
        **scene.video["m"],
        "name": looks.FAMILY_NAMES[family],
        "background": {"family": family, "seed": seed},
    }
    return replace(scene, video={**scene.video, "m": meta})


@apply_one.register
def _(operation: ChangeTransition, work: Work) -> Outcome:
    film = work.film
    kind, length_ms = operation.kind, operation.length_ms
    if kind is not None and kind not in _TRANSITIONS:
        raise EditError(f"There is no transition “{kind}”: there are {', '.join(_TRANSITIONS)}.")
    if length_ms is not None and not _SHORTEST_TRANSITION_MS <= length_ms <= _LONGEST_TRANSITION_MS:
        raise EditError("A transition lasts from 0.1 to 3 seconds.")
    places = work.indices(operation.scenes) if operation.scenes else list(range(len(film.scenes)))
    places = [place for place in places if place > 0]
    if not places:
        raise EditError("Nothing comes before the first scene, so it has no transition.")

    def change(meta: Json) -> Json:
        old = meta.get("transition", {"kind": "crossfade", "d": CROSSFADE_MS})
        new_kind = kind or str(old.get("kind", "crossfade"))
        if length_ms is not None and new_kind == "cut":
            new_kind = "crossfade"
        new_d = 0 if new_kind == "cut" else length_ms or int(old.get("d", 0)) or CROSSFADE_MS
        return {**meta, "transition": {"kind": new_kind, "d": new_d}}

    film = _with_video(film, places, change)
    where = "between all scenes" if not operation.scenes else f"before {named(places).lower()}"
    what = film.scenes[places[0]].video["m"]["transition"]
    told = f"There is no transition {where} now." if what["kind"] == "cut" else (
        f"The transition {where} is now a {what['kind']} of {what['d'] / 1000:g} s."
    )  # fmt: skip
    return Outcome(film, told)


@apply_one.register
def _(operation: ChangeLogo, work: Work) -> Outcome:
    brand = {"name": work.film.brand, "logo": None, "show": True, **work.film.meta.get("brand", {})}
    if operation.media_id is not None:
        item = work.upload(operation.media_id)
        if item.kind != "image":
            raise EditError(f"{item.name} is no picture, so it cannot be the logo.")
        brand = {**brand, "logo": {"media_id": item.media_id}, "show": True}
        return Outcome(with_meta(work.film, brand=brand), f"The logo is now {item.name}.")
    film = with_meta(work.film, brand={**brand, "show": operation.show})
    return Outcome(film, "The logo is on." if operation.show else "The logo is hidden.")


@apply_one.register
def _(operation: ChangeBrand, work: Work) -> Outcome:
    film = work.film
    brand = {"logo": None, "show": True, **film.meta.get("brand", {}), "name": operation.name}
    old = film.brand
    film = with_meta(film, brand=brand)
    index = first_of(film, "end")
    if index is not None and film.scenes[index].texts[0].segment["m"].get("subtitle") in {"", old}:
        film = with_texts(film, index, lambda text: {**text.segment["m"], "subtitle": operation.name})
    return Outcome(film, f"The brand is now {operation.name}.")


@apply_one.register
def _(operation: ShowCaptions, work: Work) -> Outcome:
    captions = {"style": "pill", **work.film.meta.get("captions", {}), "show": operation.show}
    told = "The captions are on." if operation.show else "The captions are off; titles and cards stay."
    return Outcome(with_meta(work.film, captions=captions), told)


@apply_one.register
def _(operation: ChangeCanvas, work: Work) -> Outcome:
    canvas = canvas_with(work.film.canvas, shape=operation.shape, lines=operation.lines, fps=operation.fps)
    meta = {"width": canvas.width, "height": canvas.height, "fps": canvas.fps}
    film = shifted(resplit(with_meta(work.film, canvas=meta)))
    size = f"{canvas.width}x{canvas.height}"
    return Outcome(film, f"The picture is now {shape_of(canvas)}, {size}, {canvas.fps} frames a second.")


@apply_one.register
def _(operation: ChangeMusic, work: Work) -> Outcome:
    film = work.film
    old = film.music["m"] if film.music else {}
    if film.music is None and (operation.steps or operation.factor != 1):
        raise EditError("The video has no music. Say “add calm music” to have some.")
    volume = _volume(operation, int(old.get("volume_pct", DEFAULT_VOLUME_PCT)))
    if volume == 0:
        if film.music is None:
            raise EditError("The video has no music.")
        return Outcome(replace(film, music=None), "The music is gone.")
    meta = {**old, "volume_pct": volume}
    if operation.media_id is not None:
        item = work.upload(operation.media_id)
        if item.kind == "image":
            raise EditError(f"{item.name} is a picture and has no sound.")
        meta = {"name": item.name, "media_id": item.media_id, "volume_pct": volume}
    elif operation.mood is not None or "media_id" not in old:
        mood = operation.mood or str(old.get("mood", "lo-fi"))
        if mood not in MOOD_NAMES:
            raise EditError(f"There is no music “{mood}”: there is {', '.join(MOOD_NAMES)}.")
        meta = {key: value for key, value in meta.items() if key != "media_id"}
        meta |= {"name": MOOD_NAMES[mood], "mood": mood, "seed": old.get("seed", film.meta.get("seed", 0))}
    if operation.bpm is not None:
        if "media_id" in meta:
            raise EditError("I cannot change the tempo of your own music yet.")
        meta["bpm"] = operation.bpm
    name = film.music["id"] if film.music else f"seg_{looks.number(film.draft.get('id'), 'music'):012x}"
    music: Json = {**(film.music or {}), "id": name, "st": 0, "d": film.length_ms, "m": meta}
    tempo = f", {meta['bpm']} beats a minute" if "bpm" in meta else ""
    return Outcome(replace(film, music=music), f"The music is now {meta['name']} at {volume}%{tempo}.")


def _volume(operation: ChangeMusic, old: int) -> int:
    if operation.volume_pct is not None:
        if not 0 <= operation.volume_pct <= 100:
            raise EditError("The volume goes from 0% to 100%.")
        return operation.volume_pct
    volume = round(old * operation.factor) + operation.steps * _VOLUME_STEP_PCT
    if operation.steps or operation.factor != 1:
        return min(100, max(5, volume))
    return volume


def _with_video(film: Film, places: list[int], change: object) -> Film:
    assert callable(change)
    chosen = set(places)
    scenes = tuple(
        replace(scene, video={**scene.video, "m": change(scene.video["m"])}) if place in chosen else scene
        for place, scene in enumerate(film.scenes)
    )
    return replace(film, scenes=scenes)
