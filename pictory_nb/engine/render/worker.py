"""A render worker: a process that takes commands as JSON lines and answers as JSON lines.

Started as ``python -m pictory_nb.engine.render.worker`` by `RenderPool`. It ends by itself when its
standard input closes, that is, when its parent has died.
"""

from __future__ import annotations

import errno
import gc
import json
import os
import queue
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pictory_nb.engine.render.cache import PART_SUFFIX
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.encode import encode_segment
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.executor import KEPT_FILMS
from pictory_nb.engine.render.memory import give_back, is_overgrown, keep_freed
from pictory_nb.engine.render.overview import write_overview
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import Segment, plan_segments
from pictory_nb.engine.render.still import write_still
from pictory_nb.engine.sound import SoundError, encode_aac, forget_notes, mix_blocks, peaks

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Film

_PROGRESS_FRAMES = 6
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}

Report = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class OpenedFilm:
    """A draft that was read, with its scenes as far as they were needed."""

    draft: Mapping[str, Any]
    media: Mapping[str, Path]
    film: Film
    segments: tuple[Segment, ...]
    view: FilmView


class Worker:
    """Keeps the last films ready, so that their scenes are prepared once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._opened: OrderedDict[str, OpenedFilm] = OrderedDict()

    def run(self, command: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out one command and return what it found out."""
        verb = command["do"]
        if verb == "open":
            return self._open(command)
        if verb == "segment":
            return self._segment(command)
        if verb == "audio":
            return self._audio(command)
        if verb == "still":
            return self._still(command)
        if verb == "overview":
            return self._overview(command)
        return self._peaks(command)

    def _open(self, command: Mapping[str, Any]) -> dict[str, Any]:
        media = {media_id: Path(path) for media_id, path in command["media"].items()}
        film = read_film(command["draft"])
        opened = OpenedFilm(command["draft"], media, film, plan_segments(film), FilmView(film, media))
        self._opened[command["film"]] = opened
        while len(self._opened) > KEPT_FILMS:
            self._opened.popitem(last=False)
        return {}

    def _segment(self, command: Mapping[str, Any]) -> dict[str, Any]:
        opened = self._opened[command["film"]]

        def on_frames(done: int) -> None:
            if done % _PROGRESS_FRAMES == 0:
                self._report({"frames": done})

        segment = opened.segments[command["index"]]
        path = Path(command["path"])
        profile = command["profile"]
        keep_freed(opened.film.canvas, profile)
        if is_overgrown(opened.film.canvas, profile):
            give_back()
        encode_segment(opened.view, opened.film, segment, profile, path, on_frames)
        return {}

    def _audio(self, command: Mapping[str, Any]) -> dict[str, Any]:
        opened = self._opened[command["film"]]
        path = Path(command["path"])
        temporary = path.with_name(f"{path.name}.{os.getpid()}{PART_SUFFIX}.m4a")

        def on_frames(sizes: list[int]) -> None:
            self._report({"sound": str(temporary), "sizes": sizes})

        try:
            encode_aac(mix_blocks(opened.draft, opened.media), temporary, on_frames)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
            forget_notes()
            give_back()
        return {}

    def _still(self, command: Mapping[str, Any]) -> dict[str, Any]:
        opened = self._opened[command["film"]]
        write_still(opened.view, opened.film, command["at_ms"], command["width"], Path(command["path"]))
        return {}

    def _overview(self, command: Mapping[str, Any]) -> dict[str, Any]:
        opened = self._opened[command["film"]]
        path = Path(command["path"])
        write_overview(opened.view, opened.film, opened.draft, command["what"], command["width"], path)
        return {}

    def _peaks(self, command: Mapping[str, Any]) -> dict[str, Any]:
        opened = self._opened[command["film"]]
        path = Path(command["path"])
        temporary = path.with_name(f"{path.name}.{os.getpid()}{PART_SUFFIX}")
        try:
            temporary.write_bytes(peaks(command["alone"], opened.media))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        return {}


def failure_of(error: BaseException) -> dict[str, Any]:
    """Return what the parent is told about an error; `message` is for people."""
    if isinstance(error, RenderError | SoundError):
        return {"error": "render", "message": str(error)}
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return {
            "error": "render",
            "message": "The disk is full: the film could not be written. Free some space and export again; "
            "what is finished is kept.",
        }
    if isinstance(error, MemoryError):
        return {
            "error": "render",
            "message": "There was not enough memory for the film. Close other programs and export again.",
        }
    if isinstance(error, PermissionError | FileNotFoundError):
        return {"error": "render", "message": f"A file could not be written or read: {error}."}
    return {"error": "internal", "message": f"{type(error).__name__}: {error}"}


def _read_commands(source: TextIO, commands: queue.Queue[dict[str, Any]]) -> None:
    for line in source:
        commands.put(json.loads(line))
    # The parent is gone: nobody wants the work any more.
    os._exit(0)


def main() -> None:
    """Answer commands until the parent closes standard input."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    # A library that prints must not be taken for an answer.
    os.dup2(2, 1)
    commands: queue.Queue[dict[str, Any]] = queue.Queue()
    threading.Thread(target=_read_commands, args=(sys.stdin, commands), daemon=True).start()

    def report(message: Mapping[str, Any]) -> None:
        answers.write(json.dumps(message) + "\n")

    worker = Worker(report)
    # What was imported stays; there is no need to look through it again and again.
    gc.freeze()
    while True:
        command = commands.get()
        started = time.process_time()
        try:
            result = worker.run(command)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is told to the parent
            result = failure_of(error)
        report({"done": True, "cpu_s": time.process_time() - started, **result})


if __name__ == "__main__":
    main()
