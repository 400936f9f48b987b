"""What happened to the project and to tracks as such, in words: length, theme, canvas, captions, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.change import BOOKKEEPING, Change, own_path, said_path, said_step, said_value, value_at
from pictory_nb.draft.reader import DURATION_KEYS, NAME_KEYS, locate, whole_ms
from pictory_nb.draft.summary import format_seconds
from pictory_nb.draft.values import DropKey, SetKey, patch_between

if TYPE_CHECKING:
    from pictory_nb.draft.reader import Draft, Track

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
_SWITCHES = {
    ("captions", "show"): ("Captions shown", "Captions hidden"),
    ("brand", "show"): ("Brand shown", "Brand hidden"),
}
_NAMES = {("captions", "style"): "Caption style"}
_SIZE = ("width", "height", "fps")


def project_changes(before: Draft, after: Draft, *, told: bool) -> Iterable[Change]:
    """Yield what differs in the drafts themselves; unknown keys only where nothing else was `told`."""
    if told and not before.is_exportable:
        # The first film of a session: its settings are not changed, they come with it.
        return
    length = _length(before, after)
    if length is not None:
        yield length
        told = True
    steps = [
        step
        for step in patch_between(before.raw, after.raw, ("t", *DURATION_KEYS))
        if own_path(step.path)[0] not in {*BOOKKEEPING, *DURATION_KEYS}
    ]
    unknown: list[str] = []
    canvas_said = False
    for step in _unfolded(steps, before.raw):
        path = own_path(step.path)
        kind = _KINDS.get(path[0]) if isinstance(path[0], str) else None
        if kind is None:
            unknown.append(said_path(step.path).split(" ", maxsplit=1)[0])
        elif kind != "canvas":
            yield _setting(kind, path, step, before.raw)
        elif not canvas_said:
            canvas_said = True
            yield _canvas(before, after)
        told = told or kind is not None
    if unknown and not told:
        names = ", ".join(dict.fromkeys(unknown[:3]))
        known = "" if names == "m" else f" ({names})"
        yield Change("settings", "Project", f"Project settings changed{known}")


def track_changes(before: Draft, after: Draft, pairs: Iterable[tuple[Track, Track]]) -> Iterable[Change]:
    """Yield what differs in tracks themselves: names, other keys, and tracks that came or went empty."""
    kept_before: set[int] = set()
    kept_after: set[int] = set()
    for old, new in pairs:
        kept_before.add(old.index)
        kept_after.add(new.index)
        if old.label != new.label:
            words = f"Track renamed: {old.label} → {new.label}"
            yield Change("track", new.label, words, type_name=new.type_name, was=old.label, now=new.label)
        elif old.raw is not new.raw:
            yield from _track_settings(old, new)
    for verb, draft, kept in (("added", after, kept_after), ("removed", before, kept_before)):
        for track in draft.tracks:
            if track.index not in kept and not track.segments:
                words = f"Track {verb}: {track.label} (empty)"
                yield Change(verb, track.label, words, type_name=track.type_name)


def _track_settings(old: Track, new: Track) -> Iterable[Change]:
    steps = [
        step
        for step in patch_between(old.raw, new.raw, ("sg",))
        if own_path(step.path)[0] not in {*BOOKKEEPING, *NAME_KEYS}
    ]
    if not steps:
        return
    said = [said_step(step, old.raw) for step in steps]
    plain = [words for words in said if words is not None]
    detail = f" ({', '.join(plain)})" if len(plain) == len(said) <= 2 else ""
    yield Change("track", new.label, f"{new.label} track settings changed{detail}", type_name=new.type_name)


def _length(before: Draft, after: Draft) -> Change | None:
    """Say another length where both drafts state one; else it only repeats what segments say."""
    if before.duration_ms == after.duration_ms or not before.is_exportable:
        return None
    if (
        locate(before.raw, DURATION_KEYS, whole_ms) is None
        or locate(after.raw, DURATION_KEYS, whole_ms) is None
    ):
        return None
    was, now = f"{format_seconds(before.duration_ms)}s", f"{format_seconds(after.duration_ms)}s"
    return Change("length", "Project", f"Length: {was} → {now}", 0, after.duration_ms, was=was, now=now)


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


def _setting(kind: str, path: tuple[Any, ...], step: SetKey | DropKey, before: Mapping[str, Any]) -> Change:
    value = step.value if isinstance(step, SetKey) else None
    was, now = said_value(value_at(before, step.path)), said_value(value)
    if path in _SWITCHES and isinstance(value, bool):
        shown, hidden = _SWITCHES[path]
        return Change(kind, "Project", shown if value else hidden, was=was, now=now)
    name = "Project title" if kind == "title" else _NAMES.get(path) or said_path(path)
    name = name[:1].upper() + name[1:]
    words = f"{name} changed" if was is None or now is None else f"{name}: {was} → {now}"
    return Change(kind, "Project", words, was=was, now=now)


def _canvas(before: Draft, after: Draft) -> Change:
    was, now = _said_canvas(before.raw), _said_canvas(after.raw)
    words = "Canvas changed" if was is None or now is None or was == now else f"Canvas: {was} → {now}"
    return Change("canvas", "Project", words, was=was, now=now)


def _said_canvas(raw: Mapping[str, Any]) -> str | None:
    """Return the picture's size in words, such as ``"1920×1080, 30 fps"``."""
    canvas = _stated(raw, ("canvas", "canvas_config"))
    if isinstance(canvas, str):
        return said_value(canvas)
    place = canvas if isinstance(canvas, Mapping) else raw
    width, height, fps = (said_value(_stated(place, (key,))) for key in _SIZE)
    if width in {None, "none"} or height in {None, "none"}:
        ratio = _stated(place, ("ratio", "aspect_ratio"))
        return None if ratio is None else said_value(ratio)
    return f"{width}×{height}" + (f", {fps} fps" if fps not in {None, "none"} else "")


def _stated(raw: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    found = locate(raw, keys, lambda value: value)
    return None if found is None else found[1]
