"""The shipped fonts, which of them draws a character, and lines of text as coverage masks.

Inter draws Latin, Greek, Cyrillic and Vietnamese; Noto Sans SC draws Chinese and kana. A character that
neither has (emoji, other scripts) is left out: a box is never shown.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.render.color import FloatArray

_FOLDER = Path(__file__).parent / "fonts"
_FILES = (_FOLDER / "InterVariable.woff2", _FOLDER / "NotoSansSC-SemiBold.woff2")
_INTER = 0
_PROBE_PX = 32
_JOINER, _LAST_SELECTOR = "\u200d", 0xFE0F


@dataclass(frozen=True, slots=True)
class Face:
    """A cut of the type: `weight` 100-900; `is_display` chooses the tighter shapes for large sizes."""

    weight: int
    is_display: bool = False
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class Metrics:
    """Heights in pixels over and under the base line that hold every accent and descender."""

    ascent: int
    descent: int
    cap_height: float


@functools.lru_cache(maxsize=64)
def _font(file_index: int, size_px: int, weight: int, is_display: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FILES[file_index], size_px, layout_engine=ImageFont.Layout.RAQM)
    if file_index == _INTER:
        font.set_variation_by_axes([32 if is_display else 14, weight])
    return font


@functools.lru_cache(maxsize=4096)
def _font_for(character: str) -> int | None:
    """Return the index of the first font that has `character`."""
    if character.isspace():
        return _INTER
    for index in range(len(_FILES)):
        font = _font(index, _PROBE_PX, 400, is_display=False)
        missing = _missing_glyph(index)
        mask = font.getmask(character, mode="L")
        if (mask.size, bytes(mask)) != missing:
            return index
    return None


@functools.cache
def _missing_glyph(file_index: int) -> tuple[tuple[int, int], bytes]:
    mask = _font(file_index, _PROBE_PX, 400, is_display=False).getmask("\U0010fffe", mode="L")
    return mask.size, bytes(mask)


def _clusters(text: str) -> Iterator[str]:
    """Split into base characters with what belongs to them: marks, joiners and what is joined."""
    cluster = ""
    for character in text:
        belongs = (
            unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}
            or 0x1F3FB <= ord(character) <= 0x1F3FF
            or cluster.endswith(_JOINER)
        )
        if cluster and not belongs:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _runs(text: str) -> list[tuple[int, str]]:
    runs: list[tuple[int, str]] = []
    for cluster in _clusters(re.sub(r"\s", " ", unicodedata.normalize("NFC", text))):
        base = cluster[0]
        index = _font_for(base)
        if index is None or unicodedata.category(base) in {"Cf", "Cc", "Cs", "Co"}:
            continue
        kept = base + "".join(
            mark for mark in cluster[1:] if unicodedata.category(mark) == "Mn" and ord(mark) < 0xFE00
        )
        if base.isspace() and runs:
            index = runs[-1][0]
        if runs and runs[-1][0] == index:
            runs[-1] = (index, runs[-1][1] + kept)
        else:
            runs.append((index, kept))
    return runs


@functools.lru_cache(maxsize=1024)
def drawable(text: str) -> str:
    """Return `text` without the characters that no shipped font has, its white space tidied."""
    return " ".join("".join(part for _, part in _runs(text)).split())


def _features(face: Face) -> list[str] | None:
    return ["tnum"] if face.tabular else None


@functools.lru_cache(maxsize=4096)
def width_of(text: str, face: Face, size_px: int) -> float:
    """Return the advance width of one line in pixels."""
    return sum(
        _font(index, size_px, face.weight, face.is_display).getlength(part, features=_features(face))
        for index, part in _runs(text)
    )


@functools.lru_cache(maxsize=256)
def metrics(face: Face, size_px: int) -> Metrics:
    """Return the heights of a line of that size; they hold both fonts' deepest glyphs."""
    cap = -_font(_INTER, size_px, face.weight, face.is_display).getbbox("H", anchor="ls")[1]
    # The fonts' own ascent does not hold two accents on a capital (Vietnamese).
    return Metrics(math.ceil(size_px * 1.2), math.ceil(size_px * 0.32), cap)


def line_mask(text: str, face: Face, size_px: int, pad: int = 2) -> tuple[FloatArray, int, int]:
    """Rasterise one line.

    Returns
    -------
    tuple
        Coverage from 0 to 1 (height, width), and the column and row of the base line's start in it.
    """
    heights = metrics(face, size_px)
    # Glyphs may reach over their advance (a slanted quote, an f): a third of the size holds that.
    side = pad + size_px // 3
    width = math.ceil(width_of(text, face, size_px)) + 2 * side
    base = heights.ascent + pad
    image = Image.new("L", (width, base + heights.descent + pad))
    draw = ImageDraw.Draw(image)
    x = float(side)
    runs = _runs(text)
    for number, (index, part) in enumerate(runs):
        font = _font(index, size_px, face.weight, face.is_display)
        draw.text((x, base), part, fill=255, font=font, anchor="ls", features=_features(face))
        if number + 1 < len(runs):
            x += font.getlength(part, features=_features(face))
    return np.asarray(image, dtype=np.float32) / 255, side, base
