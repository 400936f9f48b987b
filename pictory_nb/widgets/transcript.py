"""The turns that a chat shows, as JSON values, and windows on them that are small enough for a trait."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from pictory_nb.conversation.strings import EDIT_HEADINGS
from pictory_nb.draft import diff, read_draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.conversation.events import Turn
    from pictory_nb.draft import Change
    from pictory_nb.widgets.stream import Step

WINDOW_BYTES = 48_000
LONGEST_PROMPT = 20_000


class Target(TypedDict):
    """Where on the timeline a change is: its track's label, the segment's number there, its start in ms."""

    track: str
    segment: int | None
    start_ms: int | None


class TurnRow(TypedDict):
    """One turn as the page gets it; `ending` is empty while the turn runs (`js/src/chat-session.ts`)."""

    id: str
    prompt: str
    is_cut: bool
    is_heading: bool
    text: str
    ending: str
    changes: list[str]
    targets: list[Target]
    steps: list[Step]
    actions: list[str]
    offers: list[str]
    question: str
    error: str
    elapsed_s: float
    credits: float | None
    credits_left: float | None


def started(turn_id: str, prompt: str) -> TurnRow:
    """Return the row of a turn that has just begun."""
    is_cut = len(prompt) > LONGEST_PROMPT
    return TurnRow(
        id=turn_id,
        prompt=prompt[:LONGEST_PROMPT] + " …" if is_cut else prompt,
        is_cut=is_cut,
        is_heading=prompt in EDIT_HEADINGS,
        text="",
        ending="",
        changes=[],
        targets=[],
        steps=[],
        actions=[],
        offers=[],
        question="",
        error="",
        elapsed_s=0.0,
        credits=None,
        credits_left=None,
    )


def ended(turn: Turn, prompt: str, steps: Sequence[Step] = ()) -> TurnRow:
    """Return the row of a turn that is over; `steps` are those that were seen, with their times."""
    named: list[Step] = [{"text": step.label, "elapsed_s": None} for step in turn.steps]
    return {
        **started(turn.turn_id, prompt),
        "text": turn.text,
        "ending": turn.ending.value,
        "changes": list(turn.changes),
        "targets": targets_of(turn),
        "steps": list(steps) or named,
        "actions": [action.value for action in turn.actions],
        "offers": [offer for offer in dict.fromkeys(turn.offers) if offer.strip()],
        "question": turn.question.text if turn.question else "",
        "error": turn.error or "",
        "elapsed_s": round(turn.elapsed_s, 1),
        "credits": turn.credits_spent,
        "credits_left": turn.credits_left,
    }


def targets_of(turn: Turn) -> list[Target]:
    """Return where each of the turn's changes is; nothing when that is not known any more."""
    if not turn.changes or turn.draft_after is None:
        return []
    found = diff(read_draft(turn.draft_before), read_draft(turn.draft_after))
    return [_target(change) for change in found] if len(found) == len(turn.changes) else []


def _target(change: Change) -> Target:
    after = next((new for _, new in change.pairs if new is not None), None)
    return Target(
        track=change.track,
        segment=None if after is None else after.number,
        start_ms=change.start_ms if after is None else after.start_ms,
    )


class Transcript:
    """All turns in order; not thread-safe, the widget holds a lock around it."""

    def __init__(self) -> None:
        self.rows: list[TurnRow] = []
        self._prompts: dict[str, str] = {}

    def put(self, row: TurnRow, prompt: str = "") -> None:
        """Add `row`, or replace the one with the same id; `prompt` is what the user said, whole."""
        if row["is_cut"] and prompt:
            self._prompts[row["id"]] = prompt
        for index in range(len(self.rows) - 1, -1, -1):
            if self.rows[index]["id"] == row["id"]:
                self.rows[index] = row
                return
        self.rows.append(row)

    def get(self, turn_id: str) -> TurnRow | None:
        """Return the row of that turn, if there is one."""
        return next((row for row in reversed(self.rows) if row["id"] == turn_id), None)

    def prompt(self, row: TurnRow) -> str:
        """Return what the user said in a turn, whole."""
        return self._prompts.get(row["id"], row["prompt"])

    def window(self, before: int | None = None) -> tuple[int, list[TurnRow]]:
        """Return the rows before `before` that fit in 48 kB, at least one, and the index of the first."""
        end = len(self.rows) if before is None else max(0, min(before, len(self.rows)))
        first, size = end, 0
        while first > 0:
            size += len(json.dumps(self.rows[first - 1]))
            if size > WINDOW_BYTES and first < end:
                break
            first -= 1
        return first, self.rows[first:end]
