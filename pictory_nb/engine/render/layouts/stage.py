"""What a card is built on: its area, its look, and blocks of text that keep their contrast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Backdrop, Box, union
from pictory_nb.engine.render.bidi import is_rtl
from pictory_nb.engine.render.color import Rgb, mix, rgb
from pictory_nb.engine.render.fonts import metrics, width_of
from pictory_nb.engine.render.layouts.motion import Element, Rising, Span
from pictory_nb.engine.render.painting import blurred, line_room, rounded, scrim, shadow, sheet_for, text_on
from pictory_nb.engine.render.typeset import fit_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.fonts import Face
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.themes import Theme
    from pictory_nb.engine.render.typeset import TextBox

_STAGGER_MS = 70.0
_HANGING = '“”„«»"‘’'
_RISE = 30.0
_SMALL, _ON_PHONES = 80, 1.2
_PANEL_OPACITY = 0.66
"""Enough that ink on the panel keeps its contrast over any picture."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text with a place: `x` is their left edge, their middle, or their right edge."""

    text: TextBox
    x: float
    top: float
    color: Rgb
    centered: bool = False
    from_right: bool = False

    def line_box(self, index: int) -> Box:
        """Return the box of one line's letters, from the capitals' top to the descenders' foot."""
        width = width_of(self.text.lines[index], self.text.face, self.text.size_px)
        left = self.x - width if self.from_right else self.x
        if self.centered:
            left = self.x - width / 2 + self._overhang(self.text.lines[index])
        cap = metrics(self.text.face, self.text.size_px).cap_height
        baseline = self.baseline(index)
        return Box(left, baseline - cap, width, cap + 0.24 * self.text.size_px)

    def _overhang(self, line: str) -> float:
        """Return how far quotation marks hang out of a centred line: its words are what is centred."""
        before, after = (
            width_of(line[0], self.text.face, self.text.size_px) if line[0] in _HANGING else 0.0,
            width_of(line[-1], self.text.face, self.text.size_px) if line[-1] in _HANGING else 0.0,
        )
        return (after - before) / 2

    def baseline(self, index: int) -> float:
        """Return the row of a line's base line."""
        height = self.text.line_height
        cap = metrics(self.text.face, self.text.size_px).cap_height
        return self.top + height * index + height / 2 + cap / 2

    @property
    def box(self) -> Box:
        """The box of all letters."""
        return union([self.line_box(index) for index in range(len(self.text.lines))])

    def facing(self, within: Box) -> Block:
        """Return the block as its letters want it: text that runs to the left begins at the right side."""
        if self.centered or not is_rtl(" ".join(self.text.lines)):
            return self
        return replace(self, x=within.left + within.right - self.x, from_right=True)

    def recolored(self, color: Rgb) -> Block:
        """Return the block in another colour."""
        return replace(self, color=color)

    @property
    def bottom(self) -> float:
        """The row under the last line."""
        return self.top + self.text.height


@dataclass(frozen=True, slots=True)
class Stage:
    """Where and when a card is shown, and what it is drawn with; `mark` draws the brand's logo large."""

    canvas: Canvas
    theme: Theme
    backdrop: Backdrop
    area: Box
    span: Span
    mark: Callable[[Box, bool], Overlay] | None = None

    @property
    def unit(self) -> float:
        """Pixels per design unit."""
        return self.canvas.unit

    @property
    def ink(self) -> Rgb:
        """The theme's text colour."""
        return rgb(self.theme.ink)

    @property
    def on_accent(self) -> Rgb:
        """The theme's colour for text on the accent."""
        return rgb(self.theme.on_accent)

    @property
    def muted(self) -> Rgb:
        """The theme's colour for secondary text."""
        return rgb(self.theme.muted)

    @property
    def accent(self) -> Rgb:
        """The theme's accent."""
        return rgb(self.theme.accent)

    @property
    def shade(self) -> Rgb:
        """What scrims and shadows are made of."""
        return rgb(self.theme.shade)

    def later(self, delay_ms: float) -> Span:
        """Return the card's span, begun `delay_ms` later but never in its last third."""
        latest = self.span.start_ms + max(0.0, (self.span.end_ms - self.span.start_ms) * 0.6)
        return replace(self.span, start_ms=min(self.span.start_ms + delay_ms, latest))

    def fit(
        self,
        text: str,
        face: Face,
        *,
        width: float,
        height: float,
        size: float,
        lines: int,
        leading: float = 1.1,
    ) -> TextBox:
        """Return `text` at up to `size` design units in at most `lines` lines of the given room in pixels.

        In a 9:16 picture, which is looked at on a phone, small text is larger.
        """
        if size < _SMALL and self.canvas.height > 1.5 * self.canvas.width:
            size *= _ON_PHONES
        return fit_text(
            text,
            face,
            max_width=width,
            max_height=height,
            size=size * self.unit,
            min_size=size * 0.5 * self.unit,
            max_lines=lines,
            leading=leading,
        )

    def scrim(self, blocks: list[Block]) -> tuple[list[Element], float]:
        """Return what must lie under `blocks` for their contrast, and its opacity."""
        box = union([block.box for block in blocks])
        need = max(
            self.backdrop.scrim_opacity(line, self.ink, self.shade)
            for block in blocks
            for line in (block.line_box(index) for index in range(len(block.text.lines)))
        )
        return ([self.plate(box, need)], need) if need else ([], 0.0)

    def plate(self, box: Box, opacity: float) -> Element:
        """Return a soft-edged scrim behind `box`."""
        softness = 105 * self.unit

        def make() -> Overlay:
            sheet = sheet_for(box.grown(softness * 3.2))
            scrim(sheet, box, softness, self.shade, opacity)
            return sheet.overlay()

        return Rising(make, self.span, 0.0)

    def text(self, blocks: list[Block], *, delay_ms: float = 0.0) -> list[Element]:
        """Return elements that show `blocks` line by line, over a scrim where the picture asks for one."""
        elements, need = self.scrim(blocks)
        delay = delay_ms
        for block in blocks:
            color = self.backdrop.legible(block.box, block.color, self.ink, self.shade, need)
            for index in range(len(block.text.lines)):
                elements.append(Rising(self.line(block, index, color), self.later(delay), _RISE * self.unit))
                delay += _STAGGER_MS
        return elements

    def line(self, block: Block, index: int, color: Rgb) -> Callable[[], Overlay]:
        """Return the function that rasterises one line with its shadow."""
        text, line = block.text, block.text.lines[index]
        box = block.line_box(index)

        def make() -> Overlay:
            room = line_room(box.left, block.baseline(index), box.width, text.face, text.size_px)
            sheet = sheet_for(room)
            coverage = text_on(sheet, line, text.face, text.size_px, box.left, block.baseline(index))
            shadow(sheet, coverage, min(text.size_px, 130 * self.unit), self.theme, self.shade)
            sheet.paint(coverage, color)
            return sheet.overlay()

        return make

    def head(self, bar: Box, room: float, *, is_centered: bool, is_mirrored: bool) -> Element:
        """Return what stands over a card's text: the brand's logo, or a bar in the accent colour."""
        if self.mark is None:
            return self.bar(bar.mirrored(self.area) if is_mirrored else bar)
        mark, height = self.mark, room - 44 * self.unit
        width = min(4 * height, self.area.width)
        left = bar.left + (bar.width - width) / 2 if is_centered else bar.left
        box = Box(left, bar.top, width, height)
        return Rising(lambda: mark(box, is_centered), self.later(60), 26 * self.unit)

    def bar(self, box: Box, delay_ms: float = 0.0) -> Element:
        """Return a small rounded bar in the accent colour."""

        def make() -> Overlay:
            sheet = sheet_for(box.grown(2))
            sheet.paint(rounded(sheet, box, min(box.width, box.height) / 2), self.accent)
            return sheet.overlay()

        return Rising(make, self.later(delay_ms), 0.0)

    def panel(self, box: Box, delay_ms: float = 0.0) -> Element:
        """Return a sheet of frosted glass with a fine edge and a soft shadow."""
        unit = self.unit

        def make() -> Overlay:
            sheet = sheet_for(box.grown(56 * unit))
            plate = rounded(sheet, box, 30 * unit)
            fallen = Box(box.left, box.top + 12 * unit, box.width, box.height)
            halo = blurred(rounded(sheet, fallen, 30 * unit), 17 * unit) * (1 - plate)
            sheet.paint(halo, (0.0, 0.0, 0.0), 0.10 if self.theme.is_light else 0.35)
            fill = (1.0, 1.0, 1.0) if self.theme.is_light else mix(self.shade, (1.0, 1.0, 1.0), 0.13)
            sheet.paint(plate, fill, _PANEL_OPACITY)
            inner = rounded(sheet, box.grown(-1.6 * unit), 28.4 * unit)
            edge = self.accent if self.theme.is_light else (1.0, 1.0, 1.0)
            sheet.paint(plate - inner, edge, 0.22)
            return sheet.overlay()

        return Rising(make, self.later(delay_ms), 0.0)


def stacked(
    stage: Stage,
    parts: list[tuple[TextBox, float]],
    x: float,
    *,
    centered: bool,
    lead: float = 0.0,
    foot: float = 0.0,
) -> list[Block]:
    """Place text boxes under each other, each with a gap above it, centred in the stage's height.

    `lead` and `foot` are kept free over the first and under the last one.
    """
    total = lead + foot + sum(text.height + gap for text, gap in parts)
    top = stage.area.top + max(0.0, (stage.area.height - total) / 2) + lead
    blocks: list[Block] = []
    for text, gap in parts:
        top += gap
        blocks.append(Block(text, x, top, stage.ink, centered).facing(stage.area))
        top += text.height
    return blocks
