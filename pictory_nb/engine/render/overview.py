"""Pictures that stand for a whole film: a poster, a segment's picture, a contact sheet, a moving overview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from pictory_nb.engine.render.fonts import Face, line_mask
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.showing import burst_frames, poster_frame, scene_frame, segment_frame

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pictory_nb.engine.render.compose import FilmView
    from pictory_nb.engine.render.film import Film

KINDS = ("poster", "segment", "sheet", "loop")
_MOST_TILES = 120
_GROUND, _INK = (18, 19, 24), (205, 208, 216)
_LOOP_MS = 140
_LOOP_QUALITY = 55


def short_side_for(what: Mapping[str, Any], width: int) -> int | None:
    """Return how many pixels the film's shorter side needs to have for it; None for all that it has."""
    if what["kind"] == "sheet":
        return max(360, 2 * width // int(what["columns"]))
    return max(360, width) if what["kind"] == "loop" else None


def write_overview(
    view: FilmView, film: Film, draft: Mapping[str, Any], what: Mapping[str, Any], width: int, path: Path
) -> None:
    """Write what is asked for: PNG, for the moving overview WebP.

    Parameters
    ----------
    what
        ``{"kind": "poster"}``, ``{"kind": "segment", "id": …}``, ``{"kind": "sheet", "columns": …}`` or
        ``{"kind": "loop"}``.

    Raises
    ------
    RenderError
        When the segment is not there, or the user's media cannot be read.
    """
    kind = what["kind"]
    if kind == "sheet":
        _sheet(view, film, width, int(what["columns"])).save(path, format="PNG", compress_level=6)
    elif kind == "loop":
        first, *others = [_picture(view, film, frame, width) for frame in burst_frames(film)]
        first.save(
            path, format="WEBP", save_all=True, append_images=others, duration=_LOOP_MS, loop=0,
            quality=_LOOP_QUALITY, method=3,
        )  # fmt: skip
    else:
        frame = poster_frame(film) if kind == "poster" else segment_frame(film, draft, str(what["id"]))
        _picture(view, film, frame, width).save(path, format="PNG", compress_level=4)


def _picture(view: FilmView, film: Film, frame: int, width: int) -> Image.Image:
    height = max(1, round(width * film.canvas.height / film.canvas.width))
    return Image.fromarray(picture_to_rgb(view.picture_at(frame), width, height))


def _sheet(view: FilmView, film: Film, width: int, columns: int) -> Image.Image:
    """Return every scene in a grid, each with its number and the time at which it begins."""
    count = min(len(film.scenes), _MOST_TILES)
    columns = min(columns, count)
    gap = max(4, width // 100)
    tile = (width - gap * (columns + 1)) // columns
    high = max(1, round(tile * film.canvas.height / film.canvas.width))
    size = max(10, min(18, tile // 16))
    step = high + 2 * size + gap
    rows = -(-count // columns)
    sheet = Image.new("RGB", (width, gap + rows * step), _GROUND)
    for place in range(count):
        index = place * len(film.scenes) // count
        left, top = gap + (place % columns) * (tile + gap), gap + (place // columns) * step
        sheet.paste(_picture(view, film, scene_frame(film, index), tile), (left, top))
        _write(sheet, f"{index + 1}   {_clock(film, index)}", size, left, top + high + round(1.4 * size))
    return sheet


def _write(sheet: Image.Image, text: str, size_px: int, left: int, baseline: int) -> None:
    mask, origin_x, origin_y = line_mask(text, Face(weight=500), size_px)
    opacity = Image.fromarray(np.rint(np.clip(mask, 0, 1) * 255).astype(np.uint8))
    sheet.paste(_INK, (left - origin_x, baseline - origin_y), opacity)


def _clock(film: Film, index: int) -> str:
    seconds = int(film.scenes[index].first_frame / film.canvas.fps)
    return f"{seconds // 60}:{seconds % 60:02}"
