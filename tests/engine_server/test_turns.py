"""What a message does: frames, drafts, credits, and how a turn ends."""

import httpx
import pytest
from engine_scripts import (
    ScriptedDirector,
    credits_of,
    draft_of,
    events_of,
    message,
    new_session,
    send,
    services,
    state_of,
    until,
)


def text_of(event):
    return "".join(part.get("text", "") for part in event.get("content", {}).get("parts", []))


def test_text_arrives_in_pieces_and_then_whole(client, session_id):
    events = send(client, session_id, "a film about tea")
    assert [text_of(event) for event in events if event.get("partial")] == [
        "Let me ",
        "look – 第一幕. ",
        "Done: ",
        "one scene.",
    ]
    whole = [text_of(event) for event in events if not event.get("partial") and text_of(event)]
    assert whole == ["Let me look – 第一幕. ", "Done: one scene."]
    assert events[-1]["turnComplete"]
    assert len({event["invocationId"] for event in events}) == 1
    assert len({event["id"] for event in events}) == len(events)


def test_without_streaming_the_same_whole_events_come(client, session_id):
    events = send(client, session_id, "a film about tea", streaming=False)
    assert not [event for event in events if event.get("partial")]
    assert [text_of(event) for event in events if text_of(event)] == [
        "Let me look – 第一幕. ",
        "Done: one scene.",
    ]


def test_the_draft_is_in_the_state_and_in_the_tool_s_answer(client, session_id):
    events = send(client, session_id, "a film about tea")
    (delta,) = [event["actions"]["stateDelta"] for event in events if event["actions"]["stateDelta"]]
    assert delta == {"draft": draft_of("a film about tea"), "draft_version": 1}
    state = state_of(client, session_id)
    assert state["draft"] == delta["draft"]
    assert state["canvas_config"] == {"width": 320, "height": 180, "fps": 30}
    assert state["last_turn"]["status"] == "done"


def test_a_finished_turn_is_charged_once(client, session_id):
    assert credits_of(client) == (100, 0, 100)
    events = send(client, session_id, "a film about tea")
    assert credits_of(client) == (80, 0, 80)
    assert events[-1]["customMetadata"] == {"credits": {"spent": 20, "available": 80}}


def test_a_failed_turn_costs_nothing_keeps_its_drafts_and_says_why(client, session_id):
    events = send(client, session_id, "explode now")
    assert "invocationId" not in events[-1]
    assert 'no such "mood"' in events[-1]["error"]
    assert events[-1]["error_details"]["error_type"] == "EngineFailure"
    assert credits_of(client) == (100, 0, 100)
    state = state_of(client, session_id)
    assert state["draft"] == draft_of("explode now")
    assert state["last_turn"]["status"] == "failed"
    assert send(client, session_id, "again")[-1]["turnComplete"]


def test_credits_top_up_by_themselves_on_the_user_s_own_machine(client, session_id):
    for number in range(6):
        assert send(client, session_id, f"film {number}")[-1]["turnComplete"]
    assert credits_of(client) == (80, 0, 80)


def test_enforced_credits_run_out_with_code_2001_before_anything_changes(start_engine):
    engine = start_engine("--enforce-credits")
    with engine.signed_in() as client:
        session_id = new_session(client)
        for number in range(5):
            send(client, session_id, f"film {number}")
        answer = client.post("/run_sse", json=message(session_id, "one more"))
        assert answer.json()["code"] == 2001
        assert "0 are left" in answer.json()["message"]
        assert state_of(client, session_id)["draft"]["m"]["title"] == "film 4"


def test_a_message_that_costs_more_than_there_is_changes_nothing(start_engine):
    engine = start_engine("--enforce-credits", services=services(ScriptedDirector(cost=101)))
    with engine.signed_in() as client:
        session_id = new_session(client)
        answer = client.post("/run_sse", json=message(session_id, "tea"))
        assert answer.json()["code"] == 2001
        assert answer.json()["data"] == {"needed": 101, "available": 100}
        assert state_of(client, session_id)["draft"] is None
        assert credits_of(client) == (100, 0, 100)


def test_a_cost_that_is_known_only_midway_ends_the_stream_with_the_same_code(start_engine):
    director = ScriptedDirector(cost=101)
    engine = start_engine("--enforce-credits", services=services(director))
    with engine.signed_in() as client:
        session_id = new_session(client)
        with client.stream("POST", "/run_sse", json=message(session_id, "think first")) as stream:
            lines = stream.iter_lines()
            assert "Thinking" in next(lines)
            director.gate.set()
            last = events_of("\n".join(lines))[-1]
        assert last["errorCode"] == "2001"
        assert "Not enough credits" in last["errorMessage"]
        assert state_of(client, session_id)["draft"] is None
        assert credits_of(client) == (100, 0, 100)


def test_a_second_message_is_refused_while_one_is_at_work(start_engine):
    director = ScriptedDirector()
    engine = start_engine(services=services(director))
    with engine.signed_in() as client:
        session_id = new_session(client)
        with client.stream("POST", "/run_sse", json=message(session_id, "wait for me")) as stream:
            lines = stream.iter_lines()
            next(line for line in lines if "functionResponse" in line)
            busy = client.post("/run_sse", json=message(session_id, "me too"))
            assert (busy.status_code, busy.json()["code"]) == (409, 9009)
            other = send(client, new_session(client), "elsewhere")
            assert other[-1]["turnComplete"]
            director.gate.set()
            assert "one scene." in list(filter(None, lines))[-1]
        assert [call[0] for call in director.calls] == ["wait for me", "elsewhere"]


def test_closing_the_connection_cancels_the_turn_and_gives_the_credits_back(start_engine):
    director = ScriptedDirector()
    engine = start_engine("--heartbeat", "0.05", services=services(director))
    with engine.signed_in() as client:
        session_id = new_session(client)
        with client.stream("POST", "/run_sse", json=message(session_id, "wait for me")) as stream:
            lines = stream.iter_lines()
            next(line for line in lines if "functionResponse" in line)
            assert credits_of(client) == (80, 20, 100)
        until(lambda: state_of(client, session_id)["last_turn"]["status"] == "cancelled")
        assert credits_of(client) == (100, 0, 100)
        assert state_of(client, session_id)["draft"] == draft_of("wait for me")
        director.gate.set()
        assert send(client, session_id, "next")[-1]["turnComplete"]


def test_silence_is_filled_with_heartbeats(start_engine):
    director = ScriptedDirector()
    engine = start_engine("--heartbeat", "0.02", services=services(director))
    with engine.signed_in() as client:
        session_id = new_session(client)
        with client.stream("POST", "/run_sse", json=message(session_id, "wait for me")) as stream:
            lines = stream.iter_lines()
            assert next(line for line in lines if line == "data: heartbeat")
            assert next(line for line in lines if line == "data:")
            director.gate.set()
            assert any("one scene." in line for line in lines)


def test_an_engine_that_ends_interrupts_its_turns(start_engine):
    director = ScriptedDirector()
    engine = start_engine(services=services(director))
    client = engine.signed_in()
    session_id = new_session(client)
    with client.stream("POST", "/run_sse", json=message(session_id, "wait for me")) as stream:
        lines = stream.iter_lines()
        next(line for line in lines if "functionResponse" in line)
        with engine.client() as other:
            other.post("/api/engine/stop")
        try:
            assert any('"error"' in line for line in lines)
        except httpx.RemoteProtocolError:
            pytest.fail("the stream must end with an error in words")
    engine.stop()
    director.gate.set()
    token = client.headers["Authorization"]
    with start_engine().client(Authorization=token) as again:
        state = state_of(again, session_id)
        assert state["last_turn"]["status"] == "interrupted"
        assert state["draft"] == draft_of("wait for me")
        assert credits_of(again) == (100, 0, 100)


def test_a_transcript_keeps_every_turn(client, session_id):
    send(client, session_id, "a film about tea")
    send(client, session_id, "silent edit")
    data = client.get(f"/api/engine/sessions/{session_id}").json()["data"]
    assert [(turn["prompt"], turn["status"]) for turn in data["turns"]] == [
        ("a film about tea", "done"),
        ("silent edit", "done"),
    ]
    assert [text_of(event) for event in data["turns"][0]["events"] if text_of(event)][
        -1
    ] == "Done: one scene."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"new_message": {"parts": [{"text": "  "}]}}, "empty"),
        ({"new_message": {}}, "parts"),
        ({"new_message": {"parts": [{"text": "x"}]}, "session_id": 7}, "session_id"),
    ],
)
def test_a_message_that_makes_no_sense_is_refused_in_words(client, session_id, body, words):
    answer = client.post("/run_sse", json={"session_id": session_id, **body})
    assert answer.status_code == 400
    assert words in answer.json()["message"]
