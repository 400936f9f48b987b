"""Edits applied to a film: pure functions that check first and change nothing in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director import (
    apply_brand,
    apply_joins,
    apply_kinds,
    apply_looks,
    apply_scenes,
    apply_sound,
    apply_texts,
    apply_times,
)
from pictory_nb.engine.director.operations import Retell
from pictory_nb.engine.director.retelling import with_true_subtitle
from pictory_nb.engine.director.work import Outcome, Work, apply_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem

__all__ = [
    "Outcome",
    "apply",
    "apply_brand",
    "apply_joins",
    "apply_kinds",
    "apply_looks",
    "apply_scenes",
    "apply_sound",
    "apply_texts",
    "apply_times",
]


def _added(work: Work, after: Film) -> tuple[str, ...]:
    """List the ids of scenes that are new in `after`."""
    if len(after.scenes) <= len(work.film.scenes):
        return ()
    known = set(work.ids)
    return tuple(name for scene in after.scenes if (name := str(scene.video["id"])) not in known)


def apply(film: Film, operations: Sequence[Operation], media: Sequence[MediaItem]) -> Outcome:
    """Apply `operations` in order, all or none; scene numbers mean the scenes of `film` as it is handed in.

    Raises
    ------
    EditError
        When one of them cannot be done.
    """
    told: list[str] = []
    work = Work(film, tuple(str(scene.video["id"]) for scene in film.scenes), media)
    for operation in operations:
        outcome = apply_one(operation, work)
        after = with_true_subtitle(outcome.film, work.film.length_ms)
        if isinstance(operation, Retell):
            # Told anew, the film has other scenes: the numbers that follow can only mean these.
            work = replace(work, ids=tuple(str(scene.video["id"]) for scene in after.scenes))
        work = replace(work, film=after, ids=(*work.ids, *_added(work, after)))
        told.append(outcome.told)
    return Outcome(work.film, " ".join(told))
