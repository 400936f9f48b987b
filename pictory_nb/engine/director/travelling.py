"""Undo, redo, versions: an earlier draft comes back byte for byte, as a new step that can be undone too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.past import REDO, RESTORE, UNDO, Past
from pictory_nb.engine.director.steps import Say, Step, ToolCall, ToolResult
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.wording import spoken_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.grammar.rules_history import Travel


def travel(wish: Travel, past: Past) -> Iterator[Step]:
    """Bring an earlier or later draft back; it costs nothing."""
    match wish.kind:
        case "undo":
            yield from _undo(wish.count, past)
        case "redo":
            yield from _redo(wish.count, past)
        case "start":
            yield from _start(past)
        case _:
            yield from _version(wish.count, past)


def _undo(count: int, past: Past) -> Iterator[Step]:
    done = past.done
    if len(done) < 2:
        yield Say(tell("There is nothing to undo: this is the first version. Nothing was changed."))
        return
    steps = min(count, len(done) - 1)
    what = tell("the last change") if steps == 1 else tell("the last {steps} changes", steps=steps)
    yield from _restored(
        UNDO, done[-1 - steps], past, {"steps": steps}, tell("I took {what} back", what=what)
    )


def _redo(count: int, past: Past) -> Iterator[Step]:
    undone = past.undone
    if not undone:
        yield Say(tell("There is nothing to redo. Nothing was changed."))
        return
    steps = min(count, len(undone))
    what = tell("The change is") if steps == 1 else tell("{steps} changes are", steps=steps)
    yield from _restored(REDO, undone[-steps], past, {"steps": steps}, tell("{what} back", what=what))


def _start(past: Past) -> Iterator[Step]:
    key = past.original
    if key is None or (past.done and past.done[-1] == key):
        yield Say(
            tell(
                "The video is as it was first made. For a new one, paste another script. Nothing was changed."
            )
        )
        return
    yield from _restored(
        RESTORE,
        key,
        past,
        {"version": past.versions.index(key) + 1},
        tell("The video is as it was first made"),
    )


def _version(number: int, past: Past) -> Iterator[Step]:
    versions = past.versions
    if not 1 <= number <= len(versions):
        yield Say(
            tell(
                "There is no version {number}: there are versions 1 to {count}. Nothing was changed.",
                number=number,
                count=len(versions),
            )
        )
        return
    key = versions[number - 1]
    yield from _restored(
        RESTORE, key, past, {"version": number}, tell("This is version {number} again", number=number)
    )


def _restored(name: str, key: int, past: Past, facts: dict[str, int], told: str) -> Iterator[Step]:
    draft = past.draft_of(key)
    yield ToolCall("call_history", name, facts)
    yield ToolResult("call_history", name, {**facts, "length_ms": draft.get("d")}, draft)
    scenes = sum(len(track["sg"]) for track in draft.get("t", ()) if track.get("tt") == 0)
    length = spoken_length(int(draft.get("d", 0)))
    restored = tell(
        "{told}: {scenes} scene, {length}." if scenes == 1 else "{told}: {scenes} scenes, {length}.",
        told=told,
        scenes=scenes,
        length=length,
    )
    yield Say(restored)
