"""Asking the limited child process about a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from pictory_nb.engine.media.info import MediaInfo, UnsupportedMediaError
from pictory_nb.engine.media.typefaces import TypefaceInfo

_WALL_S = 90.0
_PACKAGE_ROOT = Path(__file__).resolve().parents[3]


def probe(path: Path, name: str | None = None) -> MediaInfo:
    """Return what the file at `path` is, by its content; blocks for some tenths of a second.

    Parameters
    ----------
    path
        The file.
    name
        What to call it in messages; the path's last part when missing.

    Raises
    ------
    UnsupportedMediaError
        When it is of no accepted type, empty, damaged, broken off or absurdly large (CONTRACT §3).
    OSError
        When it cannot be read at all.
    """
    answer, _ = _ask("probe", path, 0, name or path.name)
    return MediaInfo(**answer["info"])


def thumbnail(path: Path, width: int, name: str | None = None) -> bytes:
    """Return a PNG of a picture or of a video's early frame, `width` pixels wide at most.

    Raises
    ------
    UnsupportedMediaError
        As `probe`, and for a sound, which has no picture.
    OSError
        When it cannot be read at all.
    """
    _, png = _ask("thumbnail", path, width, name or path.name)
    return png


def probe_font(path: Path, name: str) -> TypefaceInfo:
    """Return what the font file at `path` is.

    Raises
    ------
    UnsupportedMediaError
        It is no font that can be used; `UnsupportedMediaError.reason` says why.
    OSError
        When it cannot be read at all.
    """
    answer, _ = _ask("font", path, 0, name)
    return TypefaceInfo(**answer["info"])


def sound_levels(path: Path, name: str | None = None) -> bytes:
    """Return how loud a sound is: the root mean square of each 20 ms, little-endian float32 numbers.

    Raises
    ------
    UnsupportedMediaError
        As `probe`, and for what has no sound in it.
    OSError
        When it cannot be read at all.
    """
    _, data = _ask("levels", path, 0, name or path.name)
    return data


def _ask(task: str, path: Path, width: int, name: str) -> tuple[dict[str, Any], bytes]:
    with path.open("rb"):
        pass
    command = [
        sys.executable,
        "-m",
        "pictory_nb.engine.media.probe_worker",
        task,
        str(path.absolute()),
        str(width),
    ]
    search_path = os.pathsep.join(filter(None, [str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH")]))
    environment = {
        **os.environ,
        "PYTHONPATH": search_path,
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
    try:
        child = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment,
            timeout=_WALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnsupportedMediaError(
            f"“{name}” took over {_WALL_S:.0f} seconds to read and was given up."
        ) from error
    line, _, rest = child.stdout.partition(b"\n")
    if child.returncode != 0 or not line:
        raise UnsupportedMediaError(
            f"“{name}” could not be opened: it is damaged, or it needs too much memory or time. "
            "Save it again in its program, smaller if it is large."
        )
    answer: dict[str, Any] = json.loads(line)
    if "refused" in answer:
        raise UnsupportedMediaError(f"“{name}” {answer['refused']}")
    return answer, rest
