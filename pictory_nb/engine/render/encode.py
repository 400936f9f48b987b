"""Encodes one segment of a film to its own small MP4: H.264 High, closed GOP, one profile per film."""

from __future__ import annotations

import os
from collections import deque
from functools import cache
from typing import TYPE_CHECKING

import av
import numpy as np

from pictory_nb.engine.render.cache import PART_SUFFIX
from pictory_nb.engine.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from av.container import OutputContainer
    from av.video.stream import VideoStream

    from pictory_nb.engine.render.compose import FilmView
    from pictory_nb.engine.render.film import Canvas, Film
    from pictory_nb.engine.render.picture import Picture
    from pictory_nb.engine.render.segments import Segment

# Generated pictures are soft and move evenly: ultrafast's decisions lose nothing on them, while CABAC, 8x8
# blocks and B-frames keep the file small. One quantizer serves them all: with `crf` x264 chooses another for
# each picture, which takes 7 to 17 % of its time more at the same PSNR, and the worst picture is worse.
# Photos and footage get better motion search; where they are most of the film, a look-ahead, too, and coarser
# quantizers where much happens.
# 8x8dct is also what makes the stream "High".
_SOFT = "cabac=1:8x8dct=1:partitions=none:deblock=0,0:bframes=3:b-adapt=0:aq-mode=0:scenecut=0"
_X264: dict[str, tuple[str, dict[str, str], str]] = {
    "draft": ("ultrafast", {"qp": "20"}, _SOFT),
    "balanced": ("superfast", {"qp": "21"}, "mbtree=0:rc-lookahead=0:weightp=0:scenecut=0"),
    "high": ("superfast", {"crf": "20.5"}, "mbtree=1:rc-lookahead=10:weightp=0:scenecut=0"),
    # Nobody is offered these, benchmarks compare by them: what other tools make films with unless told
    # otherwise, and the draft profile with quantizers of the encoder's choice.
    "veryfast": ("veryfast", {"crf": "21"}, "mbtree=1"),
    "draft crf 22": ("ultrafast", {"crf": "22"}, _SOFT),
}
_GOP_S = 3
_AT_ONCE = {"draft": 3}
"""So many pictures are drawn, then encoded: whoever goes on with the same finds its data in the processor's
cache. More would not fit there, and where the encoder needs much memory there is none to spare: other
profiles draw one."""
_TAGS = "colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv"
REORDER_FRAMES = 2
"""How many frames later a frame may be shown than decoded with three pyramid B-frames."""


def settled_profile(wished: str, film: Film) -> str:
    """Return the profile for `film`: the wished one, or for ``"auto"`` what its content asks for.

    Raises
    ------
    RenderError
        There is no profile of that name.
    """
    if wished in _X264:
        return wished
    if wished != "auto":
        raise RenderError(f"There is no render profile “{wished}”: use auto, {', '.join(_X264)}.")
    own = sum(scene.frames for scene in film.scenes if scene.background.media_id)
    if not own:
        return "draft"
    return "balanced" if own < film.frames / 2 else "high"


@cache
def _repeatable_mbtree() -> str:
    """Return what makes x264's macroblock tree the same on every computer and in every run.

    Its AVX-512 code reads memory that nobody wrote where a picture is not a multiple of 128 pixels wide, and
    rounds otherwise than the AVX2 code; SSE to AVX2 agree. Without AVX-512 there is nothing to set.
    """
    simd = np.show_config(mode="dicts")["SIMD Extensions"]
    has_avx512 = any(name.startswith(("AVX512", "X86_V4")) for name in (*simd["baseline"], *simd["found"]))
    return ":asm=AVX2,BMI1,BMI2,FMA3,LZCNT" if has_avx512 else ""


def add_video_stream(container: OutputContainer, canvas: Canvas, profile: str) -> VideoStream:
    """Add the H.264 stream of a film to `container`: one thread, closed groups of pictures, BT.709."""
    preset, rate, settings = _X264[profile]
    if "mbtree=1" in settings:
        settings += _repeatable_mbtree()
    gop = max(1, round(_GOP_S * canvas.fps))
    stream = container.add_stream("libx264", rate=canvas.fps)
    stream.width, stream.height, stream.pix_fmt = canvas.width, canvas.height, "yuv420p"
    context = stream.codec_context
    context.time_base = 1 / canvas.fps
    context.thread_count = 1
    context.options = {
        "preset": preset,
        **rate,
        "profile": "high",
        "x264-params": f"{settings}:keyint={gop}:open-gop=0:{_TAGS}",
    }
    return stream


def _drawn(view: FilmView, segment: Segment, at_once: int) -> Iterator[tuple[int, Picture]]:
    """Yield the numbers and pictures of `segment`, drawn `at_once` in a row; use each before the next."""
    held: deque[Picture] = deque()
    try:
        for first in range(0, segment.frames, at_once):
            for count in range(first, min(first + at_once, segment.frames)):
                held.append(view.picture_at(segment.first_frame + count))
                held[-1].is_held = True
            for count in range(first, first + len(held)):
                held[0].is_held = False
                yield count, held.popleft()
    finally:
        for picture in held:
            picture.is_held = False


def encode_segment(
    view: FilmView,
    film: Film,
    segment: Segment,
    profile: str,
    path: Path,
    on_frames: Callable[[int], None],
) -> None:
    """Render and encode `segment` to `path`; the file appears whole or not at all.

    Parameters
    ----------
    on_frames
        Called with the number of frames done so far.

    Raises
    ------
    RenderError
        When the user's media cannot be read.
    OSError
        When the file cannot be written.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}{PART_SUFFIX}")
    # Before the encoder takes its memory: what other scenes needed is free for it.
    view.make_ready(segment.first_frame, segment.end_frame)
    try:
        with av.open(str(temporary), "w", format="mp4") as container:
            stream = add_video_stream(container, film.canvas, profile)
            for count, picture in _drawn(view, segment, _AT_ONCE.get(profile, 1)):
                picture.frame.pts, picture.frame.time_base = count, 1 / film.canvas.fps
                container.mux(stream.encode(picture.frame))
                # Its memory is free for the next picture.
                del picture
                on_frames(count + 1)
            container.mux(stream.encode(None))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
