"""What is logged: verb, path template, attempt, status, request id. Never a URL, a header or a body."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGGER = logging.getLogger("pictory_nb.client")

# httpx logs every URL with its query at INFO, httpcore every header at DEBUG: both may hold secrets.
_CHATTY = (
    "httpx",
    *(f"httpcore.{name}" for name in ("connection", "http11", "http2", "proxy", "socks")),
)
_ours: ContextVar[bool] = ContextVar("pictory_nb_http", default=False)


class _DropOurs(logging.Filter):
    """Drops the HTTP library's records about our requests; other users of it in the process keep theirs."""

    def filter(self, _record: logging.LogRecord) -> bool:
        return not _ours.get()


_DROP_OURS = _DropOurs()


def quiet_http_library() -> None:
    """Keep the HTTP library from logging our URLs and headers; calling it again changes nothing."""
    for name in _CHATTY:
        logging.getLogger(name).addFilter(_DROP_OURS)


@contextmanager
def our_request() -> Iterator[None]:
    """Mark what happens inside as one of our requests."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)
