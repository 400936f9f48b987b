"""The one protocol between a widget in the page and its Python half; `js/src/wire.ts` is the other side.

The page asks (`Kind.REQUEST`, with an id of its own making), Python answers each request exactly once:
with a result, with an error in words, or with "cancelled". Python may also push (`Kind.DELTA`). Answers
go to every page that shows the widget; a page ignores ids that are not its own.

A connection that breaks loses what was on its way. So a page that hears nothing says hello with the ids
that it waits for: answers that were given are sent again, and what never arrived it sends once more under
its old id. No handler runs twice for one id, unless its answer held too much binary data to be kept: such
requests only read. Pushes are numbered, so that a page notices one that is missing.

A host that loses binary data is found by the echo of `hello`; its pages send and get it as base64 text.

Handlers run on whichever thread the kernel delivers comm messages on: they submit work and return.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ipywidgets

_log = logging.getLogger(__name__)

VERSIONS_DIFFER = (
    "This page and the kernel run different versions of pictory_nb. "
    "Reload the page, and restart the kernel if that is not enough."
)


class Kind(StrEnum):
    """What a message is; the same list stands in `js/src/kinds.ts`."""

    REQUEST = "request"
    CANCEL = "cancel"
    RESULT = "result"
    ERROR = "error"
    CANCELLED = "cancelled"
    DELTA = "delta"


class Method(StrEnum):
    """What the page can ask for; the same list stands in `js/src/kinds.ts`."""

    HELLO = "hello"
    CHAT_SEND = "chat.send"
    CHAT_STOP = "chat.stop"
    CHAT_ACTION = "chat.action"
    CHAT_LIVE = "chat.live"
    CHAT_EARLIER = "chat.earlier"
    CHAT_PROMPT = "chat.prompt"
    CHAT_MARKDOWN = "chat.markdown"
    TIMELINE_SELECT = "timeline.select"
    TIMELINE_ROWS = "timeline.rows"
    TIMELINE_EDIT = "timeline.edit"
    TIMELINE_STEP = "timeline.step"
    TIMELINE_STILL = "timeline.still"
    TIMELINE_OUTLINE = "timeline.outline"
    PLAYER_LOCATE = "player.locate"
    PLAYER_CHUNK = "player.chunk"
    PLAYER_POSTER = "player.poster"
    PLAYER_PLAN = "player.plan"
    PLAYER_PART = "player.part"
    PLAYER_CAPTIONS = "player.captions"
    PLAYER_TIME = "player.time"
    PLAYER_STILL = "player.still"
    COMPARE_SET = "compare.set"
    PANEL_FOLD = "panel.fold"
    FILES_BEGIN = "files.begin"
    FILES_CHUNK = "files.chunk"
    FILES_ADDRESS = "files.address"
    FILES_PAUSE = "files.pause"
    FILES_RESUME = "files.resume"
    FILES_INTERRUPT = "files.interrupt"
    FILES_RETRY = "files.retry"
    FILES_REMOVE = "files.remove"
    FILES_ROWS = "files.rows"
    FILES_THUMBNAIL = "files.thumbnail"
    FILES_SCRIPT = "files.script"


class RefusedError(Exception):
    """A request that is turned down; the message is what the person in front of the page reads."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the page asked: its parameters, and binary parts if there are any."""

    params: Mapping[str, Any]
    buffers: Sequence[memoryview] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a request: a small JSON value, and binary parts."""

    value: Mapping[str, Any] = field(default_factory=dict)
    buffers: Sequence[bytes | memoryview] = ()


Handler = Callable[[Request], "Reply | Future[Reply]"]


_REMEMBERED_ANSWERS = 256
_REMEMBERED_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was sent to a page, kept in case that it did not arrive."""

    content: dict[str, Any]
    buffers: Sequence[bytes | memoryview] = ()


class Wire:
    """Answers the requests that arrive at one widget, and pushes messages to its pages.

    Parameters
    ----------
    widget
        The widget whose comm carries the messages.
    """

    def __init__(self, widget: ipywidgets.Widget) -> None:
        self._widget = widget
        self._handlers: dict[str, Handler] = {}
        self._running: dict[str, Future[Reply] | None] = {}
        self._answers: OrderedDict[str, _Answer | None] = OrderedDict()
        self._pushed = 0
        self._lock = threading.Lock()
        self._push_lock = threading.Lock()
        widget.on_msg(self._on_message)
        widget.observe(lambda change: _hear_where_it_was_sent(change["new"]), "comm")
        _hear_where_it_was_sent(widget.comm)

    def answer(self, method: Method, handler: Handler) -> None:
        """Let `handler` answer `method`; it returns the reply or a future of it, or raises `RefusedError`."""
        self._handlers[method] = handler

    def push(self, content: Mapping[str, Any]) -> None:
        """Send one message to every page that shows the widget; callable from any thread."""
        with self._push_lock:
            self._pushed += 1
            _publish(self._widget, {**content, "push": self._pushed})

    def _on_message(self, _widget: object, content: Any, buffers: Sequence[memoryview]) -> None:
        if not isinstance(content, dict) or not isinstance(content.get("id"), str):
            return
        request_id: str = content["id"]
        if content.get("kind") == Kind.CANCEL:
            with self._lock:
                running = self._running.get(request_id)
            if running is not None:
                running.cancel()
        elif content.get("kind") == Kind.REQUEST and content.get("method") == Method.HELLO:
            self._on_hello(request_id, content, buffers)
        elif content.get("kind") == Kind.REQUEST and self._is_new(request_id):
            self._on_request(request_id, content, buffers)

    def _on_hello(self, request_id: str, content: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Echo the binary part, send again what was answered, and tell what never arrived."""
        params = content.get("params")
        asked = params.get("open") if isinstance(params, dict) else None
        waited_for = [one for one in asked if isinstance(one, str)] if isinstance(asked, list) else []
        with self._lock:
            known = {one: self._answers.get(one) for one in waited_for if one not in self._running}
        for answer in known.values():
            if answer is not None:
                self._widget.send(answer.content, buffers=list(answer.buffers) or None)
        with self._push_lock:
            pushed = self._pushed
        value = {"lost": [one for one, answer in known.items() if answer is None], "pushed": pushed}
        echo = [bytes(part) for part in buffers]
        self._widget.send({"kind": Kind.RESULT, "id": request_id, "value": value}, buffers=echo or None)

    def _is_new(self, request_id: str) -> bool:
        """Begin a request; false when it is being worked on, or when its answer is still known."""
        with self._lock:
            if request_id in self._running or self._answers.get(request_id) is not None:
                return False
            self._running[request_id] = None
            return True

    def _on_request(self, request_id: str, content: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        method, params, parts = content.get("method"), content.get("params"), content.get("parts")
        handler = self._handlers.get(method) if isinstance(method, str) else None
        is_text = isinstance(parts, list)
        try:
            sent = [memoryview(base64.b64decode(part, validate=True)) for part in parts] if parts else buffers
        except (binascii.Error, TypeError, ValueError):
            handler = None
        if handler is None or not isinstance(params, dict):
            self._fail(request_id, VERSIONS_DIFFER)
            return
        try:
            reply = handler(Request(params, sent))
        except Exception as error:  # noqa: BLE001 - every path must answer, or the page waits for ever
            self._fail_with(request_id, error)
            return
        if isinstance(reply, Reply):
            self._succeed(request_id, reply, is_text=is_text)
            return
        with self._lock:
            self._running[request_id] = reply
        reply.add_done_callback(lambda future: self._finish(request_id, future, is_text=is_text))

    def _finish(self, request_id: str, future: Future[Reply], *, is_text: bool) -> None:
        try:
            self._succeed(request_id, future.result(), is_text=is_text)
        except CancelledError:
            self._send(_Answer({"kind": Kind.CANCELLED, "id": request_id}))
        except Exception as error:  # noqa: BLE001 - the same
            self._fail_with(request_id, error)

    def _succeed(self, request_id: str, reply: Reply, *, is_text: bool) -> None:
        content: dict[str, Any] = {"kind": Kind.RESULT, "id": request_id, "value": dict(reply.value)}
        if is_text:
            content["parts"] = [base64.b64encode(part).decode("ascii") for part in reply.buffers]
        self._send(_Answer(content, () if is_text else reply.buffers))

    def _fail_with(self, request_id: str, error: Exception) -> None:
        if not isinstance(error, RefusedError):
            with contextlib.suppress(Exception):
                _log.warning("a widget's request failed", exc_info=error)
        self._fail(request_id, str(error) or type(error).__name__)

    def _fail(self, request_id: str, message: str) -> None:
        self._send(_Answer({"kind": Kind.ERROR, "id": request_id, "message": message}))

    def _send(self, answer: _Answer) -> None:
        request_id = answer.content["id"]
        with self._lock:
            self._running.pop(request_id, None)
            # Much binary data is the answer to a question that may be asked again: it is not kept.
            self._answers[request_id] = answer if _size_bytes(answer) <= _REMEMBERED_BYTES else None
            while len(self._answers) > _REMEMBERED_ANSWERS:
                self._answers.popitem(last=False)
        self._widget.send(answer.content, buffers=list(answer.buffers) or None)


def _publish(widget: ipywidgets.Widget, content: Mapping[str, Any]) -> None:
    """Send a message that answers nothing, and so has no parent.

    A widget's own way to send names the last request as the parent of all: 230 bytes beside a few words.
    """
    comm: Any = widget.comm
    kernel = getattr(comm, "kernel", None)
    if kernel is None or not hasattr(kernel, "iopub_socket") or not hasattr(comm, "topic"):
        # Not ipykernel's.
        widget.send(content)
        return
    message = {"data": {"method": "custom", "content": content}, "comm_id": comm.comm_id}
    kernel.session.send(kernel.iopub_socket, "comm_msg", message, ident=comm.topic)


def _hear_where_it_was_sent(comm: Any) -> None:
    """Let what a page sends arrive on the subshell that it names, whoever published last.

    ipykernel 7.4 sends it to the subshell of the last publication instead. For one from a plain thread that
    is whichever subshell was busy then, often a short-lived one of the page's own: once it has ended, the
    comm is deaf for good. And a comm that a cell has published on would wait for the next cell to end.
    """
    if hasattr(comm, "_reply_subshell_for"):
        comm._reply_subshell_for = lambda _data, sent_to: sent_to  # noqa: SLF001 - there is no public way


def _size_bytes(answer: _Answer) -> int:
    """Return how much of an answer is binary, in either form."""
    text = sum(len(part) for part in answer.content.get("parts", ()))
    return text + sum(memoryview(part).nbytes for part in answer.buffers)
