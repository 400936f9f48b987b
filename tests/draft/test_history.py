"""The states of a session: every one is kept, none twice, and any two can be compared."""

import copy

import pytest
from hypothesis import given
from random_drafts import draft_pairs

from pictory_nb.draft import History
from pictory_nb.draft.values import same


def film(*texts):
    segments = [
        {"id": f"x{n}", "st": 1000 * n, "d": 1000, "m": {"text": text}} for n, text in enumerate(texts)
    ]
    return {"t": [{"id": "t", "tt": 7, "sg": segments}]}


def test_a_state_is_kept_when_the_draft_differs():
    empty = History()
    first = empty.with_draft(film("a"), "Make a film")
    assert first.with_draft(copy.deepcopy(film("a")), "Nothing") is first
    second = first.with_draft(film("a", "b"), "Add b")
    assert (len(empty), len(first), len(second)) == (0, 1, 2)
    assert [(state.number, state.cause) for state in second] == [(1, "Make a film"), (2, "Add b")]
    assert second[1].summary == 'Timeline (1 track): 1. Title: "a" + 1 more (0-2s)'


def test_any_state_can_be_looked_at_and_any_two_compared_both_ways():
    history = History().with_draft(film("a")).with_draft(film("a", "b")).with_draft(film("c", "b"))
    assert history.at(1).raw == film("a")
    assert history.at(-1).raw == film("c", "b")
    assert [change.words for change in history.compare(1, 2)] == ["Title added: 'b' (1-2s)"]
    assert [change.words for change in history.compare(2, 1)] == ["Title removed: 'b' (1-2s)"]
    assert history.compare(2, 2) == []


@pytest.mark.parametrize("number", [0, 3, -3])
def test_a_state_that_is_not_there_is_said_in_words(number):
    history = History().with_draft(film("a")).with_draft(film("b"))
    with pytest.raises(LookupError, match="from 1 to 2"):
        history.at(number)
    with pytest.raises(LookupError, match="no state yet"):
        History().at(1)


def test_what_states_have_in_common_is_kept_once():
    history = History().with_draft(film("a", "b")).with_draft(copy.deepcopy(film("a", "c")))
    first, second = (state.raw["t"][0]["sg"][0] for state in history)
    assert first is second


@given(draft_pairs())
def test_a_history_gives_back_every_draft_as_it_was(pair):
    history = History()
    for raw in (*pair, pair[0]):
        history = history.with_draft(raw)
        assert same(history[-1].raw, raw)
