"""A paragraph cut into sentences: sentencex, and repairs for what it was seen to miss."""

from __future__ import annotations

import re

import sentencex

_CJK_END = re.compile(r"(?<=[。！？!?])(?![”’」』）)。！？!?])|(?<=[。！？][”’」』])(?![，。、；：])")
_MISSED = re.compile(
    r"(?<=[^\W\d_]{3}[.!?])\s+(?=[\d$€£„“\"«¿¡])"
    r"|(?<=[^\W\d_]{3}[.!?][\"”“»)])\s+(?=[\dA-ZÄÖÜÀÉÈÊÇÑ„“\"«¿¡])"
)
_NUMBER_ALONE = re.compile(r"^\(?\d{1,2}[.)]$")
_NO_BREAK_AFTER = re.compile(
    r"(?:^|\s)(?:approx|vgl|bzw|ca|Nr|Abb|Fig|No|vol|Prof|Hrsg|ungef|fig|núm|pág|art|Dept|Inc|est)\.$"
)


def split_sentences(text: str, language: str) -> list[str]:
    """Cut one paragraph into sentences, white space trimmed, nothing lost and nothing changed."""
    whole: list[str] = []
    for piece in sentencex.segment(language, text):
        for part in _pieces(piece, language):
            trimmed = part.strip()
            if not trimmed:
                continue
            if whole and (_NUMBER_ALONE.match(whole[-1]) or _NO_BREAK_AFTER.search(whole[-1])):
                whole[-1] = f"{whole[-1]} {trimmed}"
            else:
                whole.append(trimmed)
    return whole


def _pieces(piece: str, language: str) -> list[str]:
    if language in {"zh", "ja"}:
        return _CJK_END.split(piece)
    return _MISSED.split(piece)
