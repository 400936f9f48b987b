"""Videos and sounds: streams, length, wholeness, and a frame. Runs in the limited child process."""

from __future__ import annotations

import math
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

import av
import numpy as np
from av.stream import Disposition
from PIL import Image

from pictory_nb.engine.media.info import MediaInfo, RefusedError
from pictory_nb.engine.media.opening import open_recording
from pictory_nb.engine.media.pictures import refuse_if_huge, small_png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from pathlib import Path

    from av.container import InputContainer
    from av.stream import Stream
    from av.video.stream import VideoStream

LEVELS_PER_SECOND, LEVELS_RATE_HZ = 50, 16_000
_GUESSED_LENGTH = frozenset({"mp3", "aac"})  # without a header FFmpeg divides the size by the first bit rate
_MOST_MISSING, _LEAST_MISSING_S = 0.1, 0.5
_UNKNOWN_SIZE = 0xFFFF_0000  # what programs write that stream a WAV file without knowing its end
_DAMAGED = "is damaged or incomplete. Export or upload it again."


def inspect(path: Path, file_format: str) -> MediaInfo:
    """Return what is known about a video or a sound, after reading it to its end."""
    if file_format == "wav":
        _refuse_if_cut_off(path)
    with _opened(path, file_format) as container:
        picture = _picture(container)
        if picture is None and not container.streams.audio:
            raise RefusedError("has neither picture nor sound in it, or it is damaged or incomplete.")
        if picture is None:
            sound = container.streams.audio[0]
            next(container.decode(sound))
            duration_ms = _whole_length_ms(container, sound, file_format)
            return MediaInfo(
                "audio",
                _sound_format(file_format),
                sound.codec_context.codec.canonical_name,
                duration_ms=duration_ms,
                has_audio=True,
            )
        refuse_if_huge(picture.width, picture.height)
        frame = next(container.decode(picture))
        rotation_deg = -frame.rotation % 360 // 90 * 90
        width, height = frame.width, frame.height
        if rotation_deg in {90, 270}:
            width, height = height, width
        return MediaInfo(
            kind="video",
            format="mp4" if file_format == "m4a" else file_format,
            codec=picture.codec_context.codec.canonical_name,
            width=width,
            height=height,
            duration_ms=_whole_length_ms(container, picture, file_format),
            fps=_rate(picture.average_rate),
            has_audio=bool(container.streams.audio),
            rotation_deg=rotation_deg,
        )


def thumbnail(path: Path, file_format: str, width: int) -> bytes:
    """Return an early frame of a video as PNG, `width` pixels wide at most, the right way up."""
    with _opened(path, file_format) as container:
        picture = _picture(container)
        if picture is None:
            raise RefusedError("is a sound and has no picture to show.")
        refuse_if_huge(picture.width, picture.height)
        if container.duration:
            container.seek(container.duration // 10)
        frame = next(container.decode(picture))
        image = Image.fromarray(frame.to_ndarray(format="rgb24"))
        if frame.rotation:
            image = image.rotate(frame.rotation, expand=True)
        return small_png(image, width)


def levels(path: Path, file_format: str) -> bytes:
    """Return how loud a sound is: the root mean square of each 20 ms, little-endian float32 numbers."""
    if file_format == "wav":
        _refuse_if_cut_off(path)
    hop = LEVELS_RATE_HZ // LEVELS_PER_SECOND
    found: list[bytes] = []
    held = np.zeros(0, dtype=np.float32)
    with _opened(path, file_format) as container:
        if not container.streams.audio:
            raise RefusedError("has no sound in it.")
        resampler = av.AudioResampler(format="flt", layout="mono", rate=LEVELS_RATE_HZ)
        for frame in chain(container.decode(container.streams.audio[0]), [None]):
            pieces = [piece.to_ndarray().reshape(-1) for piece in resampler.resample(frame)]
            held = np.concatenate([held, *pieces])
            whole = len(held) // hop * hop
            found.append(np.sqrt(np.mean(held[:whole].reshape(-1, hop) ** 2, axis=1)).astype("<f4").tobytes())
            held = held[whole:]
    return b"".join(found)


@contextmanager
def _opened(path: Path, file_format: str) -> Iterator[InputContainer]:
    try:
        with open_recording(path, file_format) as container:
            yield container
    except (av.error.FFmpegError, StopIteration, OSError, ValueError) as error:
        raise RefusedError(_DAMAGED) from error


def _picture(container: InputContainer) -> VideoStream | None:
    """Return the first stream of moving pictures; the cover of an album is none."""
    return next((s for s in container.streams.video if not s.disposition & Disposition.attached_pic), None)


def _sound_format(file_format: str) -> str:
    if file_format in {"mp4", "mov"}:
        return "m4a"
    if file_format in {"avi", "webm", "mkv"}:
        raise RefusedError(
            f"has no picture: it is sound in a {file_format} file. Save it as mp3, wav or m4a."
        )
    return file_format


def _whole_length_ms(container: InputContainer, stream: Stream, file_format: str) -> int:
    """Return the length of `stream` in ms, found by reading all packets without decoding them.

    Raises
    ------
    RefusedError
        When the header promises over a tenth more than there is: a download that broke off.
    """
    container.seek(0)
    first_s, last_s, end_s = math.inf, 0.0, 0.0
    for packet in container.demux((*container.streams.video, *container.streams.audio)):
        at = packet.pts if packet.pts is not None else packet.dts
        if at is None or packet.is_corrupt:
            continue
        packet_end_s = float((at + (packet.duration or 0)) * packet.time_base)
        end_s = max(end_s, packet_end_s)
        if packet.stream.index == stream.index:
            first_s = min(first_s, float(at * packet.time_base))
            last_s = max(last_s, packet_end_s)
    if math.isinf(first_s):
        raise RefusedError(_DAMAGED)
    promised_s = (container.duration or 0) / 1_000_000
    missing_s = promised_s - end_s
    if file_format not in _GUESSED_LENGTH and missing_s > max(_MOST_MISSING * promised_s, _LEAST_MISSING_S):
        there = f"only the first {end_s:.0f} of {promised_s:.0f} seconds are there"
        raise RefusedError(f"is incomplete: {there}. Upload it again.")
    return max(1, round((last_s - first_s) * 1000))


def _refuse_if_cut_off(path: Path) -> None:
    """Compare a WAV file's own size field with its size: FFmpeg trusts the shorter one without a word."""
    with path.open("rb") as file:
        promised = int.from_bytes(file.read(8)[4:], "little")
    size = path.stat().st_size
    if promised < _UNKNOWN_SIZE and size < promised * (1 - _MOST_MISSING):
        raise RefusedError(f"is incomplete: only {size:,} of {promised:,} bytes are there. Upload it again.")


def _rate(rate: Fraction | None) -> float | None:
    return round(float(rate), 3) if rate else None
