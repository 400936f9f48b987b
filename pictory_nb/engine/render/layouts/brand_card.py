"""The brand's own scene, before or after all others: its logo large, its name and a line under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.fonts import Face, drawable
from pictory_nb.engine.render.layouts.motion import Element, Rising
from pictory_nb.engine.render.layouts.stage import Stage, stacked

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Card

_NAME = Face(weight=780, is_display=True)
_TAGLINE = Face(weight=450)
_MARK_SHARE, _MARK_LARGEST = 0.34, 300
"""How high the logo is: a share of the room, and at most so many design units."""


def brand_elements(card: Card, stage: Stage) -> list[Element]:
    """Return the logo and the texts of `card`, in the middle of the stage."""
    unit, area = stage.unit, stage.area
    parts = []
    if name := drawable(card.text):
        parts.append(
            (stage.fit(name, _NAME, width=area.width, height=area.height * 0.3, size=104, lines=2), 0.0)
        )
    if tagline := drawable(card.subtitle):
        text = stage.fit(
            tagline,
            _TAGLINE,
            width=area.width * 0.86,
            height=area.height * 0.2,
            size=48,
            lines=2,
            leading=1.3,
        )
        parts.append((text, 18 * unit))
    height = min(_MARK_SHARE * area.height, _MARK_LARGEST * unit) if stage.mark else 0.0
    lead = height + (56 * unit if parts and height else 0.0)
    middle = area.left + area.width / 2
    blocks = stacked(stage, parts, middle, centered=True, lead=lead)
    if tagline and len(blocks) > 1:
        blocks[1] = blocks[1].recolored(stage.muted)
    elements = stage.text(blocks, delay_ms=240) if blocks else []
    if stage.mark:
        mark = stage.mark
        top = blocks[0].top - lead if blocks else area.top + (area.height - height) / 2
        width = min(area.width, 4 * height)
        box = Box(middle - width / 2, top, width, height)
        elements.append(Rising(lambda: mark(box, True), stage.later(60), 34 * unit))  # noqa: FBT003
    return elements
