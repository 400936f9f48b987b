"""An edit of a film that is there: understood, checked, applied, told in a sentence; or said why not."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.abilities import can_do
from pictory_nb.engine.director.agreeing import agreed, is_same
from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.asking import is_refusal, message_for, option_for
from pictory_nb.engine.director.brain import BrainError, brain_of
from pictory_nb.engine.director.choosing.deciding import decide
from pictory_nb.engine.director.film import Film, write_film
from pictory_nb.engine.director.grammar.clauses import in_plain_words, read_message
from pictory_nb.engine.director.grammar.corrections import with_corrections
from pictory_nb.engine.director.grammar.doubts import is_taken_back, orders_more
from pictory_nb.engine.director.grammar.han.told_clauses import is_told_whole
from pictory_nb.engine.director.grammar.readings import Mended, NotUnderstood, Partly, Reading, Withdrawn
from pictory_nb.engine.director.grammar.relations import with_scenes_placed
from pictory_nb.engine.director.grammar.remarks import beside_remarks
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.grammar.tokens import mended
from pictory_nb.engine.director.grammar.traditional import restored, simplified
from pictory_nb.engine.director.operations import AskError, EditError
from pictory_nb.engine.director.past import EDIT, Past
from pictory_nb.engine.director.possible import possible
from pictory_nb.engine.director.questions import Question, answer_question
from pictory_nb.engine.director.remembered import remembered_for_each
from pictory_nb.engine.director.steps import Ask, MediaItem, Say, Spend, Step, ToolCall, ToolResult
from pictory_nb.engine.director.telling import listed, tell, told_of
from pictory_nb.engine.director.travelling import travel
from pictory_nb.engine.director.wanting import explained

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.director.operations import Operation

EDIT_CREDITS = 1
_MOST_TOLD = 50


def understand(message: str, film: Film, media: Sequence[MediaItem], past: Past) -> Reading:
    """Read an editing message by the grammar, in the light of what went before: a question, the last edit."""
    return restored(_understood(simplified(message), film, media, past), message)


def _understood(message: str, film: Film, media: Sequence[MediaItem], past: Past) -> Reading:
    focus = _focus(film, past)
    asked = _open_question(film, media, past)
    if asked is None:
        return _order_in(film, message, tuple(media), focus)[1]
    reading = read_message(message, film, media, focus)
    if is_refusal(message):
        return Withdrawn()
    if asked.options or isinstance(reading, NotUnderstood | EditError | AskError):
        option = option_for(asked, message)
        if option is not None and option.edits:
            return option.edits
        whole = message_for(asked, message)
        if whole is not None:
            return Withdrawn() if is_refusal(whole) else read_message(whole, film, media, focus)
    return reading


def weigh(message: str, reading: Reading, film: Film, media: Sequence[MediaItem], past: Past) -> Reading:
    """Return an edit's reading after the model was heard, too; an answer to a question stays as it is."""
    is_answer = past.last is not None and past.last.asked
    if (is_answer and not isinstance(reading, NotUnderstood)) or isinstance(reading, Partly):
        return reading
    focus = _focus(film, past)
    said = simplified(message) if is_answer else _order_in(film, simplified(message), tuple(media), focus)[0]
    plain = _plainly(said, film, media, focus)
    if isinstance(reading, NotUnderstood) and is_taken_back(mended(plain, media)):
        return reading
    if isinstance(reading, tuple) and is_told_whole(plain, film, focus):
        return reading
    heard = decide(plain, reading, film, media, focus)
    if isinstance(reading, tuple) and isinstance(heard, AskError) and said != simplified(message):
        # What a remark tells may make the order as plain to the model as to the grammar.
        whole = _plainly(simplified(message), film, media, focus)
        again = decide(whole, reading, film, media, focus)
        heard = again if again == reading else heard
    if isinstance(heard, tuple) and said != simplified(message):
        whole = _plainly(simplified(message), film, media, focus)
        heard = _with_the_remark(whole, heard, film, media, focus)
    if isinstance(reading, NotUnderstood) and isinstance(heard, AskError):
        heard = agreed(plain, heard, film, media, focus) or heard
    heard = restored(heard, message)
    if isinstance(reading, NotUnderstood) and not isinstance(heard, AskError) and orders_more(message):
        return reading
    return _explained(heard, message, film, media, past)


def _plainly(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    return with_scenes_placed(in_plain_words(message, media, focus), film, media, focus)


def _with_the_remark(
    message: str,
    alone: tuple[Operation, ...],
    film: Film,
    media: Sequence[MediaItem],
    focus: tuple[int, ...],
) -> Reading:
    """Return what is meant by an order and a remark beside it, `alone` the order's own reading.

    "We like the corporate music, take that": the model is certain of another wish, told in the remark, too.
    """
    heard = decide(message, NotUnderstood(message), film, media, focus)
    if not isinstance(heard, tuple) or heard == alone or is_same(heard, alone, film, media):
        return alone
    return heard


def _explained(reading: Reading, message: str, film: Film, media: Sequence[MediaItem], past: Past) -> Reading:
    if not isinstance(reading, NotUnderstood):
        return reading
    return explained(simplified(message), film, media, _focus(film, past), past) or reading


@remembered_for_each(2)
def _order_in(
    film: Film, message: str, media: tuple[MediaItem, ...], focus: tuple[int, ...]
) -> tuple[str, Reading]:
    """Return what a message orders, without the remarks beside it, and how the grammar reads it."""
    reading = read_message(message, film, media, focus)
    if is_taken_back(message):
        return message, reading
    placed = with_scenes_placed(with_corrections(message, media), film, media, focus)
    said, alone = beside_remarks(
        placed, reading, film, media, lambda part: read_message(part, film, media, focus)
    )
    return (message, reading) if said == placed else (said, alone)


def _open_question(film: Film, media: Sequence[MediaItem], past: Past) -> AskError | None:
    if past.last is None or not past.last.asked:
        return None
    before = Past(past.turns[:-1], past.draft_of)
    prompt = simplified(past.last.prompt)
    focus = _focus(film, before)
    prompt, reading = _order_in(film, prompt, tuple(media), focus)
    if isinstance(reading, Partly):
        return None
    plain = _plainly(prompt, film, media, focus)
    reading = restored(decide(plain, reading, film, media, focus), past.last.prompt)
    reading = _explained(reading, past.last.prompt, film, media, before)
    return reading if isinstance(reading, AskError) else None


def _focus(film: Film, past: Past) -> tuple[int, ...]:
    ids = set(past.focus)
    return tuple(number for number, scene in enumerate(film.scenes, 1) if scene.video["id"] in ids)


def edit(
    message: str, reading: Reading, film: Film, media: Sequence[MediaItem], past: Past
) -> Iterator[Step]:
    """Do what `message`, read as `reading`, asks of the film; what is not understood or impossible is free.

    A language model plans in place of `reading` when there is one (see `brain`).
    """
    brain = brain_of()
    if (
        brain is None
        or isinstance(reading, Question | Travel | Withdrawn)
        or (past.last is not None and past.last.asked)
    ):
        yield from carry_out(possible(reading, film, media), film, media, past)
        return
    note = ""
    try:
        reading = brain.plan(message, film, media)
    except BrainError as error:
        note = tell(" (I read your message by myself: {error}.)", error=told_of(error))
    yield from carry_out(reading, film, media, past)
    if note:
        yield Say(note)


def carry_out(reading: Reading, film: Film, media: Sequence[MediaItem], past: Past) -> Iterator[Step]:
    """Tell, ask or do what a reading says."""
    match reading:
        case Question():
            yield Say(answer_question(film, reading, media, past))
        case Travel():
            yield from travel(reading, past)
        case Withdrawn():
            yield Say(tell("All right, nothing was changed."))
        case NotUnderstood(clause):
            yield Say(
                tell(
                    "I did not understand “{cut_short}”, so nothing was changed. {can_do}",
                    cut_short=_cut_short(clause),
                    can_do=can_do(film),
                )
            )
        case EditError():
            yield Say(tell("{reading} Nothing was changed.", reading=told_of(reading)))
        case AskError():
            yield from _asked(reading)
        case Mended(edits, slips):
            read = listed(tell("“{typed}” as “{meant}”", typed=typed, meant=meant) for typed, meant in slips)
            yield from _applied(film, edits, media, note=tell(" (I read {read}.)", read=read))
        case Partly(edits, troubles):
            yield from _applied(film, edits, media, troubles=troubles)
        case _:
            yield from _applied(film, reading, media)


def _asked(asking: AskError) -> Iterator[Step]:
    labels = tuple(option.label for option in asking.options)
    question = told_of(asking)
    lines = listed((f"\n{number}. " + label for number, label in enumerate(labels, 1)), "")
    yield Ask(question, labels)
    yield Say(question + lines)


def _applied(
    film: Film,
    operations: Sequence[Operation],
    media: Sequence[MediaItem],
    *,
    note: str = "",
    troubles: Sequence[EditError] = (),
) -> Iterator[Step]:
    try:
        outcome = apply(film, operations, media)
    except EditError as error:
        yield Say(tell("{error} Nothing was changed.", error=told_of(error)))
        return
    if outcome.film == film:
        same = tell("That is how it is already, so nothing was changed and nothing was charged.")
        yield Say(tell("{error} Nothing was changed.", error=told_of(troubles[0])) if troubles else same)
        return
    yield Spend(EDIT_CREDITS, "an edit")
    told = [as_json(operation) for operation in operations]
    yield ToolCall("call_edit", EDIT, {"operations": told})
    facts = {
        "changed": len(told),
        "length_ms": outcome.film.length_ms,
        "scenes": _touched(film, outcome.film, operations),
    }
    yield ToolResult("call_edit", EDIT, facts, write_film(outcome.film))
    left = listed((tell(" Not done: {error}", error=told_of(error)) for error in troubles), "")
    yield Say(outcome.told + note + left)


def _touched(before: Film, after: Film, operations: Sequence[Operation]) -> list[str]:
    """List the ids of the scenes that the message was about: what "it" means in the next one."""
    old = {scene.video["id"] for scene in before.scenes}
    new = [scene.video["id"] for scene in after.scenes]
    added = [str(name) for name in new if name not in old]
    if added:
        return added[:_MOST_TOLD]
    named: list[int] = []
    for operation in operations:
        for field in fields(operation):
            value = getattr(operation, field.name)
            if field.name == "scenes":
                named.extend(value)
            elif field.name == "scene" and value:
                named.append(value)
    count = len(before.scenes)
    ids = [str(before.scenes[number - 1].video["id"]) for number in named if 1 <= number <= count]
    there = set(new)
    return [name for name in dict.fromkeys(ids) if name in there][:_MOST_TOLD]


def as_json(operation: Operation) -> dict[str, Any]:
    """Write an operation as the arguments of its tool call."""
    values = {field.name: getattr(operation, field.name) for field in fields(operation)}
    listed = {
        key: list(value)[:_MOST_TOLD] if isinstance(value, tuple) else value for key, value in values.items()
    }
    return {"operation": type(operation).__name__, **{k: v for k, v in listed.items() if v is not None}}


def _cut_short(clause: str) -> str:
    return clause if len(clause) <= 80 else clause[:79].rstrip() + "…"
