"""How certain it is that the model's best reading is what is meant, told from more than its probability.

A log-linear model is as sure of a message full of words that it has never met as of one of plain words. So a
small second model, trained on readings of authors whom the first had not seen, weighs what speaks for and
against: how far the next reading is behind, mentions and unknown words that are left over, what the grammar says.
"""

# ruff: noqa: E501 (patterns and rows of traits read best when they are not cut)

from __future__ import annotations

import re
from dataclasses import fields
from math import exp, log
from typing import TYPE_CHECKING, Protocol

import numpy as np

from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    AskError,
    BeyondUsError,
    ChangeCanvas,
    ChangeMusic,
    ChangePoint,
    ChangeSceneLength,
    ChangeSpeed,
    ChangeVoice,
    CutRange,
    EditError,
    KeepRange,
    KeepScenes,
    MergeScenes,
    MoveScenes,
    RemovePoint,
    RemoveScenes,
    ReplaceText,
    Retell,
    SplitScene,
    SwapScenes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pictory_nb.engine.director.choosing.choosing import Choice, Wish
    from pictory_nb.engine.director.operations import Operation

_LEAST = 1e-3
_KINDS: tuple[tuple[type[Operation], ...], ...] = (
    (RemoveScenes, KeepScenes), (MoveScenes, SwapScenes), (SplitScene, MergeScenes), (AddScene,),
    (ChangeSceneLength,), (Retell, ChangeSpeed), (CutRange, KeepRange), (ReplaceText,),
    (AddPoint, ChangePoint, RemovePoint), (ChangeMusic,), (ChangeVoice,), (ChangeCanvas,),
)  # fmt: skip
_MILD = re.compile(
    r"\b(?:instead of|in place of|rather than|no longer|if you (?:would|could|can|please)|if possible|perhaps you could|"
    r"(?:do|does)(?: not|n['’]t) (?:need|want|like|suit|fit|disturb|work)|(?:can['’]?t|cannot) (?:read|see|hear))\b|太|别的|不要|不用|不需要",
    re.IGNORECASE,
)
_HAN = re.compile("[\u3400-\u9fff]")


class Ranked(Protocol):
    """A reading among others."""

    @property
    def wish(self) -> Wish:
        """What it wishes for."""

    @property
    def probability(self) -> float:
        """How likely the model finds it."""

    @property
    def whole(self) -> bool:
        """Whether it accounts for all that is mentioned."""

    @property
    def strange(self) -> float:
        """How many words beside it the model has never met."""


def traits(message: str, reading: object, choice: Choice, ranked: Sequence[Ranked]) -> NDArray[np.float64]:
    """Return what there is to say about the first of `ranked`, the likeliest changes; the grammar said `reading`."""
    best = ranked[0]
    second = ranked[1].probability if len(ranked) > 1 else 0.0
    wish = best.wish if isinstance(best.wish, tuple) else ()
    chance = _logit(best.probability)
    words = max(len(message.split()), len(_HAN.findall(message)) // 2, 1)
    part = float(not best.whole)
    said = [
        1.0, chance, log((best.probability + _LEAST) / (second + _LEAST)),
        log(choice.probability_of(None) + _LEAST), log(choice.several + _LEAST),
        part, part * chance, float(best.strange > 0), min(best.strange, 4.0), best.strange / words, log(words),
        float(_MILD.search(message) is not None), float(len(wish) > 1), float(len(wish) > 2),
        float(isinstance(reading, EditError) and not isinstance(reading, BeyondUsError)),
        float(isinstance(reading, BeyondUsError)), float(isinstance(reading, AskError)), float(isinstance(reading, tuple)),
        float(_HAN.search(message) is not None), float("?" in message or "？" in message), float(_gives_loose_text(message, wish)),
        _unheeded(choice, wish),
    ]  # fmt: skip
    kinds = [float(any(isinstance(one, kind) for one in wish)) for kind in _KINDS]
    return np.array([*said, *kinds])


def certainty(weights: NDArray[np.float64] | None, of: NDArray[np.float64]) -> float:
    """Return how likely a reading with these traits is right; without weights nothing is certain."""
    if weights is None:
        return 0.0
    return 1 / (1 + exp(-float(weights @ of)))


def fitted(rows: NDArray[np.float64], right: NDArray[np.bool_], *, firm: float) -> NDArray[np.float64]:
    """Return the weights of a logistic model of `right`, found by Newton's method; `firm` keeps them small."""
    found = np.zeros(rows.shape[1])
    held = np.full(rows.shape[1], firm)
    held[0] = 1e-3
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(rows @ found)))
        slope = rows.T @ (chance - right) + held * found
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(held)
        found -= np.linalg.solve(curve, slope)
    return found


def _unheeded(choice: Choice, wish: tuple[Operation, ...]) -> float:
    """Return how likely a part of the message wishes for something of which `wish` has nothing."""
    kinds = {type(one) for one in wish}
    return max(
        (
            part.probability
            for part in choice.parts
            if isinstance(part.wish, tuple) and not kinds.issuperset(map(type, part.wish))
        ),
        default=0.0,
    )


def _logit(chance: float) -> float:
    held = min(max(chance, 1e-4), 1 - 1e-4)
    return log(held / (1 - held))


def _gives_loose_text(message: str, wish: tuple[Operation, ...]) -> bool:
    """Tell whether a wish gives words of the message that stand in no quotation marks."""
    texts = [
        value
        for one in wish
        for field in fields(one)
        if field.name in {"text", "new", "by", "name", "place", "subtitle"}
        and isinstance(value := getattr(one, field.name), str)
    ]
    return any(
        re.search(rf'["“”„«‘「『\']{re.escape(text)}', message) is None and text in message
        for text in texts
        if text
    )
