"""A true-peak limiter: looks ahead and turns down smoothly, so that no peak passes and nothing distorts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pictory_nb.engine.sound.instruments import Signal
    from pictory_nb.engine.sound.space import Stereo

_REACH = 1200  # 25 ms: how far before and after a peak the level moves
_TAPS = 32
_SAFE = 0.6


def limited(blocks: Iterable[Stereo], ceiling: float) -> Iterator[Stereo]:
    """Yield the same sound, sample for sample as long, with its 4x oversampled peak at `ceiling` or below."""
    context = 2 * _REACH
    before = np.zeros((2, context), dtype=np.float32)
    waiting = np.zeros((2, 0), dtype=np.float32)
    for block in blocks:
        waiting = np.concatenate([waiting, block], axis=1)
        ready = waiting.shape[1] - context
        if ready > 0:
            yield _limit(np.concatenate([before, waiting], axis=1), context, ready, ceiling)
            before = np.concatenate([before, waiting[:, :ready]], axis=1)[:, -context:]
            waiting = waiting[:, ready:]
    if waiting.shape[1]:
        padded = np.pad(waiting, ((0, 0), (0, context)))
        yield _limit(np.concatenate([before, padded], axis=1), context, waiting.shape[1], ceiling)


def _limit(sound: Stereo, start: int, count: int, ceiling: float) -> Stereo:
    """Return `count` samples of `sound` from `start`, limited; around them lie the neighbours that matter."""
    wanted = sound[:, start : start + count]
    # Between its samples music rises by a few dB at most; what lies further below skips the work.
    if np.abs(sound).max() <= ceiling * _SAFE:
        return wanted
    need = np.minimum(1.0, ceiling / np.maximum(_true_peaks(sound, ceiling * _SAFE), 1e-9)).astype(np.float32)
    if need.min() >= 1.0:
        return wanted
    gain = _smooth(_running_minimum(need, 2 * _REACH + 1))
    return np.asarray(wanted * gain[:count], dtype=np.float32)


def _true_peaks(sound: Stereo, above: float) -> Signal:
    """Return the larger channel's peak at each sample; near those `above`, also what lies between."""
    n = sound.shape[1]
    peaks = np.abs(sound).max(axis=0)
    loud = np.flatnonzero(peaks > above)
    for channel in sound:
        around = sliding_window_view(np.pad(channel, _TAPS // 2), _TAPS)
        for first in (0, 1):
            between = np.abs(around[loud + first] @ _interpolator()).max(axis=1)
            np.maximum.at(peaks, loud, between)
            np.maximum.at(peaks, np.clip(loud + 2 * first - 1, 0, n - 1), between)
    return np.asarray(peaks, dtype=np.float32)


@lru_cache(maxsize=1)
def _interpolator() -> Signal:
    """Return the weights, shape ``(taps, 3)``, for the quarter points between two samples."""
    at = np.arange(_TAPS)[:, None] - _TAPS // 2 + 1 - np.array([0.25, 0.5, 0.75])
    return np.asarray(np.sinc(at) * np.cos(np.pi * at / (_TAPS + 2)) ** 2, dtype=np.float32)


def _running_minimum(values: Signal, width: int) -> Signal:
    """Return the minimum of each `width` neighbours, by doubling; ``width - 1`` values fewer come back."""
    covered, lowest = 1, values
    while 2 * covered <= width:
        lowest = np.minimum(lowest[:-covered], lowest[covered:])
        covered *= 2
    rest = width - covered
    return np.minimum(lowest[: lowest.size - rest], lowest[rest:])


def _smooth(gain: Signal) -> Signal:
    """Return `gain` averaged by a triangle of ``2 * _REACH + 1`` samples; ``2 * _REACH`` fewer come back."""
    for _ in range(2):
        total = np.concatenate([[0.0], np.cumsum(gain, dtype=np.float64)])
        gain = ((total[_REACH + 1 :] - total[: -_REACH - 1]) / (_REACH + 1)).astype(np.float32)
    return gain
