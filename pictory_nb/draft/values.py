"""JSON values compared and patched without recursion: no nesting is too deep, no input is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Objects below this depth are replaced as a whole instead of key by key.
_DEEPEST_PATCH = 8

_SCALARS = frozenset({str, int, float, bool})
_NOT_THERE = object()

KeyPath = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class SetKey:
    """Put `value` at `path`, the keys from the outer object inwards."""

    path: KeyPath
    value: Any


@dataclass(frozen=True, slots=True)
class DropKey:
    """Take the last key of `path` away."""

    path: KeyPath


Patch = tuple[SetKey | DropKey, ...]


class OtherDraftError(ValueError):
    """Edits were applied to another draft than the one that they were made for."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"{missing} These edits were made for another draft: make them anew.")


def same(left: Any, right: Any) -> bool:
    """Whether two JSON values mean the same: 1 and 1.0 do, NaN and NaN do, true and 1 do not."""
    if surely_same(left, right):
        return True
    pairs = [(left, right)]
    while pairs:
        one, other = pairs.pop()
        if one is other:
            continue
        kind = type(one)
        if kind is type(other) and kind in _SCALARS:
            if one != other and (one == one or other == other):  # noqa: PLR0124 - NaN differs from itself
                return False
        elif kind is dict or isinstance(one, Mapping):
            if not isinstance(other, Mapping) or len(one) != len(other):
                return False
            for key, value in one.items():
                if key not in other:
                    return False
                pairs.append((value, other[key]))
        elif isinstance(one, list | tuple):
            if not isinstance(other, list | tuple) or len(one) != len(other):
                return False
            pairs.extend(zip(one, other, strict=True))
        elif isinstance(one, bool) or isinstance(other, bool | Mapping | list | tuple) or one != other:
            return False
    return True


def patch_between(before: Mapping[Any, Any], after: Mapping[Any, Any], leave_out: KeyPath = ()) -> Patch:
    """Return what must be set and dropped to make `after` of `before`, but for the outer keys `leave_out`."""
    if not leave_out and surely_same(before, after):
        return ()
    steps: list[SetKey | DropKey] = []
    todo: list[tuple[KeyPath, Mapping[Any, Any], Mapping[Any, Any]]] = [((), before, after)]
    while todo:
        path, old, new = todo.pop()
        skipped = () if path else leave_out
        if not old.keys() <= new.keys():
            steps.extend(DropKey((*path, key)) for key in old if key not in new and key not in skipped)
        for key, value in new.items():
            was = old.get(key, _NOT_THERE)
            if was is value or key in skipped:
                continue
            kind = type(was)
            if kind is type(value) and kind in _SCALARS:
                if was != value and not same(was, value):
                    steps.append(SetKey((*path, key), value))
            elif isinstance(was, Mapping) and isinstance(value, Mapping) and len(path) < _DEEPEST_PATCH:
                if not surely_same(was, value):
                    todo.append(((*path, key), was, value))
            elif was is _NOT_THERE or not same(was, value):
                steps.append(SetKey((*path, key), value))
    return tuple(steps)


def patched(value: Mapping[Any, Any], patch: Patch) -> dict[Any, Any]:
    """Return a copy of `value` with `patch` applied; what is not on a patched path is shared with `value`.

    Raises
    ------
    OtherDraftError
        A path leads through something that is no object, or a key to drop is not there.
    """
    result = dict(value)
    for step in patch:
        place = result
        for key in step.path[:-1]:
            inner = place.get(key)
            if not isinstance(inner, Mapping):
                raise OtherDraftError(f"There is no object at {_said(step.path)}.")
            place[key] = place = dict(inner)
        if isinstance(step, SetKey):
            place[step.path[-1]] = step.value
        elif step.path[-1] in place:
            del place[step.path[-1]]
        else:
            raise OtherDraftError(f"There is no {_said(step.path)} to take away.")
    return result


def surely_same(left: Any, right: Any) -> bool:
    """Whether two values are the same at the speed of C; not to be sure is no answer.

    Python holds 1 for equal to true, but writes them differently; it writes equal objects differently when
    their keys come in another order.
    """
    try:
        return bool(left == right) and repr(left) == repr(right)
    except (RecursionError, ValueError):
        return False


def _said(path: KeyPath) -> str:
    return ".".join(str(key) for key in path)
