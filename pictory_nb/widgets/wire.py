"""The one protocol between a widget in the page and its Python half; `js/src/wire.ts` is the other side.

The page asks (`Kind.REQUEST`, with an id of its own making), Python answers each request exactly once:
with a result, with an error in words, or with "cancelled". Python may also push (`Kind.DELTA`). Answers
go to every page that shows the widget; a page ignores ids that are not its own.

Handlers run on whichever thread the kernel delivers comm messages on: they submit work and return.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ipywidgets

_log = logging.getLogger(__name__)

PROTOCOL = 1
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
    TIMELINE_SELECT = "timeline.select"
    TIMELINE_ROWS = "timeline.rows"
    PLAYER_LOCATE = "player.locate"
    PLAYER_CHUNK = "player.chunk"
    PLAYER_POSTER = "player.poster"


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


class Wire:
    """Answers the requests that arrive at one widget, and pushes messages to its pages.

    Parameters
    ----------
    widget
        The widget whose comm carries the messages.
    """

    def __init__(self, widget: ipywidgets.Widget) -> None:
        self._widget = widget
        self._handlers: dict[str, Handler] = {Method.HELLO: _hello}
        self._running: dict[str, Future[Reply]] = {}
        self._lock = threading.Lock()
        widget.on_msg(self._on_message)

    def answer(self, method: Method, handler: Handler) -> None:
        """Let `handler` answer `method`; it returns the reply or a future of it, or raises `RefusedError`."""
        self._handlers[method] = handler

    def push(self, content: Mapping[str, Any]) -> None:
        """Send one message to every page that shows the widget; callable from any thread."""
        self._widget.send(dict(content))

    def _on_message(self, _widget: object, content: Any, buffers: Sequence[memoryview]) -> None:
        if not isinstance(content, dict) or not isinstance(content.get("id"), str):
            return
        request_id: str = content["id"]
        if content.get("kind") == Kind.CANCEL:
            with self._lock:
                running = self._running.get(request_id)
            if running is not None:
                running.cancel()
        elif content.get("kind") == Kind.REQUEST:
            self._on_request(request_id, content, buffers)

    def _on_request(self, request_id: str, content: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        method, params = content.get("method"), content.get("params")
        handler = self._handlers.get(method) if isinstance(method, str) else None
        if handler is None or not isinstance(params, dict):
            self._fail(request_id, VERSIONS_DIFFER)
            return
        try:
            reply = handler(Request(params, buffers))
        except Exception as error:  # noqa: BLE001 - every path must answer, or the page waits for ever
            self._fail_with(request_id, error)
            return
        if isinstance(reply, Reply):
            self._succeed(request_id, reply)
            return
        with self._lock:
            self._running[request_id] = reply
        reply.add_done_callback(lambda future: self._finish(request_id, future))

    def _finish(self, request_id: str, future: Future[Reply]) -> None:
        with self._lock:
            self._running.pop(request_id, None)
        try:
            self._succeed(request_id, future.result())
        except CancelledError:
            self._widget.send({"kind": Kind.CANCELLED, "id": request_id})
        except Exception as error:  # noqa: BLE001 - the same
            self._fail_with(request_id, error)

    def _succeed(self, request_id: str, reply: Reply) -> None:
        content = {"kind": Kind.RESULT, "id": request_id, "value": dict(reply.value)}
        self._widget.send(content, buffers=list(reply.buffers) or None)

    def _fail_with(self, request_id: str, error: Exception) -> None:
        if not isinstance(error, RefusedError):
            with contextlib.suppress(Exception):
                _log.warning("a widget's request failed", exc_info=error)
        self._fail(request_id, str(error) or type(error).__name__)

    def _fail(self, request_id: str, message: str) -> None:
        self._widget.send({"kind": Kind.ERROR, "id": request_id, "message": message})


def _hello(request: Request) -> Reply:
    """Echo the binary part, so that the page finds out whether its host loses binary data on the way."""
    return Reply({"protocol": PROTOCOL}, [bytes(part) for part in request.buffers])
