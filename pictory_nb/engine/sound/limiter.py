"""A true-peak limiter: looks ahead and turns down smoothly, so that no peak passes and nothing distorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pictory_nb.engine.sound.instruments import Signal
    from pictory_nb.engine.sound.space import Stereo

_REACH = 1200  # 25 ms: how far before and after a peak the level moves
_TAPS = 32


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
    # Between its samples a sound seldom rises to twice their height; quiet stretches skip the work.
    if np.abs(sound).max() <= ceiling / 2:
        return wanted
    need = np.minimum(1.0, ceiling / np.maximum(_true_peaks(sound), 1e-9)).astype(np.float32)
    if need.min() >= 1.0:
        return wanted
    gain = _smooth(_running_minimum(need, 2 * _REACH + 1))
    return np.asarray(wanted * gain[:count], dtype=np.float32)


def _true_peaks(sound: Stereo) -> Signal:
    """Return the larger channel's peak around each sample: at it and at three points up to the next one."""
    n = sound.shape[1]
    peaks = np.abs(sound).max(axis=0)
    for quarter in (1, 2, 3):
        at = np.arange(_TAPS) - _TAPS // 2 + 1 - quarter / 4
        taps = (np.sinc(at) * np.cos(np.pi * at / (_TAPS + 1)) ** 2).astype(np.float32)
        for channel in sound:
            between = np.abs(np.convolve(channel, taps[::-1], "full")[_TAPS // 2 : _TAPS // 2 + n])
            np.maximum(peaks, between, out=peaks)
            np.maximum(peaks[1:], between[:-1], out=peaks[1:])
    return np.asarray(peaks, dtype=np.float32)


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
