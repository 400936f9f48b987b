"""Joins encoded segments and the sound without encoding anything again: a whole film, or parts that play."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.errors import DamagedPartError, RenderError
from pictory_nb.engine.render.mp4_boxes import DamagedFileError
from pictory_nb.engine.render.mp4_read import Samples, chunk, read_track
from pictory_nb.engine.render.mp4_write import (
    AAC_FRAME,
    AAC_PRIMING,
    SOUND_HZ,
    Format,
    Run,
    film_head,
    live_fragment_head,
    live_head,
    sound_run,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.mp4_read import Numbers


@dataclass(frozen=True, slots=True)
class LivePart:
    """One part of a film that plays while the rest is made; the first one begins with the film's head."""

    data: bytes
    start_ms: int
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands in its film: pictures `first_frame` to `end_frame` (excluded)."""

    index: int
    first_frame: int
    end_frame: int
    is_last: bool

    def first_sound(self, fps: Fraction) -> int:
        """Return the AAC frame that the part begins with."""
        return sound_end(self.first_frame, fps) if self.index else 0


def sound_end(end_frame: int, fps: Fraction) -> int:
    """Return how many AAC frames are needed to hear everything before the picture `end_frame`."""
    return int(-((-Fraction(end_frame * SOUND_HZ) / fps - AAC_PRIMING) // AAC_FRAME))


def picture_run(samples: Samples) -> Run:
    """Return a segment's pictures as they are written."""
    return Run(samples.sizes, samples.shown, samples.keys.astype(np.int64))


def read_segment(path: Path, frames: int) -> Samples:
    """Return the samples of an encoded segment.

    Raises
    ------
    DamagedPartError
        When the file is damaged; it is deleted, so that the next try makes it anew.
    """
    try:
        samples = read_track(path, "vide")
        if len(samples) == frames:
            return samples
    except (DamagedFileError, OSError):
        pass
    path.unlink(missing_ok=True)
    raise _damaged_part()


def join_film(
    segments: Sequence[tuple[Path, int]], audio: Path, canvas: Canvas, duration_ms: int, target: Path
) -> None:
    """Write the film to `target`, index first (faststart).

    Parameters
    ----------
    segments
        Each segment's file and its number of frames, in order.
    audio
        An AAC file in MP4, as long as the film.

    Raises
    ------
    DamagedPartError
        When a segment or the sound is damaged; it is deleted, so that the next try makes it anew.
    OSError
        When the disk is full or the target cannot be written.
    """
    pictures = [read_segment(path, frames) for path, frames in segments]
    try:
        heard = read_track(audio, "soun")
    except (DamagedFileError, FileNotFoundError):
        audio.unlink(missing_ok=True)
        raise _damaged_part() from None
    ends = np.cumsum([frames for _, frames in segments])
    edges = [min(sound_end(int(end), canvas.fps), len(heard)) for end in ends[:-1]]
    runs = [sound_run(sizes) for sizes in np.split(heard.sizes, edges)]
    shape = Format.of(canvas, duration_ms, pictures[0].entry)
    with target.open("wb") as film, audio.open("rb") as sound:
        film.write(film_head(shape, [picture_run(one) for one in pictures], runs))
        sound.seek(int(heard.chunk_starts[0]))
        for (path, _), samples, run in zip(segments, pictures, runs, strict=True):
            film.write(payload(path, samples))
            film.write(sound.read(run.bytes))


def payload(path: Path, samples: Samples) -> bytes:
    """Return all samples of a file with one track, where they lie in one row."""
    size = int(samples.sizes.sum())
    with path.open("rb") as file:
        file.seek(int(samples.chunk_starts[0]))
        found = file.read(size)
    if len(found) != size:
        raise _damaged_part()
    return found


def make_part(
    shape: Format, place: Place, video: Run, video_data: bytes, sound_sizes: Numbers, sound_data: bytes
) -> LivePart:
    """Return a part that plays: a fragment, with the film's head before the first one."""
    sound = sound_run(sound_sizes)
    head = live_fragment_head(
        shape, place.index + 1, place.first_frame, place.first_sound(shape.fps), video, sound
    )
    opening = live_head(shape) if place.index == 0 else b""
    start_ms, end_ms = (round(frame * 1000 / shape.fps) for frame in (place.first_frame, place.end_frame))
    return LivePart(opening + head + video_data + sound_data, start_ms, end_ms - start_ms)


def _damaged_part() -> DamagedPartError:
    return DamagedPartError("A part of the film was damaged on disk. Export again: it will be made anew.")


class FinishedFilm:
    """The parts of a film that `join_film` wrote: the same ones that its `LiveFeed` gave.

    Raises
    ------
    RenderError
        When the file is damaged.
    """

    def __init__(self, path: Path, canvas: Canvas, duration_ms: int) -> None:
        self._path = path
        self.duration_ms = duration_ms
        try:
            self._pictures, self._heard = read_track(path, "vide"), read_track(path, "soun")
        except DamagedFileError:
            raise _damaged_film() from None
        self._shape = Format.of(canvas, duration_ms, self._pictures.entry)
        self._ends = np.cumsum(self._pictures.chunk_lengths)

    def __len__(self) -> int:
        return len(self._ends)

    async def mime(self) -> str:
        """Return the film's MIME type with its codecs."""
        return self._shape.mime

    async def part(self, index: int) -> LivePart | None:
        """Return a part; None after the last one.

        Raises
        ------
        RenderError
            When the file is damaged.
        """
        if index >= len(self):
            return None
        try:
            return await asyncio.to_thread(self._part, index)
        except (DamagedFileError, IndexError):
            raise _damaged_film() from None

    def _part(self, index: int) -> LivePart:
        pictures, heard, fps = self._pictures, self._heard, self._shape.fps
        end = int(self._ends[index])
        first = end - int(pictures.chunk_lengths[index])
        place = Place(index, first, end, index + 1 == len(self))
        video = Run(
            pictures.sizes[first:end],
            pictures.shown[first:end] - first,
            pictures.keys[first:end].astype(np.int64),
        )
        low = min(place.first_sound(fps), len(heard))
        high = len(heard) if place.is_last else min(sound_end(end, fps), len(heard))
        which = int(np.searchsorted(np.cumsum(heard.chunk_lengths), low, side="right"))
        data = chunk(self._path, heard, which) if high > low else b""
        return make_part(
            self._shape, place, video, chunk(self._path, pictures, index), heard.sizes[low:high], data
        )


def _damaged_film() -> RenderError:
    return RenderError("The film on disk is damaged. Export again to make it anew.")
