"""A text in fewer of its own words: asides, later sentences and trailing clauses go."""

from __future__ import annotations

import re

from pictory_nb.engine.director.discourse import without_asides
from pictory_nb.engine.director.language import is_cjk
from pictory_nb.engine.director.sentences import split_sentences

_LEAST_WORDS = 3
_LEAST_CHARACTERS_CJK = 4
_BORDER = re.compile(
    r"[,;:，；：]\s*|\s[–—-]\s|\s(?=(?:because|which|so that|while|although|though|whereas|since|if|when|"
    r"weil|während|obwohl|parce que|tandis que|porque|mientras|aunque)\s)",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?。！？…]+[\"”’»」]?$")


def shortened(text: str, language: str) -> str:
    """Return `text` without asides; of several sentences the first half, of one its first clause.

    Text that has nothing to leave out comes back unchanged.
    """
    plain = without_asides(text)
    sentences = split_sentences(plain, language)
    if len(sentences) > 1:
        kept = sentences[: (len(sentences) + 1) // 2]
        return ("" if is_cjk(plain) else " ").join(kept)
    if plain != text:
        return plain
    ending = _END.search(plain)
    body = plain[: ending.start()] if ending else plain
    for border in reversed(list(_BORDER.finditer(body))):
        head = body[: border.start()].rstrip()
        if _stands_alone(head):
            return head + (ending[0] if ending else "")
    return text


def _stands_alone(text: str) -> bool:
    if is_cjk(text):
        return len(text) >= _LEAST_CHARACTERS_CJK
    return len(text.split()) >= _LEAST_WORDS
