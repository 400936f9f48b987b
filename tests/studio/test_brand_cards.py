"""Intro and outro are scenes of their own: put on, told in the length, and taken away without a trace."""

import copy

import numpy as np
import pytest

from pictory_nb.branding import BrandKit, branded
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.sound.voice.lines import lines_of

SCENES = [
    {"id": "a", "st": 0, "d": 2000, "m": {"scene": "title", "background": {"family": "mesh", "seed": 1}}},
    {
        "id": "b", "st": 2000, "d": 4000,
        "m": {"background": {"family": "grid", "seed": 1}, "transition": {"kind": "slide", "d": 400}},
    },
]  # fmt: skip
MUSIC = [
    {"id": "m", "st": 0, "d": 6000, "m": {"mood": "calm"}},
    {"id": "n", "st": 3000, "d": 500, "m": {"media_id": "x"}},
]
CAPTION = {"id": "c", "st": 2000, "d": 3000, "m": {"role": "caption", "text": "Wind is cheap."}}
DRAFT = {
    "id": "drf",
    "d": 6000,
    "m": {
        "canvas": {"width": 320, "height": 180, "fps": 30},
        "seed": 1,
        "voice": {"on": True, "media_id": "v"},
        "brand": {"name": "Nordwind", "logo": None, "show": True},
        "colors": {},
    },
    "t": [{"tt": 0, "sg": SCENES}, {"tt": 1, "sg": MUSIC}, {"tt": 7, "sg": [CAPTION]}],
}


def test_an_intro_moves_all_and_music_plays_under_it():
    made = branded(DRAFT, BrandKit(intro=True, tagline="Wind for all"))
    assert made["d"] == 8400
    video, music, captions, cards = made["t"]
    assert [(one["st"], one["d"]) for one in video["sg"]] == [(0, 2400), (2400, 2000), (4400, 4000)]
    assert [(one["st"], one["d"]) for one in music["sg"]] == [(0, 8400), (5400, 500)]
    assert captions["sg"][0]["st"] == 4400
    assert cards["sg"][0]["m"] == {"role": "brand", "text": "Nordwind", "subtitle": "Wind for all"}
    assert made["m"]["voice"]["start_ms"] == 2400
    assert video["sg"][1]["m"]["transition"]["kind"] == "crossfade"


def test_an_outro_follows_and_nothing_else_changes():
    made = branded(DRAFT, BrandKit(outro=True))
    assert made["d"] == 8800
    assert made["t"][0]["sg"][:2] == DRAFT["t"][0]["sg"]
    assert (made["t"][0]["sg"][2]["st"], made["t"][0]["sg"][2]["d"]) == (6000, 2800)
    assert made["t"][1]["sg"][0]["d"] == 8800


@pytest.mark.parametrize("order", [("intro", "outro"), ("outro", "intro")])
def test_taken_away_the_film_is_what_it_was(order):
    before = copy.deepcopy(DRAFT)
    made = branded(branded(DRAFT, BrandKit(intro=True)), BrandKit(outro=True))
    assert made["d"] == 11_200
    assert branded(made, BrandKit(intro=True, outro=True))["d"] == 11_200, "put on twice it is there once"
    for which in order:
        made = branded(made, BrandKit(**{which: False}))
    made["m"]["voice"].pop("start_ms")
    assert made == before == DRAFT


def test_a_new_name_is_on_the_cards_too():
    made = branded(branded(DRAFT, BrandKit(intro=True)), BrandKit(name="Südwind"))
    assert made["d"] == 8400
    assert made["t"][-1]["sg"][0]["m"]["text"] == "Südwind"


def test_the_card_shows_the_mark_large_and_the_corner_waits():
    film = read_film(branded(DRAFT, BrandKit(intro=True)))
    view = FilmView(film, {})
    intro, title = (picture_to_rgb(view.picture_at(at), 320, 180).astype(int) for at in (45, 110))
    corner = np.abs(intro[8:24, 8:60] - intro[8:24, 8:60].mean(axis=(0, 1))).max()
    assert corner < 40, "no logo in the corner"
    assert np.abs(title[8:24, 8:60] - title[8:24, 8:60].mean(axis=(0, 1))).max() > 80
    assert [scene.kind for scene in film.scenes] == ["brand", "title", "caption"]


def test_a_brand_card_is_not_spoken():
    made = branded(DRAFT, BrandKit(intro=True, tagline="Wind for all"))
    made["m"]["voice"] = {"on": True}
    assert [line.text for line in lines_of(made)] == ["Wind is cheap."]


def test_a_film_that_wore_its_logo_on_the_title_gets_a_card_instead():
    old = {**DRAFT, "m": {**DRAFT["m"], "brand": {**DRAFT["m"]["brand"], "intro": True}}}
    assert read_film(old).brand.intro
    assert not read_film(branded(old, BrandKit(intro=True))).brand.intro
    assert branded(old, BrandKit(accent="#000000"))["d"] == 6000
