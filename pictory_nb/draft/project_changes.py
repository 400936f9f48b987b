"""What happened to the project and to tracks as such, in words: length, theme, canvas, captions, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.change import (
    BOOKKEEPING,
    Change,
    first_word,
    own_path,
    said_path,
    said_step,
    said_value,
    told_steps,
    value_at,
)
from pictory_nb.draft.reader import DURATION_KEYS, NAME_KEYS, locate, whole_ms
from pictory_nb.draft.summary import length_of
from pictory_nb.draft.values import DropKey, SetKey, patch_between

if TYPE_CHECKING:
    from pictory_nb.draft.reader import Draft, Track
    from pictory_nb.draft.words import DraftWords

_KINDS = {
    "theme": "theme",
    "canvas": "canvas",
    "canvas_config": "canvas",
    "ratio": "canvas",
    "aspect_ratio": "canvas",
    "width": "canvas",
    "height": "canvas",
    "fps": "canvas",
    "captions": "captions",
    "brand": "brand",
    "language": "language",
    "lang": "language",
    **dict.fromkeys(NAME_KEYS, "title"),
}
_SWITCHES = {("captions", "show"), ("brand", "show")}
_CAPTION_STYLE = ("captions", "style")
_SIZE = ("width", "height", "fps")


def project_changes(before: Draft, after: Draft, words: DraftWords, *, told: bool) -> Iterable[Change]:
    """Yield what differs in the drafts themselves; unknown keys only where nothing else was `told`."""
    if told and not before.is_exportable:
        # The first film of a session: its settings are not changed, they come with it.
        return
    length = _length(before, after, words)
    if length is not None:
        yield length
        told = True
    steps = [
        step
        for step in told_steps(patch_between(before.raw, after.raw, ("t", *DURATION_KEYS)), before.raw)
        if own_path(step.path)[0] not in {*BOOKKEEPING, *DURATION_KEYS}
    ]
    unknown: list[str] = []
    canvas_said = False
    for step in _unfolded(steps, before.raw):
        path = own_path(step.path)
        kind = _KINDS.get(path[0]) if isinstance(path[0], str) else None
        if kind is None:
            unknown.append(words.named(first_word(step.path)) or words.some_key)
        elif kind != "canvas":
            yield _setting(kind, path, step, before.raw, words)
        elif not canvas_said:
            canvas_said = True
            yield _canvas(before, after, words)
        told = told or kind is not None
    if unknown and not told:
        names = words.listed(list(dict.fromkeys(unknown[:3])))
        said = words.settings_changed if names == "m" else words.these_settings_changed.format(names=names)
        yield Change("settings", "Project", said)


def track_changes(
    before: Draft, after: Draft, pairs: Iterable[tuple[Track, Track]], words: DraftWords
) -> Iterable[Change]:
    """Yield what differs in tracks themselves: names, other keys, and tracks that came or went empty."""
    kept_before: set[int] = set()
    kept_after: set[int] = set()
    for old, new in pairs:
        kept_before.add(old.index)
        kept_after.add(new.index)
        if old.label != new.label:
            said = words.track_renamed.format(was=words.named(old.label), now=words.named(new.label))
            yield Change("track", new.label, said, type_name=new.type_name, was=old.label, now=new.label)
        elif old.raw is not new.raw:
            yield from _track_settings(old, new, words)
    came, went = ("added", words.track_added), ("removed", words.track_removed)
    for (kind, template), draft, kept in ((came, after, kept_after), (went, before, kept_before)):
        for track in draft.tracks:
            if track.index not in kept and not track.segments:
                said = template.format(track=words.named(track.label))
                yield Change(kind, track.label, said, type_name=track.type_name)


def _track_settings(old: Track, new: Track, words: DraftWords) -> Iterable[Change]:
    steps = [
        step
        for step in told_steps(patch_between(old.raw, new.raw, ("sg",)), old.raw)
        if own_path(step.path)[0] not in {*BOOKKEEPING, *NAME_KEYS}
    ]
    if not steps:
        return
    steps_said = [said_step(step, old.raw, words) for step in steps]
    plain = [step for step in steps_said if step is not None]
    template = words.track_these_settings if len(plain) == len(steps_said) <= 2 else words.track_settings
    said = template.format(track=words.named(new.label), how=words.listed(plain))
    yield Change("track", new.label, said, type_name=new.type_name)


def _length(before: Draft, after: Draft, words: DraftWords) -> Change | None:
    """Say another length where both drafts state one; else it only repeats what segments say."""
    if before.duration_ms == after.duration_ms or not before.is_exportable:
        return None
    if (
        locate(before.raw, DURATION_KEYS, whole_ms) is None
        or locate(after.raw, DURATION_KEYS, whole_ms) is None
    ):
        return None
    was, now = length_of(before.duration_ms, words), length_of(after.duration_ms, words)
    said = words.length.format(was=was, now=now)
    return Change("length", "Project", said, 0, after.duration_ms, was=was, now=now)


def _unfolded(steps: Iterable[SetKey | DropKey], before: Mapping[str, Any]) -> Iterable[SetKey | DropKey]:
    """Take a new `m` apart, so that a draft that had none says the same as one that had."""
    for step in steps:
        if step.path != ("m",):
            yield step
            continue
        old = before.get("m")
        new = step.value if isinstance(step, SetKey) else None
        was, now = (side if isinstance(side, Mapping) else {} for side in (old, new))
        parts = patch_between(was, now, leave_out=tuple(BOOKKEEPING))
        if not parts:
            yield step
        for part in parts:
            path = ("m", *part.path)
            yield SetKey(path, part.value) if isinstance(part, SetKey) else DropKey(path)


def _setting(
    kind: str,
    path: tuple[Any, ...],
    step: SetKey | DropKey,
    before: Mapping[str, Any],
    words: DraftWords,
) -> Change:
    value = step.value if isinstance(step, SetKey) else None
    was, now = said_value(value_at(before, step.path), words), said_value(value, words)
    if path in _SWITCHES and isinstance(value, bool):
        said = getattr(words, f"{path[0]}_{'shown' if value else 'hidden'}")
        return Change(kind, "Project", said, was=was, now=now)
    name = said_path(path, words)
    if kind == "title":
        name = words.project_title
    elif path == _CAPTION_STYLE:
        name = words.caption_style
    name = name[:1].upper() + name[1:]
    template = words.setting_changed if was is None or now is None else words.setting
    return Change(kind, "Project", template.format(name=name, was=was, now=now), was=was, now=now)


def _canvas(before: Draft, after: Draft, words: DraftWords) -> Change:
    was, now = _said_canvas(before.raw, words), _said_canvas(after.raw, words)
    is_known = was is not None and now is not None and was != now
    said = words.canvas.format(was=was, now=now) if is_known else words.canvas_changed
    return Change("canvas", "Project", said, was=was, now=now)


def _said_canvas(raw: Mapping[str, Any], words: DraftWords) -> str | None:
    """Return the picture's size in words, such as ``"1920×1080, 30 fps"``."""
    canvas = _stated(raw, ("canvas", "canvas_config"))
    if isinstance(canvas, str):
        return said_value(canvas, words)
    place = canvas if isinstance(canvas, Mapping) else raw
    missing = {None, words.nothing}
    width, height, fps = (said_value(_stated(place, (key,)), words) for key in _SIZE)
    if width in missing or height in missing:
        ratio = _stated(place, ("ratio", "aspect_ratio"))
        return None if ratio is None else said_value(ratio, words)
    size = f"{width}×{height}"
    return size if fps in missing else words.frame_rate.format(size=size, fps=fps)


def _stated(raw: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    found = locate(raw, keys, lambda value: value)
    return None if found is None else found[1]
