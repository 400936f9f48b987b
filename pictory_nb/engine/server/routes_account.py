"""Tokens, credits, sessions, state: the small endpoints of CONTRACT §3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from pictory_nb.engine.server import accounts, jobs, media, sessions
from pictory_nb.engine.server.envelope import Code, RefusalError, answer
from pictory_nb.engine.server.films import film_url
from pictory_nb.engine.server.reading import engine_of, json_body, session_of, signed_in, text_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def anonymous_token(request: Request) -> Response:
    """Give the client its token; 400 when it does not say who it is."""
    client_id = request.headers.get("X-Client-Id", "").strip()
    if not client_id or len(client_id) > 200:
        raise RefusalError(
            400,
            Code.CLIENT_ID_MISSING,
            "The header X-Client-Id is missing. Send a UUID that stays the same for this installation.",
        )
    issued = await engine_of(request).database.run(accounts.issue_token, client_id)
    return answer(
        request, {"token": issued.token, "credits": issued.credits, "expires_in": issued.expires_in_s}
    )


async def balance(request: Request) -> Response:
    """Tell the credits."""
    account_id = await signed_in(request)
    now = await engine_of(request).database.run(accounts.balance, account_id)
    return answer(
        request, {"available": now.available, "frozen": now.frozen, "total": now.available + now.frozen}
    )


async def new_session(request: Request) -> Response:
    """Start a session."""
    account_id = await signed_in(request)
    body = await json_body(request)
    session = await engine_of(request).database.run(
        sessions.create, account_id, text_of(body, "task_name", "project"), text_of(body, "language", "en")
    )
    return answer(request, {"session_id": session.session_id, "task_id": session.task_id})


async def list_sessions(request: Request) -> Response:
    """List the account's sessions, the newest first [ours]."""
    account_id = await signed_in(request)
    return answer(request, await engine_of(request).database.run(sessions.listing, account_id))


async def transcript(request: Request) -> Response:
    """Tell a session's turns with their events [ours]."""
    session = await session_of(request, request.path_params["session_id"])
    turns = await engine_of(request).database.run(sessions.transcript, session.session_id)
    return answer(request, {"session_id": session.session_id, "task_id": session.task_id, "turns": turns})


async def claim_token(request: Request) -> Response:
    """Give a token for a claim link, which says nothing of the real one."""
    body = await json_body(request)
    session = await session_of(request, text_of(body, "session_id"))
    if text_of(body, "task_id") != session.task_id:
        raise RefusalError(
            404, Code.SESSION_NOT_FOUND, "This task is not the session's. Send both as they were given."
        )
    claim = await engine_of(request).database.run(sessions.issue_claim, session.session_id)
    return answer(request, {"claim_token": claim, "expires_in": sessions.CLAIM_LIFE_S})


async def state(request: Request) -> Response:
    """Tell what the session is now: draft, media, exports, and how the last turn ended."""
    session = await session_of(request, request.path_params["session_id"])
    engine = engine_of(request)
    database = engine.database
    stored = await database.run(sessions.latest_draft, session.session_id)
    draft: dict[str, Any] | None = None if stored is None else stored.draft
    if draft is not None:
        engine.turns.get_ready_soon()
    return answer(
        request,
        {
            "session_id": session.session_id,
            "task_id": session.task_id,
            "state": {
                "draft": draft,
                "draft_version": 0 if stored is None else stored.version,
                "canvas_config": _canvas(draft),
                "video_infos": await database.run(media.of_session, session.session_id),
                "generated_media": await _films(request, session.session_id),
                "last_turn": await database.run(sessions.last_turn, session.session_id),
            },
        },
    )


async def _films(request: Request, session_id: str) -> list[dict[str, Any]]:
    films = await engine_of(request).database.run(jobs.of_session, session_id)
    return [
        {"id": job.job_id, "type": "video", "url": film_url(request, job), "created_at": job.ended_at}
        for job in films
    ]


def _canvas(draft: dict[str, Any] | None) -> Any:
    meta = (draft or {}).get("m")
    return meta.get("canvas") if isinstance(meta, dict) else None


ROUTES = [
    Route("/api/auth/anonymous-token", anonymous_token, methods=["POST"]),
    Route("/api/auth/claim-token", claim_token, methods=["POST"]),
    Route("/api/credits/balance/simple", balance),
    Route("/api/tasks/me/with-session/nemo_agent", new_session, methods=["POST"]),
    Route("/api/state/nemo_agent/me/{session_id}/latest", state),
    Route("/api/engine/sessions", list_sessions),
    Route("/api/engine/sessions/{session_id}", transcript),
]
