"""Edits of which scenes there are and in what order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.candidates import MAX_ITEMS
from pictory_nb.engine.director.captions import caption_limit, split_caption
from pictory_nb.engine.director.drafting import caption_meta, card_meta, kind_name, title_meta
from pictory_nb.engine.director.figures import stat_of
from pictory_nb.engine.director.film import (
    Film,
    FilmScene,
    Json,
    Text,
    first_of,
    mark_edited,
    shifted,
    with_meta,
)
from pictory_nb.engine.director.operations import (
    AddScene,
    DuplicateScenes,
    EditError,
    KeepScenes,
    MoveScenes,
    RemoveScenes,
    ReverseScenes,
    SwapScenes,
)
from pictory_nb.engine.director.pacing import enough_ms, fit, scene_ms
from pictory_nb.engine.director.plan import (
    CaptionScene,
    ChapterScene,
    EndScene,
    ListScene,
    QuoteScene,
    Scene,
    TitleScene,
)
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.wording import spoken_length
from pictory_nb.engine.director.work import Outcome, Work, apply_one, fresh_id, is_or_are, named

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_SCENES = 2_000
_LEAST_POINTS = 2


@apply_one.register
def _(operation: RemoveScenes, work: Work) -> Outcome:
    return _without(work, work.indices(operation.scenes))


@apply_one.register
def _(operation: KeepScenes, work: Work) -> Outcome:
    kept = set(work.indices(operation.scenes))
    gone = [place for place in range(len(work.film.scenes)) if place not in kept]
    if not gone:
        raise EditError(tell("These are all the scenes that there are."))
    return _without(work, gone)


def _without(work: Work, gone: list[int]) -> Outcome:
    film = work.film
    if len(gone) == len(film.scenes):
        raise EditError(tell("That would leave nothing of the video. Send me a new script to start over."))
    places = set(gone)
    film = with_scenes(film, (scene for place, scene in enumerate(film.scenes) if place not in places))
    told = tell(
        "{scenes} {verb} gone; the video is now {length} long.",
        scenes=named(gone),
        verb=is_or_are(gone),
        length=spoken_length(film.length_ms),
    )
    return Outcome(mark_edited(film), told)


@apply_one.register
def _(operation: MoveScenes, work: Work) -> Outcome:
    film = work.film
    moving = work.indices(operation.scenes)
    anchor = work.index(operation.after) if operation.after else -1
    chosen = set(moving)
    rest = [place for place in range(len(film.scenes)) if place not in chosen]
    head = [place for place in rest if place <= anchor]
    order = [*head, *moving, *(place for place in rest if place > anchor)]
    moved = with_scenes(film, (film.scenes[place] for place in order))
    now = [order.index(place) for place in moving]
    told = tell(
        "{scenes} {verb} now {scenes_2}.",
        scenes=named(moving),
        verb=is_or_are(moving),
        scenes_2=named(now).lower(),
    )
    return Outcome(mark_edited(moved), told)


@apply_one.register
def _(operation: SwapScenes, work: Work) -> Outcome:
    first, second = work.index(operation.scene), work.index(operation.other)
    if first == second:
        raise EditError(tell("A scene cannot change places with itself."))
    scenes = list(work.film.scenes)
    scenes[first], scenes[second] = scenes[second], scenes[first]
    low, high = sorted((first + 1, second + 1))
    return Outcome(
        mark_edited(with_scenes(work.film, scenes)),
        tell("Scenes {low} and {high} have changed places.", low=low, high=high),
    )


@apply_one.register
def _(operation: ReverseScenes, work: Work) -> Outcome:
    del operation
    if len(work.film.scenes) == 1:
        raise EditError(tell("The video has only one scene."))
    return Outcome(
        mark_edited(with_scenes(work.film, reversed(work.film.scenes))),
        tell("The scenes stand in reverse order now: the last one comes first."),
    )


@apply_one.register
def _(operation: DuplicateScenes, work: Work) -> Outcome:
    film = work.film
    places = work.indices(operation.scenes)
    check_count(film, len(places))
    doubled = set(places)
    scenes: list[FilmScene] = []
    for place, scene in enumerate(film.scenes):
        scenes.append(scene)
        if place in doubled:
            scenes.append(_copy(film, scene, scenes))
    told = tell("{scenes} {verb} there twice now; ", scenes=named(places), verb=is_or_are(places))
    film = with_scenes(film, scenes)
    return Outcome(
        mark_edited(film),
        tell("{told}the video is {length} long.", told=told, length=spoken_length(film.length_ms)),
    )


@apply_one.register
def _(operation: AddScene, work: Work) -> Outcome:
    film = work.film
    check_count(film, 1)
    place = work.index(operation.after) + 1 if operation.after else 0
    plan = _planned(film, operation)
    if isinstance(plan, TitleScene):
        film = with_meta(film, title=plan.text)
    scene = _made(film, plan, place)
    film = with_scenes(film, (*film.scenes[:place], scene, *film.scenes[place:]))
    length = spoken_length(film.length_ms)
    told = tell(
        "The new scene {number} says “{text}”; the video is {length} long.",
        number=place + 1,
        text=": ".join(filter(None, (operation.text, ", ".join(operation.points)))),
        length=length,
    )
    return Outcome(mark_edited(film), told)


def _planned(film: Film, operation: AddScene) -> Scene:
    text = " ".join(operation.text.split())
    points = tuple(point for point in (" ".join(one.split()) for one in operation.points) if point)
    if not text and not (operation.kind == "list" and points):
        raise EditError(tell("Tell me what the new scene should say."))
    match operation.kind:
        case "caption":
            return CaptionScene(split_caption(text, caption_limit(text, film.canvas.aspect)))
        case "chapter":
            return ChapterScene(text)
        case "quote":
            return QuoteScene(text, operation.by)
        case "list":
            if not _LEAST_POINTS <= len(points) <= MAX_ITEMS:
                raise EditError(
                    tell("A list has {least} to {most} points.", least=_LEAST_POINTS, most=MAX_ITEMS)
                )
            return ListScene(text, points)
        case "title" | "end":
            if first_of(film, operation.kind) is not None:
                raise EditError(
                    tell("This video has a title card already.")
                    if operation.kind == "title"
                    else tell("This video has an end card already.")
                )
            return TitleScene(text) if operation.kind == "title" else EndScene(text)
        case "stat":
            stat = stat_of(text)
            if stat is None:
                raise EditError(tell("I see no number in “{text}” to show large.", text=text))
            return stat
        case _:
            raise EditError(tell("I can add caption, chapter, quote, number and list scenes."))


def _made(film: Film, plan: Scene, place: int) -> FilmScene:
    fps = film.canvas.fps
    length_ms = enough_ms(scene_ms(plan), fps)
    (times,) = fit([plan], length_ms, fps)
    scene_id = fresh_id(film, "scene", film.draft.get("id"), str(plan), place)
    near = {
        str(film.scenes[at].video["m"].get("background", {}).get("family"))
        for at in (place - 1, place)
        if 0 <= at < len(film.scenes)
    }
    pool = [family for family in looks.FAMILY_NAMES if family not in near]
    family = pool[looks.number(scene_id) % len(pool)]
    video: Json = {
        "id": scene_id,
        "st": 0,
        "d": length_ms,
        "m": {
            "name": looks.FAMILY_NAMES[family],
            "scene": kind_name(plan),
            "background": {"family": family, "seed": looks.number("picture", scene_id) % 1000},
        },
    }
    texts: list[Text] = []
    if isinstance(plan, CaptionScene):
        for number, (caption, span) in enumerate(zip(plan.captions, times.captions, strict=True)):
            meta = caption_meta(caption, span.duration_ms)
            name = fresh_id(film, "caption", scene_id, number)
            texts.append(
                Text("Captions", {"id": name, "st": span.start_ms, "d": span.duration_ms, "m": meta})
            )
    else:
        name = fresh_id(film, "card", scene_id)
        title, card = title_meta(plan), card_meta(plan)
        segment = {"id": name, "st": 0, "d": length_ms, "m": title or card}
        texts.append(Text("Title" if title else "Cards", segment))
    return FilmScene(video, tuple(texts))


def _copy(film: Film, scene: FilmScene, before: list[FilmScene]) -> FilmScene:
    serial = len(before)
    video = {**scene.video, "id": fresh_id(film, "copy", scene.video["id"], serial)}
    texts = tuple(
        Text(text.track, {**text.segment, "id": fresh_id(film, "copy", text.segment["id"], serial)})
        for text in scene.texts
    )
    return FilmScene(video, texts)


def with_scenes(film: Film, scenes: Iterable[FilmScene]) -> Film:
    """Return the film with these scenes, closed up."""
    return shifted(replace(film, scenes=tuple(scenes)))


def check_count(film: Film, more: int) -> None:
    """Refuse to make thousands of scenes.

    Raises
    ------
    EditError
        When there would be more than `MOST_SCENES`.
    """
    if more > 1 and len(film.scenes) + more > MOST_SCENES:
        raise EditError(tell("That would make more than {most_scenes:,} scenes.", most_scenes=MOST_SCENES))
