"""What went before in a session: its turns, and the versions that undo and redo walk through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

UNDO, REDO, RESTORE = "undo", "redo", "restore_version"
EDIT = "edit_timeline"
Json = Mapping[str, Any]


def _nothing(key: int) -> Json:
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class PastTurn:
    """One message and what came of it.

    `key` finds the draft that it left behind; None when it left none. `tools` are the names of the tools that
    were called, with the response of each. `asked`: it ended with a question to the user.
    """

    prompt: str
    key: int | None = None
    tools: tuple[tuple[str, Json], ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """The turns of a session, oldest first, and how to get a draft by its key."""

    turns: tuple[PastTurn, ...] = ()
    draft_of: Callable[[int], Json] = field(default=_nothing)

    @property
    def versions(self) -> tuple[int, ...]:
        """The keys of all versions: version n is what the nth changing message left behind."""
        return tuple(turn.key for turn in self.turns if turn.key is not None)

    @property
    def done(self) -> tuple[int, ...]:
        """The versions that undo walks back through; the last one is the draft as it is."""
        return self._walk()[0]

    @property
    def undone(self) -> tuple[int, ...]:
        """The versions that redo brings back, the next one last."""
        return self._walk()[1]

    @property
    def original(self) -> int | None:
        """The first finished version of the film that is edited now."""
        key = None
        for turn in self.turns:
            made = any(name == "plan_scenes" for name, _ in turn.tools)
            if turn.key is not None and (made or key is None):
                key = turn.key
        return key

    @property
    def last(self) -> PastTurn | None:
        """The turn right before."""
        return self.turns[-1] if self.turns else None

    @property
    def focus(self) -> tuple[str, ...]:
        """The ids of the scenes that the last edit was about."""
        for turn in reversed(self.turns):
            for name, response in turn.tools:
                if name == EDIT:
                    return tuple(map(str, response.get("scenes", ())))
        return ()

    def _walk(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        done: list[int] = []
        undone: list[int] = []
        for turn in self.turns:
            if turn.key is None:
                continue
            steps = _steps(turn)
            if steps < 0:
                undone.extend(done.pop() for _ in range(min(-steps, len(done) - 1)))
            elif steps > 0:
                done.extend(undone.pop() for _ in range(min(steps, len(undone))))
            else:
                done.append(turn.key)
                undone.clear()
        return tuple(done), tuple(undone)


def _steps(turn: PastTurn) -> int:
    """Return how far a turn walked: back, on, or 0 for a change of its own."""
    for name, response in turn.tools:
        if name == UNDO:
            return -int(response.get("steps", 1))
        if name == REDO:
            return int(response.get("steps", 1))
    return 0
