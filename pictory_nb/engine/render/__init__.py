"""From a draft to a film: scenes, frames, encoded segments, one MP4."""

from .errors import RenderError
from .pool import RenderPool
from .report import RenderProgress, RenderReport

__all__ = ["RenderError", "RenderPool", "RenderProgress", "RenderReport"]
