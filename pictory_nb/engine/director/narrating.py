"""A film told by the user's own recording: each text is shown when it is heard there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.director.film import Film, FilmScene, Json, Text, shifted, with_meta
from pictory_nb.engine.director.operations import EditError
from pictory_nb.engine.director.pacing import whole_frames_ms
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.media import UnsupportedMediaError, sound_levels
from pictory_nb.engine.sound.voice import lead_ms, said_of, tail_ms
from pictory_nb.engine.sound.voice.aligning import Stretch, stretches_of, word_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.steps import MediaItem

_BEFORE_CAPTION_MS, _AFTER_CAPTION_MS = 260, 200
_LAST_MS = 900
_LEAST_SCENE_MS = 400
_SLOWEST_WPS, _FASTEST_WPS = 0.8, 6.0


def narrated(film: Film, item: MediaItem) -> tuple[Film, str]:
    """Return the film timed to a recording, and what to say about it.

    Every text of the film is taken to be read aloud, in order: the recording's pauses and the texts' lengths
    tell when (`pictory_nb.engine.sound.voice.aligning`).

    Raises
    ------
    EditError
        When the recording cannot be read, or there is nothing to say.
    """
    intro, told, outro = _without_brand_cards(film.scenes)
    tokens = [_tokens(text) for scene in told for text in scene.texts]
    if not any(tokens):
        raise EditError(tell("The video has no text that {name} could be matched with.", name=item.name))
    stretches = _stretches(item)
    language = str(film.meta.get("language", "en"))
    times = iter(word_times([token for line in tokens for token in line], stretches, language))
    heard = [[next(times) for _ in line] for line in tokens]
    first = next(line for line in heard if line)
    opening = next(text for scene in told for text in scene.texts)
    start_ms = round(_before(opening.role) - first[0][0] * 1000)
    scenes = (*intro, *_timed(replace(film, scenes=told), heard, start_ms), *outro)
    waits_ms = sum(scene.duration_ms for scene in intro)
    voice = {"on": True, "media_id": item.media_id, "name": item.name, "start_ms": start_ms + waits_ms}
    after = shifted(replace(with_meta(film, voice=voice), scenes=scenes))
    return after, _told(after, item, sum(map(len, tokens)), stretches)


def _without_brand_cards(
    scenes: tuple[FilmScene, ...],
) -> tuple[tuple[FilmScene, ...], tuple[FilmScene, ...], tuple[FilmScene, ...]]:
    """Part scenes into the brand's cards in front, what is told, and the brand's cards behind it."""
    places = [place for place, scene in enumerate(scenes) if scene.kind != "brand"]
    if not places:
        return scenes, (), ()
    return scenes[: places[0]], scenes[places[0] : places[-1] + 1], scenes[places[-1] + 1 :]


def _tokens(text: Text) -> list[str]:
    """Return what is said of a text: whoever reads it pauses at its end, with a full stop or without."""
    said = said_of(text.segment["m"]).split()
    return [*said[:-1], f"{said[-1]}."] if said else []


def _stretches(item: MediaItem) -> list[Stretch]:
    if item.kind == "image" or item.path is None:
        raise EditError(tell("{name} is a picture and has no sound.", name=item.name))
    try:
        data = sound_levels(Path(item.path), item.name)
    except (UnsupportedMediaError, OSError) as error:
        raise EditError(tell("{name} cannot be read, so nothing was changed.", name=item.name)) from error
    levels = np.frombuffer(data, dtype="<f4").astype(np.float64)
    if not levels.size or float(levels.max()) < 1e-4:
        raise EditError(tell("Nothing is heard in {name}, so nothing was changed.", name=item.name))
    return stretches_of(levels)


def _timed(film: Film, heard: Sequence[Sequence[Stretch]], start_ms: int) -> tuple[FilmScene, ...]:
    lines = iter(heard)
    spoken = [[next(lines) for _ in scene.texts] for scene in film.scenes]
    starts_ms = _scene_starts(film, spoken, start_ms)
    scenes: list[FilmScene] = []
    for scene, own, first_ms, end_ms in zip(film.scenes, spoken, starts_ms[:-1], starts_ms[1:], strict=True):
        texts: list[Text] = []
        for place, text in enumerate(scene.texts):
            if text.role != "caption":
                span = {"st": first_ms, "d": end_ms - first_ms}
                texts.append(Text(text.track, {**text.segment, **span}))
                continue
            begins = [max(first_ms, _ms(line[0][0], start_ms) - lead_ms("caption")) for line in own if line]
            following = begins[place + 1] if place + 1 < len(begins) else end_ms - _AFTER_CAPTION_MS
            texts.append(_caption(text, own[place], begins[place], following, start_ms))
        video = {**scene.video, "st": first_ms, "d": end_ms - first_ms}
        scenes.append(FilmScene(video, tuple(texts)))
    return tuple(scenes)


def _scene_starts(film: Film, spoken: Sequence[Sequence[Sequence[Stretch]]], start_ms: int) -> list[int]:
    """Return when each scene begins, and when the last one ends, in ms on frame borders."""
    fps = film.canvas.fps
    known: list[float | None] = []
    for scene, lines in zip(film.scenes, spoken, strict=True):
        line = next((line for line in lines if line), None)
        known.append(None if line is None else _ms(line[0][0], start_ms) - _before(scene.texts[0].role))
    known[0] = 0.0
    last = next(line for lines in reversed(spoken) for line in reversed(lines) if line)
    known.append(_ms(last[-1][1], start_ms) + max(tail_ms("card"), _LAST_MS))
    there = [place for place, at in enumerate(known) if at is not None]
    # A scene that says nothing gets its share of the time around it.
    filled = np.interp(range(len(known)), there, [float(known[place] or 0) for place in there])
    starts: list[int] = []
    for at in filled:
        least = starts[-1] + _LEAST_SCENE_MS if starts else 0
        starts.append(whole_frames_ms(max(float(at), least), fps) if starts else 0)
    return starts


def _caption(text: Text, line: Sequence[Stretch], begin_ms: int, end_ms: int, start_ms: int) -> Text:
    words = [
        [max(0, _ms(first, start_ms) - begin_ms), max(1, round((last - first) * 1000))]
        for first, last in line
    ]
    meta: Json = {**text.segment["m"], "words": words}
    return Text(text.track, {**text.segment, "st": begin_ms, "d": max(1, end_ms - begin_ms), "m": meta})


def _before(role: str) -> int:
    """Return how long before its words the scene of a text begins."""
    return lead_ms(role) + (_BEFORE_CAPTION_MS if role == "caption" else 0)


def _ms(time_s: float, start_ms: int) -> int:
    return round(time_s * 1000) + start_ms


def _told(film: Film, item: MediaItem, words: int, stretches: Sequence[Stretch]) -> str:
    seconds = sum(stop - start for start, stop in stretches)
    told = tell(
        "{name} is the voice now: every text is shown when it is heard there, and the video is "
        "{length:.1f} s long.",
        name=item.name,
        length=film.length_ms / 1000,
    )
    if film.meta.get("language") not in {"zh", "ja", "ko"} and not (
        _SLOWEST_WPS <= words / max(seconds, 0.1) <= _FASTEST_WPS
    ):
        told += tell(
            " I hear {seconds:.0f} s of speech for {words} words: check that the recording reads what the "
            "video shows.",
            seconds=seconds,
            words=words,
        )
    return told
