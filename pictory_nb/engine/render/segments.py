"""Cuts a film into pieces that are encoded on their own: bodies of scenes, and transitions between them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Film

_BODY_S = 2.5
"""A longer body is cut, so that two workers end together."""
_FIRST_S = 1
"""The film's first segment is short: it can be watched at once."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames `first_frame` to `end_frame` (excluded) of a film.

    They show scene `scene_index`; in a transition they lead from the scene before it into it.
    """

    index: int
    first_frame: int
    end_frame: int
    scene_index: int
    is_transition: bool

    @property
    def frames(self) -> int:
        """How many frames the segment has, at least 1."""
        return self.end_frame - self.first_frame


def plan_segments(film: Film) -> tuple[Segment, ...]:
    """Return the segments of `film` in order; together they hold each of its frames once."""
    segments: list[Segment] = []

    def add(first_frame: int, end_frame: int, scene_index: int, *, is_transition: bool) -> None:
        segments.append(Segment(len(segments), first_frame, end_frame, scene_index, is_transition))

    body_frames = max(1, round(_BODY_S * film.canvas.fps))
    for scene_index, scene in enumerate(film.scenes):
        half_in = scene.transition.frames // 2
        if half_in:
            add(scene.first_frame - half_in, scene.first_frame + half_in, scene_index, is_transition=True)
        is_last = scene_index + 1 == len(film.scenes)
        half_out = 0 if is_last else film.scenes[scene_index + 1].transition.frames // 2
        first, end = scene.first_frame + half_in, scene.end_frame - half_out
        opening = round(_FIRST_S * film.canvas.fps)
        if scene_index == 0 and end - first > 1.5 * opening:
            add(first, first + opening, 0, is_transition=False)
            first += opening
        pieces = max(1, round((end - first) / body_frames))
        edges = [first + (end - first) * piece // pieces for piece in range(pieces + 1)]
        for start, stop in itertools.pairwise(edges):
            if stop > start:
                add(start, stop, scene_index, is_transition=False)
    return tuple(segments)
