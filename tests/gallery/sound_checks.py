"""What can be heard, measured by ffmpeg's own meter. Each check returns complaints."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import av

if TYPE_CHECKING:
    from pathlib import Path

_WANTED_LUFS, _SLACK_LU = -16.0, 0.5
_MOST_DBTP = -1.0


def measure(path: Path) -> tuple[float, float]:
    """Return the integrated loudness in LUFS and the true peak in dBTP of a file's sound."""
    graph = av.filter.Graph()
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        source = graph.add_abuffer(template=stream)
        meter = graph.add("ebur128", "metadata=1:peak=true")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        told: dict[str, str] = {}
        for frame in [*container.decode(stream), None]:
            graph.push(frame)
            while True:
                try:
                    told = graph.pull().metadata or told
                except (av.error.BlockingIOError, av.error.EOFError):
                    break
    return float(told["lavfi.r128.I"]), 20 * math.log10(float(told["lavfi.r128.true_peak"]))


def loudness(path: Path) -> list[str]:
    """The sound is at -16 LUFS within 0.5, and no true peak is over -1 dBTP."""
    lufs, dbtp = measure(path)
    found = []
    if abs(lufs - _WANTED_LUFS) > _SLACK_LU:
        found.append(f"{lufs:.1f} LUFS instead of {_WANTED_LUFS:.0f}")
    if dbtp > _MOST_DBTP:
        found.append(f"a true peak of {dbtp:.1f} dBTP")
    return found
