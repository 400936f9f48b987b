"""Pictures that stand for a film: a poster, one for each segment, a contact sheet, a moving overview."""

import io

import numpy as np
import pytest
from PIL import Image

from pictory_nb.engine.render import RenderError, read_film
from pictory_nb.engine.render.showing import burst_frames, poster_frame, scene_frame, segment_frame


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("length_ms", [400, 1_000, 2_500, 12_000])
def test_no_moment_lies_in_a_transition(make_draft, length_ms):
    scenes = [{"ms": length_ms, "caption": "One two three."} for _ in range(5)]
    film = read_film(make_draft(*scenes))
    for index, scene in enumerate(film.scenes):
        tail = film.scenes[index + 1].transition.frames // 2 if index < 4 else 0
        steady = range(scene.first_frame + scene.transition.frames // 2, scene.end_frame - tail)
        assert scene_frame(film, index) in steady
    touched = {film.scene_index_at(frame) for frame in burst_frames(film)}
    assert touched == set(range(5))


def test_the_poster_is_the_title_when_it_has_come_to_rest(make_draft):
    card = {"role": "title", "text": "Why great teams write"}
    draft = make_draft({"ms": 4_000, "caption": "Hello."}, {"ms": 4_000, "kind": "title", "card": card})
    film = read_film(draft)
    at_ms = poster_frame(film) * 1000 / 30
    assert 4_000 + 1_400 < at_ms < 8_000 - 250


def test_a_segment_of_the_draft_is_found_by_its_id(draft):
    film = read_film(draft)
    assert film.scene_index_at(segment_frame(film, draft, "v2")) == 2
    assert segment_frame(film, draft, "c1") == pytest.approx((1.2 + 0.5) * 30, abs=1)
    with pytest.raises(RenderError, match="no such segment"):
        segment_frame(film, draft, "v9")


@pytest.mark.anyio
async def test_each_kind_is_made_by_the_pool(pool, draft, make_draft):
    poster = opened(await pool.overview(draft, {"kind": "poster"}, width=320))
    assert (poster.format, poster.size) == ("PNG", (320, 180))
    still = opened(await pool.overview(draft, {"kind": "segment", "id": "v2"}, width=160))
    assert still.size == (160, 90)
    sheet = opened(await pool.overview(draft, {"kind": "sheet", "columns": 2}, width=400))
    assert sheet.width == 400
    tiles = np.asarray(sheet.convert("RGB")).astype(int)
    assert 2 * 90 < sheet.height < 2 * 90 + 2 * 60
    assert np.abs(tiles[20:100, 10:190] - tiles[20:100, 210:390]).mean() > 3
    loop = opened(await pool.overview(draft, {"kind": "loop"}, width=160))
    assert (loop.format, loop.size) == ("WEBP", (160, 90))
    assert 12 < loop.n_frames <= 24
    with pytest.raises(RenderError, match="no such segment"):
        await pool.overview(draft, {"kind": "segment", "id": "gone"}, width=160)
    with pytest.raises(RenderError, match="not possible"):
        await pool.overview(draft, {"kind": "poster"}, width=0)
