"""A user's font file: a TTF, OTF or WOFF2 with letters in it; opened in the limited child process alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from pictory_nb.engine.media.info import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 30 * 2**20
FORMATS = {b"\x00\x01\x00\x00": "ttf", b"true": "ttf", b"OTTO": "otf", b"wOF2": "woff2"}
MIME_TYPES = {"ttf": "font/ttf", "otf": "font/otf", "woff2": "font/woff2"}
_KINDS = "A brand's font is a TTF, OTF or WOFF2 file."
_SAMPLE_PX = 48
_LETTERS = "AEOaenos" + "АЕОаено" + "ΑΕΟαεο" + "的一中是" + "あいアイ" + "가나다"
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class TypefaceInfo:
    """What a font file is: one of `FORMATS`, its family's own name, and whether its weight can be varied."""

    format: str
    family: str
    has_weights: bool

    @property
    def mime_type(self) -> str:
        """The media type of the format."""
        return MIME_TYPES[self.format]


def inspect_font(path: Path) -> TypefaceInfo:
    """Return what the font at `path` is, after some of its letters were drawn.

    Raises
    ------
    RefusedError
        It is no font of these types, too large, damaged, or has no letters.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if path.stat().st_size > MOST_BYTES:
        raise RefusedError(f"is larger than {MOST_BYTES // 2**20} MB. Take a cut with fewer scripts.")
    if head == b"ttcf":
        raise RefusedError(
            "is a collection of several fonts. Save the one that you want as a file of its own."
        )
    if head not in FORMATS:
        raise RefusedError(f"is no font that can be used. {_KINDS}")
    try:
        font = ImageFont.truetype(path, _SAMPLE_PX, layout_engine=ImageFont.Layout.RAQM)
        drawn = {_drawn(font, letter) for letter in _LETTERS} - {_drawn(font, "\U0010fffe")}
        axes = _axes(font)
    except (OSError, ValueError, SyntaxError) as error:
        raise RefusedError(f"cannot be read as a font; it may be damaged. {_KINDS}") from error
    if len(drawn) < _LEAST_LETTERS:
        raise RefusedError("has no letters, only signs. Take a font for texts.")
    return TypefaceInfo(FORMATS[head], " ".join((font.getname()[0] or "").split())[:80], b"Weight" in axes)


def _drawn(font: ImageFont.FreeTypeFont, letter: str) -> bytes:
    image = Image.new("L", (3 * _SAMPLE_PX, 3 * _SAMPLE_PX))
    ImageDraw.Draw(image).text((_SAMPLE_PX, 2 * _SAMPLE_PX), letter, fill=255, font=font, anchor="ls")
    return image.tobytes()


def _axes(font: ImageFont.FreeTypeFont) -> set[bytes]:
    try:
        return {axis["name"] or b"" for axis in font.get_variation_axes()}
    except OSError:
        return set()
