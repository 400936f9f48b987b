"""Shares a film's segments out among workers, so that they play in order and all workers end together."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pictory_nb.engine.render.film import Film
    from pictory_nb.engine.render.segments import Segment

    Part: TypeAlias = tuple[Path, Segment]

_STRIPE_FRAMES = 600
"""A worker takes so many frames in a row: neighbours share the work on their scenes, and a film that is
watched meanwhile is made about in order."""
_FRAME_COST = 1.0
_TRANSITION_COST = 1.9
"""Two grounds are drawn and mixed, and every part of the picture changes."""
_FAMILY_COST = {
    "mesh": 0.95,
    "waves": 1.1,
    "bokeh": 1.05,
    "contours": 0.9,
    "papercut": 0.9,
    "rays": 0.97,
    "media": 1.4,
}
_SCENE_COST = {"waves": 5.0, "grid": 9.0, "contours": 6.0, "papercut": 6.0}
_USUAL_SCENE_COST = 3.0
"""To make a scene ready."""
SOUND_COST = 0.055
"""Per frame of film. All costs are in usual frames; they were measured, and only decide who ends when."""


class Lanes:
    """The parts that wait to be made, in stripes; `count` workers take them, each its own stripe in order."""

    def __init__(self, film: Film, parts: Sequence[Part], count: int, *, extra_cost: float = 0.0) -> None:
        self._film = film
        costs = [self._cost(segment) for _, segment in parts]
        total = sum(costs)
        rounds = max(1, round(total / (_STRIPE_FRAMES * count)))
        self._stripes = _cut(parts, costs, rounds * count, (total + extra_cost) / (rounds * count))
        self._taken: list[deque[Part]] = [deque() for _ in range(count)]

    def next_part(self, lane: int) -> Part | None:
        """Return what a worker shall make next: of its stripe, a new one, or the end of the fullest one."""
        if not self._taken[lane] and self._stripes:
            self._taken[lane] = self._stripes.popleft()
        if self._taken[lane]:
            return self._taken[lane].popleft()
        fullest = max(self._taken, key=lambda stripe: sum(self._cost(segment) for _, segment in stripe))
        return fullest.pop() if fullest else None

    def _cost(self, segment: Segment) -> float:
        scene = self._film.scenes[segment.scene_index]
        ground = "media" if scene.background.media_id else scene.background.family
        opens = segment.is_transition or segment.first_frame == scene.first_frame
        frame = _TRANSITION_COST if segment.is_transition else _FRAME_COST
        ready = _SCENE_COST.get(ground, _USUAL_SCENE_COST) if opens else 0.0
        return ready + segment.frames * frame * _FAMILY_COST.get(ground, 1.0)


def _cut(parts: Sequence[Part], costs: Sequence[float], count: int, share: float) -> deque[deque[Part]]:
    """Cut `parts` into at most `count` stripes of about `share`; the last one is what is left."""
    stripes: deque[deque[Part]] = deque()
    before, place = 0.0, -1
    for part, cost in zip(parts, costs, strict=True):
        wanted = min(count - 1, int((before + cost / 2) / share))
        if wanted > place:
            stripes.append(deque())
            place = wanted
        stripes[-1].append(part)
        before += cost
    return stripes
