"""Which pieces of a script are told when the film is shorter than the script: the best story in the time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.director.candidates import Candidate, kind_of
from pictory_nb.engine.director.figures import is_striking
from pictory_nb.engine.director.plan import StatScene
from pictory_nb.engine.director.ranking import Place, Ranked, rank
from pictory_nb.engine.director.salutations import is_salutation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pictory_nb.engine.director.script import Script

_MAX_RANKED = 1500
_LONGEST_CHAIN = 2
_REDUNDANCY = 0.55
_KIND_BONUS = {"chart": 0.3, "comparison": 0.2, "stat": 0.14, "list": 0.12, "quote": 0.1}
_STRIKING_BONUS = 0.40
_WORTH_HEARING = 0.45
_BETTER_THAN_NOTHING = 0.2
_OVERVIEW_SHARE = 0.75
_OPENS_WELL = 0.75
_WORTH_TELLING = 0.15
_MOST_REFINED = 40
_WELL_FILLED = 0.85
_COST_EXPONENTS = (0.0, 0.35, 0.7, 1.0)
_FOLLOWING_BONUS = 1.12


@dataclass(frozen=True, slots=True)
class _Pool:
    """Candidates; `chains[i]` is i and what must be told before it, empty when it cannot be told."""

    candidates: Sequence[Candidate]
    ranked: Ranked
    chains: Sequence[tuple[int, ...]]
    opens_without_heading: bool

    def cost_ms(self, chosen: frozenset[int], chain: Sequence[int]) -> float:
        return sum(self.candidates[i].cost_ms for i in chain if i not in chosen)

    def worth(self, index: int) -> float:
        return float(self.ranked.scores[index])

    def bonus(self, index: int, chosen: Iterable[int]) -> float:
        """Favour the first number, list or quotation: it makes the film livelier, a second one does not.

        A number that compares is what viewers remember, so it outweighs a sentence that merely sums up.
        """
        kind = kind_of(self.candidates[index])
        if any(kind_of(self.candidates[i]) == kind for i in chosen):
            return 0.0
        scene = self.candidates[index].scenes[0]
        if isinstance(scene, StatScene) and is_striking(scene.value):
            return _STRIKING_BONUS
        return _KIND_BONUS.get(kind, 0.0)


def condense(candidates: Sequence[Candidate], script: Script, budget_ms: float) -> list[int]:
    """Choose the candidates to tell within `budget_ms`, in the order of the script; returns their indices.

    Every section is heard when the time allows it at all; no sentence that leans on an untold one is chosen.
    """
    if not candidates:
        return []
    pool = _pool(candidates, script)
    covering = _cover_sections(pool, budget_ms)
    fillings = [_fill(pool, covering, budget_ms, exponent) for exponent in _COST_EXPONENTS]
    best = max(fillings, key=partial(_story_worth, pool))
    told = _refined(pool, best, covering, budget_ms)
    # Rather something of little worth than a text that stands still for as long again as it takes to read.
    if pool.cost_ms(frozenset(), sorted(told)) < _WELL_FILLED * budget_ms:
        told = _fill(pool, told, budget_ms, _COST_EXPONENTS[0], least_gain=-math.inf)
    return sorted(told)


def _pool(candidates: Sequence[Candidate], script: Script) -> _Pool:
    ranked = _rank_all(candidates, script)
    chains: list[tuple[int, ...]] = []
    for index, candidate in enumerate(candidates):
        if not candidate.leans or (index == 0 and not is_salutation(candidate.text)):
            chains.append((index,))
            continue
        before = candidates[index - 1] if index else None
        chain = (
            (*chains[index - 1], index)
            if before and _follows(before, candidate) and chains[index - 1]
            else ()
        )
        chains.append(chain if len(chain) <= _LONGEST_CHAIN else ())
    return _Pool(candidates, ranked, chains, script.sections[0].heading is None)


def _follows(before: Candidate, after: Candidate) -> bool:
    return (
        before.section == after.section
        and before.paragraph == after.paragraph
        and kind_of(before) == "caption"
    )


def _rank_all(candidates: Sequence[Candidate], script: Script) -> Ranked:
    """Rank the candidates; of a very long script only those near the opening of a paragraph."""
    sizes = [0] * len(script.sections)
    places: list[Place] = []
    for candidate in candidates:
        places.append(Place(candidate.section, sizes[candidate.section], candidate.in_paragraph, 0))
        sizes[candidate.section] += 1
    total = len(candidates)
    places = [Place(p.section, p.in_section, p.in_paragraph, total - 1 - i) for i, p in enumerate(places)]
    keep = list(range(total))
    if total > _MAX_RANKED:
        order = sorted(
            keep, key=lambda i: (candidates[i].leans, min(places[i].in_paragraph, places[i].in_section), i)
        )
        keep = sorted(order[:_MAX_RANKED])
    ranked = rank(
        [candidates[i].text for i in keep],
        [places[i] for i in keep],
        [script.sections[candidates[i].section].heading or "" for i in keep],
        title=script.title or "",
        language=script.language,
    )
    scores = np.zeros(total, dtype=np.float32)
    scores[keep] = ranked.scores
    vectors = np.zeros((total, ranked.vectors.shape[1]), dtype=np.float32)
    vectors[keep] = ranked.vectors
    return Ranked(scores, vectors)


def _cover_sections(pool: _Pool, budget_ms: float) -> frozenset[int]:
    """Choose a piece for every section: the best that fit together, else of the sections that matter most."""
    by_section: dict[int, list[tuple[int, ...]]] = {}
    choice: dict[int, tuple[int, ...]] = {}
    covered: set[int] = set()
    for index, candidate in enumerate(pool.candidates):
        if candidate.covers and candidate.cost_ms <= _OVERVIEW_SHARE * budget_ms:
            choice[-1] = (index,)
            by_section[-1] = [(index,)]
            covered.update(candidate.covers)
    for index, chain in enumerate(pool.chains):
        section = pool.candidates[index].section
        if chain and section not in covered and not pool.candidates[index].covers:
            by_section.setdefault(section, []).append(chain)
    share_ms = budget_ms / max(1, len(by_section))
    if pool.opens_without_heading and len(by_section) > 1 and not _opens_well(pool, by_section, share_ms):
        by_section.pop(0, None)
    reserve: dict[int, list[tuple[int, ...]]] = {-1: []}
    for section, chains in by_section.items():
        if section in choice:
            continue
        best = max(_chain_worth(pool, chain) for chain in chains)
        reserve[section] = [c for c in chains if _chain_worth(pool, c) >= _BETTER_THAN_NOTHING * best]
        chains[:] = [chain for chain in chains if _chain_worth(pool, chain) >= _WORTH_HEARING * best]
        fair = [chain for chain in chains if pool.cost_ms(frozenset(), chain) <= 1.6 * share_ms]
        choice[section] = max(
            fair or [min(chains, key=partial(pool.cost_ms, frozenset()))], key=partial(_chain_worth, pool)
        )
    while choice and _total_ms(pool, choice) > budget_ms:
        cheaper = _cheaper_choice(pool, by_section, choice) or _cheaper_choice(pool, reserve, choice)
        if cheaper is None:
            weakest = min(choice, key=lambda section: _chain_worth(pool, choice[section]))
            del choice[weakest]
        else:
            choice[cheaper[0]] = cheaper[1]
    return frozenset(index for chain in choice.values() for index in chain)


def _opens_well(pool: _Pool, by_section: dict[int, list[tuple[int, ...]]], share_ms: float) -> bool:
    """Tell whether the opening has a piece that holds its own; the title card opens the film anyway."""
    best = {
        section: max(
            (
                _chain_worth(pool, chain)
                for chain in chains
                if pool.cost_ms(frozenset(), chain) <= 1.6 * share_ms
            ),
            default=0.0,
        )
        for section, chains in by_section.items()
    }
    others = [worth for section, worth in best.items() if section != 0]
    return 0 not in best or best[0] >= _OPENS_WELL * sum(others) / len(others)


def _total_ms(pool: _Pool, choice: dict[int, tuple[int, ...]]) -> float:
    return sum(pool.cost_ms(frozenset(), chain) for chain in choice.values())


def _chain_worth(pool: _Pool, chain: Sequence[int]) -> float:
    return max(pool.worth(index) + pool.bonus(index, ()) for index in chain)


def _cheaper_choice(
    pool: _Pool, by_section: dict[int, list[tuple[int, ...]]], choice: dict[int, tuple[int, ...]]
) -> tuple[int, tuple[int, ...]] | None:
    """Find the swap within a section that loses the least worth for the time it saves."""
    best: tuple[float, int, tuple[int, ...]] | None = None
    for section, current in choice.items():
        cost_ms = pool.cost_ms(frozenset(), current)
        for chain in by_section[section]:
            saved_ms = cost_ms - pool.cost_ms(frozenset(), chain)
            if saved_ms > 0:
                loss = max(0.0, _chain_worth(pool, current) - _chain_worth(pool, chain)) / saved_ms
                if best is None or loss < best[0]:
                    best = (loss, section, chain)
    return best[1:] if best else None


def _fill(
    pool: _Pool,
    start: frozenset[int],
    budget_ms: float,
    exponent: float,
    *,
    without: int = -1,
    least_gain: float = 0.0,
) -> frozenset[int]:
    """Add the piece of the best marginal worth for its time, as long as one fits."""
    chosen = start
    left_ms = budget_ms - pool.cost_ms(frozenset(), sorted(chosen))
    closeness = (
        (pool.ranked.vectors @ pool.ranked.vectors[sorted(chosen)].T).max(axis=1)
        if chosen
        else np.zeros(len(pool.candidates), dtype=np.float32)
    )
    while True:
        best: tuple[float, tuple[int, ...]] | None = None
        for index, chain in enumerate(pool.chains):
            if not chain or index in chosen or without in chain:
                continue
            cost_ms = pool.cost_ms(chosen, chain)
            if cost_ms > left_ms:
                continue
            gain = pool.worth(index) + pool.bonus(index, chosen)
            gain -= _WORTH_TELLING + _REDUNDANCY * float(closeness[index]) * float(pool.ranked.scores.max())
            gain *= _FOLLOWING_BONUS if index - 1 in chosen else 1.0
            price = gain / cost_ms**exponent
            if gain > least_gain and (best is None or price > best[0]):
                best = (price, chain)
        if best is None:
            return chosen
        added = [index for index in best[1] if index not in chosen]
        left_ms -= pool.cost_ms(chosen, added)
        chosen |= frozenset(added)
        closeness = np.maximum(closeness, (pool.ranked.vectors @ pool.ranked.vectors[added].T).max(axis=1))


def _refined(
    pool: _Pool, chosen: frozenset[int], covering: frozenset[int], budget_ms: float
) -> frozenset[int]:
    """Take single pieces out and fill the time anew, as long as that makes a better story."""
    sections = {pool.candidates[index].section for index in covering}
    worth = _story_worth(pool, chosen)
    tried: set[frozenset[int]] = {chosen}
    improved = len(chosen) <= _MOST_REFINED
    while improved:
        improved = False
        for index in sorted(chosen):
            if pool.candidates[index].covers:
                continue
            rest = frozenset(i for i in chosen if index not in pool.chains[i])
            for exponent in _COST_EXPONENTS:
                other = _fill(pool, rest, budget_ms, exponent, without=index)
                heard = {pool.candidates[i].section for i in other}
                if other in tried or not sections <= heard:
                    continue
                tried.add(other)
                if (found := _story_worth(pool, other)) > worth + 1e-6:
                    chosen, worth, improved = other, found, True
                    break
            if improved:
                break
    return chosen


def _story_worth(pool: _Pool, chosen: frozenset[int]) -> float:
    """Judge a selection by what fills its time, less what it says twice."""
    order = sorted(chosen)
    worth = sum(
        (pool.worth(i) + pool.bonus(i, order[:position]) - _WORTH_TELLING) * math.pow(_seconds(pool, i), 0.85)
        for position, i in enumerate(order)
    )
    twice: float = sum(
        pool.ranked.likeness(a, b) * min(pool.worth(a), pool.worth(b))
        for position, a in enumerate(order)
        for b in order[position + 1 :]
    )
    return worth - twice


def _seconds(pool: _Pool, index: int) -> float:
    return pool.candidates[index].cost_ms / 1000
