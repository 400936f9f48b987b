"""The upload picker: pictures, clips, sounds and scripts from the user's computer or the web."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

import traitlets

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.upload_rows import UploadState
from pictory_nb.widgets.uploads import HoldsFiles

if TYPE_CHECKING:
    from pictory_nb.widgets.upload_rows import UploadedFile, UploadedScript
    from pictory_nb.widgets.uploads import Uploads

_SAID = {
    UploadState.WAITING: "waiting",
    UploadState.RECEIVING: "on its way",
    UploadState.PAUSED: "paused",
    UploadState.INTERRUPTED: "interrupted",
    UploadState.SENDING: "on its way",
    UploadState.DONE: "uploaded",
    UploadState.SCRIPT: "read as a script",
    UploadState.FAILED: "not uploaded",
}


class UploaderWidget(HoldsFiles, PictoryWidget):
    """Takes files by drop, paste, browsing or address, and shows how far each is.

    Parameters
    ----------
    uploads
        The list to show and to add to; other widgets may show the same one.
    badge
        A word on where the files go ("Local engine").
    """

    stem: ClassVar[str] = "uploader"

    badge = traitlets.Unicode("").tag(sync=True)

    def __init__(self, uploads: Uploads, *, badge: str = "") -> None:
        super().__init__(badge=badge)
        self._uploads = uploads
        uploads.attach(self)

    @property
    def files(self) -> tuple[UploadedFile, ...]:
        """Every file of the list: its state, its media id once it is uploaded, its error if it failed."""
        return self._uploads.files

    @property
    def scripts(self) -> tuple[UploadedScript, ...]:
        """The texts among the files, as scripts that can be sent."""
        return self._uploads.scripts

    def fallback_text(self) -> str:
        """Return the files, one per line."""
        lines = [", ".join(part for part in _cells(file) if part) for file in self.files]
        return "\n".join(["Media and scripts:", *lines]) if lines else "No files yet."

    def fallback_html(self) -> str:
        """Return the files as a table."""
        if not self.files:
            return "<p>No files yet.</p>"
        head = "".join(f'<th scope="col">{name}</th>' for name in ("File", "Size", "Length", "State"))
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(file))}</tr>" for file in self.files
        )
        return (
            "<table><caption>Media and scripts</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _cells(file: UploadedFile) -> tuple[str, str, str, str]:
    size = "" if file.size_bytes is None else f"{file.size_bytes / 1e6:,.1f} MB"
    length = "" if file.duration_ms is None else f"{file.duration_ms / 1000:.1f} s"
    if file.words is not None:
        length = f"{file.words:,} words"
    said = _SAID[file.state]
    return file.name, size, length, f"{said}: {file.error}" if file.error else said
