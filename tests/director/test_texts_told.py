"""New texts, points of lists, names under quotations and words that give way to others, however they are told."""

# ruff: noqa: E501 (cases read best on one line)

from __future__ import annotations

import pytest
from edit_corpus import outcome, read_draft

DRAFT = read_draft()
POINTS = ["The decision", "The reason", "The road not taken", "The alarm bell"]


def done(said):
    found, _ = outcome(said, DRAFT)
    return found


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("the headline should read Why notes outlast us", {"title": "Why notes outlast us"}),
        ("title = Notes first", {"title": "Notes first"}),
        ("use Notes first as the headline", {"title": "Notes first"}),
        ("call the whole video Notes first", {"title": "Notes first"}),
        ("subtitle: A guide for beginners", {"subtitle": "A guide for beginners"}),
        ("can we have A guide for beginners as the subtitle", {"subtitle": "A guide for beginners"}),
        ("write A guide for beginners under the title", {"subtitle": "A guide for beginners"}),
        ("the small line under the headline should say Part two", {"subtitle": "Part two"}),
        ("closing card: Come and see us", {"cta": "Come and see us"}),
        ("the final slide should say Come and see us", {"cta": "Come and see us"}),
        ("on the end card write Come and see us", {"cta": "Come and see us"}),
        ("the second line on the end card should be notesfirst.org", {"8.subtitle": "notesfirst.org"}),
        ("the text beside the number should be “of us agree”", {"2.text": "of us agree"}),
        ("the list heading must be Four good habits", {"4.text": "Four good habits"}),
        (
            "title Notes first, subtitle A guide, and turn the music down",
            {"title": "Notes first", "subtitle": "A guide", "music": "lo-fi 20%"},
        ),
        ("end card “Come and see us” and under it notesfirst.org", {"cta": "Come and see us", "8.subtitle": "notesfirst.org"}),
        ("call it Good pens, good paper and use slides everywhere", {"title": "Good pens, good paper", "transitions": "slide"}),
        ("no subtitle, just the headline", {"subtitle": ""}),
        ("the opener looks better without a subtitle", {"subtitle": ""}),
    ],
)  # fmt: skip
def test_texts_without_quotation_marks_end_where_the_next_order_begins(said, change):
    assert done(said) == change


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("keep only the first two bullets", POINTS[:2]),
        ("the first three points are enough", POINTS[:3]),
        ("cut the list down to three points", POINTS[:3]),
        ("remove points 1 and 4", POINTS[1:3]),
        ("the second and third bullets can go", [POINTS[0], POINTS[3]]),
        ("drop the point about the alarm", POINTS[:3]),
        ("no alarm bell on the list", POINTS[:3]),
        ("append The follow-up as a fifth bullet", [*POINTS, "The follow-up"]),
        ("put The follow-up below The alarm bell", [*POINTS, "The follow-up"]),
        ("the list also needs The cost and The date", [*POINTS, "The cost", "The date"]),
        ("insert “The risk” as the second point", [POINTS[0], "The risk", *POINTS[1:]]),
        ("swap points 2 and 3", [POINTS[0], POINTS[2], POINTS[1], POINTS[3]]),
        ("move the last point to the top of the list", [POINTS[3], *POINTS[:3]]),
        ("make the third bullet the first one", [POINTS[2], POINTS[0], POINTS[1], POINTS[3]]),
        ("move The decision down one", [POINTS[1], POINTS[0], *POINTS[2:]]),
        ("reverse the order of the bullets", POINTS[::-1]),
        ("first bullet “What”, last bullet “Why”", ["What", POINTS[1], POINTS[2], "Why"]),
        ("remove the last bullet and add The follow-up instead", [*POINTS[:3], "The follow-up"]),
        ("The reason should be The cause", [POINTS[0], "The cause", *POINTS[2:]]),
    ],
)
def test_points_are_added_taken_out_and_put_in_another_order(said, items):
    assert done(said) == {"4.items": items}


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("in the last caption put Sunday for Monday", {"7.text": "Start with one page on Sunday."}),
        ("start with one page on Sunday, not on Monday", {"7.text": "Start with one page on Sunday."}),
        ("where it says one page write three pages", {"7.text": "Start with three pages on Monday."}),
        ("it's not teams it's families, please fix the title", {"title": "Why great families write things down"}),
        ("change Nobody to Nearly nobody everywhere", {"3.text": "Meetings feel productive. Nearly nobody remembers what was said."}),
        ("take the word great out of the title", {"title": "Why teams write things down"}),
        ("after Monday add the word evening", {"7.text": "Start with one page on Monday evening."}),
        ("in the churn caption leave out the because part", {"5.text": "Customer churn fell by a third."}),
        ("the second sentence of scene 3 should be “We forget.”", {"3.text": "Meetings feel productive. We forget."}),
        ("round 73% down to 70%", {"2.value": "70%"}),
        ("replace Notes from the field with Letters home", {"subtitle": "Letters home"}),
        ("the quote without a name please", {"6.by": ""}),
        ("don't show who said it", {"6.by": ""}),
        ("take Marta's name off the quote", {"6.by": ""}),
        ("not Marta Lindqvist but Ada Berg", {"6.by": "Ada Berg"}),
        ("it was Ada Berg who said that", {"6.by": "Ada Berg"}),
        ("put Ada Berg under the quote", {"6.by": "Ada Berg"}),
        ("make the text shorter in scene 3", {"3.text": "Meetings feel productive."}),
        ("start with one page on monday should be in capitals", {"7.text": "START WITH ONE PAGE ON MONDAY."}),
        ("scene 5 as a quote by Ada Berg", {"5.kind": "quote", "5.by": "Ada Berg"}),
    ],
)  # fmt: skip
def test_words_and_names_take_the_place_of_others(said, change):
    assert done(said) == change


@pytest.mark.parametrize(
    "said",
    [
        "is the title Why notes outlast us?",
        "my boss said the title should be Why notes outlast us",
        "the title was Why notes outlast us before",
        "please don't swap points 1 and 2",
        "if the list has five points remove the last one",
        "the first three points are great",
        "the third bullet is confusing",
        "the title should be Notes first unless it is too long",
        "never change the quote",
        "the subtitle needs work",
        "only the first two points have pictures",
        "the title should not be Notes first",
    ],
)
def test_what_only_speaks_of_texts_changes_nothing(said):
    assert "says" in done(said)


def test_what_is_shown_elsewhere_is_not_replaced():
    assert done("in scene 3 change Monday to Sunday").keys() <= {"says"}
