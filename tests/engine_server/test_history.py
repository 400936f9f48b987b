"""Undo, redo, versions and questions back, over HTTP with the real director."""

import dataclasses

import pytest
from engine_scripts import new_session, send, services, state_of

from pictory_nb.engine.director import direct

SCRIPT = (
    "Make a 20 second video:\n\n# Write it down\n\nTeams forget what they decide. A page remembers for them. "
    "In one survey, 73% of decisions were argued twice. Start with one page today. It takes ten minutes."
)


@pytest.fixture
def real_client(start_engine):
    parts = dataclasses.replace(services(), direct=direct)
    with start_engine(services=parts).signed_in() as client:
        yield client


@pytest.fixture
def session(real_client):
    session_id = new_session(real_client)
    send(real_client, session_id, SCRIPT)
    return session_id


def draft_of(client, session_id):
    return state_of(client, session_id)["draft"]


def said(events):
    return "".join(
        part.get("text", "")
        for event in events
        if not event.get("partial")
        for part in event.get("content", {}).get("parts", [])
    )


def test_undoing_everything_returns_the_first_draft_and_redoing_the_last(real_client, session):
    drafts = [draft_of(real_client, session)]
    for order in ("change the title to Notes", "make it vertical", "remove scene 2", "upbeat music at 20%"):
        send(real_client, session, order)
        drafts.append(draft_of(real_client, session))
    for earlier in reversed(drafts[:-1]):
        send(real_client, session, "undo")
        assert draft_of(real_client, session) == earlier
    assert "nothing to undo" in said(send(real_client, session, "undo"))
    for later in drafts[1:]:
        send(real_client, session, "redo")
        assert draft_of(real_client, session) == later
    send(real_client, session, "go back to version 2")
    assert draft_of(real_client, session) == drafts[1]
    send(real_client, session, "undo")
    assert draft_of(real_client, session) == drafts[-1]
    send(real_client, session, "start over")
    assert draft_of(real_client, session) == drafts[0]


def test_an_edit_after_an_undo_leaves_nothing_to_redo(real_client, session):
    send(real_client, session, "change the title to Notes")
    send(real_client, session, "undo")
    send(real_client, session, "change the title to Pages")
    assert "nothing to redo" in said(send(real_client, session, "redo"))


def test_a_question_goes_out_as_a_long_running_call_and_the_next_message_answers_it(real_client, session):
    before = draft_of(real_client, session)
    events = send(real_client, session, "change the music")
    (asked,) = [event for event in events if event.get("longRunningToolIds")]
    (part,) = asked["content"]["parts"]
    call = part["functionCall"]
    assert asked["longRunningToolIds"] == [call["id"]]
    assert call["name"] == "ask_user"
    assert "Calm" in call["args"]["options"]
    assert call["args"]["question"] in said(events)
    assert draft_of(real_client, session) == before
    send(real_client, session, "calm")
    (music,) = [track for track in draft_of(real_client, session)["t"] if track["m"]["name"] == "BGM"]
    assert music["sg"][0]["m"]["mood"] == "calm"


def test_it_means_what_was_edited_last(real_client, session):
    send(real_client, session, 'scene 2 should say "We were lucky."')
    send(real_client, session, "remove it")
    assert "We were lucky." not in str(draft_of(real_client, session)["t"])
