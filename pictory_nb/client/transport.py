"""The one module that knows httpx: sends a request, hands back a response, says in our words what broke."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, cast
from urllib.parse import urlsplit

import httpx
from httpx_sse import aconnect_sse

from pictory_nb.client.errors import (
    BadAnswerError,
    ConnectionFailedError,
    PictoryError,
    RequestTimeoutError,
)
from pictory_nb.client.logs import our_request, quiet_http_library
from pictory_nb.client.network import WideBackend, socket_options
from pictory_nb.client.proxies import proxy_for

Body = bytes | Callable[[], AsyncIterator[bytes]]


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long each phase of a request may take, in seconds; `read_s` is the longest silence."""

    connect_s: float = 10.0
    read_s: float = 60.0
    write_s: float = 60.0


USUAL_TIMES = Timeouts()


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it goes out; only its verb and what may be logged of its path show in ``repr``.

    Attributes
    ----------
    body
        Bytes, or a function that begins the body anew (a body may be sent a second time).
    single_use
        True for what must not arrive twice: it gets a connection of its own, see `Transport`.
    stream
        True for an event stream.
    direct
        True when no proxy may stand in between (the local engine).
    """

    method: str
    url: str = field(repr=False)
    template: str
    headers: Mapping[str, str] = field(repr=False)
    body: Body = field(default=b"", repr=False)
    timeouts: Timeouts = USUAL_TIMES
    single_use: bool = False
    stream: bool = False
    direct: bool = False


class Response:
    """An open response: status and headers are there, the body is read on demand."""

    def __init__(self, inner: httpx.Response, stack: AsyncExitStack) -> None:
        self._inner = inner
        self._stack = stack
        self._body: AsyncGenerator[bytes, None] | None = None
        self.status = inner.status_code
        self.headers: Mapping[str, str] = _Headers((k.lower(), v) for k, v in inner.headers.items())

    @property
    def peer(self) -> str | None:
        """The IP address that answers, where it is known."""
        stream = self._inner.extensions.get("network_stream")
        address = None if stream is None else stream.get_extra_info("server_addr")
        return str(address[0]) if isinstance(address, tuple) and address else None

    async def next_chunk(self, *, unpacked: bool = True) -> bytes | None:
        """Return the next piece of the body as soon as it is there, ``None`` at its end.

        `unpacked` says whether a compressed body is decompressed; the first call decides for all.

        Raises
        ------
        ConnectionFailedError, RequestTimeoutError
            The body broke off, or nothing came for too long.
        """
        if self._body is None:
            body = self._inner.aiter_bytes() if unpacked else self._inner.aiter_raw()
            self._body = cast("AsyncGenerator[bytes, None]", body)
        try:
            with our_request():
                return await anext(self._body, None)
        except (httpx.HTTPError, httpx.StreamError) as error:
            failure = _in_our_words(error)
        # Raised outside the handler: the library's error holds URLs and headers in its frames.
        raise failure

    async def read(self, limit_bytes: int) -> bytes:
        """Return the whole body.

        Raises
        ------
        BadAnswerError
            It is larger than `limit_bytes`.
        """
        parts = bytearray()
        while (chunk := await self.next_chunk()) is not None:
            parts += chunk
            if len(parts) > limit_bytes:
                raise BadAnswerError(
                    f"The backend's answer is larger than {limit_bytes // 2**20} MB and was not read.",
                    status=self.status,
                )
        return bytes(parts)

    async def close(self) -> None:
        """Close the response; a body that was not read to its end closes the connection."""
        with our_request(), contextlib.suppress(httpx.HTTPError, httpx.StreamError, OSError):
            if self._body is not None:
                await self._body.aclose()
            await self._stack.aclose()


class _Headers(dict[str, str]):
    """Headers that do not show their values."""

    def __repr__(self) -> str:
        return f"<{len(self)} headers>"


_PoolKey = tuple[asyncio.AbstractEventLoop, bool, bool, str | None]


class Transport:
    """The open connections of one client.

    A request that must not arrive twice never uses a kept-alive connection: the server may close an idle one
    at the moment the request leaves, and then nobody can tell whether it arrived.

    Connections belong to the loop that opened them, so each loop (after a fork, in a thread) has its own.
    """

    def __init__(self) -> None:
        quiet_http_library()
        self._pools: dict[_PoolKey, httpx.AsyncClient] = {}
        self._tls: ssl.SSLContext | None = None

    async def open(self, request: Request) -> Response:
        """Send `request` and return the response as soon as its headers are there.

        Raises
        ------
        ConnectionFailedError, RequestTimeoutError
            `never_left` says whether it is certain that the request was not sent.
        """
        failure: PictoryError | None = None
        stack = AsyncExitStack()
        try:
            with our_request():
                pool = self._pool(request)
                inner = await stack.enter_async_context(_sending(pool, request))
            return Response(inner, stack)
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
            failure = _in_our_words(error)
        except BaseException:
            await stack.aclose()
            raise
        await stack.aclose()
        raise failure

    async def close(self) -> None:
        """Close the connections of the running loop; those of loops that are gone are let go."""
        loop = asyncio.get_running_loop()
        for key in [key for key in self._pools if key[0] is loop or key[0].is_closed()]:
            pool = self._pools.pop(key)
            if key[0] is loop:
                with our_request():
                    await pool.aclose()

    def _pool(self, request: Request) -> httpx.AsyncClient:
        proxy = None if request.direct else proxy_for(request.url)
        # A pool for one scheme alone: the one without encryption need not load certificates (30 ms).
        encrypted = urlsplit(request.url).scheme.lower() != "http" or proxy is not None
        key = (asyncio.get_running_loop(), request.single_use, encrypted, proxy)
        pool = self._pools.get(key)
        if pool is None:
            for old in [old for old in self._pools if old[0].is_closed()]:
                del self._pools[old]
            transport = httpx.AsyncHTTPTransport(
                verify=self._certificates() if encrypted else False,
                limits=httpx.Limits(
                    max_connections=None, max_keepalive_connections=0 if request.single_use else 8
                ),
                proxy=proxy,
                trust_env=False,
                socket_options=socket_options(),
            )
            # httpx has no way to hand it in.
            transport._pool._network_backend = WideBackend()  # noqa: SLF001
            pool = self._pools[key] = httpx.AsyncClient(
                transport=transport,
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
                trust_env=False,
                follow_redirects=False,
            )
        return pool

    def _certificates(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = httpx.create_ssl_context()
        return self._tls


def _sending(pool: httpx.AsyncClient, request: Request) -> Any:
    content = request.body() if callable(request.body) else request.body
    arguments: dict[str, Any] = {
        "headers": dict(request.headers),
        "content": content,
        "timeout": httpx.Timeout(
            connect=request.timeouts.connect_s,
            read=request.timeouts.read_s,
            write=request.timeouts.write_s,
            pool=request.timeouts.connect_s,
        ),
    }
    if request.stream:
        return _event_stream(pool, request, arguments)
    return pool.stream(request.method, request.url, **arguments)


@contextlib.asynccontextmanager
async def _event_stream(
    pool: httpx.AsyncClient, request: Request, arguments: dict[str, Any]
) -> AsyncIterator[httpx.Response]:
    # httpx-sse asks for the stream; its decoder is left aside: it refuses an error that comes as JSON, makes
    # empty events after an id, loses the first event behind a BOM, trusts the charset and has no size limit.
    async with aconnect_sse(pool, request.method, request.url, **arguments) as source:
        yield source.response


def _in_our_words(error: Exception) -> PictoryError:
    """Return our error for one of httpx; it does not refer to the original, whose frames hold secrets."""
    if isinstance(error, httpx.TimeoutException):
        phases = {httpx.ConnectTimeout: "connect", httpx.PoolTimeout: "pool", httpx.WriteTimeout: "write"}
        phase = phases.get(type(error), "read")
        if phase in {"connect", "pool"}:
            message = "The backend could not be reached in time. Check the network, then try again."
        else:
            doing = "take the request" if phase == "write" else "answer"
            message = f"The backend did not {doing} in time. Look at the state before sending anything again."
        return RequestTimeoutError(message, phase=phase, never_left=phase in {"connect", "pool"})
    if isinstance(error, httpx.ProxyError):
        return ConnectionFailedError(
            "The proxy named in the environment did not let the request through. Check HTTPS_PROXY.",
            never_left=True,
        )
    if isinstance(error, httpx.ConnectError):
        return _not_connected(error)
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        return ConnectionFailedError("The address is not a web address that can be opened.", never_left=True)
    if isinstance(error, httpx.DecodingError):
        return ConnectionFailedError("The answer arrived damaged (it cannot be unpacked).", never_left=False)
    return ConnectionFailedError(
        "The connection to the backend broke. Check the network; look at the state before sending again.",
        never_left=False,
    )


def _not_connected(error: httpx.ConnectError) -> ConnectionFailedError:
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(cause, ssl.SSLError) for cause in causes) or "CERTIFICATE" in str(error).upper():
        return ConnectionFailedError(
            "The backend's certificate could not be verified, so nothing was sent. Check the computer's "
            "clock and whether a company proxy needs SSL_CERT_FILE.",
            never_left=True,
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return ConnectionFailedError(
            "The backend's name could not be found. Check the network and NEMO_API_URL.", never_left=True
        )
    return ConnectionFailedError(
        "The backend could not be reached. Check the network, then try again.", never_left=True, refused=True
    )
