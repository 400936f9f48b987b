"""A file that holds a secret: the user's alone, or refused with the command that mends it."""

from __future__ import annotations

import os
import shlex
import stat
from typing import TYPE_CHECKING

from pictory_nb.client.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST_SECRET_BYTES = 1_000_000


def read_private(path: Path) -> bytes | None:
    """Return the bytes of a file that holds a secret, or ``None`` when there is none.

    Raises
    ------
    SettingsError
        The file is a link, belongs to somebody else or can be read by others; the message has the command
        that mends it.
    """
    try:
        # O_NONBLOCK: a pipe put there would otherwise be waited for.
        flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(path, os.O_RDONLY | flags)
    except FileNotFoundError:
        return None
    except OSError as error:
        if not path.is_symlink():
            reason = error.strerror or "unknown reason"
            raise SettingsError(f"{path} cannot be read: {reason}. Correct it or move it away.") from None
        target, link = shlex.quote(str(path.resolve())), shlex.quote(str(path))
        raise SettingsError(
            f"{path} is a link, and a link can be made to point at somebody else's file, so the token in it "
            f"is not used. Put the file itself there:\n  mv {target} {link} && chmod 600 {link}"
        ) from None
    try:
        if os.name == "posix":
            _require_private(path, os.fstat(descriptor))
        return os.read(descriptor, _LARGEST_SECRET_BYTES)
    finally:
        os.close(descriptor)


def _require_private(path: Path, facts: os.stat_result) -> None:
    quoted = shlex.quote(str(path))
    if not stat.S_ISREG(facts.st_mode):
        raise SettingsError(f"{path} is not a file. Move it away:\n  mv {quoted} {quoted}.away")
    if facts.st_uid != os.geteuid():
        raise SettingsError(
            f"{path} belongs to another user, so the token in it is not used. Make it yours:\n"
            f"  sudo chown $(id -u) {quoted} && chmod 600 {quoted}"
        )
    if facts.st_mode & 0o077:
        raise SettingsError(
            f"{path} holds a token and can be read by other users of this computer. Close it:\n"
            f"  chmod 600 {quoted}"
        )
