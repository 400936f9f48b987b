"""A small transformer that gives every word of a message a vector for what it means where it stands.

It was begun from multilingual-e5-small (Wang et al. 2024, MIT licence), of which it keeps the lower layers
and the pieces that English and Chinese use, and learnt to read edits (`benchmarks/train_reader.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from pictory_nb.engine.director.choosing.pieces import BEGIN, END, MASK, Piece, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PIECES = "pieces.npz"
HEADS = 12
LONGEST_PIECES = 72
_BLOCK = 32
MATRICES = ("attend", "out", "widen", "narrow")
_LEAST_VARIANCE = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Text:
    """A text to encode; what stands from `start` to `end` of each of `masked` tells nothing by its words."""

    text: str
    masked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into pieces: the rows of these in the table, and where each begins and ends in the text.

    The first one stands for the text's begin and the last one for its end.
    """

    rows: NDArray[np.intp]
    starts: list[int]
    ends: list[int]

    def places(self, start: int, end: int) -> tuple[int, int]:
        """Return from which piece to which one, excluded, a part of the text is; an empty one is at 0."""
        if start >= end:
            return 0, 1
        last = len(self.starts) - 1
        first = min(bisect_right(self.ends, start, 1, last), last)
        return first, max(bisect_left(self.starts, end, 1, last), first + 1)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's pieces and their vectors, (pieces, width)."""

    cut: Cut
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Layer:
    """Matrices (inputs, outputs) of one layer with their biases; gains and biases of two normalisations."""

    attend: tuple[Floats, Floats]
    out: tuple[Floats, Floats]
    widen: tuple[Floats, Floats]
    narrow: tuple[Floats, Floats]
    norms: Floats


@dataclass(frozen=True, slots=True)
class Table:
    """A vocabulary, and the vectors of its pieces in blocks of four bits and of their places in a text."""

    vocabulary: Vocabulary
    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float16]
    places: Floats

    def cut(self, one: Text) -> Cut:
        """Return the pieces of a text, each masked part as one."""
        found = [Piece(BEGIN, 0, 0)]
        position = 0
        for start, end in (*sorted(one.masked), (len(one.text), len(one.text))):
            if start < position:
                continue
            if one.text[position:start].strip():
                found += [
                    Piece(piece.row, piece.start + position, piece.end + position)
                    for piece in self.vocabulary.cut(one.text[position:start])
                ]
            if end > start:
                found.append(Piece(MASK, start, end))
            position = end
        found = [*found[: LONGEST_PIECES - 1], Piece(END, len(one.text), len(one.text) + 1)]
        rows = np.array([piece.row for piece in found])
        return Cut(rows, [piece.start for piece in found], [piece.end for piece in found])

    def vectors(self, rows: NDArray[np.intp]) -> Floats:
        """Return the vectors of pieces, (pieces, width)."""
        return unpacked(self.nibbles[rows], self.scales[rows])


@dataclass(frozen=True, slots=True)
class Encoder:
    """What a text goes through: a table of pieces, a normalisation, and layers."""

    table: Table
    norm: Floats
    layers: tuple[Layer, ...]

    def encode(self, texts: Sequence[Text]) -> list[Encoded]:
        """Return the vectors of each of some texts, which go through the layers together."""
        cuts = [self.table.cut(one) for one in texts]
        where = np.concatenate([np.arange(len(one.rows)) for one in cuts])
        vectors = self.table.vectors(np.concatenate([one.rows for one in cuts]))
        states = _normal(vectors + self.table.places[where], self.norm)
        borders = np.cumsum([0, *(len(one.rows) for one in cuts)])
        for layer in self.layers:
            states = _through(layer, states, borders)
        pairs = pairwise(borders)
        return [Encoded(one, states[first:last]) for one, (first, last) in zip(cuts, pairs, strict=True)]


@cache
def shipped_table() -> Table:
    """Return the vocabulary that came with the package and its vectors; it is read once."""
    with (files(__package__) / PIECES).open("rb") as file, np.load(file) as stored:
        names = stored["pieces"].tobytes().decode().split("\n")
        chances = stored["chances"].tolist()
        pieces = {name: (row, chances[row]) for row, name in enumerate(names) if row > MASK}
        vocabulary = Vocabulary(pieces, max(map(len, pieces)), float(stored["unknown"]))
        return Table(vocabulary, stored["nibbles"], stored["scales"], stored["places"].astype(np.float32))


def encoder_of(stored: Mapping[str, NDArray[Any]]) -> Encoder:
    """Return the encoder whose layers are kept in some arrays, see `benchmarks/reader_encoder.py`."""
    layers = tuple(_layer(stored, place) for place in range(int(stored["layers"])))
    return Encoder(shipped_table(), stored["norm"], layers)


def _layer(stored: Mapping[str, NDArray[Any]], place: int) -> Layer:
    attend, out, widen, narrow = (_matrix(stored, f"{place}.{part}") for part in MATRICES)
    return Layer(attend, out, widen, narrow, stored[f"{place}.norms"])


def _matrix(stored: Mapping[str, NDArray[Any]], name: str) -> tuple[Floats, Floats]:
    """Return a matrix (inputs, outputs) that was kept in steps of one byte, and its biases."""
    return stored[name] * stored[f"{name}.steps"], stored[f"{name}.bias"]


def unpacked(nibbles: NDArray[np.uint8], scales: NDArray[np.float16]) -> Floats:
    """Return rows of numbers that were kept as four bits each, one scale for every 32 of them."""
    blocks = nibbles.reshape(len(nibbles), -1, _BLOCK // 2)
    wide = np.concatenate([blocks & 15, blocks >> 4], axis=2).astype(np.float32) - 8
    return (wide * scales[:, :, None].astype(np.float32)).reshape(len(nibbles), -1)


def _through(layer: Layer, states: Floats, borders: NDArray[np.intp]) -> Floats:
    """Return the states after one layer; each text attends to itself alone."""
    asked = _times(states, layer.attend)
    width = states.shape[1]
    heard = np.empty_like(states)
    for first, last in pairwise(borders):
        query, key, value = asked[first:last].reshape(last - first, 3, HEADS, -1).transpose(1, 2, 0, 3)
        near = query @ key.swapaxes(1, 2) * np.float32((width // HEADS) ** -0.5)
        near = np.exp(near - near.max(axis=2, keepdims=True))
        near /= near.sum(axis=2, keepdims=True)
        heard[first:last] = (near @ value).swapaxes(0, 1).reshape(last - first, width)
    states = _normal(states + _times(heard, layer.out), layer.norms[:2])
    return _normal(states + _times(_gelu(_times(states, layer.widen)), layer.narrow), layer.norms[2:])


def _times(states: Floats, by: tuple[Floats, Floats]) -> Floats:
    return states @ by[0] + by[1]


def _normal(states: Floats, norm: Floats) -> Floats:
    centred = states - states.mean(axis=1, keepdims=True)
    variance = np.square(centred).mean(axis=1, keepdims=True)
    return np.asarray(centred / np.sqrt(variance + _LEAST_VARIANCE) * norm[0] + norm[1], dtype=np.float32)


def _gelu(values: Floats) -> Floats:
    """Return the Gaussian error linear unit by its tanh (Hendrycks and Gimpel 2016)."""
    inner = values * (np.float32(0.7978845608) + np.float32(0.0356774081) * values * values)
    return np.asarray(np.float32(0.5) * values * (1 + np.tanh(inner)), dtype=np.float32)
