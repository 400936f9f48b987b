"""Faults happen when they are asked for, exactly as asked for, and never otherwise."""

import gzip
import json
import zlib

import httpx
import pytest
from engine_scripts import (
    Parts,
    credits_of,
    draft_of,
    events_of,
    export,
    finished,
    message,
    send,
    state_of,
    until,
)

BALANCE = "/api/credits/balance/simple"


@pytest.fixture
def parts():
    return Parts()


@pytest.fixture
def engine(start_engine, parts):
    return start_engine("--faults", "--heartbeat", "0.02", services=parts.services)


def with_fault(*faults):
    return {"X-Engine-Fault": json.dumps(list(faults))}


def raw(client, path, fault, method="GET", **more):
    """The body as far as it came, and what ended it."""
    got = bytearray()
    try:
        with client.stream(method, path, headers=with_fault(fault), **more) as stream:
            for piece in stream.iter_raw():
                got += piece
    except httpx.TransportError as error:
        return bytes(got), error
    return bytes(got), None


def counters(client):
    return client.get("/api/engine/counters").json()["data"]


def test_an_engine_without_the_option_knows_no_faults(start_engine):
    with start_engine().signed_in() as client:
        answer = client.get(BALANCE, headers=with_fault({"kind": "rate_limit"}))
        assert answer.status_code == 200
        assert client.get("/api/engine/counters").status_code == 404
        assert client.post("/api/engine/faults", json={"faults": []}).status_code == 404


@pytest.mark.parametrize(("kind", "error"), [("drop", httpx.RemoteProtocolError), ("reset", httpx.ReadError)])
def test_an_answer_is_cut_after_so_many_bytes(client, kind, error):
    got, ended = raw(client, BALANCE, {"kind": kind, "after_bytes": 20})
    assert isinstance(ended, error)
    assert len(got) == 20 or (kind == "reset" and len(got) <= 20)
    assert client.get(BALANCE).json()["code"] == 0


def test_a_cut_stream_cancels_its_turn(client, session_id):
    got, ended = raw(
        client, "/run_sse", {"kind": "half_frame", "frames": 2}, "POST", json=message(session_id, "wait")
    )
    assert isinstance(ended, httpx.RemoteProtocolError)
    *whole, half = got.split(b"\n\n")
    assert len([frame for frame in whole if frame.startswith(b"data: {")]) == 2
    assert half.startswith(b"data: {")
    with pytest.raises(json.JSONDecodeError):
        json.loads(half.removeprefix(b"data: "))
    until(lambda: state_of(client, session_id)["last_turn"]["status"] == "cancelled")
    assert credits_of(client) == (100, 0, 100)


def test_a_request_can_be_lost_before_or_after_it_is_handled(client, engine):
    def sessions():
        return len(client.get("/api/engine/sessions").json()["data"])

    body = {"task_name": "project", "language": "en"}
    path = "/api/tasks/me/with-session/nemo_agent"
    for kind, more in (("lost_request", 0), ("lost_answer", 1)):
        before = sessions()
        got, ended = raw(client, path, {"kind": kind}, "POST", json=body)
        assert got == b""
        assert isinstance(ended, httpx.TransportError)
        assert sessions() == before + more


@pytest.mark.parametrize("fault", [{"kind": "chunks"}, {"kind": "drip", "bytes": 7, "delay_ms": 0}])
def test_small_pieces_add_up(client, session_id, fault):
    got, ended = raw(client, "/run_sse", fault, "POST", json=message(session_id, "tea"))
    assert ended is None
    assert events_of(got.decode())[-1]["turnComplete"]


def test_an_answer_can_be_compressed(client, session_id):
    got, _ = raw(client, BALANCE, {"kind": "gzip"})
    assert json.loads(gzip.decompress(got))["code"] == 0
    got, _ = raw(client, "/run_sse", {"kind": "gzip"}, "POST", json=message(session_id, "tea"))
    assert events_of(zlib.decompress(got, wbits=31).decode())[-1]["turnComplete"]


def test_the_shape_of_an_answer_can_be_wrong(client, session_id):
    page = client.get(BALANCE, headers=with_fault({"kind": "content_type"}))
    assert page.headers["content-type"] == "text/html"
    gone = client.get("/api/state/nemo_agent/me/none/latest", headers=with_fault({"kind": "status"}))
    assert (gone.status_code, gone.json()["code"]) == (200, 1002)
    bare = client.get(BALANCE, headers=with_fault({"kind": "bare"}))
    assert bare.json() == {"available": 100, "frozen": 0, "total": 100}
    proxy = {"kind": "answer", "status": 502, "body": "<html>Bad gateway</html>"}
    assert client.get(BALANCE, headers=with_fault(proxy)).text == "<html>Bad gateway</html>"
    code = {
        "kind": "answer",
        "status": 200,
        "body": {"code": 2001},
        "headers": {"Content-Type": "application/json"},
    }
    assert client.get(BALANCE, headers=with_fault(code)).json() == {"code": 2001}


def test_the_rate_limit_has_or_has_not_a_time(client):
    assert "retry-after" not in client.get(BALANCE, headers=with_fault({"kind": "rate_limit"})).headers
    timed = client.get(BALANCE, headers=with_fault({"kind": "rate_limit", "retry_after": 3}))
    assert (timed.status_code, timed.json()["code"], timed.headers["retry-after"]) == (429, 429, "3")


def test_a_token_goes_stale_midway_and_the_client_gets_its_account_back(client, session_id, engine):
    client.post("/api/engine/faults", json={"faults": [{"kind": "stale_token", "path": "/api/*", "skip": 1}]})
    assert client.get(BALANCE).json()["code"] == 0
    stale = client.get(BALANCE)
    assert (stale.status_code, stale.json()["code"]) == (401, 1001)
    with engine.signed_in() as again:
        assert state_of(again, session_id)["draft"] is None


def test_a_range_can_be_answered_with_the_whole(client, session_id):
    export(client, session_id, "render_1", draft_of("tea"))
    url = finished(client, "render_1")["output"]["url"]
    headers = {"Range": "bytes=5-9"}
    assert client.get(url, headers=headers).status_code == 206
    assert client.get(url, headers={**headers, **with_fault({"kind": "ignore_range"})}).status_code == 200


def test_planned_faults_come_in_turn_and_then_no_more(client):
    plan = [
        {"kind": "rate_limit", "path": "/api/credits/*", "times": 2},
        {"kind": "rate_limit", "path": "/run_sse", "method": "POST", "times": None},
    ]
    assert len(client.post("/api/engine/faults", json={"faults": plan}).json()["data"]["faults"]) == 2
    assert [client.get(BALANCE).status_code for _ in range(4)] == [429, 429, 200, 200]
    left = client.get("/api/engine/faults").json()["data"]["faults"]
    assert [(fault["path"], fault["times"]) for fault in left] == [("/run_sse", None)]
    assert client.delete("/api/engine/faults").json()["data"]["faults"] == []


@pytest.mark.parametrize(
    "fault", [{"kind": "fire"}, {}, [], {"kind": "drop", "after": 2}, {"kind": "drop", "after_bytes": "x"}]
)
def test_a_fault_that_is_none_is_refused_in_words(client, fault):
    answer = client.post("/api/engine/faults", json={"faults": [fault]})
    assert answer.status_code == 400
    assert "fault" in answer.json()["message"]
    assert client.get(BALANCE, headers={"X-Engine-Fault": "{"}).status_code == 400


def test_what_comes_in_is_counted(client, session_id):
    client.delete("/api/engine/counters")
    body = message(session_id, "tea")
    for _ in range(2):
        client.post("/run_sse", json=body)
    raw(client, "/run_sse", {"kind": "lost_request"}, "POST", json=body)
    client.get(f"/api/state/nemo_agent/me/{session_id}/latest")
    counted = counters(client)
    assert counted["requests"] == {"POST /run_sse": 3, "GET /api/state/nemo_agent/me/{session_id}/latest": 1}
    assert counted["answers"]["POST /run_sse"] == {"200": 2}
    assert counted["repeated_bodies"] == {"POST /run_sse": 1}
    client.delete("/api/engine/counters")
    assert counters(client)["requests"] == {}


def quirky(client, session_id, **fault):
    answer = client.post("/run_sse", json=message(session_id, "tea"), headers=with_fault(fault))
    return answer.content.decode()


def test_a_silent_edit_changes_the_draft_without_a_word(client, session_id):
    events = events_of(quirky(client, session_id, kind="silent_edit"))
    assert not [part for event in events for part in event["content"]["parts"] if "text" in part]
    assert state_of(client, session_id)["draft"] == draft_of("tea")
    assert credits_of(client) == (80, 0, 80)


def test_heartbeats_alone_end_when_the_client_leaves(client, session_id):
    beats = []
    with client.stream(
        "POST", "/run_sse", json=message(session_id, "tea"), headers=with_fault({"kind": "heartbeats_only"})
    ) as stream:
        for line in stream.iter_lines():
            beats += [line] if line else []
            if len(beats) == 4:
                break
    assert beats == ["data: heartbeat", "data:"] * 2
    until(lambda: state_of(client, session_id)["last_turn"]["status"] == "cancelled")
    assert send(client, session_id, "next")[-1]["turnComplete"]


def test_two_stages_show_the_raw_video_first_and_all_tracks_later(client, session_id):
    events = events_of(quirky(client, session_id, kind="two_stages", delay_ms=300))
    assert [event["longRunningToolIds"] for event in events if "longRunningToolIds" in event] == [
        ["call-second-stage"]
    ]
    (delta,) = [event["actions"]["stateDelta"] for event in events if event["actions"]["stateDelta"]]
    assert [track["tt"] for track in delta["draft"]["t"]] == [0]
    until(lambda: state_of(client, session_id)["draft"] == draft_of("tea"))
    assert state_of(client, session_id)["draft_version"] == 2


def test_more_text_than_there_should_be(client, session_id):
    events = events_of(quirky(client, session_id, kind="gui_phrases"))
    assert "click the Export button" in events[-1]["content"]["parts"][0]["text"]
    events = events_of(quirky(client, session_id, kind="temporary_issue"))
    assert events[-2]["turnComplete"]
    assert events[-1]["content"]["parts"][0]["text"].startswith("I encountered a temporary issue")


def test_a_turn_can_end_in_an_error_event_or_frame(client, session_id):
    body = quirky(client, session_id, kind="error_event", code="QUOTA", message="too busy")
    last = events_of(body)[-1]
    assert (last["errorCode"], last["errorMessage"]) == ("QUOTA", "too busy")
    assert events_of(quirky(client, session_id, kind="error_frame"))[-1]["error"].startswith("RuntimeError: ")
    body = quirky(client, session_id, kind="error_frame", escaped=False)
    with pytest.raises(ValueError, match="Expecting"):
        events_of(body)
    assert state_of(client, session_id)["last_turn"]["status"] == "failed"
    assert credits_of(client) == (100, 0, 100)
