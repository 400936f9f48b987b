"""The engine's real parts, put together; the heavy ones are imported when they are first needed."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from pictory_nb.engine.media import probe
from pictory_nb.engine.server.services import FailedInWordsError, FeedEndedError, Services

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pictory_nb.engine.director.past import Past
    from pictory_nb.engine.director.steps import MediaItem, Step
    from pictory_nb.engine.render import LiveFeed
    from pictory_nb.engine.render.cache import SegmentCache
    from pictory_nb.engine.render.executor import Executor
    from pictory_nb.engine.server.services import Feed, Part, RenderOrder
    from pictory_nb.engine.server.settings import EngineSettings

T = TypeVar("T")


def real_services(settings: EngineSettings) -> Services:
    """Return the director, the renderer and the media probe of this package."""

    def open_renderer(work_dir: Path) -> PooledRenderer:
        return PooledRenderer(work_dir, settings)

    return Services(direct=_direct, get_ready=_get_ready, open_renderer=open_renderer, probe=probe)


def _direct(
    message: str,
    draft: Mapping[str, Any] | None,
    media: Sequence[MediaItem],
    *,
    seed: int,
    past: Past,
) -> Iterable[Step]:
    from pictory_nb.engine.director import direct

    return direct(message, draft, media, seed=seed, past=past)


def _get_ready() -> None:
    from pictory_nb.engine.director import get_ready

    get_ready()


def _sized(draft: Mapping[str, Any], order: RenderOrder) -> Mapping[str, Any]:
    from pictory_nb.engine.render import scaled_draft

    return draft if order.short_side_px is None else scaled_draft(draft, order.short_side_px)


def _cluster(settings: EngineSettings) -> Callable[[Executor, SegmentCache], Executor] | None:
    """Return what puts a cluster before this computer's processes, where one is wanted."""
    if settings.executor == "local":
        return None
    assert settings.address is not None
    address, store = settings.address, settings.store

    def before(here: Executor, cache: SegmentCache) -> Executor:
        try:
            import distributed  # noqa: F401
            import fsspec  # noqa: F401
        except ImportError as error:
            raise FailedInWordsError(
                'Rendering on a cluster needs Dask. Install it with: pip install "pictory_nb[dask]"'
            ) from error
        from pictory_nb.engine.render.dask_workers import DaskWorkers

        return DaskWorkers(here, cache, address, store)

    return before


class _RunningFeed:
    """A `pictory_nb.engine.render.LiveFeed` in the server's words."""

    def __init__(self, feed: LiveFeed) -> None:
        self._feed = feed

    def __len__(self) -> int:
        return len(self._feed)

    @property
    def duration_ms(self) -> int:
        """The film's length."""
        return self._feed.duration_ms

    async def mime(self) -> str:
        """Return the MIME type."""
        return await self._told(self._feed.mime())

    async def part(self, index: int) -> Part | None:
        """Return a part."""
        return await self._told(self._feed.part(index))

    @staticmethod
    async def _told(answer: Awaitable[T]) -> T:
        from pictory_nb.engine.render import RenderEndedError, RenderError

        try:
            return await answer
        except RenderEndedError:
            raise FeedEndedError from None
        except RenderError as error:
            raise FailedInWordsError(str(error)) from error


class PooledRenderer:
    """`pictory_nb.engine.render.RenderPool` as the server's renderer."""

    def __init__(self, work_dir: Path, settings: EngineSettings) -> None:
        from pictory_nb.engine.render import RenderError, RenderPool

        self._pool = RenderPool(work_dir, cache_bytes=settings.cache_bytes, cluster=_cluster(settings))
        self._error = RenderError

    async def render(
        self,
        job_id: str,
        draft: Mapping[str, Any],
        out_path: Path,
        *,
        media: Mapping[str, Path],
        order: RenderOrder,
        on_progress: Callable[[float, str], None],
        on_feed: Callable[[Feed], None],
    ) -> Mapping[str, Any]:
        """Make the film."""
        from pictory_nb.engine.render import FILM, PREVIEW, Turn

        try:
            report = await self._pool.render(
                job_id,
                _sized(draft, order),
                out_path,
                media=media,
                profile=order.profile,
                turn=Turn(order.owner, PREVIEW if order.is_preview else FILM),
                on_progress=lambda progress: on_progress(progress.fraction, progress.stage),
                on_feed=lambda feed: on_feed(_RunningFeed(feed)),
            )
        except self._error as error:
            raise FailedInWordsError(str(error)) from error
        facts = dataclasses.asdict(report)
        del facts["path"]
        return facts

    async def warm(self) -> None:
        """Start the workers."""
        await self._pool.warm()

    def clear_cache(self) -> int:
        """Delete what finished renders left for the next ones, and return how many bytes that freed."""
        return self._pool.cache.clear()

    async def finished(self, film: Path, draft: Mapping[str, Any], order: RenderOrder) -> Feed:
        """Return the parts of a film that was made."""
        from pictory_nb.engine.render import FinishedFilm, read_film

        try:
            read = read_film(_sized(draft, order))
            return await asyncio.to_thread(FinishedFilm, film, read.canvas, read.duration_ms)
        except self._error as error:
            raise FailedInWordsError(str(error)) from error

    async def still(
        self, draft: Mapping[str, Any], at_ms: int, *, width: int, media: Mapping[str, Path]
    ) -> bytes:
        """Return the picture at a time as PNG."""
        try:
            return await self._pool.still(draft, at_ms, width=width, media=media)
        except self._error as error:
            raise FailedInWordsError(str(error)) from error

    async def overview(
        self, draft: Mapping[str, Any], what: Mapping[str, Any], *, width: int, media: Mapping[str, Path]
    ) -> bytes:
        """Return a picture that stands for the film."""
        try:
            return await self._pool.overview(draft, what, width=width, media=media)
        except self._error as error:
            raise FailedInWordsError(str(error)) from error

    async def peaks(
        self, draft: Mapping[str, Any], track: int, segment: int, *, media: Mapping[str, Path]
    ) -> bytes:
        """Return the outline of a sound."""
        try:
            return await self._pool.peaks(draft, track, segment, media=media)
        except self._error as error:
            raise FailedInWordsError(str(error)) from error

    async def aclose(self) -> None:
        """End the workers."""
        await self._pool.aclose()
