"""Contours: lines of equal height on a soft landscape, drifting sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import rgb, yuv
from pictory_nb.engine.render.picture import Bytes, Picture, halved

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_PERIOD = 1.5
_LEVELS = 11
_SPEED = 30.0


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
    xs = (np.arange(period, dtype=np.float32) + 0.5) / period * 2 * np.pi
    ys = (np.arange(canvas.height, dtype=np.float32) + 0.5) / period * 2 * np.pi
    rows, columns, row_slopes, column_slopes = [], [], [], []
    for turns_x, turns_y, weight in (
        (1, 1.3, 1.0),
        (2, -1.1, 0.75),
        (1, 2.6, 0.5),
        (3, 1.9, 0.42),
        (2, 3.4, 0.34),
    ):
        phase, lean = rng.uniform(0, 6.28), rng.uniform(0.8, 1.2)
        wave_y = turns_y * lean
        strength = weight * rng.uniform(0.7, 1.0)
        sin_x, cos_x = np.sin(turns_x * xs + phase), np.cos(turns_x * xs + phase)
        sin_y, cos_y = np.sin(wave_y * ys), np.cos(wave_y * ys)
        # sin(a + b) as two products, so that the height and its slopes are matrix products.
        rows += [strength * cos_y, strength * sin_y]
        columns += [sin_x, cos_x]
        row_slopes += [-strength * wave_y * sin_y, strength * wave_y * cos_y]
        column_slopes += [turns_x * cos_x, -turns_x * sin_x]
    down, across = np.stack(rows, axis=1), np.stack(columns)
    height = down @ across
    slope_x = down @ np.stack(column_slopes)
    slope_y = np.stack(row_slopes, axis=1) @ across
    low, high = float(height.min()), float(height.max())
    level = (height - low) / (high - low)
    steps = level * _LEVELS
    steepness = np.hypot(slope_x, slope_y)
    steepness *= 2 * np.pi / period * _LEVELS / (high - low)
    distance = np.abs(steps - np.rint(steps)) / np.maximum(steepness, 1e-4)
    line = np.clip(0.85 * canvas.unit + 0.5 - distance, 0, 1)
    line *= np.clip(steepness * 900 * canvas.unit, 0, 1)
    line *= 0.30 + 0.55 * level
    noise = rng.random((canvas.height, 256), dtype=np.float32)
    noise = np.tile(noise, (1, period // 256 + 1))[:, :period]
    shade = level * level * (3 - 2 * level)
    planes: list[Bytes] = []
    for index in range(3):
        if index == 1:
            shade, line, noise = (halved(values) for values in (shade, line, noise))
            noise = noise * 0 + 0.5
        ends = [float(yuv(rgb(name))[index]) for name in (theme.contour_low, theme.contour_high)]
        value = ends[0] + (ends[1] - ends[0]) * shade
        value += (float(yuv(rgb(theme.contour_line))[index]) - value) * line
        planes.append((value + noise).astype(np.uint8))
    return planes[0], planes[1], planes[2]
