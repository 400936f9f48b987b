"""What is said in words of its own is read as what it says in plainer ones, by the rules and by the model."""

from __future__ import annotations

from typing import Any

import edit_corpus as ec
import pytest

from pictory_nb.engine.director.choosing.hearing import hear
from pictory_nb.engine.director.film import read_film

CHURN = "Customer churn fell by a third, because support wrote every answer down."


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ('leave out the "on Monday" bit in scene 7', {"7.text": "Start with one page."}),
        (
            'cut the sentence "Meetings feel productive." but keep the other one',
            {"3.text": "Nobody remembers what was said."},
        ),
        (
            'append "Every week." to the text of scene 7',
            {"7.text": "Start with one page on Monday. Every week."},
        ),
        (
            'add to this slide the sentence "Ask us how." and make it 8 seconds long',
            {"5.text": f"{CHURN} Ask us how.", "5.s": 8.0},
        ),
        (
            'put "the desk" where scene 5 says "support"',
            {"5.text": "Customer churn fell by a third, because the desk wrote every answer down."},
        ),
        (
            '"reason" in bullet two should be replaced by "cause"',
            {"4.items": ["The decision", "The cause", "The road not taken", "The alarm bell"]},
        ),
        ("in the title replace things with everything", {"title": "Why great teams write everything down"}),
        ("throw out the third picture", {"order": [1, 2, 4, 5, 6, 7, 8]}),
        ("every single picture should be shown for five seconds", {"s": 40.0}),
        ("I need 9 seconds for the meetings and ten for the list", {"3.s": 9.0, "4.s": 10.0}),
        ("scenes 3 and 4: one second less each", {"3.s": 6.0, "4.s": 6.0}),
        ("two seconds more for every slide", {"s": 62.0}),
        ("use office.jpg here", {"5.background": "med_photo"}),
        ("the background of scene 3 should be the same as that of scene 4", {"3.background": "grid"}),
        ("show help@school.example at the end", {"8.subtitle": "help@school.example"}),
        ("show office@school.example at the end", {"8.subtitle": "office@school.example"}),
        ("put it back the way it was a step ago", {"version": 2}),
        ("bring churn up to position two", {"order": [1, 5, 2, 3, 4, 6, 7, 8]}),
        ("quote w/o author please", {"6.by": ""}),
        ("从列表开始往后全删", {"order": [1, 2, 3]}),
        (
            "下方加讲师名条：Wang Fang，Head of training",
            {"brand.lower_third": "Wang Fang / Head of training"},
        ),
        ("主标题用“一页纸的力量”，哦对，副标题不动", {"title": "一页纸的力量"}),
        ("拿我传的那个视频当这段的背景", {"5.background": "med_clip"}),
    ],
)
def test_said_otherwise_it_is_the_same_change(said: str, change: dict[str, Any]) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert ec.is_right(ec.Case(said, change), found, text), (found, text)


@pytest.mark.parametrize(
    "said", ["swap the two sentences in the third scene", "would it be better without the logo?"]
)
def test_what_is_no_such_change_changes_nothing(said: str) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert "says" in found, (found, text)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("our team likes corporate music, take that one", {"music": "corporate 35%"}),
        ("bokeh would suit the quote, put it behind that", {"6.background": "bokeh"}),
    ],
)
def test_what_looks_like_a_remark_is_a_part_of_the_order(said: str, change: dict[str, Any]) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert ec.is_right(ec.Case(said, change), found, text), (found, text)


@pytest.mark.parametrize(
    ("said", "scenes"),
    [
        ("put a new one right after the list", {4}),
        ("squeeze it in as its own scene ahead of the quote", {5, 6}),
        ("swap the one after the list with the quote", {5, 6}),
        ("the title and the quote should have waves behind them", {1, 6}),
    ],
)
def test_the_model_hears_the_scenes_that_are_meant(said: str, scenes: set[int]) -> None:
    heard = hear(said, read_film(ec.read_draft()), ec.MEDIA, (5,))
    assert {number for chunk in heard.bag.all("ref") for number in chunk.scenes} == scenes
