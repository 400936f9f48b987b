"""What a batch needs of the rest of the house, so that it can be tested without an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pictory_nb.client import UploadedMedia
    from pictory_nb.client.values import State
    from pictory_nb.conversation import ConversationEvent, PendingTurn, Turn
    from pictory_nb.exports import ExportProgress, VideoInfo


class Talk(Protocol):
    """A conversation (`pictory_nb.conversation.Conversation`)."""

    @property
    def session_id(self) -> str | None:
        """The session, ``None`` before there is one."""

    @property
    def language(self) -> str | None:
        """The code of the language that is spoken, ``None`` before a word was said."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn that has ended, oldest first."""

    @property
    def pending(self) -> PendingTurn | None:
        """A message of an earlier kernel whose end is not known."""

    async def ensure_session(self) -> str:
        """Return the session, beginning one where there is none."""

    async def send(self, text: str, listener: Callable[[ConversationEvent], None] | None = None) -> Turn:
        """Send a message once and return what came of it."""

    async def recover(self, listener: Callable[[ConversationEvent], None] | None = None) -> Turn | None:
        """Say what became of the pending message, by looking."""


class Backend(Protocol):
    """A client (`pictory_nb.client.Client`)."""

    async def state(self, session_id: str) -> State:
        """Look at a session."""

    async def upload(
        self, session_id: str, source: str | Path, progress: Callable[[int, int], None] | None = None
    ) -> UploadedMedia:
        """Upload a file or have an address fetched."""


class Exports(Protocol):
    """An exporter (`pictory_nb.exports.Exporter`)."""

    async def export(
        self,
        session_id: str | None,
        draft: Mapping[str, Any] | None,
        target: str | Path,
        progress: Callable[[ExportProgress], None],
    ) -> tuple[Path, VideoInfo]:
        """Render a draft to a file."""

    async def resume(
        self, render_id: str, progress: Callable[[ExportProgress], None]
    ) -> tuple[Path, VideoInfo]:
        """Wait for an earlier render and fetch it."""
