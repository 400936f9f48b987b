"""What a brand adds to the picture: a watermark, ground colours, a large logo, a lower third."""

import numpy as np
import pytest

from pictory_nb.engine.render.cache import segment_key
from pictory_nb.engine.render.color import contrast, luminance_of, rgb
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.film import LowerThird
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import plan_segments
from pictory_nb.engine.render.themes import THEMES, with_palette

CANVASES = [(640, 360), (360, 640), (480, 480), (432, 540)]
THIRD = {"text": "Ada Lovelace", "subtitle": "Chief analyst"}


def film_of(make_draft, scene, size=(640, 360), brand=None, **project):
    draft = make_draft(
        {"ms": 4000, "family": "mesh", **scene}, width=size[0], height=size[1], brand="", **project
    )
    draft["m"]["brand"] = {"name": "Nordwind", "show": True, **(brand or {})}
    return read_film(draft)


def frame(film, number=60):
    return picture_to_rgb(
        FilmView(film, {}).picture_at(number), film.canvas.width, film.canvas.height
    ).astype(int)


def changed_rows(one, other):
    return np.flatnonzero((np.abs(one - other).max(axis=-1) > 60).any(axis=1))


def test_a_watermark_is_fainter_than_a_logo(make_draft):
    none, full, faint = (
        frame(film_of(make_draft, {}, brand=brand)) for brand in ({"show": False}, {}, {"opacity_pct": 40})
    )
    assert 0.2 < np.abs(faint - none).sum() / np.abs(full - none).sum() < 0.6


@pytest.mark.parametrize("size", CANVASES)
def test_a_lower_third_stands_over_the_captions_inside_the_picture_and_goes(make_draft, size):
    scene = {"caption": "Two lines of caption under it all"}
    plain, third = (film_of(make_draft, scene, size, brand) for brand in ({}, {"lower_third": THIRD}))
    empty = frame(film_of(make_draft, {}, size))
    captions = changed_rows(frame(plain), empty)
    rows = changed_rows(frame(third), frame(plain))
    assert len(rows) > 10
    assert rows[-1] < captions[0]
    columns = np.flatnonzero((np.abs(frame(third) - frame(plain)).max(axis=-1) > 60).any(axis=0))
    assert columns[0] >= 0.04 * size[0]
    assert columns[-1] <= 0.96 * size[0]


def test_a_lower_third_is_given_to_the_first_scene_without_a_card(make_draft):
    card = {"role": "title", "text": "A title"}
    draft = make_draft(
        {"card": card, "ms": 3000}, {"caption": "One", "ms": 3000}, {"caption": "Two", "ms": 3000}
    )
    draft["m"]["brand"]["lower_third"] = THIRD
    thirds = [scene.lower_third for scene in read_film(draft).scenes]
    assert thirds == [None, LowerThird("Ada Lovelace", "Chief analyst"), None]


@pytest.mark.parametrize("role", ["title", "end"])
@pytest.mark.parametrize("size", CANVASES)
def test_intro_and_outro_show_the_logo_large_over_the_text(make_draft, role, size):
    card = {"role": role, "text": "Why notes win"}
    key = {"title": "intro", "end": "outro"}[role]
    plain, large = (
        film_of(make_draft, {"card": card, "kind": role}, size, brand) for brand in ({}, {key: True})
    )
    accent = np.array(rgb(THEMES["midnight"].accent)) * 255
    counts = [(np.abs(frame(film) - accent).max(axis=-1) < 40).sum() for film in (plain, large)]
    assert counts[1] > counts[0] + 0.002 * size[0] * size[1]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "palette", [("#0b6e4f",), ("#ffd166", "#ef476f", "#073b4c"), ("#ffffff",), ("#000000",)]
)
def test_brand_colours_keep_a_theme_dark_or_pale_and_its_text_legible(theme, palette):
    worn = with_palette(theme, palette)
    assert worn != theme
    for ground in (worn.base, worn.shade, worn.sky[0]):
        assert contrast(luminance_of(rgb(ground)), luminance_of(rgb(theme.ink))) >= 4.5


def test_brand_colours_are_part_of_what_a_scene_is_kept_under(make_draft):
    films = [film_of(make_draft, {}, colors={"palette": palette}) for palette in ([], ["#0b6e4f"])]
    keys = {segment_key(film, plan_segments(film)[0], "draft", {}) for film in films}
    assert len(keys) == 2
