"""Word documents (.docx) as script text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from pictory_nb.documents.blocks import first_heading, joined
from pictory_nb.documents.document import DocumentError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_LARGEST_UNPACKED = 300 << 20
_LARGEST_TEXT = 60 << 20
_LONGEST_HEADING_WORDS = 10
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def from_docx(data: bytes, name: str) -> tuple[str, str]:
    """Return (title, script) of a Word document.

    Raises
    ------
    DocumentError
        When it is damaged, protected, no Word document, or unpacks to an absurd size.
    """
    _refuse_unless_whole(data, name)
    import docx

    try:
        document: WordDocument = docx.Document(io.BytesIO(data))
        # A document with a title in the style "Title" counts its sections from "Heading 1" again.
        below_title = int(any("title" in _style_names(paragraph) for paragraph in document.paragraphs))
        blocks = [_block(item, document, below_title) for item in document.iter_inner_content()]
        stated = document.core_properties.title or ""
    except Exception as error:  # python-docx and lxml raise whatever a broken part leads them to
        raise _damaged(name) from error
    script = joined(filter(None, blocks))
    return first_heading(script) or stated.strip(), script


def _refuse_unless_whole(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
    except zipfile.BadZipFile as error:
        raise _damaged(name) from error
    main = entries.get("word/document.xml")
    if main is None:
        raise DocumentError(
            f"“{name}” is an archive or Office file, but no Word document. Save its text as docx, txt or md."
        )
    if any(entry.flag_bits & 1 for entry in entries.values()):
        raise protected(name)
    if (
        main.file_size > _LARGEST_TEXT
        or sum(entry.file_size for entry in entries.values()) > _LARGEST_UNPACKED
    ):
        raise DocumentError(f"“{name}” unpacks to an absurd size. Save only its text, as txt or md.")


def protected(name: str) -> DocumentError:
    """Return the error for a document that needs a password."""
    return DocumentError(f"“{name}” is protected by a password. Save a copy without one and use that.")


def _damaged(name: str) -> DocumentError:
    return DocumentError(
        f"“{name}” is damaged. Open it in Word or LibreOffice, save it again and use that file."
    )


def _block(item: Any, document: WordDocument, below_title: int) -> str:
    """Return a paragraph or a table as Markdown, ``""`` for an empty one."""
    if hasattr(item, "rows"):
        rows = (_distinct(cell.text for cell in row.cells) for row in item.rows)
        return "\n\n".join(" – ".join(row) for row in rows if row)
    text = " ".join(item.text.split())
    if not text:
        return ""
    styles = _style_names(item)
    for style in styles:
        heading = _HEADING.match(style)
        if heading:
            return f"{'#' * min(6, int(heading[1]) + below_title)} {text}"
        if style == "title":
            return f"# {text}"
        if "quote" in style:
            return f"> {text}"
    listed = _list_marker(item, styles, document)
    if listed:
        return f"{listed} {text}"
    if _is_bold_line(item, text):
        return f"## {text}"
    return text


def _distinct(texts: Any) -> list[str]:
    """Return the cells' texts; a merged cell, which comes once per column, only once."""
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))


def _style_names(paragraph: Paragraph) -> list[str]:
    """Return the names of the paragraph's style and those that it builds on, the nearest first."""
    names: list[str] = []
    style: Any = paragraph.style
    while style is not None and len(names) < 10:
        names.append((style.name or "").lower())
        style = style.base_style
    return names


def _list_marker(paragraph: Paragraph, styles: list[str], document: WordDocument) -> str | None:
    """Return ``-`` or ``1.`` for an item of a list, indented by its level; ``None`` for other paragraphs."""
    properties: Any = paragraph._p.pPr  # noqa: SLF001 -- python-docx has no public way to a paragraph's numbering
    numbering = properties.numPr if properties is not None else None
    if numbering is not None and numbering.numId is not None and numbering.numId.val:
        level = numbering.ilvl.val if numbering.ilvl is not None else 0
        marker = "-" if _is_bulleted(document, numbering.numId.val, level) else "1."
        return "  " * level + marker
    for style in styles:
        if style.startswith("list bullet"):
            return "-"
        if style.startswith("list number"):
            return "1."
    return None


def _is_bulleted(document: WordDocument, number_id: int, level: int) -> bool:
    root: Any = document.part.numbering_part.element
    values = root.xpath(
        f"./w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{int(number_id)}']/w:abstractNumId/@w:val]"
        f"/w:lvl[@w:ilvl='{int(level)}']/w:numFmt/@w:val"
    )
    return not values or values[0] == "bullet"


def _is_bold_line(paragraph: Paragraph, text: str) -> bool:
    """Whether a short line is all bold: how many people write headings."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    short = len(text.split()) <= _LONGEST_HEADING_WORDS and text[-1] not in ".!?:,;…。"
    return bool(runs) and short and all(run.bold for run in runs)
