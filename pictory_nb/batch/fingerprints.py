"""What a source is now, to see whether it has changed since its video was made."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pictory_nb.batch.items import Kind

if TYPE_CHECKING:
    from pictory_nb.batch.items import Item


def fingerprint(item: Item) -> str:
    """Return a short name for what the source holds; ``""`` when it cannot be read or never changes.

    A script is told by its content; an upload, which may have 500 MB, by its size and time.
    """
    path = Path(item.source)
    try:
        if item.kind is Kind.SCRIPT:
            return hashlib.sha256(path.read_bytes()).hexdigest()[:24]
        if item.kind is Kind.MEDIA:
            stat = path.stat()
            return f"{stat.st_size}:{stat.st_mtime_ns}"
    except OSError:
        pass
    return ""
