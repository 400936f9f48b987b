"""How one picture becomes the next: cross-fade, slide, wipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pictory_nb.engine.render.picture import Bytes, Picture

_ROWS_AT_ONCE = 96
"""Small enough for the processor's cache."""


def mix_pictures(target: Picture, other: Picture, kind: str, share: float) -> None:
    """Change `target` in place into a mix with `other`.

    Parameters
    ----------
    kind
        ``"crossfade"``, ``"slide"`` (the new picture pushes the old one to the left) or ``"wipe"``.
    share
        0 shows `target` alone, 1 `other` alone.
    """
    for index, (mine, theirs) in enumerate(zip(target.planes, other.planes, strict=True)):
        width = mine.shape[1]
        edge = round(target.planes[1].shape[1] * share) * (2 if index == 0 else 1)
        if kind == "slide":
            mine[:, : width - edge] = mine[:, edge:].copy()
            mine[:, width - edge :] = theirs[:, :edge]
        elif kind == "wipe":
            mine[:, :edge] = theirs[:, :edge]
        else:
            _crossfade(mine, theirs, share)


def _crossfade(mine: Bytes, theirs: Bytes, share: float) -> None:
    level = round(share * 256)
    for row in range(0, len(mine), _ROWS_AT_ONCE):
        part = mine[row : row + _ROWS_AT_ONCE]
        mixed = np.multiply(part, 256 - level, dtype=np.uint16)
        mixed += np.multiply(theirs[row : row + _ROWS_AT_ONCE], level, dtype=np.uint16)
        mixed += 128
        mixed >>= 8
        part[...] = mixed
