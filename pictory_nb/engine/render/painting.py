"""Shapes and lines of text as coverage masks on a `Sheet`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from pictory_nb.engine.render.backdrop import Box
from pictory_nb.engine.render.fonts import Face, line_mask, metrics
from pictory_nb.engine.render.overlay import Sheet, place

if TYPE_CHECKING:
    from pictory_nb.engine.render.color import FloatArray, Rgb
    from pictory_nb.engine.render.picture import Bytes
    from pictory_nb.engine.render.themes import Theme


def sheet_for(box: Box) -> Sheet:
    """Return an empty sheet that holds `box`."""
    return Sheet(box.left, box.top, box.width, box.height)


def rounded(sheet: Sheet, box: Box, radius: float) -> FloatArray:
    """Return the anti-aliased coverage of a rounded rectangle on `sheet`."""
    xs = np.arange(sheet.width, dtype=np.float32) + np.float32(sheet.left + 0.5)
    ys = np.arange(sheet.height, dtype=np.float32) + np.float32(sheet.top + 0.5)
    radius = min(radius, box.width / 2, box.height / 2)
    dx = np.abs(xs - (box.left + box.right) / 2) - (box.width / 2 - radius)
    dy = np.abs(ys - (box.top + box.bottom) / 2) - (box.height / 2 - radius)
    coverage: FloatArray = np.add.outer(np.maximum(dy, 0) ** 2, np.maximum(dx, 0) ** 2)
    np.sqrt(coverage, out=coverage)
    np.subtract(np.float32(radius + 0.5), coverage, out=coverage)
    if radius < 1:
        coverage -= np.minimum(np.maximum(dx[None], dy[:, None]), 0)
    return np.clip(coverage, 0, 1, out=coverage)


def blurred(coverage: FloatArray, radius: float) -> FloatArray:
    """Return `coverage` with a Gaussian blur; a wide one is made at reduced size, where nobody can tell."""
    result: FloatArray = np.multiply(_softened(_image_of(coverage), radius), np.float32(1 / 255))
    return result


def _image_of(coverage: FloatArray) -> Image.Image:
    scaled = coverage * np.float32(255)
    scaled += np.float32(0.5)
    return Image.fromarray(scaled.astype(np.uint8))


def _softened(image: Image.Image, radius: float, gain: float = 1.0) -> Bytes:
    """Return the coverage that `image` shows (0 to 255), blurred and multiplied by `gain`."""
    factor = max(1, int(radius / 2.5))
    soft = image.reduce(factor) if factor > 1 else image
    soft = soft.filter(ImageFilter.GaussianBlur(radius / factor))
    if gain > 1:
        soft = soft.point([min(255, round(level * gain)) for level in range(256)])
    if factor > 1:
        box = (0, 0, image.width / factor, image.height / factor)
        soft = soft.resize(image.size, Image.Resampling.BILINEAR, box=box)
    return np.array(soft)


def text_on(sheet: Sheet, text: str, face: Face, size_px: int, x: float, baseline: float) -> FloatArray:
    """Return the coverage on `sheet` of one line that starts at (x, baseline)."""
    coverage = np.zeros((sheet.height, sheet.width), dtype=np.float32)
    letter(coverage, sheet, text, face, size_px, x, baseline)
    return coverage


def letter(
    coverage: FloatArray, sheet: Sheet, text: str, face: Face, size_px: int, x: float, baseline: float
) -> None:
    """Add one line that starts at (x, baseline) to a coverage on `sheet`, in place."""
    mask, origin_x, origin_y = line_mask(text, face, size_px)
    place(coverage, mask, round(x) - origin_x - sheet.left, round(baseline) - origin_y - sheet.top)


def line_room(x: float, baseline: float, width: float, face: Face, size_px: int) -> Box:
    """Return the box that holds everything a line can draw: accents, descenders, overhang and shadow."""
    heights = metrics(face, size_px)
    side = size_px * 0.36
    return Box(
        x - side,
        baseline - heights.ascent - side,
        width + 2 * side,
        heights.ascent + heights.descent + 2 * side,
    )


def shadow(sheet: Sheet, coverage: FloatArray, size_px: float, theme: Theme, shade: Rgb) -> None:
    """Lay the soft shadow of a text under it: dark on dark themes, a pale glow on light ones."""
    letters = _image_of(coverage)
    drop = max(1, round(size_px * 0.045))
    strength = 0.55 if theme.is_light else 0.5
    sheet.paint(_softened(letters, max(1.5, size_px * 0.24), 1.2), shade, strength * 0.75)
    soft = _softened(letters, max(1.0, size_px * 0.10), 1.15)
    soft[drop:] = soft[:-drop].copy()
    soft[:drop] = 0
    sheet.paint(soft, shade, strength)


def scrim(sheet: Sheet, box: Box, softness: float, shade: Rgb, opacity: float) -> None:
    """Lay a soft-edged plate of `shade` behind `box`; its full opacity reaches the box's edges."""
    plate = _image_of(rounded(sheet, box.grown(softness * 1.5), softness))
    sheet.paint(_softened(plate, softness * 0.75, 1.04), shade, opacity)
