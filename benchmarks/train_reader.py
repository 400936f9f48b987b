"""Train the model that reads what the grammar does not: weights for pictory_nb/engine/director/choosing.

Run: pip install --group train && python benchmarks/train_reader.py
                                                  trains on all corpora and writes the weights: an hour
     python benchmarks/train_reader.py --onward    the same, but the encoder goes on from the one that ships
     python benchmarks/train_reader.py --hold-out edits_exam edits_personas
                                                  trains without these and counts them: what new people
                                                  meet; nothing is written

Two parts weigh the proposals of an utterance. One is log-linear and learns by stochastic gradient steps with
a rate for each weight (AdaGrad), from right proposals together, whichever of them is the likeliest; features
are left out at random so that no single word decides. The other is an encoder (`reader_encoder.py`). Their
scores are added. All is drawn from one seed.

How certain a reading is, a second model tells (see `certainty`), fitted to how `unlearnt_*.txt` are read,
of which nothing else is learnt.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from reader_certainty import judged
from reader_encoder import Begun, Names, own_weights, taught
from reader_encoder import pack as pack_encoder
from reader_examples import CORPORA, Example, corpora, labelled, read_examples
from reader_source import CHOOSING, source_of
from understanding import counted

from pictory_nb.engine.director.choosing.certainty import fitted
from pictory_nb.engine.director.choosing.features import BITS, own_places, places
from pictory_nb.engine.director.choosing.model import WEIGHTS, Model, shipped
from pictory_nb.engine.director.choosing.sense import LAYERS, sense_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from reader_encoder import Pupil

Ready = tuple["Compiled", "NDArray[np.uint32]"]
"""An example, and the words of its message."""
EPOCHS, RATE, LEFT_OUT, SEED = 5, 0.1, 0.3, 7
_STEP_BITS = 7
_LEAST_WEIGHT_STEPS = 6
_FIRM = 3.0
# What each of the two parts counts, found on `unlearnt_*.txt`.
_OF_WORDS, _OF_SENSE = 0.4, 0.6


@dataclass(frozen=True, slots=True)
class Compiled:
    """An example as the places of its weights; those of its message for each kind are found when needed."""

    message: NDArray[np.uint32]
    kinds: NDArray[np.uint32]
    own: NDArray[np.int32]
    begins: NDArray[np.intp]
    owner: NDArray[np.int32]
    kind_of: NDArray[np.intp]
    right: NDArray[np.bool_]

    def by_kind(self, kept: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return the places of the features of the message that are `kept`, for each kind."""
        said = self.message[kept]
        return np.concatenate([places(said, self.kinds[:, 0]), places(said, self.kinds[:, 1])], axis=1)


def compiled(example: Example) -> Compiled:
    """Return the places of an example's weights."""
    found = example.features
    lengths = np.diff(np.append(found.begins, len(found.own)))
    owner = np.repeat(np.arange(len(lengths)), lengths)
    return Compiled(
        found.message,
        found.kinds,
        own_places(found.own).astype(np.int32),
        found.begins,
        owner.astype(np.int32),
        found.kind_of,
        example.right,
    )


def train(examples: list[Compiled], *, seed: int = SEED) -> NDArray[np.float32]:
    """Return weights for `examples`.

    As none of the features is left out when the model is used, each weighs as much less then.
    """
    random = np.random.default_rng(seed)
    weights = np.zeros(1 << BITS, dtype=np.float32)
    squares = np.full(1 << BITS, 1e-2, dtype=np.float32)
    mean = np.zeros(1 << BITS, dtype=np.float32)
    for epoch in range(EPOCHS):
        for place in random.permutation(len(examples)):
            _learn(examples[place], weights, squares, random)
        if epoch >= EPOCHS - 2:
            mean += weights / 2
    return mean * np.float32(1 - LEFT_OUT)


def _learn(
    one: Compiled, weights: NDArray[np.float32], squares: NDArray[np.float32], random: np.random.Generator
) -> None:
    by_kind = one.by_kind(random.random(len(one.message)) > LEFT_OUT)
    counts = random.random(len(one.own)) > LEFT_OUT
    score = weights[by_kind].sum(axis=1)[one.kind_of]
    score = (score + np.add.reduceat(weights[one.own] * counts, one.begins)).astype(np.float64)
    even = np.exp(score - score.max())
    chances = even / even.sum()
    right = chances[one.right].sum()
    if right > 0.999:
        return
    slope = (chances - np.where(one.right, chances / max(right, 1e-30), 0)).astype(np.float32)
    by_kinds = np.bincount(one.kind_of, slope, minlength=len(by_kind)).astype(np.float32)
    moved = np.abs(by_kinds) > 1e-3
    own_moved = (np.abs(slope) > 1e-3)[one.owner] & counts
    at = np.concatenate([by_kind[moved].ravel(), one.own[own_moved]])
    by = np.concatenate([np.repeat(by_kinds[moved], by_kind.shape[1]), slope[one.owner[own_moved]]])
    unique, inverse = np.unique(at, return_inverse=True)
    slopes = np.bincount(inverse, by).astype(np.float32)
    squares[unique] += slopes * slopes
    weights[unique] -= RATE * slopes / np.sqrt(squares[unique])


def model_of(examples: Sequence[Ready], pupil: Pupil) -> Model:
    """Train on some examples; the weights are in steps of one byte, those near 0 left out.

    The features of a proposal itself are weighed by both parts: their weights are added.
    """
    weights = _OF_WORDS * train([one for one, _ in examples]) + _OF_SENSE * own_weights(pupil)
    step = float(np.abs(weights).max()) / ((1 << _STEP_BITS) - 1)
    steps = np.clip(np.round(weights / step), -127, 127).astype(np.int8)
    steps[np.abs(steps) < _LEAST_WEIGHT_STEPS] = 0
    words = frozenset(int(word) for _, said in examples for word in said)
    return Model(steps, step, words=words)


def certainty_of(model: Model) -> NDArray[np.float64]:
    """Return the weights that tell how certain a reading is, from authors of whom nothing was learnt."""
    names = sorted(path.stem for path in CORPORA.glob("unlearnt_*.txt"))
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        found = [row for rows in pool.map(_judged, names, [model] * len(names)) for row in rows]
    print(f"judged {len(found)} readings", flush=True)
    rows = np.array([traits for traits, _ in found])
    right = np.array([is_right for _, is_right in found])
    return fitted(rows, right, firm=_FIRM)


def _judged(name: str, model: Model) -> list[tuple[NDArray[np.float64], bool]]:
    return [*judged(labelled(name), model)]


def pack(model: Model, path: Path, source: str) -> None:
    """Write a model's file."""
    kept = np.flatnonzero(model.weights)
    words = np.array(sorted(model.words), dtype=np.uint32)
    np.savez_compressed(
        path,
        gaps=np.diff(kept, prepend=0).astype(np.uint16),
        values=model.weights[kept],
        step=model.step,
        source=source,
        words=np.diff(words, prepend=np.uint32(0)),
        certainty=model.certainty,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hold-out", nargs="+", metavar="CORPUS", default=[], help="count these, not learnt")
    parser.add_argument("--onward", action="store_true", help="begin with the encoder that ships")
    options = parser.parse_args()
    examples = read_examples([name for name in corpora() if name not in options.hold_out])
    names = Names.met_in(examples)
    begun = None
    if options.onward:
        before = shipped()
        weights = before.weights.astype(np.float32) * np.float32(before.step)
        begun = Begun(CHOOSING / LAYERS, _OF_SENSE, weights)
    pupil = taught(examples, names, begun)
    ready = [(compiled(one), one.features.words) for one in examples]
    with TemporaryDirectory() as folder:
        layers = CHOOSING / LAYERS if not options.hold_out else Path(folder) / LAYERS
        pack_encoder(pupil, names, layers, share=_OF_SENSE)
        model = replace(model_of(ready, pupil), sense=sense_in(layers))
        model = replace(model, certainty=certainty_of(model))
        for name in options.hold_out:
            print(counted(name, labelled(name), model), flush=True)
    if not options.hold_out:
        pack(model, CHOOSING / WEIGHTS, source_of())


if __name__ == "__main__":
    main()
