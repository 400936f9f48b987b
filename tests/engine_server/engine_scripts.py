"""A director that follows a script, and short ways to say what every test says."""

import json
import threading

from pictory_nb.engine.director.steps import Say, Spend, ToolCall, ToolResult
from pictory_nb.engine.server.services import Services


def draft_of(text, version=1):
    return {
        "id": "drf_test",
        "d": 1000,
        "m": {"title": text, "canvas": {"width": 320, "height": 180, "fps": 30}, "version": version},
        "t": [
            {
                "id": "trk_video",
                "tt": 0,
                "m": {"name": "Video"},
                "sg": [{"id": "s1", "st": 0, "d": 1000, "m": {}}],
            },
            {
                "id": "trk_title",
                "tt": 7,
                "m": {"name": "Title"},
                "sg": [{"id": "s2", "st": 0, "d": 900, "m": {}}],
            },
        ],
    }


class ScriptedDirector:
    """Does what the message's first word says; gates let a test hold it at a point."""

    def __init__(self):
        self.gate = threading.Event()
        self.calls = []

    def __call__(self, message, draft, media, *, seed):
        self.calls.append((message, draft, list(media), seed))
        yield Spend(20, "a draft")
        yield Say("Let me ")
        yield Say("look – 第一幕. ")
        yield ToolCall("call-1", "write_draft", {"about": message})
        yield ToolResult("call-1", "write_draft", {"status": "ok"}, draft=draft_of(message))
        if message.startswith("wait"):
            assert self.gate.wait(30)
        if message.startswith("explode"):
            raise ValueError('no such "mood"')
        if message.startswith("silent"):
            return
        yield Say("Done: ")
        yield Say("one scene.")


def services(director=None):
    return Services(direct=director or ScriptedDirector())


def new_session(client):
    answer = client.post(
        "/api/tasks/me/with-session/nemo_agent", json={"task_name": "project", "language": "en"}
    ).json()
    assert answer["code"] == 0
    return answer["data"]["session_id"]


def message(session_id, text, **more):
    return {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": session_id,
        "new_message": {"parts": [{"text": text}]},
        **more,
    }


def events_of(body):
    """The JSON of each frame of a finished stream."""
    frames = [line.removeprefix("data:").strip() for line in body.split("\n") if line]
    return [json.loads(frame) for frame in frames if frame not in {"", "heartbeat"}]


def send(client, session_id, text, **more):
    response = client.post("/run_sse", json=message(session_id, text, **more))
    assert response.status_code == 200, response.text
    return events_of(response.content.decode())


def state_of(client, session_id):
    return client.get(f"/api/state/nemo_agent/me/{session_id}/latest").json()["data"]["state"]


def credits_of(client):
    data = client.get("/api/credits/balance/simple").json()["data"]
    return data["available"], data["frozen"], data["total"]
