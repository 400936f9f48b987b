"""The user's clips in a film: at their own times, the right way up, cut to the film's shape."""

from fractions import Fraction

import av
import numpy as np
import pytest

from pictory_nb.engine.render.backgrounds import make_ground
from pictory_nb.engine.render.film import Background, Canvas
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.themes import THEMES

CANVAS = Canvas(160, 90, Fraction(30))
COLOURS = [(220, 0, 0), (0, 220, 0), (0, 0, 220), (220, 220, 0), (220, 0, 220)]


def write_clip(path, times_ms, *, size=(160, 90), container=None):
    """Write a clip whose frames have the colours in order, each shown from its time on."""
    with av.open(str(path), "w", format=container) as out:
        stream = out.add_stream("libx264", rate=25, options={"preset": "ultrafast", "bf": "0"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for at_ms, colour in zip(times_ms, COLOURS * 9, strict=False):
            image = np.full((size[1], size[0], 3), colour, dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = at_ms, Fraction(1, 1000)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def colour_at(ground, time_s):
    rgb = picture_to_rgb(ground.picture_at(time_s), 16, 9)[4, 8].astype(int)
    return min(range(5), key=lambda place: np.abs(rgb - COLOURS[place]).sum())


@pytest.mark.parametrize("name", ["clip.mp4", "clip.mkv", "clip.mov"])
def test_frames_with_irregular_times_are_shown_at_their_times(tmp_path, name):
    times_ms = [0, 40, 500, 540, 1_400]
    path = write_clip(tmp_path / name, times_ms)
    ground = make_ground(Background("mesh", 1, "m"), CANVAS, THEMES["midnight"], {"m": path}, 2.0)
    shown = [colour_at(ground, at) for at in (0.0, 0.03, 0.05, 0.45, 0.51, 0.53, 0.56, 1.3)]
    assert shown == [0, 0, 1, 1, 2, 2, 3, 3]
    # Going back gives the same pictures.
    assert [colour_at(ground, at) for at in (0.51, 0.03, 1.3)] == [2, 0, 3]


def test_what_is_drawn_on_a_frame_of_a_slow_clip_is_not_drawn_twice(tmp_path):
    path = write_clip(tmp_path / "clip.mp4", [0, 200, 400, 600, 800])
    ground = make_ground(Background("mesh", 1, "m"), CANVAS, THEMES["midnight"], {"m": path}, 1.0)
    first = [plane.copy() for plane in ground.picture_at(0.21).planes]
    for plane in ground.picture_at(0.24).planes:
        plane[...] = 77
    again = ground.picture_at(0.27).planes
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))


def test_of_a_trimmed_clip_the_part_is_repeated(tmp_path):
    path = write_clip(tmp_path / "clip.mp4", [0, 200, 400, 600, 800])
    background = Background("mesh", 1, "m", from_ms=200, to_ms=600)
    ground = make_ground(background, CANVAS, THEMES["midnight"], {"m": path}, 2.0)
    assert [colour_at(ground, at) for at in (0.05, 0.25, 0.45, 0.65, 0.85)] == [1, 2, 1, 2, 1]
