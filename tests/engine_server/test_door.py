"""Who comes in, and what is said to who does not: key, Host, Origin, sizes, tokens, accounts."""

import json

import pytest
from engine_scripts import credits_of, message, new_session, state_of

HEALTH = "/health"


@pytest.fixture
def engine(shared_engine):
    return shared_engine


@pytest.fixture
def client(engine, request):
    with engine.signed_in(request.node.name) as client:
        yield client


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Engine-Key": ""},
        {"X-Engine-Key": "wrong"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1.evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1.evil.example"},
        {"Origin": "null"},
        {"Origin": "http://[oops"},
    ],
)
@pytest.mark.parametrize("path", [HEALTH, "/api/engine/stop", "/api/auth/anonymous-token", "/nothing"])
def test_strangers_are_kept_out_of_everything(engine, headers, path):
    with engine.client(**headers) as client:
        answer = client.post(path) if path != HEALTH else client.get(path)
    assert answer.status_code == 403
    assert answer.json()["code"] == 9003
    with engine.client() as client:
        assert client.get(HEALTH).status_code == 200


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8888", "http://localhost:8888", "http://[::1]:9"])
def test_pages_of_this_computer_come_in(engine, origin):
    with engine.client(Origin=origin) as client:
        assert client.get(HEALTH).json()["data"]["status"] == "ok"


def test_every_answer_has_a_request_id(client):
    for path in (HEALTH, "/nothing", "/run_sse"):
        answer = client.get(path)
        assert answer.headers["x-request-id"] == answer.json()["request_id"]


def test_a_client_without_an_id_gets_400_and_with_one_its_token(engine):
    with engine.client() as client:
        answer = client.post("/api/auth/anonymous-token")
        assert (answer.status_code, answer.json()["code"]) == (400, 400)
        data = client.post("/api/auth/anonymous-token", headers={"X-Client-Id": "a"}).json()["data"]
        assert data["token"].startswith("nmv_usr_")
        assert (data["credits"], data["expires_in"]) == (100, 7 * 86400)


def test_the_same_client_keeps_its_account_under_a_new_token(engine):
    with engine.signed_in("a") as first, engine.signed_in("a") as second, engine.signed_in("b") as other:
        assert first.headers["Authorization"] != second.headers["Authorization"]
        session_id = new_session(first)
        assert state_of(second, session_id)["draft"] is None
        assert other.get(f"/api/state/nemo_agent/me/{session_id}/latest").json()["code"] == 1002
        assert credits_of(first) == credits_of(second)


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Basic YTpi"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/credits/balance/simple"),
        ("POST", "/api/tasks/me/with-session/nemo_agent"),
        ("GET", "/api/state/nemo_agent/me/any/latest"),
        ("POST", "/api/upload-video/nemo_agent/me/any"),
        ("POST", "/api/render/proxy/lambda"),
        ("GET", "/api/render/proxy/lambda/any"),
        ("DELETE", "/api/render/proxy/lambda/any"),
        ("GET", "/api/render/proxy/any/download"),
        ("GET", "/api/engine/still/any"),
        ("GET", "/api/engine/sessions"),
    ],
)
def test_a_bad_token_is_1001_everywhere(engine, method, path, authorization):
    with engine.client(Authorization=authorization) as client:
        answer = client.request(method, path)
        assert (answer.status_code, answer.json()["code"]) == (401, 1001)


def test_a_session_that_is_not_known_is_1002(client):
    for answer in (
        client.get("/api/state/nemo_agent/me/none/latest"),
        client.post("/run_sse", json=message("none", "hello")),
        client.post("/api/upload-video/nemo_agent/me/none", files={"files": b"x"}),
        client.post("/api/auth/claim-token", json={"task_id": "none", "session_id": "none"}),
        client.get("/api/engine/still/none"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, 1002)


def test_a_claim_token_says_nothing_of_the_real_one(client):
    session = client.post("/api/tasks/me/with-session/nemo_agent").json()["data"]
    data = client.post("/api/auth/claim-token", json=session).json()["data"]
    assert data["claim_token"].startswith("clm_")
    assert data["expires_in"] > 0
    assert data["claim_token"][4:] not in client.headers["Authorization"]
    wrong = client.post("/api/auth/claim-token", json={**session, "task_id": "tsk_other"})
    assert wrong.json()["code"] == 1002


def test_a_body_that_is_too_large_is_refused_in_words(start_engine):
    engine = start_engine(change={"max_json_bytes": 1_000_000})
    with engine.signed_in() as client:
        answer = client.post("/run_sse", json=message(new_session(client), "x" * 3_000_000))
        assert (answer.status_code, answer.json()["code"]) == (413, 9013)
        assert credits_of(client) == (100, 0, 100)


@pytest.mark.parametrize("body", [b"{", b"[]", b"7", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_json_object_is_refused_in_words(client, body):
    answer = client.post("/api/tasks/me/with-session/nemo_agent", content=body)
    assert (answer.status_code, answer.json()["code"]) == (400, 9000)


def test_text_that_no_file_can_hold_does_not_break_anything(client, session_id):
    odd = json.dumps(message(session_id, "a\ud800b\x00"))
    answer = client.post("/run_sse", content=odd)
    assert answer.status_code == 200
    assert client.get(f"/api/engine/sessions/{session_id}").json()["data"]["turns"][0]["status"] == "done"


def test_sessions_are_listed_the_newest_first(client):
    first, second = new_session(client), new_session(client)
    listed = client.get("/api/engine/sessions").json()["data"]
    assert [item["session_id"] for item in listed] == [second, first]
    assert listed[0]["language"] == "en"


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nothing", 404), ("GET", "/run_sse", 405)])
def test_what_is_not_there_is_said_in_an_envelope(client, method, path, status):
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.json()["code"] == 9004
