"""What users say becomes exactly the change that they mean, or nothing changes and they are told so."""

from __future__ import annotations

import pytest
from edit_corpus import MEDIA, is_right, is_silent_mistake, outcome, read_cases, read_draft

from pictory_nb.engine.director.film import read_film
from pictory_nb.engine.director.grammar import orders, rules_questions
from pictory_nb.engine.director.grammar.clauses import NotUnderstood, read_message
from pictory_nb.engine.director.grammar.patterns import compiled
from pictory_nb.engine.director.operations import AskError, EditError

CASES = read_cases()
LATER = [*read_cases("edits_fresh.txt"), *read_cases("edits_more.txt")]
BUILDING = [*(case for case in CASES if not case.is_held_out), *LATER]
HELD_OUT = [case for case in CASES if case.is_held_out]
LAST = read_cases("edits_last.txt")


@pytest.fixture(scope="module")
def draft():
    return read_draft()


def test_the_corpus_is_large_and_of_two_languages():
    assert len(CASES) >= 400
    assert len({case.said for case in CASES}) == len(CASES)
    assert len(HELD_OUT) >= len(CASES) // 4
    assert sum(any("\u4e00" <= letter <= "\u9fff" for letter in case.said) for case in CASES) >= 100
    assert not {case.said for case in LATER} & {case.said for case in CASES}


def test_every_rule_is_written_in_symbols_that_there_are():
    for pattern, _ in (*orders.RULES, *rules_questions.RULES):
        compiled(pattern)


@pytest.mark.parametrize("case", BUILDING, ids=lambda case: case.said)
def test_an_utterance_changes_exactly_what_it_says(case, draft):
    found, text = outcome(case.said, draft)
    assert is_right(case, found, text), (case.change, found, text)


@pytest.mark.parametrize("cases", [HELD_OUT, LAST], ids=["never tuned on", "written last"])
def test_19_in_20_are_right_and_none_changes_what_was_not_meant(draft, cases):
    right = 0
    for case in cases:
        found, text = outcome(case.said, draft)
        right += is_right(case, found, text)
        assert not is_silent_mistake(case, found, text), (case.said, case.change, found)
    assert right / len(cases) >= 0.95


PLAIN = {
    "order",
    "s",
    "theme",
    "music",
    "canvas",
    "captions",
    "transitions",
    "backgrounds",
    "version",
    "logo",
}


@pytest.mark.parametrize(
    "spoiler",
    [
        "don't {}",
        "never {}",
        "{} unless it rains",
        "what if we {}",
        "{} with a giraffe",
        "{} and a giraffe jumps",
        "{} but only on Sundays",
        "{} except on mobile",
        "{} or not",
        "maybe {}",
        "{} until the music starts",
        "{} and then some",
        "if it is too long, {}",
        "I would never {}",
        "somebody told me to {}",
        "did you {}?",
        "why did you {}?",
        "{} without losing text",
        "{} unless Bob says no",
        "{} when ready",
        "{} like before",
        "{}, just kidding",
        "not {}",
        "nobody should {}",
        "{} every second scene",
        "{} until scene 4",
        "{} and keep the quote",
    ],
)
def test_a_spoilt_order_changes_nothing(draft, spoiler):
    for case in BUILDING[::4]:
        said = case.said.rstrip(".!? ")
        if not said.isascii() or '"' in said or not case.change.keys() <= PLAIN or "," in said:
            continue
        if spoiler.startswith("don't") and "my" in said:
            continue  # "Don't use my logo" is an order.
        if spoiler.startswith("maybe") and said.startswith("a bit"):
            continue  # "Maybe a bit louder" is one too.
        found, text = outcome(spoiler.format(said), draft)
        assert "says" in found, (said, found, text)


@pytest.mark.parametrize(
    "run", ["to", "to in", "with", "show", "and", "voice", "the music", "be", "把", "scene 2"]
)
@pytest.mark.parametrize(
    "head", ["", "make the captions", "move the logo", "use waves", "add a voice", "the theme"]
)
def test_a_long_run_of_small_words_is_read_at_once(draft, head, run):
    """Rules with a repetition inside another would need longer than anybody waits."""
    reading = read_message(f"{head} {f'{run} ' * 70} quux", read_film(draft), MEDIA)
    assert isinstance(reading, NotUnderstood | EditError | AskError)
