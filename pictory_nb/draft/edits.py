"""The exact steps from one draft to another: `apply_edits(before, edits(before, after))` is `after`."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pictory_nb.draft.matching import match
from pictory_nb.draft.reader import Draft, read_draft
from pictory_nb.draft.values import OtherDraftError, Patch, patch_between, patched, same, surely_same


@dataclass(frozen=True, slots=True)
class ReplaceDraft:
    """Put `raw` in the place of everything; only where one of the two drafts is no JSON object."""

    raw: Any


@dataclass(frozen=True, slots=True)
class ChangeProject:
    """Change keys of the draft itself, such as its length or theme."""

    patch: Patch


@dataclass(frozen=True, slots=True)
class AddTrack:
    """Insert a track with all that is on it; `at` is its place in the draft after."""

    at: int
    raw: Any


@dataclass(frozen=True, slots=True)
class RemoveTrack:
    """Take a track away."""

    track: int


@dataclass(frozen=True, slots=True)
class MoveTrack:
    """Give a track another place among the tracks; `at` is its place in the draft after."""

    track: int
    at: int


@dataclass(frozen=True, slots=True)
class ChangeTrack:
    """Change keys of a track itself, such as its name."""

    track: int
    patch: Patch


@dataclass(frozen=True, slots=True)
class AddSegment:
    """Insert a segment; `at` is its place on the track in the draft after."""

    track: int
    at: int
    raw: Any


@dataclass(frozen=True, slots=True)
class RemoveSegment:
    """Take a segment away."""

    track: int
    segment: int


@dataclass(frozen=True, slots=True)
class MoveSegment:
    """Put a segment elsewhere on its own or another track; `at` is its place in the draft after."""

    track: int
    segment: int
    to_track: int
    at: int


@dataclass(frozen=True, slots=True)
class ChangeSegment:
    """Change keys of a segment, such as its start, text or volume."""

    track: int
    segment: int
    patch: Patch


TrackEdit = AddTrack | RemoveTrack | MoveTrack | ChangeTrack
SegmentEdit = AddSegment | RemoveSegment | MoveSegment | ChangeSegment
Edit = ReplaceDraft | ChangeProject | TrackEdit | SegmentEdit


def edits(before: Any, after: Any) -> tuple[Edit, ...]:
    """Return the steps that make `after` of `before`; none when both mean the same.

    Parameters
    ----------
    before, after
        Draft JSON of any shape; neither is changed.

    Returns
    -------
    tuple of Edit
        `track` and `segment` are places in the JSON lists of `before`, `at` those in `after`, all from 0.
        The steps belong together: their order does not matter, a part of them has no defined result.
    """
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return () if same(before, after) else (ReplaceDraft(after),)
    if surely_same(before, after):
        return ()
    steps: list[Edit] = []
    has_tracks = _both_lists(before.get("t"), after.get("t"))
    if patch := patch_between(before, after, ("t",) if has_tracks else ()):
        steps.append(ChangeProject(patch))
    if has_tracks:
        steps.extend(_track_edits(read_draft(before), read_draft(after)))
    return tuple(steps)


def apply_edits(raw: Any, steps: Iterable[Edit]) -> Any:
    """Return the draft JSON that `steps` make of `raw`.

    What no step touches is shared with `raw`, so that a long history costs little; `raw` is not changed.

    Raises
    ------
    OtherDraftError
        The steps were made for another draft, so that a place they speak of is not there.
    """
    todo = list(steps)
    if not todo:
        return raw
    if isinstance(todo[0], ReplaceDraft):
        return todo[0].raw
    if not isinstance(raw, Mapping):
        raise OtherDraftError(f"There is no draft to edit, but {type(raw).__name__}.")
    result = dict(raw)
    for step in todo:
        if isinstance(step, ChangeProject):
            result = patched(result, step.patch)
    listed = [step for step in todo if not isinstance(step, ReplaceDraft | ChangeProject)]
    if listed:
        tracks = raw.get("t")
        if not isinstance(tracks, list | tuple):
            raise OtherDraftError("The draft has no list of tracks.")
        result["t"] = _edited_tracks(tracks, listed)
    return result


def _both_lists(before: Any, after: Any) -> bool:
    return isinstance(before, list | tuple) and isinstance(after, list | tuple)


def _track_edits(before: Draft, after: Draft) -> Iterable[Edit]:
    matching = match(before, after)
    old_items, new_items = before.raw["t"], after.raw["t"]
    pairs = {old.index: new.index for old, new in matching.tracks}
    pairs.update(_other_pairs(old_items, new_items))
    for index in range(len(old_items)):
        if index not in pairs:
            yield RemoveTrack(index)
    taken = set(pairs.values())
    for index, item in enumerate(new_items):
        if index not in taken:
            yield AddTrack(index, item)
    for index in _out_of_order(pairs):
        yield MoveTrack(index, pairs[index])
    # Segments are edited one by one where both sides have a list of them, else as a key of the track.
    listed: dict[int, int] = {}
    for old, new in matching.tracks:
        has_segments = _both_lists(old.raw.get("sg"), new.raw.get("sg"))
        if has_segments:
            listed[old.index] = new.index
        if old.raw is not new.raw and (
            patch := patch_between(old.raw, new.raw, ("sg",) if has_segments else ())
        ):
            yield ChangeTrack(old.index, patch)
    yield from _segment_edits(before, after, listed, _segment_pairs(matching.segments, listed))


def _segment_pairs(
    segments: Iterable[Any], listed: Mapping[int, int]
) -> dict[int, dict[int, tuple[int, int]]]:
    """Return, by track and segment before, the track (counted before) and the place after."""
    before_of = {new: old for old, new in listed.items()}
    pairs: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for (old_track, old), (new_track, new) in segments:
        if old_track.index in listed and new_track.index in before_of:
            pairs[old_track.index][old.index] = (before_of[new_track.index], new.index)
    return pairs


def _segment_edits(
    before: Draft, after: Draft, listed: Mapping[int, int], pairs: dict[int, dict[int, tuple[int, int]]]
) -> Iterable[Edit]:
    arrived: dict[int, set[int]] = defaultdict(set)
    for track, new_track in listed.items():
        old_items, new_items = before.raw["t"][track]["sg"], after.raw["t"][new_track]["sg"]
        own = pairs[track]
        own.update((old, (track, new)) for old, new in _other_pairs(old_items, new_items).items())
        for index, item in enumerate(old_items):
            if index not in own:
                yield RemoveSegment(track, index)
                continue
            to_track, at = own[index]
            arrived[to_track].add(at)
            new = after.raw["t"][listed[to_track]]["sg"][at]
            if item is not new and isinstance(item, Mapping) and (patch := patch_between(item, new)):
                yield ChangeSegment(track, index, patch)
        staying = {old: at for old, (to_track, at) in own.items() if to_track == track}
        moved = _out_of_order(staying)
        moved.update(index for index, (to_track, _) in own.items() if to_track != track)
        for index in sorted(moved):
            yield MoveSegment(track, index, *own[index])
    for track, new_track in listed.items():
        for index, item in enumerate(after.raw["t"][new_track]["sg"]):
            if index not in arrived[track]:
                yield AddSegment(track, index, item)


def _other_pairs(olds: Sequence[Any], news: Sequence[Any]) -> dict[int, int]:
    """Pair what stands in a list without being an object, where it is equal and in order."""
    left = [(index, item) for index, item in enumerate(olds) if not isinstance(item, Mapping)]
    pairs: dict[int, int] = {}
    position = 0
    for index, item in enumerate(news):
        if position == len(left):
            break
        if not isinstance(item, Mapping) and same(left[position][1], item):
            pairs[left[position][0]] = index
            position += 1
    return pairs


def _out_of_order(pairs: Mapping[int, int]) -> set[int]:
    """Return the fewest of the paired places that must move for the rest to keep its order."""
    places = sorted(pairs)
    targets = [pairs[place] for place in places]
    # The longest increasing run stays; `ends` holds, by length, the position where the lowest such run ends.
    ends: list[int] = []
    lowest: list[int] = []
    came_from: list[int] = []
    for position, target in enumerate(targets):
        length = bisect.bisect_left(lowest, target)
        came_from.append(ends[length - 1] if length else -1)
        if length == len(ends):
            ends.append(position)
            lowest.append(target)
        else:
            ends[length], lowest[length] = position, target
    stays: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        stays.add(places[position])
        position = came_from[position]
    return set(places) - stays


def _edited_tracks(tracks: Sequence[Any], steps: Iterable[TrackEdit | SegmentEdit]) -> list[Any]:
    items = dict(enumerate(tracks))
    fixed: dict[int, Any] = {}
    gone: set[int] = set()
    moves: list[MoveTrack] = []
    on_segments: list[SegmentEdit] = []
    for step in steps:
        match step:
            case AddTrack(at, raw):
                fixed[at] = raw
            case RemoveTrack(track):
                _at(items, track)
                gone.add(track)
            case MoveTrack():
                moves.append(step)
            case ChangeTrack(track, patch):
                items[track] = patched(_at(items, track), patch)
            case _:
                on_segments.append(step)
    for track, segments in _edited_segments(tracks, on_segments).items():
        items[track] = {**items[track], "sg": segments}
    for move in moves:
        fixed[move.at] = _at(items, move.track)
        gone.add(move.track)
    return _laid_out([item for index, item in items.items() if index not in gone], fixed)


def _edited_segments(tracks: Sequence[Any], steps: Iterable[SegmentEdit]) -> dict[int, list[Any]]:
    items: dict[int, dict[int, Any]] = {}
    fixed: dict[int, dict[int, Any]] = defaultdict(dict)
    gone: dict[int, set[int]] = defaultdict(set)
    moves: list[MoveSegment] = []

    def of(track: int) -> dict[int, Any]:
        if track not in items:
            raw = tracks[track] if 0 <= track < len(tracks) else None
            segments = raw.get("sg") if isinstance(raw, Mapping) else None
            if not isinstance(segments, list | tuple):
                raise OtherDraftError(f"There is no track {track} with segments.")
            items[track] = dict(enumerate(segments))
        return items[track]

    for step in steps:
        match step:
            case AddSegment(track, at, raw):
                of(track)
                fixed[track][at] = raw
            case RemoveSegment(track, segment):
                _at(of(track), segment)
                gone[track].add(segment)
            case ChangeSegment(track, segment, patch):
                of(track)[segment] = patched(_at(of(track), segment), patch)
            case MoveSegment():
                moves.append(step)
    for move in moves:
        of(move.to_track)
        fixed[move.to_track][move.at] = _at(of(move.track), move.segment)
        gone[move.track].add(move.segment)
    return {
        track: _laid_out([item for index, item in own.items() if index not in gone[track]], fixed[track])
        for track, own in items.items()
    }


def _at(items: Mapping[int, Any], index: int) -> Any:
    if index not in items:
        raise OtherDraftError(f"There is nothing at place {index}.")
    return items[index]


def _laid_out(rest: Sequence[Any], fixed: Mapping[int, Any]) -> list[Any]:
    """Return a list with `fixed` at its places and `rest` in order between."""
    length = len(rest) + len(fixed)
    if any(not 0 <= at < length for at in fixed):
        raise OtherDraftError("A place is beyond the end of its list.")
    others = iter(rest)
    return [fixed[index] if index in fixed else next(others) for index in range(length)]
