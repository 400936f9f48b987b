"""One render: which segments are missing, who makes them, and how far it is."""

from __future__ import annotations

import asyncio
import hashlib
from collections import deque
from typing import TYPE_CHECKING, Any, TypeAlias

from pictory_nb.engine.render.cache import PART_SUFFIX, draft_digest, segment_key, sound_key
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.report import RenderProgress, RenderReport
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import plan_segments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pictory_nb.engine.render.film import Film
    from pictory_nb.engine.render.pool import RenderPool
    from pictory_nb.engine.render.segments import Segment

    _Part: TypeAlias = tuple[Path, Segment]

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
        self._out_path = out_path
        self._on_progress = on_progress
        self._film: Film = read_film(draft)
        self._segments = plan_segments(self._film)
        self._profile = _settled_profile(profile, self._film)
        self._files = {media_id: str(path) for media_id, path in media.items()}
        self._name = draft_digest(draft, self._files)
        self._job_tag = hashlib.sha256(job_id.encode()).hexdigest()[:8]
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
        }
        await self._join(join)
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

    async def _join(self, command: Mapping[str, Any]) -> None:
        """Join under a temporary name, so that there is a whole film at the wished place or none."""
        out = self._out_path.absolute()
        temporary = out.with_name(f".{out.name}.{self._job_tag}{PART_SUFFIX}")
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            await self._ask({**command, "path": str(temporary)})
            temporary.replace(out)
        except OSError as error:
            raise RenderError(f"The film cannot be written to {out}: {error.strerror}.") from error
        finally:
            temporary.unlink(missing_ok=True)

    async def _make(self, missing: Mapping[Path, Segment], sound: Path | None) -> None:
        """Make the missing segments in film order, and the sound beside them."""
        lanes = _lanes(list(missing.items()), self._pool.size)
        try:
            async with asyncio.TaskGroup() as tasks:
                for number in range(len(lanes)):
                    tasks.create_task(self._run_lane(number, lanes, sound if number == 0 else None))
        except* RenderError as group:
            raise _first(group) from None

    async def _run_lane(self, number: int, lanes: list[deque[_Part]], sound: Path | None) -> None:
        """Make the parts of one lane in film order, then help with the end of the fullest one."""
        if sound is not None:
            await self._ask({"do": "audio", "path": str(sound)}, lane=number)
        while True:
            own = lanes[number]
            fullest = max(lanes, key=lambda lane: sum(segment.frames for _, segment in lane))
            if not own and not fullest:
                return
            path, segment = own.popleft() if own else fullest.pop()
            await self._make_segment(path, segment, number)

    async def _make_segment(self, path: Path, segment: Segment, lane: int) -> None:
        def on_frames(done: int) -> None:
            self._done[segment.index] = done
            self._tell("frames")

        command = {"do": "segment", "index": segment.index, "profile": self._profile, "path": str(path)}
        await self._ask(command, on_frames, lane=lane)
        self._done[segment.index] = segment.frames
        self._tell("frames")

    async def _ask(
        self,
        command: Mapping[str, Any],
        on_frames: Callable[[int], None] | None = None,
        *,
        lane: int = 0,
    ) -> None:
        spent_s = await self._pool.ask(self._name, self._draft, self._files, command, on_frames, lane=lane)
        self._cpu_s += spent_s

    def _tell(self, stage: str) -> None:
        if self._on_progress is None:
            return
        done, total = sum(self._done.values()), self._film.frames
        if stage == "frames" and done >= total:
            stage = "sound"
        fraction = 1.0 if stage == "done" else (1 - _JOIN_SHARE) * done / total
        self._on_progress(RenderProgress(stage, done, total, fraction))


def _lanes(parts: list[_Part], count: int) -> list[deque[_Part]]:
    """Cut `parts` into runs of about the same number of frames: neighbours share the work on their scenes."""
    total = sum(segment.frames for _, segment in parts)
    lanes: list[deque[_Part]] = [deque() for _ in range(count)]
    before = 0
    for part in parts:
        middle = before + part[1].frames / 2
        lanes[min(count - 1, int(middle * count / max(1, total)))].append(part)
        before += part[1].frames
    return lanes


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
