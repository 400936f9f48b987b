"""Pictures out of a film: what its file says about itself, a poster, and any frame."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.widgets.player_parts import NoPartsError, codecs_of

if TYPE_CHECKING:
    from pathlib import Path

    from av import VideoFrame
    from av.container import InputContainer
    from PIL.Image import Image

POSTER_AT_S = 1.8
"""Titles have come to rest by then."""

POSTER_WIDTH = 960
THUMBNAIL_WIDTH = 320
_TOLERANCE_S = 1e-3


class NoPictureError(Exception):
    """There is no picture to be had; the message says why."""


@dataclass(frozen=True, slots=True)
class FilmLook:
    """What a film's file says: size in pixels, frames per second, length in ms, codecs as browsers name them.

    `codecs` is empty for codecs other than H.264 and AAC. `poster` and `thumbnail` are JPEG, empty where no
    picture could be decoded.
    """

    width: int
    height: int
    fps: float
    duration_ms: int
    codecs: tuple[str, ...]
    poster: bytes
    thumbnail: bytes


def look_into(path: Path) -> FilmLook | None:
    """Return what is in a film's file, or ``None`` when it is no film with a picture."""
    import av

    try:
        with av.open(str(path)) as film:
            if not film.streams.video:
                return None
            picture = film.streams.video[0]
            duration_s = (film.duration or 0) / 1e6
            try:
                codecs = tuple(codecs_of(film))
            except NoPartsError:
                codecs = ()
            still = _poster_frame(film, duration_s)
            return FilmLook(
                width=picture.codec_context.width,
                height=picture.codec_context.height,
                fps=float(picture.average_rate or 0),
                duration_ms=round(duration_s * 1000),
                codecs=codecs,
                poster=_jpeg(still, POSTER_WIDTH, 82) if still else b"",
                thumbnail=_jpeg(still, THUMBNAIL_WIDTH, 70) if still else b"",
            )
    except (av.FFmpegError, OSError):
        return None


def frame_at(source: Path | bytes, time_s: float) -> Image:
    """Return the picture that is shown at `time_s`, in full size; the last one behind the end.

    Raises
    ------
    NoPictureError
        The film cannot be read or has no picture.
    """
    import av

    opened = io.BytesIO(source) if isinstance(source, bytes) else str(source)
    try:
        with av.open(opened, "r") as film:
            frame = _frame(film, time_s)
    except (av.FFmpegError, OSError) as error:
        raise NoPictureError(f"The film cannot be read: {error}.") from error
    if frame is None:
        raise NoPictureError("The film has no picture.")
    return _image(frame)


def _poster_frame(film: InputContainer, duration_s: float) -> VideoFrame | None:
    return _frame(film, min(POSTER_AT_S, duration_s / 2))


def _frame(film: InputContainer, time_s: float) -> VideoFrame | None:
    """Decode from the key frame before `time_s` up to it."""
    if not film.streams.video:
        return None
    picture = film.streams.video[0]
    picture.thread_type = "AUTO"
    if picture.time_base and time_s > 0:
        film.seek(int(time_s / picture.time_base), stream=picture, backward=True)
    shown: VideoFrame | None = None
    for frame in film.decode(picture):
        if shown is not None and (frame.time or 0) > time_s + _TOLERANCE_S:
            break
        shown = frame
    return shown


def _image(frame: VideoFrame) -> Image:
    image: Image = frame.to_image()  # type: ignore[no-untyped-call]
    return image


def _jpeg(frame: VideoFrame, width: int, quality: int) -> bytes:
    image = _image(frame)
    image.thumbnail((width, width))
    output = io.BytesIO()
    image.save(output, "JPEG", quality=quality, optimize=True)
    return output.getvalue()
