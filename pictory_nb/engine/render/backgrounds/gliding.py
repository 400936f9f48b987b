"""Small fields for any time, worked out at a few moments and blended in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from pictory_nb.engine.render.color import FloatArray

if TYPE_CHECKING:
    from collections.abc import Callable

Planes: TypeAlias = tuple[FloatArray, FloatArray, FloatArray]
_ON_A_MOMENT = 1e-6


class Gliding:
    """Planes that change evenly from moment to moment; the same time always gives the same ones.

    Parameters
    ----------
    planes_at
        Works them out: Y, U and V at a time in seconds.
    step_s
        From one moment to the next.
    """

    def __init__(self, planes_at: Callable[[float], Planes], step_s: float) -> None:
        self._planes_at, self._step_s = planes_at, step_s
        self._moments: dict[int, Planes] = {}
        self._between: Planes | None = None

    def at(self, time_s: float) -> Planes:
        """Return the planes of a time, which are valid until the next call and not to be changed."""
        place = time_s / self._step_s
        nearest = round(place)
        if abs(place - nearest) < _ON_A_MOMENT:
            return self._moment(nearest)
        index = int(np.floor(place))
        share = np.float32(place - index)
        first, second = self._moment(index), self._moment(index + 1)
        if self._between is None:
            self._between = (np.empty_like(first[0]), np.empty_like(first[1]), np.empty_like(first[2]))
        for mixed, before, after in zip(self._between, first, second, strict=True):
            np.subtract(after, before, out=mixed)
            np.multiply(mixed, share, out=mixed)
            np.add(mixed, before, out=mixed)
        return self._between

    def _moment(self, index: int) -> Planes:
        planes = self._moments.get(index)
        if planes is None:
            planes = self._planes_at(index * self._step_s)
            # Two are needed at a time; the new one takes the place of the one farther away.
            if len(self._moments) > 1:
                del self._moments[max(self._moments, key=lambda other: abs(other - index))]
            self._moments[index] = planes
        return planes
