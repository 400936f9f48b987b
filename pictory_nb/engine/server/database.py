"""One SQLite file, used by one thread: accounts, sessions, turns, drafts, media, jobs.

WAL: what was committed survives a killed process.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from pictory_nb.storage import make_private_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

P = ParamSpec("P")
T = TypeVar("T")

SCHEMA_VERSION = 1
_BUSY_TIMEOUT_S = 15.0

_SCHEMA = """
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL UNIQUE,
    available INTEGER NOT NULL,
    frozen INTEGER NOT NULL,
    created_at REAL NOT NULL
);
CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts(id),
    expires_at REAL NOT NULL
);
CREATE TABLE credit_ledger (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts(id),
    kind TEXT NOT NULL,
    credits INTEGER NOT NULL,
    turn_id TEXT,
    reason TEXT NOT NULL,
    at REAL NOT NULL
);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES accounts(id),
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at REAL NOT NULL
);
CREATE TABLE claims (
    hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions(id),
    expires_at REAL NOT NULL
);
CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions(id),
    owner TEXT NOT NULL,
    status TEXT NOT NULL,
    prompt TEXT NOT NULL,
    error TEXT,
    credits INTEGER NOT NULL DEFAULT 0,
    started_at REAL NOT NULL,
    ended_at REAL
);
CREATE UNIQUE INDEX one_running_turn ON turns(session_id) WHERE status = 'running';
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    turn_id TEXT NOT NULL REFERENCES turns(id),
    event TEXT NOT NULL
);
CREATE TABLE drafts (
    session_id TEXT NOT NULL REFERENCES sessions(id),
    version INTEGER NOT NULL,
    turn_id TEXT NOT NULL REFERENCES turns(id),
    draft TEXT NOT NULL,
    created_at REAL NOT NULL,
    PRIMARY KEY (session_id, version)
);
CREATE TABLE media (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions(id),
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    duration_ms INTEGER,
    created_at REAL NOT NULL
);
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions(id),
    owner TEXT NOT NULL,
    status TEXT NOT NULL,
    draft TEXT NOT NULL,
    output TEXT NOT NULL,
    file TEXT NOT NULL UNIQUE,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    report TEXT,
    created_at REAL NOT NULL,
    ended_at REAL
);
CREATE INDEX drafts_of_session ON drafts(session_id, version DESC);
CREATE INDEX turns_of_session ON turns(session_id, started_at DESC);
CREATE INDEX media_of_session ON media(session_id);
CREATE INDEX jobs_of_session ON jobs(session_id);
"""


class UnusableDatabaseError(Exception):
    """The engine's database cannot be used; the message says why and what to do."""


class Database:
    """The open database; `run` is the only way in.

    Parameters
    ----------
    path
        The file; made with mode 0600 where it is missing.

    Raises
    ------
    UnusableDatabaseError
        When the file is no database of ours, is broken, or was written by a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine-database")
        try:
            self._connection = self._thread.submit(_open, path).result()
        except BaseException:
            self._thread.shutdown()
            raise

    async def run(
        self, work: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work` as one transaction on the database's thread: all of it is kept, or nothing."""

        def transaction() -> T:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(self._connection, *args, **kwargs)
                self._connection.execute("COMMIT")
            except BaseException:
                # On some errors, a full disk for one, SQLite has already rolled back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            return result

        return await asyncio.get_running_loop().run_in_executor(self._thread, transaction)

    def close(self) -> None:
        """Write everything back and close."""
        self._thread.submit(self._connection.close).result()
        self._thread.shutdown()


def _open(path: Path) -> sqlite3.Connection:
    make_private_dir(path.parent)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError):
            raise UnusableDatabaseError(
                f"The engine's database {path} cannot be opened ({error}). "
                "Check that its folder is writable and the disk has room, then try again."
            ) from error
        raise UnusableDatabaseError(
            f"The engine's database {path} is damaged ({error}). "
            "Move the file away to start with an empty one; finished videos stay where they are."
        ) from error
    except UnusableDatabaseError:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        connection.execute("ROLLBACK")
        raise UnusableDatabaseError(
            f"The engine's database {path} was written by a newer pictory_nb. "
            "Upgrade pictory_nb here too, or set PICTORY_NB_HOME to another folder."
        )
    if version < SCHEMA_VERSION:
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")
