"""Bytes to text, whatever program wrote them."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.001


def decode(data: bytes, *, declared_in_html: bool = False) -> str | None:
    r"""Return the text in `data` with line ends as ``\\n``, ``None`` when it is no text.

    The order is: byte order mark, a web page's own declaration, UTF-8, Windows-1252.
    """
    text = _by_mark(data)
    if text is None and declared_in_html:
        text = _as_declared(data)
    if text is None:
        text = _as(data, "utf-8")
    if text is None:
        # Five byte values have no meaning in Windows-1252; one of them must not cost the reader the rest.
        text = data.decode("cp1252", errors="replace")
    if len(_CONTROLS.findall(text)) > max(1, len(text) * _MOST_CONTROLS):
        return None
    return _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n")


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _as_declared(data: bytes) -> str | None:
    declared = _META_CHARSET.search(data[:4096])
    return _as(data, declared[1].decode("ascii")) if declared else None


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
