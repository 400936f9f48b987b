"""A music bed of any length that ends when the film ends: phrase after phrase, then the last chord.

A phrase is rendered once with its whole reverberation and added wherever it comes back, so there is no loop
point to hear, and a bed of half an hour needs the memory of a minute.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, play, ramp
from pictory_nb.engine.sound.score import Note, Phrase, Score
from pictory_nb.engine.sound.space import Stereo, convolve, impulse_response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.sound.moods import Mood

BLOCK = 1 << 16
_PHRASE_BARS = 4
_RING_BARS = 1.4
_STRETCH = 0.04
_FADE_IN_S = 0.06
_FADE_OUT_PART = 0.5
_VINYL_LOOP = 1 << 19  # 11 s
_VINYL_LEVEL = 0.0016


@dataclass(frozen=True, slots=True)
class Plan:
    """How a bed fills its length: a bar's length, the phrases with their starts, when the last chord is."""

    bar_s: float
    phrases: tuple[tuple[float, Phrase], ...]
    ending_s: float


def plan(mood: Mood, length_s: float, bpm: float | None = None) -> Plan:
    """Return the plan of a bed; its tempo gives way by up to 4% so that whole bars and the end fit."""
    nominal_s = 240 / (bpm or mood.bpm)
    bars = max(0, round(length_s / nominal_s - _RING_BARS))
    if bars == 0:
        return Plan(nominal_s, (), 0.0)
    fitting_s = (length_s - _RING_BARS * nominal_s) / bars
    bar_s = min(max(fitting_s, nominal_s * (1 - _STRETCH)), nominal_s * (1 + _STRETCH))
    pickup = bars % _PHRASE_BARS
    full = bars // _PHRASE_BARS
    phrases: list[Phrase] = []
    if pickup:
        tier = 0 if full else 2
        phrases.append(Phrase(0, tier, _PHRASE_BARS - pickup, pickup, leads_home=not full))
    for index in range(full):
        progression, tier = _form(index, full)
        phrases.append(Phrase(progression, tier, 0, _PHRASE_BARS, leads_home=index == full - 1))
    starts = np.cumsum([0, *(phrase.bars for phrase in phrases)]) * bar_s
    placed = tuple((float(start), phrase) for start, phrase in zip(starts, phrases, strict=False))
    return Plan(bar_s, placed, bars * bar_s)


def _form(index: int, count: int) -> tuple[int, int]:
    """Return (progression, fullness) of phrase `index` of `count`: grow, vary, breathe, come back."""
    if count == 1:
        return 0, 2
    if index == count - 1:
        return 0, 2
    return ((0, 1), (0, 2), (1, 2), (1, 2), (0, 2), (1, 1), (0, 0), (0, 1))[index % 8]


class Bed:
    """The music for one stretch of film.

    Parameters
    ----------
    mood
        What to play.
    seed
        The same seed gives the same music, sample for sample.
    n_samples
        Length at 48 kHz; the music ends in silence exactly there.
    bpm
        Tempo to stay close to; the mood's own when missing.
    """

    def __init__(self, mood: Mood, seed: int, n_samples: int, bpm: float | None = None) -> None:
        self.n_samples = n_samples
        self._mood = mood
        length_s = n_samples / SAMPLE_RATE_HZ
        self._plan = plan(mood, length_s, bpm)
        self._score = Score(mood, seed, self._plan.bar_s)
        self._rendered: dict[Phrase | None, Stereo] = {}
        self._vinyl = _vinyl(seed) if mood.vinyl else None

    def blocks(self) -> Iterator[Stereo]:
        """Yield the bed from its start to its end, shape ``(2, ≤ BLOCK)`` each."""
        for start in range(0, self.n_samples, BLOCK):
            yield self._read(start, min(start + BLOCK, self.n_samples))

    def _read(self, start: int, stop: int) -> Stereo:
        out = np.zeros((2, stop - start), dtype=np.float32)
        for at_s, phrase in (*self._plan.phrases, (self._plan.ending_s, None)):
            begin = round(at_s * SAMPLE_RATE_HZ)
            if begin >= stop:
                break
            sound = self._sound(phrase)
            low, high = max(start, begin), min(stop, begin + sound.shape[1])
            if low < high:
                out[:, low - start : high - start] += sound[:, low - begin : high - begin]
        if self._vinyl is not None:
            begin = start % self._vinyl.shape[1]
            first = self._vinyl[:, begin : begin + stop - start]
            out += np.concatenate([first, self._vinyl[:, : stop - start - first.shape[1]]], axis=1)
        self._fade(out, start)
        return out

    def _fade(self, block: Stereo, start: int) -> None:
        """Apply the piece's fade-in and its fade to nothing over the last chord, in place."""
        stop = start + block.shape[1]
        rise = min(int(_FADE_IN_S * SAMPLE_RATE_HZ), self.n_samples // 4)
        if start < rise:
            block[:, : rise - start] *= ramp(rise)[start : start + block.shape[1]]
        ring = self.n_samples - round(self._plan.ending_s * SAMPLE_RATE_HZ)
        fall = int(ring * _FADE_OUT_PART)
        first = self.n_samples - fall
        if stop > first:
            begin = max(start, first)
            block[:, begin - start :] *= ramp(fall)[::-1][begin - first : stop - first]

    def _sound(self, phrase: Phrase | None) -> Stereo:
        """Return the sound of `phrase`, of the last chord for ``None``, reverberation included."""
        sound = self._rendered.get(phrase)
        if sound is None:
            if phrase is None:
                ring_s = self.n_samples / SAMPLE_RATE_HZ - self._plan.ending_s
                sound = render(self._score.ending(ring_s), ring_s, self._mood)
            else:
                dry_s = phrase.bars * self._plan.bar_s
                sound = render(self._score.phrase(phrase), dry_s + self._mood.reverb_s + 2.0, self._mood)
            self._rendered[phrase] = sound
        return sound


def render(notes: list[Note], length_s: float, mood: Mood) -> Stereo:
    """Return the sound of `notes` in the mood's room, shape ``(2, n)``, silent at its very end."""
    n = max(1, int(length_s * SAMPLE_RATE_HZ))
    dry = np.zeros((2, n), dtype=np.float32)
    wet = np.zeros((2, n), dtype=np.float32)
    for note in notes:
        sound = play(note.instrument, note.pitch_midi, note.length_s, note.velocity)
        begin = int(note.start_s * SAMPLE_RATE_HZ)
        end = min(n, begin + sound.shape[1])
        if begin >= end:
            continue
        angle = (min(max(note.pan, -1.0), 1.0) + 1) * np.pi / 4
        gains = np.array([[np.cos(angle)], [np.sin(angle)]], dtype=np.float32) * np.float32(note.level)
        panned = gains * sound[:, : end - begin]
        dry[:, begin:end] += panned
        wet[:, begin:end] += np.float32(note.send) * panned
    dry += convolve(wet, impulse_response(mood.reverb_s, mood.damping_hz))
    # A room answers single tones unevenly; without this a piece leans to one side by up to 3 dB.
    power = np.mean(dry**2, axis=1, keepdims=True) + np.float32(1e-12)
    dry *= np.sqrt(power.mean() / power)
    tail = ramp(min(n, int(0.4 * SAMPLE_RATE_HZ)))[::-1]
    dry[:, -tail.size :] *= tail
    return dry


def _vinyl(seed: int) -> Stereo:
    """Return a loop of the quiet surface noise of a record; made in the spectrum, so it has no seam."""
    rng = np.random.default_rng(zlib.crc32(f"vinyl {seed}".encode()))
    n = _VINYL_LOOP
    f = np.maximum(np.fft.rfftfreq(n, 1 / SAMPLE_RATE_HZ), 1).astype(np.float32)
    spectrum = rng.standard_normal((2, f.size, 2), dtype=np.float32).view(np.complex64)[..., 0]
    spectrum *= np.float32(np.sqrt(n / 2)) / np.sqrt((1 + (400 / f) ** 4) * (1 + (f / 4500) ** 4))
    crackle = np.zeros((2, n), dtype=np.float32)
    where = rng.integers(0, n, size=7 * n // SAMPLE_RATE_HZ)
    crackle[:, where] = rng.standard_normal((2, where.size)) * rng.exponential(1.0, where.size) * 60
    spectrum += np.fft.rfft(crackle) / np.sqrt((1 + (900 / f) ** 4) * (1 + (f / 3800) ** 6))
    noise = np.fft.irfft(spectrum, n)
    noise *= np.float32(_VINYL_LEVEL) / np.sqrt(np.mean(noise**2))
    return np.asarray(noise, dtype=np.float32)
