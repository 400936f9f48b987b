"""The batch while it runs: one table that is kept up to date in its cell, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pictory_nb.batch.items import Kind
from pictory_nb.batch.rows import Row, Status
from pictory_nb.batch.table import shown_source
from pictory_nb.live import in_notebook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.batch.items import Item
    from pictory_nb.batch.words import BatchWords

_MOST_ROWS = 60
_LONGEST_NAME_CHARS = 48


class LiveTable:
    """Shows the rows of one batch; to be called where the interface may be changed (`bridge.ui`)."""

    def __init__(self, items: Sequence[Item], rows: Sequence[Row], words: BatchWords) -> None:
        self._words = words
        self._said = {
            Status.WAITING: words.waiting,
            Status.WORKING: words.working,
            Status.DONE: words.is_done,
            Status.FAILED: words.failed,
            Status.STOPPED: words.is_stopped,
        }
        self._names = [_name(item) for item in items]
        self._rows = list(rows)
        self._percent: int | None = None
        self._written: dict[int, str] = {}
        self._update: Callable[[LiveTable], object] | None = None

    def open(self) -> None:
        """Show the table for the first time."""
        if in_notebook():
            from IPython.display import display

            self._update = display(self, display_id=True).update  # type: ignore[no-untyped-call]
        else:
            self._print(self._counts())

    def show(self, number: int, row: Row, percent: int | None = None) -> None:
        """Show a row as it is now; `percent` is how far its export is."""
        self._rows[number], self._percent = row, percent
        if self._update is not None:
            self._update(self)
            return
        if row.status is Status.WAITING:
            return
        told = self._told(row, None if percent is None else percent // 10 * 10)
        news = told if row.status is Status.WORKING else f"{self._said[row.status]} – {told}"
        said = self._words.row.format(name=self._names[number], told=news)
        line = f"{number + 1}/{len(self._rows)} {said}"
        if self._written.get(number) != line:
            self._written[number] = line
            self._print(line)

    def __repr__(self) -> str:
        return "\n".join([self._counts(), *(self._line(number) for number in self._window())])

    def _repr_html_(self) -> str:
        words, window = self._words, self._window()
        body = "".join(self._row_html(number) for number in window)
        hidden = len(self._rows) - len(window)
        foot = (
            f'<tr><td colspan="4">{escape(words.hidden_rows.format(count=hidden))}</td></tr>'
            if hidden
            else ""
        )
        return (
            f'<table><caption style="text-align:left"><strong>{escape(self._counts())}</strong></caption>'
            f"<thead><tr><th>#</th><th>{words.source}</th><th>{words.status}</th><th>{words.message}</th></tr>"
            "</thead>"
            f"<tbody>{body}{foot}</tbody></table>"
        )

    def _row_html(self, number: int) -> str:
        row = self._rows[number]
        strong = "strong" if row.status in {Status.WORKING, Status.FAILED} else "span"
        left = 'style="text-align:left;white-space:normal"'
        told = escape(self._told(row, self._percent))
        return (
            f"<tr><td>{number + 1}</td><td {left}>{escape(self._names[number])}</td>"
            f"<td {left}><{strong}>{self._said[row.status]}</{strong}></td>"
            f"<td {left}>{told}</td></tr>"
        )

    def _line(self, number: int) -> str:
        row = self._rows[number]
        told = self._told(row, self._percent)
        news = self._said[row.status] + (f" – {told}" if told else "")
        return f"{number + 1} {self._words.row.format(name=self._names[number], told=news)}"

    def _told(self, row: Row, percent: int | None) -> str:
        if row.status is Status.DONE:
            return self._words.finished.format(name=Path(row.target).name, message=row.message)
        known = row.status is Status.WORKING and percent is not None
        return f"{row.message} {percent}%" if known else row.message

    def _counts(self) -> str:
        counts = Counter(row.status for row in self._rows)
        words, count = self._words, len(self._rows)
        parts = [
            words.count.format(count=counts[status], status=self._said[status])
            for status in Status
            if counts[status]
        ]
        videos = words.one_video if count == 1 else words.videos.format(count=count)
        return words.counts.format(videos=videos, parts=words.comma.join(parts))

    def _window(self) -> range:
        """Return the rows that are shown: the one at work stays in view."""
        count = len(self._rows)
        if count <= _MOST_ROWS:
            return range(count)
        at_work = next((n for n, row in enumerate(self._rows) if row.status is Status.WORKING), 0)
        first = min(max(0, at_work - _MOST_ROWS // 2), count - _MOST_ROWS)
        return range(first, first + _MOST_ROWS)

    @staticmethod
    def _print(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _name(item: Item) -> str:
    text = Path(item.source).name if item.kind in {Kind.SCRIPT, Kind.MEDIA} else shown_source(item)
    line = " ".join(text[: 4 * _LONGEST_NAME_CHARS].split())
    return line if len(line) <= _LONGEST_NAME_CHARS else f"{line[: _LONGEST_NAME_CHARS - 1]}…"
