"""Which row of an edited table is which segment, whatever pandas did to the table.

A row is known by its `raw` cell, the segment's own JSON: it travels with the row through copies, sorting,
filtering, new indexes and concatenation. A table whose `raw` got lost (a CSV file, say) is read by track and
segment number instead. The index and the order of rows mean nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.frame import COLUMNS, SEGMENTS_ATTR, segments_mark
from pictory_nb.draft.frame_cells import CellError, is_missing, whole_ms
from pictory_nb.draft.frame_problems import FrameProblem
from pictory_nb.draft.values import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from pictory_nb.draft.reader import Draft, Segment, Track

Place = tuple["Track", "Segment"]
_AGAIN = "Take a new table with `studio.timeline.df` and edit that one."
_UNITS = ("_ms", "_pct")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the table; `place` is the segment that it shows, ``None`` for a new one."""

    label: Any
    cells: Mapping[str, Any]
    place: Place | None

    @property
    def said(self) -> str:
        """What the row is about, such as ``"Captions 2"``."""
        return "" if self.place is None else f"{self.place[0].label} {self.place[1].number}"


def table_problems(draft: Draft, frame: pd.DataFrame) -> list[FrameProblem]:
    """Return what is wrong with a table before any row is looked at."""
    problems: list[FrameProblem] = []
    columns = [str(column) for column in frame.columns]
    for column in columns:
        if columns.count(column) > 1:
            problems.append(FrameProblem(None, column, "This column is there twice.", "Drop one of them."))
            break
        meant = _meant(column)
        if meant is not None:
            problems.append(
                FrameProblem(
                    None, column, f"There is no such column; {meant} is meant.", "Rename or drop it."
                )
            )
    if "track" not in columns:
        problems.append(FrameProblem(None, "track", "This column is missing.", _AGAIN))
    if len(frame) == 0 and draft.is_exportable:
        advice = "Keep at least one row, or tell the agent to start over."
        problems.append(FrameProblem(None, None, "It has no rows: that would remove everything.", advice))
    mark = frame.attrs.get(SEGMENTS_ATTR)
    if mark is not None and mark != segments_mark(draft):
        what = "It was made when the timeline had other segments."
        problems.append(FrameProblem(None, None, what, _AGAIN))
    return problems


def read_rows(draft: Draft, frame: pd.DataFrame) -> tuple[list[Row], list[FrameProblem]]:
    """Return the rows with the segments that they show, and the rows for which that cannot be said."""
    names = [column for column in COLUMNS if column in frame.columns]
    columns = [frame[name].tolist() for name in names]
    labels = frame.index.tolist()
    table = [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
    if any(isinstance(cells.get("raw"), Mapping) for cells in table):
        return _by_raw(draft, labels, table)
    return _by_number(draft, labels, table)


def _by_raw(
    draft: Draft, labels: Sequence[Any], table: Sequence[dict[str, Any]]
) -> tuple[list[Row], list[FrameProblem]]:
    known: dict[int, list[Place]] = defaultdict(list)
    for track, segment in draft.segments():
        known[id(segment.raw)].append((track, segment))
    copies: _Copies | None = None
    rows: list[Row] = []
    problems: list[FrameProblem] = []
    for label, cells in zip(labels, table, strict=True):
        raw = cells.get("raw")
        if is_missing(raw):
            rows.append(Row(label, cells, None))
            continue
        if not isinstance(raw, Mapping):
            advice = "Leave `raw` as it was; leave it empty only in a new row."
            problems.append(FrameProblem(label, "raw", "This is not the JSON of a segment.", advice))
            continue
        places = known.get(id(raw))
        if places is None:
            copies = copies or _Copies(draft)
            places = copies.of(raw)
        if not places:
            what = "This segment is not on the timeline as it is now, or `raw` was edited."
            problems.append(FrameProblem(label, "raw", what, _AGAIN))
            continue
        rows.append(Row(label, cells, _nearest(places, cells)))
    return rows, problems


def _by_number(
    draft: Draft, labels: Sequence[Any], table: Sequence[dict[str, Any]]
) -> tuple[list[Row], list[FrameProblem]]:
    known: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for track, segment in draft.segments():
        known[track.label, segment.number].append((track, segment))
    rows: list[Row] = []
    problems: list[FrameProblem] = []
    for label, cells in zip(labels, table, strict=True):
        number = cells.get("segment")
        if is_missing(number):
            rows.append(Row(label, cells, None))
            continue
        try:
            places = known.get((str(cells.get("track")), whole_ms(number)), [])
        except CellError as error:
            problems.append(FrameProblem(label, "segment", str(error), "Leave it empty in a new row."))
            continue
        if len(places) == 1:
            rows.append(Row(label, cells, places[0]))
        else:
            found = "There are several segments" if places else "There is no segment"
            what = f"{found} {number} on {cells.get('track')}."
            advice = "Keep the column `raw`, or leave `segment` empty to insert a new one."
            problems.append(FrameProblem(label, "segment", what, advice))
    return rows, problems


class _Copies:
    """Finds segments by equal JSON, for tables that were pickled or deep-copied on their way."""

    def __init__(self, draft: Draft) -> None:
        self._known: dict[tuple[str, int], list[Place]] = defaultdict(list)
        for track, segment in draft.segments():
            self._known[_sketch(segment.raw)].append((track, segment))

    def of(self, raw: Mapping[str, Any]) -> list[Place]:
        return [place for place in self._known.get(_sketch(raw), []) if same(place[1].raw, raw)]


def _sketch(raw: Mapping[str, Any]) -> tuple[str, int]:
    """Return something cheap that equal JSON objects share."""
    return f"{raw.get('id')!s:.80}", len(raw)


def _nearest(places: Sequence[Place], cells: Mapping[str, Any]) -> Place:
    """Choose among segments with the same JSON the one whose track and number the row states."""
    for track, segment in places:
        if track.label == cells.get("track") and segment.number == cells.get("segment"):
            return track, segment
    return places[0]


def _meant(column: str) -> str | None:
    """Return the column that a misspelt one stands for, such as ``volume`` for ``volume_pct``."""
    if column in COLUMNS:
        return None
    plain = _plain(column)
    return next((name for name in COLUMNS if _plain(name) == plain), None)


def _plain(column: str) -> str:
    name = "".join(character for character in column.lower() if character.isalnum())
    for unit in (*_UNITS, "ms", "s", "pct", "percent"):
        bare = unit.strip("_")
        if name.endswith(bare) and len(name) > len(bare):
            return name.removesuffix(bare)
    return name
