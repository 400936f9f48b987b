"""What is done to every sample of a picture, in whole numbers of 16 bits.

Each function has two ways to the same bytes: the compiled one of ``native/kernels.c``, where that was built,
and numpy's. A film does not show which machine drew which part of it.

Samples of a row lie one after the other, in every array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.native import FUNCTIONS

if TYPE_CHECKING:
    from pictory_nb.engine.render.picture import Bytes, Words

_BLENDED_SAMPLES = 2**17
"""Samples of 16 bits that are worked on at once, few enough for the processor's cache."""
_MIXED_ROWS = 96
_TINTED_ROWS = 32
OPAQUE = 256
"""The highest level of an opacity."""

_blend, _mix, _tint_rows = (FUNCTIONS.get(name) for name in ("blend", "mix", "tint_rows"))


def blend(target: Bytes, keep: Words, add: Words, level: int = OPAQUE) -> None:
    """Compute ``target = (target * keep + add) / 256`` in place.

    Parameters
    ----------
    target, add
        (…, rows, columns), a plane or both chroma planes.
    keep
        (rows, columns): 256 minus the opacity; `add` is the value times the opacity.
    level
        The opacity is multiplied by `level` / 256.
    """
    if _blend is None:
        blend_in_numpy(target, keep, add, level)
        return
    planes = 1 if target.ndim == 2 else len(target)
    at, keep_row, _ = place_of(keep)
    _blend(*place_of(target), at, keep_row, *place_of(add), planes, *keep.shape, level)


def blend_in_numpy(target: Bytes, keep: Words, add: Words, level: int) -> None:
    """Do what `blend` does."""
    if level < OPAQUE:
        keep, add = faded(keep, add, level)
    rows = max(1, _BLENDED_SAMPLES * target.shape[-2] // max(1, target.size))
    for top in range(0, target.shape[-2], rows):
        part = target[..., top : top + rows, :]
        mixed = part.astype(np.uint16)
        mixed *= keep[top : top + rows]
        mixed += add[..., top : top + rows, :]
        mixed >>= 8
        np.copyto(part, mixed, casting="unsafe")


def faded(keep: Words, add: Words, level: int) -> tuple[Words, Words]:
    """Return `keep` and `add` with the opacity multiplied by `level` / 256, `level` below 256."""
    share = np.uint16(level)
    through = 256 - keep
    through *= share
    through >>= 8
    np.subtract(256, through, out=through)
    # In two bytes, so that the product stays within 16 bits.
    low = add & 255
    low *= share
    low >>= 8
    value = add >> 8
    value *= share
    value += low
    return through, np.minimum(value, 65535 - 255 * through, out=value)


def mix(target: Bytes, other: Bytes, level: int) -> None:
    """Change one plane in place into its mean with `other`, which counts for `level` / 256."""
    if _mix is None:
        mix_in_numpy(target, other, level)
        return
    _mix(*place_of(target)[:2], *place_of(other)[:2], *target.shape, level)


def mix_in_numpy(target: Bytes, other: Bytes, level: int) -> None:
    """Do what `mix` does."""
    for row in range(0, len(target), _MIXED_ROWS):
        part = target[row : row + _MIXED_ROWS]
        mixed = np.multiply(part, 256 - level, dtype=np.uint16)
        mixed += np.multiply(other[row : row + _MIXED_ROWS], level, dtype=np.uint16)
        mixed += 128
        mixed >>= 8
        part[...] = mixed


def tint_rows(target: Bytes, source: Bytes, level: Words, color: Words) -> None:
    """Compute ``target = (source * (256 - level) + color) / 256`` in one plane, with one level for each row.

    Parameters
    ----------
    level
        (rows,) from 0 to 256.
    color
        (rows,): the colour times the level.
    """
    if _tint_rows is None:
        tint_rows_in_numpy(target, source, level, color)
        return
    _tint_rows(
        *place_of(target)[:2], *place_of(source)[:2], *target.shape, place_of(level)[0], place_of(color)[0]
    )


def tint_rows_in_numpy(target: Bytes, source: Bytes, level: Words, color: Words) -> None:
    """Do what `tint_rows` does."""
    target[...] = source
    tinted = np.flatnonzero(level | (color >> 8))
    for first in range(0, len(tinted), _TINTED_ROWS):
        rows = tinted[first : first + _TINTED_ROWS]
        mixed = np.multiply(source[rows], 256 - level[rows, None], dtype=np.uint16)
        mixed += color[rows, None]
        mixed >>= 8
        target[rows] = mixed


def place_of(array: Bytes | Words) -> tuple[int, int, int]:
    """Return where samples lie: the address, and the bytes from row to row and from plane to plane."""
    address: int = array.__array_interface__["data"][0]
    strides = array.strides
    return address, strides[-2] if array.ndim > 1 else 0, strides[0]
