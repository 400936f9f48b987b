"""Where a player's bytes come from: a file on disk, or a film whose parts are still being made."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import quote, unquote, urlsplit

from pictory_nb import bridge
from pictory_nb.widgets.player_parts import NoPartsError, PartsPlan, plan_parts, read_part
from pictory_nb.widgets.player_stills import NoPictureError, frame_at
from pictory_nb.widgets.wire import RefusedError, Reply

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_CHUNK_BYTES = 4 * 2**20

T = TypeVar("T")


class LivePart(Protocol):
    """A part of a film that is being rendered: fragmented MP4, the first one with ``ftyp`` and ``moov``."""

    @property
    def data(self) -> bytes:
        """The bytes."""

    @property
    def start_ms(self) -> int:
        """When the part begins in the film."""

    @property
    def duration_ms(self) -> int:
        """How long it is."""


FetchPart = Callable[[int], Awaitable[LivePart | None]]
"""Waits until part `index` (from 0) is there and returns it; ``None`` behind the last one."""


@cache
def looker() -> ThreadPoolExecutor:
    """Return the one thread that looks into films; it decodes, and stands back for what a page waits for."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictory-look", initializer=_stand_back)


def _stand_back() -> None:
    """Let other work go first, where the system can tell threads apart."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


@cache
def reader() -> ThreadPoolExecutor:
    """Return the one thread that reads files, so that a slow disk never holds up the kernel's messages."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictory-player")


class FileSource:
    """A film file as it was when it was shown.

    Raises
    ------
    FileNotFoundError
        In words, when there is no such file.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).expanduser().absolute()
        try:
            status = self.path.stat()
        except FileNotFoundError:
            raise FileNotFoundError(f"There is no file {self.path}. Export the video first.") from None
        self.size_bytes = status.st_size
        self.revision = f"{status.st_mtime_ns:x}-{status.st_size:x}"

    def check(self) -> Path:
        """Return the path, or say in words that the file is another one by now."""
        try:
            status = self.path.stat()
        except OSError:
            raise RefusedError(f"The video file is no longer there: {self.path}. Export it again.") from None
        if self.revision != f"{status.st_mtime_ns:x}-{status.st_size:x}":
            raise RefusedError(f"The video file was changed after it was shown: {self.path}. Show it again.")
        return self.path

    def url_path(self, roots: list[object]) -> str:
        """Return under which path a server with one of these roots offers the file; empty if it does not."""
        path = self.check()
        folders = [_root_folder(root) for root in roots]
        return next((url for folder in folders if folder and (url := _url_path(path, folder))), "")

    def chunk(self, offset: object, length: object) -> Future[Reply]:
        """Read a piece of the file."""
        path = self.check()
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0:
            raise RefusedError("The page asked for no part of the file.")
        return reader().submit(_read, path, offset, min(length, LARGEST_CHUNK_BYTES))

    def plan(self) -> Future[Reply]:
        """Say where the film can be cut into parts that play one by one."""
        self.check()
        return reader().submit(self._answer_plan)

    def part(self, index: object) -> Future[Reply]:
        """Cut one part out."""
        path = self.check()
        if not isinstance(index, int):
            raise RefusedError("The page asked for no part of the film.")
        return reader().submit(lambda: Reply({}, [_in_words(lambda: read_part(path, self._plan, index))]))

    def still(self, time_s: float) -> Image:
        """Decode the picture at a time."""
        return frame_at(self.check(), time_s)

    @cached_property
    def _plan(self) -> PartsPlan:
        return plan_parts(self.path)

    def _answer_plan(self) -> Reply:
        plan = _in_words(lambda: self._plan)
        return Reply({"mime": plan.mime, "starts_ms": plan.starts_ms, "duration_ms": plan.duration_ms})


class LiveSource:
    """A film that is being rendered; its parts come from `fetch_part`, on the I/O thread."""

    def __init__(self, fetch_part: FetchPart) -> None:
        self._fetch_part = fetch_part
        self._head = b""
        self._known: list[tuple[int, int]] = []
        self._lock = threading.Lock()

    def part(self, index: object) -> Future[Reply]:
        """Wait for a part and pass it on; the reply has no bytes behind the last one."""
        if not isinstance(index, int) or index < 0:
            raise RefusedError("The page asked for no part of the film.")
        return bridge.submit(self._answer_part(index))

    def still(self, time_s: float) -> Image:
        """Decode the picture at a time out of the part that it is in; the newest part where it is later."""
        return frame_at(bridge.run(self._around(time_s)), time_s)

    async def _answer_part(self, index: int) -> Reply:
        part = await self._fetch_part(index)
        if part is None:
            return Reply({"is_end": True})
        with self._lock:
            if index == 0:
                self._head = _head_of(part.data)
            if index == len(self._known):
                self._known.append((part.start_ms, part.start_ms + part.duration_ms))
        value = {"is_end": False, "start_ms": part.start_ms, "duration_ms": part.duration_ms}
        return Reply(value, [part.data])

    async def _around(self, time_s: float) -> bytes:
        with self._lock:
            starts = [start for start, _ in self._known]
        if not starts:
            raise NoPictureError("Nothing of the film was rendered and shown yet.")
        index = max((n for n, start in enumerate(starts) if start <= time_s * 1000), default=0)
        part = await self._fetch_part(index)
        if part is None:
            raise NoPictureError("That part of the film is no longer there.")
        return part.data if index == 0 else self._head + part.data


def _in_words(work: Callable[[], T]) -> T:
    try:
        return work()
    except NoPartsError as error:
        raise RefusedError(str(error)) from None


def _head_of(data: bytes) -> bytes:
    """Return the boxes before the first ``moof``: the initialisation segment."""
    at = 0
    while at + 8 <= len(data) and data[at + 4 : at + 8] != b"moof":
        at += max(8, int.from_bytes(data[at : at + 4]))
    return data[:at]


def _read(file: Path, offset: int, length: int) -> Reply:
    try:
        with file.open("rb") as source:
            source.seek(offset)
            return Reply({}, [source.read(length)])
    except OSError as error:
        raise RefusedError(f"The video file could not be read: {error.strerror or error}.") from error


def _root_folder(value: object) -> Path | None:
    """Return the folder that a notebook page names as its server's root (a path with ~, or a file: URI)."""
    if not isinstance(value, str) or not value:
        return None
    if value.startswith("file:"):
        return Path(unquote(urlsplit(value).path))
    return Path(value).expanduser()


def _url_path(file: Path, root: Path) -> str:
    """Return `file` as a quoted path below `root`; empty if it is not there, or in a hidden folder."""
    for candidate, base in ((file.absolute(), root.absolute()), (file.resolve(), root.resolve())):
        if candidate.is_relative_to(base):
            parts = candidate.relative_to(base).parts
            if not any(part.startswith(".") for part in parts):
                return "/".join(quote(part) for part in parts)
    return ""
