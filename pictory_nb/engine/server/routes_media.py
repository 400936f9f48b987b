"""Uploads: files as multipart, or links that the engine fetches (CONTRACT §3); small pictures of them."""

from __future__ import annotations

import asyncio
import secrets
import threading
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from pictory_nb.engine.media import probe_font, typefaces
from pictory_nb.engine.media import thumbnail as make_thumbnail
from pictory_nb.engine.media.info import ACCEPTED, UnsupportedMediaError
from pictory_nb.engine.server import media, uploads, url_import
from pictory_nb.engine.server.envelope import Code, RefusalError, answer, bad_request
from pictory_nb.engine.server.reading import clean, engine_of, json_body, session_of, signed_in

if TYPE_CHECKING:
    from starlette.requests import Request

    from pictory_nb.engine.server.core import Engine
    from pictory_nb.engine.server.uploads import ReceivedFile

_MOST_URLS = 20
_WIDEST_THUMBNAIL_PX = 640


async def upload(request: Request) -> Response:
    """Take files into a session; either all of a request are kept or none."""
    session = await session_of(request, request.path_params["session_id"])
    engine = engine_of(request)
    is_json = request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"
    if is_json:
        received = await _fetch_all(engine, await json_body(request))
    else:
        received = await uploads.receive(request, engine.incoming_folder, engine.settings.max_upload_bytes)
    try:
        stored = [await _typed(engine, file) for file in received]
        for file, entry in zip(received, stored, strict=True):
            await asyncio.to_thread(file.path.replace, engine.media_folder / entry.file)
            await engine.database.run(media.add, session.session_id, entry)
    finally:
        uploads.remove(received)
    return answer(request, {"files": [entry.public() for entry in stored]})


async def thumbnail(request: Request) -> Response:
    """Send a PNG of an upload, ``width`` pixels wide at most [ours].

    Raises
    ------
    RefusalError
        There is no such upload, or it is a sound.
    """
    account_id = await signed_in(request)
    engine = engine_of(request)
    media_id = clean(request.path_params["media_id"])
    found = await engine.database.run(media.file_of, account_id, media_id)
    if found is None:
        raise RefusalError(404, Code.NOT_FOUND, "There is no such upload.")
    text = request.query_params.get("width", "160")
    if not text.isdecimal() or not 1 <= int(text) <= _WIDEST_THUMBNAIL_PX:
        raise bad_request(f"“width” must be between 1 and {_WIDEST_THUMBNAIL_PX}.")
    file, name = found
    try:
        png = await asyncio.to_thread(make_thumbnail, engine.media_folder / file, int(text), name)
    except UnsupportedMediaError as error:
        raise RefusalError(415, Code.UNSUPPORTED_FILE, str(error)) from error
    return Response(png, media_type="image/png", headers={"Cache-Control": "no-store"})


async def put_font(request: Request) -> Response:
    """Store a font file, the body of the request, for the session's brand [ours].

    Raises
    ------
    RefusalError
        It is too large, or no font that can be used.
    """
    session = await session_of(request, request.path_params["session_id"])
    engine = engine_of(request)
    name = media.display_name(request.query_params.get("name", ""))
    path = engine.incoming_folder / secrets.token_hex(16)
    try:
        size_bytes = await uploads.receive_body(request, path, name, typefaces.MOST_BYTES)
        try:
            info = await asyncio.to_thread(probe_font, path, name)
        except UnsupportedMediaError as error:
            raise RefusalError(415, Code.UNSUPPORTED_FILE, error.reason, data={"name": name}) from error
        font_id, file = await engine.database.run(media.add_font, session.session_id, name, info, size_bytes)
        await asyncio.to_thread(path.replace, engine.media_folder / file)
    finally:
        path.unlink(missing_ok=True)
    return answer(request, {"media_id": font_id, "name": name, "family": info.family})


async def _typed(engine: Engine, file: ReceivedFile) -> media.StoredMedia:
    try:
        info = await asyncio.to_thread(engine.services.probe, file.path, file.name)
    except UnsupportedMediaError as error:
        raise RefusalError(
            415, Code.UNSUPPORTED_FILE, str(error), data={"accepted": list(ACCEPTED), "name": file.name}
        ) from error
    return media.new_media(file.name, info, file.size_bytes)


async def _fetch_all(engine: Engine, body: dict[str, Any]) -> list[ReceivedFile]:
    urls = body.get("urls")
    if not isinstance(urls, list) or not urls or not all(isinstance(url, str) for url in urls):
        raise bad_request("The request needs “urls”, a list of links.")
    if len(urls) > _MOST_URLS:
        raise bad_request(f"More than {_MOST_URLS} links came at once. Send them in several requests.")
    received: list[ReceivedFile] = []
    cancelled = threading.Event()
    try:
        for url in urls:
            path = engine.incoming_folder / secrets.token_hex(16)
            received.append(
                await asyncio.to_thread(
                    url_import.fetch,
                    url.strip(),
                    path,
                    max_bytes=engine.settings.max_upload_bytes,
                    allow_private=engine.settings.allow_private_urls,
                    cancelled=cancelled,
                )
            )
    except BaseException:
        cancelled.set()
        uploads.remove(received)
        raise
    return received


ROUTES = [
    Route("/api/upload-video/nemo_agent/me/{session_id}", upload, methods=["POST"]),
    Route("/api/engine/thumbnail/{media_id}", thumbnail),
    Route("/api/engine/font/{session_id}", put_font, methods=["POST"]),
]
