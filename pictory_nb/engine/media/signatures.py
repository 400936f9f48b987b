"""The type of a file by its first bytes; names and extensions do not count."""

from __future__ import annotations

from pictory_nb.engine.media.info import RefusedError

HEAD_BYTES = 4096
_PICTURE_BRANDS = {
    b"heic": "a HEIC photo",
    b"heix": "a HEIC photo",
    b"hevc": "a HEIC photo",
    b"mif1": "a HEIC photo",
    b"msf1": "a HEIC photo",
    b"avif": "an AVIF picture",
    b"avis": "an AVIF picture",
}
_ATOMS = {b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"}
# MPEG-1, 2 and 2.5 layer III; with and without checksum
_MP3_SYNC = {0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2}
_ADTS_SYNC = {0xF1, 0xF0, 0xF9, 0xF8}
_OTHERS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "an archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"fLaC", "FLAC sound"),
    (b"OggS", "an Ogg file"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"\x30\x26\xb2\x75", "a Windows Media file"),
    (b"FLV\x01", "a Flash video"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)


def format_of(head: bytes) -> str:
    """Return the format, one of `info.ACCEPTED`, that the first bytes of a file belong to.

    MP4, MOV and M4A share a container: what is in it decides later between them.

    Raises
    ------
    RefusedError
        When the bytes are of another type, which is named where it is known.
    """
    if not head:
        raise RefusedError("is empty.")
    found = _riff(head) or _iso_media(head) or _plain(head)
    if found is None:
        raise RefusedError(f"is {_other(head)}, which cannot be used in a video.")
    return found


def _riff(head: bytes) -> str | None:
    if head[:4] not in {b"RIFF", b"RF64"}:
        return None
    return {b"AVI ": "avi", b"WAVE": "wav", b"WEBP": "webp"}.get(head[8:12])


def _iso_media(head: bytes) -> str | None:
    if head[4:8] not in _ATOMS:
        return None
    if head[4:8] != b"ftyp":
        return "mov"
    brand = head[8:12]
    if brand in _PICTURE_BRANDS:
        raise RefusedError(f"is {_PICTURE_BRANDS[brand]}. Save it as JPG or PNG and upload that.")
    if brand == b"qt  ":
        return "mov"
    return "m4a" if brand in {b"M4A ", b"M4B "} else "mp4"


def _plain(head: bytes) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "webm" if b"webm" in head[:64] else "mkv"
    if head.startswith(b"ID3"):
        return "mp3"
    if head[0] == 0xFF and len(head) > 1:
        return "mp3" if head[1] in _MP3_SYNC else "aac" if head[1] in _ADTS_SYNC else None
    return None


def _other(head: bytes) -> str:
    """Return what to call a file that is not accepted."""
    for start, name in _OTHERS:
        if head.startswith(start):
            return name
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:256].lower()
    if b"<svg" in text:
        return "an SVG drawing"
    if text.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if b"\x00" not in head and _is_text(head):
        return "a text file"
    return "a file of an unknown type"


def _is_text(head: bytes) -> bool:
    try:
        head[: len(head) - 3].decode()
    except UnicodeDecodeError:
        return False
    return True
