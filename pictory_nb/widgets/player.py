"""The player: plays a file by URL where the notebook's server offers it, else from chunks over the wire."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote, unquote, urlsplit

import traitlets

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_CHUNK_BYTES = 4 * 2**20


class PlayerWidget(PictoryWidget):
    """Shows one video file, or says why there is none.

    Parameters
    ----------
    path
        The file to show; ``None`` for none yet. Its bytes never enter a trait or the notebook.
    title
        The heading.
    info
        What to say about the video, label to text ("Length": "30 s").
    poster
        A still (PNG or JPEG) that is shown before the video plays: its path or its bytes.
    """

    stem: ClassVar[str] = "player"

    title = traitlets.Unicode("Video").tag(sync=True)
    info: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    name = traitlets.Unicode("").tag(sync=True)
    path = traitlets.Unicode("").tag(sync=True)
    size_bytes = traitlets.Int(0).tag(sync=True)
    revision = traitlets.Unicode("").tag(sync=True)
    has_poster = traitlets.Bool(default_value=False).tag(sync=True)
    url_path = traitlets.Unicode("").tag(sync=True)
    notice: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        path: str | Path | None = None,
        title: str = "Video",
        info: Mapping[str, str] | None = None,
        poster: bytes | Path | None = None,
    ) -> None:
        super().__init__(title=title)
        self._lock = threading.RLock()
        self._poster: bytes | Path | None = None
        self.wire.answer(Method.PLAYER_LOCATE, self._answer_locate)
        self.wire.answer(Method.PLAYER_CHUNK, self._answer_chunk)
        self.wire.answer(Method.PLAYER_POSTER, self._answer_poster)
        if path is not None:
            self.show(path, title=title, info=info, poster=poster)

    def show(
        self,
        path: str | Path,
        *,
        title: str | None = None,
        info: Mapping[str, str] | None = None,
        poster: bytes | Path | None = None,
    ) -> None:
        """Show another file, or the same one after it was written anew. Any thread.

        Raises
        ------
        FileNotFoundError
            In words, when there is no such file.
        """
        file = Path(path).expanduser()
        try:
            status = file.stat()
        except FileNotFoundError:
            raise FileNotFoundError(f"There is no file {file}. Export the video first.") from None
        with self._lock, self.hold_sync():
            self._poster = poster
            self.has_poster = poster is not None
            self.title = self.title if title is None else title
            self.info = [[label, text] for label, text in (info or {}).items()]
            self.name, self.path = file.name, str(file)
            self.size_bytes = status.st_size
            self.revision = f"{status.st_mtime_ns:x}-{status.st_size:x}"
            self.url_path = ""
            self.notice = {}

    def clear(self) -> None:
        """Show no video."""
        with self._lock, self.hold_sync():
            self._poster, self.has_poster = None, False
            self.name = self.path = self.revision = self.url_path = ""
            self.size_bytes, self.info, self.notice = 0, [], {}

    def show_progress(self, text: str, fraction: float | None = None) -> None:
        """Say that a video is being made; `fraction` is 0 to 1, or ``None`` where it is not known."""
        shown = None if fraction is None else round(min(max(fraction, 0.0), 1.0), 3)
        with self._lock:
            self.notice = {"kind": "progress", "text": text, "fraction": shown}

    def show_error(self, text: str) -> None:
        """Say in words why there is no new video; a video that was there before stays."""
        with self._lock:
            self.notice = {"kind": "error", "text": text}

    def fallback_text(self) -> str:
        """Return where the file is."""
        return f"Video: {self.path}" if self.path else "No video yet."

    def fallback_html(self) -> str:
        """Return the title, the facts and the path; a static page does not carry the video."""
        if not self.path:
            return "<p>No video yet.</p>"
        facts = " · ".join(f"{escape(label)}: {escape(text)}" for label, text in self.info)
        return f"<p><b>{escape(self.title)}</b><br>{facts}<br><code>{escape(self.path)}</code></p>"

    def _answer_locate(self, request: Request) -> Reply:
        """Say under which path the page's own server offers the file; the page passes that server's root."""
        file = self._current_file(request)
        roots = [_root_folder(request.params.get(key)) for key in ("server_root", "root_uri")]
        found = next((url for root in roots if root and (url := _url_path(file, root))), "")
        with self._lock:
            self.url_path = found
        return Reply({"url_path": found})

    def _answer_chunk(self, request: Request) -> Future[Reply]:
        file = self._current_file(request)
        offset, length = request.params.get("offset"), request.params.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0:
            raise RefusedError("The page asked for no part of the file.")
        return _reader().submit(_read, file, offset, min(length, LARGEST_CHUNK_BYTES))

    def _answer_poster(self, _request: Request) -> Future[Reply]:
        with self._lock:
            poster = self._poster
        if poster is None:
            raise RefusedError("This video has no still.")
        return _reader().submit(
            lambda: Reply({}, [poster if isinstance(poster, bytes) else poster.read_bytes()])
        )

    def _current_file(self, request: Request) -> Path:
        with self._lock:
            path, revision = self.path, self.revision
        if not path or request.params.get("revision") != revision:
            raise RefusedError("Another video is shown by now.")
        file = Path(path)
        try:
            status = file.stat()
        except OSError:
            raise RefusedError(f"The video file is no longer there: {path}. Export it again.") from None
        if revision != f"{status.st_mtime_ns:x}-{status.st_size:x}":
            raise RefusedError(f"The video file was changed after it was shown: {path}. Show it again.")
        return file


@cache
def _reader() -> ThreadPoolExecutor:
    """Return the one thread that reads files, so that a slow disk never holds up the kernel's messages."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictory-player")


def _read(file: Path, offset: int, length: int) -> Reply:
    try:
        with file.open("rb") as source:
            source.seek(offset)
            return Reply({}, [source.read(length)])
    except OSError as error:
        raise RefusedError(f"The video file could not be read: {error.strerror or error}.") from error


def _root_folder(value: object) -> Path | None:
    """Return the folder that a notebook page names as its server's root (a path with ~, or a file: URI)."""
    if not isinstance(value, str) or not value:
        return None
    if value.startswith("file:"):
        return Path(unquote(urlsplit(value).path))
    return Path(value).expanduser()


def _url_path(file: Path, root: Path) -> str:
    """Return `file` as a quoted path below `root`; empty if it is not there, or in a hidden folder."""
    for candidate, base in ((file.absolute(), root.absolute()), (file.resolve(), root.resolve())):
        if candidate.is_relative_to(base):
            parts = candidate.relative_to(base).parts
            if not any(part.startswith(".") for part in parts):
                return "/".join(quote(part) for part in parts)
    return ""
