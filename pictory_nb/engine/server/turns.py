"""The life of a turn: the director's steps become frames, drafts and credits.

Every draft is stored before its frame is sent. A turn that ends well is charged before its last frame is
sent, so whoever has read the stream to its end reads the right state and balance. All else is given back.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

import anyio.from_thread
import anyio.to_thread

from pictory_nb.engine.director.past import Past
from pictory_nb.engine.director.steps import Ask, Say, Spend, Step, ToolCall, ToolResult
from pictory_nb.engine.server import accounts, frames, media, pasts, sessions
from pictory_nb.engine.server.disk import is_disk_full
from pictory_nb.engine.server.envelope import RefusalError

if TYPE_CHECKING:
    from pictory_nb.engine.server.context import Context
    from pictory_nb.engine.server.database import Database
    from pictory_nb.engine.server.sessions import Session

log = logging.getLogger(__name__)

_PAUSE_S = 0.3
"""How long the director waits after a film was shown: who shows it has more to ask for."""
STOPPED_BY_CLIENT = "The message was stopped before it was finished."


class Turn:
    """One message at work.

    Attributes
    ----------
    frames
        The stream's frames as they come to be; ``None`` ends it.
    opened
        Set when the first frame is there, or the refusal.
    refusal
        Why the message was not taken, when that was known before `headers_sent`.
    """

    def __init__(
        self, context: Context, session: Session, turn_id: str, prompt: str, *, partial_text: bool
    ) -> None:
        self.turn_id = turn_id
        self.frames: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.opened = asyncio.Event()
        self.refusal: RefusalError | None = None
        self.headers_sent = False
        self._context = context
        self._session = session
        self._prompt = prompt
        self._partial_text = partial_text
        self._text: list[str] = []
        self._stop = ("interrupted", sessions.INTERRUPTED)
        self.task = asyncio.create_task(self._live(), name=turn_id)

    async def stop(self, status: str, reason: str) -> None:
        """End the turn now: credits go back, drafts stored so far stay."""
        self._stop = (status, reason)
        self.task.cancel()
        await asyncio.wait([self.task])
        await self._end(status, reason)

    async def _live(self) -> None:
        try:
            async with asyncio.timeout(self._context.settings.max_turn_s):
                await self._direct()
        except asyncio.CancelledError:
            status, reason = self._stop
            await self._end(status, reason)
            self._put(frames.error_frame(status, reason))
        except RefusalError as refusal:
            await self._end("failed", refusal.message)
            self._refuse(refusal)
        except TimeoutError:
            minutes = round(self._context.settings.max_turn_s / 60)
            await self._break("Timeout", f"The message was not finished within {minutes} minutes.")
        except Exception as error:
            log.exception("turn %s broke", self.turn_id)
            no_room = is_disk_full(error)
            reason = "the disk is full: free some space" if no_room else str(error)
            await self._break(
                "DiskFull" if no_room else "EngineFailure",
                f"The engine could not finish this message ({reason}). "
                "Nothing was charged, and the timeline is as it was last shown.",
            )
        finally:
            self._put(None)

    async def _direct(self) -> None:
        database, session_id = self._context.database, self._session.session_id
        stored = await database.run(sessions.latest_draft, session_id)
        before = None if stored is None else stored.draft
        uploads = await database.run(
            media.items_of_session, session_id, self._context.settings.data_dir / "media"
        )
        seed = _seed_of(before, self._context.settings.seed)
        turns = await database.run(pasts.turns, session_id, self.turn_id)
        past = Past(turns, lambda version: anyio.from_thread.run(_draft, database, session_id, version))
        steps = await _in_thread(
            lambda: iter(self._context.services.direct(self._prompt, before, uploads, seed=seed, past=past))
        )
        while (step := await _in_thread(lambda: next(steps, None))) is not None:
            await self._take(step)
        await self._finish()

    async def _take(self, step: Step) -> None:
        match step:
            case Say(text):
                self._text.append(text)
                if self._partial_text and text:
                    self._put(frames.frame(self._event([frames.text_part(text)], partial=True)))
            case ToolCall(call_id, name, args):
                await self._close_text()
                await self._tell(self._event([frames.call_part(call_id, name, args)]))
            case ToolResult(call_id, name, response, draft):
                await self._close_text()
                delta = {} if draft is None else await self._store(draft)
                part = frames.response_part(call_id, name, response)
                await self._tell(self._event([part], role="user", state_delta=delta))
            case Ask(question, options):
                await self._close_text()
                call_id = f"ask-{self.turn_id}"
                part = frames.call_part(
                    call_id, pasts.ASK_TOOL, {"question": question, "options": list(options)}
                )
                await self._tell(self._event([part], long_running=[call_id]))
            case Spend(credit_cost, reason):
                await self._context.database.run(
                    accounts.freeze,
                    self.turn_id,
                    credit_cost,
                    reason,
                    enforce=self._context.settings.enforce_credits,
                )

    async def _store(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        stored = await self._context.database.run(
            sessions.store_draft, self._session.session_id, self.turn_id, draft
        )
        return {"draft": stored.draft, "draft_version": stored.version}

    async def _close_text(self) -> None:
        if text := self._whole_text():
            await self._tell(self._event([frames.text_part(text)]))

    async def _finish(self) -> None:
        text = self._whole_text()
        spent, balance = await self._context.database.run(_spent, self.turn_id, self._session.account_id)
        last = self._event(
            [frames.text_part(text)] if text else [],
            turn_complete=True,
            custom_metadata={"credits": {"spent": spent, "available": balance.available}},
        )
        if text:
            await self._context.database.run(sessions.add_event, self.turn_id, last)
        await self._context.database.run(sessions.end_turn, self.turn_id, "done", None)
        if text:
            self._put(frames.frame(last))

    def _whole_text(self) -> str:
        text = "".join(self._text)
        self._text.clear()
        return text

    def _event(self, parts: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
        return frames.event(self.turn_id, parts, **more)

    async def _tell(self, event: Mapping[str, Any]) -> None:
        delta = {key: value for key, value in event["actions"]["stateDelta"].items() if key != "draft"}
        kept = {**event, "actions": {**event["actions"], "stateDelta": delta}}
        await self._context.database.run(sessions.add_event, self.turn_id, kept)
        self._put(frames.frame(event))

    def _put(self, item: bytes | None) -> None:
        self.frames.put_nowait(item)
        self.opened.set()

    def _refuse(self, refusal: RefusalError) -> None:
        if self.headers_sent:
            self._put(
                frames.frame(
                    frames.event(
                        self.turn_id, error_code=str(int(refusal.code)), error_message=refusal.message
                    )
                )
            )
        else:
            self.refusal = refusal

    async def _break(self, kind: str, message: str) -> None:
        await self._end("failed", message)
        self._put(frames.error_frame(kind, message))

    async def _end(self, status: str, error: str | None) -> None:
        try:
            await self._context.database.run(sessions.end_turn, self.turn_id, status, error)
        except Exception:
            log.exception("turn %s could not be closed as %s", self.turn_id, status)


class Turns:
    """All turns at work in this engine: at most one per session."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._live: dict[str, Turn] = {}
        self._getting_ready: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._live)

    async def start(
        self, session: Session, prompt: str, *, partial_text: bool, make_turn: Callable[..., Turn]
    ) -> Turn:
        """Take a message; `make_turn` is `Turn`, or what misbehaves in its place.

        Raises
        ------
        RefusalError
            HTTP 409 when the session is at work already; code 2001 when there are no credits and they are
            enforced.
        """
        database = self._context.database
        if self._context.settings.enforce_credits:
            balance = await database.run(accounts.balance, session.account_id)
            if balance.available <= 0:
                raise accounts.no_credits(1, balance.available)
        turn_id = await database.run(
            sessions.begin_turn, session.session_id, self._context.owner.name, prompt, self.is_running
        )
        turn = self._live[turn_id] = make_turn(
            self._context, session, turn_id, prompt, partial_text=partial_text
        )
        turn.task.add_done_callback(lambda _: self._live.pop(turn_id, None))
        return turn

    def get_ready_soon(self) -> None:
        """Have the director load what an edit needs, once: whoever looks at a film may edit it."""
        if self._getting_ready is None:
            work = threading.Thread(target=self._context.services.get_ready, name="director", daemon=True)
            self._getting_ready = asyncio.get_running_loop().call_later(_PAUSE_S, work.start)

    def is_running(self, turn_id: str, owner: str) -> bool:
        """Whether the turn is at work, in this engine or in the living one called `owner`."""
        if owner == self._context.owner.name:
            return turn_id in self._live
        return self._context.owner.is_alive(owner)

    async def aclose(self) -> None:
        """Stop all turns because the engine ends."""
        if self._getting_ready is not None:
            self._getting_ready.cancel()
        for turn in list(self._live.values()):
            await turn.stop("interrupted", sessions.INTERRUPTED)


async def stream(
    turn: Turn, heartbeat_s: float, gone: asyncio.Future[Any], send: Callable[[bytes], Awaitable[None]]
) -> None:
    """Send a turn's frames until it ends; stop the turn when the client is `gone` or cannot be sent to."""
    beats = 0
    ended = False
    frame: asyncio.Task[bytes | None] | None = None
    try:
        while True:
            frame = frame or asyncio.create_task(turn.frames.get())
            await asyncio.wait([frame, gone], timeout=heartbeat_s, return_when=asyncio.FIRST_COMPLETED)
            if gone.done():
                return
            if not frame.done():
                await send(frames.HEARTBEATS[beats % len(frames.HEARTBEATS)])
                beats += 1
                continue
            body = frame.result()
            if body is None:
                ended = True
                return
            frame = None
            await send(body)
    finally:
        if frame is not None:
            frame.cancel()
        if not ended:
            await turn.stop("cancelled", STOPPED_BY_CLIENT)


async def _in_thread(work: Callable[[], Any]) -> Any:
    return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)


async def _draft(database: Database, session_id: str, version: int) -> Mapping[str, Any]:
    return await database.run(pasts.draft, session_id, version)


def _seed_of(draft: Mapping[str, Any] | None, default: int) -> int:
    meta = draft.get("m") if draft else None
    seed = meta.get("seed") if isinstance(meta, Mapping) else None
    return seed if isinstance(seed, int) else default


def _spent(db: Any, turn_id: str, account_id: str) -> tuple[int, accounts.Balance]:
    (spent,) = db.execute("SELECT credits FROM turns WHERE id = ?", (turn_id,)).fetchone()
    return spent, accounts.balance(db, account_id)
