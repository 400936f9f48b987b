"""Still pictures: size, turn and wholeness, and small versions of them. Runs in the limited child process."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from PIL import ExifTags, Image, ImageOps

from pictory_nb.engine.media.info import MediaInfo, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_PIXELS = 100_000_000
_PILLOW_NAMES = {"jpg": ("JPEG",), "png": ("PNG",), "gif": ("GIF",), "webp": ("WEBP",)}
_CLOCKWISE = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}

# Sizes are checked below, before anything is decoded, and answered in words.
Image.MAX_IMAGE_PIXELS = None


def refuse_if_huge(width: int, height: int) -> None:
    """Refuse pictures and frames of more than 100 megapixels.

    Raises
    ------
    RefusedError
        With the size in megapixels.
    """
    if width * height > LARGEST_PIXELS:
        raise RefusedError(
            f"has {width * height / 1e6:,.0f} megapixels ({width} x {height}); "
            f"{LARGEST_PIXELS // 1_000_000} are the limit. Make it smaller and upload it again."
        )


def inspect(path: Path, file_format: str) -> MediaInfo:
    """Return what is known about a picture, after decoding it once to see that it is whole."""
    with _opened(path, file_format) as image:
        rotation_deg = _CLOCKWISE.get(image.getexif().get(ExifTags.Base.Orientation, 1), 0)
        width, height = image.size
        if file_format == "jpg":
            image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
        image.load()
    if rotation_deg in {90, 270}:
        width, height = height, width
    return MediaInfo("image", file_format, file_format, width, height, rotation_deg=rotation_deg)


def thumbnail(path: Path, file_format: str, width: int) -> bytes:
    """Return a picture as PNG, `width` pixels wide at most, the right way up."""
    with _opened(path, file_format) as image:
        image.draft("RGB", (2 * width, 2 * width))
        return small_png(ImageOps.exif_transpose(image), width)


def levels(path: Path, file_format: str) -> bytes:
    """Refuse: a picture has no sound."""
    del path
    raise RefusedError(f"is a picture ({file_format}) and has no sound in it.")


def as_rgba(image: Image.Image) -> Image.Image:
    """Return `image` with 8 bits in each of red, green, blue and alpha; Pillow cuts deeper greys off."""
    if image.mode.startswith("I") or image.mode == "F":
        deep = np.asarray(image, dtype=np.float32)
        image = Image.fromarray(np.clip(np.rint(deep / 257), 0, 255).astype(np.uint8))
    return image.convert("RGBA")


def small_png(image: Image.Image, width: int) -> bytes:
    """Return `image` as PNG, `width` pixels wide at most."""
    if image.mode not in {"RGB", "RGBA"}:
        image = as_rgba(image)
    image.thumbnail((width, 10 * width), Image.Resampling.LANCZOS, reducing_gap=2.0)
    png = io.BytesIO()
    image.save(png, "PNG")
    return png.getvalue()


@contextmanager
def _opened(path: Path, file_format: str) -> Iterator[Image.Image]:
    try:
        with Image.open(path, formats=_PILLOW_NAMES[file_format]) as image:
            refuse_if_huge(*image.size)
            yield image
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise RefusedError(
            "is damaged or incomplete. Open it in a picture program and save it again."
        ) from error
