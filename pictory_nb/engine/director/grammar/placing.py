"""A place in a message where scenes are spoken of, and what stands there and before it."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind
from pictory_nb.engine.director.grammar import nouns
from pictory_nb.engine.director.grammar.chunks import chunk_at
from pictory_nb.engine.director.grammar.places import NoMatchError, Scope
from pictory_nb.engine.director.operations import AskError, EditError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.tokens import Token

# A text, or a name, may hold such words: what follows is left as it is.
_IN_TEXT = re.compile(
    r"(?:\b(?:says?|saying|said|reads?|reading|called|titled|named|(?:to|with|as|be) (?-i:[A-Z]))\b(?!:? [\uf000-\uf0ff])|\b(?:title|subtitle|text|caption|line|list|quote|scene|slide|card|it|point|bullet|say|read|write|action|name|slogan|tagline) ?\w*[:：](?! [\uf000-\uf0ff]))[^.;!?\uf000-\uf0ff]*$",
    re.IGNORECASE,
)
_NEW_TEXT = re.compile(
    r"\b(?:change|rename|set|rewrite|reword|rephrase|replace)\b[^.;,]*\b(?:title|subtitle|text|caption|headline|words?|line|slogan|tagline|name|call to action|point|quote|video|film)\b[^.;,]*\b(?:to|into|as|with) $|\b(?:call|name|title) (?:it|this|that|the (?:film|video|scene)) $",
    re.IGNORECASE,
)
Made = tuple[str, int] | None


COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "both": 2,
    "the couple of": 2,
    "the pair of": 2,
}
KINDS = {
    "caption": "caption",
    "quote": "quote",
    "quotation": "quote",
    "list": "list",
    "chapter": "chapter",
    "number": "stat",
    "statistic": "stat",
    "stat": "stat",
}
PLACES = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "last": -1,
    "final": -1,
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
NTH = "first|1st|second|2nd|third|3rd|fourth|last|final|middle"


def nth(word: str, numbers: Sequence[int]) -> int | None:
    """Return the first, last or middle one of some numbers; None when there is none."""
    if word.lower() == "middle":
        return numbers[len(numbers) // 2] if len(numbers) % 2 else None
    place = PLACES[word.lower()]
    return numbers[place] if -len(numbers) <= place < len(numbers) else None


_COUNTED = re.compile(r"\s+(?:an?|one)\s*$", re.IGNORECASE)
_SECONDS = re.compile(r"\s*(?:full |whole |more |extra )?(?:second|sec|minute)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the message: what is behind it, and what the message spoke of before it."""

    found: re.Match[str]
    film: Film
    tokens: Sequence[Token]
    scope: Scope

    @property
    def count(self) -> int:
        """How many scenes the film has."""
        return len(self.film.scenes)

    def reference(self, at: int) -> tuple[int, tuple[int, ...]] | None:
        """Return where the reference that starts at `at` ends, and its scenes."""
        place = next((n for n, token in enumerate(self.tokens) if token.start >= at), None)
        if place is None or re.search(r"[.,;!?:]", self.found.string[at : self.tokens[place].start]):
            return None
        token = self.tokens[place]
        near = self.near()
        scope = replace(self.scope, focus=near, is_local=bool(near)) if near else self.scope
        _, chunk = _chunk(self.tokens, place, scope, self.film)
        if chunk is not None:
            return chunk[1], chunk[0]
        after = self.tokens[place + 1].symbol if place + 1 < len(self.tokens) else ""
        number = {"num": 0, "ordinal": 0, "last": self.count}.get(token.symbol)
        if (
            number is None
            or after in {"sec", "min", "percent", "item", "num", "hour", "card"}
            or "." in token.value
        ):
            return None
        number = number or int(token.value)
        number = number if number > 0 else self.count + 1 + number
        return (token.end, (number,)) if 1 <= number <= self.count else None

    def of_kind(self, name: str) -> list[int]:
        """Return the scenes of a kind."""
        kind = KINDS[name.lower().removesuffix("s")]
        return list(scenes_of_kind(self.film, kind))

    def named(self, number: int, kind: str) -> str:
        """Name a scene of a kind; a caption stays one, as its text may be meant."""
        numbers = self.of_kind(kind)
        if kind.lower().startswith("caption") and len(numbers) <= len(ORDINALS):
            return f"the {ORDINALS[numbers.index(number)]} caption"
        return f"scene {number}"

    def near(self) -> tuple[int, ...]:
        """Return the scenes that were spoken of last before this place, or that were edited last."""
        spoken = self.scope.focus
        before = [token for token in self.tokens if token.end <= self.found.start()]
        place = 0
        while place < len(before):
            place, chunk = _chunk(before, place, self.scope, self.film)
            spoken = chunk[0] if chunk is not None else spoken
        return spoken if len(spoken) < self.count else ()


def _chunk(
    tokens: Sequence[Token], place: int, scope: Scope, film: Film
) -> tuple[int, tuple[tuple[int, ...], int] | None]:
    """Return where the chunk at a token ends, and a reference's scenes with the end of its words."""
    try:
        end, chunk = chunk_at(tokens, place, scope, nouns.said_in(film), nouns.verbatim(scope.message, film))
    except (EditError, AskError, NoMatchError):
        return place + 1, None
    if chunk.symbol != "ref" or not chunk.scenes:
        return end, None
    # "The quote a second longer" has no quote that is one.
    counted = _COUNTED.search(scope.message[chunk.start : chunk.end])
    is_counted = counted and _SECONDS.match(scope.message, chunk.end)
    return end, (chunk.scenes, chunk.start + counted.start() if counted and is_counted else chunk.end)


def listed(numbers: Sequence[int]) -> str:
    """Write scenes as people do: "scene 4", "scenes 2 and 3", "scenes 2 to 5"."""
    if len(numbers) == 1:
        return f"scene {numbers[0]}"
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"scenes {numbers[0]} to {numbers[-1]}"
    return f"scenes {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def there(numbers: Sequence[int], place: Place, end: int) -> Made:
    """Return what takes the place of words up to `end`, when the film has such scenes."""
    return (listed(numbers), end) if numbers and min(numbers) >= 1 and max(numbers) <= place.count else None


def is_text(text: str, start: int) -> bool:
    """Tell whether the words at `start` are, or belong to, what a text is to say."""
    before = text[:start]
    is_name = text[start].isupper() and bool(before.strip()) and before.rstrip()[-1] not in ".!?;:"
    return is_name or bool(_IN_TEXT.search(before) or _NEW_TEXT.search(before))
