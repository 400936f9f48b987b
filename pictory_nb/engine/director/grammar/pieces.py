"""A message cut at commas, stops and "and", where one order may end and the next begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.tokens import Token

_BORDERS = frozenset({"comma", "and", "but", "then", "stop", "ask", "so", "because"})
# "Paper theme with #0f62fe as the accent", "vertical with calm music".
_AFTER_WITH = frozenset({"hex", "moodname", "kind", "no", "capstyle", "themename"})
_MOST_CLAUSES = 40
# A clause that begins so is an order of its own and no part of an unquoted text before it.
ORDERS = frozenset(
    """
    change rewrite make rename remove cut trim no hide show add put move swap switch split merge duplicate
    shorten lengthen speedup slowdown lower raise use play replace undo redo mute turn not isnt keep except
    """.split()  # noqa: SIM905 (a hundred quoted words would hide the list)
)


def pieces_of(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut at commas, stops and "and": (start, end) of what stands between."""
    borders = [index for index in range(len(tokens)) if is_border(tokens, index)]
    if len(borders) > _MOST_CLAUSES:
        borders = [index for index in borders if tokens[index].symbol in {"then", "stop"}][:_MOST_CLAUSES]
    pieces: list[tuple[int, int]] = []
    start = 0
    for border in borders:
        if border > start:
            pieces.append((start, border))
        start = border + 1
    if start < len(tokens):
        pieces.append((start, len(tokens)))
    return pieces


def is_border(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether an order may end before a token."""
    if tokens[index].symbol == "so" and index and tokens[index - 1].symbol in {"be", "should"}:
        # "She will be so happy" is one clause.
        return False
    if tokens[index].symbol == "comma" and index + 1 < len(tokens) and tokens[index + 1].symbol == "start":
        # "Use walkthrough.mp4 behind scene 5, starting at 0:05" is one wish.
        return not any(token.symbol == "media" for token in tokens[:index])
    if tokens[index].symbol == "colon" and index + 1 < len(tokens):
        later = tokens[index + 1 :]
        return later[0].symbol in ORDERS and not any(token.symbol == "quoted" for token in later)
    if tokens[index].symbol == "with" and 0 < index < len(tokens) - 1:
        return tokens[index + 1].symbol in _AFTER_WITH
    return tokens[index].symbol in _BORDERS
