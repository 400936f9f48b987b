"""Edits that make two scenes of one, and one of several."""

from __future__ import annotations

import math

from pictory_nb.engine.director.apply_scenes import check_count, with_scenes
from pictory_nb.engine.director.captions import caption_limit, split_caption
from pictory_nb.engine.director.drafting import caption_meta
from pictory_nb.engine.director.film import Film, FilmScene, Text, mark_edited
from pictory_nb.engine.director.operations import EditError, MergeScenes, SplitScene
from pictory_nb.engine.director.pacing import enough_ms, fit, scene_ms, whole_frames_ms
from pictory_nb.engine.director.plan import CaptionScene
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.work import Outcome, Work, apply_one, fresh_id, named


@apply_one.register
def _(operation: SplitScene, work: Work) -> Outcome:
    film = work.film
    index = work.index(operation.scene)
    halves = _halves(film, index, operation.at_ms)
    check_count(film, 1)
    film = with_scenes(film, (*film.scenes[:index], *halves, *film.scenes[index + 1 :]))
    return Outcome(
        mark_edited(film),
        tell("Scene {number} is now scenes {number} and {number_2}.", number=index + 1, number_2=index + 2),
    )


def _halves(film: Film, index: int, at_ms: int | None) -> tuple[FilmScene, FilmScene]:
    scene, fps = film.scenes[index], film.canvas.fps
    if scene.kind == "list" and scene.texts:
        items = list(scene.texts[0].segment["m"].get("items", ()))
        if len(items) > 1:
            if at_ms is not None:
                raise EditError(
                    tell(
                        "A list is split between its points and not at a time. Say “split scene {number}”.",
                        number=index + 1,
                    )
                )
            return _half_lists(film, scene, items)
    if scene.kind != "caption" or not scene.texts:
        raise EditError(tell("Scene {number} shows one thing that cannot be split.", number=index + 1))
    start_ms = int(scene.video["st"])
    if at_ms is not None and not start_ms < at_ms < start_ms + scene.duration_ms:
        raise EditError(tell("Scene {number} is not shown at that time.", number=index + 1))
    if len(scene.texts) > 1:
        cut = (len(scene.texts) + 1) // 2
        if at_ms is not None:
            begins = range(1, len(scene.texts))
            cut = min(begins, key=lambda place: abs(int(scene.texts[place].segment["st"]) - at_ms))
        left, right = scene.texts[cut - 1].segment, scene.texts[cut].segment
        middle = (left["st"] + left["d"] + right["st"]) / 2
        border = round(round(middle * fps / 1000) * 1000 / fps)
        border = min(max(border, left["st"] + left["d"]), right["st"])
        return (
            FilmScene({**scene.video, "d": border - start_ms}, scene.texts[:cut]),
            FilmScene(
                {
                    **scene.video,
                    "id": fresh_id(film, "split", scene.video["id"]),
                    "st": border,
                    "d": start_ms + scene.duration_ms - border,
                },
                scene.texts[cut:],
            ),
        )
    if at_ms is not None:
        raise EditError(
            tell(
                "Scene {number} shows one text at that time, which I cannot cut there. Say “split scene "
                "{number}” and I cut it where its sentence allows.",
                number=index + 1,
            )
        )
    words = scene.texts[0].words
    pieces = split_caption(words, max(20, math.ceil(len(words) * 0.62)))
    if len(pieces) < 2:
        raise EditError(tell("Scene {number} says too little to be split.", number=index + 1))
    joint = "" if " " not in words else " "
    cut = (len(pieces) + 1) // 2
    first = _spoken(film, scene, joint.join(pieces[:cut]), scene.video["id"])
    second = _spoken(film, scene, joint.join(pieces[cut:]), fresh_id(film, "split", scene.video["id"]))
    return first, second


def _spoken(film: Film, scene: FilmScene, words: str, scene_id: str) -> FilmScene:
    """Make a caption scene with the look of `scene`; at least half as long."""
    fps = film.canvas.fps
    plan = CaptionScene(split_caption(words, caption_limit(words, film.canvas.aspect)))
    length_ms = whole_frames_ms(max(enough_ms(scene_ms(plan), fps), scene.duration_ms / 2), fps)
    (times,) = fit([plan], length_ms, fps)
    texts = tuple(
        Text(
            "Captions",
            {
                "id": fresh_id(film, "half", scene_id, words, number),
                "st": span.start_ms,
                "d": span.duration_ms,
                "m": caption_meta(caption, span.duration_ms),
            },
        )
        for number, (caption, span) in enumerate(zip(plan.captions, times.captions, strict=True))
    )
    return FilmScene({**scene.video, "id": scene_id, "st": 0, "d": length_ms}, texts)


def _half_lists(film: Film, scene: FilmScene, items: list[object]) -> tuple[FilmScene, FilmScene]:
    cut = (len(items) + 1) // 2
    card = scene.texts[0]
    made: list[FilmScene] = []
    for number, part in enumerate((items[:cut], items[cut:])):
        scene_id = scene.video["id"] if number == 0 else fresh_id(film, "split", scene.video["id"])
        card_id = card.segment["id"] if number == 0 else fresh_id(film, "split", card.segment["id"])
        meta = {**card.segment["m"], "items": part}
        length_ms = scene.duration_ms
        segment = {**card.segment, "id": card_id, "st": 0, "d": length_ms, "m": meta}
        made.append(
            FilmScene({**scene.video, "id": scene_id, "st": 0, "d": length_ms}, (Text(card.track, segment),))
        )
    return made[0], made[1]


@apply_one.register
def _(operation: MergeScenes, work: Work) -> Outcome:
    film = work.film
    places = work.indices(operation.scenes)
    if len(places) < 2:
        raise EditError(tell("It takes two scenes to merge."))
    kinds = {film.scenes[place].kind for place in places}
    if kinds == {"caption"}:
        merged = _merged_captions(film, places)
    elif kinds == {"list"}:
        merged = _merged_lists(film, places)
    else:
        raise EditError(
            tell("I can merge scenes with captions, or lists with lists; these are of other kinds.")
        )
    gone = set(places[1:])
    scenes = (
        merged if place == places[0] else scene
        for place, scene in enumerate(film.scenes)
        if place not in gone
    )
    told = tell("{scenes} are now one scene, scene {number}.", scenes=named(places), number=places[0] + 1)
    return Outcome(mark_edited(with_scenes(film, scenes)), told)


def _merged_captions(film: Film, places: list[int]) -> FilmScene:
    first = film.scenes[places[0]]
    start_ms = int(first.video["st"])
    length_ms = 0
    texts: list[Text] = []
    for place in places:
        scene = film.scenes[place]
        shift_ms = start_ms + length_ms - int(scene.video["st"])
        texts += [
            Text(text.track, {**text.segment, "st": text.segment["st"] + shift_ms}) for text in scene.texts
        ]
        length_ms += scene.duration_ms
    return FilmScene({**first.video, "d": length_ms}, tuple(texts))


def _merged_lists(film: Film, places: list[int]) -> FilmScene:
    scenes = [film.scenes[place] for place in places]
    items = [item for scene in scenes for item in scene.texts[0].segment["m"].get("items", ())]
    if len(items) > 8:
        raise EditError(tell("Together these lists have {count} points; 8 fit on a card.", count=len(items)))
    length_ms = sum(scene.duration_ms for scene in scenes)
    card = scenes[0].texts[0]
    meta = {**card.segment["m"], "items": items}
    texts = (Text(card.track, {**card.segment, "d": length_ms, "m": meta}),)
    return FilmScene({**scenes[0].video, "d": length_ms}, texts)
