"""Rules as regular expressions over tokens: every symbol is one character, so positions count tokens.

In a pattern a word in lower case is a symbol, one in capitals a macro of `MACROS`; all else means what it
means in a regular expression. Spaces are ignored.
"""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.words import symbols

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pictory_nb.engine.director.grammar.tokens import Token

_PIECES = re.compile(r"\{[\d,]+\}|\(\?P<\w+>|\(\?[:=!<]+|[a-z_]+|[A-Z][A-Z_0-9]*|\s+")

_NUM = "(?:num|one)"
_SEP = "(?:comma and|comma|and|to|dash)"
_KIND = "(?:title|heading|intro|list|quote|stat|chapter|outro|cta|caption|captions)"
_PLACE = "(?:that? (?:scene|one|part|card|caption))"
_PLAIN_REF = (
    f"(?:scene (?:hash|nth)* {_NUM} (?:{_SEP} (?:scene|hash|nth)* {_NUM})*"
    f"|nth {_NUM} (?:{_SEP} nth? {_NUM})* in? (?:scene|card|caption)"
    f"|hash {_NUM} (?:{_SEP} hash? {_NUM})*"
    f"|{_NUM} (?:{_SEP} {_NUM})+"
    f"|(?:ordinal|last) {_NUM}? (?:scene|one|part|card|caption)"
    f"|(?:ordinal|last|nth {_NUM}) (?:{_SEP} (?:ordinal|last|nth {_NUM}))+ (?:scene|one|part|card)"
    f"|others|family background? (?:scene|one|card)|(?:scene|one|card) (?:with|in) family background?"
    f"|every (?:scene|card|one)|scene every|everything"
    f"|that? {_KIND} (?:scene|card|one|part)?"
    f"|(?:scene|card|one|part) (?:with|in|about) {_KIND}"
    f"|it|that (?:scene|one|part|card)|there|that there"
    f"|that? word{{1,3}} (?:scene|part|card|text|caption)"
    f"|(?:scene|part|one|card) (?:about|where|say|with) .+?"
    f"|about .+? (?:scene|part))"
)
MACROS = {
    "NUM": _NUM,
    "REF_": _PLAIN_REF,
    "REF0": (
        f"(?:{_PLAIN_REF}|(?:scene|one|card|caption|text) (?:after|before) {_PLAIN_REF}"
        f"|{_PLAIN_REF} (?:and|comma) (?:{_PLAIN_REF}|(?:scene|one|card) (?:after|before) {_PLAIN_REF}))"
    ),
    "SET": "(?:change|make|rename|use|put|let|switch|replace|rewrite|ba|write|be)",
    "TO": "(?:(?:to|as|with|become|colon|say|be|should|where)+)",
    # For use inside a repetition: a repetition within another takes for ever on long runs of such words.
    "TO_WORD": "(?:to|as|with|become|colon|say|be|should|where)",
    "TITLE": "(?:title|heading)",
    "TEXTN": "(?:text|caption|captions)",
    "IN": "(?:in|to|from|behind)",
    "LEN": f"(?:{_NUM} hour|{_NUM} and one? half (?:sec|min)|{_NUM}? half? min (?:and? half|and? {_NUM} sec?)?|half min|{_NUM} sec|clock)",
    "AT": f"(?:clock|{_NUM} sec|nth {_NUM} sec|sec {_NUM}|{_NUM} min)",
    "PCT": f"(?:percentage|{_NUM} percent)",
    "UPLOAD": (
        "(?:(?:ba|uploaded|own)* (?:media|(?:ordinal|last)? (?:photo|clip|video|song|file)) (?:photo|clip|video|song|file)? "
        "uploaded?)"
    ),
    "LOUD": "(?:music|volume|music volume|volume in music|music in volume)",
    "END_CARD": "(?:outro card?|cta|last (?:card|scene)|end card)",
}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a rule's pattern."""
    return re.compile(_expanded(pattern))


def encoded(tokens: Iterable[Token]) -> str:
    """Write tokens as the characters that patterns match."""
    code = _code()
    return "".join(code[token.symbol] for token in tokens)


def _expanded(pattern: str) -> str:
    named = re.sub(r"<(\w+)=([^<>]+)>", lambda found: f"(?P<{found[1]}>{found[2]})", pattern)

    def piece(found: re.Match[str]) -> str:
        text = found[0]
        if text.startswith(("(?", "{")):
            return text
        if text.isspace():
            return ""
        if text in MACROS:
            return _expanded(MACROS[text])
        return _code()[text]

    return _PIECES.sub(piece, named)


@cache
def _code() -> dict[str, str]:
    return {symbol: chr(0xE000 + number) for number, symbol in enumerate(symbols())}
