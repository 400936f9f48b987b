"""One render: which segments are missing, who makes them, and how far it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .cache import segment_key, sound_key
from .errors import RenderError
from .report import RenderProgress, RenderReport
from .scenes import read_film
from .segments import Segment, plan_segments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from .film import Film
    from .pool import RenderPool

_PROFILES = ("draft", "high")
_JOIN_SHARE = 0.02


class RenderJob:
    """The life of one film from draft to file."""

    def __init__(
        self,
        pool: RenderPool,
        job_id: str,
        draft: Mapping[str, Any],
        out_path: Path,
        media: Mapping[str, Path],
        profile: str,
        on_progress: Callable[[RenderProgress], None] | None,
    ) -> None:
        self._pool, self._draft, self._media = pool, draft, media
        self._name = f"job:{job_id}"
        self._out_path = out_path
        self._on_progress = on_progress
        self._film: Film = read_film(draft)
        self._segments = plan_segments(self._film)
        self._profile = _settled_profile(profile, self._film)
        self._files = {media_id: str(path) for media_id, path in media.items()}
        self._done: dict[int, int] = {}
        self._cpu_s = 0.0

    async def run(self) -> RenderReport:
        """Make what is missing, join it and return the report."""
        film, cache = self._film, self._pool.cache
        paths = [
            cache.path_of(segment_key(film, segment, self._profile, self._media), ".mp4")
            for segment in self._segments
        ]
        sound = cache.path_of(sound_key(self._draft, self._media), ".m4a")
        missing: dict[Path, Segment] = {}
        for segment, path in zip(self._segments, paths, strict=True):
            if cache.has(path):
                self._done[segment.index] = segment.frames
            else:
                missing.setdefault(path, segment)
        reused = len(self._done)
        self._tell("frames")
        await self._make(missing, None if cache.has(sound) else sound)
        self._tell("join")
        join = {
            "do": "join",
            "segments": [[str(path), one.frames] for path, one in zip(paths, self._segments, strict=True)],
            "audio": str(sound),
            "fps": str(film.canvas.fps),
            "path": str(self._out_path.absolute()),
        }
        await self._ask(join)
        cache.prune({*paths, sound})
        self._tell("done")
        return RenderReport(
            path=self._out_path,
            duration_ms=film.duration_ms,
            frames=film.frames,
            segments_total=len(self._segments),
            segments_reused=reused,
            wall_s=0.0,
            cpu_s=self._cpu_s,
        )

    async def _make(self, missing: Mapping[Path, Segment], sound: Path | None) -> None:
        """Make the missing segments in film order, and the sound beside them."""
        try:
            async with asyncio.TaskGroup() as tasks:
                if sound is not None:
                    tasks.create_task(self._ask({"do": "audio", "path": str(sound)}))
                for path, segment in missing.items():
                    tasks.create_task(self._make_segment(path, segment))
        except* RenderError as group:
            raise _first(group) from None

    async def _make_segment(self, path: Path, segment: Segment) -> None:
        def on_frames(done: int) -> None:
            self._done[segment.index] = done
            self._tell("frames")

        command = {"do": "segment", "index": segment.index, "profile": self._profile, "path": str(path)}
        await self._ask(command, on_frames)
        self._done[segment.index] = segment.frames
        self._tell("frames")

    async def _ask(self, command: Mapping[str, Any], on_frames: Callable[[int], None] | None = None) -> None:
        spent_s = await self._pool.ask(self._name, self._draft, self._files, command, on_frames)
        self._cpu_s += spent_s

    def _tell(self, stage: str) -> None:
        if self._on_progress is None:
            return
        done, total = sum(self._done.values()), self._film.frames
        if stage == "frames" and done >= total:
            stage = "sound"
        fraction = 1.0 if stage == "done" else (1 - _JOIN_SHARE) * done / total
        self._on_progress(RenderProgress(stage, done, total, fraction))


def _settled_profile(profile: str, film: Film) -> str:
    if profile in _PROFILES:
        return profile
    if profile != "auto":
        raise RenderError(f"There is no render profile “{profile}”: use auto, draft or high.")
    return "high" if any(scene.background.media_id for scene in film.scenes) else "draft"


def _first(group: BaseExceptionGroup[RenderError]) -> RenderError:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    assert isinstance(error, RenderError)
    return error
