"""What certainty is learnt from: right and wrong readings of utterances that a model was not trained on."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "director"))

from edit_corpus import MEDIA, Case, is_right
from reader_examples import FOCUS, Labeller

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.choosing.certainty import traits
from pictory_nb.engine.director.choosing.choosing import choose
from pictory_nb.engine.director.choosing.deciding import is_left_alone, offers_of
from pictory_nb.engine.director.grammar.clauses import read_message
from pictory_nb.engine.director.grammar.corrections import with_corrections
from pictory_nb.engine.director.grammar.readings import Mended, NotUnderstood
from pictory_nb.engine.director.grammar.traditional import restored, simplified
from pictory_nb.engine.director.operations import AskError, EditError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from pictory_nb.engine.director.choosing.model import Model


@cache
def _labeller() -> Labeller:
    return Labeller()


def judged(cases: Iterable[Case], model: Model) -> Iterator[tuple[NDArray[np.float64], bool]]:
    """Yield the traits of the best reading of what the grammar does not do, and whether it is right."""
    labeller = _labeller()
    for case in cases:
        plain = simplified(case.said)
        message = with_corrections(plain, MEDIA)
        reading = _undone(plain, labeller)
        if reading is None:
            continue
        choice = choose(message, labeller.film, MEDIA, FOCUS, model)
        offers = offers_of(choice, labeller.film, MEDIA)
        if offers and not is_left_alone(message, choice):
            changed, _ = labeller.result_of(restored(offers[0].wish, case.said))
            yield traits(message, reading, choice, offers), is_right(case, changed, "")


def _undone(said: str, labeller: Labeller) -> object | None:
    """Return the grammar's reading when it changes nothing; None when it is done, or a question."""
    reading = read_message(said, labeller.film, MEDIA, FOCUS)
    if isinstance(reading, NotUnderstood | EditError | AskError):
        return reading
    edits = reading.edits if isinstance(reading, Mended) else reading
    if not isinstance(edits, tuple):
        return None
    try:
        apply(labeller.film, edits, MEDIA)
    except EditError:
        return edits
    except AskError:
        pass
    return None
