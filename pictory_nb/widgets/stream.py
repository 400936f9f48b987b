"""A growing text on its way to the page: coalesced, numbered, and never more than 20 messages a second.

Jupyter drops comm messages without a word when too many are sent, so tokens are gathered for 50 ms; each
message carries the next number, and a page that misses one asks for `LiveText.snapshot` again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from pictory_nb.widgets.wire import Kind

INTERVAL_S = 0.05

Later = Callable[[float, Callable[[], None]], None]


def call_later(delay_s: float, function: Callable[[], None]) -> None:
    """Call `function` on a thread of its own in `delay_s` seconds."""
    timer = threading.Timer(delay_s, function)
    timer.daemon = True
    timer.start()


class LiveText:
    """The answer of one running turn: text, status line and changes so far.

    Parameters
    ----------
    turn_id
        The turn that the messages belong to.
    push
        Sends one message to the page.
    clock, later
        Seconds that only go forward, and a way to be called in some seconds.
    """

    def __init__(
        self,
        turn_id: str,
        push: Callable[[dict[str, Any]], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        later: Later = call_later,
    ) -> None:
        self.turn_id = turn_id
        self._push = push
        self._clock = clock
        self._later = later
        self._lock = threading.RLock()
        self._text = ""
        self._status = ""
        self._changes: list[str] = []
        self._seq = 0
        self._unsent: dict[str, Any] = {}
        self._last_sent_s = -INTERVAL_S
        self._is_scheduled = False

    def add(self, text: str) -> None:
        """Append `text` to the answer."""
        with self._lock:
            self._text += text
            self._unsent["text"] = self._unsent.get("text", "") + text
            self._send_soon()

    def replace(self, text: str) -> None:
        """Make `text` the whole answer; what the page has already is not sent again."""
        with self._lock:
            if text == self._text:
                return
            if text.startswith(self._text):
                self.add(text.removeprefix(self._text))
                return
            self._text = text
            self._unsent.update(text=text, replace=True)
            self._send_soon()

    def set_status(self, text: str) -> None:
        """Show `text` as the status line."""
        with self._lock:
            if text != self._status:
                self._status = self._unsent["status"] = text
                self._send_soon()

    def add_changes(self, changes: Sequence[str]) -> None:
        """Add sentences on what changed on the timeline."""
        with self._lock:
            if changes:
                self._changes += changes
                self._unsent["changes"] = list(self._changes)
                self._send_soon()

    def snapshot(self) -> dict[str, Any]:
        """Return all there is and the number of the last message that it holds."""
        with self._lock:
            self.flush()
            return {
                "seq": self._seq,
                "text": self._text,
                "status": self._status,
                "changes": list(self._changes),
            }

    def flush(self) -> None:
        """Send now what has not been sent."""
        with self._lock:
            self._is_scheduled = False
            if not self._unsent:
                return
            self._seq += 1
            message = {"kind": Kind.DELTA, "turn": self.turn_id, "seq": self._seq, **self._unsent}
            self._unsent = {}
            self._last_sent_s = self._clock()
            self._push(message)

    def _send_soon(self) -> None:
        if self._is_scheduled:
            return
        wait_s = self._last_sent_s + INTERVAL_S - self._clock()
        if wait_s <= 0:
            self.flush()
        else:
            self._is_scheduled = True
            self._later(wait_s, self.flush)
