from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def film() -> Callable[..., dict[str, Any]]:
    """A draft of `d_ms` with one music segment for each mapping."""

    def make(d_ms: int, *segments: dict[str, Any]) -> dict[str, Any]:
        music = [
            {"id": f"seg_{i}", "st": s.pop("st", 0), "d": s.pop("d", d_ms), "m": s}
            for i, s in enumerate(dict(segment) for segment in segments)
        ]
        video = {
            "id": "trk_video",
            "tt": 0,
            "sg": [{"id": "v", "st": 0, "d": d_ms, "m": {"volume_pct": 100}}],
        }
        return {"id": "drf_1", "d": d_ms, "m": {}, "t": [video, {"id": "trk_music", "tt": 1, "sg": music}]}

    return make


@pytest.fixture
def ebur128() -> Callable[[np.ndarray], tuple[float, float]]:
    """FFmpeg's own (integrated LUFS, true peak in dBTP) of samples of shape (n, 2)."""

    def measure(samples: np.ndarray) -> tuple[float, float]:
        graph = av.filter.Graph()
        source = graph.add_abuffer(format="flt", sample_rate=48_000, layout="stereo", time_base="1/48000")
        meter = graph.add("ebur128", "metadata=1:peak=true")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples, dtype=np.float32).reshape(1, -1), format="flt", layout="stereo"
        )
        frame.sample_rate, frame.pts = 48_000, 0
        graph.push(frame)
        graph.push(None)
        told: dict[str, str] = {}
        while True:
            try:
                told = graph.pull().metadata or told
            except (av.error.EOFError, av.error.BlockingIOError):
                break
        return float(told["lavfi.r128.I"]), 20 * np.log10(float(told["lavfi.r128.true_peak"]))

    return measure


@pytest.fixture
def tone_file(tmp_path: Path) -> Callable[..., Path]:
    """A file with a sine of 440 Hz in it."""

    def make(name: str, seconds: float, *, amplitude: float = 0.2, codec: str = "pcm_s16le") -> Path:
        path = tmp_path / name
        rate = 44_100
        wave = amplitude * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=rate)
            stream.layout = "mono"
            frame = av.AudioFrame.from_ndarray(wave.astype(np.float32)[None], format="fltp", layout="mono")
            frame.sample_rate = rate
            for piece in av.AudioResampler(format=stream.format, layout="mono", rate=rate).resample(frame):
                container.mux(stream.encode(piece))
            container.mux(stream.encode(None))
        return path

    return make
