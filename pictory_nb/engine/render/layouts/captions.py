"""Captions: at most two balanced lines, with a pill that runs from word to word."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backdrop import Backdrop, Box, union
from pictory_nb.engine.render.color import FloatArray, rgb
from pictory_nb.engine.render.film import Canvas, Caption, Word
from pictory_nb.engine.render.fonts import drawable
from pictory_nb.engine.render.layouts.caption_lines import FACE, Page, set_pages
from pictory_nb.engine.render.layouts.motion import Element, Span, ease_out
from pictory_nb.engine.render.painting import rounded, scrim, shadow, sheet_for, text_on

if TYPE_CHECKING:
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture
    from pictory_nb.engine.render.themes import Theme

_ENTER_MS, _EXIT_MS = 160.0, 120.0
_SLIDE_MS = 90.0
_KEPT_PILLS = 3


def caption_elements(
    caption: Caption, canvas: Canvas, theme: Theme, backdrop: Backdrop, *, is_closing: bool
) -> list[Element]:
    """Return what shows `caption`; with `is_closing` its last words stay to the film's last frame."""
    words = [
        Word(text, word.start_ms, word.end_ms) for word in caption.words if (text := drawable(word.text))
    ]
    if not words:
        return []
    pages = set_pages(words, caption.end_ms, canvas)
    elements: list[Element] = []
    for number, page in enumerate(pages):
        is_last = number + 1 == len(pages)
        start_ms = caption.start_ms if number == 0 else page.start_ms
        span = Span(start_ms, page.end_ms, fades_out=not (is_closing and is_last))
        elements.append(_CaptionPage(page, words, span, canvas, theme, backdrop))
    return elements


class _CaptionPage:
    """One page of a caption: its base is rasterised once, each stand of the pill once."""

    def __init__(
        self, page: Page, words: list[Word], span: Span, canvas: Canvas, theme: Theme, backdrop: Backdrop
    ) -> None:
        self._page, self._theme, self._backdrop, self._span = page, theme, backdrop, span
        self._starts_ms = [word.start_ms for word in words]
        self._boxes = [page.word_box(index, canvas) for index in range(len(words))]
        self._base: Overlay | None = None
        self._text: FloatArray = np.zeros((0, 0), dtype=np.float32)
        self._pills: OrderedDict[Box, Overlay] = OrderedDict()

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw the lines, and the pill at the word that is spoken."""
        opacity = self._span.opacity(time_ms, _ENTER_MS, _EXIT_MS)
        if opacity <= 0:
            return
        if self._base is None:
            self._base = self._rasterise()
        self._base.draw(picture, opacity=opacity)
        stand = self._pill_at(time_ms)
        if stand is not None:
            self._pill(stand, self._base).draw(picture, opacity=opacity)

    def _rasterise(self) -> Overlay:
        page, theme = self._page, self._theme
        ink, shade = rgb(theme.ink), rgb(theme.shade)
        box = page.text_box
        need = self._backdrop.scrim_opacity(box, ink, shade)
        softness = page.size_px * 1.3
        sheet = sheet_for(union([page.room, box.grown(softness * 3.2)]) if need else page.room)
        if need:
            scrim(sheet, box, softness, shade, need)
        self._text = np.zeros((sheet.height, sheet.width), dtype=np.float32)
        for line in page.lines:
            for piece in line.pieces:
                mask = text_on(sheet, piece.text, FACE, page.size_px, piece.x, line.baseline)
                np.maximum(self._text, mask, out=self._text)
        shadow(sheet, self._text, page.size_px, theme, shade)
        sheet.paint(self._text, ink)
        return sheet.overlay()

    def _pill_at(self, time_ms: float) -> Box | None:
        """Return where the pill stands: it slides along a line, and opens anew on the next one."""
        spoken = [index for index, start_ms in enumerate(self._starts_ms) if start_ms <= time_ms]
        if not spoken:
            return None
        word = spoken[-1]
        box = self._boxes[word]
        if box is None:
            return None
        share = ease_out((time_ms - self._starts_ms[word]) / _SLIDE_MS)
        previous = self._boxes[word - 1] if word else None
        if previous is None or abs(previous.top - box.top) > 1:
            return box.grown(-0.18 * box.height * (1 - share))
        left = previous.left + (box.left - previous.left) * share
        width = previous.width + (box.width - previous.width) * share
        return Box(left, box.top, width, box.height)

    def _pill(self, box: Box, base: Overlay) -> Overlay:
        # A stand is a quarter of a pixel, whatever was drawn before: the same frame is the same bytes.
        left, top, width, height = (
            round(value * 4) / 4 for value in (box.left, box.top, box.width, box.height)
        )
        stand = Box(left, top, width, height)
        found = self._pills.pop(stand, None) or self._make_pill(stand, base)
        self._pills[stand] = found
        while len(self._pills) > _KEPT_PILLS:
            self._pills.popitem(last=False)
        return found

    def _make_pill(self, box: Box, base: Overlay) -> Overlay:
        theme = self._theme
        sheet = sheet_for(box.grown(2))
        pill = rounded(sheet, box, 0.24 * self._page.size_px)
        sheet.paint(pill, rgb(theme.accent))
        # The letters under the pill change colour with its edge, also while it slides.
        text = np.zeros_like(pill)
        rows, columns = sheet.top - base.top, sheet.left - base.left
        source = self._text[max(0, rows) : rows + sheet.height, max(0, columns) : columns + sheet.width]
        row, column = max(0, -rows), max(0, -columns)
        text[row : row + source.shape[0], column : column + source.shape[1]] = source
        sheet.paint(text * pill, rgb(theme.on_accent))
        return sheet.overlay()
