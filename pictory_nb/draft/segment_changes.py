"""What happened to one segment, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.change import (
    BOOKKEEPING,
    Change,
    first_word,
    own_path,
    said_step,
    said_value,
    told_steps,
    value_at,
)
from pictory_nb.draft.reader import (
    DURATION_KEYS,
    NAME_KEYS,
    PERCENT_KEYS,
    START_KEYS,
    TEXT,
    TEXT_KEYS,
    VOLUME_KEYS,
)
from pictory_nb.draft.summary import quoted_label, shortened, span, volume_behind
from pictory_nb.draft.values import DropKey, SetKey, patch_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pictory_nb.draft.reader import Segment, Track
    from pictory_nb.draft.values import Patch
    from pictory_nb.draft.words import DraftWords

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

    def change(self, words: DraftWords) -> Change:
        """Return the change, told in these words."""
        shown = self.new or self.old
        assert shown is not None
        return Change(
            self.kind,
            self.track.label,
            self.said(words),
            shown.start_ms,
            shown.end_ms,
            type_name=self.track.type_name,
            pairs=((self.old, self.new),),
        )

    def said(self, words: DraftWords) -> str:
        """Say the change."""
        track, old, new = self.track, self.old, self.new
        name = words.named(track.label)
        if old is None or new is None:
            segment = new or old
            assert segment is not None
            return getattr(words, self.kind).format(  # type: ignore[no-any-return]
                track=name,
                label=_label(track, segment, words),
                times=_times(segment, words),
                volume=volume_behind(segment.volume_pct, words),
            )
        if self.kind == "text" and self.detail is None:
            return words.changed.format(track=name, change=_texts(track, old, new, words))
        if self.kind == "text":
            was, now = _content(old, self.detail, words), _content(new, self.detail, words)
            return words.also_text.format(track=name, key=words.named(self.detail), was=was, now=now)
        if self.kind == "moved" and self.detail is not None:
            origin, label = words.named(self.detail.label), _label(track, new, words)
            return words.to_other_track.format(
                origin=origin, track=name, label=label, times=_times(new, words)
            )
        if self.kind in {"moved", "retimed"}:
            template = words.moved if self.kind == "moved" else words.retimed
            was, now = _times(old, words), _times(new, words)
            return template.format(track=name, label=_label(track, new, words), was=was, now=now)
        if self.kind == "volume":
            was, now = _percent(old.volume_pct, words), _percent(new.volume_pct, words)
            return words.volume.format(track=name, was=was, now=now)
        how = _style(old, new, self.detail, words)
        return words.restyled.format(track=name, label=_label(track, new, words), how=how)


def segment_changes(
    old_track: Track, old: Segment, track: Track, new: Segment, *, stays: bool
) -> Sequence[Finding]:
    """Find what differs between two states of one segment; `stays` says that its track is the same one."""
    is_moved = old.start_ms != new.start_ms or old.duration_ms != new.duration_ms
    patch = [] if old.raw is new.raw else told_steps(_patch(old.raw, new.raw), old.raw)
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


def _style(old: Segment, new: Segment, steps: list[SetKey | DropKey], words: DraftWords) -> str:
    plain = [said_step(step, old.raw, words) for step in steps]
    said = [step for step in plain if step is not None]
    if len(plain) == len(said) <= _MOST_STYLES:
        return words.listed(said)
    times = _times(new, words)
    names = list(dict.fromkeys(first_word(step.path) for step in steps))
    if "m" in names or len(names) > _MOST_STYLES:
        return times
    named = [words.named(name) or words.some_key for name in names]
    both = words.list_and.format(one=named[0], other=named[1]) if len(named) > 1 else named[0]
    return words.listed([both, times])


def _content(segment: Segment, key: str, words: DraftWords) -> str:
    value = value_at(segment.raw, ("m", key))
    if value is None:
        value = segment.raw.get(key)
    if isinstance(value, list):
        value = "; ".join(item for item in value if isinstance(item, str))
    said = said_value(shortened(value) if isinstance(value, str) else value, words)
    return words.nothing if value in (None, "") else words.quoted.format(text=said or "…")


def _texts(track: Track, old: Segment, new: Segment, words: DraftWords) -> str:
    was, now = _label(track, old, words), _label(track, new, words)
    if was != now:
        return f"{was} → {now}"
    one, other = old.label, new.label
    if one == other:
        return words.only_spaces.format(label=now)
    # Both are cut before the first difference: show where it is.
    first = next(
        (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
    begin = max(0, first - 20)
    quoted = words.quoted if track.type_code == TEXT else "{text}"
    cut = (quoted.format(text=f"…{shortened(text[begin:])}") for text in (one, other))
    return " → ".join(cut)


def _label(track: Track, segment: Segment, words: DraftWords) -> str:
    return quoted_label(track, segment, words, words.quoted)


def _times(segment: Segment, words: DraftWords) -> str:
    return span(segment.start_ms, segment.end_ms, words)


def _percent(volume_pct: float | None, words: DraftWords) -> str:
    return words.unset if volume_pct is None else f"{volume_pct:g}%"
