"""Stanzas told from prose: short lines that end on purpose."""

from __future__ import annotations

import re

from pictory_nb.engine.director.language import is_cjk

_LEAST_LINES = 3
_LONGEST_LINE = 56
_LONGEST_LINE_CJK = 18
_ENDS_ON_PURPOSE = re.compile(r"[,;:.!?…—–，。；：！？、][\"”’»」]?$")


def is_stanza(lines: list[str]) -> bool:
    """Tell whether the lines of a paragraph are verse: short, most ended by a mark or begun by a capital."""
    if len(lines) < _LEAST_LINES:
        return False
    longest = _LONGEST_LINE_CJK if is_cjk(lines[0]) else _LONGEST_LINE
    if max(map(len, lines)) > longest:
        return False
    ended = sum(bool(_ENDS_ON_PURPOSE.search(line)) for line in lines[:-1])
    begun = sum(line[:1].isupper() for line in lines)
    return 2 * ended > len(lines) - 1 or 4 * begun > 3 * len(lines)
