"""The message that an item becomes."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pictory_nb.batch.items import Item, Kind
from pictory_nb.conversation.language import FALLBACK, detect
from pictory_nb.documents import DocumentError, read_document
from pictory_nb.message import make_message

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_UPLOAD = "Use no upload."


def message_of(item: Item, language: str, *, beside_uploads: bool) -> str:
    """Return the message that asks for an item's video.

    Parameters
    ----------
    item
        What is wanted; a script file is read here.
    language
        That of the batch.
    beside_uploads
        Whether other items of the batch are uploaded to the same session: theirs are not to be shown then.

    Raises
    ------
    DocumentError
        The file cannot be read as a script.
    """
    if item.is_upload:
        return _about_upload(item)
    wishes = _sentence(item.instruction) + (_NO_UPLOAD if beside_uploads else "")
    script = Path(item.source) if item.kind is Kind.SCRIPT else item.source
    return make_message(script, item.seconds, wishes, language)


def language_of(items: Iterable[Item]) -> str:
    """Return the language of a batch: that of the first words which somebody has written for it."""
    for item in items:
        if item.instruction:
            return detect(item.instruction)
        if item.kind is Kind.TEXT:
            return detect(item.source)
        if item.kind is Kind.SCRIPT and (beginning := _beginning(Path(item.source))):
            return detect(beginning)
    return FALLBACK


def _beginning(script: Path) -> str:
    """Return the words of a script, ``""`` where it cannot be read: that is told when it is made."""
    try:
        return read_document(script, script.name).text_markdown
    except DocumentError:
        return ""


def upload_name(item: Item) -> str:
    """Return what an uploaded source is called."""
    if item.kind is Kind.ADDRESS:
        return unquote(PurePosixPath(urlsplit(item.source).path).name) or "file"
    return Path(item.source).name


def _about_upload(item: Item) -> str:
    name = upload_name(item)
    topic = " ".join(re.sub(r"[\W_]+", " ", Path(name).stem).split()).capitalize() or name
    return (
        f"{_sentence(item.instruction)}Make a {item.seconds:g} second video with captions about “{topic}”. "
        f"Use the uploaded file “{name}” and no other upload."
    )


def _sentence(wishes: str) -> str:
    """Return the wishes, closed, so that the next sentence does not run into them."""
    text = wishes.strip()
    if not text:
        return ""
    return f"{text} " if text.endswith((".", "!", "?", "。", "！", "？")) else f"{text}. "
