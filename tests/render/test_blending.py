"""Blending in 16-bit arithmetic gives what the formula says, at every opacity."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.engine.render.color import yuv
from pictory_nb.engine.render.overlay import Layer, Sheet, blend
from pictory_nb.engine.render.picture import FieldScaler, Picture, picture_from_rgb, picture_to_rgb
from pictory_nb.engine.render.transitions import mix_pictures


def flat(y, u=128, v=128, width=64, height=32):
    picture = Picture.empty(width, height)
    for plane, value in zip(picture.planes, (y, u, v), strict=True):
        plane[...] = value
    return picture


@given(st.integers(0, 255), st.floats(0, 255), st.floats(0, 1), st.floats(0, 1))
def test_a_blend_is_within_two_levels_of_the_formula(ground, value, opacity, fade):
    target = np.full((4, 4), ground, dtype=np.uint8)
    layer = Layer.from_premultiplied(
        np.full((4, 4), value * opacity, dtype=np.float32), np.full((4, 4), opacity, dtype=np.float32)
    ).faded(fade)
    blend(target, layer.keep, layer.add)
    expected = ground * (1 - opacity * fade) + value * opacity * fade
    assert abs(int(target[0, 0]) - expected) <= 2.5


@pytest.mark.parametrize("opacity", [0.5, 0.99, 0.998, 0.9999, 1.0])
def test_white_text_stays_white_on_its_way_in(opacity):
    sheet = Sheet(8, 8, 16, 8)
    sheet.paint(np.ones((8, 16), dtype=np.float32), (1, 1, 1))
    picture = flat(60, 160, 90)
    sheet.overlay().draw(picture, opacity=opacity)
    assert abs(int(picture.planes[0][10, 10]) - (60 + (235 - 60) * opacity)) <= 2
    assert abs(int(picture.planes[1][5, 5]) - (160 + (128 - 160) * opacity)) <= 2
    assert picture.planes[0][0, 0] == 60
    assert picture.planes[0][20, 40] == 60


def test_an_overlay_without_content_changes_nothing():
    picture = flat(201, 33, 240)
    Sheet(0, 0, 64, 32).overlay().draw(picture)
    assert [int(plane.min()) for plane in picture.planes] == [201, 33, 240]
    assert [int(plane.max()) for plane in picture.planes] == [201, 33, 240]


@pytest.mark.parametrize("shift", [-500, -20, -2, 0, 2, 20, 500])
def test_what_lies_outside_the_picture_is_left_out(shift):
    sheet = Sheet(-10, -6, 90, 50)
    sheet.paint(np.ones((sheet.height, sheet.width), dtype=np.float32), (1, 1, 1))
    picture = flat(16)
    sheet.overlay().draw(picture, shift_x=shift, shift_y=shift)
    assert (picture.planes[0].max() == 235) == (abs(shift) < 60)


def test_colours_are_bt709_limited_range_both_ways():
    red = np.zeros((32, 64, 3), dtype=np.uint8)
    red[...] = (217, 58, 120)
    picture = picture_from_rgb(red)
    expected = yuv((217 / 255, 58 / 255, 120 / 255))
    assert all(
        abs(float(plane.mean()) - value) < 1 for plane, value in zip(picture.planes, expected, strict=True)
    )
    assert np.abs(picture_to_rgb(picture, 64, 32).astype(int) - red).max() <= 3


def test_a_slow_gradient_is_dithered_instead_of_banded():
    scaler = FieldScaler(640, 360, 8)
    y = np.linspace(40, 44, scaler.field_width, dtype=np.float32)[None].repeat(scaler.field_height, axis=0)
    chroma = np.full((scaler.field_height // 2, scaler.field_width // 2), 128, dtype=np.float32)
    plane = scaler.scale(y, chroma, chroma).planes[0].astype(int)
    changes = (np.diff(plane, axis=1) != 0).sum(axis=1)
    assert changes.mean() > 20
    assert abs(plane[:, 300:340].mean() - 42) < 0.2


@pytest.mark.parametrize("kind", ["crossfade", "slide", "wipe"])
def test_a_transition_leads_from_one_picture_to_the_other(kind):
    means = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        picture = flat(40)
        mix_pictures(picture, flat(200), kind, share)
        means.append(float(picture.planes[0].mean()))
    assert means == pytest.approx([40, 80, 120, 160, 200], abs=6)


def test_a_wipe_has_a_soft_edge_and_a_slide_a_shadow():
    wiped, slid = flat(40), flat(120)
    mix_pictures(wiped, flat(200), "wipe", 0.5)
    row = wiped.planes[0][0].astype(int)
    assert set(row[:4]) == {200}
    assert set(row[-4:]) == {40}
    assert np.abs(np.diff(row)).max() < 160
    mix_pictures(slid, flat(200), "slide", 0.5)
    row = slid.planes[0][0].astype(int)
    assert row.min() < 120
    assert row[0] == 120
    assert row[-1] == 200
