"""Makes the faults of `pictory_nb.engine.server.faults` happen to requests."""

from __future__ import annotations

import asyncio
import hashlib
import json
import socket
import struct
import zlib
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from uvicorn.protocols.http.h11_impl import H11Protocol

from pictory_nb.engine.server import accounts
from pictory_nb.engine.server.envelope import Code, RefusalError, refuse, to_json
from pictory_nb.engine.server.faults import FAULT_HEADER, OPTIONS, parse_header, quirks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.routing import Route
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pictory_nb.engine.server.database import Database
    from pictory_nb.engine.server.faults import Fault, FaultPlan

_TRANSPORT = "pictory_nb.transport"
_OWN_PATHS = ("/api/engine/faults", "/api/engine/counters", "/api/engine/stop", "/health")
_NO_LINGER = struct.pack("ii", 1, 0)


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
            wrap = _WRAPPERS.get(fault.kind)
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
                _cut(scope[_TRANSPORT], reset=True)
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


def _cut(transport: asyncio.Transport, *, reset: bool) -> None:
    if reset:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        transport.abort()
    else:
        transport.close()


def _lose_answer(_: Send, __: Mapping[str, Any], transport: asyncio.Transport) -> Send:
    async def losing(message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body"):
            _cut(transport, reset=True)

    return losing


def _cut_after(reset: bool) -> Callable[[Send, Mapping[str, Any], asyncio.Transport], Send]:
    def wrap(send: Send, options: Mapping[str, Any], transport: asyncio.Transport) -> Send:
        left = int(options["after_bytes"])

        async def cutting(message: Message) -> None:
            nonlocal left
            if left < 0:
                return
            if message["type"] == "http.response.body":
                body = message.get("body", b"")
                if len(body) >= left:
                    await send({**message, "body": body[:left], "more_body": True})
                    left = -1
                    await asyncio.sleep(0)
                    _cut(transport, reset=reset)
                    return
                left -= len(body)
            await send(message)

        return cutting

    return wrap


def _halve_frame(send: Send, options: Mapping[str, Any], transport: asyncio.Transport) -> Send:
    left = int(options["frames"])

    async def halving(message: Message) -> None:
        nonlocal left
        if left < 0:
            return
        if message["type"] == "http.response.body" and message.get("body", b"").startswith(b"data: {"):
            if left == 0:
                body = message["body"]
                await send({**message, "body": body[: len(body) // 2], "more_body": True})
                _cut(transport, reset=False)
            left -= 1
            if left < 0:
                return
        await send(message)

    return halving


def _body_in_pieces(
    cut: Callable[[bytes, Mapping[str, Any]], list[bytes]],
) -> Callable[[Send, Mapping[str, Any], asyncio.Transport], Send]:
    def wrap(send: Send, options: Mapping[str, Any], transport: asyncio.Transport) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] != "http.response.body":
                await send(message)
                return
            for piece in cut(message.get("body", b""), options):
                if transport.is_closing():
                    return
                await send({**message, "body": piece, "more_body": True})
                await asyncio.sleep(options.get("delay_ms", 0) / 1000)
            if not message.get("more_body"):
                await send({**message, "body": b"", "more_body": False})

        return sending

    return wrap


def _pieces(body: bytes, options: Mapping[str, Any]) -> list[bytes]:
    size = max(1, int(options["bytes"]))
    return [body[start : start + size] for start in range(0, len(body), size)]


def _compress(send: Send, _: Mapping[str, Any], __: asyncio.Transport) -> Send:
    packer = zlib.compressobj(wbits=31)

    async def compressing(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Encoding"] = "gzip"
            del headers["Content-Length"]
        elif message["type"] == "http.response.body":
            body = packer.compress(message.get("body", b""))
            body += packer.flush(zlib.Z_SYNC_FLUSH if message.get("more_body") else zlib.Z_FINISH)
            message = {**message, "body": body}
        await send(message)

    return compressing


def _change_start(
    change: Callable[[Message, Mapping[str, Any]], None],
) -> Callable[[Send, Mapping[str, Any], asyncio.Transport], Send]:
    def wrap(send: Send, options: Mapping[str, Any], _: asyncio.Transport) -> Send:
        async def changing(message: Message) -> None:
            if message["type"] == "http.response.start":
                change(message, options)
            await send(message)

        return changing

    return wrap


def _set_status(message: Message, options: Mapping[str, Any]) -> None:
    message["status"] = options["status"]


def _set_content_type(message: Message, options: Mapping[str, Any]) -> None:
    MutableHeaders(scope=message)["Content-Type"] = options["value"]


def _strip_envelope(send: Send, _: Mapping[str, Any], __: asyncio.Transport) -> Send:
    start: Message = {}
    body = bytearray()

    async def stripping(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
            return
        body.extend(message.get("body", b""))
        if not message.get("more_body"):
            bare = to_json(json.loads(body).get("data"))
            MutableHeaders(scope=start)["Content-Length"] = str(len(bare))
            await send(start)
            await send({"type": "http.response.body", "body": bare, "more_body": False})

    return stripping


_WRAPPERS: dict[str, Callable[[Send, Mapping[str, Any], asyncio.Transport], Send]] = {
    "lost_answer": _lose_answer,
    "bare": _strip_envelope,
    "status": _change_start(_set_status),
    "content_type": _change_start(_set_content_type),
    "gzip": _compress,
    "chunks": _body_in_pieces(_pieces),
    "drip": _body_in_pieces(_pieces),
    "half_frame": _halve_frame,
    "drop": _cut_after(reset=False),
    "reset": _cut_after(reset=True),
}
