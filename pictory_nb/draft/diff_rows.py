"""Two drafts as the rows of one timeline: what was removed where it was, everything else as it is now."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.diff import diff
from pictory_nb.draft.frame import to_rows

if TYPE_CHECKING:
    from pictory_nb.draft.reader import Draft, Segment


def diff_rows(before: Draft, after: Draft) -> list[dict[str, Any]]:
    """Return one row per segment of both drafts, with the keys of `to_rows` and three more.

    Returns
    -------
    list of dict
        ``marks``: what happened to the segment (`Change.kind`), a tuple, empty where nothing did;
        ``change``: the same in words; ``was``: start and length before in ms, or ``None`` where it stayed.
        A removed segment stands on its old track, which is added where it is there no more.
    """
    kinds: dict[int, list[str]] = defaultdict(list)
    words: dict[int, list[str]] = defaultdict(list)
    was: dict[int, Segment] = {}
    removed: set[int] = set()
    for change in diff(before, after):
        for old, new in change.pairs:
            shown = new or old
            if shown is None:
                continue
            if new is None:
                removed.add(id(shown))
            elif old is not None:
                was[id(shown)] = old
            if change.kind not in kinds[id(shown)]:
                kinds[id(shown)].append(change.kind)
                words[id(shown)].append(change.words)

    def rows_of(draft: Draft, *, only_removed: bool) -> list[dict[str, Any]]:
        rows = []
        for row, (_, segment) in zip(to_rows(draft), draft.segments(), strict=True):
            if only_removed and id(segment) not in removed:
                continue
            old = was.get(id(segment))
            moved = old is not None and (old.start_ms, old.duration_ms) != (
                segment.start_ms,
                segment.duration_ms,
            )
            rows.append(
                {
                    **row,
                    "marks": tuple(kinds[id(segment)]),
                    "change": "; ".join(words[id(segment)]),
                    "was": (old.start_ms, old.duration_ms) if old is not None and moved else None,
                }
            )
        return rows

    return _together(rows_of(after, only_removed=False), rows_of(before, only_removed=True))


def _together(rows: list[dict[str, Any]], gone: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put removed rows on their tracks in order of time, and number the rows of each track anew."""
    lanes: list[list[dict[str, Any]]] = []
    for row in rows:
        last = lanes[-1][-1] if lanes else None
        if (
            last
            and (last["track"], last["type"]) == (row["track"], row["type"])
            and last["segment"] < row["segment"]
        ):
            lanes[-1].append(row)
        else:
            lanes.append([row])
    for row in gone:
        home = next(
            (lane for lane in lanes if (lane[0]["track"], lane[0]["type"]) == (row["track"], row["type"])),
            None,
        )
        if home is None:
            lanes.append([row])
        else:
            home.append(row)
    for lane in lanes:
        lane.sort(key=lambda row: row["start_ms"])
    return [{**row, "segment": number} for lane in lanes for number, row in enumerate(lane, start=1)]
