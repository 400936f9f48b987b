"""Fetching a file from an address that the user gave, without opening doors into the user's own network.

The name is resolved once and the connection goes to that very address, so that a name cannot point somewhere
else after it was checked; every redirect is checked anew (DESIGN.md, "Security rules").
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from pictory_nb._version import __version__
from pictory_nb.engine.server.envelope import RefusalError, bad_request
from pictory_nb.engine.server.media import display_name
from pictory_nb.engine.server.uploads import ReceivedFile, too_large
from pictory_nb.public_addresses import is_public

if TYPE_CHECKING:
    import threading
    from pathlib import Path
    from urllib.parse import SplitResult

_MOST_REDIRECTS = 5
_SOCKET_TIMEOUT_S = 30.0
_TOTAL_TIMEOUT_S = 900.0
_BLOCK_BYTES = 256 * 1024
_REDIRECTS = {301, 302, 303, 307, 308}


def fetch(
    url: str, path: Path, *, max_bytes: int, allow_private: bool, cancelled: threading.Event
) -> ReceivedFile:
    """Download `url` to `path`; blocks, so call it in a thread and set `cancelled` to end it.

    Raises
    ------
    RefusalError
        In words: for addresses that are not http(s) or not public, for what does not answer, and with code
        4002 for what is larger than `max_bytes`. Nothing is left at `path`.
    """
    deadline = time.monotonic() + _TOTAL_TIMEOUT_S
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            parts = _checked(url)
            connection = _connect(parts, allow_private=allow_private)
            with contextlib.closing(connection):
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request("GET", target, headers={"User-Agent": f"pictory_nb/{__version__}"})
                response = connection.getresponse()
                location = response.headers.get("Location")
                if response.status in _REDIRECTS and location:
                    url = urljoin(url, location)
                    continue
                if response.status != 200:
                    raise bad_request(
                        f"{parts.hostname} did not give the file (HTTP {response.status}). "
                        "Open the link in a browser: it must lead to the file itself, without a log-in."
                    )
                name = display_name(unquote(PurePosixPath(parts.path).name))
                return _save(response, path, name, max_bytes, deadline, cancelled)
        raise bad_request(f"The link is redirected more than {_MOST_REDIRECTS} times. Use the last address.")
    except RefusalError:
        path.unlink(missing_ok=True)
        raise
    except (http.client.HTTPException, TimeoutError, ConnectionError, socket.gaierror, ssl.SSLError) as error:
        path.unlink(missing_ok=True)
        reason = str(error) or type(error).__name__
        raise bad_request(
            f"{urlsplit(url).hostname} could not be reached or broke off ({reason}). "
            "Check the link and try again, or download the file and upload it."
        ) from error


def _save(
    response: http.client.HTTPResponse,
    path: Path,
    name: str,
    max_bytes: int,
    deadline: float,
    cancelled: threading.Event,
) -> ReceivedFile:
    received = ReceivedFile(path, name)
    if (response.length or 0) > max_bytes:
        raise too_large(name, max_bytes)
    with path.open("xb") as file:
        while block := response.read(_BLOCK_BYTES):
            received.size_bytes += len(block)
            if received.size_bytes > max_bytes:
                raise too_large(name, max_bytes)
            if cancelled.is_set() or time.monotonic() > deadline:
                raise bad_request(f"Fetching “{name}” took too long and was ended. Upload the file instead.")
            file.write(block)
    if response.length:
        raise bad_request(f"“{name}” broke off before its end. Try again.")
    return received


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        port_ok = False
    if not port_ok or parts.scheme not in {"http", "https"} or not parts.hostname or not url.isascii():
        raise bad_request(
            "Only http and https links can be fetched. Download the file and upload it instead."
        )
    if any(letter.isspace() or not letter.isprintable() for letter in url):
        raise bad_request("The link holds spaces or unprintable letters. Copy it again from the browser.")
    return parts


def _connect(parts: SplitResult, *, allow_private: bool) -> http.client.HTTPConnection:
    assert parts.hostname is not None
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in found]
    if not allow_private and not all(is_public(address) for address in addresses):
        raise bad_request(
            f"{parts.hostname} is an address inside this computer or its network, which links may not reach. "
            "Upload the file instead."
        )
    raw = socket.create_connection((addresses[0], port), timeout=_SOCKET_TIMEOUT_S)
    if parts.scheme == "https":
        try:
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=parts.hostname)
        except BaseException:
            raw.close()
            raise
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=_SOCKET_TIMEOUT_S)
    connection.sock = raw
    return connection
