"""A message cut where an order about a text ends and the next begins, and what of it is a text and no wish."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.boundaries import UNSAID, end_in_doubt, without_courtesy
from pictory_nb.engine.director.grammar.found import WISHES
from pictory_nb.engine.director.grammar.noise import SMALL
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable

_HIDDEN = 0xF000
_QUOTED_TEXT = re.compile(QUOTED)
SIGN = r"[\uf000-\uf0ff]"
"""The one sign that a quoted text is while a message is cut."""
ORDINAL = r"(?:first|second|third|fourth|forth|fifth|sixth|seventh|eighth|last|final|1st|2nd|3rd|[4-9]th)"
_VERB = (
    r"(?:add|append|attribute|bring|call|change|correct|credit|cut|darken|delete|drop|duplicate|end|export|fade|fix|get rid of|give|have|hide|insert|keep|kill|"
    r"leave|let|lose|lower|make|merge|move|mute|name|put|raise|remove|rename|render|replace|rewrite|set|shorten|show|slow|speed up|split|strike|swap|swich|"
    r"switch|take|trim|turn|use|write)"
)
_THING = (
    r"(?:(?:sub)?titles?|headline|heading|hed|dek|tagline|captions?|subtitles|music|logo(?:\.png)?|backgrounds?|theme|transitions?|call to action|cta|closing|ending|quote|"
    rf"quotation|list|number|figure|stat(?:istic)?|brand|speaker|voice|look|colou?rs?|sound|volume|font|picture|format|photo|song(?:\.mp3)?|website|url|(?:{ORDINAL}|end|closing|title|opening) (?:card|scene|slide|one|point|bullet|item|list point|"
    r"caption)|(?:scene|slide|card|point|bullet) (?:\d+|one|two|three|four|five|six|seven|eight))"
)
_PRONOUN = r"(?:it(?! (?:up|down|out|off|well|right)\b)|that|them|this|everything|all|the (?:line|name|text|address|link|words|picture|whole thing))"
_BEGINS = (
    rf"(?:please |then |also |just |now |and )*(?:{_VERB} (?:\S+ ){{0,4}}?(?:{_THING}|{_PRONOUN})\b|{_VERB} {SIGN}"
    rf"|(?:the |our |my |its |no |no more |a |an |a bit of |\w+er )?{_THING}(?![\w'’-])|(?:under|below|beneath|underneath|with) (?:it|that|{SIGN})(?!\w)"
    r"|(?:square|vertical|portrait|landscape)\b)"
)
_BORDER = re.compile(
    rf"(?P<with> with (?=\S.{{0,60}}? (?:as (?:the |its )?(?:subtitle|second line|subline)|(?:below|under|underneath|beneath)(?: it| that)?)(?:$|[,.;]| and )))|(?P<after>(?<=[\uf000-\uf0ff])(?:[,;.]? and (?:then |also )?|[,;.] (?:and |then |also )*)(?!{SIGN}))"
    rf"|(?:[,;] (?:and |then |but |also |plus )*|[.!] (?:and |also )?| and (?:then |also )?|,? but (?:please |also )?| then )(?P<begins>(?={_BEGINS}))?",
    re.IGNORECASE,
)
_OF_A_FILM = re.compile(
    r"\b(?:music|theme|logo|captions?|transitions?|background|voice|song|track|fonts?|photo|picture|video|colou?r|fade|scenes?|slides?)\b|\.(?:png|jpe?g|mp[34]|mov|ttf|webp)\b",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(
    r"(?:isn['’]?t|is not|not|its|it['’]s|too|very|really|a bit|somewhat|on|off|gone|back|again|there|visible|in (?:a |the )?\w+$)\b",
    re.IGNORECASE,
)

_ASIDE = re.compile(
    r"[.!?] +(?-i:[a-z])| and (?-i:[a-z]+) (?:it|them|that|this) (?:to|with|for|in|on)\b|(?<=\w)(?:,| and|,? for| in) (?:and |for |in )?(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|ten) ?(?:s|secs?|seconds?|mins?|minutes?)$|(?<=\w), (?-i:or|we|they|he|she|it|its|our|my|the|because|since|as|so)\b|(?<=\w),? (?:and )?(?-i:please|pls|can (?:we|you|i)|could (?:we|you|i)|would you|(?:i|I) (?:mean|meant|want|need|think|guess)|we (?:want|need)|(?:i|I)['’]d)\b",
    re.IGNORECASE,
)


def hidden_in(message: str) -> tuple[str, tuple[str, ...]]:
    """Return a message with one sign for each quoted text, and these texts with their marks."""
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return chr(_HIDDEN + len(hidden) - 1)

    return _QUOTED_TEXT.sub(hide, message), tuple(hidden)


def shown_in(text: str, hidden: tuple[str, ...]) -> str:
    """Return a text with the quoted texts that its signs stand for."""
    for number, quoted in enumerate(hidden):
        text = text.replace(chr(_HIDDEN + number), quoted)
    return text


def clauses_of(text: str, is_order: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Cut a message before what is or looks like the next order: (clause, what parts it from the next)."""
    made: list[tuple[str, str]] = []
    start = 0
    for found in _BORDER.finditer(text):
        is_plain = found["begins"] is None and found["after"] is None and found["with"] is None
        if is_plain and not is_order(_up_to_border(text[found.end() :])):
            continue
        made.append((text[start : found.start()], found[0]))
        start = found.end()
    return [*made, (text[start:], "")]


def _up_to_border(text: str) -> str:
    found = _BORDER.search(text)
    return text[: found.start()] if found else text


def names_a_thing(text: str) -> bool:
    """Tell whether words name a thing of films, or a number."""
    return bool(_OF_A_FILM.search(text)) or any(sign.isdigit() for sign in text)


def is_sign(text: str) -> bool:
    """Tell whether a text is one quoted text."""
    return len(text) == 1 and _HIDDEN <= ord(text) < _HIDDEN + 0x100


def as_text(typed: str, *, is_told: bool = True, is_lower: bool = False) -> str | None:
    """Return what was typed for a new text in quotation marks; None when it may be none.

    Parameters
    ----------
    is_told
        Whether the words before say that a text follows: "the title should say".
    is_lower
        Whether a text may begin with a small letter.
    """
    typed = typed.strip().rstrip(",;: ")
    if is_sign(typed):
        return typed
    text = without_courtesy(typed)
    text = re.sub(r",? instead$", "", text).rstrip(" ,;:")
    text = text if text.endswith("...") or SHORT.search(text) else text.rstrip(".!")
    if not text or len(text) > _LONGEST or re.search(SIGN, text) or "”" in text:
        return None
    if not is_lower and not (text[0].isupper() or text[0].isdigit()):
        return None
    if UNSAID.match(text) or _NO_WORDS.match(text) or end_in_doubt(text) is not None or _is_wish(text):
        return None
    if _ASIDE.search(text):
        return None
    if not is_told and _OF_A_FILM.search(text):
        return None
    return f"“{text}”"


_LONGEST = 160
SHORT = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|Co|[A-Z])\.$")


def _is_wish(text: str) -> bool:
    """Tell whether words say how something is to look, or name a thing of films."""
    tokens = tokenize(text, (), mend=False)
    if len(tokens) == 1 and not (" " in text and text[0].isupper() and tokens[0].value in _ASKING):
        return tokens[0].symbol not in {"word", "num", "percentage", "factor", "address", "half"}
    return all(
        (token.symbol in WISHES and token.value not in _ASKING) or token.symbol in SMALL for token in tokens
    )


_ASKING = frozenset(["why", "how"])
