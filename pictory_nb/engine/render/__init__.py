"""From a draft to a film: scenes, frames, encoded segments, one MP4.

Every public name is loaded when it is first used: the workers need no asyncio, which is 7 MB in each.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pictory_nb.engine.render.errors import RenderError as RenderError
    from pictory_nb.engine.render.fair_queue import FILM as FILM
    from pictory_nb.engine.render.fair_queue import PREVIEW as PREVIEW
    from pictory_nb.engine.render.fair_queue import STILL as STILL
    from pictory_nb.engine.render.fair_queue import Turn as Turn
    from pictory_nb.engine.render.join import FinishedFilm as FinishedFilm
    from pictory_nb.engine.render.join import LivePart as LivePart
    from pictory_nb.engine.render.live import LiveFeed as LiveFeed
    from pictory_nb.engine.render.live import RenderEndedError as RenderEndedError
    from pictory_nb.engine.render.pool import RenderPool as RenderPool
    from pictory_nb.engine.render.preview import scaled_draft as scaled_draft
    from pictory_nb.engine.render.report import RenderProgress as RenderProgress
    from pictory_nb.engine.render.report import RenderReport as RenderReport
    from pictory_nb.engine.render.scenes import read_film as read_film

_LAZY = {
    "FILM": "fair_queue",
    "PREVIEW": "fair_queue",
    "STILL": "fair_queue",
    "FinishedFilm": "join",
    "LiveFeed": "live",
    "LivePart": "join",
    "RenderEndedError": "live",
    "RenderError": "errors",
    "RenderPool": "pool",
    "RenderProgress": "report",
    "RenderReport": "report",
    "Turn": "fair_queue",
    "read_film": "scenes",
    "scaled_draft": "preview",
}

__all__ = sorted(_LAZY)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(importlib.import_module(f"{__name__}.{_LAZY[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
