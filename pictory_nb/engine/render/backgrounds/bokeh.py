"""Bokeh: a dim mesh with out-of-focus discs of light that rise slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backgrounds.gliding import Gliding, Planes
from pictory_nb.engine.render.backgrounds.mesh import MeshField
from pictory_nb.engine.render.color import FloatArray, mix, rgb, yuv
from pictory_nb.engine.render.picture import FieldScaler, Picture

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_DISCS = 28
_STEP_S = 0.1
"""A disc moves by half a pixel of the field at most, a fraction of its soft edge."""
_STEPS = 2048
"""Of a disc's opacity, from its middle to the corners of its box."""


class Bokeh:
    """Discs are drawn into the fifth-size field: they are blurred by nature, and glide without steps."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._scaler = FieldScaler(canvas.width, canvas.height, 5, "BILINEAR")
        width, height = self._scaler.field_width, self._scaler.field_height
        self._size = (width, height)
        self._field = MeshField(theme, seed, width, height, dim=1.0 if theme.is_light else 0.62)
        rng = np.random.default_rng([seed, 23])
        unit = min(width, height)
        self._radius = unit * rng.uniform(0.022, 0.085, _DISCS)
        self._x = rng.uniform(0, 1, _DISCS)
        self._y = rng.uniform(0, 1, _DISCS)
        self._rise = rng.uniform(0.012, 0.035, _DISCS)
        self._sway = rng.uniform(0.004, 0.015, _DISCS)
        self._phase = rng.uniform(0, 6.28, _DISCS)
        self._strength = rng.uniform(0.10, 0.30, _DISCS) * (1.5 if theme.is_light else 1.0)
        white = (1.0, 1.0, 1.0)
        tints = [mix(rgb(name), white, 0.35) for name in (theme.accent, *theme.blobs[:3])]
        if theme.is_light:
            tints = [white, *(mix(rgb(name), white, 0.4) for name in theme.blobs[:3])]
        self._profiles = [_Profile(float(radius)) for radius in self._radius]
        self._colors = [yuv(tints[index]) for index in rng.integers(0, len(tints), _DISCS)]
        self._gliding = Gliding(self._planes_at, _STEP_S)

    def picture_at(self, time_s: float) -> Picture:
        """Return the mesh with every disc where it has risen to."""
        return self._scaler.scale(*self._gliding.at(time_s))

    def _planes_at(self, time_s: float) -> Planes:
        planes = self._field.planes_at(time_s)
        width, height = self._size
        for disc in range(_DISCS):
            radius = float(self._radius[disc])
            margin = 2 * radius / height
            travelled = (self._y[disc] - self._rise[disc] * time_s) % (1 + 2 * margin)
            center_y = float((travelled - margin) * height)
            sway = self._sway[disc] * np.sin(0.6 * time_s + self._phase[disc])
            center_x = float((self._x[disc] + sway) * width)
            twinkle = 0.75 + 0.25 * float(np.sin(0.9 * time_s + 2 * self._phase[disc]))
            strength = float(self._strength[disc]) * twinkle
            self._profiles[disc].add_to(planes, center_x, center_y, strength, self._colors[disc])
        return planes


class _Profile:
    """A disc with a brighter rim: its opacity by the squared distance from its middle, worked out once."""

    def __init__(self, radius: float) -> None:
        self._reach = radius + 3
        self._steps = (_STEPS - 1) / (2.05 * self._reach**2)
        distance = np.sqrt(np.arange(_STEPS) / self._steps)
        inward = (radius - distance) / (0.7 + 0.05 * radius)
        body = (inward * 0.5 + 0.5).clip(0, 1)
        rim = np.maximum(1 - np.abs(inward - 1.5) / 1.6, 0)
        self._opacity: FloatArray = ((0.55 + 0.45 * rim) * body).astype(np.float32)

    def add_to(
        self,
        planes: tuple[FloatArray, FloatArray, FloatArray],
        x: float,
        y: float,
        strength: float,
        color: FloatArray,
    ) -> None:
        """Blend the disc into the field, in place; `x` and `y` in pixels of its luma plane."""
        height, width = planes[0].shape
        reach = self._reach
        # Even edges, so that every second sample of the opacity falls on the chroma planes.
        top, bottom = max(0, int(y - reach) // 2 * 2), min(height, int(y + reach) // 2 * 2 + 2)
        left, right = max(0, int(x - reach) // 2 * 2), min(width, int(x + reach) // 2 * 2 + 2)
        if top >= bottom or left >= right:
            return
        down = np.arange(top + 0.5 - y, bottom - y, dtype=np.float32)
        across = np.arange(left + 0.5 - x, right - x, dtype=np.float32)
        squared = np.add.outer(down * down, across * across)
        squared *= np.float32(self._steps)
        alpha = self._opacity.take(squared.astype(np.int32), mode="clip")
        alpha *= np.float32(strength)
        small = alpha[::2, ::2]
        for plane, step, opacity, value in zip(planes, (1, 2, 2), (alpha, small, small), color, strict=True):
            part = plane[top // step : bottom // step, left // step : right // step]
            lift = value - part
            lift *= opacity
            part += lift
