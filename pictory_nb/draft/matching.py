"""Which segment of one draft is which of another: by id where ids can be trusted, else by content."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pictory_nb.draft.reader import START_KEYS, Draft, Segment, Track, stated_id

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

# Labels at least this alike are one text that was edited.
_ALIKE = 0.6
# Above so many pairs in one gap texts are not compared with each other: it would take seconds.
_MOST_COMPARISONS = 900
# When and as what a segment comes, at the segment itself and in its `m`.
_NO_CONTENT = frozenset({*START_KEYS, "id"})

_Item = TypeVar("_Item")
Place = tuple[Track, Segment]
SegmentPair = tuple[Segment, Segment]


@dataclass(frozen=True, slots=True)
class Matching:
    """What belongs together in two drafts; what is in no pair was removed or added."""

    tracks: tuple[tuple[Track, Track], ...]
    segments: tuple[tuple[Place, Place], ...]


def match(before: Draft, after: Draft) -> Matching:
    """Pair the tracks and the segments of two drafts.

    Ids decide where the drafts state unique ones; without them equal content does, in order, so that an
    insertion at the front leaves the rest as it is; what is left between two matched segments is paired
    when it is about the same time or text. Takes time in proportion to the number of segments.
    """
    tracks = _match_tracks(before, after)
    segments = _match_ids(before, after)
    done = {id(segment) for pair in segments for _, segment in pair}
    pairs_in: dict[tuple[int, int], list[SegmentPair]] = defaultdict(list)
    for (old_track, old), (new_track, new) in segments:
        pairs_in[old_track.index, new_track.index].append((old, new))
    for old_track, new_track in tracks:
        olds = [item for item in old_track.segments if id(item) not in done]
        news = [item for item in new_track.segments if id(item) not in done]
        known = pairs_in[old_track.index, new_track.index]
        found = _match_content(olds, news, known) if olds and news else ()
        segments.extend(((old_track, old), (new_track, new)) for old, new in found)
    return Matching(tuple(tracks), tuple(segments))


def _match_tracks(before: Draft, after: Draft) -> list[tuple[Track, Track]]:
    pairs: list[tuple[Track, Track]] = []
    olds, news = list(before.tracks), list(after.tracks)
    old_ids, new_ids = _trusted_ids(olds), _trusted_ids(news)

    def take(old_key: Callable[[Track], Hashable], new_key: Callable[[Track], Hashable]) -> None:
        nonlocal olds, news
        pairs.extend(_in_order(olds, news, old_key, new_key))
        old_done, new_done = {old.index for old, _ in pairs}, {new.index for _, new in pairs}
        olds = [track for track in olds if track.index not in old_done]
        news = [track for track in news if track.index not in new_done]

    take(lambda track: old_ids.get(track.index), lambda track: new_ids.get(track.index))
    take(_kind_and_name, _kind_and_name)
    shared = _most_shared(olds, news)
    take(lambda track: shared[0].get(track.index), lambda track: shared[1].get(track.index))
    return pairs


def _kind_and_name(track: Track) -> Hashable:
    return track.type_name, track.label


def _most_shared(olds: Sequence[Track], news: Sequence[Track]) -> tuple[dict[int, int], dict[int, int]]:
    """Give the same number to the tracks of one type that share the most segments, whatever their names."""
    where: dict[Hashable, set[int]] = defaultdict(set)
    for new in news:
        for segment in new.segments:
            where[new.type_name, segment.text, segment.name].add(new.index)
    votes: Counter[tuple[int, int]] = Counter()
    for old in olds:
        for segment in old.segments:
            # A label that is everywhere says nothing, and would make this quadratic.
            homes = where.get((old.type_name, segment.text, segment.name), ())
            if len(homes) <= 8:
                votes.update((old.index, home) for home in homes)
    old_numbers: dict[int, int] = {}
    new_numbers: dict[int, int] = {}
    for (old_index, new_index), _ in votes.most_common():
        if old_index not in old_numbers and new_index not in new_numbers:
            old_numbers[old_index] = new_numbers[new_index] = len(old_numbers)
    return old_numbers, new_numbers


def _match_ids(before: Draft, after: Draft) -> list[tuple[Place, Place]]:
    olds, news = _places_by_id(before), _places_by_id(after)
    return [(place, news[key]) for key, place in olds.items() if key in news]


def _places_by_id(draft: Draft) -> dict[str, Place]:
    """Return every segment whose id is stated and no other's in the draft."""
    places: dict[str, Place] = {}
    twice: set[str] = set()
    for track in draft.tracks:
        trusted = _trusted_ids(track.segments)
        for segment in track.segments:
            key = trusted.get(segment.index)
            if key is None:
                continue
            if key in places:
                twice.add(key)
            places[key] = (track, segment)
    for key in twice:
        del places[key]
    return places


def _trusted_ids(items: Iterable[Track] | Iterable[Segment]) -> dict[int, str]:
    """Return the stated ids by index; none when they only count (0, 1, 2 …), as then they name places."""
    ids = [(item.index, stated_id(item.raw)) for item in items]
    stated = {index: value for index, value in ids if value is not None}
    seen = Counter(stated.values())
    if all(value in {str(index), str(index + 1)} for index, value in stated.items()):
        return {}
    return {index: value for index, value in stated.items() if seen[value] == 1}


def _match_content(
    olds: list[Segment], news: list[Segment], known: Sequence[SegmentPair]
) -> list[SegmentPair]:
    """Pair segments of one track: the same at the same time, the same elsewhere, one text, one gap."""
    old_prints = {item.index: _fingerprint(item.raw) for item in olds}
    new_prints = {item.index: _fingerprint(item.raw) for item in news}
    pairs: list[SegmentPair] = []

    def take(found: Iterable[SegmentPair]) -> None:
        nonlocal olds, news
        pairs.extend(found)
        old_done, new_done = {old.index for old, _ in pairs}, {new.index for _, new in pairs}
        olds = [item for item in olds if item.index not in old_done]
        news = [item for item in news if item.index not in new_done]

    def by(old_key: Callable[[Segment], Hashable], new_key: Callable[[Segment], Hashable]) -> None:
        if olds and news:
            take(_in_order(olds, news, old_key, new_key))

    by(
        lambda item: (item.start_ms, old_prints[item.index]),
        lambda item: (item.start_ms, new_prints[item.index]),
    )
    by(lambda item: old_prints[item.index], lambda item: new_prints[item.index])
    by(_content, _content)
    if olds and news:
        take(_match_gaps(olds, news, [*known, *pairs]))
    by(_start_of_unnamed, _start_of_unnamed)
    return pairs


def _content(segment: Segment) -> Hashable:
    return (segment.text, segment.name) if segment.text or segment.name else None


def _start_of_unnamed(segment: Segment) -> Hashable:
    return segment.start_ms if stated_id(segment.raw) is None else None


def _in_order(
    olds: Iterable[_Item],
    news: Iterable[_Item],
    old_key: Callable[[_Item], Hashable],
    new_key: Callable[[_Item], Hashable],
) -> list[tuple[_Item, _Item]]:
    """Pair the n-th item of a key with the n-th item of the same key; the key ``None`` pairs nothing."""
    waiting: dict[Hashable, deque[_Item]] = defaultdict(deque)
    for new in news:
        waiting[new_key(new)].append(new)
    waiting.pop(None, None)
    return [(old, queue.popleft()) for old in olds if (queue := waiting.get(old_key(old)))]


def _match_gaps(
    olds: Sequence[Segment], news: Sequence[Segment], known: Sequence[SegmentPair]
) -> list[SegmentPair]:
    """Pair what is left between the same two neighbours, where it may well be one segment that was edited."""
    partner = {old.index: new.index for old, new in known}
    old_gaps = _gaps(olds, sorted(partner))
    new_gaps = _gaps(news, sorted(partner.values()))
    pairs: list[SegmentPair] = []
    for anchor, left in old_gaps.items():
        right = new_gaps.get(-1 if anchor == -1 else partner[anchor], [])
        if len(left) == len(right):
            pairs.extend(pair for pair in zip(left, right, strict=True) if _is_plausible(*pair))
        elif len(left) * len(right) <= _MOST_COMPARISONS:
            pairs.extend(_most_alike(left, right))
    return pairs


def _gaps(items: Sequence[Segment], anchors: Sequence[int]) -> dict[int, list[Segment]]:
    """Group segments by the nearest anchor before them, -1 for those before the first."""
    gaps: dict[int, list[Segment]] = defaultdict(list)
    position, anchor = 0, -1
    for item in items:
        while position < len(anchors) and anchors[position] < item.index:
            anchor = anchors[position]
            position += 1
        gaps[anchor].append(item)
    return gaps


def _is_plausible(old: Segment, new: Segment) -> bool:
    if _likeness(old, new) >= _ALIKE:
        return True
    if stated_id(old.raw) is not None and stated_id(new.raw) is not None:
        return (old.start_ms, old.duration_ms) == (new.start_ms, new.duration_ms)
    return (
        old.duration_ms == new.duration_ms
        or old.start_ms == new.start_ms
        or (old.start_ms < new.end_ms and new.start_ms < old.end_ms)
    )


def _most_alike(olds: Sequence[Segment], news: Sequence[Segment]) -> list[SegmentPair]:
    scored = sorted(
        ((_likeness(old, new), old.index, new.index, old, new) for old in olds for new in news),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs: list[SegmentPair] = []
    old_done: set[int] = set()
    new_done: set[int] = set()
    for score, old_index, new_index, old, new in scored:
        if score < _ALIKE:
            break
        if old_index not in old_done and new_index not in new_done:
            old_done.add(old_index)
            new_done.add(new_index)
            pairs.append((old, new))
    return pairs


def _likeness(old: Segment, new: Segment) -> float:
    one, other = (old.text or old.name or "")[:200], (new.text or new.name or "")[:200]
    if not one or not other:
        return 0.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    # The cheap upper bounds first.
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _fingerprint(raw: Mapping[str, Any]) -> int:
    """Return a number that segments with the same content share, whatever their ids and starts."""
    content = {key: value for key, value in raw.items() if key not in _NO_CONTENT}
    meta = content.get("m")
    if isinstance(meta, dict) and not _NO_CONTENT.isdisjoint(meta):
        content["m"] = {key: value for key, value in meta.items() if key not in _NO_CONTENT}
    try:
        return hash(repr(content))
    except (RecursionError, ValueError):
        return 0
