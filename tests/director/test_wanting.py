"""What leaves a value open is asked back, what cannot be done is told, and nothing is changed by either."""

from __future__ import annotations

from typing import Any

import edit_corpus as ec
import pytest

from pictory_nb.engine.director import Past, PastTurn, Say, ToolResult
from pictory_nb.engine.director.conversing import answer

ASKED, REFUSED = {"says": "asked"}, {"says": "refused"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("we need a better title", "What should the title say?"),
        ("the subtitle ought to be replaced", "What should the subtitle say?"),
        ("the quote should be a different one, please", "What should scene 6 say?"),
        ("the music is boring, replace it", "Which music would you like?"),
        ("we want one more slide", "What should the new scene say?"),
        ("please pick one of the slides and remove one", "Which scene should I remove?"),
        ("swap two of the slides please", "Which two scenes should change places?"),
        ("the list could use another item", "What should the new point say?"),
        ("the closing card should show our slogan", "What is the brand's tagline?"),
        ("音乐换别的吧", "Which music would you like?"),
        ("标题过时了，换一个", "What should the title say?"),
        ("清单里能不能再加一条", "What should the new point say?"),
    ],
)
def test_what_is_left_open_is_asked(said: str, told: str) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert found == ASKED, (found, text)
    assert told in text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("my cousins would need it in Portuguese, could you translate it", "I cannot translate"),
        ("let me hear a whoosh whenever the scene changes", "I cannot add effects"),
        ("I'd love to see all of it in Garamond", "no font of that name"),
        ("jump right to version 9", "There is no version 9"),
        ("please bring back what I undid a minute ago", "nothing to redo"),
        ("cut the part where we talk about salaries", "No scene speaks of"),
        ("drop the bullet about vacations", "has no point"),
        ("our colours here are #101010, #202020, #303030 and #404040", "3 colours"),
        ("put prices.xlsx behind scene 2", "no upload named prices.xlsx"),
        ("could the lower third go, please remove it", "There is no lower third"),
        ("字幕全部翻译成德语好吗", "I cannot translate"),
        ("转场的时候来点翻页声", "I cannot add effects"),
        ("全片改用楷体", "no font of that name"),
    ],
)
def test_what_cannot_be_done_is_told(said: str, told: str) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert found == REFUSED, (found, text)
    assert told in text


@pytest.mark.parametrize(
    "said",
    [
        "don't change the title",
        "we never needed a better title",
        "why did you change the music?",
        "if the title is boring, change it",
        "别换主题",
        "不要再加场景",
    ],
)
def test_what_is_not_wanted_is_not_asked_about(said: str) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert "says" in found
    assert "What should" not in text
    assert "Which" not in text


@pytest.mark.parametrize(
    ("said", "reply", "change"),
    [
        ("we need a better title", "Notes that last", {"title": "Notes that last"}),
        ("the quote should be a different one, please", "Paper is patient.", {"6.text": "Paper is patient."}),
        ("音乐换别的吧", "Calm", {"music": "calm 35%"}),
        ("swap two of the slides please", "2 and 3", {"order": [1, 3, 2, 4, 5, 6, 7, 8]}),
    ],
)
def test_the_answer_is_done(said: str, reply: str, change: dict[str, Any]) -> None:
    draft = ec.read_draft()
    past = ec.past_of(ec.versions(draft))
    after = Past((*past.turns, PastTurn(said, asked=True)), past.draft_of)
    steps = list(answer(reply, draft, ec.MEDIA, after, seed=7))
    made = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft is not None]
    text = "".join(step.text for step in steps if isinstance(step, Say))
    assert made, text
    assert ec.changes(draft, made[-1]) == change
