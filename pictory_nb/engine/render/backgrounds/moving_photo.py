"""The user's animated GIF, WebP or PNG, moving on and on at its own pace."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops

from pictory_nb.engine.media.pictures import as_rgba
from pictory_nb.engine.render.backgrounds import framing
from pictory_nb.engine.render.backgrounds.photo_files import load_rgba, opened, readable
from pictory_nb.engine.render.picture import Picture, Targets, picture_from_rgb

if TYPE_CHECKING:
    from pathlib import Path

    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_SHORTEST_MS = 20
_USUAL_MS = 100
"""What browsers give to a frame that asks for less than 20 ms."""


class MovingPhoto:
    """Each of its frames is laid on the same plate when its time has come; they are decoded in order."""

    def __init__(self, canvas: Canvas, theme: Theme, path: Path, seed: int) -> None:
        self._path = path
        self._size = (canvas.width, canvas.height)
        first = load_rgba(path)
        self._covers = framing.covers(first, canvas)
        if self._covers:
            self._frame = framing.Frame(0, 0, *self._size)
            self._ground = Image.new("RGB", self._size)
        else:
            self._frame = framing.frame_of(first, canvas, self._size)
            self._ground = framing.backdrop(first, self._frame, canvas, theme, seed, self._size)
        self._under = self._ground.crop(self._frame.box)
        self._edge = framing.edge_mask(self._frame, self._size)
        self._plate = picture_from_rgb(framing.as_bytes(self._ground))
        self._targets = Targets(*self._size)
        self._ends_ms = self._find_ends()
        with readable(path):
            self._data = path.read_bytes()
        self._image: Image.Image | None = None
        self._index = -1

    def picture_at(self, time_s: float) -> Picture:
        """Return the plate with the frame of that time."""
        at_ms = max(0.0, time_s) * 1000 % self._ends_ms[-1]
        index = int(np.searchsorted(self._ends_ms, at_ms, side="right"))
        if index != self._index:
            self._show(min(index, len(self._ends_ms) - 1))
        picture = self._targets.free()
        for target, plane in zip(picture.planes, self._plate.planes, strict=True):
            target[...] = plane
        return picture

    def _find_ends(self) -> list[int]:
        """Return when each frame ends, in ms from the start."""
        ends_ms: list[int] = []
        with opened(self._path) as image:
            for index in range(getattr(image, "n_frames", 1)):
                image.seek(index)
                image.load()
                length_ms = int(image.info.get("duration") or 0)
                length_ms = length_ms if length_ms >= _SHORTEST_MS else _USUAL_MS
                ends_ms.append((ends_ms[-1] if ends_ms else 0) + length_ms)
        return ends_ms

    def _show(self, index: int) -> None:
        with readable(self._path):
            # It stays open: a frame builds on those before it, and most often the next one is wanted. Pillow
            # does not always find its way back in an animated PNG.
            if self._image is None or index <= self._image.tell():
                self._image = Image.open(io.BytesIO(self._data))
            self._image.seek(index)
            shown = as_rgba(self._image)
        if self._covers:
            shown = _cover(shown, self._size)
        shown = framing.scaled(shown, self._frame)
        opacity = ImageChops.multiply(shown.getchannel("A"), self._edge)
        part = self._under.copy()
        part.paste(shown.convert("RGB"), (0, 0), opacity)
        frame = self._frame
        drawn = picture_from_rgb(framing.as_bytes(part))
        for scale, target, plane in zip((1, 2, 2), self._plate.planes, drawn.planes, strict=True):
            top, left = frame.top // scale, frame.left // scale
            target[top : top + plane.shape[0], left : left + plane.shape[1]] = plane
        self._index = index


def _cover(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the middle of a picture in the film's proportions."""
    scale = min(image.width / size[0], image.height / size[1])
    width, height = size[0] * scale, size[1] * scale
    left, top = (image.width - width) / 2, (image.height - height) / 2
    return image.crop((round(left), round(top), round(left + width), round(top + height)))
