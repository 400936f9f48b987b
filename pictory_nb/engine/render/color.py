"""Colours: sRGB hex values, BT.709 limited-range YUV, relative luminance and WCAG contrast."""

from __future__ import annotations

import functools
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Rgb: TypeAlias = tuple[float, float, float]
"""Red, green and blue in sRGB, each from 0 to 1."""

FloatArray: TypeAlias = NDArray[np.floating[Any]]

# Rows give Y, U, V for full-range RGB from 0 to 1 (ITU-R BT.709, 8-bit limited range, offsets apart).
_KR, _KG, _KB = 0.2126, 0.7152, 0.0722
RGB_TO_YUV: FloatArray = np.array(
    [
        [219 * _KR, 219 * _KG, 219 * _KB],
        [-224 * _KR / 1.8556, -224 * _KG / 1.8556, 224 * (1 - _KB) / 1.8556],
        [224 * (1 - _KR) / 1.5748, -224 * _KG / 1.5748, -224 * _KB / 1.5748],
    ],
    dtype=np.float32,
)
YUV_OFFSET: FloatArray = np.array([16, 128, 128], dtype=np.float32)
_YUV_TO_RGB: FloatArray = np.linalg.inv(RGB_TO_YUV).astype(np.float32)


@functools.cache
def rgb(hex_value: str) -> Rgb:
    """Return the colour of ``"#rrggbb"``."""
    return (
        int(hex_value[1:3], 16) / 255,
        int(hex_value[3:5], 16) / 255,
        int(hex_value[5:7], 16) / 255,
    )


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """Return `first` with `share` (0 to 1) of `second` in it."""
    return (
        first[0] + (second[0] - first[0]) * share,
        first[1] + (second[1] - first[1]) * share,
        first[2] + (second[2] - first[2]) * share,
    )


def yuv(color: Rgb) -> FloatArray:
    """Return Y, U and V of `color` as floats on the 8-bit limited-range scale."""
    return RGB_TO_YUV @ np.array(color, dtype=np.float32) + YUV_OFFSET


def yuv_to_rgb(values: FloatArray) -> FloatArray:
    """Return sRGB (0 to 1, clipped) for 8-bit limited-range YUV with the channels in the last axis."""
    return np.clip((values - YUV_OFFSET) @ _YUV_TO_RGB.T, 0, 1)


def luminance(colors: FloatArray) -> FloatArray:
    """Return the relative luminance (WCAG 2.2) of sRGB colours with the channels in the last axis."""
    linear = np.where(colors <= 0.04045, colors / 12.92, ((colors + 0.055) / 1.055) ** 2.4)
    weighted: FloatArray = (linear @ np.array([_KR, _KG, _KB], dtype=np.float32)).astype(np.float32)
    return weighted


def luminance_of(color: Rgb) -> float:
    """Return the relative luminance of one colour."""
    return float(luminance(np.array(color, dtype=np.float32)))


def contrast(first: float, second: float) -> float:
    """Return the WCAG contrast ratio, 1 to 21, of two relative luminances."""
    high, low = max(first, second), min(first, second)
    return (high + 0.05) / (low + 0.05)
