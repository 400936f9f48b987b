"""Is a file a whole MP4? A look at its outermost boxes, which must fill it exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LARGE, _TO_END = 1, 0


def why_not_mp4(path: Path) -> str | None:
    """Return why `path` is not a whole MP4, in words, or ``None`` when it is one.

    It begins with ``ftyp``, holds ``moov`` and media data, and its last box ends where the file ends
    (ISO/IEC 14496-12 §4.2).
    """
    size = path.stat().st_size
    kinds: list[bytes] = []
    with path.open("rb") as file:
        start = 0
        while start < size:
            file.seek(start)
            head = file.read(16)
            if len(head) < 8:
                return "its end is missing"
            length, kind = int.from_bytes(head[:4], "big"), head[4:8]
            if not kinds and kind != b"ftyp":
                return _not_a_video(head)
            if length == _LARGE:
                length = int.from_bytes(head[8:16], "big")
            elif length == _TO_END:
                length = size - start
            if length < 8:
                return "it is damaged"
            kinds.append(kind)
            start += length
    if start > size:
        return "its end is missing"
    if not kinds:
        return "it is empty"
    return None if {b"moov"} <= set(kinds) else "it has no picture or sound in it"


def _not_a_video(head: bytes) -> str:
    text = head.lstrip().lower()
    if text.startswith((b"<", b"{")):
        return "a web page or a message came instead of a video"
    return "it is another kind of file"
