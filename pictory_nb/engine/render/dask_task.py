"""What a Dask worker does: it hands a command to a render process, and leaves the result in the store.

The process is the same one that works on a single computer, so the bytes are the same.
"""

from __future__ import annotations

import atexit
import json
import platform
import subprocess
import tempfile
import threading
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.render.cache import code_version
from pictory_nb.engine.render.executor import KEPT_FILMS
from pictory_nb.engine.render.process import worker_command, worker_environment
from pictory_nb.engine.render.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

_here = threading.local()
_media_lock = threading.Lock()


def make(task: Mapping[str, Any]) -> dict[str, Any]:
    """Carry out one task and return the worker's answer; what went wrong is in it, in words.

    Parameters
    ----------
    task
        ``film``, ``draft``, ``command``, ``media`` (names in the store by media id), ``store``, ``name`` (of
        the result in the store) and ``version``.
    """
    if task["version"] != code_version():
        return {
            "error": "render",
            "message": f"The machine {platform.node()} has another version of pictory_nb or its libraries. "
            "Install the same versions on all machines.",
        }
    store = Store(task["store"])
    process: _Process | None = getattr(_here, "process", None)
    if process is None or not process.is_alive:
        process = _here.process = _Process()
    media = {media_id: str(_fetched(store, name)) for media_id, name in task["media"].items()}
    with tempfile.TemporaryDirectory(prefix="pictory-task-") as folder:
        path = Path(folder) / task["name"]
        answer = process.ask(task["film"], task["draft"], media, {**task["command"], "path": str(path)})
        if "error" not in answer:
            store.put(path, task["name"])
    return answer


def _fetched(store: Store, name: str) -> Path:
    """Return a file of the store on this machine."""
    if store.folder is not None:
        return store.folder / name
    with _media_lock:
        folder = Path(tempfile.gettempdir()) / "pictory-media"
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / name
        if not path.exists():
            store.get(name, path)
        return path


class _Process:
    """A render process of this thread, asked one command at a time; it ends with the Dask worker."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=worker_environment(),
            text=True,
            encoding="utf-8",
        )
        self._opened: deque[str] = deque(maxlen=KEPT_FILMS)
        atexit.register(self._process.kill)

    @property
    def is_alive(self) -> bool:
        """Whether it may be asked."""
        return self._process.poll() is None

    def ask(
        self, film: str, draft: Mapping[str, Any], media: Mapping[str, str], command: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the answer to a command; a process that died is an error of the kind ``"died"``."""
        if film not in self._opened:
            answer = self._answer({"do": "open", "film": film, "draft": draft, "media": media})
            if "error" in answer:
                return answer
            self._opened.append(film)
        return self._answer({**command, "film": film})

    def _answer(self, command: Mapping[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(command) + "\n")
            self._process.stdin.flush()
            for line in self._process.stdout:
                answer: dict[str, Any] = json.loads(line)
                if answer.get("done"):
                    return answer
        except (OSError, ValueError):
            pass
        self._process.kill()
        self._process.wait()
        return {"error": "died"}
