"""The bytes of the stream, as the agent server family of the cloud writes them (CONTRACT §4).

`tests/engine_server/test_frames.py` rebuilds captured streams byte for byte with these functions.
"""

from __future__ import annotations

import json
import time
import uuid
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.server.envelope import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AUTHOR = "nemo_agent"
# The cloud sends both; a reader must skip either.
HEARTBEATS = (b"data: heartbeat\n\n", b"data:\n\n")


def text_part(text: str) -> dict[str, Any]:
    """Return a part that holds text."""
    return {"text": text}


def call_part(call_id: str, name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """Return a part that says which tool starts."""
    return {"functionCall": {"id": call_id, "args": args, "name": name}}


def response_part(call_id: str, name: str, response: Mapping[str, Any]) -> dict[str, Any]:
    """Return a part that says how a tool ended."""
    return {"functionResponse": {"id": call_id, "name": name, "response": response}}


def event(
    invocation_id: str,
    parts: Sequence[Mapping[str, Any]] = (),
    *,
    role: str = "model",
    partial: bool = False,
    turn_complete: bool = False,
    state_delta: Mapping[str, Any] | None = None,
    long_running: Sequence[str] = (),
    custom_metadata: Mapping[str, Any] | None = None,
    error_code: str | None = None,
    error_message: str | None = None,
) -> dict[str, Any]:
    """Return one event, its keys in the order in which the cloud's agent server writes them."""
    whole: dict[str, Any] = {}
    if parts:
        whole["content"] = {"parts": list(parts), "role": role}
    if partial:
        whole["partial"] = True
    if turn_complete:
        whole |= {"turnComplete": True, "finishReason": "STOP"}
    if error_code is not None:
        whole["errorCode"] = error_code
    if error_message is not None:
        whole["errorMessage"] = error_message
    if custom_metadata:
        whole["customMetadata"] = dict(custom_metadata)
    whole |= {
        "invocationId": invocation_id,
        "author": AUTHOR,
        "actions": {
            "stateDelta": dict(state_delta or {}),
            "artifactDelta": {},
            "requestedAuthConfigs": {},
            "requestedToolConfirmations": {},
        },
        "nodeInfo": {"path": ""},
    }
    if long_running:
        whole["longRunningToolIds"] = list(long_running)
    return whole | {"id": str(uuid.uuid4()), "timestamp": time.time()}


def frame(whole: Mapping[str, Any]) -> bytes:
    """Return the frame of an event: one line of JSON and a blank line."""
    return b"data: " + to_json(whole) + b"\n\n"


def error_frame(kind: str, message: str) -> bytes:
    """Return the last frame of a stream that broke: no ``invocationId``, spaced JSON (CONTRACT §4.6)."""
    details = {"error_type": kind, "error_message": message, "timestamp": time.time()}
    body = json.dumps({"error": f"{kind}: {message}", "error_details": details}, ensure_ascii=False)
    return f"data: {body}\n\n".encode("utf-8", "replace")
