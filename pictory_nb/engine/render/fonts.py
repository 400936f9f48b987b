"""The shipped fonts, which of them draws a character, and lines of text as coverage masks.

Inter draws Latin, Greek, Cyrillic and Vietnamese; Noto Sans draws Chinese, Japanese, Korean, Arabic, Hebrew,
Thai and Devanagari. A character that none has (emoji, other scripts) is left out: a box is never shown.
A film with a font of its own (`lettered`) has every letter in it that it has; letters that join or carry
marks of their own (Arabic, Hebrew, Thai, Devanagari) stay with Noto Sans.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pictory_nb.engine.render.bidi import is_rtl, levels, visual_order
from pictory_nb.engine.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pictory_nb.engine.render.color import FloatArray

_FOLDER = Path(__file__).parent / "fonts"
_NOTO = ("SC", "JP", "KR", "Arabic", "Hebrew", "Thai", "Devanagari")
# Inter is in every film and opened once per size, so it is not packed: unpacking takes 4 ms each time.
_FILES = (_FOLDER / "InterVariable.ttf", *(_FOLDER / f"NotoSans{name}-SemiBold.woff2" for name in _NOTO))
_INTER = 0
_SHAPED = frozenset(1 + _NOTO.index(name) for name in ("Arabic", "Hebrew", "Thai", "Devanagari"))
"""Fonts whose letters join: what stands beside a base character decides how it looks."""
_JOINERS = "\u200c\u200d"
_PROBE_PX = 32
_JOINER, _LAST_SELECTOR = "\u200d", 0xFE0F


_own: ContextVar[Path | None] = ContextVar("own font", default=None)
_OWN = -1
_OWN_SCALES = (0.6, 1.6)
_MOST_REACH = 2.0
"""So many times its size a letter of a font may be high: decorated ones are."""


@contextmanager
def lettered(font: Path | None) -> Iterator[None]:
    """Draw and measure meanwhile in that font file, as far as it has the letters; None for none."""
    token = _own.set(font)
    try:
        yield
    finally:
        _own.reset(token)


def own_font() -> Path | None:
    """Return the font file that `lettered` has chosen; what was measured in it is measured for it alone."""
    return _own.get()


def font_of(media_id: str | None, media: Mapping[str, Path]) -> Path | None:
    """Return the file of a film's own font.

    Raises
    ------
    RenderError
        It is gone.
    """
    path = media.get(media_id) if media_id else None
    if media_id and (path is None or not path.is_file()):
        raise RenderError("The brand's font is no longer there. Give it again, or take it out: font=“”.")
    return path


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


def _font(file_index: int, size_px: int, weight: int, is_display: bool) -> ImageFont.FreeTypeFont:
    own = _own.get()
    if file_index == _OWN and own is not None:
        return _own_cut(own, size_px, weight, is_display=is_display)
    return _shipped(file_index, size_px, weight, is_display=is_display)


@functools.lru_cache(maxsize=32)
def _own_cut(path: Path, size_px: int, weight: int, *, is_display: bool) -> ImageFont.FreeTypeFont:
    """Open a cut whose capitals are as high as Inter's, so that it fits beside other fonts' letters."""
    font = _opened(path, size_px * _own_scale(path))
    try:
        axes = font.get_variation_axes()
    except OSError:
        return font
    wanted = {b"Weight": weight, b"Optical Size": 32 if is_display else 14}
    font.set_variation_by_axes(
        [
            min(
                max(wanted.get(axis["name"] or b"", axis["default"] or 0), axis["minimum"] or 0),
                axis["maximum"] or 0,
            )
            for axis in axes
        ]
    )
    return font


@functools.lru_cache(maxsize=16)
def _own_scale(path: Path) -> float:
    capital = -_opened(path, 200).getbbox("H", anchor="ls")[1]
    wanted = -_shipped(_INTER, 200, 400, is_display=False).getbbox("H", anchor="ls")[1]
    return min(max(wanted / max(1.0, capital), _OWN_SCALES[0]), _OWN_SCALES[1])


def _opened(path: Path, size_px: float) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(path, size_px, layout_engine=ImageFont.Layout.RAQM)
    except OSError as error:
        raise RenderError(
            "The brand's font cannot be read any more. Give it again: studio.brand(font=…)."
        ) from error


@functools.lru_cache(maxsize=64)
def _shipped(file_index: int, size_px: int, weight: int, *, is_display: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FILES[file_index], size_px, layout_engine=ImageFont.Layout.RAQM)
    if file_index == _INTER:
        font.set_variation_by_axes([32 if is_display else 14, weight])
    return font


@functools.lru_cache(maxsize=4096)
def _font_for(own: Path | None, character: str) -> int | None:
    """Return the index of the first font that has `character`; the film's own comes before others."""
    if character.isspace():
        return _INTER
    shipped = next((index for index in range(len(_FILES)) if _has(None, index, character)), None)
    if own is not None and shipped not in _SHAPED and _has(own, _OWN, character):
        return _OWN
    return shipped


def _has(own: Path | None, file_index: int, character: str) -> bool:
    mask = _font(file_index, _PROBE_PX, 400, is_display=False).getmask(character, mode="L")
    return (mask.size, bytes(mask)) != _missing_glyph(own, file_index)


@functools.lru_cache(maxsize=32)
def _missing_glyph(_of: Path | None, file_index: int) -> tuple[tuple[int, int], bytes]:
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
def _parts(own: Path | None, text: str) -> tuple[tuple[int, str], ...]:
    """Return the clusters that can be drawn, in reading order, each with its font."""
    parts: list[tuple[int, str]] = []
    for cluster in clusters(re.sub(r"\s", " ", unicodedata.normalize("NFC", text))):
        base = cluster[0]
        index = _font_for(own, base)
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
            index = parts[-1][0] if parts[-1][0] in {_OWN, *_SHAPED} else index
        parts.append((index, kept))
    return tuple(parts)


@functools.lru_cache(maxsize=2048)
def _runs(own: Path | None, text: str) -> tuple[_Run, ...]:
    """Return the runs of a line from left to right."""
    parts = _parts(own, text)
    found = levels([part for _, part in parts], base_is_rtl=is_rtl(text))
    runs: list[_Run] = []
    for (font, part), level in zip(parts, found, strict=True):
        if runs and (runs[-1].font, runs[-1].level) == (font, level):
            runs[-1] = replace(runs[-1], text=runs[-1].text + part)
        else:
            runs.append(_Run(font, part, level))
    return tuple(runs[index] for index in visual_order([run.level for run in runs]))


def drawable(text: str) -> str:
    """Return `text` without the characters that no font has, its white space tidied."""
    return " ".join("".join(part for _, part in _parts(_own.get(), text)).split())


def undrawable(text: str) -> str:
    """Return the characters of `text` that no shipped font has, each once, in order."""
    bases = dict.fromkeys(cluster[0] for cluster in clusters(unicodedata.normalize("NFC", text)))
    return "".join(
        base for base in bases if unicodedata.category(base)[0] not in "CZM" and _font_for(None, base) is None
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
    for run in _runs(_own.get(), text):
        font, setting = _font_of(run, face, size_px)
        width += font.getlength(run.text, **setting)
    return width


def metrics(face: Face, size_px: int) -> Metrics:
    """Return the heights of a line of that size; they hold all fonts' deepest glyphs."""
    return _metrics(_own.get(), face, size_px)


@functools.lru_cache(maxsize=256)
def _metrics(own: Path | None, face: Face, size_px: int) -> Metrics:
    cap = -_font(_INTER, size_px, face.weight, face.is_display).getbbox("H", anchor="ls")[1]
    # The fonts' own ascent does not hold two accents on a capital (Vietnamese).
    ascent, descent = size_px * 1.2, size_px * 0.32
    if own is not None:
        reach = _font(_OWN, size_px, face.weight, face.is_display).getmetrics()
        ascent, descent = (
            min(max(least, side), _MOST_REACH * size_px)
            for least, side in zip((ascent, descent), reach, strict=True)
        )
    return Metrics(math.ceil(ascent), math.ceil(descent), cap)


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
    runs = _runs(_own.get(), text)
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
