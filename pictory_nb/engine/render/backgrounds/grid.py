"""Grid: a floor of glowing lines that runs towards the viewer under a lit horizon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import FloatArray, mix, rgb, yuv
from pictory_nb.engine.render.picture import Bytes, Picture, halved

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_HORIZON = 0.56
_SPEED = 0.42
"""Cross lines that pass in a second."""


class Grid:
    """Everything that stands still is drawn once; a frame adds the cross lines row by row."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._target = Picture.empty(canvas.width, canvas.height)
        self._horizon = round(canvas.height * _HORIZON / 2) * 2
        rows = canvas.height - self._horizon
        distance = (np.arange(rows, dtype=np.float32) + 0.5) / rows
        self._depth = 0.62 / distance
        self._row_depth = 0.62 / distance**2 / rows
        self._fade = np.clip(distance * 3.2 - 0.05, 0, 1) * (0.4 + 0.6 * distance)
        self._line = yuv(rgb(theme.grid_line))
        self._planes = _still_part(canvas, theme, seed, self._horizon)

    def picture_at(self, time_s: float) -> Picture:
        """Return the floor with its cross lines where they have come to."""
        strength = self._cross_lines(time_s)
        for index, (target, still) in enumerate(zip(self._target.planes, self._planes, strict=True)):
            horizon = self._horizon if index == 0 else self._horizon // 2
            target[:horizon] = still[:horizon]
            share = strength if index == 0 else strength.reshape(-1, 2).mean(axis=1)
            level = np.rint(share * 256).astype(np.uint16)[:, None]
            line = np.rint(share[:, None] * self._line[index] * 256).astype(np.uint16)
            mixed = np.multiply(still[horizon:], 256 - level, dtype=np.uint16)
            mixed += line
            mixed >>= 8
            target[horizon:] = mixed
        return self._target

    def _cross_lines(self, time_s: float) -> FloatArray:
        """Return the opacity, 0 to 1, of the cross lines in each row of the floor."""
        place = self._depth * 1.9 + _SPEED * time_s
        gap = np.abs(place - np.rint(place))
        width = np.maximum(self._row_depth * 1.9, 0.004)
        core = np.clip(1.2 - gap / (width * 1.6), 0, 1)
        halo = 0.34 * np.exp(-gap / 0.05)
        lit: FloatArray = (np.clip(core * 0.9 + halo, 0, 0.95) * self._fade).astype(np.float32)
        return lit


def _still_part(canvas: Canvas, theme: Theme, seed: int, horizon: int) -> tuple[Bytes, Bytes, Bytes]:
    width, height = canvas.width, canvas.height
    rng = np.random.default_rng([seed, 53])
    rows = np.arange(height, dtype=np.float32)[:, None] + 0.5
    columns = np.arange(width, dtype=np.float32)[None] + 0.5
    above = np.maximum(0, horizon - rows) / height
    below = np.maximum(0, rows - horizon) / (height - horizon)
    sky = [np.array(rgb(name), dtype=np.float32) for name in (theme.grid_floor, theme.grid_glow)]
    spread = np.exp(-(((columns / width - 0.5) / 0.62) ** 2))
    glow = np.exp(-above / 0.05) * 0.42 + np.exp(-above / 0.16) * 0.5
    glow = np.where(rows < horizon, glow, 0.9 * np.exp(-below / 0.10)) * spread
    away = np.maximum(below, 1e-4)
    across = (columns - width / 2) / width * 3.4 / away * (width / height / 1.78)
    per_pixel = 3.4 / width / away * (width / height / 1.78)
    gap = np.abs(across - np.rint(across))
    core = np.clip(1.2 - gap / (per_pixel * 2.2 * canvas.unit), 0, 1)
    halo = 0.36 * np.exp(-gap / np.maximum(0.03, per_pixel))
    fade = np.clip(below * 3.2 - 0.05, 0, 1) * (0.4 + 0.6 * below)
    lines = np.where(rows > horizon, np.clip(core * 0.9 + halo, 0, 0.95) * fade, 0)
    stars = _stars(rng, width, horizon, canvas.unit, height)
    if theme.is_light:
        stars *= 0
    noise = rng.random((height, 256), dtype=np.float32)
    noise = np.tile(noise, (1, width // 256 + 1))[:, :width]
    line, star = rgb(theme.grid_line), mix(rgb(theme.ink), rgb(theme.grid_glow), 0.25)
    planes: list[Bytes] = []
    for index in range(3):
        step = 1 if index == 0 else 2
        value = yuv((float(sky[0][0]), float(sky[0][1]), float(sky[0][2])))[index] + np.zeros(
            (height // step, width // step), dtype=np.float32
        )
        for share, color in (
            (glow, (float(sky[1][0]), float(sky[1][1]), float(sky[1][2]))),
            (lines, line),
            (stars, star),
        ):
            value += (yuv(color)[index] - value) * (share if index == 0 else halved(share))
        planes.append((value + (noise if index == 0 else 0.5)).astype(np.uint8))
    return planes[0], planes[1], planes[2]


def _stars(rng: np.random.Generator, width: int, horizon: int, unit: float, height: int) -> FloatArray:
    stars = np.zeros((height, width), dtype=np.float32)
    count = round(width * horizon / 16000 / max(unit, 0.2) ** 2)
    xs, ys = rng.integers(2, width - 3, count), rng.integers(2, max(3, round(horizon * 0.8)), count)
    light = rng.uniform(0.08, 0.6, count) * (1 - ys / horizon)
    for x, y, strength in zip(xs, ys, light, strict=True):
        stars[y : y + 2, x : x + 2] = strength
    return stars
