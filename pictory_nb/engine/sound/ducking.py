"""How far the music steps back while somebody speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.sound.bed import BLOCK
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.sound.instruments import Signal

_FALL_S, _RISE_S = 0.25, 0.7
_BRIDGED_S = 1.2


def gains(spoken: Sequence[tuple[int, int]], n_samples: int, depth: float) -> Iterator[Signal]:
    """Yield the music's gain in blocks: 1 in pauses, `depth` while the voice speaks.

    The music falls before a word is said and comes back slowly; it stays down in short pauses.

    Parameters
    ----------
    spoken
        (first, end) of each stretch of speech, in samples and in order.
    n_samples
        The film's length.
    """
    at, low = _envelope(spoken)
    for start in range(0, n_samples, BLOCK):
        samples = np.arange(start, min(start + BLOCK, n_samples))
        shape = 0.5 - 0.5 * np.cos(np.pi * np.interp(samples, at, low))
        yield np.asarray(depth**shape, dtype=np.float32)


def _envelope(spoken: Sequence[tuple[int, int]]) -> tuple[Signal, Signal]:
    """Return (samples, how far the music is down from 0 to 1) at the corners of its way."""
    joined: list[list[int]] = []
    for start, stop in spoken:
        if joined and start - joined[-1][1] < _BRIDGED_S * SAMPLE_RATE_HZ:
            joined[-1][1] = stop
        else:
            joined.append([start, stop])
    corners: list[tuple[float, float]] = []
    for start, stop in joined:
        corners += [(start - _FALL_S * SAMPLE_RATE_HZ, 0.0), (start, 1.0), (stop, 1.0)]
        corners += [(stop + _RISE_S * SAMPLE_RATE_HZ, 0.0)]
    at, low = np.array(corners, dtype=np.float64).T
    return np.asarray(at), np.asarray(low)
