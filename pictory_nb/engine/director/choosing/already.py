"""Whether a wish asks for what the film is like already: "instead of the lo-fi music" gives no such value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.operations import (
    ChangeBackground,
    ChangeFigure,
    ChangeMusic,
    ChangeSceneLength,
    ChangeTheme,
    ChangeTransition,
    Retell,
    StyleCaptions,
)

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation


def is_so_already(film: Film, one: Operation) -> bool:
    """Tell whether the value that `one` gives is the film's own."""
    if isinstance(one, ChangeMusic):
        meta = film.music["m"] if film.music else {}
        return (one.mood is not None and one.mood == meta.get("mood")) or (
            one.volume_pct is not None and one.volume_pct == meta.get("volume_pct")
        )
    if isinstance(one, ChangeTheme):
        named = [film.scenes[n - 1].video["m"].get("theme") for n in one.scenes] or [None]
        return all((theme or film.meta.get("theme")) == one.theme for theme in named)
    if isinstance(one, ChangeSceneLength):
        return one.length_ms is not None and all(
            film.scenes[n - 1].duration_ms == one.length_ms for n in one.scenes
        )
    if isinstance(one, Retell):
        return one.length_ms == film.length_ms
    if isinstance(one, StyleCaptions):
        return one.style is not None and one.style == film.meta.get("captions", {}).get("style")
    if isinstance(one, ChangeFigure):
        values = [text.segment["m"].get("value") for text in film.scenes[one.scene - 1].texts]
        return one.value in values
    if isinstance(one, ChangeTransition | ChangeBackground):
        return _looks_so(film, one)
    return False


def _looks_so(film: Film, one: ChangeTransition | ChangeBackground) -> bool:
    scenes = (film.scenes[number - 1] for number in one.scenes) if one.scenes else iter(film.scenes[1:])
    if isinstance(one, ChangeTransition):
        return one.kind is not None and all(
            scene.video["m"].get("transition", {}).get("kind") == one.kind for scene in scenes
        )
    return one.family is not None and all(
        scene.video["m"]["background"].get("family") == one.family for scene in scenes
    )
