"""The last order given again for other scenes: "make scene 2 shorter and scene 3 too", "第五幕也一样"."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.grammar.chunks import chunked
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    AddScene,
    AskError,
    ChangeSceneText,
    EditError,
    Operation,
    SwapScenes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.states import State
    from pictory_nb.engine.director.grammar.tokens import Token
    from pictory_nb.engine.director.steps import MediaItem

_ALSO = re.compile(
    r"\b(?:too|as well|also|likewise|the same|ditto|same)\b|也(?:是|一样|这样|如此|要|照此)?|同样|照样|一样",
    re.IGNORECASE,
)
_ONCE = (AddScene, SwapScenes, ChangeSceneText)


def repeated(clause: Sequence[Token], before: State, media: Sequence[MediaItem]) -> Operation | None:
    """Return the last order for the scenes of a clause that names nothing else, or None."""
    last = before.orders[-1] if before.orders else None
    if not isinstance(last, Operation) or isinstance(last, _ONCE):
        return None
    names = {field.name for field in fields(last)}
    typed = before.scope.message[clause[0].start : clause[-1].end]
    behind = before.scope.message[clause[0].start : clause[-1].end + len(" as well")]
    if "scenes" not in names or not _ALSO.search(behind):
        return None
    values: Any = last
    if not values.scenes:
        return None
    try:
        bag = chunked(clause, before.scope, media, clause[-1].end)
        bag = bag if bag.refs() else bag.with_numbers()
    except (EditError, AskError, NoMatchError):
        return None
    scenes = bag.refs()
    is_plain = bag.only("ref", "gap", "else", "do", "asis", "and", "again", "scene", "one")
    if not scenes or not is_plain or set(scenes) <= set(values.scenes) or _NOT.search(typed):
        return None
    made: Operation = replace(values, scenes=scenes)
    return made


_NOT = re.compile(r"\b(?:not|don['’]?t|never|no)\b|[不别没]", re.IGNORECASE)
