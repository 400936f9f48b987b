"""Contours: lines of equal height on a soft landscape, drifting sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backgrounds.relief import (
    BLOCK_ROWS,
    Drift,
    Planes,
    Relief,
    empty_planes,
    period_of,
)
from pictory_nb.engine.render.color import FloatArray, rgb, yuv
from pictory_nb.engine.render.picture import halved

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_LEVELS = 11


class Contours(Drift):
    """The landscape with its lines, drawn once."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        super().__init__(canvas, _landscape(period_of(canvas), canvas, theme, seed), seed)


def _landscape(period: int, canvas: Canvas, theme: Theme, seed: int) -> Planes:
    rng = np.random.default_rng([seed, 41])
    relief = Relief(rng, period, canvas.height, _LEVELS)
    noise = np.tile(rng.random((BLOCK_ROWS, 240), dtype=np.float32), (1, period // 240 + 1))[:, :period]
    ends = (yuv(rgb(theme.contour_low)), yuv(rgb(theme.contour_high)))
    ink = yuv(rgb(theme.contour_line))
    planes = empty_planes(period, canvas)
    for top in range(0, canvas.height, BLOCK_ROWS):
        end = min(canvas.height, top + BLOCK_ROWS)
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
