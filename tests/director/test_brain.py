"""An optional language model plans the same edits; what it gets wrong is noticed, and we go on without it."""

from __future__ import annotations

import json
import threading
import typing
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from edit_corpus import MEDIA, changes, read_draft

from pictory_nb.engine.director import Ask, Say, Spend, ToolResult, direct
from pictory_nb.engine.director.operations import Operation


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


CALLS = {
    "AddPoint": {"scene": 4, "text": "The date"},
    "AddScene": {"text": "Next", "after": 7, "kind": "list", "points": ["One", "Two"]},
    "ChangeAccent": {"color": "#0f62fe"},
    "ChangeBackground": {"scenes": [2], "family": "grid"},
    "ChangeBrand": {"name": "Southlight"},
    "ChangeCallToAction": {"text": "Start today", "place": "northlight.io"},
    "ChangeCanvas": {"shape": "9:16"},
    "ChangeCase": {"scene": 1, "case": "upper"},
    "ChangeClipSound": {"sound_pct": 0, "scenes": [3]},
    "ChangeFigure": {"scene": 2, "value": "81%"},
    "ChangeFont": {"media_id": "fnt_brand"},
    "ChangeKind": {"scene": 5, "kind": "quote"},
    "ChangeLogo": {"media_id": "med_logo", "opacity_pct": 45},
    "ChangeMusic": {"tempo_factor": 1.2, "fade_in_ms": 2000},
    "ChangePalette": {"colors": ["#0f62fe", "#ffb000"], "accent": "#ffb000"},
    "ChangePoint": {"scene": 4, "point": 1, "text": "What was decided"},
    "ChangeSceneLength": {"scenes": [2, 3], "length_ms": 6500},
    "ChangeSceneText": {"scene": 3, "text": "We forget."},
    "ChangeSpeaker": {"scene": 6, "by": "Ann Lee"},
    "ChangeSpeed": {"speed": 1.2},
    "ChangeSubtitle": {"text": "For teams"},
    "ChangeTagline": {"text": "Notes that last", "card": "outro"},
    "ChangeTheme": {"theme": "paper", "scenes": [2]},
    "ChangeTitle": {"text": "Notes"},
    "ChangeTransition": {"kind": "slide"},
    "ChangeVoice": {"on": True, "name": "male"},
    "CutRange": {"start_ms": 0, "end_ms": 4000},
    "DuplicateScenes": {"scenes": [2]},
    "KeepRange": {"start_ms": 0, "end_ms": 30000},
    "KeepScenes": {"scenes": [1, 2, 3]},
    "MergeScenes": {"scenes": [5, 7]},
    "MoveScenes": {"scenes": [6], "after": 1},
    "PlaceLogo": {"place": "bottom-right", "opacity_pct": 60},
    "RemovePoint": {"scene": 4, "point": -1},
    "RemoveScenes": {"scenes": [2]},
    "ReverseScenes": {},
    "ReplaceText": {"old": "one page", "new": "two pages"},
    "Retell": {"length_ms": 40000},
    "ShiftTheme": {"toward": "warmer"},
    "ShortenText": {"scene": 5},
    "ShowBrandCard": {"cards": ["intro", "outro"]},
    "ShowCaptions": {"show": False, "scenes": [3]},
    "ShowLowerThird": {"text": "Ada Lovelace", "subtitle": "Chief analyst"},
    "SplitScene": {"scene": 4},
    "StyleCaptions": {"style": "boxed", "scenes": [3]},
    "SwapScenes": {"scene": 2, "other": 5},
    "TrimClip": {"scenes": [3], "from_ms": 2000},
}


@pytest.mark.parametrize("kind", typing.get_args(Operation), ids=lambda kind: kind.__name__)
def test_every_operation_is_a_tool_and_its_calls_are_carried_out(model, kind):
    name = kind.__name__
    needs_clip = ("ChangeBackground", {"scenes": [3], "media_id": "med_clip"})
    calls = [(name, CALLS[name])]
    model.answer = calling(*([needs_clip] if name in {"TrimClip", "ChangeClipSound"} else []), *calls)
    _, text, changed = turn("please do what only a model understands")
    assert changed, text
    ((_, _, body),) = model.requests
    (tool,) = [one["function"] for one in body["tools"] if one["function"]["name"] == name]
    assert tool["description"] == kind.__doc__
    assert tool["parameters"]["properties"].keys() == {field.name for field in fields(kind)}
    assert CALLS[name].keys() <= tool["parameters"]["properties"].keys()


def test_it_is_told_the_brand_the_looks_and_the_uploads(model):
    model.answer = calling(content="No.")
    turn("whatever you say")
    ((_, _, body),) = model.requests
    told = body["messages"][0]["content"]
    for fact in ("Northlight", "midnight", "pill", "lo-fi", "fnt_brand: Brand Sans.ttf (font)", "1920"):
        assert fact in told


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("ShowBrandCard", {"cards": ["middle"]}), "two cards"),
        (("ChangePalette", {"colors": ["blue"]}), "hex code"),
        (("ChangeFont", {"media_id": "med_photo"}), "no font file"),
        (("ChangeTagline", {"text": "x" * 200}), "too long"),
        (("AddScene", {"text": "One", "after": 3, "kind": "list"}), "2 to 8 points"),
        (("ChangeLogo", {"opacity_pct": 3}), "opaque"),
        (("ChangeCanvas", {"shape": "21:9"}), "other shapes"),
        (("ChangeCanvas", {"lines": 2160}), "other sizes"),
        (("ChangeCanvas", {"fps": 7}), "frames a second"),
    ],
)
def test_values_that_no_film_can_have_are_refused_as_the_users_are(model, call, words):
    model.answer = calling(call)
    _, text, changed = turn("please do what only a model understands")
    assert changed == {}
    assert words in text


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
        calling(("ShowBrandCard", {"cards": "intro"})),
        calling(("ChangePalette", {"colors": [1, 2]})),
        calling(("ShowLowerThird", {"name": "Ada"})),
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
