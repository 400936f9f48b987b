"""A draft that was edited outside of the conversation is stored, or refused without harm."""

from engine_scripts import draft_of, send, state_of


def put(client, session_id, draft, version):
    return client.put(f"/api/engine/draft/{session_id}", json={"draft": draft, "version": version})


def test_an_edited_draft_is_the_session_s_next_version(client, session_id):
    send(client, session_id, "a film about tea")
    edited = {**draft_of("a film about tea"), "m": {"title": "Tea!"}}
    answer = put(client, session_id, edited, 1)
    assert answer.status_code == 200
    assert answer.json()["data"]["draft_version"] == 2
    assert state_of(client, session_id)["draft"] == edited


def test_an_edit_of_an_older_version_is_refused_and_changes_nothing(client, session_id):
    send(client, session_id, "a film about tea")
    answer = put(client, session_id, {"t": []}, 0)
    assert answer.status_code == 409
    assert "Read it again" in answer.json()["message"]
    assert state_of(client, session_id)["draft"] == draft_of("a film about tea")


def test_what_is_no_draft_is_refused_in_words(client, session_id):
    for body in ({}, {"draft": [], "version": 0}, {"draft": {"t": []}, "version": "1"}):
        answer = client.put(f"/api/engine/draft/{session_id}", json=body)
        assert answer.status_code == 400
        assert "needs" in answer.json()["message"]


def test_somebody_else_s_session_is_not_there(client):
    assert put(client, "ses_0", {"t": []}, 0).json()["code"] == 1002
