"""A user's picture files as Pillow opens them: upright, in sRGB, no larger than they are needed."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, ImageCms, ImageOps

from pictory_nb.engine.media.pictures import as_rgba
from pictory_nb.engine.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_SCALED_MODES = {"RGB", "RGBA", "L", "CMYK"}
_BAND_ROWS = 256


def is_photo(path: Path) -> bool:
    """Return whether the file's content is a picture that Pillow reads."""
    try:
        with Image.open(path, formats=_FORMATS):
            return True
    except (OSError, ValueError, SyntaxError):
        return False


def is_moving(path: Path) -> bool:
    """Return whether a picture has several frames that are shown one after the other."""
    with opened(path) as image:
        return bool(getattr(image, "is_animated", False)) and image.format != "MPO"


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """Open a picture.

    Raises
    ------
    RenderError
        When the file cannot be decoded.
    """
    with readable(path), Image.open(path, formats=_FORMATS) as image:
        yield image


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Tell in words what goes wrong when the picture at `path` is decoded."""
    try:
        yield
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise RenderError(
            f"The picture “{path.name}” cannot be read ({error}). Save it as PNG or JPEG and upload that."
        ) from error


def load_rgba(path: Path, longest_px: int = 0) -> Image.Image:
    """Return the picture upright, as sRGB with alpha.

    Parameters
    ----------
    longest_px
        A larger picture is made smaller, until its longer side has about so many pixels; 0 for no limit.

    Raises
    ------
    RenderError
        When the file cannot be decoded.
    """
    with opened(path) as image:
        if longest_px:
            # A JPEG is decoded at an eighth to a half of its size, which takes a fraction of the time.
            image.draft(None, (longest_px, longest_px))
        profile = image.info.get("icc_profile")
        is_larger = longest_px and max(image.size) > longest_px and image.mode in _SCALED_MODES
        upright = ImageOps.exif_transpose(_smaller(image, longest_px) if is_larger else image)
    # The file's own pixels are gone by now: those of a photo of 24 megapixels take 100 MB.
    return _in_srgb(as_rgba(upright), profile)


def _smaller(image: Image.Image, longest_px: int) -> Image.Image:
    """Return the picture with a longer side of `longest_px`, band by band, which takes little memory."""
    scale = longest_px / max(image.size)
    width, height = (max(1, round(side * scale)) for side in image.size)
    small = Image.new(image.mode, (width, height))
    for top in range(0, height, _BAND_ROWS):
        end = min(height, top + _BAND_ROWS)
        box = (0, top * image.height / height, image.width, end * image.height / height)
        band = image.resize((width, end - top), Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
        small.paste(band, (0, top))
    small.getexif()[ExifTags.Base.Orientation] = image.getexif().get(ExifTags.Base.Orientation, 1)
    return small


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in the colours of the film; phones save Display P3, cameras Adobe RGB."""
    if not profile:
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own) or own.profile.xcolor_space.strip() != "RGB":
            return image
        colours = ImageCms.profileToProfile(
            image.convert("RGB"), own, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    assert colours is not None
    colours.putalpha(image.getchannel("A"))
    return colours
