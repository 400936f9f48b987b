"""The turns that a chat shows, as JSON values, and windows on them that are small enough for a trait."""

from __future__ import annotations

import json
from typing import TypedDict

from pictory_nb.conversation.events import Action, Turn

WINDOW_BYTES = 96_000
LONGEST_PROMPT = 20_000

ACTION_LABELS = {
    Action.EXPORT: "Export video",
    Action.SHOW_TIMELINE: "Show timeline",
    Action.SHOW_CREDITS: "Credits",
    Action.UPLOAD: "Upload a file",
    Action.RETRY: "Try again",
}


class ActionButton(TypedDict):
    """A button below an answer."""

    name: str
    label: str


class TurnRow(TypedDict):
    """One turn as the page gets it; `ending` is empty while the turn runs (`js/src/chat-session.ts`)."""

    id: str
    prompt: str
    text: str
    ending: str
    changes: list[str]
    actions: list[ActionButton]
    offers: list[str]
    question: str
    error: str
    elapsed_s: float
    credits: float | None


def started(turn_id: str, prompt: str) -> TurnRow:
    """Return the row of a turn that has just begun."""
    shown = prompt if len(prompt) <= LONGEST_PROMPT else prompt[:LONGEST_PROMPT] + " …"
    return TurnRow(
        id=turn_id,
        prompt=shown,
        text="",
        ending="",
        changes=[],
        actions=[],
        offers=[],
        question="",
        error="",
        elapsed_s=0.0,
        credits=None,
    )


def ended(turn: Turn, prompt: str) -> TurnRow:
    """Return the row of a turn that is over."""
    return {
        **started(turn.turn_id, prompt),
        "text": turn.text,
        "ending": turn.ending.value,
        "changes": list(turn.changes),
        "actions": [ActionButton(name=action.value, label=ACTION_LABELS[action]) for action in turn.actions],
        "offers": [offer for offer in dict.fromkeys(turn.offers) if offer.strip()],
        "question": turn.question.text if turn.question else "",
        "error": turn.error or "",
        "elapsed_s": round(turn.elapsed_s, 1),
        "credits": turn.credits_spent,
    }


class Transcript:
    """All turns in order; not thread-safe, the widget holds a lock around it."""

    def __init__(self) -> None:
        self.rows: list[TurnRow] = []

    def put(self, row: TurnRow) -> None:
        """Add `row`, or replace the one with the same id."""
        for index, old in enumerate(self.rows):
            if old["id"] == row["id"]:
                self.rows[index] = row
                return
        self.rows.append(row)

    def get(self, turn_id: str) -> TurnRow | None:
        """Return the row of that turn, if there is one."""
        return next((row for row in reversed(self.rows) if row["id"] == turn_id), None)

    def window(self, before: int | None = None) -> tuple[int, list[TurnRow]]:
        """Return the rows before `before` that fit in 96 kB, at least one, and the index of the first."""
        end = len(self.rows) if before is None else max(0, min(before, len(self.rows)))
        first, size = end, 0
        while first > 0:
            size += len(json.dumps(self.rows[first - 1]))
            if size > WINDOW_BYTES and first < end:
                break
            first -= 1
        return first, self.rows[first:end]
