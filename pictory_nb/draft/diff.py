"""What changed between two drafts, said as a person would say it (CONTRACT §4, "Silent edits")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.change import Change
from pictory_nb.draft.edits import AddTrack, MoveSegment, MoveTrack, RemoveTrack, edits
from pictory_nb.draft.matching import match
from pictory_nb.draft.project_changes import project_changes, track_changes
from pictory_nb.draft.segment_changes import Finding, segment_changes
from pictory_nb.draft.summary import length_of, span
from pictory_nb.draft.values import same, surely_same
from pictory_nb.draft.words import draft_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from pictory_nb.draft.reader import Draft
    from pictory_nb.draft.words import DraftWords

# More single sentences than this about one track and one kind of change are said as a count.
_SINGLES = 3
_COMPARED = ("start_ms", "end_ms", "text", "name", "volume_pct")
_SIDES = ("before", "after")


def diff(before: Draft, after: Draft, language: str = "en") -> list[Change]:
    """Return the changes that lead from `before` to `after`, in timeline order; none for equal drafts.

    A segment is the same one when its id says so, without ids when its content or its place does
    (`match`). Many like changes of one track are one `Change` whose `pairs` hold them all.
    New ids and counters of versions alone are no change. `language` is that of the `words` (``"en"`` or
    ``"zh"``).
    """
    words = draft_words(language)
    findings, others = _found(before, after, words)
    return [*_gathered(findings, words), *others]


def diff_frame(before: Draft, after: Draft, language: str = "en") -> pd.DataFrame:
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
    words = draft_words(language)
    findings, others = _found(before, after, words)
    rows = [_row(change) for change in (*(finding.change(words) for finding in findings), *others)]
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


def _found(before: Draft, after: Draft, words: DraftWords) -> tuple[list[Finding], list[Change]]:
    """Return what happened to segments, and what happened to tracks and the project."""
    if surely_same(before.raw, after.raw):
        return [], []
    matching = match(before, after)
    old_of = {id(new): old for old, (_, new) in matching.segments}
    kept = {id(old) for (_, old), _ in matching.segments}
    pairs = {(old.index, new.index) for old, new in matching.tracks}
    findings: list[Finding] = []
    for track in after.tracks:
        for segment in track.segments:
            was = old_of.get(id(segment))
            if was is None:
                findings.append(Finding("added", track, None, segment))
            else:
                stays = (was[0].index, track.index) in pairs
                findings += segment_changes(*was, track, segment, stays=stays)
    findings += [
        Finding("removed", track, item, None) for track, item in before.segments() if id(item) not in kept
    ]
    others = list(track_changes(before, after, matching.tracks, words))
    others.extend(project_changes(before, after, words, told=bool(findings or others)))
    if not findings and not others and not same(before.raw, after.raw):
        others.extend(_invisible_changes(before, after, words))
    return findings, others


def _invisible_changes(before: Draft, after: Draft, words: DraftWords) -> Iterable[Change]:
    """Say what no table shows, such as another order of the same segments."""
    steps = edits(before.raw, after.raw)
    if any(isinstance(step, MoveTrack | MoveSegment) for step in steps):
        yield Change("moved", "Project", words.order_changed)
    elif any(isinstance(step, AddTrack | RemoveTrack) for step in steps):
        yield Change("settings", "Project", words.settings_changed)


def _gathered(findings: Iterable[Finding], words: DraftWords) -> list[Change]:
    """Say many like changes of one track as a count: "Captions added: 9 segments (4-30s)"."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.track.label, finding.kind].append(finding)
    for track in {track for track, _ in groups}:
        moved, retimed = groups.get((track, "moved"), []), groups.get((track, "retimed"), [])
        if moved and retimed and len(moved) + len(retimed) > _SINGLES:
            retimed.extend(moved)
            moved.clear()
    result: list[Change] = []
    for (track, kind), group in groups.items():
        if len(group) > 1 and _say_the_same(group, words):
            change = group[0].change(words)
            said = words.same_change.format(change=change.words, count=len(group))
            result.append(_joined(change, kind, group, said))
        elif len(group) > _SINGLES:
            result.append(_joined(group[0].change(words), kind, group, _counted(track, kind, group, words)))
        else:
            result.extend(finding.change(words) for finding in group)
    return result


def _say_the_same(group: Sequence[Finding], words: DraftWords) -> bool:
    first = group[0].said(words)
    return all(finding.said(words) == first for finding in group[1:])


def _joined(first: Change, kind: str, group: Sequence[Finding], said: str) -> Change:
    pairs = tuple([(finding.old, finding.new) for finding in group])
    start_ms, end_ms = _extent(group)
    return replace(first, kind=kind, words=said, start_ms=start_ms, end_ms=end_ms, pairs=pairs)


def _counted(label: str, kind: str, group: Sequence[Finding], words: DraftWords) -> str:
    shifts = {item.new.start_ms - item.old.start_ms for item in group if item.old and item.new}
    shift_ms = shifts.pop() if kind == "moved" and len(shifts) == 1 else 0
    how = "later" if shift_ms > 0 else "earlier" if shift_ms else kind
    return getattr(words, f"many_{how}").format(  # type: ignore[no-any-return]
        track=words.named(label),
        count=len(group),
        times=span(*_extent(group), words),
        shift=length_of(abs(shift_ms), words),
    )


def _extent(group: Iterable[Finding]) -> tuple[int, int]:
    shown = [segment for item in group if (segment := item.new or item.old)]
    return min(segment.start_ms for segment in shown), max(segment.end_ms for segment in shown)
