from __future__ import annotations

import numpy as np
import pytest

from pictory_nb.engine.sound.limiter import limited
from pictory_nb.engine.sound.loudness import integrated_lufs

CEILING = 10 ** (-1.5 / 20)


def pieces(sound, *sizes):
    edges = np.cumsum(sizes)
    return iter(np.split(sound, edges[edges < sound.shape[1]], axis=1))


def test_peaks_between_the_samples_count(ebur128):
    """A quarter of the rate, an eighth of a turn late: each sample reads 3 dB less than the wave's peak."""
    wave = 1.2 * np.sin(np.pi / 2 * np.arange(48_000) + np.pi / 4) * np.hanning(48_000)
    sound = np.stack([wave, wave]).astype(np.float32)
    out = np.concatenate(list(limited(iter([sound]), CEILING)), axis=1)
    assert ebur128(out.T)[1] <= -1.3


def test_output_does_not_depend_on_how_the_sound_is_cut():
    rng = np.random.default_rng(1)
    sound = (rng.standard_normal((2, 30_000)) * np.linspace(0, 1, 30_000)).astype(np.float32)
    whole = np.concatenate(list(limited(iter([sound]), CEILING)), axis=1)
    cut = np.concatenate(list(limited(pieces(sound, 10, 5_000, 7_000, 1, 9_000), CEILING)), axis=1)
    assert whole.shape == sound.shape
    assert np.allclose(whole, cut, atol=1e-5)
    assert np.abs(whole).max() <= CEILING + 1e-6


def test_sound_below_the_limit_is_left_alone():
    sound = (0.5 * np.sin(np.arange(20_000) / 30)).astype(np.float32)
    both = np.stack([sound, sound])
    assert np.array_equal(np.concatenate(list(limited(iter([both]), CEILING)), axis=1), both)


@pytest.mark.parametrize("frequency_hz", [40, 100, 997, 6_000])
def test_loudness_agrees_with_ffmpeg(ebur128, frequency_hz):
    t = np.arange(48_000 * 12) / 48_000
    wave = 0.3 * np.sin(2 * np.pi * frequency_hz * t) * (1 + 0.5 * np.sin(2 * np.pi * 0.3 * t))
    sound = np.stack([wave, 0.4 * wave]).astype(np.float32)
    assert integrated_lufs(pieces(sound, 1_000, 70_000, 3)) == pytest.approx(ebur128(sound.T)[0], abs=0.15)


def test_silence_has_no_loudness():
    assert integrated_lufs([np.zeros((2, 48_000), dtype=np.float32)]) == -np.inf
    assert integrated_lufs([]) == -np.inf
