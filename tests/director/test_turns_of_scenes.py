"""What people say of lengths, of what stays, of new scenes and of versions, in their own order."""

from __future__ import annotations

from typing import Any

import edit_corpus as ec
import pytest

Change = dict[str, Any]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("the statistic deserves an extra second", {"2.s": 6.0}),
        ("two more seconds for the opener and for the quote", {"1.s": 6.0, "6.s": 8.0}),
        ("hold the list for 3 more seconds", {"4.s": 10.0}),
        ("scenes 2, 6, 7: +1s each", {"s": 49.0}),
        ("the end card is over too soon, hold it a little longer", {"8.s": "*"}),
        ("the list stays up 2 seconds too long, trim it", {"4.s": "*"}),
        ("I'd like the quote to last 9 seconds", {"6.s": 9.0}),
        ("desired duration: 1:00", {"s": 60.0}),
        ("speed the list up 1.4x", {"4.s": 5.0}),
        ("knock 2 seconds off the beginning", {"1.s": 2.0}),
        ("drop from second 9 through 16", {"order": [1, 2, 4, 5, 6, 7, 8]}),
    ],
)
def test_lengths(said: str, change: Change) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert ec.is_right(ec.Case(said, change), found, text), (found, text)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        (
            'we need another slide right behind the list, it should say "Ask first."',
            {"order": [1, 2, 3, 4, "Ask first.", 5, 6, 7, 8]},
        ),
        (
            "a new card before the quote: Soon it grew.",
            {"order": [1, 2, 3, 4, 5, "Soon it grew.", 6, 7, 8]},
        ),
        ('section title "Why" in front of scene 3', {"order": [1, 2, "Why", 3, 4, 5, 6, 7, 8]}),
        (
            'before the quote another list "Do this", with Wash, Rinse and Dry',
            {"order": [1, 2, 3, 4, 5, "Do this", 6, 7, 8]},
        ),
        (
            'put in a quotation after the title: "Know thyself", by Thales',
            {"order": [1, "Know thyself", 2, 3, 4, 5, 6, 7, 8]},
        ),
        ("one more copy of the quote right after it", {"order": [1, 2, 3, 4, 5, 6, "*", 7, 8]}),
        (
            "add a scene after the list: Good notes, then use the paper theme",
            {"order": [1, 2, 3, 4, "Good notes", 5, 6, 7, 8], "theme": "paper"},
        ),
    ],
)
def test_new_scenes(said: str, change: Change) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    order = [
        "*" if wanted == "*" else one
        for one, wanted in zip(found.get("order", ()), change["order"], strict=True)
    ]
    assert {**found, "order": order} == change, text


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("undo it, seven seconds looked silly", {"version": 2}),
        ("take it back to how it was at the very beginning", {"version": 1}),
        ("I made a mess of this, please go back one step", {"version": 2}),
        # Nothing is taken back by what says how long.
        ("the quote flies by too quickly, leave it up for 9 seconds", {"6.s": 9.0}),
        ("delete scene 2, no, leave it", {"says": "nothing"}),
        ("keep the title and the quote, but make the rest darker", {"says": "nothing"}),
    ],
)
def test_versions_and_what_is_taken_back(said: str, change: Change) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert ec.is_right(ec.Case(said, change), found, text), (found, text)
