"""A window that moves over a picture by fractions of a pixel, scaled up or down to the film's size."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from pictory_nb.engine.render.picture import Picture, Targets

if TYPE_CHECKING:
    from pictory_nb.engine.render.picture import Bytes

Choices: TypeAlias = NDArray[np.int64]

_PAD_PX = 64
_SPARE_PX = 40


class MovingWindow:
    """Shows any part of a picture.

    swscale scales whole pixels to whole pixels, which would make a slow movement tremble. So each side is
    scaled to a little more than the film's size, by the whole numbers whose ratio and phase come nearest to
    the wished ones (within hundredths of a pixel while the picture is made smaller), and cut to size.

    Parameters
    ----------
    planes
        Y, U and V of the picture; chroma has half its size.
    width, height
        The film's size in pixels, both even.
    """

    def __init__(self, planes: tuple[Bytes, Bytes, Bytes], width: int, height: int) -> None:
        self._planes = [np.pad(plane, _PAD_PX, mode="edge") for plane in planes]
        self._targets = Targets(width, height)
        self._reformatters = [VideoReformatter() for _ in planes]

    def picture(self, left: float, top: float, width: float, height: float) -> Picture:
        """Return that part of the picture (in pixels of its luma); valid until the next call."""
        picture = self._targets.free()
        for index, target in enumerate(picture.planes):
            share = 1.0 if index == 0 else 0.5
            plane = self._planes[index]
            rows, columns = target.shape
            across = _fitting(left * share + _PAD_PX, width * share, columns, plane.shape[1])
            down = _fitting(top * share + _PAD_PX, height * share, rows, plane.shape[0])
            part = plane[down[0] : down[0] + down[1], across[0] : across[0] + across[1]]
            scaled = self._reformatters[index].reformat(
                av.VideoFrame.from_numpy_buffer(part, "gray"),
                across[2],
                down[2],
                "gray",
                interpolation="BICUBIC",
                threads=1,
            )
            whole = np.frombuffer(memoryview(scaled.planes[0]), np.uint8).reshape(
                -1, scaled.planes[0].line_size
            )
            target[...] = whole[down[3] : down[3] + rows, across[3] : across[3] + columns]
        return picture


def _fitting(start: float, length: float, wanted: int, size: int) -> tuple[int, int, int, int]:
    """Return (first, count) of the samples to scale, to how many, and the first one to keep of those.

    Kept are `wanted` samples that show `start` to `start + length` of a row of `size` samples.
    """
    scaled, skipped = _choices(wanted)
    ratio = length / wanted
    counts = np.rint(scaled * ratio).astype(np.int64)
    real = counts / scaled
    firsts = np.rint(start - skipped * real).astype(np.int64)
    at_start = firsts + skipped * real - start
    at_end = at_start + wanted * (real - ratio)
    error = np.maximum(np.abs(at_start), np.abs(at_end))
    error[(firsts < 0) | (firsts + counts > size)] = np.inf
    best = int(np.argmin(error))
    return int(firsts[best]), int(counts[best]), int(scaled[best]), int(skipped[best])


@cache
def _choices(wanted: int) -> tuple[Choices, Choices]:
    """Return every (length to scale to, samples to skip) that leaves `wanted` samples."""
    spare = np.arange(_SPARE_PX + 1)
    more, skipped = np.meshgrid(spare, spare, indexing="ij")
    fits = skipped <= more
    return wanted + more[fits], skipped[fits]
