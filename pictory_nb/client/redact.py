"""Text from outside, made safe to show: secrets, tokens and URL queries are cut out, length is bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from pictory_nb.secret_shapes import ADDRESS_USERS, MASK, NAMED_VALUES, TOKENS

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_EXCERPT = 300

_QUERIES = re.compile(r"(?i)(\bhttps?://[^\s\"'<>?#]*)[?#][^\s\"'<>]*")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return `text` without the given secrets and without what looks like a token or a URL's query.

    Examples
    --------
    >>> redact('{"token": "nmv_usr_1234"} at https://cdn.example/v.mp4?sig=1', ["1234"])
    '{"token": ***} at https://cdn.example/v.mp4?***'
    """
    for secret in secrets:
        if len(secret) >= 4:
            text = text.replace(secret, MASK).replace(quote(secret, safe=""), MASK)
    text = ADDRESS_USERS.sub(rf"\1{MASK}@", text)
    text = _QUERIES.sub(rf"\1?{MASK}", text)
    text = NAMED_VALUES.sub(rf"\1{MASK}", text)
    return TOKENS.sub(MASK, text)


def excerpt(text: str, secrets: Iterable[str] = ()) -> str:
    """Return the beginning of `text` on one line, redacted, for an error message."""
    line = " ".join(redact(text[: 20 * _LONGEST_EXCERPT], secrets).split())
    return line if len(line) <= _LONGEST_EXCERPT else line[: _LONGEST_EXCERPT - 1] + "…"
