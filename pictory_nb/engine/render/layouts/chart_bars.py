"""Bars that grow out of their base line: upright where the labels have room under them, else lying."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.color import FloatArray, Rgb, mix
from pictory_nb.engine.render.fonts import metrics, width_of
from pictory_nb.engine.render.layouts.charts import GROW_MS, LABEL, VALUE, Plot
from pictory_nb.engine.render.layouts.motion import Element, Rising, Span, ease_out
from pictory_nb.engine.render.painting import rounded, sheet_for
from pictory_nb.engine.render.typeset import fit_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture

_FIRST_MS, _NEXT_MS, _LAST_MS = 180.0, 80.0, 900.0
_COLUMN_SIZES = (1.0, 0.9, 0.8)
"""Letters shrink so far before the bars lie down."""
_QUIET = 0.38
"""How far the bars beside the highest one step back."""


@dataclass(slots=True)
class _Growing:
    """A bar that grows from its base towards `direction`: (1, 0) is right, (0, -1) is up."""

    make: Callable[[], Overlay]
    span: Span
    direction: tuple[int, int]
    _overlay: Overlay | None = field(default=None, init=False)

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw as much of the bar as has grown, its rounded end always in front."""
        opacity = self.span.opacity(time_ms, enter_ms=200)
        if opacity <= 0:
            return
        if self._overlay is None:
            self._overlay = self.make()
        bar = self._overlay
        share = ease_out((time_ms - self.span.start_ms) / GROW_MS)
        across, down = self.direction
        whole = bar.width if across else bar.height
        seen = max(2, 2 * round(whole * share / 2))
        hidden = whole - seen
        left, top = (hidden if across > 0 else 0), (hidden if down > 0 else 0)
        size = (seen, bar.height) if across else (bar.width, seen)
        part = bar.part(left, top, *size)
        part.draw(picture, shift_x=-across * hidden, shift_y=-down * hidden, opacity=opacity)


def bar_elements(plot: Plot) -> list[Element]:
    """Return the bars of `plot` with their labels and numbers."""
    slot = plot.box.width / len(plot.data.labels)
    room = 0.97 if len(plot.data.written) == 1 else 0.86
    for size in _COLUMN_SIZES:
        tried = replace(plot, value_px=round(plot.value_px * size), label_px=round(plot.label_px * size))
        value = max(width_of(text, VALUE, tried.value_px) for row in plot.data.written for text in row)
        if _widest_label(tried) <= 0.94 * slot and value * len(plot.data.written) <= room * slot:
            return _columns(tried, slot)
    return _rows(plot)


def _delay(index: int) -> float:
    return min(_FIRST_MS + _NEXT_MS * index, _LAST_MS)


def _fill(plot: Plot, series: int, index: int) -> Rgb:
    color = plot.colors[series]
    is_quiet = len(plot.data.written) == 1 and index != plot.data.peak
    return mix(color, plot.stage.shade, _QUIET) if is_quiet else color


def _bar(plot: Plot, box: Box, direction: tuple[int, int], color: Rgb, delay_ms: float) -> Element:
    radius = min(14 * plot.unit, 0.3 * min(box.width, box.height))
    across, down = direction

    def make() -> Overlay:
        sheet = sheet_for(box)
        # Reaching beyond the base keeps its corners square there.
        whole = Box(
            box.left - (2 * radius if across > 0 else 0),
            box.top - (2 * radius if down > 0 else 0),
            box.width + (2 * radius if across else 0),
            box.height + (2 * radius if down else 0),
        )
        sheet.paint(rounded(sheet, whole, radius), _sheen((sheet.height, sheet.width), direction, color))
        return sheet.overlay()

    return _Growing(make, plot.stage.later(delay_ms), direction)


def _sheen(shape: tuple[int, int], direction: tuple[int, int], color: Rgb) -> FloatArray:
    """Return a fill that is a little lighter towards the bar's end."""
    rows, columns = shape
    across, down = direction
    length = columns if across else rows
    ramp = np.linspace(0, 1, length, dtype=np.float32)
    ramp = ramp if across > 0 or down > 0 else ramp[::-1]
    low = np.array(mix(color, (0.0, 0.0, 0.0), 0.10), dtype=np.float32)
    high = np.array(mix(color, (1.0, 1.0, 1.0), 0.10), dtype=np.float32)
    line = low + (high - low) * ramp[:, None]
    image = line[None] if across else line[:, None]
    filled: FloatArray = np.broadcast_to(image, (rows, columns, 3))
    return filled


def _rule(plot: Plot, box: Box) -> Element:
    def make() -> Overlay:
        sheet = sheet_for(box)
        sheet.paint(rounded(sheet, box, 0.5), plot.ink, 0.45)
        return sheet.overlay()

    return Rising(make, plot.stage.later(60), 0.0)


def _even(value: float) -> int:
    return 2 * round(value / 2)


def _columns(plot: Plot, slot: float) -> list[Element]:
    data, box, unit = plot.data, plot.box, plot.unit
    cap = metrics(VALUE, plot.value_px).cap_height
    gap = 0.42 * plot.value_px
    foot = plot.label_px * 1.75
    head = cap + gap
    low_head = head if data.low < 0 else 0.0
    room = box.height - foot - head - low_head
    scale = room / (data.high - data.low)
    base = _even(box.top + head + data.high * scale)
    count = len(data.written)
    width = _even(min(slot * (0.64 if count == 1 else 0.8), 190 * unit * count) / count)
    inner = 0.08 * width if count > 1 else 0.0
    elements: list[Element] = []
    for index, label in enumerate(data.labels):
        middle = box.left + slot * (index + 0.5)
        start = middle - (width * count + inner * (count - 1)) / 2
        for series in range(count):
            number, written = data.numbers[series][index], data.written[series][index]
            left = _even(plot.left_of(start + (width + inner) * series, width))
            height = max(2, _even(abs(number) * scale))
            is_up = number >= 0
            bar = Box(left, base - height if is_up else base, width, height)
            elements.append(
                _bar(plot, bar, (0, -1 if is_up else 1), _fill(plot, series, index), _delay(index))
            )
            x = left + (width - width_of(written, VALUE, plot.value_px)) / 2

            def place(
                share: float, x: float = x, height: int = height, *, is_up: bool = is_up
            ) -> tuple[float, float]:
                grown = height * share
                return x, (base - grown - gap if is_up else base + grown + gap + cap)

            elements.append(plot.counting(written, place, _delay(index)))
        label_width = width_of(label, LABEL, plot.label_px)
        label_x = plot.left_of(middle - label_width / 2, label_width)
        baseline = box.bottom - 0.35 * plot.label_px
        elements.append(plot.text(label, LABEL, plot.label_px, label_x, baseline, _delay(index)))
    elements.append(_rule(plot, Box(box.left, base - 1, box.width, max(2, 2 * round(1.5 * unit)))))
    return elements


def _rows(plot: Plot) -> list[Element]:
    """Return lying bars: labels stand before them, in narrow pictures over them."""
    data, box, unit = plot.data, plot.box, plot.unit
    count, points = len(data.written), len(data.labels)
    value = (
        max(width_of(text, VALUE, plot.value_px) for row in data.written for text in row)
        + 0.5 * plot.value_px
    )
    is_stacked = box.width < 1300 * unit and _widest_label(plot) > 0.2 * box.width
    label_width = 0.0 if is_stacked else min(0.36 * box.width, _widest_label(plot) + 30 * unit)
    slot = min(box.height / points, (240 if is_stacked else 150) * unit * (1 + 0.35 * (count - 1)))
    label_size = min(plot.label_px, round(slot * (0.28 if is_stacked else 0.5)))
    thick = _even(min(slot * (0.40 if is_stacked else 0.62), 92 * unit * count) / count)
    before = value if data.low < 0 else 0.0
    scale = (box.width - label_width - value - before) / (data.high - data.low)
    base = _even(plot.left_of(box.left + label_width + before - data.low * scale, 0.0))
    top = box.top + max(0.0, (box.height - slot * points) * 0.4)
    elements: list[Element] = []
    for index, label in enumerate(data.labels):
        row = top + slot * index
        first = row + (label_size * 1.45 if is_stacked else (slot - thick * count) / 2)
        wide = box.width if is_stacked else label_width - 24 * unit
        text = fit_text(
            label, LABEL, max_width=wide, max_height=slot, size=label_size, min_size=label_size * 0.7,
            max_lines=1 if is_stacked else 2, leading=1.1,
        )  # fmt: skip
        middle = row + label_size * 0.72 if is_stacked else first + thick * count / 2
        cap = metrics(LABEL, text.size_px).cap_height
        for number, line in enumerate(text.lines):
            baseline = middle + cap / 2 + (number - (len(text.lines) - 1) / 2) * text.line_height
            x = plot.left_of(box.left, width_of(line, LABEL, text.size_px))
            elements.append(plot.text(line, LABEL, text.size_px, x, baseline, _delay(index)))
        for series in range(count):
            amount, written = data.numbers[series][index], data.written[series][index]
            length = max(2, _even(abs(amount) * scale))
            is_right = (amount >= 0) != plot.is_rtl
            bar_top = _even(first + thick * series)
            thickness = max(2, thick - (_even(0.1 * thick) if count > 1 else 0))
            bar = Box(base if is_right else base - length, bar_top, length, thickness)
            elements.append(
                _bar(plot, bar, (1 if is_right else -1, 0), _fill(plot, series, index), _delay(index))
            )
            baseline = bar_top + thickness / 2 + metrics(VALUE, plot.value_px).cap_height / 2
            own = width_of(written, VALUE, plot.value_px)

            def place(
                share: float, length: int = length, baseline: float = baseline, own: float = own,
                *, is_right: bool = is_right,
            ) -> tuple[float, float]:  # fmt: skip
                gap = 0.36 * plot.value_px
                return (
                    base + length * share + gap if is_right else base - length * share - gap - own
                ), baseline

            elements.append(plot.counting(written, place, _delay(index), 0.0 if is_right else 1.0))
    if data.low < 0:
        elements.append(_rule(plot, Box(base - 1, top, max(2, 2 * round(1.5 * unit)), slot * points)))
    return elements


def _widest_label(plot: Plot) -> float:
    return max(width_of(text, LABEL, plot.label_px) for text in plot.data.labels)
