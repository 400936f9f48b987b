"""Captions: at most two balanced lines, with a pill that runs from word to word."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backdrop import Backdrop, Box, union
from pictory_nb.engine.render.color import FloatArray, rgb
from pictory_nb.engine.render.film import Canvas, Caption, Word
from pictory_nb.engine.render.fonts import Face, drawable, metrics, width_of
from pictory_nb.engine.render.painting import line_room, rounded, scrim, shadow, sheet_for, text_on
from pictory_nb.engine.render.typeset import balanced_lines, tokens_of

from .motion import Span, ease_out

if TYPE_CHECKING:
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture
    from pictory_nb.engine.render.themes import Theme

_FACE = Face(weight=680)
_SIZE = 62.0
_SPACE = 1.25
"""Word spaces are this much wider than the font's, so that the pill does not touch its neighbours."""
_LEADING = 1.40
_ENTER_MS, _EXIT_MS = 160.0, 120.0
_SLIDE_MS = 120.0
_PILL_SHARE = 0.5
"""A token longer than this share of the line (Chinese without spaces) gets no pill."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text between two possible breaks, the word it belongs to, and where it was put."""

    text: str
    word: int
    ends_word: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    """One line of a caption in the picture."""

    pieces: tuple[tuple[_Piece, float, float], ...]  # piece, x, width
    baseline: float


class CaptionElement:
    """One caption: its base is rasterised once, each stand of the pill once."""

    def __init__(
        self, caption: Caption, canvas: Canvas, theme: Theme, backdrop: Backdrop, *, is_closing: bool
    ) -> None:
        self._canvas, self._theme, self._backdrop = canvas, theme, backdrop
        self._words = [
            Word(text, word.start_ms, word.end_ms) for word in caption.words if (text := drawable(word.text))
        ]
        self._span = Span(caption.start_ms, caption.end_ms, fades_out=not is_closing)
        self._base: Overlay | None = None
        self._text: FloatArray | None = None
        self._pills: OrderedDict[tuple[int, ...], Overlay] = OrderedDict()
        self._size_px, self._lines = _set_lines(self._words, canvas)
        self._word_boxes = [self._word_box(index) for index in range(len(self._words))]

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw the lines, and the pill at the word that is spoken."""
        opacity = self._span.opacity(time_ms, _ENTER_MS, _EXIT_MS)
        if opacity <= 0 or not self._lines:
            return
        if self._base is None:
            self._base = self._rasterise()
        self._base.draw(picture, opacity=opacity)
        stand = self._pill_at(time_ms)
        if stand is not None:
            box, strength = stand
            self._pill_overlay(box).draw(picture, opacity=opacity * strength)

    def _room(self) -> Box:
        return union(
            [
                line_room(
                    line.pieces[0][1],
                    line.baseline,
                    line.pieces[-1][1] + line.pieces[-1][2] - line.pieces[0][1],
                    _FACE,
                    self._size_px,
                )
                for line in self._lines
            ]
        )

    def _text_box(self) -> Box:
        heights = metrics(_FACE, self._size_px)
        left = min(line.pieces[0][1] for line in self._lines)
        right = max(line.pieces[-1][1] + line.pieces[-1][2] for line in self._lines)
        top = self._lines[0].baseline - heights.cap_height
        return Box(left, top, right - left, self._lines[-1].baseline + 0.25 * self._size_px - top)

    def _rasterise(self) -> Overlay:
        theme = self._theme
        ink, shade = rgb(theme.ink), rgb(theme.shade)
        box = self._text_box()
        need = self._backdrop.scrim_opacity(box, ink, shade)
        softness = self._size_px * 0.9
        sheet = sheet_for(union([self._room(), box.grown(softness * 3.2)]) if need else self._room())
        if need:
            scrim(sheet, box, softness, shade, need)
        coverage = np.zeros((sheet.height, sheet.width), dtype=np.float32)
        for line in self._lines:
            for piece, x, _ in line.pieces:
                np.maximum(
                    coverage, text_on(sheet, piece.text, _FACE, self._size_px, x, line.baseline), out=coverage
                )
        shadow(sheet, coverage, self._size_px, theme, shade)
        sheet.paint(coverage, ink)
        self._text = coverage
        return sheet.overlay()

    def _word_box(self, index: int) -> Box | None:
        """Return the pill's box for a word, None when the word is broken over lines or too long for one."""
        found: list[tuple[_Placed, float, float]] = [
            (line, x, width) for line in self._lines for piece, x, width in line.pieces if piece.word == index
        ]
        if not found or any(line is not found[0][0] for line, _, _ in found):
            return None
        left, right = found[0][1], found[-1][1] + found[-1][2]
        if right - left > _PILL_SHARE * _max_width(self._canvas):
            return None
        size = self._size_px
        heights = metrics(_FACE, size)
        middle = found[0][0].baseline - heights.cap_height / 2
        height = 1.30 * size
        pad = 0.15 * size
        return Box(left - pad, middle - height / 2 + 0.03 * size, right - left + 2 * pad, height)

    def _pill_at(self, time_ms: float) -> tuple[Box, float] | None:
        """Return where the pill stands and its opacity; it slides along a line and fades between lines."""
        index = -1
        for number, word in enumerate(self._words):
            if word.start_ms <= time_ms:
                index = number
        if index < 0 or self._word_boxes[index] is None:
            return None
        box = self._word_boxes[index]
        assert box is not None
        word = self._words[index]
        share = ease_out((time_ms - word.start_ms) / _SLIDE_MS)
        previous = self._word_boxes[index - 1] if index else None
        if previous is None or abs(previous.top - box.top) > 1:
            return box, share
        return (
            Box(
                previous.left + (box.left - previous.left) * share,
                box.top,
                previous.width + (box.width - previous.width) * share,
                box.height,
            ),
            1.0,
        )

    def _pill_overlay(self, box: Box) -> Overlay:
        key = (round(box.left * 4), round(box.top * 4), round(box.width * 4))
        found = self._pills.pop(key, None)
        if found is None:
            found = self._make_pill(box)
        self._pills[key] = found
        while len(self._pills) > 3:
            self._pills.popitem(last=False)
        return found

    def _make_pill(self, box: Box) -> Overlay:
        assert self._base is not None
        assert self._text is not None
        theme = self._theme
        sheet = sheet_for(box.grown(2))
        pill = rounded(sheet, box, 0.24 * self._size_px)
        sheet.paint(pill, rgb(theme.accent))
        text = np.zeros_like(pill)
        rows, columns = sheet.top - self._base.top, sheet.left - self._base.left
        source = self._text[max(0, rows) : rows + sheet.height, max(0, columns) : columns + sheet.width]
        row, column = max(0, -rows), max(0, -columns)
        text[row : row + source.shape[0], column : column + source.shape[1]] = source
        sheet.paint(text * pill, rgb(theme.on_accent))
        return sheet.overlay()


def _max_width(canvas: Canvas) -> float:
    return canvas.width * (0.86 if canvas.is_tall else 0.76)


def _block_bottom(canvas: Canvas) -> float:
    """Return the lowest row for captions: over the buttons that tall players lay over the picture."""
    ratio = canvas.height / canvas.width
    if ratio > 1.5:
        return canvas.height * 0.77
    return canvas.height * (0.90 if ratio < 0.8 else 0.91)


def captions_top(canvas: Canvas) -> float:
    """Return the row above which cards have the picture for themselves when captions are shown too."""
    return _block_bottom(canvas) - 2 * _LEADING * _SIZE * canvas.unit - 0.04 * canvas.height


def _set_lines(words: list[Word], canvas: Canvas) -> tuple[int, list[_Placed]]:
    pieces = [
        _Piece(part.rstrip(), index, part.endswith(" "))
        for index, word in enumerate(words)
        for part in tokens_of(word.text)
    ]
    if not pieces:
        return 0, []
    size_px = max(8, round(_SIZE * canvas.unit))
    smallest = max(8, round(size_px * 0.66))
    limit = _max_width(canvas)
    most_lines = 2
    while True:
        space = width_of(" ", _FACE, size_px) * _SPACE
        widths = [width_of(piece.text, _FACE, size_px) for piece in pieces]
        steps = [
            width + (space if piece.ends_word else 0) for width, piece in zip(widths, pieces, strict=True)
        ]
        lines = balanced_lines(steps, limit + space, most_lines)
        if lines is not None:
            break
        if size_px > smallest:
            size_px = max(smallest, round(size_px * 0.94))
        elif most_lines < 4:
            most_lines += 1
        else:
            size_px = max(6, round(size_px * 0.9))
            if size_px == 6:
                lines = [(0, len(pieces))]
                break
    leading = size_px * _LEADING
    last_baseline = _block_bottom(canvas) - 0.32 * size_px
    placed: list[_Placed] = []
    for number, (first, end) in enumerate(lines):
        total = sum(steps[first:end]) - (space if pieces[end - 1].ends_word else 0)
        x = (canvas.width - total) / 2
        row: list[tuple[_Piece, float, float]] = []
        for index in range(first, end):
            row.append((pieces[index], x, widths[index]))
            x += steps[index]
        placed.append(_Placed(tuple(row), last_baseline - leading * (len(lines) - 1 - number)))
    return size_px, placed
