"""Sets captions: words into at most two balanced lines, and long captions into several pages."""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Box, union
from pictory_nb.engine.render.bidi import is_rtl, levels, visual_order
from pictory_nb.engine.render.fonts import Face, metrics, width_of
from pictory_nb.engine.render.painting import line_room
from pictory_nb.engine.render.typeset import balanced_lines, break_costs, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.render.film import Canvas, CaptionLook, Word

FACE = Face(weight=680)
_SIZE = 66.0
_SMALLEST = 0.86
"""A caption is shrunk so far before it is spread over pages."""
_SPACE = 1.25
"""Word spaces are this much wider than the font's, so that the pill does not touch its neighbours."""
_LEADING = 1.38
_MAX_LINES = 2
_PILL_SHARE = 0.5
"""A token longer than this share of a line (Chinese without spaces) gets no pill."""


_ARABIC_DEPTH = 0.2
"""How much lower a pill reaches where letters hang deep below the line, as a share of their size."""


def _hangs_deep(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "AL" for letter in text)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two possible breaks; `word` tells which word it belongs to, `x` where it was put."""

    text: str
    word: int
    ends_word: bool
    start_ms: float
    x: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a caption in the picture."""

    pieces: tuple[Piece, ...]
    baseline: float

    @property
    def left(self) -> float:
        """The column where its first letter starts."""
        return self.pieces[0].x

    @property
    def width(self) -> float:
        """Its advance width in pixels."""
        return self.pieces[-1].x + self.pieces[-1].width - self.pieces[0].x


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown at one time: at most two lines."""

    lines: tuple[Line, ...]
    size_px: int
    start_ms: float
    end_ms: float

    @property
    def room(self) -> Box:
        """Everything that the lines and their shadow can touch."""
        return union(
            [line_room(line.left, line.baseline, line.width, FACE, self.size_px) for line in self.lines]
        )

    @property
    def text_box(self) -> Box:
        """The letters alone."""
        left = min(line.left for line in self.lines)
        right = max(line.left + line.width for line in self.lines)
        top = self.lines[0].baseline - metrics(FACE, self.size_px).cap_height
        return Box(left, top, right - left, self.lines[-1].baseline + 0.25 * self.size_px - top)

    def word_box(self, word: int, place: CaptionPlace) -> Box | None:
        """Return the pill's box for a word; None when it is not here, broken, or too long for one."""
        found = [(line, piece) for line in self.lines for piece in line.pieces if piece.word == word]
        if not found or any(line is not found[0][0] for line, _ in found):
            return None
        left = min(piece.x for _, piece in found)
        right = max(piece.x + piece.width for _, piece in found)
        if right - left > _PILL_SHARE * place.max_width:
            return None
        middle = found[0][0].baseline - metrics(FACE, self.size_px).cap_height / 2
        height, pad = 1.30 * self.size_px, 0.15 * self.size_px
        top = middle - height / 2 + 0.03 * self.size_px
        deeper = _ARABIC_DEPTH * self.size_px if any(_hangs_deep(piece.text) for _, piece in found) else 0.0
        return Box(left - pad, top, right - left + 2 * pad, height + deeper)


@dataclass(frozen=True, slots=True)
class CaptionPlace:
    """Where captions stand and how large: the rows `first_row` to `last_row` are theirs to use."""

    canvas: Canvas
    look: CaptionLook
    first_row: float
    last_row: float

    @property
    def size_px(self) -> int:
        """The letters' size when the words fit."""
        return max(8, round(_SIZE * self.canvas.unit * self.look.size_pct / 100))

    @property
    def max_width(self) -> float:
        """The longest line in pixels."""
        return self.canvas.width * (0.86 if self.canvas.is_tall else 0.76)

    @property
    def block_top(self) -> float:
        """The row above which cards have the picture for themselves when captions are shown too."""
        return self._bottom - _MAX_LINES * _LEADING * self.size_px - 0.04 * self.canvas.height

    def last_baseline(self, lines: int, size_px: int) -> float:
        """Return the row on which the last of `lines` stands."""
        height = _LEADING * size_px * lines
        match self.look.place:
            case "top":
                bottom = max(0.14 * self.canvas.height, self.first_row) + height
            case "middle":
                bottom = (self.canvas.height + height) / 2
            case _:
                bottom = self._bottom
        return bottom - 0.32 * size_px

    @property
    def _bottom(self) -> float:
        """The lowest row for captions: over the buttons that tall players lay over the picture."""
        ratio = self.canvas.height / self.canvas.width
        share = 0.77 if ratio > 1.5 else 0.90 if ratio < 0.8 else 0.91
        return min(self.canvas.height * share, self.last_row)

    def is_rtl(self, pieces: Sequence[Piece]) -> bool:
        """Tell whether the words run from right to left."""
        if self.look.direction != "auto":
            return self.look.direction == "rtl"
        return is_rtl("".join(piece.text for piece in pieces))


def set_pages(words: Sequence[Word], end_ms: float, place: CaptionPlace) -> list[Page]:
    """Return the pages of a caption in order; each is shown until the next one's first word."""
    pieces = _pieces(words)
    if not pieces:
        return []
    widths = _steps(pieces, place.size_px)
    costs = break_costs([piece.text for piece in pieces])
    room = max(_MAX_LINES * place.max_width, *widths, 1.0)
    while True:
        chunks = balanced_lines(widths, max(room, *widths, 1.0), len(pieces), costs) or [(0, len(pieces))]
        pages = [page for first, end in chunks if (page := _page(pieces[first:end], place))]
        if len(pages) == len(chunks):
            break
        room *= 0.9
    starts_ms = [float(words[0].start_ms), *(pieces[first].start_ms for first, _ in chunks[1:])]
    return [
        replace(page, start_ms=start_ms, end_ms=stop_ms)
        for page, (start_ms, stop_ms) in zip(pages, itertools.pairwise([*starts_ms, end_ms]), strict=True)
    ]


def _pieces(words: Sequence[Word]) -> list[Piece]:
    pieces: list[Piece] = []
    for index, word in enumerate(words):
        parts = tokens_of(word.text)
        for number, part in enumerate(parts):
            start_ms = word.start_ms + (word.end_ms - word.start_ms) * number / len(parts)
            pieces.append(Piece(part.rstrip(), index, part.endswith(" "), start_ms))
    return pieces


def _steps(pieces: Sequence[Piece], size_px: int) -> list[float]:
    """Return how far each piece moves the pen, its word space included."""
    space = width_of(" ", FACE, size_px) * _SPACE
    return [width_of(piece.text, FACE, size_px) + (space if piece.ends_word else 0) for piece in pieces]


def _page(pieces: Sequence[Piece], place: CaptionPlace) -> Page | None:
    """Return a page of at most two lines, or None when that takes letters below the smallest size."""
    base_px = place.size_px
    size_px = base_px
    # A single long word may shrink further: it cannot be spread over pages.
    smallest = 8 if len(pieces) == 1 else round(base_px * _SMALLEST)
    while size_px >= smallest:
        space = width_of(" ", FACE, size_px) * _SPACE
        steps = _steps(pieces, size_px)
        lines = balanced_lines(
            steps, place.max_width + space, _MAX_LINES, break_costs([piece.text for piece in pieces])
        )
        if lines is not None:
            return _placed(pieces, steps, lines, size_px, space, place)
        size_px = min(size_px - 1, round(size_px * 0.95))
    return None


def _placed(
    pieces: Sequence[Piece],
    steps: Sequence[float],
    lines: Sequence[tuple[int, int]],
    size_px: int,
    space: float,
    place: CaptionPlace,
) -> Page:
    last_baseline = place.last_baseline(len(lines), size_px)
    runs_left = place.is_rtl(pieces)
    placed: list[Line] = []
    for number, (first, end) in enumerate(lines):
        total = sum(steps[first:end]) - (space if pieces[end - 1].ends_word else 0)
        x = (place.canvas.width - total) / 2
        row: list[Piece] = []
        own = pieces[first:end]
        order = visual_order(levels([piece.text for piece in own], base_is_rtl=runs_left))
        for index in order:
            piece, step = own[index], steps[first + index]
            width = step - (space if piece.ends_word else 0)
            x += space if row and row[-1].word != piece.word else 0
            row.append(replace(piece, x=x, width=width))
            x += width
        placed.append(Line(tuple(row), last_baseline - size_px * _LEADING * (len(lines) - 1 - number)))
    return Page(tuple(placed), size_px, 0.0, 0.0)
