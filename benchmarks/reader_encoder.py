"""Teach the encoder of the reader: layers of the model that `reader_base.py` knows, tuned to weigh proposals.

A proposal's score is what the vectors say for its kind and for the parts that mentions play in it, beside
weights of its own features; all learn together, by AdamW and AdaGrad (torch). Names that say little about a
wish, and features, are left out at random. All is drawn from one seed.
"""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from reader_base import Base
from torch import nn
from torch.nn import functional

from pictory_nb.engine.director.choosing.encoder import HEADS, MATRICES, shipped_table
from pictory_nb.engine.director.choosing.features import BITS, own_places
from pictory_nb.engine.director.choosing.pieces import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader_examples import Drawn, Example

LAYERS = 6
EPOCHS, BATCH, SEED = 3, 40, 5
_RATE, _RATE_OF_DIRECTIONS, _RATE_OF_BIASES, _RATE_OF_OWN = 1e-4, 1e-3, 5e-3, 0.05
_OF_THE_RATES_ONWARD = 0.7
_WARM_UP, _LEAST_RATE, _LEAST_RATE_OF_OWN = 0.06, 0.02, 0.1
_LEFT_OUT, _DROPPED, _BLURRED = 0.3, 0.1, 0.6
_LEAST_OFTEN = 3
_WIDTH, _WIDE = 384, 1536


@dataclass(frozen=True, slots=True)
class Begun:
    """An encoder to go on from: its file, what counted of its directions, weights of proposals' features."""

    path: Path
    share: float
    own: np.ndarray


@dataclass(frozen=True, slots=True)
class Lesson:
    """An example as it is taught: rows of kinds and of the names of parts, places of its own weights."""

    drawn: Drawn
    kinds: np.ndarray
    kind_of: np.ndarray
    pairs: np.ndarray
    own: np.ndarray
    begins: np.ndarray
    right: np.ndarray


@dataclass(frozen=True)
class Names:
    """The hashed names of kinds and parts that are met often enough; those of others have row 0."""

    kinds: np.ndarray
    parts: np.ndarray

    @classmethod
    def met_in(cls, examples: Sequence[Example]) -> Names:
        """Return the names of some examples."""
        kinds: Counter[int] = Counter()
        parts: Counter[int] = Counter()
        for one in examples:
            kinds.update(one.features.kinds[:, 0].tolist())
            parts.update(np.unique(one.drawn.pairs[:, :2]).tolist())
        often = [
            sorted(name for name, count in met.items() if count >= _LEAST_OFTEN) for met in (kinds, parts)
        ]
        return cls(*(np.array(names, dtype=np.uint32) for names in often))

    def lesson(self, one: Example) -> Lesson:
        """Return an example as it is taught."""
        pairs = one.drawn.pairs.astype(np.int64)
        pairs[:, :2] = _rows(self.parts, one.drawn.pairs[:, :2])
        return Lesson(
            one.drawn,
            _rows(self.kinds, one.features.kinds[:, 0]),
            one.features.kind_of.astype(np.int32),
            pairs.astype(np.int32),
            own_places(one.features.own).astype(np.int32),
            one.features.begins.astype(np.int32),
            one.right,
        )


def _rows(names: np.ndarray, met: np.ndarray) -> np.ndarray:
    found = np.minimum(np.searchsorted(names, met), len(names) - 1)
    return np.where(names[found] == met, found + 1, 0)


class _Layer(nn.Module):
    def __init__(self, base: Base, place: int) -> None:
        super().__init__()
        for name, wide_in, wide_out in (
            ("q", _WIDTH, _WIDTH), ("k", _WIDTH, _WIDTH), ("v", _WIDTH, _WIDTH), ("ao", _WIDTH, _WIDTH),
            ("fi", _WIDTH, _WIDE), ("fo", _WIDE, _WIDTH),
        ):  # fmt: skip
            matrix = nn.Linear(wide_in, wide_out)
            matrix.weight.data = torch.tensor(base.matrix(f"l{place}.{name}.w", wide_in))
            matrix.bias.data = torch.tensor(base.floats(f"l{place}.{name}.b"))
            setattr(self, name, matrix)
        self.after_attention = _norm(base, f"l{place}.aln")
        self.after_all = _norm(base, f"l{place}.oln")

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        count, length, _ = states.shape
        query, key, value = (
            part(states).view(count, length, HEADS, -1).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        dropped = _DROPPED if self.training else 0.0
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=dropped)
        heard = self.ao(heard.transpose(1, 2).reshape(count, length, _WIDTH))
        states = self.after_attention(states + functional.dropout(heard, _DROPPED, self.training))
        wide = self.fo(functional.gelu(self.fi(states), approximate="tanh"))
        return self.after_all(states + functional.dropout(wide, _DROPPED, self.training))


def _norm(base: Base, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(_WIDTH, 1e-12)
    norm.weight.data = torch.tensor(base.floats(f"{name}.w"))
    norm.bias.data = torch.tensor(base.floats(f"{name}.b"))
    return norm


class Pupil(nn.Module):
    """The encoder while it learns, directions of kinds and parts, and weights of the proposals' features."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        base, table = Base.read(), shipped_table()
        words = torch.tensor(table.vectors(np.arange(len(table.nibbles))))
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.register_buffer("places", torch.tensor(table.places))
        self.norm = _norm(base, "emb.ln")
        self.layers = nn.ModuleList(_Layer(base, place) for place in range(LAYERS))
        self.kinds, self.kind_biases = _directions(len(names.kinds), 0.02)
        self.parts, self.part_biases = _directions(len(names.parts), 0.01)
        self.own = nn.EmbeddingBag(1 << BITS, 1, mode="sum", sparse=True)
        self.own.weight.data.zero_()

    def go_on(self, begun: Begun, names: Names) -> None:
        """Take over what an encoder has learnt; names that it did not know stand as they are."""
        with np.load(begun.path) as stored:
            _set(self.norm.weight, stored["norm"][0])
            _set(self.norm.bias, stored["norm"][1])
            for place, layer in enumerate(self.layers):
                for name, matrices in zip(MATRICES, _matrices(layer), strict=True):
                    weights = stored[f"{place}.{name}"] * stored[f"{place}.{name}.steps"]
                    count = len(matrices)
                    for one, weight, bias in zip(
                        matrices,
                        np.split(weights.T, count),
                        np.split(stored[f"{place}.{name}.bias"], count),
                        strict=True,
                    ):
                        _set(one.weight, weight)
                        _set(one.bias, bias)
                norms = stored[f"{place}.norms"]
                for one, (gain, bias) in zip(
                    (layer.after_attention, layer.after_all), (norms[:2], norms[2:]), strict=True
                ):
                    _set(one.weight, gain)
                    _set(one.bias, bias)
            for name, directions, biases, wanted in (
                ("kinds", self.kinds, self.kind_biases, names.kinds),
                ("parts", self.parts, self.part_biases, names.parts),
            ):
                rows = np.concatenate([[0], _rows(stored[name], wanted)])
                known = torch.from_numpy((rows > 0) | (np.arange(len(rows)) == 0))
                vectors = stored[f"{name}.vectors"] * stored[f"{name}.steps"][:, None] / begun.share
                directions.weight.data[known] = torch.tensor(vectors[rows], dtype=torch.float32)[known]
                there = stored[f"{name}.biases"][rows] / begun.share
                biases.weight.data[known, 0] = torch.tensor(there, dtype=torch.float32)[known]

    def forward(self, one: dict[str, torch.Tensor]) -> torch.Tensor:
        """Return the score of each proposal of a batch."""
        states, is_there = self._encoded(one["rows"], one["lengths"])
        whole = (states * is_there[..., None]).sum(1) / one["lengths"][:, None]
        whole = functional.dropout(whole, _DROPPED, self.training)
        by_kind = (self.kinds(one["kinds"]) * whole[one["message_of_kind"]]).sum(1)
        score = (by_kind + self.kind_biases(one["kinds"])[:, 0])[one["kind_of"]]
        sums = functional.pad(functional.dropout(states, _DROPPED, self.training).cumsum(1), (0, 0, 1, 0))
        message, first, last = one["message_of_span"], one["first"], one["last"]
        spans = (sums[message, last] - sums[message, first]) / (last - first)[:, None]
        towards = self.parts(one["narrow"]) + self.parts(one["wide"])
        biases = self.part_biases(one["narrow"]) + self.part_biases(one["wide"])
        by_pair = (towards * spans[one["span_of"]]).sum(1) + biases[:, 0]
        own = self.own(one["own"], one["begins"], per_sample_weights=one["counts"])[:, 0]
        return score.index_add(0, one["proposal_of"], by_pair[one["pair_of"]]) + own

    def _encoded(self, rows: torch.Tensor, lengths: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        length = rows.shape[1]
        states = functional.dropout(
            self.norm(self.words(rows) + self.places[:length]), _DROPPED, self.training
        )
        is_there = torch.arange(length)[None] < lengths[:, None]
        mask = torch.zeros(len(rows), 1, 1, length).masked_fill(~is_there[:, None, None, :], -1e9)
        for layer in self.layers:
            states = layer(states, mask)
        return states, is_there


def _set(parameter: torch.Tensor, values: np.ndarray) -> None:
    parameter.data = torch.tensor(np.ascontiguousarray(values), dtype=torch.float32)


def _matrices(layer: _Layer) -> tuple[tuple[nn.Linear, ...], ...]:
    """Return the matrices of a layer as they are kept: those of attention in one."""
    return (layer.q, layer.k, layer.v), (layer.ao,), (layer.fi,), (layer.fo,)


def _directions(count: int, spread: float) -> tuple[nn.Embedding, nn.Embedding]:
    directions, biases = nn.Embedding(count + 1, _WIDTH), nn.Embedding(count + 1, 1)
    directions.weight.data.normal_(0, spread)
    biases.weight.data.zero_()
    return directions, biases


def _batch(lessons: Sequence[Lesson], draw: random.Random) -> dict[str, torch.Tensor]:
    """Return some lessons as one: numbers of proposals, kinds, pairs and spans count through all of them."""
    rows = np.full((len(lessons), max(len(one.drawn.rows) for one in lessons)), 1, dtype=np.int64)
    made: dict[str, list[np.ndarray]] = {}
    counts = Counter[str]()

    def add(name: str, values: np.ndarray, beyond: int = 0) -> None:
        made.setdefault(name, []).append(values.astype(np.int64) + beyond)

    for place, one in enumerate(lessons):
        drawn = one.drawn
        rows[place, : len(drawn.rows)] = _blurred(drawn, draw)
        add("kinds", one.kinds)
        add("message_of_kind", np.full(len(one.kinds), place))
        add("kind_of", one.kind_of, counts["kinds"])
        add("message_of_span", np.full(len(drawn.spans), place))
        add("first", drawn.spans[:, 0])
        add("last", drawn.spans[:, 1])
        add("narrow", one.pairs[:, 0])
        add("wide", one.pairs[:, 1])
        add("span_of", one.pairs[:, 2], counts["spans"])
        add("pair_of", drawn.pair_of, counts["pairs"])
        add("proposal_of", drawn.proposal_of, counts["proposals"])
        add("own", one.own)
        add("begins", one.begins, counts["own"])
        add("message_of", np.full(len(one.right), place))
        counts["kinds"] += len(one.kinds)
        counts["spans"] += len(drawn.spans)
        counts["pairs"] += len(one.pairs)
        counts["proposals"] += len(one.right)
        counts["own"] += len(one.own)
    found = {name: torch.from_numpy(np.concatenate(parts)) for name, parts in made.items()}
    kept = np.random.default_rng(draw.getrandbits(32)).random(counts["own"]) > _LEFT_OUT
    found["counts"] = torch.from_numpy(kept.astype(np.float32) / (1 - _LEFT_OUT))
    found["rows"] = torch.from_numpy(rows)
    found["lengths"] = torch.tensor([len(one.drawn.rows) for one in lessons])
    found["right"] = torch.from_numpy(np.concatenate([one.right for one in lessons]).astype(np.float32))
    return found


def _blurred(drawn: Drawn, draw: random.Random) -> np.ndarray:
    if draw.random() > _BLURRED or not drawn.blurs:
        return drawn.rows
    rows = drawn.rows.copy()
    for first, last, percent in drawn.blurs:
        if draw.random() * 100 < percent:
            rows[first:last] = MASK
    return rows


def _loss(score: torch.Tensor, one: dict[str, torch.Tensor], count: int) -> torch.Tensor:
    """Return the mean surprise at the right proposals together."""
    message = one["message_of"]
    highest = torch.full((count,), -math.inf).scatter_reduce(0, message, score.detach(), "amax")
    even = torch.exp(score - highest[message])
    total = torch.zeros(count).index_add(0, message, even)
    right = torch.zeros(count).index_add(0, message, even * one["right"])
    return (torch.log(total) - torch.log(right + 1e-30)).mean()


def _batches(lessons: Sequence[Lesson], draw: random.Random) -> Iterator[list[Lesson]]:
    """Yield the lessons of one epoch, those of one batch about as long as each other."""
    order = [*range(len(lessons))]
    draw.shuffle(order)
    for start in range(0, len(order), 50 * BATCH):
        block = sorted(order[start : start + 50 * BATCH], key=lambda place: len(lessons[place].drawn.rows))
        batches = [block[first : first + BATCH] for first in range(0, len(block), BATCH)]
        draw.shuffle(batches)
        yield from ([lessons[place] for place in batch] for batch in batches)


def taught(examples: Sequence[Example], names: Names, begun: Begun | None = None) -> Pupil:
    """Return an encoder that was taught some examples, one that had `begun` a little more slowly."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    lessons = [names.lesson(one) for one in examples]
    pupil = Pupil(names)
    if begun is not None:
        pupil.go_on(begun, names)
        met = np.unique(np.concatenate([one.own for one in lessons]))
        pupil.own.weight.data[met, 0] = torch.from_numpy(begun.own[met])
    inside = [one for part in (pupil.norm, pupil.layers) for one in part.parameters()]
    directions = [pupil.kinds.weight, pupil.parts.weight]
    biases = [pupil.kind_biases.weight, pupil.part_biases.weight]
    dense = torch.optim.AdamW(
        [
            {"params": inside, "lr": _RATE, "weight_decay": 0.01},
            {"params": directions, "lr": _RATE_OF_DIRECTIONS, "weight_decay": 0.01},
            {"params": biases, "lr": _RATE_OF_BIASES, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )
    sparse = torch.optim.Adagrad(pupil.own.parameters(), lr=_RATE_OF_OWN, initial_accumulator_value=1e-4)
    share = 1.0 if begun is None else _OF_THE_RATES_ONWARD
    rates = [group["lr"] * share for group in dense.param_groups]
    steps = EPOCHS * math.ceil(len(lessons) / BATCH)
    step, begun, seen = 0, time.monotonic(), 0.0
    for _ in range(EPOCHS):
        for batch in _batches(lessons, draw):
            rest = 1 - step / steps
            for group, rate in zip(dense.param_groups, rates, strict=True):
                group["lr"] = rate * min(1, step / (_WARM_UP * steps)) * max(_LEAST_RATE, rest)
            sparse.param_groups[0]["lr"] = _RATE_OF_OWN * share * max(_LEAST_RATE_OF_OWN, rest)
            one = _batch(batch, draw)
            loss = _loss(pupil(one), one, len(batch))
            dense.zero_grad()
            sparse.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(inside, 1.0)
            dense.step()
            sparse.step()
            seen += (loss.item() - seen) / min(step + 1, 50)
            step += 1
            if step % 250 == 0:
                minutes = (time.monotonic() - begun) / 60
                print(f"step {step} of {steps}, loss {seen:.3f}, {minutes:.1f} min", flush=True)
    return pupil.eval()


def own_weights(pupil: Pupil) -> np.ndarray:
    """Return the weights of the proposals' own features by their places."""
    return pupil.own.weight.detach().numpy()[:, 0]


def pack(pupil: Pupil, names: Names, path: Path, *, share: float) -> None:
    """Write an encoder's file, matrices in steps of one byte; what it says counts `share`."""
    kept: dict[str, Any] = {
        "layers": np.int32(LAYERS),
        "norm": _stacked(pupil.norm),
    }
    for place, layer in enumerate(pupil.layers):
        for name, matrices in zip(MATRICES, _matrices(layer), strict=True):
            weights = np.concatenate([one.weight.detach().numpy() for one in matrices])
            values, steps = _in_steps(weights)
            kept[f"{place}.{name}"] = np.ascontiguousarray(values.T)
            kept[f"{place}.{name}.steps"] = steps
            kept[f"{place}.{name}.bias"] = np.concatenate([one.bias.detach().numpy() for one in matrices])
        kept[f"{place}.norms"] = np.concatenate([_stacked(layer.after_attention), _stacked(layer.after_all)])
    for name, directions, biases, known in (
        ("kinds", pupil.kinds, pupil.kind_biases, names.kinds),
        ("parts", pupil.parts, pupil.part_biases, names.parts),
    ):
        kept[name] = known
        kept[f"{name}.vectors"], kept[f"{name}.steps"] = _in_steps(directions.weight.detach().numpy() * share)
        kept[f"{name}.biases"] = biases.weight.detach().numpy()[:, 0] * np.float32(share)
    np.savez(path, **kept)


def _stacked(norm: nn.LayerNorm) -> np.ndarray:
    return np.stack([norm.weight.detach().numpy(), norm.bias.detach().numpy()])


def _in_steps(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return rows in steps of one byte, and the step of each."""
    steps = np.maximum(np.abs(rows).max(axis=1) / 127, 1e-9).astype(np.float32)
    return np.round(rows / steps[:, None]).astype(np.int8), steps
