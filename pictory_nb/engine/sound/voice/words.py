"""From the times at which a voice begins its words to the time of each token that is shown."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


def word_spans(
    text: str, starts: Sequence[tuple[int, float]], duration_s: float
) -> tuple[tuple[int, int], ...]:
    """Return [start, length] in ms of each white-space token of `text`, in order and without overlap.

    Parameters
    ----------
    text
        The text as it is shown.
    starts
        (character of `text`, time in s) of what the voice begins to say; tokens that it passes over take
        their time from their neighbours.
    duration_s
        Length of the speech.
    """
    tokens = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    if not tokens:
        return ()
    known: dict[int, float] = {0: 0.0}
    for character, time_s in starts:
        index = next((i for i, (_, end) in enumerate(tokens) if character < end), len(tokens) - 1)
        if index not in known:
            known[index] = min(max(time_s, 0.0), duration_s)
    places = sorted(known)
    times = np.maximum.accumulate([known[place] for place in places])
    begins = np.interp(range(len(tokens) + 1), [*places, len(tokens)], [*times, duration_s])
    in_ms = [round(float(begin) * 1000) for begin in begins]
    return tuple((start, max(1, stop - start)) for start, stop in pairwise(in_ms))
