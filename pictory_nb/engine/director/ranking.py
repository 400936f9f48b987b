"""How much each sentence of a script matters: TF-IDF, TextRank, position, headings, and how it reads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pictory_nb.engine.director.discourse import is_signpost, is_unintroduced, pronoun_weight
from pictory_nb.engine.director.figures import has_number
from pictory_nb.engine.director.language import count_words, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float32]
_MAX_TERMS = 4000
_DAMPING = 0.85
_UNKNOWN = 0.72
# "Not the price. It is the habit": the first half alone says little.
_HALF_A_CONTRAST = 0.6
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’]m|I['’]ve|I['’]d|my|me|ich|mein|meine|je|j['’]|mon|ma|mi|mis|yo)\b|我"
)
_FILE_OR_URL = re.compile(r"\b[\w-]+\.(?:com|org|net|io|de|fr|es|cn|dev|ai)\b|[{}<>=]|\b\w+\(\)")
_ADDS = re.compile(
    r"\b(?:too|also|as well|either|auch|ebenfalls|aussi|non plus|también|tampoco)\b|也", re.IGNORECASE
)
_NEGATED = re.compile(
    r"^(?:not|no one|nobody|nothing|never|no)\b|\b(?:was|were|is|are|did|does|do) not\b|"
    r"n['’]t\b|\bnicht\b|\bkeine?\b|\bne \w+ pas\b|^no\b|\bno es\b|不是",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """`scores`: about 0 to 1 per sentence. `vectors`: unit rows; the product of two is their likeness."""

    scores: Floats
    vectors: Floats

    def likeness(self, a: int, b: int) -> float:
        """Tell how alike two sentences are, from 0 to 1."""
        return float(self.vectors[a] @ self.vectors[b])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands, for the position features; counts from 0."""

    section: int
    in_section: int
    in_paragraph: int
    from_end: int


def rank(
    sentences: Sequence[str],
    places: Sequence[Place],
    headings: Sequence[str],
    *,
    title: str,
    language: str,
) -> Ranked:
    """Score `sentences`; `headings[i]` is the heading above sentence i, empty for none.

    Memory and time grow with the square of the number of sentences; 1,500 take about a second.
    """
    bags = [Counter(terms(sentence, language)) for sentence in sentences]
    vectors = _tf_idf(bags)
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, 0)
    scores = (
        0.34 * text_rank(likeness)
        + 0.18 * _to_unit(vectors @ vectors.mean(axis=0))
        + 0.16 * np.array([_position(place) for place in places], dtype=np.float32)
        + 0.14 * _overlap(bags, [title] * len(bags), language)
        + 0.18 * _overlap(bags, headings, language)
    )
    known = {term for text in (title, *set(headings)) for term in terms(text, language)}
    weights = [
        _fitness(sentence, language) * (_UNKNOWN if is_unintroduced(sentence, language, known) else 1.0)
        for sentence in sentences
    ]
    for index, (place, after) in enumerate(pairwise(places)):
        follows = place.section == after.section and after.in_paragraph == place.in_paragraph + 1
        if follows and _NEGATED.search(sentences[index]) and bags[index] & bags[index + 1]:
            weights[index] *= _HALF_A_CONTRAST
    return Ranked((scores * np.array(weights)).astype(np.float32), vectors)


def _tf_idf(bags: Sequence[Counter[str]]) -> Floats:
    frequency = Counter(term for bag in bags for term in bag)
    vocabulary = {term: index for index, (term, _) in enumerate(frequency.most_common(_MAX_TERMS))}
    vectors = np.zeros((len(bags), max(1, len(vocabulary))), dtype=np.float32)
    for row, bag in enumerate(bags):
        for term, count in bag.items():
            column = vocabulary.get(term)
            if column is not None:
                vectors[row, column] = (1 + np.log(count)) * np.log(1 + len(bags) / frequency[term])
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    norms[norms == 0] = 1
    vectors /= norms
    return vectors


def text_rank(likeness: Floats) -> Floats:
    """Rank by TextRank: who is like many that are like many; scaled to 0 to 1."""
    count = len(likeness)
    sums = likeness.sum(axis=1, keepdims=True)
    moves = np.divide(likeness, sums, out=np.full_like(likeness, 1 / count), where=sums > 0)
    weights = np.full(count, 1 / count, dtype=np.float32)
    for _ in range(30):
        weights = (1 - _DAMPING) / count + _DAMPING * (weights @ moves)
    return _to_unit(weights)


def _to_unit(values: Floats) -> Floats:
    low, high = float(values.min()), float(values.max())
    return np.zeros_like(values) if high <= low else (values - low) / (high - low)


def _position(place: Place) -> float:
    first_of_all = 0.35 if place.section == 0 and place.in_section < 3 else 0.0
    opening = 0.4 if place.in_paragraph == 0 else 0.0
    first_in_section = 0.15 if place.in_section == 0 else 0.0
    closing = 0.25 if place.from_end < 4 else 0.0
    return min(1.0, first_of_all + opening + first_in_section + closing)


def _overlap(bags: Sequence[Counter[str]], texts: Sequence[str], language: str) -> Floats:
    wanted = {text: set(terms(text, language)) for text in set(texts)}
    shares = [
        len(wanted[text] & bag.keys()) / max(1, min(3, len(wanted[text])))
        for bag, text in zip(bags, texts, strict=True)
    ]
    return np.minimum(1.0, np.array(shares, dtype=np.float32))


def _fitness(sentence: str, language: str) -> float:
    """Return the factor for how a sentence reads on a screen: below 1 is a penalty."""
    words = count_words(sentence) * (0.6 if language in {"zh", "ja"} else 1.0)
    fitness = 1.0
    if words < 5:
        fitness *= 0.45
    elif words > 22:
        fitness *= max(0.3, 1 - 0.03 * (words - 22))
    if sentence.endswith(("?", "？")):
        fitness *= 0.4
    if is_signpost(sentence):
        fitness *= 0.25
    if _FILE_OR_URL.search(sentence):
        fitness *= 0.4
    if _FIRST_PERSON.search(sentence):
        fitness *= 0.75
    if _NEGATED.search(sentence):
        fitness *= 0.8
    if _ADDS.search(sentence):
        fitness *= 0.85
    if sentence.endswith((":", "：", ";")):
        fitness *= 0.1
    fitness *= 1 - 0.45 * pronoun_weight(sentence, language)
    return fitness * (1.25 if has_number(sentence) else 1.0)
