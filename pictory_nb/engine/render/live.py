"""Plays a film while it is rendered: its segments in order, with their sound, as soon as both are there."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.join import (
    LivePart,
    Place,
    make_part,
    payload,
    picture_run,
    read_segment,
    sound_end,
)
from pictory_nb.engine.render.mp4_read import payload_start, read_track
from pictory_nb.engine.render.mp4_write import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pictory_nb.engine.render.film import Film
    from pictory_nb.engine.render.mp4_read import Numbers
    from pictory_nb.engine.render.segments import Segment


class RenderEndedError(Exception):
    """The render ended; what it made is to be had from its film, or there is none."""


class LiveFeed:
    """The parts of one film that is being rendered. Its methods belong to the engine's loop."""

    def __init__(self, film: Film, segments: Sequence[Segment], paths: Sequence[Path], sound: Path) -> None:
        self._film, self._segments, self._paths = film, segments, paths
        self._sound = sound
        self._growing: Path | None = None
        self._sizes: list[int] = []
        self._is_sound_whole = False
        self._made: set[int] = set()
        self._shape: Format | None = None
        self._is_over = False
        self._changed = asyncio.Event()

    def __len__(self) -> int:
        return len(self._segments)

    @property
    def duration_ms(self) -> int:
        """The film's length."""
        return self._film.duration_ms

    def segment_made(self, index: int) -> None:
        """Note that a segment's file is there."""
        self._made.add(index)
        self._tell()

    def sound_grew(self, path: Path, sizes: Sequence[int]) -> None:
        """Note more AAC frames in `path`, a file that is still being written."""
        if path != self._growing:
            # Another worker began it anew: the same bytes will come once more.
            self._growing, self._sizes = path, []
        self._sizes += sizes
        self._tell()

    def sound_made(self) -> None:
        """Note that the whole sound is there."""
        self._is_sound_whole = True
        self._tell()

    def end(self) -> None:
        """Note that the render has ended, well or badly."""
        self._is_over = True
        self._tell()

    async def mime(self) -> str:
        """Return the film's MIME type with its codecs, once the first segment tells them.

        Raises
        ------
        RenderEndedError
            The render ended before.
        """
        await self._until(lambda: 0 in self._made)
        return (await self._format()).mime

    async def part(self, index: int) -> LivePart | None:
        """Return a part once it is there; None after the last one.

        Raises
        ------
        RenderEndedError
            The render ended before.
        RenderError
            The file of the part is damaged.
        """
        if index >= len(self._segments):
            return None
        segment = self._segments[index]
        place = Place(index, segment.first_frame, segment.end_frame, index + 1 == len(self._segments))
        needed = sound_end(segment.end_frame, self._film.canvas.fps)
        await self._until(
            lambda: (
                {0, index} <= self._made
                and (self._is_sound_whole or (not place.is_last and len(self._sizes) >= needed))
            )
        )
        shape = await self._format()
        return await asyncio.to_thread(self._make, shape, place, needed)

    async def _format(self) -> Format:
        if self._shape is None:
            first = await asyncio.to_thread(read_segment, self._paths[0], self._segments[0].frames)
            self._shape = Format.of(self._film.canvas, self._film.duration_ms, first.entry)
        return self._shape

    def _make(self, shape: Format, place: Place, needed: int) -> LivePart:
        segment, path = self._segments[place.index], self._paths[place.index]
        samples = read_segment(path, segment.frames)
        sizes, data = self._heard(place.first_sound(shape.fps), None if place.is_last else needed)
        return make_part(shape, place, picture_run(samples), payload(path, samples), sizes, data)

    def _heard(self, first: int, end: int | None) -> tuple[Numbers, bytes]:
        """Return AAC frames of the sound that is growing, or of the whole one."""
        if not self._is_sound_whole and self._growing is not None:
            # It may become whole, and get its name, at any moment.
            with contextlib.suppress(OSError):
                return _frames(self._growing, payload_start(self._growing), self._sizes, first, end)
        heard = read_track(self._sound, "soun")
        return _frames(self._sound, int(heard.chunk_starts[0]), heard.sizes, first, end)

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            if self._is_over:
                raise RenderEndedError
            await self._changed.wait()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


def _frames(
    path: Path, start: int, sizes: Sequence[int] | Numbers, first: int, end: int | None
) -> tuple[Numbers, bytes]:
    every = np.asarray(sizes, dtype=np.int64)
    wanted = every[first:end]
    with path.open("rb") as file:
        file.seek(start + int(every[:first].sum()))
        return wanted, file.read(int(wanted.sum()))
