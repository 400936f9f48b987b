"""Plain text and Markdown as script text."""

from __future__ import annotations

import re

from pictory_nb.documents.blocks import first_heading

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENDS_A_SENTENCE = (".", "!", "?", ":", ";", ",", "…", "。", "！", "？")
_LONGEST_TITLE_WORDS = 14
_LONG_LINE = 200


def from_markdown(text: str) -> tuple[str, str]:
    """Return (title, script) of a Markdown file; front matter and comments are left out."""
    title = ""
    front = _FRONT_MATTER.match(text)
    if front:
        stated = _FRONT_TITLE.search(front[1])
        title = stated[1].strip("\"'") if stated else ""
        text = text[front.end() :]
    script = _COMMENT.sub("", text)
    return title or first_heading(script), script


def from_plain_text(text: str) -> tuple[str, str]:
    """Return (title, script) of a plain text file.

    A short first line that is no sentence and stands alone is its title. Where each line is a whole
    paragraph, as many editors write it, the paragraphs are set apart.
    """
    lines = [line.strip() for line in text.strip().split("\n")]
    if "" not in lines and any(len(line) > _LONG_LINE for line in lines):
        lines = [part for line in lines for part in (line, "")]
    first, rest = lines[0], lines[1:]
    stands_alone = len(rest) > 1 and rest[0] == "" and any(rest)
    is_title = (
        stands_alone
        and len(first.split()) <= _LONGEST_TITLE_WORDS
        and not first.endswith(_ENDS_A_SENTENCE)
        and not first.startswith(("-", "*", ">", "#"))
    )
    if is_title:
        return first, "\n".join([f"# {first}", *rest])
    script = "\n".join(lines)
    return first_heading(script), script
