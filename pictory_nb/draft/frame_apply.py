"""An edited table becomes draft JSON again: only what was edited changes, every unknown key is kept."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.frame_check import plan_of
from pictory_nb.draft.frame_plan import Added, Kept
from pictory_nb.draft.frame_writing import starts_at, written
from pictory_nb.draft.reader import DURATION_KEYS, TEXT, locate, read_draft, read_text, stated_id, whole_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from pictory_nb.draft.frame_plan import Plan
    from pictory_nb.draft.reader import Draft, Track

Item = Kept | Added


def apply_frame(raw: Any, frame: pd.DataFrame) -> Any:
    """Return the draft that an edited table describes.

    Parameters
    ----------
    raw
        Draft JSON as the backend gave it; it is not changed.
    frame
        A table from `to_frame` of this draft, edited with pandas. The table is the whole timeline:

        - A row is known by its `raw` cell, so it may be copied, sorted or indexed anew; without the column
          by `track` and `segment`. The index and the order of rows mean nothing.
        - A row that is not there any more removes its segment.
        - A row that is there twice, or that has no `raw`, is a new segment. It may name a new track when its
          `type` is Text.
        - `start_ms` alone moves a segment, `end_ms` or `duration_ms` makes it longer or shorter; both
          edited must agree. Fractions of a millisecond are rounded.
        - Another `track` of the same type moves the segment there.
        - Further columns are ignored.

    Returns
    -------
    dict
        New draft JSON that shares what was not edited with `raw`; `raw` itself where nothing was edited.
        Wanted stand under the keys where they were found, new segments under those of CONTRACT §6; a stated
        length follows the content. The times of single words in a text that changed are dropped.

    Raises
    ------
    FrameError
        Something is wrong with the table; the error lists every row and column.
    """
    draft = read_draft(raw)
    plan = plan_of(draft, frame)
    if plan.is_empty:
        return raw
    names = _Names(draft)
    lanes: dict[int, list[Item]] = defaultdict(list)
    fresh: dict[str, list[Item]] = defaultdict(list)
    touched = {track.index for track, _ in plan.removed}
    for kept in plan.kept:
        lanes[kept.to_track.index].append(kept)
        if kept.is_changed:
            touched.update((kept.track.index, kept.to_track.index))
    for added in plan.added:
        if added.track is None:
            fresh[added.track_name].append(added)
        else:
            lanes[added.track.index].append(added)
            touched.add(added.track.index)
    listed = draft.raw.get("t")
    tracks = list(listed) if isinstance(listed, list | tuple) else []
    for track in draft.tracks:
        if track.index in touched:
            segments = _lane(_ordered(track, lanes[track.index]), _role(track), names)
            tracks[track.index] = {**track.raw, "sg": _among_others(track.raw.get("sg"), segments)}
    for name, items in fresh.items():
        segments = _lane(sorted(items, key=_start), "title", names)
        tracks.append({"id": names.new("track", name), "tt": TEXT, "m": {"name": name}, "sg": segments})
    return _with_length(draft, {**draft.raw, "t": tracks}, plan)


def _lane(items: Sequence[Item], role: str | None, names: _Names) -> list[Mapping[str, Any]]:
    """Return the JSON of the segments of one track, in this order."""
    segments: list[Mapping[str, Any]] = []
    running_ms = 0
    for item in items:
        if isinstance(item, Kept) and not item.is_changed and _stays(item, running_ms):
            segments.append(item.segment.raw)
        elif isinstance(item, Kept):
            segments.append(written(item.segment.raw, item.segment, item.wanted, running_ms))
        else:
            new_id = names.new(str(item.track_name), *item.wanted.as_texts())
            if item.like is not None:
                base: Mapping[str, Any] = {**item.like.raw, "id": new_id}
            else:
                base = {"id": new_id, "m": {"role": role} if role else {}}
            segments.append(written(base, item.like, item.wanted, running_ms))
        running_ms = item.wanted.end_ms
    return segments


def _stays(item: Kept, running_ms: int) -> bool:
    return starts_at(item.segment.raw, running_ms) == item.wanted.start_ms


def _ordered(track: Track, items: Iterable[Item]) -> list[Item]:
    """Put segments in order of time where the track was so; else the old ones first, as they were."""
    own: list[Kept] = []
    others: list[Item] = []
    for item in items:
        if isinstance(item, Kept) and item.track is track:
            own.append(item)
        else:
            others.append(item)
    own.sort(key=lambda item: item.segment.index)
    in_order = [*own, *sorted(others, key=_start)]
    starts = [segment.start_ms for segment in track.segments]
    return sorted(in_order, key=_start) if starts == sorted(starts) else in_order


def _start(item: Item) -> int:
    return item.wanted.start_ms


def _role(track: Track) -> str | None:
    """Return the role that all segments of a text track share (docs/architecture.md), for new ones."""
    if track.type_code != TEXT:
        return None
    metas = [segment.raw.get("m") for segment in track.segments]
    roles = {read_text(meta.get("role")) for meta in metas if isinstance(meta, Mapping)}
    return roles.pop() if len(roles) == 1 else None


def _among_others(listed: Any, segments: Sequence[Any]) -> list[Any]:
    """Put segments in the places of segments; what else stands in the list stays where it is."""
    waiting = iter(segments)
    result: list[Any] = []
    for item in listed if isinstance(listed, list | tuple) else ():
        if not isinstance(item, Mapping):
            result.append(item)
        elif (segment := next(waiting, None)) is not None:
            result.append(segment)
    return [*result, *waiting]


def _with_length(draft: Draft, raw: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """Let the stated length of the whole follow its content."""
    found = locate(raw, DURATION_KEYS, whole_ms)
    if found is None:
        return raw
    path, stated_ms = found
    before_ms = max((segment.end_ms for _, segment in draft.segments()), default=0)
    items: tuple[Item, ...] = (*plan.kept, *plan.added)
    after_ms = max((item.wanted.end_ms for item in items), default=0)
    if after_ms <= stated_ms and (stated_ms != before_ms or after_ms == before_ms):
        return raw
    if len(path) == 1:
        return {**raw, path[0]: after_ms}
    return {**raw, "m": {**raw["m"], path[1]: after_ms}}


class _Names:
    """Ids for new tracks and segments: they follow from the content and clash with none."""

    def __init__(self, draft: Draft) -> None:
        self._taken = {stated_id(track.raw) for track in draft.tracks}
        self._taken.update(stated_id(segment.raw) for _, segment in draft.segments())

    def new(self, *content: str) -> str:
        """Return a new id."""
        for count in range(len(self._taken) + 1):
            said = "\0".join([*content, str(count)]).encode("utf-8", "replace")
            kind = "trk" if content[0] == "track" else "seg"
            name = f"{kind}_{hashlib.blake2b(said, digest_size=6).hexdigest()}"
            if name not in self._taken:
                break
        self._taken.add(name)
        return name
