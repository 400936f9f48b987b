"""How soon a film shows its first frame, by URL and in parts, beside `ipywidgets.Video`.

`python benchmarks/widgets_player.py`, or as a figure of `benchmarks/widgets.py`. The time runs from the
moment at which the cell is run, in a kernel that has imported what it needs, until the browser has drawn a
frame of the film (`requestVideoFrameCallback`). Films lie beside the notebook for URLs, and out of the
server's sight for parts.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.devtools import chosen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from benchmarks.devtools import Chromium

SIZES_MB = (5, 50, 200)
ROUNDS = 3
TARGET_S = 0.5
FPS = 30
LOOP_S = 2
RATE = 13_000_000

SETUP = """
import shutil
from ipywidgets import Video
from pictory_nb.widgets import PlayerWidget
PlayerWidget()
shutil.copy({film!r}, "film.mp4")
PlayerWidget("film.mp4").fallback_html()
"""
WAYS = {
    "pictory_nb, by URL": "PlayerWidget('film.mp4')",
    "pictory_nb, in parts": "PlayerWidget({film!r})",
    "ipywidgets.Video": "Video.from_file('film.mp4', autoplay=False)",
}

# Runs a cell; seconds until its video has drawn a frame, nothing when that takes more than a minute.
FIRST_FRAME = """async (index) => {
  const app = window.jupyterapp;
  const notebook = app.shell.currentWidget.content;
  const cell = notebook.widgets[index].node;
  notebook.activeCellIndex = index;
  const begun = performance.now();
  void app.commands.execute("notebook:run-cell");
  return await new Promise((resolve) => {
    const seen = new Set();
    const look = () => {
      for (const video of cell.querySelectorAll("video")) {
        if (seen.has(video) || video.closest("[class^=pnb-static]")) continue;
        seen.add(video);
        video.requestVideoFrameCallback(() => resolve((performance.now() - begun) / 1000));
      }
      if (performance.now() - begun < 60000) requestAnimationFrame(look);
      else resolve(null);
    };
    look();
  });
}"""


def player(
    notebook: Callable[..., AbstractContextManager[Chromium]],
    sizes_mb: tuple[int, ...] = SIZES_MB,
    *,
    with_peers: bool = True,
) -> None:
    """Print how soon films are seen; `notebook` opens one with the given cells."""
    with tempfile.TemporaryDirectory(prefix="pictory-films-") as folder:
        for size_mb in sizes_mb:
            film = str(write_film(Path(folder) / f"film-{size_mb}.mp4", size_mb))
            for name, show in chosen(WAYS, with_peers=with_peers).items():
                cells = [show.format(film=film)] * ROUNDS
                with notebook(SETUP.format(film=film), *cells) as browser:
                    browser.run_cell(0)
                    times = [browser.evaluate(FIRST_FRAME, index) for index in range(1, ROUNDS + 1)]
                said = ", ".join("not within 60 s" if one is None else f"{one:.2f} s" for one in times)
                print(f"{size_mb:4} MB, {name:20} first frame after {said} (target {TARGET_S} s)", flush=True)


def write_film(path: Path, size_mb: int) -> Path:
    """Write a 1080p film of about `size_mb`: two seconds of noise, as often as it takes."""
    loop = _loop()
    rounds = max(1, round(size_mb * 1e6 / sum(len(data) for data, *_ in loop)))
    with av.open(str(path), "w", options={"movflags": "faststart"}) as film:
        picture = film.add_stream("libx264", rate=FPS, options={"preset": "ultrafast"})
        picture.width, picture.height, picture.pix_fmt = 1920, 1080, "yuv420p"
        picture.time_base = Fraction(1, FPS)
        for number, (data, place, is_key) in itertools.product(range(rounds), loop):
            packet = av.Packet(data)
            packet.stream, packet.time_base = picture, Fraction(1, FPS)
            packet.pts = packet.dts = number * LOOP_S * FPS + place
            packet.is_keyframe = is_key
            film.mux(packet)
    return path


def _loop() -> list[tuple[bytes, int, bool]]:
    """Encode two seconds; return each frame's bytes, its place, and whether it is a key frame."""
    noise = np.random.default_rng(0).integers(0, 255, (1080, 1920 + 8 * FPS, 3), dtype=np.uint8)
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = 1920, 1080, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, FPS), Fraction(FPS)
    encoder.bit_rate = RATE
    encoder.options = {"preset": "ultrafast", "tune": "zerolatency", "g": str(LOOP_S * FPS), "bf": "0"}
    packets = []
    for index in range(LOOP_S * FPS):
        shift = 8 * (index % FPS)
        frame = av.VideoFrame.from_ndarray(
            np.ascontiguousarray(noise[:, shift : shift + 1920]), format="rgb24"
        )
        frame.pts, frame.time_base = index, Fraction(1, FPS)
        packets += encoder.encode(frame)
    packets += encoder.encode()
    return [(bytes(packet), place, packet.is_keyframe) for place, packet in enumerate(packets)]


if __name__ == "__main__":
    from benchmarks.widgets import notebook as open_notebook

    player(open_notebook)
