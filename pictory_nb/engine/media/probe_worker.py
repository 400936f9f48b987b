"""The child process that opens strangers' files: limited in memory, time and files, and able to write none.

``python -m pictory_nb.engine.media.probe_worker (probe|thumbnail|levels|font) PATH WIDTH`` answers on its
standard output with one line of JSON: ``{"info": …}``, ``{"bytes": <count>}``, which so many bytes follow, or
``{"refused": …}``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.media import info, signatures

if TYPE_CHECKING:
    from types import ModuleType

    from pictory_nb.engine.media.typefaces import TypefaceInfo

_MEMORY_BYTES = 2 << 30
_CPU_S = 60
_OPEN_FILES = 64
_PICTURES = frozenset({"jpg", "png", "gif", "webp"})


def main() -> None:
    """Do what the arguments ask and answer."""
    task, path, width = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    _limit_this_process()
    data = b""
    answer: dict[str, Any]
    try:
        if task == "font":
            answer = {"info": dataclasses.asdict(_font(path))}
        else:
            answer, data = _medium(task, path, width)
    except info.RefusedError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": "needs too much memory to be opened. Make it smaller and upload it again."}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + data)
    sys.stdout.buffer.flush()


def _font(path: Path) -> TypefaceInfo:
    from pictory_nb.engine.media.typefaces import inspect_font

    return inspect_font(path)


def _medium(task: str, path: Path, width: int) -> tuple[dict[str, Any], bytes]:
    with path.open("rb") as file:
        file_format = signatures.format_of(file.read(signatures.HEAD_BYTES))
    reader = _reader(file_format)
    if task == "probe":
        return {"info": dataclasses.asdict(reader.inspect(path, file_format))}, b""
    data: bytes = (
        reader.thumbnail(path, file_format, width)
        if task == "thumbnail"
        else reader.levels(path, file_format)
    )
    return {"bytes": len(data)}, data


def _reader(file_format: str) -> ModuleType:
    if file_format in _PICTURES:
        from pictory_nb.engine.media import pictures

        return pictures
    from pictory_nb.engine.media import recordings

    return recordings


def _limit_this_process() -> None:
    """Set the limits where the system has them; the parent's clock holds everywhere."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_CPU, _CPU_S),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS knows RLIMIT_AS but refuses some values
            resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    main()
