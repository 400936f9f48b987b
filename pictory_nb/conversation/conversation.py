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
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pictory_nb.client import PictoryError, Session, SessionGoneError
from pictory_nb.conversation.applying import applied, rebased, stored
from pictory_nb.conversation.asking import Asking
from pictory_nb.conversation.events import Action, Ending, Turn, TurnEnded, TurnStarted
from pictory_nb.conversation.failures import explained
from pictory_nb.conversation.language import detect
from pictory_nb.conversation.recovery import Looks, look_for_change
from pictory_nb.conversation.report import answer_text, words_of
from pictory_nb.conversation.routing import route
from pictory_nb.conversation.sessions import SessionBook
from pictory_nb.conversation.strings import EDIT_HEADINGS, words
from pictory_nb.conversation.telling import Telling
from pictory_nb.draft import History, masked, read_draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pictory_nb.client import Client
    from pictory_nb.conversation.events import ConversationEvent
    from pictory_nb.conversation.sessions import PendingTurn, SessionLog
    from pictory_nb.conversation.strings import Words

Status = Callable[[str], None]
Command = Callable[[Status], Awaitable[str]]
_Work = Callable[[str, Telling], Awaitable[Turn]]

_LOG = logging.getLogger(__name__)
_LAST_LOOK_S = 1.0


class EmptyMessageError(PictoryError):
    """There is nothing to send."""


class NothingToRetryError(PictoryError):
    """There is no message that could be sent again."""


class Conversation:
    """The messages of one session and what came of them.

    Parameters
    ----------
    client
        Speaks to the backend.
    language
        The language code of a new session (CONTRACT §3), in which the conversation's own words are said as
        far as it speaks it; told from the first message when not given.
    session_id
        An earlier session to go on with; a new one is made by the first message when not given.
    backend
        ``"local"`` or ``"cloud"``, written into the book.
    name
        What the session is called; its film's title when not given.
    book
        Where sessions are written down, so that they survive the kernel.
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
        language: str | None = None,
        session_id: str | None = None,
        backend: str = "local",
        name: str = "",
        book: SessionBook | None = None,
        commands: Mapping[Action, Command] | None = None,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._commands = commands or {}
        self._language = language
        self._backend = backend
        # The state of the local engine is final within seconds, the cloud's within minutes (CONTRACT §4).
        self._looks = Looks.local() if backend == "local" else Looks.cloud()
        self._sleep = sleep
        self._asking = Asking(
            client, refresh=self.refresh, looks=self._looks, sleep=sleep, tells_costs=self.costs_credits
        )
        self._session_id = session_id
        self._task_id: str | None = None
        self._name = name
        self._book = book or SessionBook()
        self._listeners: list[Callable[[ConversationEvent], None]] = []
        self._turn_lock = asyncio.Lock()
        self._session_lock = asyncio.Lock()
        self._turns: list[Turn] = []
        self._draft: Mapping[str, Any] | None = None
        self._draft_version: int | None = None
        # A draft from the notes lacks its secrets: it is shown and compared, and never sent.
        self._draft_is_noted = session_id is not None
        self._history = History()
        self._pending: PendingTurn | None = None
        self._last_work: tuple[str, _Work] | None = None
        if session_id is not None:
            log = self._book.log(session_id)
            known = log.info()
            self._language = language or (known.language if known else None)
            self._turns, self._draft, self._pending = log.turns(), log.draft(), log.pending()
            self._remember("")

    @property
    def session_id(self) -> str | None:
        """The session's id, or ``None`` before the first message."""
        return self._session_id

    @property
    def session(self) -> Session | None:
        """The session with what a claim link needs, or ``None`` before the first message."""
        if self._session_id is None:
            return None
        known = self._book.log(self._session_id).info()
        return Session(self._session_id, self._task_id or (known.task_id if known else None), {})

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn that has ended, oldest first."""
        return tuple(self._turns)

    @property
    def draft(self) -> Mapping[str, Any] | None:
        """The last draft that was seen; it stays readable when the backend is gone.

        After a kernel restart it is that of the notes, without its secrets, until the backend is asked.
        """
        return self._draft

    @property
    def pending(self) -> PendingTurn | None:
        """A message of an earlier kernel whose end is not known; see `recover`."""
        return self._pending

    @property
    def history(self) -> History:
        """Every state of the timeline that a turn led to, each with the message that was its cause."""
        return self._history

    @property
    def costs_credits(self) -> bool:
        """Whether a turn is paid for: the local engine's credits are only counted."""
        return self._backend != "local"

    @property
    def language(self) -> str | None:
        """The code of the language that the user writes in, ``None`` before a word was said."""
        return self._language

    @property
    def words(self) -> Words:
        """The conversation's own words, in the user's language."""
        return words(self._language or "en")

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
                session = await self._client.create_session(self._language or "en")
                self._session_id, self._task_id = session.session_id, session.task_id
                self._draft = None
            return self._session_id

    async def refresh(self) -> Mapping[str, Any] | None:
        """Ask the backend for the draft as it is now and return it; ``None`` before there is one."""
        if self._session_id is not None:
            try:
                state = await self._client.state(self._session_id)
            except SessionGoneError:
                # The next message starts a new session; until then the last draft that was seen is shown.
                self._session_id = None
                raise
            self._draft, self._draft_version = state.draft, state.draft_version
            self._draft_is_noted = False
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
            raise EmptyMessageError(self.words.empty_message)
        if self._language is None:
            self._language = detect(text)
        command = route(text).action
        if command is not None and command in self._commands:
            return await self._turn(text, self._commanded(command), listener)
        return await self._turn(text, self._asked, listener)

    async def perform(
        self, action: Action, listener: Callable[[ConversationEvent], None] | None = None
    ) -> Turn:
        """Carry out an action that the user pressed, as a turn; a retry does the last turn's work again.

        Raises
        ------
        NothingToRetryError
            There is no turn whose work could be done again.
        PictoryError
            As `send`.
        """
        if action is Action.RETRY:
            return await self._retry(listener)
        prompt = getattr(self.words, action.value)
        return await self._turn(prompt, self._commanded(action), listener)

    async def _retry(self, listener: Callable[[ConversationEvent], None] | None) -> Turn:
        if self._last_work is not None:
            return await self._turn(*self._last_work, listener)
        # Of an edit that an earlier kernel applied only the heading is known.
        if not self._turns or self._turns[-1].prompt in EDIT_HEADINGS:
            raise NothingToRetryError(self.words.nothing_to_retry)
        return await self.send(self._turns[-1].prompt, listener)

    async def _turn(
        self,
        prompt: str,
        work: _Work,
        listener: Callable[[ConversationEvent], None] | None,
    ) -> Turn:
        async with self._turn_lock:
            self._last_work = (prompt, work)
            turn_id = f"turn_{uuid.uuid4().hex[:12]}"
            started_s = time.monotonic()
            tell = self._teller(listener)

            def end(turn: Turn) -> Turn:
                finished = turn.lasting(time.monotonic() - started_s)
                self._turns.append(finished)
                self._remember(prompt)
                self._note_end(finished)
                tell(TurnEnded(finished))
                return finished

            tell(TurnStarted(turn_id, prompt))
            telling = Telling(turn_id, tell, self.words)
            try:
                turn = await work(prompt, telling)
            except asyncio.CancelledError:
                end(await self._stopped(prompt, telling))
                raise
            except PictoryError as error:
                if isinstance(error, SessionGoneError):
                    self._session_id = None
                said = telling.text or telling.words.failed
                end(
                    telling.turn(
                        prompt,
                        said,
                        Ending.FAILED,
                        error=explained(error, telling.words.language),
                        actions=(Action.RETRY,),
                    )
                )
                raise
            return end(turn)

    def _teller(
        self, listener: Callable[[ConversationEvent], None] | None
    ) -> Callable[[ConversationEvent], None]:
        def tell(event: ConversationEvent) -> None:
            for told in (*self._listeners, *((listener,) if listener else ())):
                try:
                    told(event)
                except Exception:  # noqa: BLE001 a widget that cannot show it must not lose a paid turn
                    _LOG.exception("A listener failed on %s", type(event).__name__)

        return tell

    async def _stopped(self, prompt: str, telling: Telling) -> Turn:
        """Return the turn that was stopped, with what it had changed by then if that can be seen quickly."""
        before = telling.draft_before
        with contextlib.suppress(PictoryError, TimeoutError):
            async with asyncio.timeout(_LAST_LOOK_S):
                await self.refresh()
        changes = words_of(telling.words, before, self._draft)
        if changes and self._draft is not None:
            telling.changed(self._draft, changes)
        text = answer_text(telling.words, telling.text, Ending.STOPPED, changes)
        return telling.turn(prompt, text, Ending.STOPPED, changes=changes, draft_after=self._draft)

    async def recover(self, listener: Callable[[ConversationEvent], None] | None = None) -> Turn | None:
        """Say what became of a message whose end an earlier kernel never saw; ``None`` when there is none.

        The message is not sent again: the state is looked at (CONTRACT §4).

        Raises
        ------
        PictoryError
            The backend cannot be reached; the message stays open and can be asked about again.
        """
        async with self._turn_lock:
            pending, before = self._pending, self._draft
            if pending is None:
                return None
            tell = self._teller(listener)
            tell(TurnStarted(pending.turn_id, pending.prompt))
            telling = Telling(pending.turn_id, tell, self.words)
            telling.draft_before = before
            telling.status(telling.words.looking_after_restart)

            async def look() -> Mapping[str, Any] | None:
                # As the notes have what was before.
                seen: Mapping[str, Any] | None = masked(await self.refresh())
                return seen

            after = await look_for_change(look, masked(before), self._looks, self._sleep)
            turn = self._asking.concluded(pending.prompt, telling, after, broken=True)
            self._pending = None
            self._turns.append(turn)
            self._note_end(turn)
            tell(TurnEnded(turn))
            return turn

    def _note_begin(self, session_id: str, turn_id: str, prompt: str) -> None:
        self._noted(lambda: self._open_log(session_id).begin(turn_id, prompt))

    def _note_end(self, turn: Turn) -> None:
        if self._session_id is not None:
            session_id = self._session_id
            self._noted(lambda: self._open_log(session_id).end(turn))
            self._noted(lambda: self._touch(session_id))

    def _open_log(self, session_id: str) -> SessionLog:
        return self._book.open(
            session_id,
            backend=self._backend,
            name=self._name,
            language=self._language or "en",
            task_id=self._task_id,
        )

    def _touch(self, session_id: str) -> None:
        info = self._book.log(session_id).info()
        if info is not None:
            self._book.touch(info, self._draft, name=read_draft(self._draft).title)

    @staticmethod
    def _noted(write: Callable[[], object]) -> None:
        """Write something down; a disk that is full now must not lose the turn itself."""
        try:
            write()
        except OSError as error:
            _LOG.warning("The session could not be written down: %s", error.strerror)

    async def apply(
        self,
        wanted: Mapping[str, Any],
        instruction: str,
        listener: Callable[[ConversationEvent], None] | None = None,
        *,
        based_on: Mapping[str, Any] | None = None,
    ) -> Turn:
        """Make the timeline what `wanted` says, and say what of it is true then.

        A backend that takes drafts gets it as it is; any other gets `instruction` as one message. `based_on`
        is the draft that `wanted` was made from: a message that changed it first is not undone by the edit.

        Raises
        ------
        DraftChangedError
            The timeline was changed elsewhere since it was seen last; nothing was stored.
        PictoryError
            As `send`.
        """

        async def work(prompt: str, telling: Telling) -> Turn:
            nonlocal based_on, wanted
            session_id = await self.ensure_session()
            if self._draft_is_noted:
                await self.refresh()
            if based_on is not None:
                wanted = rebased(wanted, based_on, self._draft)
            # A retry goes on from what this turn leaves.
            based_on = None
            telling.draft_before = self._draft
            telling.status(telling.words.tool_edit_timeline)
            asked: Turn | None = None
            if not await stored(self._client, session_id, wanted, self._draft_version):
                asked = await self._asking.ask(
                    session_id,
                    instruction,
                    telling,
                    None,
                    begin=lambda: self._note_begin(session_id, telling.turn_id, instruction),
                )
            turn = await applied(telling, prompt, wanted, self.refresh)
            if asked is None:
                return turn
            return replace(turn, credits_spent=asked.credits_spent, credits_left=asked.credits_left)

        return await self._turn(self.words.edited_table, work, listener)

    def _remember(self, cause: str) -> None:
        if self._draft is not None:
            self._history = self._history.with_draft(self._draft, cause)

    def _commanded(self, action: Action) -> _Work:
        async def work(prompt: str, telling: Telling) -> Turn:
            try:
                answer = await self._commands[action](telling.status)
            except asyncio.CancelledError:
                # What stands there is not its doing.
                telling.draft_before = self._draft
                raise
            return telling.turn(prompt, answer, Ending.DONE, draft_after=self._draft)

        return work

    async def _asked(self, text: str, telling: Telling) -> Turn:
        telling.status(telling.words.connecting if self._session_id is None else telling.words.sending)
        session_id = await self.ensure_session()
        telling.draft_before = await self.refresh()
        return await self._asking.ask(
            session_id,
            text,
            telling,
            route(text).then,
            begin=lambda: self._note_begin(session_id, telling.turn_id, text),
        )
