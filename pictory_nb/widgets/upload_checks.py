"""What can be told of a file before and after it came from a page: kind, facts, whether it is whole."""

from __future__ import annotations

import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from pictory_nb.client.files import FONT_EXTENSIONS, TEXT_EXTENSIONS, content_type_of
from pictory_nb.widgets.upload_store import StoreError, safe_name
from pictory_nb.widgets.wire import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pictory_nb.client import UploadedMedia
    from pictory_nb.widgets.upload_rows import UploadedFile

CHECKED_BYTES = 65_536
_LARGEST_FONT_BYTES = 30 * 2**20


def shown_name_of(name: Any) -> str:
    """Return a file's name as the page gave it, made safe.

    Raises
    ------
    RefusedError
        There is none.
    """
    if not isinstance(name, str) or not name.strip():
        raise RefusedError("The page did not say what the file is called. Reload the page and try again.")
    return safe_name(name)


def count_of(params: Mapping[str, Any], key: str) -> int:
    """Return a number of a request, 0 at least.

    Raises
    ------
    RefusedError
        It is none.
    """
    value = params.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RefusedError("The page asked for something that makes no sense. Reload it and try again.")
    return value


def kind_of(name: str, size_bytes: int) -> str:
    """Return ``video``, ``image``, ``audio``, ``text`` or ``font`` by a name, if such a file can be used.

    Raises
    ------
    PictoryError, StoreError
        It cannot; the message says why (CONTRACT §2, §3).
    """
    path = PurePath(name)
    extension = path.suffix.lower().removeprefix(".")
    if extension in TEXT_EXTENSIONS:
        if size_bytes == 0:
            raise StoreError(f"“{name}” is empty. Choose a file with text in it.")
        return "text"
    if extension in FONT_EXTENSIONS:
        if not 0 < size_bytes <= _LARGEST_FONT_BYTES:
            raise StoreError(
                f"“{name}” is empty or larger than {_LARGEST_FONT_BYTES // 2**20} MB. Take another cut of it."
            )
        return "font"
    return content_type_of(path, size_bytes).partition("/")[0]


def facts_of(media: UploadedMedia, file: UploadedFile) -> dict[str, Any]:
    """Return what the backend told about a file."""
    told = media.raw
    for key in ("files", "media", "data"):
        inner = told.get(key)
        told = inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], dict) else told
    width, height = told.get("width"), told.get("height")
    return {
        "media_id": media.media_id,
        "kind": media.kind if media.kind in {"video", "image", "audio"} else file.kind,
        "size_bytes": media.size_bytes if media.size_bytes is not None else file.size_bytes,
        "duration_ms": media.duration_ms,
        "width": width if isinstance(width, int) else None,
        "height": height if isinstance(height, int) else None,
    }


def is_same(path: Path, check: tuple[Any, ...]) -> bool:
    """Return whether the beginning and the end of a file are what the page saw before it sent them."""
    with path.open("rb") as file:
        head = file.read(CHECKED_BYTES)
        file.seek(max(0, path.stat().st_size - CHECKED_BYTES))
        return check == (zlib.crc32(head), zlib.crc32(file.read(CHECKED_BYTES)))
