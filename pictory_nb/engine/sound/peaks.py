"""The outline of a sound, to be drawn: how loud it is at most in each twentieth of a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pictory_nb.engine.sound.errors import SoundError
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ
from pictory_nb.engine.sound.mixer import mix_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PEAKS_PER_SECOND = 20
_BIN = SAMPLE_RATE_HZ // PEAKS_PER_SECOND
_AUDIO_TRACK = 1


def alone(draft: Mapping[str, Any], track: int, segment: int) -> dict[str, Any]:
    """Return a draft in which one segment of `draft` sounds alone, from the start.

    Parameters
    ----------
    draft
        A draft of docs/architecture.md.
    track, segment
        Which segment: the places in the lists ``t`` and ``sg``, from 0.

    Raises
    ------
    SoundError
        There is no such segment on a track of sound.
    """
    try:
        lane = draft["t"][track]
        only = {**lane["sg"][segment], "st": 0}
    except (LookupError, TypeError):
        lane = only = {}
    if lane.get("tt") != _AUDIO_TRACK:
        raise SoundError("There is no such sound on the timeline any more.")
    return {"d": only["d"], "t": [{"tt": _AUDIO_TRACK, "sg": [only]}]}


def peaks(draft: Mapping[str, Any], media: Mapping[str, Path]) -> bytes:
    """Return the peaks of a draft's soundtrack: one byte for each 50 ms, 0 for silence to 255 for full scale.

    Raises
    ------
    SoundError
        As `mix`.
    """
    found: list[np.ndarray[Any, Any]] = []
    held = np.zeros(0, dtype=np.float32)
    for block in mix_blocks(draft, media):
        held = np.concatenate([held, np.abs(block).max(axis=1)])
        full = len(held) // _BIN * _BIN
        found.append(held[:full].reshape(-1, _BIN).max(axis=1))
        held = held[full:]
    if len(held):
        found.append(held.max(keepdims=True))
    levels = np.concatenate(found) if found else np.zeros(0, dtype=np.float32)
    outline: bytes = np.rint(np.clip(levels, 0, 1) * 255).astype(np.uint8).tobytes()
    return outline
