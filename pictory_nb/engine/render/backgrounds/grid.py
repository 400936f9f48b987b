"""Grid: a floor of glowing lines that runs towards the viewer under a lit horizon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.blending import tint_rows
from pictory_nb.engine.render.color import FloatArray, mix, rgb, yuv
from pictory_nb.engine.render.picture import Picture, Targets, halved

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_HORIZON = 0.56
_SPEED = 0.42
"""Cross lines that pass in a second."""
_BLOCK_ROWS = 32
"""Worked on at once, few enough for the processor's cache."""


class Grid:
    """Everything that stands still is drawn once; a frame adds the cross lines row by row."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._targets = Targets(canvas.width, canvas.height)
        self._horizon = round(canvas.height * _HORIZON / 2) * 2
        rows = canvas.height - self._horizon
        distance = (np.arange(rows, dtype=np.float32) + 0.5) / rows
        self._depth = 0.62 / distance
        self._row_depth = 0.62 / distance**2 / rows
        self._fade = np.clip(distance * 3.2 - 0.05, 0, 1) * (0.4 + 0.6 * distance)
        self._line = yuv(rgb(theme.grid_line))
        self._still = _still_part(canvas, theme, seed, self._horizon)

    def picture_at(self, time_s: float) -> Picture:
        """Return the floor with its cross lines where they have come to."""
        strength = self._cross_lines(time_s)
        target, still = self._targets.free(), self._still
        small = strength.reshape(-1, 2).mean(axis=1)
        for index, share in enumerate((strength, small, small)):
            level, color = (np.zeros(len(still.planes[index]), dtype=np.uint16) for _ in range(2))
            level[-len(share) :] = np.rint(share * 256)
            color[-len(share) :] = np.rint(share * self._line[index] * 256)
            tint_rows(target.planes[index], still.planes[index], level, color)
        return target

    def _cross_lines(self, time_s: float) -> FloatArray:
        """Return the opacity, 0 to 1, of the cross lines in each row of the floor."""
        place = self._depth * 1.9 + _SPEED * time_s
        gap = np.abs(place - np.rint(place))
        width = np.maximum(self._row_depth * 1.9, 0.004)
        core = np.clip(1.2 - gap / (width * 1.6), 0, 1)
        halo = 0.34 * np.exp(-gap / 0.05)
        lit: FloatArray = (np.clip(core * 0.9 + halo, 0, 0.95) * self._fade).astype(np.float32)
        return lit


def _still_part(canvas: Canvas, theme: Theme, seed: int, horizon: int) -> Picture:
    width, height = canvas.width, canvas.height
    rng = np.random.default_rng([seed, 53])
    rows = np.arange(height, dtype=np.float32)[:, None] + np.float32(0.5)
    columns = np.arange(width, dtype=np.float32)[None] + np.float32(0.5)
    above = np.maximum(0, horizon - rows) / height
    below = np.maximum(0, rows - horizon) / (height - horizon)
    spread = np.exp(-(((columns / width - 0.5) / 0.62) ** 2))
    lift = np.exp(-above / 0.05) * 0.42 + np.exp(-above / 0.16) * 0.5
    lift = np.where(rows < horizon, lift, 0.9 * np.exp(-below / 0.10))
    stars = _stars(rng, width, horizon, canvas.unit, height)
    noise = rng.random((height, 256), dtype=np.float32)
    floor, glow = yuv(rgb(theme.grid_floor)), yuv(rgb(theme.grid_glow))
    line = yuv(rgb(theme.grid_line))
    star = yuv(mix(rgb(theme.ink), rgb(theme.grid_glow), 0.25))
    still = Picture.empty(width, height)
    for top in range(0, height, _BLOCK_ROWS):
        part = slice(top, min(height, top + _BLOCK_ROWS))
        lines = _lines_away(columns, below[part], canvas) if part.stop > horizon else None
        twinkle = stars[part] if not theme.is_light and stars[part].any() else None
        grain = np.tile(noise[part], (1, width // 256 + 1))[:, :width]
        for index, plane in enumerate(still.planes):
            step = min(2, index + 1)
            if index == 1:
                lines, twinkle = (None if one is None else halved(one) for one in (lines, twinkle))
            lit = (lift[part], spread) if index == 0 else (_pairs(lift[part].T).T, _pairs(spread))
            value = floor[index] + (glow[index] - floor[index]) * lit[0] * lit[1]
            for share, color in ((lines, line), (twinkle, star)):
                if share is not None:
                    value += (color[index] - value) * share
            value += grain if index == 0 else np.float32(0.5)
            plane[part.start // step : part.stop // step] = value
    return still


def _lines_away(columns: FloatArray, below: FloatArray, canvas: Canvas) -> FloatArray:
    """Return the opacity of the lines that run away from the viewer, at `below` (0 to 1) the horizon."""
    width = canvas.width
    away = 1 / np.maximum(below, np.float32(1e-4))
    leaned = np.float32(3.4 * (width / canvas.height / 1.78) / width)
    across = (columns - np.float32(width / 2)) * (leaned * away)
    gap = np.abs(across - np.rint(across))
    per_pixel = leaned * away
    lines: FloatArray = np.exp(gap * (-1 / np.maximum(np.float32(0.03), per_pixel)))
    lines *= np.float32(0.36)
    core = np.float32(1.2) - gap * (1 / (per_pixel * np.float32(2.2 * canvas.unit)))
    lines += np.clip(core, 0, 1, out=core) * np.float32(0.9)
    np.minimum(lines, np.float32(0.95), out=lines)
    lines *= np.clip(below * 3.2 - 0.05, 0, 1) * (0.4 + 0.6 * below)
    return lines


def _pairs(values: FloatArray) -> FloatArray:
    """Return the means of neighbours in a row."""
    means: FloatArray = (values[:, ::2] + values[:, 1::2]) * np.float32(0.5)
    return means


def _stars(rng: np.random.Generator, width: int, horizon: int, unit: float, height: int) -> FloatArray:
    stars = np.zeros((height, width), dtype=np.float32)
    count = round(width * horizon / 16000 / max(unit, 0.2) ** 2)
    xs, ys = rng.integers(2, width - 3, count), rng.integers(2, max(3, round(horizon * 0.8)), count)
    light = rng.uniform(0.08, 0.6, count) * (1 - ys / horizon)
    for x, y, strength in zip(xs, ys, light, strict=True):
        stars[y : y + 2, x : x + 2] = strength
    return stars
