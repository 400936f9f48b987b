"""What a render says while it runs and when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RenderProgress:
    """How far a render is: `done` of `total` frames, and all of the work as a fraction from 0 to 1.

    `stage` is ``"frames"``, ``"sound"`` (the pictures are ready, the sound is not), ``"join"`` or ``"done"``.
    """

    stage: str
    done: int
    total: int
    fraction: float


@dataclass(frozen=True, slots=True)
class RenderReport:
    """A finished film; `cpu_s` is the workers' processor time, `segments_reused` came from the cache."""

    path: Path
    duration_ms: int
    frames: int
    profile: str
    segments_total: int
    segments_reused: int
    wall_s: float
    cpu_s: float
