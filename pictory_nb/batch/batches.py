"""The batches of a studio: begun, gone on with, listed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb import bridge
from pictory_nb.batch.asker import Asker
from pictory_nb.batch.asking import language_of
from pictory_nb.batch.book import BatchBook
from pictory_nb.batch.items import read_items
from pictory_nb.batch.ledger import Ledger
from pictory_nb.batch.live_table import LiveTable
from pictory_nb.batch.naming import name_targets
from pictory_nb.batch.renders import Renders
from pictory_nb.batch.rows import Row, Status
from pictory_nb.batch.runner import BatchRunner
from pictory_nb.batch.table import batch_table, to_frame
from pictory_nb.batch.trouble import is_hopeless
from pictory_nb.batch.words import batch_words
from pictory_nb.client import PictoryError
from pictory_nb.conversation.failures import explained
from pictory_nb.exports import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from pictory_nb.batch.book import BatchRecord
    from pictory_nb.batch.items import Item
    from pictory_nb.batch.ports import Backend, Exports, Talk


class UnknownBatchError(PictoryError):
    """There is no such batch."""


class BatchStoppedError(PictoryError):
    """An error that every video would meet has stopped a batch; what was not begun keeps waiting.

    Attributes
    ----------
    table
        The batch as it is now, as `Studio.batch` would have returned it.
    """

    def __init__(self, message: str, table: pd.DataFrame) -> None:
        super().__init__(message)
        self.table = table


class Batches:
    """All batches of one studio.

    Parameters
    ----------
    talk
        The studio's own conversation: where a new batch is made.
    open_talk
        Returns the conversation of another session; of a new one for ``None``.
    backend, exports
        The client and the exporter.
    backend_name
        ``"local"`` or ``"cloud"``, written into the book.
    hopeless
        Errors that every video would meet, beside the client's.
    book
        Where batches are written down.
    journal
        Where the exporter writes down its renders.
    """

    def __init__(
        self,
        talk: Talk,
        *,
        open_talk: Callable[[str | None], Talk],
        backend: Backend,
        exports: Exports,
        backend_name: str,
        hopeless: Sequence[type[PictoryError]] = (),
        book: BatchBook | None = None,
        journal: Journal | None = None,
    ) -> None:
        self._own_talk = talk
        self._open_talk = open_talk
        self._backend = backend
        self._exports = exports
        self._backend_name = backend_name
        self._hopeless = tuple(hopeless)
        self._book = book or BatchBook()
        self._journal = journal or Journal()

    async def make(
        self, sources: Any, instruction: str = "", seconds: float = 30, folder: str | Path = "videos"
    ) -> pd.DataFrame:
        """Make one video per source; the same call goes on with what is not done. See `Studio.batch`."""
        record = self._planned(read_items(sources, instruction, seconds), folder)
        return await self._run(record, sources.index if hasattr(sources, "columns") else None)

    def _planned(self, items: Sequence[Item], folder: str | Path) -> BatchRecord:
        """Return the batch of these items: the known one, else a new one that has its files' names."""
        place = Path(folder).expanduser().absolute()
        new = self._book.new(items, self._backend_name, place)
        known = self._book.find(new.plan.batch_id)
        if known is not None:
            return known.asked_again(items)
        words = batch_words(self._own_talk.language or language_of(items))
        named = name_targets(items, place, words, reserved=self._book.reserved(new.plan.batch_id))
        new.keep_plan([Row(str(path), note=note) for path, note in named])
        return new

    async def resume(self, batch_id: str | None = None) -> pd.DataFrame:
        """Go on with an earlier batch. See `Studio.resume_batch`."""
        return await self._run(self._wanted(batch_id))

    def unfinished(self, language: str) -> str:
        """Return words on the batch used last that was broken off, with how to go on; ``""`` without one."""
        ended = {Status.DONE, Status.FAILED}
        for record in self._book.records(self._backend_name):
            statuses = [row.status for row in record.rows()]
            if not ended.issuperset(statuses):
                return batch_words(language).unfinished.format(
                    count=len(statuses),
                    done=statuses.count(Status.DONE),
                    failed=statuses.count(Status.FAILED),
                    batch_id=record.plan.batch_id,
                )
        return ""

    def render_ids(self) -> set[str]:
        """Return the ids of the exports that belong to batches: `resume` fetches them."""
        rows = [row for record in self._book.records(self._backend_name) for row in record.rows()]
        return {row.render_id for row in rows if row.render_id is not None}

    def table(self) -> pd.DataFrame:
        """Return one row per known batch. See `Studio.batches`."""
        return batch_table(self._book)

    def _wanted(self, batch_id: str | None) -> BatchRecord:
        known = self._book.records(self._backend_name)
        if batch_id is None:
            for record in known:
                if any(row.status is not Status.DONE for row in record.rows()):
                    return record
            raise UnknownBatchError("No batch is waiting to be gone on with: all that were begun are done.")
        found = next((record for record in known if record.plan.batch_id == batch_id), None)
        if found is None:
            names = ", ".join(record.plan.batch_id for record in known[:5])
            there = f"There are: {names}." if names else "There is none yet: begin one with studio.batch(…)."
            raise UnknownBatchError(
                f"No batch {batch_id} of the {self._backend_name} backend is known here. {there}"
            )
        return found

    async def _run(self, record: BatchRecord, index: pd.Index | None = None) -> pd.DataFrame:
        with record.alone():
            talk = self._talk_for(record)
            words = batch_words(talk.language or language_of(record.plan.items))
            table = LiveTable(record.plan.items, record.rows(), words)
            bridge.ui(table.open)
            ledger = Ledger(
                record,
                words,
                lambda number, row, percent: bridge.ui(partial(table.show, number, row, percent)),
            )
            runner = BatchRunner(
                ledger,
                Asker(ledger, talk=talk, open_talk=self._open_talk, backend=self._backend),
                Renders(ledger, self._exports, self._journal),
                hopeless=lambda error: is_hopeless(error, self._hopeless),
            )
            stopped_by: PictoryError | None = None
            try:
                await runner.run()
            except PictoryError as error:
                stopped_by = error
        result = to_frame(record.plan.items, ledger.rows, index)
        if stopped_by is not None:
            waiting = sum(row.status is Status.WAITING for row in ledger.rows)
            rest = words.some_waiting.format(waiting=waiting, count=len(ledger.rows)) if waiting else ""
            why, batch_id = explained(stopped_by, words.language), record.plan.batch_id
            said = words.batch_stopped.format(error=why, rest=rest, batch_id=batch_id)
            raise BatchStoppedError(said, result) from stopped_by
        return result

    def _talk_for(self, record: BatchRecord) -> Talk:
        """Return the conversation of the batch's session, which an earlier notebook may have begun."""
        used = [row.session_id for row in record.rows() if row.session_id is not None]
        if not used or used[-1] == self._own_talk.session_id:
            return self._own_talk
        return self._open_talk(used[-1])
