"""The cloud's habits can be switched on for all messages; by default people get none of them."""

import dataclasses

import engine_scripts
import pytest
from engine_scripts import credits_of, new_session, send, state_of, until

from pictory_nb.engine.director import direct
from pictory_nb.engine.server.quirk_settings import CLOUD, NONE, parse_quirks
from pictory_nb.engine.server.quirks import Quirks

SCRIPT = (
    "# Why great teams write\n\nWriting forces you to notice the gap. Good teams keep a log and read it "
    "before they meet. 73% of decisions are argued twice because nobody wrote them down."
)


@pytest.fixture
def session(start_engine):
    """A session of an engine with the real director: session(quirks) → client, session id."""
    clients = []

    def start(quirks):
        services = dataclasses.replace(engine_scripts.services(), direct=direct)
        engine = start_engine("--quirks", quirks, "--heartbeat", "0.02", services=services)
        client = engine.signed_in()
        clients.append(client)
        session_id = new_session(client)
        send(client, session_id, SCRIPT)
        return client, session_id

    yield start
    for client in clients:
        client.close()


def texts(events):
    return [
        part["text"] for event in events if not event.get("partial")
        for part in event.get("content", {}).get("parts", []) if "text" in part
    ]  # fmt: skip


def parts(events, kind):
    return [
        part[kind] for event in events
        for part in event.get("content", {}).get("parts", []) if kind in part
    ]  # fmt: skip


def title_of(client, session_id):
    return state_of(client, session_id)["draft"]["m"]["title"]


def test_nobody_gets_quirks_who_did_not_ask():
    assert NONE.quirks_of("session", "message") == Quirks()
    assert parse_quirks("none") == NONE
    assert parse_quirks("cloud") == CLOUD


def test_a_plain_engine_answers_plainly(session):
    client, session_id = session("none")
    events = send(client, session_id, "change the title to Notes")
    assert texts(events) == ["The title is now “Notes”."]
    assert any(event.get("partial") for event in events)
    assert [call["name"] for call in parts(events, "functionCall")] == ["edit_timeline"]


def test_silent_edits_change_the_state_and_say_nothing_but_questions_are_answered(session):
    client, session_id = session('{"silent_edits_pct": 100}')
    assert texts(send(client, session_id, "change the title to Notes")) == []
    assert title_of(client, session_id) == "Notes"
    assert texts(send(client, session_id, "what is the title?")) == ["The title is “Notes”."]


def test_a_share_of_edits_is_silent_and_the_same_ones_each_time():
    habits = parse_quirks('{"silent_edits_pct": 30}')
    silent = [habits.quirks_of("session", f"edit {n}").silent_edit for n in range(1000)]
    assert 250 < sum(silent) < 350
    assert silent == [habits.quirks_of("session", f"edit {n}").silent_edit for n in range(1000)]


def test_tool_steps_and_pieces_of_text_can_be_left_out(session):
    client, session_id = session('{"tool_calls": false, "partial_text": false}')
    events = send(client, session_id, "change the title to Notes")
    assert parts(events, "functionCall") == parts(events, "functionResponse") == []
    assert not any(event.get("partial") for event in events)
    assert texts(events) == ["The title is now “Notes”."]
    assert title_of(client, session_id) == "Notes"


def test_each_operation_can_have_its_price(session):
    client, session_id = session('{"credits_per_operation": 3}')
    before = credits_of(client)[0]
    send(client, session_id, "change the title to Notes, remove scene 2 and use calm music")
    assert before - credits_of(client)[0] == 9


def test_gui_phrases_and_a_temporary_issue_follow_the_answer(session):
    client, session_id = session('{"gui_phrases": true, "temporary_issue_pct": 100}')
    answer, issue = texts(send(client, session_id, "change the title to Notes"))
    assert answer.startswith("The title is now “Notes”.")
    assert "Export button" in answer
    assert "temporary issue" in issue


def test_a_new_film_comes_in_two_stages_and_an_edit_in_one(session):
    client, session_id = session('{"two_stages_ms": 50}')
    until(lambda: len(state_of(client, session_id)["draft"]["t"]) > 1)
    send(client, session_id, "change the title to Notes")
    assert title_of(client, session_id) == "Notes"
    assert len(state_of(client, session_id)["draft"]["t"]) > 1


def test_the_clouds_habits_leave_the_same_draft(session):
    client, session_id = session("cloud")
    until(lambda: len(state_of(client, session_id)["draft"]["t"]) > 1)
    send(client, session_id, "change the title to Notes")
    assert title_of(client, session_id) == "Notes"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clod", "JSON"),
        ("[1]", "JSON object"),
        ('{"loud": 1}', "silent_edits_pct"),
        ('{"latency_ms": "x"}', "number"),
        ('{"gui_phrases": 1}', "true or false"),
        ('{"latency_ms": -1}', "0 or more"),
    ],
)
def test_what_is_no_quirk_is_said(text, said):
    with pytest.raises(ValueError, match=said):
        parse_quirks(text)
