"""What a message most likely means: its proposals weighed, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.director.choosing.accounting import (
    accounts_for_all,
    leaves_something_given,
    scenes_of,
)
from pictory_nb.engine.director.choosing.features import words_of
from pictory_nb.engine.director.choosing.hearing import hear
from pictory_nb.engine.director.choosing.proposing import SEVERAL, propose
from pictory_nb.engine.director.choosing.sense import text_of
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.choosing.encoder import Encoded, Text
    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.model import Model
    from pictory_nb.engine.director.choosing.proposals import Proposal
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem

_BORDERS = frozenset({"comma", "and", "but", "then", "stop", "so", "with"})
_MOST_CUTS = 3
_MOST_READINGS = 6
_LEAST = 0.01
_WORTH_PARTING = 0.05
Wish = tuple["Operation", ...] | Question | Travel | None


@dataclass(frozen=True, slots=True)
class Likely:
    """A reading of a message and how likely it is meant; None wishes for nothing that we could do.

    It is `whole` when it accounts for all that the message mentions; `strange` counts the words beside that,
    which the model has never met. It `leaves_given` what the message gives: a text, a file, a colour.
    """

    wish: Wish
    probability: float
    whole: bool
    strange: float = 0.0
    leaves_given: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The readings of a message, the likeliest first; `proposed` are all wishes that were weighed.

    `has_trouble`: it names a scene that is not there. `several` is how likely it has more wishes than one;
    `parts` are the likeliest readings of its parts by themselves, where it may have several.
    """

    readings: tuple[Likely, ...]
    has_trouble: bool
    several: float
    parts: tuple[Likely, ...]
    proposed: tuple[Wish, ...]

    def probability_of(self, wish: Wish) -> float:
        """Return how likely a reading is; 0 when it was not thought of."""
        return next((one.probability for one in self.readings if one.wish == wish), 0.0)


def choose(
    message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...], model: Model
) -> Choice:
    """Return what `message` most likely means."""
    heard = hear(message, film, media, focus)
    proposals = propose(heard)
    chances, several = _weighed(heard, proposals, model)
    parts: list[Likely] = []
    if several >= _WORTH_PARTING:
        made, parts = _parted(heard, media, model)
        if made:
            _add(chances, replace(made, probability=several * made.probability))
    ranked = sorted(chances.values(), key=lambda one: -one.probability)[:_MOST_READINGS]
    readings = tuple(one for one in ranked if one.probability >= _LEAST)
    return Choice(readings, heard.has_trouble, several, tuple(parts), tuple(one.wish for one in proposals))


_Chances = dict[Wish, Likely]


def _weighed(
    heard: Heard, proposals: Sequence[Proposal], model: Model, encoded: Encoded | None = None
) -> tuple[_Chances, float]:
    """Return how likely each wish is, and how likely the message has several."""
    found = model.probabilities(heard, proposals, encoded)
    unknown = [word for word in words_of(heard) if word.known_as not in model.words]
    chances: _Chances = {}
    several = 0.0
    for place in np.argsort(-found):
        one, chance = proposals[place], float(found[place])
        if one is SEVERAL:
            several = chance
        elif chance >= _LEAST / 10:
            # Of several proposals with the same wish the likeliest tells whether it is whole.
            strange = sum(
                word.share
                for word in unknown
                if not any(word.start < end and start < word.end for _, start, end in one.roles)
            )
            is_whole = accounts_for_all(heard, one)
            _add(chances, Likely(one.wish, chance, is_whole, strange, leaves_something_given(heard, one)))
    return chances, several


def _add(chances: _Chances, one: Likely) -> None:
    known = chances.get(one.wish)
    chances[one.wish] = (
        one if known is None else replace(known, probability=known.probability + one.probability)
    )


def _parted(heard: Heard, media: Sequence[MediaItem], model: Model) -> tuple[Likely | None, list[Likely]]:
    """Return the likeliest list of wishes of a message that has several, and the likeliest of each piece."""
    pieces = _pieces(heard)
    encoded = model.encoded(_texts(heard, pieces))
    single: list[Likely] = []
    best: dict[int, tuple[Likely, tuple[int, ...]]] = {
        0: (Likely((), 1.0, whole=True), heard.bag.scope.focus)
    }
    for last in range(1, len(pieces) + 1):
        for first in range(last):
            if first not in best or last - first == len(pieces):
                continue
            before, focus = best[first]
            text = heard.message[pieces[first][0] : pieces[last - 1][1]]
            piece = hear(text, heard.film, media, focus)
            found, _ = _weighed(piece, propose(piece), model, encoded.get(piece.message))
            one = max(found.values(), key=lambda likely: likely.probability, default=None)
            if one is not None and last - first == 1:
                single.append(one)
            if one is None or isinstance(one.wish, Question | Travel):
                continue
            chance = before.probability * one.probability
            if last not in best or chance > best[last][0].probability:
                wishes = before.wish if isinstance(before.wish, tuple) else ()
                whole, strange = before.whole and one.whole, before.strange + one.strange
                left = before.leaves_given or one.leaves_given
                made = Likely((*wishes, *(one.wish or ())), chance, whole, strange, left)
                best[last] = made, scenes_of(one.wish) or focus
    whole_of = best.get(len(pieces))
    return (whole_of[0] if whole_of and whole_of[0].wish else None), single


def _texts(heard: Heard, pieces: Sequence[tuple[int, int]]) -> list[Text]:
    """Return what is made of neighbouring pieces, all of them together apart."""
    return [
        text_of(heard, pieces[first][0], pieces[last][1])
        for last in range(len(pieces))
        for first in range(last + 1)
        if last - first < len(pieces) - 1
    ]


def _pieces(heard: Heard) -> list[tuple[int, int]]:
    """Cut at commas, stops and "and": where the pieces stand in the message."""
    borders = [chunk for chunk in heard.bag.chunks[1:-1] if chunk.symbol in _BORDERS][:_MOST_CUTS]
    starts = [0, *(chunk.end for chunk in borders)]
    ends = [*(chunk.start for chunk in borders), len(heard.message)]
    pairs = zip(starts, ends, strict=True)
    return [_trimmed(heard.message, start, end) for start, end in pairs if heard.message[start:end].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a piece stands without the gaps at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
