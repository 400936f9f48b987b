"""A scene that says the same as another kind: a caption as a quotation, a number as a caption, and so on."""

from __future__ import annotations

from dataclasses import replace

from pictory_nb.engine.director.figures import stat_of
from pictory_nb.engine.director.film import Film, FilmScene, Json, Text, mark_edited, with_scene
from pictory_nb.engine.director.operations import ChangeKind, EditError
from pictory_nb.engine.director.rewriting import with_captions
from pictory_nb.engine.director.sentences import split_sentences
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.work import Outcome, Work, apply_one, fresh_id, readable

_NAMES = {
    "caption": "a caption scene", "quote": "a quotation", "stat": "a number card", "list": "a list",
    "chapter": "a chapter card",
}  # fmt: skip
_MOST_POINTS = 8
_LONGEST_CHAPTER = 80


@apply_one.register
def _(operation: ChangeKind, work: Work) -> Outcome:
    index = work.index(operation.scene)
    film, kind = work.film, operation.kind
    scene = film.scenes[index]
    if kind not in _NAMES:
        raise EditError(tell("A scene can be {listed}.", listed=listed(map(tell, _NAMES.values()))))
    if scene.kind == kind:
        raise EditError(
            tell("Scene {number} is {named} already.", number=index + 1, named=tell(_NAMES[kind]))
        )
    if scene.kind in {"title", "end", "brand"}:
        raise EditError(
            tell("The title card and the end card stay what they are. Add a scene beside them instead.")
            if scene.kind != "brand"
            else tell("The brand's card stays what it is. Add a scene beside it instead.")
        )
    words = _words(scene)
    if not words:
        raise EditError(
            tell(
                "Scene {number} says nothing that could be shown as {named}.",
                number=index + 1,
                named=tell(_NAMES[kind]),
            )
        )
    video = {**scene.video, "m": {**scene.video["m"], "scene": kind}}
    if kind == "caption":
        film, note = with_captions(with_scene(film, index, replace(scene, video=video)), index, words)
    else:
        card = _card(kind, words, film, index)
        track = "Title" if kind == "chapter" else "Cards"
        film, note = readable(with_scene(film, index, FilmScene(video, (Text(track, card),))), index)
    return Outcome(
        mark_edited(film),
        tell("Scene {number} is now {named}.{note}", number=index + 1, named=tell(_NAMES[kind]), note=note),
    )


def _words(scene: FilmScene) -> str:
    """Return all that a scene says as running text."""
    if not scene.texts:
        return ""
    meta = scene.texts[0].segment["m"]
    match scene.kind:
        case "stat":
            value, text = str(meta.get("value", "")), scene.texts[0].words
            return text if value in text else f"{value} {text}"
        case "list" | "chart" | "comparison":
            points = "; ".join(map(str, meta.get("items", ())))
            return f"{scene.texts[0].words}: {points}." if scene.texts[0].words else f"{points}."
        case "quote":
            by = str(meta.get("by", ""))
            return f"“{scene.texts[0].words}” ({by})" if by else scene.texts[0].words
        case _:
            return scene.words


def _card(kind: str, words: str, film: Film, index: int) -> Json:
    scene = film.scenes[index].video
    return {
        "id": fresh_id(film, "card", scene["id"], kind, words),
        "st": scene["st"],
        "d": scene["d"],
        "m": _card_meta(kind, words, index, str(film.meta.get("language", "en"))),
    }


def _card_meta(kind: str, words: str, index: int, language: str) -> Json:
    match kind:
        case "quote":
            return {"role": "quote", "text": words, "by": ""}
        case "stat":
            stat = stat_of(words)
            if stat is None:
                raise EditError(tell("Scene {number} has no number to show large.", number=index + 1))
            return {"role": "stat", "value": stat.value, "text": stat.text}
        case "list":
            points = [sentence.rstrip(".。") for sentence in split_sentences(words, language)]
            if not 2 <= len(points) <= _MOST_POINTS:
                count = tell("scene {number} has {count}", number=index + 1, count=len(points))
                raise EditError(
                    tell(
                        "A list needs 2 to {most_points} sentences; {count}.",
                        most_points=_MOST_POINTS,
                        count=count,
                    )
                )
            return {"role": "list", "text": "", "items": points}
        case _:
            if len(words) > _LONGEST_CHAPTER:
                raise EditError(
                    tell(
                        "Scene {number} says too much for a chapter card. Shorten its text first.",
                        number=index + 1,
                    )
                )
            return {"role": "chapter", "text": words}
