"""The ASGI application: all routes, what errors become, and the guard around it."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from pictory_nb.engine.server import (
    routes_account,
    routes_draft,
    routes_engine,
    routes_faults,
    routes_live,
    routes_media,
    routes_render,
    routes_run,
)
from pictory_nb.engine.server.disk import is_disk_full
from pictory_nb.engine.server.envelope import Code, RefusalError, disk_full, refuse
from pictory_nb.engine.server.fault_middleware import FaultMiddleware
from pictory_nb.engine.server.guard import Guard
from pictory_nb.engine.server.services import FailedInWordsError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from pictory_nb.engine.server.core import Engine

log = logging.getLogger(__name__)


def build_app(engine: Engine, *, key: str, port: int, on_ready: Callable[[], None]) -> Starlette:
    """Return the application that answers for `engine` on `port` to those who know `key`.

    `on_ready` is called on the server's loop once the engine can take requests.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await engine.start()
        try:
            on_ready()
            yield
        finally:
            await engine.aclose()

    routes = [
        *routes_account.ROUTES,
        *routes_run.ROUTES,
        *routes_draft.ROUTES,
        *routes_media.ROUTES,
        *routes_render.ROUTES,
        *routes_live.ROUTES,
        *routes_engine.ROUTES,
    ]
    middleware = [Middleware(Guard, key=key, port=port, activity=engine.activity)]
    if engine.settings.faults:
        faults = Middleware(FaultMiddleware, plan=engine.fault_plan, database=engine.database, routes=routes)
        middleware.append(faults)
        routes = [*routes, *routes_faults.ROUTES]
    app = Starlette(
        routes=routes,
        middleware=middleware,
        exception_handlers={
            RefusalError: _refused,
            HTTPException: _not_here,
            FailedInWordsError: _failed_in_words,
            OSError: _no_room_or_broken,
            sqlite3.OperationalError: _no_room_or_broken,
            Exception: _broken,
        },
        lifespan=lifespan,
    )
    app.state.engine = engine
    return app


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusalError)
    return refuse(request, error)


async def _failed_in_words(request: Request, error: Exception) -> Response:
    return refuse(request, RefusalError(422, Code.WORK_FAILED, str(error)))


async def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        message = f"{request.method} is not answered at {request.url.path}."
    else:
        message = f"There is nothing at {request.url.path}."
    return refuse(request, RefusalError(error.status_code, Code.NOT_FOUND, message, headers=error.headers))


async def _no_room_or_broken(request: Request, error: Exception) -> Response:
    if is_disk_full(error):
        return refuse(request, disk_full("the engine could not store this"))
    log.error("%s %s broke", request.method, request.url.path, exc_info=error)
    return await _broken(request, error)


async def _broken(request: Request, error: Exception) -> Response:
    return refuse(
        request,
        RefusalError(
            500,
            Code.INTERNAL,
            f"The engine broke while it answered ({type(error).__name__}). Its log has the details. "
            "What was stored before is safe; you may try again.",
        ),
    )
