"""A few scripts of the gallery, small: every check holds; and each check finds what it looks for."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

import draft_checks
import picture_checks
import sound_checks
from drawn import DrawnText, recorded
from film_checks import complaints
from films import ENTRIES, SHAPES, draft_of, pictures_of

from pictory_nb.engine.render import RenderPool, painting
from pictory_nb.engine.render.fonts import Face
from pictory_nb.engine.render.overlay import Sheet
from pictory_nb.engine.render.scenes import read_film

BY_NAME = {entry.name: entry for entry in ENTRIES}
SIDE_PX = 540


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
async def pool(tmp_path, anyio_backend):
    pool = RenderPool(tmp_path / "work", workers=2)
    yield pool
    await pool.aclose()


def test_there_are_24_scripts_of_40_to_5000_words():
    lengths = {entry.name: len(entry.source.split()) for entry in ENTRIES}
    assert len(ENTRIES) == len(BY_NAME) == 24
    assert 38 <= lengths["hiring_post"] <= 60
    assert lengths["reader"] >= 5_000


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_draft_keeps_its_times_its_order_and_its_numbers(entry, shape):
    draft = draft_of(entry, shape, SIDE_PX, {})
    assert draft_checks.caption_times(draft) == []
    assert draft_checks.length(draft["d"], entry.asked_ms) == []
    if entry.wish:
        assert draft_checks.numbers(draft, entry.source) == []
        assert draft_checks.order(draft, entry.source) == []


@pytest.mark.parametrize(("name", "shape"), [("tide", "9:16"), ("moor", "1:1"), ("gongjiao", "4:5")])
async def test_a_film_can_be_read_moves_and_sounds_right(name, shape, pool, tmp_path):
    entry = BY_NAME[name]
    entry = replace(entry, wish=re.sub(r"\d\d", "12", entry.wish))
    media = pictures_of(entry, tmp_path)
    draft = draft_of(entry, shape, SIDE_PX, media)
    path = tmp_path / "film.mp4"
    await pool.render("film", draft, path, media=media)
    assert complaints(entry, draft, path, media) == []


async def test_a_script_and_a_seed_are_one_file_whoever_renders_it(tmp_path, anyio_backend):
    entry = replace(BY_NAME["first_marathon"], wish="Make a 6 second video of this with a voice-over:")
    films = []
    for number, workers in enumerate((1, 2, 2)):
        pool = RenderPool(tmp_path / f"work {number}", workers=workers)
        path = tmp_path / f"{number}.mp4"
        await pool.render("film", draft_of(entry, "16:9", 180, {}), path)
        await pool.aclose()
        films.append(path.read_bytes())
    assert films[0] == films[1] == films[2]


def caption(text, st, d):
    return {"st": st, "d": d, "m": {"role": "caption", "text": text}}


def draft_with(*segments):
    return {"t": [{"tt": 7, "sg": list(segments)}]}


def test_captions_that_are_too_short_or_too_fast_are_found():
    assert len(draft_checks.caption_times(draft_with(caption("Short", 0, 700)))) == 1
    assert len(draft_checks.caption_times(draft_with(caption("x" * 41, 0, 2000)))) == 1
    assert draft_checks.caption_times(draft_with(caption("x" * 40, 0, 2000))) == []


def test_a_number_that_nobody_wrote_is_found():
    assert draft_checks.numbers(draft_with(caption("We are 75 now", 0, 2000)), "We are 74 now")
    assert draft_checks.numbers(draft_with(caption("We are 74 now", 0, 2000)), "We are 74 now") == []


def test_scenes_out_of_order_are_found():
    source = "First this. Then that."
    there, back = caption("First this.", 0, 900), caption("Then that.", 900, 900)
    assert draft_checks.order(draft_with(there, back), source) == []
    assert draft_checks.order(draft_with(there | {"st": 900}, back | {"st": 0}), source)


def test_a_film_of_another_length_is_found():
    assert draft_checks.length(20_300, 20_000) == []
    assert draft_checks.length(20_500, 20_000)


def seen_of(*, brightest=200.0, changes=(1.0,) * 60, drifts=(1.0,) * 46):
    return picture_checks.Seen(2.0, {}, [brightest] * 61, changes, drifts, 30.0)


def test_black_and_frozen_frames_are_found():
    assert picture_checks.motion(seen_of()) == []
    assert len(picture_checks.motion(seen_of(brightest=17.0))) == 61
    assert picture_checks.motion(seen_of(drifts=(1.0,) * 20 + (0.0,) * 26))
    assert picture_checks.motion(seen_of(changes=(1.0, 0.0) * 30)), "each frame twice"


def test_a_text_that_was_not_drawn_is_found():
    there = [replace(letters(20), text="We are"), replace(letters(90), text="hiring!")]
    assert picture_checks.is_drawn("We are hiring!", there)
    assert not picture_checks.is_drawn("We are hiring: مكتبة", there)


def letters(left, *, lost=False):
    coverage = np.zeros((30, 60), dtype=np.float32)
    coverage[8:22, 10:50:4] = coverage[8:22, 11:50:4] = 1
    return DrawnText(f"at {left}", left, 20, coverage, lost=lost)


def test_texts_on_each_other_are_found():
    assert picture_checks.overlaps([letters(20), letters(24)], 200, 100)
    assert not picture_checks.overlaps([letters(20), letters(90)], 200, 100)


@pytest.mark.parametrize(
    ("left", "lost", "words"),
    [(80, False, []), (-6, False, ["outside the safe area"]), (150, False, ["outside the safe area"]),
     (80, True, ["clipped"])],
)  # fmt: skip
def test_a_text_that_is_cut_off_or_in_the_margin_is_found(left, lost, words, monkeypatch):
    film = read_film(draft_of(BY_NAME["tide"], "16:9", 180, {}))
    film = replace(film, canvas=replace(film.canvas, width=200, height=100))
    text = letters(left, lost=lost)
    picture = np.zeros((100, 200, 3), dtype=np.uint8)
    picture[text.mask(200, 100) > 0.5] = 255
    monkeypatch.setattr(picture_checks, "texts_at", lambda *_: [text])
    seen = replace(seen_of(), pictures={7: picture})
    moment = picture_checks.Moment(7, is_caption=True, text="at")
    found = picture_checks.texts(film, {}, seen, [moment])
    assert [complaint.partition(" at frame")[0] for complaint in found] == words


@pytest.mark.parametrize("dodge", [0, -8, 8])
def test_letters_that_reach_over_their_sheet_are_lost(dodge):
    sheet = Sheet(0, 0, 200, 40)
    with recorded() as texts:
        painting.text_on(sheet, "Hamburg", Face(600), 30, 20, 30 + dodge * 3)
    assert texts[0].lost == bool(dodge)


def test_every_caption_is_sampled_while_a_word_of_it_is_spoken():
    film = read_film(draft_of(BY_NAME["tide"], "9:16", 180, {}))
    frames = {moment.frame for moment in picture_checks.moments_of(film) if moment.is_caption}
    for scene in film.scenes:
        for caption in scene.captions:
            first, last = (scene.first_frame + at * 30 // 1000 for at in (caption.start_ms, caption.end_ms))
            assert len(frames & set(range(first, last + 1))) >= 1, caption


def test_ink_is_measured_where_letters_are_thick_and_thin():
    text = letters(20)
    picture = np.full((100, 200, 3), 20, dtype=np.uint8)
    picture[text.mask(200, 100) > 0.5] = 90
    assert picture_checks.contrast_of(picture, text) < 4.5, "grey letters on nearly black"


@pytest.mark.parametrize(("ground", "is_enough"), [(20, True), (110, True), (160, False), (250, False)])
def test_white_letters_need_a_dark_ground(ground, is_enough):
    text = letters(20)
    picture = np.full((100, 200, 3), ground, dtype=np.uint8)
    picture[text.mask(200, 100) > 0.5] = 255
    assert (picture_checks.contrast_of(picture, text) >= 4.5) == is_enough


def test_a_sound_that_is_too_quiet_is_found(tmp_path):
    path = tmp_path / "tone.mp4"
    wave = 0.05 * np.sin(2 * np.pi * 440 * np.arange(4 * 48_000) / 48_000)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=48_000, layout="stereo")
        frame = av.AudioFrame.from_ndarray(
            np.repeat(wave.astype(np.float32)[None], 2, axis=0), format="fltp", layout="stereo"
        )
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    lufs, dbtp = sound_checks.measure(path)
    assert lufs == pytest.approx(-26, abs=1)
    assert dbtp == pytest.approx(-26, abs=1)
    assert sound_checks.loudness(path)
