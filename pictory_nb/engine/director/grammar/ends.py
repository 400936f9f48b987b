"""Which scene "the intro" and "the outro" are: the brand's own card where the film has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# "The title card" and "the end card" are these alone, also beside the brand's cards.
_OTHERS = ("title", "标题", "end ", "end-", "endcard", "结束")


def is_other_card(value: str) -> bool:
    """Tell whether a word for the opening or the ending means the title card or the end card alone."""
    return any(mark in f"{value} " for mark in _OTHERS)


def brand_card(symbol: str, value: str, kinds: Sequence[str]) -> int | None:
    """Return the number of the brand's card that is meant, None where the film has none or another is meant.

    Parameters
    ----------
    symbol, value
        A word's: "intro" or "outro", and how it was said.
    kinds
        The kinds of the film's scenes in order.
    """
    if symbol not in {"intro", "outro"} or is_other_card(value):
        return None
    places = [place for place, kind in enumerate(kinds) if kind == "brand"]
    if not places:
        return None
    place, edge = (places[0], 0) if symbol == "intro" else (places[-1], len(kinds) - 1)
    return place + 1 if place == edge or len(places) > 1 else None
