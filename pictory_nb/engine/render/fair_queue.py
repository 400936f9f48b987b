"""Who works next: important work first, and among equals each session in its turn."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose work it is, and how much it matters: `STILL`, `PREVIEW` or `FILM`."""

    owner: str
    priority: int


STILL, PREVIEW, FILM = 0, 1, 2


class FairQueue:
    """Lends `size` places.

    A place that becomes free goes to the smallest priority; there, to the owner who got one least recently.
    """

    def __init__(self, size: int) -> None:
        self._free = self._size = size
        self._waiting: dict[int, OrderedDict[str, deque[asyncio.Future[None]]]] = {}

    def resize(self, size: int) -> None:
        """Lend `size` places from now on; those that are lent too many come back first."""
        self._free += size - self._size
        self._size = size
        self._lend()

    @contextlib.asynccontextmanager
    async def place(self, turn: Turn) -> AsyncIterator[None]:
        """Wait for a place and hold it."""
        await self._take(turn)
        try:
            yield
        finally:
            self._free += 1
            self._lend()

    async def _take(self, turn: Turn) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        owners = self._waiting.setdefault(turn.priority, OrderedDict())
        owners.setdefault(turn.owner, deque()).append(mine)
        self._lend()
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                # The place was lent in the same moment.
                self._free += 1
                self._lend()
            raise

    def _lend(self) -> None:
        while self._free > 0 and (waiter := self._next()) is not None:
            self._free -= 1
            waiter.set_result(None)

    def _next(self) -> asyncio.Future[None] | None:
        for priority in sorted(self._waiting):
            owners = self._waiting[priority]
            while owners:
                owner, waiters = owners.popitem(last=False)
                while waiters and waiters[0].done():
                    waiters.popleft()
                if not waiters:
                    continue
                waiter = waiters.popleft()
                if waiters:
                    owners[owner] = waiters
                return waiter
            del self._waiting[priority]
        return None
