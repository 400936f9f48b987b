"""The large text of a scene: one function per role, each returning what is to be drawn and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Box, union
from pictory_nb.engine.render.bidi import is_rtl
from pictory_nb.engine.render.fonts import Face, drawable, metrics, width_of
from pictory_nb.engine.render.layouts.brand_card import brand_elements
from pictory_nb.engine.render.layouts.calls import call_elements
from pictory_nb.engine.render.layouts.chart_bars import bar_elements
from pictory_nb.engine.render.layouts.chart_line import line_elements
from pictory_nb.engine.render.layouts.charts import chart_plot
from pictory_nb.engine.render.layouts.comparison import comparison_elements
from pictory_nb.engine.render.layouts.counting import counter
from pictory_nb.engine.render.layouts.motion import Changing, Element, Rising
from pictory_nb.engine.render.layouts.stage import Block, Stage, stacked
from pictory_nb.engine.render.painting import line_room, rounded, shadow, sheet_for, text_on
from pictory_nb.engine.render.typeset import TextBox, fit_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.render.film import Card
    from pictory_nb.engine.render.overlay import Overlay

_HEAVY = Face(weight=800, is_display=True)
_STRONG = Face(weight=720, is_display=True)
_FIGURES = Face(weight=800, is_display=True, tabular=True)
_BODY = Face(weight=450)
_MEDIUM = Face(weight=600)
_QUOTE_MARKS = {"de": "„“", "fr": "«»", "es": "«»", "ru": "«»", "ja": "「」"}
_COUNT_MS = 1000.0
_COUNT_STEPS = 18
_MAX_ITEMS = 8
_MORE_LINES_BELOW = 0.8


def card_elements(card: Card, stage: Stage) -> list[Element]:
    """Return the elements of `card`, laid out in the stage's area."""
    return _LAYOUTS[card.role](card, stage)


def _large(stage: Stage, text: str, face: Face, **room: float) -> TextBox:
    """Fit a text into three lines; in narrow pictures into five where the letters become clearly larger."""
    calm = stage.fit(text, face, lines=3, **room)
    if stage.canvas.width > stage.canvas.height * 1.2:
        return calm
    longer = stage.fit(text, face, lines=5, **room)
    return longer if calm.size_px < _MORE_LINES_BELOW * longer.size_px else calm


def _title(card: Card, stage: Stage) -> list[Element]:
    text, subtitle = drawable(card.text or card.subtitle), drawable(card.subtitle if card.text else "")
    if not text:
        return []
    unit, area = stage.unit, stage.area
    width = area.width * (1.0 if stage.canvas.is_tall else 0.84)
    parts = [
        (
            _large(stage, text, _HEAVY, width=width, height=area.height * 0.66, size=134, leading=1.08),
            0.0,
        )
    ]
    if subtitle:
        parts.append(
            (
                stage.fit(
                    subtitle, _BODY, width=width, height=area.height * 0.2, size=46, lines=2, leading=1.3
                ),
                22 * unit,
            )
        )
    bar_room = (190 if stage.mark else 56) * unit
    blocks = stacked(stage, parts, area.left, centered=False, lead=bar_room)
    if subtitle:
        blocks[1] = blocks[1].recolored(stage.muted)
    bar = Box(area.left + 3 * unit, blocks[0].box.top - bar_room, 128 * unit, 11 * unit)
    head = stage.head(bar, bar_room, is_centered=False, is_mirrored=blocks[0].from_right)
    return [*stage.text(blocks, delay_ms=90), head]


def _chapter(card: Card, stage: Stage) -> list[Element]:
    text, subtitle = drawable(card.text or card.subtitle), drawable(card.subtitle if card.text else "")
    if not text:
        return []
    unit, area = stage.unit, stage.area
    indent = 52 * unit
    width = area.width * (1.0 if stage.canvas.is_tall else 0.78) - indent
    parts = [
        (stage.fit(text, _HEAVY, width=width, height=area.height * 0.62, size=108, lines=3, leading=1.1), 0.0)
    ]
    if subtitle:
        parts.append(
            (
                stage.fit(
                    subtitle, _BODY, width=width, height=area.height * 0.2, size=44, lines=2, leading=1.3
                ),
                16 * unit,
            )
        )
    blocks = stacked(stage, parts, area.left + indent, centered=False)
    if subtitle:
        blocks[1] = blocks[1].recolored(stage.muted)
    top, bottom = blocks[0].box.top, blocks[-1].box.bottom
    bar = Box(area.left, top - 6 * unit, 12 * unit, bottom - top + 6 * unit)
    return [*stage.text(blocks, delay_ms=90), stage.bar(bar.mirrored(area) if blocks[0].from_right else bar)]


def _quote(card: Card, stage: Stage) -> list[Element]:
    text = drawable(card.text)
    if not text:
        return []
    if text[0] not in '“"«„「『':
        marks = _QUOTE_MARKS.get(card.language, "“”")
        text = f"{marks[0]}{text}{marks[1]}"
    unit, area = stage.unit, stage.area
    width = area.width * (1.0 if stage.canvas.is_tall else 0.82)
    parts = [
        (
            stage.fit(text, _STRONG, width=width, height=area.height * 0.74, size=112, lines=5, leading=1.14),
            0.0,
        )
    ]
    by = drawable(card.by).lstrip("—–- ")
    if by:
        parts.append(
            (
                stage.fit(
                    f"— {by}", _BODY, width=width, height=area.height * 0.16, size=46, lines=2, leading=1.3
                ),
                34 * unit,
            )
        )
    blocks = stacked(stage, parts, area.left + area.width / 2, centered=True)
    if by:
        blocks[1] = blocks[1].recolored(stage.accent)
    return stage.text(blocks)


def _stat(card: Card, stage: Stage) -> list[Element]:
    value, text = drawable(card.value), drawable(card.text)
    if not value:
        return _title(card, stage)
    unit, area = stage.unit, stage.area
    width = area.width * (1.0 if stage.canvas.is_tall else 0.8)
    figure = stage.fit(
        value, _FIGURES, width=area.width, height=area.height * 0.62, size=380, lines=1, leading=0.98
    )
    parts = [(figure, 0.0)]
    if text:
        parts.append(
            (
                _large(stage, text, _MEDIUM, width=width, height=area.height * 0.34, size=62, leading=1.24),
                30 * unit,
            )
        )
    blocks = stacked(stage, parts, area.left, centered=False)
    # The figure's round sides stand a little left of its text, or it would look indented.
    placed = Block(figure, area.left - figure.size_px * 0.03, blocks[0].top, stage.accent)
    if blocks[-1].from_right:
        placed = replace(placed, x=area.right, from_right=True)
    blocks[0] = placed
    elements, need = stage.scrim(blocks)
    color = stage.backdrop.legible(blocks[0].box, stage.accent, stage.ink, stage.shade, need)
    elements += _figure(blocks[0], color, stage)
    if text:
        elements += [
            Rising(stage.line(blocks[1], index, stage.ink), stage.later(260 + 70 * index), 30 * unit)
            for index in range(len(blocks[1].text.lines))
        ]
    return elements


def _figure(block: Block, color: tuple[float, float, float], stage: Stage) -> list[Element]:
    """Return the large figure; the first number in it counts up."""
    if len(block.text.lines) > 1:
        return stage.text([block.recolored(color)])
    final = block.text.lines[0]
    counting = counter(final)
    face, size_px = block.text.face, block.text.size_px
    box, baseline = block.line_box(0), block.baseline(0)

    def make(share: float) -> Overlay:
        sheet = sheet_for(line_room(box.left, baseline, box.width, face, size_px))
        shown = final if share >= 1 else counting(share)
        coverage = text_on(sheet, shown, face, size_px, box.left, baseline)
        shadow(sheet, coverage, 90 * stage.unit, stage.theme, stage.shade)
        sheet.paint(coverage, color)
        return sheet.overlay()

    return [Changing(make, stage.span, _COUNT_MS, _COUNT_STEPS)]


def _list(card: Card, stage: Stage) -> list[Element]:
    items = [item for text in card.items if (item := drawable(text))][:_MAX_ITEMS]
    heading = drawable(card.text)
    if not items:
        return _title(card, stage)
    unit, area = stage.unit, stage.area
    is_stacked = stage.canvas.width < stage.canvas.height * 1.2
    gap = 70 * unit
    if not heading:
        panel_width, panel_left, panel_room = min(area.width, 1160 * unit), area.left, area.height
    elif is_stacked:
        panel_width, panel_left, panel_room = area.width, area.left, area.height * 0.70
    else:
        panel_width = area.width * 0.52
        panel_left = area.left if is_rtl(heading) else area.right - panel_width
        panel_room = area.height
    pad, badge = 48 * unit, (22 if card.has_bullets else 62) * unit
    text_width = panel_width - 2 * pad - badge - 30 * unit
    row_room = (panel_room - 2 * pad) / len(items)
    texts = [
        stage.fit(item, _MEDIUM, width=text_width, height=row_room * 0.94, size=48, lines=2, leading=1.2)
        for item in items
    ]
    size = min(text.size_px for text in texts)
    texts = [_same_size(item, text_width, row_room, size) for item in items]
    row_height = min(row_room, max(62 * unit, *(text.height for text in texts)) + 46 * unit)
    panel_height = row_height * len(items) + 2 * pad - 22 * unit
    blocks: list[Block] = []
    if heading and is_stacked:
        head = stage.fit(
            heading,
            _HEAVY,
            width=area.width,
            height=area.height - panel_height - gap,
            size=92,
            lines=3,
            leading=1.1,
        )
        top = area.top + max(0.0, (area.height - head.height - gap - panel_height) / 2)
        blocks, panel_top = (
            [Block(head, area.left, top, stage.ink).facing(area)],
            top + head.height + gap * 0.7,
        )
    else:
        panel_top = area.top + (area.height - panel_height) / 2
        if heading:
            head = stage.fit(
                heading,
                _HEAVY,
                width=area.width - panel_width - gap,
                height=area.height * 0.8,
                size=96,
                lines=5,
                leading=1.1,
            )
            middle = area.top + (area.height - head.height) / 2
            blocks = [Block(head, area.left, middle, stage.ink).facing(area)]
    panel = Box(panel_left, panel_top, panel_width, panel_height)
    elements = stage.text(blocks) if blocks else []
    elements.append(stage.panel(panel))
    for number, text in enumerate(texts):
        middle = panel.top + pad - 11 * unit + row_height * (number + 0.5)
        disc = Box(panel.left + pad, middle - badge / 2, badge, badge)
        block = Block(text, disc.right + 30 * unit, middle - text.height / 2, stage.ink)
        if card.has_bullets:
            disc = replace(disc, top=block.baseline(0) - 0.36 * text.size_px - badge / 2)
        block = block.facing(panel)
        disc = disc.mirrored(panel) if block.from_right else disc
        elements.append(
            Rising(
                _item(stage, block, disc, "" if card.has_bullets else str(card.first + number)),
                stage.later(240 + 160 * number),
                26 * unit,
            )
        )
    return elements


def _chart(card: Card, stage: Stage) -> list[Element]:
    made = chart_plot(card, stage)
    if made is None:
        return _list(card, stage)
    elements, plot = made
    return [*elements, *(line_elements(plot) if card.form == "line" else bar_elements(plot))]


def _comparison(card: Card, stage: Stage) -> list[Element]:
    return comparison_elements(card, stage) or _list(card, stage)


def _same_size(item: str, width: float, height: float, size_px: int) -> TextBox:
    return fit_text(
        item,
        _MEDIUM,
        max_width=width,
        max_height=height,
        size=size_px,
        min_size=size_px * 0.7,
        max_lines=2,
        leading=1.2,
    )


def _item(stage: Stage, block: Block, disc: Box, number: str) -> Callable[[], Overlay]:
    """Return the function that rasterises one row of a list: a disc, with a number or bare, and its text."""

    def make() -> Overlay:
        face, size_px = block.text.face, block.text.size_px
        boxes = [block.line_box(index) for index in range(len(block.text.lines))]
        sheet = sheet_for(union([disc.grown(2), *(box.grown(size_px * 0.4) for box in boxes)]))
        sheet.paint(rounded(sheet, disc, disc.width / 2), stage.accent)
        digit_px = round(disc.height * 0.5)
        digit = Face(weight=760)
        width = width_of(number, digit, digit_px)
        cap = metrics(digit, digit_px).cap_height
        left = disc.left + (disc.width - width) / 2
        sheet.paint(
            text_on(sheet, number, digit, digit_px, left, disc.top + (disc.height + cap) / 2), stage.on_accent
        )
        for index, line in enumerate(block.text.lines):
            mask = text_on(sheet, line, face, size_px, boxes[index].left, block.baseline(index))
            sheet.paint(mask, block.color)
        return sheet.overlay()

    return make


_LAYOUTS: dict[str, Callable[[Card, Stage], list[Element]]] = {
    "title": _title,
    "chapter": _chapter,
    "stat": _stat,
    "list": _list,
    "chart": _chart,
    "comparison": _comparison,
    "quote": _quote,
    "end": call_elements,
    "call": call_elements,
    "brand": brand_elements,
}
