"""A smooth landscape that repeats sideways, and a wide picture that drifts past the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.picture import Bytes, Picture, Targets

if TYPE_CHECKING:
    from pictory_nb.engine.render.color import FloatArray
    from pictory_nb.engine.render.film import Canvas

_PERIOD = 1.5
_SPEED = 30.0
BLOCK_ROWS = 60
"""Drawn in blocks that stay in the processor's cache."""
Planes = tuple[Bytes, Bytes, Bytes]


def period_of(canvas: Canvas) -> int:
    """Return after how many pixels a picture repeats itself."""
    return 2 * round(canvas.width * _PERIOD / 2)


class Drift:
    """A picture that repeats sideways and is drawn once; a frame is two copies of parts of it."""

    def __init__(self, canvas: Canvas, planes: Planes, seed: int, speed: float = _SPEED) -> None:
        self._planes = planes
        self._targets = Targets(canvas.width, canvas.height)
        self._px_per_s = (1 if seed % 2 else -1) * speed * canvas.unit
        self._period = int(planes[0].shape[1])

    def offset_at(self, time_s: float) -> int:
        """Return which column of the whole picture stands at the frame's left edge."""
        return round(self._px_per_s * time_s) % self._period

    def picture_at(self, time_s: float) -> Picture:
        """Return the part of the picture that is in view."""
        offset, picture = self.offset_at(time_s), self._targets.free()
        for index, (target, source) in enumerate(zip(picture.planes, self._planes, strict=True)):
            start = offset if index == 0 else offset // 2
            first = min(target.shape[1], source.shape[1] - start)
            target[:, :first] = source[:, start : start + first]
            if first < target.shape[1]:
                target[:, first:] = source[:, : target.shape[1] - first]
        return picture


def empty_planes(period: int, canvas: Canvas) -> Planes:
    """Return the planes of a picture that is one period wide."""
    return (
        np.empty((canvas.height, period), dtype=np.uint8),
        np.empty((canvas.height // 2, period // 2), dtype=np.uint8),
        np.empty((canvas.height // 2, period // 2), dtype=np.uint8),
    )


_WAVES = ((1, 1.3, 1.0), (2, -1.1, 0.75), (1, 2.6, 0.5), (3, 1.9, 0.42), (2, 3.4, 0.34))
"""Turns across and down, and strength."""


class Relief:
    """A smooth landscape that repeats sideways: a sum of waves, each a product of x and y parts."""

    def __init__(self, rng: np.random.Generator, period: int, height: int, levels: int) -> None:
        xs = (np.arange(period, dtype=np.float32) + 0.5) / period * np.float32(2 * np.pi)
        ys = (np.arange(height, dtype=np.float32) + 0.5) / period * np.float32(2 * np.pi)
        down, across, down_slope, across_slope = [], [], [], []
        for turns_x, turns_y, weight in _WAVES:
            phase = np.float32(rng.uniform(0, 6.28))
            turns_y_leaned = np.float32(turns_y * rng.uniform(0.8, 1.2))
            strength = np.float32(weight * rng.uniform(0.7, 1.0))
            sin_x, cos_x = np.sin(turns_x * xs + phase), np.cos(turns_x * xs + phase)
            sin_y, cos_y = np.sin(turns_y_leaned * ys), np.cos(turns_y_leaned * ys)
            # sin(a + b) as two products, so that the height and its slopes are matrix products.
            down += [strength * cos_y, strength * sin_y]
            across += [sin_x, cos_x]
            down_slope += [-strength * turns_y_leaned * sin_y, strength * turns_y_leaned * cos_y]
            across_slope += [turns_x * cos_x, -turns_x * sin_x]
        self._down, self._across = np.stack(down, axis=1), np.stack(across)
        self._down_slope, self._across_slope = np.stack(down_slope, axis=1), np.stack(across_slope)
        coarse = self._down[::8] @ self._across[:, ::8]
        self._low, span = float(coarse.min()), float(coarse.max() - coarse.min())
        self._span = np.float32(span)
        self._levels_per_px = np.float32(2 * np.pi / period * levels / span)

    def rows(self, top: int, end: int) -> tuple[FloatArray, FloatArray]:
        """Return the height from 0 to 1, and how many levels are crossed per pixel."""
        level = (self._down[top:end] @ self._across - np.float32(self._low)) / self._span
        np.clip(level, 0, 1, out=level)
        slope_x = self._down[top:end] @ self._across_slope
        slope_y = self._down_slope[top:end] @ self._across
        return level, np.sqrt(slope_x * slope_x + slope_y * slope_y) * self._levels_per_px
