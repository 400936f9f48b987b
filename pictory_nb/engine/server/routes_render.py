"""Exports: submit, poll, cancel, download; stills and outlines of sound (CONTRACT §3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from pictory_nb.engine.server import jobs, sessions
from pictory_nb.engine.server.envelope import Code, RefusalError, answer, bad_request
from pictory_nb.engine.server.films import film_response, film_url
from pictory_nb.engine.server.reading import clean, engine_of, json_body, session_of, signed_in, text_of
from pictory_nb.engine.server.renders import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from pictory_nb.engine.server.jobs import Job
    from pictory_nb.engine.server.sessions import Session

_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_ATTRIBUTION = {"X-Skill-Source": "pictory-ai", "X-Skill-Version": None, "X-Skill-Platform": None}
_WIDEST_STILL_PX = 3840
_WIDEST_LOOP_PX = 960
_SHORTEST_PX = 64
_OVERVIEWS = ("poster", "segment", "sheet", "loop")
_MOST_COLUMNS = 12
_PROFILES = ("auto", "draft", "balanced", "high")
_MOST_PLACES = 1_000_000


async def submit(request: Request) -> Response:
    """Queue an export; the same id again answers with the job that is there."""
    await signed_in(request)
    _check_attribution(request)
    body = await json_body(request)
    job_id = text_of(body, "id")
    if not _ID.fullmatch(job_id):
        raise bad_request("The export's id may hold letters, digits, “_” and “-” only, at most 100.")
    session = await session_of(request, text_of(body, "sessionId"))
    draft, output = body.get("draft"), body.get("output", {})
    if not isinstance(draft, dict) or not _is_ready(draft):
        raise bad_request("There is nothing to export yet: the timeline is empty. Ask for a video first.")
    if not isinstance(output, dict) or output.get("format", "mp4") != "mp4":
        raise bad_request("Only the format “mp4” can be exported.")
    _check_output(output)
    await engine_of(request).renders.submit(session, job_id, draft, output)
    return await _tell(request, session.account_id, job_id)


async def poll(request: Request) -> Response:
    """Tell how far an export is."""
    return await _tell(request, await signed_in(request), _id_of(request))


async def cancel(request: Request) -> Response:
    """Stop an export [ours]; one that has ended stays as it is."""
    job = await _job_of(request)
    await engine_of(request).renders.cancel(job)
    return await _tell(request, job.account_id, job.job_id)


async def download(request: Request) -> Response:
    """Send the film of an export by the export's id."""
    job = await _job_of(request)
    if job.status != "completed":
        raise RefusalError(
            409,
            Code.NOT_FOUND,
            f"The export is not finished: it is {job.status}. Wait until it is completed.",
        )
    return await film_response(engine_of(request).renders.folder, job)


async def film(request: Request) -> Response:
    """Send a film by its unguessable name: no token needed, as with a signed link of the cloud."""
    engine = engine_of(request)
    job = await engine.database.run(jobs.by_file, clean(request.path_params["file"]))
    if job is None:
        raise RefusalError(404, Code.NOT_FOUND, "There is no film at this address.")
    return await film_response(engine.renders.folder, job)


async def still(request: Request) -> Response:
    """Send the picture of a session's draft at ``t_ms``, ``width`` pixels wide [ours]."""
    session, draft = await _shown(request)
    picture = await engine_of(request).renders.still(
        session.account_id,
        draft,
        _number(request, "t_ms", default=0, least=0, most=24 * 3600 * 1000),
        width=_number(request, "width", default=640, least=16, most=_WIDEST_STILL_PX),
    )
    return Response(picture, media_type="image/png", headers={"Cache-Control": "no-store"})


async def overview(request: Request) -> Response:
    """Send a picture that stands for a session's draft, ``width`` pixels wide [ours].

    ``kind`` is poster, segment (of the id ``segment``), sheet (with ``columns``) or loop (a moving WebP).
    """
    session, draft = await _shown(request)
    kind = request.query_params.get("kind", "poster")
    if kind not in _OVERVIEWS:
        raise bad_request(f"There is no picture of the kind “{kind}”: use {', '.join(_OVERVIEWS)}.")
    what: dict[str, Any] = {"kind": kind}
    if kind == "segment":
        what["id"] = clean(request.query_params.get("segment", ""))
    if kind == "sheet":
        what["columns"] = _number(request, "columns", default=4, least=1, most=_MOST_COLUMNS)
    widest = _WIDEST_LOOP_PX if kind == "loop" else _WIDEST_STILL_PX
    picture = await engine_of(request).renders.overview(
        session.account_id,
        draft,
        what,
        width=_number(request, "width", default=640, least=16, most=widest),
    )
    kept = {"Cache-Control": "no-store"}
    return Response(picture, media_type="image/webp" if kind == "loop" else "image/png", headers=kept)


async def peaks(request: Request) -> Response:
    """Send the outline of a sound of a session's draft: one byte for each 50 ms [ours]."""
    session, draft = await _shown(request)
    outline = await engine_of(request).renders.peaks(
        session.account_id,
        draft,
        _number(request, "track", default=0, least=0, most=_MOST_PLACES),
        _number(request, "segment", default=0, least=0, most=_MOST_PLACES),
    )
    return Response(outline, media_type="application/octet-stream", headers={"Cache-Control": "no-store"})


async def clear_cache(request: Request) -> Response:
    """Delete what finished renders left for the next ones [ours]; films stay."""
    await signed_in(request)
    return answer(request, {"freed_bytes": await engine_of(request).renders.clear_cache()})


async def _shown(request: Request) -> tuple[Session, Mapping[str, Any]]:
    """Return the session and its newest draft."""
    session = await session_of(request, request.path_params["session_id"])
    stored = await engine_of(request).database.run(sessions.latest_draft, session.session_id)
    if stored is None:
        raise bad_request("There is nothing to show yet: the timeline is empty. Ask for a video first.")
    return session, stored.draft


async def _job_of(request: Request) -> Job:
    return await engine_of(request).database.run(jobs.find, await signed_in(request), _id_of(request))


def _id_of(request: Request) -> str:
    return clean(request.path_params["job_id"])


async def _tell(request: Request, account_id: str, job_id: str) -> Response:
    engine = engine_of(request)
    # Before the row is read: a job that ends in between is then told as ended.
    progress = engine.renders.progress(job_id)
    job = await engine.database.run(jobs.find, account_id, job_id)
    if job.status == "completed":
        progress = Progress(1.0, job.status, 0)
    elif progress is None or job.ended_at is not None:
        progress = Progress(0.0, job.status, 0)
    top: dict[str, Any] = {
        "id": job.job_id,
        "status": job.status,
        "progress": round(progress.fraction, 4),
        "progress_pct": round(100 * progress.fraction, 2),
        "stage": progress.stage,
        "queue_position": progress.queue_position,
        "error": job.error,
    }
    if job.status == "completed":
        top["output"] = {"url": film_url(request, job)}
    return answer(request, {"report": job.report}, top=top)


def _check_attribution(request: Request) -> None:
    for name, value in _ATTRIBUTION.items():
        sent = request.headers.get(name, "").strip()
        if not sent or (value is not None and sent != value):
            raise RefusalError(
                402,
                Code.PLAN,
                "Register or upgrade your plan to unlock export. "
                f"(The header {name}, which says who asks, is missing or wrong.)",
            )


def _check_output(output: dict[str, Any]) -> None:
    """Refuse wishes of ours that cannot be met; unknown keys are the cloud's and mean nothing here."""
    if output.get("profile", "auto") not in _PROFILES:
        raise bad_request(f"There is no render profile “{output['profile']}”: use {', '.join(_PROFILES)}.")
    side = output.get("short_side_px")
    if side is not None and not (isinstance(side, int) and _SHORTEST_PX <= side <= _WIDEST_STILL_PX):
        raise bad_request(f"“short_side_px” must be a number from {_SHORTEST_PX} to {_WIDEST_STILL_PX}.")


def _is_ready(draft: dict[str, Any]) -> bool:
    tracks = draft.get("t")
    return isinstance(tracks, list) and any(isinstance(track, dict) and track.get("sg") for track in tracks)


def _number(request: Request, name: str, *, default: int, least: int, most: int) -> int:
    text = request.query_params.get(name, str(default))
    try:
        value = round(float(text))
    except (ValueError, OverflowError):
        raise bad_request(f"“{name}” must be a number.") from None
    if not least <= value <= most:
        raise bad_request(f"“{name}” must be between {least} and {most}.")
    return value


ROUTES = [
    Route("/api/render/proxy/lambda", submit, methods=["POST"]),
    Route("/api/render/proxy/lambda/{job_id}", poll, methods=["GET"]),
    Route("/api/render/proxy/lambda/{job_id}", cancel, methods=["DELETE"]),
    Route("/api/render/proxy/{job_id}/download", download),
    Route("/api/render/files/{file}", film),
    Route("/api/engine/still/{session_id}", still),
    Route("/api/engine/overview/{session_id}", overview),
    Route("/api/engine/cache", clear_cache, methods=["DELETE"]),
    Route("/api/engine/peaks/{session_id}", peaks),
]
