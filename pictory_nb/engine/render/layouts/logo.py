"""The logo, in its corner on every frame: it stands still while scenes change behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from pictory_nb.engine.render.backdrop import Backdrop, Box
from pictory_nb.engine.render.backgrounds.photo_files import load_rgba
from pictory_nb.engine.render.color import FloatArray, rgb
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.fonts import Face, drawable, metrics, width_of
from pictory_nb.engine.render.painting import blurred, line_room, rounded, shadow, sheet_for, text_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pictory_nb.engine.render.film import Brand, Canvas
    from pictory_nb.engine.render.overlay import Overlay, Sheet
    from pictory_nb.engine.render.themes import Theme

_FACE = Face(weight=620)


def logo_overlay(
    brand: Brand, canvas: Canvas, theme: Theme, backdrop: Backdrop, media: Mapping[str, Path]
) -> Overlay:
    """Return the logo in the colours of `theme`; its place and size are the same for every theme.

    Raises
    ------
    RenderError
        When the user's logo is missing or cannot be read.
    """
    unit = canvas.unit * brand.size_pct / 100
    top = brand.top(canvas)
    side = 56 * unit
    size_px = max(8, round(33 * unit))
    name = drawable(brand.name)
    width = width_of(name, _FACE, size_px)
    picture = _users_logo(brand.logo_media_id, media, 260 * unit, 72 * unit) if brand.logo_media_id else None
    if picture is not None:
        name = ""
        left = _left_of(picture.shape[1], brand, canvas)
        mark = Box(left, top, picture.shape[1], picture.shape[0])
    else:
        left = _left_of(side + (17 * unit + width if name else 0), brand, canvas)
        mark = Box(left, top, side, side)
    baseline = mark.top + mark.height / 2 + metrics(_FACE, size_px).cap_height / 2
    text_x = mark.right + 17 * unit
    room = line_room(text_x, baseline, width if name else 0, _FACE, size_px)
    box = Box(left, top, max(mark.right, room.right) - left, max(mark.height, room.bottom - top))
    sheet = sheet_for(box.grown(20 * unit))
    ink, shade = rgb(theme.ink), rgb(theme.shade)
    if name:
        text = text_on(sheet, name, _FACE, size_px, text_x, baseline)
        text_box = Box(text_x, baseline - size_px, width, size_px * 1.2)
        need = backdrop.scrim_opacity(text_box, ink, shade)
        if need:
            sheet.paint(np.clip(blurred(text, size_px * 0.55) * 6, 0, 1), shade, min(1.0, need + 0.08))
        shadow(sheet, text, size_px, theme, shade)
        sheet.paint(text, ink)
    if picture is not None:
        _paint_picture(sheet, picture, left, top)
    else:
        _paint_mark(sheet, mark, theme, unit)
    # Logos of two themes are mixed in a transition: all have the whole sheet's size.
    return sheet.overlay(is_trimmed=False).faded(brand.opacity_pct / 100)


def large_mark(brand: Brand, theme: Theme, media: Mapping[str, Path]) -> Callable[[Box, bool], Overlay]:
    """Return the function that rasterises the logo as large as a box, at its left side or in its middle.

    Raises
    ------
    RenderError
        As `logo_overlay`.
    """

    def make(box: Box, is_centered: bool) -> Overlay:
        picture = None
        width = box.height
        if brand.logo_media_id:
            picture = _users_logo(brand.logo_media_id, media, box.width, box.height)
            width = picture.shape[1]
        left = box.left + (box.width - width) / 2 if is_centered else box.left
        sheet = sheet_for(Box(left, box.top, width, box.height).grown(0.2 * box.height))
        if picture is not None:
            _paint_picture(sheet, picture, left, box.bottom - picture.shape[0])
        else:
            _paint_mark(sheet, Box(left, box.top, width, box.height), theme, box.height / 56)
        return sheet.overlay()

    return make


def _left_of(width: float, brand: Brand, canvas: Canvas) -> float:
    margin = 0.04 * canvas.width
    return canvas.width - margin - width if brand.place.endswith("right") else margin


def _paint_mark(sheet: Sheet, mark: Box, theme: Theme, unit: float) -> None:
    """Paint the built-in mark: a play sign on a rounded square."""
    tile = rounded(sheet, mark, 0.27 * mark.width)
    sheet.paint(blurred(tile, 7 * unit), rgb(theme.shade), 0.35)
    sheet.paint(tile, rgb(theme.accent))
    sheet.paint(_triangle(sheet, mark), rgb(theme.on_accent))


def _triangle(sheet: Sheet, mark: Box) -> FloatArray:
    xs = np.arange(sheet.width, dtype=np.float32)[None] + np.float32(sheet.left + 0.5)
    ys = np.arange(sheet.height, dtype=np.float32)[:, None] + np.float32(sheet.top + 0.5)
    half = 0.215 * mark.width
    x = xs - (mark.left + mark.width / 2 - 0.62 * half)
    y = np.abs(ys - (mark.top + mark.height / 2))
    soft = 0.06 * mark.width
    slant = (x * half + y * 1.75 * half - 1.75 * half * half) / (half * np.hypot(1, 1.75))
    outside = np.maximum(-x, slant) + soft
    corner = np.hypot(np.maximum(-x + soft, 0), np.maximum(slant + soft, 0))
    distance = np.where((-x + soft > 0) & (slant + soft > 0), corner, outside) - soft
    coverage: FloatArray = np.clip(0.5 - distance, 0, 1).astype(np.float32)
    return coverage


def _users_logo(media_id: str, media: Mapping[str, Path], max_width: float, max_height: float) -> FloatArray:
    """Return the logo (height, width, 4) from 0 to 1, scaled into the given room."""
    path = media.get(media_id)
    if path is None or not path.is_file():
        raise RenderError(
            f"The logo “{media_id}” is no longer there. Upload it again, or remove it from the brand."
        )
    image = load_rgba(path)
    scale = min(max_width / image.width, max_height / image.height)
    size = (max(2, round(image.width * scale)), max(2, round(image.height * scale)))
    return np.asarray(image.resize(size, Image.Resampling.LANCZOS), dtype=np.float32) / 255


def _paint_picture(sheet: Sheet, picture: FloatArray, left: float, top: float) -> None:
    rows = slice(round(top) - sheet.top, round(top) - sheet.top + picture.shape[0])
    columns = slice(round(left) - sheet.left, round(left) - sheet.left + picture.shape[1])
    coverage = np.zeros((sheet.height, sheet.width), dtype=np.float32)
    color = np.zeros((sheet.height, sheet.width, 3), dtype=np.float32)
    coverage[rows, columns] = picture[..., 3]
    color[rows, columns] = picture[..., :3]
    sheet.paint(coverage, color)
