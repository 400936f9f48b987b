"""A user's sound file as a stream of 48 kHz stereo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np

from pictory_nb.engine.media.opening import open_recording
from pictory_nb.engine.sound.bed import BLOCK
from pictory_nb.engine.sound.errors import SoundError
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, ramp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pictory_nb.engine.sound.space import Stereo

_FADE_OUT_S = 1.5


class Recording:
    """The first `n_samples` of a sound or video file; silence where the file is shorter.

    A file that is longer fades out over 1.5 s (a quarter of its stretch, where that is less), it is not cut,
    unless `fades_out` leaves its end to others.
    """

    def __init__(self, path: Path, n_samples: int, *, fades_out: bool = True) -> None:
        self.n_samples = n_samples
        self._fades_out = fades_out
        self._path = path

    def blocks(self) -> Iterator[Stereo]:
        """Yield the sound from its start, shape ``(2, ≤ BLOCK)`` each; it may end early.

        Raises
        ------
        SoundError
            When the file is gone, holds no sound or cannot be decoded.
        """
        start = 0
        fade = ramp(min(int(_FADE_OUT_S * SAMPLE_RATE_HZ), self.n_samples // 4))[::-1]
        held = np.zeros((2, 0), dtype=np.float32)
        goes_on = False
        for frames in decoded(self._path):
            held = np.concatenate([held, frames], axis=1)
            goes_on = start + held.shape[1] > self.n_samples
            while held.shape[1] > BLOCK and not goes_on:
                yield held[:, :BLOCK]
                start += BLOCK
                held = held[:, BLOCK:]
            if goes_on:
                break
        rest = held[:, : self.n_samples - start].copy()
        if goes_on and self._fades_out:
            reach = min(fade.size, rest.shape[1])
            rest[:, rest.shape[1] - reach :] *= fade[fade.size - reach :]
        if rest.shape[1]:
            yield rest


def decoded(path: Path) -> Iterator[Stereo]:
    """Yield the whole sound of a file at 48 kHz in stereo, in pieces of any size.

    Raises
    ------
    SoundError
        When the file is gone, holds no sound or cannot be decoded.
    """
    try:
        with open_recording(path) as container:
            if not container.streams.audio:
                raise SoundError(f"There is no sound in {path.name}. Choose an mp3, wav, m4a or aac file.")
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE_HZ)
            for frame in container.decode(container.streams.audio[0]):
                for piece in resampler.resample(frame):
                    yield piece.to_ndarray().astype(np.float32, copy=False)
            for piece in resampler.resample(None):
                yield piece.to_ndarray().astype(np.float32, copy=False)
    except (av.error.FFmpegError, OSError) as error:
        raise SoundError(
            f"The sound of {path.name} cannot be read ({error.strerror or error}). "
            "Upload the file again, or choose other music."
        ) from error
