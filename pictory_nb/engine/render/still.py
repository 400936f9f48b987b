"""A still of any moment of a film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from pictory_nb.engine.render.picture import picture_to_rgb

if TYPE_CHECKING:
    from pathlib import Path

    from pictory_nb.engine.render.compose import FilmView
    from pictory_nb.engine.render.film import Film


def write_still(view: FilmView, film: Film, at_ms: float, width: int, path: Path) -> None:
    """Write the picture at `at_ms` (clipped to the film) as a PNG, `width` pixels wide."""
    canvas = film.canvas
    frame = min(film.frames - 1, max(0, int(at_ms * canvas.fps / 1000)))
    height = max(1, round(width * canvas.height / canvas.width))
    image = Image.fromarray(picture_to_rgb(view.picture_at(frame), width, height))
    image.save(path, format="PNG", compress_level=4)
