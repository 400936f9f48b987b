"""A transcript for readers without a kernel (GitHub, nbconvert, a terminal): static HTML, and text."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from pictory_nb.documents import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.widgets.chat_words import ChatWords
    from pictory_nb.widgets.transcript import Transcript, TurnRow

LONG_PROMPT_WORDS = 90
_FIRST_CHARS = 80


def transcript_text(rows: Sequence[TurnRow], words: ChatWords) -> str:
    """Return what was said as plain text; empty when nothing was."""
    parts: list[str] = []
    for row in rows:
        if row["prompt"]:
            parts.append(f"{words.you}{words.colon}{row['prompt']}")
        answer = "\n\n".join(
            part
            for part in (row["text"], _listed(_options(row)), _listed(untold_changes(row)), row["error"])
            if part
        )
        if answer:
            parts.append(f"{words.pictory}{words.colon}{answer}")
    return "\n\n".join(parts)


def transcript_html(rows: Sequence[TurnRow], words: ChatWords) -> str:
    """Return what was said as static HTML; the Markdown of answers is drawn, every other text escaped.

    Remote pictures become links: a saved notebook fetches nothing when it is opened.
    """
    return "".join(_turn_html(row, words) for row in rows)


def transcript_markdown(transcript: Transcript, words: ChatWords, *, title: str, facts: Sequence[str]) -> str:
    """Return what was said as a Markdown document; what the user said is quoted whole."""
    parts = [f"# {title}", " · ".join(facts)]
    for row in transcript.rows:
        prompt = transcript.prompt(row)
        if prompt:
            parts += [f"## {words.you}", _quoted(prompt)]
        parts.append(f"## {words.pictory}")
        parts += [row["text"], _listed(_options(row))]
        if untold := untold_changes(row):
            parts += [f"**{words.changes}**", _listed(untold)]
        if row["error"]:
            parts.append(_quoted(row["error"]))
    return "\n\n".join(part for part in parts if part) + "\n"


def untold_changes(row: TurnRow) -> list[str]:
    """Return the changes that the answer does not list itself."""
    return [change for change in row["changes"] if change not in row["text"]]


def _options(row: TurnRow) -> list[str]:
    """Return what can be answered to the turn's question: the live chat has a button for each."""
    return row["offers"] if row["question"] else []


def _turn_html(row: TurnRow, words: ChatWords) -> str:
    prompt = (
        f'<div dir="auto"><b>{words.you}</b>{_prompt_html(row["prompt"], words)}</div>'
        if row["prompt"]
        else ""
    )
    error = f"<p>{escape(row['error'])}</p>" if row["error"] else ""
    text = "\n\n".join(part for part in (row["text"], _listed(_options(row))) if part)
    answer = _markdown().render(text) + _changes_html(row, words) + error
    return prompt + (f'<div dir="auto"><b>{words.pictory}</b>{answer}</div>' if answer else "")


def _prompt_html(prompt: str, words: ChatWords) -> str:
    whole = f'<p style="white-space:pre-wrap">{escape(prompt)}</p>'
    count = count_words(prompt)
    if count <= LONG_PROMPT_WORDS:
        return whole
    start = escape(" ".join(prompt[:_FIRST_CHARS].split()))
    counted = words.word_count.format(count=count)
    return f"<details><summary>{start} … ({counted})</summary>{whole}</details>"


def _changes_html(row: TurnRow, words: ChatWords) -> str:
    changes = "".join(f"<li>{escape(change)}</li>" for change in untold_changes(row))
    return f"<p>{words.changes}</p><ul>{changes}</ul>" if changes else ""


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("js-default", {"html": False}).disable("image")
