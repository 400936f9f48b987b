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
    t = np.arange(n) / SAMPLE_RATE_HZ
    f = np.fft.rfftfreq(n, 1 / SAMPLE_RATE_HZ)
    low_cut = 1 / np.sqrt(1 + (_LOWEST_HZ / np.maximum(f, 1)) ** 4)
    low_pass = 1 / np.sqrt(1 + (f / (damping_hz / 2.5)) ** 2)
    top_cut = 1 / np.sqrt(1 + (f / (2 * damping_hz)) ** 6)
    slow, quick = np.exp(-6.9 * t / decay_s), np.exp(-13.8 * t / decay_s)
    swell = np.minimum(1, t / 0.012)
    channels = []
    for _ in range(2):
        noise = np.fft.rfft(rng.standard_normal(n))
        dark = np.fft.irfft(noise * low_cut * low_pass * top_cut, n)
        bright = np.fft.irfft(noise * low_cut * (1 - low_pass) * top_cut, n)
        answer = (dark * slow + bright * quick) * swell
        channels.append(answer / np.sqrt(np.sum(answer**2)))
    delay = np.zeros((2, int(_PREDELAY_S * SAMPLE_RATE_HZ)))
    return np.concatenate([delay, np.stack(channels)], axis=1).astype(np.float32)


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
