"""A transcript for readers without a kernel (GitHub, nbconvert, a terminal): static HTML, and text."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.widgets.transcript import TurnRow

LONG_PROMPT_WORDS = 90
_FIRST_WORDS = 14


def transcript_text(rows: Sequence[TurnRow]) -> str:
    """Return what was said as plain text; empty when nothing was."""
    parts: list[str] = []
    for row in rows:
        if row["prompt"]:
            parts.append(f"You: {row['prompt']}")
        answer = "\n\n".join(part for part in (row["text"], _changes_text(row), row["error"]) if part)
        if answer:
            parts.append(f"Pictory: {answer}")
    return "\n\n".join(parts)


def transcript_html(rows: Sequence[TurnRow]) -> str:
    """Return what was said as static HTML; the Markdown of answers is drawn, every other text escaped.

    Remote pictures become links: a saved notebook fetches nothing when it is opened.
    """
    return "".join(_turn_html(row) for row in rows)


def _turn_html(row: TurnRow) -> str:
    prompt = f"<div><b>You</b>{_prompt_html(row['prompt'])}</div>" if row["prompt"] else ""
    error = f"<p>{escape(row['error'])}</p>" if row["error"] else ""
    answer = _markdown().render(row["text"]) + _changes_html(row) + error
    return prompt + (f"<div><b>Pictory</b>{answer}</div>" if answer else "")


def _prompt_html(prompt: str) -> str:
    whole = f'<p style="white-space:pre-wrap">{escape(prompt)}</p>'
    words = prompt.split()
    if len(words) <= LONG_PROMPT_WORDS:
        return whole
    start = escape(" ".join(words[:_FIRST_WORDS]))
    return f"<details><summary>{start} … ({len(words):,} words)</summary>{whole}</details>"


def _changes_html(row: TurnRow) -> str:
    changes = "".join(f"<li>{escape(change)}</li>" for change in _untold_changes(row))
    return f"<p>What changed</p><ul>{changes}</ul>" if changes else ""


def _changes_text(row: TurnRow) -> str:
    return "\n".join(f"- {change}" for change in _untold_changes(row))


def _untold_changes(row: TurnRow) -> list[str]:
    """Return the changes that the answer does not list itself."""
    return [change for change in row["changes"] if change not in row["text"]]


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("js-default", {"html": False}).disable("image")
