"""What moves behind the text: five generated families, the user's pictures and the user's clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.render.errors import RenderError

from .base import Ground
from .bokeh import Bokeh
from .clip import Clip
from .contours import Contours
from .grid import Grid
from .mesh import Mesh
from .photo import Photo, is_photo
from .waves import Waves

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pictory_nb.engine.render.film import Background, Canvas
    from pictory_nb.engine.render.themes import Theme

__all__ = ["Ground", "make_ground"]

_FAMILIES: dict[str, type[Mesh | Waves | Bokeh | Contours | Grid]] = {
    "mesh": Mesh,
    "waves": Waves,
    "bokeh": Bokeh,
    "contours": Contours,
    "grid": Grid,
}


def make_ground(
    background: Background, canvas: Canvas, theme: Theme, media: Mapping[str, Path], duration_s: float
) -> Ground:
    """Return the moving ground of a scene.

    Raises
    ------
    RenderError
        When the user's medium is missing or cannot be decoded.
    """
    if background.media_id is None:
        return _FAMILIES[background.family](canvas, theme, background.seed)
    path = media.get(background.media_id)
    if path is None or not path.is_file():
        raise RenderError(
            f"The background “{background.media_id}” is no longer there. Upload it again, "
            "or give the scene another background."
        )
    if is_photo(path):
        return Photo(canvas, path, background.seed, duration_s)
    return Clip(canvas, path)
