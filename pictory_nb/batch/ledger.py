"""The rows of a running batch: shown when they change, and written down when something is certain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.batch.book import BatchRecord
    from pictory_nb.batch.rows import Row
    from pictory_nb.batch.words import BatchWords


class Ledger:
    """What is known of each video.

    Parameters
    ----------
    record
        The batch on disk, held alone by the caller.
    words
        The batch's own words.
    show
        Is told the number and the row when it changes, and how far a step of it is in percent.
    """

    def __init__(
        self, record: BatchRecord, words: BatchWords, show: Callable[[int, Row, int | None], None]
    ) -> None:
        self.words = words
        self.items = record.plan.items
        self.rows = record.rows()
        self._record = record
        self._show = show
        self._told: tuple[int, str, int | None] | None = None

    def set(self, number: int, **changes: Any) -> Row:
        """Change a row, show it, write it down, and return it.

        Raises
        ------
        BatchNotKeptError
            It cannot be written.
        """
        return self.put(number, replace(self.rows[number], **changes))

    def put(self, number: int, row: Row) -> Row:
        """Put another row there, as `set` does."""
        self._told = None
        self.rows[number] = row
        self._show(number, row, None)
        self._record.keep(number, row)
        return row

    def tell(self, number: int, message: str, percent: int | None = None) -> None:
        """Show what is going on just now; it is not written down."""
        if (number, message, percent) == self._told:
            return
        self._told = (number, message, percent)
        self.rows[number] = replace(self.rows[number], message=message)
        self._show(number, self.rows[number], percent)
