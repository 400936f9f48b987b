"""Two readers that are unsure alone and guess the same: the model, and the grammar beside asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.choosing.unheeded import leaves_a_thing
from pictory_nb.engine.director.grammar.han.reading import read_beside_asides
from pictory_nb.engine.director.grammar.loosely import read_loosely
from pictory_nb.engine.director.operations import AskError, EditError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem


def agreed(
    message: str, asked: AskError, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]
) -> tuple[Operation, ...] | None:
    """Return what the model would ask about first, when the grammar reads it, too, beside asides."""
    if not asked.options or not asked.options[0].edits:
        return None
    guessed = asked.options[0].edits
    is_only = len(asked.options) <= _ONE_AND_NONE and not leaves_a_thing(message, guessed)
    readings = [
        *(
            read_loosely(message, film, media, focus, tells=tells)
            for tells in ((False, True) if is_only else (False,))
        ),
        read_beside_asides(message, film, media, focus),
    ]
    for loose in readings:
        if loose is not None and is_same(loose, guessed, film, media):
            return loose
    return None


_ONE_AND_NONE = 2
"""As many options has a question with one reading, and with "none of these"."""


def is_same(
    edits: tuple[Operation, ...], others: tuple[Operation, ...], film: Film, media: Sequence[MediaItem]
) -> bool:
    """Tell whether two edits make the same film."""
    try:
        one, other = (apply(film, each, media).film for each in (edits, others))
    except (EditError, AskError):
        return False
    return one == other
