"""The engine as a process: binds a port, says that it is ready, serves, and ends when it is not used."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import os
import secrets
import signal
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from pictory_nb import storage
from pictory_nb._version import __version__
from pictory_nb.engine import VOICE_VARIABLE
from pictory_nb.engine.server.app import build_app
from pictory_nb.engine.server.core import Engine
from pictory_nb.engine.server.database import UnusableDatabaseError
from pictory_nb.engine.server.fault_middleware import TransportProtocol
from pictory_nb.engine.server.logfile import keep_bounded
from pictory_nb.engine.server.quirk_settings import QuirkSettings, parse_quirks
from pictory_nb.engine.server.settings import EngineSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.applications import Starlette

    from pictory_nb.engine.server.services import Services

log = logging.getLogger(__name__)

_HOUSEKEEPING_S = 30.0


class CannotStartError(Exception):
    """The engine cannot start; the message is shown to the user."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command line said."""

    settings: EngineSettings
    state_file: Path


def main(argv: Sequence[str], make_services: Callable[[EngineSettings], Services]) -> int:
    """Run an engine until it is stopped or idle; return the exit status.

    The first and only line on standard output is JSON: ``{"ready": true}`` or ``{"error": "<words>"}``.
    From then on standard output is standard error, which the launcher has pointed at the log file.
    """
    os.umask(0o077)
    # uvicorn raises the signal that ended it once more, for those who run it inside something else.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    arguments = parse(argv)
    if arguments.settings.voice:
        # The renderer's workers speak too, and inherit it.
        os.environ[VOICE_VARIABLE] = arguments.settings.voice
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    try:
        listener = bind(arguments.settings.port)
        asyncio.run(serve(arguments, listener, make_services(arguments.settings), announce=_announce))
    except (CannotStartError, UnusableDatabaseError) as error:
        _announce({"error": str(error)})
        return 1
    except OSError as error:
        log.exception("the engine ended")
        folder = arguments.settings.data_dir
        _announce({"error": f"{error}. Check that {folder} is writable and that the disk has room."})
        return 1
    return 0


def parse(argv: Sequence[str]) -> Arguments:
    """Read the command line."""
    defaults = EngineSettings(Path(), Path())
    parser = argparse.ArgumentParser(prog="python -m pictory_nb.engine", description=__doc__)
    parser.add_argument("--state-file", type=Path, required=True, help="where to write address and key, 0600")
    parser.add_argument("--data-dir", type=Path, required=True, help="database, uploads, finished renders")
    parser.add_argument("--cache-dir", type=Path, required=True, help="the renderer's work folder")
    parser.add_argument("--port", type=int, default=defaults.port, help="0 takes any free one")
    parser.add_argument(
        "--idle-timeout",
        type=float,
        default=defaults.idle_timeout_s,
        metavar="SECONDS",
        help="end when unused",
    )
    parser.add_argument(
        "--heartbeat",
        type=float,
        default=defaults.heartbeat_s,
        metavar="SECONDS",
        help="of silence on a stream",
    )
    parser.add_argument("--enforce-credits", action="store_true", help="refuse messages when credits run out")
    parser.add_argument(
        "--faults", action="store_true", help="let requests ask for faults: for tests, teaching"
    )
    parser.add_argument(
        "--quirks",
        type=_quirks,
        default=defaults.quirks,
        metavar="none|cloud|JSON",
        help="behave as the cloud's agent does: for tests, teaching",
    )
    parser.add_argument(
        "--allow-private-urls", action="store_true", help="let URL imports reach private addresses: for tests"
    )
    parser.add_argument(
        "--cache-mb",
        type=int,
        default=defaults.cache_bytes // 1024**2,
        metavar="MB",
        help="of finished scenes to keep",
    )
    parser.add_argument(
        "--executor", choices=("local", "dask"), default=defaults.executor, help="who renders"
    )
    parser.add_argument("--address", help="of the Dask scheduler, tcp://host:8786")
    parser.add_argument("--store", metavar="URL", help="shared folder or fsspec address of the cluster")
    parser.add_argument(
        "--voice", metavar="FILE|FOLDER|MODULE:FUNCTION", help="the user's own voice: of Piper, or a function"
    )
    options = parser.parse_args(argv)
    if options.executor == "dask" and not options.address:
        parser.error("--executor dask needs --address, such as tcp://host:8786")
    return Arguments(
        EngineSettings(
            data_dir=options.data_dir,
            cache_dir=options.cache_dir,
            port=options.port,
            idle_timeout_s=options.idle_timeout,
            heartbeat_s=options.heartbeat,
            enforce_credits=options.enforce_credits,
            faults=options.faults,
            quirks=options.quirks,
            allow_private_urls=options.allow_private_urls,
            cache_bytes=options.cache_mb * 1024**2,
            executor=options.executor,
            address=options.address,
            store=options.store,
            voice=options.voice,
        ),
        options.state_file,
    )


def _quirks(text: str) -> QuirkSettings:
    try:
        return parse_quirks(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def bind(port: int) -> socket.socket:
    """Return a socket that listens on 127.0.0.1.

    Raises
    ------
    CannotStartError
        When the port is taken.
    """
    # Without the protocol's name asyncio leaves Nagle's algorithm on: small answers wait 40 ms for an ACK.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise CannotStartError(
            f"Port {port} of this machine cannot be used ({error.strerror}). "
            "Choose another port, or leave it out and a free one is taken."
        ) from error
    return listener


async def serve(
    arguments: Arguments,
    listener: socket.socket,
    services: Services,
    *,
    announce: Callable[[dict[str, object]], None],
) -> None:
    """Serve on `listener` until the engine is stopped, idle, or gets a signal."""
    key = secrets.token_urlsafe(32)
    port = listener.getsockname()[1]

    def stop() -> None:
        server.should_exit = True

    engine = Engine(arguments.settings, services, stop)
    watchers: list[asyncio.Task[None]] = []

    def ready() -> None:
        state = {
            "base_url": f"http://127.0.0.1:{port}",
            "key": key,
            "pid": os.getpid(),
            "version": __version__,
            "owner": engine.owner.name,
            "started_at": time.time(),
        }
        storage.write_private_json(arguments.state_file, state)
        watchers.append(asyncio.create_task(_watch(engine, arguments.settings.idle_timeout_s)))
        announce({"ready": True})

    server = EngineServer(engine, build_app(engine, key=key, port=port, on_ready=ready))
    try:
        await server.serve(sockets=[listener])
    finally:
        forget(arguments.state_file, engine.owner.name)
        for watcher in watchers:
            watcher.cancel()


class EngineServer(uvicorn.Server):
    """Uvicorn as an engine needs it: quiet, plain HTTP/1.1, and work is stopped before streams are cut."""

    def __init__(self, engine: Engine, app: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=TransportProtocol if engine.settings.faults else "h11",
                ws="none",
                loop="asyncio",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=2,
            )
        )
        self._engine = engine

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Interrupt what runs, so that its streams end, then close."""
        await self._engine.interrupt()
        await super().shutdown(sockets)


def forget(state_file: Path, owner: str) -> None:
    """Remove the state file unless a newer engine has written it."""
    state = storage.read_json(state_file)
    if isinstance(state, dict) and state.get("owner") == owner:
        state_file.unlink(missing_ok=True)


async def _watch(engine: Engine, idle_timeout_s: float) -> None:
    while True:
        keep_bounded(sys.stderr)
        left_s = idle_timeout_s - engine.activity.idle_s()
        if left_s <= 0 and not engine.is_busy():
            log.info("not used for %.0f s: ending", idle_timeout_s)
            engine.stop()
            return
        await asyncio.sleep(min(max(left_s, 0.05), _HOUSEKEEPING_S))


def _announce(line: dict[str, object]) -> None:
    with contextlib.suppress(OSError):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
    os.dup2(sys.stderr.fileno(), 1)
