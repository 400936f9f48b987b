"""Many machines: segments and sound are tasks of a Dask cluster, stills stay on this computer."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.render.cache import code_version
from pictory_nb.engine.render.dask_task import make
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.fair_queue import FairQueue
from pictory_nb.engine.render.process import answer_or_raise
from pictory_nb.engine.render.store import Store

if TYPE_CHECKING:
    from pictory_nb.engine.render.cache import SegmentCache
    from pictory_nb.engine.render.executor import Executor, Work
    from pictory_nb.engine.render.process import OnReport

_SHARED = {"segment", "audio"}
_CONNECT_S = 20.0
_TRIES = 2


class DaskWorkers:
    """A cluster before the processes of this computer.

    Parameters
    ----------
    here
        The processes of this computer: they draw what somebody waits for.
    cache
        Where finished segments lie on this computer.
    address
        Of the cluster's scheduler, ``tcp://host:8786``.
    store
        An fsspec address that every machine sees; the cache's own folder unless said, which all machines must
        then share.
    """

    def __init__(self, here: Executor, cache: SegmentCache, address: str, store: str | None) -> None:
        self._here, self._cache, self._address = here, cache, address
        self._url = store or str(cache.folder.absolute())
        self._store: Store | None = None
        self._client: Any = None
        self._connecting = asyncio.Lock()
        self._queue = FairQueue(1)
        self._threads = 1
        self._sent_media: dict[str, str] = {}

    @property
    def size(self) -> int:
        """How many threads the cluster had when it was asked last."""
        return self._threads

    @property
    def pids(self) -> tuple[int, ...]:
        """The ids of this computer's processes."""
        return self._here.pids

    async def warm(self) -> None:
        """Connect, and start this computer's processes."""
        await asyncio.gather(self._here.warm(), self._connected())

    async def ask(self, work: Work, on_report: OnReport | None = None) -> float:
        """Have the cluster make a segment or a sound; a task whose worker was lost is sent once more."""
        if work.command["do"] not in _SHARED:
            return await self._here.ask(work, on_report)
        client = await self._connected()
        path = Path(work.command["path"])
        async with self._queue.place(work.turn):
            task = await asyncio.to_thread(self._task, work, path.name)
            for _ in range(_TRIES):
                answer = await self._run(client, work, task)
                if answer.get("error") != "died":
                    break
            else:
                raise RenderError(
                    "Machines were lost twice in the middle of the same scene, most likely because they ran "
                    "out of memory. Give the workers more memory and export again; finished scenes are kept."
                )
        cpu_s = answer_or_raise(answer)
        await asyncio.to_thread(self._fetch, path)
        return cpu_s

    async def _run(self, client: Any, work: Work, task: dict[str, Any]) -> dict[str, Any]:
        from distributed import KilledWorker

        # The dashboard groups tasks by what stands before the first hyphen.
        key = f"{work.label.replace('-', '–')}-{uuid.uuid4().hex}"
        future = client.submit(make, task, key=key, pure=False, priority=-work.turn.priority)
        try:
            answer: dict[str, Any] = await future
        except KilledWorker:
            return {"error": "died"}
        except asyncio.CancelledError:
            await asyncio.shield(future.cancel())
            raise
        except Exception as error:
            raise RenderError(
                f"A machine of the cluster could not make a scene ({type(error).__name__}: {error}). "
                "Finished scenes are kept; check that machine and export again."
            ) from error
        finally:
            future.release()
        return answer

    def _task(self, work: Work, name: str) -> dict[str, Any]:
        store = self._opened()
        media = {media_id: self._sent(store, Path(path)) for media_id, path in work.media.items()}
        return {
            "film": work.film,
            "draft": work.draft,
            "command": work.command,
            "media": media,
            "store": self._url,
            "name": name,
            "version": code_version(),
        }

    def _sent(self, store: Store, path: Path) -> str:
        """Put a medium of the user's into the store once and return its name there."""
        try:
            status = path.stat()
        except OSError as error:
            raise RenderError(
                f"The file {path.name} is no longer there. Upload it again, or give the scene another one."
            ) from error
        stamp = f"{path.absolute()} {status.st_size} {status.st_mtime_ns}"
        name = f"media-{hashlib.sha256(stamp.encode()).hexdigest()[:32]}{path.suffix}"
        if name not in self._sent_media:
            if not store.has(name):
                store.put(path, name)
            self._sent_media[name] = name
        return name

    def _fetch(self, path: Path) -> None:
        store = self._opened()
        if store.folder is None or store.folder != path.parent:
            store.get(path.name, path)

    def _opened(self) -> Store:
        if self._store is None:
            self._store = Store(self._url)
        return self._store

    async def _connected(self) -> Any:
        from distributed import Client

        client: Any = Client
        async with self._connecting:
            if self._client is None or self._client.status != "running":
                try:
                    self._client = await client(
                        self._address, asynchronous=True, timeout=_CONNECT_S, name="pictory_nb"
                    )
                except (OSError, TimeoutError) as error:
                    raise RenderError(
                        f"The Dask scheduler at {self._address} cannot be reached. Start it with "
                        "“dask scheduler”, check the address, and export again."
                    ) from error
            threads = sum((await self._client.nthreads()).values())
            if not threads:
                raise RenderError(
                    f"The Dask cluster at {self._address} has no workers. Start some with “dask worker”, and "
                    "export again."
                )
            self._threads = threads
            self._queue.resize(threads)
            return self._client

    async def aclose(self) -> None:
        """Leave the cluster, which goes on, and end this computer's processes."""
        if self._client is not None:
            await self._client.close()
        await self._here.aclose()
