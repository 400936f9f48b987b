"""Films in Arabic and Hebrew begin at the right: bars, lines, lists and comparisons too."""

import numpy as np
import pytest

from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.layouts import cards, charts, comparison
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film

ARABIC = ("الربيع", "الصيف", "الخريف", "الشتاء")
ENGLISH = ("Spring", "Summer", "Autumn", "Winter")
LONG = tuple(f"مدينة القاهرة الكبرى في {season}" for season in ARABIC)


def picture(make_draft, card, size=(640, 360), frame=90):
    scene = {"family": "mesh", "card": card, "kind": card["role"], "ms": 4000}
    film = read_film(make_draft(scene, width=size[0], height=size[1], brand="", theme="ink"))
    return picture_to_rgb(FilmView(film, {}).picture_at(frame), *size).astype(int)


def middle_of_ink(make_draft, card):
    """Return where, as a share of the width, most of a card is."""
    empty = picture(make_draft, {"role": "title", "text": " "})
    changed = np.abs(picture(make_draft, card) - empty).max(axis=-1) > 60
    columns = changed.sum(axis=0)
    return float((columns * np.arange(len(columns))).sum() / columns.sum() / len(columns))


def chart(labels, form):
    values = (10, 20, 30, 90)
    return {
        "role": "chart", "text": "", "form": form,
        "items": [f"{label}: {value}" for label, value in zip(labels, values, strict=False)],
    }  # fmt: skip


@pytest.mark.parametrize("form", ["bar", "line"])
def test_a_chart_begins_on_the_side_where_its_letters_begin(make_draft, form):
    # The last point is the highest by far, and fills most of the picture.
    places = [middle_of_ink(make_draft, chart(labels, form)) for labels in (ENGLISH, ARABIC)]
    assert places[0] > 0.55
    assert places[1] == pytest.approx(1 - places[0], abs=0.03)


@pytest.mark.parametrize("size", [(640, 360), (360, 640)])
def test_lying_bars_grow_to_the_left(make_draft, monkeypatch, size):
    drawn = {}
    original = charts.text_on

    def spy(sheet, text, face, size_px, x, baseline):
        drawn[text] = x
        return original(sheet, text, face, size_px, x, baseline)

    monkeypatch.setattr(charts, "text_on", spy)
    picture(make_draft, chart(LONG, "bar"), size)
    assert (
        drawn["20"] < drawn["10"] < min(drawn[text] for text in drawn if not text.isdecimal()) + size[0] / 2
    )


def places_of(make_draft, monkeypatch, module, card):
    found = {}
    original = module.Block.facing

    def spy(block, within):
        placed = original(block, within)
        found[" ".join(placed.text.lines)] = placed.box
        return placed

    monkeypatch.setattr(module.Block, "facing", spy)
    picture(make_draft, card)
    return found


def test_a_lists_heading_stands_before_its_points(make_draft, monkeypatch):
    card = {"role": "list", "text": "الفصول", "items": list(ARABIC[:2])}
    found = places_of(make_draft, monkeypatch, cards, card)
    assert found["الفصول"].left > found[ARABIC[0]].right


def test_the_first_side_of_a_comparison_is_the_right_one(make_draft, monkeypatch):
    card = {"role": "comparison", "text": "", "series": ["قبل", "بعد"], "items": ["صمت | أصوات"]}
    found = places_of(make_draft, monkeypatch, comparison, card)
    assert found["قبل"].left > found["بعد"].right


@pytest.mark.parametrize(("mark", "shown"), [({}, {"1", "2"}), ({"mark": "bullet"}, set())])
def test_a_list_without_numbers_has_bullets(make_draft, monkeypatch, mark, shown):
    drawn = set()
    original = cards.text_on

    def spy(sheet, text, *rest):
        drawn.add(text)
        return original(sheet, text, *rest)

    monkeypatch.setattr(cards, "text_on", spy)
    picture(make_draft, {"role": "list", "text": "", "items": list(ENGLISH[:2]), **mark})
    assert {text for text in drawn if text.isdecimal()} == shown
    assert set(ENGLISH[:2]) <= drawn
