"""Waves: layers of paper-cut hills that slide past each other at different speeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import FloatArray, Rgb, mix, rgb, yuv
from pictory_nb.engine.render.overlay import Layer
from pictory_nb.engine.render.picture import Bytes, FieldScaler, Picture, Targets
from pictory_nb.engine.render.tiles import Tile, Tiles

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_PERIOD = 1.5
"""A strip repeats after so many picture widths."""


_TILE_SHARES = (0.25, 0.5)
"""A hill is cut into tiles of this share of the width, in luma and chroma: each blends few rows."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """One hill, rasterised once: its tiles in luma, and those of both chroma planes."""

    luma: Tiles
    chroma: Tiles
    speed: float


class Waves:
    """A frame copies parts of pre-rasterised strips, far hills first."""

    def __init__(self, canvas: Canvas, theme: Theme, seed: int) -> None:
        self._canvas = canvas
        rng = np.random.default_rng([seed, 37])
        width, height = canvas.width, canvas.height
        self._period = 2 * round(width * _PERIOD / 2)
        self._targets = Targets(width, height)
        count = len(theme.waves)
        crests = [self._crest(rng, layer, count) for layer in range(count)]
        bottoms = [int(crest.max()) + 1 for crest in crests]
        self._strips: list[_Strip] = []
        self._far, self._far_offset = Picture.empty(width, height), -1
        for layer, crest in enumerate(crests):
            covered = max(bottoms[layer + 1] + 2, bottoms[layer] + 4) if layer + 1 < count else height
            if layer == 0:
                self._far_rows = min(height, (covered + 1) // 2 * 2)
            speed = canvas.unit * (18 + 20 * layer) * (-1 if (layer + seed) % 2 else 1)
            self._strips.append(self._rasterise(crest, covered, rgb(theme.waves[layer]), theme, speed))
        self._sky = _sky(canvas, theme)
        self._sky_rows = min(height, (bottoms[0] + 4) // 2 * 2)

    def picture_at(self, time_s: float) -> Picture:
        """Return the hills where they have slid to."""
        far, *near = self._strips
        self._draw_far(far, self._offset(far, time_s))
        target = self._targets.free()
        _copy_rows(target, self._far, self._far_rows)
        for strip in near:
            self._lay(target, strip, self._offset(strip, time_s))
        return target

    def _offset(self, strip: _Strip, time_s: float) -> int:
        """Return the strip's column at the left edge: an even one, so that luma and chroma move alike."""
        return 2 * round(strip.speed * time_s / 2) % self._period

    def _draw_far(self, strip: _Strip, offset: int) -> None:
        """Draw the sky and the farthest hill, which stands still for some frames before it moves on."""
        if offset != self._far_offset:
            _copy_rows(self._far, self._sky, self._sky_rows)
            self._lay(self._far, strip, offset)
            self._far_offset = offset

    def _lay(self, target: Picture, strip: _Strip, offset: int) -> None:
        strip.luma.paste(target.planes[0], offset)
        strip.chroma.paste(target.chroma, offset // 2)

    def _crest(self, rng: np.random.Generator, layer: int, count: int) -> FloatArray:
        """Return the height in rows of a hill's edge for each column of its strip."""
        height = self._canvas.height
        angle = 2 * np.pi * np.arange(self._period) / self._period
        depth = layer / max(1, count - 1)
        crest = np.full(self._period, (0.44 + 0.43 * depth) * height)
        swell = (0.075 - 0.02 * depth) * height
        for turns, share in ((1, 0.7), (2, 1.0), (3, 0.42)):
            crest += swell * share * rng.uniform(0.55, 1.0) * np.sin(turns * angle + rng.uniform(0, 6.28))
        clipped: FloatArray = np.clip(crest, 0.3 * height, height - 8).astype(np.float32)
        return clipped

    def _rasterise(self, crest: FloatArray, covered: int, color: Rgb, theme: Theme, speed: float) -> _Strip:
        """Return a hill that is seen down to row `covered`."""
        unit, height = self._canvas.unit, self._canvas.height
        ramp = _ramp(color, theme, unit, height)
        shade = yuv((0.25, 0.2, 0.25) if theme.is_light else rgb(theme.shade))
        end = min(height, (covered + 1) // 2 * 2)
        planes = []
        for scale, channels in ((1, slice(0, 1)), (2, slice(1, 3))):
            edge = crest if scale == 1 else crest.reshape(-1, 2).mean(axis=1) / 2
            shadow = _Shadow(shade[channels], 0.10 if theme.is_light else 0.34, 14.4 * unit / scale)
            width = round(self._canvas.width // scale * _TILE_SHARES[scale - 1])
            tiles = (
                _tile(edge[left : left + width], left, end // scale, scale, ramp[channels], shadow)
                for left in range(0, len(edge), width)
            )
            planes.append(Tiles(tuple(tiles), self._period // scale))
        return _Strip(planes[0], planes[1], speed)


def _copy_rows(target: Picture, source: Picture, rows: int) -> None:
    """Copy the first rows, an even number of them."""
    target.planes[0][:rows] = source.planes[0][:rows]
    target.chroma[:, : rows // 2] = source.chroma[:, : rows // 2]


@dataclass(frozen=True, slots=True)
class _Shadow:
    """What a hill throws over what lies behind it: it fades by the factor e in every `depth` rows."""

    color: FloatArray
    opacity: float
    depth: float


def _tile(edge: FloatArray, left: int, end: int, scale: int, ramp: FloatArray, shadow: _Shadow) -> Tile:
    """Rasterise some columns of a hill; rows over the shadow are left out, opaque rows need no blending."""
    # Five times its depth higher, a shadow is nothing.
    top = max(0, int(edge.min() - 5.3 * shadow.depth))
    middle = min(end, int(edge.max()) + 2)
    depth = np.arange(top, middle, dtype=np.float32)[:, None] + 0.5 - edge[None]
    solid = np.clip(depth + 0.5, 0, 1)
    dark = np.minimum(depth, 0)
    dark *= np.float32(1 / shadow.depth)
    np.exp(dark, out=dark)
    dark *= np.float32(shadow.opacity)
    dark *= 1 - solid
    value = _look(ramp, depth * np.float32(scale))
    value *= solid
    value += shadow.color[:, None, None] * dark
    solid += dark
    band = Layer.from_premultiplied(value, solid)
    # A 256th of a shadow changes no level.
    seen = np.flatnonzero((band.keep < 255).any(axis=1))
    first = int(seen[0]) if len(seen) else len(band.keep)
    mixed = np.flatnonzero((band.keep > 0).any(axis=1))
    opaque = max(first, int(mixed[-1]) + 1 if len(mixed) else first)
    layer = band.part(slice(first, opaque), slice(None))
    depth = np.arange(middle, end, dtype=np.float32)[:, None] + 0.5 - edge[None]
    below = _ordered_dither(_look(ramp, depth * np.float32(scale)), middle, left)
    body = np.concatenate([(band.add[:, opaque:] >> 8).astype(np.uint8), below], axis=1)
    if scale == 1:
        layer, body = Layer(layer.keep, layer.add[0]), body[0]
    copied = Layer(layer.keep.copy(), layer.add.copy())
    return Tile(left, left + len(edge), top + first, copied, body)


def _look(ramp: FloatArray, depth: FloatArray) -> FloatArray:
    """Return the colour of a hill at each `depth` in rows below its crest, as (channels, rows, columns)."""
    return ramp.take(np.clip(depth, 0, ramp.shape[1] - 1).astype(np.int32), axis=1)


def _ramp(color: Rgb, theme: Theme, unit: float, height: int) -> FloatArray:
    """Return a hill's Y, U, V by rows below its edge, (3, height): a lit rim, then ever more shade."""
    depth = np.arange(height, dtype=np.float32)[:, None] / unit
    light = (1.0, 1.0, 1.0) if theme.is_light else mix(color, (1.0, 1.0, 1.0), 0.42)
    dark = mix(color, rgb(theme.base), 0.25 if theme.is_light else 0.72)
    body = yuv(color)[None]
    values = body + (yuv(dark)[None] - body) * (1 - np.exp(-depth / 190))
    values = values + (yuv(light)[None] - values) * (0.55 * np.exp(-depth / 26))
    return np.ascontiguousarray(values.T, dtype=np.float32)


_BAYER = (
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], dtype=np.float32) / 16 + 1 / 32
)


def _ordered_dither(values: FloatArray, top: int, left: int) -> Bytes:
    """Return whole numbers; `top` and `left` tell where the values stand, so that neighbours fit together."""
    rows, columns = values.shape[-2:]
    turned = np.roll(_BAYER, (-top, -left), axis=(0, 1))
    values += np.tile(turned, (rows // 4 + 1, columns // 4 + 1))[:rows, :columns]
    dithered: Bytes = values.astype(np.uint8)
    return dithered


def _sky(canvas: Canvas, theme: Theme) -> Picture:
    scaler = FieldScaler(canvas.width, canvas.height, 8)
    share = np.linspace(0, 1.6, scaler.field_height, dtype=np.float32).clip(0, 1)[:, None, None] ** 1.3
    top = np.array(rgb(theme.sky[0]), dtype=np.float32)
    bottom = np.array(rgb(theme.sky[1]), dtype=np.float32)
    field = np.repeat(top + (bottom - top) * share, scaler.field_width, axis=1)
    return scaler.scale_rgb(field)
