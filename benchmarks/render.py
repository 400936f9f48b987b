"""How fast a film is made: the reference job of 30 s in 1080p30 against the encoder's own limit.

Run it from the repository's root on a quiet machine:

    python benchmarks/render.py [--rounds 3] [--workers 2]

The limit is x264 alone, with the same settings, on the same pictures, already in memory.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import av

from pictory_nb.engine.render import RenderPool, RenderReport
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.encode import add_video_stream
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import plan_segments

CAPTIONS = (
    ("waves", "lagoon", "Writing forces you to notice the gap between what you know and what you only feel."),
    ("bokeh", "sunrise", "Meetings shrink when the document already answers the question for everyone."),
    ("mesh", "midnight", "A clear page travels further than a loud voice in a very crowded room."),
    ("contours", "midnight", "Draft before the meeting, keep one owner, and link instead of copying it."),
    ("grid", "ink", "Seventy-three percent of decisions are argued again because nobody wrote them down."),
    ("waves", "midnight", "Start small: one page, one idea, one owner, one date, and one next step."),
    ("mesh", "sunrise", "Teams that write things down forget less, repeat less and decide much faster."),
)


def reference_draft() -> dict[str, Any]:
    """Return 30 s: a title and seven captioned scenes, cross-fades of 0.5 s, music at 35 %."""
    title = {"role": "title", "text": "Why great teams write things down", "subtitle": "A 30-second summary"}
    starts = [0, *range(4000, 30000, 3715)][:8]
    ends = [*starts[1:], 30000]
    video: list[dict[str, Any]] = []
    captions: list[dict[str, Any]] = []
    looks = (("mesh", "midnight", ""), *CAPTIONS)
    for index, ((family, theme, text), start, end) in enumerate(zip(looks, starts, ends, strict=True)):
        meta: dict[str, Any] = {
            "scene": "caption" if text else "title",
            "theme": theme,
            "background": {"family": family, "seed": index + 3},
        }
        if index:
            meta["transition"] = {"kind": "crossfade", "d": 500}
        video.append({"st": start, "d": end - start, "m": meta})
        if text:
            count, length = len(text.split()), end - start - 400
            words = [[length * word // count, length // count] for word in range(count)]
            caption = {"role": "caption", "text": text, "words": words}
            captions.append({"st": start + 200, "d": length, "m": caption})
    music = {"name": "Lo-fi", "mood": "lo-fi", "seed": 7, "volume_pct": 35}
    return {
        "d": 30000,
        "m": {
            "canvas": {"width": 1920, "height": 1080, "fps": 30},
            "theme": "midnight",
            "seed": 7,
            "brand": {"name": "Pictory NB", "logo": None, "show": True},
        },
        "t": [
            {"tt": 0, "sg": video},
            {"tt": 1, "sg": [{"st": 0, "d": 30000, "m": music}]},
            {"tt": 7, "sg": [{"st": 0, "d": starts[1], "m": title}]},
            {"tt": 7, "sg": captions},
        ],
    }


async def render(draft: dict[str, Any], workers: int) -> tuple[RenderReport, RenderReport, int]:
    """Render with warm workers and an empty cache, then once more unchanged; return size in bytes too."""
    with tempfile.TemporaryDirectory() as folder:
        pool = RenderPool(Path(folder) / "work", workers=workers)
        try:
            await asyncio.gather(*(pool.still(draft, 0, width=64) for _ in range(workers)))
            out = Path(folder) / "out.mp4"
            fresh = await pool.render("fresh", draft, out)
            again = await pool.render("again", draft, out)
            return fresh, again, out.stat().st_size
        finally:
            await pool.aclose()


def encoder_alone(draft: dict[str, Any]) -> float:
    """Return the processor time in seconds that x264 needs for pictures that are already in memory."""
    film = read_film(draft)
    view = FilmView(film, {})
    spent = 0.0
    for segment in plan_segments(film):
        frames = []
        for number in range(segment.first_frame, segment.end_frame):
            drawn = view.picture_at(number).frame
            frames.append(av.VideoFrame.from_ndarray(drawn.to_ndarray(), format="yuv420p"))
        with av.open(io.BytesIO(), "w", format="mp4") as container:
            stream = add_video_stream(container, film.canvas, "draft")
            started = time.process_time()
            for count, frame in enumerate(frames):
                frame.pts, frame.time_base = count, 1 / film.canvas.fps
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
            spent += time.process_time() - started
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    draft = reference_draft()
    walls, cpus, limits = [], [], []
    for _ in range(options.rounds):
        fresh, again, size = asyncio.run(render(draft, options.workers))
        limit = encoder_alone(draft)
        walls.append(fresh.wall_s)
        cpus.append(fresh.cpu_s)
        limits.append(limit)
        print(
            f"wall {fresh.wall_s:5.1f} s ({30 / fresh.wall_s:4.1f} x real time)  cpu {fresh.cpu_s:5.1f} s  "
            f"{size / 1e6:.1f} MB  {fresh.segments_total} segments | unchanged: {again.wall_s:.2f} s | "
            f"x264 alone {limit:.1f} cpu s"
        )
    wall, cpu, limit = (statistics.median(values) for values in (walls, cpus, limits))
    print(
        f"\nmedian of {options.rounds}: {wall:.1f} s wall, {30 / wall:.1f} x real time, {cpu:.1f} cpu s; "
        f"{cpu / limit:.2f} x the encoder's own cpu time, "
        f"{wall / (limit / options.workers):.2f} x its wall time on {options.workers} processes; "
        f"load now {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
