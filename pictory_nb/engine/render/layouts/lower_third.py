"""The lower third: a name and a line under it on a plate that slides in from its side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.fonts import Face, drawable, width_of
from pictory_nb.engine.render.layouts.motion import Element, Rising
from pictory_nb.engine.render.layouts.stage import Block, Stage
from pictory_nb.engine.render.painting import rounded, sheet_for, text_on

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import LowerThird
    from pictory_nb.engine.render.overlay import Overlay, Sheet
    from pictory_nb.engine.render.typeset import TextBox

LOWER_THIRD_MS = 4500
_NAME = Face(weight=760, is_display=True)
_LINE = Face(weight=520)
_PLATE_OPACITY = 0.86
"""Enough that ink on the plate keeps its contrast over any picture."""


def lower_third_elements(third: LowerThird, stage: Stage) -> list[Element]:
    """Return the plate at the foot of the stage's area, as wide as its texts; it comes up out of nothing."""
    unit, area = stage.unit, stage.area
    texts = [
        stage.fit(text, face, width=0.78 * area.width, height=0.2 * area.height, size=size, lines=1)
        for text, face, size in ((drawable(third.text), _NAME, 56), (drawable(third.subtitle), _LINE, 38))
        if text
    ]
    if not texts:
        return []
    pad, stripe = 34 * unit, 12 * unit
    width = max(width_of(text.lines[0], text.face, text.size_px) for text in texts) + 2 * pad + stripe
    height = sum(text.height for text in texts) + 1.1 * pad
    plate = Box(area.left, area.bottom - height, width, height)
    blocks: list[Block] = []
    top = plate.top + 0.5 * pad
    for text in texts:
        blocks.append(Block(text, plate.left + stripe + pad, top, stage.ink).facing(plate))
        top += text.height

    def make() -> Overlay:
        sheet = sheet_for(plate.grown(2))
        sheet.paint(rounded(sheet, plate, 12 * unit), stage.shade, _PLATE_OPACITY)
        edge = Box(plate.left, plate.top, stripe, plate.height)
        edge = edge.mirrored(plate) if blocks[0].from_right else edge
        sheet.paint(rounded(sheet, edge, 4 * unit), stage.accent)
        for block in blocks:
            _letter(sheet, block, block.text, stage)
        return sheet.overlay()

    return [Rising(make, stage.later(350), 40 * unit)]


def _letter(sheet: Sheet, block: Block, text: TextBox, stage: Stage) -> None:
    left, baseline = block.line_box(0).left, block.baseline(0)
    sheet.paint(text_on(sheet, text.lines[0], text.face, text.size_px, left, baseline), stage.ink)
