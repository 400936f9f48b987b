"""Receiving files: streamed to disk as they come, never under a name that a user gave."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from pictory_nb.engine.server.envelope import Code, RefusalError, bad_request
from pictory_nb.engine.server.media import display_name

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import BinaryIO

    from starlette.requests import Request

FIELD = "files"
MOST_FILES = 50
_WRITE_BYTES = 1024 * 1024
_MOST_SMALL_FIELD_BYTES = 64 * 1024
# Of a request that is refused, read at most so much more, so that the client gets to read the answer.
_DRAIN_BYTES = 64 * 1024 * 1024
_ESCAPES = {"%22": '"', "%0D": "\r", "%0A": "\n"}


@dataclass(slots=True)
class ReceivedFile:
    """A file in the folder for incoming files."""

    path: Path
    name: str
    size_bytes: int = 0


class MultipartReceiver:
    """Writes the parts named ``files`` of one request to disk."""

    def __init__(self, boundary: bytes, folder: Path, max_bytes: int) -> None:
        self.received: list[ReceivedFile] = []
        self.finished = False
        self._folder = folder
        self._max_bytes = max_bytes
        self._headers: dict[bytes, bytes] = {}
        self._header = (bytearray(), bytearray())
        self._open: BinaryIO | None = None
        self._pending: list[tuple[BinaryIO, bytes]] = []
        self._pending_bytes = 0
        self._small_bytes = 0
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._headers.clear,
                "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
                "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
                "on_header_end": self._on_header_end,
                "on_headers_finished": self._on_headers_finished,
                "on_part_data": self._on_data,
                "on_part_end": self._on_part_end,
                "on_end": self._on_end,
            },
        )

    async def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the body."""
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise bad_request(f"The upload is no well-formed multipart body ({error}).") from error
        if self._pending_bytes >= _WRITE_BYTES:
            await self.flush()

    async def flush(self) -> None:
        """Write what has gathered, in a thread, so that a slow disk holds nobody else up."""
        pending, self._pending, self._pending_bytes = self._pending, [], 0
        if pending:
            await asyncio.to_thread(_write_all, pending)

    def close(self) -> None:
        """Close the file that is open."""
        if self._open is not None:
            self._open.close()

    def _on_header_end(self) -> None:
        name, value = self._header
        self._headers[bytes(name).lower()] = bytes(value)
        name.clear()
        value.clear()

    def _on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition"))
        if options.get(b"name") != FIELD.encode() or b"filename" not in options:
            self._open = None
            return
        if len(self.received) >= MOST_FILES:
            raise bad_request(f"More than {MOST_FILES} files came in one upload. Send them in several.")
        name = options[b"filename"].decode("utf-8", "replace")
        for escape, letter in _ESCAPES.items():
            name = name.replace(escape, letter)
        file = ReceivedFile(self._folder / secrets.token_hex(16), display_name(name))
        self.received.append(file)
        self._open = file.path.open("xb", buffering=0)

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._open is None:
            self._small_bytes += end - start
            if self._small_bytes > _MOST_SMALL_FIELD_BYTES:
                raise bad_request(f"The upload has large fields beside “{FIELD}”. Send files in that field.")
            return
        file = self.received[-1]
        file.size_bytes += end - start
        if file.size_bytes > self._max_bytes:
            raise too_large(file.name, self._max_bytes)
        self._pending.append((self._open, data[start:end]))
        self._pending_bytes += end - start

    def _on_part_end(self) -> None:
        if self._open is not None:
            _write_all(self._pending)
            self._pending, self._pending_bytes = [], 0
            self._open.close()
            self._open = None

    def _on_end(self) -> None:
        self.finished = True


def _write_all(pending: list[tuple[BinaryIO, bytes]]) -> None:
    file = pending[0][0] if pending else None
    if file is not None:
        rest = memoryview(b"".join(data for _, data in pending))
        while rest:
            rest = rest[file.write(rest) :]


async def receive(request: Request, folder: Path, max_bytes: int) -> list[ReceivedFile]:
    """Return the files of a multipart request, written to `folder`; the caller removes them.

    Raises
    ------
    RefusalError
        Code 4002 for a file over `max_bytes`, 9000 for a body that makes no sense; nothing is left behind.
    """
    _, options = parse_options_header(request.headers.get("content-type"))
    if b"boundary" not in options:
        raise bad_request("The upload is no well-formed multipart body (it has no boundary).")
    receiver = MultipartReceiver(options[b"boundary"], folder, max_bytes)
    stream = request.stream()
    try:
        await _receive(receiver, stream)
    except BaseException as error:
        receiver.close()
        remove(receiver.received)
        if isinstance(error, RefusalError):
            await _drain(stream)
        if isinstance(error, ClientDisconnect):
            raise bad_request("The upload was broken off. Nothing was kept: send it again.") from error
        raise
    return receiver.received


async def receive_body(request: Request, path: Path, name: str, max_bytes: int) -> int:
    """Write a request's body to `path` as it comes; returns its size in bytes.

    Raises
    ------
    RefusalError
        Code 4002 for more than `max_bytes`, 9000 for a body that breaks off.
    """
    size_bytes = 0
    stream = request.stream()
    with await asyncio.to_thread(path.open, "xb") as file:
        try:
            async for chunk in stream:
                size_bytes += len(chunk)
                if size_bytes > max_bytes:
                    await _drain(stream)
                    raise too_large(name, max_bytes)
                await asyncio.to_thread(file.write, chunk)
        except ClientDisconnect as error:
            raise bad_request("The upload was broken off. Nothing was kept: send it again.") from error
    return size_bytes


async def _receive(receiver: MultipartReceiver, stream: AsyncIterator[bytes]) -> None:
    async for chunk in stream:
        await receiver.feed(chunk)
    await receiver.flush()
    if not receiver.finished:
        raise bad_request("The upload ended before all of it had arrived. Nothing was kept: send it again.")
    if not receiver.received:
        raise bad_request(f"The upload holds no file. Send one in the field “{FIELD}”.")


async def _drain(stream: AsyncIterator[bytes]) -> None:
    left = _DRAIN_BYTES
    try:
        async for chunk in stream:
            left -= len(chunk)
            if left < 0:
                return
    except ClientDisconnect:
        return


def remove(files: list[ReceivedFile]) -> None:
    """Remove incoming files that are still there."""
    for file in files:
        file.path.unlink(missing_ok=True)


def too_large(name: str, max_bytes: int) -> RefusalError:
    """Return the refusal of a file that is larger than what is taken (CONTRACT §2, 4002)."""
    return RefusalError(
        413,
        Code.FILE_TOO_LARGE,
        f"“{name}” is larger than {max_bytes // 2**20} MB. Compress or trim it, then upload it again.",
        data={"max_bytes": max_bytes},
    )
