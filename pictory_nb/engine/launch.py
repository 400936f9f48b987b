"""Finds the user's running engine or starts one; all that the notebook side needs of the engine.

One engine serves all kernels of one user, package version and Python. It tells its address and key in a state
file that only the user can read, outlives the kernel that started it, and ends itself when it is not used.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import os
import queue
import site
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from pictory_nb import storage
from pictory_nb._version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KEY_HEADER = "X-Engine-Key"
_HEALTH_TIMEOUT_S = 5.0
_LOG_TAIL_LINES = 12
_PACKAGE_ROOT = Path(__file__).parents[2]


class EngineStartError(RuntimeError):
    """The local engine could not be started or stopped; the message says why and what to do.

    Attributes
    ----------
    log_path
        The engine's log, when there is one.
    """

    def __init__(self, message: str, log_path: Path | None = None) -> None:
        super().__init__(message)
        self.log_path = log_path


@dataclass(frozen=True, slots=True)
class EngineAddress:
    """Where the engine is, and the key that every request to it carries in ``X-Engine-Key``."""

    base_url: str
    key: str = field(repr=False)
    pid: int
    version: str


@dataclass(frozen=True, slots=True)
class _Place:
    """The files of one engine: one per package version, Python and options."""

    home: storage.Folders
    state_file: Path
    lock_file: Path
    log_file: Path

    @property
    def data_dir(self) -> Path:
        return self.home.data / "engine"

    @property
    def cache_dir(self) -> Path:
        return self.home.cache / "engine"


def ensure_engine(
    *,
    home: storage.Folders | None = None,
    port: int | None = None,
    idle_timeout_s: float = 900,
    start_timeout_s: float = 30,
    extra_args: Sequence[str] = (),
) -> EngineAddress:
    """Return the running engine of this user, package version and Python, or start it.

    Parameters
    ----------
    home
        The user's folders; by default those of `pictory_nb.storage.folders`.
    port
        A wished port on 127.0.0.1; by default any free one.
    idle_timeout_s
        Seconds without use after which a newly started engine ends itself.
    start_timeout_s
        Seconds to wait for a new engine, and for another kernel that is starting one.
    extra_args
        More options of ``python -m pictory_nb.engine``; engines with different options are different engines.

    Raises
    ------
    EngineStartError
        When the engine does not start, or one runs on another port than the wished one.
    """
    with _alone(home, extra_args, start_timeout_s) as place:
        running = _running(place)
        if running is None:
            return _start(place, port, idle_timeout_s, start_timeout_s, extra_args)
    if port and urlsplit(running.base_url).port != port:
        raise EngineStartError(
            f"An engine is already running at {running.base_url}, so none was started on port {port}. "
            "Leave the port out to use it, or end it first with pictory_nb.engine.launch.stop_engine()."
        )
    return running


def stop_engine(
    *, home: storage.Folders | None = None, extra_args: Sequence[str] = (), timeout_s: float = 15
) -> bool:
    """End the engine that `ensure_engine` would find, and wait until it is gone.

    Returns
    -------
    bool
        Whether one was running. What it was working on is taken up when the next one starts.

    Raises
    ------
    EngineStartError
        When it does not end in time.
    """
    with _alone(home, extra_args, timeout_s) as place:
        state = storage.read_json(place.state_file)
        running = _running(place)
        if running is None:
            return False
        with contextlib.suppress(OSError, http.client.HTTPException):
            _request(running.base_url, running.key, "POST", "/api/engine/stop")
        # The engine holds this lock for as long as it lives.
        life = place.data_dir / "owners" / f"{state['owner']}.lock"
        try:
            with FileLock(life).acquire(timeout=timeout_s):
                life.unlink(missing_ok=True)
        except Timeout:
            raise EngineStartError(
                f"The engine (process {running.pid}) did not end within {timeout_s:g} s. "
                "End that process by hand if it is still there.",
                place.log_file,
            ) from None
    return True


def _place(home: storage.Folders, extra_args: Sequence[str]) -> _Place:
    identity = json.dumps([__version__, sys.executable, list(sys.version_info[:3]), *extra_args])
    name = f"engine-{__version__}-{hashlib.sha256(identity.encode()).hexdigest()[:10]}"
    folder = storage.make_private_dir(storage.make_private_dir(home.data) / "engine")
    return _Place(home, folder / f"{name}.json", folder / f"{name}.lock", folder / f"{name}.log")


@contextlib.contextmanager
def _alone(home: storage.Folders | None, extra_args: Sequence[str], timeout_s: float) -> Iterator[_Place]:
    """Hold the lock under which an engine is started, so that two kernels start one."""
    home = home or storage.folders()
    try:
        place = _place(home, extra_args)
        lock = FileLock(place.lock_file).acquire(timeout=timeout_s)
    except Timeout:
        raise EngineStartError(
            f"Another notebook has been starting the local engine for more than {timeout_s:g} s. "
            "Try again in a moment; if it stays, restart that notebook's kernel."
        ) from None
    except OSError as error:
        raise _no_folder(home, error) from error
    with lock:
        yield place


def _no_folder(home: storage.Folders, error: OSError) -> EngineStartError:
    return EngineStartError(
        f"The local engine needs the folder {home.data}, which cannot be used ({error.strerror}). Make it "
        f"writable, free some space, or set {storage.HOME_VARIABLE} to another folder."
    )


def _running(place: _Place) -> EngineAddress | None:
    state = storage.read_json(place.state_file)
    try:
        address = EngineAddress(state["base_url"], state["key"], state["pid"], state["version"])
        health = _request(address.base_url, address.key, "GET", "/health")
        alive = health["data"]["pid"] == address.pid and health["data"]["version"] == __version__
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError):
        return None
    return address if alive else None


def _request(base_url: str, key: str, method: str, path: str) -> Any:
    # http.client, because it does not read the user's proxy settings.
    connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=_HEALTH_TIMEOUT_S)
    with contextlib.closing(connection):
        connection.request(method, path, headers={KEY_HEADER: key})
        response = connection.getresponse()
        body = response.read()
    if response.status != 200:
        raise http.client.HTTPException(f"status {response.status}")
    return json.loads(body)


def _start(
    place: _Place, port: int | None, idle_timeout_s: float, start_timeout_s: float, extra_args: Sequence[str]
) -> EngineAddress:
    command = [
        *(sys.executable, "-P", "-m", "pictory_nb.engine"),
        *("--state-file", str(place.state_file)),
        *("--data-dir", str(place.data_dir), "--cache-dir", str(place.cache_dir)),
        *("--port", str(port or 0), "--idle-timeout", str(idle_timeout_s)),
        *extra_args,
    ]
    try:
        place.state_file.unlink(missing_ok=True)
        # Readable too, because the engine cuts its own log when it grows long.
        log = os.open(place.log_file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        log_start = os.fstat(log).st_size
    except OSError as error:
        raise _no_folder(place.home, error) from error
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=place.data_dir,
            env=_environment(),
            **_detached(),
        )
    except OSError as error:
        raise EngineStartError(
            f"The local engine could not be started: {sys.executable} does not run ({error.strerror})."
        ) from error
    finally:
        os.close(log)
    try:
        said = _first_line(process, start_timeout_s)
    except BaseException:
        process.kill()
        raise
    finally:
        # Waits for the engine's end, so that it never stays behind as a zombie of this kernel.
        threading.Thread(target=process.wait, name="pictory-nb-engine-reaper", daemon=True).start()
    if said.get("ready") is True:
        state = storage.read_json(place.state_file)
        return EngineAddress(state["base_url"], state["key"], state["pid"], state["version"])
    process.kill()
    raise EngineStartError(_why_not(said, place.log_file, log_start, start_timeout_s), place.log_file)


def _first_line(process: subprocess.Popen[bytes], timeout_s: float) -> Mapping[str, Any]:
    """Return what the engine says first: ready, an error, nothing because it died, or nothing in time."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        assert process.stdout is not None
        with process.stdout as stdout:
            lines.put(stdout.readline())

    threading.Thread(target=read, name="pictory-nb-engine-start", daemon=True).start()
    try:
        line = lines.get(timeout=timeout_s)
    except queue.Empty:
        return {"late": True}
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _why_not(said: Mapping[str, Any], log_file: Path, log_start: int, start_timeout_s: float) -> str:
    if isinstance(said.get("error"), str):
        return f"The local engine did not start. {said['error']}"
    if said.get("late"):
        reason = f"it was not ready within {start_timeout_s:g} s. Is the machine very busy? Try again"
    else:
        reason = "its process ended at once. The log says why"
    return (
        f"The local engine did not start: {reason}.\n{_tail(log_file, log_start)}\nThe whole log: {log_file}"
    )


def _tail(log_file: Path, start: int) -> str:
    with contextlib.suppress(OSError), log_file.open("rb") as file:
        file.seek(start)
        lines = file.read().decode("utf-8", "replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-_LOG_TAIL_LINES:])
    return ""


def _environment() -> dict[str, str]:
    """Return the child's environment; it finds this very package even when it is not installed."""
    environment = dict(os.environ)
    installed = {Path(folder) for folder in [*site.getsitepackages(), site.getusersitepackages()]}
    if _PACKAGE_ROOT not in installed:
        paths = [environment.get("PYTHONPATH", ""), str(_PACKAGE_ROOT)]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    return environment


def _detached() -> dict[str, Any]:
    """Return what keeps Ctrl-C in the notebook from reaching the engine."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS}
    return {"start_new_session": True, "umask": 0o077}
