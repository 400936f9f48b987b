"""Charts: a heading, a legend where there are several series, and bars or lines that draw themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.bidi import is_rtl
from pictory_nb.engine.render.color import Rgb, mix
from pictory_nb.engine.render.fonts import Face, drawable, metrics, width_of
from pictory_nb.engine.render.layouts.chart_data import ChartData, chart_data
from pictory_nb.engine.render.layouts.counting import counter
from pictory_nb.engine.render.layouts.motion import Changing, Element, Rising
from pictory_nb.engine.render.layouts.stage import Block, Stage
from pictory_nb.engine.render.painting import line_room, rounded, shadow, sheet_for, text_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.render.film import Card
    from pictory_nb.engine.render.overlay import Overlay

_HEADING = Face(weight=760, is_display=True)
VALUE = Face(weight=740, tabular=True)
LABEL = Face(weight=560)
GROW_MS = 760.0
_COUNT_STEPS = 20
_DIM = 0.3
"""The picture steps back behind a chart, even where its contrast alone would not ask for it."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a chart is drawn, with its sizes in pixels and its colours, legible on what lies behind.

    With `is_rtl` the first point is at the right, and lying bars grow to the left.
    """

    stage: Stage
    data: ChartData
    box: Box
    value_px: int
    label_px: int
    ink: Rgb
    muted: Rgb
    colors: tuple[Rgb, ...]
    is_rtl: bool = False

    @property
    def unit(self) -> float:
        """Pixels per design unit."""
        return self.stage.unit

    def left_of(self, left: float, width: float) -> float:
        """Return where something `width` wide begins that is at `left` where one reads from left to right."""
        return self.box.left + self.box.right - left - width if self.is_rtl else left

    def text(
        self, text: str, face: Face, size_px: int, x: float, baseline: float, delay_ms: float
    ) -> Element:
        """Return a line of text that starts at (x, baseline)."""
        color = self.ink if face is VALUE else self.muted

        def make() -> Overlay:
            return self._line(text, face, size_px, x, baseline, color)

        return Rising(make, self.stage.later(delay_ms), 0.0)

    def counting(
        self,
        written: str,
        place: Callable[[float], tuple[float, float]],
        delay_ms: float,
        anchor: float = 0.5,
    ) -> Element:
        """Return a number that counts up while `place` tells its (x, baseline) for each share from 0 to 1.

        `x` is where all of `written` starts; shorter numbers keep their middle there, or what `anchor` tells.
        """
        whole = width_of(written, VALUE, self.value_px)
        shown = counter(written, is_amount=True)

        def make(share: float) -> Overlay:
            text = written if share >= 1 else shown(share)
            x, baseline = place(share)
            x -= anchor * (width_of(text, VALUE, self.value_px) - whole)
            return self._line(text, VALUE, self.value_px, x, baseline, self.ink)

        return Changing(make, self.stage.later(delay_ms), GROW_MS, _COUNT_STEPS)

    def _line(self, text: str, face: Face, size_px: int, x: float, baseline: float, color: Rgb) -> Overlay:
        sheet = sheet_for(line_room(x, baseline, width_of(text, face, size_px), face, size_px))
        coverage = text_on(sheet, text, face, size_px, x, baseline)
        shadow(sheet, coverage, size_px, self.stage.theme, self.stage.shade)
        sheet.paint(coverage, color)
        return sheet.overlay()


def chart_plot(card: Card, stage: Stage) -> tuple[list[Element], Plot] | None:
    """Return heading, legend and ground of a chart, and the plot that is left; None without a chart."""
    data = chart_data(card)
    if data is None:
        return None
    unit, area, is_tall = stage.unit, stage.area, stage.canvas.is_tall
    heading = drawable(card.text)
    need = max(_DIM, stage.backdrop.scrim_opacity(area, stage.ink, stage.shade))
    elements = [stage.plate(area, need)]
    top = area.top
    if heading:
        size = 88 if is_tall else 72
        text = stage.fit(heading, _HEADING, width=area.width, height=area.height * 0.24, size=size, lines=2)
        block = Block(text, area.left, top, stage.ink).facing(area)
        elements += [
            Rising(stage.line(block, i, stage.ink), stage.later(70.0 * i), 24 * unit)
            for i in range(len(text.lines))
        ]
        top += text.height + 44 * unit
    colors = _colors(stage, area, need)
    value_px = round((48 if is_tall else 44) * unit * _tightness(data))
    label_px = max(8, round((42 if is_tall else 38) * unit * _tightness(data)))
    muted = stage.backdrop.legible(area, stage.muted, stage.ink, stage.shade, need)
    plot = Plot(
        stage, data, area, max(8, value_px), label_px, stage.ink, muted, colors,
        is_rtl=is_rtl(" ".join((heading, *data.labels))),
    )  # fmt: skip
    if len(data.written) > 1 and data.names:
        elements += _legend(plot, top + label_px)
        top += label_px * 2.2
    box = Box(area.left, top, area.width, area.bottom - top)
    return elements, replace(plot, box=box)


def _tightness(data: ChartData) -> float:
    """Return how much smaller letters are where many points share the room."""
    shown = len(data.labels) * len(data.written)
    return 1.0 if shown <= 6 else 0.9 if shown <= 9 else 0.8


def _colors(stage: Stage, area: Box, need: float) -> tuple[Rgb, ...]:
    wanted = (stage.accent, mix(stage.muted, stage.shade, 0.18), mix(stage.accent, stage.ink, 0.55))
    return tuple(stage.backdrop.legible(area, color, stage.ink, stage.shade, need) for color in wanted)


def _legend(plot: Plot, baseline: float) -> list[Element]:
    x = plot.box.left
    elements: list[Element] = []
    for name, color in zip(plot.data.names, plot.colors, strict=False):
        text = drawable(name)
        size = 0.52 * plot.label_px
        cap = metrics(LABEL, plot.label_px).cap_height
        dot = Box(plot.left_of(x, size), baseline - cap / 2 - size / 2, size, size)
        elements.append(_dot(plot, dot, color))
        x += size * 1.6
        width = width_of(text, LABEL, plot.label_px)
        elements.append(plot.text(text, LABEL, plot.label_px, plot.left_of(x, width), baseline, 120))
        x += width + plot.label_px
    return elements


def _dot(plot: Plot, box: Box, color: Rgb) -> Element:
    def make() -> Overlay:
        sheet = sheet_for(box.grown(2))
        sheet.paint(rounded(sheet, box, box.width / 2), color)
        return sheet.overlay()

    return Rising(make, plot.stage.later(120), 0.0)
