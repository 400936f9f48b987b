"""Edits applied to a film: pure functions that check first and change nothing in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director import (
    apply_brand,
    apply_clips,
    apply_joins,
    apply_kinds,
    apply_kit,
    apply_looks,
    apply_scenes,
    apply_sound,
    apply_texts,
    apply_times,
)
from pictory_nb.engine.director.apply_kit import lower_third_told
from pictory_nb.engine.director.narrating import narrated
from pictory_nb.engine.director.operations import ChangeVoice, Retell, ShowLowerThird
from pictory_nb.engine.director.remembered import remembered_for_each
from pictory_nb.engine.director.retelling import with_true_subtitle
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.voicing import narrator_or_note, told_failure, with_voice
from pictory_nb.engine.director.wording import spoken_length
from pictory_nb.engine.director.work import Outcome, Work, apply_one
from pictory_nb.engine.sound.voice import narration_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem

__all__ = [
    "Outcome",
    "apply",
    "apply_brand",
    "apply_clips",
    "apply_joins",
    "apply_kinds",
    "apply_kit",
    "apply_looks",
    "apply_scenes",
    "apply_sound",
    "apply_texts",
    "apply_times",
]
_MOST_OUTCOMES = 8


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
    if film.meta.get("voice"):
        # A voice may be there or not at another time.
        return _applied(film, operations, media)
    return _applied_to(film, tuple(operations), tuple(media))


def _applied(film: Film, operations: Sequence[Operation], media: Sequence[MediaItem]) -> Outcome:
    told: list[str] = []
    work = Work(film, tuple(str(scene.video["id"]) for scene in film.scenes), media)
    for operation in operations:
        outcome = apply_one(operation, work)
        after = with_true_subtitle(outcome.film, work.film)
        if isinstance(operation, Retell):
            # Told anew, the film has other scenes: the numbers that follow can only mean these.
            work = replace(work, ids=tuple(str(scene.video["id"]) for scene in after.scenes))
        work = replace(work, film=after, ids=(*work.ids, *_added(work, after)))
        told.append(outcome.told)
    spoken, note = _spoken(work.film, operations, media)
    if not any(isinstance(operation, ShowLowerThird) for operation in operations):
        note = [*note, *lower_third_told(film, spoken)]
    return Outcome(spoken, listed([*told, *note], " "))


@remembered_for_each(_MOST_OUTCOMES)
def _applied_to(film: Film, operations: tuple[Operation, ...], media: tuple[MediaItem, ...]) -> Outcome:
    """Apply to a film whose outcomes are kept: what was weighed is mostly what is done next."""
    return _applied(film, operations, media)


def _spoken(
    film: Film, operations: Sequence[Operation], media: Sequence[MediaItem]
) -> tuple[Film, list[str]]:
    """Return the film timed to its voice where it has one, and what of that should be said."""
    recorded = narration_of(film.draft)
    if recorded is not None:
        item = next((item for item in media if item.media_id == recorded["media_id"]), None)
        # After any edit the texts are where the recording says them.
        return (film if item is None or item.path is None else narrated(film, item)[0]), []
    narrator, failure = narrator_or_note(film.draft)
    is_about_voice = any(isinstance(operation, ChangeVoice) for operation in operations)
    if narrator is None:
        return film, [failure] if failure and is_about_voice else []
    after = with_voice(film, narrator, refit=is_about_voice)
    told: list[str] = []
    if after.length_ms != film.length_ms:
        after = with_true_subtitle(after, film)
        told.append(
            tell("To say it all, the video is now {length} long.", length=spoken_length(after.length_ms))
        )
    if narrator.failure:
        told.append(tell("{failure} The rest is as before.", failure=told_failure(narrator.failure)))
    return after, told
