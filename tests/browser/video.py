"""A small playable film for tests: H.264 and AAC, as an export is, with a picture that tells the time."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

FPS = 30
SAMPLE_RATE = 48_000
FRAME_SAMPLES = 1_024


def write_video(
    path: Path, *, duration_s: float = 3.0, width: int = 320, height: int = 180, key_every_s: float = 8.0
) -> Path:
    """Write a film whose picture brightens from left to right as it goes on, with a quiet tone."""
    settings = {"preset": "ultrafast", "g": str(round(key_every_s * FPS))}
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        picture = container.add_stream("libx264", rate=FPS, options=settings)
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        sound = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        count = round(duration_s * FPS)
        for index in range(count):
            image = np.full((height, width, 3), (40, 30, 90), dtype=np.uint8)
            image[:, : width * index // count] = (240, 180, 60)
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, FPS)
            container.mux(picture.encode(frame))
        container.mux(picture.encode())
        for start in range(0, round(duration_s * SAMPLE_RATE), FRAME_SAMPLES):
            time_s = (start + np.arange(FRAME_SAMPLES)) / SAMPLE_RATE
            tone = (0.1 * np.sin(2 * np.pi * 440 * time_s)).astype(np.float32)
            samples = av.AudioFrame.from_ndarray(np.stack([tone, tone]), format="fltp", layout="stereo")
            samples.sample_rate, samples.pts = SAMPLE_RATE, start
            samples.time_base = Fraction(1, SAMPLE_RATE)
            container.mux(sound.encode(samples))
        container.mux(sound.encode())
    return path
