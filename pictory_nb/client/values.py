"""What the backend's answers mean: frozen values that keep the whole answer in `raw`; see `answers`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pictory_nb.client.errors import RenderCancelledError, RenderFailedError

if TYPE_CHECKING:
    from pictory_nb.settings import Secret

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Session:
    """An editing session; `task_id` belongs to it and is needed for a claim link."""

    session_id: str
    task_id: str | None
    raw: Raw = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A link by which an anonymous user takes the work over; it holds a claim token, never the real one."""

    url: Secret
    expires_in_s: float | None


@dataclass(frozen=True, slots=True)
class Credits:
    """Credits that can be spent, are reserved, and both together; ``None`` where the backend does not say."""

    available: float
    frozen: float | None
    total: float | None
    raw: Raw = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class LastTurn:
    """How the newest message of a session ended; only the local engine tells it [ours].

    Attributes
    ----------
    invocation_id
        The turn's name in the stream; ``None`` when it is not told.
    status
        ``running``, ``done``, ``failed``, ``cancelled`` or ``interrupted``; other words may come.
    error
        Why it failed, in words.
    credits
        What it cost; ``None`` when it is not told.
    """

    invocation_id: str | None
    status: str
    error: str | None
    credits: float | None


@dataclass(frozen=True, slots=True)
class State:
    """What the backend knows of a session.

    Attributes
    ----------
    draft
        Exactly what the backend sent: an export sends it back unchanged (CONTRACT §6). ``None`` before the
        first generation.
    draft_version
        Counts the drafts of the session from 1, 0 before the first; ``None`` where the backend does not say.
    last_turn
        How the newest message ended; ``None`` before the first, and where the backend does not say.
    """

    draft: Raw | None = field(repr=False)
    video_infos: Sequence[Any] = field(repr=False)
    canvas_config: Raw = field(repr=False)
    generated_media: Sequence[Any] = field(repr=False)
    raw: Raw = field(repr=False, compare=False)
    draft_version: int | None = None
    last_turn: LastTurn | None = None


@dataclass(frozen=True, slots=True)
class UploadedMedia:
    """A file that the backend has taken.

    Attributes
    ----------
    name
        The file's name as it was sent; for an import by address the last part of its path.
    media_id, kind, duration_ms, size_bytes
        ``None`` where the backend does not say.
    """

    name: str
    media_id: str | None
    kind: str | None
    size_bytes: int | None
    duration_ms: int | None
    raw: Raw = field(repr=False, compare=False)


class RenderPhase(StrEnum):
    """How far an export is; ``UNKNOWN`` is a word that no public source has, and means "not finished"."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RenderStatus:
    """One look at an export.

    Attributes
    ----------
    progress_pct
        0 to 100, ``None`` when the backend does not say.
    output_url
        Where the finished file lies (it may hold a signature, so it is a secret); ``None`` before that, and
        when a finished job gives none: `Client.download_render` then takes the fallback path.
    error
        The backend's own words about a failure.
    stage, queue_position
        What it does just now, and how many exports are before it; ``None`` when the backend does not say.
    """

    render_id: str
    phase: RenderPhase
    progress_pct: float | None
    output_url: Secret | None
    error: str | None
    stage: str | None
    queue_position: int | None
    raw: Raw = field(repr=False, compare=False)

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to the job."""
        return self.phase in {RenderPhase.COMPLETED, RenderPhase.FAILED, RenderPhase.CANCELLED}

    def raise_if_lost(self) -> None:
        """Raise when the job ended without a video.

        Raises
        ------
        RenderFailedError, RenderCancelledError
        """
        if self.phase is RenderPhase.FAILED:
            reason = self.error or "the backend gave no reason. Export again; the timeline is untouched."
            raise RenderFailedError(
                f"The video could not be made (export {self.render_id}): {reason}", render_id=self.render_id
            )
        if self.phase is RenderPhase.CANCELLED:
            raise RenderCancelledError(
                f"The export was cancelled (export {self.render_id}). Start it again when you like.",
                render_id=self.render_id,
            )
