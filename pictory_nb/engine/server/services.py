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


class FeedEndedError(Exception):
    """The render ended; what it made is to be had from its film, or there is none."""


@dataclass(frozen=True, slots=True)
class RenderOrder:
    """How a film is to be made.

    Attributes
    ----------
    owner
        The session; sessions share the workers fairly.
    profile
        ``"auto"`` or one of the renderer's profiles.
    short_side_px
        At most so many pixels on the picture's shorter side; ``None`` for what the draft says.
    is_preview
        Made before films that are not.
    """

    owner: str
    profile: str = "auto"
    short_side_px: int | None = None
    is_preview: bool = False


class Part(Protocol):
    """A part of a film that plays while the rest is made: fragmented MP4."""

    @property
    def data(self) -> bytes:
        """The bytes; the first part begins with the film's head."""

    @property
    def start_ms(self) -> int:
        """When it begins."""

    @property
    def duration_ms(self) -> int:
        """How long it is."""


class Feed(Protocol):
    """The parts of a film that is being made; all raise `FeedEndedError` once it is not any more."""

    def __len__(self) -> int:
        """How many parts there will be."""

    @property
    def duration_ms(self) -> int:
        """The film's length."""

    async def mime(self) -> str:
        """Return the MIME type with its codecs, once it is known."""

    async def part(self, index: int) -> Part | None:
        """Return a part once it is there; None after the last one."""


class Renderer(Protocol):
    """Makes films, stills and outlines of sound; cancelling the awaiting task stops the work.

    All raise `FailedInWordsError`, or OSError when the disk is full.
    """

    async def warm(self) -> None:
        """Start the workers, so that the next film need not wait for them."""

    def clear_cache(self) -> int:
        """Delete what finished renders left for the next ones, and return how many bytes that freed."""

    async def finished(self, film: Path, draft: Mapping[str, Any], order: RenderOrder) -> Feed:
        """Return the parts of a film that `render` made."""

    async def render(
        self,
        job_id: str,
        draft: Mapping[str, Any],
        out_path: Path,
        *,
        media: Mapping[str, Path],
        order: RenderOrder,
        on_progress: Callable[[float, str], None],
        on_feed: Callable[[Feed], None],
    ) -> Mapping[str, Any]:
        """Make the film at `out_path`, tell the fraction done and the stage, return facts about the file.

        `on_feed` is called before the work starts, with what plays the film meanwhile.
        """

    async def still(
        self, draft: Mapping[str, Any], at_ms: int, *, width: int, media: Mapping[str, Path]
    ) -> bytes:
        """Return the picture at a time as PNG."""

    async def overview(
        self, draft: Mapping[str, Any], what: Mapping[str, Any], *, width: int, media: Mapping[str, Path]
    ) -> bytes:
        """Return a picture that stands for the film: poster, segment, sheet (PNG) or loop (WebP)."""

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
    get_ready
        Loads what the first edit of a film needs; blocks for a second or two, so it is called in a thread.
    probe
        Tells what the file at a path (with the name that the user gave it) is; blocks, so it is called in a
        thread. Raises `UnsupportedMediaError` for what is not accepted.
    """

    direct: Director
    get_ready: Callable[[], None]
    open_renderer: Callable[[Path], Renderer]
    probe: Callable[[Path, str], MediaInfo]
