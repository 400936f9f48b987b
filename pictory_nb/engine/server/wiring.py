"""The engine's real parts, put together; the heavy ones are imported when they are first needed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.media import probe
from pictory_nb.engine.server.services import FailedInWordsError, Services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pictory_nb.engine.director.past import Past
    from pictory_nb.engine.director.steps import MediaItem, Step
    from pictory_nb.engine.server.settings import EngineSettings


def real_services(_: EngineSettings) -> Services:
    """Return the director, the renderer and the media probe of this package."""
    return Services(direct=_direct, open_renderer=PooledRenderer, probe=probe)


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


class PooledRenderer:
    """`pictory_nb.engine.render.RenderPool` as the server's renderer."""

    def __init__(self, work_dir: Path) -> None:
        from pictory_nb.engine.render import RenderError, RenderPool

        self._pool = RenderPool(work_dir)
        self._error = RenderError

    async def render(
        self,
        job_id: str,
        draft: Mapping[str, Any],
        out_path: Path,
        *,
        media: Mapping[str, Path],
        quality: str,
        on_progress: Callable[[float, str], None],
    ) -> Mapping[str, Any]:
        """Make the film; the quality “draft” takes the quick profile, all else what fits the content."""
        try:
            report = await self._pool.render(
                job_id,
                draft,
                out_path,
                media=media,
                profile="draft" if quality == "draft" else "auto",
                on_progress=lambda progress: on_progress(progress.fraction, progress.stage),
            )
        except self._error as error:
            raise FailedInWordsError(str(error)) from error
        facts = dataclasses.asdict(report)
        del facts["path"]
        return facts

    async def still(
        self, draft: Mapping[str, Any], at_ms: int, *, width: int, media: Mapping[str, Path]
    ) -> bytes:
        """Return the picture at a time as PNG."""
        try:
            return await self._pool.still(draft, at_ms, width=width, media=media)
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
