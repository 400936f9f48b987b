"""The timeline: lanes drawn to scale and a real table beside them, one row per segment."""

from __future__ import annotations

import json
import threading
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LARGEST_TRAIT_BYTES = 96_000
ROWS_PER_REPLY = 2_000
FALLBACK_ROWS = 200
COLUMNS = {
    "track": "Track",
    "type": "Type",
    "segment": "Segment",
    "text": "Content",
    "start_ms": "Start (s)",
    "end_ms": "End (s)",
    "volume_pct": "Volume (%)",
}


class TimelineWidget(PictoryWidget):
    """Shows the segments of a draft; `selected` is the index of a row, in step with the page.

    Parameters
    ----------
    rows
        One mapping per segment with the keys track, type, segment (its number on the track), start_ms,
        end_ms, duration_ms, text, name, volume_pct; tracks in order, other keys are ignored
        (`draft.to_rows` makes them).
    summary
        The timeline in one sentence (`draft.summarise`).
    on_select
        Called with the row that the user selects in the page, or ``None`` when the selection is cleared.
    title
        The heading.
    """

    stem: ClassVar[str] = "timeline"

    title = traitlets.Unicode("Timeline").tag(sync=True)
    summary = traitlets.Unicode("").tag(sync=True)
    rows: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    row_count = traitlets.Int(0).tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)
    selected = traitlets.Int(None, allow_none=True).tag(sync=True)

    def __init__(
        self,
        rows: Iterable[Mapping[str, Any]] = (),
        summary: str = "",
        *,
        on_select: Callable[[Mapping[str, Any] | None], object] | None = None,
        title: str = "Timeline",
    ) -> None:
        super().__init__(title=title)
        self._on_select = on_select
        self._lock = threading.RLock()
        self._rows: list[dict[str, Any]] = []
        self.wire.answer(Method.TIMELINE_SELECT, self._answer_select)
        self.wire.answer(Method.TIMELINE_ROWS, self._answer_rows)
        self.update(rows, summary)

    def update(self, rows: Iterable[Mapping[str, Any]], summary: str = "") -> None:
        """Show other rows; the selection stays if the same segment is still at its place. Any thread."""
        shown = [_page_row(row) for row in rows]
        with self._lock:
            kept = self.selected_row is not None and self._is_same_segment(shown)
            self._rows = shown
            fits = len(json.dumps(shown)) <= LARGEST_TRAIT_BYTES
            with self.hold_sync():
                if not kept:
                    self.selected = None
                self.summary = summary
                self.rows = shown if fits else []
                self.row_count = len(shown)
                self.revision += 1

    @property
    def selected_row(self) -> Mapping[str, Any] | None:
        """The selected row, or ``None``."""
        with self._lock:
            if self.selected is None or self.selected >= len(self._rows):
                return None
            return self._rows[self.selected]

    def fallback_text(self) -> str:
        """Return the summary."""
        return self.summary or "No timeline yet."

    def fallback_html(self) -> str:
        """Return a static table of at most 200 rows."""
        with self._lock:
            rows = list(self._rows)
        if not rows:
            return "<p>No timeline yet.</p>"
        head = "".join(f'<th scope="col">{label}</th>' for label in COLUMNS.values())
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_static_cell(row, key))}</td>" for key in COLUMNS) + "</tr>"
            for row in rows[:FALLBACK_ROWS]
        )
        left = len(rows) - FALLBACK_ROWS
        more = f"<p>… and {left} more segments.</p>" if left > 0 else ""
        return (
            f"<table><caption>{escape(self.summary or self.title)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
        )

    @traitlets.validate("selected")
    def _check_selected(self, proposal: Any) -> int | None:
        index: int | None = proposal["value"]
        if index is not None and not 0 <= index < len(self._rows):
            raise traitlets.TraitError(
                f"There is no row {index} on this timeline: it has {len(self._rows)} rows, counted from 0."
            )
        return index

    def _is_same_segment(self, rows: list[dict[str, Any]]) -> bool:
        index, old = self.selected, self.selected_row
        if index is None or old is None or index >= len(rows):
            return False
        return all(old[key] == rows[index][key] for key in ("track", "type", "segment"))

    def _answer_select(self, request: Request) -> Reply:
        row = request.params.get("row")
        if row is not None and not (isinstance(row, int) and 0 <= row < len(self._rows)):
            raise RefusedError("The timeline has changed in the meantime; select again.")
        with self._lock:
            self.selected = row
        if self._on_select is not None:
            self._on_select(self.selected_row)
        return Reply()

    def _answer_rows(self, request: Request) -> Reply:
        offset = request.params.get("offset")
        start = offset if isinstance(offset, int) and offset > 0 else 0
        with self._lock:
            return Reply(
                {"revision": self.revision, "rows": self._rows[start : start + ROWS_PER_REPLY]},
            )


def _page_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a row that the page shows, in plain JSON types (NaN and numpy's are not)."""
    volume = row.get("volume_pct")
    start_ms, end_ms = int(row["start_ms"]), int(row["end_ms"])
    return {
        "track": str(row["track"]),
        "type": str(row["type"]),
        "segment": int(row["segment"]),
        "start_ms": start_ms,
        "end_ms": end_ms,
        "duration_ms": end_ms - start_ms,
        "text": _text(row.get("text")) or _text(row.get("name")),
        "volume_pct": None if volume is None or volume != volume else float(volume),  # noqa: PLR0124 - NaN
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _static_cell(row: Mapping[str, Any], key: str) -> str:
    value = row[key]
    if value is None:
        return ""
    return (
        f"{value / 1000:.1f}" if key.endswith("_ms") else f"{value:g}" if key == "volume_pct" else str(value)
    )
