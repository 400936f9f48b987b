"""The door: only the user's own notebooks come in (DESIGN.md, "Security rules").

Loopback is shared by every user and every web page of the machine, so each request must carry the key of this
start, name this host, and come from no foreign page.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from pictory_nb.engine.server.envelope import Code, RefusalError, refuse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pictory_nb.engine.server.activity import Activity

KEY_HEADER = "X-Engine-Key"
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Guard:
    """Middleware: checks Host, Origin and key, gives each request an id, notes that the engine is used."""

    def __init__(self, app: ASGIApp, *, key: str, port: int, activity: Activity) -> None:
        self._app = app
        self._key = key.encode()
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._activity = activity

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or answer 403."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identity = f"req_{secrets.token_hex(8)}"
        scope["pictory_nb.request_id"] = identity

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-Id"] = identity
            await send(message)

        if reason := self._refusal(Headers(scope=scope)):
            refusal = RefusalError(403, Code.NOT_ALLOWED, reason)
            await refuse(Request(scope), refusal)(scope, receive, send_with_id)
            return
        self._activity.begin()
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            self._activity.end()

    def _refusal(self, headers: Headers) -> str | None:
        if headers.get("host", "") not in self._hosts:
            return "This engine answers only under 127.0.0.1 or localhost and its own port."
        origin = headers.get("origin")
        if origin is not None and not _is_loopback(origin):
            return "This engine does not answer web pages of other hosts."
        if not secrets.compare_digest(headers.get(KEY_HEADER, "").encode(), self._key):
            return f"The header {KEY_HEADER} is missing or belongs to another start of the engine."
        return None


def _is_loopback(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.hostname in _LOOPBACK
