from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VIDEO_CODECS = {"mp4": "libx264", "mov": "libx264", "mkv": "libx264", "avi": "mpeg4", "webm": "libvpx"}
AUDIO_CODECS = {"mp3": "mp3", "wav": "pcm_s16le", "m4a": "aac", "aac": "aac"}


def _sound_stream(container: av.container.OutputContainer, codec: str) -> av.AudioStream:
    stream = container.add_stream(codec, rate=48_000)
    stream.layout = "stereo"
    return stream


def _tone(container: av.container.OutputContainer, stream: av.AudioStream, seconds: float) -> None:
    wave = (0.3 * np.sin(np.arange(int(seconds * 48_000)) / 20)).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]), format="fltp", layout="stereo")
    frame.sample_rate = 48_000
    for piece in av.AudioResampler(format=stream.format, layout="stereo", rate=48_000).resample(frame):
        container.mux(stream.encode(piece))
    container.mux(stream.encode(None))


@pytest.fixture
def video(tmp_path: Path) -> Callable[..., Path]:
    """A small film whose picture is red on the left and blue on the right."""

    def make(extension: str, *, seconds: float = 2.0, sound: bool = False, name: str | None = None) -> Path:
        path = tmp_path / (name or f"film.{extension}")
        options = {"movflags": "+faststart"} if extension in {"mp4", "mov"} else {}
        with av.open(
            str(path), "w", format={"mkv": "matroska"}.get(extension, extension), options=options
        ) as out:
            stream = out.add_stream(VIDEO_CODECS[extension], rate=25)
            stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
            heard = _sound_stream(out, "mp3" if extension == "avi" else "aac") if sound else None
            picture = np.zeros((90, 160, 3), dtype=np.uint8)
            picture[:, :80, 0] = 255
            picture[:, 80:, 2] = 255
            rng = np.random.default_rng(1)
            for i in range(int(seconds * 25)):
                noisy = picture.copy()
                noisy[20:40, 20:40] = rng.integers(0, 255, (20, 20, 3))
                frame = av.VideoFrame.from_ndarray(noisy, format="rgb24")
                frame.pts, frame.time_base = i, Fraction(1, 25)
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
            if heard:
                _tone(out, heard, seconds)
        return path

    return make


@pytest.fixture
def sound(tmp_path: Path) -> Callable[..., Path]:
    def make(extension: str, *, seconds: float = 2.0) -> Path:
        path = tmp_path / f"sound.{extension}"
        muxer = {"m4a": "ipod", "aac": "adts"}.get(extension, extension)
        with av.open(str(path), "w", format=muxer) as out:
            _tone(out, _sound_stream(out, AUDIO_CODECS[extension]), seconds)
        return path

    return make


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """A picture that is red on the left and blue on the right."""

    def make(extension: str, *, size: tuple[int, int] = (320, 180), **options: object) -> Path:
        path = tmp_path / f"picture.{extension}"
        image = Image.new("RGB", size, "blue")
        image.paste("red", (0, 0, size[0] // 2, size[1]))
        image.save(path, **options)
        return path

    return make
