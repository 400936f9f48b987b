"""Blobs: round bodies of colour that melt together and part again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import FloatArray, Rgb, mix, rgb, yuv
from pictory_nb.engine.render.picture import FieldScaler, Picture

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_BODIES = 7
_EDGE = 0.05
_THRESHOLD = 0.62


class Blobs:
    """A sum of bells is cut at one height: its body is filled with a gradient, its rim catches the light."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._scaler = FieldScaler(canvas.width, canvas.height, 6)
        width, height = self._scaler.field_width, self._scaler.field_height
        rng = np.random.default_rng([seed, 71])
        self._home = np.stack([rng.uniform(0.0, 1.0, _BODIES), rng.uniform(0.0, 1.0, _BODIES)])
        self._reach = rng.uniform(0.08, 0.2, (2, _BODIES))
        self._speed = 2 * np.pi / rng.uniform(11, 22, (2, _BODIES)) * rng.choice([-1, 1], (2, _BODIES))
        self._phase = rng.uniform(0, 6.28, (2, _BODIES))
        short = min(width, height)
        radius = rng.uniform(0.17, 0.30, _BODIES) * short
        self._radius = np.stack([radius / width, radius / height])
        self._xs = (np.arange(width) + 0.5) / width
        self._ys = (np.arange(height) + 0.5) / height
        order = rng.permutation(min(4, len(theme.blobs)))
        # Pale themes take the deeper colours of their hills: a pale body on a pale ground is none.
        palette = theme.waves if theme.is_light else theme.blobs
        colors = [rgb(palette[index]) for index in order]
        ground = rgb(theme.base)
        along = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
        self._ground = _gradient(mix(ground, colors[2], 0.22), ground, 0.4 * along + 0.6 * down)
        self._body = _gradient(colors[0], colors[1], 0.65 * along + 0.35 * (1 - down))
        white = (1.0, 1.0, 1.0)
        self._light = yuv(white if theme.is_light else mix(colors[0], white, 0.55)).astype(np.float32)
        self._shade = yuv(mix(ground, (0.0, 0.0, 0.0), 0.08 if theme.is_light else 0.5)).astype(np.float32)
        self._shade_share = np.float32(0.5 if theme.is_light else 0.8)

    def picture_at(self, time_s: float) -> Picture:
        """Return the bodies where they have wandered to."""
        center = self._home + self._reach * np.sin(self._speed * time_s + self._phase)
        across = np.exp(-(((self._xs[None] - center[0][:, None]) / self._radius[0][:, None]) ** 2))
        down = np.exp(-(((self._ys[:, None] - center[1][None]) / self._radius[1][None]) ** 2))
        height = down.astype(np.float32) @ across.astype(np.float32)
        body = _step((height - np.float32(_THRESHOLD)) / np.float32(_EDGE))
        shade = _step((height - np.float32(0.10)) / np.float32(1.0)) * self._shade_share * (1 - body)
        rim = np.exp(-(((height - np.float32(_THRESHOLD + 0.10)) / np.float32(0.11)) ** 2)) * np.float32(0.34)
        rim *= body
        planes: list[FloatArray] = []
        for channel in range(3):
            value = self._ground[..., channel] * (1 - shade) + self._shade[channel] * shade
            value += (self._body[..., channel] - value) * body
            value += (self._light[channel] - value) * rim
            planes.append(value if channel == 0 else value[::2, ::2])
        return self._scaler.scale(planes[0], planes[1], planes[2])


def _step(share: FloatArray) -> FloatArray:
    clipped = np.clip(share, 0, 1)
    smooth: FloatArray = clipped * clipped * (3 - 2 * clipped)
    return smooth


def _gradient(first: Rgb, second: Rgb, share: FloatArray) -> FloatArray:
    start, end = yuv(first).astype(np.float32), yuv(second).astype(np.float32)
    blended: FloatArray = start + (end - start) * share
    return blended
