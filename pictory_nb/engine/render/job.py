"""One render: which segments are missing, who makes them, and how far it is."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.render.cache import PART_SUFFIX, draft_digest, segment_key, sound_key
from pictory_nb.engine.render.encode import settled_profile
from pictory_nb.engine.render.errors import DamagedPartError, RenderError
from pictory_nb.engine.render.executor import Work
from pictory_nb.engine.render.join import join_film
from pictory_nb.engine.render.lanes import SOUND_COST, Lanes
from pictory_nb.engine.render.live import LiveFeed
from pictory_nb.engine.render.report import RenderProgress, RenderReport
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import plan_segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from pictory_nb.engine.render.fair_queue import Turn
    from pictory_nb.engine.render.film import Film
    from pictory_nb.engine.render.lanes import Part
    from pictory_nb.engine.render.pool import RenderPool
    from pictory_nb.engine.render.process import OnReport
    from pictory_nb.engine.render.segments import Segment

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
        turn: Turn,
        on_progress: Callable[[RenderProgress], None] | None,
    ) -> None:
        self._pool, self._draft, self._media = pool, draft, media
        self._out_path, self._turn = out_path, turn
        self._on_progress = on_progress
        self._film: Film = read_film(draft)
        self._segments = plan_segments(self._film)
        self._profile = settled_profile(profile, self._film)
        self._files = {media_id: str(path) for media_id, path in media.items()}
        self._name = draft_digest(draft, self._files)
        project = draft.get("m")
        title = project.get("title") if isinstance(project, Mapping) else None
        self._title = str(title or "film")[:40]
        self._job_tag = hashlib.sha256(job_id.encode()).hexdigest()[:8]
        self._done: dict[int, int] = {}
        self._cpu_s = 0.0
        cache = pool.cache
        self._paths = [
            cache.path_of(segment_key(self._film, segment, self._profile, media), ".mp4")
            for segment in self._segments
        ]
        self._sound = cache.path_of(sound_key(draft, media), ".m4a")
        self.feed = LiveFeed(self._film, self._segments, self._paths, self._sound)

    async def run(self) -> RenderReport:
        """Make what is missing, join it and return the report."""
        started = time.monotonic()
        try:
            reused = await self._make_all()
            await self._join_mended()
        finally:
            self.feed.end()
        self._pool.cache.prune({*self._paths, self._sound})
        self._tell("done")
        return RenderReport(
            path=self._out_path,
            duration_ms=self._film.duration_ms,
            frames=self._film.frames,
            profile=self._profile,
            segments_total=len(self._segments),
            segments_reused=reused,
            wall_s=time.monotonic() - started,
            cpu_s=self._cpu_s,
        )

    async def _join_mended(self) -> None:
        """Join; parts that the disk, or another process that tidied up, took away are made once more."""
        for is_last_try in (False, False, False, True):
            self._tell("join")
            try:
                await self._join()
            except DamagedPartError:
                if is_last_try:
                    raise
                await self._make_all()
            else:
                return

    async def _make_all(self) -> int:
        """Make the missing segments and the sound; return how many segments there were."""
        await self._pool.warm()
        cache = self._pool.cache
        self._done.clear()
        missing: dict[Path, list[Segment]] = {}
        for segment, path in zip(self._segments, self._paths, strict=True):
            if path in missing or not cache.has(path):
                missing.setdefault(path, []).append(segment)
            else:
                self._segment_made(segment)
        reused = len(self._done)
        self._tell("frames")
        sound = None if cache.has(self._sound) else self._sound
        if sound is None:
            self.feed.sound_made()
        cost = self._film.frames * SOUND_COST if sound else 0.0
        parts = [(path, segments[0]) for path, segments in missing.items()]
        lanes = Lanes(self._film, parts, self._pool.size, extra_cost=cost)
        last = self._pool.size - 1
        try:
            async with asyncio.TaskGroup() as tasks:
                for lane in range(self._pool.size):
                    tasks.create_task(self._run_lane(lane, lanes, missing, sound if lane == last else None))
        except* RenderError as group:
            raise _first(group) from None
        return reused

    async def _run_lane(
        self, lane: int, lanes: Lanes, missing: Mapping[Path, list[Segment]], sound: Path | None
    ) -> None:
        """Make the sound if it is this lane's, then parts until none is left."""
        if sound is not None:
            await self._ask({"do": "audio", "path": str(sound)}, "sound", self._sound_grew, lane=lane)
            self.feed.sound_made()
        while (part := lanes.next_part(lane)) is not None:
            await self._make_segment(part, lane)
            for segment in missing[part[0]]:
                self._segment_made(segment)
            self._tell("frames")

    async def _make_segment(self, part: Part, lane: int) -> None:
        path, segment = part

        def on_report(said: Mapping[str, Any]) -> None:
            self._done[segment.index] = int(said["frames"])
            self._tell("frames")

        command = {"do": "segment", "index": segment.index, "profile": self._profile, "path": str(path)}
        first_s, end_s = (frame / self._film.canvas.fps for frame in (segment.first_frame, segment.end_frame))
        kind = "transition" if segment.is_transition else "pictures"
        label = f"{kind} {_clock(first_s)} to {_clock(end_s)}"
        await self._ask(command, label, on_report, lane=lane)

    def _segment_made(self, segment: Segment) -> None:
        self._done[segment.index] = segment.frames
        self.feed.segment_made(segment.index)

    def _sound_grew(self, said: Mapping[str, Any]) -> None:
        self.feed.sound_grew(Path(said["sound"]), said["sizes"])

    async def _join(self) -> None:
        """Join under a temporary name, so that there is a whole film at the wished place or none."""
        out = self._out_path.absolute()
        temporary = out.with_name(f".{out.name}.{self._job_tag}{PART_SUFFIX}")
        parts = [(path, one.frames) for path, one in zip(self._paths, self._segments, strict=True)]

        def join() -> float:
            began = time.thread_time()
            out.parent.mkdir(parents=True, exist_ok=True)
            join_film(parts, self._sound, self._film.canvas, self._film.duration_ms, temporary)
            temporary.replace(out)
            return time.thread_time() - began

        try:
            spent_s = await asyncio.to_thread(join)
            self._cpu_s += spent_s
        except OSError as error:
            raise RenderError(
                f"The film cannot be written to {out}: {error.strerror}. Free some disk space or choose "
                "another place, and export again; what is finished is kept."
            ) from error
        finally:
            temporary.unlink(missing_ok=True)

    async def _ask(
        self, command: Mapping[str, Any], label: str, on_report: OnReport | None = None, *, lane: int = 0
    ) -> None:
        work = Work(
            self._name, self._draft, self._files, command, f"{self._title}: {label}", self._turn, lane
        )
        spent_s = await self._pool.ask(work, on_report)
        self._cpu_s += spent_s

    def _tell(self, stage: str) -> None:
        if self._on_progress is None:
            return
        done, total = sum(self._done.values()), self._film.frames
        if stage == "frames" and done >= total:
            stage = "sound"
        fraction = 1.0 if stage == "done" else (1 - _JOIN_SHARE) * done / total
        self._on_progress(RenderProgress(stage, done, total, fraction))


def _clock(time_s: Fraction) -> str:
    minutes, seconds = divmod(float(time_s), 60)
    return f"{minutes:.0f}:{seconds:04.1f}"


def _first(group: BaseExceptionGroup[RenderError]) -> RenderError:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    assert isinstance(error, RenderError)
    return error
