"""The data of an answer → a value, whatever a half-documented backend leaves out or calls differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pictory_nb.client.errors import BadAnswerError
from pictory_nb.client.redact import excerpt
from pictory_nb.client.values import (
    Credits,
    LastTurn,
    Raw,
    RenderPhase,
    RenderStatus,
    Session,
    State,
    UploadedMedia,
)
from pictory_nb.settings import Secret

_PHASES = {
    "pending": RenderPhase.PENDING,
    "queued": RenderPhase.PENDING,
    "submitted": RenderPhase.PENDING,
    "processing": RenderPhase.PROCESSING,
    "rendering": RenderPhase.PROCESSING,
    "running": RenderPhase.PROCESSING,
    "completed": RenderPhase.COMPLETED,
    "failed": RenderPhase.FAILED,
    "error": RenderPhase.FAILED,
    "cancelled": RenderPhase.CANCELLED,
    "canceled": RenderPhase.CANCELLED,
}


def parse_session(data: Raw) -> Session:
    """Read the answer of create-session (CONTRACT §3)."""
    found = data.get("session") if isinstance(data.get("session"), Mapping) else data
    session_id = _text(found, "session_id", "sessionId", "id")
    if session_id is None:
        raise _missing("a session id", "Nothing was created; try again.")
    return Session(session_id, _text(data, "task_id", "taskId"), data)


def parse_claim(data: Raw) -> tuple[str, float | None]:
    """Read the answer of claim-token: the claim token and its life in seconds (CONTRACT §3)."""
    token = _text(data, "claim_token", "claimToken")
    if token is None:
        raise _missing("a claim token", "Try again in a minute.")
    return token, _number(data, "expires_in", "expiresIn")


def parse_credits(data: Raw) -> Credits:
    """Read the answer of the balance (CONTRACT §3)."""
    available = _number(data, "available", "balance", "credits")
    if available is None:
        raise _missing("the credits", "Look again in a minute.")
    return Credits(available, _number(data, "frozen"), _number(data, "total"), data)


def parse_state(data: Raw) -> State:
    """Read a session's state; a state that is not there yet has no draft (CONTRACT §3)."""
    inner = data.get("state")
    state: Raw = inner if isinstance(inner, Mapping) else data
    draft = state.get("draft")
    canvas = state.get("canvas_config")
    return State(
        draft=draft if isinstance(draft, Mapping) and draft else None,
        video_infos=_items(state.get("video_infos")),
        canvas_config=canvas if isinstance(canvas, Mapping) else {},
        generated_media=_items(state.get("generated_media")),
        raw=data,
        draft_version=_count(state, "draft_version"),
        last_turn=_last_turn(state.get("last_turn")),
    )


def parse_draft_version(data: Raw) -> int:
    """Read the answer to a stored draft: its version [ours]."""
    version = _count(data, "draft_version")
    if version is None:
        raise _missing("the timeline's version", "Look at the state: it may have been stored.")
    return version


def parse_upload(data: Any, name: str) -> UploadedMedia:
    """Read the answer of an upload: one object, a list with one, or one under a usual key (shape [ours])."""
    found = data
    if isinstance(found, Mapping):
        for key in ("files", "media", "file", "videos", "items", "results"):
            if found.get(key):
                found = found[key]
                break
    if isinstance(found, Sequence) and not isinstance(found, str):
        found = found[0] if found else {}
    first: Raw = found if isinstance(found, Mapping) else {}
    seconds = _number(first, "duration_s")
    duration_ms = _number(first, "duration_ms", "durationMs")
    if duration_ms is None and seconds is not None:
        duration_ms = seconds * 1000
    size = _number(first, "size_bytes", "size", "file_size")
    return UploadedMedia(
        name=_text(first, "name", "filename", "file_name") or name,
        media_id=_text(first, "media_id", "mediaId", "id", "file_id", "video_id"),
        kind=_text(first, "kind", "type", "media_type"),
        size_bytes=None if size is None else int(size),
        duration_ms=None if duration_ms is None else int(duration_ms),
        raw=data if isinstance(data, Mapping) else {"data": data},
    )


def parse_render(data: Raw, render_id: str) -> RenderStatus:
    """Read a look at an export; an unknown word is never taken for success (CONTRACT §3)."""
    word = (_text(data, "status", "state") or "").strip().lower()
    output = data.get("output")
    url = _text(output, "url") if isinstance(output, Mapping) else None
    error = data.get("error") or data.get("errorMessage")
    if isinstance(error, Mapping):
        error = error.get("message") or error.get("detail")
    progress_pct = _number(data, "progress_pct")
    progress = data.get("progress")
    if progress_pct is None and progress is not None:
        # 0.4 is a part of one, 40 is percent; no public source says which of the two the cloud sends.
        part_of_one = isinstance(progress, float) and 0 <= progress <= 1
        progress_pct = (_number(data, "progress") or 0.0) * (100 if part_of_one else 1)
    position = _number(data, "queue_position")
    return RenderStatus(
        render_id=_text(data, "id", "render_id", "renderId") or render_id,
        phase=_PHASES.get(word, RenderPhase.UNKNOWN),
        progress_pct=None if progress_pct is None else min(100.0, max(0.0, progress_pct)),
        output_url=None if url is None else Secret(url),
        error=excerpt(error) if isinstance(error, str) and error else None,
        stage=_text(data, "stage"),
        queue_position=None if position is None else int(position),
        raw=data,
    )


def _last_turn(found: Any) -> LastTurn | None:
    status = _text(found, "status")
    if status is None:
        return None
    error = found.get("error")
    return LastTurn(
        invocation_id=_text(found, "invocation_id"),
        status=status,
        error=excerpt(error) if isinstance(error, str) and error else None,
        credits=_number(found, "credits"),
    )


def _count(data: Raw, name: str) -> int | None:
    value = _number(data, name)
    return None if value is None or value < 0 or value % 1 else int(value)


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _text(data: Any, *names: str) -> str | None:
    if isinstance(data, Mapping):
        for name in names:
            value = data.get(name)
            if isinstance(value, str) and value:
                return value
            if isinstance(value, int) and not isinstance(value, bool):
                return str(value)
    return None


def _number(data: Raw, *names: str) -> float | None:
    for name in names:
        value = data.get(name)
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                continue
        if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15:
            return float(value)
    return None


def _missing(what: str, advice: str) -> BadAnswerError:
    return BadAnswerError(f"The backend's answer does not hold {what}. {advice}")
