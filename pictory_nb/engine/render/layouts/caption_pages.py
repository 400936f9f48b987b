"""One page of a caption: its lines, rasterised once; what marks the spoken word is laid over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backdrop import Backdrop, Box, union
from pictory_nb.engine.render.color import FloatArray, rgb
from pictory_nb.engine.render.layouts.caption_lines import FACE, CaptionPlace, Line, Page
from pictory_nb.engine.render.painting import letter, rounded, scrim, shadow, sheet_for

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Word
    from pictory_nb.engine.render.layouts.motion import Span
    from pictory_nb.engine.render.overlay import Overlay, Sheet
    from pictory_nb.engine.render.picture import Picture
    from pictory_nb.engine.render.themes import Theme

_ENTER_MS, _EXIT_MS = 160.0, 120.0
_PLATE_OPACITY = 0.82
"""Enough that ink on the plate keeps its contrast over any picture."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page shows, when, where and on what."""

    page: Page
    words: tuple[Word, ...]
    span: Span
    place: CaptionPlace
    theme: Theme
    backdrop: Backdrop


class CaptionPage:
    """Plain lines; the other styles add to them."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._page, self._theme = setting.page, setting.theme
        self._starts_ms = [word.start_ms for word in setting.words]
        self._base: Overlay | None = None
        self._text: FloatArray = np.zeros((0, 0), dtype=np.float32)
        self._text_left = self._text_top = 0

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw the lines, and what marks the word that is spoken."""
        opacity = self._setting.span.opacity(time_ms, _ENTER_MS, _EXIT_MS)
        if opacity <= 0:
            return
        if self._base is None:
            self._base = self._rasterise()
        self._base.draw(picture, opacity=opacity)
        self._draw_mark(picture, time_ms, opacity)

    def _draw_mark(self, picture: Picture, time_ms: float, opacity: float) -> None:
        """Draw what marks the spoken word: in plain captions nothing."""

    def _spoken(self, time_ms: float) -> int | None:
        """Return the index of the word that is spoken, None before the first."""
        spoken = [index for index, start_ms in enumerate(self._starts_ms) if start_ms <= time_ms]
        return spoken[-1] if spoken else None

    def _scrim_opacity(self) -> float:
        theme = self._theme
        return self._setting.backdrop.scrim_opacity(self._page.text_box, rgb(theme.ink), rgb(theme.shade))

    def _rasterise(self) -> Overlay:
        sheet = self._laid_sheet()
        text = self._lettering(sheet)
        shadow(sheet, text, self._page.size_px, self._theme, rgb(self._theme.shade))
        sheet.paint(text, rgb(self._theme.ink))
        # The letters alone: with a scrim the sheet is much larger.
        room = sheet_for(self._page.room)
        self._text_left, self._text_top = room.left, room.top
        top, left = room.top - sheet.top, room.left - sheet.left
        self._text = text[top : top + room.height, left : left + room.width].copy()
        return sheet.overlay()

    def _laid_sheet(self) -> Sheet:
        """Return a sheet for the lines with what their contrast asks for on it."""
        page = self._page
        box, need = page.text_box, self._scrim_opacity()
        softness = page.size_px * 1.3
        sheet = sheet_for(union([page.room, box.grown(softness * 3.2)]) if need else page.room)
        if need:
            scrim(sheet, box, softness, rgb(self._theme.shade), need)
        return sheet

    def _lettering(self, sheet: Sheet, word: int | None = None) -> FloatArray:
        """Return the coverage of the letters on `sheet`: all, or those of one word."""
        coverage = np.zeros((sheet.height, sheet.width), dtype=np.float32)
        for line in self._page.lines:
            for piece in line.pieces:
                if word is None or piece.word == word:
                    letter(coverage, sheet, piece.text, FACE, self._page.size_px, piece.x, line.baseline)
        return coverage


class BoxedPage(CaptionPage):
    """Lines on a plate each, so that they can be read over anything."""

    def _laid_sheet(self) -> Sheet:
        plates = [self._plate(line) for line in self._page.lines]
        sheet = sheet_for(union([self._page.room, *(plate.grown(2) for plate in plates)]))
        shape = np.zeros((sheet.height, sheet.width), dtype=np.float32)
        for plate in plates:
            np.maximum(shape, rounded(sheet, plate, 0.16 * self._page.size_px), out=shape)
        sheet.paint(shape, rgb(self._theme.shade), _PLATE_OPACITY)
        return sheet

    def _plate(self, line: Line) -> Box:
        size_px = self._page.size_px
        return Box(
            line.left - 0.36 * size_px,
            line.baseline - 1.02 * size_px,
            line.width + 0.72 * size_px,
            1.4 * size_px,
        )
