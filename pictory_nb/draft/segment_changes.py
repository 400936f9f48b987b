"""What happened to one segment, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.draft.change import BOOKKEEPING, Change, own_path, said_path, said_step, said_value, value_at
from pictory_nb.draft.reader import (
    DURATION_KEYS,
    NAME_KEYS,
    PERCENT_KEYS,
    START_KEYS,
    TEXT,
    TEXT_KEYS,
    VOLUME_KEYS,
)
from pictory_nb.draft.summary import quoted_label, shortened, span
from pictory_nb.draft.values import DropKey, SetKey, patch_between

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pictory_nb.draft.reader import Segment, Track
    from pictory_nb.draft.values import Patch

# Written on the screen beside the text itself.
_ALSO_TEXT = ("subtitle", "value", "by", "items")
# Said by the sentences about text, time and volume; `words` follows from text and time.
_SAID = frozenset(
    {*START_KEYS, *DURATION_KEYS, *TEXT_KEYS, *NAME_KEYS, *PERCENT_KEYS, *VOLUME_KEYS, *_ALSO_TEXT, "words"}
)
_MOST_STYLES = 2


def added(track: Track, segment: Segment) -> Change:
    """Say that a segment is new."""
    return _change("added", track, None, segment, _described(track, "added", segment))


def removed(track: Track, segment: Segment) -> Change:
    """Say that a segment is gone."""
    return _change("removed", track, segment, None, _described(track, "removed", segment))


def segment_changes(
    old_track: Track, old: Segment, track: Track, new: Segment, *, stays: bool
) -> Iterable[Change]:
    """Yield what differs between two states of one segment; `stays` says that its track is the same one."""
    patch = () if old.raw is new.raw else patch_between(old.raw, new.raw)
    is_moved = (old.start_ms, old.duration_ms) != (new.start_ms, new.duration_ms)
    if not patch and not is_moved and stays:
        return
    changes: list[Change] = []

    def say(kind: str, words: str) -> None:
        changes.append(_change(kind, track, old, new, words))

    if not stays:
        say("moved", f"{old_track.label} moved to {track.label}: {_label(track, new)} ({_times(new)})")
    if (old.text, old.name) != (new.text, new.name):
        say("text", f"{track.label} changed: {_texts(track, old, new)}")
    for key in _ALSO_TEXT:
        if _touches(patch, key):
            say("text", f"{track.label} {key}: {_content(old, key)} → {_content(new, key)}")
    if is_moved:
        kind = "moved" if old.duration_ms == new.duration_ms else "retimed"
        words = f"{track.label} {kind}: {_label(track, new)} ({_times(old)} → {_times(new)})"
        say(kind, words)
    if old.volume_pct != new.volume_pct:
        say("volume", f"{track.label} volume: {_percent(old.volume_pct)} → {_percent(new.volume_pct)}")
    rest = [step for step in patch if own_path(step.path)[0] not in BOOKKEEPING]
    if changes:
        rest = [step for step in rest if own_path(step.path)[0] not in _SAID]
    if rest:
        say("style", _style(track, old, new, rest))
    yield from changes


def _style(track: Track, old: Segment, new: Segment, steps: list[SetKey | DropKey]) -> str:
    said = [said_step(step, old.raw) for step in steps]
    plain = [words for words in said if words is not None]
    if len(plain) == len(said) <= _MOST_STYLES:
        return f"{track.label} restyled: {_label(track, new)} ({', '.join(plain)})"
    names = list(dict.fromkeys(said_path(step.path).split(" ", maxsplit=1)[0] for step in steps))
    if names != ["m"] and len(names) <= _MOST_STYLES:
        return f"{track.label} restyled: {_label(track, new)} ({' and '.join(names)}, {_times(new)})"
    return f"{track.label} restyled: {_label(track, new)} ({_times(new)})"


def _touches(patch: Patch, key: str) -> bool:
    return any(own_path(step.path)[0] == key for step in patch)


def _content(segment: Segment, key: str) -> str:
    value = value_at(segment.raw, ("m", key))
    if value is None:
        value = segment.raw.get(key)
    if isinstance(value, list):
        value = "; ".join(item for item in value if isinstance(item, str))
    said = said_value(shortened(value)) if isinstance(value, str) else said_value(value)
    return "none" if value in (None, "") else f"'{said or '…'}'"


def _texts(track: Track, old: Segment, new: Segment) -> str:
    was, now = _label(track, old), _label(track, new)
    if was != now:
        return f"{was} → {now}"
    one, other = old.label, new.label
    if one == other:
        return f"{now} (only spaces, line breaks or its name)"
    # Both are cut before the first difference: show where it is.
    first = next(
        (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
    begin = max(0, first - 20)
    quote = "'" if track.type_code == TEXT else ""
    return f"{quote}…{shortened(one[begin:])}{quote} → {quote}…{shortened(other[begin:])}{quote}"


def _described(track: Track, verb: str, segment: Segment) -> str:
    volume = "" if segment.volume_pct is None else f", {segment.volume_pct:g}%"
    return f"{track.label} {verb}: {_label(track, segment)} ({_times(segment)}{volume})"


def _label(track: Track, segment: Segment) -> str:
    return quoted_label(track, segment, quote="'")


def _times(segment: Segment) -> str:
    return span(segment.start_ms, segment.end_ms)


def _percent(volume_pct: float | None) -> str:
    return "unset" if volume_pct is None else f"{volume_pct:g}%"


def _change(kind: str, track: Track, old: Segment | None, new: Segment | None, words: str) -> Change:
    shown = new or old
    assert shown is not None
    return Change(
        kind,
        track.label,
        words,
        shown.start_ms,
        shown.end_ms,
        type_name=track.type_name,
        pairs=((old, new),),
    )
