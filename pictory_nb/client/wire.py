"""The JSON of one frame → a typed event; nothing that a server may send is fatal (CONTRACT §4, §4.9)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_BROKEN_ERROR = re.compile(r'^\s*\{\s*"error"\s*:\s*"?(.*)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of text; `thought` is the agent's thinking, not its answer."""

    text: str
    thought: bool = False


@dataclass(frozen=True, slots=True)
class CallPart:
    """A tool starts."""

    call_id: str
    name: str
    args: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ResponsePart:
    """A tool answers."""

    call_id: str
    name: str
    response: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class OtherPart:
    """Inline data, a file reference, or a kind that is not known yet."""

    raw: Any = field(repr=False)


Part = TextPart | CallPart | ResponsePart | OtherPart


@dataclass(frozen=True, slots=True)
class AgentEvent:
    """One event of the agent, as the wire has it; everything that is not named here is in `raw`."""

    event_id: str
    invocation_id: str
    author: str
    branch: str
    partial: bool
    parts: tuple[Part, ...]
    long_running: frozenset[str]
    state_delta: Mapping[str, Any] = field(repr=False)
    artifact_delta: Mapping[str, Any] = field(repr=False)
    error_code: str | None
    error_message: str | None
    has_content: bool
    raw: Mapping[str, Any] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ErrorFrame:
    """``{"error": …}`` without an invocation: the agent broke, the stream is over (CONTRACT §4.6).

    Attributes
    ----------
    code
        What kind of error it was, from the ``error_details`` that newer servers add; else ``None``.
    """

    message: str = field(repr=False)
    code: str | None = None


@dataclass(frozen=True, slots=True)
class UnknownFrame:
    """A frame that is neither; kept, never fatal."""

    raw: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class HeartbeatFrame:
    """A sign of life that came as JSON."""


Frame = AgentEvent | ErrorFrame | UnknownFrame | HeartbeatFrame


def read_frame(data: bytes) -> Frame:
    """Return what a frame's data says; it never fails.

    Examples
    --------
    >>> read_frame(b'{"invocationId": "i", "content": {"parts": [{"text": "Hi"}]}}').parts
    (TextPart(text='Hi', thought=False),)
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        text = data.decode("utf-8", errors="replace")
        # Older servers put the reason into the JSON without escaping it.
        broken = _BROKEN_ERROR.match(text)
        if broken and "invocationId" not in text:
            return ErrorFrame(broken[1].rstrip().rstrip("}").rstrip().removesuffix('"'))
        return UnknownFrame(text)
    if not isinstance(found, dict):
        return UnknownFrame(found)
    if "invocationId" not in found:
        if "error" in found:
            return _error(found)
        if "heartbeat" in [found.get(name) for name in ("type", "event", "status")]:
            return HeartbeatFrame()
        if not isinstance(found.get("content"), dict) and "errorCode" not in found:
            return UnknownFrame(found)
    return _event(found)


def _error(raw: dict[str, Any]) -> ErrorFrame:
    message, details = _reason(raw["error"]), raw.get("error_details")
    kind = details.get("error_type") if isinstance(details, dict) else None
    if not isinstance(kind, str) or not kind:
        return ErrorFrame(message)
    return ErrorFrame(message.removeprefix(f"{kind}: "), kind)


def _event(raw: dict[str, Any]) -> AgentEvent:
    content = raw.get("content")
    parts = content.get("parts") if isinstance(content, dict) else None
    actions = raw.get("actions")
    actions = actions if isinstance(actions, dict) else {}
    long_running = raw.get("longRunningToolIds")
    code, message = raw.get("errorCode"), raw.get("errorMessage")
    return AgentEvent(
        event_id=_text(raw.get("id")),
        invocation_id=_text(raw.get("invocationId")),
        author=_text(raw.get("author")),
        branch=_text(raw.get("branch")),
        partial=raw.get("partial") is True,
        parts=tuple(_part(part) for part in parts) if isinstance(parts, list) else (),
        long_running=frozenset(_text(item) for item in long_running)
        if isinstance(long_running, list)
        else frozenset(),
        state_delta=_mapping(actions.get("stateDelta")),
        artifact_delta=_mapping(actions.get("artifactDelta")),
        error_code=None if code is None else _text(code),
        error_message=None if message is None else _text(message),
        has_content=bool(parts),
        raw=raw,
    )


def _part(raw: Any) -> Part:
    if isinstance(raw, dict):
        text = raw.get("text")
        if isinstance(text, str):
            return TextPart(text, thought=raw.get("thought") is True)
        call = raw.get("functionCall")
        if isinstance(call, dict):
            return CallPart(_text(call.get("id")), _text(call.get("name")), _mapping(call.get("args")))
        response = raw.get("functionResponse")
        if isinstance(response, dict):
            name, value = _text(response.get("name")), response.get("response")
            return ResponsePart(_text(response.get("id")), name, _mapping(value))
    return OtherPart(raw)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _reason(error: Any) -> str:
    if isinstance(error, dict):
        error = error.get("message") or error.get("detail") or error
    return _text(error)
