"""A scripted backend on loopback that can misbehave in every way a network can, and clients for it."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from pictory_nb.client import Client, Endpoint, Tools
from pictory_nb.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "nmv_usr_given0123456789"


@dataclass
class Got:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    """What the server answers; `cut_after` ends the connection after so many bytes of the body."""

    status: int = 200
    body: bytes | str | dict[str, Any] | list[Any] = b""
    headers: dict[str, str] = field(default_factory=dict)
    chunk_size: int | None = None
    cut_after: int | None = None
    reset: bool = False
    lie_about_length: bool = False
    with_length: bool = True
    then_wait: asyncio.Event | None = None

    @property
    def payload(self) -> bytes:
        if isinstance(self.body, (dict, list)):
            return json.dumps(self.body).encode()
        return self.body.encode() if isinstance(self.body, str) else self.body

    @property
    def kind(self) -> str:
        return "application/json" if isinstance(self.body, (dict, list)) else "text/plain"


Handler = Callable[[Got], Awaitable[Reply | None] | Reply | None]


class Server:
    """An HTTP/1.1 server in the test's own loop; keeps everything that it got."""

    def __init__(self, handler: Handler, port: int = 0) -> None:
        self.handler = handler
        self.got: list[Got] = []
        self.connections = 0
        self._port = port
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port, limit=2**20)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for writer in list(self._open):
            writer.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        # Closed transports let go of their sockets in the loop's next round.
        await asyncio.sleep(0)

    def calls(self, method: str, path: str) -> list[Got]:
        return [got for got in self.got if got.method == method and got.path == path]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open.add(writer)
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while (got := await self._read(reader)) is not None:
                self.got.append(got)
                reply = self.handler(got)
                if isinstance(reply, Awaitable):
                    reply = await reply
                if reply is None or not await self._write(writer, reply):
                    return
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError, asyncio.CancelledError):
            return
        finally:
            self._open.discard(writer)
            self._tasks.discard(task)
            writer.close()

    @staticmethod
    async def _read(reader: asyncio.StreamReader) -> Got | None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return None
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        headers = {
            k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)
        }
        body = b""
        if headers.get("transfer-encoding") == "chunked":
            while size := int(await reader.readline(), 16):
                body += await reader.readexactly(size)
                await reader.readexactly(2)
            await reader.readline()
        elif "content-length" in headers:
            body = await reader.readexactly(int(headers["content-length"]))
        parts = urlsplit(target)
        return Got(method, unquote(parts.path), dict(parse_qsl(parts.query)), headers, body)

    @staticmethod
    async def _write(writer: asyncio.StreamWriter, reply: Reply) -> bool:
        payload = reply.payload
        headers = {"Content-Type": reply.kind, **reply.headers}
        if reply.with_length:
            headers["Content-Length"] = str(len(payload) + (1000 if reply.lie_about_length else 0))
        else:
            headers["Connection"] = "close"
        lines = [f"HTTP/1.1 {reply.status} Reason", *(f"{k}: {v}" for k, v in headers.items()), "", ""]
        writer.write("\r\n".join(lines).encode("latin-1"))
        sent = payload if reply.cut_after is None else payload[: reply.cut_after]
        step = reply.chunk_size or len(sent) or 1
        for start in range(0, len(sent), step):
            writer.write(sent[start : start + step])
            await writer.drain()
            if reply.chunk_size:
                await asyncio.sleep(0)
        if reply.then_wait is not None:
            await reply.then_wait.wait()
        if reply.reset:
            raw: socket.socket = writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return reply.cut_after is None and reply.with_length and not reply.lie_about_length


class Times:
    """Clocks that stand still unless told, a sleep that only notes its pause, and no luck."""

    def __init__(self) -> None:
        self.now_s = 1_000.0
        self.wall_s = 1_700_000_000.0
        self.pauses: list[float] = []

    def tools(self) -> Tools:
        async def sleep(seconds: float) -> None:
            self.pauses.append(seconds)
            await asyncio.sleep(0)

        return Tools(
            clock=lambda: self.now_s, wall_clock=lambda: self.wall_s, sleep=sleep, random=lambda: 0.5
        )


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def serve() -> type[Server]:
    return Server


@pytest.fixture
def reply() -> type[Reply]:
    return Reply


MakeClient = Callable[..., Client]


@pytest.fixture
def make_client(tmp_path: Path, times: Times) -> MakeClient:
    """Return a client for a server; with ``token=None`` it is anonymous."""

    def make(server: Server, *, token: str | None = TOKEN, local: bool = False, **options: Any) -> Client:
        async def connect() -> Endpoint:
            return Endpoint(server.url, "https://web.example", {"X-Engine-Key": "key-of-engine"}, local)

        options.setdefault("tools", times.tools())
        connect = options.pop("connect", connect)
        settings = options.pop("settings", None) or load_settings(token=token, environ={})
        return Client(connect, settings=settings, folder=tmp_path / "tokens", **options)

    return make


def sse(*events: Any, end: str = "\n\n") -> bytes:
    return b"".join(
        b"data: " + (event if isinstance(event, bytes) else json.dumps(event).encode()) + end.encode()
        for event in events
    )


def text_event(text: str, *, partial: bool = False, **more: Any) -> dict[str, Any]:
    event: dict[str, Any] = {
        "content": {"parts": [{"text": text}], "role": "model"},
        "invocationId": "e-1",
        "author": "agent",
        **more,
    }
    return {**event, "partial": True} if partial else event


@pytest.fixture
def stream_of() -> Callable[..., bytes]:
    return sse


@pytest.fixture
def saying() -> Callable[..., dict[str, Any]]:
    return text_event


@pytest.fixture
def token() -> str:
    return TOKEN


@pytest.fixture
def mp4() -> Callable[[int], bytes]:
    """Return the bytes of a small but whole MP4 with so many bytes of media data."""

    def box(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body) + 8) + kind + body

    def make(size: int) -> bytes:
        pattern = bytes(range(256)) * 4096
        media = (pattern * (size // len(pattern) + 1))[:size]
        media = bytes(a ^ (i >> 8 & 0xFF) for i, a in enumerate(media[:65536])) + media[65536:]
        return box(b"ftyp", b"isom\0\0\2\0isomavc1") + box(b"moov", b"\0" * 32) + box(b"mdat", media)

    return make
