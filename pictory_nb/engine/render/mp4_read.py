"""Reads the sample tables of our own MP4 files: encoded segments, soundtracks, finished films."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pictory_nb.engine.render.mp4_boxes import DamagedFileError, boxes_in, inside, numbers, top_boxes

if TYPE_CHECKING:
    from pathlib import Path

Numbers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of one track in decoding order.

    Attributes
    ----------
    entry
        The ``stsd`` box's content: what a decoder must know.
    sizes
        Bytes of each sample.
    shown
        When each sample is shown, counted in samples from the track's start.
    keys
        Whether each sample can be decoded without those before it.
    chunk_starts
        Where each run of neighbouring samples begins in the file.
    chunk_lengths
        How many samples each run has.
    """

    entry: bytes
    sizes: Numbers
    shown: Numbers
    keys: NDArray[np.bool_]
    chunk_starts: Numbers
    chunk_lengths: Numbers

    def __len__(self) -> int:
        return len(self.sizes)


def read_track(path: Path, kind: str) -> Samples:
    """Return the first track of `kind` (``"vide"`` or ``"soun"``) of an MP4 file with a whole index.

    Raises
    ------
    DamagedFileError
        When the file is not whole.
    OSError
        When it cannot be read.
    """
    with path.open("rb") as file:
        end = file.seek(0, 2)
        places = {name: (start, length) for name, start, length in top_boxes(file)}
        if "moov" not in places:
            raise DamagedFileError("there is no index")
        start, length = places["moov"]
        file.seek(start)
        movie = file.read(length)
    for name, track in boxes_in(movie):
        if name == "trak" and inside(track, "mdia", "hdlr")[8:12] == kind.encode():
            samples = _samples(track)
            if int(samples.chunk_starts[-1]) + int(_chunk_sizes(samples)[-1]) > end:
                raise DamagedFileError("the file ends before its last picture")
            return samples
    raise DamagedFileError(f"there is no track {kind}")


def chunk(path: Path, samples: Samples, index: int) -> bytes:
    """Return the bytes of one run of samples."""
    size = int(_chunk_sizes(samples)[index])
    with path.open("rb") as file:
        file.seek(int(samples.chunk_starts[index]))
        found = file.read(size)
    if len(found) != size:
        raise DamagedFileError("the file ends too early")
    return found


def payload_start(path: Path) -> int:
    """Return where the samples of a file begin that is still being written."""
    with path.open("rb") as file:
        for name, start, _ in top_boxes(file):
            if name == "mdat":
                return start
    raise DamagedFileError("there are no samples yet")


def _chunk_sizes(samples: Samples) -> Numbers:
    ends = np.cumsum(samples.chunk_lengths)
    sums = np.concatenate([[0], np.cumsum(samples.sizes)])
    sizes: Numbers = sums[ends] - sums[ends - samples.chunk_lengths]
    return sizes


def _samples(track: bytes) -> Samples:
    index = inside(track, "mdia", "minf", "stbl")
    held = dict(boxes_in(index))
    if not {"stsd", "stts", "stsc", "stsz"} <= held.keys():
        raise DamagedFileError("the index is not whole")
    one_size, count = (int(value) for value in numbers(held["stsz"], 4, 2))
    if not count:
        raise DamagedFileError("the track is empty")
    sizes = np.full(count, one_size) if one_size else numbers(held["stsz"], 12, count)
    ticks = int(numbers(held["stts"], 12, 1)[0])
    shown = np.arange(count)
    if "ctts" in held:
        (rows,) = numbers(held["ctts"], 4, 1)
        runs = numbers(held["ctts"], 8, 2 * int(rows)).reshape(-1, 2)
        late = np.repeat(runs[:, 1], runs[:, 0])
        if len(late) != count:
            raise DamagedFileError("a table has the wrong length")
        shown = shown + late // ticks
        # The edit list hides what the reordering delays: the earliest picture is the first one.
        shown = shown - shown.min()
    keys = np.ones(count, dtype=bool)
    if "stss" in held:
        keys[:] = False
        keys[numbers(held["stss"], 8, int(numbers(held["stss"], 4, 1)[0])) - 1] = True
    starts = _chunk_starts(held)
    return Samples(held["stsd"], sizes, shown, keys, starts, _chunk_lengths(held["stsc"], len(starts), count))


def _chunk_starts(held: dict[str, bytes]) -> Numbers:
    if "co64" in held:
        (count,) = numbers(held["co64"], 4, 1)
        halves = numbers(held["co64"], 8, 2 * int(count)).reshape(-1, 2)
        starts: Numbers = (halves[:, 0] << 32) + halves[:, 1]
        return starts
    if "stco" not in held:
        raise DamagedFileError("the index is not whole")
    return numbers(held["stco"], 8, int(numbers(held["stco"], 4, 1)[0]))


def _chunk_lengths(content: bytes, chunks: int, samples: int) -> Numbers:
    (rows,) = numbers(content, 4, 1)
    runs = numbers(content, 8, 3 * int(rows)).reshape(-1, 3)
    spans = np.diff(np.append(runs[:, 0], chunks + 1))
    lengths: Numbers = np.repeat(runs[:, 1], spans)
    if len(lengths) != chunks or lengths.sum() != samples:
        raise DamagedFileError("a table has the wrong length")
    return lengths
