"""From a draft to a film: scenes, frames, encoded segments, one MP4."""

from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.fair_queue import FILM, PREVIEW, STILL, Turn
from pictory_nb.engine.render.join import FinishedFilm, LivePart
from pictory_nb.engine.render.live import LiveFeed, RenderEndedError
from pictory_nb.engine.render.pool import RenderPool
from pictory_nb.engine.render.preview import scaled_draft
from pictory_nb.engine.render.report import RenderProgress, RenderReport
from pictory_nb.engine.render.scenes import read_film

__all__ = [
    "FILM",
    "PREVIEW",
    "STILL",
    "FinishedFilm",
    "LiveFeed",
    "LivePart",
    "RenderEndedError",
    "RenderError",
    "RenderPool",
    "RenderProgress",
    "RenderReport",
    "Turn",
    "read_film",
    "scaled_draft",
]
