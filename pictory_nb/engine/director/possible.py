"""What of a message can be done: the rest is said and keeps nothing else from being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.grammar.readings import Mended, Partly, Reading
from pictory_nb.engine.director.operations import EditError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem


def possible(reading: Reading, film: Film, media: Sequence[MediaItem]) -> Reading:
    """Return a reading of several edits without those that cannot be done, when some of them can."""
    match reading:
        case Mended(edits) | Partly(edits):
            operations = edits
        case tuple():
            operations = reading
        case _:
            return reading
    try:
        if not isinstance(reading, Partly):
            apply(film, operations, media)
            return reading
    except EditError:
        pass
    done: list[Operation] = []
    troubles: list[EditError] = list(reading.troubles) if isinstance(reading, Partly) else []
    for operation in operations:
        try:
            apply(film, [*done, operation], media)
        except EditError as error:
            troubles.append(error)
        else:
            done.append(operation)
    if len(done) == len(operations):
        return reading
    return Partly(tuple(done), tuple(troubles)) if done else troubles[0]
