"""Where files that come from a page lie until the backend has them: private, counted, and never left behind.

Every kernel has a folder of its own and holds a lock beside it for as long as it lives; the operating system
lets go of the lock even after kill -9, and the next kernel removes the folder.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import os
import re
import secrets
import shutil
from typing import TYPE_CHECKING, BinaryIO

from filelock import FileLock, Timeout

from pictory_nb.storage import folders, make_private_dir

if TYPE_CHECKING:
    from pathlib import Path

_SPARE_BYTES = 64 * 2**20
_LONGEST_NAME_BYTES = 180
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


class StoreError(Exception):
    """A file cannot be taken; the message is for people."""


class TempFile:
    """A file that arrives in parts, in any order; used by one thread.

    Parameters
    ----------
    path
        Where it goes; its folder is the file's own.
    size_bytes
        How long it will be.
    """

    def __init__(self, path: Path, size_bytes: int) -> None:
        self.path = path
        self.size_bytes = size_bytes
        self._spans: list[tuple[int, int]] = []
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file: BinaryIO | None = os.fdopen(descriptor, "wb", buffering=0)

    @property
    def received_bytes(self) -> int:
        """How much has arrived."""
        return sum(end - start for start, end in self._spans)

    @property
    def is_whole(self) -> bool:
        """Whether all has arrived."""
        return self.received_bytes == self.size_bytes

    def missing(self) -> list[tuple[int, int]]:
        """Return what has not arrived, as spans from a first byte to the byte after the last."""
        starts = [0, *(end for _, end in self._spans)]
        ends = [*(start for start, _ in self._spans), self.size_bytes]
        return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]

    def write(self, offset: int, data: memoryview) -> None:
        """Put `data` where it belongs; what has arrived before is written again.

        Raises
        ------
        StoreError
            The part lies outside of the file, or the disk is full or broken.
        """
        end = offset + data.nbytes
        if self._file is None or offset < 0 or end > self.size_bytes:
            raise StoreError("A part arrived that does not belong to the file. Choose the file again.")
        try:
            self._file.seek(offset)
            rest = data
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise _in_words(error) from error
        self._spans = _merged([*self._spans, (offset, end)])

    def finish(self) -> None:
        """Close the file; no more parts come."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def discard(self) -> None:
        """Remove the file and its folder."""
        self.finish()
        shutil.rmtree(self.path.parent, ignore_errors=True)


class TempStore:
    """The kernel's folder for files that are on their way; made at the first use."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: FileLock | None = None
        self._files: list[TempFile] = []

    def new(self, name: str, size_bytes: int) -> TempFile:
        """Begin a file; `name` is what the user calls it, and is made safe.

        Raises
        ------
        StoreError
            There is no room on the disk, or the folder cannot be written.
        """
        try:
            folder = self._open()
            self._require_room(folder, name, size_bytes)
            own = make_private_dir(folder / secrets.token_hex(8))
            file = TempFile(own / safe_name(name), size_bytes)
        except OSError as error:
            raise _in_words(error) from error
        self._files = [*(other for other in self._files if other.path.exists()), file]
        return file

    def close(self) -> None:
        """Remove everything."""
        for file in self._files:
            file.discard()
        self._files = []
        atexit.unregister(self.close)
        if self._folder is not None and self._lock is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._lock.release()
            with contextlib.suppress(OSError):
                self._folder.with_suffix(".lock").unlink(missing_ok=True)
        self._folder = self._lock = None

    def _open(self) -> Path:
        if self._folder is None:
            parent = make_private_dir(folders().cache / "uploads")
            _remove_left_overs(parent)
            name = f"kernel_{secrets.token_hex(6)}"
            self._lock = FileLock(parent / f"{name}.lock", thread_local=False)
            self._lock.acquire(timeout=0)
            self._folder = make_private_dir(parent / name)
            atexit.register(self.close)
        return self._folder

    def _require_room(self, folder: Path, name: str, size_bytes: int) -> None:
        promised = sum(
            file.size_bytes - file.received_bytes for file in self._files if file.path.parent.exists()
        )
        free = shutil.disk_usage(folder).free - promised - _SPARE_BYTES
        if size_bytes > free:
            raise StoreError(
                f"There is not enough room on the kernel's disk for “{name}”: it needs "
                f"{size_bytes / 2**20:,.0f} MB, and {max(free, 0) / 2**20:,.0f} MB are free. "
                "Free some space and choose it again."
            )


def safe_name(name: str) -> str:
    """Return the last part of a name that a page gave, fit for every file system.

    Examples
    --------
    >>> safe_name("../../etc/passwd"), safe_name("a: b?.mp4"), safe_name(" .. ")
    ('passwd', 'a_ b_.mp4', 'file')
    """
    last = re.split(r"[/\\]", name)[-1]
    clean = _NOT_IN_NAMES.sub("_", last).strip(" .")
    stem, dot, extension = clean.rpartition(".")
    kept = (stem or extension).encode("utf-8", "ignore")[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
    return (kept + (f".{extension[:20]}" if dot and stem else "")) or "file"


def _remove_left_overs(parent: Path) -> None:
    """Remove the folders of kernels that have ended without doing so themselves."""
    for folder in parent.glob("kernel_*"):
        if folder.suffix == ".lock":
            continue
        lock = FileLock(folder.with_suffix(".lock"))
        try:
            with lock.acquire(timeout=0):
                shutil.rmtree(folder, ignore_errors=True)
        except Timeout:
            continue
        with contextlib.suppress(OSError):
            folder.with_suffix(".lock").unlink(missing_ok=True)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _in_words(error: OSError) -> StoreError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreError("The kernel's disk is full. Free some space and choose the file again.")
    reason = error.strerror or "unknown reason"
    return StoreError(f"The kernel could not keep the file while it arrived: {reason}.")
