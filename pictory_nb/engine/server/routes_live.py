"""Films that play while they are made [ours]: their parts, one by one, as soon as each is there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from pictory_nb.engine.server import jobs
from pictory_nb.engine.server.envelope import Code, RefusalError, answer
from pictory_nb.engine.server.reading import clean, engine_of, session_of
from pictory_nb.engine.server.services import FeedEndedError

if TYPE_CHECKING:
    from starlette.requests import Request

    from pictory_nb.engine.server.jobs import Job

PATIENCE_S = 20.0
"""An answer is held back so long for what is not there yet; then the client asks again."""


async def facts(request: Request) -> Response:
    """Tell what a film's parts are: MIME type with codecs, how many, the film's length; 204 before that."""
    job = await _job_of(request)
    try:
        async with (
            asyncio.timeout(PATIENCE_S),
            engine_of(request).renders.feed(job.account_id, job.job_id) as feed,
        ):
            mime = await feed.mime()
            return answer(request, {"mime": mime, "parts": len(feed), "duration_ms": feed.duration_ms})
    except (TimeoutError, FeedEndedError):
        return Response(status_code=204)


async def part(request: Request) -> Response:
    """Send one part; 204 when it is not there yet, 404 after the last one."""
    job = await _job_of(request)
    index = int(request.path_params["index"])
    try:
        async with (
            asyncio.timeout(PATIENCE_S),
            engine_of(request).renders.feed(job.account_id, job.job_id) as feed,
        ):
            found = await feed.part(index)
    except (TimeoutError, FeedEndedError):
        return Response(status_code=204)
    if found is None:
        raise RefusalError(404, Code.NOT_FOUND, f"The film has no part {index}.")
    headers = {
        "X-Part-Start-Ms": str(found.start_ms),
        "X-Part-Duration-Ms": str(found.duration_ms),
        "Cache-Control": "no-store",
    }
    return Response(found.data, media_type="video/mp4", headers=headers)


async def _job_of(request: Request) -> Job:
    session = await session_of(request, request.path_params["session_id"])
    job_id = clean(request.path_params["job_id"])
    job = await engine_of(request).database.run(jobs.find, session.account_id, job_id)
    if job.session_id != session.session_id:
        raise RefusalError(404, Code.NOT_FOUND, "This session has no such export.")
    return job


ROUTES = [
    Route("/api/engine/live/{session_id}/{job_id}", facts),
    Route("/api/engine/live/{session_id}/{job_id}/{index:int}", part),
]
