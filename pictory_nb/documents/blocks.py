"""Script text as blocks: headings, paragraphs, list items, quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable

_ITEM = re.compile(r"(?:> )?\s*(?:-|\d+\.) ")


def joined(blocks: Iterable[str]) -> str:
    """Return one-line blocks as one text: items of a list close together, a quotation in one piece."""
    script = before = ""
    for block in blocks:
        if before.startswith(">") and block.startswith(">"):
            script += "\n>\n"
        elif _ITEM.match(before) and _ITEM.match(block):
            script += "\n"
        elif before:
            script += "\n\n"
        script += block
        before = block
    return script


def first_heading(script: str) -> str:
    """Return the text of the first top-level heading, else of the first heading of any level, else ``""``."""
    tokens = MarkdownIt("commonmark").parse(script)
    headings = [
        (token.tag, "".join(child.content for child in tokens[i + 1].children or ()))
        for i, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    top = [text for tag, text in headings if tag == "h1"]
    return (top or [text for _, text in headings] or [""])[0].strip()
