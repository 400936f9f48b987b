"""A film that is told anew keeps how its scenes look where they survive; a list post keeps its list."""

from __future__ import annotations

import itertools

import pytest
from edit_corpus import MEDIA

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.film import read_film, write_film
from pictory_nb.engine.director.operations import (
    ChangeBackground,
    ChangeMusic,
    ChangeTheme,
    ChangeTransition,
    Retell,
    ShowBrandCard,
    ShowCaptions,
    StyleCaptions,
)


def edited(draft, *operations):
    return write_film(apply(read_film(draft), operations, MEDIA).film)


def looks(draft):
    """How each scene looks, by what it says."""
    return {
        " ".join(text.all_words for text in scene.texts): scene.video["m"]
        for scene in read_film(draft).scenes
    }


@pytest.fixture
def long_film(ask, scripts):
    return ask("Turn this into a 60 second video:\n\n" + scripts["sample_post"]).draft


def both(before, after):
    """The scenes that say the same in both films."""
    old, new = looks(before), looks(after)
    return [(old[words], new[words]) for words in new if words in old]


@pytest.mark.parametrize("retelling", [Retell(45_000), Retell(30_000), Retell(90_000), Retell(keep_all=True)])
def test_scenes_that_survive_look_as_they_did(long_film, retelling, check_film):
    count = len(read_film(long_film).scenes)
    scenes = tuple(range(1, count + 1))
    set_by_hand = edited(
        long_film,
        ChangeTheme("paper", scenes[:2]),
        ChangeBackground(scenes[2:4], "bokeh"),
        StyleCaptions("boxed", scenes=scenes),
        ShowCaptions(show=False, scenes=scenes[-2:-1]),
        ChangeMusic("upbeat"),
    )
    after = edited(set_by_hand, retelling)
    check_film(after)
    pairs = both(set_by_hand, after)
    assert len(pairs) >= 3
    for old, new in pairs:
        for key in ("background", "theme", "captions", "name"):
            assert new.get(key) == old.get(key)


def test_what_all_scenes_have_in_common_the_new_ones_have_too(long_film, check_film):
    count = len(read_film(long_film).scenes)
    scenes = tuple(range(1, count + 1))
    waves = edited(long_film, ChangeBackground(scenes, "waves"), ChangeTransition((), "slide", 900))
    after = edited(waves, Retell(120_000))
    check_film(after)
    found = read_film(after).scenes
    assert len(found) > count
    assert {scene.video["m"]["background"]["family"] for scene in found} == {"waves"}
    assert len({scene.video["m"]["background"]["seed"] for scene in found}) > count
    assert {scene.video["m"]["transition"]["kind"] for scene in found[1:]} == {"slide"}
    assert {scene.video["m"]["transition"]["d"] for scene in found[1:]} == {900}


def test_an_upload_stays_with_its_scene_and_none_comes_unasked(long_film):
    assert not any(
        "media_id" in look["background"] for look in looks(edited(long_film, Retell(30_000))).values()
    )
    clip = ChangeBackground((1,), media_id="med_clip", from_ms=3000, to_ms=9000)
    placed = edited(long_film, clip, ChangeBackground((3,), media_id="med_photo"))
    shorter = edited(placed, Retell(20_000))
    backgrounds = [look["background"] for look in looks(shorter).values()]
    assert backgrounds[0] == read_film(placed).scenes[0].video["m"]["background"]
    assert [one.get("media_id") for one in backgrounds].count("med_photo") == 1


def test_no_new_scene_looks_like_its_neighbour(long_film):
    families = [
        look["background"]["family"] for look in looks(edited(long_film, Retell(keep_all=True))).values()
    ]
    old = {look["background"]["family"] for look in looks(long_film).values()}
    assert len(families) > 40
    assert old <= set(families)
    assert sum(a == b for a, b in itertools.pairwise(families)) <= 1


def test_the_brands_cards_stay_as_they_were(long_film, check_film):
    count = len(read_film(long_film).scenes)
    carded = edited(
        long_film,
        ShowBrandCard(("intro", "outro")),
        ChangeBackground((count + 1, count + 2), "grid"),
    )
    after = edited(carded, Retell(30_000))
    check_film(after)
    assert after["d"] == pytest.approx(30_000, abs=100)
    ends = [(film.scenes[0], film.scenes[-1]) for film in map(read_film, (carded, after))]
    for old, new in zip(*ends, strict=True):
        assert (old.video["id"], old.video["d"], old.video["m"]) == (
            new.video["id"],
            new.video["d"],
            new.video["m"],
        )


ITEMS = (
    "Write the date at the top of every page",
    "Name one owner for each action",
    "Send notes within an hour of the meeting",
    "Keep one page per project, never more",
    "Use plain words that a newcomer understands",
    "Link the decision to the reason behind it",
    "Say what was rejected and why",
    "Review old notes every quarter",
    "Delete what nobody has read in a year",
)


@pytest.mark.parametrize("seconds", [15, 20, 25, 30, 45])
@pytest.mark.parametrize("mark", ["- ", "{}. "])
def test_a_list_post_shows_its_list_however_short(ask, seconds, mark, check_film):
    points = "\n".join(mark.format(number) + item for number, item in enumerate(ITEMS, 1))
    post = f"# Nine habits for better notes\n\nGood notes save hours.\n\n{points}\n\nStart today."
    draft = ask(f"Make a {seconds} second video:\n\n{post}").draft
    check_film(draft)
    shown = [
        item
        for scene in read_film(draft).scenes
        if scene.kind == "list"
        for item in scene.texts[0].segment["m"]["items"]
    ]
    assert len(shown) >= 3
    assert shown == list(ITEMS[: len(shown)])
