"""A film's size in pixels out of its MP4 file's head: known without a decoder, before anything is drawn."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_HEAD_BYTES = 32 * 2**20
_MATRIX_AT = {0: 40, 1: 52}
_UPRIGHT = (0x10000, 0xFFFF0000)


def shape_of(path: Path) -> tuple[int, int] | None:
    """Return width and height as the film is shown; ``None`` where the file does not say.

    From the track's header: ISO 14496-12, 8.3.2.
    """
    try:
        with path.open("rb") as file:
            head = _movie_box(file)
    except OSError:
        return None
    for kind, track in _boxes(head):
        for inner, header in _boxes(track) if kind == b"trak" else ():
            shape = _shown_shape(header) if inner == b"tkhd" else None
            if shape:
                return shape
    return None


def _movie_box(file: BinaryIO) -> bytes:
    """Return what is in ``moov``, wherever it stands; empty where there is none."""
    end = file.seek(0, os.SEEK_END)
    at = 0
    while at + 8 <= end:
        file.seek(at)
        head = file.read(16)
        size, start = int.from_bytes(head[:4]), 8
        if size == 1:
            size, start = int.from_bytes(head[8:16]), 16
        elif size == 0:
            size = end - at
        if size < start:
            break
        if head[4:8] == b"moov":
            if size > LARGEST_HEAD_BYTES:
                break
            file.seek(at + start)
            return file.read(size - start)
        at += size
    return b""


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        if size < 8:
            return
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size


def _shown_shape(header: bytes) -> tuple[int, int] | None:
    """Return the size that a track's header tells, turned as the film is; ``None`` for sound."""
    at = _MATRIX_AT.get(header[0] if header else 2)
    if at is None or len(header) < at + 44:
        return None
    first = int.from_bytes(header[at : at + 4])
    width, height = (int.from_bytes(header[at + 36 + n : at + 38 + n]) for n in (0, 4))
    if not width or not height:
        return None
    return (width, height) if first in _UPRIGHT else (height, width)
