"""The player: plays a file by URL where the notebook's server offers it, else in parts over the wire.

A film that is still being rendered plays as well (`PlayerWidget.show_live`). Where the page is comes back:
`current_time` is in step both ways, and `still` gives the picture that is on the screen.
"""

from __future__ import annotations

import asyncio
import base64
import threading
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

import traitlets

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.mp4_head import shape_of
from pictory_nb.widgets.player_source import FetchPart, FileSource, LiveSource, looker, reader
from pictory_nb.widgets.player_stills import FilmLook, NoPictureError, look_into
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from PIL.Image import Image

LOOK_TIMEOUT_S = 2.0
KEPT_STILLS = 24


@dataclass(frozen=True, slots=True)
class Still:
    """A picture that was kept in the page, and when it is shown in the film, in seconds."""

    time_s: float
    image: Image


@dataclass(frozen=True, slots=True)
class Captions:
    """What is said in a film, as a track that the player switches on and off.

    Attributes
    ----------
    vtt
        WebVTT text, such as ``studio.timeline.to_vtt()``.
    place
        ``"top"`` for a film that has captions in its picture, which are at its bottom; else ``"bottom"``.
    language
        Their language code.
    """

    vtt: str
    place: str = "bottom"
    language: str = "en"


class PlayerWidget(PictoryWidget):
    """Shows one video, or says why there is none.

    Parameters
    ----------
    path
        The file to show; ``None`` for none yet. Its bytes never enter a trait or the notebook.
    title
        The heading.
    info
        What to say about the video, label to text ("Length": "30 s").
    poster
        A still (PNG or JPEG) that is shown before the video plays: its path or its bytes. Taken from the film
        when not given.
    captions
        What is said in it; they are off until somebody switches them on.

    Attributes
    ----------
    current_time
        Where the page is in the film, in seconds; set it to go there. Observe it like any trait.
    stills
        The pictures that were kept with the page's button, the last 24.
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
    shape: traitlets.List[int] = traitlets.List().tag(sync=True)
    fps = traitlets.Float(0.0).tag(sync=True)
    duration_ms = traitlets.Int(0).tag(sync=True)
    codecs: traitlets.List[str] = traitlets.List().tag(sync=True)
    captions: traitlets.Dict[str, str] = traitlets.Dict().tag(sync=True)
    live_mime = traitlets.Unicode("").tag(sync=True)
    goes_on = traitlets.Unicode("").tag(sync=True)
    """The revision that was shown while this one was rendered; a page goes on where it is in that one."""
    position: traitlets.Dict[str, Any] = traitlets.Dict({"time_s": 0.0, "count": 0}).tag(sync=True)
    current_time = traitlets.Float(0.0)

    def __init__(
        self,
        path: str | Path | None = None,
        title: str = "Video",
        info: Mapping[str, str] | None = None,
        poster: bytes | Path | None = None,
        *,
        captions: Captions | None = None,
    ) -> None:
        super().__init__(title=title)
        self._lock = threading.RLock()
        self._source: FileSource | LiveSource | None = None
        self._poster: bytes | Path | None = None
        self._look: FilmLook | None = None
        self._looking: Future[FilmLook | None] | None = None
        self._captions: Captions | None = None
        self._live_count = 0
        self._is_told_by_page = False
        self.stills: list[Still] = []
        self.wire.answer(Method.PLAYER_LOCATE, self._answer_locate)
        self.wire.answer(Method.PLAYER_CHUNK, self._answer_chunk)
        self.wire.answer(Method.PLAYER_PLAN, lambda request: self._file(request).plan())
        self.wire.answer(Method.PLAYER_PART, self._answer_part)
        self.wire.answer(Method.PLAYER_POSTER, self._answer_poster)
        self.wire.answer(Method.PLAYER_CAPTIONS, self._answer_captions)
        self.wire.answer(Method.PLAYER_TIME, self._answer_time)
        self.wire.answer(Method.PLAYER_STILL, self._answer_still)
        if path is not None:
            self.show(path, title=title, info=info, poster=poster, captions=captions)

    def show(
        self,
        path: str | Path,
        *,
        title: str | None = None,
        info: Mapping[str, str] | None = None,
        poster: bytes | Path | None = None,
        captions: Captions | None = None,
    ) -> None:
        """Show another file, or the same one after it was written anew. Any thread; returns at once.

        After `show_live` it is the same film: the page goes on where it is.

        Raises
        ------
        FileNotFoundError
            In words, when there is no such file.
        """
        source = FileSource(path)
        shape = shape_of(source.path)
        with self._lock, self.hold_sync():
            self.goes_on = self.revision if self.live_mime else ""
            self._take(source, captions)
            self._poster = poster
            self.has_poster = poster is not None
            self.title = self.title if title is None else title
            self.info = [[label, text] for label, text in (info or {}).items()]
            self.name, self.path = source.path.name, str(source.path)
            self.size_bytes = source.size_bytes
            self.shape = list(shape or ())
            self.revision = source.revision
            self._looking = looker().submit(self._look_into, source)

    def show_live(
        self,
        fetch_part: FetchPart,
        mime: str,
        *,
        title: str | None = None,
        duration_ms: int = 0,
        fps: float = 0.0,
        captions: Captions | None = None,
    ) -> None:
        """Play a film while it is being rendered. Any thread.

        Parameters
        ----------
        fetch_part
            Awaited on the I/O thread with an index from 0: returns the part as soon as it is there, and
            ``None`` behind the last one. An exception's words are shown.
        mime
            What the parts are: ``'video/mp4; codecs="avc1.640028,mp4a.40.2"'``.
        duration_ms, fps
            How long the film will be, and its frames per second; 0 where it is not known.
        """
        with self._lock, self.hold_sync():
            self._live_count += 1
            self._take(LiveSource(fetch_part), captions)
            self._poster, self.has_poster = None, False
            self.title = self.title if title is None else title
            self.info, self.name, self.path, self.size_bytes = [], "", "", 0
            self.goes_on, self.live_mime = "", mime
            self.duration_ms, self.fps = duration_ms, fps
            self.revision = f"live-{self._live_count}"

    def clear(self) -> None:
        """Show no video."""
        with self._lock, self.hold_sync():
            self._take(None, None)
            self._poster, self.has_poster = None, False
            self.name = self.path = self.revision = self.goes_on = ""
            self.size_bytes, self.info = 0, []
            self.title = str(type(self).title.default_value)

    def show_progress(self, text: str, fraction: float | None = None) -> None:
        """Say that a video is being made; `fraction` is 0 to 1, or ``None`` where it is not known."""
        shown = None if fraction is None else round(min(max(fraction, 0.0), 1.0), 3)
        with self._lock:
            self.notice = {"kind": "progress", "text": text, "fraction": shown}

    def show_error(self, text: str) -> None:
        """Say in words why there is no new video; a video that was there before stays."""
        with self._lock:
            self.notice = {"kind": "error", "text": text}

    def show_note(self, text: str) -> None:
        """Say something about the video that is no fault, until another is shown."""
        with self._lock:
            self.notice = {"kind": "note", "text": text}

    def still(self, time_s: float | None = None) -> Image:
        """Return the picture at a time as a PIL image in the film's full size; ``numpy.asarray`` takes it.

        Parameters
        ----------
        time_s
            When, in seconds; where the page is when not given.

        Raises
        ------
        NoPictureError
            There is no film, or its file is gone; in words.
        """
        with self._lock:
            source = self._source
            wanted_s = self.current_time if time_s is None else time_s
        if source is None:
            raise NoPictureError("There is no video yet, so there is no picture of it.")
        try:
            return source.still(wanted_s)
        except RefusedError as error:
            raise NoPictureError(str(error)) from None

    async def astill(self, time_s: float | None = None) -> Image:
        """Return the picture at a time; the async twin of `still`."""
        return await asyncio.to_thread(self.still, time_s)

    def fallback_text(self) -> str:
        """Return where the file is."""
        return f"Video: {self.path}" if self.path else "No video yet."

    def fallback_html(self) -> str:
        """Return title, facts, a small still, and a player where the file lies beside the notebook."""
        if not self.path:
            return "<p>No video yet.</p>"
        facts = " · ".join(f"{escape(label)}: {escape(text)}" for label, text in self.info)
        return (
            f"<p><b>{escape(self.title)}</b><br>{facts}<br><code>{escape(self.path)}</code></p>"
            f"{self._static_film()}"
        )

    @traitlets.validate("current_time")
    def _check_time(self, proposal: Any) -> float:
        time_s = float(proposal["value"])
        if not 0 <= time_s < float("inf"):
            raise traitlets.TraitError(f"current_time is in seconds from the start, not {time_s}.")
        return time_s

    @traitlets.observe("current_time")
    def _move_pages(self, change: Any) -> None:
        with self._lock:
            if not self._is_told_by_page:
                self.position = {"time_s": change["new"], "count": self.position["count"] + 1}

    def _take(self, source: FileSource | LiveSource | None, captions: Captions | None) -> None:
        """Forget what is known of the film before; the page goes to the start of this one, or goes on."""
        self._source, self._look, self._looking = source, None, None
        self._captions = captions
        self.captions = {"place": captions.place, "language": captions.language} if captions else {}
        self.shape, self.codecs, self.fps, self.duration_ms = [], [], 0.0, 0
        self.url_path = self.live_mime = ""
        self.notice = {}
        if not self.goes_on:
            self._is_told_by_page = True
            self.current_time = 0.0
            self._is_told_by_page = False
            self.position = {**self.position, "time_s": 0.0}

    def _look_into(self, source: FileSource) -> FilmLook | None:
        look = look_into(source.path)
        with self._lock, self.hold_sync():
            if self._source is source and look is not None:
                self._look = look
                self.shape = self.shape or [look.width, look.height]
                self.fps, self.duration_ms, self.codecs = look.fps, look.duration_ms, list(look.codecs)
                if self._poster is None and look.poster:
                    self._poster, self.has_poster = look.poster, True
        return look

    def _static_film(self) -> str:
        with self._lock:
            looking = self._looking
        look = None
        if looking is not None:
            with suppress(TimeoutError):
                look = looking.result(timeout=LOOK_TIMEOUT_S)
        with suppress(ValueError):
            href = quote(Path(self.path).relative_to(Path.cwd()).as_posix())
            still = f"data:image/jpeg;base64,{base64.b64encode(look.thumbnail).decode()}" if look else ""
            inner = f'<img alt="A still" width="320" src="{still}">' if still else escape(self.name)
            # Where no video element is allowed (GitHub), what is inside it is shown.
            return (
                f'<video controls preload="none" width="480" src="{href}" poster="{still}">'
                f'<a href="{href}">{inner}</a></video>'
            )
        return ""

    def _answer_locate(self, request: Request) -> Reply:
        """Say under which path the page's own server offers the file; the page passes that server's root."""
        roots = [request.params.get(key) for key in ("server_root", "root_uri")]
        found = self._file(request).url_path(roots)
        with self._lock:
            self.url_path = found
        return Reply({"url_path": found})

    def _answer_chunk(self, request: Request) -> Future[Reply]:
        return self._file(request).chunk(request.params.get("offset"), request.params.get("length"))

    def _answer_part(self, request: Request) -> Future[Reply]:
        return self._current(request).part(request.params.get("index"))

    def _answer_poster(self, _request: Request) -> Future[Reply]:
        with self._lock:
            poster = self._poster
        if poster is None:
            raise RefusedError("This video has no still.")
        return reader().submit(
            lambda: Reply({}, [poster if isinstance(poster, bytes) else poster.read_bytes()])
        )

    def _answer_captions(self, request: Request) -> Reply:
        self._current(request)
        if self._captions is None:
            raise RefusedError("This video has no captions.")
        return Reply({"vtt": self._captions.vtt})

    def _answer_time(self, request: Request) -> Reply:
        self._current(request)
        time_s, is_playing = request.params.get("time_s"), request.params.get("is_playing")
        if not isinstance(time_s, int | float) or not 0 <= time_s < float("inf"):
            raise RefusedError("The page told no time.")
        with self._lock:
            self._is_told_by_page = True
            try:
                self.current_time = float(time_s)
            finally:
                self._is_told_by_page = False
            if not is_playing:
                # The count stays, so no page moves; one that is opened later begins here.
                self.position = {**self.position, "time_s": float(time_s)}
        return Reply()

    def _answer_still(self, request: Request) -> Future[Reply]:
        source, time_s = self._current(request), request.params.get("time_s")
        if not isinstance(time_s, int | float):
            raise RefusedError("The page told no time.")
        return reader().submit(self._keep_still, source, float(time_s))

    def _keep_still(self, source: FileSource | LiveSource, time_s: float) -> Reply:
        try:
            still = Still(time_s, source.still(time_s))
        except NoPictureError as error:
            raise RefusedError(str(error)) from None
        with self._lock:
            self.stills = [*self.stills, still][-KEPT_STILLS:]
            return Reply({"count": len(self.stills)})

    def _current(self, request: Request) -> FileSource | LiveSource:
        with self._lock:
            if self._source is None or request.params.get("revision") != self.revision:
                raise RefusedError("Another video is shown by now.")
            return self._source

    def _file(self, request: Request) -> FileSource:
        source = self._current(request)
        if not isinstance(source, FileSource):
            raise RefusedError("The video is still being rendered; there is no file yet.")
        return source
