"""The renderer's front door: warm workers, jobs cut into segments, stills."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.render.cache import USUAL_CACHE_BYTES, SegmentCache, draft_digest, sound_key
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.executor import Executor, Work
from pictory_nb.engine.render.fair_queue import FILM, STILL, Turn
from pictory_nb.engine.render.job import RenderJob
from pictory_nb.engine.render.local_workers import LocalWorkers, processor_count
from pictory_nb.engine.render.overview import short_side_for
from pictory_nb.engine.render.preview import scaled_draft
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.sound import SoundError, alone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pictory_nb.engine.render.live import LiveFeed
    from pictory_nb.engine.render.process import OnReport
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
    cache_bytes
        How much finished segments and soundtracks may take; the least recently used go first.
    cluster
        Puts many machines before this computer's processes.
    """

    def __init__(
        self,
        work_dir: Path,
        workers: int | None = None,
        *,
        cache_bytes: int = USUAL_CACHE_BYTES,
        cluster: Callable[[Executor, SegmentCache], Executor] | None = None,
    ) -> None:
        self.cache = SegmentCache(work_dir / "segments", cache_bytes)
        self.cache.remove_orphans()
        self._executor: Executor = LocalWorkers(workers or processor_count(), self.cache.remove_parts)
        if cluster is not None:
            self._executor = cluster(self._executor, self.cache)

    @property
    def size(self) -> int:
        """How many segments are made at once."""
        return self._executor.size

    @property
    def worker_pids(self) -> tuple[int, ...]:
        """The ids of the worker processes of this computer that run now."""
        return self._executor.pids

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
        await self._executor.warm()

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
            await self.ask(Work(name, draft, files, command, "still", _SOMEBODY_WAITS))
            return path.read_bytes()

    async def overview(
        self,
        draft: Mapping[str, Any],
        what: Mapping[str, Any],
        *,
        width: int,
        media: Mapping[str, Path] | None = None,
    ) -> bytes:
        """Return a picture that stands for the film, `width` pixels wide: PNG, of kind "loop" WebP.

        Parameters
        ----------
        what
            ``{"kind": "poster"}``, ``{"kind": "segment", "id": …}``, ``{"kind": "sheet", "columns": …}`` or
            ``{"kind": "loop"}``; see `pictory_nb.engine.render.overview`.

        Raises
        ------
        RenderError
            As `render`; also when there is no such segment.
        """
        if not 1 <= width <= _LARGEST_STILL:
            raise RenderError(f"A picture of {width} pixels is not possible: use 1 to {_LARGEST_STILL}.")
        side = short_side_for(what, width)
        drawn = draft if side is None else scaled_draft(draft, side)
        files = {media_id: str(path) for media_id, path in (media or {}).items()}
        with tempfile.TemporaryDirectory(prefix="pictory-still-") as folder:
            path = Path(folder) / "overview"
            command = {"do": "overview", "what": dict(what), "width": width, "path": str(path)}
            await self.ask(
                Work(draft_digest(drawn, files), drawn, files, command, "overview", _SOMEBODY_WAITS)
            )
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
            name = draft_digest(draft, files)
            await self.ask(Work(name, draft, files, command, "outline of a sound", _SOMEBODY_WAITS))
        return path.read_bytes()

    async def ask(self, work: Work, on_report: OnReport | None = None) -> float:
        """Have `work` carried out and return the processor time in seconds."""
        return await self._executor.ask(work, on_report)

    async def aclose(self) -> None:
        """End every worker and wait until they are gone."""
        await self._executor.aclose()
