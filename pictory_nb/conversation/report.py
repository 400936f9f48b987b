"""The words with which a turn ends: always something, and never more than the state shows (CONTRACT §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.conversation.events import Action, Ending
from pictory_nb.draft import diff, read_draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pictory_nb.conversation.events import Question
    from pictory_nb.conversation.strings import Words
    from pictory_nb.draft import Draft


def words_of(
    words: Words, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[str, ...]:
    """Return what changed between two drafts, one sentence each."""
    changes = diff(read_draft(before), read_draft(after), words.language)
    return tuple(change.words for change in changes)


def answer_text(
    words: Words,
    said: str,
    ending: Ending,
    changes: Sequence[str],
    question: Question | None = None,
    *,
    is_late: bool = False,
) -> str:
    """Return what the user reads: the agent's words, or what is true where it said nothing."""
    listed = "\n".join(f"- {change}" for change in changes)
    if ending is Ending.SILENT_EDIT:
        return f"{words.done}\n\n{listed}"
    if ending is Ending.RECOVERED:
        midway = words.late_midway if is_late else words.broken_midway
        alone = words.late_with_changes if is_late else words.broken_with_changes
        head = f"{said}\n\n{midway}" if said else alone
        return f"{head}\n\n{listed}"
    if ending is Ending.STOPPED:
        end = f"{words.stopped_after}\n\n{listed}" if changes else words.stopped
        return f"{said}\n\n{end}".strip()
    if question is not None:
        return "\n\n".join(part for part in (said, question.text) if part)
    if ending is Ending.NOTHING_CHANGED:
        return f"{said}\n\n{words.nothing_changed}".strip()
    return said


def offered_actions(ending: Ending, after: Draft) -> tuple[Action, ...]:
    """Return what makes sense now: a retry after nothing happened, an export once there is a timeline."""
    retry = (Action.RETRY,) if ending is Ending.NOTHING_CHANGED else ()
    return (*retry, Action.EXPORT, Action.SHOW_TIMELINE) if after.is_exportable else retry
