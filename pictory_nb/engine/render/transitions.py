"""How one picture becomes the next: cross-fade, slide, wipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.blending import mix

if TYPE_CHECKING:
    from pictory_nb.engine.render.picture import Bytes, Picture

_SOFT_SHARE = 0.06
_PARALLAX = 0.35
_SHADOW_SHARE, _SHADOW_DEPTH = 0.05, 0.5
_BLACK = 16


def mix_pictures(target: Picture, other: Picture, kind: str, share: float) -> None:
    """Change `target` in place into a mix with `other`.

    Parameters
    ----------
    kind
        ``"crossfade"``, ``"slide"`` (the new picture comes over the old one from the right) or ``"wipe"``.
    share
        0 shows `target` alone, 1 `other` alone.
    """
    for index, (mine, theirs) in enumerate(zip(target.planes, other.planes, strict=True)):
        step = 1 if index == 0 else 2
        if kind == "slide":
            _slide(mine, theirs, share, step)
        elif kind == "wipe":
            _wipe(mine, theirs, share, step)
        else:
            mix(mine, theirs, round(share * 256))


def _columns(plane: Bytes, share: float, step: int) -> int:
    """Return `share` of a plane's width, the same place in luma and chroma."""
    return int(round(plane.shape[1] * step / 2 * share) * 2 // step)


def _slide(mine: Bytes, theirs: Bytes, share: float, step: int) -> None:
    """Lay the new picture over the old one from the right; the old one gives way a little, in its shadow."""
    width = mine.shape[1]
    edge, away = _columns(mine, share, step), _columns(mine, share * _PARALLAX, step)
    seam = width - edge
    mine[:, :seam] = mine[:, away : away + seam].copy()
    mine[:, seam:] = theirs[:, :edge]
    reach = min(seam, round(_SHADOW_SHARE * width))
    if step == 1 and reach and edge:
        falling = np.linspace(0, 1, reach, dtype=np.float32) ** 2 * np.float32(_SHADOW_DEPTH)
        part = mine[:, seam - reach : seam]
        part[...] = np.rint(part - (part - np.float32(_BLACK)) * falling)


def _wipe(mine: Bytes, theirs: Bytes, share: float, step: int) -> None:
    """Uncover the new picture from the left behind a soft edge."""
    width = mine.shape[1]
    soft = max(2, _columns(mine, _SOFT_SHARE, step))
    edge = _columns(mine, share * (1 + _SOFT_SHARE), step)
    first, end = max(0, edge - soft), min(width, edge)
    mine[:, :first] = theirs[:, :first]
    if end > first:
        level = (edge - np.arange(first, end, dtype=np.float32) - np.float32(0.5)) / soft
        level = np.clip(level, 0, 1)
        level = level * level * (3 - 2 * level)
        old = mine[:, first:end].astype(np.float32)
        mine[:, first:end] = np.rint(old + (theirs[:, first:end] - old) * level)
