"""Calls to action and the end card: a line of large text, and a button that says where to go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.fonts import Face, drawable, metrics, width_of
from pictory_nb.engine.render.layouts.motion import Element, Rising
from pictory_nb.engine.render.layouts.stage import Stage, stacked
from pictory_nb.engine.render.painting import blurred, line_room, rounded, sheet_for, text_on

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Card
    from pictory_nb.engine.render.overlay import Overlay

_HEAVY = Face(weight=800, is_display=True)
_BODY = Face(weight=450)
_BUTTON = Face(weight=680)
_ADDRESS = re.compile(
    r"\s*(?:[:：–—-]\s*)?(?P<place>[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?(?:www\.)?(?:[\w-]+\.)+[a-z]{2,12}"
    r"(?:/[\w./#?=&%-]*[\w/])?)\s*[.!。！]?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s(?:at|on|via|to|unter|auf|bei|sur|en|à|in)$", re.IGNORECASE)


def call_elements(card: Card, stage: Stage) -> list[Element]:
    """Return the elements of a call to action or an end card."""
    text, second = drawable(card.text or card.subtitle), drawable(card.subtitle if card.text else "")
    if not text:
        return []
    place = second if _ADDRESS.fullmatch(second) or (card.role == "call" and second) else ""
    found = _ADDRESS.search(text)
    if not place and found and found.start():
        text, place = _JOINT.sub("", text[: found.start()]), found["place"]
    line = "" if place == second else second
    unit, area = stage.unit, stage.area
    width = area.width * 0.92
    room = 0.44 if place else 0.6
    size = 124 if stage.canvas.is_tall or place else 116
    parts = [(stage.fit(text, _HEAVY, width=width, height=area.height * room, size=size, lines=4), 0.0)]
    if line:
        parts.append(
            (
                stage.fit(line, _BODY, width=width, height=area.height * 0.2, size=46, lines=2, leading=1.3),
                20 * unit,
            )
        )
    middle = area.left + area.width / 2
    bar_room = 200 * unit if stage.mark else 0.0 if place else 60 * unit
    button = (
        stage.fit(place, _BUTTON, width=width - 140 * unit, height=area.height * 0.2, size=58, lines=1)
        if place
        else None
    )
    foot = button.size_px * 2.2 + 60 * unit if button else 0.0
    blocks = stacked(stage, parts, middle, centered=True, lead=bar_room, foot=foot)
    if line:
        blocks[1] = blocks[1].recolored(stage.muted)
    elements = stage.text(blocks, delay_ms=90)
    if bar_room:
        bar = Box(middle - 64 * unit, blocks[0].box.top - bar_room, 128 * unit, 11 * unit)
        elements.append(stage.head(bar, bar_room, is_centered=True, is_mirrored=False))
    if button is None:
        return elements
    shown = button.lines[0]
    own = width_of(shown, _BUTTON, button.size_px)
    plate = Box(
        middle - own / 2 - 0.9 * button.size_px,
        blocks[-1].bottom + 60 * unit,
        own + 1.8 * button.size_px,
        2.2 * button.size_px,
    )
    return [*elements, _button(stage, plate, shown, button.size_px)]


def _button(stage: Stage, plate: Box, text: str, size_px: int) -> Element:
    unit = stage.unit

    def make() -> Overlay:
        x = plate.left + 0.9 * size_px
        baseline = plate.top + plate.height / 2 + metrics(_BUTTON, size_px).cap_height / 2
        sheet = sheet_for(plate.grown(48 * unit))
        shape = rounded(sheet, plate, plate.height / 2)
        fallen = Box(plate.left, plate.top + 10 * unit, plate.width, plate.height)
        halo = blurred(rounded(sheet, fallen, plate.height / 2), 15 * unit) * (1 - shape)
        sheet.paint(halo, (0.0, 0.0, 0.0), 0.14 if stage.theme.is_light else 0.4)
        sheet.paint(shape, stage.accent)
        room = line_room(x, baseline, plate.width, _BUTTON, size_px)
        letters = text_on(sheet, text, _BUTTON, size_px, max(room.left, x), baseline)
        sheet.paint(letters, stage.on_accent)
        return sheet.overlay()

    return Rising(make, stage.later(360), 34 * unit)
