"""A film with a voice: texts stay as long as they are spoken, and words light up when they are said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director import wording
from pictory_nb.engine.director.film import (
    Film,
    FilmScene,
    Json,
    Text,
    plan_of,
    scene_at,
    shifted,
)
from pictory_nb.engine.director.pacing import Needs, enough_ms, fit, least_ms, natural_ms, whole_frames_ms
from pictory_nb.engine.director.plan import (
    BrandScene,
    CallScene,
    CaptionScene,
    ChapterScene,
    ChartScene,
    ComparisonScene,
    EndScene,
    ListScene,
    QuoteScene,
    Scene,
    StatScene,
    TitleScene,
)
from pictory_nb.engine.director.storyboard import Storyboard, plan_film
from pictory_nb.engine.director.telling import Told, tell
from pictory_nb.engine.sound.voice import Narrator, VoiceError, lead_ms, narrator_of, said, tail_ms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pictory_nb.engine.director.brief import Brief
    from pictory_nb.engine.director.script import Script

_TRIES = 6


def narrator_or_note(draft: Mapping[str, Any]) -> tuple[Narrator | None, str]:
    """Return the draft's voice, or what tells why there is none; both are nothing where it is off."""
    try:
        return narrator_of(draft), ""
    except VoiceError as error:
        return None, told_failure(error)


def told_failure(error: VoiceError) -> Told:
    """Tell why a voice cannot speak."""
    return tell(error.template, **error.values)


def needs_of(narrator: Narrator) -> Needs:
    """Return how long each text of a scene has to be shown to be said, in ms."""

    def text_ms(role: str, text: str) -> float:
        speech = narrator.say(text) if text.strip() else None
        return 0.0 if speech is None else lead_ms(role) + speech.duration_ms + tail_ms(role)

    def needs(scene: Scene) -> tuple[float, ...]:
        match scene:
            case CaptionScene(captions):
                return tuple(text_ms("caption", text) for text in captions)
            case StatScene(value, text):
                return (text_ms("stat", said("stat", text, value=value)),)
            case ListScene(text, items):
                return (text_ms("list", said("list", text, items=items)),)
            case ChartScene(text, items):
                return (text_ms("chart", said("chart", text, items=items)),)
            case ComparisonScene(text, names, items):
                return (text_ms("comparison", said("comparison", text, items=(*names, *items))),)
            case CallScene(text, place):
                return (text_ms("call", said("call", text, items=(place,))),)
            case BrandScene():
                return (0.0,)
            case TitleScene(text) | ChapterScene(text) | QuoteScene(text) | EndScene(text):
                return (text_ms("card", text),)

    return needs


def voiced_board(script: Script, brief: Brief, narrator: Narrator) -> Storyboard:
    """Plan a film that is as long as asked when it is spoken: as much of the script as can be said."""
    needs = needs_of(narrator)
    board = plan_film(script, brief)
    asked_ms, fps = board.asked_ms, brief.canvas.fps
    wanted_ms = asked_ms or (board.length_ms if board.condensed else None)
    planned_ms = board.length_ms
    for _ in range(_TRIES):
        least = least_ms([timed.scene for timed in board.scenes], needs)
        if wanted_ms is None or least <= wanted_ms or brief.keep_all:
            break
        planned_ms = int(planned_ms * min(0.95, wanted_ms / least))
        board = plan_film(script, replace(brief, length_ms=planned_ms))
    scenes = [timed.scene for timed in board.scenes]
    length_ms = max(wanted_ms or natural_ms(scenes, needs), enough_ms(least_ms(scenes, needs), fps))
    subtitle = wording.subtitle(length_ms, script.language)
    scenes = [
        replace(scene, subtitle=subtitle) if isinstance(scene, TitleScene) and scene.subtitle else scene
        for scene in scenes
    ]
    timed = fit(scenes, length_ms, fps, needs)
    return replace(board, scenes=timed, length_ms=length_ms, asked_ms=asked_ms)


def with_voice(film: Film, narrator: Narrator, *, refit: bool = False) -> Film:
    """Return the film as it is spoken: scenes that are too short for their texts grow, words get their times.

    Parameters
    ----------
    film
        The film, timed in any way.
    narrator
        Its voice.
    refit
        Share the film's length out anew where that is enough for all that is said.
    """
    needs = needs_of(narrator)
    fps = film.canvas.fps
    grown = tuple(_long_enough(scene, needs, fps) for scene in film.scenes)
    if any(new is not old for new, old in zip(grown, film.scenes, strict=True)):
        plans = [plan_of(scene) for scene in film.scenes]
        if refit and least_ms(plans, needs) <= film.length_ms:
            timed = fit(plans, film.length_ms, fps, needs)
            grown = tuple(scene_at(scene, times) for scene, times in zip(film.scenes, timed, strict=True))
            film = replace(film, scenes=grown)
        else:
            film = shifted(replace(film, scenes=grown))
    scenes = tuple(_with_words(scene, narrator) for scene in film.scenes)
    return replace(film, scenes=scenes)


def _long_enough(scene: FilmScene, needs: Needs, fps: int) -> FilmScene:
    plan = plan_of(scene)
    wanted = needs(plan)
    if all(text.segment["d"] >= need for text, need in zip(scene.texts, wanted, strict=False)):
        return scene
    length_ms = whole_frames_ms(max(scene.duration_ms, enough_ms(least_ms([plan], needs), fps)), fps)
    (times,) = fit([plan], length_ms, fps, needs)
    grown = scene_at(scene, times)
    return replace(grown, video={**grown.video, "st": 0})


def _with_words(scene: FilmScene, narrator: Narrator) -> FilmScene:
    texts = tuple(_spoken(text, narrator) if text.role == "caption" else text for text in scene.texts)
    return scene if texts == scene.texts else replace(scene, texts=texts)


def _spoken(text: Text, narrator: Narrator) -> Text:
    speech = narrator.say(text.words) if text.words.strip() else None
    if speech is None:
        return text
    lead = lead_ms("caption")
    words = [[lead + start, length] for start, length in speech.words]
    meta: Json = {**text.segment["m"], "words": words}
    return Text(text.track, {**text.segment, "m": meta})
