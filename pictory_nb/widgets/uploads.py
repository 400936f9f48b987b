"""The files that somebody gives to the studio: from the page to a temp file, and from there to the backend.

One list serves every widget that is attached to it, so that the picker and the chat show the same. Requests
are worked on by one thread, in their order: the kernel's messages never wait for a disk.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import traitlets

from pictory_nb import bridge
from pictory_nb.client import FileTooLargeError, PictoryError, UnsupportedFileError, upload_name
from pictory_nb.documents import DocumentError, read_document
from pictory_nb.widgets.upload_checks import count_of, facts_of, is_same, kind_of, shown_name_of
from pictory_nb.widgets.upload_rows import ARRIVING, UploadedFile, UploadedScript, UploadState
from pictory_nb.widgets.upload_store import StoreError, TempFile, TempStore
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping
    from pathlib import Path

    from pictory_nb.client import UploadedMedia
    from pictory_nb.widgets.wire import Wire

_log = logging.getLogger(__name__)

MOST_FILES = 100
AT_ONCE = 3
_PROGRESS_EVERY_S = 0.2


_WITHOUT_PICTURE = frozenset({"audio", "font"})
_ENDED = frozenset({UploadState.DONE, UploadState.SCRIPT, UploadState.FAILED})


class HoldsFiles(traitlets.HasTraits):
    """A widget that shows a list of `Uploads`: what changes rarely, and how far each file is."""

    wire: Wire
    renew_stand_in: Callable[[], None]
    file_rows: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    file_progress: traitlets.Dict[str, list[int]] = traitlets.Dict().tag(sync=True)


@dataclass(slots=True, eq=False)
class _Item:
    """A file and what belongs to it; changed under the lock of `Uploads`."""

    file: UploadedFile
    identity: tuple[Any, ...] = ()
    address: str = field(default="", repr=False)
    temp: TempFile | None = None
    sent_bytes: int = 0
    work: bridge.Handle[None] | None = None
    script: UploadedScript | None = None
    thumbnail: bytes = field(default=b"", repr=False)


class Uploads:
    """A list of files, and their way to the backend.

    Parameters
    ----------
    send
        Uploads a path, or has an address fetched; it is told the bytes sent and the bytes in all.
    find_thumbnail
        Returns a small PNG of a media id, ``None`` where the backend has none.
    clock
        Seconds that only go forward.
    """

    def __init__(
        self,
        send: Callable[[Path | str, Callable[[int, int], None]], Coroutine[Any, Any, UploadedMedia]],
        find_thumbnail: Callable[[str], Coroutine[Any, Any, bytes | None]] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._send = send
        self._find_thumbnail = find_thumbnail
        self._clock = clock
        self._store = TempStore()
        self._items: dict[str, _Item] = {}
        self._widgets: list[HoldsFiles] = []
        self._lock = threading.RLock()
        self._numbers = itertools.count(1)
        self._told_at_s = float("-inf")
        self._gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()

    @property
    def files(self) -> tuple[UploadedFile, ...]:
        """Every file of the list, in its order."""
        with self._lock:
            return tuple(item.file for item in self._items.values())

    @property
    def scripts(self) -> tuple[UploadedScript, ...]:
        """The texts among the files."""
        with self._lock:
            return tuple(item.script for item in self._items.values() if item.script is not None)

    def attach(self, widget: HoldsFiles) -> None:
        """Show the list in `widget`, and answer what its pages ask."""
        tasks = {
            Method.FILES_BEGIN: self._begin,
            Method.FILES_CHUNK: self._take,
            Method.FILES_ADDRESS: self._fetch,
            Method.FILES_PAUSE: self._pause,
            Method.FILES_RESUME: self._resume,
            Method.FILES_INTERRUPT: self._interrupt,
            Method.FILES_RETRY: self._retry,
            Method.FILES_REMOVE: self._remove,
        }
        for method, task in tasks.items():
            widget.wire.answer(method, _on_worker(task))
        widget.wire.answer(Method.FILES_ROWS, self._tell_rows)
        widget.wire.answer(Method.FILES_THUMBNAIL, self._tell_thumbnail)
        widget.wire.answer(Method.FILES_SCRIPT, self._tell_script)
        with self._lock:
            self._widgets.append(widget)
            self._publish()

    def close(self) -> None:
        """Stop what is under way, and remove what has not reached the backend."""
        with self._lock:
            for item in list(self._items.values()):
                if item.file.state in ARRIVING or item.file.state is UploadState.SENDING:
                    self._drop(item)
            self._publish()
        _worker().submit(self._store.close).result()

    # ---- from the page to the kernel; on the worker

    def _begin(self, params: Mapping[str, Any], _part: memoryview) -> Reply:
        name, size_bytes = shown_name_of(params.get("name")), count_of(params, "size_bytes")
        check = tuple(params.get("check", ()))
        identity = (name, size_bytes, params.get("last_modified"), check)
        with self._lock:
            item = next((old for old in self._items.values() if old.identity == identity), None)
            if item is not None and item.file.state is UploadState.FAILED and not item.file.can_retry:
                self._drop(item)
                item = None
            if item is None:
                item = self._new(name, size_bytes, identity)
            elif item.file.state not in ARRIVING:
                return Reply({"id": item.file.id, "is_known": True, "missing": []})
            missing: list[tuple[int, int]] = []
            if item.temp is not None:
                missing = item.temp.missing()
                state = UploadState.RECEIVING if item.temp.received_bytes else UploadState.WAITING
                self._change(item, state=state, owner=str(params.get("page", "")), error="")
            return Reply({"id": item.file.id, "is_known": False, "missing": missing})

    def _new(self, name: str, size_bytes: int, identity: tuple[Any, ...]) -> _Item:
        """Add a file to the list; one that cannot be used is refused there, in words."""
        kind, error, temp = "file", "", None
        self._require_place()
        try:
            kind = kind_of(name, size_bytes)
            temp = self._store.new(name, size_bytes)
        except (PictoryError, StoreError) as refusal:
            error = str(refusal)
        state = UploadState.FAILED if error else UploadState.WAITING
        file = UploadedFile(self._new_id(), name, state, kind, size_bytes, error=error)
        item = self._items[file.id] = _Item(file, identity, temp=temp)
        self._publish()
        return item

    def _take(self, params: Mapping[str, Any], part: memoryview) -> Reply:
        item = self._item(params)
        if item.temp is None or item.file.state not in ARRIVING:
            raise RefusedError("No more parts of this file are needed.")
        try:
            item.temp.write(count_of(params, "offset"), part)
        except StoreError as error:
            self._give_up(item, str(error))
            raise RefusedError(str(error)) from error
        with self._lock:
            if item.temp.is_whole:
                self._arrived(item)
            elif item.file.state in {UploadState.WAITING, UploadState.INTERRUPTED}:
                self._change(item, state=UploadState.RECEIVING, error="")
            else:
                self._tell_progress()
            return Reply()

    def _arrived(self, item: _Item) -> None:
        assert item.temp is not None
        item.temp.finish()
        if item.identity[3] and not is_same(item.temp.path, item.identity[3]):
            self._give_up(item, "What arrived is not the file that was chosen. Choose it again.")
        elif item.file.kind == "text":
            self._read(item, item.temp)
        else:
            self._pass_on(item)

    def _read(self, item: _Item, temp: TempFile) -> None:
        try:
            document = read_document(temp.path, item.file.name)
        except DocumentError as error:
            self._give_up(item, str(error))
            return
        item.script = UploadedScript(item.file.name, document.title, document.text_markdown, document.words)
        self._change(item, state=UploadState.SCRIPT, words=document.words)
        self._forget_temp(item)

    def _fetch(self, params: Mapping[str, Any], _part: memoryview) -> Reply:
        address = params.get("address")
        if not isinstance(address, str) or not address.strip().lower().startswith(("http://", "https://")):
            raise RefusedError("Write a web address that begins with https:// or http://.")
        address = address.strip()
        with self._lock:
            known = next((old for old in self._items.values() if old.address == address), None)
            if known is not None and known.file.state is not UploadState.FAILED:
                return Reply({"id": known.file.id, "is_known": True})
            if known is not None:
                self._drop(known)
            self._require_place()
            file = UploadedFile(self._new_id(), upload_name(address), UploadState.SENDING, is_address=True)
            item = self._items[file.id] = _Item(file, address=address)
            self._pass_on(item)
            return Reply({"id": file.id, "is_known": False})

    def _pause(self, params: Mapping[str, Any], _part: memoryview) -> Reply:
        with self._lock:
            item = self._item(params)
            if item.file.state in ARRIVING:
                self._change(item, state=UploadState.PAUSED)
        return Reply()

    def _resume(self, params: Mapping[str, Any], _part: memoryview) -> Reply:
        """Let the page go on that has the file; it is the one that the row names."""
        with self._lock:
            item = self._item(params)
            if item.file.state in ARRIVING:
                self._change(item, state=UploadState.WAITING, error="")
            return Reply({"missing": item.temp.missing() if item.temp else []})

    def _interrupt(self, params: Mapping[str, Any], _part: memoryview) -> Reply:
        """Take note that nobody sends any more, unless more has arrived than the page knows of."""
        with self._lock:
            item = self._item(params)
            received = item.temp.received_bytes if item.temp else 0
            if item.file.state in ARRIVING and received <= count_of(params, "received"):
                error = str(params.get("error", ""))
                # Without an error the page may live: a part that it sends makes the file go on.
                owner = "" if error else item.file.owner
                self._change(item, state=UploadState.INTERRUPTED, error=error, owner=owner)
        return Reply()

    def _retry(self, params: Mapping[str, Any], _part: memoryview) -> Reply:
        with self._lock:
            item = self._item(params)
            if item.file.state is not UploadState.FAILED or not item.file.can_retry:
                raise RefusedError("This cannot be tried again. Choose the file again.")
            self._pass_on(item)
        return Reply()

    def _remove(self, params: Mapping[str, Any], _part: memoryview) -> Reply:
        with self._lock:
            self._drop(self._item(params))
            self._publish()
        self._renew_stand_ins()
        return Reply()

    # ---- from the kernel to the backend; on the I/O thread

    def _pass_on(self, item: _Item) -> None:
        item.sent_bytes = 0
        self._change(item, state=UploadState.SENDING, error="", can_retry=False, owner="")
        source = item.address if item.temp is None else item.temp.path
        item.work = bridge.submit(self._upload(item, source))

    async def _upload(self, item: _Item, source: Path | str) -> None:
        def progress(sent_bytes: int, _all: int) -> None:
            item.sent_bytes = sent_bytes
            self._tell_progress()

        loop = asyncio.get_running_loop()
        try:
            async with self._gates.setdefault(loop, asyncio.Semaphore(AT_ONCE)):
                media = await self._send(source, progress)
        except (UnsupportedFileError, FileTooLargeError) as error:
            _worker().submit(self._give_up, item, str(error))
        except PictoryError as error:
            self._change(item, state=UploadState.FAILED, error=str(error), can_retry=True)
        except Exception:  # noqa: BLE001 - a row that nobody ends would be on its way for ever
            _log.exception("an upload failed")
            words = "The upload broke for a reason that nobody expected; the log has it. Try it again."
            self._change(item, state=UploadState.FAILED, error=words, can_retry=True)
        else:
            self._change(item, state=UploadState.DONE, **facts_of(media, item.file))
            _worker().submit(self._forget_temp, item)
            await self._look_at(item)

    async def _look_at(self, item: _Item) -> None:
        """Get a picture of what was uploaded; without one the page shows what kind it is."""
        if self._find_thumbnail is None or item.file.media_id is None or item.file.kind in _WITHOUT_PICTURE:
            return
        try:
            item.thumbnail = await self._find_thumbnail(item.file.media_id) or b""
        except PictoryError as error:
            _log.info("no thumbnail: %s", error)
        if item.thumbnail:
            self._change(item, has_thumbnail=True)

    # ---- small answers, at once

    def _tell_rows(self, _request: Request) -> Reply:
        with self._lock:
            return Reply({"file_rows": self._rows(), "file_progress": self._progress()})

    def _tell_thumbnail(self, request: Request) -> Reply:
        thumbnail = self._item(request.params).thumbnail
        if not thumbnail:
            raise RefusedError("There is no picture of this file.")
        return Reply({}, [thumbnail])

    def _tell_script(self, request: Request) -> Reply:
        script = self._item(request.params).script
        if script is None:
            raise RefusedError("This file is no script.")
        return Reply({"title": script.title, "text": script.text_markdown, "words": script.words})

    # ---- the list

    def _item(self, params: Mapping[str, Any]) -> _Item:
        with self._lock:
            item = self._items.get(str(params.get("id")))
        if item is None:
            raise RefusedError("This file was removed from the list.")
        return item

    def _require_place(self) -> None:
        if len(self._items) >= MOST_FILES:
            raise RefusedError(f"{MOST_FILES} files are in the list already. Remove some of them first.")

    def _new_id(self) -> str:
        return f"file_{next(self._numbers)}"

    def _change(self, item: _Item, **changes: Any) -> None:
        with self._lock:
            item.file = replace(item.file, **changes)
            self._publish()
        if changes.get("state") in _ENDED:
            self._renew_stand_ins()

    def _renew_stand_ins(self) -> None:
        for widget in self._widgets:
            widget.renew_stand_in()

    def _give_up(self, item: _Item, error: str) -> None:
        self._change(item, state=UploadState.FAILED, error=error, can_retry=False, owner="")
        self._forget_temp(item)

    def _drop(self, item: _Item) -> None:
        self._items.pop(item.file.id, None)
        if item.work is not None:
            item.work.cancel()
        _worker().submit(self._forget_temp, item)

    def _forget_temp(self, item: _Item) -> None:
        temp, item.temp = item.temp, None
        if temp is not None:
            temp.discard()

    def _rows(self) -> list[dict[str, Any]]:
        return [item.file.row() for item in self._items.values()]

    def _progress(self) -> dict[str, list[int]]:
        unfinished = (item for item in self._items.values() if item.temp is not None)
        return {item.file.id: [item.temp.received_bytes, item.sent_bytes] for item in unfinished if item.temp}

    def _publish(self) -> None:
        rows, progress = self._rows(), self._progress()
        self._told_at_s = self._clock()
        for widget in self._widgets:
            with widget.hold_sync():  # type: ignore[attr-defined]
                widget.file_progress = progress
                widget.file_rows = rows

    def _tell_progress(self) -> None:
        with self._lock:
            if self._clock() - self._told_at_s < _PROGRESS_EVERY_S:
                return
            self._told_at_s = self._clock()
            for widget in self._widgets:
                widget.file_progress = self._progress()


@cache
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictory-uploads")


def _on_worker(
    task: Callable[[Mapping[str, Any], memoryview], Reply],
) -> Callable[[Request], Future[Reply]]:
    def answer(request: Request) -> Future[Reply]:
        part = memoryview(request.buffers[0] if request.buffers else b"").cast("B")
        return _worker().submit(task, request.params, part)

    return answer
