"""An edit of a film that is there: understood, checked, applied, told in a sentence; or said why not."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.film import Film, read_film, write_film
from pictory_nb.engine.director.operations import EditError
from pictory_nb.engine.director.parse import NotUnderstood, parse
from pictory_nb.engine.director.questions import Question, answer_question
from pictory_nb.engine.director.steps import MediaItem, Say, Spend, Step, ToolCall, ToolResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pictory_nb.engine.director.operations import Operation

EDIT_CREDITS = 1
_CAN_DO = (
    "I can change the title or subtitle, the text of a scene, the brand, the length, the music and its "
    "volume, the theme (midnight, sunrise, lagoon, paper, ink) and the shape (16:9, 9:16, 1:1, 4:5), "
    "remove scenes, and switch the captions on or off. For a new video, paste a new script."
)


def edit(message: str, draft: Mapping[str, Any], media: Sequence[MediaItem]) -> Iterator[Step]:
    """Do what `message` asks of `draft`; what is not understood or impossible changes and costs nothing."""
    film = read_film(draft)
    parsed = parse(message)
    match parsed:
        case Question():
            yield Say(answer_question(film, parsed))
        case NotUnderstood(clause):
            yield Say(f"I did not understand “{_shortened(clause)}”, so nothing was changed. {_CAN_DO}")
        case _:
            yield from _applied(film, parsed, media)


def _applied(film: Film, operations: Sequence[Operation], media: Sequence[MediaItem]) -> Iterator[Step]:
    before = write_film(film)
    try:
        outcome = apply(film, operations, media)
    except EditError as error:
        yield Say(f"{error} Nothing was changed.")
        return
    after = write_film(outcome.film)
    if after == before:
        yield Say("That is how it is already, so nothing was changed and nothing was charged.")
        return
    yield Spend(EDIT_CREDITS, "an edit")
    told = [_as_json(operation) for operation in operations]
    yield ToolCall("call_edit", "edit_timeline", {"operations": told})
    yield ToolResult(
        "call_edit", "edit_timeline", {"changed": len(told), "length_ms": outcome.film.length_ms}, after
    )
    yield Say(outcome.told)


def _as_json(operation: Operation) -> dict[str, Any]:
    values = {field.name: getattr(operation, field.name) for field in fields(operation)}
    listed = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    return {"operation": type(operation).__name__, **{k: v for k, v in listed.items() if v is not None}}


def _shortened(clause: str) -> str:
    return clause if len(clause) <= 80 else clause[:79].rstrip() + "…"
