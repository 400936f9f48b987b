"""Edits of how long things last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.brief import LONGEST_MS, SHORTEST_MS
from pictory_nb.engine.director.drafting import caption_meta
from pictory_nb.engine.director.film import (
    Film,
    FilmScene,
    Text,
    least_length_ms,
    mark_edited,
    plan_of,
    retimed,
    shifted,
)
from pictory_nb.engine.director.operations import (
    ChangeSceneLength,
    ChangeSpeed,
    CutRange,
    EditError,
    KeepRange,
    Retell,
)
from pictory_nb.engine.director.pacing import fastest_ms, least_ms, whole_frames_ms
from pictory_nb.engine.director.retelling import retold
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.wording import spoken_length
from pictory_nb.engine.director.work import Outcome, Work, apply_one, lasting, named

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCENE_STEP_MS = 500


@apply_one.register
def _(operation: Retell, work: Work) -> Outcome:
    film = work.film
    if operation.by_ms:
        operation = replace(operation, length_ms=film.length_ms + operation.by_ms)
    if operation.factor != 1:
        operation = replace(operation, length_ms=round(film.length_ms * operation.factor / 1000) * 1000)
    _check_length(operation.length_ms)
    source = film.source
    script = str(source.get("script", ""))
    again = operation.keep_all or operation.portion is not None
    if again and not script:
        raise EditError(
            tell("This video was made without a script, so there is no more text to tell. Paste the text.")
        )
    if script and (again or not source.get("edited")):
        return Outcome(*retold(film, operation, work.media))
    assert operation.length_ms is not None
    return _stretched(film, operation.length_ms, tell("with the same text"))


@apply_one.register
def _(operation: ChangeSpeed, work: Work) -> Outcome:
    if operation.speed <= 0:
        raise EditError(tell("That speed makes no sense: say “1.5x” or “half speed”."))
    length_ms = round(work.film.length_ms / operation.speed)
    _check_length(length_ms)
    return _stretched(work.film, length_ms, tell("{speed:g}x as fast", speed=operation.speed))


def _stretched(film: Film, length_ms: int, how: str) -> Outcome:
    length_ms = whole_frames_ms(length_ms, film.canvas.fps)
    least = least_length_ms(film)
    if length_ms < least:
        raise EditError(
            tell(
                "Its text cannot be read in {length}: {length_2} is the least. Remove a scene or "
                "shorten a caption first.",
                length=spoken_length(length_ms),
                length_2=spoken_length(least),
            )
        )
    film = mark_edited(retimed(film, length_ms))
    return Outcome(
        film, tell("The video is now {length} long, {how}.", length=spoken_length(length_ms), how=how)
    )


def _check_length(length_ms: int | None) -> None:
    if length_ms is not None and not SHORTEST_MS <= length_ms <= LONGEST_MS:
        raise EditError(tell("A video here lasts from 3 seconds to 2 hours."))


@apply_one.register
def _(operation: ChangeSceneLength, work: Work) -> Outcome:
    film, fps = work.film, work.film.canvas.fps
    places = work.indices(operation.scenes)
    changed = set(places)
    scenes = tuple(
        lasting(scene, _length_of(scene, operation), fps) if place in changed else scene
        for place, scene in enumerate(film.scenes)
    )
    film = shifted(replace(film, scenes=scenes))
    _check_length(film.length_ms)
    shown = spoken_length(film.scenes[places[0]].duration_ms)
    told = tell(
        "{scenes} now lasts {shown}" if len(places) == 1 else "{scenes} now last {shown}",
        scenes=named(places),
        shown=shown,
    )
    if len(places) > 1 and operation.length_ms is None:
        told = tell("{scenes} have another length", scenes=named(places))
    return Outcome(
        mark_edited(film),
        tell("{told}; the video is {length} long.", told=told, length=spoken_length(film.length_ms)),
    )


def _length_of(scene: FilmScene, operation: ChangeSceneLength) -> int:
    if operation.length_ms is not None:
        length_ms = operation.length_ms
    elif operation.by_ms:
        length_ms = scene.duration_ms + operation.by_ms
    else:
        exact = scene.duration_ms * operation.factor
        is_vague = operation.factor in {0.75, 1.25}
        length_ms = round(exact / _SCENE_STEP_MS) * _SCENE_STEP_MS if is_vague else round(exact)
    if length_ms <= 0:
        raise EditError(tell("Nothing would be left of the scene. Remove it instead."))
    return length_ms


@apply_one.register
def _(operation: CutRange, work: Work) -> Outcome:
    film = work.film
    start_ms, end_ms = _on_frames(film, operation.start_ms, operation.end_ms)
    before = len(film.scenes)
    film = _without_range(film, start_ms, end_ms)
    gone = before - len(film.scenes)
    told = tell(
        "I cut {time} to {time_2}; the video is now {length} long",
        time=_clock(start_ms),
        time_2=_clock(end_ms),
        length=spoken_length(film.length_ms),
    )
    if gone:
        told += tell(" and has {gone} scene less" if gone == 1 else " and has {gone} scenes less", gone=gone)
    return Outcome(mark_edited(film), told + tell("."))


@apply_one.register
def _(operation: KeepRange, work: Work) -> Outcome:
    film = work.film
    total_ms = film.length_ms
    start_ms, end_ms = _on_frames(film, operation.start_ms, operation.end_ms)
    if end_ms < total_ms:
        film = _without_range(film, end_ms, total_ms)
    if start_ms > 0:
        film = _without_range(film, 0, start_ms)
    length = spoken_length(film.length_ms)
    told = tell(
        "I kept {time} to {time_2}; the video is now {length} long.",
        time=_clock(start_ms),
        time_2=_clock(end_ms),
        length=length,
    )
    return Outcome(mark_edited(film), told)


def _on_frames(film: Film, start_ms: int, end_ms: int | None) -> tuple[int, int]:
    total_ms, fps = film.length_ms, film.canvas.fps
    end_ms = total_ms if end_ms is None else end_ms
    if not 0 <= start_ms < end_ms <= total_ms:
        raise EditError(tell("The video is only {length} long.", length=spoken_length(total_ms)))
    start_ms = round(round(start_ms * fps / 1000) * 1000 / fps)
    end_ms = min(total_ms, round(round(end_ms * fps / 1000) * 1000 / fps))
    return start_ms, end_ms


def _without_range(film: Film, start_ms: int, end_ms: int) -> Film:
    """Take a stretch out; what is left of a scene too short to be read gives its time to a neighbour."""
    kept: list[FilmScene] = []
    owed_ms = 0
    for scene in film.scenes:
        first, last = int(scene.video["st"]), int(scene.video["st"]) + scene.duration_ms
        left_ms = scene.duration_ms - max(0, min(last, end_ms) - max(first, start_ms))
        if left_ms <= 0:
            continue
        rest = scene if left_ms == scene.duration_ms else _rest_of(scene, start_ms, end_ms, left_ms)
        if rest is None:
            owed_ms += left_ms
            continue
        if owed_ms and first >= end_ms:
            video = {**rest.video, "st": int(rest.video["st"]) - owed_ms, "d": rest.duration_ms + owed_ms}
            rest = FilmScene(video, _filling(rest.texts, video))
            owed_ms = 0
        kept.append(rest)
    if not kept:
        raise EditError(tell("That would leave nothing of the video that can be read."))
    if owed_ms:
        video = {**kept[-1].video, "d": kept[-1].duration_ms + owed_ms}
        kept[-1] = FilmScene(video, _filling(kept[-1].texts, video))
    film = shifted(replace(film, scenes=tuple(kept)))
    if film.length_ms < SHORTEST_MS:
        raise EditError(tell("A video here lasts 3 seconds at least."))
    return film


def _rest_of(scene: FilmScene, start_ms: int, end_ms: int, left_ms: int) -> FilmScene | None:
    """Return what is left of a scene; None when nothing in it can be read any more."""
    first = int(scene.video["st"])
    begin_ms = min(first, start_ms) if first < start_ms else first

    def moved(time_ms: int) -> int:
        return time_ms if time_ms <= start_ms else max(start_ms, time_ms - (end_ms - start_ms))

    texts: list[Text] = []
    for text in scene.texts:
        st = moved(text.segment["st"])
        length_ms = moved(text.segment["st"] + text.segment["d"]) - st
        needed_ms = fastest_ms(text.words) if text.role == "caption" else least_ms([plan_of(scene)])
        if length_ms == text.segment["d"]:
            texts.append(Text(text.track, {**text.segment, "st": st}))
        elif length_ms >= needed_ms:
            meta = text.segment["m"]
            if text.role == "caption":
                meta = caption_meta(text.words, length_ms)
            texts.append(Text(text.track, {**text.segment, "st": st, "d": length_ms, "m": meta}))
    if scene.texts and not texts:
        return None
    return FilmScene({**scene.video, "st": moved(begin_ms), "d": left_ms}, tuple(texts))


def _filling(texts: Sequence[Text], video: dict[str, object]) -> tuple[Text, ...]:
    """Let cards last as long as their scene; captions keep their times."""
    return tuple(
        text
        if text.role == "caption"
        else Text(text.track, {**text.segment, "st": video["st"], "d": video["d"]})
        for text in texts
    )


def _clock(time_ms: int) -> str:
    seconds = time_ms / 1000
    whole = f"{seconds % 60:04.1f}".removesuffix(".0")
    return f"{int(seconds // 60)}:{whole.zfill(2)}"
