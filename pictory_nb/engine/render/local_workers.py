"""Worker processes of this computer: lent to whoever's turn it is, replaced when they die."""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING

from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.fair_queue import FairQueue
from pictory_nb.engine.render.process import OnReport, WorkerDiedError, WorkerProcess

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from pictory_nb.engine.render.executor import Work


def processor_count() -> int:
    """Return how many processor cores this process may use."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2)


class LocalWorkers:
    """A few processes that stay warm between jobs.

    Parameters
    ----------
    size
        How many work at once.
    on_death
        Called with the id of a process that is gone, to remove what it had begun to write.
    """

    def __init__(self, size: int, on_death: Callable[[int], None]) -> None:
        self.size = size
        self._on_death = on_death
        self._queue = FairQueue(size)
        self._idle: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._starting = asyncio.Lock()
        self._closed = False

    @property
    def pids(self) -> tuple[int, ...]:
        """The ids of the processes that run now."""
        return tuple(worker.pid for worker in self._all if worker.is_alive)

    async def warm(self) -> None:
        """Start the workers that do not run yet."""
        async with self._starting:
            missing = 0 if self._closed else self.size - len(self._all)
            for worker in await asyncio.gather(*(WorkerProcess.start() for _ in range(missing))):
                self._all.add(worker)
                self._idle.append(worker)

    async def ask(self, work: Work, on_report: OnReport | None = None) -> float:
        """Have a free worker carry out `work`; one that dies is replaced once."""
        spent_s = 0.0
        for attempt in (1, 2):
            async with self._worker(work) as worker:
                try:
                    if work.film not in worker.opened:
                        opening = {"do": "open", "film": work.film, "draft": work.draft, "media": work.media}
                        spent_s += await worker.ask(opening)
                        worker.opened.append(work.film)
                    worker.last_lane = (work.film, work.lane)
                    return spent_s + await worker.ask({**work.command, "film": work.film}, on_report)
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
    async def _worker(self, work: Work) -> AsyncIterator[WorkerProcess]:
        """Lend a worker; one whose command was cancelled is killed, because it would go on working."""
        if self._closed:
            raise RenderError("The renderer has been shut down. Start the engine again.")
        async with self._queue.place(work.turn):
            worker = self._take_idle(work) or await self._start_one(work)
            if not worker.is_alive:
                await self._bury(worker)
                worker = await self._start_one(work)
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

    async def _start_one(self, work: Work) -> WorkerProcess:
        """Start a worker, or take one that somebody else has started meanwhile."""
        async with self._starting:
            worker = self._take_idle(work)
            if worker is None:
                worker = await WorkerProcess.start()
                self._all.add(worker)
            return worker

    def _take_idle(self, work: Work) -> WorkerProcess | None:
        if not self._idle:
            return None

        def fitness(worker: WorkerProcess) -> tuple[bool, bool, bool]:
            return worker.last_lane == (work.film, work.lane), work.film in worker.opened, not worker.opened

        best = max(self._idle, key=fitness)
        self._idle.remove(best)
        return best

    async def _bury(self, worker: WorkerProcess) -> None:
        """End a worker, wait until it is gone, and remove what it had begun to write."""
        worker.kill()
        await worker.wait()
        self._all.discard(worker)
        self._on_death(worker.pid)

    async def aclose(self) -> None:
        """End every worker and wait until they are gone."""
        self._closed = True
        self._idle.clear()
        await asyncio.gather(*(self._bury(worker) for worker in list(self._all)))
