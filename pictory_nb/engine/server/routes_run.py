"""``/run_sse``: a message in, a stream of frames out (CONTRACT §3 and §4)."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from pictory_nb.engine.server.envelope import bad_request
from pictory_nb.engine.server.quirk_settings import NONE
from pictory_nb.engine.server.quirks import Quirks
from pictory_nb.engine.server.quirky_turns import QuirkyTurn
from pictory_nb.engine.server.reading import clean, engine_of, json_body, session_of, text_of
from pictory_nb.engine.server.turns import Turn, stream

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send


async def run_sse(request: Request) -> Response:
    """Take a message and answer with its stream; ``"streaming": false`` leaves out the partial frames."""
    body = await json_body(request)
    session = await session_of(request, text_of(body, "session_id"))
    prompt = _prompt_of(body.get("new_message"))
    engine = engine_of(request)
    engine.renders.warm_soon()
    quirks = _quirks_of(request, session.session_id, prompt)
    turn = await engine.turns.start(
        session,
        prompt,
        partial_text=body.get("streaming") is not False and engine.settings.quirks.partial_text,
        make_turn=Turn if quirks is None else functools.partial(QuirkyTurn, quirks),
    )
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(turn.opened.wait(), engine.settings.heartbeat_s)
    if turn.refusal is not None:
        raise turn.refusal
    return EventStream(turn, engine.settings.heartbeat_s)


def _quirks_of(request: Request, session_id: str, prompt: str) -> Quirks | None:
    """Return what the request asked for as faults, else the engine's habits; None when there are none."""
    asked: Quirks | None = request.scope.get("pictory_nb.quirks")
    if asked is not None and asked != Quirks():
        return asked
    habits = engine_of(request).settings.quirks
    return None if habits == NONE else habits.quirks_of(session_id, prompt)


class EventStream(Response):
    """The response that sends a turn's frames as they come."""

    media_type = "text/event-stream"

    def __init__(self, turn: Turn, heartbeat_s: float) -> None:
        turn.headers_sent = True
        self._turn = turn
        self._heartbeat_s = heartbeat_s
        self.status_code = 200
        self.background = None
        self.init_headers({"Cache-Control": "no-cache", "X-Accel-Buffering": "no"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI
        """Send the stream; a client that goes away stops the turn."""
        gone = asyncio.create_task(_until_gone(receive))

        async def send_body(body: bytes) -> None:
            await send({"type": "http.response.body", "body": body, "more_body": True})

        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            await stream(self._turn, self._heartbeat_s, gone, send_body)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            gone.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _prompt_of(message: Any) -> str:
    parts = message.get("parts") if isinstance(message, Mapping) else None
    if not isinstance(parts, list):
        raise bad_request("The request needs “new_message” with “parts”.")
    texts = [
        part["text"] for part in parts if isinstance(part, Mapping) and isinstance(part.get("text"), str)
    ]
    prompt = clean("\n".join(texts))
    if not prompt.strip():
        raise bad_request("The message is empty. Paste a script, or say what you would like to see.")
    return prompt


ROUTES = [Route("/run_sse", run_sse, methods=["POST"])]
