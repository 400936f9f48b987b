"""Text cut into the pieces that an encoder knows: of all ways to cut it the likeliest under a unigram model.

Source: Kudo, "Subword Regularization" (ACL 2018), as SentencePiece cuts.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BEGIN, END, UNKNOWN, MASK = range(4)
"""The rows of an encoder's table that are no pieces of text; MASK stands for words that tell nothing."""
_GAP = "▁"
_NEVER = -1e30


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece by its row in the encoder's table, and where in the text it stands."""

    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces with their rows and log probabilities, and what an unknown letter costs."""

    pieces: Mapping[str, tuple[int, float]]
    longest: int
    unknown: float

    def cut(self, text: str) -> list[Piece]:
        """Return the pieces of `text`, which begins a word; none for an empty one."""
        letters, at = _letters(text)
        line = "".join(letters)
        best = [0.0] + [_NEVER] * len(line)
        back = [(0, UNKNOWN)] * (len(line) + 1)
        for start in range(len(line)):
            so_far = best[start]
            for end in range(start + 1, min(len(line), start + self.longest) + 1):
                known = self.pieces.get(line[start:end])
                if known is not None and so_far + known[1] > best[end]:
                    best[end] = so_far + known[1]
                    back[end] = start, known[0]
            if so_far + self.unknown > best[start + 1]:
                best[start + 1] = so_far + self.unknown
                back[start + 1] = start, UNKNOWN
        found: list[Piece] = []
        end = len(line)
        while end:
            start, row = back[end]
            found.append(Piece(row, at[start], at[end]))
            end = start
        return found[::-1]


def _letters(text: str) -> tuple[list[str], list[int]]:
    """Return the letters as the vocabulary spells them, gaps as one sign, and where each stands."""
    letters, at = [_GAP], [0]
    for place, letter in enumerate(text):
        for one in letter if letter.isascii() else unicodedata.normalize("NFKC", letter):
            spelt = _GAP if one.isspace() else one
            if spelt != _GAP or letters[-1] != _GAP:
                letters.append(spelt)
                at.append(place)
    return letters, [*at, len(text)]
