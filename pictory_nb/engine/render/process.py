"""A worker process as the engine's loop sees it: start it, ask it, end it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.executor import KEPT_FILMS

_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_LOG_LINES = 40
# One thread per worker; and glibc shall keep the memory of pictures instead of asking for it anew each frame
# (how much that is, a worker says for each segment: `memory.keep_freed`).
_SETTINGS = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
    "MALLOC_TRIM_THRESHOLD_": "1073741824",
}

OnReport = Callable[[Mapping[str, Any]], None]
"""Told what a worker says meanwhile: ``{"frames": 12}``, or ``{"sound": "<file>", "sizes": [311, …]}``."""


class WorkerDiedError(Exception):
    """The process ended in the middle of a command."""


def worker_command() -> list[str]:
    """Return what starts a worker."""
    # -P: a file named like a library in the working folder must not be taken for the library.
    return [sys.executable, "-P", "-m", "pictory_nb.engine.render.worker"]


def worker_environment() -> dict[str, str]:
    """Return the environment of a worker."""
    environment = dict(os.environ)
    environment.update(_SETTINGS)
    paths = [str(_PACKAGE_ROOT), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    environment["PYTHONUTF8"] = "1"
    return environment


def answer_or_raise(answer: Mapping[str, Any]) -> float:
    """Return the processor time that a worker's last word tells.

    Raises
    ------
    RenderError
        When the worker says why it cannot do it.
    """
    kind = answer.get("error")
    if kind == "render":
        raise RenderError(answer["message"])
    if kind:
        raise RenderError(
            f"The film could not be rendered because of a fault in the renderer ({answer['message']}). "
            "Your draft is safe; please report this."
        )
    return float(answer["cpu_s"])


class WorkerProcess:
    """One spawned worker; it works on one command at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._log: deque[str] = deque(maxlen=_LOG_LINES)
        self._drain = asyncio.create_task(self._read_log())
        self.opened: deque[str] = deque(maxlen=KEPT_FILMS)
        self.last_lane: tuple[str, int] | None = None
        self._is_killed = False

    @classmethod
    async def start(cls) -> WorkerProcess:
        """Start a worker; it is spawned, never forked, because this process has threads."""
        process = await asyncio.create_subprocess_exec(
            *worker_command(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=worker_environment(),
            limit=2**20,
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs and may be asked."""
        return self._process.returncode is None and not self._is_killed

    async def ask(self, command: Mapping[str, Any], on_report: OnReport | None = None) -> float:
        """Have a command carried out, and return the processor time in seconds that it took.

        Raises
        ------
        WorkerDiedError
            When the process ended before it answered.
        RenderError
            When the worker says why it cannot do it.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(command).encode() + b"\n")
            await self._process.stdin.drain()
            while True:
                line = await self._process.stdout.readline()
                if not line.endswith(b"\n"):
                    raise WorkerDiedError
                answer = json.loads(line)
                if answer.get("done"):
                    break
                if on_report:
                    on_report(answer)
        except (ConnectionError, ValueError) as error:
            raise WorkerDiedError from error
        return answer_or_raise(answer)

    def last_words(self) -> str:
        """Return the end of what the process wrote to its error output."""
        return "\n".join(self._log)

    def kill(self) -> None:
        """End the process at once, by its id."""
        if self.is_alive:
            self._is_killed = True
            # Not `Process.kill`: that polls first and would take the exit status away from asyncio.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    async def wait(self) -> None:
        """Wait until the process is gone and its pipes are closed."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()
        await self._drain

    async def _read_log(self) -> None:
        assert self._process.stderr is not None
        while line := await self._process.stderr.readline():
            self._log.append(line.decode(errors="replace").rstrip())
