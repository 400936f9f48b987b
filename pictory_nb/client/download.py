"""A download that ends whole or not at all, and goes on where it broke off."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from filelock import FileLock, Timeout

from pictory_nb import storage
from pictory_nb.client import endpoint as routes
from pictory_nb.client.addresses import absolute, check_address, check_peer
from pictory_nb.client.endpoint import Endpoint, origin_of
from pictory_nb.client.envelope import Answer, retry_after_s
from pictory_nb.client.errors import (
    BadAnswerError,
    ConnectionFailedError,
    DownloadError,
    NotAVideoError,
    PictoryError,
    UnsafeAddressError,
)
from pictory_nb.client.logs import LOGGER
from pictory_nb.client.mp4 import why_not_mp4
from pictory_nb.client.partfile import Beginning, PartFile
from pictory_nb.client.proxies import proxy_for
from pictory_nb.client.ranges import continues, length_of, validator_of
from pictory_nb.client.refusals import api_error
from pictory_nb.client.retry import Attempts, Remedy
from pictory_nb.client.transport import Request, Response, Timeouts
from pictory_nb.settings import Secret

if TYPE_CHECKING:
    from pathlib import Path

    from pictory_nb.client.calls import Caller
    from pictory_nb.client.tokens import Token

Progress = Callable[[int, int | None], None]

MOST_REDIRECTS = 5
LARGEST_FILE_BYTES = 32 * 2**30
_BLOCK_BYTES = 1024 * 1024
_LONGEST_MESSAGE_BYTES = 2**20
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CUT = "The download broke off. Check the network; the next try goes on where it stopped."


class Download:
    """One file on its way; see `Client.download`."""

    def __init__(
        self, caller: Caller, url: Secret, target: Path, *, progress: Progress | None, video: bool
    ) -> None:
        self._caller = caller
        self._url = url
        self._target = target.expanduser().absolute()
        self._part = PartFile(self._target)
        self._progress = progress
        self._video = video
        self._received = 0

    def __repr__(self) -> str:
        return "<Download>"

    async def run(self) -> Path:
        """Download, check, put in place; return the path."""
        if self._target.is_dir():
            raise DownloadError(f"{self._target} is a folder. Name the file, too.")
        lock = _locked(self._target)
        try:
            await self._all_tries()
            reason = await asyncio.to_thread(why_not_mp4, self._part.path) if self._video else None
            if reason is not None:
                await asyncio.to_thread(self._part.discard)
                raise NotAVideoError(f"What was downloaded is not a whole video: {reason}. Export again.")
            await asyncio.to_thread(self._part.finish)
        finally:
            self._part.close()
            lock.release()
        return self._target

    async def _all_tries(self) -> None:
        tools = self._caller.tools
        attempts = Attempts(repeatable=True, random=tools.random)
        while True:
            endpoint = await self._caller.endpoint()
            self._keep_path_only(endpoint)
            token = await self._caller.tokens.get(endpoint)
            received_before = self._received
            failure: PictoryError
            try:
                await self._one_try(endpoint, token)
            except PictoryError as error:
                failure = error
            else:
                return
            LOGGER.info(
                "GET %s attempt %d: %s", routes.FILE.template, attempts.made + 1, type(failure).__name__
            )
            if self._received > received_before:
                attempts = Attempts(repeatable=True, random=tools.random)
            step = attempts.after(failure)
            if step is None:
                raise failure
            if step.pause_s > 0:
                await tools.sleep(step.pause_s)
            if step.remedy is Remedy.RECONNECT:
                await self._caller.endpoint(not_this=endpoint)
            if step.remedy is Remedy.RENEW_TOKEN and not await self._caller.tokens.renew(
                endpoint, token.secret
            ):
                raise failure

    def _keep_path_only(self, endpoint: Endpoint) -> None:
        # A local engine that is started anew has another port: its own addresses are kept without theirs.
        url = absolute(self._url.reveal(), endpoint.base_url + "/")
        if _is_own(url, endpoint):
            self._url = Secret(url.partition("://")[2].partition("/")[2].join(("/", "")))

    async def _one_try(self, endpoint: Endpoint, token: Token) -> None:
        beginning = await asyncio.to_thread(self._part.beginning)
        if beginning is not None and beginning.whole:
            return
        url = Secret(absolute(self._url.reveal(), endpoint.base_url + "/"))
        trusted = True
        for _ in range(MOST_REDIRECTS + 1):
            proxied = not endpoint.is_local and proxy_for(url.reveal()) is not None
            own = _is_own(url.reveal(), endpoint)
            # Once a redirect has led away, the token is not shown again, even if the way leads back.
            trusted = trusted and own
            if not own:
                await check_address(url.reveal(), endpoint, proxied=proxied)
            response = await self._caller.transport.open(
                self._request(url, endpoint, token, trusted, beginning)
            )
            try:
                LOGGER.info("GET %s: %d", routes.FILE.template, response.status)
                location = response.headers.get("location")
                if response.status in _REDIRECTS and location:
                    url = Secret(absolute(location, url.reveal()))
                    continue
                if not own and not proxied and response.peer is not None:
                    # The name may have led elsewhere when the connection was made than when it was checked.
                    check_peer(response.peer, endpoint)
                await self._take(response, beginning, own=own)
                return
            finally:
                await response.close()
        raise UnsafeAddressError(
            f"The file's address was passed on more than {MOST_REDIRECTS} times. Export again."
        )

    def _request(
        self, url: Secret, endpoint: Endpoint, token: Token, trusted: bool, beginning: Beginning | None
    ) -> Request:
        headers = self._caller.headers(endpoint, token) if trusted else {}
        headers |= {"Accept": "*/*", "Accept-Encoding": "identity"}
        if beginning is not None:
            headers |= {"Range": f"bytes={beginning.size_bytes}-", "If-Range": beginning.validator}
        return Request(
            "GET",
            url.reveal(),
            routes.FILE.template,
            headers,
            timeouts=Timeouts(read_s=60.0),
            direct=endpoint.is_local,
        )

    async def _take(self, response: Response, beginning: Beginning | None, *, own: bool) -> None:
        packed = response.headers.get("content-encoding", "identity").lower() not in {"", "identity"}
        length = length_of(response)
        if response.status == 206 and beginning is not None:
            start = beginning.size_bytes
            if packed or not continues(response, beginning):
                await self._start_over()
            validator: str | None = beginning.validator
            length = beginning.length_bytes
            first = b""
        elif response.status == 200:
            start = 0
            validator = validator_of(response)
            if packed:
                validator = length = None
            first = await self._first_chunk(response, own=own)
        elif response.status in {206, 416}:
            await self._start_over()
        else:
            await self._raise_refusal(response, own=own)
        if (length or 0) > LARGEST_FILE_BYTES:
            raise DownloadError("The file is larger than 32 GB and was not downloaded.")
        await asyncio.to_thread(self._part.open, at_byte=start, validator=validator, length_bytes=length)
        size = await self._receive(response, first, start, length)
        if length is not None and size != length:
            raise ConnectionFailedError(_CUT, never_left=False)

    async def _receive(self, response: Response, first: bytes, size: int, length: int | None) -> int:
        blocks: list[bytes] = []
        waiting_bytes = 0
        chunk: bytes | None = first
        writing: asyncio.Future[None] | None = None
        loop = asyncio.get_running_loop()
        try:
            while chunk is not None:
                blocks.append(chunk)
                waiting_bytes += len(chunk)
                self._received += len(chunk)
                size += len(chunk)
                if size > LARGEST_FILE_BYTES:
                    raise DownloadError("The file is larger than 32 GB and was not downloaded.")
                if waiting_bytes >= _BLOCK_BYTES:
                    if writing is not None:
                        await writing
                    writing = loop.run_in_executor(None, self._part.write, blocks)
                    blocks, waiting_bytes = [], 0
                    self._tell(size, length)
                chunk = await response.next_chunk()
        finally:
            # What came is kept, also when the connection broke or the download was cancelled.
            try:
                if writing is not None:
                    await asyncio.shield(writing)
                await asyncio.shield(loop.run_in_executor(None, self._part.write, blocks))
            finally:
                # In the thread, too: closing may write to the disk.
                await asyncio.shield(loop.run_in_executor(None, self._part.close))
        self._tell(size, length)
        return size

    def _tell(self, size: int, length: int | None) -> None:
        if self._progress is not None:
            self._progress(size, length)

    async def _start_over(self) -> NoReturn:
        await asyncio.to_thread(self._part.discard)
        raise ConnectionFailedError(_CUT, never_left=False)

    async def _first_chunk(self, response: Response, *, own: bool) -> bytes:
        """Return the first piece of the body; raise when it is a message or a web page, whatever its type."""
        first = await response.next_chunk() or b""
        if self._video and first.lstrip()[:1] in {b"{", b"[", b"<"}:
            body = first + await response.read(_LONGEST_MESSAGE_BYTES)
            if own:
                with contextlib.suppress(BadAnswerError):
                    self._caller.read(Answer(response.status, response.headers, body))
            raise NotAVideoError("A message or a web page came instead of the video. Export again.")
        return first

    async def _raise_refusal(self, response: Response, *, own: bool) -> NoReturn:
        body = await response.read(_LONGEST_MESSAGE_BYTES)
        if own:
            self._caller.read(Answer(response.status, response.headers, body))
        if response.status < 500 and response.status != 429:
            raise DownloadError(
                f"The file cannot be had at its address any more (HTTP {response.status}). Look at the "
                "export again: it then has a new address."
            )
        wall_s = self._caller.tools.wall_clock()
        raise api_error(
            status=response.status,
            code=None,
            retry_after_s=retry_after_s(response.headers.get("retry-after"), wall_s=wall_s),
        )


def _locked(target: Path) -> FileLock:
    """Lock one target against all of the user's kernels; nothing is left beside the file.

    Raises
    ------
    DownloadError
        The target is being downloaded already, or the cache folder cannot be written.
    """
    name = hashlib.sha256(os.fsencode(target)).hexdigest()[:24]
    folder = storage.folders().cache / "downloads"
    try:
        lock = FileLock(storage.make_private_dir(folder) / f"{name}.lock", mode=0o600)
        lock.acquire(blocking=False)
    except Timeout:
        reason = "This file is being downloaded already. Wait for it to end."
    except OSError as error:
        reason = (
            f"The folder {folder} cannot be written: {error.strerror or 'unknown reason'}. Make it "
            f"writable, or name another one in {storage.HOME_VARIABLE}."
        )
    else:
        return lock
    raise DownloadError(reason)


def _is_own(url: str, endpoint: Endpoint) -> bool:
    try:
        return origin_of(url) == endpoint.origin
    except ValueError:
        # A port that is no number: `check_address` has the words for it.
        return False
