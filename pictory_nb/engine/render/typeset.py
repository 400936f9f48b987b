"""Breaks text into balanced lines and finds the largest size at which it fits."""

from __future__ import annotations

import functools
import itertools
import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.chinese_words import splits_word
from pictory_nb.engine.render.fonts import Face, clusters, own_font, width_of
from pictory_nb.engine.render.hyphens import SOFT_HYPHEN, soft_hyphens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_MEASURE_PX = 80
"""Widths are measured once at this size and scaled: opening a font anew for each trial size is slow."""

_HYPHENS_BELOW, _HYPHENS_WIN = 0.8, 1.15
_PHRASES_WIN = 0.68
_NOT_FIRST = "，。、；：！？）》」』】〕…—·,.;:!?)]}%’”々ーっゃゅょッャュョ"
_GOOD_ENDS = "，。、；：！？…,.;:!?)）”»—–"
_SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "and",
        "or",
        "but",
        "as",
        "is",
        "are",
        "was",
    }
    | {"were", "with", "from", "that", "your", "our", "their", "its", "no", "not"}
    | {"der", "die", "das", "den", "dem", "ein", "eine", "und", "oder", "zu", "von", "im", "am"}
    | {"le", "la", "les", "de", "du", "des", "un", "une", "et", "el", "los", "las", "y", "en"}
)
_NOT_LAST = "（《「『【〔“‘([{$€£¥"


@dataclass(frozen=True, slots=True)
class TextBox:
    """Lines of text with the size at which they fit."""

    lines: tuple[str, ...]
    size_px: int
    face: Face
    line_height: float

    @property
    def height(self) -> float:
        """Height in pixels from the first line's top to the last line's foot."""
        return self.line_height * len(self.lines)


def _unit_width(text: str, face: Face) -> float:
    return _unit_width_in(own_font(), text, face)


@functools.lru_cache(maxsize=4096)
def _unit_width_in(_font: Path | None, text: str, face: Face) -> float:
    """Measure with the film's own font, which is not handed on but belongs to the key."""
    return width_of(text, face, _MEASURE_PX) / _MEASURE_PX


def is_wide(character: str) -> bool:
    """Return whether a line may be broken beside `character` (Chinese and kana; Korean has spaces)."""
    return unicodedata.east_asian_width(character) in {"W", "F"} and not "\uac00" <= character <= "\ud7a3"


def _opens_syllable(character: str) -> bool:
    """Return whether a Thai syllable begins with `character` for certain: its vowel is written first."""
    return "\u0e40" <= character <= "\u0e44"


def tokens_of(text: str) -> list[str]:
    """Split into pieces between which a line may be broken; a piece ends with its own white space."""
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for character in word:
            can_break = (
                piece
                and (is_wide(character) or is_wide(piece[-1]) or _opens_syllable(character))
                and character not in _NOT_FIRST
                and piece[-1] not in _NOT_LAST
                and not piece[-1].isdecimal()
            )
            if can_break:
                pieces.append(piece)
                piece = ""
            piece += character
        pieces.append(piece + " ")
    return pieces


def break_costs(pieces: Sequence[str]) -> list[float]:
    """Return what a line break after each piece costs: least after punctuation, most after a small word.

    The unit is the square of the line's greatest width, see `balanced_lines`.
    """
    costs: list[float] = []
    for index, piece in enumerate(pieces):
        text = piece.rstrip()
        if text.endswith(SOFT_HYPHEN):
            costs.append(0.08)
        elif text[-1:] in _GOOD_ENDS:
            costs.append(0.0)
        elif is_wide(text[-1:] or " "):
            # Only common words are known: beside them too, punctuation is worth an uneven line.
            before = "".join(pieces[max(0, index - 1) : index + 1]).rstrip()
            after = "".join(pieces[index + 1 : index + 3])
            costs.append(0.35 if splits_word(before, after) else 0.10)
        else:
            costs.append(0.05 if text.lower() in _SMALL_WORDS else 0.012)
    return costs


def balanced_lines(
    widths: Sequence[float], max_width: float, max_lines: int, costs: Sequence[float] | None = None
) -> list[tuple[int, int]] | None:
    """Break into as few lines as fit, as equal as they can be; None when `max_lines` are too few.

    Parameters
    ----------
    widths
        Of the pieces between which a line may be broken.
    costs
        What a break after each piece costs, as a share of the square of `max_width`.

    Returns
    -------
    list
        (first, end) indices per line.
    """
    sums = list(itertools.accumulate(widths, initial=0.0))
    count = len(widths)
    for lines in range(1, max_lines + 1):
        # best[k] = (sum of squared free space, breaks) for the first k pieces in the lines so far.
        best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
        for _ in range(lines):
            following: dict[int, tuple[float, list[int]]] = {}
            for start, (cost, breaks) in best.items():
                for end in range(start + 1, count + 1):
                    width = sums[end] - sums[start]
                    if width > max_width:
                        break
                    total = cost + (max_width - width) ** 2
                    if costs and end < count:
                        total += costs[end - 1] * max_width**2
                    if end not in following or total < following[end][0]:
                        following[end] = (total, [*breaks, end])
            best = following
        if count in best:
            return list(itertools.pairwise(best[count][1]))
    return None


def fit_text(
    text: str,
    face: Face,
    *,
    max_width: float,
    max_height: float,
    size: float,
    min_size: float,
    max_lines: int,
    leading: float,
) -> TextBox:
    """Return `text` in at most `max_lines` balanced lines at the largest size that fits the box.

    Parameters
    ----------
    max_width, max_height, size, min_size
        In pixels.
    leading
        Line height as a multiple of the size.

    Notes
    -----
    Below `min_size` more lines are allowed, then long words are cut: nothing ever leaves the box.
    """
    pieces = tokens_of(text)

    def attempt(
        size_px: int, pieces: Sequence[str], max_lines: int, most_cost: float = math.inf
    ) -> TextBox | None:
        widths = [_unit_width(piece, face) * size_px for piece in pieces]
        costs = break_costs(pieces)
        lines = balanced_lines(widths, max_width, max_lines, costs)
        if lines and max((costs[end - 1] for _, end in lines[:-1]), default=0.0) > most_cost:
            return None
        if lines is None or len(lines) * leading * size_px > max_height:
            return None
        texts = tuple(_joined(pieces[first:end]) for first, end in lines)
        # Hinting rounds advances at small sizes, so the measured sizes have the last word.
        if any(width_of(line, face, size_px) > max_width for line in texts):
            return None
        return TextBox(texts, size_px, face, leading * size_px)

    found = _first_fit(lambda px: attempt(px, pieces, max_lines), size, min_size)
    broken = [part for piece in pieces for part in soft_hyphens(piece)]
    if len(broken) > len(pieces) and (found is None or found.size_px < _HYPHENS_BELOW * size):
        # A hyphen is worth it only where the letters become clearly larger.
        least = min_size if found is None else found.size_px * _HYPHENS_WIN
        found = _first_fit(lambda px: attempt(px, broken, max_lines), size, least) or found
    if found is not None and any(is_wide(line[-1]) for line in found.lines[:-1]):
        # Chinese lines that end with a phrase are worth smaller letters.
        least = max(min_size, found.size_px * _PHRASES_WIN)
        phrases = _first_fit(lambda px: attempt(px, pieces, max_lines, 0.0), found.size_px, least)
        found = phrases if phrases is not None and len(phrases.lines) > 1 else found
    if found is None:
        found = _first_fit(lambda px: attempt(px, pieces, 2 * max_lines), min_size, min_size * 0.55)
    if found is None:
        letters = [cluster for piece in pieces for cluster in clusters(piece)]
        found = _first_fit(lambda px: attempt(px, letters, 40), min_size, 6)
    if found is None:
        shown = text[: max(1, int(max_width / (0.6 * min_size)))]
        return TextBox((shown,), max(6, int(min_size * 0.55)), face, leading * min_size * 0.55)
    return found


def _joined(pieces: Sequence[str]) -> str:
    """Return a line of pieces; a soft hyphen is seen at its end alone."""
    line = "".join(pieces).rstrip()
    shown = line.replace(SOFT_HYPHEN, "")
    return f"{shown}-" if line.endswith(SOFT_HYPHEN) else shown


def _first_fit(attempt: Callable[[int], TextBox | None], size: float, min_size: float) -> TextBox | None:
    size_px = round(size)
    while size_px >= max(6, min_size):
        found = attempt(size_px)
        if found is not None:
            return found
        size_px = min(size_px - 1, round(size_px * 0.95))
    return None
