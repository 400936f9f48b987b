"""A message and its answer as a stream of events, watched over and never repeated (CONTRACT §4)."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pictory_nb.client import endpoint as routes
from pictory_nb.client.calls import LARGEST_ANSWER_BYTES, Call, Caller
from pictory_nb.client.envelope import Answer
from pictory_nb.client.errors import (
    AgentError,
    BadAnswerError,
    ConnectionFailedError,
    PictoryError,
    RequestTimeoutError,
    StreamInterruptedError,
)
from pictory_nb.client.frames import FrameDecoder
from pictory_nb.client.guard import guarded
from pictory_nb.client.redact import excerpt
from pictory_nb.client.refusals import api_error
from pictory_nb.client.transcript import Heartbeat, StreamEvent, Transcript
from pictory_nb.client.transport import Response, Timeouts
from pictory_nb.client.wire import HeartbeatFrame, read_frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_BLANK = b"\xef\xbb\xbf \t\r\n"
_NOT_AGAIN = (
    "What came is kept; the message is not sent again, because it may be at work: look at the timeline first."
)
_BROKEN = f"The connection broke before the answer was complete. {_NOT_AGAIN}"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a stream is waited for, in seconds: with heartbeats alone, and in all (CONTRACT §4)."""

    silence_s: float = 600.0
    total_s: float = 900.0


class MessageStream:
    """The answer to one message: an async iterator of `StreamEvent`, and the transcript so far.

    Use it with ``async with``, or iterate it to its end. Leaving early closes the connection, which stops the
    agent. The session is busy until then.

    Attributes
    ----------
    transcript
        What was said so far; it stays readable after an error.

    Raises
    ------
    SessionBusyError
        On entering: another message is being answered.
    StreamInterruptedError
        While iterating: the answer broke off or the watchdog gave up.
    AgentError, NoCreditsError
        After the last event: the agent reported an error of its own.
    ApiError, ConnectionFailedError
        The message was not accepted.
    """

    def __init__(
        self,
        caller: Caller,
        session_id: str,
        text: str,
        *,
        patience: Patience,
        take_session: Callable[[], None],
        free_session: Callable[[], None],
        explain: Callable[[PictoryError], PictoryError],
    ) -> None:
        self.transcript = Transcript()
        self._caller = caller
        self._call = Call(
            routes.MESSAGE,
            json_body={
                "app_name": "nemo_agent",
                "user_id": "me",
                "session_id": session_id,
                "new_message": {"parts": [{"text": text}]},
            },
            headers={"Accept": "text/event-stream"},
            # The watchdog below measures silence; it starts over with every attempt.
            timeouts=Timeouts(read_s=patience.silence_s + 60.0),
            stream=True,
        )
        self._take_session, self._free_session = take_session, free_session
        self._explain = explain
        self._holds_session = False
        self._begun = False
        self._response: Response | None = None
        self._ready: deque[StreamEvent] = deque()
        self._decoder = FrameDecoder()
        self._watchdog = _Watchdog(patience, caller.tools.clock)

    def __repr__(self) -> str:
        return f"<MessageStream: {len(self.transcript.entries)} entries>"

    @guarded
    async def __aenter__(self) -> Self:
        if not self._begun:
            self._take_session()
            self._begun = self._holds_session = True
            failure: PictoryError
            try:
                await self._open()
            except PictoryError as error:
                failure = error
            except BaseException:
                await self.aclose()
                raise
            else:
                return self
            await self.aclose()
            raise self._explain(failure)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __aiter__(self) -> Self:
        return self

    @guarded
    async def __anext__(self) -> StreamEvent:
        await self.__aenter__()
        while not self._ready:
            if self._response is None:
                raise StopAsyncIteration
            chunk: bytes | None = None
            try:
                if not self.transcript.broken_off:
                    chunk = await self._next_chunk(self._response)
            except BaseException:
                await self.aclose()
                raise
            if chunk is None:
                await self.aclose()
                raise self._end()
            self._take_chunk(chunk)
        return self._ready.popleft()

    async def aclose(self) -> None:
        """Close the connection, which stops the agent, and free the session; safe to call again."""
        response, self._response = self._response, None
        try:
            if response is not None:
                await response.close()
        finally:
            if self._holds_session:
                self._holds_session = False
                self._free_session()

    async def _open(self) -> None:
        async def take(response: Response) -> None:
            first = b""
            while (
                not (told := first.lstrip(_BLANK)) and (chunk := await self._next_chunk(response)) is not None
            ):
                first += chunk
            if not 200 <= response.status < 300 or told[:1] in {b"{", b"[", b"<"}:
                await self._raise_answer(response, first)
            self._response = response
            self._take_chunk(first)

        await self._caller.send(self._call, take)

    async def _next_chunk(self, response: Response) -> bytes | None:
        left_s = self._watchdog.left_s()
        failure: PictoryError
        try:
            if left_s > 0:
                async with asyncio.timeout(left_s):
                    return await response.next_chunk()
            failure = self._out_of_patience()
        except (TimeoutError, RequestTimeoutError):
            failure = self._out_of_patience()
        except ConnectionFailedError:
            failure = StreamInterruptedError(_BROKEN)
        raise failure

    def _take_chunk(self, chunk: bytes) -> None:
        beats = self._decoder.heartbeats
        for data in self._decoder.feed(chunk):
            frame = read_frame(data)
            if not isinstance(frame, HeartbeatFrame):
                self._watchdog.word()
            self._ready.extend(self.transcript.feed(frame))
        self._ready.extend(Heartbeat() for _ in range(self._decoder.heartbeats - beats))

    def _out_of_patience(self) -> StreamInterruptedError:
        minutes = max(1, round(self._watchdog.waited_s() / 60))
        return StreamInterruptedError(
            f"No complete answer after {minutes} min, so the waiting was ended. {_NOT_AGAIN}",
            timed_out=True,
        )

    def _end(self) -> PictoryError | StopAsyncIteration:
        if self.transcript.failure is not None:
            return self._agent_error()
        if self._decoder.unfinished or self.transcript.unfinished:
            return StreamInterruptedError(_BROKEN)
        return StopAsyncIteration()

    def _agent_error(self) -> PictoryError:
        failure = self.transcript.failure
        assert failure is not None
        said = excerpt(failure.message, self._caller.secrets()).rstrip(".")
        code = failure.code
        # The agent has only words for missing credits: captured is RESOURCE_EXHAUSTED "credits exhausted".
        if code == "2001" or ("credit" in said.lower() and "exhaust" in f"{code} {said}".lower()):
            return self._explain(api_error(status=None, code=2001, said=said, excerpt=said))
        named = f" ({code})" if code else ""
        return AgentError(
            f"The agent could not finish{named}: {said}. What came is kept; look at the timeline, then say "
            "it differently or try again.",
            code=code,
            said=said,
        )

    async def _raise_answer(self, response: Response, first: bytes) -> None:
        body = bytearray(first)
        with contextlib.suppress(StreamInterruptedError):
            while (
                len(body) < LARGEST_ANSWER_BYTES and (chunk := await self._next_chunk(response)) is not None
            ):
                body += chunk
        self._caller.read(Answer(response.status, response.headers, bytes(body)))
        raise BadAnswerError(
            "The backend answered without a stream, so nothing is known of what it did. Look at the timeline "
            "before sending the message again.",
            status=response.status,
        )


class _Watchdog:
    """Measures the silence and the whole."""

    def __init__(self, patience: Patience, clock: Callable[[], float]) -> None:
        self._patience = patience
        self._clock = clock
        self._started_s = self._last_word_s = clock()

    def word(self) -> None:
        self._last_word_s = self._clock()

    def waited_s(self) -> float:
        return self._clock() - self._started_s

    def left_s(self) -> float:
        silence_ends_s = self._last_word_s + self._patience.silence_s
        return min(silence_ends_s, self._started_s + self._patience.total_s) - self._clock()
