"""Sessions, their turns and their drafts: functions that run inside a database transaction."""

from __future__ import annotations

import json
import secrets
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.server import accounts
from pictory_nb.engine.server.envelope import Code, RefusalError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

CLAIM_LIFE_S = 3600
INTERRUPTED = "The engine was stopped while it worked on this message."


@dataclass(frozen=True, slots=True)
class Session:
    """One editing session of one account."""

    session_id: str
    task_id: str
    account_id: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft as it was stored; versions count from 1 in each session."""

    version: int
    draft: dict[str, Any]


def create(db: sqlite3.Connection, account_id: str, name: str, language: str) -> Session:
    """Start a session."""
    session = Session(
        f"ses_{secrets.token_hex(10)}", f"tsk_{secrets.token_hex(10)}", account_id, name, language
    )
    db.execute(
        "INSERT INTO sessions (id, task_id, account_id, name, language, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (session.session_id, session.task_id, account_id, name, language, time.time()),
    )
    return session


def find(db: sqlite3.Connection, account_id: str, session_id: str) -> Session:
    """Return the account's session.

    Raises
    ------
    RefusalError
        Code 1002 when there is none of that id, or it is somebody else's.
    """
    row = db.execute(
        "SELECT id, task_id, account_id, name, language FROM sessions WHERE id = ? AND account_id = ?",
        (session_id, account_id),
    ).fetchone()
    if row is None:
        raise RefusalError(
            404,
            Code.SESSION_NOT_FOUND,
            "This session is not known to the engine (any more). Start a new session to go on.",
        )
    return Session(*row)


def listing(db: sqlite3.Connection, account_id: str) -> list[dict[str, Any]]:
    """Return the account's sessions, the newest first."""
    rows = db.execute(
        "SELECT s.id AS session_id, s.task_id, s.name AS task_name, s.language, s.created_at,"
        " (SELECT COUNT(*) FROM turns WHERE session_id = s.id) AS turns,"
        " (SELECT COALESCE(MAX(version), 0) FROM drafts WHERE session_id = s.id) AS draft_version"
        " FROM sessions s WHERE s.account_id = ? ORDER BY s.created_at DESC, s.rowid DESC",
        (account_id,),
    )
    return [dict(row) for row in rows]


def issue_claim(db: sqlite3.Connection, session_id: str) -> str:
    """Return a claim token for the session; it says nothing of the account's own token (CONTRACT §3)."""
    claim = f"clm_{secrets.token_urlsafe(24)}"
    now = time.time()
    db.execute("DELETE FROM claims WHERE expires_at < ?", (now,))
    db.execute(
        "INSERT INTO claims VALUES (?, ?, ?)", (accounts.digest(claim), session_id, now + CLAIM_LIFE_S)
    )
    return claim


def begin_turn(
    db: sqlite3.Connection,
    session_id: str,
    owner: str,
    prompt: str,
    is_running: Callable[[str, str], bool],
) -> str:
    """Start a turn and return its id, which is the stream's ``invocationId``.

    Raises
    ------
    RefusalError
        HTTP 409 when a turn of this session runs already: two at once would corrupt it (CONTRACT §4.8).
    """
    running = db.execute(
        "SELECT id, owner FROM turns WHERE session_id = ? AND status = 'running'", (session_id,)
    ).fetchone()
    if running is not None:
        if is_running(running["id"], running["owner"]):
            raise RefusalError(
                409,
                Code.SESSION_BUSY,
                "The session is still working on the message before. "
                "Wait until it has ended, or stop it, then send this one again: it was not taken.",
            )
        end_turn(db, running["id"], "interrupted", INTERRUPTED)
    turn_id = f"e-{uuid.uuid4()}"
    db.execute(
        "INSERT INTO turns (id, session_id, owner, status, prompt, started_at)"
        " VALUES (?, ?, ?, 'running', ?, ?)",
        (turn_id, session_id, owner, prompt, time.time()),
    )
    return turn_id


def end_turn(db: sqlite3.Connection, turn_id: str, status: str, error: str | None) -> None:
    """Close a turn as done, failed, cancelled or interrupted; only a done one is charged."""
    row = db.execute("SELECT status FROM turns WHERE id = ?", (turn_id,)).fetchone()
    if row["status"] != "running":
        return
    accounts.settle(db, turn_id, charge=status == "done")
    db.execute(
        "UPDATE turns SET status = ?, error = ?, ended_at = ? WHERE id = ?",
        (status, error, time.time(), turn_id),
    )


def end_orphans(db: sqlite3.Connection, is_alive: Callable[[str], bool]) -> None:
    """Mark the turns of engines that are gone as interrupted; their drafts stay as last stored."""
    for row in db.execute("SELECT id, owner FROM turns WHERE status = 'running'").fetchall():
        if not is_alive(row["owner"]):
            end_turn(db, row["id"], "interrupted", INTERRUPTED)


def last_turn(db: sqlite3.Connection, session_id: str) -> dict[str, Any] | None:
    """Return the newest turn of a session: what a client needs to tell how an interrupted one ended."""
    row = db.execute(
        "SELECT id AS invocation_id, status, error, credits, started_at, ended_at FROM turns"
        " WHERE session_id = ? ORDER BY started_at DESC, rowid DESC LIMIT 1",
        (session_id,),
    ).fetchone()
    return None if row is None else dict(row)


def add_event(db: sqlite3.Connection, turn_id: str, event: Mapping[str, Any]) -> None:
    """Keep a whole (never a partial) event of a turn."""
    db.execute("INSERT INTO events VALUES (?, ?, ?)", (event["id"], turn_id, json.dumps(event)))


def transcript(db: sqlite3.Connection, session_id: str) -> list[dict[str, Any]]:
    """Return the session's turns in order, each with its prompt and its events."""
    turns = db.execute(
        "SELECT id AS invocation_id, status, prompt, error, credits, started_at, ended_at FROM turns"
        " WHERE session_id = ? ORDER BY started_at, rowid",
        (session_id,),
    ).fetchall()
    return [{**dict(turn), "events": _events(db, turn["invocation_id"])} for turn in turns]


def _events(db: sqlite3.Connection, turn_id: str) -> list[Any]:
    rows = db.execute("SELECT event FROM events WHERE turn_id = ? ORDER BY rowid", (turn_id,))
    return [json.loads(row["event"]) for row in rows]


def store_draft(
    db: sqlite3.Connection, session_id: str, turn_id: str, draft: Mapping[str, Any]
) -> StoredDraft:
    """Keep a new version of the draft; an unchanged draft makes no new version."""
    text = json.dumps(draft)
    row = _newest(db, session_id)
    if row is not None and row["draft"] == text:
        return StoredDraft(row["version"], json.loads(text))
    version = 1 if row is None else row["version"] + 1
    db.execute(
        "INSERT INTO drafts (session_id, version, turn_id, draft, created_at) VALUES (?, ?, ?, ?, ?)",
        (session_id, version, turn_id, text, time.time()),
    )
    return StoredDraft(version, json.loads(text))


def latest_draft(db: sqlite3.Connection, session_id: str) -> StoredDraft | None:
    """Return the newest draft of a session, or ``None`` before the first."""
    row = _newest(db, session_id)
    return None if row is None else StoredDraft(row["version"], json.loads(row["draft"]))


def _newest(db: sqlite3.Connection, session_id: str) -> Any:
    return db.execute(
        "SELECT version, draft FROM drafts WHERE session_id = ? ORDER BY version DESC LIMIT 1", (session_id,)
    ).fetchone()
