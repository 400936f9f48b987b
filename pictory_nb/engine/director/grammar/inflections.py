"""Verbs in all their forms: "would you mind cutting", "scene 2 can be scrapped", "I want it moved"."""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_IRREGULAR = {
    "take": "took taken", "throw": "threw thrown", "get": "got gotten", "write": "wrote written", "make": "made",
    "give": "gave given", "bring": "brought", "keep": "kept", "leave": "left", "hide": "hid hidden", "show": "showed shown",
    "speak": "spoke spoken", "cut": "cut", "put": "put", "let": "let", "set": "set", "split": "split", "spread": "spread",
    "read": "read", "lose": "lost", "strike": "struck stricken", "break": "broke broken", "stick": "stuck", "sneak": "snuck",
    "hold": "held", "go": "went gone", "begin": "began begun", "do": "did done", "undo": "undid undone", "redo": "redid redone",
    "rewrite": "rewrote rewritten", "blow": "blew blown", "speed": "sped", "tear": "tore torn", "say": "said", "shrink": "shrank shrunk",
    "choose": "chose chosen", "run": "ran run", "stand": "stood", "come": "came", "sit": "sat", "rip": "ripped", "fit": "fit fitted",
    "dim": "dimmed", "buy": "bought", "lay": "laid", "dial": "dialled dialed", "clone": "cloned", "shut": "shut", "tell": "told",
}  # fmt: skip
# Verbs of two syllables whose last letter is doubled before an ending, and short ones whose is not.
_DOUBLED = frozenset({"begin"})
_SINGLE = frozenset({"edit", "credit", "open", "shorten", "lengthen", "darken", "brighten", "lighten", "tighten", "show", "throw", "play", "stay",
                     "fix", "crop up", "alter", "discard", "soften", "louden", "delay", "mix", "axe", "boost", "tweak"})  # fmt: skip
# Their participle has a symbol of its own, since "scene 2 removed" orders and "was removed" tells.
_PARTICIPLES = {"remove": "removed", "cut": "removed"}
_SAME_LEMMA = frozenset(
    {
        "remove", "cut", "trim", "hide", "show", "add", "put", "move", "swap", "switch", "split", "merge", "duplicate",
        "shorten", "lengthen", "speedup", "slowdown", "lower", "raise", "use", "replace", "write", "change", "rewrite",
        "make", "rename", "mute", "bigger", "smaller", "brighter", "darker", "translate", "keep", "play", "startover",
        "undo", "redo", "halve", "follow", "upper",
    }
)  # fmt: skip
_VERB = re.compile(r"[a-z]+(?: [a-z]+){0,3}")


def inflected(groups: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the other forms of the verbs in `groups` (symbol → phrases parted by bars), each with its symbol."""
    for symbol, listed in groups.items():
        if symbol not in _SAME_LEMMA:
            continue
        for phrase in listed.split("|"):
            if not _VERB.fullmatch(phrase):
                continue
            verb, _, rest = phrase.partition(" ")
            if verb in _NO_VERBS or len(verb) < 3:
                continue
            tail = f" {rest}" if rest else ""
            yield f"{_ing(verb)}{tail}", symbol
            for form in _IRREGULAR.get(verb, _ed(verb)).split():
                if form != verb:
                    yield f"{form}{tail}", _PARTICIPLES.get(symbol, symbol)


_NO_VERBS = frozenset(
    """
    isnt is are was can may must has needs should should't does need missing lacks unnecessary superfluous redundant be
    do it i we what like have another too bigger smaller larger big large small tiny brighter lighter darker dimmer moodier
    all block capital caps no briefly twice same in the together in one ahead back appear appears survives stays remains
    the remaining vice other reverse position this that big too long quite very not dont stop rather want gone away off out
    happier shout shouting vanish invisible disappear light dark dim
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)


def _doubles(verb: str) -> bool:
    return verb in _DOUBLED or (
        verb not in _SINGLE
        and re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) is not None
        and verb[-1] not in "wxy"
    )


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _doubles(verb) else f"{verb}ing"


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _doubles(verb) else f"{verb}ed"
