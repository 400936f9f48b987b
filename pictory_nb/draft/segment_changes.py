"""What happened to one segment, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    from collections.abc import Mapping, Sequence

    from pictory_nb.draft.reader import Segment, Track
    from pictory_nb.draft.values import Patch

# Written on the screen beside the text itself.
_ALSO_TEXT = ("subtitle", "value", "by", "items")
# Said by the sentences about text, time and volume; `words` follows from text and time.
_SAID = frozenset(
    {*START_KEYS, *DURATION_KEYS, *TEXT_KEYS, *NAME_KEYS, *PERCENT_KEYS, *VOLUME_KEYS, *_ALSO_TEXT, "words"}
)
_SAID_OR_KEPT = _SAID | BOOKKEEPING
_MOST_STYLES = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A change of one segment, not yet in words: most changes are told as a count.

    `detail` is the track that it came from (moved), the key (text beside the text), the steps (style).
    """

    kind: str
    track: Track
    old: Segment | None
    new: Segment | None
    detail: Any = None

    def change(self) -> Change:
        """Return the change with its words."""
        shown = self.new or self.old
        assert shown is not None
        return Change(
            self.kind,
            self.track.label,
            self.words(),
            shown.start_ms,
            shown.end_ms,
            type_name=self.track.type_name,
            pairs=((self.old, self.new),),
        )

    def words(self) -> str:
        """Say the change."""
        label, track, old, new = self.track.label, self.track, self.old, self.new
        if old is None or new is None:
            segment = new or old
            assert segment is not None
            volume = "" if segment.volume_pct is None else f", {segment.volume_pct:g}%"
            return f"{label} {self.kind}: {_label(track, segment)} ({_times(segment)}{volume})"
        if self.kind == "text" and self.detail is None:
            return f"{label} changed: {_texts(track, old, new)}"
        if self.kind == "text":
            return f"{label} {self.detail}: {_content(old, self.detail)} → {_content(new, self.detail)}"
        if self.kind == "moved" and self.detail is not None:
            return f"{self.detail.label} moved to {label}: {_label(track, new)} ({_times(new)})"
        if self.kind in {"moved", "retimed"}:
            return f"{label} {self.kind}: {_label(track, new)} ({_times(old)} → {_times(new)})"
        if self.kind == "volume":
            return f"{label} volume: {_percent(old.volume_pct)} → {_percent(new.volume_pct)}"
        return _style(track, old, new, self.detail)


def segment_changes(
    old_track: Track, old: Segment, track: Track, new: Segment, *, stays: bool
) -> Sequence[Finding]:
    """Find what differs between two states of one segment; `stays` says that its track is the same one."""
    is_moved = old.start_ms != new.start_ms or old.duration_ms != new.duration_ms
    patch = () if old.raw is new.raw else _patch(old.raw, new.raw)
    if not patch and not is_moved and stays:
        return ()
    found: list[Finding] = []
    if not stays:
        found.append(Finding("moved", track, old, new, old_track))
    if old.text != new.text or old.name != new.name:
        found.append(Finding("text", track, old, new))
    touched = {own_path(step.path)[0] for step in patch}
    if not touched.isdisjoint(_ALSO_TEXT):
        found.extend(Finding("text", track, old, new, key) for key in _ALSO_TEXT if key in touched)
    if is_moved:
        kind = "moved" if old.duration_ms == new.duration_ms else "retimed"
        found.append(Finding(kind, track, old, new))
    if old.volume_pct != new.volume_pct:
        found.append(Finding("volume", track, old, new))
    left_out = _SAID_OR_KEPT if found else BOOKKEEPING
    if not touched <= left_out:
        rest = [step for step in patch if own_path(step.path)[0] not in left_out]
        found.append(Finding("style", track, old, new, rest))
    return found


def _patch(old: Mapping[str, Any], new: Mapping[str, Any]) -> Patch:
    """Return what differs, fast where only the time does: 1 for true is no change worth a word."""
    try:
        is_same_inside = old.get("m") == new.get("m")
    except RecursionError:
        is_same_inside = False
    return patch_between(old, new, ("m",) if is_same_inside else ())


def _style(track: Track, old: Segment, new: Segment, steps: list[SetKey | DropKey]) -> str:
    said = [said_step(step, old.raw) for step in steps]
    plain = [words for words in said if words is not None]
    if len(plain) == len(said) <= _MOST_STYLES:
        return f"{track.label} restyled: {_label(track, new)} ({', '.join(plain)})"
    names = list(dict.fromkeys(said_path(step.path).split(" ", maxsplit=1)[0] for step in steps))
    if names != ["m"] and len(names) <= _MOST_STYLES:
        return f"{track.label} restyled: {_label(track, new)} ({' and '.join(names)}, {_times(new)})"
    return f"{track.label} restyled: {_label(track, new)} ({_times(new)})"


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


def _label(track: Track, segment: Segment) -> str:
    return quoted_label(track, segment, quote="'")


def _times(segment: Segment) -> str:
    return span(segment.start_ms, segment.end_ms)


def _percent(volume_pct: float | None) -> str:
    return "unset" if volume_pct is None else f"{volume_pct:g}%"
