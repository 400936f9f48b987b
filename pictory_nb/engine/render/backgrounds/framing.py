"""How a picture lies in the film: over all of it, or whole and framed: a small one, or of another shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from pictory_nb.engine.render.backgrounds.mesh import Mesh
from pictory_nb.engine.render.picture import picture_to_rgb

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pictory_nb.engine.render.color import FloatArray
    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_COVER_LIMIT = 1.7
"""A picture whose proportions differ more than this is shown whole."""
_LARGEST_COVER, _LARGEST_FRAMED = 1.5, 2.0
"""How far a picture is blown up, measured at 1080 lines: more is mush."""
_ROOM = 0.86
_LEAST_SHARE = 0.3
_PIXELS_SHOWN = 4.0
"""From here on a tiny picture's pixels are shown as squares: an icon, not a blur."""
_CLEAR = 250
_SMALLER = 12
"""What is blurred has so many times fewer pixels."""
_SOFT_SHARE, _MIRRORED_SHARE = 0.16, 0.3


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a picture lies on a plate of the film's shape, in pixels of the plate."""

    left: int
    top: int
    width: int
    height: int

    def meets(self, plate: tuple[int, int]) -> bool:
        """Return whether the picture reaches from one side of the plate to the other."""
        return self.width >= plate[0] or self.height >= plate[1]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom."""
        return self.left, self.top, self.left + self.width, self.top + self.height


def covers(image: Image.Image, canvas: Canvas) -> bool:
    """Return whether a picture is shown over the whole film: near its shape, large enough, opaque."""
    ratio = (image.width / image.height) / (canvas.width / canvas.height)
    if max(ratio, 1 / ratio) > _COVER_LIMIT or is_clear(image):
        return False
    enlarged = max(canvas.width / image.width, canvas.height / image.height) / canvas.unit
    return enlarged <= _LARGEST_COVER


def is_clear(image: Image.Image) -> bool:
    """Return whether something shines through the picture."""
    return bool(np.asarray(image.getchannel("A")).min() < _CLEAR)


def frame_of(image: Image.Image, canvas: Canvas, plate: tuple[int, int]) -> Frame:
    """Return where a picture lies that is shown whole on a plate of that size, which has the film's shape."""
    unit = canvas.unit * plate[0] / canvas.width
    fits = min(plate[0] / image.width, plate[1] / image.height)
    if fits <= _LARGEST_FRAMED * unit and not is_clear(image):
        scale = fits
    else:
        room = _ROOM * fits
        least = _LEAST_SHARE * min(plate) / max(image.size)
        scale = min(room, max(_LARGEST_FRAMED * unit, least))
    width, height = (
        min(full, max(2, 2 * round(side * scale / 2))) for side, full in zip(image.size, plate, strict=True)
    )
    return Frame((plate[0] - width) // 4 * 2, (plate[1] - height) // 4 * 2, width, height)


def scaled(image: Image.Image, frame: Frame) -> Image.Image:
    """Return the picture at the frame's size."""
    if frame.width > _PIXELS_SHOWN * image.width:
        return image.resize((frame.width, frame.height), Image.Resampling.NEAREST)
    return image.resize((frame.width, frame.height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def backdrop(
    image: Image.Image, frame: Frame, canvas: Canvas, theme: Theme, seed: int, plate: tuple[int, int]
) -> Image.Image:
    """Return what lies around a framed picture: its blurred copy, or the theme where it is see-through."""
    tiny = max(image.size) * 2 < _LEAST_SHARE * min(plate)
    if is_clear(image) or tiny:
        ground = Image.fromarray(picture_to_rgb(Mesh(canvas, theme, seed).picture_at(0.0), *plate))
    else:
        small = (
            _continued(image, frame, plate)
            if frame.meets(plate)
            else ImageOps.fit(image.convert("RGB"), _small(plate))
        )
        soft = small.filter(ImageFilter.GaussianBlur(max(plate) / _SMALLER / 22))
        dim = ImageEnhance.Brightness(ImageEnhance.Color(soft).enhance(0.9)).enhance(0.62)
        ground = dim.resize(plate, Image.Resampling.BICUBIC)
    if is_clear(image) or (frame.meets(plate) and not tiny):
        return ground
    return _shadowed(ground, frame)


def _small(plate: tuple[int, int]) -> tuple[int, int]:
    return max(2, plate[0] // _SMALLER), max(2, plate[1] // _SMALLER)


def _continued(image: Image.Image, frame: Frame, plate: tuple[int, int]) -> Image.Image:
    """Return a small picture of the plate that goes on beyond the frame: mirrored, then drawn out."""
    width, height = _small(plate)
    inner = (
        min(width, max(1, round(frame.width / _SMALLER))),
        min(height, max(1, round(frame.height / _SMALLER))),
    )
    pixels = np.asarray(image.convert("RGB").resize(inner, Image.Resampling.BOX))
    rows, columns = _mirrored(inner[1], height), _mirrored(inner[0], width)
    return Image.fromarray(pixels[rows[:, None], columns[None]])


def _mirrored(length: int, whole: int) -> NDArray[np.intp]:
    """Return which of `length` pixels is shown at each of `whole` places; none from far inside is."""
    depth = max(1.0, _MIRRORED_SHARE * length)
    places = np.arange(whole) - (whole - length) // 2
    beyond = np.maximum(np.maximum(-places - 1, places - length), 0)
    inside = np.rint(depth * (1 - np.exp(-beyond / depth))).astype(np.intp)
    after = np.where(places < length, places, length - 1 - inside)
    shown: NDArray[np.intp] = np.clip(np.where(places < 0, inside, after), 0, length - 1)
    return shown


def edge_mask(frame: Frame, plate: tuple[int, int]) -> Image.Image:
    """Return the opacity of a framed picture: rounded corners, or soft ends where it meets the sides."""
    if frame.meets(plate):
        ends = [
            _soft_ends(side, whole - side)
            for side, whole in zip((frame.width, frame.height), plate, strict=True)
        ]
        opacity = ends[1][:, None] * ends[0][None]
        return Image.fromarray(np.rint(255 * opacity).astype(np.uint8))
    finer = 3
    mask = Image.new("L", (frame.width * finer, frame.height * finer), 0)
    radius = min(0.012 * max(plate), min(frame.width, frame.height) / 4) * finer
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, mask.width - 1, mask.height - 1), radius=round(radius), fill=255
    )
    return mask.resize((frame.width, frame.height), Image.Resampling.BOX)


def _soft_ends(length: int, free: int) -> FloatArray:
    """Return the opacity along a side that has so many free pixels beyond its ends."""
    if free <= 0:
        return np.ones(length, dtype=np.float32)
    soft = max(1.0, min(_SOFT_SHARE * length, 0.5 * length))
    steps = np.arange(length, dtype=np.float32) + 0.5
    share = np.clip(np.minimum(steps, length - steps) / soft, 0, 1)
    opacity: FloatArray = (share * share * (3 - 2 * share)).astype(np.float32)
    return opacity


def laid(ground: Image.Image, image: Image.Image, frame: Frame) -> Image.Image:
    """Return `ground` with a picture of the frame's size laid on it."""
    plate = ground.copy()
    opacity = ImageChops.multiply(image.getchannel("A"), edge_mask(frame, ground.size))
    plate.paste(image.convert("RGB"), (frame.left, frame.top), opacity)
    return plate


def _shadowed(ground: Image.Image, frame: Frame) -> Image.Image:
    if frame.width >= ground.width and frame.height >= ground.height:
        return ground
    smaller = 8
    size = (max(1, ground.width // smaller), max(1, ground.height // smaller))
    shadow = Image.new("L", size, 0)
    drop = 0.008 * max(ground.size)
    left, top, right, bottom = (side / smaller for side in frame.box)
    ImageDraw.Draw(shadow).rectangle((left, top + drop / smaller, right, bottom + drop / smaller), fill=150)
    soft = shadow.filter(ImageFilter.GaussianBlur(0.016 * max(ground.size) / smaller))
    mask = soft.resize(ground.size, Image.Resampling.BICUBIC)
    dark = Image.new("RGB", ground.size, (0, 0, 0))
    return Image.composite(dark, ground, mask)


def as_bytes(image: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return an RGB picture as an array."""
    return np.asarray(image.convert("RGB"), dtype=np.uint8)
