"""What is kept on disk of every session, so that it can be gone on with after a restart.

One folder per session: `session.json` says what it is and holds the last draft that was seen, its secrets
masked; `turns.jsonl` gets a line before a message leaves and one when its turn has ended. A begun turn
without an end is what an interrupted kernel leaves behind.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from pictory_nb.conversation.events import Action, Ending, Question, ToolStep, Turn
from pictory_nb.draft import masked
from pictory_nb.storage import Book, make_private_dir, read_json, write_private_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_LOG = logging.getLogger(__name__)
_NOT_KEPT = ("draft_before", "draft_after")


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """One session as the book knows it; times in seconds since 1970."""

    session_id: str
    backend: str
    name: str
    language: str
    created_s: float
    used_s: float
    task_id: str | None = None


@dataclass(frozen=True, slots=True)
class PendingTurn:
    """A message that was sent and whose end was never written down."""

    turn_id: str
    prompt: str
    begun_s: float


class SessionLog:
    """The notes of one session."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock

    def note(self, info: SessionInfo, draft: Mapping[str, Any] | None) -> None:
        """Write down what the session is now and the last draft that was seen."""
        write_private_json(self._folder / "session.json", {**asdict(info), "draft": masked(draft)})

    def begin(self, turn_id: str, prompt: str) -> None:
        """Write down that a message is about to leave."""
        self._append({"begun": turn_id, "prompt": prompt, "at_s": self._clock()})

    def end(self, turn: Turn) -> None:
        """Write down how a turn ended."""
        kept = {
            field.name: getattr(turn, field.name) for field in fields(turn) if field.name not in _NOT_KEPT
        }
        steps = [asdict(step) for step in turn.steps]
        question = None if turn.question is None else asdict(turn.question)
        # The message is the user's own, and is known again by its words.
        told = {**masked({**kept, "steps": steps, "question": question}), "prompt": turn.prompt}
        self._append({"ended": turn.turn_id, "turn": told})

    def info(self) -> SessionInfo | None:
        """Return what the session is, or ``None`` when the notes cannot be read."""
        stored = read_json(self._folder / "session.json")
        try:
            return SessionInfo(**{field.name: stored[field.name] for field in fields(SessionInfo)})
        except (TypeError, KeyError):
            return None

    def draft(self) -> Mapping[str, Any] | None:
        """Return the last draft that was seen, its secrets masked: to be shown and compared, never sent."""
        stored = read_json(self._folder / "session.json")
        draft = stored.get("draft") if isinstance(stored, dict) else None
        return masked(draft) if isinstance(draft, dict) else None

    def turns(self) -> list[Turn]:
        """Return every turn that ended, oldest first."""
        return [turn for line in self._lines() if "turn" in line and (turn := _read_turn(line["turn"]))]

    def pending(self) -> PendingTurn | None:
        """Return the last message whose end is not known, or ``None``."""
        found: PendingTurn | None = None
        for line in self._lines():
            if "begun" in line:
                found = PendingTurn(line["begun"], str(line.get("prompt", "")), float(line.get("at_s", 0)))
            elif found is not None and line.get("ended") == found.turn_id:
                found = None
        return found

    def _append(self, line: Mapping[str, Any]) -> None:
        make_private_dir(self._folder)
        path = self._folder / "turns.jsonl"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            # A line cut off by a crash must not swallow the next one.
            torn = file.tell() > 0 and not _ends_with_newline(path)
            file.write((b"\n" if torn else b"") + json.dumps(line, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _lines(self) -> list[dict[str, Any]]:
        try:
            raw = (self._folder / "turns.jsonl").read_bytes()
        except OSError:
            return []
        found = []
        for line in raw.splitlines():
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if isinstance(value, dict):
                found.append(value)
        return found


class SessionBook(Book):
    """All sessions of one user."""

    NAME = "sessions"

    def open(
        self, session_id: str, *, backend: str, name: str, language: str, task_id: str | None = None
    ) -> SessionLog:
        """Return the log of a session, writing the session down when it is new."""
        log = self.log(session_id)
        if log.info() is None:
            now_s = self._clock()
            log.note(SessionInfo(session_id, backend, name, language, now_s, now_s, task_id), None)
        return log

    def log(self, session_id: str) -> SessionLog:
        """Return the log of a session."""
        safe = "".join(char if char.isalnum() or char in "-_" else "_" for char in session_id)
        return SessionLog(self._folder / safe, self._clock)

    def touch(self, info: SessionInfo, draft: Mapping[str, Any] | None, name: str = "") -> SessionInfo:
        """Write down that the session was used now; a name is given once and then kept."""
        used = replace(info, used_s=self._clock(), name=info.name or name)
        self.log(info.session_id).note(used, draft)
        return used

    def sessions(self, backend: str | None = None) -> list[SessionInfo]:
        """Return the known sessions, the one used last first."""
        if not self._folder.is_dir():
            return []
        found = (SessionLog(path, self._clock).info() for path in self._folder.iterdir() if path.is_dir())
        known = [info for info in found if info is not None and backend in {None, info.backend}]
        return sorted(known, key=lambda info: info.used_s, reverse=True)

    def find(self, wanted: str | None, backend: str | None = None) -> SessionInfo | None:
        """Return the session of that id or name, or the one used last when `wanted` is ``None``."""
        known = self.sessions(backend)
        if wanted is None:
            return known[0] if known else None
        return next((info for info in known if wanted in {info.session_id, info.name}), None)


def _read_question(value: Any) -> Question | None:
    return None if value is None else Question(value["text"], tuple(value["options"]))


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _read_turn(value: Any) -> Turn | None:
    """Return a stored turn; a newer version's unknown keys are passed over."""
    known = {field.name for field in fields(Turn)}
    try:
        kept = {key: item for key, item in value.items() if key in known}
        return Turn(
            **{
                **kept,
                "ending": Ending(kept["ending"]),
                "changes": tuple(kept.get("changes", ())),
                "actions": tuple(Action(name) for name in kept.get("actions", ())),
                "steps": tuple(ToolStep(**step) for step in kept.get("steps", ())),
                "offers": tuple(kept.get("offers", ())),
                "question": _read_question(kept.get("question")),
            }
        )
    except (TypeError, KeyError, ValueError, AttributeError):
        _LOG.warning("A stored turn could not be read and is left out.")
        return None
