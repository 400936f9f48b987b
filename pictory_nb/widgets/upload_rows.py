"""What is known of a file that somebody gives to the studio, for Python and for the page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class UploadState(StrEnum):
    """How far a file is; the same list stands in `js/src/uploader-session.ts`."""

    WAITING = "waiting"
    """Its turn has not come."""
    RECEIVING = "receiving"
    """It comes from the page to the kernel."""
    PAUSED = "paused"
    """The user stopped it for a while."""
    INTERRUPTED = "interrupted"
    """The page that sent it is gone, or cannot read it any more; the same file goes on where it ended."""
    SENDING = "sending"
    """It goes from the kernel to the backend, or the backend fetches it."""
    DONE = "done"
    """The backend has it."""
    SCRIPT = "script"
    """It was a text, and has been read as a script."""
    FAILED = "failed"
    """It cannot be used, or the backend did not take it; `error` says why."""


ARRIVING = frozenset(
    {UploadState.WAITING, UploadState.RECEIVING, UploadState.PAUSED, UploadState.INTERRUPTED}
)


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file of `UploaderWidget.files`.

    Attributes
    ----------
    name
        As the user calls it; of a web address the last part of its path.
    kind
        ``video``, ``image``, ``audio``, ``text``, or ``file`` while it is not known.
    size_bytes, duration_ms, width, height
        ``None`` where it is not known, and a picture has no duration. Width and height in pixels.
    media_id
        What the backend calls it; ``None`` before it is there.
    words
        How many words a script has.
    error
        Why it failed or what stopped it, in words; else empty.
    """

    id: str
    name: str
    state: UploadState
    kind: str = "file"
    size_bytes: int | None = None
    duration_ms: int | None = None
    width: int | None = None
    height: int | None = None
    media_id: str | None = None
    words: int | None = None
    error: str = ""
    has_thumbnail: bool = False
    can_retry: bool = False
    is_address: bool = False
    owner: str = ""

    def row(self) -> dict[str, Any]:
        """Return it as the page gets it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class UploadedScript:
    """A text among the files.

    Attributes
    ----------
    name
        The file's name.
    title
        The document's own title, its first heading, or an empty string.
    text_markdown
        What can be sent as a message.
    """

    name: str
    title: str
    text_markdown: str
    words: int
