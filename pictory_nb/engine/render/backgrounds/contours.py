"""Contours: lines of equal height on a soft landscape, drifting sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import FloatArray, rgb, yuv
from pictory_nb.engine.render.picture import Bytes, Picture, halved

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_PERIOD = 1.5
_LEVELS = 11
_SPEED = 30.0
_BLOCK_ROWS = 60
"""Drawn in blocks that stay in the processor's cache."""
_WAVES = ((1, 1.3, 1.0), (2, -1.1, 0.75), (1, 2.6, 0.5), (3, 1.9, 0.42), (2, 3.4, 0.34))
"""Turns across and down, and strength."""


class Contours:
    """The landscape repeats sideways and is drawn once; a frame is two copies of parts of it."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._canvas = canvas
        self._period = 2 * round(canvas.width * _PERIOD / 2)
        self._target = Picture.empty(canvas.width, canvas.height)
        self._planes = _landscape(self._period, canvas, theme, seed)
        self._direction = 1 if seed % 2 else -1

    def picture_at(self, time_s: float) -> Picture:
        """Return the part of the landscape that is in view."""
        offset = self._direction * round(_SPEED * self._canvas.unit * time_s) % self._period
        for index, (target, source) in enumerate(zip(self._target.planes, self._planes, strict=True)):
            start = offset if index == 0 else offset // 2
            first = min(target.shape[1], source.shape[1] - start)
            target[:, :first] = source[:, start : start + first]
            if first < target.shape[1]:
                target[:, first:] = source[:, : target.shape[1] - first]
        return self._target


def _landscape(period: int, canvas: Canvas, theme: Theme, seed: int) -> tuple[Bytes, Bytes, Bytes]:
    rng = np.random.default_rng([seed, 41])
    relief = _Relief(rng, period, canvas.height)
    noise = np.tile(rng.random((_BLOCK_ROWS, 240), dtype=np.float32), (1, period // 240 + 1))[:, :period]
    ends = (yuv(rgb(theme.contour_low)), yuv(rgb(theme.contour_high)))
    ink = yuv(rgb(theme.contour_line))
    planes: tuple[Bytes, Bytes, Bytes] = (
        np.empty((canvas.height, period), dtype=np.uint8),
        np.empty((canvas.height // 2, period // 2), dtype=np.uint8),
        np.empty((canvas.height // 2, period // 2), dtype=np.uint8),
    )
    for top in range(0, canvas.height, _BLOCK_ROWS):
        end = min(canvas.height, top + _BLOCK_ROWS)
        level, steepness = relief.rows(top, end)
        steps = level * np.float32(_LEVELS)
        distance = np.abs(steps - np.rint(steps)) / np.maximum(steepness, 1e-4)
        line: FloatArray = np.clip(0.85 * canvas.unit + 0.5 - distance, 0, 1)
        line *= np.clip(steepness * np.float32(350 * canvas.unit) - np.float32(0.5), 0, 1)
        line *= 0.30 + 0.55 * level
        shade: FloatArray = level * level * (3 - 2 * level)
        for index, plane in enumerate(planes):
            if index == 1:
                shade, line = halved(shade), halved(line)
            step = 1 if index == 0 else 2
            value = shade * (ends[1][index] - ends[0][index])
            value += ends[0][index]
            value += (ink[index] - value) * line
            # A little noise instead of plain rounding hides the steps of the dark gradient.
            value += noise[: end - top] if index == 0 else np.float32(0.5)
            plane[top // step : end // step] = value.astype(np.uint8)
    return planes


class _Relief:
    """A smooth landscape that repeats sideways: a sum of waves, each a product of x and y parts."""

    def __init__(self, rng: np.random.Generator, period: int, height: int) -> None:
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
        self._levels_per_px = np.float32(2 * np.pi / period * _LEVELS / span)

    def rows(self, top: int, end: int) -> tuple[FloatArray, FloatArray]:
        """Return the height from 0 to 1, and how many contour lines are crossed per pixel."""
        level = (self._down[top:end] @ self._across - np.float32(self._low)) / self._span
        np.clip(level, 0, 1, out=level)
        slope_x = self._down[top:end] @ self._across_slope
        slope_y = self._down_slope[top:end] @ self._across
        return level, np.sqrt(slope_x * slope_x + slope_y * slope_y) * self._levels_per_px
