"""Slips of the pen: which word of the lexicon was meant. Common words are never slips of others."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.words import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST_SLIP = 4
_USUAL = frozenset(
    {
        "scene", "scenes", "remove", "title", "music", "captions", "quote", "list", "voice", "logo", "background",
        "video", "theme", "subtitle", "delete", "change", "seconds", "second", "louder", "quieter", "make", "move",
    }
)  # fmt: skip
"""Of two words that may have been meant, the one that people say of films."""
_MANY_LETTERS = 8
# The common English words that are a letter or two away from a word of the lexicon.
_WORDS_OF_THEIR_OWN = frozenset(
    """
    abort accept accepts accounts action actions adjusted ahead along anyone anything apart appended
    attributes authors bear begins being blank block boss breaks calls case cases cast cats cause caution
    cell cert chance channels charge child chooses choosing chose clever close closed closer closes code
    codes colon combined converge converted converter converts core cores corrected could counting course
    created creates credits deal delegate detected detection devote difference differently directions
    directive disabled disables discarded displayed displays divided dogs done dots double draft dumb dumps
    duplicated duplicates edge edges elements embed enabled enables encoding entire entirely entirety event
    ever exception exceptions execution exit exits extended extends extent face fact fake fall fast fills
    finished finishes fixes flower form formats forth frame frames freed fully gave given gives good grab
    grate hand hard head headers held highlighted highlighting holds house included includes incorrect
    incorrectly increased increases inserted invert items jump keeps kinds labels lang late layer learn
    least leaves lengths lets letter letters lies likely likes link links little lives load loader lock
    logger logs looks loop loose lose loss lover loves made mail main maint makes many mention mentioned
    merged merges mess might mind mine minus miss mistake model modes moment most moved moves much near
    necessarily necessary need needed newer nice none note notes numbered numbers obtained older once opened
    opens order orders originally ought overlap overload page pager parts piece pieces place places plain
    plan plane plotting pointers pointing points portions ports positional positions positive possible post
    power prefer prefers presence present presented pretty prevent prevents previously print prints projects
    promote protect pull quantity quiet quite quoted quotes race raised raises rare rate reader readline
    real record reduced reduces redundant related relating released remain remote renamed rendered repeated
    repeats replaced replaces replacing reporting resets resolved restored retained returned returns reverse
    reversed revisions rewritten rights rounding running same save saving scaled scent schema scheme schemes
    scope scratch sections seed seem seen segments selected selection selector selects sense sequence sets
    shapes share shell short shown side simple simplify since sing single site sites skips slice slices
    slots smallest smart sole soon sorts space speeds spelling splits squared squares starts state stating
    stats steal steel still stone stop stores story straight study styles subject substituted sure switches
    table taken task tasks teach team tell tells test tests than they thing things think though throwing
    thrown thus time timers times today token tone touch tour tower tracks train transfer transformed
    transforms translated translation translations transport tree trick true trust truth turns typed types
    typo unit units updated updates user uses value vary vertices view wait walk want wants warn waste watch
    water ways week went were wheel where wide width wire wish women word work working works world worth
    writer writes wrong wrote year young
    wife husband surprise surprised wars star stars lovely lonely lively
    """.split()  # noqa: SIM905 (hundreds of quoted words would hide the list)
)


def meant_by(word: str, said: frozenset[str] = frozenset()) -> str | None:
    """Return the word of the lexicon, or of the film, that `word` is a slip of; None when it is none."""
    if word in lexicon() or word in _WORDS_OF_THEIR_OWN or word in said or f"{word}s" in said:
        return None
    found = _nearest(word)
    if found is None and len(word) > SHORTEST_SLIP:
        near = [one for one in said if one[0] == word[0] and _distance(word, one, 1) <= 1]
        found = near[0] if len(near) == 1 else None
    return found


@cache
def _single_words() -> tuple[str, ...]:
    words = {word for phrase in lexicon() for word in phrase.split() if re.fullmatch(r"[a-z]+", word)}
    return tuple(sorted(word for word in words if len(word) >= SHORTEST_SLIP))


@cache
def _nearest(word: str) -> str | None:
    """Find the one word of the lexicon that `word` is a slip of: one letter off, two in long words."""
    if len(word) < SHORTEST_SLIP or not re.fullmatch(r"[a-z]+", word):
        return None
    most = 2 if len(word) >= _MANY_LETTERS else 1
    near: dict[int, list[str]] = {}
    for candidate in _single_words():
        if abs(len(candidate) - len(word)) <= most and word[0] in candidate[:2] and candidate[0] in word[:2]:
            distance = _distance(word, candidate, most)
            if distance <= most:
                near.setdefault(distance, []).append(candidate)
    if not near:
        return None
    best = near[min(near)]
    # Letters change places, or get lost, more often than they turn into others.
    swapped = [candidate for candidate in best if sorted(candidate) == sorted(word)]
    lost = [candidate for candidate in best if len(candidate) > len(word)]
    best = swapped or lost or best
    usual = [candidate for candidate in best if candidate in _USUAL]
    return best[0] if len(best) == 1 else usual[0] if len(usual) == 1 else None


def near_of(word: str, known: Sequence[str]) -> str | None:
    """Return the one of `known` that `word` is a letter or two away from; None when there is none or several."""
    near = [one for one in known if one[:1] == word[:1] and _distance(word, one, 2) <= 2]
    return near[0] if len(near) == 1 else None


def _distance(a: str, b: str, most: int) -> int:
    """Count the letters to change, add, drop or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        previous, row = row, [i]
        for j, other in enumerate(b, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = previous
        if min(row) > most:
            return most + 1
    return row[-1]
