"""Joins encoded segments and the sound without encoding anything again: a whole film, or parts that play."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.errors import RenderError
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
    RenderError
        When the file is damaged; it is deleted, so that the next render makes it anew.
    """
    try:
        samples = read_track(path, "vide")
        if len(samples) == frames:
            return samples
    except (DamagedFileError, OSError):
        pass
    path.unlink(missing_ok=True)
    raise RenderError("A part of the film was damaged on disk. Export again: it will be made anew.")


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
    RenderError
        When a segment is damaged.
    OSError
        When the disk is full or the target cannot be written.
    """
    pictures = [read_segment(path, frames) for path, frames in segments]
    try:
        heard = read_track(audio, "soun")
    except DamagedFileError:
        audio.unlink(missing_ok=True)
        raise RenderError(
            "The film's sound was damaged on disk. Export again: it will be made anew."
        ) from None
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
        raise RenderError("A part of the film was damaged on disk. Export again: it will be made anew.")
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


def part_of_film(film: Path, canvas: Canvas, duration_ms: int, index: int) -> LivePart | None:
    """Return a part of a film that `join_film` wrote; None after the last one.

    Raises
    ------
    RenderError
        When the file is damaged or came from somewhere else.
    """
    try:
        pictures, heard = read_track(film, "vide"), read_track(film, "soun")
        if index >= len(pictures.chunk_lengths):
            return None
        ends = np.cumsum(pictures.chunk_lengths)
        first, end = int(ends[index] - pictures.chunk_lengths[index]), int(ends[index])
        place = Place(index, first, end, index + 1 == len(ends))
        video = Run(
            pictures.sizes[first:end],
            pictures.shown[first:end] - first,
            pictures.keys[first:end].astype(np.int64),
        )
        shape = Format.of(canvas, duration_ms, pictures.entry)
        low = min(place.first_sound(canvas.fps), len(heard))
        high = len(heard) if place.is_last else min(sound_end(end, canvas.fps), len(heard))
        sizes = heard.sizes[low:high]
        chunks = np.cumsum(heard.chunk_lengths)
        which = int(np.searchsorted(chunks, low, side="right"))
        data = chunk(film, heard, which) if len(sizes) else b""
        return make_part(shape, place, video, chunk(film, pictures, index), sizes, data)
    except (DamagedFileError, IndexError):
        raise RenderError("The film on disk is damaged. Export again to make it anew.") from None
