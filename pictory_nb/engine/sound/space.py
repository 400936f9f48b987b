"""The room: a generated stereo impulse response and convolution with it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ

Stereo = NDArray[np.float32]  # shape (2, n): one row per channel
_PREDELAY_S = 0.018
_LOWEST_HZ = 140.0


@lru_cache(maxsize=8)
def impulse_response(decay_s: float, damping_hz: float) -> Stereo:
    """Return a room's answer to a click, energy 1 per channel.

    Parameters
    ----------
    decay_s
        Time for the middle of the spectrum to fall by 60 dB.
    damping_hz
        Above this the room swallows sound twice as quickly, and answers ever more softly.
    """
    rng = np.random.default_rng(48_271)
    n = int(decay_s * 0.9 * SAMPLE_RATE_HZ)
    size = 1 << n.bit_length()
    t = np.arange(n, dtype=np.float32) / np.float32(SAMPLE_RATE_HZ)
    f = np.maximum(np.fft.rfftfreq(size, 1 / SAMPLE_RATE_HZ), 1).astype(np.float32)
    low_cut = 1 / np.sqrt(1 + (_LOWEST_HZ / f) ** 4)
    low_pass = 1 / np.sqrt(1 + (f / (damping_hz / 2.5)) ** 2)
    top_cut = 1 / np.sqrt(1 + (f / (2 * damping_hz)) ** 6)
    quick = np.exp(t * np.float32(-6.9 / decay_s))
    noise = np.fft.rfft(rng.standard_normal((2, n), dtype=np.float32), size)
    noise *= low_cut * top_cut
    dark = np.fft.irfft(noise * low_pass, size)[:, :n]
    bright = np.fft.irfft(noise * (1 - low_pass), size)[:, :n]
    answer = (dark + bright * quick) * quick * np.minimum(1, t / np.float32(0.012))
    answer /= np.sqrt(np.sum(answer**2, axis=1, keepdims=True))
    delay = np.zeros((2, int(_PREDELAY_S * SAMPLE_RATE_HZ)), dtype=np.float32)
    return np.concatenate([delay, answer], axis=1)


def convolve(signal: Stereo, response: Stereo) -> Stereo:
    """Return `signal` heard through `response`, cut to the length of `signal`.

    Works in blocks (overlap-add), so that memory stays small for any length.
    """
    n, taps = signal.shape[1], response.shape[1]
    size = 1 << max(15, (2 * taps - 1).bit_length())
    step = size - taps + 1
    spectrum = np.fft.rfft(response, size)
    out = np.zeros((2, n + size), dtype=np.float32)
    for start in range(0, n, step):
        block = signal[:, start : start + step]
        out[:, start : start + size] += np.fft.irfft(np.fft.rfft(block, size) * spectrum, size)
    return out[:, :n]
