"""Rays: broad beams of light that turn slowly around a point outside the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import FloatArray, mix, rgb, yuv
from pictory_nb.engine.render.picture import FieldScaler, Picture

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_BEAMS = ((7, 0.05, 1.0), (11, -0.035, 0.7), (17, 0.06, 0.45))
"""Beams in a whole turn, turns per second of their phase, and strength."""


class Rays:
    """A sum of waves over the angle, on a field of low resolution: beams have no edges."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._scaler = FieldScaler(canvas.width, canvas.height, 8)
        width, height = self._scaler.field_width, self._scaler.field_height
        rng = np.random.default_rng([seed, 73])
        side = -0.12 if rng.integers(2) else 1.12
        xs = (np.arange(width, dtype=np.float32) + 0.5) / width - np.float32(side)
        ys = (np.arange(height, dtype=np.float32) + 0.5) / height + np.float32(0.16)
        aspect = canvas.width / canvas.height
        self._angle = np.arctan2(ys[:, None], xs[None] * np.float32(aspect))
        distance = np.hypot(ys[:, None], xs[None] * np.float32(min(1.0, aspect)))
        self._fade = np.exp(-distance / np.float32(0.95))
        self._phases = rng.uniform(0, 6.28, len(_BEAMS))
        self._base = yuv(rgb(theme.base)).astype(np.float32)
        white = (1.0, 1.0, 1.0)
        first, second = rgb(theme.blobs[0]), rgb(theme.blobs[1])
        self._glow = yuv(mix(first, rgb(theme.base), 0.25 if theme.is_light else 0.45)).astype(np.float32)
        self._beam = yuv(white if theme.is_light else mix(second, white, 0.12)).astype(np.float32)
        self._beam_share = np.float32(0.9 if theme.is_light else 0.75)

    def picture_at(self, time_s: float) -> Picture:
        """Return the beams where they have turned to."""
        light = np.zeros_like(self._angle)
        for (beams, speed, strength), phase in zip(_BEAMS, self._phases, strict=True):
            light += np.float32(strength) * np.cos(
                np.float32(beams) * self._angle + np.float32(2 * np.pi * speed * time_s + phase)
            )
        beam = np.clip(light * np.float32(0.55) + np.float32(0.25), 0, 1)
        beam *= beam * self._fade * self._beam_share
        planes: list[FloatArray] = []
        for channel in range(3):
            value = self._base[channel] + (self._glow[channel] - self._base[channel]) * self._fade
            value += (self._beam[channel] - value) * beam
            planes.append(value if channel == 0 else value[::2, ::2])
        return self._scaler.scale(planes[0], planes[1], planes[2])
