"""A file on this computer that is going to be uploaded: refused early, shown without its path."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pictory_nb.client.errors import (
    ACCEPTED_EXTENSIONS,
    MAX_UPLOAD_BYTES,
    FileTooLargeError,
    UnsupportedFileError,
    UploadError,
)
from pictory_nb.client.redact import redact
from pictory_nb.client.refusals import api_error

if TYPE_CHECKING:
    from pathlib import Path, PurePath

_TYPES = {
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "avi": "video/x-msvideo",
    "webm": "video/webm",
    "mkv": "video/x-matroska",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
}
FONT_EXTENSIONS = ("ttf", "otf", "woff2")
"""What the local engine keeps as a brand's font; no upload of the contract."""
TEXT_EXTENSIONS = ("txt", "md", "markdown", "html", "htm", "docx")
"""What is no upload but the script of a message (CONTRACT §3)."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file that may be uploaded; sizes in bytes."""

    path: Path = field(repr=False)
    name: str
    size_bytes: int
    content_type: str


def look_at(path: Path) -> LocalFile:
    """Return what an upload needs to know of `path`, before a byte is sent.

    Raises
    ------
    UnsupportedFileError, FileTooLargeError
        The type or the size is not accepted (CONTRACT §2, §3).
    UploadError
        The file cannot be read.
    """
    shown = shown_name(path)
    extension = _accepted_extension(path)
    try:
        path = path.expanduser()
        # Looked at before it is opened: opening a pipe would wait for somebody who writes into it.
        if path.exists() and not path.is_file():
            raise UploadError(f"“{shown}” is not a file.")
        with path.open("rb") as file:
            size_bytes = os.fstat(file.fileno()).st_size
    except (OSError, RuntimeError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "there is no such path"
        raise UploadError(f"“{shown}” cannot be read: {reason}.") from None
    _require_size(shown, size_bytes)
    return LocalFile(path, shown, size_bytes, _TYPES[extension])


def content_type_of(path: PurePath, size_bytes: int) -> str:
    """Return the media type of a file that has this name and this size in bytes, if it can be uploaded.

    Raises
    ------
    UnsupportedFileError, FileTooLargeError
        The type or the size is not accepted (CONTRACT §2, §3).
    UploadError
        The file is empty.
    """
    extension = _accepted_extension(path)
    _require_size(shown_name(path), size_bytes)
    return _TYPES[extension]


def shown_name(path: PurePath) -> str:
    """Return a file's name as it may be shown and sent: a name that holds a token does so without it.

    Examples
    --------
    >>> from pathlib import Path
    >>> shown_name(Path("holiday.mp4")), shown_name(Path("token=1234.mp4"))
    ('holiday.mp4', 'token=***.mp4')
    """
    return redact(path.stem) + path.suffix


def _accepted_extension(path: PurePath) -> str:
    extension = path.suffix.lower().removeprefix(".")
    if extension not in ACCEPTED_EXTENSIONS:
        raise _unsupported(shown_name(path), extension)
    return extension


def _require_size(shown: str, size_bytes: int) -> None:
    if size_bytes > MAX_UPLOAD_BYTES:
        raise FileTooLargeError(
            f"“{shown}” has {size_bytes / 2**20:,.0f} MB; at most 500 MB are accepted. Compress or trim it."
        )
    if size_bytes == 0:
        raise UploadError(f"“{shown}” is empty.")


def _unsupported(shown: str, extension: str) -> UnsupportedFileError:
    if extension in TEXT_EXTENSIONS:
        return UnsupportedFileError(
            f"“{shown}” is a text, and a text is no upload: send it as a message, and it becomes the script."
        )
    listed = str(api_error(status=None, code=4001)).partition(". ")[2]
    return UnsupportedFileError(f"“{shown}” is not a type that can be used. {listed}")
