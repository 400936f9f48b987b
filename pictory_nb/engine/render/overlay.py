"""Text and shapes, rasterised once and blended into pictures on their bounding box only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pictory_nb.engine.render.blending import OPAQUE, blend, faded
from pictory_nb.engine.render.color import RGB_TO_YUV, YUV_OFFSET, FloatArray, Rgb
from pictory_nb.engine.render.picture import Bytes, Picture, Words, halved

_CACHED_SAMPLES = 2**16
"""Floats that are worked on at once, few enough for the processor's cache."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Something translucent in one plane, or in both chroma planes.

    `keep`, (rows, columns), is 256 minus its opacity; `add`, (…, rows, columns), its value times opacity.
    """

    keep: Words
    add: Words

    @classmethod
    def from_premultiplied(cls, value: FloatArray, opacity: FloatArray) -> Layer:
        """Return the layer of `value` (8-bit scale), which is already multiplied by `opacity` (0 to 1)."""
        keep: Words = np.empty(opacity.shape, dtype=np.uint16)
        add: Words = np.empty(value.shape, dtype=np.uint16)
        rows = max(1, _CACHED_SAMPLES // max(1, opacity.shape[-1]))
        for top in range(0, len(opacity), rows):
            part = slice(top, top + rows)
            through = opacity[part] * -256
            np.rint(through, out=through)
            through += 256
            keep[part] = through
            # The last term rounds; a value never exceeds 255 times the opacity: the sum stays below 2**16.
            color = value[..., part, :] * 256
            np.rint(color, out=color)
            color += 127
            through *= -255
            through += 65535
            np.minimum(color, through, out=color)
            np.maximum(color, 0, out=color)
            add[..., part, :] = color
        return cls(keep, add)

    @classmethod
    def from_levels(cls, color: Words, level: Words) -> Layer:
        """Return the layer of `color` (0 to 255) with the opacity `level` (0 to 256)."""
        add = color * level
        add += 127
        return cls(np.subtract(256, level, dtype=np.uint16), add)

    def part(self, rows: slice, columns: slice) -> Layer:
        """Return a part of the layer, as a view."""
        return Layer(self.keep[rows, columns], self.add[..., rows, columns])

    def faded(self, share: float) -> Layer:
        """Return the layer with its opacity multiplied by `share` (0 to 1)."""
        level = round(share * OPAQUE)
        return self if level >= OPAQUE else Layer(*faded(self.keep, self.add, level))

    def mixed_with(self, other: Layer, share: float) -> Layer:
        """Return the layer between this one and `other`, which has the same size."""
        return Layer(_mix(self.keep, other.keep, share), _mix(self.add, other.add, share))


@dataclass(frozen=True, slots=True)
class Overlay:
    """A translucent picture at (`left`, `top`): a luma layer, and one for both chroma planes.

    `left`, `top` and the size are even.
    """

    left: int
    top: int
    luma: Layer
    chroma: Layer

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.luma.keep.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.luma.keep.shape[0])

    def draw(self, picture: Picture, *, shift_x: int = 0, shift_y: int = 0, opacity: float = 1.0) -> None:
        """Blend into `picture`, moved by an even number of pixels; what lies outside is left out."""
        if opacity <= 0:
            return
        left, top = self.left + shift_x, self.top + shift_y
        high, wide = picture.planes[0].shape
        first_row, first_column = max(0, -top), max(0, -left)
        end_row, end_column = min(self.height, high - top), min(self.width, wide - left)
        if first_row >= end_row or first_column >= end_column:
            return
        level = round(min(opacity, 1.0) * OPAQUE)
        is_whole = (end_row - first_row, end_column - first_column) == self.luma.keep.shape
        for target, layer, step in ((picture.planes[0], self.luma, 1), (picture.chroma, self.chroma, 2)):
            rows = slice(first_row // step, end_row // step)
            columns = slice(first_column // step, end_column // step)
            part = layer if is_whole else layer.part(rows, columns)
            row, column = (top + first_row) // step, (left + first_column) // step
            height, width = part.keep.shape
            blend(target[..., row : row + height, column : column + width], part.keep, part.add, level)

    def faded(self, share: float) -> Overlay:
        """Return the overlay with its opacity multiplied by `share` (0 to 1)."""
        return Overlay(self.left, self.top, self.luma.faded(share), self.chroma.faded(share))

    def part(self, left: int, top: int, width: int, height: int) -> Overlay:
        """Return a part of the overlay where it lies, in even pixels of its own; it shares its memory."""
        rows, columns = slice(top, top + height), slice(left, left + width)
        small_rows, small_columns = (slice(one.start // 2, one.stop // 2) for one in (rows, columns))
        return Overlay(
            self.left + left,
            self.top + top,
            self.luma.part(rows, columns),
            self.chroma.part(small_rows, small_columns),
        )

    def mixed_with(self, other: Overlay, share: float) -> Overlay:
        """Return the overlay between this one and `other`, which has the same place and size."""
        return Overlay(
            self.left,
            self.top,
            self.luma.mixed_with(other.luma, share),
            self.chroma.mixed_with(other.chroma, share),
        )


def _mix(first: Words, second: Words, share: float) -> Words:
    level = np.uint32(round(share * 256))
    mixed: Words = ((first * (256 - level) + second * level) >> 8).astype(np.uint16)
    return mixed


class Sheet:
    """Collects coverage masks and colours, then becomes an `Overlay`: the one way to make one."""

    def __init__(self, left: float, top: float, width: float, height: float) -> None:
        self.left = int(np.floor(left)) // 2 * 2
        self.top = int(np.floor(top)) // 2 * 2
        self.width = (int(np.ceil(left + width)) - self.left + 1) // 2 * 2
        self.height = (int(np.ceil(top + height)) - self.top + 1) // 2 * 2
        self._paints: list[tuple[FloatArray | Bytes, np.float32, FloatArray]] = []

    def paint(self, coverage: FloatArray | Bytes, color: Rgb | FloatArray, opacity: float = 1.0) -> None:
        """Lay a colour over what is there.

        Parameters
        ----------
        coverage
            (height, width) from 0 to 1, or whole numbers from 0 to 255.
        color
            One colour, or an (height, width, 3) image of them.
        opacity
            Multiplies the coverage.
        """
        values = np.asarray(color, dtype=np.float32) @ RGB_TO_YUV.T + YUV_OFFSET
        self._paints.append((coverage, np.float32(opacity), values))

    def overlay(self, *, is_trimmed: bool = True) -> Overlay:
        """Return what was painted; with `is_trimmed` without the empty rows and columns around it."""
        opacity: FloatArray = np.empty((self.height, self.width), dtype=np.float32)
        luma: FloatArray = np.empty_like(opacity)
        chroma: FloatArray = np.empty((2, self.height // 2, self.width // 2), dtype=np.float32)
        rows = max(2, _CACHED_SAMPLES // max(1, self.width) // 2 * 2)
        for top in range(0, self.height, rows):
            part = slice(top, min(self.height, top + rows))
            opacity[part], luma[part], chroma[:, part.start // 2 : part.stop // 2] = self._painted(part)
        small_opacity = halved(opacity)
        top, bottom, left, right = (
            _seen(small_opacity) if is_trimmed else (0, self.height // 2, 0, self.width // 2)
        )
        shown = slice(2 * top, 2 * bottom), slice(2 * left, 2 * right)
        small_part = slice(top, bottom), slice(left, right)
        return Overlay(
            self.left + 2 * left,
            self.top + 2 * top,
            Layer.from_premultiplied(luma[shown], opacity[shown]),
            Layer.from_premultiplied(chroma[:, *small_part], small_opacity[small_part]),
        )

    def _painted(self, rows: slice) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return the opacity of some rows, and their luma and chroma times opacity."""
        through: FloatArray = np.ones((rows.stop - rows.start, self.width), dtype=np.float32)
        luma: FloatArray = np.zeros_like(through)
        chroma: FloatArray = np.zeros((2, len(through) // 2, self.width // 2), dtype=np.float32)
        # From the top down: each paint counts with what the ones over it let through.
        for coverage, strength, color in reversed(self._paints):
            share = coverage[rows] * np.float32(1 if coverage.dtype.kind == "f" else 1 / 255)
            share *= strength
            share *= through
            through -= share
            if color.ndim == 1:
                small = halved(share)
                luma += share * color[0]
                chroma += small * color[1:, None, None]
            else:
                values = color[rows]
                luma += share * values[..., 0]
                chroma[0] += halved(share * values[..., 1])
                chroma[1] += halved(share * values[..., 2])
        return np.subtract(1, through, out=through), luma, chroma


def levels(opacity: FloatArray) -> Words:
    """Return opacities from 0 to 1 as whole numbers from 0 to 256."""
    scaled = opacity * np.float32(256)
    scaled += np.float32(0.5)
    return scaled.astype(np.uint16)


def _seen(opacity: FloatArray) -> tuple[int, int, int, int]:
    """Return the first and the end row, and the first and the end column, of what is to be seen."""
    # Below that, no sample of the 2x2 block reaches a 512th, which is rounded to nothing.
    is_seen = opacity > 1 / 2048
    rows, columns = np.flatnonzero(is_seen.any(axis=1)), np.flatnonzero(is_seen.any(axis=0))
    if not len(rows):
        return 0, 0, 0, 0
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def place(target: FloatArray, part: FloatArray, left: int, top: int) -> None:
    """Take the maximum of `target` and `part` where `part` lies, clipped to `target`, in place."""
    rows = slice(max(0, top), min(target.shape[0], top + part.shape[0]))
    columns = slice(max(0, left), min(target.shape[1], left + part.shape[1]))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    source = part[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    np.maximum(target[rows, columns], source, out=target[rows, columns])
