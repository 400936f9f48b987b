"""Edits of how long things last."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeSceneLength:
    """Show scenes for another time: exactly `length_ms`, `by_ms` more, or `factor` times as long."""

    scenes: tuple[int, ...]
    length_ms: int | None = None
    by_ms: int = 0
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Retell:
    """Another length of the whole: exactly, `by_ms` more, `factor` times; or all of the script, or a part."""

    length_ms: int | None = None
    by_ms: int = 0
    factor: float = 1.0
    keep_all: bool = False
    portion: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ChangeSpeed:
    """Show the same texts `speed` times as fast."""

    speed: float


@dataclass(frozen=True, slots=True)
class CutRange:
    """Take out what is shown from `start_ms` to `end_ms`; None is the end of the film."""

    start_ms: int
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class KeepRange:
    """Take out all but what is shown from `start_ms` to `end_ms`; None is the end of the film."""

    start_ms: int
    end_ms: int | None = None
