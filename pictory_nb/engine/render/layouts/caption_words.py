"""Captions that follow the voice word by word: karaoke colours them, pop lets them appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import union
from pictory_nb.engine.render.color import Rgb, rgb
from pictory_nb.engine.render.layouts.caption_lines import FACE
from pictory_nb.engine.render.layouts.caption_pages import CaptionPage, Setting
from pictory_nb.engine.render.layouts.motion import ease_out
from pictory_nb.engine.render.painting import line_room, shadow, sheet_for

if TYPE_CHECKING:
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture

_TURN_MS = 120.0


class _SpokenPage(CaptionPage):
    """Each word of the page is an overlay of its own, drawn from when it is spoken."""

    _has_shadow = False
    _rise = 0.0

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._words: dict[int, Overlay] = {}
        shown = {piece.word for line in setting.page.lines for piece in line.pieces}
        self._shown = sorted(shown)

    def _color(self) -> Rgb:
        return rgb(self._theme.ink)

    def _draw_mark(self, picture: Picture, time_ms: float, opacity: float) -> None:
        for word in self._shown:
            share = ease_out((time_ms - self._starts_ms[word]) / _TURN_MS)
            if share <= 0:
                continue
            left_px = self._rise * self._page.size_px * (1 - share)
            self._word(word).draw(picture, shift_y=2 * round(left_px / 2), opacity=opacity * share)

    def _word(self, word: int) -> Overlay:
        if word not in self._words:
            self._words[word] = self._lettered(word, self._color())
        return self._words[word]

    def _lettered(self, word: int, color: Rgb) -> Overlay:
        size_px = self._page.size_px
        rooms = [
            line_room(piece.x, line.baseline, piece.width, FACE, size_px)
            for line in self._page.lines
            for piece in line.pieces
            if piece.word == word
        ]
        sheet = sheet_for(union(rooms))
        text = self._lettering(sheet, word)
        if self._has_shadow:
            shadow(sheet, text, size_px, self._theme, rgb(self._theme.shade))
        sheet.paint(text, color)
        return sheet.overlay()


class KaraokePage(_SpokenPage):
    """All words stand there from the start; those that were spoken have the accent's colour."""

    def _scrim_opacity(self) -> float:
        """Return enough for the accent too: brought towards the ink, it would no longer stand out."""
        theme, box = self._theme, self._page.text_box
        accent = self._setting.backdrop.scrim_opacity(box, rgb(theme.accent), rgb(theme.shade))
        return max(accent, super()._scrim_opacity())

    def _color(self) -> Rgb:
        theme = self._theme
        return self._setting.backdrop.legible(
            self._page.text_box, rgb(theme.accent), rgb(theme.ink), rgb(theme.shade), self._scrim_opacity()
        )


class PopPage(KaraokePage):
    """A word comes up in the accent's colour when it is spoken, and takes the ink's at the next one."""

    _has_shadow = True
    _rise = 0.45

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._said: dict[int, Overlay] = {}

    def _rasterise(self) -> Overlay:
        return self._laid_sheet().overlay()

    def _draw_mark(self, picture: Picture, time_ms: float, opacity: float) -> None:
        super()._draw_mark(picture, time_ms, opacity)
        for word in self._shown:
            end_ms = (
                self._starts_ms[word + 1] if word + 1 < len(self._starts_ms) else self._setting.span.end_ms
            )
            share = ease_out((time_ms - end_ms) / _TURN_MS)
            if share > 0:
                if word not in self._said:
                    self._said[word] = self._lettered(word, rgb(self._theme.ink))
                self._said[word].draw(picture, opacity=opacity * share)
