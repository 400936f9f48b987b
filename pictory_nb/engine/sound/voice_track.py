"""The voice of a whole film as a stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.sound.bed import BLOCK
from pictory_nb.engine.sound.ducking import gains
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, ramp
from pictory_nb.engine.sound.narration import Narration, narration_track
from pictory_nb.engine.sound.space import convolve, impulse_response
from pictory_nb.engine.sound.voice import VoiceError, lines_of, narration_of, narrator_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from pictory_nb.engine.sound.instruments import Signal
    from pictory_nb.engine.sound.space import Stereo
    from pictory_nb.engine.sound.voice import Line, Narrator

_SAMPLES_PER_MS = SAMPLE_RATE_HZ // 1000
_ROOM_S, _ROOM_DAMPING_HZ, _ROOM_LEVEL = 0.32, 5_000.0, 0.11
_ROOM_TAIL = int(0.35 * SAMPLE_RATE_HZ)
_FASTEST = 1.6
_CUT_S = 0.06


@dataclass(frozen=True, slots=True)
class Place:
    """A line where it is heard, in samples; `pace_pct` is raised where its text is shown too briefly."""

    line: Line
    pace_pct: int
    start: int
    stop: int


class VoiceTrack:
    """All that is said in a film, in stereo with a little room; the same samples each time it is read."""

    def __init__(self, narrator: Narrator, places: tuple[Place, ...], n_samples: int) -> None:
        self.n_samples = n_samples
        self._narrator = narrator
        self._places = places

    def blocks(self) -> Iterator[Stereo]:
        """Yield the voice from the film's start to its end, shape ``(2, ≤ BLOCK)`` each."""
        waiting = iter(self._places)
        following = next(waiting, None)
        sounding: list[tuple[int, Stereo]] = []
        for start in range(0, self.n_samples, BLOCK):
            stop = min(start + BLOCK, self.n_samples)
            while following is not None and following.start < stop:
                sounding.append((following.start, self._sound(following)))
                following = next(waiting, None)
            out = np.zeros((2, stop - start), dtype=np.float32)
            for begin, sound in sounding:
                low, high = max(start, begin), min(stop, begin + sound.shape[1])
                if low < high:
                    out[:, low - start : high - start] += sound[:, low - begin : high - begin]
            sounding = [(begin, sound) for begin, sound in sounding if begin + sound.shape[1] > stop]
            yield out

    def gains(self, depth: float) -> Iterator[Signal]:
        """Yield the music's gain, block by block as `blocks`; see `ducking.gains`."""
        return gains([(place.start, place.stop) for place in self._places], self.n_samples, depth)

    def _sound(self, place: Place) -> Stereo:
        speech = self._narrator.say(place.line.text, place.pace_pct)
        if speech is None:
            return np.zeros((2, 0), dtype=np.float32)
        mono = speech.samples[: place.stop - place.start].copy()
        if mono.size < speech.samples.size:
            fade = min(int(_CUT_S * SAMPLE_RATE_HZ), mono.size)
            mono[mono.size - fade :] *= ramp(fade)[::-1]
        dry = np.tile(np.pad(mono, (0, _ROOM_TAIL)), (2, 1))
        wet = convolve(dry, impulse_response(_ROOM_S, _ROOM_DAMPING_HZ))
        sound = np.asarray(dry + np.float32(_ROOM_LEVEL) * wet, dtype=np.float32)
        end = ramp(_ROOM_TAIL // 4)[::-1]
        sound[:, sound.shape[1] - end.size :] *= end
        return sound


def voice_track(
    draft: Mapping[str, Any], media: Mapping[str, Path], n_samples: int
) -> VoiceTrack | Narration | None:
    """Return a draft's voice; None when it is off, says nothing, or there is none on this computer."""
    recorded = narration_of(draft)
    if recorded is not None:
        return narration_track(recorded, media, n_samples)
    try:
        narrator = narrator_of(draft)
    except VoiceError:
        return None
    if narrator is None:
        return None
    places = tuple(_placed(lines_of(draft), narrator, n_samples))
    return VoiceTrack(narrator, places, n_samples) if places else None


def _placed(lines: list[Line], narrator: Narrator, n_samples: int) -> Iterator[Place]:
    """Yield where lines are heard: none before the one before it has ended, quicker where room is short."""
    free = 0
    for number, line in enumerate(lines):
        speech = narrator.say(line.text)
        if speech is None or speech.samples.size == 0:
            continue
        following_ms = lines[number + 1].start_ms if number + 1 < len(lines) else line.end_ms
        start = max(line.start_ms * _SAMPLES_PER_MS, free)
        room = max(line.end_ms, following_ms) * _SAMPLES_PER_MS - start
        pace_pct, size = narrator.pace_pct, speech.samples.size
        if size > room:
            pace_pct = round(pace_pct * min(_FASTEST, 1.03 * size / max(room, 1)))
            quicker = narrator.say(line.text, pace_pct)
            size = quicker.samples.size if quicker else 0
        stop = min(start + size, n_samples)
        if stop > start:
            free = stop
            yield Place(line, pace_pct, start, stop)
