"""The one shape of answers, ``{"code", "message", "data"}``, and what refusals say (CONTRACT §2)."""

from __future__ import annotations

import json
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request


class Code(IntEnum):
    """Codes of the envelope; those from 9000 on are this engine's own."""

    SUCCESS = 0
    CLIENT_ID_MISSING = 400
    PLAN = 402
    RATE_LIMIT = 429
    BAD_TOKEN = 1001
    SESSION_NOT_FOUND = 1002
    NO_CREDITS = 2001
    UNSUPPORTED_FILE = 4001
    FILE_TOO_LARGE = 4002
    BAD_REQUEST = 9000
    NOT_ALLOWED = 9003
    NOT_FOUND = 9004
    SESSION_BUSY = 9009
    DRAFT_CHANGED = 9011
    GONE = 9010
    BODY_TOO_LARGE = 9013
    INTERNAL = 9050
    DISK_FULL = 9051
    WORK_FAILED = 9052


class RefusalError(Exception):
    """A request that is answered with a refusal in words.

    Parameters
    ----------
    status
        The HTTP status.
    code
        The envelope's code.
    message
        What happened and what to do, for people.
    data
        Machine-readable extras, such as the accepted file types.
    """

    def __init__(
        self,
        status: int,
        code: Code,
        message: str,
        *,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.data = data
        self.headers = headers


class JsonAnswer(Response):
    """A JSON body as UTF-8, without spaces."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Return `content` as bytes."""
        return to_json(content)


def to_json(value: Any) -> bytes:
    """Return the JSON of `value` as the engine writes it everywhere: UTF-8, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def request_id(request: Request) -> str:
    """Return the id that the guard gave this request; also sent as ``X-Request-Id``."""
    return str(request.scope.get("pictory_nb.request_id", ""))


def answer(request: Request, data: Any, *, top: Mapping[str, Any] | None = None) -> JsonAnswer:
    """Return a success; `top` are keys that the contract wants outside of ``data``."""
    envelope = {"code": int(Code.SUCCESS), "message": "success", "request_id": request_id(request)}
    return JsonAnswer({**envelope, **(top or {}), "data": data})


def refuse(request: Request, refusal: RefusalError) -> JsonAnswer:
    """Return the answer that says why not."""
    body: dict[str, Any] = {
        "code": int(refusal.code),
        "message": refusal.message,
        "request_id": request_id(request),
    }
    if refusal.data is not None:
        body["data"] = refusal.data
    return JsonAnswer(body, status_code=refusal.status, headers=refusal.headers)


def bad_request(message: str) -> RefusalError:
    """Return the refusal of a request that makes no sense."""
    return RefusalError(400, Code.BAD_REQUEST, message)


def disk_full(what: str) -> RefusalError:
    """Return the refusal of work that found no room on the disk."""
    return RefusalError(
        507,
        Code.DISK_FULL,
        f"The disk is full, so {what}. Free some space and try again: "
        "nothing that was stored before is lost.",
    )
