"""The sound of a user's clip, beside its picture: the same part, repeated as often as the picture is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np

from pictory_nb.engine.media.opening import open_recording
from pictory_nb.engine.sound.bed import BLOCK
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, ramp
from pictory_nb.engine.sound.recording import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pictory_nb.engine.sound.space import Stereo

_EDGE_S = 0.03
_FADE_S = 0.25
_SHORTEST_S = 0.1


class ClipSound:
    """Sounds for `n_samples`; each repetition begins and ends softly, and so does the whole.

    Parameters
    ----------
    path
        The clip.
    n_samples
        How long its scene is, at 48 kHz.
    from_s, to_s
        The part that the scene shows; None is the clip's end.
    """

    def __init__(self, path: Path, n_samples: int, from_s: float = 0.0, to_s: float | None = None) -> None:
        self.n_samples = n_samples
        self._path = path
        whole_s = picture_length_s(path)
        self._from_s = from_s if from_s < whole_s else 0.0
        self._length_s = max(_SHORTEST_S, min(to_s or whole_s, whole_s) - self._from_s)

    def blocks(self) -> Iterator[Stereo]:
        """Yield the sound from the scene's start to its end, shape ``(2, ≤ BLOCK)`` each.

        Raises
        ------
        SoundError
            When the file is gone or cannot be decoded.
        """
        done = 0
        fade = ramp(min(int(_FADE_S * SAMPLE_RATE_HZ), self.n_samples // 4))
        while done < self.n_samples:
            for piece in self._once():
                block = piece[:, : self.n_samples - done].copy()
                _fade(block, done, self.n_samples, fade)
                done += block.shape[1]
                if block.shape[1]:
                    yield block

    def _once(self) -> Iterator[Stereo]:
        """Yield the part once, as long as its picture: silence follows where the sound ends early."""
        total = int(self._length_s * SAMPLE_RATE_HZ)
        first = int(self._from_s * SAMPLE_RATE_HZ)
        edge = ramp(min(int(_EDGE_S * SAMPLE_RATE_HZ), total // 4))
        at = -first
        for piece in decoded(self._path):
            start, at = at, at + piece.shape[1]
            if at <= 0:
                continue
            part = piece[:, max(0, -start) : max(0, -start) + total - max(0, start)].copy()
            _fade(part, max(0, start), total, edge)
            yield part
            if at >= total:
                return
        for start in range(max(0, at), total, BLOCK):
            yield np.zeros((2, min(BLOCK, total - start)), dtype=np.float32)


def has_sound(path: Path) -> bool:
    """Return whether a file can be opened and has a sound in it."""
    try:
        with open_recording(path) as container:
            return bool(container.streams.video) and bool(container.streams.audio)
    except (av.error.FFmpegError, OSError):
        return False


def picture_length_s(path: Path) -> float:
    """Return how long a clip's picture lasts."""
    with open_recording(path) as container:
        stream = container.streams.video[0]
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return (container.duration or 0) / 1_000_000


def _fade(
    block: Stereo, start: int, total: int, edge: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
) -> None:
    """Fade a piece that lies at `start` in a sound of `total` samples at the sound's two ends, in place."""
    stop = start + block.shape[1]
    if start < edge.size:
        block[:, : edge.size - start] *= edge[start : start + block.shape[1]]
    first = total - edge.size
    if stop > first:
        begin = max(start, first)
        block[:, begin - start :] *= edge[::-1][begin - first : stop - first]
