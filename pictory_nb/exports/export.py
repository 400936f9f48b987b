"""One export from the draft to a verified file: journal → submit → poll → fetch → verify."""

from __future__ import annotations

import asyncio
import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.client import (
    ConnectionFailedError,
    DiskFullError,
    PictoryError,
    RenderCancelledError,
    RenderFailedError,
    RenderPhase,
    RenderUnfinishedError,
)
from pictory_nb.draft import read_draft
from pictory_nb.exports.journal import UNFINISHED, ExportJob, JobState, Journal
from pictory_nb.exports.verify import VideoInfo, probe_video

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from pictory_nb.client import Client, RenderStatus

DEADLINE_S = 3600.0
_CANCEL_TIMEOUT_S = 3.0


class NothingToExportError(PictoryError):
    """There is no timeline yet."""


class WrongTargetError(PictoryError):
    """The file cannot be written where it was asked for."""


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far an export is: `stage` in words, `fraction` from 0 to 1, ``None`` when not known."""

    render_id: str
    stage: str
    fraction: float | None


class Exporter:
    """Makes files of drafts, one render after the other or side by side.

    Parameters
    ----------
    client
        Speaks to the backend.
    backend
        ``"local"`` or ``"cloud"``, written into the journal.
    poll_s
        Pause between two looks at a render, in seconds (CONTRACT §3: 30 in the cloud).
    journal
        Where the jobs are written down.
    sleep
        A pause in seconds.
    """

    def __init__(
        self,
        client: Client,
        *,
        backend: str,
        poll_s: float,
        journal: Journal | None = None,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._backend = backend
        self._poll_s = poll_s
        self._journal = journal or Journal()
        self._sleep = sleep

    async def export(
        self,
        session_id: str | None,
        draft: Mapping[str, Any] | None,
        target: str | Path,
        progress: Callable[[ExportProgress], None],
        *,
        output: Mapping[str, Any] | None = None,
    ) -> tuple[Path, VideoInfo]:
        """Render `draft` and put the file at `target`; return the file and what a probe of it says.

        `output` holds wishes of ours for the local engine, such as the profile (`Client.start_render`).

        Raises
        ------
        NothingToExportError, WrongTargetError, DiskFullError
            Before anything is sent.
        PictoryError
            The render or the download failed; the journal knows how far it came.
        """
        if session_id is None or draft is None or not read_draft(draft).is_exportable:
            raise NothingToExportError("There is nothing to export yet: send a script or a post first.")
        path = checked_target(target)
        try:
            job = self._journal.open(session_id=session_id, backend=self._backend, target=path)
        except OSError as error:
            raise DiskFullError(
                f"The export could not be written down ({error.strerror}), so nothing was started. "
                "Make room on the disk and export again."
            ) from None
        try:
            await self._client.start_render(job.render_id, session_id, draft, output=output)
        except asyncio.CancelledError:
            await self._cancel(job)
            raise
        except ConnectionFailedError as error:
            if error.never_left:
                self._journal.update(job, JobState.FAILED, str(error))
            raise
        except PictoryError as error:
            self._journal.update(job, JobState.FAILED, str(error))
            raise
        return await self._finish(self._journal.update(job, JobState.RENDERING), progress)

    async def resume(
        self, render_id: str, progress: Callable[[ExportProgress], None]
    ) -> tuple[Path, VideoInfo]:
        """Wait for a render that an earlier kernel began, and fetch it.

        Raises
        ------
        NothingToExportError
            The journal has no such render.
        """
        job = self._journal.find(render_id)
        if job is None:
            raise NothingToExportError(f"No export {render_id} is known here.")
        return await self._finish(job, progress)

    def unfinished(self) -> list[ExportJob]:
        """Return the renders of this backend that were begun and never fetched, oldest first."""
        return [
            job for job in self._journal.jobs() if job.backend == self._backend and job.state in UNFINISHED
        ]

    async def _finish(
        self, job: ExportJob, progress: Callable[[ExportProgress], None]
    ) -> tuple[Path, VideoInfo]:
        try:
            status = await self._rendered(job, progress)
        except asyncio.CancelledError:
            await self._cancel(job)
            raise
        except (RenderFailedError, RenderCancelledError) as error:
            self._journal.update(job, JobState.FAILED, str(error))
            raise
        job = self._journal.update(job, JobState.RENDERED)
        progress(ExportProgress(job.render_id, "Fetching the file", 1.0))
        path = await self._client.download_render(status, Path(job.target))
        info = await asyncio.to_thread(probe_video, path)
        self._journal.update(job, JobState.FETCHED)
        return path, info

    async def _rendered(self, job: ExportJob, progress: Callable[[ExportProgress], None]) -> RenderStatus:
        waited_s = 0.0
        while True:
            status = await self._client.render_status(job.render_id)
            status.raise_if_lost()
            if status.phase is RenderPhase.COMPLETED:
                return status
            progress(ExportProgress(job.render_id, _stage(status), _fraction(status)))
            if waited_s >= DEADLINE_S:
                raise RenderUnfinishedError(
                    f"The video is not ready after {waited_s / 60:.0f} minutes. It is still being made: "
                    f'fetch it later with studio.fetch_export("{job.render_id}").',
                    render_id=job.render_id,
                )
            await self._sleep(self._poll_s)
            waited_s += self._poll_s

    async def _cancel(self, job: ExportJob) -> None:
        """Stop a render that nobody waits for any more; where the backend cannot, it stays in the journal."""
        with contextlib.suppress(PictoryError, TimeoutError):
            async with asyncio.timeout(_CANCEL_TIMEOUT_S):
                if await self._client.cancel_render(job.render_id):
                    self._journal.update(job, JobState.CANCELLED)


def checked_target(target: str | Path) -> Path:
    """Return where the file goes, made absolute and with its folder there; ``.mp4`` is added when missing.

    Raises
    ------
    WrongTargetError
        It is a folder, has another ending, or its folder cannot be written.
    """
    path = Path(target).expanduser().absolute()
    if path.is_dir():
        raise WrongTargetError(f'{path} is a folder. Say the file\'s name too: "{path.name}/video.mp4".')
    if not path.suffix:
        path = path.with_suffix(".mp4")
    if path.suffix.lower() != ".mp4":
        raise WrongTargetError(f'Exports are MP4 files, not {path.suffix}. Name it "{path.stem}.mp4".')
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongTargetError(f"The folder {path.parent} cannot be made: {error.strerror}.") from None
    if not os.access(path.parent, os.W_OK):
        raise WrongTargetError(f"The folder {path.parent} cannot be written. Choose another place.")
    return path


_STAGES = {
    "frames": "Drawing the pictures",
    "sound": "Mixing the sound",
    "join": "Joining the film",
    "done": "Joining the film",
}


def _stage(status: RenderStatus) -> str:
    known = _STAGES.get(str(status.raw.get("stage")))
    if known:
        return known
    return "Waiting for its turn" if status.phase is RenderPhase.PENDING else "Rendering"


def _fraction(status: RenderStatus) -> float | None:
    return None if status.progress_pct is None else status.progress_pct / 100
