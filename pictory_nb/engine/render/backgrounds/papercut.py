"""Papercut: sheets cut along the heights of a landscape, lying on each other with soft shadows."""

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
from pictory_nb.engine.render.color import FloatArray, Rgb, mix, rgb, yuv

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_SHEETS = 6
_SPEED = 22.0
_SHADOW_PX = 34.0
_GRAIN = 2.2
"""Of the luma, in steps of 8 bits: fibres that are felt rather than seen."""


class Papercut(Drift):
    """The pile of sheets, drawn once."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        super().__init__(canvas, _pile(period_of(canvas), canvas, theme, seed), seed, _SPEED)


def _sheets(theme: Theme) -> list[Rgb]:
    """Return the sheets' colours from the lowest to the highest."""
    low, high = rgb(theme.contour_low), rgb(theme.contour_high)
    tints = [rgb(name) for name in theme.waves]
    share = 0.42 if theme.is_light else 0.30
    return [
        mix(mix(low, high, index / (_SHEETS - 1)), tints[(index + 1) % len(tints)], share)
        for index in range(_SHEETS)
    ]


def _pile(period: int, canvas: Canvas, theme: Theme, seed: int) -> Planes:
    rng = np.random.default_rng([seed, 67])
    relief = Relief(rng, period, canvas.height, _SHEETS)
    grain = _grain(rng, period)
    colors = np.stack([yuv(color) for color in _sheets(theme)])
    shade = yuv((0.30, 0.24, 0.20) if theme.is_light else (0.0, 0.0, 0.0))
    depth = 0.26 if theme.is_light else 0.55
    planes = empty_planes(period, canvas)
    for top in range(0, canvas.height, BLOCK_ROWS):
        end = min(canvas.height, top + BLOCK_ROWS)
        level, steepness = relief.rows(top, end)
        height = np.clip(level * np.float32(_SHEETS), 0, _SHEETS - 0.01)
        slope = np.maximum(steepness, 1e-4)
        luma = _look(height, slope, colors[:, 0], shade[0], depth, canvas)
        luma += grain[: end - top]
        planes[0][top:end] = np.clip(luma, 0, 255).astype(np.uint8)
        for index in (1, 2):
            chroma = _look(height[::2, ::2], slope[::2, ::2], colors[:, index], shade[index], depth, canvas)
            planes[index][top // 2 : end // 2] = np.clip(chroma + np.float32(0.5), 0, 255).astype(np.uint8)
    return planes


def _look(
    height: FloatArray, slope: FloatArray, colors: FloatArray, shade: float, depth: float, canvas: Canvas
) -> FloatArray:
    """Return one channel: the sheet's colour under the shadow of the next one, whose edge is smoothed."""
    sheet = height.astype(np.uint8)
    next_up = np.where(sheet < _SHEETS - 1, np.float32(1), np.float32(0))
    below_px = (sheet + np.float32(1) - height) / slope
    # A falling square is close enough to how a soft shadow fades, and far cheaper than a bell.
    shadow = np.maximum(1 - below_px * np.float32(1 / (3 * _SHADOW_PX * canvas.unit)), 0)
    shadow *= shadow * shadow * np.float32(depth) * next_up
    edge = np.clip(1 - below_px, 0, 1) * next_up
    value = colors.astype(np.float32).take(sheet)
    value += (np.float32(shade) - value) * shadow
    value += (np.append(colors[1:], colors[-1:]).astype(np.float32).take(sheet) - value) * edge
    return value


def _grain(rng: np.random.Generator, period: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return fine noise, smoothed along the rows like the fibres of paper, and what rounds to 8 bits."""
    noise = rng.standard_normal((BLOCK_ROWS, 480)).astype(np.float32)
    fibres = (noise + np.roll(noise, 1, axis=1) + np.roll(noise, 2, axis=1)) * np.float32(_GRAIN / 1.8)
    return np.tile(fibres + np.float32(0.5), (1, period // 480 + 1))[:, :period]
