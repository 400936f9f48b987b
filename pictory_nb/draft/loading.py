"""A draft taken from outside: JSON that a person has, as text or as Python values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pictory_nb.draft.reader import Draft, read_draft


def from_draft(source: Mapping[str, Any] | str | bytes) -> Draft:
    """Read a draft that somebody hands in, such as one saved from another session.

    Parameters
    ----------
    source
        The draft as a mapping or as JSON text.

    Raises
    ------
    ValueError
        It is no JSON, or not that of a draft; says what was expected.
    """
    raw: Any = source
    if isinstance(source, str | bytes):
        try:
            raw = json.loads(source)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"This is not JSON: {error}. Hand in the draft as it was saved.") from error
    tracks = raw.get("t") if isinstance(raw, Mapping) else None
    is_draft = isinstance(tracks, list | tuple)
    if not is_draft:
        raise ValueError(
            "This is not a draft: expected an object with a list of tracks under `t`, "
            'such as {"t": [{"tt": 7, "sg": [{"d": 3000, "m": {"text": "Hello"}}]}]}.'
        )
    return read_draft(raw)
