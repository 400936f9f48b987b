"""The sockets under the HTTP library, read in larger pieces."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import httpcore

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

# The library asks for 64 kB at a time and a loop's socket gives up to 256 kB: each piece costs a turn of the
# loop, which with small ones is half of a download's CPU time.
READ_BYTES = 1024 * 1024
_LOOPS_OWN_BYTES = 256 * 1024
_KEEP_ALIVE_IDLE_S = 30


class WideStream(httpcore.AsyncNetworkStream):
    """A connection that gives all that is there."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._widened = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """Return the next bytes, at least as many as asked for when they are there."""
        if not self._widened:
            self._widened = True
            _let_socket_give(self._inner, READ_BYTES)
        return await self._inner.read(max(max_bytes, READ_BYTES), timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send `buffer`."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """Return the connection with encryption."""
        # Encryption takes 64 kB at a time from the socket, and cutting up large pieces for it costs more.
        _let_socket_give(self._inner, _LOOPS_OWN_BYTES)
        return WideStream(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._inner.get_extra_info(info)


def _let_socket_give(stream: httpcore.AsyncNetworkStream, most_bytes: int) -> None:
    # No public way leads there. Where the libraries come to look different, the pieces are just smaller.
    transport: Any = getattr(getattr(stream, "_stream", None), "_transport", None)
    if hasattr(transport, "max_size"):
        transport.max_size = most_bytes


class WideBackend(httpcore.AsyncNetworkBackend):
    """Opens connections as the library's own backend does."""

    def __init__(self) -> None:
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        return WideStream(await self._inner.connect_tcp(host, port, timeout, local_address, socket_options))


def socket_options() -> list[tuple[int, int, int]]:
    """Return what every socket is set to: it notices within a minute that the other end is gone."""
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1), (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]
    for name, value in (("TCP_KEEPIDLE", _KEEP_ALIVE_IDLE_S), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3)):
        if hasattr(socket, name):
            options.append((socket.IPPROTO_TCP, getattr(socket, name), value))
    return options
