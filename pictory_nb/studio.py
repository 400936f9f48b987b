"""The studio: the one object that a notebook holds. Every verb has an async twin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pictory_nb import bridge
from pictory_nb.branding import BrandKit
from pictory_nb.client import PictoryError, upload_name
from pictory_nb.conversation import SessionBook
from pictory_nb.draft import diff_frame
from pictory_nb.live import ProgressBar, say
from pictory_nb.message import make_message
from pictory_nb.session_table import session_table
from pictory_nb.settings import load_settings
from pictory_nb.workshop import Workshop, engine_options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd
    from PIL.Image import Image

    from pictory_nb.client import Credits, UploadedMedia
    from pictory_nb.conversation import Turn
    from pictory_nb.conversation.strings import Words
    from pictory_nb.draft import History
    from pictory_nb.exports import ExportJob
    from pictory_nb.previews import Animation
    from pictory_nb.timeline import Timeline
    from pictory_nb.video import Video
    from pictory_nb.widgets import PanelWidget, UploaderWidget


class UnknownSessionError(PictoryError):
    """There is no such session."""


class Studio:
    """From a script to a video: one session with one backend.

    Parameters
    ----------
    backend
        ``"local"`` or ``"cloud"``; by default the cloud when there is a token, else the local engine.
    token
        Your own token for the cloud; by default ``NEMO_TOKEN``.
    session_id
        A session to go on with, such as the `session_id` of an earlier studio.
    name
        What to call a new session; its film's title when not given.
    language
        The language code of a new session; told from the first message when not given.
    executor, address, store
        Of the local engine: ``executor="dask"`` renders on the cluster whose scheduler is at `address`
        (``tcp://host:8786``); `store` is a folder that all its machines see, or an fsspec address.
    voice
        Of the local engine: your own voice-over. A voice file of Piper (``en_US-lessac-medium.onnx``, extra
        ``[piper]``), a folder with one for each language, or a function of a module of yours, which is called
        with text, language, "female" or "male", and the pace in percent, and returns mono samples and their
        rate in Hz. By default ``PICTORY_NB_VOICE``, else espeak-ng (extra ``[voice]``).

    Raises
    ------
    SettingsError
        A setting cannot be used. Nothing is connected before the first verb.

    Examples
    --------
    >>> import pictory_nb
    >>> studio = pictory_nb.Studio()  # doctest: +SKIP
    >>> studio.send("Turn this post into a 30 second video: …")  # doctest: +SKIP
    >>> studio.export("post.mp4")  # doctest: +SKIP
    """

    def __init__(
        self,
        backend: str | None = None,
        *,
        token: str | None = None,
        session_id: str | None = None,
        name: str = "",
        language: str | None = None,
        executor: str = "local",
        address: str | None = None,
        store: str | None = None,
        voice: str | Path | Callable[..., Any] | None = None,
    ) -> None:
        self._work = Workshop(
            backend,
            token=token,
            session_id=session_id,
            name=name,
            language=language,
            engine_options=engine_options(executor, address, store, voice),
        )

    @classmethod
    def local(cls, **arguments: Any) -> Self:
        """Return a studio on the local engine, whatever the settings say."""
        return cls("local", **arguments)

    @classmethod
    def cloud(cls, **arguments: Any) -> Self:
        """Return a studio in the cloud, whatever the settings say."""
        return cls("cloud", **arguments)

    @classmethod
    def resume(cls, session: str | None = None, *, backend: str | None = None, **arguments: Any) -> Self:
        """Go on with an earlier session, and say what became of the work that was broken off then.

        A message that was still at work is looked after; a batch and exports that were broken off are named,
        each with the command that goes on with it.

        Parameters
        ----------
        session
            The id or the name of the session; the one used last when not given.
        backend
            Whose sessions to look through; as for `Studio` when not given.

        Raises
        ------
        UnknownSessionError
            There is no such session; the message names those that there are.
        """
        wanted = load_settings(backend=backend, token=arguments.get("token")).backend.value
        book = SessionBook()
        found = book.find(session, wanted.value)
        if found is None:
            names = ", ".join(info.name or info.session_id for info in book.sessions(wanted.value)[:5])
            known = f"There are: {names}." if names else "There is none yet: start with Studio()."
            raise UnknownSessionError(f"No session {session or 'of an earlier time'} is known here. {known}")
        studio = cls(wanted.value, session_id=found.session_id, language=found.language, **arguments)
        if studio._work.conversation.pending is not None:
            bridge.run(studio._work.conversation.recover(studio._work.shown_turn()))
        say(*studio._work.broken_off())
        return studio

    @staticmethod
    def sessions() -> pd.DataFrame:
        """Return the sessions that can be resumed, the one used last first.

        Returns
        -------
        pandas.DataFrame
            name, backend, created and used (UTC), turns (their count), pending (whether a message was still
            at work when its kernel ended), session_id.
        """
        return session_table(SessionBook())

    @property
    def backend(self) -> str:
        """``"local"`` or ``"cloud"``."""
        return self._work.backend.value

    @property
    def is_local(self) -> bool:
        """Whether the local engine makes the videos."""
        return self._work.is_local

    @property
    def session_id(self) -> str | None:
        """The session's id, for ``Studio(session_id=…)`` next week; ``None`` before the first verb."""
        return self._work.conversation.session_id

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every message so far and what came of it."""
        return self._work.conversation.turns

    # ---- send

    def send(self, text: str) -> Turn:
        """Send a message to the agent, show the answer while it comes, and return what came of it.

        Raises
        ------
        PictoryError
            In words: an empty message, no credits, a broken connection. The next call works.
        """
        return bridge.run(self._work.conversation.send(text, self._work.shown_turn()))

    async def asend(self, text: str) -> Turn:
        """Send a message; the async twin of `send`."""
        return await bridge.aio(self._work.conversation.send(text, self._work.shown_turn()))

    # ---- timeline

    @property
    def timeline(self) -> Timeline:
        """The timeline as it is now; ``.df`` is a DataFrame, ``.summary`` one line."""
        return bridge.run(self._work.timeline())

    async def atimeline(self) -> Timeline:
        """Return the timeline as it is now; the async twin of `timeline`."""
        return await bridge.aio(self._work.timeline())

    @property
    def history(self) -> History:
        """Every state of the timeline in this session: ``[2].summary``, ``.at(3)``, with its cause."""
        return self._work.conversation.history

    def compare(self, before: int, after: int) -> pd.DataFrame:
        """Return what changed from one state of `history` to another, one row per change.

        Raises
        ------
        LookupError
            There is no such state; states are numbered from 1.
        """
        return diff_frame(self.history.at(before), self.history.at(after), self._words.language)

    # ---- export

    def export(self, target: str | Path = "", *, profile: str = "auto") -> Video:
        """Render the timeline to an MP4 file and return it as a video that plays in the notebook.

        With a panel open the film plays there from its first second on, while the rest is rendered.

        Parameters
        ----------
        target
            The file; named after the title when not given. An older file of that name is replaced once the
            new one is whole.
        profile
            ``"draft"`` (fast; enough for generated pictures), ``"balanced"``, ``"high"`` (for photos and
            footage) or ``"auto"``: by content. The local engine's alone.

        Raises
        ------
        PictoryError
            In words; the timeline is kept, and an unfinished render is known to `unfinished_exports`.
        """
        bar = ProgressBar(self._words.export_prepare)
        return bridge.run(self._work.export(target, bar, profile=profile))

    async def aexport(self, target: str | Path = "", *, profile: str = "auto") -> Video:
        """Render the timeline to an MP4 file; the async twin of `export`."""
        bar = ProgressBar(self._words.export_prepare)
        return await bridge.aio(self._work.export(target, bar, profile=profile))

    def preview(self) -> Video:
        """Render a small fast version of the timeline (360p) and return it; a new one replaces the last.

        It is made before exports that wait, and sounds as the film will.

        Raises
        ------
        NotOfferedError
            The cloud makes no previews.
        """
        return bridge.run(self._work.preview(ProgressBar(self._words.export_prepare)))

    async def apreview(self) -> Video:
        """Render a small fast version of the timeline; the async twin of `preview`."""
        return await bridge.aio(self._work.preview(ProgressBar(self._words.export_prepare)))

    def frame(self, at_s: float, width_px: int | None = None) -> Image:
        """Return the film's picture at a time, exactly as an export shows it; the last one beyond its end.

        Parameters
        ----------
        at_s
            Seconds from the film's start.
        width_px
            16 to 3840; as wide as the film when not given.

        Raises
        ------
        NoPictureError
            There is no timeline yet, or the time or the width makes no sense.
        """
        return bridge.run(self._work.frame(at_s, width_px))

    async def aframe(self, at_s: float, width_px: int | None = None) -> Image:
        """Return the film's picture at a time; the async twin of `frame`."""
        return await bridge.aio(self._work.frame(at_s, width_px))

    def poster(self, width_px: int | None = None) -> Image:
        """Return the picture that invites to the film: its title when it has come to rest, never a fade.

        Parameters
        ----------
        width_px
            16 to 3840; as wide as the film when not given.

        Raises
        ------
        NoPictureError
            There is no timeline yet, or the width makes no sense.
        """
        return bridge.run(self._work.poster(width_px))

    async def aposter(self, width_px: int | None = None) -> Image:
        """Return the picture that invites to the film; the async twin of `poster`."""
        return await bridge.aio(self._work.poster(width_px))

    def thumbnails(self, width_px: int = 320) -> list[Image]:
        """Return a picture of each scene, in order, at a moment when all of it is seen; see `poster`."""
        return bridge.run(self._work.thumbnails(width_px))

    async def athumbnails(self, width_px: int = 320) -> list[Image]:
        """Return a picture of each scene; the async twin of `thumbnails`."""
        return await bridge.aio(self._work.thumbnails(width_px))

    def contact_sheet(self, width_px: int = 1600, columns: int = 4) -> Image:
        """Return all scenes in one picture, each with its number and time; see `poster`.

        Parameters
        ----------
        width_px
            Of the whole sheet, 16 to 3840.
        columns
            Scenes in a row, 1 to 12.
        """
        return bridge.run(self._work.contact_sheet(width_px, columns))

    async def acontact_sheet(self, width_px: int = 1600, columns: int = 4) -> Image:
        """Return all scenes in one picture; the async twin of `contact_sheet`."""
        return await bridge.aio(self._work.contact_sheet(width_px, columns))

    def animation(self, width_px: int = 320) -> Animation:
        """Return a short moving overview (animated WebP) that a page or a post can show; see `poster`.

        Parameters
        ----------
        width_px
            16 to 960.

        Examples
        --------
        >>> studio.animation().save("post.webp")  # doctest: +SKIP
        """
        return bridge.run(self._work.animation(width_px))

    async def aanimation(self, width_px: int = 320) -> Animation:
        """Return a short moving overview; the async twin of `animation`."""
        return await bridge.aio(self._work.animation(width_px))

    def unfinished_exports(self) -> list[ExportJob]:
        """Return the exports that were begun, also by earlier kernels, and never fetched."""
        return self._work.exporter.unfinished()

    def fetch_export(self, render_id: str) -> Video:
        """Wait for an export of `unfinished_exports` and fetch its file."""
        return bridge.run(self._work.fetch(render_id, ProgressBar(self._words.export_find)))

    async def afetch_export(self, render_id: str) -> Video:
        """Wait for an earlier export and fetch its file; the async twin of `fetch_export`."""
        return await bridge.aio(self._work.fetch(render_id, ProgressBar(self._words.export_find)))

    def clear_cache(self) -> int:
        """Delete the finished scenes that make the next export quick; return how many bytes that freed.

        Films and timelines stay. The cache is bounded anyway: what was not used for longest goes first.

        Raises
        ------
        ApiError
            The cloud keeps no such cache for you.
        """
        return bridge.run(self._work.client.clear_cache())

    async def aclear_cache(self) -> int:
        """Delete the finished scenes of earlier exports; the async twin of `clear_cache`."""
        return await bridge.aio(self._work.client.clear_cache())

    # ---- upload

    def upload(self, source: str | Path) -> UploadedMedia:
        """Upload a picture, a clip or a sound (a path or a web address), to be used by the next messages.

        The local engine takes fonts too (TTF, OTF, WOFF2): "use my font".

        Raises
        ------
        UnsupportedFileError, FileTooLargeError, UploadError
            Refused before a byte is sent, or by the backend; the message lists what is accepted.
        """
        return bridge.run(self._work.upload(source, ProgressBar(self._uploading(source))))

    async def aupload(self, source: str | Path) -> UploadedMedia:
        """Upload a picture, a clip or a sound; the async twin of `upload`."""
        return await bridge.aio(self._work.upload(source, ProgressBar(self._uploading(source))))

    @property
    def uploader(self) -> UploaderWidget:
        """Where files are dropped, pasted and chosen; ``.files`` and ``.scripts`` say what came of them."""
        return self._work.uploader

    # ---- brand

    def brand(
        self,
        name: str | None = None,
        *,
        logo: str | Path | None = None,
        accent: str | None = None,
        colors: Sequence[str] | None = None,
        watermark: bool | None = None,
        intro: bool | None = None,
        outro: bool | None = None,
        lower_third: tuple[str, str] | None = None,
        font: str | Path | None = None,
        tagline: str | None = None,
    ) -> Turn:
        """Put a brand on the film; what is not given stays as it is.

        Parameters
        ----------
        name
            Stands beside the built-in mark, or alone where there is a logo.
        logo
            A PNG, JPG, WebP or GIF, a web address, or an SVG with the extra ``[svg]``.
        accent
            A hex colour (``"#0F62FE"``) for bars, buttons, charts and the spoken word.
        colors
            Up to three hex colours for the backgrounds; an empty list gives the theme its own again.
        watermark
            Whether the logo in the corner is faint.
        intro, outro
            Whether the film begins and ends with a card of the brand: the logo large, name and `tagline`.
            The intro adds 2.4 seconds to the film and the outro 2.8; all other scenes keep their lengths.
        lower_third
            A name and a line under it, shown once at the lower left: ``("Ada Lovelace", "Chief analyst")``.
        font
            A font file (TTF, OTF or WOFF2, up to 30 MB), on the local engine. Letters that it lacks, and
            those of Arabic, Hebrew, Thai and Devanagari, come from the built-in fonts; ``""`` takes it away.
        tagline
            A line under the name on the cards of the brand.

        Raises
        ------
        BrandError
            There is no film yet, or a part of the brand cannot be used.
        PictoryError
            As `send` and `upload`.
        """
        kit = BrandKit(
            name, None, accent, _colors(colors), watermark, intro, outro, lower_third, tagline=tagline
        )
        return bridge.run(self._work.brand(kit, logo, self._logo_bar(logo), font))

    async def abrand(
        self,
        name: str | None = None,
        *,
        logo: str | Path | None = None,
        accent: str | None = None,
        colors: Sequence[str] | None = None,
        watermark: bool | None = None,
        intro: bool | None = None,
        outro: bool | None = None,
        lower_third: tuple[str, str] | None = None,
        font: str | Path | None = None,
        tagline: str | None = None,
    ) -> Turn:
        """Put a brand on the film; the async twin of `brand`."""
        kit = BrandKit(
            name, None, accent, _colors(colors), watermark, intro, outro, lower_third, tagline=tagline
        )
        return await bridge.aio(self._work.brand(kit, logo, self._logo_bar(logo), font))

    def _logo_bar(self, logo: str | Path | None) -> ProgressBar | None:
        return None if logo is None else ProgressBar(self._uploading(logo))

    # ---- credits

    def _uploading(self, source: str | Path) -> str:
        return self._words.uploading.format(name=upload_name(source))

    def credits(self) -> Credits:
        """Return the credits: available, frozen and total."""
        return bridge.run(self._work.client.credits())

    async def acredits(self) -> Credits:
        """Return the credits; the async twin of `credits`."""
        return await bridge.aio(self._work.client.credits())

    def claim_link(self) -> str:
        """Return a link by which an anonymous cloud user takes this session over; it holds no token.

        Raises
        ------
        NothingToClaimError
            There is no session yet, or the local engine makes the videos.
        """
        return bridge.run(self._work.claim_link())

    async def aclaim_link(self) -> str:
        """Return a link to take the session over; the async twin of `claim_link`."""
        return await bridge.aio(self._work.claim_link())

    # ---- all in one

    def make(
        self, script: str | Path, seconds: float = 30, target: str | Path = "", *, instruction: str = ""
    ) -> Video:
        """Do the whole job: read the script, have the video made, export it.

        Parameters
        ----------
        script
            A file (txt, md, html, docx) or the text itself.
        seconds
            The wanted length.
        target
            The MP4 file; named after the title when not given.
        instruction
            More wishes: "vertical, upbeat, theme lagoon".

        Raises
        ------
        DocumentError
            The file cannot be read as a script.
        PictoryError
            As `send` and `export` do.
        """
        message = make_message(script, seconds, instruction)
        bridge.run(self._work.conversation.send(message, self._work.shown_turn()))
        return self.export(target)

    async def amake(
        self, script: str | Path, seconds: float = 30, target: str | Path = "", *, instruction: str = ""
    ) -> Video:
        """Do the whole job; the async twin of `make`."""
        message = make_message(script, seconds, instruction)
        await bridge.aio(self._work.conversation.send(message, self._work.shown_turn()))
        return await self.aexport(target)

    # ---- many at once

    def batch(
        self,
        sources: Sequence[str | Path] | pd.DataFrame,
        instruction: str = "",
        seconds: float = 30,
        folder: str | Path = "videos",
    ) -> pd.DataFrame:
        """Make one video per source, one after the other in this session, and show how far each is.

        The same call again goes on with what is not done; so does `resume_batch` after a kernel restart.

        Parameters
        ----------
        sources
            Paths (scripts, or pictures, clips and sound) and texts, or a DataFrame with the column ``source``
            and, where wanted, ``instruction``, ``seconds`` and ``target``.
        instruction, seconds
            For the sources that have none of their own.
        folder
            Where the MP4 files go; they are named after their sources, and no file that is there is replaced.

        Returns
        -------
        pandas.DataFrame
            One row per source: source, status, message, video (its path), duration_ms, render_id, elapsed_s.
            One that failed says why in ``message``; the others are made all the same.

        Raises
        ------
        WrongBatchError
            `sources` cannot be used; nothing was begun.
        BatchStoppedError
            Every video would meet the same error (no credits, an expired token); its ``table`` says how far
            it came.
        """
        return bridge.run(self._work.batches.make(sources, instruction, seconds, folder))

    async def abatch(
        self,
        sources: Sequence[str | Path] | pd.DataFrame,
        instruction: str = "",
        seconds: float = 30,
        folder: str | Path = "videos",
    ) -> pd.DataFrame:
        """Make one video per source; the async twin of `batch`."""
        return await bridge.aio(self._work.batches.make(sources, instruction, seconds, folder))

    def resume_batch(self, batch_id: str | None = None) -> pd.DataFrame:
        """Go on with a batch of `batches`, the last one that is not done when not given; see `batch`."""
        return bridge.run(self._work.batches.resume(batch_id))

    async def aresume_batch(self, batch_id: str | None = None) -> pd.DataFrame:
        """Go on with a batch; the async twin of `resume_batch`."""
        return await bridge.aio(self._work.batches.resume(batch_id))

    def batches(self) -> pd.DataFrame:
        """Return the batches that are known, the one used last first.

        Returns
        -------
        pandas.DataFrame
            backend, created and used (UTC), videos (their count), done, failed, left (neither), folder,
            batch_id.
        """
        return self._work.batches.table()

    # ---- showing itself

    @property
    def _words(self) -> Words:
        """The studio's own words, in the language of the session."""
        return self._work.conversation.words

    @property
    def panel(self) -> PanelWidget:
        """Chat, player and timeline in one; what ``studio`` as the last expression of a cell shows."""
        return self._work.desk.panel

    def __repr__(self) -> str:
        session = self.session_id or "no session yet"
        return f"<Studio: {self.backend}, {session}, {len(self.turns)} turns>"

    def _ipython_display_(self) -> None:
        self.panel._ipython_display_()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.panel._repr_mimebundle_(**kwargs)


def _colors(colors: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if colors is None else tuple(colors)
