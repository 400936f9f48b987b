"""Why an edit is not done: impossible, or to be asked about first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.director.operations import Operation


class EditError(Exception):
    """An edit that cannot be done; the message says why and what can be done instead."""


class BeyondUsError(EditError):
    """An edit that this engine cannot draw or play, whatever the film."""


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer to a question, and the message, or else the edits, that it stands for."""

    label: str
    message: str
    edits: tuple[Operation, ...] = ()


class AskError(Exception):
    """An edit that can mean more than one thing.

    Attributes
    ----------
    question
        What to ask.
    options
        The answers to choose from.
    completion
        When the answer is free text: the message with ``{answer}`` in its place.
    is_whole
        Whether options and completion stand for the whole message or for the clause that was asked about.
    """

    def __init__(
        self, question: str, options: tuple[Option, ...] = (), completion: str = "", *, is_whole: bool = False
    ) -> None:
        super().__init__(question)
        self.question = question
        self.options = options
        self.completion = completion
        self.is_whole = is_whole
