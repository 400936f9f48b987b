"""What the headers of a download say about going on with it later (RFC 9110 §13, §14)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.client.partfile import Beginning
    from pictory_nb.client.transport import Response

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


def validator_of(response: Response) -> str | None:
    """Return what If-Range may name: a strong ETag, else a date (RFC 9110 §13.1.5)."""
    if response.headers.get("accept-ranges", "bytes").lower() == "none":
        return None
    tag = response.headers.get("etag", "")
    if tag:
        return tag if tag.startswith('"') else None
    return response.headers.get("last-modified")


def continues(response: Response, beginning: Beginning) -> bool:
    """Return whether a 206 goes on exactly where the beginning ends, in the same file."""
    found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", "").strip())
    tag = response.headers.get("etag")
    return (
        found is not None
        and int(found[1]) == beginning.size_bytes
        and int(found[2]) == beginning.length_bytes - 1
        and found[3] in {str(beginning.length_bytes), "*"}
        and (tag is None or not beginning.validator.startswith('"') or tag == beginning.validator)
    )


def length_of(response: Response) -> int | None:
    """Return the length of the body in bytes, ``None`` when it is not told."""
    text = response.headers.get("content-length")
    return int(text) if text is not None and text.isdecimal() else None
