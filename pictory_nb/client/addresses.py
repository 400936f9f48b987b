"""Which addresses a download may open (DESIGN.md "Security rules")."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from pictory_nb.client.errors import ConnectionFailedError, UnsafeAddressError
from pictory_nb.public_addresses import is_public

if TYPE_CHECKING:
    from pictory_nb.client.endpoint import Endpoint

Resolve = Callable[[str, int], Awaitable[list[str]]]

_PRIVATE = (
    "The file's address leads into a private network, where a video from the cloud has no business to be. It "
    "was not opened; export again, and if it stays, tell the backend's support."
)


async def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host.

    Raises
    ------
    ConnectionFailedError
        There is no such host.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise ConnectionFailedError(
            "The host of the file could not be found. Check the network, then try again.", never_left=True
        )
    return [str(item[4][0]) for item in found]


async def check_address(url: str, endpoint: Endpoint, *, proxied: bool, resolver: Resolve = resolve) -> None:
    """Raise when a download must not open `url`.

    Behind a proxy the proxy resolves names, so that only addresses and local names are judged here.

    Raises
    ------
    UnsafeAddressError
        It is not http(s), is unencrypted although the backend is not, or leads into a private network.
    ConnectionFailedError
        There is no such host.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise UnsafeAddressError("The file's address cannot be read. Export again.") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise UnsafeAddressError(
            "The file's address is not a web address, so it was not opened. Export again."
        )
    if endpoint.is_local:
        return
    if parts.scheme == "http" and endpoint.base_url.startswith("https:"):
        raise UnsafeAddressError(
            "The file's address is not encrypted although the backend is, so it was not opened. Export again."
        )
    literal = _literal(host)
    if literal is not None:
        check_peer(literal, endpoint)
    elif host.lower() == "localhost" or host.lower().endswith((".localhost", ".local", ".internal")):
        raise UnsafeAddressError(_PRIVATE)
    elif not proxied:
        for address in await resolver(host, port or (443 if parts.scheme == "https" else 80)):
            check_peer(address, endpoint)


def check_peer(address: str, endpoint: Endpoint) -> None:
    """Raise `UnsafeAddressError` when an IP address is not public and the backend is not local."""
    if not endpoint.is_local and not is_public(address):
        raise UnsafeAddressError(_PRIVATE)


def absolute(location: str, base: str) -> str:
    """Return the address that a Location header or a path of the backend's own means.

    Raises
    ------
    UnsafeAddressError
        It cannot be read.
    """
    try:
        return urljoin(base, location)
    except ValueError:
        raise UnsafeAddressError("The file's address cannot be read. Export again.") from None


def _literal(host: str) -> str | None:
    try:
        return str(ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    try:
        # "127.1", "0x7f000001" and "2130706433" are spellings of an address, too.
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None
