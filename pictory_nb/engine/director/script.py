"""A script as its author built it: title, sections, paragraphs, lists, quotations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together, in order."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `lead` is the sentence that announces it, when one ends in a colon right before it."""

    items: tuple[str, ...]
    lead: str | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words without their quotation marks, and who said them when the script tells."""

    text: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Verse:
    """A stanza: lines that end where the poet wants them to."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table, every row as wide as its header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two named sides and their rows; where a side has less to say, its text is empty."""

    names: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


Block = Paragraph | Bullets | Quotation | Verse | Table | Comparison


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, None for the opening; `numbered`: the heading began with a number."""

    heading: str | None
    blocks: tuple[Block, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A whole text; `word_count` counts each Chinese character as one word."""

    title: str | None
    sections: tuple[Section, ...]
    language: str
    word_count: int
