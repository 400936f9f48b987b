"""A part of a script, by its share of the words."""

from __future__ import annotations

from dataclasses import replace

from pictory_nb.engine.director.language import count_words
from pictory_nb.engine.director.script import (
    Block,
    Bullets,
    Comparison,
    Paragraph,
    Quotation,
    Script,
    Section,
    Table,
    Verse,
)


def portion_of(script: Script, portion: tuple[float, float]) -> Script:
    """Keep the sections, blocks and sentences whose middle lies in `portion` of the words (0 to 1)."""
    if portion == (0.0, 1.0):
        return script
    total = sum(_words(block) for section in script.sections for block in section.blocks)
    low, high = portion[0] * total, portion[1] * total
    passed = 0.0
    sections: list[Section] = []
    for section in script.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            size = _words(block)
            kept = _part(block, low - passed, high - passed)
            if kept:
                blocks.append(kept)
            passed += size
        if blocks:
            sections.append(replace(section, blocks=tuple(blocks)))
    count = sum(_words(block) for section in sections for block in section.blocks)
    return replace(script, sections=tuple(sections), word_count=count)


def _part(block: Block, low: float, high: float) -> Block | None:
    if not isinstance(block, Paragraph):
        return block if low <= _words(block) / 2 < high else None
    passed = 0.0
    kept: list[str] = []
    for sentence in block.sentences:
        size = count_words(sentence)
        if low <= passed + size / 2 < high:
            kept.append(sentence)
        passed += size
    return Paragraph(tuple(kept)) if kept else None


def _words(block: Block) -> int:
    match block:
        case Paragraph(sentences):
            return sum(map(count_words, sentences))
        case Bullets(items, lead):
            return sum(map(count_words, items)) + count_words(lead or "")
        case Verse(lines):
            return sum(map(count_words, lines))
        case Quotation(text, by):
            return count_words(text) + count_words(by or "")
        case Comparison(names, rows):
            return sum(count_words(cell) for row in (names, *rows) for cell in row)
        case Table(header, rows):
            return sum(count_words(cell) for row in (header, *rows) for cell in row)
