"""What people might say, written down before it was tried and before a rule was touched for it.

Seven rounds: the first and the fifth by somebody who had not read the rules, the others after mending what
the rounds before had shown; the sixth was written with the fifth, and looked at after that was mended. Right
at first sight:

=====  ================  =====================  ==========================
round  routing           of these to the agent  GUI sentences
=====  ================  =====================  ==========================
1      166 of 194 (86%)  no wrong command       78 of 86 (91%)
2      144 of 169 (85%)  no wrong command       69 of 82 (84%)
3      97 of 102 (95%)   no wrong command       38 of 42 (90%)
4      60 of 66 (91%)    no wrong command       23 of 24 (96%)
5      198 of 213 (93%)  no wrong command       41 of 41
6      105 of 109 (96%)  no wrong command       30 of 32 (94%)
7      107 of 109 (98%)  no wrong command
=====  ================  =====================  ==========================

So of commands in words that nobody thought of a few still go to the agent, which breaks nothing: what it says
of buttons is offered below its answer. (Before the rules were widened, the sixth round was right in 100 of
109.) Nothing said about the video was taken for a command.
"""

import re

import pytest

from pictory_nb.conversation import route
from tests.conversation import corpus, test_gui, test_routing
from tests.director import edit_corpus

ROUTING = corpus.read("routing_fresh")
GUI = corpus.read("gui_fresh")


def chinese(rows, key):
    return [row for row in rows if re.search("[\u4e00-\u9fff]", row[key])]


def test_the_sets_are_large_and_bilingual_and_not_those_that_were_tuned_on():
    for number in "12":
        assert sum(row["round"] == number for row in ROUTING) >= 120
        assert sum(row["round"] == number for row in GUI) >= 80
    assert len(chinese(ROUTING, "utterance")) >= 0.4 * len(ROUTING)
    assert len(chinese(GUI, "said")) >= 0.4 * len(GUI)
    known = {row["utterance"] for row in test_routing.ROWS}
    assert sum(row["utterance"] in known for row in ROUTING) <= len(ROUTING) / 10


def test_they_are_routed_right_in_98_of_100():
    assert sum(map(test_routing.is_right, ROUTING)) / len(ROUTING) >= 0.98


def test_nothing_that_is_for_the_agent_starts_a_command():
    agents = [row for row in ROUTING if row["outcome"].startswith("agent")]
    assert len(agents) >= 150
    assert [row["utterance"] for row in agents if route(row["utterance"]).action] == []


SHOWN_BY_THE_NOTEBOOK_TOO = {
    "list the scenes",
    "show me all scenes",
    "what's in the video?",
    "render in 720p",
}


@pytest.mark.parametrize("name", ["edits.txt", "edits_fresh.txt", "edits_last.txt", "edits_more.txt"])
def test_no_edit_that_somebody_else_thought_of_starts_a_command(name):
    said = {case.said for case in edit_corpus.read_cases(name)}
    assert len(said) >= 50
    assert {text for text in said if route(text).action} <= SHOWN_BY_THE_NOTEBOOK_TOO


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_gui_sentences_are_translated_right_in_98_of_100(language):
    spoken = chinese(GUI, "said")
    rows = spoken if language == "zh" else [row for row in GUI if row not in spoken]
    assert len(rows) >= 40
    assert sum(test_gui.found(row) == test_gui.wanted(row) for row in rows) / len(rows) >= 0.98
