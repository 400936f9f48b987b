"""The model that weighs proposals: log-linear, its weights in a small file beside this one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Self

import numpy as np

from pictory_nb.engine.director.choosing.features import BITS, Features, features_of, own_places, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.proposals import Proposal

WEIGHTS = "weights.npz"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by the places that features have; `source` tells of what and with what they were made."""

    weights: NDArray[np.float32]
    source: str = ""

    def scores(self, features: Features) -> NDArray[np.float64]:
        """Return the score of every proposal."""
        kinds = features.kinds
        by_kind = self.weights[places(features.message, kinds[:, 0])].sum(axis=1)
        by_kind += self.weights[places(features.message, kinds[:, 1])].sum(axis=1)
        own = np.add.reduceat(self.weights[own_places(features.own)], features.begins)
        return np.asarray(by_kind[features.kind_of] + own, dtype=np.float64)

    def probabilities(self, heard: Heard, proposals: Sequence[Proposal]) -> NDArray[np.float64]:
        """Return how likely each proposal is what is meant."""
        score = self.scores(features_of(heard, proposals))
        even = np.exp(score - score.max())
        return np.asarray(even / even.sum())

    @classmethod
    def packed(
        cls, places_of: NDArray[np.uint32], values: NDArray[np.int8], step: float, source: str
    ) -> Self:
        """Return the model of a file: the weights that are not 0, in steps."""
        weights = np.zeros(1 << BITS, dtype=np.float32)
        weights[places_of] = values.astype(np.float32) * np.float32(step)
        return cls(weights, source)


@cache
def shipped() -> Model:
    """Return the model that came with the package; it is read once, when it is first needed."""
    with (files(__package__) / WEIGHTS).open("rb") as file, np.load(file) as stored:
        gaps = stored["gaps"].astype(np.uint32)
        places_of = np.cumsum(gaps, dtype=np.uint32)
        return Model.packed(places_of, stored["values"], float(stored["step"]), str(stored["source"]))
