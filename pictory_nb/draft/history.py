"""The states that a draft went through in a session, as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, overload

from pictory_nb.draft.diff import diff
from pictory_nb.draft.edits import apply_edits, edits
from pictory_nb.draft.masking import masked, same_but_for_secrets
from pictory_nb.draft.reader import Draft, read_draft
from pictory_nb.draft.summary import summarise

if TYPE_CHECKING:
    from pictory_nb.draft.change import Change


@dataclass(frozen=True, slots=True)
class State:
    """One state of a draft.

    Attributes
    ----------
    number
        Its place in the history, from 1.
    cause
        What led to it, such as the user's message; empty where that is not known.
    raw
        The draft JSON.
    """

    number: int
    cause: str
    raw: Any = field(repr=False)

    @property
    def draft(self) -> Draft:
        """The draft, read."""
        return read_draft(self.raw)

    @property
    def summary(self) -> str:
        """The timeline of this state in one line (CONTRACT §6)."""
        return summarise(self.draft)


@dataclass(frozen=True, slots=True)
class History(Sequence[State]):
    """Every state of a session's draft in order, each different from the one before; never changed in place.

    Parameters
    ----------
    states
        The states; `with_draft` makes a longer history.
    """

    states: tuple[State, ...] = ()

    def with_draft(self, raw: Any, cause: str = "") -> History:
        """Return the history with one more state, or this one where the draft means the same as the last.

        One that differs in secrets alone takes the last one's place: the backend has signed its addresses
        anew, or the last one is from notes, which hold no secrets.
        What the new state has in common with the last is kept once, so that 200 states of a long film cost
        little more than what changed.
        """
        if not self.states:
            return History((State(1, cause, raw),))
        last = self.states[-1]
        steps = edits(last.raw, raw)
        if not steps:
            return self
        if same_but_for_secrets(last.raw, raw):
            return History((*self.states[:-1], replace(last, raw=raw)))
        return History((*self.states, State(last.number + 1, cause, apply_edits(last.raw, steps))))

    def at(self, number: int) -> Draft:
        """Return the draft of a state: 1 is the first, -1 the last.

        Raises
        ------
        LookupError
            There is no such state.
        """
        return self._state(number).draft

    def compare(self, before: int, after: int, language: str = "en") -> list[Change]:
        """Return what changed from one state to another, in words; the later one may come first.

        Raises
        ------
        LookupError
            There is no such state.
        """
        one, other = (read_draft(masked(self._state(number).raw)) for number in (before, after))
        return diff(one, other, language)

    def _state(self, number: int) -> State:
        if 1 <= number <= len(self.states):
            return self.states[number - 1]
        if -len(self.states) <= number <= -1:
            return self.states[number]
        if not self.states:
            raise LookupError("There is no state yet: make a video first.")
        raise LookupError(
            f"There is no state {number}: they run from 1 to {len(self.states)}, -1 is the last."
        )

    def __len__(self) -> int:
        return len(self.states)

    @overload
    def __getitem__(self, index: int) -> State: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[State]: ...
    def __getitem__(self, index: int | slice) -> State | Sequence[State]:
        return self.states[index]
