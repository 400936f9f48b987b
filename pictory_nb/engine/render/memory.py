"""Which freed memory a worker keeps for the next picture, and which it gives back."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Canvas

_MMAP_THRESHOLD = -3
"""`M_MMAP_THRESHOLD` of glibc's malloc.h."""
_LARGEST_BYTES = 2**25
"""glibc takes no more."""
_OVER_A_PICTURE = 1.35
_BESIDE_PICTURES_BYTES = 100 * 2**20
"""Of a worker with its libraries, and of scenes in sizes of their own."""
_PICTURES = {"draft": 42, "balanced": 62}
"""So many pictures a worker holds between two segments, by the encoder's profile: its freed frames, layers of
scenes. Other profiles look ahead: they hold too many frames to keep them."""
_STATM = Path("/proc/self/statm")


def keep_freed(canvas: Canvas, profile: str) -> None:
    """Have freed memory kept for the next frame and the next segment, or no more than pictures.

    The encoder's own frames are three times as large as a picture and live as long as a segment. To keep them
    saves 4 % of the processor's time. Where there are many of them, for a look-ahead, that is too much: they
    leave holes between what the scenes need, and a worker grows by a fifth. Only glibc can be told; other
    systems go on as they do.

    Parameters
    ----------
    canvas
        The size of the pictures.
    profile
        The encoder's: it decides whether what is larger than a picture is given back at once.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        picture_bytes = canvas.width * canvas.height * 3 // 2
        is_tight = profile not in _PICTURES
        kept = max(2**20, round(_OVER_A_PICTURE * picture_bytes)) if is_tight else _LARGEST_BYTES
        mallopt(_MMAP_THRESHOLD, min(_LARGEST_BYTES, kept))


def is_overgrown(canvas: Canvas, profile: str) -> bool:
    """Tell whether the process holds more memory than a segment needs: holes in it have become too many.

    That is so now and then in a long film; with a profile that looks ahead it is taken for granted. To give
    it back then keeps a worker's size; to ask for it anew costs more than drawing a few pictures.
    """
    if profile not in _PICTURES:
        return True
    if not _STATM.exists():
        return False
    resident_bytes = int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    picture_bytes = canvas.width * canvas.height * 3 // 2
    return resident_bytes > _BESIDE_PICTURES_BYTES + _PICTURES[profile] * picture_bytes


def give_back() -> None:
    """Give freed memory back to the system: after a soundtrack it is tens of megabytes in small pieces."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
