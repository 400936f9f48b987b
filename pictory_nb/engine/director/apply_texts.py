"""Edits of what scenes say."""

from __future__ import annotations

from dataclasses import replace

from pictory_nb.engine.director.condensing import shortened
from pictory_nb.engine.director.film import Film, Json, Text, first_of, mark_edited, with_meta, with_texts
from pictory_nb.engine.director.operations import (
    AddPoint,
    ChangeCallToAction,
    ChangeCase,
    ChangeFigure,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTitle,
    EditError,
    RemovePoint,
    ReplaceText,
    ShortenText,
)
from pictory_nb.engine.director.rewriting import card_saying, exchanged, with_captions, with_exchanged
from pictory_nb.engine.director.work import Outcome, Work, apply_one, with_words

_MOST_POINTS = 8


@apply_one.register
def _(operation: ChangeTitle, work: Work) -> Outcome:
    film = with_meta(work.film, title=operation.text)
    index = first_of(film, "title")
    if index is None:
        return Outcome(
            mark_edited(film), f"The project is now called “{operation.text}”; it has no title card."
        )
    film, note = with_words(replace(work, film=film), index, lambda text: _with(text, text_=operation.text))
    return Outcome(film, f"The title is now “{operation.text}”.{note}")


@apply_one.register
def _(operation: ChangeSubtitle, work: Work) -> Outcome:
    index = first_of(work.film, "title")
    if index is None:
        raise EditError("There is no title card, so there is no subtitle to change.")
    film, note = with_words(work, index, lambda text: {**text.segment["m"], "subtitle": operation.text})
    told = f"The subtitle is now “{operation.text}”." if operation.text else "The subtitle is gone."
    return Outcome(mark_edited(film), told + note)


@apply_one.register
def _(operation: ChangeCallToAction, work: Work) -> Outcome:
    index = first_of(work.film, "end")
    if index is None:
        raise EditError("This video has no end card. Videos of nine seconds and more have one.")
    film, note = with_words(work, index, lambda text: _with(text, text_=operation.text))
    return Outcome(mark_edited(film), f"The video now ends with “{operation.text}”.{note}")


@apply_one.register
def _(operation: ChangeSceneText, work: Work) -> Outcome:
    return _saying(work, work.index(operation.scene), operation.text)


def _saying(work: Work, index: int, words: str) -> Outcome:
    kind = work.film.scenes[index].kind
    if kind == "title" and index == first_of(work.film, "title"):
        return apply_one(ChangeTitle(words), work)
    if kind == "caption":
        film, note = with_captions(work.film, index, words)
    else:
        film, note = with_words(work, index, lambda text: card_saying(text, words))
    return Outcome(mark_edited(film), f"Scene {index + 1} now says “{words}”.{note}")


@apply_one.register
def _(operation: ReplaceText, work: Work) -> Outcome:
    if operation.everywhere:
        places = [place for place, scene in enumerate(work.film.scenes) if _says(scene.texts, operation.old)]
    elif operation.scene is None:
        places = [place for place, scene in enumerate(work.film.scenes) if _says(scene.texts, operation.old)]
        if len(places) > 1:
            numbers = ", ".join(str(place + 1) for place in places)
            raise EditError(
                f"Scenes {numbers} all say “{operation.old}”. "
                f"Name one: “in scene {places[0] + 1} replace …”, or say “everywhere”."
            )
    else:
        places = [work.index(operation.scene)]
        if not _says(work.film.scenes[places[0]].texts, operation.old):
            raise EditError(f"Scene {places[0] + 1} does not say “{operation.old}”.")
    if not places:
        raise EditError(f"No scene says “{operation.old}”.")
    outcome = Outcome(work.film, "")
    for place in places:
        outcome = _exchanged(replace(work, film=outcome.film), place, operation)
    if len(places) > 1:
        return Outcome(outcome.film, f"{len(places)} scenes now say “{operation.new}”.")
    return outcome


def _says(texts: tuple[Text, ...], words: str) -> bool:
    wanted = " ".join(words.lower().split())
    return wanted in " ".join(" ".join(text.all_words for text in texts).lower().split())


def _exchanged(work: Work, index: int, operation: ReplaceText) -> Outcome:
    scene = work.film.scenes[index]
    if scene.kind == "caption":
        film, note = with_captions(work.film, index, exchanged(scene.words, operation))
        return Outcome(mark_edited(film), f"Scene {index + 1} now says “{operation.new}”.{note}")
    film, note = with_words(work, index, lambda text: with_exchanged(text.segment["m"], operation))
    if scene.kind == "title" and index == first_of(film, "title"):
        film = with_meta(film, title=film.scenes[index].texts[0].words)
    return Outcome(mark_edited(film), f"Scene {index + 1} now says “{operation.new}”.{note}")


@apply_one.register
def _(operation: ChangeSpeaker, work: Work) -> Outcome:
    index = _of_kind(work.film, work.index(operation.scene), "quote", "quotation")
    film, note = with_words(work, index, lambda text: {**text.segment["m"], "by": operation.by})
    return Outcome(mark_edited(film), f"The quotation in scene {index + 1} is now by {operation.by}.{note}")


@apply_one.register
def _(operation: ChangeFigure, work: Work) -> Outcome:
    index = _of_kind(work.film, work.index(operation.scene), "stat", "number")

    def change(text: Text) -> Json:
        meta = text.segment["m"]
        old = str(meta.get("value", ""))
        words = str(meta.get("text", ""))
        return {
            **meta,
            "value": operation.value,
            "text": words.replace(old, operation.value) if old else words,
        }

    film, note = with_words(work, index, change)
    return Outcome(mark_edited(film), f"The number in scene {index + 1} is now {operation.value}.{note}")


@apply_one.register
def _(operation: AddPoint, work: Work) -> Outcome:
    index = _of_kind(work.film, work.index(operation.scene), "list", "list")
    items = _items(work.film, index)
    if len(items) >= _MOST_POINTS:
        raise EditError(f"A list shows {_MOST_POINTS} points at most. Remove one first.")
    film, note = with_words(work, index, lambda text: _with(text, items=[*items, operation.text]))
    return Outcome(mark_edited(film), f"“{operation.text}” is now on the list in scene {index + 1}.{note}")


@apply_one.register
def _(operation: RemovePoint, work: Work) -> Outcome:
    index = _of_kind(work.film, work.index(operation.scene), "list", "list")
    items = _items(work.film, index)
    if operation.text:
        wanted = operation.text.lower().rstrip(".")
        found = [place for place, item in enumerate(items) if item.lower().rstrip(".") == wanted]
        if not found:
            raise EditError(f"The list has no point “{operation.text}”.")
        place = found[0]
    else:
        place = _point(items, operation.point)
    if len(items) == 1:
        raise EditError("That is the list's only point. Remove the scene instead.")
    kept = [item for number, item in enumerate(items) if number != place]
    film = with_texts(work.film, index, lambda text: _with(text, items=kept))
    return Outcome(mark_edited(film), f"“{items[place]}” is gone from the list in scene {index + 1}.")


@apply_one.register
def _(operation: ChangePoint, work: Work) -> Outcome:
    index = _of_kind(work.film, work.index(operation.scene), "list", "list")
    items = _items(work.film, index)
    place = _point(items, operation.point)
    changed = [*items[:place], operation.text, *items[place + 1 :]]
    film, note = with_words(work, index, lambda text: _with(text, items=changed))
    told = f"Point {place + 1} of the list in scene {index + 1} is now “{operation.text}”.{note}"
    return Outcome(mark_edited(film), told)


def _point(items: list[str], number: int) -> int:
    """Return the place of a point by its number (from 1, -1 is the last)."""
    place = len(items) - 1 if number == -1 else number - 1
    if not 0 <= place < len(items):
        raise EditError(f"There is no point {number}: the list has {len(items)}.")
    return place


@apply_one.register
def _(operation: ChangeCase, work: Work) -> Outcome:
    index = work.index(operation.scene)
    words = work.film.scenes[index].words
    if not words:
        raise EditError(f"Scene {index + 1} has no text.")
    return _saying(work, index, words.upper() if operation.case == "upper" else words.lower())


@apply_one.register
def _(operation: ShortenText, work: Work) -> Outcome:
    index = work.index(operation.scene)
    scene = work.film.scenes[index]
    words = scene.words
    short = shortened(words, str(work.film.meta.get("language", "en")))
    if not words or short == words:
        raise EditError(
            f"I cannot say scene {index + 1} in fewer of its words. Tell me the new text: "
            f"“scene {index + 1} should say …”."
        )
    if scene.kind in {"list", "stat"}:
        film = with_texts(work.film, index, lambda text: _with(text, text_=short))
        return Outcome(mark_edited(film), f"Scene {index + 1} now says “{short}”.")
    return _saying(work, index, short)


def _with(text: Text, *, text_: str | None = None, items: list[str] | None = None) -> Json:
    meta = dict(text.segment["m"])
    if text_ is not None:
        meta["text"] = text_
    if items is not None:
        meta["items"] = items
    return meta


def _items(film: Film, index: int) -> list[str]:
    return [str(item) for item in film.scenes[index].texts[0].segment["m"].get("items", ())]


def _of_kind(film: Film, index: int, kind: str, name: str) -> int:
    if film.scenes[index].kind != kind or not film.scenes[index].texts:
        raise EditError(f"Scene {index + 1} shows no {name}.")
    return index
