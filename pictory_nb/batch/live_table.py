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

_MOST_ROWS = 60
_LONGEST_NAME_CHARS = 48


class LiveTable:
    """Shows the rows of one batch; to be called where the interface may be changed (`bridge.ui`)."""

    def __init__(self, items: Sequence[Item], rows: Sequence[Row]) -> None:
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
        words = told if row.status is Status.WORKING else f"{row.status.value} – {told}"
        line = f"{number + 1}/{len(self._rows)} {self._names[number]}: {words}"
        if self._written.get(number) != line:
            self._written[number] = line
            self._print(line)

    def __repr__(self) -> str:
        return "\n".join([self._counts(), *(self._line(number) for number in self._window())])

    def _repr_html_(self) -> str:
        window = self._window()
        body = "".join(self._row_html(number) for number in window)
        hidden = len(self._rows) - len(window)
        foot = (
            f'<tr><td colspan="4">… and {hidden} more, all in the table returned</td></tr>' if hidden else ""
        )
        return (
            f'<table><caption style="text-align:left"><strong>{escape(self._counts())}</strong></caption>'
            "<thead><tr><th>#</th><th>source</th><th>status</th><th>message</th></tr></thead>"
            f"<tbody>{body}{foot}</tbody></table>"
        )

    def _row_html(self, number: int) -> str:
        row = self._rows[number]
        strong = "strong" if row.status in {Status.WORKING, Status.FAILED} else "span"
        left = 'style="text-align:left;white-space:normal"'
        told = escape(self._told(row, self._percent))
        return (
            f"<tr><td>{number + 1}</td><td {left}>{escape(self._names[number])}</td>"
            f"<td {left}><{strong}>{row.status.value}</{strong}></td>"
            f"<td {left}>{told}</td></tr>"
        )

    def _line(self, number: int) -> str:
        row = self._rows[number]
        told = self._told(row, self._percent)
        return f"{number + 1} {self._names[number]}: {row.status.value}{f' – {told}' if told else ''}"

    @staticmethod
    def _told(row: Row, percent: int | None) -> str:
        if row.status is Status.DONE:
            return f"{Path(row.target).name}: {row.message}"
        known = row.status is Status.WORKING and percent is not None
        return f"{row.message} {percent}%" if known else row.message

    def _counts(self) -> str:
        counts = Counter(row.status for row in self._rows)
        parts = [f"{counts[status]} {status.value}" for status in Status if counts[status]]
        videos = "1 video" if len(self._rows) == 1 else f"{len(self._rows)} videos"
        return f"{videos}: {', '.join(parts)}"

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
