"""Edits of what scenes say."""

from __future__ import annotations

from dataclasses import replace

from pictory_nb.engine.amounts import amount_of
from pictory_nb.engine.director.condensing import shortened
from pictory_nb.engine.director.film import (
    Film,
    Json,
    Text,
    first_of,
    mark_edited,
    scenes_saying,
    with_meta,
    with_texts,
)
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
from pictory_nb.engine.director.series import MOST_BARS
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.work import Outcome, Work, apply_one, with_words

_MOST_POINTS = 8


@apply_one.register
def _(operation: ChangeTitle, work: Work) -> Outcome:
    film = with_meta(work.film, title=operation.text)
    index = first_of(film, "title")
    if index is None:
        return Outcome(
            mark_edited(film),
            tell("The project is now called “{text}”; it has no title card.", text=operation.text),
        )
    film, note = with_words(replace(work, film=film), index, lambda text: _with(text, text_=operation.text))
    return Outcome(film, tell("The title is now “{text}”.{note}", text=operation.text, note=note))


@apply_one.register
def _(operation: ChangeSubtitle, work: Work) -> Outcome:
    index = first_of(work.film, "title")
    if index is None:
        raise EditError(tell("There is no title card, so there is no subtitle to change."))
    film, note = with_words(work, index, lambda text: {**text.segment["m"], "subtitle": operation.text})
    told = (
        tell("The subtitle is now “{text}”.", text=operation.text)
        if operation.text
        else tell("The subtitle is gone.")
    )
    return Outcome(mark_edited(film), told + note)


@apply_one.register
def _(operation: ChangeCallToAction, work: Work) -> Outcome:
    index = first_of(work.film, "end")
    if index is None:
        raise EditError(tell("This video has no end card. Videos of nine seconds and more have one."))
    if not operation.text and operation.place is None:
        raise EditError(tell("Say what the end card should show."))

    def changed(text: Text) -> Json:
        meta = _with(text, text_=operation.text) if operation.text else text.segment["m"]
        return meta if operation.place is None else {**meta, "subtitle": operation.place}

    film, note = with_words(work, index, changed)
    if operation.place is None:
        told = tell("The video now ends with “{text}”.{note}", text=operation.text, note=note)
    elif operation.text:
        told = tell(
            "The video now ends with “{text}” and {place}.{note}",
            text=operation.text,
            place=operation.place,
            note=note,
        )
    else:
        told = tell("The end card now shows {place}.{note}", place=operation.place, note=note)
    return Outcome(mark_edited(film), told)


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
    return Outcome(
        mark_edited(film),
        tell("Scene {number} now says “{words}”.{note}", number=index + 1, words=words, note=note),
    )


@apply_one.register
def _(operation: ReplaceText, work: Work) -> Outcome:
    if operation.everywhere or operation.scene is None:
        places = scenes_saying(work.film, operation.old)
        if len(places) > 1 and not operation.everywhere:
            numbers = ", ".join(str(place + 1) for place in places)
            raise EditError(
                tell(
                    "Scenes {numbers} all say “{old}”. Name one: “in scene {number} replace …”, or say "
                    "“everywhere”.",
                    numbers=numbers,
                    old=operation.old,
                    number=places[0] + 1,
                )
            )
    else:
        places = [work.index(operation.scene)]
        if places[0] not in scenes_saying(work.film, operation.old):
            raise EditError(
                tell("Scene {number} does not say “{old}”.", number=places[0] + 1, old=operation.old)
            )
    if not places:
        raise EditError(tell("No scene says “{old}”.", old=operation.old))
    outcome = Outcome(work.film, "")
    for place in places:
        outcome = _exchanged(replace(work, film=outcome.film), place, operation)
    if len(places) > 1:
        return Outcome(
            outcome.film, tell("{count} scenes now say “{new}”.", count=len(places), new=operation.new)
        )
    return outcome


def _exchanged(work: Work, index: int, operation: ReplaceText) -> Outcome:
    scene = work.film.scenes[index]
    if scene.kind == "caption":
        film, note = with_captions(work.film, index, " ".join(exchanged(scene.words, operation).split()))
        if not operation.new:
            gone = tell("Scene {number} no longer says “{old}”.", number=index + 1, old=operation.old)
            return Outcome(mark_edited(film), gone)
        return Outcome(
            mark_edited(film),
            tell("Scene {number} now says “{new}”.{note}", number=index + 1, new=operation.new, note=note),
        )
    film, note = with_words(work, index, lambda text: with_exchanged(text.segment["m"], operation))
    if scene.kind == "title" and index == first_of(film, "title"):
        film = with_meta(film, title=film.scenes[index].texts[0].words)
    if not operation.new:
        return Outcome(
            mark_edited(film),
            tell("Scene {number} no longer says “{old}”.", number=index + 1, old=operation.old),
        )
    return Outcome(
        mark_edited(film),
        tell("Scene {number} now says “{new}”.{note}", number=index + 1, new=operation.new, note=note),
    )


@apply_one.register
def _(operation: ChangeSpeaker, work: Work) -> Outcome:
    index = _of_kind(work.film, work.index(operation.scene), "quote", "quotation")
    film, note = with_words(work, index, lambda text: {**text.segment["m"], "by": operation.by})
    if not operation.by:
        return Outcome(
            mark_edited(film), tell("The quotation in scene {number} names nobody now.", number=index + 1)
        )
    return Outcome(
        mark_edited(film),
        tell(
            "The quotation in scene {number} is now by {by}.{note}",
            number=index + 1,
            by=operation.by,
            note=note,
        ),
    )


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
    return Outcome(
        mark_edited(film),
        tell(
            "The number in scene {number} is now {value}.{note}",
            number=index + 1,
            value=operation.value,
            note=note,
        ),
    )


@apply_one.register
def _(operation: AddPoint, work: Work) -> Outcome:
    index = _with_points(work.film, work.index(operation.scene))
    items = _items(work.film, index)
    most = MOST_BARS if work.film.scenes[index].kind == "chart" else _MOST_POINTS
    if len(items) >= most:
        raise EditError(
            tell("A list shows {most_points} points at most. Remove one first.", most_points=most)
        )
    _check_point(work.film, index, operation.text)
    film, note = with_words(work, index, lambda text: _with(text, items=[*items, operation.text]))
    return Outcome(
        mark_edited(film),
        tell(
            "“{text}” is now on the list in scene {number}.{note}",
            text=operation.text,
            number=index + 1,
            note=note,
        ),
    )


@apply_one.register
def _(operation: RemovePoint, work: Work) -> Outcome:
    index = _with_points(work.film, work.index(operation.scene))
    items = _items(work.film, index)
    if operation.text:
        wanted = operation.text.lower().rstrip(".")
        found = [place for place, item in enumerate(items) if item.lower().rstrip(".") == wanted]
        if not found:
            raise EditError(tell("The list has no point “{text}”.", text=operation.text))
        place = found[0]
    else:
        place = _point(items, operation.point)
    if len(items) == 1:
        raise EditError(tell("That is the list's only point. Remove the scene instead."))
    kept = [item for number, item in enumerate(items) if number != place]
    film = with_texts(work.film, index, lambda text: _with(text, items=kept))
    return Outcome(
        mark_edited(film),
        tell("“{named}” is gone from the list in scene {number}.", named=items[place], number=index + 1),
    )


@apply_one.register
def _(operation: ChangePoint, work: Work) -> Outcome:
    index = _with_points(work.film, work.index(operation.scene))
    items = _items(work.film, index)
    place = _point(items, operation.point)
    _check_point(work.film, index, operation.text)
    changed = [*items[:place], operation.text, *items[place + 1 :]]
    film, note = with_words(work, index, lambda text: _with(text, items=changed))
    told = tell(
        "Point {number} of the list in scene {number_2} is now “{text}”.{note}",
        number=place + 1,
        number_2=index + 1,
        text=operation.text,
        note=note,
    )
    return Outcome(mark_edited(film), told)


def _point(items: list[str], number: int) -> int:
    """Return the place of a point by its number (from 1, -1 is the last)."""
    place = len(items) - 1 if number == -1 else number - 1
    if not 0 <= place < len(items):
        raise EditError(
            tell("There is no point {number}: the list has {count}.", number=number, count=len(items))
        )
    return place


@apply_one.register
def _(operation: ChangeCase, work: Work) -> Outcome:
    if not operation.scene:
        return _all_captions(operation, work)
    index = work.index(operation.scene)
    words = work.film.scenes[index].words
    if not words:
        raise EditError(tell("Scene {number} has no text.", number=index + 1))
    return _saying(work, index, words.upper() if operation.case == "upper" else words.lower())


def _all_captions(operation: ChangeCase, work: Work) -> Outcome:
    """Write every caption in capital or small letters."""
    film = work.film
    places = [place for place, scene in enumerate(film.scenes) if scene.kind == "caption"]
    if not places:
        raise EditError(tell("This video has no captions whose letters could change."))
    for place in places:
        words = film.scenes[place].words
        film, _ = with_captions(film, place, words.upper() if operation.case == "upper" else words.lower())
    how = tell("capital letters") if operation.case == "upper" else tell("small letters")
    return Outcome(mark_edited(film), tell("All captions are in {how} now.", how=how))


@apply_one.register
def _(operation: ShortenText, work: Work) -> Outcome:
    index = work.index(operation.scene)
    scene = work.film.scenes[index]
    words = scene.words
    short = shortened(words, str(work.film.meta.get("language", "en")))
    if not words or short == words:
        raise EditError(
            tell(
                "I cannot say scene {number} in fewer of its words. Tell me the new text: “scene "
                "{number} should say …”.",
                number=index + 1,
            )
        )
    if scene.kind in {"list", "chart", "stat"}:
        film = with_texts(work.film, index, lambda text: _with(text, text_=short))
        return Outcome(
            mark_edited(film), tell("Scene {number} now says “{short}”.", number=index + 1, short=short)
        )
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


def _with_points(film: Film, index: int) -> int:
    return index if film.scenes[index].kind == "chart" else _of_kind(film, index, "list", "list")


def _check_point(film: Film, index: int, text: str) -> None:
    """Refuse a point of a chart that has no number to draw; and any point that says nothing."""
    if not text.strip():
        raise EditError(tell("What should the new point say?"))
    language = str(film.meta.get("language", "en"))
    label, colon, values = text.rpartition(": ")
    is_drawn = bool(colon and label) and all(amount_of(one, language) for one in values.split(" | "))
    if film.scenes[index].kind == "chart" and not is_drawn:
        raise EditError(tell("A point of a chart is a label and a number, such as Q4: 31."))


def _of_kind(film: Film, index: int, kind: str, name: str) -> int:
    if film.scenes[index].kind != kind or not film.scenes[index].texts:
        raise EditError(tell("Scene {number} shows no {name}.", number=index + 1, name=tell(name)))
    return index
