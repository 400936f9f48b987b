"""The one I/O thread: blocking calls, awaits and callbacks from anywhere, one loop that does the work.

Why a thread and not the kernel's loop (all measured): a widget callback may run on the main thread
or on a subshell's; ``nest_asyncio.apply()`` on the kernel's loop loses queued cells; a task
on the kernel's loop stands still while a cell computes; an idle ``await`` cannot be interrupted.
"""

from __future__ import annotations

import asyncio
import atexit
import concurrent.futures
import contextvars
import logging
import os
import queue
import selectors
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Generic, Protocol, TypeVar

import nest_asyncio

from pictory_nb.client.errors import PictoryError

T = TypeVar("T")
UiUpdate = Callable[[], object]

TICK_S = 0.2
"""How long a wait may go without looking up: an interrupt is noticed within this time."""

CLEANUP_S = 5.0
"""How long a cancelled call may take to clean up before the caller gets the prompt back anyway."""

_LOGGER = logging.getLogger(__name__)


class _Waiter(Protocol):
    """A thread or a loop that waits for a job and shows its interface updates meanwhile."""

    def post(self, update: UiUpdate) -> None: ...


_waiter: contextvars.ContextVar[_Waiter | None] = contextvars.ContextVar("pictory_nb_waiter", default=None)


class Handle(concurrent.futures.Future[T], Generic[T]):
    """The result to come of a job on the I/O thread.

    `cancel` asks the job to stop; the handle is done when the job has really ended, its clean-up included.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, job: Coroutine[Any, Any, T]) -> None:
        super().__init__()
        self._loop = loop
        self._job = job
        self._task: asyncio.Task[T] | None = None
        self._context = contextvars.copy_context()

    def start(self, waiter: _Waiter | None) -> None:
        """Let the I/O thread begin; `waiter` gets the interface updates of the job."""
        self._context.run(_waiter.set, waiter)
        self._loop.call_soon_threadsafe(self._begin)

    def cancel(self) -> bool:
        """Ask the job to stop; false when it has ended already."""
        if self.done():
            return False
        self._loop.call_soon_threadsafe(self._stop)
        return True

    def _begin(self) -> None:
        self._task = self._loop.create_task(self._job, context=self._context)
        self._task.add_done_callback(self._ended)

    def _stop(self) -> None:
        if self._task is None:
            # Ctrl-C came before `start`.
            self._job.close()
            self._end_cancelled()
        else:
            self._task.cancel()

    def _ended(self, task: asyncio.Task[T]) -> None:
        if task.cancelled():
            self._end_cancelled()
        elif (error := task.exception()) is not None:
            self.set_exception(_without_frames(error) if isinstance(error, PictoryError) else error)
        else:
            self.set_result(task.result())

    def _end_cancelled(self) -> None:
        super().cancel()
        self.set_running_or_notify_cancel()


class _WaitingThread:
    """The waiter of `run`: updates are called on the thread that waits."""

    def __init__(self) -> None:
        self._updates: queue.SimpleQueue[UiUpdate | None] = queue.SimpleQueue()

    def post(self, update: UiUpdate) -> None:
        self._updates.put(update)

    def wake(self, _: object) -> None:
        self._updates.put(None)

    def drain(self, handle: Handle[Any], timeout_s: float | None) -> None:
        """Show updates until `handle` is done, or for `timeout_s`."""
        waited_s = 0.0
        while not (handle.done() and self._updates.empty()):
            try:
                update = self._updates.get(timeout=TICK_S)
            except queue.Empty:
                waited_s += TICK_S
                if timeout_s is not None and waited_s >= timeout_s:
                    return
            else:
                if update is not None:
                    _show(update)


class _WaitingLoop:
    """The waiter of `aio`: updates are called on the loop that awaits, in the context of the cell."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._context = contextvars.copy_context()

    def post(self, update: UiUpdate) -> None:
        try:
            self._loop.call_soon_threadsafe(_show, update, context=self._context)
        except RuntimeError:
            _show(update)


class _PrivateLoop(asyncio.SelectorEventLoop):
    """A class of its own, because nest_asyncio changes the whole class of the loop that it is given."""


class Bridge:
    """One daemon thread with one private loop, begun at the first use and begun anew after a fork."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._left_behind: list[Any] = []
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._after_fork)
        atexit.register(self.close)

    def run(self, job: Coroutine[Any, Any, T]) -> T:
        """Wait for `job` and return its result; works on any thread, inside a running loop, and nested.

        Interface updates (`ui`) of the job are shown meanwhile on this thread. Ctrl-C cancels the job, waits
        for its clean-up for at most 5 s, and is raised again.

        Raises
        ------
        BaseException
            What the job raises.
        """
        loop = self._running_loop()
        if threading.current_thread() is self._thread:
            return _nested(loop, job)
        waiter = _WaitingThread()
        handle = Handle(loop, job)
        handle.add_done_callback(waiter.wake)
        try:
            handle.start(waiter)
            waiter.drain(handle, None)
        except BaseException:
            handle.cancel()
            waiter.drain(handle, CLEANUP_S)
            raise
        return handle.result()

    def submit(self, job: Coroutine[Any, Any, T]) -> Handle[T]:
        """Begin `job` and return at once; for widget callbacks. Its interface updates are shown directly."""
        handle = Handle(self._running_loop(), job)
        handle.start(None)
        return handle

    async def aio(self, job: Coroutine[Any, Any, T]) -> T:
        """Await `job` from any loop; interrupts are noticed within 0.2 s, cancelling cancels the job.

        Raises
        ------
        BaseException
            What the job raises.
        """
        loop = self._running_loop()
        if asyncio.get_running_loop() is loop:
            return await job
        handle = Handle(loop, job)
        ended = asyncio.Event()
        here = asyncio.get_running_loop()
        handle.add_done_callback(lambda _: _call_in(here, ended.set))
        try:
            handle.start(_WaitingLoop())
            await _until(ended)
        except GeneratorExit:
            # The awaiting loop is gone; nothing can be awaited any more.
            handle.cancel()
            raise
        except BaseException:
            handle.cancel()
            await _until(ended, CLEANUP_S)
            raise
        return handle.result()

    def ui(self, update: UiUpdate) -> None:
        """Show something in the notebook: on the thread that waits for the running job, else right here."""
        waiter = _waiter.get()
        if waiter is None:
            _show(update)
        else:
            waiter.post(update)

    def close(self) -> None:
        """Cancel every job and end the thread; the next use begins a new one."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None or thread is threading.current_thread():
            return
        asyncio.run_coroutine_threadsafe(_cancel_all(), loop)
        thread.join(CLEANUP_S)

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                loop = _PrivateLoop(selectors.DefaultSelector())
                # Not nest_asyncio.apply(): that replaces asyncio.run, Task and Future for the whole process.
                nest_asyncio._patch_loop(loop)  # noqa: SLF001
                self._thread = threading.Thread(
                    target=_serve, args=(loop,), name="pictory_nb-io", daemon=True
                )
                self._loop = loop
                self._thread.start()
            return self._loop

    def _after_fork(self) -> None:
        # The thread did not come along. Its loop is kept from the garbage collector: closing it here would
        # take the parent's sockets off the epoll object that both processes share.
        self._left_behind += [self._loop, self._thread]
        self._lock = threading.Lock()
        self._loop = self._thread = None


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _cancel_all() -> None:
    loop = asyncio.get_running_loop()
    others = asyncio.all_tasks(loop) - {asyncio.current_task(loop)}
    for task in others:
        task.cancel()
    if others:
        await asyncio.wait(others, timeout=CLEANUP_S / 2)
    loop.stop()


def _nested(loop: asyncio.AbstractEventLoop, job: Coroutine[Any, Any, T]) -> T:
    """Run `job` to its end inside a callback or a coroutine of the I/O thread itself."""
    task = loop.create_task(job)
    try:
        return loop.run_until_complete(task)
    except BaseException:
        task.cancel()
        raise


def _without_frames(error: PictoryError) -> PictoryError:
    """Leave behind what the work held when it failed (a timeline with signed addresses, say).

    A traceback with local variables then shows none of it; the error's words say what happened. An error
    that is a defect keeps its frames.
    """
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _show(update: UiUpdate) -> None:
    try:
        update()
    except Exception:
        _LOGGER.exception("An update of the interface failed; the work goes on.")


def _call_in(loop: asyncio.AbstractEventLoop, callback: Callable[[], object]) -> None:
    try:
        loop.call_soon_threadsafe(callback)
    except RuntimeError:
        _LOGGER.debug("The loop that awaited is closed.")


async def _until(ended: asyncio.Event, timeout_s: float | None = None) -> None:
    waited_s = 0.0
    while not ended.is_set() and (timeout_s is None or waited_s < timeout_s):
        try:
            async with asyncio.timeout(TICK_S):
                await ended.wait()
        except TimeoutError:
            waited_s += TICK_S


_bridge = Bridge()
run = _bridge.run
submit = _bridge.submit
aio = _bridge.aio
ui = _bridge.ui
close = _bridge.close
