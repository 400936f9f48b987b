"""Where things are kept on disk, and how: private to the user, whole or not at all.

The bottom of the house: the client's token, the export journal and the engine's address all go
through here (DESIGN.md, "State on disk is written through a temp file, fsync and rename").
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Callable

HOME_VARIABLE = "PICTORY_NB_HOME"
_APP = "pictory_nb"


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders of one user: settings and secrets, precious data, things that can be made again."""

    config: Path
    data: Path
    cache: Path


def folders() -> Folders:
    """Return this user's folders; ``PICTORY_NB_HOME`` puts all three under one folder.

    Nothing is created: see `make_private_dir`.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        base = Path(home).expanduser().absolute()
        return Folders(base / "config", base / "data", base / "cache")
    dirs = platformdirs.PlatformDirs(_APP, appauthor=False)
    return Folders(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path)


class Book:
    """What is written down of one kind of thing, for one user.

    Parameters
    ----------
    folder
        Where the notes are kept; in the user's data folder when not given, under the book's `NAME`.
    clock
        Returns seconds since 1970.
    """

    NAME: ClassVar[str]

    def __init__(self, folder: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder or folders().data / self.NAME
        self._clock = clock


def make_private_dir(path: Path) -> Path:
    """Create `path` with mode 0700 where it is missing, and return it."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def write_private(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a reader sees the old file or the new one, never a part; mode 0600.

    Raises
    ------
    OSError
        When the disk is full or the folder cannot be written; the old file is then untouched.
    """
    make_private_dir(path.parent)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_private_json(path: Path, value: Any) -> None:
    """`write_private` for a JSON value."""
    write_private(path, json.dumps(value, ensure_ascii=False, indent=1).encode())


def read_json(path: Path) -> Any:
    """Return the JSON value in `path`, or ``None`` when there is no file or it is not JSON."""
    with contextlib.suppress(OSError, ValueError):
        return json.loads(path.read_bytes())
    return None


def file_stem(title: str) -> str:
    """Return the beginning of a file name made of a title; empty when the title has no letters or digits.

    Examples
    --------
    >>> file_stem("Why great teams write: things down!")
    'why-great-teams-write-things-down'
    """
    words = "".join(char if char.isalnum() else " " for char in title).lower().split()
    return "-".join(words)[:60].strip("-")
