"""The boxes of MP4 files (ISO/IEC 14496-12): build them, find them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


class DamagedFileError(ValueError):
    """The file is not the MP4 that was expected."""


def box(kind: str, *content: bytes) -> bytes:
    r"""Return a box.

    Examples
    --------
    >>> box("free", b"ab")
    b'\x00\x00\x00\nfreeab'
    """
    body = b"".join(content)
    return uint32(8 + len(body)) + kind.encode() + body


def full_box(kind: str, version: int, flags: int, *content: bytes) -> bytes:
    """Return a box with a version and 24 bits of flags."""
    return box(kind, bytes([version]), flags.to_bytes(3, "big"), *content)


def uint16(*values: int) -> bytes:
    """Return unsigned numbers of 16 bits."""
    return b"".join(value.to_bytes(2, "big") for value in values)


def uint32(*values: int) -> bytes:
    """Return unsigned numbers of 32 bits."""
    return b"".join(value.to_bytes(4, "big") for value in values)


def uint64(*values: int) -> bytes:
    """Return unsigned numbers of 64 bits."""
    return b"".join(value.to_bytes(8, "big") for value in values)


def table(values: NDArray[np.int64], *, bits: int = 32) -> bytes:
    """Return an array of any shape as unsigned numbers of 32 or 64 bits, row by row."""
    return values.astype(f">u{bits // 8}").tobytes()


def numbers(content: bytes, start: int, count: int) -> NDArray[np.int64]:
    """Return `count` numbers of 32 bits from `start` on.

    Raises
    ------
    DamagedFileError
        When there are fewer.
    """
    if start + 4 * count > len(content):
        raise DamagedFileError("a table is cut off")
    return np.frombuffer(content, ">u4", count, start).astype(np.int64)


def boxes_in(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the kind and the content of each box."""
    place = 0
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        if size < 8 or place + size > len(content):
            raise DamagedFileError("a box is cut off")
        yield content[place + 4 : place + 8].decode("latin-1"), content[place + 8 : place + size]
        place += size


def inside(content: bytes, *path: str) -> bytes:
    """Return the content of the first box at `path`.

    Raises
    ------
    DamagedFileError
        When there is none.
    """
    for kind in path:
        found = next((body for name, body in boxes_in(content) if name == kind), None)
        if found is None:
            raise DamagedFileError(f"there is no {kind}")
        content = found
    return content


def top_boxes(file: BinaryIO) -> Iterator[tuple[str, int, int]]:
    """Yield kind, place of the content and its length for each box of a file; an unclosed last one too."""
    end = file.seek(0, 2)
    place = 0
    while place + 8 <= end:
        file.seek(place)
        head = file.read(16)
        size, start = int.from_bytes(head[:4], "big"), place + 8
        if size == 1:
            size, start = int.from_bytes(head[8:16], "big"), place + 16
        if size < start - place or place + size > end:
            # A box that is still being written has no length yet.
            size = end - place
        yield head[4:8].decode("latin-1"), start, place + size - start
        place += size
