"""Where a picture's eye-catcher is: edges, colours that stand out, skin, and a lean to the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from pictory_nb.engine.render.color import FloatArray

_SIDE_PX = 72
_SKIN_WEIGHT = 0.5


def focus_of(image: Image.Image) -> tuple[float, float]:
    """Return the salient point of an RGB picture as shares of its width and height.

    Examples
    --------
    >>> dot = Image.new("RGB", (300, 100), "navy")
    >>> dot.paste("orange", (220, 30, 260, 70))
    >>> x, y = focus_of(dot)
    >>> 0.7 < x < 0.9 and 0.35 < y < 0.65
    True
    """
    small = image.convert("RGB")
    small.thumbnail((_SIDE_PX, _SIDE_PX), Image.Resampling.BOX)
    rgb = np.asarray(small, dtype=np.float32) / 255
    rows, columns = rgb.shape[:2]
    grey = rgb @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    edges = np.hypot(*np.gradient(grey)) if min(rows, columns) > 1 else np.zeros_like(grey)
    rare = np.linalg.norm(rgb - rgb.mean(axis=(0, 1)), axis=2)
    score = _even(edges) + _even(rare) + _SKIN_WEIGHT * _skin(rgb)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    across, down = (x + 0.5) / columns, (y + 0.5) / rows
    middle = np.exp(-(((across - 0.5) / 0.42) ** 2) - ((down - 0.47) / 0.42) ** 2)
    weight = _blurred(score * (0.25 + middle), max(rows, columns) / 12) ** 4
    total = float(weight.sum())
    if total <= 1e-12:
        return 0.5, 0.5
    return float((weight * across).sum() / total), float((weight * down).sum() / total)


def _even(values: FloatArray) -> FloatArray:
    """Return what stands out of the usual, 0 to 1: neither a few extremes nor the great rest rule."""
    lifted = np.maximum(values - np.median(values), 0)
    highest = max(float(np.percentile(lifted, 98)), float(lifted.max()) / 2)
    return np.clip(lifted / highest, 0, 1) if highest > 1e-3 else np.zeros_like(values)


def _skin(rgb: FloatArray) -> FloatArray:
    """Return 1 where a colour is one of human skin, light or dark, in its chroma alone."""
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    cb, cr = 0.564 * (blue - luma), 0.713 * (red - luma)
    is_skin = (cr > 0.04) & (cr < 0.18) & (cb > -0.2) & (cb < -0.01) & (luma > 0.15)
    found: FloatArray = is_skin.astype(np.float32)
    return found


def _blurred(values: FloatArray, radius: float) -> FloatArray:
    top = float(values.max()) or 1.0
    image = Image.fromarray(np.rint(values / top * 255).astype(np.uint8))
    soft = image.filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(soft, dtype=np.float32) / 255
