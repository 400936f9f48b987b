"""Wanted written into a segment's JSON under the keys where they were found (CONTRACT §6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.reader import (
    DURATION_KEYS,
    LARGEST_GAIN,
    NAME_KEYS,
    PERCENT_KEYS,
    START_KEYS,
    TEXT_KEYS,
    VOLUME_KEYS,
    locate,
    read_number,
    read_text,
    whole_ms,
)

if TYPE_CHECKING:
    from pictory_nb.draft.frame_plan import Wanted
    from pictory_nb.draft.reader import Segment


def written(raw: Mapping[str, Any], old: Segment | None, values: Wanted, running_ms: int) -> dict[str, Any]:
    """Return a copy of a segment's JSON that says `values`; what is not changed stays as it is.

    Parameters
    ----------
    raw
        The JSON to write into.
    old
        The segment as it is read from `raw`, ``None`` for a new one.
    values
        What it is to say.
    running_ms
        Where the segment before ends: a segment without a start of its own begins there.
    """
    result = dict(raw)
    if old is None or starts_at(raw, running_ms) != values.start_ms:
        _put_at(result, START_KEYS, whole_ms, ("st",), values.start_ms)
    if old is None or old.duration_ms != values.duration_ms:
        _put_at(result, DURATION_KEYS, whole_ms, ("d",), values.duration_ms)
    if values.text is not None and (old is None or old.text != values.text):
        _put_at(result, TEXT_KEYS, read_text, ("m", "text"), values.text)
    if values.name is not None and (old is None or old.name != values.name):
        _put_at(result, NAME_KEYS, read_text, ("m", "name"), values.name)
    if values.volume_pct is not None and (old is None or old.volume_pct != values.volume_pct):
        entry = volume_entry(raw, values.volume_pct)
        assert entry is not None
        _put(result, *entry)
    if old is not None and (old.text, old.duration_ms) != (values.text, values.duration_ms):
        _drop_word_times(result)
    return result


def starts_at(raw: Mapping[str, Any], running_ms: int) -> int:
    """Return when a segment begins: at its own start, else where the one before it ends."""
    start = locate(raw, START_KEYS, whole_ms)
    return running_ms if start is None else int(start[1])


def volume_entry(raw: Mapping[str, Any], volume_pct: float) -> tuple[tuple[str, ...], float] | None:
    """Return where and as what number a segment keeps a volume, ``None`` where it cannot hold this one.

    Percent stay percent; under a key that may hold a fraction or percent, what is there decides which.
    """
    found = locate(raw, PERCENT_KEYS, read_number)
    if found is not None:
        return found[0], volume_pct
    found = locate(raw, VOLUME_KEYS, read_number)
    if found is None:
        return ("m", "volume_pct"), volume_pct
    path, volume = found
    if abs(volume) <= LARGEST_GAIN:
        return (path, round(volume_pct / 100, 6)) if volume_pct <= LARGEST_GAIN * 100 else None
    return (path, volume_pct) if volume_pct == 0 or volume_pct > LARGEST_GAIN else None


def _put_at(
    result: dict[str, Any], keys: tuple[str, ...], read: Any, usual: tuple[str, ...], value: Any
) -> None:
    found = locate(result, keys, read)
    _put(result, usual if found is None else found[0], value)


def _put(result: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value in the JSON type of the one before it; the `m` it stands in is copied first."""
    place = result
    if path[0] == "m" and len(path) > 1:
        meta = result.get("m")
        if isinstance(meta, Mapping) or meta is None:
            place = result["m"] = dict(meta or {})
    old = place.get(path[-1])
    if isinstance(value, int | float):
        value = int(value) if float(value).is_integer() else value
        if isinstance(old, str):
            value = str(value)
        elif isinstance(old, float):
            value = float(value)
    place[path[-1]] = value


def _drop_word_times(result: dict[str, Any]) -> None:
    """Take away the times of single words: they belonged to the old text or length."""
    meta = result.get("m")
    if isinstance(meta, Mapping) and "words" in meta:
        result["m"] = {key: value for key, value in meta.items() if key != "words"}
