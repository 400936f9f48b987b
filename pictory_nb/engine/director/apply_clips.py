"""Edits of the sound of the user's clips."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.operations import ChangeClipSound, EditError
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.work import Outcome, Work, apply_one, named

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import FilmScene


@apply_one.register
def _(operation: ChangeClipSound, work: Work) -> Outcome:
    film = work.film
    clips = {item.media_id for item in work.media if item.kind == "video"}
    shown = [place for place, scene in enumerate(film.scenes) if _medium(scene) in clips]
    places = shown if not operation.scenes else work.indices(operation.scenes)
    if not places or any(place not in shown for place in places):
        raise EditError(tell("No clip of yours is shown there, so there is no clip sound to change."))
    chosen = set(places)
    scenes = tuple(
        _heard_at(scene, operation.sound_pct) if place in chosen else scene
        for place, scene in enumerate(film.scenes)
    )
    if not operation.sound_pct:
        told = tell("{scenes}: the sound of the clip is off.", scenes=named(places))
    else:
        told = tell(
            "{scenes}: the clip is heard at {sound_pct}%.",
            scenes=named(places),
            sound_pct=operation.sound_pct,
        )
    return Outcome(replace(film, scenes=scenes), told)


def _medium(scene: FilmScene) -> object:
    return scene.video["m"].get("background", {}).get("media_id")


def _heard_at(scene: FilmScene, sound_pct: int) -> FilmScene:
    meta = scene.video["m"]
    background = {key: value for key, value in meta["background"].items() if key != "sound_pct"}
    if sound_pct:
        background["sound_pct"] = sound_pct
    return replace(scene, video={**scene.video, "m": {**meta, "background": background}})
