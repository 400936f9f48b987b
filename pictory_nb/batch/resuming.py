"""What to do about a message whose end was not seen, and whether the timeline is an item's own. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pictory_nb.batch.rows import digest
from pictory_nb.conversation import Ending
from pictory_nb.draft import masked, same_but_for_secrets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pictory_nb.batch.rows import Row
    from pictory_nb.conversation import Turn

_ENDS_SEEN = frozenset({Ending.DONE, Ending.SILENT_EDIT})


class Verdict(StrEnum):
    """What became of a message."""

    MADE = "made"
    PERHAPS = "perhaps"
    """Something is there; whether it is whole cannot be known."""
    NOTHING = "nothing"
    """It may be sent (again): what the state shows is not its work, or not whole, and it does not run."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at the backend says.

    Attributes
    ----------
    draft
        The timeline now.
    last_turn
        How the backend says that the last message ended, such as ``done``; ``None`` where it does not say
        (the cloud).
    """

    draft: Mapping[str, Any] | None
    last_turn: str | None


def verdict(row: Row, turns: Sequence[Turn], seen: Seen) -> Verdict:
    """Judge a message that may have been sent, from the conversation's notes and a look at the state.

    Parameters
    ----------
    row
        The video whose step is ``sending``.
    turns
        Every turn of the session that has ended, oldest first.
    """
    later = list(turns[row.turns_before :])
    place = next((index for index, turn in enumerate(later) if digest(turn.prompt) == row.prompt), None)
    if place is None:
        return Verdict.NOTHING
    ours, beside = later[place], [*later[:place], *later[place + 1 :]]
    if any(turn.changes for turn in beside):
        return Verdict.NOTHING
    # Not `ours.changes`: a message that was stopped before it left is told with changes that are not its own.
    if seen.draft is None or digest(masked(seen.draft)) == row.draft_before:
        return Verdict.NOTHING
    if ours.ending in _ENDS_SEEN:
        return Verdict.MADE
    if seen.last_turn is None or ours is not later[-1]:
        return Verdict.PERHAPS
    return Verdict.MADE if seen.last_turn == "done" else Verdict.NOTHING


def is_own(turn: Turn, turns: Sequence[Turn]) -> bool:
    """Tell whether the timeline after `turn` is its work, or that of an equal message before it.

    A message asked for twice changes nothing the second time, and its video is there all the same.
    """
    if turn.changes or not same_but_for_secrets(turn.draft_after, turn.draft_before):
        return True
    last = next((earlier for earlier in reversed(turns) if earlier.changes), None)
    return last is not None and last.prompt == turn.prompt


def shows_others(draft: Any, own: str | None, others: frozenset[str]) -> bool:
    """Tell whether a timeline shows uploads of other items and not the item's own."""
    shown = _texts_in(draft)
    return bool(others & shown) and own not in shown


def _texts_in(value: Any) -> set[str]:
    found: set[str] = set()
    todo = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            found.add(item)
        elif isinstance(item, dict):
            todo.extend(item.values())
        elif isinstance(item, list):
            todo.extend(item)
    return found
