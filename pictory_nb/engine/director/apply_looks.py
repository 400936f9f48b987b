"""Edits of how scenes look: themes, backgrounds, transitions, the picture's shape."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.brief import THEMES
from pictory_nb.engine.director.drafting import CROSSFADE_MS, uploaded
from pictory_nb.engine.director.film import Film, FilmScene, Json, shifted, with_meta
from pictory_nb.engine.director.operations import (
    ChangeBackground,
    ChangeCanvas,
    ChangeTheme,
    ChangeTransition,
    EditError,
    ShiftTheme,
    TrimClip,
)
from pictory_nb.engine.director.phrases import FRAME_RATES, SHAPES, canvas_with, shape_of
from pictory_nb.engine.director.rewriting import resplit
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.wording import spoken_length
from pictory_nb.engine.director.work import Outcome, Work, apply_one, is_or_are, named

if TYPE_CHECKING:
    from pictory_nb.engine.director.steps import MediaItem

_SHORTEST_TRANSITION_MS, _LONGEST_TRANSITION_MS = 100, 3000
_SHORTEST_CLIP_MS = 100
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
        raise EditError(
            tell(
                "There is no theme “{theme}”: there are {listed}.",
                theme=operation.theme,
                listed=listed(map(tell, THEMES)),
            )
        )
    return _themed(work, operation.theme, operation.scenes)


@apply_one.register
def _(operation: ShiftTheme, work: Work) -> Outcome:
    steps = _NEXT_THEME.get(operation.toward)
    if steps is None:
        raise EditError(tell("The look can become warmer, cooler, darker or brighter."))
    theme = str(work.film.meta.get("theme", "midnight"))
    if operation.scenes:
        theme = str(work.film.scenes[work.index(operation.scenes[0])].video["m"].get("theme", theme))
    if theme not in steps:
        raise EditError(
            tell(
                "No theme is {toward} than {theme}: there are {listed}.",
                toward=tell(operation.toward),
                theme=tell(theme),
                listed=listed(map(tell, THEMES)),
            )
        )
    return _themed(work, steps[theme], operation.scenes)


def _themed(work: Work, theme: str, numbers: tuple[int, ...]) -> Outcome:
    film = work.film
    places = work.indices(numbers) if numbers else list(range(len(film.scenes)))
    if numbers and len(places) < len(film.scenes):
        film = _with_video(film, places, lambda meta: {**meta, "theme": theme})
        return Outcome(
            film,
            tell(
                "{scenes} {verb} now in the {theme} look.",
                scenes=named(places),
                verb=is_or_are(places),
                theme=tell(theme),
            ),
        )
    film = _with_video(film, places, lambda meta: {k: v for k, v in meta.items() if k != "theme"})
    return Outcome(with_meta(film, theme=theme), tell("The look is now {theme}.", theme=tell(theme)))


@apply_one.register
def _(operation: ChangeBackground, work: Work) -> Outcome:
    film = work.film
    places = work.indices(operation.scenes)
    if operation.media_id is not None:
        item = work.upload(operation.media_id)
        if item.kind not in {"image", "video"}:
            raise EditError(tell("{name} is a sound and cannot be a background.", name=item.name))
        background: Json = uploaded(item)
        part = ""
        if operation.from_ms is not None or operation.to_ms is not None:
            if item.kind != "video":
                raise EditError(tell("{name} is a picture: only clips have a part to show.", name=item.name))
            background = _trimmed(background, item, operation.from_ms, operation.to_ms)
            part = tell(", {part}", part=_part_told(background))
        film = _with_video(film, places, lambda meta: {**meta, "name": item.name, "background": background})
        return Outcome(
            film,
            tell(
                "{name} is now behind {scenes}{part}.",
                name=item.name,
                scenes=named(places).lower(),
                part=part,
            ),
        )
    if operation.family is not None and operation.family not in looks.FAMILY_NAMES:
        raise EditError(
            tell(
                "There is no such background: there are {listed}.",
                listed=listed(map(tell, looks.FAMILY_NAMES)),
            )
        )
    chosen = set(places)
    scenes = tuple(
        _repainted(scene, operation.family) if place in chosen else scene
        for place, scene in enumerate(film.scenes)
    )
    family = scenes[places[0]].video["m"]["name"]
    told = tell(
        "{family} {verb} now behind {scenes}.",
        family=tell(family),
        verb=tell("are") if family.endswith("s") else tell("is"),
        scenes=named(places).lower(),
    )
    if operation.family is None and len(places) > 1:
        told = tell("{scenes} have other backgrounds.", scenes=named(places))
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
def _(operation: TrimClip, work: Work) -> Outcome:
    film = work.film
    places = work.indices(operation.scenes)

    def change(meta: Json) -> Json:
        background = meta.get("background", {})
        item = work.upload(str(background["media_id"])) if "media_id" in background else None
        if item is None or item.kind != "video":
            raise EditError(
                tell(
                    "{scenes} {verb} not one of your clips, so nothing can be trimmed.",
                    scenes=named(places),
                    verb=is_or_are(places),
                )
            )
        return {**meta, "background": _trimmed(background, item, operation.from_ms, operation.to_ms)}

    film = _with_video(film, places, change)
    part = _part_told(film.scenes[places[0]].video["m"]["background"])
    return Outcome(
        film,
        tell(
            "{scenes} now shows {part}." if len(places) == 1 else "{scenes} now show {part}.",
            scenes=named(places),
            part=part,
        ),
    )


def _trimmed(background: Json, item: MediaItem, from_ms: int | None, to_ms: int | None) -> Json:
    """Return the background with another part of its clip; both ends in ms of the clip."""
    length_ms = item.duration_ms
    start_ms = int(background.get("from_ms", 0)) if from_ms is None else from_ms
    end_ms = background.get("to_ms", length_ms) if to_ms is None else to_ms
    if length_ms is not None and max(start_ms, end_ms or 0) > length_ms:
        raise EditError(
            tell("{name} is only {length} long.", name=item.name, length=spoken_length(length_ms))
        )
    if start_ms < 0 or (end_ms is not None and end_ms - start_ms < _SHORTEST_CLIP_MS):
        raise EditError(tell("Nothing of the clip would be left: its end must come after its start."))
    kept = {key: value for key, value in background.items() if key not in {"from_ms", "to_ms"}}
    if start_ms:
        kept["from_ms"] = start_ms
    if end_ms is not None and end_ms != length_ms:
        kept["to_ms"] = end_ms
    return kept


def _part_told(background: Json) -> str:
    start = tell("from {number:g} s", number=background.get("from_ms", 0) / 1000)
    end = tell("to {number:g} s", number=background["to_ms"] / 1000) if "to_ms" in background else tell("on")
    return tell("the clip {start} {end}", start=start, end=end)


@apply_one.register
def _(operation: ChangeTransition, work: Work) -> Outcome:
    film = work.film
    kind, length_ms = operation.kind, operation.length_ms
    if kind is not None and kind not in _TRANSITIONS:
        raise EditError(
            tell(
                "There is no transition “{kind}”: there are {listed}.",
                kind=kind,
                listed=listed(map(tell, _TRANSITIONS)),
            )
        )
    if length_ms is not None and not _SHORTEST_TRANSITION_MS <= length_ms <= _LONGEST_TRANSITION_MS:
        raise EditError(tell("A transition lasts from 0.1 to 3 seconds."))
    places = work.indices(operation.scenes) if operation.scenes else list(range(len(film.scenes)))
    places = [place for place in places if place > 0]
    if not places:
        raise EditError(tell("Nothing comes before the first scene, so it has no transition."))

    def change(meta: Json) -> Json:
        old = meta.get("transition", {"kind": "crossfade", "d": CROSSFADE_MS})
        new_kind = kind or str(old.get("kind", "crossfade"))
        if length_ms is not None and new_kind == "cut":
            new_kind = "crossfade"
        new_d = 0 if new_kind == "cut" else length_ms or int(old.get("d", 0)) or CROSSFADE_MS
        return {**meta, "transition": {"kind": new_kind, "d": new_d}}

    film = _with_video(film, places, change)
    where = (
        tell("between all scenes")
        if not operation.scenes
        else tell("before {scenes}", scenes=named(places).lower())
    )
    what = film.scenes[places[0]].video["m"]["transition"]
    told = tell("There is no transition {where} now.", where=where) if what["kind"] == "cut" else (
        tell("The transition {where} is now a {named} of {number:g} s.",
             where=where, named=tell(what["kind"]), number=what["d"] / 1000)
    )  # fmt: skip
    return Outcome(film, told)


@apply_one.register
def _(operation: ChangeCanvas, work: Work) -> Outcome:
    if operation.shape not in {None, *SHAPES}:
        raise EditError(tell("I make videos in 16:9, 9:16, 1:1 or 4:5; other shapes I cannot make yet."))
    if operation.lines not in {None, 720, 1080}:
        raise EditError(tell("I make videos of 720 or 1080 lines; other sizes I cannot make yet."))
    if operation.fps not in {None, *FRAME_RATES}:
        raise EditError(tell("I make videos of 24, 25, 30, 48, 50 or 60 frames a second."))
    canvas = canvas_with(work.film.canvas, shape=operation.shape, lines=operation.lines, fps=operation.fps)
    meta = {"width": canvas.width, "height": canvas.height, "fps": canvas.fps}
    film = shifted(resplit(with_meta(work.film, canvas=meta)))
    size = f"{canvas.width}x{canvas.height}"
    return Outcome(
        film,
        tell(
            "The picture is now {shape_of}, {size}, {fps} frames a second.",
            shape_of=shape_of(canvas),
            size=size,
            fps=canvas.fps,
        ),
    )


def _with_video(film: Film, places: list[int], change: object) -> Film:
    assert callable(change)
    chosen = set(places)
    scenes = tuple(
        replace(scene, video={**scene.video, "m": change(scene.video["m"])}) if place in chosen else scene
        for place, scene in enumerate(film.scenes)
    )
    return replace(film, scenes=scenes)
