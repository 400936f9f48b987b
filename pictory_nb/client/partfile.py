"""The unfinished half of a download on disk: ``<name>.part`` and a sidecar that says what it is part of."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from pictory_nb import storage
from pictory_nb.client.errors import DiskFullError, DownloadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_ROOM_LEFT_BYTES = 16 * 2**20
_MAKE_ROOM = "Make room or choose another folder; the download then goes on where it stopped."


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is there already: `size_bytes` of a file that `validator` names (a strong ETag or a date)."""

    size_bytes: int
    validator: str
    length_bytes: int

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.size_bytes == self.length_bytes


class PartFile:
    """Writes a download; every method but `close` may take as long as the disk does.

    Parameters
    ----------
    target
        Where the file goes once it is whole.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self.path = target.with_name(f"{target.name}.part")
        self._sidecar = target.with_name(f"{target.name}.part.json")
        self._file: BinaryIO | None = None
        self._lock = threading.Lock()

    def beginning(self) -> Beginning | None:
        """Return what can be continued, ``None`` when a download must start at its first byte."""
        kept = storage.read_json(self._sidecar)
        with contextlib.suppress(OSError, KeyError, TypeError, ValueError):
            found = Beginning(self.path.lstat().st_size, str(kept["validator"]), int(kept["length_bytes"]))
            if not self.path.is_symlink() and 0 < found.size_bytes <= found.length_bytes and found.validator:
                return found
        return None

    def open(self, *, at_byte: int, validator: str | None, length_bytes: int | None) -> None:
        """Make ready to write from `at_byte` on.

        Raises
        ------
        DiskFullError
            The rest does not fit on the disk.
        DownloadError
            The folder cannot be written.
        """
        with self._lock, _in_words(self._target):
            self._target.parent.mkdir(parents=True, exist_ok=True)
            if length_bytes is not None:
                self._require_room(length_bytes - at_byte)
            if at_byte == 0:
                self._sidecar.unlink(missing_ok=True)
                self.path.unlink(missing_ok=True)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
            self._file = os.fdopen(os.open(self.path, flags, 0o666), "r+b", buffering=0)
            if at_byte != os.fstat(self._file.fileno()).st_size:
                # Not when it is new: ext4 writes a file that was cut to nothing to the disk as it is closed.
                self._file.truncate(at_byte)
            self._file.seek(at_byte)
            if validator is not None and length_bytes is not None:
                storage.write_private_json(
                    self._sidecar, {"validator": validator, "length_bytes": length_bytes}
                )

    def write(self, blocks: Sequence[bytes]) -> None:
        """Append `blocks`; raises as `open` does."""
        with self._lock, _in_words(self._target):
            if self._file is None:
                return
            for block in blocks:
                rest = memoryview(block)
                while rest:
                    rest = rest[self._file.write(rest) :]

    def close(self) -> None:
        """Stop writing; what was written stays for the next try."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def finish(self) -> None:
        """Put the whole file in its place: on the disk first, then under its name."""
        self.close()
        with _in_words(self._target):
            with self.path.open("r+b") as file:
                os.fsync(file.fileno())
            self.path.replace(self._target)
            self._sidecar.unlink(missing_ok=True)

    def discard(self) -> None:
        """Forget what is there."""
        self.close()
        with contextlib.suppress(OSError):
            self._sidecar.unlink(missing_ok=True)
            self.path.unlink(missing_ok=True)

    def _require_room(self, missing_bytes: int) -> None:
        free_bytes = shutil.disk_usage(self._target.parent).free
        if missing_bytes + _ROOM_LEFT_BYTES > free_bytes:
            raise DiskFullError(
                f"The file needs {missing_bytes / 2**20:,.0f} MB more and {_ROOM_LEFT_BYTES >> 20} MB of "
                f"room beside it, and the disk has {free_bytes / 2**20:,.0f} MB free. {_MAKE_ROOM}"
            )


@contextmanager
def _in_words(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or "unknown reason"
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            failure: DownloadError = DiskFullError(f"The disk is full. {_MAKE_ROOM}")
        else:
            failure = DownloadError(
                f"The folder {target.parent} cannot take the file: {reason}. Choose another place."
            )
    else:
        return
    raise failure
