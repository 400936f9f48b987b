"""Pictures that somebody still needs are not drawn on, whatever ground they show."""

import numpy as np
import pytest
from PIL import Image

from pictory_nb.engine.render import encode
from pictory_nb.engine.render.backgrounds import _FAMILIES
from pictory_nb.engine.render.backgrounds.gliding import Gliding
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.picture import Targets
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import plan_segments

MOMENTS = (0, 1, 2, 24, 29, 30, 31, 36, 50)
"""Of two scenes of a second each, with a cross-fade between them."""


@pytest.fixture
def moving(tmp_path):
    path = tmp_path / "moving.gif"
    frames = [Image.new("RGB", (64, 48), color) for color in ("red", "green", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=100, loop=0)
    return path


def seen(picture):
    return [plane.copy() for plane in picture.planes]


def is_same(first, second):
    return all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))


@pytest.mark.parametrize("family", [*_FAMILIES, "photo", "moving"])
def test_held_pictures_stay_as_they_were_drawn(make_draft, photo, moving, family):
    media = {"photo": photo, "moving": moving}
    scene = {"media_id": family} if family in media else {"family": family}
    draft = make_draft({**scene, "caption": "One word after the other."}, {**scene, "seed": 5})
    film = read_film(draft)
    one_by_one = FilmView(film, media)
    expected = [seen(one_by_one.picture_at(frame)) for frame in MOMENTS]
    view = FilmView(film, media)
    held = []
    for frame in MOMENTS:
        held.append(view.picture_at(frame))
        held[-1].is_held = True
    assert all(is_same(picture.planes, drawn) for picture, drawn in zip(held, expected, strict=True))


@pytest.mark.parametrize("family", _FAMILIES)
def test_a_frame_is_the_same_whatever_was_drawn_before(make_draft, family):
    film = read_film(make_draft({"family": family}, {"family": family, "seed": 5}))
    onward, backward = FilmView(film, {}), FilmView(film, {})
    expected = {frame: seen(onward.picture_at(frame)) for frame in MOMENTS}
    assert all(is_same(backward.picture_at(frame).planes, expected[frame]) for frame in reversed(MOMENTS))


def plain_planes(time_s):
    return tuple(np.full((4, 4), time_s * scale, dtype=np.float32) for scale in (10, 20, 30))


@pytest.mark.parametrize("time_s", [-0.31, 0.0, 0.04, 0.1, 0.3, 0.77])
def test_gliding_planes_change_evenly_from_moment_to_moment(time_s):
    worked_out = []
    gliding = Gliding(lambda moment_s: worked_out.append(moment_s) or plain_planes(moment_s), 0.1)
    for before_s in (0.5, 0.04, time_s):
        planes = gliding.at(before_s)
    for plane, expected in zip(planes, plain_planes(time_s), strict=True):
        assert plane == pytest.approx(expected, abs=1e-4)
    assert all(abs(moment_s * 10 - round(moment_s * 10)) < 1e-6 for moment_s in worked_out)


def test_gliding_planes_are_worked_out_once_for_each_moment():
    worked_out = []
    gliding = Gliding(lambda moment_s: worked_out.append(moment_s) or plain_planes(moment_s), 0.1)
    for frame in range(31):
        gliding.at(frame / 30)
    assert worked_out == pytest.approx([moment / 10 for moment in range(11)])


def test_a_picture_that_is_given_back_is_drawn_on_again():
    targets = Targets(64, 32)
    first = targets.free()
    assert targets.free() is first
    first.is_held = True
    second = targets.free()
    assert second is not first
    first.is_held = False
    assert targets.free() is first


@pytest.mark.parametrize("at_once", [1, 3, 1000])
def test_a_film_is_the_same_however_many_pictures_are_drawn_at_once(
    make_draft, tmp_path, monkeypatch, at_once
):
    film = read_film(make_draft({"family": "waves", "ms": 500}, {"family": "grid", "ms": 500}))
    told = []
    for count in (1, at_once):
        monkeypatch.setitem(encode._AT_ONCE, "draft", count)
        for segment in plan_segments(film):
            path = tmp_path / f"{count}-{segment.index}.mp4"
            encode.encode_segment(FilmView(film, {}), film, segment, "draft", path, told.append)
            assert told[-1] == segment.frames
            assert path.read_bytes() == (tmp_path / f"1-{segment.index}.mp4").read_bytes()
