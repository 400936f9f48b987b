"""Makes the faults of `pictory_nb.engine.server.faults` happen to requests."""

from __future__ import annotations

import asyncio
import hashlib
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from uvicorn.protocols.http.h11_impl import H11Protocol

from pictory_nb.engine.server import accounts
from pictory_nb.engine.server.envelope import Code, RefusalError, refuse, to_json
from pictory_nb.engine.server.fault_wrappers import WRAPPERS, cut
from pictory_nb.engine.server.faults import FAULT_HEADER, OPTIONS, parse_header, quirks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.routing import Route
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pictory_nb.engine.server.database import Database
    from pictory_nb.engine.server.faults import Fault, FaultPlan

_TRANSPORT = "pictory_nb.transport"
_OWN_PATHS = ("/api/engine/faults", "/api/engine/counters", "/api/engine/stop", "/health")


class TransportProtocol(H11Protocol):
    """Uvicorn's HTTP/1.1, which hands each request its connection, so that a fault can cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Remember the connection for its requests."""
        super().connection_made(transport)
        inner = self.app

        async def app(scope: Any, receive: Any, send: Any) -> None:
            scope[_TRANSPORT] = transport
            await inner(scope, receive, send)

        self.app = app


class FaultMiddleware:
    """Counts what comes in and lets the faults of each request happen."""

    def __init__(self, app: ASGIApp, *, plan: FaultPlan, database: Database, routes: list[Route]) -> None:
        self._app = app
        self._plan = plan
        self._database = database
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle the request with its faults, or not at all when that is the fault."""
        if scope["type"] != "http" or scope["path"] in _OWN_PATHS:
            await self._app(scope, receive, send)
            return
        name = f"{scope['method']} {self._pattern_of(scope)}"
        counters = self._plan.counters
        counters.requests[name] += 1
        if scope["method"] == "POST":
            receive = _counted(receive, counters.bodies[name].update)
        send = _with_status(send, lambda status: counters.answers[name].update([str(status)]))
        try:
            faults = self._faults_of(scope)
        except RefusalError as refusal:
            await refuse(Request(scope), refusal)(scope, receive, send)
            return
        scope["pictory_nb.quirks"] = quirks_of(faults)
        for fault in faults:
            if await self._instead(fault, scope, receive, send):
                return
        for fault in reversed(faults):
            wrap = WRAPPERS.get(fault.kind)
            if wrap is not None:
                send = wrap(send, fault.options, scope[_TRANSPORT])
        await self._app(scope, receive, send)

    def _faults_of(self, scope: Scope) -> list[Fault]:
        header = Headers(scope=scope).get(FAULT_HEADER)
        faults = parse_header(header) if header else []
        faults += self._plan.take(scope["method"], scope["path"])
        order = list(OPTIONS)
        return sorted(faults, key=lambda fault: order.index(fault.kind))

    def _pattern_of(self, scope: Scope) -> str:
        for route in self._routes:
            if route.matches(scope)[0] is not Match.NONE:
                return route.path
        return str(scope["path"])

    async def _instead(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> bool:
        """Do what is done before the request is handled; return whether it is not handled at all."""
        options = fault.options
        match fault.kind:
            case "lost_request":
                cut(scope[_TRANSPORT], reset=True)
                return True
            case "delay":
                await asyncio.sleep(options["delay_ms"] / 1000)
            case "stale_token":
                token = Headers(scope=scope).get("Authorization", "").partition(" ")[2]
                await self._database.run(accounts.expire_token, token)
            case "ignore_range":
                scope["headers"] = [
                    item for item in scope["headers"] if item[0] not in {b"range", b"if-range"}
                ]
            case "answer":
                body = options["body"]
                content = body if isinstance(body, str) else to_json(body)
                response = Response(
                    content, options["status"], {"Content-Type": "text/html", **options["headers"]}
                )
                await response(scope, receive, send)
                return True
            case "rate_limit":
                after = options["retry_after"]
                headers = {} if after is None else {"Retry-After": str(after)}
                refusal = RefusalError(429, Code.RATE_LIMIT, "Too many requests.", headers=headers)
                await refuse(Request(scope), refusal)(scope, receive, send)
                return True
        return False


def _counted(receive: Receive, count: Callable[[list[str]], None]) -> Receive:
    digest = hashlib.sha256()
    ended = False

    async def counting() -> Message:
        nonlocal ended
        message = await receive()
        if message["type"] == "http.request" and not ended:
            digest.update(message.get("body", b""))
            if not message.get("more_body"):
                ended = True
                count([digest.hexdigest()])
        return message

    return counting


def _with_status(send: Send, tell: Callable[[int], None]) -> Send:
    async def telling(message: Message) -> None:
        if message["type"] == "http.response.start":
            tell(message["status"])
        await send(message)

    return telling
