"""The message by which a whole job is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pictory_nb.client import PictoryError
from pictory_nb.conversation.language import detect
from pictory_nb.documents import DocumentError, read_document

_DOCUMENT_SUFFIXES = {".txt", ".md", ".markdown", ".html", ".htm", ".docx"}
_LONGEST_PATH_CHARS = 1024


class WrongArgumentError(PictoryError, ValueError):
    """An argument cannot be used; the message says which."""


def make_message(script: str | Path, seconds: float, instruction: str = "", language: str = "") -> str:
    """Return the message by which `Studio.make` asks for a video of `seconds` about a script.

    Without `language` it is in Chinese where the wishes (without wishes: the script) are, so that the session
    is in Chinese too.

    Raises
    ------
    DocumentError
        `script` names a file that cannot be read as a script.
    WrongArgumentError
        `seconds` is not a positive number.
    """
    if not _is_positive_number(seconds):
        raise WrongArgumentError(f"seconds must be a positive number such as 30, not {seconds!r}.")
    text = _script_text(script)
    wishes = instruction.strip()
    if (language or detect(wishes or text)) == "zh":
        return f"把下面的内容做成{seconds:g}秒的视频，配上字幕。{wishes}\n\n{text}"
    return (
        f"Turn this into a {seconds:g} second video with captions.{f' {wishes}' if wishes else ''}\n\n{text}"
    )


def _is_positive_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _script_text(script: str | Path) -> str:
    if isinstance(script, str) and (
        "\n" in script
        or len(script) > _LONGEST_PATH_CHARS
        or Path(script).suffix.lower() not in _DOCUMENT_SUFFIXES
    ):
        if not script.strip():
            raise DocumentError("The script is empty: give a text, or a txt, md, html or docx file.")
        return script
    path = Path(script).expanduser()
    return read_document(path, path.name).text_markdown
