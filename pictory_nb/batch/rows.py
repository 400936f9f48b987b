"""How far each video of a batch is; a value that is written down before every step."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """What the user reads; ``done``, ``failed`` and ``stopped`` are the ends of one run."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Step(StrEnum):
    """What is certain: what the next run goes on from."""

    NEW = "new"
    SENDING = "sending"
    MADE = "made"
    EXPORTING = "exporting"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class Row:
    """One video of a batch.

    Attributes
    ----------
    message
        What the user needs to know, in words.
    note
        Words that are said again when the video is done ("the file is named differently").
    target
        The file, absolute.
    fingerprint
        What the source was when it was sent, to see whether it has changed since.
    media_id
        What the backend calls the uploaded source; ``""`` when it gave no name, ``None`` before the upload.
    session_id, turns_before, prompt
        Where the message went, how many turns there were before it, and a digest of its text.
    draft_before
        A digest of the timeline before the message, its secrets masked.
    draft
        The timeline that is this item's, from when it is made until it is exported.
    draft_is_masked
        Whether the draft comes from the notes without its secrets, so that it must not be sent.
    elapsed_s
        Working time of all runs together, in seconds.
    """

    target: str
    status: Status = Status.WAITING
    step: Step = Step.NEW
    message: str = ""
    note: str = ""
    fingerprint: str = ""
    media_id: str | None = None
    session_id: str | None = None
    turns_before: int = 0
    prompt: str = ""
    draft_before: str = ""
    draft: Mapping[str, Any] | None = field(default=None, repr=False)
    draft_is_masked: bool = False
    render_id: str | None = None
    duration_ms: int | None = None
    elapsed_s: float = 0.0


def digest(value: Any) -> str:
    """Return a short name for a JSON value: equal values have equal names."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def row_from(value: Any) -> Row | None:
    """Return a stored row, or ``None`` when it cannot be read; a newer version's keys are passed over."""
    if not isinstance(value, Mapping):
        return None
    known = {key: item for key, item in value.items() if key in Row.__dataclass_fields__}
    try:
        return Row(**{**known, "status": Status(known["status"]), "step": Step(known["step"])})
    except (TypeError, KeyError, ValueError):
        return None
