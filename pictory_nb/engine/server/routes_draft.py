"""Storing a draft that was edited outside of a conversation, as a DataFrame for one [ours]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from pictory_nb.engine.server import sessions
from pictory_nb.engine.server.envelope import Code, RefusalError, answer, bad_request
from pictory_nb.engine.server.reading import engine_of, json_body, session_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

_PROMPT = "(edited directly)"


async def put_draft(request: Request) -> Response:
    """Store ``draft`` as the session's next version; ``version`` says which one it was made from.

    Raises
    ------
    RefusalError
        HTTP 409 when a message is at work in the session, or the draft has changed since that version.
    """
    body = await json_body(request)
    session = await session_of(request, request.path_params["sid"])
    draft, version = body.get("draft"), body.get("version")
    if not isinstance(draft, dict) or not isinstance(draft.get("t"), list):
        raise bad_request("The request needs “draft” with its tracks “t”.")
    if not isinstance(version, int) or isinstance(version, bool):
        raise bad_request("The request needs “version”: the number of the version that was edited.")
    engine = engine_of(request)
    stored = await engine.database.run(
        _store, session.session_id, engine.owner.name, draft, version, engine.turns.is_running
    )
    return answer(request, {"draft": stored.draft, "draft_version": stored.version})


def _store(
    db: sqlite3.Connection,
    session_id: str,
    owner: str,
    draft: Mapping[str, Any],
    version: int,
    is_running: Callable[[str, str], bool],
) -> sessions.StoredDraft:
    newest = sessions.latest_draft(db, session_id)
    if (newest.version if newest else 0) != version:
        raise RefusalError(
            409,
            Code.DRAFT_CHANGED,
            "The timeline has changed since it was read, so nothing was stored. "
            "Read it again and repeat the edit.",
        )
    turn_id = sessions.begin_turn(db, session_id, owner, _PROMPT, is_running)
    stored = sessions.store_draft(db, session_id, turn_id, draft)
    sessions.end_turn(db, turn_id, "done", None)
    return stored


ROUTES = [Route("/api/engine/draft/{sid}", put_draft, methods=["PUT"])]
