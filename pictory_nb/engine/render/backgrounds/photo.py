"""The user's picture with a slow zoom and pan to its eye-catcher (the Ken Burns effect)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from pictory_nb.engine.render.backgrounds import framing
from pictory_nb.engine.render.backgrounds.photo_files import load_rgba
from pictory_nb.engine.render.backgrounds.salience import focus_of
from pictory_nb.engine.render.backgrounds.window import MovingWindow
from pictory_nb.engine.render.picture import Picture, picture_from_rgb

if TYPE_CHECKING:
    from pathlib import Path

    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.themes import Theme

_ZOOM, _LONGEST_ZOOM, _ZOOM_PER_S = 1.12, 1.18, 0.015
_OVERSAMPLED = 1.2
"""The widest window has so many times the film's pixels: a picture that is made smaller stays calm."""
_LOADED = 2.0
_LONGEST_PAN = 0.08
_MOST_SPARE = 1.5


@dataclass(frozen=True, slots=True)
class _Window:
    """A part of the plate, by its middle and width."""

    x: float
    y: float
    width: float


class Photo:
    """The picture, or a plate with it in a frame, is scaled once; a frame of the film is a window into it."""

    def __init__(self, canvas: Canvas, theme: Theme, path: Path, seed: int, duration_s: float) -> None:
        rng = np.random.default_rng([seed, 61])
        self._duration_s = max(0.1, duration_s)
        self._ratio = canvas.height / canvas.width
        size = (2 * round(canvas.width * _OVERSAMPLED / 2), 2 * round(canvas.height * _OVERSAMPLED / 2))
        # No less than what a film of 1080 lines needs: a small version of a film is framed as the film is.
        needed = max(_LOADED * max(size), _LOADED * max(canvas.width, canvas.height) / canvas.unit)
        image = load_rgba(path, longest_px=round(needed))
        # A long scene's picture goes farther: no slower than that of a short one, or it seems to stand.
        zoom = min(_LONGEST_ZOOM, max(_ZOOM, 1 + _ZOOM_PER_S * duration_s))
        if framing.covers(image, canvas):
            plate, focus = _covering(image, size)
        else:
            frame = framing.frame_of(image, canvas, size)
            ground = framing.backdrop(image, frame, canvas, theme, seed, size)
            plate = framing.laid(ground, framing.scaled(image, frame), frame)
            if frame.meets(size):
                x, y = focus_of(image)
                focus = (frame.left + x * frame.width) / size[0], (frame.top + y * frame.height) / size[1]
            else:
                focus, zoom = (0.5, 0.5), 1 + (zoom - 1) / 2
        whole = picture_from_rgb(framing.as_bytes(plate))
        self._window = MovingWindow(whole.planes, canvas.width, canvas.height)
        wide, near = _windows(plate, size, focus, zoom)
        self._first, self._last = (wide, near) if rng.integers(0, 2) else (near, wide)

    def picture_at(self, time_s: float) -> Picture:
        """Return the window into the picture at that time."""
        share = min(1.0, max(0.0, time_s / self._duration_s))
        share = share * share * (3 - 2 * share) * 0.5 + share * 0.5
        first, last = self._first, self._last
        width = first.width + (last.width - first.width) * share
        x = first.x + (last.x - first.x) * share
        y = first.y + (last.y - first.y) * share
        height = width * self._ratio
        return self._window.picture(x - width / 2, y - height / 2, width, height)


def _covering(image: Image.Image, size: tuple[int, int]) -> tuple[Image.Image, tuple[float, float]]:
    """Return the picture scaled to cover `size`, with some of what is beyond, and its salient point."""
    scale = max(size[0] / image.width, size[1] / image.height)
    focus = focus_of(image)
    kept = [min(side, _MOST_SPARE * full / scale) for side, full in zip(image.size, size, strict=True)]
    starts = [
        min(max(share * side - keep / 2, 0.0), side - keep)
        for share, side, keep in zip(focus, image.size, kept, strict=True)
    ]
    target = (
        2 * max(size[0] // 2, round(kept[0] * scale / 2)),
        2 * max(size[1] // 2, round(kept[1] * scale / 2)),
    )
    box = (starts[0], starts[1], starts[0] + kept[0], starts[1] + kept[1])
    plate = image.convert("RGB").resize(target, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
    x, y = (
        (share * side - start) / keep
        for share, side, start, keep in zip(focus, image.size, starts, kept, strict=True)
    )
    return plate, (x, y)


def _windows(
    plate: Image.Image, size: tuple[int, int], focus: tuple[float, float], zoom: float
) -> tuple[_Window, _Window]:
    """Return the wide window and the near one around the salient point; between them lies a short way."""
    near_size = (size[0] / zoom, size[1] / zoom)
    near = [
        _within(share * whole, part, whole)
        for share, whole, part in zip(focus, plate.size, near_size, strict=True)
    ]
    wide = []
    for at, whole, part in zip(near, plate.size, size, strict=True):
        way = min(max(whole / 2 - at, -_LONGEST_PAN * part), _LONGEST_PAN * part)
        wide.append(_within(at + way, part, whole))
    return _Window(wide[0], wide[1], size[0]), _Window(near[0], near[1], near_size[0])


def _within(middle: float, part: float, whole: float) -> float:
    """Return the middle of a window of size `part` moved into 0 to `whole`."""
    return min(max(middle, part / 2), whole - part / 2)
