"""How an engine imitates the cloud's habits on every message: off for people, on for tests and teaching.

``python -m pictory_nb.engine --quirks cloud`` takes `CLOUD`; ``--quirks '{"silent_edits_pct": 30}'`` takes
the plain engine with some of the settings below changed. What happens to which message follows from the
session and the message alone, so that a lesson goes the same way twice.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace

from pictory_nb.engine.server.quirks import GUI_PHRASES, TEMPORARY_ISSUE, Quirks


@dataclass(frozen=True, slots=True)
class QuirkSettings:
    """The habits; by default none, which is what people get.

    Attributes
    ----------
    partial_text
        Text comes in pieces while it is written (CONTRACT §4.2); off, each message comes at once.
    tool_calls
        Tool steps are told (CONTRACT §4.4); off, only text and the state tell what happened.
    heartbeats_only_ms
        Nothing but heartbeats for so long before each answer.
    latency_ms
        A pause before every step of an answer.
    silent_edits_pct
        So many of a hundred edits return no text (the cloud: about 30).
    gui_phrases
        Answers end with instructions for an interface that is not there (CONTRACT §5).
    two_stages_ms
        A new film's music and titles appear by themselves so long after its stream; None: at once.
    credits_per_operation
        What each operation of an edit costs; None: 1 for the whole edit.
    temporary_issue_pct
        After so many of a hundred answers comes "I encountered a temporary issue" (CONTRACT §4.10).
    """

    partial_text: bool = True
    tool_calls: bool = True
    heartbeats_only_ms: int = 0
    latency_ms: int = 0
    silent_edits_pct: int = 0
    gui_phrases: bool = False
    two_stages_ms: int | None = None
    credits_per_operation: int | None = None
    temporary_issue_pct: int = 0

    def quirks_of(self, session_id: str, prompt: str) -> Quirks:
        """Return how the turn that answers `prompt` behaves."""
        return Quirks(
            silent_edit=_share("silent", session_id, prompt) < self.silent_edits_pct,
            heartbeats_only_s=self.heartbeats_only_ms / 1000,
            latency_s=self.latency_ms / 1000,
            two_stages_s=None if self.two_stages_ms is None else self.two_stages_ms / 1000,
            gui_phrases=GUI_PHRASES if self.gui_phrases else "",
            temporary_issue=(
                TEMPORARY_ISSUE if _share("issue", session_id, prompt) < self.temporary_issue_pct else ""
            ),
            tool_calls=self.tool_calls,
            credits_per_operation=self.credits_per_operation,
        )


NONE = QuirkSettings()
CLOUD = QuirkSettings(
    latency_ms=150,
    heartbeats_only_ms=1500,
    silent_edits_pct=30,
    gui_phrases=True,
    two_stages_ms=500,
    credits_per_operation=2,
    temporary_issue_pct=10,
)


def parse_quirks(text: str) -> QuirkSettings:
    """Read ``--quirks``: "none", "cloud", or a JSON object of settings on top of none.

    Raises
    ------
    ValueError
        In words, when it is neither.
    """
    named = {"none": NONE, "cloud": CLOUD}.get(text.strip().lower())
    if named is not None:
        return named
    known = ", ".join(field.name for field in fields(QuirkSettings))
    try:
        values = json.loads(text)
    except ValueError as error:
        raise ValueError(f"quirks are “none”, “cloud” or a JSON object with some of {known}") from error
    if not isinstance(values, dict) or not values.keys() <= asdict(NONE).keys():
        raise ValueError(f"quirks are a JSON object with some of {known}")
    for name, value in values.items():
        default = getattr(CLOUD, name)
        is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        if not (isinstance(value, bool) if isinstance(default, bool) else is_number):
            kind = "true or false" if isinstance(default, bool) else "a whole number, 0 or more"
            raise ValueError(f"the quirk {name} is {kind}")
    return replace(NONE, **values)


def _share(*parts: str) -> int:
    """Return a number from 0 to 99 that follows from `parts` alone."""
    return int.from_bytes(hashlib.blake2s("\x1f".join(parts).encode(), digest_size=4).digest(), "big") % 100
