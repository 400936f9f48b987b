"""Lines: a bundle of fine curves like measurements over time, with points of light that run along them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.backgrounds.relief import Drift, Planes, empty_planes, period_of
from pictory_nb.engine.render.color import FloatArray, mix, rgb, yuv
from pictory_nb.engine.render.overlay import Overlay, Sheet
from pictory_nb.engine.render.painting import blurred, rounded
from pictory_nb.engine.render.picture import Picture, halved

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_CURVES = 26
_PULSES = 14
_SPEED = 26.0
_WAVES = ((1, 0.9), (2, 0.75), (3, 0.4), (5, 0.16))
"""Turns in a period, and strength."""
_BLOCK = 96


class Lines:
    """The curves drift as one wide picture; the points of light are sprites on top."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        rng = np.random.default_rng([seed, 79])
        self._canvas = canvas
        self._period = period_of(canvas)
        self._curves = _curves(rng, self._period, canvas.height)
        self._drift = Drift(canvas, _drawn(self._curves, self._period, canvas, theme, rng), seed, _SPEED)
        self._which = rng.integers(0, _CURVES, _PULSES)
        self._start = rng.uniform(0, self._period, _PULSES)
        self._speed = rng.uniform(60, 190, _PULSES) * canvas.unit * (1 if seed % 2 else -1)
        self._sprite = _pulse(canvas, theme)

    def picture_at(self, time_s: float) -> Picture:
        """Return the curves where they have drifted to, and the light on them."""
        picture = self._drift.picture_at(time_s)
        offset = self._drift.offset_at(time_s)
        half = self._sprite.width // 2
        for curve, start, speed in zip(self._which, self._start, self._speed, strict=True):
            place = float(start + speed * time_s) % self._period
            x = (place - offset) % self._period
            if x > self._canvas.width + half:
                continue
            y = float(self._curves[curve, int(place)])
            self._sprite.draw(picture, shift_x=2 * round((x - half) / 2), shift_y=2 * round((y - half) / 2))
        return picture


def _curves(rng: np.random.Generator, period: int, height: int) -> FloatArray:
    """Return the row of each curve for each column; neighbours differ a little, so that they weave."""
    angle = 2 * np.pi * np.arange(period) / period
    spread = np.linspace(-1, 1, _CURVES)
    rows = np.full((_CURVES, period), 0.56 * height)
    for turns, strength in _WAVES:
        phase, twist = rng.uniform(0, 6.28), rng.uniform(0.5, 1.5)
        swell = 0.105 * height * strength * rng.uniform(0.7, 1.0)
        rows += swell * np.sin(turns * angle[None] + phase + twist * spread[:, None])
    rows += 0.15 * height * spread[:, None] * (0.75 + 0.5 * np.sin(angle[None] + rng.uniform(0, 6.28)))
    curves: FloatArray = rows.astype(np.float32)
    return curves


def _drawn(curves: FloatArray, period: int, canvas: Canvas, theme: Theme, rng: np.random.Generator) -> Planes:
    planes = empty_planes(period, canvas)
    slopes = np.abs(np.gradient(curves, axis=1))
    steep = np.sqrt(1 + slopes * slopes)
    low, high = yuv(rgb(theme.sky[0])), yuv(rgb(theme.sky[1]))
    glow = yuv(rgb(theme.blobs[0]))
    inks = [yuv(mix(rgb(theme.contour_line), rgb(theme.accent), share)) for share in (0.0, 0.45)]
    noise = np.tile(rng.random((_BLOCK, 256), dtype=np.float32), (1, period // 256 + 1))[:, :period]
    middle = curves.mean(axis=0)
    width = np.float32(0.9 * canvas.unit + 0.35)
    for top in range(0, canvas.height, _BLOCK):
        end = min(canvas.height, top + _BLOCK)
        rows = np.arange(top, end, dtype=np.float32)[:, None] + np.float32(0.5)
        share = np.clip(rows / canvas.height, 0, 1)
        halo = np.exp(-(((rows - middle[None]) / np.float32(0.23 * canvas.height)) ** 2))
        halo *= np.float32(0.5 if theme.is_light else 0.34)
        ink: list[FloatArray] = [np.zeros((end - top, period), dtype=np.float32) for _ in inks]
        for curve in range(_CURVES):
            own = curves[curve]
            if own.max() < top - 4 or own.min() > end + 4:
                continue
            distance = np.abs(rows - own[None]) / steep[curve][None]
            strength = np.float32(0.20 + 0.5 * (1 - abs(2 * curve / (_CURVES - 1) - 1)) ** 1.3)
            np.maximum(
                ink[curve % 2],
                np.clip(width + np.float32(0.5) - distance, 0, 1) * strength,
                out=ink[curve % 2],
            )
        for index, plane in enumerate(planes):
            step = 1 if index == 0 else 2
            value = (
                low[index] + (high[index] - low[index]) * share + np.zeros((end - top, period), np.float32)
            )
            value += (glow[index] - value) * halo
            for coverage, color in zip(ink, inks, strict=True):
                value += (color[index] - value) * coverage
            value = value + noise[: end - top] if index == 0 else halved(value) + np.float32(0.5)
            plane[top // step : end // step] = np.clip(value, 0, 255).astype(np.uint8)
    return planes


def _pulse(canvas: Canvas, theme: Theme) -> Overlay:
    """Return a point of light with its glow, its middle in the middle of the overlay."""
    size = max(2.0, 9 * canvas.unit)
    side = 2 * round(4 * size)
    sheet = Sheet(0, 0, side, side)
    dot = rounded(sheet, Box((side - size) / 2, (side - size) / 2, size, size), size / 2)
    color = rgb(theme.accent)
    sheet.paint(np.clip(blurred(dot, size * 0.8) * 2.2, 0, 1), color, 0.5)
    sheet.paint(dot, mix(color, (1.0, 1.0, 1.0), 0.0 if theme.is_light else 0.5), 0.95)
    return sheet.overlay()
