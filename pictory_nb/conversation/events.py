"""What happens in a conversation, as values: the chat cell, `studio.send` and tests all listen to these."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Ending(StrEnum):
    """How a turn ended; every turn has exactly one."""

    DONE = "done"
    SILENT_EDIT = "silent_edit"
    RECOVERED = "recovered"
    NOTHING_CHANGED = "nothing_changed"
    FAILED = "failed"
    STOPPED = "stopped"


class Action(StrEnum):
    """Something that the interface can offer after a turn; only the user starts one."""

    EXPORT = "export"
    SHOW_TIMELINE = "show_timeline"
    SHOW_CREDITS = "show_credits"
    UPLOAD = "upload"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class ToolStep:
    """One step of work done by the agent, with a label for people ("Planning the scenes")."""

    call_id: str
    name: str
    label: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the agent wants to know before it goes on; the next message answers it."""

    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Turn:
    """One message and all that came of it.

    Attributes
    ----------
    text
        What the user reads as the answer (Markdown), never empty.
    changes
        What changed on the timeline, one sentence each.
    offers
        Messages that the user could send next with one press: answers to the question, suggested edits.
    question
        What the agent wants to know, if it asks.
    error
        What went wrong, in words, when `ending` is ``failed``.
    credits_spent, credits_left
        ``None`` where the backend does not say.
    draft_before, draft_after
        The raw draft JSON around the turn; ``None`` where there was none.
    first_word_s, elapsed_s
        Seconds until the first word of the answer (``None`` without one), and in all.
    """

    turn_id: str
    prompt: str
    text: str
    ending: Ending
    changes: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    steps: tuple[ToolStep, ...] = ()
    offers: tuple[str, ...] = ()
    question: Question | None = None
    error: str | None = None
    credits_spent: float | None = None
    credits_left: float | None = None
    draft_before: Mapping[str, Any] | None = field(default=None, repr=False)
    draft_after: Mapping[str, Any] | None = field(default=None, repr=False)
    first_word_s: float | None = None
    elapsed_s: float = 0.0

    @property
    def text_with_options(self) -> str:
        """The answer for readers without buttons: what can be answered to a question is listed below it."""
        options = self.question.options if self.question else ()
        return "\n\n".join(part for part in (self.text, "\n".join(f"- {one}" for one in options)) if part)

    def lasting(self, elapsed_s: float) -> Turn:
        """Return the turn with the time that it took, in seconds."""
        return replace(self, elapsed_s=elapsed_s)

    def __repr__(self) -> str:
        count = len(self.changes)
        news = f"{count} change{'' if count == 1 else 's'}" if count else "no changes"
        return f"<Turn: {self.ending.value.replace('_', ' ')}, {news}, {self.elapsed_s:.1f} s>"


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """A message has been accepted."""

    turn_id: str
    prompt: str


@dataclass(frozen=True, slots=True)
class TextDelta:
    """More text for the answer that is being written."""

    turn_id: str
    text: str


@dataclass(frozen=True, slots=True)
class TextReplaced:
    """The whole text of the answer so far; replaces what the deltas added up to (CONTRACT §4.3)."""

    turn_id: str
    text: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One short line on what is going on ("Writing the captions", "Still working…")."""

    turn_id: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftChanged:
    """The timeline is now this draft; `changes` says in words what is new."""

    turn_id: str
    draft: Mapping[str, Any] = field(repr=False)
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The turn is over; `turn` holds everything."""

    turn: Turn


ConversationEvent = TurnStarted | TextDelta | TextReplaced | StatusLine | DraftChanged | TurnEnded
