"""Where a long word may be broken with a hyphen: at a compound's joints, else between consonants."""

from __future__ import annotations

import itertools
import re

SOFT_HYPHEN = "\u00ad"
_LEAST_LETTERS = 14
_LEAST_PART = 5
_JOINT = re.compile(
    r"(?:schafts|ungs|heits|keits|tions|ions|täts|lings|tums|fahrts|gangs|stands|rechts|arbeits|sicherheits|"
    r"gebiets|verkehrs|betriebs|vertrags|zeit|werk|haus|welt|land)"
)
_VOWELS = "aeiouyäöüáéíóúàèìòùâêîôû"
_KEPT = ("ch", "ck", "ph", "th", "sh", "qu", "gh", "wh")


def soft_hyphens(word: str) -> list[str]:
    """Split `word` where it may be broken; every part but the last ends in a soft hyphen.

    Examples
    --------
    >>> [part.rstrip(SOFT_HYPHEN) for part in soft_hyphens("Donaudampfschifffahrtsgesellschaft")]
    ['Donaudampfschifffahrts', 'gesellschaft']
    """
    letters = word.strip(".,;:!?()\"'“”„«» ")
    if len(letters) < _LEAST_LETTERS or not letters.isalpha() or not letters[-1].lower() < "ƀ":
        return [word]
    start = word.index(letters)
    low = letters.lower()
    inner = range(_LEAST_PART, len(low) - _LEAST_PART + 1)
    places = [found.end() for found in _JOINT.finditer(low) if found.end() in inner]
    if not places:
        places = [
            index
            for index in inner
            if low[index - 2] in _VOWELS
            and low[index - 1] not in _VOWELS
            and low[index] not in _VOWELS
            and low[index + 1] in _VOWELS
            and low[index - 1 : index + 1] not in _KEPT
        ]
    edges = [0, *(start + place for place in places), len(word)]
    parts = [word[first:end] for first, end in itertools.pairwise(edges)]
    return [*(part + SOFT_HYPHEN for part in parts[:-1]), parts[-1]]
