"""What the server needs from the rest of the engine, as shapes; tests hand in their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pictory_nb.engine.director.past import Past
    from pictory_nb.engine.director.steps import MediaItem, Step
    from pictory_nb.engine.media.info import MediaInfo


class FailedInWordsError(Exception):
    """A render or a still could not be made; the message is for people."""


class Director(Protocol):
    """Turns a message into steps; runs in a worker thread."""

    def __call__(
        self,
        message: str,
        draft: Mapping[str, Any] | None,
        media: Sequence[MediaItem],
        *,
        seed: int,
        past: Past,
    ) -> Iterable[Step]:
        """Yield what is said, asked, done and changed; `past` holds the turns before, keyed by version."""


class Renderer(Protocol):
    """Makes films, stills and outlines of sound; cancelling the awaiting task stops the work.

    All raise `FailedInWordsError`, or OSError when the disk is full.
    """

    async def render(
        self,
        job_id: str,
        draft: Mapping[str, Any],
        out_path: Path,
        *,
        media: Mapping[str, Path],
        quality: str,
        on_progress: Callable[[float, str], None],
    ) -> Mapping[str, Any]:
        """Make the film at `out_path`, tell the fraction done and the stage, return facts about the file."""

    async def still(
        self, draft: Mapping[str, Any], at_ms: int, *, width: int, media: Mapping[str, Path]
    ) -> bytes:
        """Return the picture at a time as PNG."""

    async def peaks(
        self, draft: Mapping[str, Any], track: int, segment: int, *, media: Mapping[str, Path]
    ) -> bytes:
        """Return the outline of a sound, one byte for each 50 ms; `track` and `segment` count from 0."""

    async def aclose(self) -> None:
        """End all workers."""


@dataclass(frozen=True, slots=True)
class Services:
    """The engine's parts behind the server.

    Attributes
    ----------
    direct
        The director.
    open_renderer
        Opens the renderer with its work folder; called once, before the first film or still.
    probe
        Tells what the file at a path (with the name that the user gave it) is; blocks, so it is called in a
        thread. Raises `UnsupportedMediaError` for what is not accepted.
    """

    direct: Director
    open_renderer: Callable[[Path], Renderer]
    probe: Callable[[Path, str], MediaInfo]
