"""An optional language model plans the same edits; what it gets wrong is noticed, and we go on without it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from edit_corpus import MEDIA, changes, read_draft

from pictory_nb.engine.director import Ask, Say, Spend, ToolResult, direct


class StandIn(HTTPServer):
    """Answers every chat completion with what the test wrote down, over real HTTP."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = {}
        self.status = 200
        self.requests = []


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append((self.path, dict(self.headers), json.loads(body)))
        answer = self.server.answer
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def model(monkeypatch):
    server = StandIn()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("PICTORY_NB_LLM_URL", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("PICTORY_NB_LLM_KEY", "sk-test")
    monkeypatch.setenv("PICTORY_NB_LLM_MODEL", "tiny")
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def calling(*calls, content=None):
    tools = [{"id": f"c{n}", "type": "function", "function": {"name": name, "arguments": json.dumps(args)}}
             for n, (name, args) in enumerate(calls)]  # fmt: skip
    return {"choices": [{"message": {"role": "assistant", "content": content, "tool_calls": tools}}]}


def turn(message):
    steps = list(direct(message, read_draft(), MEDIA, seed=7))
    text = "".join(step.text for step in steps if isinstance(step, Say))
    drafts = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft]
    return steps, text, changes(read_draft(), drafts[-1]) if drafts else {}


def test_its_tool_calls_are_carried_out_as_one_edit(model):
    model.answer = calling(("RemoveScenes", {"scenes": [2]}), ("ShiftTheme", {"toward": "warmer"}))
    steps, _, changed = turn("lose the numbers bit and give it a cosy evening vibe")
    assert changed == {"order": [1, 3, 4, 5, 6, 7, 8], "theme": "sunrise"}
    assert [step.credits for step in steps if isinstance(step, Spend)] == [1]
    ((path, headers, body),) = model.requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer sk-test"
    assert body["model"] == "tiny"
    assert "Customer churn" in body["messages"][0]["content"]
    tools = {tool["function"]["name"]: tool["function"] for tool in body["tools"]}
    assert tools["RemoveScenes"]["parameters"]["properties"]["scenes"]["items"] == {"type": "integer"}
    assert {"AddScene", "ChangeMusic", "CutRange", "ask_user"} <= tools.keys()


def test_its_question_is_asked(model):
    model.answer = calling(
        ("ask_user", {"question": "Which photo?", "options": ["use office.jpg in scene 2"]})
    )
    steps, text, changed = turn("pop in that nice photo")
    assert changed == {}
    assert [(step.question, step.options) for step in steps if isinstance(step, Ask)] == [
        ("Which photo?", ("use office.jpg in scene 2",))
    ]
    assert "Which photo?" in text


def test_its_refusal_is_told_and_changes_nothing(model):
    model.answer = calling(content="I have no voice.")
    _, text, changed = turn("sing it to me")
    assert changed == {}
    assert text == "I have no voice. Nothing was changed."


@pytest.mark.parametrize(
    "answer",
    [
        calling(("FireTheLaser", {})),
        calling(("RemoveScenes", {"scenes": [12]})),
        calling(("RemoveScenes", {"scenes": "2"})),
        calling(("RemoveScenes", {"scenes": [True]})),
        calling(("RemoveScenes", {})),
        calling(("RemoveScenes", {"scenes": [2], "force": True})),
        {"choices": []},
        {"error": "overloaded"},
        b"<html>not JSON</html>",
        calling(),
    ],
)
def test_a_plan_that_makes_no_sense_is_dropped_and_the_grammar_reads_the_message(model, answer):
    model.answer = answer
    _, text, changed = turn("make it vertical")
    assert changed == {"canvas": "1080x1920@30"}
    assert "by myself" in text
    assert "language model" in text


def test_an_endpoint_that_fails_is_said_and_gone_on_without(model):
    model.status = 503
    _, text, changed = turn("no music")
    assert changed == {"music": "none"}
    assert "HTTP 503" in text


def test_nobody_at_the_address_is_said_and_gone_on_without(model, monkeypatch):
    monkeypatch.setenv("PICTORY_NB_LLM_URL", "http://127.0.0.1:9/v1")
    _, text, changed = turn("no music")
    assert changed == {"music": "none"}
    assert "could not be reached" in text


def test_an_impossible_plan_is_refused_whole(model):
    model.answer = calling(("ChangeTitle", {"text": "Notes"}), ("ChangeTheme", {"theme": "neon"}))
    _, text, changed = turn("call it Notes, neon style")
    assert changed == {}
    assert "no theme “neon”" in text


def test_without_the_variable_nobody_is_asked(model, monkeypatch):
    monkeypatch.delenv("PICTORY_NB_LLM_URL")
    model.answer = calling(("RemoveScenes", {"scenes": [2]}))
    assert turn("no music")[2] == {"music": "none"}
    assert model.requests == []


def test_undo_and_questions_never_leave_the_engine(model):
    assert "46 seconds" in turn("how long is it?")[1]
    assert model.requests == []
