"""A strip that goes by, rasterised once and cut into tiles: compiled or by numpy, as in `blending`."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.render.blending import blend, place_of
from pictory_nb.engine.render.native import FUNCTIONS

if TYPE_CHECKING:
    from pictory_nb.engine.render.overlay import Layer
    from pictory_nb.engine.render.picture import Bytes

_paste_tiles = FUNCTIONS.get("paste_tiles")


@dataclass(frozen=True, slots=True)
class Tile:
    """Columns `left` to `end` of a strip: `layer` begins at row `top`, below it `body` is opaque.

    Both have the shape of the plane, or of both chroma planes.
    """

    left: int
    end: int
    top: int
    layer: Layer
    body: Bytes


class _Place(ctypes.Structure):
    """A tile as ``native/kernels.c`` sees it."""

    _fields_ = [
        *((name, ctypes.c_ssize_t) for name in ("left", "end", "top", "mixed", "solid")),
        *(("keep", ctypes.c_void_p), ("keep_row", ctypes.c_ssize_t)),
        *(("add", ctypes.c_void_p), ("add_row", ctypes.c_ssize_t), ("add_plane", ctypes.c_ssize_t)),
        *(("body", ctypes.c_void_p), ("body_row", ctypes.c_ssize_t), ("body_plane", ctypes.c_ssize_t)),
    ]


class Tiles:
    """A strip that begins anew after `period` columns."""

    def __init__(self, tiles: tuple[Tile, ...], period: int) -> None:
        self._tiles, self._period = tiles, period
        self._places = (_Place * len(tiles))(*map(_place, tiles))

    def paste(self, target: Bytes, offset: int) -> None:
        """Draw the strip with its column `offset` at the left edge of a plane, or of both chroma planes."""
        if _paste_tiles is None:
            self.paste_in_numpy(target, offset)
            return
        planes, width = 1 if target.ndim == 2 else len(target), target.shape[-1]
        _paste_tiles(*place_of(target), planes, width, self._places, len(self._tiles), offset, self._period)

    def paste_in_numpy(self, target: Bytes, offset: int) -> None:
        """Do what `paste` does."""
        width = target.shape[-1]
        for tile in self._tiles:
            keep, add, body, top = tile.layer.keep, tile.layer.add, tile.body, tile.top
            middle, foot = top + len(keep), top + len(keep) + body.shape[-2]
            # Where the tile stands, and where it stands once more when the strip begins anew.
            for start in (tile.left - offset, tile.left - offset + self._period):
                first, end = max(0, start), min(width, start + tile.end - tile.left)
                if first >= end:
                    continue
                source = slice(first - start, end - start)
                blend(target[..., top:middle, first:end], keep[:, source], add[..., source])
                target[..., middle:foot, first:end] = body[..., source]


def _place(tile: Tile) -> _Place:
    keep, add, body = tile.layer.keep, tile.layer.add, tile.body
    return _Place(
        *(tile.left, tile.end, tile.top, len(keep), body.shape[-2]),
        *place_of(keep)[:2],
        *place_of(add),
        *place_of(body),
    )
