"""Which engine a running turn or job belongs to, and whether that engine still lives.

Two engines of one user (two Python installations) may share one database. Each holds a lock on a file of its
own for as long as it lives, and the operating system lets go of it even after kill -9.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pictory_nb.storage import make_private_dir

if TYPE_CHECKING:
    from pathlib import Path


class Owner:
    """The mark of life of one engine: holds the lock until `release`."""

    def __init__(self, folder: Path) -> None:
        self.folder = make_private_dir(folder)
        self.name = f"eng_{secrets.token_hex(6)}"
        self._lock = FileLock(self._path(self.name))
        self._lock.acquire(timeout=0)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.lock"

    def is_alive(self, name: str) -> bool:
        """Whether the engine `name` still lives."""
        if name == self.name:
            return True
        lock = FileLock(self._path(name))
        try:
            with lock.acquire(timeout=0):
                pass
        except Timeout:
            return True
        self._path(name).unlink(missing_ok=True)
        return False

    def release(self) -> None:
        """Let go: what was running is now taken up by the next engine."""
        self._lock.release()
        self._path(self.name).unlink(missing_ok=True)
