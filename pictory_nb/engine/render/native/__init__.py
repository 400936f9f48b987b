"""Loads the inner loops that were compiled from ``kernels.c``, where they are there (see ``build.py``)."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_VERSION = 1
"""Of the functions and what they take; has to be what ``kernels.c`` says."""
_AT, _SIZE, _LEVEL = ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int
_TAKEN: dict[str, tuple[type, ...]] = {
    "blend": (_AT, _SIZE, _SIZE, _AT, _SIZE, _AT, _SIZE, _SIZE, _SIZE, _SIZE, _SIZE, _LEVEL),
    "mix": (_AT, _SIZE, _AT, _SIZE, _SIZE, _SIZE, _LEVEL),
    "paste_tiles": (_AT, _SIZE, _SIZE, _SIZE, _SIZE, _AT, _SIZE, _SIZE, _SIZE),
    "tint_rows": (_AT, _SIZE, _AT, _SIZE, _SIZE, _SIZE, _AT, _AT),
}


def load(path: Path) -> dict[str, Callable[..., None]]:
    """Return the functions of the library at `path`; none when it is missing, broken or another version."""
    try:
        library = ctypes.PyDLL(str(path)) if path.is_file() else None
        if library is None or library.kernels_version() != _VERSION:
            return {}
        functions = {name: getattr(library, name) for name in _TAKEN}
    except (OSError, AttributeError):
        return {}
    for name, taken in _TAKEN.items():
        functions[name].argtypes, functions[name].restype = taken, None
    return functions


FUNCTIONS = load(Path(__file__).with_name("kernels.so"))
