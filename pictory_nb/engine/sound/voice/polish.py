"""What an engineer does to a voice: another rate, no silence around it, gentle EQ, even level."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, ramp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pictory_nb.engine.sound.instruments import Signal

_PAD_S = 0.05
_QUIET = 0.004
_EDGE_S = 0.006
_EQ_HZ = (0.0, 55.0, 90.0, 200.0, 420.0, 1_200.0, 2_600.0, 4_200.0, 7_000.0, 9_500.0, 12_000.0, 24_000.0)
_EQ_DB = (-60.0, -24.0, -3.0, 1.5, -1.5, 0.0, -1.5, 1.0, -2.0, -7.0, -20.0, -60.0)
_LEVEL_WINDOW_S = 0.03
_RATIO = 2.5
_LOWEST_OF_USUAL = 0.25


def resampled(sound: Signal, rate_hz: int) -> Signal:
    """Return mono sound at 48 kHz, made in the spectrum: exact, and the same on every run."""
    if rate_hz == SAMPLE_RATE_HZ or sound.size == 0:
        return sound
    common = gcd(rate_hz, SAMPLE_RATE_HZ)
    step = rate_hz // common
    pad = int(_PAD_S * rate_hz)
    size = -(-(sound.size + 2 * pad) // step) * step
    padded = np.zeros(size)
    padded[pad : pad + sound.size] = sound
    wanted = size // step * (SAMPLE_RATE_HZ // common)
    spectrum = np.fft.rfft(padded)
    bins = wanted // 2 + 1
    kept = np.zeros(bins, dtype=complex)
    kept[: min(bins, spectrum.size)] = spectrum[:bins]
    louder = np.fft.irfft(kept, wanted) * (wanted / size)
    first = round(pad * SAMPLE_RATE_HZ / rate_hz)
    count = round(sound.size * SAMPLE_RATE_HZ / rate_hz)
    return np.asarray(louder[first : first + count], dtype=np.float32)


def trimmed(sound: Signal) -> tuple[Signal, float]:
    """Return the sound without the silence around it, and the seconds taken off its start."""
    loud = np.flatnonzero(np.abs(sound) > _QUIET)
    if loud.size == 0:
        return np.zeros(0, dtype=np.float32), 0.0
    first = max(0, int(loud[0]) - int(0.01 * SAMPLE_RATE_HZ))
    last = min(sound.size, int(loud[-1]) + int(0.03 * SAMPLE_RATE_HZ))
    cut = sound[first:last].copy()
    edge = min(int(_EDGE_S * SAMPLE_RATE_HZ), cut.size // 2)
    cut[:edge] *= ramp(edge)
    cut[cut.size - edge :] *= ramp(edge)[::-1]
    return cut, first / SAMPLE_RATE_HZ


def polished(sound: Signal) -> Signal:
    """Return the voice with EQ (no rumble, less mud and hiss, some presence) and gentle compression."""
    if sound.size == 0:
        return sound
    pad = int(_PAD_S * SAMPLE_RATE_HZ)
    size = 1 << (sound.size + 2 * pad - 1).bit_length()
    padded = np.zeros(size)
    padded[pad : pad + sound.size] = sound
    curve = 10 ** (np.interp(np.fft.rfftfreq(size, 1 / SAMPLE_RATE_HZ), _EQ_HZ, _EQ_DB) / 20)
    clear = np.fft.irfft(np.fft.rfft(padded) * curve, size)[pad : pad + sound.size]
    even = clear * _even_gain(clear)
    edge = min(int(_EDGE_S * SAMPLE_RATE_HZ), even.size // 2)
    even[:edge] *= ramp(edge)
    even[even.size - edge :] *= ramp(edge)[::-1]
    return np.asarray(even, dtype=np.float32)


def _even_gain(sound: NDArray[np.float64]) -> Signal:
    """Return the gain of a compressor that looks ahead: loud syllables come down, quiet ones stay."""
    width = min(int(_LEVEL_WINDOW_S * SAMPLE_RATE_HZ), sound.size)
    window = np.hanning(width + 2)[1:-1]
    size = 1 << (sound.size + width - 1).bit_length()
    spread = np.fft.rfft(sound**2, size) * np.fft.rfft(window / window.sum(), size)
    power = np.fft.irfft(spread, size)
    middle = width // 2
    level = np.sqrt(np.maximum(power[middle : middle + sound.size], 1e-12))
    usual = np.sqrt(np.mean(sound**2)) + 1e-9
    over = np.maximum(level / (usual * _LOWEST_OF_USUAL * 2), 1.0)
    return np.asarray(over ** (1 / _RATIO - 1), dtype=np.float32)
