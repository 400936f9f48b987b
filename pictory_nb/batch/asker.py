"""From an item to a timeline that is its own: upload, send once, and look when the end was not seen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from pictory_nb.batch import resuming
from pictory_nb.batch.asking import message_of, upload_name
from pictory_nb.batch.fingerprints import fingerprint
from pictory_nb.batch.resuming import Seen, Verdict
from pictory_nb.batch.rows import Step, digest
from pictory_nb.batch.trouble import NoVideoError
from pictory_nb.client import AgentError, ApiError, BadAnswerError, SessionGoneError
from pictory_nb.conversation import Ending, StatusLine
from pictory_nb.conversation.strings import words
from pictory_nb.draft import masked, read_draft, same_but_for_secrets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pictory_nb.batch.ledger import Ledger
    from pictory_nb.batch.ports import Backend, Talk
    from pictory_nb.client.values import State
    from pictory_nb.conversation import ConversationEvent, Turn

_LONGEST_ANSWER_CHARS = 400


class Asker:
    """Has the timelines of a batch made.

    Parameters
    ----------
    ledger
        The rows.
    talk
        The conversation of the batch's session.
    open_talk
        Returns the conversation of another session; of a new one for ``None``.
    backend
        The client.
    """

    def __init__(
        self, ledger: Ledger, *, talk: Talk, open_talk: Callable[[str | None], Talk], backend: Backend
    ) -> None:
        self._ledger = ledger
        self._words = ledger.words
        self._talk = talk
        self._open_talk = open_talk
        self._backend = backend

    async def ask(self, number: int) -> None:
        """Send an item's message, in a new session where the old one is gone, and keep the timeline.

        Raises
        ------
        NoVideoError
            The agent made none.
        DocumentError, PictoryError
            The source cannot be read; the message or the upload failed.
        """
        items = self._ledger.items
        beside_uploads = any(item.is_upload for item in items)
        message = await asyncio.to_thread(
            message_of, items[number], self._words.language, beside_uploads=beside_uploads
        )
        try:
            await self._say(number, message)
        except SessionGoneError:
            note = self._words.new_session
            self._ledger.set(number, media_id=None, note=note)
            if self._talk.session_id is not None:
                self._talk = self._open_talk(None)
            await self._say(number, message)

    async def find(self, number: int) -> bool:
        """Look whether a message that may have been sent has made the timeline; true when it is kept now.

        Raises
        ------
        NoVideoError
            It shows what is another item's.
        PictoryError
            The backend cannot be looked at now.
        """
        if self._ledger.rows[number].step is not Step.SENDING:
            return False
        self._ledger.tell(number, self._words.looking)
        try:
            found, draft = await self._judge(number, recover=True)
        except SessionGoneError:
            return False
        if found is Verdict.NOTHING or not read_draft(draft).is_exportable:
            return False
        self._keep(number, draft, unseen=found is Verdict.PERHAPS)
        return True

    async def complete(self, number: int) -> bool:
        """Fetch a kept timeline anew where the notes lack its secrets; false when its session is gone.

        Raises
        ------
        NoVideoError
            The session's timeline is another one by now.
        PictoryError
            The backend cannot be looked at now.
        """
        row = self._ledger.rows[number]
        if not row.draft_is_masked:
            return True
        assert row.session_id is not None, "a timeline is some session's"
        self._ledger.tell(number, self._words.looking)
        try:
            draft = (await self._backend.state(row.session_id)).draft
        except SessionGoneError:
            return False
        if not same_but_for_secrets(draft, row.draft):
            self._refuse(number, self._words.moved_on)
        self._ledger.set(number, draft=draft, draft_is_masked=False)
        return True

    async def _say(self, number: int, message: str) -> None:
        session_id = await self._talk.ensure_session()
        before = (await self._backend.state(session_id)).draft
        await self._upload(number, session_id)
        self._ledger.set(
            number,
            step=Step.SENDING,
            session_id=session_id,
            turns_before=len(self._talk.turns),
            prompt=digest(message),
            draft_before=digest(masked(before)),
            fingerprint=fingerprint(self._ledger.items[number]),
            render_id=None,
            message=self._words.sending,
        )
        try:
            turn = await self._talk.send(message, self._listener(number))
        except (ApiError, AgentError) as error:
            if not isinstance(error, BadAnswerError):
                # The backend has ended it, so nothing of it is at work.
                self._ledger.set(number, step=Step.NEW)
            raise
        await self._take(number, turn)

    async def _upload(self, number: int, session_id: str) -> None:
        item, row = self._ledger.items[number], self._ledger.rows[number]
        now = fingerprint(item)
        is_there = row.media_id is not None and (row.session_id, row.fingerprint) == (session_id, now)
        if not item.is_upload or is_there:
            return
        if item.is_masked:
            self._refuse(number, self._words.address_not_kept)

        uploading = words(self._words.language).uploading.format(name=upload_name(item))

        def sent(done_bytes: int, all_bytes: int) -> None:
            self._ledger.tell(number, uploading, 100 * done_bytes // max(1, all_bytes))

        self._ledger.tell(number, uploading)
        media = await self._backend.upload(session_id, item.source, sent)
        self._ledger.set(number, media_id=media.media_id or "", session_id=session_id, fingerprint=now)

    async def _take(self, number: int, turn: Turn) -> None:
        """Keep the timeline that a turn has left, when it is this item's."""
        draft = turn.draft_after
        if not resuming.is_own(turn, self._talk.turns[:-1]) or not read_draft(draft).is_exportable:
            self._refuse(number, self._no_video(turn))
        unseen = False
        if turn.ending is Ending.RECOVERED:
            found, _ = await self._judge(number)
            if found is Verdict.NOTHING:
                self._refuse(number, self._words.broken)
            unseen = found is Verdict.PERHAPS
        self._keep(number, draft, unseen=unseen)

    def _keep(self, number: int, draft: Mapping[str, Any] | None, *, unseen: bool) -> None:
        rows = self._ledger.rows
        own = rows[number].media_id
        others = frozenset(row.media_id for row in rows if row.media_id and row.media_id != own)
        if resuming.shows_others(draft, own, others):
            self._refuse(number, self._words.others)
        note = self._words.unseen if unseen else rows[number].note
        self._ledger.set(number, step=Step.MADE, draft=draft, draft_is_masked=False, note=note)

    def _refuse(self, number: int, words: str) -> None:
        """End an item without a video; the next run may send its message again."""
        self._ledger.set(number, step=Step.NEW, draft=None, draft_is_masked=False)
        raise NoVideoError(words)

    def _no_video(self, turn: Turn) -> str:
        if turn.ending is Ending.NOTHING_CHANGED:
            return self._words.nothing_changed
        answer = " ".join(turn.text_with_options.split())[:_LONGEST_ANSWER_CHARS]
        return self._words.no_video.format(answer=answer)

    async def _judge(self, number: int, *, recover: bool = False) -> tuple[Verdict, Mapping[str, Any] | None]:
        row = self._ledger.rows[number]
        assert row.session_id is not None, "a row that is being sent has a session"
        talk = self._talk if self._talk.session_id == row.session_id else self._open_talk(row.session_id)
        if recover and talk.pending is not None and digest(talk.pending.prompt) == row.prompt:
            await talk.recover(self._listener(number))
        state = await self._backend.state(row.session_id)
        seen = Seen(state.draft, last_turn_of(state))
        return resuming.verdict(row, talk.turns, seen), state.draft

    def _listener(self, number: int) -> Callable[[ConversationEvent], None]:
        def listen(event: ConversationEvent) -> None:
            if isinstance(event, StatusLine):
                self._ledger.tell(number, event.text)

        return listen


def last_turn_of(state: State) -> str | None:
    """Return how the backend says that the last message ended, or ``None``: only the local engine does."""
    inner = state.raw.get("state")
    last = inner.get("last_turn") if isinstance(inner, dict) else None
    word = last.get("status") if isinstance(last, dict) else None
    return word if isinstance(word, str) else None
