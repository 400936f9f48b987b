"""Mesh gradient: large soft lights that wander over a dark or pale base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import FloatArray, rgb, yuv
from pictory_nb.engine.render.picture import FieldScaler, Picture

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_BASE_WEIGHT = 0.10
_PALE_LIVELINESS = 1.5
"""Pale lights differ little from each other: they go farther and faster, or nobody sees them move."""


class MeshField:
    """The mesh as low-resolution YUV planes.

    Every light is a product of a function of x and one of y, so a whole plane is one small matrix product.
    """

    def __init__(self, theme: Theme, seed: int, width: int, height: int, *, dim: float = 1.0) -> None:
        rng = np.random.default_rng([seed, 11])
        count = len(theme.blobs)
        order = rng.permutation(count)
        base = yuv(rgb(theme.base))
        colors = np.stack([yuv(rgb(theme.blobs[index])) for index in order])
        self._base = base
        self._colors: FloatArray = (base + (colors - base) * dim).astype(np.float32)
        # Lights start on a ring around the middle, so that no two of them hide each other.
        angle = 2 * np.pi * (np.arange(count) + rng.uniform(-0.3, 0.3, count)) / count + rng.uniform(0, 6.28)
        self._home = np.stack([0.5 + 0.46 * np.cos(angle), 0.5 + 0.44 * np.sin(angle)])
        lively = _PALE_LIVELINESS if theme.is_light else 1.0
        self._reach = rng.uniform(0.12, 0.22, (2, count)) * lively
        self._speed = 2 * np.pi / rng.uniform(13, 24, (2, count)) * rng.choice([-1, 1], (2, count)) * lively
        self._phase = rng.uniform(0, 6.28, (2, count))
        self._radius = rng.uniform(0.23, 0.34, (2, count)) * np.array([[1.0], [1.2]])
        self._grids = [
            ((np.arange(columns) + 0.5) / columns, (np.arange(rows) + 0.5) / rows)
            for columns, rows in ((width, height), (width // 2, height // 2))
        ]

    def planes_at(self, time_s: float) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return Y, U and V on the 8-bit scale, chroma at half the size."""
        center = self._home + self._reach * np.sin(self._speed * time_s + self._phase)
        planes: list[FloatArray] = []
        for (xs, ys), channels in zip(self._grids, ((0,), (1, 2)), strict=True):
            across = np.exp(-(((xs[None] - center[0][:, None]) / self._radius[0][:, None]) ** 2))
            down = np.exp(-(((ys[:, None] - center[1][None]) / self._radius[1][None]) ** 2))
            across, down = across.astype(np.float32), down.astype(np.float32)
            total = down @ across
            total += _BASE_WEIGHT
            for channel in channels:
                plane = (down * self._colors[:, channel]) @ across
                plane += _BASE_WEIGHT * self._base[channel]
                plane /= total
                planes.append(plane)
        return planes[0], planes[1], planes[2]


class Mesh:
    """The mesh gradient at full size."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._scaler = FieldScaler(canvas.width, canvas.height, 8, "BILINEAR")
        self._field = MeshField(theme, seed, self._scaler.field_width, self._scaler.field_height)

    def picture_at(self, time_s: float) -> Picture:
        """Return the lights where they have wandered to."""
        return self._scaler.scale(*self._field.planes_at(time_s))
