"""Scenes named by what they tell: "the part where nobody remembers", "the Marta Lindqvist slide", "the one with the grid behind it"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar import nouns
from pictory_nb.engine.director.grammar.names import VALUES
from pictory_nb.engine.director.grammar.placing import is_text
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_NOUN = r"(?:scene|slide|part|bit|one|card|section|shot|thing)"
_TELLING = (
    r"(?:where|in which|about|regarding|concerning|on how|mentioning|(?:talking|speaking) about|saying(?: that)?|"
    r"(?:that|which|where (?:it|he|she|we|they)) (?:says?(?: that)?|mentions?|(?:talks?|speaks?|is|are) about|deals? with|tells?(?: us)?(?: about| that)?|asks?)|with)"
)
_TOLD = re.compile(rf"\b(?:the|that|this) {_NOUN} (?P<how>{_TELLING}) (?=[\w%])", re.IGNORECASE)
_NAMED = re.compile(
    rf"\b(?:the|that|this|our|my) (?P<words>[\w'’%-]+(?: [\w'’%-]+){{0,3}}?) {_NOUN}\b(?! (?:transitions?|effects?|animations?)\b)(?!(?<=slide) in\b)",
    re.IGNORECASE,
)
_FAMILIES = {
    name.lower(): family for family, names in VALUES["family"].items() for name in names if name.isascii()
}
FAMILY_NAMES = "|".join(map(re.escape, sorted(_FAMILIES, key=len, reverse=True)))
_SHOWN = re.compile(
    rf"\b(?:the|that) {_NOUN} (?:(?:that |which )?(?:has|shows|uses|with)) (?:the )?(?P<family>{FAMILY_NAMES})(?: (?:background|behind (?:it|the text)|in the back(?:ground)?))+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w%]+(?:['’-]\w+)*")
# Words that only join what a scene tells, and point at none.
_JOINING = frozenset(
    """
    a an the of is are was were be being been it its it's we they you he she who what which that to in on for and or our my your
    one two three four five six seven eight nine ten first second third fourth last their his her has have had having does do did how so why when up out by at from about people us them there gets get got
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)
_OF_LIST = re.compile(
    r" (?:out )?(?:of|from|on|in|off|to) (?:the |my |our )?(?:list|bullets|points)\b", re.IGNORECASE
)
_OF_WORDS = re.compile(r"\b(?:shorten|condense|tighten|simplify) $", re.IGNORECASE)
_TAKES_WITH = re.compile(
    r"\b(?:replace|swap|switch|merge|combine|join|exchange|fill|add|insert|illustrate)\b[^.;]*$",
    re.IGNORECASE,
)
_NUMBER_NEXT = re.compile(
    r"\s*(?:,|and\b|&|to\b|-)+\s*(?:and )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b(?!\s*(?:more |full |extra )?(?:s|secs?|seconds?|minutes?|%|percent|x)\b|:)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:ing|ed|es|e|s|d)$")
_SHORTEST_ROOT = 4


def runs_on(message: str, end: int) -> bool:
    """Tell whether a number that follows would be read as one scene more: "scene 7, one after the other"."""
    return bool(_NUMBER_NEXT.match(message, end))


def with_scenes_described(message: str, film: Film, media: Sequence[MediaItem]) -> str:
    """Return the message with scenes that are named by what they tell, and by nothing else, named by their numbers."""
    for form, build in ((_SHOWN, _shown), (_TOLD, _told), (_NAMED, _named)):
        place = 0
        while found := form.search(message, place):
            made = build(found, film, media)
            if made is None or runs_on(message, made[1]) or is_text(message, found.start()):
                place = found.start() + 1
                continue
            number, end = made
            message = f"{message[: found.start()]}scene {number}{message[end:]}"
            place = found.start() + 1
    return message


def scenes_before(film: Film, name: str) -> list[int]:
    """Return the scenes that stand before a background, called by a name of its family."""
    family = _FAMILIES[name.lower()]
    return [
        n
        for n, scene in enumerate(film.scenes, 1)
        if scene.video["m"].get("background", {}).get("family") == family
    ]


def _shown(found: re.Match[str], film: Film, _: Sequence[MediaItem]) -> tuple[int, int] | None:
    numbers = scenes_before(film, found["family"])
    return (numbers[0], found.end()) if len(numbers) == 1 else None


def _told(found: re.Match[str], film: Film, _: Sequence[MediaItem]) -> tuple[int, int] | None:
    """Read the words behind "the part where" as long as they are those of one scene."""
    message = found.string
    if _OF_WORDS.search(message[: found.start()]):
        # "Shorten the part about churn" speaks of its words.
        return None
    if found["how"].lower() == "with" and _TAKES_WITH.search(message[: found.start()]):
        return None
    said = nouns.said_in(film)
    fits: frozenset[int] = frozenset(range(1, len(said.scenes) + 1))
    end, own, common, forms = found.end(), 0, 0, 0
    last = found.end()
    for word in _WORD.finditer(message, found.end()):
        if message[last : word.start()].strip(" \"'“”‘’"):
            break
        last = word.end()
        low = word[0].lower()
        if low in _JOINING:
            continue
        both = fits & _telling(low, said)
        if not both:
            break
        fits, end = both, word.end()
        is_own = len(low) >= 4 and low in said.words | {nouns.stem_of(low)} and low not in nouns.COMMON
        forms += not any(
            low in {one, nouns.stem_of(one)} for n in fits for one in _WORD.findall(said.scenes[n - 1])
        )
        own, common = own + is_own, common + (not is_own)
    if len(fits) != 1 or not (own or common > 1) or (forms and own + common == 1):
        return None
    return next(iter(fits)), _whole(message, end)


def _whole(message: str, end: int) -> int:
    """Take in what still belongs to the words: "what was said" behind "nobody remembers"."""
    tail = re.compile(
        r"(?: (?:what|how|why|who) (?:is|was|were|are) \w+)(?=\s*(?:$|[,.;]))", re.IGNORECASE
    ).match(message, end)
    return tail.end() if tail else end


def _telling(word: str, said: nouns.Said) -> frozenset[int]:
    """Return the scenes that say a word, in this form or in another."""
    forms, roots = _scenes_by_word(said)
    return frozenset(forms.get(word, set()) | roots.get(_root(word), set()))


@remembered
def _scenes_by_word(said: nouns.Said) -> tuple[Mapping[str, set[int]], Mapping[str, set[int]]]:
    """Return which scenes say each word, by its form and by its root."""
    forms: defaultdict[str, set[int]] = defaultdict(set)
    roots: defaultdict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(said.scenes, 1):
        for one in _WORD.findall(text):
            forms[one].add(number)
    for one, scenes in forms.items():
        roots[_root(one)] |= scenes
    return forms, roots


def _root(word: str) -> str:
    """Return a word without the ending that its other forms have not: "argue" and "argued" are one."""
    short = _ENDING.sub("", nouns.stem_of(word))
    return short if len(short) >= _SHORTEST_ROOT else word


def _named(found: re.Match[str], film: Film, media: Sequence[MediaItem]) -> tuple[int, int] | None:
    """Read "the Marta Lindqvist slide", all words of which one scene says."""
    if _OF_LIST.match(found.string, found.end()):
        return None
    said = nouns.said_in(film)
    tokens = tokenize(found["words"], media, mend=False)
    if len(tokens) != len(found["words"].split()) or not all(
        nouns.is_content(token, said) for token in tokens
    ):
        return None
    fits = frozenset.intersection(*(said.scenes_with(token.value) for token in tokens))
    return (next(iter(fits)), found.end()) if len(fits) == 1 else None
