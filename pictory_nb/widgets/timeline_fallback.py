"""A timeline as a static table, for readers without a kernel: GitHub, nbconvert, a reopened notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.widgets.timeline_columns import Row

MOST_ROWS = 200
_COLUMNS: dict[str, Callable[[Row], str]] = {
    "Track": lambda row: row.track,
    "Type": lambda row: row.type,
    "Segment": lambda row: str(row.segment),
    "Content": lambda row: row.text,
    "Start (s)": lambda row: f"{row.start_ms / 1000:.1f}",
    "End (s)": lambda row: f"{row.end_ms / 1000:.1f}",
    "Volume (%)": lambda row: "" if row.volume_pct is None else f"{row.volume_pct:g}",
}


def static_table(rows: Sequence[Row], caption: str) -> str:
    """Return HTML without scripts, every text escaped; the column Change stands only in a comparison."""
    if not rows:
        return "<p>No timeline yet.</p>"
    columns = dict(_COLUMNS)
    if any(row.marks for row in rows):
        columns["Change"] = lambda row: row.change
    head = "".join(f'<th scope="col">{label}</th>' for label in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell(row))}</td>" for cell in columns.values()) + "</tr>"
        for row in rows[:MOST_ROWS]
    )
    left = len(rows) - MOST_ROWS
    more = f"<p>… and {left} more segments.</p>" if left > 0 else ""
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    )
