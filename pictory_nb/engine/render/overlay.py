"""Text and shapes, rasterised once and blended into pictures on their bounding box only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pictory_nb.engine.render.color import RGB_TO_YUV, YUV_OFFSET, FloatArray, Rgb
from pictory_nb.engine.render.picture import Bytes, Picture, Words, halved

_CACHED_SAMPLES = 2**16
"""Samples that are worked on at once, few enough for the processor's cache."""


def blend(target: Bytes, keep: Words, add: Words) -> None:
    """Compute ``target = (target * keep + add) / 256`` in place; all three have the same shape."""
    rows = max(1, _CACHED_SAMPLES // max(1, target.shape[1]))
    for top in range(0, len(target), rows):
        part = target[top : top + rows]
        mixed = np.multiply(part, keep[top : top + rows], dtype=np.uint16)
        mixed += add[top : top + rows]
        mixed >>= 8
        part[...] = mixed


@dataclass(frozen=True, slots=True)
class Layer:
    """One plane of something translucent: `keep` is 256 minus its opacity, `add` its value times opacity."""

    keep: Words
    add: Words

    @classmethod
    def from_premultiplied(cls, value: FloatArray, opacity: FloatArray) -> Layer:
        """Return the layer of a plane; `value` (8-bit scale) is already multiplied by `opacity` (0 to 1)."""
        keep = 256 - np.rint(opacity * 256)
        # The last term rounds; a value never exceeds 255 times the opacity, so the sum stays below 2**16.
        add = np.minimum(np.rint(value * 256) + 127, 65535 - 255 * keep)
        return cls(keep.astype(np.uint16), np.maximum(add, 0).astype(np.uint16))

    def faded(self, share: float) -> Layer:
        """Return the layer with its opacity multiplied by `share` (0 to 1)."""
        level = np.uint16(round(share * 256))
        if level >= 256:
            # 256 times 256 would not fit into 16 bits.
            return self
        keep = np.subtract(256, (256 - self.keep) * level >> 8, dtype=np.uint16)
        # In two bytes, so that the product stays within 16 bits.
        add = (self.add >> 8) * level + ((self.add & 255) * level >> 8)
        return Layer(keep, np.minimum(add, 65535 - 255 * keep))


@dataclass(frozen=True, slots=True)
class Overlay:
    """A translucent picture at (`left`, `top`), as three planes; `left`, `top` and its size are even."""

    left: int
    top: int
    planes: tuple[Layer, Layer, Layer]

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.planes[0].keep.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.planes[0].keep.shape[0])

    def draw(self, picture: Picture, *, shift_x: int = 0, shift_y: int = 0, opacity: float = 1.0) -> None:
        """Blend into `picture`, moved by an even number of pixels; what lies outside is left out."""
        if opacity <= 0:
            return
        for index, (target, layer) in enumerate(zip(picture.planes, self.planes, strict=True)):
            scale = 1 if index == 0 else 2
            top, left = (self.top + shift_y) // scale, (self.left + shift_x) // scale
            rows, columns = layer.keep.shape
            first_row, first_column = max(0, -top), max(0, -left)
            last_row, last_column = min(rows, target.shape[0] - top), min(columns, target.shape[1] - left)
            if first_row >= last_row or first_column >= last_column:
                continue
            part = layer if opacity >= 1 else layer.faded(opacity)
            blend(
                target[top + first_row : top + last_row, left + first_column : left + last_column],
                part.keep[first_row:last_row, first_column:last_column],
                part.add[first_row:last_row, first_column:last_column],
            )

    def part(self, left: int, top: int, width: int, height: int) -> Overlay:
        """Return a part of the overlay where it lies, in even pixels of its own; it shares its memory."""
        planes = tuple(
            Layer(layer.keep[rows, columns], layer.add[rows, columns])
            for layer, scale in zip(self.planes, (1, 2, 2), strict=True)
            for rows in (slice(top // scale, (top + height) // scale),)
            for columns in (slice(left // scale, (left + width) // scale),)
        )
        return Overlay(self.left + left, self.top + top, (planes[0], planes[1], planes[2]))

    def mixed_with(self, other: Overlay, share: float) -> Overlay:
        """Return the overlay between this one and `other`, which has the same place and size."""
        planes = tuple(
            Layer(_mix(mine.keep, theirs.keep, share), _mix(mine.add, theirs.add, share))
            for mine, theirs in zip(self.planes, other.planes, strict=True)
        )
        return Overlay(self.left, self.top, (planes[0], planes[1], planes[2]))


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
        self._paints: list[tuple[FloatArray, FloatArray]] = []

    def paint(self, coverage: FloatArray, color: Rgb | FloatArray, opacity: float = 1.0) -> None:
        """Lay a colour over what is there.

        Parameters
        ----------
        coverage
            (height, width) from 0 to 1.
        color
            One colour, or an (height, width, 3) image of them.
        opacity
            Multiplies the coverage.
        """
        values = np.asarray(color, dtype=np.float32) @ RGB_TO_YUV.T + YUV_OFFSET
        self._paints.append((coverage * np.float32(opacity), values))

    def overlay(self) -> Overlay:
        """Return what was painted."""
        shape = (self.height, self.width)
        through: FloatArray = np.ones(shape, dtype=np.float32)
        planes: list[FloatArray] = [np.zeros(shape, dtype=np.float32)]
        planes += [np.zeros((self.height // 2, self.width // 2), dtype=np.float32) for _ in range(2)]
        # From the top down: each paint counts with what the ones over it let through.
        for alpha, color in reversed(self._paints):
            share = alpha * through
            through -= share
            small = halved(share)
            if color.ndim == 1:
                planes[0] += share * color[0]
                planes[1] += small * color[1]
                planes[2] += small * color[2]
            else:
                planes[0] += share * color[..., 0]
                planes[1] += halved(share * color[..., 1])
                planes[2] += halved(share * color[..., 2])
        opacity = 1 - through
        small_opacity = halved(opacity)
        return Overlay(
            self.left,
            self.top,
            (
                Layer.from_premultiplied(planes[0], opacity),
                Layer.from_premultiplied(planes[1], small_opacity),
                Layer.from_premultiplied(planes[2], small_opacity),
            ),
        )


def place(target: FloatArray, part: FloatArray, left: int, top: int) -> None:
    """Take the maximum of `target` and `part` where `part` lies, clipped to `target`, in place."""
    rows = slice(max(0, top), min(target.shape[0], top + part.shape[0]))
    columns = slice(max(0, left), min(target.shape[1], left + part.shape[1]))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    source = part[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    np.maximum(target[rows, columns], source, out=target[rows, columns])
