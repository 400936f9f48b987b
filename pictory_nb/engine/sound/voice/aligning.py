"""When each word of a known text is said in a sound: by the pauses that are heard, and by words' lengths.

A pause lies between two words, most likely where the text has a full stop or a comma, and the stretches of
speech between pauses last about as long as their words are. The likeliest way of giving the pauses to places
in the text is found by dynamic programming; within a stretch time is shared out by length.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ
from pictory_nb.engine.sound.voice.normalise import for_speech

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats: TypeAlias = NDArray[np.float64]
Stretch: TypeAlias = tuple[float, float]

HOP_S = 0.02
_SHORTEST_PAUSE_S, _SHORTEST_SPEECH_S = 0.14, 0.06
_UNDER_LOUD_DB = 32.0
_OVER_NOISE_DB = 8.0
_STRONG = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_WEAK = re.compile(r"[,;:，；：、–—][\"'”’»)\]]*$")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CLAUSE = re.compile(r"[^，。！？；：、,;:]*[，。！？；：、,;:]+|[^，。！？；：、,;:]+")
_HAN_WEIGHT, _WORD_WEIGHT = 3.0, 1.5
_LONG_PAUSE_S = 0.3
_LIKES_STOP, _SKIPS_STOP = 3.0, 1.6
_MOST_WORDS = 90
"""In one breath."""


def levels_of(sound: NDArray[np.float32], rate_hz: int = SAMPLE_RATE_HZ) -> Floats:
    """Return the root mean square of each 20 ms of mono sound."""
    hop = int(HOP_S * rate_hz)
    count = max(1, len(sound) // hop)
    padded = np.zeros(count * hop)
    padded[: min(len(sound), count * hop)] = sound[: count * hop]
    return np.asarray(np.sqrt(np.mean(padded.reshape(count, hop) ** 2, axis=1)))


def stretches_of(levels: Floats) -> list[Stretch]:
    """Return (start, end) in s of each stretch of speech between two pauses."""
    loudness = 20 * np.log10(np.maximum(levels, 1e-6))
    loud, noise = np.percentile(loudness, (95, 5))
    threshold = min(max(loud - _UNDER_LOUD_DB, noise + _OVER_NOISE_DB), loud - 6)
    active = np.concatenate([[False], loudness > threshold, [False]])
    edges = np.flatnonzero(active[1:] != active[:-1])
    found: list[list[float]] = []
    for start, stop in zip(edges[::2] * HOP_S, edges[1::2] * HOP_S, strict=True):
        if found and start - found[-1][1] < _SHORTEST_PAUSE_S:
            found[-1][1] = float(stop)
        else:
            found.append([float(start), float(stop)])
    kept = [(start, stop) for start, stop in found if stop - start >= _SHORTEST_SPEECH_S]
    return kept or [(0.0, len(levels) * HOP_S)]


def word_times(tokens: Sequence[str], stretches: Sequence[Stretch], language: str) -> list[Stretch]:
    """Return (start, end) in s of each token, in order and without overlap."""
    if not tokens:
        return []
    # Chinese has no spaces: a token may hold several clauses with pauses between them.
    clauses = [_CLAUSE.findall(token) if _HAN.search(token) else [token] for token in tokens]
    times = iter(_unit_times([unit for units in clauses for unit in units], stretches, language))
    result: list[Stretch] = []
    for units in clauses:
        spans = [next(times) for _ in units]
        result.append((spans[0][0], spans[-1][1]))
    return result


def _unit_times(tokens: Sequence[str], stretches: Sequence[Stretch], language: str) -> list[Stretch]:
    weights = np.array([_weight(token, language) for token in tokens])
    lengths = np.array([stop - start for start, stop in stretches])
    pauses = np.array([after[0] - before[1] for before, after in pairwise(stretches)])
    if len(tokens) < len(stretches):
        merged = sorted(np.argsort(pauses)[::-1][: len(tokens) - 1])
        starts = [0, *(int(index) + 1 for index in merged)]
        ends = [*(int(index) for index in merged), len(stretches) - 1]
        joined = [(stretches[a][0], stretches[b][1]) for a, b in zip(starts, ends, strict=True)]
        return _unit_times(tokens, joined, language)
    last = _places(tokens, weights, lengths, pauses)
    times: list[Stretch] = []
    for (start, stop), (first, end) in zip(stretches, pairwise([0, *last, len(tokens)]), strict=True):
        shares = np.concatenate([[0.0], np.cumsum(weights[first:end])])
        at = start + (stop - start) * shares / shares[-1]
        times += [(float(a), float(b)) for a, b in pairwise(at)]
    return times


def aligned_words(text: str, samples: NDArray[np.float32], language: str) -> tuple[tuple[int, int], ...]:
    """Return [start, length] in ms of each white-space token of `text` as it is said in `samples`."""
    times = word_times(text.split(), stretches_of(levels_of(samples)), language)
    ends = [start for start, _ in times[1:]] + [len(samples) / SAMPLE_RATE_HZ]
    starts = [0.0, *(start for start, _ in times[1:])] if times else []
    in_ms = [(round(start * 1000), round(end * 1000)) for start, end in zip(starts, ends, strict=False)]
    return tuple((start, max(1, end - start)) for start, end in in_ms)


def _places(tokens: Sequence[str], weights: Floats, lengths: Floats, pauses: Floats) -> list[int]:
    """Return for each pause how many tokens are said before it."""
    count, breaths = len(tokens), len(lengths)
    pace = lengths.sum() / weights.sum()
    said = np.concatenate([[0.0], np.cumsum(weights)]) * pace
    stops = np.array([1.0 if _STRONG.search(t) else 0.5 if _WEAK.search(t) else 0.0 for t in tokens])
    passed = np.concatenate([[0.0], np.cumsum(stops)])
    best = np.full(count + 1, np.inf)
    best[0] = 0.0
    chosen = np.zeros((breaths, count + 1), dtype=np.int32)
    for breath in range(breaths):
        slack = 0.12 + 0.18 * lengths[breath]
        now = np.full(count + 1, np.inf)
        for words in range(1, min(_MOST_WORDS, count) + 1):
            error = (said[words:] - said[:-words] - lengths[breath]) / slack
            skipped = passed[words - 1 : -1] - passed[:-words]
            cost = best[:-words] + error**2 / 2 + _SKIPS_STOP * skipped
            better = cost < now[words:]
            now[words:][better] = cost[better]
            chosen[breath, words:][better] = words
        if breath < breaths - 1:
            now[1:] -= _LIKES_STOP * stops * min(1.0, pauses[breath] / _LONG_PAUSE_S)
        best = now
    places: list[int] = []
    at = count
    for breath in range(breaths - 1, 0, -1):
        at -= int(chosen[breath, at])
        places.append(at)
    return places[::-1]


def _weight(token: str, language: str) -> float:
    """Return how long a token takes to say, about in letters."""
    spoken, _ = for_speech(token, language)
    han = len(_HAN.findall(spoken))
    digits = sum(character.isdigit() for character in spoken)
    letters = sum(character.isalpha() for character in spoken) - han
    return _WORD_WEIGHT + letters + _HAN_WEIGHT * han + 4.0 * digits
