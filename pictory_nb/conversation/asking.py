"""One message: sent once, its answer told while it comes, the state looked at afterwards (CONTRACT §4)."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pictory_nb.client import PictoryError, SessionBusyError, StreamInterruptedError
from pictory_nb.conversation import costs
from pictory_nb.conversation.events import Ending
from pictory_nb.conversation.recovery import look_for_change
from pictory_nb.conversation.report import answer_text, offered_actions, words_of
from pictory_nb.draft import read_draft, same_but_for_secrets

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from pictory_nb.client import Client
    from pictory_nb.conversation.events import Action, Turn
    from pictory_nb.conversation.recovery import Looks
    from pictory_nb.conversation.telling import Telling

_LOG = logging.getLogger(__name__)
STILL_WORKING_S = 120.0
_BUSY_PAUSES_S = (0.2, 0.3, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""How long to wait before a message that was refused is offered again: half a minute in all."""
_VIDEO_TYPE = "Video"


class Asking:
    """Sends one message and finds out what came of it.

    Parameters
    ----------
    client
        Speaks to the backend.
    refresh
        Returns the draft as the backend has it now.
    looks
        When to look at the state after an interruption or for a second stage.
    sleep
        A pause in seconds.
    tells_costs
        Whether to say before a message what it may cost.
    """

    def __init__(
        self,
        client: Client,
        *,
        refresh: Callable[[], Awaitable[Mapping[str, Any] | None]],
        looks: Looks,
        sleep: Callable[[float], Awaitable[Any]],
        tells_costs: bool,
    ) -> None:
        self._client = client
        self._refresh = refresh
        self._looks = looks
        self._sleep = sleep
        self._tells_costs = tells_costs

    async def ask(
        self, session_id: str, text: str, telling: Telling, wanted: Action | None, begin: Callable[[], None]
    ) -> Turn:
        """Send `text` and return the turn; `wanted` is what the user asked for afterwards.

        `begin` is called right before the message leaves.

        Raises
        ------
        PictoryError
            The message was not taken, or the agent gave an error.
        """
        words = telling.words
        credits_before = await costs.balance(self._client)
        if self._tells_costs and credits_before is not None:
            is_generation = telling.draft_before is None
            telling.status(costs.notice(words, credits_before, is_generation=is_generation))
        begin()
        broken = False
        telling.status(words.working)
        waiting = asyncio.ensure_future(self._still_working(telling))
        try:
            await self._answered(session_id, text, telling)
        except StreamInterruptedError as error:
            broken, telling.is_late = True, error.timed_out
        finally:
            waiting.cancel()
        if broken:
            telling.status(words.looking_late if telling.is_late else words.looking)
            after = await look_for_change(self._refresh, telling.draft_before, self._looks, self._sleep)
        else:
            after = await self._second_stage(telling, await self._refresh_kindly(telling))
        turn = self.concluded(text, telling, after, broken=broken, wanted=wanted)
        credits_after = await costs.balance(self._client)
        return replace(
            turn,
            credits_spent=costs.spent(credits_before, credits_after),
            credits_left=None if credits_after is None else credits_after.available,
        )

    async def _answered(self, session_id: str, text: str, telling: Telling) -> None:
        """Tell the answer to `text` while it comes.

        A backend that still ends the message before, which was stopped a moment ago, refuses this one before
        it begins: it is offered again until it is taken, and so it is never done twice.
        """
        pauses_s = iter(_BUSY_PAUSES_S)
        while True:
            try:
                async with self._client.stream(session_id, text) as stream:
                    async for event in stream:
                        telling.take(event, stream.transcript)
            except SessionBusyError:
                pause_s = next(pauses_s, None)
                if pause_s is None:
                    raise
                telling.status(telling.words.waiting_for_another)
                await self._sleep(pause_s)
            else:
                return

    def concluded(
        self,
        text: str,
        telling: Telling,
        after: Mapping[str, Any] | None,
        *,
        broken: bool,
        wanted: Action | None = None,
    ) -> Turn:
        """Return the turn that says what is true now that the state is `after`."""
        changes = words_of(telling.words, telling.draft_before, after)
        if after is not None and changes:
            telling.changed(after, changes)
        if broken:
            ending = Ending.RECOVERED if changes else Ending.NOTHING_CHANGED
        elif telling.text or telling.question:
            ending = Ending.DONE
        elif changes:
            ending = Ending.SILENT_EDIT
        else:
            ending = Ending.NOTHING_CHANGED
        offered = offered_actions(ending, read_draft(after))
        return telling.turn(
            text,
            answer_text(
                telling.words, telling.text, ending, changes, telling.question, is_late=telling.is_late
            ),
            ending,
            changes=changes,
            actions=((wanted,) if wanted else ()) + telling.actions + offered,
            offers=telling.offers,
            draft_after=after,
        )

    async def _second_stage(
        self, telling: Telling, first: Mapping[str, Any] | None
    ) -> Mapping[str, Any] | None:
        """Wait for what the backend adds by itself after a generation: music, titles (CONTRACT §4)."""
        if _types(telling.draft_before) or _types(first) != {_VIDEO_TYPE}:
            return first
        telling.status(telling.words.raw_video_ready)
        if first is not None:
            telling.changed(first, words_of(telling.words, telling.draft_before, first))
        try:
            found = await look_for_change(self._refresh, first, self._looks, self._sleep)
        except PictoryError:
            return first
        if not same_but_for_secrets(found, first):
            telling.status(telling.words.all_tracks_ready)
        return found

    async def _refresh_kindly(self, telling: Telling) -> Mapping[str, Any] | None:
        """Return the draft after a whole answer, which a state that cannot be read now does not undo."""
        try:
            return await self._refresh()
        except PictoryError as error:
            _LOG.warning("The state could not be read after a turn: %s", type(error).__name__)
            return telling.draft_before

    async def _still_working(self, telling: Telling) -> None:
        """Say every two minutes that the work goes on (CONTRACT §4)."""
        while True:
            await self._sleep(STILL_WORKING_S)
            telling.status(telling.words.still_working)


def _types(draft: Mapping[str, Any] | None) -> set[str]:
    """Return the types of the tracks that have something on them."""
    return {track.type_name for track in read_draft(draft).tracks if track.segments}
