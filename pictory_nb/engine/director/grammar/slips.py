"""Slips of the pen: which word of the lexicon was meant. Common words are never taken for a slip of another."""

from __future__ import annotations

import re
from functools import cache

from pictory_nb.engine.director.grammar.words import lexicon

SHORTEST_SLIP = 4
_MANY_LETTERS = 8
# The common English words that are a letter or two away from a word of the lexicon.
_WORDS_OF_THEIR_OWN = frozenset(
    """
    likes
    """.split()  # noqa: SIM905 (hundreds of quoted words would hide the list)
)


def meant_by(word: str) -> str | None:
    """Return the word of the lexicon that `word` is a slip of; None when it is known, or a word of its own."""
    return None if word in lexicon() or word in _WORDS_OF_THEIR_OWN else _nearest(word)


@cache
def _single_words() -> tuple[str, ...]:
    words = {word for phrase in lexicon() for word in phrase.split() if re.fullmatch(r"[a-z]+", word)}
    return tuple(sorted(word for word in words if len(word) >= SHORTEST_SLIP))


@cache
def _nearest(word: str) -> str | None:
    """Find the one word of the lexicon that `word` is a slip of: one letter off, two in long words."""
    if len(word) < SHORTEST_SLIP or not re.fullmatch(r"[a-z]+", word):
        return None
    most = 2 if len(word) >= _MANY_LETTERS else 1
    near: dict[int, list[str]] = {}
    for candidate in _single_words():
        if abs(len(candidate) - len(word)) <= most and candidate[0] == word[0]:
            distance = _distance(word, candidate, most)
            if distance <= most:
                near.setdefault(distance, []).append(candidate)
    if not near:
        return None
    best = near[min(near)]
    return best[0] if len(best) == 1 else None


def _distance(a: str, b: str, most: int) -> int:
    """Count the letters to change, add, drop or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        previous, row = row, [i]
        for j, other in enumerate(b, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = previous
        if min(row) > most:
            return most + 1
    return row[-1]
