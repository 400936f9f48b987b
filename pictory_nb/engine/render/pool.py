"""The renderer's front door: warm workers, jobs cut into segments, stills."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.render.cache import SegmentCache, draft_digest, sound_key
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.fair_queue import FILM, STILL, FairQueue, Turn
from pictory_nb.engine.render.job import RenderJob
from pictory_nb.engine.render.process import OnReport, WorkerDiedError, WorkerProcess
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.sound import SoundError, alone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from pictory_nb.engine.render.live import LiveFeed
    from pictory_nb.engine.render.report import RenderProgress, RenderReport

_LARGEST_STILL = 4096
_SOMEBODY_WAITS = Turn("", STILL)


class RenderPool:
    """Renders films and stills in a few worker processes that stay warm between jobs.

    Parameters
    ----------
    work_dir
        Finished segments are kept in ``segments`` under it, so that unchanged scenes are not rendered again.
    workers
        How many processes work at once; as many as there are processor cores unless said.
    """

    def __init__(self, work_dir: Path, workers: int | None = None) -> None:
        self._work_dir = work_dir
        self.size = workers or max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
        self._queue = FairQueue(self.size)
        self._idle: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._closed = False
        self.cache = SegmentCache(work_dir / "segments")

    @property
    def worker_pids(self) -> tuple[int, ...]:
        """The ids of the worker processes that run now."""
        return tuple(worker.pid for worker in self._all if worker.is_alive)

    async def render(
        self,
        job_id: str,
        draft: Mapping[str, Any],
        out_path: Path,
        *,
        media: Mapping[str, Path] | None = None,
        profile: str = "auto",
        turn: Turn | None = None,
        on_progress: Callable[[RenderProgress], None] | None = None,
        on_feed: Callable[[LiveFeed], None] | None = None,
    ) -> RenderReport:
        """Render `draft` to an MP4 at `out_path`: H.264 High and AAC, index first.

        Cancelling the awaiting task kills the workers that are busy with the job; finished segments stay.

        Parameters
        ----------
        job_id
            Names the job; two jobs at once need different names.
        media
            The user's files by media id.
        profile
            ``"draft"`` (generated pictures), ``"balanced"`` (some photos or footage among them), ``"high"``
            (mostly photos or footage) or ``"auto"``: by content.
        turn
            Whose film it is and how much it matters; each job is its own owner's film unless said.
        on_progress
            Called in this loop whenever frames were finished.
        on_feed
            Called in this loop with what plays the film while it is made, before the work starts.

        Raises
        ------
        RenderError
            In words: an empty draft, a missing or unreadable medium, a full disk, a worker that died twice.
        """
        turn = turn or Turn(job_id, FILM)
        job = RenderJob(self, job_id, draft, Path(out_path), dict(media or {}), profile, turn, on_progress)
        if on_feed is not None:
            on_feed(job.feed)
        return await job.run()

    async def warm(self) -> None:
        """Start the workers that do not run yet, so that the next film need not wait for them."""
        if not self._closed:
            starting = self.size - len(self._all)
            for worker in await asyncio.gather(*(WorkerProcess.start() for _ in range(starting))):
                self._all.add(worker)
                self._idle.append(worker)

    async def still(
        self,
        draft: Mapping[str, Any],
        at_ms: float,
        *,
        width: int | None = None,
        media: Mapping[str, Path] | None = None,
    ) -> bytes:
        """Return the picture at `at_ms` as a PNG, `width` pixels wide (the film's width unless said).

        Raises
        ------
        RenderError
            As `render`.
        """
        film = read_film(draft)
        wide = film.canvas.width if width is None else width
        if not 1 <= wide <= _LARGEST_STILL:
            raise RenderError(f"A still of {wide} pixels is not possible: use 1 to {_LARGEST_STILL}.")
        files = {media_id: str(path) for media_id, path in (media or {}).items()}
        name = draft_digest(draft, files)
        with tempfile.TemporaryDirectory(prefix="pictory-still-") as folder:
            path = Path(folder) / "still.png"
            command = {"do": "still", "at_ms": at_ms, "width": wide, "path": str(path)}
            await self.ask(name, draft, files, command)
            return path.read_bytes()

    async def peaks(
        self,
        draft: Mapping[str, Any],
        track: int,
        segment: int,
        *,
        media: Mapping[str, Path] | None = None,
    ) -> bytes:
        """Return the outline of one sound as `pictory_nb.engine.sound.peaks` does; it is kept by its content.

        Raises
        ------
        RenderError
            As `render`; also when there is no such sound (`track` and `segment` count from 0).
        """
        try:
            only = alone(draft, track, segment)
        except SoundError as error:
            raise RenderError(str(error)) from None
        path = self.cache.path_of(sound_key(only, media or {}), ".peaks")
        if not self.cache.has(path):
            files = {media_id: str(path) for media_id, path in (media or {}).items()}
            command = {"do": "peaks", "alone": only, "path": str(path)}
            await self.ask(draft_digest(draft, files), draft, files, command)
        return path.read_bytes()

    async def ask(
        self,
        name: str,
        draft: Mapping[str, Any],
        media: Mapping[str, str],
        command: Mapping[str, Any],
        on_report: OnReport | None = None,
        *,
        lane: int = 0,
        turn: Turn = _SOMEBODY_WAITS,
    ) -> float:
        """Have a free worker carry out `command` on the draft called `name`; one that dies is replaced once.

        Commands of one `lane` go to the same worker when it is free: it has their scenes ready.

        Returns
        -------
        float
            The processor time in seconds.
        """
        spent_s = 0.0
        for attempt in (1, 2):
            async with self._worker(name, lane, turn) as worker:
                try:
                    if name not in worker.opened:
                        opening = {"do": "open", "film": name, "draft": draft, "media": media}
                        spent_s += await worker.ask(opening)
                        worker.opened.append(name)
                    worker.last_lane = (name, lane)
                    return spent_s + await worker.ask({**command, "film": name}, on_report)
                except WorkerDiedError as error:
                    worker.kill()
                    if attempt == 2:
                        raise RenderError(
                            "The renderer stopped twice in the middle of the same scene, most likely because "
                            "the computer ran out of memory. Close other programs and export again; finished "
                            "scenes are kept."
                        ) from error
        raise AssertionError

    @contextlib.asynccontextmanager
    async def _worker(self, name: str, lane: int, turn: Turn) -> AsyncIterator[WorkerProcess]:
        """Lend a worker; one whose command was cancelled is killed, because it would go on working."""
        if self._closed:
            raise RenderError("The renderer has been shut down. Start the engine again.")
        async with self._queue.place(turn):
            worker = self._take_idle(name, lane)
            if worker is None or not worker.is_alive:
                if worker is not None:
                    await self._bury(worker)
                worker = await WorkerProcess.start()
                self._all.add(worker)
            try:
                yield worker
            except asyncio.CancelledError:
                worker.kill()
                raise
            finally:
                if worker.is_alive and not self._closed:
                    self._idle.append(worker)
                else:
                    await asyncio.shield(self._bury(worker))

    def _take_idle(self, name: str, lane: int) -> WorkerProcess | None:
        if not self._idle:
            return None

        def fitness(worker: WorkerProcess) -> tuple[bool, bool, bool]:
            return worker.last_lane == (name, lane), name in worker.opened, not worker.opened

        best = max(self._idle, key=fitness)
        self._idle.remove(best)
        return best

    async def _bury(self, worker: WorkerProcess) -> None:
        """End a worker, wait until it is gone, and remove what it had begun to write."""
        worker.kill()
        await worker.wait()
        self._all.discard(worker)
        self.cache.remove_parts(worker.pid)

    async def aclose(self) -> None:
        """End every worker and wait until they are gone."""
        self._closed = True
        self._idle.clear()
        await asyncio.gather(*(self._bury(worker) for worker in list(self._all)))
