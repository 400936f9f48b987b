"""Uploads in the database: functions that run inside a transaction."""

from __future__ import annotations

import json
import re
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.steps import MediaItem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

    from pictory_nb.engine.media.info import MediaInfo
    from pictory_nb.engine.media.typefaces import TypefaceInfo

_LONGEST_NAME = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """A file that a session may use; `file` is its name in the media folder and was made here."""

    media_id: str
    name: str
    file: str
    info: MediaInfo
    size_bytes: int

    def public(self) -> dict[str, Any]:
        """Return what the user is told about it."""
        return {
            "media_id": self.media_id,
            "name": self.name,
            "kind": self.info.kind,
            "mime_type": self.info.mime_type,
            "size_bytes": self.size_bytes,
            "width": self.info.width,
            "height": self.info.height,
            "duration_ms": self.info.duration_ms,
        }


def display_name(name: str) -> str:
    """Return the last part of a name that a user gave, fit to be shown; never used as a path."""
    last = _CONTROL.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).strip()
    return last[-_LONGEST_NAME:] or "file"


def new_media(name: str, info: MediaInfo, size_bytes: int) -> StoredMedia:
    """Return the entry of a new file; its extension is what it really is."""
    media_id = f"med_{secrets.token_hex(8)}"
    return StoredMedia(media_id, name, f"{media_id}.{info.format}", info, size_bytes)


FONT = "font"
"""The kind of a font file: it is stored like an upload, and is shown to the director alone."""


def add_font(
    db: sqlite3.Connection, session_id: str, name: str, info: TypefaceInfo, size_bytes: int
) -> tuple[str, str]:
    """Enter a font; returns its id and its name in the media folder."""
    font_id = f"fnt_{secrets.token_hex(8)}"
    file = f"{font_id}.{info.format}"
    db.execute(
        "INSERT INTO media (id, session_id, name, file, kind, mime_type, size_bytes, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (font_id, session_id, name, file, FONT, info.mime_type, size_bytes, time.time()),
    )
    return font_id, file


def add(db: sqlite3.Connection, session_id: str, media: StoredMedia) -> None:
    """Enter an upload."""
    info = media.info
    db.execute(
        "INSERT INTO media (id, session_id, name, file, kind, mime_type, size_bytes, width, height,"
        " duration_ms, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(media.media_id, session_id, media.name, media.file, info.kind, info.mime_type),
            *(media.size_bytes, info.width, info.height, info.duration_ms, time.time()),
        ),
    )


def of_session(db: sqlite3.Connection, session_id: str) -> list[dict[str, Any]]:
    """Return a session's uploads, the oldest first."""
    rows = db.execute(
        "SELECT id AS media_id, name, kind, mime_type, size_bytes, width, height, duration_ms FROM media"
        " WHERE session_id = ? AND kind != ? ORDER BY rowid",
        (session_id, FONT),
    )
    return [dict(row) for row in rows]


def items_of_session(db: sqlite3.Connection, session_id: str, folder: Path) -> list[MediaItem]:
    """Return a session's uploads and fonts as the director sees them, the oldest first."""
    rows = db.execute(
        "SELECT id, name, kind, width, height, duration_ms, file FROM media"
        " WHERE session_id = ? ORDER BY rowid",
        (session_id,),
    )
    return [
        MediaItem(
            row["id"],
            row["name"],
            row["kind"],
            row["width"],
            row["height"],
            row["duration_ms"],
            str(folder / row["file"]),
        )
        for row in rows
    ]


def files_in(
    db: sqlite3.Connection, account_id: str, draft: Mapping[str, Any], folder: Path
) -> dict[str, Path]:
    """Return the paths of the account's uploads that `draft` uses, by media id."""
    rows = db.execute(
        "SELECT media.id, media.file FROM media JOIN sessions ON sessions.id = media.session_id"
        " WHERE sessions.account_id = ? AND media.id IN (SELECT value FROM json_each(?))",
        (account_id, json.dumps(sorted(_media_ids(draft)))),
    )
    return {row["id"]: folder / row["file"] for row in rows}


def file_of(db: sqlite3.Connection, account_id: str, media_id: str) -> tuple[str, str] | None:
    """Return the file of one of the account's uploads: its name in the media folder, and the user's."""
    row = db.execute(
        "SELECT media.file, media.name FROM media JOIN sessions ON sessions.id = media.session_id"
        " WHERE sessions.account_id = ? AND media.id = ?",
        (account_id, media_id),
    ).fetchone()
    return None if row is None else (row["file"], row["name"])


def _media_ids(draft: Any) -> set[str]:
    found: set[str] = set()
    todo = [draft]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if isinstance(value.get("media_id"), str):
                found.add(value["media_id"])
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
    return found
