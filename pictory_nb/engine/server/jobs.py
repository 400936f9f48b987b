"""Render jobs in the database: functions that run inside a transaction.

A job holds the draft as it was sent, so that the engine after one that was killed renders the same.
"""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.server.envelope import Code, RefusalError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

MOST_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Job:
    """One render: `file` is the finished film's name in the folder of renders."""

    job_id: str
    session_id: str
    account_id: str
    status: str
    draft_json: str = field(repr=False)
    output: Mapping[str, Any]
    file: str
    error: str | None
    report: Mapping[str, Any] | None
    created_at: float
    ended_at: float | None


def add(
    db: sqlite3.Connection,
    owner: str,
    job_id: str,
    session_id: str,
    draft: Mapping[str, Any],
    output: Mapping[str, Any],
) -> bool:
    """Enter a job; return whether it is new: one id never renders twice."""
    cursor = db.execute(
        "INSERT OR IGNORE INTO jobs (id, session_id, owner, status, draft, output, file, created_at)"
        " VALUES (?, ?, ?, 'pending', ?, ?, ?, ?)",
        (
            *(job_id, session_id, owner, json.dumps(draft), json.dumps(output)),
            *(f"{secrets.token_hex(16)}.mp4", time.time()),
        ),
    )
    return cursor.rowcount == 1


def find(db: sqlite3.Connection, account_id: str, job_id: str) -> Job:
    """Return the account's job.

    Raises
    ------
    RefusalError
        HTTP 404 when there is none of that id, or it is somebody else's.
    """
    row = db.execute(f"{_SELECT} WHERE jobs.id = ? AND account_id = ?", (job_id, account_id)).fetchone()
    if row is None:
        raise RefusalError(
            404, Code.NOT_FOUND, "There is no export of this id. Start the export again under a new id."
        )
    return _job(row)


def begin(db: sqlite3.Connection, job_id: str) -> None:
    """Note that the work on a job starts."""
    db.execute("UPDATE jobs SET status = 'processing', attempts = attempts + 1 WHERE id = ?", (job_id,))


def complete(db: sqlite3.Connection, job_id: str, report: Mapping[str, Any]) -> None:
    """Note that the film is there."""
    db.execute(
        "UPDATE jobs SET status = 'completed', report = ?, ended_at = ? WHERE id = ?",
        (json.dumps(report), time.time(), job_id),
    )


def end(db: sqlite3.Connection, job_id: str, status: str, error: str) -> None:
    """Close a job that made no film as failed or cancelled."""
    db.execute(
        "UPDATE jobs SET status = ?, error = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL",
        (status, error, time.time(), job_id),
    )


def take_over(db: sqlite3.Connection, owner: str, is_alive: Callable[[str], bool]) -> list[Job]:
    """Make the unfinished jobs of engines that are gone this engine's, and return them, the oldest first.

    A job that has already been started several times probably ends the engine each time: it fails in words.
    """
    taken = []
    open_jobs = "WHERE status IN ('pending', 'processing') ORDER BY jobs.created_at, jobs.rowid"
    for row in db.execute(f"{_SELECT} {open_jobs}").fetchall():
        if is_alive(row["owner"]):
            continue
        if row["attempts"] >= MOST_ATTEMPTS:
            end(
                db,
                row["job_id"],
                "failed",
                f"The engine ended {row['attempts']} times while it made this film, so it was given up. "
                "Try a shorter or simpler film; the engine's log has the details.",
            )
            continue
        db.execute("UPDATE jobs SET owner = ?, status = 'pending' WHERE id = ?", (owner, row["job_id"]))
        taken.append(_job(row))
    return taken


def of_session(db: sqlite3.Connection, session_id: str) -> list[Job]:
    """Return a session's finished films, the oldest first."""
    rows = db.execute(
        f"{_SELECT} WHERE session_id = ? AND status = 'completed' ORDER BY jobs.ended_at", (session_id,)
    )
    return [_job(row) for row in rows]


def by_file(db: sqlite3.Connection, file: str) -> Job | None:
    """Return the finished job whose film has this unguessable name."""
    row = db.execute(f"{_SELECT} WHERE file = ? AND status = 'completed'", (file,)).fetchone()
    return None if row is None else _job(row)


def files_ended_before(db: sqlite3.Connection, moment: float) -> list[str]:
    """Return the files of jobs that ended before `moment` (seconds since 1970)."""
    return [row["file"] for row in db.execute("SELECT file FROM jobs WHERE ended_at < ?", (moment,))]


_SELECT = (
    "SELECT jobs.id AS job_id, session_id, account_id, owner, status, draft, output, file, attempts, error,"
    " report, jobs.created_at, ended_at FROM jobs JOIN sessions ON sessions.id = jobs.session_id"
)


def _job(row: sqlite3.Row) -> Job:
    return Job(
        job_id=row["job_id"],
        session_id=row["session_id"],
        account_id=row["account_id"],
        status=row["status"],
        draft_json=row["draft"],
        output=json.loads(row["output"]),
        file=row["file"],
        error=row["error"],
        report=None if row["report"] is None else json.loads(row["report"]),
        created_at=row["created_at"],
        ended_at=row["ended_at"],
    )
