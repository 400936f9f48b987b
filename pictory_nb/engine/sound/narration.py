"""The user's own recording as a film's voice, where the film was timed to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.sound.bed import BLOCK
from pictory_nb.engine.sound.ducking import gains
from pictory_nb.engine.sound.errors import SoundError
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, ramp
from pictory_nb.engine.sound.recording import decoded
from pictory_nb.engine.sound.voice.aligning import levels_of, stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from pictory_nb.engine.sound.instruments import Signal
    from pictory_nb.engine.sound.space import Stereo

_EDGE_S = 0.03


class Narration:
    """A recording from `start` on, in samples; what lies before the film's start or behind its end is cut."""

    def __init__(self, path: Path, start: int, n_samples: int) -> None:
        self.n_samples = n_samples
        self._path, self._start = path, start
        levels = np.concatenate([levels_of(piece.mean(axis=0)) for piece in self._pieces()])
        self._spoken = [
            (start + int(first * SAMPLE_RATE_HZ), start + int(last * SAMPLE_RATE_HZ))
            for first, last in stretches_of(levels)
        ]

    def blocks(self) -> Iterator[Stereo]:
        """Yield the voice from the film's start to its end, shape ``(2, ≤ BLOCK)`` each."""
        edge = ramp(int(_EDGE_S * SAMPLE_RATE_HZ))
        pieces = self._pieces()
        at, held = self._start, np.zeros((2, 0), dtype=np.float32)
        for start in range(0, self.n_samples, BLOCK):
            stop = min(start + BLOCK, self.n_samples)
            while at + held.shape[1] < stop and (piece := next(pieces, None)) is not None:
                held = np.concatenate([held, np.tile(piece.mean(axis=0), (2, 1))], axis=1)
            out = np.zeros((2, stop - start), dtype=np.float32)
            low, high = max(start, at), min(stop, at + held.shape[1])
            if low < high:
                out[:, low - start : high - start] = held[:, low - at : high - at]
            gone = min(max(0, stop - at), held.shape[1])
            at, held = at + gone, held[:, gone:]
            if start == 0:
                out[:, : edge.size] *= edge[: out.shape[1]]
            if stop == self.n_samples:
                out[:, -edge.size :] *= edge[::-1][-out.shape[1] :]
            yield out

    def gains(self, depth: float) -> Iterator[Signal]:
        """Yield the music's gain, block by block as `blocks`; see `ducking.gains`."""
        return gains(self._spoken, self.n_samples, depth)

    def _pieces(self) -> Iterator[Stereo]:
        """Yield the recording in pieces of a second, so that each but the last has whole levels."""
        held = np.zeros((2, 0), dtype=np.float32)
        for piece in decoded(self._path):
            held = np.concatenate([held, piece], axis=1)
            while held.shape[1] >= SAMPLE_RATE_HZ:
                yield held[:, :SAMPLE_RATE_HZ]
                held = held[:, SAMPLE_RATE_HZ:]
        if held.shape[1]:
            yield held


def narration_track(voice: Mapping[str, Any], media: Mapping[str, Path], n_samples: int) -> Narration | None:
    """Return the recording that ``m.voice`` names; None, that is silence, where it is gone or unreadable."""
    path = media.get(str(voice["media_id"]))
    if path is None:
        return None
    start = round(float(voice.get("start_ms") or 0) * SAMPLE_RATE_HZ / 1000)
    try:
        return Narration(Path(path), start, n_samples)
    except SoundError:
        return None
