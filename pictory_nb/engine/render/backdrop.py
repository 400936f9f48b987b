"""Measures what lies behind text, so that every text keeps its contrast (WCAG 2.2, 1.4.3: at least 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.color import FloatArray, Rgb, contrast, luminance, luminance_of, mix, yuv_to_rgb

if TYPE_CHECKING:
    from pictory_nb.engine.render.picture import Picture

MIN_CONTRAST = 4.5
_MARGIN = 0.25
"""Aimed higher than promised: the encoder and pictures between the samples vary a little."""
_STEP_PX = 8
_MAX_SCRIM = 0.9


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the picture, in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The column after the last one."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The row after the last one."""
        return self.top + self.height

    def mirrored(self, within: Box) -> Box:
        """Return the box on the other side of `within`."""
        return Box(within.left + within.right - self.right, self.top, self.width, self.height)

    def grown(self, by: float) -> Box:
        """Return the box with `by` pixels more on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)


def union(boxes: list[Box]) -> Box:
    """Return the smallest box that holds all of `boxes`."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


class Backdrop:
    """Colours of a scene's background at a few moments, thinned out."""

    def __init__(self) -> None:
        self._samples: list[FloatArray] = []

    def add(self, picture: Picture) -> None:
        """Take a sample of a picture without text."""
        y = picture.planes[0][::_STEP_PX, ::_STEP_PX]
        u, v = (plane[:: _STEP_PX // 2, :: _STEP_PX // 2] for plane in picture.planes[1:])
        rows, columns = min(len(y), len(u)), min(y.shape[1], u.shape[1])
        stacked = np.stack([plane[:rows, :columns] for plane in (y, u, v)], axis=-1)
        self._samples.append(yuv_to_rgb(stacked.astype(np.float32)))

    def _behind(self, box: Box) -> FloatArray:
        rows = slice(max(0, int(box.top // _STEP_PX)), max(1, int(box.bottom // _STEP_PX) + 1))
        columns = slice(max(0, int(box.left // _STEP_PX)), max(1, int(box.right // _STEP_PX) + 1))
        parts = [sample[rows, columns].reshape(-1, 3) for sample in self._samples]
        return np.concatenate(parts) if parts else np.zeros((0, 3), dtype=np.float32)

    def worst_contrast(self, box: Box, color: Rgb, scrim: Rgb, scrim_opacity: float) -> float:
        """Return the contrast of text in `color` with the least favourable 2 % of what is behind `box`."""
        behind = self._behind(box)
        if not len(behind):
            return 21.0
        seen = behind + (np.array(scrim, dtype=np.float32) - behind) * np.float32(scrim_opacity)
        text = luminance_of(color)
        levels = luminance(seen)
        return min(contrast(text, float(level)) for level in np.percentile(levels, (2, 98)))

    def scrim_opacity(self, box: Box, color: Rgb, scrim: Rgb) -> float:
        """Return how much of `scrim` must lie under text in `color`, 0 when the picture is calm enough."""
        for step in range(round(_MAX_SCRIM * 20) + 1):
            if self.worst_contrast(box, color, scrim, step / 20) >= MIN_CONTRAST + _MARGIN:
                return step / 20
        return _MAX_SCRIM

    def legible(self, box: Box, color: Rgb, ink: Rgb, scrim: Rgb, scrim_opacity: float) -> Rgb:
        """Return `color`, brought towards `ink` as far as its contrast asks for."""
        for step in range(21):
            candidate = mix(color, ink, step / 20)
            if self.worst_contrast(box, candidate, scrim, scrim_opacity) >= MIN_CONTRAST + _MARGIN:
                return candidate
        return ink
