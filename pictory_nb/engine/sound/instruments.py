"""The instruments: each note is computed once, as a mono signal at 48 kHz, and kept for the piece.

Every note begins and ends at zero, so that none of them can click.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE_HZ = 48_000

Signal = NDArray[np.float32]
_TAU = 2 * np.pi
_PAD_LOOP = 1 << 17


def hertz(pitch_midi: float) -> float:
    """Return the frequency of a MIDI pitch (69 = 440 Hz)."""
    return float(440.0 * 2 ** ((pitch_midi - 69) / 12))


def play(instrument: str, pitch_midi: int, length_s: float, velocity: float) -> Signal:
    """Return one note, shape ``(1, n)``, pads ``(2, n)``; about 1.0 at its peak, release included.

    Velocity colours the tone in four steps and scales the level continuously.
    """
    softness = min(3, int(velocity * 4))
    tone = _note(instrument, pitch_midi, round(length_s * 20), softness)
    return np.asarray(tone * np.float32(velocity), dtype=np.float32)


@lru_cache(maxsize=512)
def _note(instrument: str, pitch_midi: int, length_steps: int, softness: int) -> Signal:
    """Return the note of `play` at full level; lengths are in steps of 50 ms."""
    voice, attack_s, release_s = _INSTRUMENTS[instrument]
    length_s = max(0.1, length_steps / 20)
    signal = np.atleast_2d(voice(pitch_midi, length_s + release_s, (softness + 1) / 4))
    _shape(signal, attack_s, release_s)
    signal.flags.writeable = False
    return np.asarray(signal, dtype=np.float32)


def forget_notes() -> None:
    """Give back the memory of the notes that were kept: tens of megabytes after a piece."""
    _note.cache_clear()
    _pad_loop.cache_clear()


def _shape(signal: Signal, attack_s: float, release_s: float) -> None:
    """Give `signal` a rounded attack and release, in place."""
    half = signal.shape[-1] // 2
    attack = min(int(attack_s * SAMPLE_RATE_HZ), half)
    release = min(int(release_s * SAMPLE_RATE_HZ), half)
    signal[:, :attack] *= ramp(attack)
    signal[:, -release:] *= ramp(release)[::-1]


@lru_cache(maxsize=64)
def ramp(n: int) -> Signal:
    """Return a raised-cosine rise from 0 to just under 1 in `n` samples; it is kept, so do not change it."""
    rise = np.asarray(0.5 - 0.5 * np.cos(np.linspace(0, np.pi, n, endpoint=False)), dtype=np.float32)
    rise.flags.writeable = False
    return rise


def _seconds(length_s: float) -> Signal:
    return np.arange(int(length_s * SAMPLE_RATE_HZ), dtype=np.float32) / np.float32(SAMPLE_RATE_HZ)


def _partials(length_s: float, parts: list[tuple[float, float, float]]) -> Signal:
    """Add up decaying sines: (frequency in Hz, amplitude, time constant in s); each stops once inaudible."""
    t = _seconds(length_s)
    out = np.zeros_like(t)
    for frequency, amplitude, decay_s in parts:
        if frequency > 14_000:
            continue
        upto = min(t.size, int(9 * decay_s * SAMPLE_RATE_HZ))
        now = t[:upto]
        out[:upto] += (
            np.float32(amplitude)
            * np.sin(np.float32(_TAU * frequency) * now)
            * np.exp(now * np.float32(-1 / decay_s))
        )
    return out


def _electric_piano(pitch_midi: int, length_s: float, touch: float) -> Signal:
    f = hertz(pitch_midi)
    t = _seconds(length_s)
    decay_s = 1.7 * 2 ** (-(pitch_midi - 60) / 24)
    phase = np.float32(_TAU * f) * t
    index = np.float32(0.35 + 0.75 * touch) * np.exp(t * np.float32(-1 / 0.4)) + np.float32(0.12)
    body = np.sin(phase + index * np.sin(phase)) * np.exp(t * np.float32(-1 / decay_s))
    bark = _partials(length_s, [(4 * f, 0.05 * touch, 0.12), (7 * f, 0.025 * touch, 0.05)])
    return np.asarray(0.8 * body + bark, dtype=np.float32)


def _felt_piano(pitch_midi: int, length_s: float, touch: float) -> Signal:
    f = hertz(pitch_midi)
    decay_s = 1.9 * 2 ** (-(pitch_midi - 60) / 22)
    dullness = 0.95 - 0.35 * touch
    parts: list[tuple[float, float, float]] = []
    for k in range(1, 9):
        stretched = k * f * (1 + 0.0004 * k * k) ** 0.5
        amplitude = float(np.exp(-dullness * (k - 1))) * 0.62
        parts.append((stretched, amplitude * 0.62, decay_s / (1 + 0.3 * (k - 1))))
        if k <= 3:
            parts.append((stretched * 1.0006, amplitude * 0.38, 1.5 * decay_s / (1 + 0.3 * (k - 1))))
    tone = _partials(length_s, parts)
    knock = _noise("felt", 0.06, 60, 700)
    tone[: knock.size] += np.float32(0.05 * touch) * knock
    return tone


def _string(pitch_midi: int, length_s: float, touch: float, ring_s: float, place: float) -> Signal:
    f = hertz(pitch_midi)
    ring_s *= 2 ** (-(pitch_midi - 60) / 24)
    slope = 1.7 - 0.4 * touch
    parts = [
        (
            k * f * (1 + 0.00008 * k * k),
            abs(np.sin(np.pi * k * place)) / k**slope * 0.9,
            ring_s / (1 + 0.45 * (k - 1)),
        )
        for k in range(1, 11)
    ]
    return _partials(length_s, parts)


def _pluck(pitch_midi: int, length_s: float, touch: float) -> Signal:
    return _string(pitch_midi, length_s, touch, 0.55, 0.27)


def _muted_pluck(pitch_midi: int, length_s: float, touch: float) -> Signal:
    return _string(pitch_midi, length_s, touch, 0.2, 0.21)


def _kalimba(pitch_midi: int, length_s: float, touch: float) -> Signal:
    f = hertz(pitch_midi)
    return _partials(
        length_s,
        [(f, 0.85, 0.55), (2.0 * f, 0.06, 0.3), (3.0 * f, 0.05 * touch, 0.16), (5.4 * f, 0.09 * touch, 0.05)],
    )


def _bell(pitch_midi: int, length_s: float, touch: float) -> Signal:
    f = hertz(pitch_midi)
    return _partials(
        length_s,
        [
            (f, 0.6, 0.9),
            (1.0015 * f, 0.2, 1.1),
            (2 * f, 0.12, 0.5),
            (4 * f, 0.14 * touch, 0.22),
            (6.3 * f, 0.04 * touch, 0.1),
        ],
    )


def _round_bass(pitch_midi: int, length_s: float, touch: float) -> Signal:
    f = hertz(pitch_midi)
    return _partials(
        length_s,
        [(f, 0.75, 1.4), (2 * f, 0.3, 0.5), (3 * f, 0.12 * touch, 0.25), (4 * f, 0.05 * touch, 0.12)],
    )


def _deep_bass(pitch_midi: int, length_s: float, touch: float) -> Signal:
    f = hertz(pitch_midi)
    return _partials(
        length_s, [(f, 0.6, 6.0), (2 * f, 0.32, 4.0), (2.003 * f, 0.15, 4.0), (3 * f, 0.1 * touch, 2.5)]
    )


@lru_cache(maxsize=64)
def _pad_loop(instrument: str, pitch_midi: int) -> Signal:
    """Return a seamless loop of 2.7 s in which each harmonic is a narrow band of noise: many players at once.

    A second channel is the same loop read from its middle: it sounds alike and shares no phase.
    """
    brightness, spread_cents, harmonics = {"warm_pad": (1.9, 11.0, 10), "strings": (1.25, 16.0, 16)}[
        instrument
    ]
    rng = np.random.default_rng(zlib.crc32(f"{instrument} {pitch_midi}".encode()))
    spectrum = np.zeros(_PAD_LOOP // 2 + 1, dtype=np.complex64)
    bin_hz = SAMPLE_RATE_HZ / _PAD_LOOP
    f = hertz(pitch_midi)
    for k in range(1, harmonics + 1):
        centre = k * f / bin_hz
        width = max(1.2, (2 ** (spread_cents / 1200) - 1) * centre)
        low, high = int(centre - 3 * width), int(centre + 3 * width) + 2
        bins = np.arange(low, high)
        profile = np.exp(-(((bins - centre) / width) ** 2)) / np.sqrt(width)
        amplitude = k**-brightness * np.exp(-k * f / 5200)
        spectrum[low:high] += amplitude * profile * np.exp(1j * rng.uniform(0, _TAU, bins.size))
    loop = np.fft.irfft(spectrum).astype(np.float32)
    return np.asarray(loop * np.float32(0.25 / np.sqrt(np.mean(loop**2))), dtype=np.float32)


def _pad(instrument: str) -> Callable[[int, float, float], Signal]:
    def voice(pitch_midi: int, length_s: float, _touch: float) -> Signal:
        n = int(length_s * SAMPLE_RATE_HZ)
        loop = _pad_loop(instrument, pitch_midi)
        return np.stack([np.resize(loop, n), np.resize(np.roll(loop, _PAD_LOOP // 2), n)])

    return voice


@lru_cache(maxsize=16)
def _noise(name: str, length_s: float, low_hz: float, high_hz: float) -> Signal:
    """Return band-limited noise with peak 1, the same for the same name."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    n = int(length_s * SAMPLE_RATE_HZ)
    spectrum = np.fft.rfft(rng.standard_normal(n).astype(np.float32))
    f = np.fft.rfftfreq(n, 1 / SAMPLE_RATE_HZ)
    band = 1 / np.sqrt((1 + (low_hz / np.maximum(f, 1)) ** 6) * (1 + (f / high_hz) ** 8))
    noise = np.fft.irfft(spectrum * band, n).astype(np.float32)
    return np.asarray(noise / np.abs(noise).max() * np.hanning(2 * n)[n:], dtype=np.float32)


def _hit(name: str, length_s: float, low_hz: float, high_hz: float, decay_s: float) -> Signal:
    noise = _noise(name, length_s, low_hz, high_hz)
    return np.asarray(noise * np.exp(_seconds(length_s) * np.float32(-1 / decay_s)), dtype=np.float32)


def _falling_sine(length_s: float, from_hz: float, to_hz: float, fall_s: float, decay_s: float) -> Signal:
    t = _seconds(length_s)
    phase = _TAU * (to_hz * t + (from_hz - to_hz) * fall_s * (1 - np.exp(-t / fall_s)))
    return np.asarray(np.sin(phase) * np.exp(-t / decay_s), dtype=np.float32)


def _soft_kick(_pitch: int, _length_s: float, touch: float) -> Signal:
    kick = _falling_sine(0.5, 120, 50, 0.035, 0.13)
    tick = _hit("tick", 0.03, 500, 3000, 0.006)
    kick[: tick.size] += np.float32(0.1 * touch) * tick
    return kick


def _tom(_pitch: int, _length_s: float, touch: float) -> Signal:
    tom = _falling_sine(1.4, 95, 58, 0.06, 0.4)
    skin = _hit("skin", 0.25, 80, 900, 0.06)
    tom[: skin.size] += np.float32(0.25 * touch) * skin
    return tom


def _brush(_pitch: int, _length_s: float, touch: float) -> Signal:
    brush = _hit("brush", 0.35, 900, 5200, 0.07)
    swish = _hit("swish", 0.35, 2500, 7000, 0.16)
    body = _falling_sine(0.2, 210, 170, 0.02, 0.05)
    out = 0.6 * brush + 0.25 * swish
    out[: body.size] += np.float32(0.3 * touch) * body
    return np.asarray(out, dtype=np.float32)


def _clap(_pitch: int, _length_s: float, _touch: float) -> Signal:
    single = _hit("clap", 0.25, 800, 4500, 0.05)
    out = np.zeros(single.size + 1500, dtype=np.float32)
    for delay, level in ((0, 0.5), (520, 0.6), (1130, 1.0)):
        out[delay : delay + single.size] += np.float32(level * 0.7) * single
    return out


def _hat(_pitch: int, _length_s: float, touch: float) -> Signal:
    return _hit("hat", 0.12, 6500, 11_000, 0.018 + 0.02 * touch)


def _shaker(_pitch: int, _length_s: float, touch: float) -> Signal:
    return _hit("shaker", 0.12, 5000, 9000, 0.03 + 0.02 * touch)


def _air(_pitch: int, _length_s: float, _touch: float) -> Signal:
    return _hit("air", 1.6, 1500, 6000, 0.6)


_Voice = Callable[[int, float, float], Signal]
# voice, attack in s, release in s
_INSTRUMENTS: dict[str, tuple[_Voice, float, float]] = {
    "electric_piano": (_electric_piano, 0.004, 0.25),
    "felt_piano": (_felt_piano, 0.006, 0.45),
    "pluck": (_pluck, 0.003, 0.2),
    "muted_pluck": (_muted_pluck, 0.003, 0.12),
    "kalimba": (_kalimba, 0.003, 0.3),
    "bell": (_bell, 0.004, 0.5),
    "round_bass": (_round_bass, 0.008, 0.09),
    "deep_bass": (_deep_bass, 0.12, 0.6),
    "warm_pad": (_pad("warm_pad"), 0.5, 0.9),
    "strings": (_pad("strings"), 0.35, 0.8),
    "soft_kick": (_soft_kick, 0.002, 0.05),
    "tom": (_tom, 0.003, 0.2),
    "brush": (_brush, 0.006, 0.05),
    "clap": (_clap, 0.002, 0.05),
    "hat": (_hat, 0.001, 0.02),
    "shaker": (_shaker, 0.012, 0.03),
    "air": (_air, 0.25, 0.5),
}
