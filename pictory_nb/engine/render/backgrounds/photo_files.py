"""A user's picture files as Pillow opens them: upright, in sRGB, no larger than they are needed."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps

from pictory_nb.engine.media.pictures import as_rgba
from pictory_nb.engine.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")


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
        upright = ImageOps.exif_transpose(image)
        if longest_px and max(upright.size) > longest_px and upright.mode in {"RGB", "RGBA", "L", "CMYK"}:
            upright.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return _in_srgb(as_rgba(upright), image.info.get("icc_profile"))


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
