"""Two sides in two panels: beside each other, or under each other in tall pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.bidi import is_rtl
from pictory_nb.engine.render.fonts import Face, drawable
from pictory_nb.engine.render.layouts.motion import Element, Rising
from pictory_nb.engine.render.layouts.stage import Block, Stage
from pictory_nb.engine.render.painting import rounded, sheet_for

if TYPE_CHECKING:
    from pictory_nb.engine.render.color import Rgb
    from pictory_nb.engine.render.film import Card
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.typeset import TextBox

_HEADING = Face(weight=780, is_display=True)
_NAME = Face(weight=760, is_display=True)
_POINT = Face(weight=560)
_MOST_ROWS = 6
_SECOND_MS, _ROW_MS = 260.0, 120.0


def comparison_elements(card: Card, stage: Stage) -> list[Element]:
    """Return the two panels of `card`; empty when it names no two sides."""
    names = [name for text in card.series[:2] if (name := drawable(text))]
    if len(names) < 2:
        return []
    rows = [_row(item) for item in card.items[:_MOST_ROWS]]
    unit, area, is_stacked = stage.unit, stage.area, stage.canvas.width < stage.canvas.height * 1.2
    elements: list[Element] = []
    top = area.top
    heading = drawable(card.text)
    if heading:
        text = stage.fit(heading, _HEADING, width=area.width, height=area.height * 0.22, size=80, lines=2)
        elements += stage.text([Block(text, area.left, top, stage.ink).facing(area)])
        top += text.height + 36 * unit
    gap = 36 * unit
    reads_left = is_rtl(" ".join(names))
    room = Box(area.left, top, area.width, area.bottom - top)
    sides = [[(label, side[index]) for label, *side in rows if side[index]] for index in range(2)]
    width = room.width if is_stacked else (room.width - gap) / 2
    tallest = (room.height - gap) / 2 if is_stacked else room.height
    most = max(map(len, sides))
    height = min(tallest, (168 if most else 260) * unit + (112 if most < 4 else 96) * unit * most)
    block = 2 * height + gap if is_stacked else height
    first = room.top + max(0.0, (room.height - block) * 0.4)
    for index, (name, points) in enumerate(zip(names, sides, strict=True)):
        place = index * (height + gap) if is_stacked else 0.0
        left = room.left if is_stacked else room.left + index * (width + gap)
        panel = Box(left, first + place, width, height)
        panel = panel.mirrored(room) if reads_left else panel
        elements += _side(stage, panel, name, points, index, most)
    return elements


def _row(item: str) -> tuple[str, str, str]:
    """Return label, left and right of a row "left | right" or "label | left | right"."""
    cells = [drawable(cell) for cell in item.split("|")]
    label = cells[0] if len(cells) > 2 else ""
    left, right = cells[-2:] if len(cells) > 1 else (cells[0], "")
    return label, left, right


def _side(
    stage: Stage, panel: Box, name: str, points: list[tuple[str, str]], index: int, most: int
) -> list[Element]:
    unit = stage.unit
    delay = _SECOND_MS * index
    pad = 52 * unit
    color = stage.accent if index else stage.muted
    elements = [stage.panel(panel, delay_ms=delay), _edge(stage, panel, color, delay, is_right=is_rtl(name))]
    inner = panel.width - 2 * pad
    head_room = panel.height - 1.6 * pad if not points else 96 * unit
    title = stage.fit(
        name, _NAME, width=inner, height=head_room, size=60 if points else 88, lines=1 if points else 3
    )
    head_top = panel.top + 0.75 * pad if points else panel.top + (panel.height - title.height) / 2
    blocks = [Block(title, panel.left + pad, head_top, stage.ink).facing(panel)]
    if points:
        top = head_top + title.height + 20 * unit
        slot = (panel.bottom - 0.55 * pad - top) / most
        dot = 16 * unit
        wide = inner - dot - 22 * unit
        shown = [f"{label}: {text}" if label else text for label, text in points]
        size = min(_point(stage, text, wide, slot, 46).size_px for text in shown) / unit
        for number, text in enumerate(shown):
            fitted = _point(stage, text, wide, slot, size)
            middle = top + slot * (number + 0.5)
            row_delay = delay + 160 + _ROW_MS * number
            left = panel.left + pad + dot + 22 * unit
            block = Block(fitted, left, middle - fitted.height / 2, stage.ink).facing(panel)
            mark = Box(panel.left + pad, block.baseline(0) - 0.36 * fitted.size_px - dot / 2, dot, dot)
            mark = mark.mirrored(panel) if block.from_right else mark
            elements.append(_mark(stage, mark, color, row_delay))
            elements += [
                Rising(stage.line(block, line, stage.ink), stage.later(row_delay), 20 * unit)
                for line in range(len(fitted.lines))
            ]
    for block in blocks:
        elements += [
            Rising(stage.line(block, line, stage.ink), stage.later(delay + 80), 20 * unit)
            for line in range(len(block.text.lines))
        ]
    return elements


def _point(stage: Stage, text: str, width: float, slot: float, size: float) -> TextBox:
    return stage.fit(text, _POINT, width=width, height=slot * 0.94, size=size, lines=2, leading=1.16)


def _edge(stage: Stage, panel: Box, color: Rgb, delay_ms: float, *, is_right: bool) -> Element:
    """Return the coloured stroke at the side where a panel's lines begin; it tells the sides apart."""
    box = Box(panel.left, panel.top + 34 * stage.unit, 9 * stage.unit, panel.height - 68 * stage.unit)
    box = box.mirrored(panel) if is_right else box

    def make() -> Overlay:
        sheet = sheet_for(box.grown(2))
        sheet.paint(rounded(sheet, box, box.width / 2), color)
        return sheet.overlay()

    return Rising(make, stage.later(delay_ms), 0.0)


def _mark(stage: Stage, box: Box, color: Rgb, delay_ms: float) -> Element:
    def make() -> Overlay:
        sheet = sheet_for(box.grown(2))
        sheet.paint(rounded(sheet, box, box.width / 2), color)
        return sheet.overlay()

    return Rising(make, stage.later(delay_ms), 0.0)
