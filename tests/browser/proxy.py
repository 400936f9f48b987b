"""A TCP proxy between the browser and a Jupyter server: it can cut every connection, and be slow."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.server import JupyterServer

_RESET = struct.pack("ii", 1, 0)


class Proxy:
    """Stands in for `server` where a page is opened.

    Parameters
    ----------
    server
        What is behind it.
    bytes_per_s
        How much passes in each direction, over all connections; ``None`` for all there is.

    Attributes
    ----------
    is_down
        Whether nobody is reached any more: what is connected stays so until `cut`.
    """

    def __init__(self, server: JupyterServer, bytes_per_s: float | None = None) -> None:
        self.server = server
        self.root = server.root
        self.bytes_per_s = bytes_per_s
        self.passed_bytes = 0
        self.is_down = False
        self._cut_after: int | None = None
        self._is_open = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._pace = {True: (threading.Lock(), [0.0]), False: (threading.Lock(), [0.0])}
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        """Cut every connection and take no more."""
        self._is_open = False
        # Closing alone does not wake the thread that accepts.
        with contextlib.suppress(OSError):
            socket.create_connection(self._listener.getsockname(), timeout=5).close()
        self._listener.close()
        self.cut()
        for thread in self._threads:
            thread.join(10)

    def page_url(self, name: str) -> str:
        """Where a notebook opens through the proxy."""
        port = self._listener.getsockname()[1]
        return self.server.page_url(name).replace(f":{self.server.port}/", f":{port}/")

    def cut(self) -> None:
        """Reset every connection, as a network that goes away does: what is on its way is lost."""
        with self._lock:
            sockets, self._sockets = self._sockets, set()
        for one in sockets:
            with contextlib.suppress(OSError):
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def cut_after(self, more_bytes: int) -> None:
        """Cut once the page has sent `more_bytes` from now on."""
        with self._lock:
            self._cut_after = self.passed_bytes + more_bytes

    @property
    def is_due(self) -> bool:
        """Whether a cut that was asked for has not come yet."""
        with self._lock:
            return self._cut_after is not None

    def _accept(self) -> None:
        while self._is_open:
            try:
                page, _ = self._listener.accept()
                if self.is_down:
                    page.close()
                    continue
                jupyter = socket.create_connection(("127.0.0.1", self.server.port))
            except OSError:
                continue
            with self._lock:
                self._sockets |= {page, jupyter}
            for source, target, is_upward in ((page, jupyter, True), (jupyter, page, False)):
                thread = threading.Thread(target=self._pump, args=(source, target, is_upward), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _pump(self, source: socket.socket, target: socket.socket, is_upward: bool) -> None:
        try:
            while data := source.recv(65_536):
                self._wait(len(data), is_upward)
                target.sendall(data)
                if is_upward and self._count(len(data)):
                    self.cut()
        except OSError:
            pass
        finally:
            with self._lock:
                self._sockets -= {source, target}
            for one in (source, target):
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()

    def _count(self, size: int) -> bool:
        with self._lock:
            self.passed_bytes += size
            if self._cut_after is None or self.passed_bytes < self._cut_after:
                return False
            self._cut_after = None
            return True

    def _wait(self, size: int, is_upward: bool) -> None:
        """Hold `size` bytes back for as long as the line needs for them."""
        if self.bytes_per_s is None:
            return
        lock, free_at_s = self._pace[is_upward]
        with lock:
            now_s = time.monotonic()
            free_at_s[0] = max(free_at_s[0], now_s) + size / self.bytes_per_s
            pause_s = free_at_s[0] - now_s
        time.sleep(pause_s)
