"""One session with the agent: messages go out one after the other, and all that happens is told as events.

A message is sent once. When its answer breaks off, the state is looked at and the truth told (CONTRACT §4).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from pictory_nb.client import PictoryError, SessionGoneError, StreamInterruptedError
from pictory_nb.conversation.events import (
    Action,
    Ending,
    Turn,
    TurnEnded,
    TurnStarted,
)
from pictory_nb.conversation.recovery import Looks, look_for_change
from pictory_nb.conversation.report import answer_text, offered_actions
from pictory_nb.conversation.routing import route
from pictory_nb.conversation.telling import Telling
from pictory_nb.draft import diff, read_draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pictory_nb.client import Client
    from pictory_nb.conversation.events import ConversationEvent

Status = Callable[[str], None]
Command = Callable[[Status], Awaitable[str]]

PROMPTS = {
    Action.EXPORT: "Export",
    Action.SHOW_TIMELINE: "Show the timeline",
    Action.SHOW_CREDITS: "Show my credits",
    Action.UPLOAD: "Upload",
}
"""What a pressed button stands for in the chat."""

_LOG = logging.getLogger(__name__)
STILL_WORKING_S = 120.0


class EmptyMessageError(PictoryError):
    """There is nothing to send."""


class Conversation:
    """The messages of one session and what came of them.

    Parameters
    ----------
    client
        Speaks to the backend.
    language
        The language code of a new session (CONTRACT §3).
    session_id
        An earlier session to go on with; a new one is made by the first message when not given.
    is_local
        Whether answers about the state come in seconds (local engine) or minutes (cloud): CONTRACT §4.
    commands
        What to do for a message that is a command of the notebook's own (CONTRACT §5), or for a pressed
        button: gets a function that shows a status line, returns the answer.
    sleep
        A pause in seconds.

    Notes
    -----
    Everything here runs on the I/O loop. Listeners are called there too and must return at once.
    """

    def __init__(
        self,
        client: Client,
        *,
        language: str = "en",
        session_id: str | None = None,
        is_local: bool = True,
        commands: Mapping[Action, Command] | None = None,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._commands = commands or {}
        self._language = language
        self._looks = Looks.local() if is_local else Looks.cloud()
        self._sleep = sleep
        self._session_id = session_id
        self._listeners: list[Callable[[ConversationEvent], None]] = []
        self._turn_lock = asyncio.Lock()
        self._session_lock = asyncio.Lock()
        self._turns: list[Turn] = []
        self._draft: Mapping[str, Any] | None = None

    @property
    def session_id(self) -> str | None:
        """The session's id, or ``None`` before the first message."""
        return self._session_id

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn that has ended, oldest first."""
        return tuple(self._turns)

    @property
    def draft(self) -> Mapping[str, Any] | None:
        """The last draft that was seen; it stays readable when the backend is gone."""
        return self._draft

    def subscribe(self, listener: Callable[[ConversationEvent], None]) -> Callable[[], None]:
        """Call `listener` with every event from now on; returns the function that ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    async def ensure_session(self) -> str:
        """Return the session's id, starting a session when there is none."""
        async with self._session_lock:
            if self._session_id is None:
                session = await self._client.create_session(self._language)
                self._session_id = session.session_id
                self._draft = None
            return self._session_id

    async def refresh(self) -> Mapping[str, Any] | None:
        """Ask the backend for the draft as it is now and return it; ``None`` before there is one."""
        if self._session_id is not None:
            state = await self._client.state(self._session_id)
            self._draft = state.draft
        return self._draft

    async def send(self, text: str, listener: Callable[[ConversationEvent], None] | None = None) -> Turn:
        """Send a message and return what came of it; waits for its turn while another one is running.

        A message that is nothing but a command of the notebook's own is carried out here (CONTRACT §5).
        `listener` is told the events of this turn alone.

        Raises
        ------
        EmptyMessageError
            There is nothing to send.
        PictoryError
            The message failed; a `TurnEnded` that says so has been told before.
        """
        if not text.strip():
            raise EmptyMessageError("Write what the video should say or show first: the message is empty.")
        command = route(text).action
        if command is not None and command in self._commands:
            return await self._turn(text, self._commanded(command), listener)
        return await self._turn(text, self._asked, listener)

    async def perform(
        self, action: Action, listener: Callable[[ConversationEvent], None] | None = None
    ) -> Turn:
        """Carry out an action that the user pressed, as a turn; a retry sends the last message again."""
        if action is Action.RETRY:
            return await self.send(self._turns[-1].prompt, listener)
        return await self._turn(PROMPTS[action], self._commanded(action), listener)

    async def _turn(
        self,
        prompt: str,
        work: Callable[[str, Telling], Awaitable[Turn]],
        listener: Callable[[ConversationEvent], None] | None,
    ) -> Turn:
        async with self._turn_lock:
            turn_id = f"turn_{uuid.uuid4().hex}"
            started_s = time.monotonic()

            def tell(event: ConversationEvent) -> None:
                for told in (*self._listeners, *((listener,) if listener else ())):
                    try:
                        told(event)
                    except Exception:  # noqa: BLE001 a widget that cannot show it must not lose a paid turn
                        _LOG.exception("A listener failed on %s", type(event).__name__)

            def end(turn: Turn) -> Turn:
                finished = turn.lasting(time.monotonic() - started_s)
                self._turns.append(finished)
                tell(TurnEnded(finished))
                return finished

            tell(TurnStarted(turn_id, prompt))
            telling = Telling(turn_id, tell)
            try:
                turn = await work(prompt, telling)
            except asyncio.CancelledError:
                said = f"{telling.text}\n\nStopped." if telling.text else "Stopped."
                end(telling.turn(prompt, said, Ending.STOPPED, draft_after=self._draft))
                raise
            except PictoryError as error:
                if isinstance(error, SessionGoneError):
                    # The next message starts a new session; until then the last draft that was seen is shown.
                    self._session_id = None
                said = telling.text or "That did not work."
                end(telling.turn(prompt, said, Ending.FAILED, error=str(error), actions=(Action.RETRY,)))
                raise
            return end(turn)

    def _commanded(self, action: Action) -> Callable[[str, Telling], Awaitable[Turn]]:
        async def work(prompt: str, telling: Telling) -> Turn:
            answer = await self._commands[action](telling.status)
            return telling.turn(prompt, answer, Ending.DONE, draft_after=self._draft)

        return work

    async def _asked(self, text: str, telling: Telling) -> Turn:
        telling.status("Connecting…" if self._session_id is None else "Sending…")
        session_id = await self.ensure_session()
        before = await self.refresh()
        telling.draft_before = before
        telling.status("Working on it…")
        interruption: StreamInterruptedError | None = None
        waiting = asyncio.ensure_future(self._still_working(telling))
        try:
            async with self._client.stream(session_id, text) as stream:
                async for event in stream:
                    telling.take(event, stream.transcript)
        except StreamInterruptedError as error:
            interruption = error
        finally:
            waiting.cancel()
        if interruption is not None:
            telling.status("The connection broke. Looking at what was done…")
            found = await look_for_change(self.refresh, before, self._looks, self._sleep)
        else:
            found = await self._refresh_kindly()
        return self._conclude(text, telling, before, found, interruption)

    def _conclude(
        self,
        text: str,
        telling: Telling,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
        interruption: StreamInterruptedError | None,
    ) -> Turn:
        changes = tuple(change.words for change in diff(read_draft(before), read_draft(after)))
        if after is not None and changes:
            telling.changed(after, changes)
        if interruption is not None:
            ending = Ending.RECOVERED if changes else Ending.NOTHING_CHANGED
        elif telling.text:
            ending = Ending.DONE
        else:
            ending = Ending.SILENT_EDIT if changes else Ending.NOTHING_CHANGED
        return telling.turn(
            text,
            answer_text(telling.text, ending, changes),
            ending,
            changes=changes,
            actions=offered_actions(ending, read_draft(after)),
            draft_after=after,
        )

    async def _refresh_kindly(self) -> Mapping[str, Any] | None:
        """Return the draft after a whole answer, which a state that cannot be read now does not undo."""
        try:
            return await self.refresh()
        except PictoryError as error:
            _LOG.warning("The state could not be read after a turn: %s", type(error).__name__)
            return self._draft

    async def _still_working(self, telling: Telling) -> None:
        """Say every two minutes that the work goes on (CONTRACT §4)."""
        while True:
            await self._sleep(STILL_WORKING_S)
            telling.status("Still working…")
