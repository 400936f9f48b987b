"""The words of edits in English and Chinese, grouped under the symbols that the rules are written in.

A phrase is in lower case with single spaces. The longest phrase wins; what is in no group is an unknown word.
"""

from __future__ import annotations

from functools import cache

from pictory_nb.engine.director.grammar.glossary import GLOSSARY
from pictory_nb.engine.director.grammar.inflections import inflected
from pictory_nb.engine.director.grammar.names import VALUES
from pictory_nb.engine.director.grammar.synonyms import SYNONYMS
from pictory_nb.engine.director.grammar.words_actions import ACTIONS
from pictory_nb.engine.director.grammar.words_fillers import FILLERS
from pictory_nb.engine.director.grammar.words_manners import MANNERS
from pictory_nb.engine.director.grammar.words_small import SMALL_WORDS
from pictory_nb.engine.director.grammar.words_things import THINGS

_GROUPS = {**ACTIONS, **THINGS, **MANNERS, **SMALL_WORDS}


@cache
def lexicon() -> dict[str, tuple[str, str]]:
    """Return phrase → (symbol, value); fillers have an empty symbol."""
    found: dict[str, tuple[str, str]] = {word: ("", word) for word in FILLERS.split("|")}
    for symbol, names in VALUES.items():
        for value, phrases in names.items():
            found.update(dict.fromkeys(phrases, (symbol, value)))
    for symbol, listed in _GROUPS.items():
        for phrase in listed.split("|"):
            found.setdefault(phrase, (symbol, phrase))
    for symbol, listed in SYNONYMS.items():
        for phrase in listed.split("|"):
            found.setdefault(phrase, (symbol, phrase))
    for groups in (_GROUPS, SYNONYMS):
        for phrase, symbol in inflected(groups):
            found.setdefault(phrase, (symbol, phrase))
    for word, english in GLOSSARY.items():
        found.setdefault(word, ("word", english))
    return found


@cache
def symbols() -> tuple[str, ...]:
    """List every symbol that a token can have."""
    made = (
        "word",
        "quoted",
        "num",
        "clock",
        "percentage",
        "factor",
        "hex",
        "hexes",
        "address",
        "lines",
        "media",
    )
    return tuple(dict.fromkeys((*_GROUPS, *VALUES, *made)))
