"""What changed between two drafts, said as a person would say it (CONTRACT §4, "Silent edits")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.change import Change
from pictory_nb.draft.edits import AddTrack, MoveSegment, MoveTrack, RemoveTrack, edits
from pictory_nb.draft.matching import match
from pictory_nb.draft.project_changes import project_changes, track_changes
from pictory_nb.draft.segment_changes import added, removed, segment_changes
from pictory_nb.draft.summary import format_seconds, span
from pictory_nb.draft.values import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from pictory_nb.draft.reader import Draft

# More single sentences than this about one track and one kind of change are said as a count.
_SINGLES = 3
_VERBS = {"text": "changed", "style": "restyled", "volume": "changed in volume"}
_COMPARED = ("start_ms", "end_ms", "text", "name", "volume_pct")
_SIDES = ("before", "after")


def diff(before: Draft, after: Draft) -> list[Change]:
    """Return the changes that lead from `before` to `after`, in timeline order; none for equal drafts.

    A segment is the same one when its id says so, without ids when its content or its place does
    (`match`). Many like changes of one track are one `Change` whose `pairs` hold them all.
    New ids and counters of versions alone are no change.
    """
    return _gathered(_singles(before, after))


def diff_frame(before: Draft, after: Draft) -> pd.DataFrame:
    """Return the changes as a DataFrame, one row per segment and kind of change.

    Returns
    -------
    pandas.DataFrame
        Columns `kind`, `track`, `type`, `segment` (its number before where it was removed, else after), then
        `start_ms`, `end_ms`, `text`, `name`, `volume_pct` each with `_before` and `_after`, and `words`.
        Times are Int64 in ms, volumes float64; missing where a side has no such value. A change of the
        project has track "Project" and its values in `text_before` and `text_after`.
    """
    import pandas as pd

    columns = ["kind", "track", "type", "segment"]
    columns += [f"{name}_{side}" for name in _COMPARED for side in _SIDES]
    rows = [_row(change) for change in _singles(before, after)]
    frame = pd.DataFrame(rows, columns=[*columns, "words"])
    whole = [name for name in columns if "_ms_" in name]
    return frame.astype(
        {
            **dict.fromkeys(["segment", *whole], "Int64"),
            "volume_pct_before": "float64",
            "volume_pct_after": "float64",
        }
    )


def _row(change: Change) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": change.kind, "track": change.track, "type": change.type_name}
    row["words"] = change.words
    if not change.pairs:
        return {**row, "text_before": change.was, "text_after": change.now}
    ((old, new),) = change.pairs
    shown = new or old
    row["segment"] = None if shown is None else shown.number
    for side, segment in zip(_SIDES, (old, new), strict=True):
        if segment is not None:
            row.update({f"{name}_{side}": getattr(segment, name) for name in _COMPARED})
    return row


def _singles(before: Draft, after: Draft) -> list[Change]:
    if before.raw is after.raw:
        return []
    matching = match(before, after)
    old_of = {(track.index, segment.index): old for old, (track, segment) in matching.segments}
    kept = {(track.index, segment.index) for (track, segment), _ in matching.segments}
    same_track = {(old.index, new.index) for old, new in matching.tracks}
    changes: list[Change] = []
    for track, segment in after.segments():
        was = old_of.get((track.index, segment.index))
        if was is None:
            changes.append(added(track, segment))
        else:
            stays = (was[0].index, track.index) in same_track
            changes.extend(segment_changes(was[0], was[1], track, segment, stays=stays))
    changes.extend(
        removed(track, segment)
        for track, segment in before.segments()
        if (track.index, segment.index) not in kept
    )
    changes.extend(track_changes(before, after, matching.tracks))
    changes.extend(project_changes(before, after, told=bool(changes)))
    if not changes and not same(before.raw, after.raw):
        changes.extend(_invisible_changes(before, after))
    return changes


def _invisible_changes(before: Draft, after: Draft) -> Iterable[Change]:
    """Say what no table shows, such as another order of the same segments."""
    steps = edits(before.raw, after.raw)
    if any(isinstance(step, MoveTrack | MoveSegment) for step in steps):
        yield Change("moved", "Project", "Order of tracks or segments changed")
    elif any(isinstance(step, AddTrack | RemoveTrack) for step in steps):
        yield Change("settings", "Project", "Project settings changed")


def _gathered(changes: Iterable[Change]) -> list[Change]:
    """Say many like changes of one track as a count: "Captions added: 9 segments (4-30s)"."""
    groups: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.track, change.kind].append(change)
    for track in {track for track, _ in groups}:
        moved, retimed = groups.get((track, "moved"), []), groups.get((track, "retimed"), [])
        if moved and retimed and len(moved) + len(retimed) > _SINGLES:
            retimed.extend(moved)
            moved.clear()
    result: list[Change] = []
    for (_, kind), group in groups.items():
        if len(group) > 1 and len({change.words for change in group}) == 1:
            result.append(_joined(kind, group, f"{group[0].words} ({len(group)} segments)"))
        elif len(group) > _SINGLES:
            result.append(_joined(kind, group, _counted(kind, group)))
        else:
            result.extend(group)
    return result


def _joined(kind: str, group: Sequence[Change], words: str) -> Change:
    pairs = tuple(pair for change in group for pair in change.pairs)
    start_ms, end_ms = _extent(group)
    return replace(group[0], kind=kind, words=words, start_ms=start_ms, end_ms=end_ms, pairs=pairs)


def _counted(kind: str, group: Sequence[Change]) -> str:
    times = f"{len(group)} segments ({span(*_extent(group))})"
    shifts = {new.start_ms - old.start_ms for change in group for old, new in change.pairs if old and new}
    if kind == "moved" and len(shifts) == 1 and (shift_ms := shifts.pop()):
        direction = "later" if shift_ms > 0 else "earlier"
        return f"{group[0].track} moved {format_seconds(abs(shift_ms))}s {direction}: {times}"
    return f"{group[0].track} {_VERBS.get(kind, kind)}: {times}"


def _extent(group: Sequence[Change]) -> tuple[int, int]:
    return min(change.start_ms or 0 for change in group), max(change.end_ms or 0 for change in group)
