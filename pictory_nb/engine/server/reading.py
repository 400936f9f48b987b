"""Reading requests: JSON bodies of bounded size, who is signed in, which session is meant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from starlette.requests import ClientDisconnect, Request

from pictory_nb.engine.server import accounts, sessions
from pictory_nb.engine.server.envelope import Code, RefusalError, bad_request

if TYPE_CHECKING:
    from pictory_nb.engine.server.core import Engine
    from pictory_nb.engine.server.sessions import Session


def engine_of(request: Request) -> Engine:
    """Return the engine that answers this request."""
    return cast("Engine", request.app.state.engine)


async def json_body(request: Request) -> dict[str, Any]:
    """Return the body's JSON object; no body is an empty object.

    Raises
    ------
    RefusalError
        When the body is too large, no JSON, or no object.
    """
    limit = engine_of(request).settings.max_json_bytes
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > limit:
                raise RefusalError(
                    413,
                    Code.BODY_TOO_LARGE,
                    f"The request is larger than {limit // 2**20} MB. "
                    "Send long scripts in parts, and files as uploads.",
                )
    except ClientDisconnect as error:
        raise bad_request("The request ended before all of it had arrived.") from error
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise bad_request(f"The request's body is no JSON ({error}).") from error
    if not isinstance(value, dict):
        raise bad_request("The request's body must be a JSON object.")
    return value


def text_of(body: dict[str, Any], key: str, default: str | None = None) -> str:
    """Return the string under `key`.

    Raises
    ------
    RefusalError
        When it is missing and there is no `default`, or is no string.
    """
    value = body.get(key, default)
    if not isinstance(value, str):
        raise bad_request(f"The request needs “{key}” as a text.")
    return clean(value)


def clean(text: str) -> str:
    """Return `text` without lone surrogates, which no file or database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def bearer(request: Request) -> str:
    """Return the request's token.

    Raises
    ------
    RefusalError
        Code 1001 when there is none.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise bad_token()
    return token.strip()


def bad_token() -> RefusalError:
    """Return the refusal of a token that opens nothing."""
    return RefusalError(
        401,
        Code.BAD_TOKEN,
        "The token is missing, expired or unknown to this engine. Ask for a new one at "
        "/api/auth/anonymous-token with the same X-Client-Id: the sessions and credits stay.",
    )


async def signed_in(request: Request) -> str:
    """Return the id of the account that sent the request.

    Raises
    ------
    RefusalError
        Code 1001 when its token is missing, expired or unknown.
    """
    account_id = await engine_of(request).database.run(accounts.account_of, bearer(request))
    if account_id is None:
        raise bad_token()
    return account_id


async def session_of(request: Request, session_id: str) -> Session:
    """Return the session of that id that belongs to the sender.

    Raises
    ------
    RefusalError
        Code 1001 for the token, 1002 for the session.
    """
    account_id = await signed_in(request)
    return await engine_of(request).database.run(sessions.find, account_id, clean(session_id))
