"""Which way text runs: the order in which its parts stand on a line (UAX #9, without explicit embeddings)."""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RIGHT = {"R", "AL"}
_NUMBER = {"EN", "AN"}


def is_rtl(text: str) -> bool:
    """Tell whether most of the letters in `text` run from right to left."""
    directions = [unicodedata.bidirectional(letter) for letter in text]
    return sum(one in _RIGHT for one in directions) > sum(one == "L" for one in directions)


def levels(text: Sequence[str], *, base_is_rtl: bool) -> list[int]:
    """Return the level of each part of `text`: even ones run to the right, odd ones to the left."""
    base = int(base_is_rtl)
    kinds = [_kind(part) for part in text]
    # A sign between two digits or right behind one ("1,200", "73%") belongs to the number.
    for index in range(1, len(kinds)):
        if kinds[index] == "sign" and kinds[index - 1] == "number":
            follows = index + 1 < len(kinds) and kinds[index + 1] == "number"
            if follows or text[index] in "%‰°€$£¥":
                kinds[index] = "number"
    # A number takes the side of the letters before it: "iPhone 15" stays together in Arabic.
    kinds = [
        "left" if kind == "number" and _before(kinds, index) == "left" else kind
        for index, kind in enumerate(kinds)
    ]
    found: list[int] = []
    for index, kind in enumerate(kinds):
        match kind:
            case "left":
                found.append(2 * base)
            case "right":
                found.append(1)
            case "number":
                found.append(2 if base or _before(kinds, index) == "right" else 0)
            case _:
                before, after = _before(kinds, index), _after(kinds, index)
                is_right = before == after == "right" or (base and not before == after == "left")
                found.append(1 if is_right else 2 * base)
    return found


def visual_order(of: Sequence[int]) -> list[int]:
    """Return the indices of parts with these levels as they stand from left to right (rule L2)."""
    order = list(range(len(of)))
    for level in range(max(of, default=0), 0, -1):
        for is_in, group in itertools.groupby(list(enumerate(order)), key=lambda pair: of[pair[1]] >= level):
            if is_in:
                places = [place for place, _ in group]
                order[places[0] : places[-1] + 1] = order[places[0] : places[-1] + 1][::-1]
    return order


def _kind(part: str) -> str:
    for letter in part:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return "left"
        if direction in _RIGHT:
            return "right"
        if direction in _NUMBER:
            return "number"
        if direction in {"ES", "CS", "ET"}:
            return "sign"
    return "neutral"


def _before(kinds: Sequence[str], index: int) -> str:
    return next((kind for kind in reversed(kinds[:index]) if kind in {"left", "right"}), "")


def _after(kinds: Sequence[str], index: int) -> str:
    following = next((kind for kind in kinds[index + 1 :] if kind in {"left", "right", "number"}), "")
    return "right" if following == "number" and _before(kinds, index) == "right" else following
