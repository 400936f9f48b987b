"""Works through a batch, one video after the other; whatever happens, the notes say what is certain."""

from __future__ import annotations

import asyncio
import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.batch.book import BatchNotKeptError
from pictory_nb.batch.fingerprints import fingerprint
from pictory_nb.batch.rows import Row, Status, Step
from pictory_nb.client import PictoryError
from pictory_nb.conversation.failures import explained
from pictory_nb.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.batch.asker import Asker
    from pictory_nb.batch.ledger import Ledger
    from pictory_nb.batch.renders import Renders
    from pictory_nb.exports import VideoInfo


class BatchRunner:
    """Makes the videos of one batch.

    Parameters
    ----------
    ledger
        The rows.
    asker, renders
        Make the timelines and the files.
    hopeless
        Whether an error would meet the next video too.
    clock
        Returns seconds that only grow.
    """

    def __init__(
        self,
        ledger: Ledger,
        asker: Asker,
        renders: Renders,
        *,
        hopeless: Callable[[BaseException], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ledger = ledger
        self._asker = asker
        self._renders = renders
        self._hopeless = hopeless
        self._clock = clock

    async def run(self) -> None:
        """Make what is not done yet; one that fails is noted and the rest goes on.

        Raises
        ------
        PictoryError
            An error that every video would meet; what was not begun keeps waiting.
        """
        todo = [number for number in range(len(self._ledger.rows)) if not self._is_done(number)]
        for number in todo:
            self._ledger.set(number, status=Status.WAITING, message="")
        for number in todo:
            await self._work(number)

    def _is_done(self, number: int) -> bool:
        """Tell whether a video is done and still there, of the source as it is now."""
        row = self._ledger.rows[number]
        if row.status is not Status.DONE or not Path(row.target).exists():
            return False
        return fingerprint(self._ledger.items[number]) in {"", row.fingerprint}

    async def _work(self, number: int) -> None:
        words = self._ledger.words
        begun_s, worked_s = self._clock(), self._ledger.rows[number].elapsed_s

        def end(status: Status, message: str, **more: Any) -> None:
            elapsed_s = worked_s + self._clock() - begun_s
            self._ledger.set(number, status=status, message=message, elapsed_s=elapsed_s, **more)

        self._ledger.set(number, status=Status.WORKING, message=words.beginning)
        try:
            info = await self._make(number)
        except (PictoryError, DocumentError) as error:
            with contextlib.suppress(BatchNotKeptError):
                end(Status.FAILED, explained(error, words.language))
            if self._hopeless(error):
                raise
        except BaseException as error:
            said = words.stopped
            if not isinstance(error, asyncio.CancelledError):
                said = words.unexpected.format(error=f"{type(error).__name__}: {error}")
            with contextlib.suppress(BatchNotKeptError):
                end(Status.STOPPED, said)
            raise
        else:
            said = words.done.format(info=info, note=self._ledger.rows[number].note).strip()
            end(Status.DONE, said, step=Step.EXPORTED, draft=None, duration_ms=info.duration_ms)

    async def _make(self, number: int) -> VideoInfo:
        self._begin_anew_if_changed(number)
        fetched = await self._renders.fetch(number)
        if fetched is not None:
            return fetched
        await self._have_timeline(number)
        return await self._renders.export(number)

    async def _have_timeline(self, number: int) -> None:
        row = self._ledger.rows[number]
        find = self._asker.find if row.draft is None else self._asker.complete
        if not await find(number):
            await self._asker.ask(number)

    def _begin_anew_if_changed(self, number: int) -> None:
        """Forget what was made of a source that is another one by now."""
        row = self._ledger.rows[number]
        now = fingerprint(self._ledger.items[number])
        if row.step is not Step.NEW and now not in {"", row.fingerprint}:
            note = self._ledger.words.source_changed
            self._ledger.put(number, Row(row.target, row.status, note=note, elapsed_s=row.elapsed_s))
