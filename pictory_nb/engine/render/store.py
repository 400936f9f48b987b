"""Where machines that share no memory leave files for each other: a shared folder, or any fsspec address."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from threading import get_ident
from typing import Any

from pictory_nb.engine.render.cache import PART_SUFFIX
from pictory_nb.engine.render.errors import RenderError


class Store:
    """A flat folder of files behind an fsspec address such as ``/mnt/films`` or ``s3://bucket/films``.

    Raises
    ------
    RenderError
        The address cannot be used.
    """

    def __init__(self, url: str) -> None:
        import fsspec

        try:
            self._system: Any
            self._system, self._root = fsspec.core.url_to_fs(url)
            self._system.makedirs(self._root, exist_ok=True)
        except (ImportError, OSError, ValueError) as error:
            raise RenderError(
                f"The shared store {url} cannot be used: {error}. Give a folder that all machines see, or an "
                "fsspec address whose package is installed."
            ) from error
        protocol = self._system.protocol
        is_here = "file" in ((protocol,) if isinstance(protocol, str) else protocol)
        self.folder = Path(self._root) if is_here else None

    def has(self, name: str) -> bool:
        """Return whether a file is there."""
        return bool(self._system.exists(f"{self._root}/{name}"))

    def put(self, file: Path, name: str) -> None:
        """Copy a file there; it appears whole or not at all, also when two threads bring the same one."""
        if self.folder is not None:
            part = self.folder / f"{name}.{socket.gethostname()}-{os.getpid()}-{get_ident()}{PART_SUFFIX}"
            shutil.copyfile(file, part)
            part.replace(self.folder / name)
        else:
            self._system.put_file(str(file), f"{self._root}/{name}")

    def get(self, name: str, file: Path) -> None:
        """Copy a file from there to `file`; it appears whole or not at all."""
        part = file.with_name(f"{file.name}.{get_ident()}.{os.getpid()}{PART_SUFFIX}")
        try:
            self._system.get_file(f"{self._root}/{name}", str(part))
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
