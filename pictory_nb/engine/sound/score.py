"""From a mood to notes: what every player does in a phrase of a few bars, and in the ending."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.sound.harmony import Voicing, voicings
from pictory_nb.engine.sound.moods import Chord, Layer, Mood, chords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STEPS_PER_BAR = 16
_ECHO_STEPS = 3


@dataclass(frozen=True, slots=True)
class Note:
    """One note; `start_s` counts from the phrase's start, `pan` runs from -1 (left) to 1 (right)."""

    start_s: float
    length_s: float
    instrument: str
    pitch_midi: int
    velocity: float
    level: float
    pan: float
    send: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The harmony of one bar: its chord, the voicing, the bass notes of this and the next bar."""

    chord: Chord
    voices: Voicing
    root_midi: int
    next_root_midi: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Bars that belong together: which of the two progressions, how full, whether they lead to the end."""

    progression: int
    tier: int
    first_bar: int
    bars: int
    leads_home: bool


class Score:
    """The notes of one piece, the same for the same mood, seed and bar length.

    Parameters
    ----------
    mood
        What to play.
    seed
        Chooses key, progressions, patterns, melody and the players' small imprecisions.
    bar_s
        Length of a bar of four beats, in seconds.
    """

    def __init__(self, mood: Mood, seed: int, bar_s: float) -> None:
        self.mood = mood
        self._seed = seed
        self._step_s = bar_s / STEPS_PER_BAR
        self._bar_s = bar_s
        rng = self._rng("piece")
        self._tonic = int(rng.choice(mood.tonics_midi))
        picked = rng.choice(len(mood.progressions), size=2, replace=False)
        self._progressions = [chords(mood.progressions[int(i)]) for i in picked]
        self._patterns = [str(rng.choice(layer.patterns)) for layer in mood.layers]
        self._home = chords(mood.home)[0]
        self._cadence = chords(mood.cadence)[0]

    def _rng(self, *key: object) -> np.random.Generator:
        return np.random.default_rng(zlib.crc32(repr((self.mood.name, self._seed, *key)).encode()))

    def phrase(self, phrase: Phrase) -> list[Note]:
        """Return the notes of one phrase, echoes included."""
        bars = self._bars(phrase)
        notes: list[Note] = []
        for index, layer in enumerate(self.mood.layers):
            if layer.tier > phrase.tier:
                continue
            rng = self._rng("phrase", phrase.progression, phrase.tier, index)
            play = {
                "pad": self._pad,
                "chord": self._chord,
                "arp": self._arp,
                "bass": self._bass,
                "melody": self._melody,
                "drum": self._drum,
            }[layer.role]
            for note in play(layer, self._patterns[index], bars, rng):
                notes.append(note)
                notes.extend(self._echoes(note, layer))
        return notes

    def ending(self, ring_s: float) -> list[Note]:
        """Return the last chord: home, gently rolled, all players together, ringing for `ring_s`."""
        voices = voicings([self._cadence, self._home], self._tonic)[1]
        root = self._root(self._home)
        rng = self._rng("ending")
        notes: list[Note] = []
        for layer in self.mood.layers:
            level = _gain(layer.level_db)
            if layer.role in {"chord", "arp"}:
                roll = 0.045 if layer.role == "arp" else 0.022
                for i, pitch in enumerate(voices):
                    pan = layer.pan + layer.spread * _place(i)
                    notes.append(
                        Note(i * roll, ring_s, layer.instrument, pitch, 0.45, level, pan, layer.send)
                    )
            elif layer.role == "pad":
                notes.extend(
                    Note(0.0, ring_s, layer.instrument, p, 0.8, level, layer.spread * _place(i), layer.send)
                    for i, p in enumerate(voices)
                )
            elif layer.role == "bass":
                notes.append(Note(0.0, ring_s, layer.instrument, root, 0.75, level, 0.0, layer.send))
            elif layer.role == "melody":
                top = voices[-1] + 12
                notes.append(
                    Note(0.2, ring_s, layer.instrument, top, 0.5, level, layer.pan, layer.send * 1.2)
                )
            elif layer.instrument in {"soft_kick", "tom", "brush"}:
                notes.append(Note(0.0, 0.5, layer.instrument, 60, 0.6, level, layer.pan, layer.send))
        return [self._humanised(note, rng) for note in notes]

    def _bars(self, phrase: Phrase) -> list[Bar]:
        progression = list(self._progressions[phrase.progression])
        voices = voicings(progression, self._tonic)
        harmony = [
            (progression[i % len(progression)], voices[i % len(voices)])
            for i in range(phrase.first_bar, phrase.first_bar + phrase.bars)
        ]
        following = self._progressions[phrase.progression][
            (phrase.first_bar + phrase.bars) % len(progression)
        ]
        if phrase.leads_home:
            before = [chord for chord, _ in harmony[:-1]]
            ways_home = voicings([*before, self._cadence, self._home], self._tonic)
            harmony[-1] = (self._cadence, ways_home[-2])
            following = self._home
        roots = [self._root(chord) for chord, _ in harmony] + [self._root(following)]
        return [Bar(chord, v, roots[i], roots[i + 1]) for i, (chord, v) in enumerate(harmony)]

    def _root(self, chord: Chord) -> int:
        """Return the bass note of `chord`, in the octave that starts at 33 (A1, 55 Hz)."""
        return 33 + (self._tonic + chord[0] - 33) % 12

    def _pad(
        self, layer: Layer, _pattern: str, bars: Sequence[Bar], _rng: np.random.Generator
    ) -> Iterator[Note]:
        for index, bar in enumerate(bars):
            for i, pitch in enumerate(bar.voices):
                pan = layer.spread * _place(i)
                yield self._note(layer, index * STEPS_PER_BAR, STEPS_PER_BAR, pitch, 0.8, pan)

    def _chord(
        self, layer: Layer, pattern: str, bars: Sequence[Bar], rng: np.random.Generator
    ) -> Iterator[Note]:
        for index, bar in enumerate(bars):
            for step, length, mark in _hits(pattern):
                for i, pitch in enumerate(bar.voices):
                    pan = layer.pan + layer.spread * _place(i)
                    note = self._note(layer, index * STEPS_PER_BAR + step, length, pitch, int(mark) / 9, pan)
                    yield self._humanised(note, rng, later_s=0.011 * i)

    def _arp(
        self, layer: Layer, pattern: str, bars: Sequence[Bar], rng: np.random.Generator
    ) -> Iterator[Note]:
        for index, bar in enumerate(bars):
            for count, (step, length, mark) in enumerate(_hits(pattern)):
                octave, voice = divmod(int(mark), 4)
                pitch = bar.voices[voice % len(bar.voices)] + 12 * octave
                accent = 0.72 if step == 0 else 0.6 if step % 4 == 0 else 0.5
                pan = layer.pan + layer.spread * _place(count) * (-1) ** index
                note = self._note(layer, index * STEPS_PER_BAR + step, length + 4, pitch, accent, pan)
                yield self._humanised(note, rng)

    def _bass(
        self, layer: Layer, pattern: str, bars: Sequence[Bar], rng: np.random.Generator
    ) -> Iterator[Note]:
        for index, bar in enumerate(bars):
            for step, length, mark in _hits(pattern):
                fifth = bar.root_midi + (7 if 7 in bar.chord[1] else 0)
                towards = bar.next_root_midi + (2 if bar.root_midi > bar.next_root_midi else -1)
                pitch = {"r": bar.root_midi, "f": fifth, "o": bar.root_midi + 12, "n": towards}[mark]
                velocity = 0.8 if step == 0 else 0.66
                yield self._humanised(
                    self._note(layer, index * STEPS_PER_BAR + step, length, pitch, velocity), rng
                )

    def _drum(
        self, layer: Layer, pattern: str, bars: Sequence[Bar], rng: np.random.Generator
    ) -> Iterator[Note]:
        for index, _ in enumerate(bars):
            for step, _, mark in _hits(pattern):
                note = self._note(layer, index * STEPS_PER_BAR + step, 1, 60, int(mark) / 9)
                yield self._humanised(note, rng)

    def _melody(
        self, layer: Layer, pattern: str, bars: Sequence[Bar], rng: np.random.Generator
    ) -> Iterator[Note]:
        """Yield a motif of two bars that comes back changed; each bar begins on a tone of its chord."""
        ladder = [p for p in range(67, 86) if (p - self._tonic) % 12 in self.mood.scale]
        moves = rng.choice([-2, -1, -1, 1, 1, 2], size=(2, STEPS_PER_BAR))
        at = len(ladder) // 2
        for index, bar in enumerate(bars):
            if index % 4 == 3:
                continue
            chord_tones = {(p % 12) for p in bar.voices}
            for count, (step, length, mark) in enumerate(_hits(pattern)):
                at = int(np.clip(at + moves[index % 2, count], 0, len(ladder) - 1))
                if count == 0:
                    aim = (at + len(ladder) // 2) // 2
                    at = min(
                        range(len(ladder)), key=lambda i: (ladder[i] % 12 not in chord_tones, abs(i - aim))
                    )
                note = self._note(
                    layer, index * STEPS_PER_BAR + step, min(length, 8), ladder[at], int(mark) / 9, layer.pan
                )
                yield self._humanised(note, rng)

    def _note(
        self,
        layer: Layer,
        step: int,
        length_steps: int,
        pitch: int,
        velocity: float,
        pan: float | None = None,
    ) -> Note:
        late = self.mood.swing * self._step_s if step % 2 else 0.0
        return Note(
            start_s=step * self._step_s + late,
            length_s=length_steps * self._step_s,
            instrument=layer.instrument,
            pitch_midi=pitch,
            velocity=velocity,
            level=_gain(layer.level_db),
            pan=layer.pan if pan is None else pan,
            send=layer.send,
        )

    def _humanised(self, note: Note, rng: np.random.Generator, later_s: float = 0.0) -> Note:
        drift_s = float(np.clip(rng.normal(0, self.mood.humanise_ms / 1000), -0.02, 0.02))
        touch = float(np.clip(1 + rng.normal(0, 0.07), 0.8, 1.2))
        return Note(
            max(0.0, note.start_s + later_s + drift_s),
            note.length_s,
            note.instrument,
            note.pitch_midi,
            min(1.0, note.velocity * touch),
            note.level,
            note.pan,
            note.send,
        )

    def _echoes(self, note: Note, layer: Layer) -> Iterator[Note]:
        """Two fading repeats, a dotted eighth apart, on alternating sides."""
        for repeat in (1, 2):
            level = note.level * layer.echo**repeat
            if level > 0.002:
                side = -note.pan if repeat == 1 else note.pan
                later = note.start_s + repeat * _ECHO_STEPS * self._step_s
                yield Note(
                    later,
                    note.length_s,
                    note.instrument,
                    note.pitch_midi,
                    note.velocity,
                    level,
                    side,
                    note.send,
                )


def _gain(level_db: float) -> float:
    return float(10 ** (level_db / 20))


def _place(voice: int) -> float:
    """Return the place from -1 to 1 of a chord's voice: low ones further in, both sides equally strong."""
    return (-0.5, 0.5, 1.0, -1.0)[voice % 4]


def _hits(pattern: str) -> list[tuple[int, int, str]]:
    """Return (step, steps until the next hit, mark) for each mark of a bar's pattern."""
    steps = [i for i, mark in enumerate(pattern) if mark != "."]
    return [
        (step, (steps[n + 1] if n + 1 < len(steps) else STEPS_PER_BAR) - step, pattern[step])
        for n, step in enumerate(steps)
    ]
