"""A script as text, and how a file is refused in words."""

from __future__ import annotations

from dataclasses import dataclass

ACCEPTED = ("txt", "md", "html", "docx")
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Document:
    """The script that a file holds.

    Attributes
    ----------
    title
        The document's own title, else its first heading, else ``""``.
    text_markdown
        The text with its headings (``#``), lists (``-``, ``1.``) and quotations (``>``) as Markdown.
    words
        How many words are in it; each Chinese or Japanese character counts as one.
    kind
        One of `ACCEPTED`.
    """

    title: str
    text_markdown: str
    words: int
    kind: str


class DocumentError(Exception):
    """A file cannot be read as a script; the message says why and what to do."""
