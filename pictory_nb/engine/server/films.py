"""Finished films over HTTP: their address, and the file itself with ranges."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import FileResponse

from pictory_nb.engine.server.envelope import Code, RefusalError

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from pictory_nb.engine.server.jobs import Job


class FilmResponse(FileResponse):
    """A film with Range, ETag and Content-Length, in blocks that keep the loop free."""

    chunk_size = 512 * 1024
    media_type = "video/mp4"


def film_url(request: Request, job: Job) -> str:
    """Return where the film can be had; its unguessable name stands in for a signature."""
    return f"{request.base_url}api/render/files/{job.file}"


async def film_response(folder: Path, job: Job) -> FilmResponse:
    """Return the film.

    Raises
    ------
    RefusalError
        HTTP 410 when the file is not there any more.
    """
    path = folder / job.file
    try:
        facts = await asyncio.to_thread(path.stat)
    except FileNotFoundError:
        raise RefusalError(
            410, Code.GONE, "This film has been removed from the engine since. Export again to get it."
        ) from None
    return FilmResponse(path, media_type="video/mp4", stat_result=facts, filename=f"{job.job_id}.mp4")
