"""The pill that runs from word to word under the letters of a caption."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from pictory_nb.engine.render.backdrop import Box, union
from pictory_nb.engine.render.color import rgb, yuv
from pictory_nb.engine.render.layouts.caption_pages import CaptionPage, Setting
from pictory_nb.engine.render.layouts.motion import ease_out
from pictory_nb.engine.render.overlay import Layer, Overlay, levels, place
from pictory_nb.engine.render.painting import rounded, sheet_for
from pictory_nb.engine.render.picture import Picture, Words, halved

_SLIDE_MS = 90.0
_KEPT_PILLS = 3


@dataclass(frozen=True, slots=True)
class _ColorField:
    """Colours of a part of the picture: luma, (rows, columns), and chroma, (2, rows / 2, columns / 2)."""

    left: int
    top: int
    luma: Words
    chroma: Words


class PillPage(CaptionPage):
    """Lines with the pill; each stand of it is rasterised once."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._boxes = [setting.page.word_box(index, setting.place) for index in range(len(setting.words))]
        self._pills: OrderedDict[Box, Overlay] = OrderedDict()
        self._field: _ColorField | None = None

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
        field = self._field
        if field is None:
            field = self._field = self._color_field()
        sheet = sheet_for(box.grown(2))
        level = levels(rounded(sheet, box, 0.24 * self._page.size_px))
        small = level[::2] + level[1::2]
        small = (small[:, ::2] + small[:, 1::2] + np.uint16(2)) >> np.uint16(2)
        top, left = sheet.top - field.top, sheet.left - field.left
        rows, columns = slice(top, top + sheet.height), slice(left, left + sheet.width)
        small_rows, small_columns = (slice(one.start // 2, one.stop // 2) for one in (rows, columns))
        return Overlay(
            sheet.left,
            sheet.top,
            Layer.from_levels(field.luma[rows, columns], level),
            Layer.from_levels(field.chroma[:, small_rows, small_columns], small),
        )

    def _color_field(self) -> _ColorField:
        """Return what is seen through the pill: its letters change colour with its edge while it slides."""
        stands = [box.grown(4) for box in self._boxes if box is not None]
        sheet = sheet_for(union([self._page.room, *stands]))
        text = np.zeros((sheet.height, sheet.width), dtype=np.float32)
        place(text, self._text, self._text_left - sheet.left, self._text_top - sheet.top)
        pill, letters = yuv(rgb(self._theme.accent)), yuv(rgb(self._theme.on_accent))
        luma = pill[0] + (letters[0] - pill[0]) * text
        chroma = pill[1:, None, None] + (letters - pill)[1:, None, None] * halved(text)
        return _ColorField(
            sheet.left, sheet.top, np.rint(luma).astype(np.uint16), np.rint(chroma).astype(np.uint16)
        )
