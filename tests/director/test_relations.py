"""Scenes that are named by where they stand or by what they tell, for every kind of wish."""

from __future__ import annotations

from typing import Any

import edit_corpus as ec
import pytest

from pictory_nb.engine.director.film import read_film
from pictory_nb.engine.director.grammar.relations import with_scenes_placed


@pytest.mark.parametrize(
    ("said", "read"),
    [
        # Scene 5 was edited last.
        ("drop the following slide", "drop scene 6"),
        ("the previous two in paper", "scenes 3 and 4 in paper"),
        ("make the one before it 3 seconds", "make scene 4 3 seconds"),
        ("capitals in the two scenes that follow the statistic", "capitals in scenes 3 and 4"),
        ("swap the title with the next one", "swap the title with scene 2"),
        ("remove the scenes on either side of the quote", "remove scenes 5 and 7"),
        ("waves behind everything after the list", "waves behind scenes 5 to 8"),
        ("every scene up to and including the quote", "scenes 1 to 6"),
        ("keep only from the list to the quote", "keep only scenes 4 to 6"),
        ("hide captions from the quote on", "hide captions scenes 6 to 8"),
        ("the second half of the film in ink", "scenes 5 to 8 in ink"),
        ("the two slides in the middle, 4 seconds each", "scenes 4 and 5, 4 seconds each"),
        ("delete the first and the last two", "delete scenes 1, 7 and 8"),
        ("third from the end: remove", "scene 6: remove"),
        ("shorten the middle caption", "shorten the second caption"),
        ("the part where nobody remembers what was said can go", "scene 3 can go"),
        ("the bit about decisions being argued, 8 seconds", "scene 2, 8 seconds"),
        ("put the Marta Lindqvist slide first", "put scene 6 first"),
        ("remove the one with the grid behind it", "remove scene 4"),
        ("end the film right after the churn scene", "remove scenes 6 to 8"),
    ],
)
def test_places_are_numbers(said: str, read: str) -> None:
    film = read_film(ec.read_draft())
    assert with_scenes_placed(said, film, ec.MEDIA, (5,)) == read


@pytest.mark.parametrize(
    "said",
    [
        "change the title to The next one",
        'the quote should say "The one before the last"',
        "rename the video to the one before",
        "add the following scene: Write it down",
        "next time make it shorter",
        "make every scene slide into the next",
        "cut everything after 0:30",
        "use the clip behind that scene",
        "make the logo half as big",
        "put the second half a minute later",
    ],
)
def test_other_words_stay(said: str) -> None:
    film = read_film(ec.read_draft())
    assert with_scenes_placed(said, film, ec.MEDIA, (5,)) == said


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("delete the scene following the number", {"order": [1, 2, 4, 5, 6, 7, 8]}),
        ("use paper in the next two", {"6.theme": "paper", "7.theme": "paper"}),
        ('the previous one should read "Write it."', {"4.text": "Write it."}),
        ("keep the opener and the three after it, the rest can go", {"order": [1, 2, 3, 4]}),
        ("hide the last caption", {"7.captions.show": False}),
        ("the next one could do with another second", {"6.s": 7.0}),
        ("one more second for the list and for the scene after it", {"4.s": 8.0, "5.s": 7.0}),
        ("both scenes before the list: 4 seconds each", {"2.s": 4.0, "3.s": 4.0}),
    ],
)
def test_every_wish_takes_them(said: str, change: dict[str, Any]) -> None:
    assert ec.outcome(said, ec.read_draft())[0] == change


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("play the whole thing back to front", {"order": [8, 7, 6, 5, 4, 3, 2, 1]}),
        ("keep only scenes 2 and 4 and make it square", {"order": [2, 4], "canvas": "1080x1080@30"}),
        ("nothing but the quote and the list should stay", {"order": [4, 6]}),
        ("shorten the film to scenes 2-4", {"order": [2, 3, 4]}),
        ("the last 5 seconds are superfluous, drop them", {"order": [1, 2, 3, 4, 5, 6, 7]}),
        ("throw out whatever happens between 0:16 and 0:23", {"order": [1, 2, 3, 5, 6, 7, 8]}),
        ("the film must end at 0:23", {"order": [1, 2, 3, 4]}),
        ("double the total running time", {"s": 92.0}),
        ("merge the three caption scenes", {"order": [1, 2, 3, 4, 6, 8], "3.s": "*", "3.text": "*"}),
        ("branded opening card at the start", {"order": ["Northlight", 1, 2, 3, 4, 5, 6, 7, 8]}),
        ("finish with our brand card", {"order": [1, 2, 3, 4, 5, 6, 7, 8, "Northlight"]}),
    ],
)
def test_what_stays_and_how_long(said: str, change: dict[str, Any]) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert ec.is_right(ec.Case(said, change), found, text), (found, text)
