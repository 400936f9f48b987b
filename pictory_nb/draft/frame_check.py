"""An edited table becomes a plan, or a list of everything that is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.frame_cells import is_missing
from pictory_nb.draft.frame_plan import Added, Kept, Plan
from pictory_nb.draft.frame_problems import FrameError, FrameProblem
from pictory_nb.draft.frame_reader import RowReader
from pictory_nb.draft.frame_rows import Row, read_rows, table_problems
from pictory_nb.draft.summary import span

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from pictory_nb.draft.reader import Draft


def plan_of(draft: Draft, frame: pd.DataFrame) -> Plan:
    """Read an edited table.

    Raises
    ------
    FrameError
        With every problem that there is, when there is one.
    """
    problems = table_problems(draft, frame)
    if problems:
        raise FrameError(problems)
    rows, problems = read_rows(draft, frame)
    reader = RowReader(draft, problems)
    originals: dict[tuple[int, int], list[Row]] = defaultdict(list)
    new_rows: list[Row] = []
    for row in rows:
        if row.place is None:
            new_rows.append(row)
        else:
            originals[row.place[0].index, row.place[1].index].append(row)
    kept: list[Kept] = []
    added: list[Added] = []
    for group in originals.values():
        # Of a row that was repeated the least edited one stays; the others become new segments.
        group.sort(key=_edited_cells)
        for place, row in enumerate(group):
            if place == 0:
                kept.extend(reader.kept(row))
            else:
                added.extend(reader.added(row))
    for row in new_rows:
        added.extend(reader.added(row))
    if not problems:
        problems.extend(_overlaps(kept, added))
    if problems:
        raise FrameError(problems)
    removed = tuple(place for place in draft.segments() if (place[0].index, place[1].index) not in originals)
    return Plan(tuple(kept), tuple(added), removed)


def _edited_cells(row: Row) -> int:
    """Count the cells of a row that differ from its segment."""
    assert row.place is not None
    track, segment = row.place
    plain = {
        "track": track.label,
        "start_ms": segment.start_ms,
        "end_ms": segment.end_ms,
        "duration_ms": segment.duration_ms,
        "text": segment.text,
        "name": segment.name,
        "volume_pct": segment.volume_pct,
    }
    count = 0
    for column, was in plain.items():
        value = row.cells.get(column, was)
        is_same = was is None if is_missing(value) else value == was
        count += not is_same
    return count


def _overlaps(kept: Iterable[Kept], added: Iterable[Added]) -> Iterable[FrameProblem]:
    """Yield segments that the edit lays over each other on one track; what lay so before may stay."""
    lanes: dict[Any, list[tuple[Kept | Added, bool]]] = defaultdict(list)
    for old in kept:
        lanes[old.to_track.index].append((old, old.is_retimed))
    for new in added:
        lanes[new.track.index if new.track else new.track_name].append((new, True))
    for lane in lanes.values():
        lane.sort(key=lambda entry: (entry[0].wanted.start_ms, entry[0].wanted.end_ms))
        longest: tuple[Kept | Added, bool] | None = None
        for entry in lane:
            item, is_touched = entry
            if longest is not None and item.wanted.start_ms < longest[0].wanted.end_ms:
                other, other_touched = longest
                if (is_touched or other_touched) and not _overlapped(item, other):
                    shown, against = (item, other) if is_touched else (other, item)
                    yield _overlap(shown, against)
            if longest is None or item.wanted.end_ms > longest[0].wanted.end_ms:
                longest = entry


def _overlap(item: Kept | Added, other: Kept | Added) -> FrameProblem:
    times = span(item.wanted.start_ms, item.wanted.end_ms)
    other_times = span(other.wanted.start_ms, other.wanted.end_ms)
    whom = f"row {other.row.label}" + (f" ({other.row.said})" if other.row.said else "")
    what = f"{times} overlaps {whom}, which is at {other_times}, on one track."
    return FrameProblem(item.row.label, "start_ms", what, "Move or shorten one of the two.", item.row.said)


def _overlapped(one: Kept | Added, other: Kept | Added) -> bool:
    if isinstance(one, Added) or isinstance(other, Added) or one.track is not other.track:
        return False
    left, right = one.segment, other.segment
    return left.start_ms < right.end_ms and right.start_ms < left.end_ms
