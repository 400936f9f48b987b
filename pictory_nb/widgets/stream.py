"""A growing text on its way to the page: coalesced, numbered, and never more than 17 messages a second.

Jupyter drops comm messages without a word when too many are sent, and each costs 0.45 kB beside its text. So
the tokens of an answer that flows are gathered in windows, from 60 ms to 2 s and longer each time; the
message tells how soon the next one is due (``spread_ms``), and the page shows its text little by little until
then. Where the answer pauses or is whole, what has come is sent and shown at once. Each message carries the
next number, and a page that misses one asks for `LiveText.snapshot` again.

Nobody tells that an answer pauses: it does when the next token takes much longer than the longest wait of
late, between 45 and 350 ms. One that comes evenly, 30 tokens a second and more, pauses after 60 ms at most.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypedDict

from pictory_nb.widgets.wire import Kind

INTERVAL_S = 0.06
"""Two messages are never closer together."""

SHORTEST_PAUSE_S = 0.045
"""Two tokens that are closer together belong to an answer that flows."""

LONGEST_GAP_S = 0.35
"""Two tokens that are further apart have a pause between them, however slowly the answer comes."""

GAP_MARGIN = 1.75
"""The wait after which an answer pauses, in longest waits of late."""

GAP_DECAY = 0.99
"""What is left of the longest wait with each token."""

WINDOW_GROWTH = 1.5
LONGEST_WINDOW_S = 2.0

MOST_STEPS = 30
SHORTEST_STEP_S = 0.3

_PROGRESS = re.compile(r"[\s\d.,%/]+$")

Later = Callable[[float, Callable[[], None]], None]


def call_later(delay_s: float, function: Callable[[], None]) -> None:
    """Call `function` on a thread of its own in `delay_s` seconds."""
    timer = threading.Timer(delay_s, function)
    timer.daemon = True
    timer.start()


class Step(TypedDict):
    """One line on what the agent did or does, and for how long; ``None`` where that is not known."""

    text: str
    elapsed_s: float | None


class LiveText:
    """The answer of one running turn: text, steps of work and changes so far.

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
        self._steps: list[tuple[str, float]] = []
        self._changes: list[str] = []
        self._seq = 0
        self._unsent: dict[str, Any] = {}
        self._last_sent_s = self._last_added_s = -INTERVAL_S
        self._longest_gap_s = 0.0
        self._windows = 0
        self._is_first = True
        self._is_whole = False
        self._is_spread = False
        self._is_scheduled = False

    def add(self, text: str) -> None:
        """Append `text` to the answer."""
        with self._lock:
            self._text += text
            self._unsent["text"] = self._unsent.get("text", "") + text
            now_s = self._clock()
            gap_s = now_s - self._last_added_s
            self._is_first = self._is_first or gap_s >= self._pause_s()
            if gap_s >= LONGEST_WINDOW_S:
                self._windows = 0
            if gap_s < LONGEST_GAP_S:
                self._longest_gap_s = max(gap_s, GAP_DECAY * self._longest_gap_s)
            self._last_added_s = now_s
            self._is_whole = False
            if self._is_flowing and now_s - self._last_sent_s >= self._window_s():
                # While the text flows, the next window is longer than this one.
                self._windows += 1
                self._send(spread_s=self._window_s())
            self._send_soon()

    def replace(self, text: str) -> None:
        """Make `text` the whole answer so far; what the page has already is not sent again."""
        with self._lock:
            if not text.startswith(self._text):
                self._text = text
                self._unsent.update(text=text, replace=True)
            elif text != self._text:
                self.add(text.removeprefix(self._text))
            self._is_whole = True
            self._send_soon()

    def set_status(self, text: str) -> None:
        """Show `text` as the step that runs now.

        How far the same step is ("Rendering 45%") is no new step, and one that took no time is not kept.
        """
        with self._lock:
            now_s = self._clock()
            begun_s = now_s
            if self._steps:
                last, last_begun_s = self._steps[-1]
                if last == text:
                    return
                is_same = _PROGRESS.sub("", last) == _PROGRESS.sub("", text)
                if is_same or now_s - last_begun_s < SHORTEST_STEP_S:
                    self._steps.pop()
                    begun_s = last_begun_s if is_same else now_s
            self._steps = [*self._steps[1 - MOST_STEPS :], (text, begun_s)]
            self._unsent["steps"] = None
            self._send_soon()

    def steps(self) -> list[Step]:
        """Return the steps so far, oldest first; the last one runs until now."""
        with self._lock:
            times_s = [begun_s for _, begun_s in self._steps] + [self._clock()]
            lasted_s = [end_s - begun_s for begun_s, end_s in pairwise(times_s)]
            return [
                Step(text=text, elapsed_s=round(elapsed_s, 1))
                for (text, _), elapsed_s in zip(self._steps, lasted_s, strict=True)
            ]

    def add_changes(self, changes: Sequence[str]) -> None:
        """Add sentences on what changed on the timeline."""
        with self._lock:
            if changes:
                self._changes += changes
                self._unsent["changes"] = list(self._changes)
                self._send_soon()

    def snapshot(self, seen: int = 0) -> dict[str, Any]:
        """Return all there is and the number of the last message that it holds; that alone if it was seen."""
        with self._lock:
            self.flush()
            if seen == self._seq > 0:
                return {"seq": self._seq}
            return {
                "seq": self._seq,
                "text": self._text,
                "steps": self.steps(),
                "changes": list(self._changes),
            }

    def flush(self) -> None:
        """Send now what has not been sent, to be shown at once."""
        with self._lock:
            if self._is_flowing:
                # An answer that only falters flows on nearly as it did.
                self._windows = max(0, self._windows - 1)
            self._send()

    def _send(self, spread_s: float = 0.0) -> None:
        """Send what there is; the page takes `spread_s` to show its text, and nothing when that is 0."""
        if not self._unsent and not self._is_spread:
            return
        self._seq += 1
        if "steps" in self._unsent:
            self._unsent["steps"] = self.steps()
        message = {"kind": Kind.DELTA, "turn": self.turn_id, "seq": self._seq, **self._unsent}
        if spread_s:
            message["spread_ms"] = round(1000 * spread_s)
        self._unsent = {}
        self._is_spread = spread_s > 0
        self._is_first = False
        self._last_sent_s = self._clock()
        self._push(message)

    def _send_soon(self) -> None:
        if not self._is_scheduled:
            self._send_when_due()

    def _send_when_due(self) -> None:
        with self._lock:
            self._is_scheduled = False
            wait_s = self._due_s() - self._clock()
            if wait_s <= 0:
                self.flush()
            elif self._unsent or self._is_spread:
                self._is_scheduled = True
                # Looked at again in time for a step, or for the news that no more text will come.
                self._later(min(wait_s, INTERVAL_S), self._send_when_due)

    @property
    def _is_flowing(self) -> bool:
        """Whether nothing waits to be sent but text, and more text is expected behind it."""
        return self._unsent.keys() <= {"text"} and not self._is_first and not self._is_whole

    def _pause_s(self) -> float:
        return min(LONGEST_GAP_S, max(SHORTEST_PAUSE_S, GAP_MARGIN * self._longest_gap_s))

    def _window_s(self) -> float:
        return min(LONGEST_WINDOW_S, INTERVAL_S * WINDOW_GROWTH**self._windows)

    def _due_s(self) -> float:
        """Return when what there is leaves to be shown at once, if no more text comes until then."""
        soonest_s = self._last_sent_s + INTERVAL_S
        return max(self._last_added_s + self._pause_s(), soonest_s) if self._is_flowing else soonest_s
