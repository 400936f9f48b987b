"""What the vectors of a message's words say for each proposal: its kind, and the parts that mentions play."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from pictory_nb.engine.director.choosing.encoder import Encoder, Text, encoder_of
from pictory_nb.engine.director.choosing.features import MENTIONS, hashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from pictory_nb.engine.director.choosing.encoder import Encoded, Floats
    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.proposals import Proposal
    from pictory_nb.engine.director.grammar.chunks import Chunk

LAYERS = "layers.npz"
Part = tuple[str, int, int]
"""What a mention is to a proposal (a role, or left over: "-len"), and where in the message it stands."""
Pair = tuple[str, str, int, int]
"""A part by its name and by that with the kind of wish before it, and where in the message it stands."""


@dataclass(frozen=True, slots=True)
class Directions:
    """Directions among an encoder's vectors by hashed names, each with a bias; unknown names have row 0."""

    rows: Mapping[int, int]
    vectors: Floats
    biases: Floats

    def row(self, name: str) -> int:
        """Return the row of a name."""
        return self.rows.get(hashed(name), 0)


@dataclass(frozen=True, slots=True)
class Sense:
    """An encoder, and what its vectors say of kinds of wishes and of the parts that mentions play."""

    encoder: Encoder
    kinds: Directions
    parts: Directions

    def scores(self, encoded: Encoded, heard: Heard, proposals: Sequence[Proposal]) -> NDArray[np.float64]:
        """Return what the words of a message say for each proposal."""
        kinds = np.array([self.kinds.row(f"k {one.what}") for one in proposals])
        whole = encoded.vectors.mean(axis=0)
        score = (self.kinds.vectors @ whole + self.kinds.biases)[kinds].astype(np.float64)
        played, pair_of, proposal_of = pairs_of(heard, proposals)
        if played:
            np.add.at(score, proposal_of, self._of_pairs(encoded, played)[pair_of])
        return np.asarray(score)

    def _of_pairs(self, encoded: Encoded, played: Sequence[Pair]) -> Floats:
        sums = np.concatenate([np.zeros_like(encoded.vectors[:1]), encoded.vectors.cumsum(axis=0)])
        first, last = np.array([encoded.cut.places(start, end) for _, _, start, end in played]).T
        spans = (sums[last] - sums[first]) / (last - first)[:, None]
        narrow = np.array([self.parts.row(one) for one, _, _, _ in played])
        wide = np.array([self.parts.row(one) for _, one, _, _ in played])
        towards = self.parts.vectors[narrow] + self.parts.vectors[wide]
        return np.asarray((towards * spans).sum(axis=1) + self.parts.biases[narrow] + self.parts.biases[wide])


def text_of(heard: Heard, start: int = 0, end: int | None = None) -> Text:
    """Return a message, or some of it, as it is encoded: what it quotes says nothing about the wish."""
    end = len(heard.message) if end is None else end
    return Text(
        heard.message[start:end],
        tuple(
            (chunk.start - start, chunk.end - start)
            for chunk in heard.bag.chunks
            if chunk.symbol == "quoted" and start <= chunk.start < chunk.end <= end
        ),
    )


def mentions_of(heard: Heard) -> list[Part]:
    """Return what a proposal should make use of, as it is called where one leaves it over."""
    return [(_left(chunk), chunk.start, chunk.end) for chunk in heard.bag.chunks if chunk.symbol in MENTIONS]


def _left(chunk: Chunk) -> str:
    return f"-ref:{chunk.kind}" if chunk.symbol == "ref" else f"-{chunk.symbol}"


def pairs_of(heard: Heard, proposals: Sequence[Proposal]) -> tuple[list[Pair], list[int], list[int]]:
    """Return the parts that mentions play, each once, and in two lists which of them which proposal has."""
    pairs: dict[Pair, int] = {}
    pair_of: list[int] = []
    proposal_of: list[int] = []
    mentions = mentions_of(heard)
    for place, one in enumerate(proposals):
        group = one.what.split(" ", 1)[0]
        for name, start, end in parts_of(one, mentions):
            pair_of.append(pairs.setdefault((name, f"{group}|{name}", start, end), len(pairs)))
            proposal_of.append(place)
    return list(pairs), pair_of, proposal_of


def parts_of(one: Proposal, mentions: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts that mentions play in a proposal, and the mentions that it leaves over."""
    yield from one.roles
    used = [(start, end) for _, start, end in one.roles if end > start]
    for name, start, end in mentions:
        if end > start and not any(start < stop and begin < end for begin, stop in used):
            yield name, start, end


@cache
def shipped_sense() -> Sense:
    """Return the encoder that came with the package and what was learnt of it; it is read once."""
    return sense_in(files(__package__) / LAYERS)


def sense_in(kept: Traversable) -> Sense:
    """Return the encoder, and what was learnt of it, that a file keeps."""
    with kept.open("rb") as file, np.load(file) as stored:
        return Sense(encoder_of(stored), _directions(stored, "kinds"), _directions(stored, "parts"))


def _directions(stored: Mapping[str, NDArray[Any]], name: str) -> Directions:
    vectors = stored[f"{name}.vectors"] * stored[f"{name}.steps"][:, None]
    rows = {known_as: row for row, known_as in enumerate(stored[name].tolist(), 1)}
    return Directions(rows, vectors, stored[f"{name}.biases"])
