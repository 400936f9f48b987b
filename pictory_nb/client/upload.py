"""Uploads: files and web addresses, one or many (CONTRACT §3)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pictory_nb.client import answers
from pictory_nb.client import endpoint as routes
from pictory_nb.client.calls import Call, Caller
from pictory_nb.client.errors import PictoryError, UploadError
from pictory_nb.client.files import look_at, shown_name
from pictory_nb.client.multipart import FilePart
from pictory_nb.client.transport import Timeouts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.client.values import UploadedMedia

# The backend looks into the file before it answers; fetching an address takes it longer still.
_TIMES = Timeouts(read_s=300.0, write_s=300.0)


@dataclass(frozen=True, slots=True)
class UploadResult:
    """What became of one of several uploads: `media`, or the `error` that stopped it."""

    source: str | Path = field(repr=False)
    media: UploadedMedia | None
    error: PictoryError | None


class Uploads:
    """Sends files to a session; one is never sent twice."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def one(
        self, session_id: str, source: str | Path, progress: Callable[[int, int], None] | None
    ) -> UploadedMedia:
        """Upload a path or have an address fetched; see `Client.upload`."""
        address = _address_in(source)
        if address is not None:
            return await self._address(session_id, address)
        return await self._file(session_id, Path(source), progress)

    async def many(
        self,
        session_id: str,
        sources: Sequence[str | Path],
        progress: Callable[[int, int, int], None] | None,
        *,
        at_once: int,
    ) -> Sequence[UploadResult]:
        """Upload several, `at_once` at a time; see `Client.upload_many`."""
        gate = asyncio.Semaphore(max(1, at_once))

        async def upload(index: int, source: str | Path) -> UploadResult:
            def report(sent: int, total: int) -> None:
                if progress is not None:
                    progress(index, sent, total)

            async with gate:
                try:
                    return UploadResult(source, await self.one(session_id, source, report), None)
                except PictoryError as error:
                    error.__cause__ = error.__context__ = None
                    return UploadResult(source, None, error.with_traceback(None))

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(upload(index, source)) for index, source in enumerate(sources)]
        return [task.result() for task in tasks]

    async def _file(
        self, session_id: str, path: Path, progress: Callable[[int, int], None] | None
    ) -> UploadedMedia:
        file = await asyncio.to_thread(look_at, path)
        part = FilePart(file, progress)
        call = Call(
            routes.UPLOAD,
            {"session_id": session_id},
            body=part.body,
            headers=part.headers,
            timeouts=_TIMES,
        )
        return answers.parse_upload(await self._caller.json(call), file.name)

    async def _address(self, session_id: str, url: str) -> UploadedMedia:
        try:
            named = bool(urlsplit(url).hostname)
        except ValueError:
            named = False
        if not named:
            raise UploadError("That is not a web address from which a file can be fetched.")
        name = upload_name(url)
        body = {"urls": [url], "source_type": "url"}
        call = Call(routes.UPLOAD, {"session_id": session_id}, json_body=body, timeouts=_TIMES)
        return answers.parse_upload(await self._caller.json(call), name)


def upload_name(source: str | Path) -> str:
    """Return the name under which an upload is sent and may be shown: no folders, no token, no URL query.

    Examples
    --------
    >>> upload_name("https://cdn.example/tea/green%20tea.png?signature=1234"), upload_name("clips/tea.mp4")
    ('green tea.png', 'tea.mp4')
    """
    address = _address_in(source)
    if address is None:
        return shown_name(Path(source))
    try:
        return shown_name(PurePosixPath(unquote(urlsplit(address).path))) or "file"
    except ValueError:
        return "file"


def _address_in(source: str | Path) -> str | None:
    is_address = isinstance(source, str) and source.lower().startswith(("http://", "https://"))
    return str(source) if is_address else None
