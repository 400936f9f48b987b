"""Two readers that are unsure alone and guess the same: the model, and the grammar beside asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.applying import apply
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
    loose = read_loosely(message, film, media, focus)
    if loose is None:
        return None
    try:
        one, other = (apply(film, edits, media).film for edits in (loose, asked.options[0].edits))
    except (EditError, AskError):
        return None
    return loose if one == other else None
