"""The engine's own endpoints [ours]: is it alive, and please end."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from starlette.routing import Route

from pictory_nb._version import __version__
from pictory_nb.engine.server.envelope import answer
from pictory_nb.engine.server.reading import engine_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def health(request: Request) -> Response:
    """Say who answers here, and how busy it is."""
    engine = engine_of(request)
    return answer(
        request,
        {
            "status": "ok",
            "pid": os.getpid(),
            "version": __version__,
            "owner": engine.owner.name,
            "uptime_s": round(time.time() - engine.started_at, 3),
            "turns_running": len(engine.turns),
            "renders_open": len(engine.renders),
        },
    )


async def stop(request: Request) -> Response:
    """End the engine once this answer is sent."""
    engine_of(request).stop()
    return answer(request, {"status": "stopping"})


ROUTES = [Route("/health", health), Route("/api/engine/stop", stop, methods=["POST"])]
