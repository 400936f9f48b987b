"""Edits applied to a film: pure functions that check first and change nothing in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.brief import (
    DEFAULT_VOLUME_PCT,
    LONGEST_MS,
    MOOD_NAMES,
    SHORTEST_MS,
)
from pictory_nb.engine.director.film import (
    Film,
    Json,
    first_of,
    least_length_ms,
    mark_edited,
    retimed,
    scenes_saying,
    shifted,
    with_meta,
    with_texts,
)
from pictory_nb.engine.director.operations import (
    ChangeBrand,
    ChangeCallToAction,
    ChangeCanvas,
    ChangeMusic,
    ChangeSceneText,
    ChangeSubtitle,
    ChangeTheme,
    ChangeTitle,
    EditError,
    Operation,
    RemoveScenes,
    ReplaceText,
    Retell,
    ShowCaptions,
)
from pictory_nb.engine.director.pacing import whole_frames_ms
from pictory_nb.engine.director.phrases import canvas_with, shape_of
from pictory_nb.engine.director.retelling import retold, with_true_subtitle
from pictory_nb.engine.director.rewriting import (
    card_saying,
    exchanged,
    resplit,
    with_captions,
    with_exchanged,
)
from pictory_nb.engine.director.steps import MediaItem
from pictory_nb.engine.director.wording import spoken_length

_VOLUME_STEP_PCT = 15


@dataclass(frozen=True, slots=True)
class Outcome:
    """The film after an edit and one sentence about what changed."""

    film: Film
    told: str


def apply(film: Film, operations: Sequence[Operation], media: Sequence[MediaItem]) -> Outcome:
    """Apply `operations` in order, all or none.

    Raises
    ------
    EditError
        When one of them cannot be done.
    """
    told: list[str] = []
    for operation in operations:
        outcome = apply_one(operation, film, media)
        film = with_true_subtitle(outcome.film, film.length_ms)
        told.append(outcome.told)
    return Outcome(film, " ".join(told))


@singledispatch
def apply_one(operation: Operation, film: Film, media: Sequence[MediaItem]) -> Outcome:
    """Apply one operation to `film`."""
    raise NotImplementedError(type(operation).__name__)


@apply_one.register
def _(operation: ChangeTitle, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    film = with_meta(film, title=operation.text)
    index = first_of(film, "title")
    if index is None:
        return Outcome(
            mark_edited(film), f"The project is now called “{operation.text}”; it has no title card."
        )
    film = with_texts(film, index, lambda text: {**text.segment["m"], "text": operation.text})
    return Outcome(film, f"The title is now “{operation.text}”.")


@apply_one.register
def _(operation: ChangeSubtitle, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    index = first_of(film, "title")
    if index is None:
        raise EditError("There is no title card, so there is no subtitle to change.")
    film = with_texts(film, index, lambda text: {**text.segment["m"], "subtitle": operation.text})
    told = f"The subtitle is now “{operation.text}”." if operation.text else "The subtitle is gone."
    return Outcome(mark_edited(film), told)


@apply_one.register
def _(operation: ChangeCallToAction, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    index = first_of(film, "end")
    if index is None:
        raise EditError("This video has no end card. Videos of nine seconds and more have one.")
    film = with_texts(film, index, lambda text: {**text.segment["m"], "text": operation.text})
    return Outcome(mark_edited(film), f"The video now ends with “{operation.text}”.")


@apply_one.register
def _(operation: ChangeSceneText, film: Film, media: Sequence[MediaItem]) -> Outcome:
    index = _index(film, operation.scene)
    kind = film.scenes[index].kind
    if kind == "title":
        return apply_one(ChangeTitle(operation.text), film, media)
    if kind == "caption":
        film, note = with_captions(film, index, operation.text)
    else:
        film = with_texts(film, index, lambda text: card_saying(text, operation.text))
        note = ""
    return Outcome(mark_edited(film), f"Scene {index + 1} now says “{operation.text}”.{note}")


@apply_one.register
def _(operation: ReplaceText, film: Film, media: Sequence[MediaItem]) -> Outcome:
    found = scenes_saying(film, operation.old)
    if not found:
        raise EditError(f"No scene says “{operation.old}”.")
    if len(found) > 1:
        places = ", ".join(str(index + 1) for index in found)
        raise EditError(
            f"Scenes {places} all say “{operation.old}”. Name one: “scene {found[0] + 1} should say …”."
        )
    index = found[0]
    scene = film.scenes[index]
    if scene.kind == "caption":
        return apply_one(ChangeSceneText(index + 1, exchanged(scene.words, operation)), film, media)
    film = with_texts(film, index, lambda text: with_exchanged(text.segment["m"], operation))
    if scene.kind == "title":
        film = with_meta(film, title=film.scenes[index].texts[0].words)
    return Outcome(mark_edited(film), f"Scene {index + 1} now says “{operation.new}”.")


@apply_one.register
def _(operation: RemoveScenes, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    gone = sorted({_index(film, number) for number in operation.scenes})
    if len(gone) == len(film.scenes):
        raise EditError("That would leave nothing of the video. Send me a new script to start over.")
    kept = tuple(scene for index, scene in enumerate(film.scenes) if index not in gone)
    film = shifted(replace(film, scenes=kept))
    names = _numbered(gone)
    return Outcome(mark_edited(film), f"{names} gone; the video is now {spoken_length(film.length_ms)} long.")


@apply_one.register
def _(operation: Retell, film: Film, media: Sequence[MediaItem]) -> Outcome:
    if operation.by_ms:
        operation = replace(operation, length_ms=film.length_ms + operation.by_ms)
    if operation.length_ms is not None and not SHORTEST_MS <= operation.length_ms <= LONGEST_MS:
        raise EditError("A video here lasts from 3 seconds to 2 hours.")
    source = film.source
    script = str(source.get("script", ""))
    again = operation.keep_all or operation.portion is not None
    if again and not script:
        raise EditError(
            "This video was made without a script, so there is no more text to tell. Paste the text."
        )
    if script and (again or not source.get("edited")):
        return Outcome(*retold(film, operation, media))
    assert operation.length_ms is not None
    length_ms = whole_frames_ms(operation.length_ms, film.canvas.fps)
    least = least_length_ms(film)
    if length_ms < least:
        raise EditError(
            f"Its text cannot be read in {spoken_length(length_ms)}: {spoken_length(least)} is the least. "
            "Remove a scene or shorten a caption first."
        )
    return Outcome(
        retimed(film, length_ms), f"The video is now {spoken_length(length_ms)} long, with the same text."
    )


@apply_one.register
def _(operation: ChangeMusic, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    old = film.music["m"] if film.music else {}
    volume = operation.volume_pct
    if volume is None:
        volume = int(old.get("volume_pct", DEFAULT_VOLUME_PCT)) + operation.steps * _VOLUME_STEP_PCT
        volume = min(100, max(5, volume))
    if volume == 0:
        if film.music is None:
            raise EditError("The video has no music.")
        return Outcome(replace(film, music=None), "The music is gone.")
    mood = operation.mood or str(old.get("mood", "lo-fi"))
    if operation.steps and film.music is None:
        raise EditError("The video has no music. Say “add calm music” to have some.")
    meta = {**old, "name": MOOD_NAMES[mood], "mood": mood, "volume_pct": volume}
    meta.setdefault("seed", film.meta.get("seed", 0))
    seg_id = film.music["id"] if film.music else f"seg_{looks.number(film.draft.get('id'), 'music'):012x}"
    music: Json = {**(film.music or {}), "id": seg_id, "st": 0, "d": film.length_ms, "m": meta}
    return Outcome(replace(film, music=music), f"The music is now {MOOD_NAMES[mood]} at {volume}%.")


@apply_one.register
def _(operation: ChangeTheme, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    scenes = tuple(
        replace(
            scene,
            video={**scene.video, "m": {k: v for k, v in scene.video["m"].items() if k != "theme"}},
        )
        for scene in film.scenes
    )
    film = with_meta(replace(film, scenes=scenes), theme=operation.theme)
    return Outcome(film, f"The look is now {operation.theme}.")


@apply_one.register
def _(operation: ShowCaptions, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    captions = {"style": "pill", **film.meta.get("captions", {}), "show": operation.show}
    told = "The captions are on." if operation.show else "The captions are off; titles and cards stay."
    return Outcome(with_meta(film, captions=captions), told)


@apply_one.register
def _(operation: ChangeBrand, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    brand = {"logo": None, "show": True, **film.meta.get("brand", {}), "name": operation.name}
    old = film.brand
    film = with_meta(film, brand=brand)
    index = first_of(film, "end")
    if index is not None and film.scenes[index].texts[0].segment["m"].get("subtitle") in {"", old}:
        film = with_texts(film, index, lambda text: {**text.segment["m"], "subtitle": operation.name})
    return Outcome(film, f"The brand is now {operation.name}.")


@apply_one.register
def _(operation: ChangeCanvas, film: Film, media: Sequence[MediaItem]) -> Outcome:
    del media
    canvas = canvas_with(film.canvas, shape=operation.shape, lines=operation.lines, fps=operation.fps)
    meta = {"width": canvas.width, "height": canvas.height, "fps": canvas.fps}
    film = shifted(resplit(with_meta(film, canvas=meta)))
    size = f"{canvas.width}x{canvas.height}"
    return Outcome(film, f"The picture is now {shape_of(canvas)}, {size}, {canvas.fps} frames a second.")


def _index(film: Film, number: int) -> int:
    count = len(film.scenes)
    if number == -1:
        return count - 1
    if not 1 <= number <= count:
        are = f"are only {count} scenes" if count != 1 else "is only one scene"
        raise EditError(f"There is no scene {number}: there {are}.")
    return number - 1


def _numbered(indices: Sequence[int]) -> str:
    numbers = [str(index + 1) for index in indices]
    if len(numbers) == 1:
        return f"Scene {numbers[0]} is"
    return f"Scenes {', '.join(numbers[:-1])} and {numbers[-1]} are"
