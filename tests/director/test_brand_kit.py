"""The brand by talking: cards, tagline, watermark, lower third, font, colours; all undone again, all told."""

from __future__ import annotations

import json

import pytest
from edit_corpus import MEDIA, is_right, outcome, read_cases, read_draft
from test_edit_sessions import Session

from pictory_nb.draft.brand_cards import INTRO_MS, OUTRO_MS, TRACK_ID, has_card
from pictory_nb.engine.director.abilities import can_do, examples_for
from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.chinese import CHINESE
from pictory_nb.engine.director.film import read_film, write_film
from pictory_nb.engine.director.operations import (
    ChangeBrand,
    ChangeFont,
    ChangePalette,
    ChangeSubtitle,
    EditError,
    KeepScenes,
    RemoveScenes,
    ShowBrandCard,
    ShowLowerThird,
)
from pictory_nb.engine.director.telling import said_with

CASES = read_cases("edits_brand.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.said)
def test_what_people_say_of_their_brand_is_done_or_explained(case):
    found, text = outcome(case.said, read_draft())
    assert is_right(case, found, text), (case.change, found, text)


def edited(draft, *operations):
    return write_film(apply(read_film(draft), operations, MEDIA).film)


def texts_of_cards(draft):
    return [text["m"]["text"] for track in draft["t"] if track["id"] == TRACK_ID for text in track["sg"]]


def test_cards_are_scenes_like_all_others(check_film):
    draft = read_draft()
    carded = edited(draft, ShowBrandCard(("intro", "outro")))
    check_film(carded)
    assert carded["d"] == draft["d"] + INTRO_MS + OUTRO_MS
    shorter = edited(carded, RemoveScenes((3,)))
    check_film(shorter)
    assert texts_of_cards(shorter) == ["Northlight"] * 2
    assert texts_of_cards(edited(shorter, ChangeBrand("Acme"))) == ["Acme"] * 2
    assert edited(carded, ShowBrandCard(("intro", "outro"), show=False)) == draft
    alone = edited(carded, KeepScenes((2,)))
    check_film(alone)
    assert not has_card(alone, "intro")
    assert texts_of_cards(alone) == []


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (ShowBrandCard(("middle",)), "intro and the outro"),
        (ShowBrandCard(("outro",), show=False), "no such card"),
        (ChangeFont("med_photo"), "no font file"),
        (ChangeFont("fnt_gone"), "Upload it first"),
        (ChangePalette(("red",)), "hex code"),
        (ChangePalette(("#111111",) * 4), "up to 3"),
        (ShowLowerThird("x" * 200), "one line"),
    ],
)
def test_what_cannot_be_is_explained(operation, words):
    with pytest.raises(EditError, match=words):
        apply(read_film(read_draft()), [operation], MEDIA)


def test_a_lower_third_needs_a_scene_that_shows_it():
    cards = edited(read_draft(), KeepScenes((1, 2)))
    with pytest.raises(EditError, match="Add a scene"):
        apply(read_film(cards), [ShowLowerThird("Ada Lovelace")], MEDIA)


SAID = (
    "our brand is Southlight",
    "add an intro and an outro",
    'put our tagline "Notes that last" on the outro',
    "use logo.png as a watermark",
    "the watermark is too strong",
    "add a lower third: Ada Lovelace, Chief analyst",
    "use my font",
    "our brand colours are #0F62FE and #FFB000",
    "use waves behind the outro",
    "make the intro 4 seconds long",
    "make it vertical",
    "move the outro before scene 9",
    "theme colours again",
    "back to the default font",
    "no lower third",
    "remove the tagline",
    "去掉水印",
    "去掉品牌片头和片尾",
)


def test_a_brand_is_put_on_and_taken_off_and_every_step_undone(check_film):
    session = Session()
    history = [json.dumps(session.draft)]
    for message in SAID:
        told = session.say(message)
        assert json.dumps(session.draft) != history[-1], (message, told)
        check_film(session.draft)
        history.append(json.dumps(session.draft))
    for earlier in reversed(history[:-1]):
        session.say("undo")
        assert json.dumps(session.draft) == earlier
    for later in history[1:]:
        session.say("redo")
        assert json.dumps(session.draft) == later


def test_the_intro_is_the_brands_card_where_there_is_one():
    session = Session()
    session.say("add an intro and an outro")
    assert "Scene 1 " in session.say("use the paper theme for the intro")
    assert "scene 10" in session.say("use grid behind the outro")
    assert "Scene 2 " in session.say("make the title card 5 seconds long")
    assert "Scene 9 " in session.say("make the end card 6 seconds long")
    session.say("remove the outro")
    assert not has_card(session.draft, "outro")
    session.say("remove the intro")
    assert not has_card(session.draft, "intro")
    assert session.draft["t"][0]["sg"][0]["m"]["scene"] == "title"


def test_the_brand_can_be_asked_for():
    session = Session()
    session.say("add an intro and an outro")
    session.say('our tagline is "Notes that last"')
    session.say("add a lower third: Ada Lovelace, Chief analyst")
    session.say("use my font")
    session.say("use a watermark")
    told = session.say("what is our tagline?")
    for fact in ("Northlight", "Notes that last", "intro and an outro", "Ada Lovelace", "Brand Sans", "45%"):
        assert fact in told


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_example_that_help_gives_changes_the_film(language, film):
    words = {} if language == "en" else CHINESE
    branded = edited(read_draft(), ShowBrandCard(("intro",)))
    for draft in (read_draft(), film, branded, edited(read_draft(), KeepScenes((4,)))):
        examples = examples_for(read_film(draft))
        assert len(examples) == 3
        for example in examples:
            session = Session()
            session.drafts = {1: json.loads(json.dumps(draft))}
            said = said_with(words, example)
            told = session.say(said)
            assert len(session.drafts) == 2, (said, told)


def test_help_names_what_can_be_changed_in_a_few_lines():
    told = str(can_do(read_film(read_draft())))
    for thing in ("texts", "scenes", "music", "fades", "voice", "captions", "one scene", "theme", "colours",
                  "backgrounds", "transitions", "watermark", "tagline", "lower third", "font", "intro",
                  "9:16", "undo"):  # fmt: skip
        assert thing in told
    assert len(told.split()) < 90


def test_no_intro_card_takes_away_no_title_card():
    found, text = outcome("no intro card", read_draft())
    assert found == {"says": "refused"}
    assert "no such card" in text


def test_it_is_said_where_the_lower_third_goes_when_its_scene_is_removed():
    film = apply(read_film(read_draft()), (ShowLowerThird("Ada", "Chief analyst"),), MEDIA).film
    moved = apply(film, (RemoveScenes((3,)),), MEDIA)
    assert moved.told.endswith("The lower third now stands in scene 4.")
    gone = apply(film, (RemoveScenes((3, 5, 7)),), MEDIA)
    assert "The lower third is not shown any more" in gone.told
    assert "lower third" not in apply(film, (RemoveScenes((1,)),), MEDIA).told


def test_our_subtitle_counts_what_is_told_and_no_card_of_the_brand():
    film = apply(read_film(read_draft()), (ChangeSubtitle("A 46-second summary"),), MEDIA).film
    carded = apply(film, (ShowBrandCard(("intro", "outro")),), MEDIA).film
    assert subtitle_of(carded) == "A 46-second summary"
    assert subtitle_of(apply(carded, (RemoveScenes((4,)),), MEDIA).film) == "A 39-second summary"


def subtitle_of(film):
    return next(
        text.segment["m"]["subtitle"] for scene in film.scenes for text in scene.texts if text.role == "title"
    )
