"""What a message may be read as."""

from __future__ import annotations

from dataclasses import dataclass

from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.operations import AskError, EditError, Operation
from pictory_nb.engine.director.questions import Question


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The clause that no rule knows."""

    clause: str


@dataclass(frozen=True, slots=True)
class Mended:
    """Edits that were understood only after slips of the pen were mended: (as typed, as read)."""

    edits: tuple[Operation, ...]
    slips: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Partly:
    """Edits of a message of which the rest cannot be done, and why not."""

    edits: tuple[Operation, ...]
    troubles: tuple[EditError, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The user takes the wish back that we asked about."""


Reading = (
    tuple[Operation, ...]
    | Mended
    | Partly
    | Question
    | Travel
    | Withdrawn
    | EditError
    | AskError
    | NotUnderstood
)
