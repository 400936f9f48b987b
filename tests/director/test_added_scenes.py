"""Every kind of scene can be added by talking, also the cards that a film has lost."""

from __future__ import annotations

import pytest
from edit_corpus import MEDIA, read_draft
from test_edit_sessions import Session

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.film import read_film
from pictory_nb.engine.director.operations import AddScene, EditError


def scene_of(draft, number):
    scene = read_film(draft).scenes[number - 1]
    return scene.kind, scene.texts[0].segment["m"]


@pytest.mark.parametrize(
    ("message", "number", "wanted"),
    [
        ("add a list: Alpha, Beta and Gamma", 8, {"role": "list", "items": ["Alpha", "Beta", "Gamma"]}),
        ("add a list after scene 3: To do: write, read", 4, {"text": "To do", "items": ["write", "read"]}),
        ("加一个列表：会议、笔记、决定", 8, {"items": ["会议", "笔记", "决定"]}),
        ('add a quote: "Write it down" by Ann Lee', 8, {"text": "Write it down", "by": "Ann Lee"}),
        ("add a number card: 42% of teams agree", 8, {"value": "42%", "text": "of teams agree"}),
        ('add a chapter "Part two" before scene 5', 5, {"role": "chapter", "text": "Part two"}),
    ],
)
def test_what_is_added_has_all_that_was_said(message, number, wanted, check_film):
    session = Session()
    told = session.say(message)
    check_film(session.draft)
    _, meta = scene_of(session.draft, number)
    assert {key: meta[key] for key in wanted} == wanted, told


def test_a_title_card_and_an_end_card_can_be_added_again(check_film):
    session = Session()
    session.say("add an intro and an outro")
    session.say("remove scene 2")
    session.say("remove the end card")
    assert {scene.kind for scene in read_film(session.draft).scenes} & {"title", "end"} == set()
    session.say("add a title card that says Notes win")
    session.say("add an end card that says Start today")
    check_film(session.draft)
    count = len(read_film(session.draft).scenes)
    assert scene_of(session.draft, 2)[0] == "title"
    assert scene_of(session.draft, 2)[1]["text"] == session.draft["m"]["title"] == "Notes win"
    kind, meta = scene_of(session.draft, count - 1)
    assert (kind, meta["text"]) == ("end", "Start today")


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (AddScene("One", 1, "list", points=("a",)), "2 to 8 points"),
        (AddScene("Hello", 0, "title"), "title card already"),
        (AddScene("Bye", 8, "end"), "end card already"),
        (AddScene("Hello", 0, "chart"), "I can add"),
        (AddScene("", 0), "what the new scene should say"),
    ],
)
def test_what_cannot_be_added_is_explained(operation, words):
    with pytest.raises(EditError, match=words):
        apply(read_film(read_draft()), [operation], MEDIA)
