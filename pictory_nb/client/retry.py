"""When a request is repeated, in one place (DESIGN.md "Reliability rules", CONTRACT §2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from pictory_nb.client.errors import (
    ApiError,
    BadAnswerError,
    ConnectionFailedError,
    PictoryError,
    RateLimitedError,
    TokenError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_ATTEMPTS = 5
RATE_LIMIT_PAUSE_S = 30.0
WRONG_ENGINE = 9003
"""[ours]: the local engine turns a key of an earlier start away; the address is then asked for anew."""
_FIRST_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 8.0
_PASSING_STATUSES = frozenset({408, 425, 500, 502, 503, 504})


class Remedy(Enum):
    """What to do before the request is sent once more."""

    WAIT = auto()
    RECONNECT = auto()
    RENEW_TOKEN = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One remedy and the pause that belongs to it, in seconds."""

    remedy: Remedy
    pause_s: float = 0.0


@dataclass(slots=True)
class Attempts:
    """What was already tried for one request.

    `repeatable` is true for a request that may arrive twice without harm (a GET). Any other one is repeated
    only when it provably never left, or was turned away before any work was done (401, 429, 503).
    """

    repeatable: bool
    random: Callable[[], float] = field(repr=False)
    made: int = 0
    renewed: bool = False
    reconnected: bool = False
    rate_limited: bool = False

    def after(self, failure: PictoryError) -> Step | None:
        """Return what to do next after `failure`, or ``None`` when it is to be raised."""
        self.made += 1
        if self.made >= MAX_ATTEMPTS:
            return None
        if isinstance(failure, ConnectionFailedError):
            return self._after_broken_connection(failure)
        if isinstance(failure, TokenError):
            first, self.renewed = not self.renewed, True
            return Step(Remedy.RENEW_TOKEN) if first else None
        if isinstance(failure, RateLimitedError):
            first, self.rate_limited = not self.rate_limited, True
            asked = failure.retry_after_s
            return Step(Remedy.WAIT, RATE_LIMIT_PAUSE_S if asked is None else asked) if first else None
        if isinstance(failure, ApiError):
            if failure.status == 403 and failure.code == WRONG_ENGINE and not self.reconnected:
                self.reconnected = True
                return Step(Remedy.RECONNECT)
            return self._after_passing_fault(failure)
        return None

    def _after_broken_connection(self, failure: ConnectionFailedError) -> Step | None:
        if failure.refused and not self.reconnected:
            self.reconnected = True
            return Step(Remedy.RECONNECT)
        if self.repeatable or failure.never_left:
            return Step(Remedy.RECONNECT if failure.refused else Remedy.WAIT, self._backoff_s())
        return None

    def _after_passing_fault(self, failure: ApiError) -> Step | None:
        turned_away = failure.status == 503 and failure.code is None
        passing = failure.status in _PASSING_STATUSES or (
            isinstance(failure, BadAnswerError) and failure.status == 200
        )
        if turned_away or (self.repeatable and passing):
            asked = failure.retry_after_s
            return Step(Remedy.WAIT, self._backoff_s() if asked is None else asked)
        return None

    def _backoff_s(self) -> float:
        # Full jitter: many clients that failed together do not come back together.
        return self.random() * min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2.0 ** (self.made - 1))
