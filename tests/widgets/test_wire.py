import base64
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


def test_a_host_that_loses_binary_data_sends_and_gets_it_as_text(wired):
    wire, page = wired
    wire.answer(Method.PLAYER_CHUNK, lambda request: Reply({}, [bytes(request.buffers[0])[::-1]]))
    content = {"kind": "request", "id": "a", "method": Method.PLAYER_CHUNK, "params": {}}
    page.widget._handle_custom_msg({**content, "parts": [base64.b64encode(b"\x00\xffabc").decode()]}, [])
    ((answer, buffers),) = page.received
    assert buffers == []
    assert base64.b64decode(answer["parts"][0]) == b"cba\xff\x00"


def test_text_that_is_no_binary_data_is_answered(wired):
    wire, page = wired
    wire.answer(Method.PLAYER_CHUNK, lambda _request: Reply())
    content = {"kind": "request", "id": "a", "method": Method.PLAYER_CHUNK, "params": {}, "parts": ["%"]}
    page.widget._handle_custom_msg(content, [])
    assert [answer["kind"] for answer in page.answers("a")] == ["error"]


class TestABrokenConnection:
    """A page says hello with the ids that it waits for, once it can."""

    def hello(self, page, *ids):
        before = len(page.messages)
        request_id = page.request(Method.HELLO, open=list(ids))
        *answers, welcome = page.messages[before:]
        assert welcome["id"] == request_id
        return answers, welcome["value"]

    def test_a_request_that_never_arrived_is_told(self, wired):
        _, page = wired
        assert self.hello(page, "lost-1", "lost-2") == ([], {"lost": ["lost-1", "lost-2"], "pushed": 0})

    def test_an_answer_that_did_not_arrive_is_sent_again_and_the_work_not_done_again(self, wired):
        wire, page = wired
        done = []
        wire.answer(Method.CHAT_SEND, lambda _request: done.append(1) or Reply({"n": len(done)}))
        request_id = page.request(Method.CHAT_SEND)
        answers, value = self.hello(page, request_id)
        assert [(answer["id"], answer["value"]) for answer in answers] == [(request_id, {"n": 1})]
        assert value["lost"] == []
        content = {"kind": "request", "id": request_id, "method": Method.CHAT_SEND, "params": {}}
        page.widget._handle_custom_msg(content, [])
        assert done == [1]

    def test_a_request_that_is_being_worked_on_is_neither_lost_nor_begun_again(self, wired):
        wire, page = wired
        work: Future[Reply] = Future()
        begun = []
        wire.answer(Method.PLAYER_CHUNK, lambda _request: begun.append(1) or work)
        request_id = page.request(Method.PLAYER_CHUNK)
        assert self.hello(page, request_id) == ([], {"lost": [], "pushed": 0})
        content = {"kind": "request", "id": request_id, "method": Method.PLAYER_CHUNK, "params": {}}
        page.widget._handle_custom_msg(content, [])
        assert begun == [1]
        work.set_result(Reply({"ok": True}))
        assert [answer["kind"] for answer in page.answers(request_id)] == ["result"]

    def test_a_large_binary_answer_is_not_kept_but_made_again(self, wired):
        wire, page = wired
        wire.answer(Method.PLAYER_CHUNK, lambda _request: Reply({}, [bytes(100_000)]))
        request_id = page.request(Method.PLAYER_CHUNK)
        assert self.hello(page, request_id)[1]["lost"] == [request_id]
        content = {"kind": "request", "id": request_id, "method": Method.PLAYER_CHUNK, "params": {}}
        page.widget._handle_custom_msg(content, [])
        assert len(page.answers(request_id)) == 2

    def test_pushes_are_numbered_and_hello_tells_how_many_there_were(self, wired):
        wire, page = wired
        for _ in range(3):
            wire.push({"kind": Kind.DELTA})
        assert [message["push"] for message in page.messages] == [1, 2, 3]
        assert self.hello(page)[1]["pushed"] == 3


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
    page.widget._handle_custom_msg({"kind": "request", "id": "a", "method": "chat.send", "params": None}, [])
    assert [answer["kind"] for answer in page.answers("a")] == ["error"]


def test_a_message_arrives_where_the_page_sent_it_whoever_published_last(wired):
    class RoutingComm:
        """As ipykernel 7.4 has it."""

        comm_id = "a-comm"

        def on_msg(self, _callback):
            pass

        def close(self, *_):
            pass

        def _reply_subshell_for(self, _data, _sent_to):
            return "a subshell that has ended"

    _, page = wired
    page.widget.close()
    page.widget.comm = RoutingComm()
    assert page.widget.comm._reply_subshell_for({}, "the page's own") == "the page's own"
    page.widget.close()
