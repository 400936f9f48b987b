"""One difference between two drafts as a value, and the phrases that all differences share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.masking import masked
from pictory_nb.draft.values import DropKey, SetKey, same

if TYPE_CHECKING:
    from pictory_nb.draft.reader import Segment
    from pictory_nb.draft.values import Patch
    from pictory_nb.draft.words import DraftWords

_LONGEST_VALUE = 40
# Kept by backends for themselves: a new value says nothing about the film.
BOOKKEEPING = frozenset(
    {"id", "version", "revision", "rev", "etag"}
    | {"created_at", "createdAt", "create_time", "updated_at", "updatedAt", "update_time", "modified_at"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that a person would name.

    Attributes
    ----------
    kind
        Of segments: ``"added"``, ``"removed"``, ``"moved"`` (elsewhere, as long as before), ``"retimed"``,
        ``"text"``, ``"volume"``, ``"style"``. Of tracks: ``"added"``, ``"removed"``, ``"track"``. Of the
        project: ``"length"``, ``"theme"``, ``"canvas"``, ``"captions"``, ``"brand"``, ``"language"``,
        ``"title"``, ``"moved"`` (only the order), ``"settings"``.
    track
        The label of the track, ``"Project"`` for changes of the whole.
    words
        The change in words.
    start_ms, end_ms
        Where on the timeline, where that makes sense; in ms, after the change.
    type_name
        The type of the track, ``None`` for the project.
    pairs
        The segments before and after, ``None`` on the side where there is none.
    was, now
        The values before and after of a change of the project or a track, in words.
    """

    kind: str
    track: str
    words: str
    start_ms: int | None = None
    end_ms: int | None = None
    type_name: str | None = None
    pairs: tuple[tuple[Segment | None, Segment | None], ...] = field(default=(), repr=False)
    was: str | None = None
    now: str | None = None


def said_value(value: Any, words: DraftWords) -> str | None:
    """Return a plain JSON value in words; ``None`` for what is too long or too deep for a sentence."""
    match value:
        case None:
            return words.nothing
        case bool():
            return words.yes if value else words.no
        case int() | float():
            said = f"{value:g}" if isinstance(value, float) else f"{value:d}" if abs(value) < 1e18 else ""
        case str():
            said = " ".join(value.encode("utf-8", "replace").decode().split())
        case _:
            return None
    return said if 0 < len(said) <= _LONGEST_VALUE else None


def said_step(step: SetKey | DropKey, old: Any, words: DraftWords) -> str | None:
    """Return one changed key in words, such as ``"font size: 20 → 24"``; ``None`` for no plain value."""
    was = said_value(_masked_at(step.path, value_at(old, step.path)), words)
    now = words.nothing if isinstance(step, DropKey) else said_value(_masked_at(step.path, step.value), words)
    if was is None or now is None:
        return None
    change = now if was == words.nothing else f"{was} → {now}"
    return words.key_value.format(key=said_path(step.path, words), value=change)


def told_steps(patch: Patch, old: Any) -> list[SetKey | DropKey]:
    """Return the steps that say something about the film: not those that only renew a secret of the backend.

    Addresses of media are signed anew with every look at the state.
    """
    return [
        step
        for step in patch
        if isinstance(step, DropKey)
        or (hidden := _masked_at(step.path, step.value)) is step.value
        or not same(hidden, _masked_at(step.path, value_at(old, step.path)))
    ]


def _masked_at(path: tuple[Any, ...], value: Any) -> Any:
    return masked({path[-1]: value})[path[-1]]


def said_path(path: tuple[Any, ...], words: DraftWords) -> str:
    """Return the keys of a path as words on one line, without the outer `m`."""
    return words.named(_spoken(path))[:_LONGEST_VALUE] or words.some_key


def first_word(path: tuple[Any, ...]) -> str:
    """Return the first word of a path, as the backend has it; ``""`` where its keys have none."""
    return _spoken(path).partition(" ")[0][:_LONGEST_VALUE]


def _spoken(path: tuple[Any, ...]) -> str:
    keys = " ".join(str(key) for key in own_path(path)).replace("_", " ").split()
    return " ".join(keys).encode("utf-8", "replace").decode()


def own_path(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a path without the `m` in which most values stand."""
    return path[1:] if path[0] == "m" and len(path) > 1 else path


def value_at(value: Any, path: tuple[Any, ...]) -> Any:
    """Return what stands at a path, ``None`` where nothing does."""
    for key in path:
        value = value.get(key) if hasattr(value, "get") else None
    return value
