"""A file as one multipart field, read ahead in a thread so that the loop never waits for the disk."""

from __future__ import annotations

import asyncio
import secrets
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from pictory_nb.client.errors import UploadError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from pictory_nb.client.files import LocalFile

SMALLEST_BLOCK_BYTES = 256 * 1024
LARGEST_BLOCK_BYTES = 2 * 1024 * 1024
_STEPS = 100
_ESCAPES = {'"': "%22", "\r": "%0D", "\n": "%0A", "\\": "\\\\"}


@dataclass(frozen=True, slots=True)
class FilePart:
    """A multipart body with one file in the field ``files`` (CONTRACT §3, upload).

    Calling `body` begins it anew, from the first byte.
    """

    file: LocalFile
    progress: Callable[[int, int], None] | None = field(default=None, repr=False)
    boundary: str = field(default_factory=lambda: f"pictory-{secrets.token_hex(16)}", repr=False)

    @property
    def head(self) -> bytes:
        """What stands before the file's bytes."""
        name = "".join(_ESCAPES.get(letter, letter) for letter in self.file.name)
        return (
            f"--{self.boundary}\r\n"
            f'Content-Disposition: form-data; name="files"; filename="{name}"\r\n'
            f"Content-Type: {self.file.content_type}\r\n\r\n"
        ).encode("utf-8", errors="surrogateescape")

    @property
    def tail(self) -> bytes:
        """What stands behind them."""
        return f"\r\n--{self.boundary}--\r\n".encode()

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the request; the length is known, so nothing is sent in chunks."""
        length = len(self.head) + self.file.size_bytes + len(self.tail)
        return {
            "Content-Type": f"multipart/form-data; boundary={self.boundary}",
            "Content-Length": str(length),
        }

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the body.

        Raises
        ------
        UploadError
            The file cannot be read any more or has become shorter.
        """
        total = self.file.size_bytes
        sent = 0
        yield self.head
        reader = _Reader(self.file)
        try:
            size = block_size(total)
            ahead = reader.start(min(size, total))
            while sent < total:
                block = await ahead
                if isinstance(block, str):
                    raise UploadError(f"“{self.file.name}” {block}")
                left = total - sent - len(block)
                if left:
                    ahead = reader.start(min(size, left))
                yield block
                sent += len(block)
                if self.progress is not None:
                    self.progress(sent, total)
        finally:
            reader.close()
        yield self.tail


def block_size(file_bytes: int) -> int:
    """Return how many bytes of a file are read and sent at a time.

    Each block is handed over from the reading thread, which costs as much as sending 400 kB on a fast
    network; on a slow one the progress should move a hundred times.

    Examples
    --------
    >>> block_size(3_000_000), block_size(100 * 2**20), block_size(500 * 2**20)
    (262144, 1048576, 2097152)
    """
    return min(LARGEST_BLOCK_BYTES, max(SMALLEST_BLOCK_BYTES, file_bytes // _STEPS))


class _Reader:
    """Reads a file in a thread; a read that is under way when the upload is cancelled is let finish."""

    def __init__(self, file: LocalFile) -> None:
        self._path = file.path
        self._file: BinaryIO | None = None
        self._closed = False
        self._lock = threading.Lock()

    def start(self, size: int) -> asyncio.Future[bytes | str]:
        """Begin to read; the result is the bytes, or what went wrong in words."""
        return asyncio.get_running_loop().run_in_executor(None, self._read, size)

    def _read(self, size: int) -> bytes | str:
        with self._lock:
            if self._closed:
                return "is not read any more."
            try:
                if self._file is None:
                    self._file = self._path.open("rb", buffering=0)
                data = self._file.read(size)
            except OSError as error:
                return f"cannot be read any more: {error.strerror or 'unknown reason'}."
        return data or (
            "became shorter while it was uploaded. Wait until it is written to its end, then upload it again."
        )

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._closed = True
            if self._file is not None:
                self._file.close()
