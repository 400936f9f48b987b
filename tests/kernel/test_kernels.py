"""The one I/O thread inside real Jupyter kernels: the newest, and the 6.x that many notebooks run on."""

from __future__ import annotations

import contextlib
import os
import queue
import socket
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import KernelManager

pytestmark = pytest.mark.kernel

PATIENCE_S = 180.0
IPYKERNEL_6 = Path(sys.prefix) / "ipykernel6"
SET_UP = """
import asyncio, threading
from pictory_nb import bridge
from pictory_nb.client import Client, Endpoint, Heartbeat
from pictory_nb.settings import load_settings

async def connect():
    return Endpoint("http://127.0.0.1:{port}", "https://web.example", is_local=True)

client = Client(connect, settings=load_settings(token="tok-1234"))

async def give(value):
    await asyncio.sleep(0)
    return value

async def talk(session, begun=None):
    async with client.stream(session, "hello") as stream:
        async for event in stream:
            if begun is not None:
                bridge.ui(lambda text=begun: print(text, flush=True))
                begun = None

async def left():
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    return len(tasks), len(client._busy)
"""


class Heartbeats:
    """A server whose answers never end, and which knows how many are open."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.open = 0
        self.came = 0
        self.changed = threading.Condition()
        self._connections: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            self._connections.add(connection)
            self._count(1)
            try:
                connection.recv(65536)
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: heartbeat\n\n"
                )
                while connection.recv(65536):
                    pass
            except OSError:
                pass
            finally:
                self._connections.discard(connection)
                self._count(-1)

    def _count(self, step: int) -> None:
        with self.changed:
            self.open += step
            self.came += step > 0
            self.changed.notify_all()

    def until_open(self, count: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.open == count, PATIENCE_S)

    def end_answers(self) -> None:
        for connection in list(self._connections):
            connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._socket.close()


@dataclass
class Outcome:
    status: str
    error: str
    text: str
    result: str
    trace: list[str] = field(default_factory=list)


@dataclass
class Kernel:
    manager: KernelManager
    client: Any
    server: Heartbeats
    answered: set[str] = field(default_factory=set)
    kept: dict[str | None, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def send(self, code: str, subshell: str | None = None) -> str:
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        content |= {"user_expressions": {}, "stop_on_error": False}
        message = self.client.session.msg("execute_request", content)
        message["header"]["subshell_id"] = subshell
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def outcome(self, message_id: str, until_text: str | None = None) -> Outcome:
        """Wait for the end of a cell, or until it has printed `until_text`."""
        found = Outcome("", "", "", "")
        while True:
            message = self._next_of(message_id)
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                found.text += content["text"]
                if until_text is not None and until_text in found.text:
                    return found
            elif kind == "error":
                found.status, found.error, found.trace = "error", content["ename"], content["traceback"]
            elif kind == "execute_result":
                found.result = content["data"]["text/plain"]
            elif kind == "status" and content["execution_state"] == "idle":
                found.status = found.status or "ok"
                self._await_reply(message_id)
                return found

    def _next_of(self, message_id: str | None) -> dict[str, Any]:
        """Return the next message of a cell; those of others are kept, since two cells may end at once."""
        deadline = time.monotonic() + PATIENCE_S
        while not self.kept[message_id]:
            assert time.monotonic() < deadline, "the cell did not end"
            message = self.client.get_iopub_msg(timeout=PATIENCE_S)
            self.kept[message["parent_header"].get("msg_id")].append(message)
        return self.kept[message_id].pop(0)

    def _await_reply(self, message_id: str) -> None:
        # As front ends do: ipykernel 7 can miss a request that arrives while it sends a reply
        # (https://github.com/ipython/ipykernel/issues/1554).
        while message_id not in self.answered:
            reply = self.client.get_shell_msg(timeout=PATIENCE_S)
            self.answered.add(reply["parent_header"]["msg_id"])

    def pushed(self) -> dict[str, Any]:
        """Return the next message of a widget that answers no request."""
        while (message := self._next_of(None))["msg_type"] != "comm_msg":
            pass
        return message

    def forget(self) -> None:
        """Drop what the kernel has said: what is heard from now on is the next one."""
        with contextlib.suppress(queue.Empty):
            while True:
                self.client.get_iopub_msg(timeout=0)

    def run(self, code: str, subshell: str | None = None) -> Outcome:
        return self.outcome(self.send(code, subshell))

    def subshell(self) -> str:
        message = self.client.session.msg("create_subshell_request", {})
        self.client.control_channel.send(message)
        return self.client.control_channel.get_msg(timeout=PATIENCE_S)["content"]["subshell_id"]


@pytest.fixture(params=[7, 6], ids=lambda major: f"ipykernel {major}")
def kernel(request, private_home):
    paths = [str(Path.cwd())]
    if request.param == 6:
        assert IPYKERNEL_6.is_dir(), "The second kernel is not installed: run `make .venv/.ipykernel6`."
        paths.insert(0, str(IPYKERNEL_6))
    server = Heartbeats()
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)})
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE_S)
        kernel = Kernel(manager, client, server)
        assert kernel.run("import ipykernel; ipykernel.version_info[0]").result == str(request.param)
        assert kernel.run(SET_UP.replace("{port}", str(server.port))).status == "ok"
        yield kernel
        assert kernel.run("bridge.run(left())").result == "(0, 0)"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        server.close()


def test_a_blocking_call_works_while_a_stream_runs_in_the_background(kernel) -> None:
    assert kernel.run("handle = bridge.submit(talk('s'))").status == "ok"
    kernel.server.until_open(1)
    assert kernel.run("bridge.run(give(1)), bridge.run(give(2))").result == "(1, 2)"
    assert kernel.run("await bridge.aio(give(3))").result == "3"
    assert kernel.run("handle.done()").result == "False"
    kernel.run("handle.cancel()")
    kernel.server.until_open(0)


def test_calls_nest_and_work_within_groups_and_timeouts(kernel) -> None:
    code = """
async def outer():
    return bridge.run(give(5)) + await bridge.aio(give(1))
results = [bridge.run(outer()), await bridge.aio(outer())]
async with asyncio.TaskGroup() as group:
    tasks = [group.create_task(bridge.aio(give(n))) for n in range(3)]
results += [task.result() for task in tasks]
try:
    async with asyncio.timeout(0.5):
        await bridge.aio(talk('s'))
except TimeoutError:
    results.append('timeout')
results
"""
    assert kernel.run(code).result == "[6, 6, 0, 1, 2, 'timeout']"
    kernel.server.until_open(0)


def test_25_interrupts_in_a_row_leave_nothing_behind(kernel) -> None:
    for turn in range(25):
        call = "bridge.run(talk('s', 'begun'))" if turn % 2 else "await bridge.aio(talk('s', 'begun'))"
        message_id = kernel.send(call)
        kernel.outcome(message_id, until_text="begun")
        kernel.manager.interrupt_kernel()
        outcome = kernel.outcome(message_id)
        assert outcome.status == "error", turn
        assert outcome.error in {"KeyboardInterrupt", "CancelledError"}, turn
        kernel.server.until_open(0)
        assert kernel.run(f"bridge.run(left()), {turn}").result == f"((0, 0), {turn})"
    assert kernel.server.came == 25


def test_cells_queued_behind_a_blocking_call_all_run(kernel) -> None:
    first = kernel.send("bridge.run(talk('s', 'begun')); 1")
    second, third = kernel.send("2"), kernel.send("await bridge.aio(give(3))")
    kernel.outcome(first, until_text="begun")
    kernel.server.end_answers()
    assert kernel.outcome(first).result == "1"
    assert kernel.outcome(second).result == "2"
    assert kernel.outcome(third).result == "3"


def test_queued_cells_run_after_an_interrupt_too(kernel) -> None:
    first = kernel.send("bridge.run(talk('s', 'begun'))")
    second, third = kernel.send("2"), kernel.send("3")
    kernel.outcome(first, until_text="begun")
    kernel.manager.interrupt_kernel()
    assert kernel.outcome(second).result == "2"
    assert kernel.outcome(third).result == "3"


@pytest.mark.parametrize("kernel", [7], indirect=True)
def test_calls_work_from_a_subshells_thread_beside_a_blocked_cell(kernel) -> None:
    kernel.run("go = threading.Event()")
    blocked = kernel.send("print('blocking', flush=True); bridge.run(asyncio.to_thread(go.wait))")
    kernel.outcome(blocked, until_text="blocking")
    subshell = kernel.subshell()
    where = kernel.run("threading.current_thread() is threading.main_thread(), bridge.run(give(7))", subshell)
    assert where.result == "(False, 7)"
    assert kernel.run("await bridge.aio(give(8))", subshell).result == "8"
    kernel.run("go.set()", subshell)
    assert kernel.outcome(blocked).status == "ok"


def test_updates_appear_in_the_cell_that_waits(kernel) -> None:
    code = """
async def work():
    for n in range(3):
        bridge.ui(lambda n=n: print('step', n))
        await asyncio.sleep(0)
{call}
"""
    for call in ("bridge.run(work())", "await bridge.aio(work()); await asyncio.sleep(0)"):
        assert kernel.run(code.replace("{call}", call)).text == "step 0\nstep 1\nstep 2\n"


def test_an_error_is_shown_in_words_alone_and_a_defect_with_its_trace(kernel) -> None:
    kernel.run("from pictory_nb.client import NoCreditsError\nasync def fail(error): raise error")
    words = kernel.run("bridge.run(fail(NoCreditsError('There are no credits left.')))")
    assert (words.status, words.error) == ("error", "NoCreditsError")
    assert words.trace == ["NoCreditsError: There are no credits left."]
    defect = kernel.run("bridge.run(fail(LookupError('a defect')))")
    assert "fail(error)" in "\n".join(defect.trace)


def test_a_restart_in_the_middle_of_a_call_is_clean(kernel) -> None:
    message_id = kernel.send("bridge.run(talk('s', 'begun'))")
    kernel.outcome(message_id, until_text="begun")
    kernel.manager.restart_kernel(now=True)
    kernel.forget()
    kernel.client.wait_for_ready(timeout=PATIENCE_S)
    kernel.server.until_open(0)
    assert kernel.run(SET_UP.replace("{port}", str(kernel.server.port))).status == "ok"


def test_what_streams_into_a_chat_carries_no_request_with_it(kernel) -> None:
    code = """
from pictory_nb.conversation.events import TextDelta, TurnStarted
from pictory_nb.widgets import ChatWidget
chat = ChatWidget(print)
chat.handle(TurnStarted('t', 'Make a film'))
{}
chat.comm.comm_id
"""
    delta = "chat.handle(TextDelta('t', 'Hello'))"
    for count, say in enumerate((delta, f"threading.Thread(target=lambda: {delta}).start()")):
        outcome = kernel.run(code.format(say))
        message = kernel.pushed()
        assert message["parent_header"] == {}, count
        assert repr(message["content"]["comm_id"]) == outcome.result
        assert message["content"]["data"] == {
            "method": "custom",
            "content": {"kind": "delta", "turn": "t", "seq": 1, "text": "Hello", "push": 1},
        }
