"""What moves behind the text: nine generated families, the user's pictures and the user's clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.render.backgrounds.base import Ground
from pictory_nb.engine.render.backgrounds.blobs import Blobs
from pictory_nb.engine.render.backgrounds.bokeh import Bokeh
from pictory_nb.engine.render.backgrounds.clip import Clip
from pictory_nb.engine.render.backgrounds.contours import Contours
from pictory_nb.engine.render.backgrounds.grid import Grid
from pictory_nb.engine.render.backgrounds.lines import Lines
from pictory_nb.engine.render.backgrounds.mesh import Mesh
from pictory_nb.engine.render.backgrounds.moving_photo import MovingPhoto
from pictory_nb.engine.render.backgrounds.papercut import Papercut
from pictory_nb.engine.render.backgrounds.photo import Photo
from pictory_nb.engine.render.backgrounds.photo_files import is_moving, is_photo
from pictory_nb.engine.render.backgrounds.rays import Rays
from pictory_nb.engine.render.backgrounds.waves import Waves
from pictory_nb.engine.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pictory_nb.engine.render.film import Background, Canvas
    from pictory_nb.engine.render.themes import Theme

__all__ = ["Ground", "make_ground"]

_FAMILIES: dict[str, Callable[[Canvas, Theme, int], Ground]] = {
    "mesh": Mesh,
    "waves": Waves,
    "bokeh": Bokeh,
    "contours": Contours,
    "grid": Grid,
    "papercut": Papercut,
    "blobs": Blobs,
    "rays": Rays,
    "datalines": Lines,
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
        if is_moving(path):
            return MovingPhoto(canvas, theme, path, background.seed)
        return Photo(canvas, theme, path, background.seed, duration_s)
    return Clip(canvas, path, background.from_ms / 1000, background.to_ms and background.to_ms / 1000)
