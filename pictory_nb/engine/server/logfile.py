"""A log file that never grows large, although child processes write to it directly."""

from __future__ import annotations

import os
from typing import TextIO

LIMIT_BYTES = 2 * 1024 * 1024
KEPT_BYTES = 256 * 1024


def keep_bounded(stream: TextIO) -> None:
    """Cut the file behind `stream` to its last lines when it is too long; a terminal or pipe is left alone.

    The launcher opened it for appending, so whoever writes to it goes on at its new end.
    """
    size = os.fstat(stream.fileno()).st_size
    if size <= LIMIT_BYTES:
        return
    with os.fdopen(os.dup(stream.fileno()), "r+b", closefd=True) as file:
        file.seek(size - KEPT_BYTES)
        tail = file.read()
        file.truncate(0)
        file.write(tail[tail.find(b"\n") + 1 :])
