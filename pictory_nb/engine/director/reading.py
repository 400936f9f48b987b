"""Markdown or plain text → `Script`."""

from __future__ import annotations

import re
import statistics
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from pictory_nb.engine.director.comparing import with_comparisons
from pictory_nb.engine.director.language import count_words, detect_language, is_cjk
from pictory_nb.engine.director.page_furniture import is_furniture, without_furniture
from pictory_nb.engine.director.script import (
    Block,
    Bullets,
    Paragraph,
    Quotation,
    Script,
    Section,
    Table,
    Verse,
)
from pictory_nb.engine.director.sentences import split_sentences
from pictory_nb.engine.director.series import LEAST_POINTS, series_in_lines
from pictory_nb.engine.director.verse import is_stanza

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A﻿?---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\s?\[\^?\d{1,3}\]")
_PROTOCOL = re.compile(r"https?://(?:www\.)?")
_SPACES = re.compile(r"[ \t\u00a0\u2028\u2029]+")
_TERMINAL = (
    ".", "!", "?", "…", ":", ";", ",", "。", "！", "？", "：", "；", "，", '."', ".”", ".“", "!”", "?”", ".)",
    "»", "」",
)  # fmt: skip
_ATTRIBUTION = re.compile(r"^(?P<text>.+?)\s*(?:[—–―]+|--|\s-)\s*(?P<by>[^—–.!?]{2,60})$", re.DOTALL)
# A hint set apart is nobody's words: "> **Note:** …", "> [!TIP] …".
_NOTE = re.compile(
    r"^(?:\[!\w+\]|(?:note|tip|warning|info|important|hinweis|tipp|achtung|remarque|astuce|nota|consejo|"
    r"注意|提示)\s?[:：])\s*",
    re.IGNORECASE,
)
_QUOTE_MARKS = '"“”„«»「」『』'
_HEADING_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]|#\d{1,2}:?|[一二三四五六七八九十]{1,3}、)\s*")
_LONG_LINE = 160
_LONGEST_CELL = 40
_HEADING_WORDS = 10
_HEADED_CHARACTERS = 75


def read_script(text: str) -> Script:
    """Read pasted Markdown or plain text; code, pictures and bylines are left out."""
    front = _FRONT_MATTER.match(text)
    title = None
    if front:
        found = _FRONT_TITLE.search(front[1])
        title = found[1] if found else None
        text = text[front.end() :]
    language = detect_language(text)
    sections = [_with_tables(part) for part in _sections(_parser().parse(_as_markdown(text)), language)]
    if not any(section.heading for section in sections):
        sections = _with_plain_headings(sections)
    title, sections = _lift_title(title, [_without_number(section) for section in sections])
    sections = with_comparisons(sections)
    return Script(title=title, sections=tuple(sections), language=language, word_count=count_words(text))


@cache
def _parser() -> MarkdownIt:
    # Indented code is off: in pasted prose four spaces begin a paragraph.
    return MarkdownIt("commonmark").enable("table").disable("code")


def _as_markdown(text: str) -> str:
    """Put blank lines between the paragraphs of text that has one per line, as word processors copy it."""
    lines = without_furniture(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    filled = [line for line in lines if line.strip()]
    unwrapped = bool(filled) and max(map(len, filled)) > _LONG_LINE
    prose = [line for line in filled if len(line) > _LONG_LINE / 2]
    if unwrapped and prose and statistics.median(map(len, prose)) > _LONG_LINE / 2 and "```" not in text:
        return "\n".join(line if _is_marked(line) else f"{line}\n" for line in lines)
    return "\n".join(_with_headings_apart(lines))


def _with_headings_apart(lines: list[str]) -> list[str]:
    """Put a blank line under a short line that stands right over a paragraph of one long line."""
    result: list[str] = []
    for index, line in enumerate(lines):
        result.append(line)
        after = lines[index + 1] if index + 1 < len(lines) else ""
        opens = index == 0 or not lines[index - 1].strip()
        short = 0 < count_words(line) <= _HEADING_WORDS and not line.strip().endswith(
            _TERMINAL[:1] + _TERMINAL[3:]
        )
        if opens and short and len(after) > max(_HEADED_CHARACTERS, 2 * len(line)) and not _is_marked(line):
            result.append("")
    return result


def _is_marked(line: str) -> bool:
    return bool(re.match(r"\s*(?:[-*+>|]|\d{1,3}[.)]\s|#{1,6}\s|=+$|-+$)", line))


def _sections(tokens: list[Token], language: str) -> list[Section]:
    sections: list[Section] = []
    heading: str | None = None
    blocks: list[Block] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position)
        inner = tokens[position + 1 : end]
        if token.type == "heading_open" or (token.type == "paragraph_open" and _is_bold_heading(inner[0])):
            sections.append(Section(heading, tuple(blocks)))
            heading, blocks = _inline_text(inner[0]) or None, []
        elif token.type == "paragraph_open":
            _add_paragraph(blocks, inner[0], language)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            _add_list(blocks, inner, numbered=token.type == "ordered_list_open")
        elif token.type == "table_open":
            _add_table(blocks, inner)
        elif token.type == "blockquote_open":
            _add_quotation(blocks, inner, language)
        position = end + 1
    sections.append(Section(heading, tuple(blocks)))
    return [section for section in sections if section.heading or section.blocks]


def _closing(tokens: list[Token], position: int) -> int:
    if tokens[position].nesting != 1:
        return position
    level = tokens[position].level
    return next(
        i for i in range(position + 1, len(tokens)) if tokens[i].level == level and tokens[i].nesting == -1
    )


def _inline_text(token: Token) -> str:
    return _text_of(token.children or ())


def _text_of(children: Iterable[Token]) -> str:
    parts: list[str] = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    text = _FOOTNOTE.sub("", "".join(parts))
    text = _PROTOCOL.sub("", text)
    text = _SPACES.sub(" ", text.replace("\n", " ")).strip()
    if is_cjk(text):
        text = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)
    return text


def _is_bold_heading(token: Token) -> bool:
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    return (
        [child.type for child in children[:1] + children[-1:]] == ["strong_open", "strong_close"]
        and sum(child.type == "strong_open" for child in children) == 1
        and not _inline_text(token).endswith(_TERMINAL)
    )


def _add_paragraph(blocks: list[Block], inline: Token, language: str) -> None:
    text = _inline_text(inline)
    if not text or is_furniture(text):
        return
    lines = _lines(inline)
    if len(lines) > 1 and series_in_lines(lines, "", language):
        blocks.append(Bullets(tuple(lines), _lead_of(blocks)))
    elif is_stanza(lines):
        blocks.append(Verse(tuple(lines)))
    else:
        blocks.append(Paragraph(tuple(split_sentences(text, language))))


def _lines(inline: Token) -> list[str]:
    """List the lines of a paragraph as they were written."""
    lines: list[list[Token]] = [[]]
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            lines.append([])
        else:
            lines[-1].append(child)
    texts = (_text_of(children) for children in lines)
    return [text for text in texts if text]


def _add_list(blocks: list[Block], inner: list[Token], *, numbered: bool) -> None:
    items: list[str] = []
    for token in inner:
        if token.type == "list_item_open" and token.level == inner[0].level:
            items.append("")
        elif token.type == "inline" and items:
            text = _inline_text(token)
            items[-1] = f"{items[-1]} {text}".strip() if token.level <= inner[0].level + 2 else items[-1]
    kept = tuple(item for item in items if item)
    if kept:
        blocks.append(Bullets(kept, _lead_of(blocks), numbered))


def _lead_of(blocks: list[Block]) -> str | None:
    """Take the sentence that announces a list off the end of `blocks`."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph) or not last.sentences[-1].endswith((":", "：")):
        return None
    rest = last.sentences[:-1]
    blocks[-1:] = [Paragraph(rest)] if rest else []
    return last.sentences[-1]


def _add_table(blocks: list[Block], inner: list[Token]) -> None:
    rows: list[list[str]] = []
    for token in inner:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_inline_text(token))
    if len(rows) > 1:
        blocks.append(Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:])))


def _with_tables(section: Section) -> Section:
    """Take neighbouring lines "cell – cell" for the rows of a table, which is how documents write them."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []

    def flush() -> None:
        if len(rows) >= LEAST_POINTS:
            blocks.append(Table(rows[0], tuple(rows[1:])))
        else:
            blocks.extend(Paragraph((" – ".join(row),)) for row in rows)
        rows.clear()

    for block in section.blocks:
        cells = _cells(block)
        if rows and len(cells) != len(rows[0]):
            flush()
        if cells:
            rows.append(cells)
        else:
            blocks.append(block)
    flush()
    return replace(section, blocks=tuple(blocks))


def _cells(block: Block) -> tuple[str, ...]:
    if not isinstance(block, Paragraph) or len(block.sentences) != 1:
        return ()
    cells = tuple(block.sentences[0].split(" – "))
    is_row = len(cells) > 1 and all(len(cell) <= _LONGEST_CELL for cell in cells)
    return cells if is_row and not block.sentences[0].endswith(_TERMINAL) else ()


def _add_quotation(blocks: list[Block], inner: list[Token], language: str) -> None:
    texts = [text for token in inner if token.type == "inline" and (text := _inline_text(token))]
    if not texts:
        return
    if note := _NOTE.match(texts[0]):
        texts[0] = texts[0][note.end() :]
        blocks.append(Paragraph(tuple(split_sentences(" ".join(filter(None, texts)), language))))
        return
    by = None
    if len(texts) > 1 and re.match(r"^(?:[—–―-]|--)", texts[-1]):
        by = texts.pop().lstrip("—–―- ")
    whole = " ".join(texts)
    found = _ATTRIBUTION.match(whole) if by is None else None
    if found and count_words(found["by"]) <= 8:
        whole, by = found["text"], found["by"].strip()
    blocks.append(Quotation(whole.strip().strip(_QUOTE_MARKS).strip(), by))


def _with_plain_headings(sections: list[Section]) -> list[Section]:
    """Take short unpunctuated lines between paragraphs as headings, in a text that marks none."""
    result: list[Section] = []
    for section in sections:
        heading, blocks = section.heading, list[Block]()
        for index, block in enumerate(section.blocks):
            line = _heading_line(block)
            if line and index + 1 < len(section.blocks):
                result.append(Section(heading, tuple(blocks)))
                heading, blocks = line, []
            else:
                blocks.append(block)
        result.append(Section(heading, tuple(blocks)))
    return [section for section in result if section.heading or section.blocks]


def _heading_line(block: Block) -> str | None:
    if not isinstance(block, Paragraph) or len(block.sentences) != 1:
        return None
    line = block.sentences[0]
    short = count_words(line) <= (24 if is_cjk(line) else 12)
    ended = line.endswith(_TERMINAL) and not line.endswith(("?", "？", "!", "！"))
    return line if short and not ended and line[:1] == line[:1].upper() else None


def _without_number(section: Section) -> Section:
    if not section.heading or not _HEADING_NUMBER.match(section.heading):
        return section
    rest = _HEADING_NUMBER.sub("", section.heading)
    return replace(section, heading=rest, numbered=True) if rest else section


def _lift_title(title: str | None, sections: list[Section]) -> tuple[str | None, list[Section]]:
    """Take the first heading as the title when the script begins with it."""
    if not sections or not sections[0].heading or sections[0].numbered:
        return title, sections
    first = sections[0]
    lifted = replace(first, heading=None)
    return title or first.heading, [lifted, *sections[1:]] if lifted.blocks else sections[1:]
