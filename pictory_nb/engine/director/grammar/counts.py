"""How many there are, said beside which they are: "1、2、5、8这四个场景", "2 and 3, those two scenes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.tokens import Token

_NUMBERS = frozenset({"num", "one"})
_BETWEEN = frozenset({"comma", "and", "scene", "nth", "hash"})


def without_counts(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without a count of the scenes that were just listed, which names no scene."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        counted = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.symbol == "that" and counted is not None and counted.symbol in _NUMBERS:
            listed = _listed(kept)
            if listed > 1 and _value(counted) == listed:
                place += 2
                if place < len(tokens) and tokens[place].symbol in {"scene", "one", "card"}:
                    place += 1
                continue
        kept.append(token)
        place += 1
    return kept


def _listed(tokens: Sequence[Token]) -> int:
    """Return how many numbers stand in a list at the end of `tokens`."""
    count = 0
    for token in reversed(tokens):
        if token.symbol in _NUMBERS:
            count += 1
        elif token.symbol not in _BETWEEN:
            break
    return count


def _value(token: Token) -> float:
    return 1.0 if token.symbol == "one" else float(token.value)
