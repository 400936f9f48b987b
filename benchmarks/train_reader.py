"""Train the model that reads what the grammar does not: weights for pictory_nb/engine/director/choosing.

Run: python benchmarks/train_reader.py            trains on all corpora and writes the weights
     python benchmarks/train_reader.py --hold-out edits_exam edits_personas
                                                  trains without each of them in turn and counts it: what new
                                                  people meet; nothing is written

The model is log-linear over the proposals of an utterance and learns by stochastic gradient steps with a
rate for each weight (AdaGrad), from right proposals together, whichever of them is the likeliest. Features
are left out at random so that no single word decides. All is drawn from one seed.

How certain a reading is, a second model tells (see `certainty`), fitted to what the first one reads of groups
of authors that it was trained without.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from reader_certainty import judged
from reader_examples import Example, corpora, labelled, read_examples
from understanding import counted

from pictory_nb.engine.director.choosing.certainty import fitted
from pictory_nb.engine.director.choosing.features import BITS, own_places, places
from pictory_nb.engine.director.choosing.model import WEIGHTS, Model

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

Ready = tuple[str, "Compiled", "NDArray[np.uint32]"]
"""The corpus of an example, the example, and the words of its message."""
CHOOSING = Path(__file__).parents[1] / "pictory_nb" / "engine" / "director" / "choosing"
EPOCHS, RATE, LEFT_OUT, SEED = 5, 0.1, 0.3, 7
_STEP_BITS = 7
_LEAST_WEIGHT_STEPS = 6
_FIRM = 3.0
# Corpora whose authors, or whose makers, are left out together.
_GROUPS = (
    ("edits_own2", "edits_consultants", "edits_offices", "edits_founders", "edits_beginners", "edits_hasty",
     "edits_english"),
    ("edits_chinese3", "edits_clerks", "edits_engineers", "edits_chinese2"),
    ("edits_plain", "edits_references", "edits_chinese"),
    ("edits_grid3", "edits_afternoons", "edits_own", "edits_grid2", "edits_twelve", "edits_china",
     "edits_chat"),
    ("edits_train1", "edits_train2", "edits_train3", "edits_third", "edits_ten", "edits_studio",
     "edits_street", "edits_personas", "edits_turns"),
    ("edits_exam", "edits_strangers", "edits_grid", "edits_people", "edits_office", "edits_work",
     "edits_registers", "edits", "edits_brand", "edits_fresh", "edits_more", "edits_last", "edits_operations",
     "edits_voices"),
)  # fmt: skip


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


def source_of() -> str:
    """Return a hash of the code that the weights belong to: proposals, features, training."""
    digest = hashlib.blake2s(digest_size=16)
    parts = (
        "hearing.py", "features.py", "proposing.py", "proposals*.py", "already.py",
        "accounting.py", "choosing.py", "certainty.py",
    )  # fmt: skip
    own = (
        "train_reader.py", "reader_certainty.py", "reader_examples.py", "reader_phrases.py",
        "reader_phrases.txt",
    )  # fmt: skip
    here = Path(__file__).parent
    for path in (
        *(file for part in parts for file in sorted(CHOOSING.glob(part))),
        *(here / name for name in own),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def model_of(examples: Sequence[Ready]) -> Model:
    """Train on some examples; the weights are in steps of one byte, those near 0 left out."""
    weights = train([one for _, one, _ in examples])
    step = float(np.abs(weights).max()) / ((1 << _STEP_BITS) - 1)
    steps = np.clip(np.round(weights / step), -127, 127).astype(np.int8)
    steps[np.abs(steps) < _LEAST_WEIGHT_STEPS] = 0
    words = frozenset(int(word) for _, _, said in examples for word in said)
    return Model(steps, step, words=words)


# What groups are judged by, side by side: processes made by forking share it.
_SHARED: list[Ready] = []


def _judged_apart(group: Sequence[str]) -> list[tuple[NDArray[np.float64], bool]]:
    """Return how the corpora of a group are read by a model that was trained without them."""
    model = model_of([one for one in _SHARED if one[0] not in group])
    return [row for name in group for row in judged(labelled(name), model)]


def certainty_of(examples: Sequence[Ready], *, without: Collection[str] = ()) -> NDArray[np.float64]:
    """Return the weights that tell how certain a reading is, from authors who are left out in turn."""
    _SHARED[:] = [one for one in examples if one[0] not in without]
    groups = [[name for name in group if name in corpora() and name not in without] for group in _GROUPS]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        found = [row for rows in pool.map(_judged_apart, groups) for row in rows]
    print(f"judged {len(found)} readings", flush=True)
    rows = np.array([traits for traits, _ in found])
    right = np.array([is_right for _, is_right in found])
    return fitted(rows, right, firm=_FIRM)


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


def count_without(held_out: list[str], examples: Sequence[Ready]) -> None:
    """Train without each of some corpora in turn and print how its utterances are read then.

    How certain a reading is, is learnt from all but these corpora, once.
    """
    weights = certainty_of(examples, without=held_out)
    for name in held_out:
        model = model_of([one for one in examples if one[0] != name])
        print(counted(name, labelled(name), replace(model, certainty=weights)), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hold-out", nargs="+", metavar="CORPUS", help="count these, trained without them")
    options = parser.parse_args()
    ready = [(one.corpus, compiled(one), one.features.words) for one in read_examples(corpora())]
    if options.hold_out:
        count_without(options.hold_out, ready)
        return
    made = replace(model_of(ready), certainty=certainty_of(ready))
    pack(made, CHOOSING / WEIGHTS, source_of())


if __name__ == "__main__":
    main()
