"""Telling a full disk from other errors, wherever it shows."""

from __future__ import annotations

import errno
import sqlite3


def is_disk_full(error: BaseException) -> bool:
    """Whether `error` means that there was no room on the disk."""
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode == sqlite3.SQLITE_FULL
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}
