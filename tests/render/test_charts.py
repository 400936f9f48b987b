"""Charts show the script's numbers, in proportion, and draw themselves."""

import numpy as np
import pytest
from PIL import Image, ImageFilter

from pictory_nb.engine.render.color import contrast, luminance, luminance_of, rgb
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.film import FAMILIES
from pictory_nb.engine.render.layouts import charts
from pictory_nb.engine.render.layouts.counting import counter
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.themes import THEMES

BARS = ["Q1: $12M", "Q2: $18M", "Q3: $24M", "Q4: $30M"]


def card(items, form="bar", **more):
    return {"role": "chart", "text": "", "items": items, "form": form, **more}


def frames(make_draft, chart, *numbers, **look):
    wanted = {"width": 640, "height": 360, "brand": "", **look}
    film = read_film(make_draft({"family": "mesh", "card": chart, "kind": "chart", "ms": 4000}, **wanted))
    view = FilmView(film, {})
    return [
        picture_to_rgb(view.picture_at(number), film.canvas.width, film.canvas.height) for number in numbers
    ]


def bar_heights(image, ground):
    """Return the height of each run of columns that differ from the ground over many rows."""
    changed = np.abs(image.astype(int) - ground).max(axis=-1) > 24
    inside = changed.sum(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (inside > 45).astype(int), [0]])))
    return [int(np.median(inside[a:b])) for a, b in edges.reshape(-1, 2) if b - a > 20]


def test_bars_are_as_high_as_their_numbers(make_draft):
    (image,) = frames(make_draft, card(BARS), 90, theme="ink")
    (empty,) = frames(make_draft, {"role": "title", "text": " "}, 90, theme="ink")
    heights = bar_heights(image[:300], empty[:300])
    assert len(heights) == 4
    drawn = np.array(heights) / heights[-1]
    assert drawn == pytest.approx(np.array([12, 18, 24, 30]) / 30, abs=0.12)


@pytest.mark.parametrize("form", ["bar", "line"])
@pytest.mark.parametrize("size", [(640, 360), (360, 640), (480, 480), (432, 540)])
def test_the_numbers_that_stand_are_the_numbers_of_the_script(make_draft, monkeypatch, form, size):
    shown = []
    original = charts.text_on

    def spy(sheet, text, *rest):
        shown.append(text)
        return original(sheet, text, *rest)

    monkeypatch.setattr(charts, "text_on", spy)
    items = ["Jan: -3.5%", "Feb: 1,204.75%", "Mar: 0%", "Apr: 88%", "May: 1,000%"]
    frames(make_draft, card(items, form), 100, width=size[0], height=size[1])
    standing = set(shown)
    written = {item.rpartition(": ")[2] for item in items}
    numbers = {text for text in standing if text[-1] == "%"}
    assert numbers <= written
    assert numbers == written if form == "bar" else {"-3.5%", "1,204.75%", "1,000%"} <= numbers


def test_a_chart_draws_itself_and_then_stands_still(make_draft):
    early, later, done, still = frames(make_draft, card(BARS), 8, 16, 60, 61, theme="ink")
    accent = np.array([255, 159, 92])
    filled = [(np.abs(one.astype(int) - accent).max(axis=-1) < 60).sum() for one in (early, later, done)]
    assert filled[0] < filled[1] < filled[2]
    assert np.abs(done.astype(int) - still).mean() < 1


def test_points_that_are_no_numbers_become_a_list(make_draft):
    (as_list,) = frames(make_draft, {"role": "list", "text": "", "items": ["Q1: good", "Q2: better"]}, 60)
    (as_chart,) = frames(make_draft, card(["Q1: good", "Q2: better"]), 60)
    assert np.array_equal(as_list, as_chart)


def test_amounts_count_up_to_exactly_what_is_written():
    for written in ("$1,200", "1200", "-3.5%", "0.8", "1.234,5 €", "25"):
        assert counter(written, is_amount=True)(1) == written
    assert counter("$1,200", is_amount=True)(0.25) == "$300"
    assert counter("1200", is_amount=True)(0.5) == "600"
    assert counter("0.8", is_amount=True)(0.5) == "0.4"


@pytest.mark.parametrize("theme", ["midnight", "daylight"])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_numbers_of_a_chart_keep_their_contrast_on_every_ground(make_draft, family, theme):
    scene = {"family": family, "kind": "chart", "card": card(BARS), "ms": 4000}
    film = read_film(make_draft(scene, width=960, height=540, brand="", theme=theme))
    image = picture_to_rgb(FilmView(film, {}).picture_at(90), 960, 540)
    ink = rgb(THEMES[theme].ink)
    near = np.abs(image.astype(int) - np.array(ink) * 255).max(axis=-1) < 14
    mask = Image.fromarray((near * 255).astype(np.uint8))
    close, around = (np.asarray(mask.filter(ImageFilter.MaxFilter(size))) > 0 for size in (5, 9))
    levels = luminance(image[around & ~close].astype(np.float32) / 255)
    assert near.sum() > 300
    text = luminance_of(ink)
    assert min(contrast(text, float(level)) for level in np.percentile(levels, (10, 90))) >= 4.5
