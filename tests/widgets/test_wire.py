import re
import threading
from concurrent.futures import Future
from pathlib import Path

import ipywidgets
import pytest

from pictory_nb.widgets.wire import VERSIONS_DIFFER, Kind, Method, RefusedError, Reply, Wire

KINDS_TS = Path(__file__).parents[2] / "js" / "src" / "kinds.ts"


def constants_in_page(name):
    source = KINDS_TS.read_text(encoding="utf-8")
    block = re.search(rf"export const {name} = {{(.*?)}} as const", source, re.DOTALL)
    assert block, f"{name} is not in {KINDS_TS.name}"
    return set(re.findall(r':\s*"([^"]+)"', block.group(1)))


@pytest.mark.parametrize(("name", "ours"), [("KIND", Kind), ("METHOD", Method)])
def test_both_sides_know_the_same_constants(name, ours):
    assert constants_in_page(name) == {member.value for member in ours}


@pytest.fixture
def wired(page_for):
    widget = ipywidgets.DOMWidget()
    page = page_for(widget)
    return Wire(widget), page


def test_a_request_gets_its_result_with_binary_parts(wired):
    wire, page = wired
    wire.answer(Method.TIMELINE_ROWS, lambda request: Reply({"got": request.params["offset"]}, [b"abc"]))
    request_id = page.request(Method.TIMELINE_ROWS, offset=7)
    assert page.received == [({"kind": "result", "id": request_id, "value": {"got": 7}}, [b"abc"])]


def test_hello_echoes_binary_data_so_that_a_page_can_find_a_host_that_loses_it(wired):
    _, page = wired
    page.request(Method.HELLO, [b"Pic!"])
    assert page.received[0][1] == [b"Pic!"]


def test_a_refusal_is_answered_in_its_own_words(wired):
    wire, page = wired

    def refuse(_request):
        raise RefusedError("Not now.")

    wire.answer(Method.CHAT_SEND, refuse)
    assert page.ask(Method.CHAT_SEND)["message"] == "Not now."


def test_an_unexpected_failure_is_answered_and_logged(wired, caplog):
    wire, page = wired
    wire.answer(Method.CHAT_SEND, lambda request: Reply({"x": request.params["missing"]}))
    answer = page.ask(Method.CHAT_SEND)
    assert answer["kind"] == "error"
    assert answer["message"]
    assert "KeyError" in caplog.text


def test_work_on_another_thread_answers_when_it_is_done(wired):
    wire, page = wired
    work: Future[Reply] = Future()
    wire.answer(Method.PLAYER_CHUNK, lambda _request: work)
    request_id = page.request(Method.PLAYER_CHUNK)
    assert page.answers(request_id) == []
    thread = threading.Thread(target=work.set_result, args=(Reply({"done": True}),))
    thread.start()
    thread.join()
    assert [answer["kind"] for answer in page.answers(request_id)] == ["result"]


def test_work_that_fails_answers_in_words(wired):
    wire, page = wired
    work: Future[Reply] = Future()
    wire.answer(Method.PLAYER_CHUNK, lambda _request: work)
    request_id = page.request(Method.PLAYER_CHUNK)
    work.set_exception(RefusedError("The disk is gone."))
    assert page.answers(request_id) == [{"kind": "error", "id": request_id, "message": "The disk is gone."}]


def test_cancelled_work_is_answered_as_cancelled_exactly_once(wired):
    wire, page = wired
    work: Future[Reply] = Future()
    wire.answer(Method.PLAYER_CHUNK, lambda _request: work)
    request_id = page.request(Method.PLAYER_CHUNK)
    page.cancel(request_id)
    page.cancel(request_id)
    assert [answer["kind"] for answer in page.answers(request_id)] == ["cancelled"]
    assert work.cancelled()


def test_a_page_of_another_version_is_told_what_to_do(wired):
    _, page = wired
    assert page.ask("chat.unheard_of")["message"] == VERSIONS_DIFFER
    assert page.ask(Method.CHAT_SEND)["message"] == VERSIONS_DIFFER


@pytest.mark.parametrize(
    "content",
    [None, "text", {}, {"kind": "request"}, {"id": 5, "kind": "request"}, {"id": "a", "kind": "cancel"}],
)
def test_what_is_no_request_gets_no_answer_and_does_no_harm(wired, content):
    _, page = wired
    page.widget._handle_custom_msg(content, [])
    assert page.messages == []


def test_parameters_of_a_wrong_shape_are_answered(wired):
    _, page = wired
    page.widget._handle_custom_msg({"kind": "request", "id": "a", "method": "hello", "params": None}, [])
    assert [answer["kind"] for answer in page.answers("a")] == ["error"]
