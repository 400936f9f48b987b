"""How a message is typed: spaces for commas, times for scenes, captions for the scenes that show them."""

from __future__ import annotations

import pytest
from edit_corpus import outcome, read_draft

from pictory_nb.engine.director.film import read_film
from pictory_nb.engine.director.grammar.kinds_named import with_captions_as_scenes
from pictory_nb.engine.director.grammar.marks import with_marks
from pictory_nb.engine.director.grammar.times_named import with_scenes_at_times
from pictory_nb.engine.director.remembered import remembered


@pytest.fixture(scope="module")
def film():
    return read_film(read_draft())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("曲子太闹心了 关掉关掉", "曲子太闹心了，关掉关掉"),
        ("题目写 四世同堂 第一张放五秒", "题目写：四世同堂，第一张放五秒"),
        ("第三p删了吧 跟作业没关系", "第三页删了吧，跟作业没关系"),
        ("list里加一条 The owner", "list里加一条：The owner"),
        ("720p就够了 电脑带不动", "720p就够了，电脑带不动"),
    ],
)
def test_a_space_between_chinese_clauses_is_read_as_the_mark_that_it_stands_for(typed, read):
    assert with_marks(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "把 Monday 换成 Friday",
        "make it 30 seconds long",
        "第五段的背景 换成 office.jpg",
        "标题改成“好 团队 写 下来”",
        "背景用 datalines 吧",
    ],
)
def test_other_spaces_stay(typed):
    assert with_marks(typed) == typed


def test_texts_keep_the_spaces_that_were_typed():
    changed, _ = outcome("第四个标题改成 四大招牌", read_draft())
    assert changed in ({"4.text": "四大招牌"}, {"says": "asked"})


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("remove whatever plays at 0:12", "remove scene 3"),
        ("from 0:16 to 0:23 use the aurora theme", "in scene 4 use the aurora theme"),
        ("the change at 0:16 as a wipe", "the transition before scene 4 as a wipe"),
        ("split at 0:12", "split scene 3 at 0:12"),
        ("第18秒出现的那个slide删掉", "第4个场景删掉"),
        ("the big number at 5 seconds needs to be 81%", "big number needs to be 81%"),
    ],
)
def test_a_time_names_the_scene_that_is_seen_then(said, meant, film):
    assert with_scenes_at_times(said, film) == meant


@pytest.mark.parametrize(
    "said",
    [
        "cut from 0:30 to 0:40",
        "fade the music out at 0:40",
        "split scene 3 at 0:12",
        "use walkthrough.mp4 behind scene 5, from 0:03 to 0:09",
        "remove whatever plays at 9:12",
    ],
)
def test_times_that_are_stretches_or_places_stay_times(said, film):
    assert with_scenes_at_times(said, film) == said


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("every caption 8 seconds", "all caption scenes 8 seconds"),
        ("merge the last two captions", "merge scenes 5 and 7"),
        ("hide the last two captions", "hide the captions of scenes 5 and 7"),
        ("every caption bigger", "every caption bigger"),
    ],
)
def test_captions_stand_for_their_scenes_where_only_scenes_can_be_meant(said, meant, film):
    assert with_captions_as_scenes(said, film) == meant


def test_what_was_found_out_about_a_film_is_kept_for_that_film_alone(film):
    asked = []

    @remembered
    def count(one):
        asked.append(one)
        return len(one.scenes)

    other = read_film(read_draft())
    assert [count(film), count(film), count(other), count(other)] == [8, 8, 8, 8]
    assert asked == [film, other]
