"""Train the model that reads what the grammar does not: weights for pictory_nb/engine/director/choosing.

Run: python benchmarks/train_reader.py            trains on all corpora and writes the weights
     python benchmarks/train_reader.py --hold-out edits_exam edits_personas
                                                  trains without each of them in turn and counts it: what new
                                                  people meet; nothing is written

The model is log-linear over the proposals of an utterance and learns by stochastic gradient steps with a
rate for each weight (AdaGrad), from right proposals together, whichever of them is the likeliest. Features
are left out at random so that no single word decides. All is drawn from one seed.
"""

from __future__ import annotations

import argparse
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from reader_examples import Example, corpora, labelled, read_examples
from understanding import counted

from pictory_nb.engine.director.choosing.features import BITS, own_places, places
from pictory_nb.engine.director.choosing.model import WEIGHTS, Model

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHOOSING = Path(__file__).parents[1] / "pictory_nb" / "engine" / "director" / "choosing"
EPOCHS, RATE, LEFT_OUT, SEED = 5, 0.1, 0.3, 7
_STEP_BITS = 7
_LEAST_WEIGHT_STEPS = 1


@dataclass(frozen=True, slots=True)
class Compiled:
    """An example as the places of its weights."""

    by_kind: NDArray[np.int32]
    own: NDArray[np.int32]
    begins: NDArray[np.intp]
    owner: NDArray[np.int32]
    kind_of: NDArray[np.intp]
    right: NDArray[np.bool_]


def compiled(example: Example) -> Compiled:
    """Return the places of an example's weights."""
    found = example.features
    by_kind = np.concatenate(
        [places(found.message, found.kinds[:, 0]), places(found.message, found.kinds[:, 1])], axis=1
    )
    lengths = np.diff(np.append(found.begins, len(found.own)))
    owner = np.repeat(np.arange(len(lengths)), lengths)
    return Compiled(
        by_kind.astype(np.int32),
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
    half = one.by_kind.shape[1] // 2
    kept = np.tile(random.random(half) > LEFT_OUT, 2)
    by_kind = one.by_kind[:, kept]
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


def source_of() -> str:
    """Return a hash of the code that the weights belong to: proposals, features, training."""
    digest = hashlib.blake2s(digest_size=16)
    parts = ("hearing.py", "features.py", "proposing.py", "proposals*.py", "already.py")
    own = ("train_reader.py", "reader_examples.py", "reader_phrases.py", "reader_phrases.txt")
    here = Path(__file__).parent
    for path in (
        *(file for part in parts for file in sorted(CHOOSING.glob(part))),
        *(here / name for name in own),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pack(weights: NDArray[np.float32], path: Path, source: str) -> Model:
    """Write weights in steps of one byte, those near 0 left out; return the model as it is read again."""
    step = float(np.abs(weights).max()) / ((1 << _STEP_BITS) - 1)
    steps = np.clip(np.round(weights / step), -127, 127).astype(np.int8)
    kept = np.flatnonzero(np.abs(steps) >= _LEAST_WEIGHT_STEPS)
    gaps = np.diff(kept, prepend=0)
    np.savez_compressed(path, gaps=gaps.astype(np.uint16), values=steps[kept], step=step, source=source)
    return Model.packed(kept.astype(np.uint32), steps[kept], step, source)


def count_without(held_out: list[str], examples: list[Example]) -> None:
    """Train without each of some corpora in turn and print how its utterances are read then."""
    ready = [(one.corpus, compiled(one)) for one in examples]
    for name in held_out:
        weights = train([one for corpus, one in ready if corpus != name])
        print(counted(name, labelled(name), Model(weights)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hold-out", nargs="+", metavar="CORPUS", help="count these, trained without them")
    options = parser.parse_args()
    examples = read_examples(corpora())
    if options.hold_out:
        count_without(options.hold_out, examples)
        return
    pack(train([compiled(one) for one in examples]), CHOOSING / WEIGHTS, source_of())


if __name__ == "__main__":
    main()
