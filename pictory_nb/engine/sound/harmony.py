"""Which notes the players hold: chords spread over four voices that move as little as they can."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.sound.moods import Chord

_LOWEST, _HIGHEST, _CENTRE = 52, 74, 62

Voicing = tuple[int, ...]


def voicing(chord: Chord, tonic_midi: int, previous: Voicing | None) -> Voicing:
    """Return up to four MIDI pitches for `chord`, close to `previous` and clear in the low register.

    The root is left to the bass where the chord has four other tones.
    """
    root, tones = chord
    upper = tones[1:] if len(tones) > 4 else tones
    choices = [
        [p for p in range(_LOWEST, _HIGHEST + 1) if (p - tonic_midi - root - tone) % 12 == 0]
        for tone in upper
    ]
    return min((tuple(sorted(c)) for c in product(*choices)), key=lambda v: (_roughness(v, previous), v))


def _roughness(voices: Voicing, previous: Voicing | None) -> float:
    """Return how much a listener would mind `voices`: leaps from `previous`, crowding, gaps."""
    cost = 0.25 * abs(sum(voices) / len(voices) - _CENTRE)
    for low, high in pairwise(voices):
        gap = high - low
        cost += 40 if gap < 1 else 8 if gap == 1 else 0
        cost += 4 if low < 57 and gap < 3 else 0
        cost += 0.8 * max(0, gap - 5)
    if previous is not None:
        cost += 0.2 * sum(min(abs(v - p) for p in previous) ** 2 for v in voices)
        cost += 0.8 * abs(voices[-1] - previous[-1])
    return cost


def voicings(progression: Sequence[Chord], tonic_midi: int) -> list[Voicing]:
    """Return the voicings of a progression that comes round again: the last leads back into the first."""
    last: Voicing | None = None
    result: list[Voicing] = []
    for _ in range(2):
        result = []
        for chord in progression:
            last = voicing(chord, tonic_midi, last)
            result.append(last)
    return result
