"""The pill that runs from word to word under the letters of a caption."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.color import rgb
from pictory_nb.engine.render.layouts.caption_pages import CaptionPage, Setting
from pictory_nb.engine.render.layouts.motion import ease_out
from pictory_nb.engine.render.painting import rounded, sheet_for

if TYPE_CHECKING:
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture

_SLIDE_MS = 90.0
_KEPT_PILLS = 3


class PillPage(CaptionPage):
    """Lines with the pill; each stand of it is rasterised once."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._boxes = [setting.page.word_box(index, setting.place) for index in range(len(setting.words))]
        self._pills: OrderedDict[Box, Overlay] = OrderedDict()

    def _draw_mark(self, picture: Picture, time_ms: float, opacity: float) -> None:
        stand = self._pill_at(time_ms)
        if stand is not None:
            self._pill(stand).draw(picture, opacity=opacity)

    def _pill_at(self, time_ms: float) -> Box | None:
        """Return where the pill stands: it slides along a line, and opens anew on the next one."""
        word = self._spoken(time_ms)
        box = None if word is None else self._boxes[word]
        if word is None or box is None:
            return None
        share = ease_out((time_ms - self._starts_ms[word]) / _SLIDE_MS)
        previous = self._boxes[word - 1] if word else None
        if previous is None or abs(previous.top - box.top) > 1:
            return box.grown(-0.18 * box.height * (1 - share))
        left = previous.left + (box.left - previous.left) * share
        width = previous.width + (box.width - previous.width) * share
        return Box(left, box.top, width, box.height)

    def _pill(self, box: Box) -> Overlay:
        # A stand is a quarter of a pixel, whatever was drawn before: the same frame is the same bytes.
        left, top, width, height = (
            round(value * 4) / 4 for value in (box.left, box.top, box.width, box.height)
        )
        stand = Box(left, top, width, height)
        found = self._pills.pop(stand, None) or self._make_pill(stand)
        self._pills[stand] = found
        while len(self._pills) > _KEPT_PILLS:
            self._pills.popitem(last=False)
        return found

    def _make_pill(self, box: Box) -> Overlay:
        theme = self._theme
        sheet = sheet_for(box.grown(2))
        pill = rounded(sheet, box, 0.24 * self._page.size_px)
        sheet.paint(pill, rgb(theme.accent))
        # The letters under the pill change colour with its edge, also while it slides.
        text = np.zeros_like(pill)
        rows, columns = sheet.top - self._text_top, sheet.left - self._text_left
        source = self._text[max(0, rows) : rows + sheet.height, max(0, columns) : columns + sheet.width]
        row, column = max(0, -rows), max(0, -columns)
        text[row : row + source.shape[0], column : column + source.shape[1]] = source
        sheet.paint(text * pill, rgb(theme.on_accent))
        return sheet.overlay()
