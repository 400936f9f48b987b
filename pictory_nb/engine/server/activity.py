"""When the engine was last used, so that it can end itself."""

from __future__ import annotations

import time


class Activity:
    """Counts requests under way and remembers when the last one ended."""

    def __init__(self) -> None:
        self._under_way = 0
        self._last_used = time.monotonic()

    def begin(self) -> None:
        """Note a request that comes in."""
        self._under_way += 1

    def end(self) -> None:
        """Note a request that is over."""
        self._under_way -= 1
        self._last_used = time.monotonic()

    def idle_s(self) -> float:
        """Return for how long nobody has used the engine; 0 while a request is under way."""
        return 0.0 if self._under_way else time.monotonic() - self._last_used
