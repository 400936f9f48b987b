"""An edit at work: the film so far, and which scene the user's numbers mean."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import TYPE_CHECKING

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.film import (
    Film,
    FilmScene,
    Json,
    Text,
    plan_of,
    scene_at,
    shifted,
    with_scene,
    with_texts,
)
from pictory_nb.engine.director.operations import EditError, Operation
from pictory_nb.engine.director.pacing import enough_ms, fit, least_ms, whole_frames_ms
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.wording import spoken_length

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.director.steps import MediaItem


@dataclass(frozen=True, slots=True)
class Outcome:
    """The film after an edit and one sentence about what changed."""

    film: Film
    told: str


@dataclass(frozen=True, slots=True)
class Work:
    """The film as it stands now; `ids[n - 1]` is the scene that the message calls scene n."""

    film: Film
    ids: tuple[str, ...]
    media: Sequence[MediaItem]

    def index(self, number: int) -> int:
        """Return the place, from 0, where the scene with the user's `number` stands now.

        Raises
        ------
        EditError
            When there is no such scene, or the same message took it out before.
        """
        count = len(self.ids)
        if number == -1:
            number = count
        if not 1 <= number <= count:
            are = tell("are only {count} scenes", count=count) if count != 1 else tell("is only one scene")
            raise EditError(tell("There is no scene {number}: there {are}.", number=number, are=are))
        wanted = self.ids[number - 1]
        for place, scene in enumerate(self.film.scenes):
            if scene.video["id"] == wanted:
                return place
        raise EditError(tell("Scene {number} was taken out by the same message.", number=number))

    def indices(self, numbers: Sequence[int]) -> list[int]:
        """Return the places of several scenes, each once, in order.

        Raises
        ------
        EditError
            As `index` does.
        """
        now = {scene.video["id"]: place for place, scene in enumerate(self.film.scenes)}
        places = {
            now[self.ids[number - 1]]
            if 1 <= number <= len(self.ids) and self.ids[number - 1] in now
            else self.index(number)
            for number in numbers
        }
        return sorted(places)

    def upload(self, media_id: str) -> MediaItem:
        """Return an uploaded file.

        Raises
        ------
        EditError
            When it is not there.
        """
        found = next((item for item in self.media if item.media_id == media_id), None)
        if found is None:
            raise EditError(tell("That file is not among your uploads. Upload it first."))
        return found


@singledispatch
def apply_one(operation: Operation, work: Work) -> Outcome:
    """Apply one operation; each kind registers how, beside what it changes.

    Raises
    ------
    TypeError
        For a kind that nothing was registered for.
    EditError
        In words, when it cannot be done; nothing is changed then.
    """
    raise TypeError(f"nothing applies {type(operation).__name__} to {work}")


def named(indices: Sequence[int]) -> str:
    """Name scenes by their places from 0: "Scene 3", "Scenes 2, 3 and 5"."""
    numbers = [str(index + 1) for index in indices]
    if len(numbers) == 1:
        return tell("Scene {named}", named=numbers[0])
    if len(numbers) > 8:
        return tell("{count} scenes", count=len(numbers))
    return tell("Scenes {listed} and {named}", listed=listed(numbers[:-1]), named=numbers[-1])


def is_or_are(indices: Sequence[int]) -> str:
    """Return the verb that goes with `named`."""
    return tell("is") if len(indices) == 1 else tell("are")


def has_or_have(indices: Sequence[int]) -> str:
    """Return the verb that goes with `named`."""
    return tell("has") if len(indices) == 1 else tell("have")


def fresh_id(film: Film, *parts: object) -> str:
    """Make an id that no segment of the film has; the same edit of the same film makes the same."""
    taken = {text.segment["id"] for scene in film.scenes for text in scene.texts}
    taken |= {scene.video["id"] for scene in film.scenes}
    number = 0
    while (name := f"seg_{looks.number(*parts, number):012x}") in taken:
        number += 1
    return name


def with_words(work: Work, index: int, change: Callable[[Text], Json]) -> tuple[Film, str]:
    """Change what a card says; it is shown longer when that needs more time to be read."""
    film = with_texts(work.film, index, change)
    return readable(film, index)


def readable(film: Film, index: int) -> tuple[Film, str]:
    """Let a scene last at least as long as reading it takes; says so when it grew."""
    scene, fps = film.scenes[index], film.canvas.fps
    least = enough_ms(least_ms([plan_of(scene)]), fps)
    if whole_frames_ms(scene.duration_ms, fps) >= least:
        return film, ""
    film = shifted(with_scene(film, index, lasting(scene, least, fps)))
    return film, tell(
        " It needs more time to be read, so the video is now {length} long.",
        length=spoken_length(film.length_ms),
    )


def lasting(scene: FilmScene, length_ms: int, fps: int) -> FilmScene:
    """Return the scene at another length, its texts timed anew; its start is still to be set.

    Raises
    ------
    EditError
        When its texts cannot be read in that time.
    """
    plan = plan_of(scene)
    length_ms = whole_frames_ms(length_ms, fps)
    least = enough_ms(least_ms([plan]), fps)
    if length_ms < least:
        needed = spoken_length(math.ceil(least / 100) * 100)
        raise EditError(
            tell(
                "Its text cannot be read in {length}: {needed} is the least. Shorten the text first.",
                length=spoken_length(length_ms),
                needed=needed,
            )
        )
    (times,) = fit([plan], length_ms, fps)
    moved = scene_at(scene, times)
    return replace(moved, video={**moved.video, "st": 0})
