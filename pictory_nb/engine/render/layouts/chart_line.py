"""Lines that draw themselves from the first point on, a point of light at their tip."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.fonts import metrics, width_of
from pictory_nb.engine.render.layouts.charts import LABEL, VALUE, Plot
from pictory_nb.engine.render.layouts.motion import Element, Rising, Span, ease_out
from pictory_nb.engine.render.painting import blurred, rounded, sheet_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.render.color import FloatArray, Rgb
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture

_START_MS, _DRAW_MS = 220.0, 1300.0
_SAMPLES = 2
_GRID_LINES = 3


@dataclass(slots=True)
class _Drawing:
    """A line through (`xs`, `ys`) that is uncovered from its first point on, with a tip that rides on it."""

    make: Callable[[], Overlay]
    make_tip: Callable[[], Overlay]
    xs: FloatArray
    ys: FloatArray
    span: Span
    _line: Overlay | None = field(default=None, init=False)
    _tip: Overlay | None = field(default=None, init=False)

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw as much of the line as its tip has passed."""
        opacity = self.span.opacity(time_ms, enter_ms=160)
        if opacity <= 0:
            return
        if self._line is None or self._tip is None:
            self._line, self._tip = self.make(), self.make_tip()
        share = ease_out((time_ms - self.span.start_ms) / _DRAW_MS)
        x = float(self.xs[0] + (self.xs[-1] - self.xs[0]) * share)
        line, is_rtl = self._line, self.xs[0] > self.xs[-1]
        passed = line.left + line.width - x if is_rtl else x - line.left
        seen = line.width if share >= 1 else min(line.width, max(2, 2 * round(passed / 2)))
        line.part(line.width - seen if is_rtl else 0, 0, seen, line.height).draw(picture, opacity=opacity)
        step = -1 if is_rtl else 1
        y = float(np.interp(x, self.xs[::step], self.ys[::step]))
        left = 2 * round((x - self._tip.width / 2 - self._tip.left) / 2)
        top = 2 * round((y - self._tip.height / 2 - self._tip.top) / 2)
        self._tip.draw(picture, shift_x=left, shift_y=top, opacity=opacity)


def line_elements(plot: Plot) -> list[Element]:
    """Return the lines of `plot`, the labels under them and the numbers that matter most."""
    data, box, unit = plot.data, plot.box, plot.unit
    cap = metrics(VALUE, plot.value_px).cap_height
    side = (
        max(
            width_of(data.written[0][0], VALUE, plot.value_px),
            width_of(data.written[0][-1], VALUE, plot.value_px),
        )
        / 2
    )
    side = max(
        side,
        width_of(data.labels[0], LABEL, plot.label_px) / 2,
        width_of(data.labels[-1], LABEL, plot.label_px) / 2,
    )
    head, foot = cap + 0.95 * plot.value_px, plot.label_px * 2.1
    field_box = Box(box.left + side, box.top + head, box.width - 2 * side, box.height - head - foot)
    low, high = _range(plot)
    xs = np.linspace(field_box.left, field_box.right, len(data.labels))[:: -1 if plot.is_rtl else 1]
    lines = [
        field_box.bottom - (np.array(row) - low) / (high - low) * field_box.height for row in data.numbers
    ]
    elements: list[Element] = [_grid(plot, Box(box.left, field_box.top, box.width, field_box.height))]
    for series, ys in reversed(list(enumerate(lines))):
        elements.append(_drawing(plot, xs, ys, field_box, plot.colors[series], is_filled=len(lines) == 1))
    elements += _labels(plot, xs, box.bottom - 0.35 * plot.label_px)
    for series, ys in enumerate(lines):
        elements += _numbers(plot, series, xs, ys, 10 * unit)
    return elements


def _range(plot: Plot) -> tuple[float, float]:
    """Return the numbers at the foot and the head of the plot: from 0, unless all are far away from it."""
    numbers = [number for row in plot.data.numbers for number in row]
    low, high = min(numbers), max(numbers)
    if low > 0.55 * high or high < 0.55 * low:
        pad = (high - low) * 0.35 or abs(high) * 0.1
        return low - pad, high
    return plot.data.low, plot.data.high


def _grid(plot: Plot, box: Box) -> Element:
    thick = max(1.0, 1.5 * plot.unit)

    def make() -> Overlay:
        sheet = sheet_for(box.grown(2))
        for step in range(_GRID_LINES + 1):
            row = box.top + box.height * step / _GRID_LINES
            line = rounded(sheet, Box(box.left, row - thick / 2, box.width, thick), 0.5)
            sheet.paint(line, plot.ink, 0.4 if step == _GRID_LINES else 0.14)
        return sheet.overlay()

    return Rising(make, plot.stage.later(40), 0.0)


def _drawing(plot: Plot, xs: FloatArray, ys: FloatArray, box: Box, color: Rgb, *, is_filled: bool) -> Element:
    width = max(2.0, 7 * plot.unit)
    room = Box(box.left, box.top, box.width, box.height).grown(4 * width)

    def make() -> Overlay:
        sheet = sheet_for(room)
        points = [(float(x) - sheet.left, float(y) - sheet.top) for x, y in zip(xs, ys, strict=True)]
        shape = (sheet.height, sheet.width)
        line = _stroke(points, shape, width)
        if is_filled:
            foot = box.bottom - sheet.top
            under = _polygon([*points, (points[-1][0], foot), (points[0][0], foot)], shape)
            rows = np.arange(sheet.height, dtype=np.float32)[:, None]
            fade = np.clip(1 - (rows - float(min(y for _, y in points))) / max(1.0, box.height), 0, 1)
            sheet.paint(under * fade, color, 0.34)
        sheet.paint(np.clip(blurred(line, 2.2 * width), 0, 1), color, 0.55)
        sheet.paint(line, color)
        return sheet.overlay()

    def make_tip() -> Overlay:
        size = 3.4 * width
        tip = Box(0, 0, size, size)
        sheet = sheet_for(tip.grown(size * 0.8))
        dot = rounded(sheet, tip, size / 2)
        sheet.paint(np.clip(blurred(dot, 0.5 * size) * 1.3, 0, 1), color, 0.6)
        sheet.paint(dot, color)
        sheet.paint(rounded(sheet, tip.grown(-0.26 * size), size), plot.stage.on_accent)
        return sheet.overlay()

    return _Drawing(make, make_tip, xs, ys, plot.stage.later(_START_MS))


def _stroke(points: Sequence[tuple[float, float]], shape: tuple[int, int], width: float) -> FloatArray:
    image, scaled = _canvas(points, shape)
    draw = ImageDraw.Draw(image)
    draw.line(scaled, fill=255, width=max(1, round(width * _SAMPLES)), joint="curve")
    radius = width * _SAMPLES / 2
    for x, y in scaled:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return _reduced(image)


def _polygon(points: Sequence[tuple[float, float]], shape: tuple[int, int]) -> FloatArray:
    image, scaled = _canvas(points, shape)
    ImageDraw.Draw(image).polygon(scaled, fill=255)
    return _reduced(image)


def _canvas(
    points: Sequence[tuple[float, float]], shape: tuple[int, int]
) -> tuple[Image.Image, list[tuple[float, float]]]:
    image = Image.new("L", (shape[1] * _SAMPLES, shape[0] * _SAMPLES))
    return image, [(x * _SAMPLES, y * _SAMPLES) for x, y in points]


def _reduced(image: Image.Image) -> FloatArray:
    return np.asarray(image.reduce(_SAMPLES), dtype=np.float32) / 255


def _labels(plot: Plot, xs: FloatArray, baseline: float) -> list[Element]:
    """Label the first and the last point, and as many between them as have room."""
    labels, size_px = plot.data.labels, plot.label_px
    widest = max(width_of(label, LABEL, size_px) for label in labels) + 0.8 * size_px
    room = max(2, int(abs(xs[-1] - xs[0]) / widest) + 1)
    last = len(labels) - 1
    steps = [step for step in range(1, last + 1) if last % step == 0 and last // step + 1 <= room]
    step = min(steps) if steps else last
    return [
        plot.text(
            labels[index], LABEL, size_px, float(xs[index]) - width_of(labels[index], LABEL, size_px) / 2,
            baseline, _START_MS + _DRAW_MS * 0.5 * index / last,
        )
        for index in range(0, last + 1, max(1, step))
    ]  # fmt: skip


def _numbers(plot: Plot, series: int, xs: FloatArray, ys: FloatArray, gap: float) -> list[Element]:
    """Write the last, the highest, the first and the lowest number, and those where the line turns."""
    numbers, written = plot.data.numbers[series], plot.data.written[series]
    last = len(numbers) - 1
    wanted = [last]
    if len(plot.data.written) == 1:
        wanted += [numbers.index(max(numbers)), 0, numbers.index(min(numbers))]
        wanted += [index for index in range(1, last) if _turns(numbers, index)]
    taken: list[Box] = []
    elements: list[Element] = []
    cap = metrics(VALUE, plot.value_px).cap_height
    for index in dict.fromkeys(wanted):
        width = width_of(written[index], VALUE, plot.value_px)
        x, y = float(xs[index]) - width / 2, float(ys[index])
        is_valley = 0 < index < last and ys[index] > ys[index - 1] and ys[index] > ys[index + 1]
        baseline = y + gap * 2 + cap + 0.2 * plot.value_px if is_valley else y - gap - 0.42 * plot.value_px
        box = Box(x, baseline - cap, width, cap).grown(0.22 * plot.value_px)
        if any(
            box.left < other.right
            and other.left < box.right
            and box.top < other.bottom
            and other.top < box.bottom
            for other in taken
        ):
            continue
        taken.append(box)
        delay = _START_MS + _DRAW_MS * 0.55 * index / max(1, last)
        elements.append(plot.counting(written[index], _resting(x, baseline), delay))
    return elements


def _turns(numbers: Sequence[float], index: int) -> bool:
    return (numbers[index] - numbers[index - 1]) * (numbers[index + 1] - numbers[index]) < 0


def _resting(x: float, baseline: float) -> Callable[[float], tuple[float, float]]:
    return lambda _: (x, baseline)
