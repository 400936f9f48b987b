"""The user's picture with a slow zoom and pan (the Ken Burns effect)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.picture import Picture, picture_from_rgb

if TYPE_CHECKING:
    from pathlib import Path

    from pictory_nb.engine.render.film import Canvas

_PHOTO_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_ZOOM = 1.12
_COVER_LIMIT = 1.7
"""A picture whose proportions differ more than this is shown whole on a blurred copy of itself."""


def is_photo(path: Path) -> bool:
    """Return whether the file's content is a picture that Pillow reads."""
    try:
        with Image.open(path, formats=_PHOTO_FORMATS):
            return True
    except (OSError, ValueError, Image.DecompressionBombError):
        return False


def load_rgba(path: Path) -> Image.Image:
    """Return the picture upright, as RGBA.

    Raises
    ------
    RenderError
        When the file cannot be decoded.
    """
    try:
        with Image.open(path, formats=_PHOTO_FORMATS) as opened:
            return ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RenderError(
            f"The picture “{path.name}” cannot be read ({error}). Save it as PNG or JPEG and upload that."
        ) from error


class Photo:
    """The picture is brought to a little more than the film's size once; a frame is a window into it.

    Pillow's `resize` takes the window with fractions of pixels, so the slow movement has no steps.
    """

    def __init__(self, canvas: Canvas, path: Path, seed: int, duration_s: float) -> None:
        rng = np.random.default_rng([seed, 61])
        self._width, self._height = canvas.width, canvas.height
        self._duration_s = max(0.1, duration_s)
        wide, high = (2 * round(side * _ZOOM / 2) for side in (canvas.width, canvas.height))
        source = picture_from_rgb(np.asarray(_filled(load_rgba(path), wide, high)))
        self._planes = [Image.fromarray(np.ascontiguousarray(plane)) for plane in source.planes]
        self._is_inward = bool(rng.integers(0, 2))
        self._drift = rng.uniform(0.25, 0.75, 2)
        self._target = Picture.empty(canvas.width, canvas.height)

    def picture_at(self, time_s: float) -> Picture:
        """Return the window into the picture at that time."""
        share = min(1.0, max(0.0, time_s / self._duration_s))
        share = share * share * (3 - 2 * share) * 0.5 + share * 0.5
        zoom = 1 - (1 - 1 / _ZOOM) * (share if self._is_inward else 1 - share)
        for index, target in enumerate(self._target.planes):
            plane = self._planes[index]
            wide, high = plane.width * zoom, plane.height * zoom
            left = (plane.width - wide) * self._drift[0]
            top = (plane.height - high) * self._drift[1]
            window = plane.resize(
                (target.shape[1], target.shape[0]),
                Image.Resampling.BILINEAR,
                box=(left, top, left + wide, top + high),
            )
            target[...] = np.asarray(window)
        return self._target


def _filled(image: Image.Image, width: int, height: int) -> Image.Image:
    """Return `image` as RGB of that size: cropped when the proportions are near, else whole on a blur."""
    flat = Image.new("RGB", image.size, (18, 18, 22))
    flat.paste(image, mask=image.getchannel("A"))
    cover = ImageOps.fit(flat, (width, height), Image.Resampling.LANCZOS)
    ratio = (image.width / image.height) / (width / height)
    if max(ratio, 1 / ratio) <= _COVER_LIMIT:
        return cover
    small = cover.resize((max(1, width // 8), max(1, height // 8)), Image.Resampling.BILINEAR)
    blurred = ImageEnhance.Brightness(small.filter(ImageFilter.GaussianBlur(width / 240))).enhance(0.6)
    ground = blurred.resize((width, height), Image.Resampling.BICUBIC)
    whole = ImageOps.contain(flat, (width, height), Image.Resampling.LANCZOS)
    ground.paste(whole, ((width - whole.width) // 2, (height - whole.height) // 2))
    return ground
