"""What a fault does to an answer on its way out: each wraps ASGI's `send`."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import zlib
from typing import TYPE_CHECKING, Any

from starlette.datastructures import MutableHeaders

from pictory_nb.engine.server.envelope import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import Message, Send

    Wrapper = Callable[[Send, Mapping[str, Any], asyncio.Transport], Send]

_NO_LINGER = struct.pack("ii", 1, 0)


def cut(transport: asyncio.Transport, *, reset: bool) -> None:
    """Close a connection, politely or with a TCP reset."""
    if reset:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        transport.abort()
    else:
        transport.close()


def _lose_answer(_: Send, __: Mapping[str, Any], transport: asyncio.Transport) -> Send:
    async def losing(message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body"):
            cut(transport, reset=True)

    return losing


def _cut_after(reset: bool) -> Wrapper:
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
                    cut(transport, reset=reset)
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
                cut(transport, reset=False)
            left -= 1
            if left < 0:
                return
        await send(message)

    return halving


def _body_in_pieces(
    divide: Callable[[bytes, Mapping[str, Any]], list[bytes]],
) -> Wrapper:
    def wrap(send: Send, options: Mapping[str, Any], transport: asyncio.Transport) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] != "http.response.body":
                await send(message)
                return
            for piece in divide(message.get("body", b""), options):
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
) -> Wrapper:
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


WRAPPERS: dict[str, Wrapper] = {
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
