"""What changed between two drafts, said as a person would say it (CONTRACT §4, "Silent edits")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.draft.summary import format_seconds, quoted_label, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pictory_nb.draft.reader import Draft, Segment, Track

# More single sentences than this about one track and one kind of change are said as a count.
_SINGLES = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `kind` is added, removed, retimed, text, volume or style, `words` says it."""

    kind: str
    track: str
    words: str
    start_ms: int | None = None
    end_ms: int | None = None


def diff(before: Draft, after: Draft) -> list[Change]:
    """Return the changes that lead from `before` to `after`, in timeline order; none for equal drafts.

    Segments are matched by track and id, so that a moved segment is one change and not two.
    """
    old, new = _by_key(before), _by_key(after)
    changes: list[Change] = []
    for key, (track, segment) in new.items():
        if key not in old:
            changes.append(_change("added", track, segment, _described(track, "added", segment)))
        else:
            changes.extend(_differences(track, old[key][1], segment))
    for key, (track, segment) in old.items():
        if key not in new:
            changes.append(_change("removed", track, segment, _described(track, "removed", segment)))
    changes = _gathered(changes)
    if not changes and before.raw != after.raw:
        changes.append(_project_change(before, after))
    return changes


def _by_key(draft: Draft) -> dict[tuple[str, str, int], tuple[Track, Segment]]:
    """Key every segment by track id, segment id and how often that pair has come already."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    keyed: dict[tuple[str, str, int], tuple[Track, Segment]] = {}
    for track, segment in draft.segments():
        pair = (track.track_id, segment.segment_id)
        keyed[(*pair, seen[pair])] = (track, segment)
        seen[pair] += 1
    return keyed


def _differences(track: Track, old: Segment, new: Segment) -> Iterable[Change]:
    if old.raw == new.raw and old.start_ms == new.start_ms:
        return
    known = False
    if (old.text, old.name) != (new.text, new.name):
        known = True
        words = f"{track.label} changed: {_label(track, old)} → {_label(track, new)}"
        yield _change("text", track, new, words)
    if (old.start_ms, old.duration_ms) != (new.start_ms, new.duration_ms):
        known = True
        times = f"{span(old.start_ms, old.end_ms)} → {span(new.start_ms, new.end_ms)}"
        yield _change("retimed", track, new, f"{track.label} retimed: {_label(track, new)} ({times})")
    if old.volume_pct != new.volume_pct:
        known = True
        words = f"{track.label} volume: {_percent(old.volume_pct)} → {_percent(new.volume_pct)}"
        yield _change("volume", track, new, words)
    if not known:
        yield _change("style", track, new, _described(track, "restyled", new))


def _described(track: Track, verb: str, segment: Segment) -> str:
    times = span(segment.start_ms, segment.end_ms)
    volume = "" if segment.volume_pct is None else f", {segment.volume_pct:g}%"
    return f"{track.label} {verb}: {_label(track, segment)} ({times}{volume})"


def _label(track: Track, segment: Segment) -> str:
    return quoted_label(track, segment, quote="'")


def _change(kind: str, track: Track, segment: Segment, words: str) -> Change:
    return Change(kind, track.label, words, segment.start_ms, segment.end_ms)


def _gathered(changes: list[Change]) -> list[Change]:
    """Say many like changes of one track as a count: "Captions added: 9 segments (4-30s)"."""
    groups: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.track, change.kind].append(change)
    verbs = {"text": "changed", "style": "restyled", "volume": "changed in volume"}
    result: list[Change] = []
    for (track, kind), group in groups.items():
        if len(group) <= _SINGLES:
            result.extend(group)
            continue
        start_ms = min(change.start_ms or 0 for change in group)
        end_ms = max(change.end_ms or 0 for change in group)
        words = f"{track} {verbs.get(kind, kind)}: {len(group)} segments ({span(start_ms, end_ms)})"
        result.append(Change(kind, track, words, start_ms, end_ms))
    return result


def _project_change(before: Draft, after: Draft) -> Change:
    if before.duration_ms != after.duration_ms:
        words = f"Length: {format_seconds(before.duration_ms)}s → {format_seconds(after.duration_ms)}s"
        return Change("retimed", "Project", words, 0, after.duration_ms)
    return Change("style", "Project", "Project settings changed", 0, after.duration_ms)


def _percent(volume_pct: float | None) -> str:
    return "unset" if volume_pct is None else f"{volume_pct:g}%"
