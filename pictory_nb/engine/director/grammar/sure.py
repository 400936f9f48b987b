"""Whether nothing else is said in a clause than what a rule knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.frames import asks
from pictory_nb.engine.director.grammar.noise import LIGHT, NOISE, SMALL
from pictory_nb.engine.director.grammar.places import NoMatchError

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from pictory_nb.engine.director.grammar.found import Found

_DOING = frozenset(
    """
    add use put show change make let switch become replace set start play give only else again say on over
    under behind keep every everything video own type position need bring write lettering come above move it
    where wants shall_have has between finish
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)
GONE = frozenset(["remove", "no", "hide", "off", "removed", "unneeded", "cut", "out", "mute", "take"])
"""Symbols that say that something is to go."""


def sure(found: Found, *parts: str, also: Iterable[str] = (), spans: Iterable[re.Match[str]] = ()) -> None:
    """See to it that nothing but small words stands beside what is known.

    Parameters
    ----------
    parts
        Named parts of the rule.
    also
        Further symbols that belong to it.
    spans
        Stretches of the message that were read otherwise.

    Raises
    ------
    NoMatchError
        When there is another wish, a doubt or a question.
    """
    inside = {token.start for part in parts if found.has(part) for token in found.part(part)}
    read = [span.span() for span in spans]
    allowed = {*SMALL, *LIGHT, *_DOING, *also}
    for token in found.tokens:
        is_known = token.start in inside or token.symbol in allowed
        is_known = is_known or (token.symbol == "word" and token.value in NOISE)
        if not is_known and not any(first <= token.start < last for first, last in read):
            raise NoMatchError
    if asks(found.scope.message, found.tokens[0].start):
        raise NoMatchError


def is_gone(found: Found) -> bool:
    """Tell whether the clause takes something away."""
    return any(token.symbol in GONE for token in found.tokens)
