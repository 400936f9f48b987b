"""Which freed memory a worker keeps for the next picture, and which it gives back."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas

_MMAP_THRESHOLD = -3
"""`M_MMAP_THRESHOLD` of glibc's malloc.h."""
_LARGEST_BYTES = 2**25
"""glibc takes no more."""
_OVER_A_PICTURE = 1.35


def keep_pictures(canvas: Canvas) -> None:
    """Have freed pictures kept, and what is larger given back at once.

    A picture is needed again for the next frame. The encoder's own frames are three times as large and live
    as long as a segment: kept, they would leave holes between what the scenes need, and a worker would grow
    by a fifth. Only glibc can be told; other systems go on as they do.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        picture_bytes = canvas.width * canvas.height * 3 // 2
        mallopt(_MMAP_THRESHOLD, min(_LARGEST_BYTES, max(2**20, round(_OVER_A_PICTURE * picture_bytes))))
