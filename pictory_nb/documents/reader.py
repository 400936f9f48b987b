"""A file to a script: what kind it is, by content before name, and whether it can be used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pictory_nb.documents import plain, web, word
from pictory_nb.documents.counting import count_words
from pictory_nb.documents.decoding import decode
from pictory_nb.documents.document import ACCEPTED, MOST_WORDS, Document, DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST_BYTES = 100 << 20
_EXTENSIONS = {
    "": "txt",
    "txt": "txt",
    "text": "txt",
    "md": "md",
    "markdown": "md",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "docx": "docx",
}
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOOKS_LIKE_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html\b)",
    re.IGNORECASE | re.DOTALL,
)
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def read_document(source: Path | str | bytes, name: str | None = None) -> Document:
    """Return the script in a txt, md, html or docx file.

    Parameters
    ----------
    source
        The file's path, or its bytes.
    name
        What the file is called; needed for bytes, to know their kind and for messages.

    Raises
    ------
    DocumentError
        When there is no such file, or it is of another type, empty, binary, damaged, protected by a
        password or longer than 20,000 words.
    """
    called = name or ("the text" if isinstance(source, bytes) else Path(source).name)
    data = source if isinstance(source, bytes) else _read(Path(source), called)
    if len(data) > _LARGEST_BYTES:
        raise _too_long(called, "over 100 MB")
    if not data.strip():
        raise DocumentError(f"“{called}” is empty. Choose a file with text in it.")
    kind = _kind(data, called)
    title, script = _READERS[kind](data, called)
    script = _BLANK_LINES.sub("\n\n", script).strip()
    words = count_words(script)
    if not words:
        raise DocumentError(f"There are no words in “{called}”. Choose a file with text in it.")
    if words > MOST_WORDS:
        raise _too_long(called, f"{words:,} words")
    return Document(title=title, text_markdown=script, words=words, kind=kind)


def _read(path: Path, name: str) -> bytes:
    try:
        return path.expanduser().read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(f"There is no file “{path}”. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise DocumentError(f"“{path}” is a folder. Choose a file in it.") from error
    except OSError as error:
        raise DocumentError(f"“{name}” cannot be read: {error.strerror or error}.") from error


def _kind(data: bytes, name: str) -> str:
    """Return the kind of a file: by its first bytes where they tell, else by its name."""
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED_STREAM in data:
            raise word.protected(name)
        raise DocumentError(
            f"“{name}” is in the format of old Office programs. Save it as docx and use that."
        )
    if data.startswith((b"%PDF", b"{\\rtf")):
        what = "a PDF" if data.startswith(b"%PDF") else "a rich text file"
        raise DocumentError(f"“{name}” is {what}. Copy its text into a txt or md file, or save it as docx.")
    extension = Path(name).suffix.lower().removeprefix(".")
    kind = _EXTENSIONS.get(extension)
    if kind is None:
        raise DocumentError(
            f"“{name}” is no script but a .{extension} file. Accepted are {', '.join(ACCEPTED)}."
        )
    if kind == "docx":
        raise DocumentError(f"“{name}” is called docx, but it is no Word document. Save it again as docx.")
    return "html" if _LOOKS_LIKE_HTML.match(data[:4096]) else kind


def _text(data: bytes, name: str, *, declared_in_html: bool = False) -> str:
    text = decode(data, declared_in_html=declared_in_html)
    if text is None:
        raise DocumentError(f"“{name}” holds no text but binary data. Accepted are {', '.join(ACCEPTED)}.")
    return text


def _too_long(name: str, length: str) -> DocumentError:
    return DocumentError(
        f"“{name}” is too long: {length}; {MOST_WORDS:,} words are the limit. Use a part of it at a time."
    )


_READERS: dict[str, Callable[[bytes, str], tuple[str, str]]] = {
    "docx": word.from_docx,
    "html": lambda data, name: web.from_html(_text(data, name, declared_in_html=True)),
    "md": lambda data, name: plain.from_markdown(_text(data, name)),
    "txt": lambda data, name: plain.from_plain_text(_text(data, name)),
}
