"""Plain orders about scenes, lengths and texts, in the words of people who point, compare and complain."""

from __future__ import annotations

from typing import Any

import edit_corpus as ec
import pytest

Change = dict[str, Any]


def _check(said: str, change: Change) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert ec.is_right(ec.Case(said, change), found, text), (found, text)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("shift this to the start", {"order": [5, 1, 2, 3, 4, 6, 7, 8]}),
        ("put that behind the quote", {"order": [1, 2, 3, 4, 6, 5, 7, 8]}),
        ("delete this", {"order": [1, 2, 3, 4, 6, 7, 8]}),
        ("of the first five scenes keep only 2 and 4", {"order": [2, 4, 6, 7, 8]}),
        ("kill the scene between the stat and the list", {"order": [1, 2, 4, 5, 6, 7, 8]}),
        ("delete all the scenes with waves", {"order": [1, 2, 4, 5, 6, 8]}),
        ("the list should be the first thing after the title", {"order": [1, 4, 2, 3, 5, 6, 7, 8]}),
        ("begin with the list, then the title", {"order": [4, 1, 2, 3, 5, 6, 7, 8]}),
        ("the first card is padding, drop it", {"order": [2, 3, 4, 5, 6, 7, 8]}),
        ("title, stat and quote: drop all three", {"order": [3, 4, 5, 7, 8]}),
        ("our sponsor asked for an intro, add one", {"order": ["Northlight", 1, 2, 3, 4, 5, 6, 7, 8]}),
        ('new slide at position 4: "Take a breath."', {"order": [1, 2, 3, "Take a breath.", 4, 5, 6, 7, 8]}),
        ("add a list: Make time, Cut noise, Split work", {"order": [1, 2, 3, 4, 5, 6, 7, "", 8]}),
        ("remove scene 2, oh no, scene 3 I mean", {"order": [1, 2, 4, 5, 6, 7, 8]}),
        ("the last scen is dull. Please drop it.", {"order": [1, 2, 3, 4, 5, 6, 7]}),
        ("should this go to the end?", {"says": "nothing"}),
        ("delete the qoute, hm, no, forget it", {"says": "nothing"}),
        ("Peter said the list should come first", {"says": "nothing"}),
        ("remove the qoute and the scene after it", {"order": [1, 2, 3, 4, 5, 8]}),
        ("delete the last two slides", {"order": [1, 2, 3, 4, 5, 6]}),
        ("lead with the stat", {"order": [2, 1, 3, 4, 5, 6, 7, 8]}),
        ("pull the quote up so it is scene 3", {"order": [1, 2, 6, 3, 4, 5, 7, 8]}),
        ("close with the list, nothing after it", {"order": [1, 2, 3, 4]}),
        ("my colleague moved this to the end", {"says": "nothing"}),
    ],
)
def test_scenes(said: str, change: Change) -> None:
    _check(said, change)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("make all eight scenes one second longer", {"s": 54.0}),
        ("half a second more for each scene", {"s": 50.0}),
        ("scenes 6 and 7: 5s and 4s", {"6.s": 5.0, "7.s": 4.0}),
        ("first two scenes: 5 and 6 seconds", {"1.s": 5.0, "2.s": 6.0}),
        ("hold it on screen twice as long", {"5.s": 12.0}),
        ("make this one twice as long", {"5.s": 12.0}),
        ("3 seconds more in total", {"s": 49.0}),
        ("length: 50", {"s": 50.0}),
        ("the quote vanishes before anyone has read it, give it 2 more seconds", {"6.s": 8.0}),
        ("we can hardly read the list, hold it longer", {"4.s": "*"}),
        ("the cta should last 7 seconds", {"8.s": 7.0}),
        ("the slide that's visible at 0:25 needs 2 more seconds", {"5.s": 8.0}),
    ],
)
def test_lengths(said: str, change: Change) -> None:
    _check(said, change)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("great -> good in the title", {"title": "Why good teams write things down"}),
        ('"discussed" sounds better than "argued"', {"2.text": "of decisions are discussed twice"}),
        ("Monday is a holiday, replace it with Tuesday", {"7.text": "Start with one page on Tuesday."}),
        ("how is right, not who is right, in the quote", {"6.text": "A page tells you how is right."}),
        (
            "we meet on Friday, not Monday. Make scene 2 6 seconds long",
            {"7.text": "Start with one page on Friday.", "2.s": 6.0},
        ),
        (
            'scene 3 is too wordy, cut "Meetings feel productive."',
            {"3.text": "Nobody remembers what was said."},
        ),
        ('drop "because support wrote every answer down"', {"5.text": "Customer churn fell by a third."}),
        ("keep just the last sentence of the meetings scene", {"3.text": "Nobody remembers what was said."}),
        ('the quote should be "Ink lasts." by Ada Brandt', {"6.text": "Ink lasts.", "6.by": "Ada Brandt"}),
        (
            'scene 2 should say 12% and below it "of notes are read"',
            {"2.value": "12%", "2.text": "of notes are read"},
        ),
        ("the second line under the title", {"says": "nothing"}),
        ('our title used to be "Pen first"', {"says": "nothing"}),
        ('end card: "Ask us", shown for 7 seconds', {"cta": "Ask us", "8.s": 7.0}),
        ('under the 73% it should say "of notes are lost"', {"2.text": "of notes are lost"}),
        ("five points are too many, keep only the first two", {"4.items": ["The decision", "The reason"]}),
        (
            '"Coda" is missing from the list, add it',
            {"4.items": ["The decision", "The reason", "The road not taken", "The alarm bell", "Coda"]},
        ),
        ("the subtitle adds nothing, drop it", {"subtitle": ""}),
        ('close with "Ask us" at example.org', {"cta": "Ask us", "8.subtitle": "example.org"}),
        (
            "three points are plenty for a phone, so drop the last one",
            {"4.items": ["The decision", "The reason", "The road not taken"]},
        ),
        ("the list should only have these points: Aim, Way, End", {"4.items": ["Aim", "Way", "End"]}),
        (
            "only the last two points are needed, drop the rest",
            {"4.items": ["The road not taken", "The alarm bell"]},
        ),
        ("title: Pen first；subtitle: For teams", {"title": "Pen first", "subtitle": "For teams"}),
        ("new title: Put It On Paper", {"title": "Put It On Paper"}),
        ('who said it? it wasn\'t Marta. put "A friend" there', {"6.by": "A friend"}),
    ],
)
def test_texts(said: str, change: Change) -> None:
    _check(said, change)
