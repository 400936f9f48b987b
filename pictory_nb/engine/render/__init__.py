"""From a draft to a film: scenes, frames, encoded segments, one MP4."""

from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.pool import RenderPool
from pictory_nb.engine.render.report import RenderProgress, RenderReport

__all__ = ["RenderError", "RenderPool", "RenderProgress", "RenderReport"]
