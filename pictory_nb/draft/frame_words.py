"""An edited table as one instruction in words, for a backend that only takes messages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.frame_check import plan_of
from pictory_nb.draft.frame_plan import shown_by
from pictory_nb.draft.reader import TEXT, read_draft
from pictory_nb.draft.summary import format_seconds, shortened, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from pictory_nb.draft.frame_plan import Added, Kept
    from pictory_nb.draft.reader import Segment, Track

# From so many on segments that all move alike are said together.
_TOGETHER = 3


def describe_frame_edit(raw: Any, frame: pd.DataFrame) -> str:
    """Return what `apply_frame` would do as one precise instruction; empty where nothing was edited.

    Segments are named by track, number and text as they are now; times are in seconds, texts in full.

    Raises
    ------
    FrameError
        Something is wrong with the table; the error lists every row and column.

    Examples
    --------
    >>> from pictory_nb.draft import read_draft, to_frame
    >>> draft = {"t": [{"tt": 1, "sg": [{"d": 9000, "m": {"name": "Lo-fi", "volume": 0.35}}]}]}
    >>> table = to_frame(read_draft(draft)).assign(volume_pct=20)
    >>> print(describe_frame_edit(draft, table))
    Edit the timeline exactly as follows, leave all else as it is: Set the volume of BGM segment 1 to 20%.
    """
    plan = plan_of(read_draft(raw), frame)
    if plan.is_empty:
        return ""
    changed = [kept for kept in plan.kept if kept.is_changed]
    sentences = [f"Remove {_named(track, segment)}." for track, segment in plan.removed]
    sentences += _retimings(changed)
    for kept in changed:
        sentences += _other_changes(kept)
    sentences += [_addition(added) for added in plan.added]
    head = "Edit the timeline exactly as follows, leave all else as it is:"
    if len(sentences) == 1:
        return f"{head} {sentences[0]}"
    note = "(Numbers and times of segments are those before the edit.)"
    numbered = (f"{number}. {sentence}" for number, sentence in enumerate(sentences, start=1))
    return "\n".join([f"{head} {note}", *numbered])


def _retimings(changed: Iterable[Kept]) -> list[str]:
    lanes: dict[int, list[Kept]] = defaultdict(list)
    for kept in changed:
        if kept.is_retimed:
            lanes[kept.track.index].append(kept)
    sentences: list[str] = []
    for lane in lanes.values():
        lane.sort(key=lambda kept: kept.segment.number)
        shifts = {_shift_ms(kept) for kept in lane}
        shift_ms = next(iter(shifts))
        if len(lane) >= _TOGETHER and len(shifts) == 1 and shift_ms is not None:
            sentences.append(_shift_together(lane, shift_ms))
        else:
            sentences += [_retiming(kept) for kept in lane]
    return sentences


def _shift_ms(kept: Kept) -> int | None:
    """Return how much later a segment comes that is otherwise the same."""
    if kept.to_track is not kept.track or kept.wanted.duration_ms != kept.segment.duration_ms:
        return None
    return kept.wanted.start_ms - kept.segment.start_ms


def _shift_together(lane: Sequence[Kept], shift_ms: int) -> str:
    track = lane[0].track
    numbers = [kept.segment.number for kept in lane]
    if len(lane) == len(track.segments):
        which = f"all {len(lane)} segments"
    elif numbers == list(range(numbers[0], numbers[-1] + 1)):
        which = f"segments {numbers[0]} to {numbers[-1]}"
    else:
        which = f"segments {', '.join(map(str, numbers))}"
    direction = "later" if shift_ms > 0 else "earlier"
    return f"Move {which} of {track.label} {format_seconds(abs(shift_ms))}s {direction}; their lengths stay."


def _retiming(kept: Kept) -> str:
    values, segment = kept.wanted, kept.segment
    named = _named(kept.track, segment)
    times = f"from {format_seconds(values.start_ms)}s to {format_seconds(values.end_ms)}s"
    if kept.to_track is not kept.track:
        return f"Move {named} to the track {kept.to_track.label}, {times}."
    if values.duration_ms == segment.duration_ms:
        return f"Move {named} so that it runs {times}."
    return f"Retime {named} so that it runs {times}."


def _other_changes(kept: Kept) -> Iterable[str]:
    old, new = shown_by(kept.segment), kept.wanted
    short = f"{kept.track.label} segment {kept.segment.number}"
    if new.text != old.text:
        yield f"Change the text of {_named(kept.track, kept.segment)} to exactly: {_quoted(new.text)}."
    if new.name != old.name:
        yield f"Rename {_named(kept.track, kept.segment)} to {_quoted(new.name)}."
    if new.volume_pct != old.volume_pct and new.volume_pct is not None:
        yield f"Set the volume of {short} to {new.volume_pct:g}%."


def _addition(added: Added) -> str:
    values = added.wanted
    times = f"from {format_seconds(values.start_ms)}s to {format_seconds(values.end_ms)}s"
    what = _quoted(values.text or values.name) if values.text or values.name else "a segment"
    where = f"a new text track {added.track_name}" if added.track is None else f"the track {added.track_name}"
    volume = "" if values.volume_pct is None else f" at a volume of {values.volume_pct:g}%"
    like = ""
    if added.like is not None and added.track is not None:
        like = f", styled like segment {added.like.number} of its old track"
        if added.row.place is not None and added.row.place[0] is added.track:
            like = f", styled like its segment {added.like.number}"
    return f"Add {what} to {where} {times}{volume}{like}."


def _named(track: Track, segment: Segment) -> str:
    label = shortened(segment.label)
    said = f"“{label}”" if track.type_code == TEXT else label
    return f"{track.label} segment {segment.number} ({said}, {span(segment.start_ms, segment.end_ms)})"


def _quoted(text: str | None) -> str:
    return f"“{text or ''}”"
