"""Edits of which scenes there are, of what kind, and in what order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RemoveScenes:
    """Take scenes out."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeepScenes:
    """Take all other scenes out."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoveScenes:
    """Put scenes behind the scene `after`; 0 is the very front."""

    scenes: tuple[int, ...]
    after: int


@dataclass(frozen=True, slots=True)
class SwapScenes:
    """Let two scenes change places."""

    scene: int
    other: int


@dataclass(frozen=True, slots=True)
class ReverseScenes:
    """Show all scenes the other way round, the last one first."""


@dataclass(frozen=True, slots=True)
class SplitScene:
    """Make two scenes of one, between the texts next to `at_ms` of the film where that is given."""

    scene: int
    at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class MergeScenes:
    """Make one scene of several, at the place of the first."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DuplicateScenes:
    """Show scenes once more, right behind themselves."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddScene:
    """Add a scene behind the scene `after`; 0 is the very front.

    Its kind is "caption", "chapter", "quote" (`by` somebody), "stat", "list" (its heading and `points`), or
    "title" and "end" where the film has no such card.
    """

    text: str
    after: int
    kind: str = "caption"
    by: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Show what a scene says as another kind: "caption", "quote", "stat", "list" or "chapter"."""

    scene: int
    kind: str
