"""The queue of renders: at most one per session at work, a few overall, each with honest progress."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.server import jobs, media
from pictory_nb.engine.server.disk import is_disk_full
from pictory_nb.engine.server.envelope import Code, RefusalError
from pictory_nb.engine.server.services import FailedInWordsError, FeedEndedError, RenderOrder
from pictory_nb.storage import make_private_dir

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path
    from typing import Any

    from pictory_nb.engine.server.context import Context
    from pictory_nb.engine.server.jobs import Job
    from pictory_nb.engine.server.services import Feed, Renderer
    from pictory_nb.engine.server.sessions import Session

log = logging.getLogger(__name__)

CANCELLED = "The export was cancelled."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: 0 to 1, what is being done, and its place in the queue (0 = at work)."""

    fraction: float
    stage: str
    queue_position: int


class _Work:
    """A job at work."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.fraction = 0.0
        self.stage = "starting"
        self.cancelled = False
        self.task: asyncio.Task[None] | None = None
        self.feed: asyncio.Future[Feed] = asyncio.get_running_loop().create_future()

    def tell(self, fraction: float, stage: str) -> None:
        """Note progress, which never goes back."""
        self.fraction = max(self.fraction, min(fraction, 1.0))
        self.stage = stage


class Renders:
    """All renders of this engine."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.folder = make_private_dir(context.settings.data_dir / "renders")
        self._waiting: dict[str, Job] = {}
        self._working: dict[str, _Work] = {}
        self._renderer: Renderer | None = None
        self._ending = False
        self._moved = asyncio.Event()
        self._warming: asyncio.Task[None] | None = None
        self._opening = threading.Lock()

    def __len__(self) -> int:
        return len(self._waiting) + len(self._working)

    async def start(self) -> None:
        """Take up what engines that are gone have left, and remove films that are too old."""
        owner, database = self._context.owner, self._context.database
        for job in await database.run(jobs.take_over, owner.name, owner.is_alive):
            self._waiting[job.job_id] = job
        oldest = time.time() - self._context.settings.keep_renders_s
        for file in await database.run(jobs.files_ended_before, oldest):
            (self.folder / file).unlink(missing_ok=True)
        self._pump()

    async def submit(
        self, session: Session, job_id: str, draft: Mapping[str, Any], output: Mapping[str, Any]
    ) -> Job:
        """Queue a job and return it; the same id again returns the job that is there and renders nothing.

        Raises
        ------
        RefusalError
            When the id belongs to somebody else's job.
        """
        database = self._context.database
        is_new = await database.run(
            jobs.add, self._context.owner.name, job_id, session.session_id, draft, output
        )
        job = await database.run(jobs.find, session.account_id, job_id)
        if is_new:
            self._waiting[job_id] = job
            self._pump()
        return job

    async def cancel(self, job: Job) -> None:
        """Stop a job; one that has ended stays as it is."""
        if (work := self._working.get(job.job_id)) is not None and work.task is not None:
            work.cancelled = True
            work.task.cancel()
            await asyncio.wait([work.task])
        self._waiting.pop(job.job_id, None)
        await self._context.database.run(jobs.end, job.job_id, "cancelled", CANCELLED)
        self._pump()

    def progress(self, job_id: str) -> Progress | None:
        """Tell how far a job is, or ``None`` when this engine is not busy with it."""
        if (work := self._working.get(job_id)) is not None:
            return Progress(work.fraction, work.stage, 0)
        if job_id in self._waiting:
            return Progress(0.0, "waiting", list(self._waiting).index(job_id) + 1)
        return None

    @contextlib.asynccontextmanager
    async def feed(self, account_id: str, job_id: str) -> AsyncIterator[Feed]:
        """Lend the parts of a film that is made now, or was made; waits for the job's turn.

        Whoever is told `FeedEndedError` asks again: the film is finished then, or failed.

        Raises
        ------
        RefusalError
            There is no such job, or it ended without a film: HTTP 422, in words.
        """
        moved = self._moved
        while (feed := await self._open_feed(account_id, job_id)) is None:
            await moved.wait()
            moved = self._moved
        try:
            yield feed
        except FeedEndedError:
            # The film gets its name, or the failure its words, a moment later.
            if (work := self._working.get(job_id)) is not None and work.task is not None:
                await asyncio.wait([work.task])
            raise

    async def _open_feed(self, account_id: str, job_id: str) -> Feed | None:
        if (work := self._working.get(job_id)) is not None and work.task is not None:
            either: set[asyncio.Future[Any]] = {work.feed, work.task}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if work.feed.done():
                return work.feed.result()
        job = await self._context.database.run(jobs.find, account_id, job_id)
        if job.status == "completed":
            draft = json.loads(job.draft_json)
            return await self._open_renderer().finished(self.folder / job.file, draft, _order(job))
        if job.ended_at is not None:
            raise RefusalError(422, Code.WORK_FAILED, job.error or "The export was not finished.")
        return None

    def warm_soon(self) -> None:
        """Start the renderer's workers beside other work: whoever sends a message may export its film."""
        if self._warming is None or self._warming.done():
            self._warming = asyncio.create_task(self._warm())

    async def clear_cache(self) -> int:
        """Delete what finished renders left for the next ones, and return how many bytes that freed."""
        renderer = await asyncio.to_thread(self._open_renderer)
        return await asyncio.to_thread(renderer.clear_cache)

    async def _warm(self) -> None:
        # In a thread, because it imports what makes pictures.
        renderer = await asyncio.to_thread(self._open_renderer)
        await renderer.warm()

    async def still(self, account_id: str, draft: Mapping[str, Any], at_ms: int, *, width: int) -> bytes:
        """Return the picture of `draft` at a time as PNG.

        Raises
        ------
        FailedInWordsError
            When it cannot be made.
        """
        files = await self._media_files(account_id, draft)
        return await self._open_renderer().still(draft, at_ms, width=width, media=files)

    async def overview(
        self, account_id: str, draft: Mapping[str, Any], what: Mapping[str, Any], *, width: int
    ) -> bytes:
        """Return a picture that stands for `draft`: poster, segment, sheet (PNG) or loop (WebP).

        Raises
        ------
        FailedInWordsError
            When it cannot be made.
        """
        files = await self._media_files(account_id, draft)
        return await self._open_renderer().overview(draft, what, width=width, media=files)

    async def peaks(self, account_id: str, draft: Mapping[str, Any], track: int, segment: int) -> bytes:
        """Return the outline of a sound of `draft`, one byte for each 50 ms.

        Raises
        ------
        FailedInWordsError
            When it cannot be made.
        """
        files = await self._media_files(account_id, draft)
        return await self._open_renderer().peaks(draft, track, segment, media=files)

    async def interrupt(self) -> None:
        """Stop all work; the next engine takes it up."""
        self._ending = True
        self._waiting.clear()
        tasks = [work.task for work in self._working.values() if work.task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def aclose(self) -> None:
        """Stop all work and end the renderer's workers."""
        await self.interrupt()
        if self._warming is not None:
            await asyncio.wait([self._warming])
        if self._renderer is not None:
            await self._renderer.aclose()

    def _pump(self) -> None:
        """Start what may start: of each session that has none at work, the oldest export or preview."""
        self._moved.set()
        self._moved = asyncio.Event()
        for job in list(self._waiting.values()):
            if self._ending or len(self._working) >= self._context.settings.max_renders:
                return
            if any(_excludes(work.job, job) for work in self._working.values()):
                continue
            del self._waiting[job.job_id]
            work = self._working[job.job_id] = _Work(job)
            work.task = asyncio.create_task(self._work(work), name=job.job_id)
            work.task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        del self._working[task.get_name()]
        self._pump()

    async def _work(self, work: _Work) -> None:
        job, database = work.job, self._context.database
        part = self.folder / f"{job.file.removesuffix('.mp4')}.part.mp4"
        failure: str | None = None
        try:
            await database.run(jobs.begin, job.job_id)
            draft = json.loads(job.draft_json)
            report = await self._open_renderer().render(
                job.job_id,
                draft,
                part,
                media=await self._media_files(job.account_id, draft),
                order=_order(job),
                on_progress=work.tell,
                on_feed=work.feed.set_result,
            )
            await asyncio.to_thread(part.replace, self.folder / job.file)
            await database.run(jobs.complete, job.job_id, report)
        except asyncio.CancelledError:
            log.info("render %s stopped", job.job_id)
        except FailedInWordsError as error:
            failure = str(error)
        except Exception as error:
            log.exception("render %s broke", job.job_id)
            failure = (
                "The disk is full. Free some space, then export again: what was already rendered is kept."
                if is_disk_full(error)
                else f"The renderer broke ({type(error).__name__}). The engine's log has the details; "
                "the timeline is untouched, and you may export again."
            )
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        if failure is not None:
            await self._fail(job.job_id, failure)

    async def _fail(self, job_id: str, words: str) -> None:
        try:
            await self._context.database.run(jobs.end, job_id, "failed", words)
        except Exception:
            log.exception("render %s could not be marked as failed: %s", job_id, words)

    async def _media_files(self, account_id: str, draft: Mapping[str, Any]) -> dict[str, Path]:
        folder = self._context.settings.data_dir / "media"
        return await self._context.database.run(media.files_in, account_id, draft, folder)

    def _open_renderer(self) -> Renderer:
        with self._opening:
            if self._renderer is None:
                work_dir = make_private_dir(self._context.settings.cache_dir / "render")
                self._renderer = self._context.services.open_renderer(work_dir)
            return self._renderer


def _excludes(working: Job, waiting: Job) -> bool:
    """Whether a session's job waits for another one of it; a preview does not wait for an export."""
    same_kind = _order(working).is_preview == _order(waiting).is_preview
    return working.session_id == waiting.session_id and same_kind


def _order(job: Job) -> RenderOrder:
    """Return how the job's film is to be made; a quality without a profile is left to the content."""
    wished = job.output.get("profile", "draft" if job.output.get("quality") == "draft" else "auto")
    return RenderOrder(
        job.session_id,
        profile=str(wished),
        short_side_px=job.output.get("short_side_px"),
        is_preview=bool(job.output.get("preview")),
    )
