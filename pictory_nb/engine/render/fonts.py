"""The shipped fonts, which of them draws a character, and lines of text as coverage masks.

Inter draws Latin, Greek, Cyrillic and Vietnamese; Noto Sans draws Chinese, Japanese, Korean, Arabic, Hebrew,
Thai and Devanagari. A character that none has (emoji, other scripts) is left out: a box is never shown.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pictory_nb.engine.render.bidi import is_rtl, levels, visual_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.render.color import FloatArray

_FOLDER = Path(__file__).parent / "fonts"
_NOTO = ("SC", "JP", "KR", "Arabic", "Hebrew", "Thai", "Devanagari")
_FILES = (_FOLDER / "InterVariable.woff2", *(_FOLDER / f"NotoSans{name}-SemiBold.woff2" for name in _NOTO))
_INTER = 0
_SHAPED = frozenset(1 + _NOTO.index(name) for name in ("Arabic", "Hebrew", "Thai", "Devanagari"))
"""Fonts whose letters join: what stands beside a base character decides how it looks."""
_JOINERS = "\u200c\u200d"
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


def clusters(text: str) -> Iterator[str]:
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


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring clusters of one font that run the same way."""

    font: int
    text: str
    level: int


@functools.lru_cache(maxsize=2048)
def _parts(text: str) -> tuple[tuple[int, str], ...]:
    """Return the clusters that can be drawn, in reading order, each with its font."""
    parts: list[tuple[int, str]] = []
    for cluster in clusters(re.sub(r"\s", " ", unicodedata.normalize("NFC", text))):
        base = cluster[0]
        index = _font_for(base)
        if index is None or unicodedata.category(base) in {"Cf", "Cc", "Cs", "Co"}:
            continue
        if index in _SHAPED:
            # Alone a mark looks like a missing one: its block tells that the font has it.
            kept = base + "".join(
                one for one in cluster[1:] if one in _JOINERS or ord(one) >> 7 == ord(base) >> 7
            )
        else:
            kept = base + "".join(
                mark for mark in cluster[1:] if unicodedata.category(mark) == "Mn" and ord(mark) < 0xFE00
            )
        if base.isspace() and parts:
            index = parts[-1][0] if parts[-1][0] in _SHAPED else index
        parts.append((index, kept))
    return tuple(parts)


@functools.lru_cache(maxsize=2048)
def _runs(text: str) -> tuple[_Run, ...]:
    """Return the runs of a line from left to right."""
    parts = _parts(text)
    found = levels([part for _, part in parts], base_is_rtl=is_rtl(text))
    runs: list[_Run] = []
    for (font, part), level in zip(parts, found, strict=True):
        if runs and (runs[-1].font, runs[-1].level) == (font, level):
            runs[-1] = replace(runs[-1], text=runs[-1].text + part)
        else:
            runs.append(_Run(font, part, level))
    return tuple(runs[index] for index in visual_order([run.level for run in runs]))


@functools.lru_cache(maxsize=1024)
def drawable(text: str) -> str:
    """Return `text` without the characters that no shipped font has, its white space tidied."""
    return " ".join("".join(part for _, part in _parts(text)).split())


def undrawable(text: str) -> str:
    """Return the characters of `text` that no shipped font has, each once, in order."""
    bases = dict.fromkeys(cluster[0] for cluster in clusters(unicodedata.normalize("NFC", text)))
    return "".join(
        base for base in bases if unicodedata.category(base)[0] not in "CZM" and _font_for(base) is None
    )


def _font_of(run: _Run, face: Face, size_px: int) -> tuple[ImageFont.FreeTypeFont, dict[str, Any]]:
    """Return a run's font, and how its letters are set."""
    setting: dict[str, Any] = {"direction": "rtl" if run.level % 2 else "ltr"}
    if face.tabular:
        setting["features"] = ["tnum"]
    return _font(run.font, size_px, face.weight, face.is_display), setting


def width_of(text: str, face: Face, size_px: int) -> float:
    """Return the advance width of one line in pixels."""
    width = 0.0
    for run in _runs(text):
        font, setting = _font_of(run, face, size_px)
        width += font.getlength(run.text, **setting)
    return width


@functools.lru_cache(maxsize=256)
def metrics(face: Face, size_px: int) -> Metrics:
    """Return the heights of a line of that size; they hold all fonts' deepest glyphs."""
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
    runs = _runs(text)
    # Arabic reaches deeper than all others: its meem, and marks under it.
    descent = max(heights.descent, size_px * 2 // 3 if any(run.font in _SHAPED for run in runs) else 0)
    image = Image.new("L", (width, base + descent + pad))
    draw = ImageDraw.Draw(image)
    x = float(side)
    for number, run in enumerate(runs):
        font, setting = _font_of(run, face, size_px)
        draw.text((x, base), run.text, fill=255, font=font, anchor="ls", **setting)
        if number + 1 < len(runs):
            x += font.getlength(run.text, **setting)
    return np.asarray(image, dtype=np.float32) / 255, side, base
