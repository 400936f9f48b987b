"""The model that weighs proposals: log-linear, its weights in a small file beside this one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.director.choosing.features import BITS, Features, features_of, own_places, places
from pictory_nb.engine.director.choosing.sense import shipped_sense, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pictory_nb.engine.director.choosing.encoder import Encoded, Text
    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.proposals import Proposal
    from pictory_nb.engine.director.choosing.sense import Sense

WEIGHTS = "weights.npz"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by the places that features have, in steps of `step`.

    `source` tells of what and with what they were made. `words` are those that the model has met; `certainty`
    weighs what speaks for and against doing its best reading. `sense` adds what words mean where they stand.
    """

    weights: NDArray[np.float32] | NDArray[np.int8]
    step: float = 1.0
    source: str = ""
    words: frozenset[int] = frozenset()
    certainty: NDArray[np.float64] | None = None
    sense: Sense | None = None

    def scores(self, features: Features) -> NDArray[np.float64]:
        """Return the score of every proposal."""
        kinds = features.kinds
        wide = np.float64 if self.weights.dtype.kind == "f" else np.int64
        by_kind = self.weights[places(features.message, kinds[:, 0])].sum(axis=1, dtype=wide)
        by_kind += self.weights[places(features.message, kinds[:, 1])].sum(axis=1, dtype=wide)
        own = np.add.reduceat(self.weights[own_places(features.own)], features.begins, dtype=wide)
        return np.asarray((by_kind[features.kind_of] + own) * self.step, dtype=np.float64)

    def encoded(self, texts: Sequence[Text]) -> dict[str, Encoded]:
        """Return some texts by their words, encoded together; none when the model encodes none."""
        if self.sense is None or not texts:
            return {}
        return {
            one.text: vectors for one, vectors in zip(texts, self.sense.encoder.encode(texts), strict=True)
        }

    def probabilities(
        self, heard: Heard, proposals: Sequence[Proposal], encoded: Encoded | None = None
    ) -> NDArray[np.float64]:
        """Return how likely each proposal is what is meant; a message is encoded when it is not yet."""
        score = self.scores(features_of(heard, proposals))
        if self.sense is not None:
            encoded = encoded or self.sense.encoder.encode([text_of(heard)])[0]
            score += self.sense.scores(encoded, heard, proposals)
        even = np.exp(score - score.max())
        return np.asarray(even / even.sum())


@cache
def shipped() -> Model:
    """Return the model that came with the package; it is read once, when it is first needed."""
    with (files(__package__) / WEIGHTS).open("rb") as file, np.load(file) as stored:
        weights = np.zeros(1 << BITS, dtype=np.int8)
        weights[np.cumsum(stored["gaps"], dtype=np.uint32)] = stored["values"]
        words = np.cumsum(stored["words"], dtype=np.uint32)
        return Model(
            weights,
            float(stored["step"]),
            str(stored["source"]),
            frozenset(words.tolist()),
            stored["certainty"],
            shipped_sense(),
        )
