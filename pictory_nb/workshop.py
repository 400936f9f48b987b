"""Behind the studio: everything that runs on the I/O thread, for both backends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pictory_nb import bridge
from pictory_nb.batch import Batches
from pictory_nb.branding import (
    BrandError,
    BrandKit,
    FontFile,
    as_message,
    branded,
    is_font,
    read_font,
    svg_as_png,
)
from pictory_nb.client import (
    Client,
    ConnectionFailedError,
    Endpoint,
    PictoryError,
    UnsupportedFileError,
    UploadedMedia,
    upload_name,
)
from pictory_nb.conversation import Action, Conversation
from pictory_nb.desk import Desk
from pictory_nb.draft import read_draft
from pictory_nb.exports import Exporter, ExportProgress
from pictory_nb.live import ProgressBar, turn_listener
from pictory_nb.previews import (
    draw_animation,
    draw_contact_sheet,
    draw_frame,
    draw_poster,
    draw_thumbnails,
    preview_output,
    preview_path,
    profile_output,
)
from pictory_nb.settings import Backend, Setting, Settings, Source, load_settings
from pictory_nb.storage import file_stem
from pictory_nb.timeline import Timeline
from pictory_nb.video import Video, captions_of
from pictory_nb.watching import FilmWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PIL.Image import Image

    from pictory_nb.conversation import ConversationEvent, Turn
    from pictory_nb.draft import Draft
    from pictory_nb.previews import Animation
    from pictory_nb.widgets import TimelineWidget, UploaderWidget
    from pictory_nb.widgets.uploads import Uploads

_LOCAL_POLL_S = 0.25
_CLOUD_POLL_S = 30.0
_THUMBNAIL_PX = 160
_POSTER_PX = 960


class NothingToClaimError(PictoryError):
    """There is no session that an account could take over."""


class LocalEngineError(PictoryError):
    """The local engine could not be started; the message says why and what to do."""


class Workshop:
    """One session with one backend: client, conversation, exports, batches and the panel's widgets.

    Parameters
    ----------
    backend, token, session_id, name, language
        As `pictory_nb.Studio` takes them.
    engine_options
        Of the local engine, as its command line takes them.

    Raises
    ------
    SettingsError
        A setting cannot be used.
    """

    def __init__(
        self,
        backend: str | None,
        *,
        token: str | None,
        session_id: str | None,
        name: str,
        language: str | None,
        engine_options: Sequence[str] = (),
    ) -> None:
        settings = load_settings(backend=backend, token=token)
        self.backend = settings.backend.value
        self._settings = _without_token(settings) if self.is_local else settings
        self._language = language
        self._engine_options = engine_options
        self.client = Client(self._connect, settings=self._settings)
        self.conversation = Conversation(
            self.client,
            language=language,
            session_id=session_id,
            backend=self.backend.value,
            name=name,
            commands={
                Action.EXPORT: self._export_command,
                Action.SHOW_TIMELINE: self._timeline_command,
                Action.SHOW_CREDITS: self._credits_command,
                Action.UPLOAD: self._upload_command,
            },
        )
        self.exporter = Exporter(
            self.client,
            backend=self.backend.value,
            poll_s=_LOCAL_POLL_S if self.is_local else _CLOUD_POLL_S,
        )
        self.batches = Batches(
            self.conversation,
            open_talk=self._open_talk,
            backend=self.client,
            exports=self.exporter,
            backend_name=self.backend.value,
            hopeless=(LocalEngineError,),
        )
        self._desk: Desk | None = None
        self._video: Video | None = None
        self._uploads: Uploads | None = None
        self._uploader: UploaderWidget | None = None

    @property
    def is_local(self) -> bool:
        """Whether the local engine makes the videos."""
        return self.backend is Backend.LOCAL

    @property
    def badge(self) -> str:
        """Which backend answers, as every widget shows it."""
        return "Local engine" if self.is_local else "Cloud"

    @property
    def desk(self) -> Desk:
        """The panel's widgets, made when they are first wanted."""
        if self._desk is None:
            self._desk = Desk(
                self.conversation,
                self.client,
                badge=self.badge,
                is_local=self.is_local,
                uploads=self.uploads,
                uploader=self.uploader,
            )
            if self._video is not None and self._video.path.exists():
                self._desk.show_video(self._video)
        return self._desk

    @property
    def uploads(self) -> Uploads:
        """The files that the user gives to the studio: one list for the picker, the chat and the panel."""
        if self._uploads is None:
            from pictory_nb.widgets.uploads import Uploads

            self._uploads = Uploads(self._pass_on, self._thumbnail if self.is_local else None)
        return self._uploads

    @property
    def uploader(self) -> UploaderWidget:
        """The upload picker, made when it is first wanted."""
        if self._uploader is None:
            from pictory_nb.widgets import UploaderWidget

            self._uploader = UploaderWidget(self.uploads, badge=self.badge)
            self._uploader.language = self._language or ""
        return self._uploader

    async def _pass_on(self, source: str | Path, progress: Callable[[int, int], None]) -> UploadedMedia:
        if is_font(source):
            font = await self._upload_font(source)
            return UploadedMedia(font.name, font.media_id, "font", None, None, {})
        return await self.client.upload(await self.conversation.ensure_session(), source, progress)

    async def _thumbnail(self, media_id: str) -> bytes:
        return await self.client.thumbnail(media_id, _THUMBNAIL_PX)

    def shown_turn(self) -> Callable[[ConversationEvent], None]:
        """Show a turn where the user is now and return what wants to be told its events."""
        return turn_listener(self.conversation, self.badge)

    def broken_off(self) -> list[str]:
        """Return what an earlier kernel did not end, one line each with the command that goes on with it."""
        spoken = self.conversation.words
        batch, in_batch = self.batches.unfinished(spoken.language), self.batches.render_ids()
        return [
            *([batch] if batch else []),
            *(
                spoken.export_unfetched.format(name=Path(job.target).name, render_id=job.render_id)
                for job in self.exporter.unfinished()
                if job.session_id == self.conversation.session_id and job.render_id not in in_batch
            ),
        ]

    def _open_talk(self, session_id: str | None) -> Conversation:
        """Return the conversation of another session, a new one's for ``None``."""
        return Conversation(
            self.client, language=self._language, session_id=session_id, backend=self.backend.value
        )

    async def _connect(self) -> Endpoint:
        if not self.is_local:
            return Endpoint(self._settings.base_url.value, self._settings.web_url.value)
        from pictory_nb.engine.launch import KEY_HEADER, EngineStartError, ensure_engine

        try:
            address = await asyncio.to_thread(ensure_engine, extra_args=self._engine_options)
        except EngineStartError as error:
            raise LocalEngineError(str(error)) from None
        return Endpoint(
            address.base_url,
            self._settings.web_url.value,
            extra_headers={KEY_HEADER: address.key},
            is_local=True,
        )

    async def timeline(self) -> Timeline:
        """Return the timeline as it is now, or as it was last seen when the backend cannot be reached."""
        try:
            return self._timeline_of(await self.conversation.refresh())
        except (ConnectionFailedError, LocalEngineError):
            if self.conversation.draft is None:
                raise
            return self._timeline_of(self.conversation.draft, self.conversation.words.unreachable_note)

    def _timeline_of(self, draft: Mapping[str, Any] | None, note: str = "") -> Timeline:
        def make_so(wanted: Mapping[str, Any], instruction: str) -> Turn:
            work = self.conversation.apply(wanted, instruction, self.shown_turn(), based_on=draft)
            return bridge.run(work)

        def find_view(shown: Draft) -> TimelineWidget | None:
            desk = self.desk.timeline
            # Another kernel may have changed the timeline: no event told of it.
            desk.show(self.conversation.draft)
            return desk.widget if desk.shows(shown) else None

        return Timeline(draft, note, history=self.conversation.history, make_so=make_so, find_view=find_view)

    async def export(self, target: str | Path, bar: ProgressBar, *, profile: str = "auto") -> Video:
        """Render the timeline to `target`, showing how far it is on `bar`."""
        try:
            video = await self._rendered(target, self._shown_on(bar), profile_output(profile, self.backend))
        except BaseException:
            bridge.ui(lambda: bar.end(self.conversation.words.export_unfinished))
            raise
        bridge.ui(lambda: bar.end(self.conversation.words.exported_file.format(name=video.path.name)))
        return video

    async def fetch(self, render_id: str, bar: ProgressBar) -> Video:
        """Wait for an earlier render and fetch its file."""
        path, info = await self.exporter.resume(render_id, self._shown_on(bar))
        bridge.ui(lambda: bar.end(self.conversation.words.fetched_file.format(name=path.name)))
        return self._exported(Video(path, info))

    def _shown_on(self, bar: ProgressBar) -> Callable[[ExportProgress], None]:
        def show(progress: ExportProgress) -> None:
            said = self.conversation.words.export_stage(progress.stage)
            bridge.ui(lambda: bar.set(said, progress.fraction))

        return show

    async def preview(self, bar: ProgressBar) -> Video:
        """Render a small version of the timeline, showing how far it is on `bar`."""
        output = preview_output(self.backend)
        try:
            session_id = await self.conversation.ensure_session()
            video = await self._rendered(preview_path(session_id), self._shown_on(bar), output)
        except BaseException:
            bridge.ui(lambda: bar.end(self.conversation.words.export_unfinished))
            raise
        bridge.ui(lambda: bar.end(self.conversation.words.exported_file.format(name=video.path.name)))
        return video

    async def frame(self, at_s: float, width_px: int | None) -> Image:
        """Return the picture of the timeline at a time."""
        draft = await self.conversation.refresh()
        return await draw_frame(self.client, self.conversation.session_id, draft, at_s, width_px)

    async def poster(self, width_px: int | None) -> Image:
        """Return the picture that invites to the film."""
        draft = await self.conversation.refresh()
        return await draw_poster(self.client, self.conversation.session_id, draft, width_px)

    async def thumbnails(self, width_px: int) -> list[Image]:
        """Return a picture of each scene."""
        draft = await self.conversation.refresh()
        return await draw_thumbnails(self.client, self.conversation.session_id, draft, width_px)

    async def contact_sheet(self, width_px: int, columns: int) -> Image:
        """Return all scenes in one picture."""
        draft = await self.conversation.refresh()
        return await draw_contact_sheet(self.client, self.conversation.session_id, draft, width_px, columns)

    async def animation(self, width_px: int) -> Animation:
        """Return a short moving overview."""
        draft = await self.conversation.refresh()
        return await draw_animation(self.client, self.conversation.session_id, draft, width_px)

    async def _rendered(
        self,
        target: str | Path,
        progress: Callable[[ExportProgress], None],
        output: Mapping[str, Any] | None = None,
    ) -> Video:
        draft = await self.conversation.refresh()
        film = read_draft(draft)
        watch = self._watch()

        def tell(state: ExportProgress) -> None:
            progress(state)
            if watch is not None:
                watch.begin(state)

        try:
            path, info = await self.exporter.export(
                self.conversation.session_id, draft, target or _free_name(film.title), tell, output=output
            )
        finally:
            if watch is not None:
                watch.end()
        return self._exported(Video(path, info, film.title, captions_of(film), await self._poster()))

    async def _poster(self) -> bytes | None:
        """Return what the player shows before a film plays; without one it takes a frame of the film."""
        session_id = self.conversation.session_id
        if not self.is_local or session_id is None:
            return None
        try:
            return await self.client.overview(session_id, "poster", _POSTER_PX)
        except PictoryError:
            return None

    def _watch(self) -> FilmWatch | None:
        """Return what plays the film in the panel meanwhile; nothing without a panel, or in the cloud."""
        session_id = self.conversation.session_id
        if self._desk is None or session_id is None or not self.is_local:
            return None
        return FilmWatch(self.client, session_id, self._desk.show_live)

    def _exported(self, video: Video) -> Video:
        self._video = video
        if self._desk is not None:
            self._desk.show_video(video)
        return video

    async def upload(self, source: str | Path, bar: ProgressBar) -> UploadedMedia:
        """Upload a file, which may be a font, or have an address fetched; `bar` shows how far it is."""
        if is_font(source):
            return await self._font_kept(source, bar)
        uploading = self.conversation.words.uploading.format(name=upload_name(source))

        def sent(done_bytes: int, all_bytes: int) -> None:
            fraction = done_bytes / all_bytes if all_bytes else None
            bridge.ui(lambda: bar.set(uploading, fraction))

        session_id = await self.conversation.ensure_session()
        media = await self.client.upload(session_id, source, sent)
        bridge.ui(lambda: bar.end(self.conversation.words.uploaded.format(name=media.name)))
        return media

    async def brand(
        self, kit: BrandKit, logo: str | Path | None, bar: ProgressBar | None, font: str | Path | None = None
    ) -> Turn:
        """Put `kit` on the film, with a picture as its logo and a font file that are uploaded before.

        Raises
        ------
        BrandError
            There is no film, nothing is asked for, the logo cannot be drawn, or the font cannot be used.
        """
        draft = await self.conversation.refresh()
        if draft is None:
            raise BrandError("There is no video to put the brand on. Make one first: studio.send(…).")
        if logo is not None and bar is not None:
            kit = replace(kit, logo_media_id=(await self._upload_logo(logo, bar)).media_id)
        if font is not None:
            kit = replace(kit, font=await self._upload_font(font))
        if kit.is_empty:
            raise BrandError(
                "Say what the brand has: a name, a logo, a font, colours, a watermark or a lower third."
            )
        return await self.conversation.apply(
            branded(draft, kit), as_message(kit), self.shown_turn(), based_on=draft
        )

    async def _font_kept(self, source: str | Path, bar: ProgressBar) -> UploadedMedia:
        font = await self._upload_font(source)
        bridge.ui(lambda: bar.end(self.conversation.words.uploaded.format(name=font.name)))
        return UploadedMedia(font.name, font.media_id, "font", None, None, {})

    async def _upload_font(self, font: str | Path) -> FontFile:
        if not str(font):
            return FontFile()
        if not self.is_local:
            raise BrandError(
                "The cloud offers no fonts of your own; nothing was changed. The local engine does: "
                "Studio(local=True)."
            )
        path = Path(font)
        data = await asyncio.to_thread(read_font, path)
        try:
            media_id = await self.client.put_font(await self.conversation.ensure_session(), path.name, data)
        except UnsupportedFileError as error:
            raise BrandError(error.said or str(error)) from None
        return FontFile(media_id, path.name)

    async def _upload_logo(self, logo: str | Path, bar: ProgressBar) -> UploadedMedia:
        if not str(logo).lower().endswith(".svg") or "://" in str(logo):
            return await self.upload(logo, bar)
        path = Path(logo)
        with TemporaryDirectory(prefix="pictory-nb-") as folder:
            picture = Path(folder) / f"{path.stem}.png"
            picture.write_bytes(await asyncio.to_thread(svg_as_png, path))
            return await self.upload(picture, bar)

    async def claim_link(self) -> str:
        """Return the link by which an account takes the session over."""
        if self.is_local or self.conversation.session is None:
            where = "the local engine has no accounts" if self.is_local else "there is no session yet"
            raise NothingToClaimError(f"There is nothing to take over: {where}.")
        return (await self.client.claim_link(self.conversation.session)).url.reveal()

    async def _export_command(self, status: Callable[[str], None]) -> str:
        def show(progress: ExportProgress) -> None:
            said = self.conversation.words.export_stage(progress.stage)
            status(said if progress.fraction is None else f"{said} {progress.fraction:.0%}")
            if self._desk is not None:
                self._desk.show_progress(progress)

        try:
            video = await self._rendered("", show)
        except BaseException as error:
            if self._desk is not None:
                self._desk.show_no_video(was_stopped=isinstance(error, asyncio.CancelledError))
            raise
        return self.conversation.words.exported.format(
            name=video.path.name, info=video.info, folder=video.path.parent
        )

    async def _timeline_command(self, _status: Callable[[str], None]) -> str:
        return (await self.timeline()).told(self.conversation.words.language)

    async def _credits_command(self, _status: Callable[[str], None]) -> str:
        credits_ = await self.client.credits()
        said = self.conversation.words
        template = said.credits_reserved if credits_.frozen else said.credits_left
        return template.format(available=f"{credits_.available:g}", frozen=f"{credits_.frozen or 0:g}")

    async def _upload_command(self, _status: Callable[[str], None]) -> str:
        return self.conversation.words.upload_advice


def engine_options(
    executor: str,
    address: str | None,
    store: str | None,
    voice: str | Path | Callable[..., Any] | None = None,
) -> tuple[str, ...]:
    """Return the local engine's options for what renders and what speaks.

    Raises
    ------
    LocalEngineError
        There is no such executor, a cluster without an address, or a voice that the engine cannot find.

    Examples
    --------
    >>> engine_options("dask", "tcp://host:8786", None)
    ('--executor', 'dask', '--address', 'tcp://host:8786')
    >>> engine_options("local", None, None, "my_voices:speak")
    ('--voice', 'my_voices:speak')
    """
    spoken = () if voice is None else ("--voice", _voice_name(voice))
    if executor == "local":
        return spoken
    if executor != "dask" or not address:
        raise LocalEngineError(
            'Films are rendered by executor="local" or by executor="dask" with the address of its scheduler, '
            'such as address="tcp://host:8786".'
        )
    return ("--executor", "dask", "--address", address, *(("--store", store) if store else ()), *spoken)


def _voice_name(voice: str | Path | Callable[..., Any]) -> str:
    """Return what the engine finds a voice by: a path, or where a function is."""
    if callable(voice):
        module, name = voice.__module__, voice.__qualname__
        if module == "__main__" or "." in name or "<" in name:
            raise LocalEngineError(
                f"The voice {name} must be a function of a module, so that the engine can import it as well: "
                'write it to my_voices.py and say voice="my_voices:speak".'
            )
        return f"{module}:{name}"
    path = Path(voice).expanduser()
    if path.exists():
        return str(path.absolute())
    if path.suffix == ".onnx" or ":" not in str(voice):
        raise LocalEngineError(
            f"There is no voice “{voice}”: give a voice file of Piper (.onnx), a folder of such files, or a "
            'function as "module:function".'
        )
    return str(voice)


def _free_name(title: str) -> Path:
    """Return a file name made of the title that is not taken yet."""
    stem = file_stem(title) or "video"
    number = 1
    while (path := Path(f"{stem}{'' if number == 1 else f'-{number}'}.mp4")).exists():
        number += 1
    return path


def _without_token(settings: Settings) -> Settings:
    """Keep a cloud token away from the local engine, which gives its own."""
    return replace(settings, token=Setting(None, Source.DEFAULT, "none; the local engine gives its own"))
