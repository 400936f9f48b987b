"""From a script to a captioned 1080p video, inside a Jupyter notebook.

Importing the package does no work: every public name is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from pictory_nb._version import __version__

if TYPE_CHECKING:
    from pictory_nb.studio import Studio as Studio

_LAZY = {"Studio": "pictory_nb.studio"}

__all__ = ["Studio", "__version__"]


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
