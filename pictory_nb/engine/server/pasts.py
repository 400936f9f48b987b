"""What the director may know of a session's past: its turns, and the draft that each one left behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.past import PastTurn

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

ASK_TOOL = "ask_user"


def turns(db: sqlite3.Connection, session_id: str, before: str) -> tuple[PastTurn, ...]:
    """Return the session's turns up to the turn `before`, oldest first; keys are draft versions."""
    rows = db.execute(
        "SELECT t.id, t.prompt, (SELECT MAX(version) FROM drafts WHERE turn_id = t.id) AS version"
        " FROM turns t WHERE t.session_id = ? AND t.id != ? ORDER BY t.started_at, t.rowid",
        (session_id, before),
    ).fetchall()
    calls: dict[str, list[Any]] = {}
    events = db.execute(
        "SELECT e.turn_id, e.event FROM events e JOIN turns t ON t.id = e.turn_id"
        " WHERE t.session_id = ? AND (e.event LIKE '%\"functionResponse\"%'"
        " OR e.event LIKE '%\"functionCall\"%')"
        " ORDER BY e.rowid",
        (session_id,),
    )
    for row in events:
        parts = json.loads(row["event"]).get("content", {}).get("parts", ())
        calls.setdefault(row["turn_id"], []).extend(parts)
    return tuple(_turn(row, calls.get(row["id"], ())) for row in rows)


def _turn(row: sqlite3.Row, parts: Any) -> PastTurn:
    tools = tuple(
        (str(part["functionResponse"]["name"]), part["functionResponse"].get("response") or {})
        for part in parts
        if "functionResponse" in part
    )
    asked = any(part["functionCall"]["name"] == ASK_TOOL for part in parts if "functionCall" in part)
    return PastTurn(row["prompt"], row["version"], tools, asked)


def draft(db: sqlite3.Connection, session_id: str, version: int) -> Mapping[str, Any]:
    """Return one version of the session's draft, exactly as it was stored."""
    row = db.execute(
        "SELECT draft FROM drafts WHERE session_id = ? AND version = ?", (session_id, version)
    ).fetchone()
    found: Mapping[str, Any] = json.loads(row["draft"])
    return found
