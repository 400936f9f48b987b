"""The one I/O thread: blocking, awaiting, nested, interrupted, forked; nothing is left behind."""

from __future__ import annotations

import asyncio
import contextvars
import logging
import os
import signal
import subprocess
import sys
import threading
import traceback
from concurrent.futures import CancelledError

import pytest

from pictory_nb import bridge
from pictory_nb.client import PictoryError

PATIENCE_S = 60


async def give(value):
    await asyncio.sleep(0)
    return value


async def fail():
    raise LookupError("not there")


async def thread_name():
    return threading.current_thread().name


@pytest.fixture(autouse=True)
def nothing_left_behind():
    yield

    async def others():
        return [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]

    assert bridge.run(others()) == []


def test_a_call_blocks_and_returns_what_the_work_returns() -> None:
    assert bridge.run(give(7)) == 7
    assert bridge.run(thread_name()) == "pictory_nb-io"
    with pytest.raises(LookupError, match="not there"):
        bridge.run(fail())


def test_it_works_inside_a_running_loop_and_beside_one() -> None:
    async def main():
        return bridge.run(give(1)), await bridge.aio(give(2)), bridge.submit(give(3)).result(PATIENCE_S)

    assert asyncio.run(main()) == (1, 2, 3)


def test_it_works_from_many_threads_at_once() -> None:
    results: list[int] = []
    threads = [threading.Thread(target=lambda n=n: results.append(bridge.run(give(n)))) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == list(range(20))


def test_it_works_nested_to_any_depth() -> None:
    async def deep(level):
        return level if level == 0 else bridge.run(deep(level - 1)) + 1

    async def awaiting():
        return await bridge.aio(give(bridge.run(give(4))))

    assert bridge.run(deep(5)) == 5
    assert bridge.run(awaiting()) == 4


def test_other_work_goes_on_during_a_nested_call() -> None:
    async def outer():
        done = asyncio.Event()
        beside = asyncio.create_task(give("beside"))
        beside.add_done_callback(lambda _: done.set())
        bridge.run(done.wait())
        return await beside

    assert bridge.run(outer()) == "beside"


def test_an_error_in_a_nested_call_arrives() -> None:
    async def outer():
        with pytest.raises(LookupError):
            bridge.run(fail())
        return "fine"

    assert bridge.run(outer()) == "fine"


def test_nothing_of_asyncio_is_changed_for_others() -> None:
    code = """
import asyncio
def parts():
    policy = type(asyncio.get_event_loop_policy())
    return (asyncio.run, asyncio.Task, asyncio.Future, asyncio.get_event_loop, policy.get_event_loop,
            asyncio.BaseEventLoop._run_once, asyncio.SelectorEventLoop.run_forever)
before = parts()
from pictory_nb import bridge
async def inner(): return 1
async def outer(): return bridge.run(inner())
assert bridge.run(outer()) == 1
assert before == parts()
try:
    async def own(): asyncio.get_running_loop().run_until_complete(asyncio.sleep(0))
    asyncio.run(own())
except RuntimeError:
    print("untouched")
"""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "untouched", done.stderr


def test_updates_are_shown_on_the_thread_that_waits() -> None:
    shown: list[str] = []

    async def work():
        for n in range(3):
            bridge.ui(lambda n=n: shown.append(f"{n} on {threading.current_thread().name}"))
            await asyncio.sleep(0)

    bridge.run(work())
    here = threading.current_thread().name
    assert shown == [f"{n} on {here}" for n in range(3)]


def test_updates_are_shown_while_the_call_still_blocks() -> None:
    async def work():
        shown = asyncio.Event()
        loop = asyncio.get_running_loop()
        bridge.ui(lambda: loop.call_soon_threadsafe(shown.set))
        await shown.wait()
        return "seen"

    assert bridge.run(work()) == "seen"


def test_updates_of_an_awaited_job_are_shown_on_the_awaiting_loop_in_its_context() -> None:
    cell = contextvars.ContextVar("cell", default="none")
    shown: list[tuple[str, str]] = []

    async def work():
        bridge.ui(lambda: shown.append((threading.current_thread().name, cell.get())))

    async def main():
        cell.set("cell 1")
        await bridge.aio(work())
        await asyncio.sleep(0)

    asyncio.run(main())
    assert shown == [(threading.current_thread().name, "cell 1")]


def test_updates_of_a_job_that_nobody_waits_for_are_shown_directly() -> None:
    shown: list[str] = []

    async def work():
        bridge.ui(lambda: shown.append(threading.current_thread().name))

    bridge.submit(work()).result(PATIENCE_S)
    bridge.ui(lambda: shown.append("here"))
    assert shown == ["pictory_nb-io", "here"]


def test_an_update_that_fails_is_logged_and_the_work_goes_on(caplog) -> None:
    async def work():
        bridge.ui(lambda: 1 / 0)
        return "done"

    with caplog.at_level(logging.ERROR):
        assert bridge.run(work()) == "done"
    assert "update of the interface failed" in caplog.text


def test_the_awaiting_loop_may_be_gone() -> None:
    shown: list[str] = []
    go, seen = threading.Event(), threading.Event()

    async def work():
        await asyncio.to_thread(go.wait)
        bridge.ui(lambda: (shown.append(threading.current_thread().name), seen.set()))

    loop = asyncio.new_event_loop()

    async def main():
        await bridge.aio(work())

    task = loop.create_task(main())
    loop.call_later(0.05, loop.stop)
    loop.run_forever()
    task._log_destroy_pending = False
    loop.close()
    go.set()

    assert seen.wait(PATIENCE_S)
    assert shown == ["pictory_nb-io"]


class Work:
    """A job that waits for ever and says how it ended."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.cleaned = threading.Event()

    async def __call__(self):
        try:
            self.begun.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.01)
            self.cleaned.set()


def interrupt_when(begun: threading.Event) -> threading.Thread:
    def send() -> None:
        begun.wait(PATIENCE_S)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=send)
    thread.start()
    return thread


def test_ctrl_c_cancels_waits_for_the_clean_up_and_is_raised_again() -> None:
    for _ in range(10):
        work = Work()
        thread = interrupt_when(work.begun)
        with pytest.raises(KeyboardInterrupt):
            bridge.run(work())
        assert work.cleaned.is_set()
        thread.join()


def test_a_clean_up_that_never_ends_gives_the_prompt_back(monkeypatch) -> None:
    monkeypatch.setattr(bridge, "CLEANUP_S", 0.4)
    begun, release = threading.Event(), threading.Event()

    async def stubborn():
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.to_thread(release.wait)

    thread = interrupt_when(begun)
    with pytest.raises(KeyboardInterrupt):
        bridge.run(stubborn())
    thread.join()
    release.set()

    async def the_stubborn_one():
        others = asyncio.all_tasks() - {asyncio.current_task()}
        return await asyncio.wait(others) if others else None

    bridge.run(the_stubborn_one())


def test_cancelling_an_await_cancels_the_work() -> None:
    async def main():
        work = Work()
        task = asyncio.create_task(bridge.aio(work()))
        await asyncio.to_thread(work.begun.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert work.cleaned.is_set()

    asyncio.run(main())


def test_timeouts_and_task_groups_work_around_an_await() -> None:
    async def main():
        work, other = Work(), Work()

        async def run_out_when_begun(limit):
            await asyncio.to_thread(work.begun.wait)
            limit.reschedule(asyncio.get_running_loop().time())

        async def run_out():
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
                group.create_task(run_out_when_begun(limit))
                await bridge.aio(work())

        with pytest.raises(TimeoutError):
            await run_out()
        assert work.cleaned.is_set()

        async def fail_when_begun():
            await asyncio.to_thread(other.begun.wait)
            raise LookupError

        async def both():
            async with asyncio.TaskGroup() as group:
                group.create_task(bridge.aio(other()))
                group.create_task(fail_when_begun())

        with pytest.raises(ExceptionGroup):
            await both()
        assert other.cleaned.is_set()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(bridge.aio(give(n))) for n in range(5)]
        assert [task.result() for task in tasks] == list(range(5))
        with pytest.raises(LookupError):
            await bridge.aio(fail())

    asyncio.run(main())


def test_a_handle_is_done_when_the_work_has_really_ended() -> None:
    work = Work()
    handle = bridge.submit(work())
    work.begun.wait(PATIENCE_S)
    assert handle.cancel()
    with pytest.raises(CancelledError):
        handle.result(PATIENCE_S)
    assert work.cleaned.is_set()
    assert not handle.cancel()
    assert handle.cancelled()


def test_work_that_is_cancelled_before_it_began_never_begins() -> None:
    hold = threading.Event()

    async def block():
        hold.wait(PATIENCE_S)

    blocking = bridge.submit(block())
    work = Work()
    handle = bridge.submit(work())
    assert handle.cancel()
    hold.set()
    with pytest.raises(CancelledError):
        handle.result(PATIENCE_S)
    blocking.result(PATIENCE_S)
    assert not work.begun.is_set() or work.cleaned.is_set()


def test_work_that_is_cancelled_before_it_was_handed_over_never_begins() -> None:
    async def here():
        return asyncio.get_running_loop()

    work = Work()
    handle = bridge.Handle(bridge.run(here()), work())
    assert handle.cancel()
    with pytest.raises(CancelledError):
        handle.result(PATIENCE_S)
    assert not work.begun.is_set()


def test_an_error_in_words_leaves_the_frames_of_the_work_behind_and_a_defect_keeps_them() -> None:
    async def work(error):
        try:
            _ = {}["inner"]
        except LookupError:
            raise error  # noqa: B904 - as a library does

    def functions_in(error):
        return [frame.name for frame in traceback.extract_tb(error.__traceback__)]

    with pytest.raises(PictoryError) as told:
        bridge.run(work(PictoryError("in words")))
    assert "work" not in functions_in(told.value)
    assert told.value.__context__ is None
    assert told.value._render_traceback_() == ["PictoryError: in words"]
    with pytest.raises(ZeroDivisionError) as defect:
        asyncio.run(bridge.aio(work(ZeroDivisionError())))
    assert "work" in functions_in(defect.value)


def test_after_closing_it_begins_anew() -> None:
    work = Work()
    handle = bridge.submit(work())
    work.begun.wait(PATIENCE_S)
    bridge.close()
    assert work.cleaned.is_set()
    assert handle.cancelled()
    bridge.close()
    assert bridge.run(give(1)) == 1


SCRIPT = """
import os, sys, asyncio, threading
from pictory_nb import bridge
async def give(v):
    await asyncio.sleep(0)
    return v
"""


def script(code: str) -> str:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", SCRIPT + code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=2 * PATIENCE_S, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr
    return done.stdout.strip()


def test_a_plain_script_ends_also_with_work_under_way() -> None:
    assert script("print(bridge.run(give(5)))") == "5"
    assert script("bridge.submit(asyncio.sleep(1000)); print('end')") == "end"
    # An interpreter that never used the thread does not begin it at its end.
    assert script("print(threading.active_count())") == "1"


def test_a_fork_begins_its_own_thread_and_leaves_the_parents_alone() -> None:
    code = """
bridge.run(give(0))
pending = bridge.submit(asyncio.sleep(0.3, 'parent'))
child = os.fork()
if child == 0:
    print('child', bridge.run(give(1)), flush=True)
    bridge.close()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
print(pending.result(60), bridge.run(give(2)))
"""
    assert script(code) == "child 1\nparent 2"


def test_a_client_that_is_in_use_works_on_both_sides_of_a_fork(private_home) -> None:
    """The child opens connections of its own; the answer that the parent is waiting for still comes."""
    code = """
import http.server
from pictory_nb.client import Client, Endpoint
from pictory_nb.settings import load_settings

class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def do_GET(self):
        if 'render' in self.path:
            go.wait(60)
        body = b'{"available": 4, "status": "processing"}'
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        ports.append(self.client_address[1])
    def log_message(self, *args): pass

ports, go = [], threading.Event()
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Answer)
threading.Thread(target=server.serve_forever, daemon=True).start()
async def connect():
    return Endpoint(f'http://127.0.0.1:{server.server_address[1]}', 'https://w', is_local=True)
client = Client(connect, settings=load_settings(token='tok-1234', environ={}))
async def credits():
    return (await client.credits()).available
bridge.run(credits())
pending = bridge.submit(client.render_status('render_1'))
bridge.run(credits())
child = os.fork()
if child == 0:
    print(bridge.run(credits()), bridge.run(credits()), flush=True)
    bridge.close()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
go.set()
print(pending.result(60).phase, bridge.run(credits()))
bridge.run(client.aclose())
# Two answers to the parent, then two to the child on a connection of its own.
print(len({*ports[:2]} & {*ports[2:4]}), ports[2] == ports[3])
server.shutdown()
"""
    assert script(code).splitlines() == ["4.0 4.0", "processing 4.0", "0 True"]
