"""A brand kit for a film: name, logo, colours, watermark, intro, outro and lower third."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.client import PictoryError
from pictory_nb.client.files import FONT_EXTENSIONS
from pictory_nb.draft.brand_cards import has_card, with_card, without_card

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_MOST_COLORS = 3
_WATERMARK_PCT = 45
_LOGO_PX = 1024
_LARGEST_SVG_BYTES = 5_000_000
_LARGEST_FONT_BYTES = 30 * 2**20
_FONT_TYPES = {f".{extension}" for extension in FONT_EXTENSIONS}


class BrandError(PictoryError):
    """A part of the brand cannot be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file that the engine keeps with the session; the empty one is none."""

    media_id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class BrandKit:
    """What a film takes on; what is None stays as it is.

    `colors` are up to three hex values for the grounds, none for the theme's own. `lower_third` is a name and
    a line under it; two empty texts take it away, as an empty `font` and an empty `tagline` do.
    """

    name: str | None = None
    logo_media_id: str | None = None
    accent: str | None = None
    colors: tuple[str, ...] | None = None
    watermark: bool | None = None
    intro: bool | None = None
    outro: bool | None = None
    lower_third: tuple[str, str] | None = None
    font: FontFile | None = None
    tagline: str | None = None

    def __post_init__(self) -> None:
        for color in (*(self.colors or ()), *([self.accent] if self.accent else [])):
            if not _HEX.fullmatch(color):
                raise BrandError(f"“{color}” cannot be used: write a colour as its hex code, “#0F62FE”.")
        if self.colors and len(self.colors) > _MOST_COLORS:
            raise BrandError(
                f"A film takes up to {_MOST_COLORS} colours for its grounds; these are {len(self.colors)}. "
                "Choose the most important ones."
            )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == BrandKit()


def branded(draft: Mapping[str, Any], kit: BrandKit) -> dict[str, Any]:
    """Return `draft` with `kit` put on (docs/architecture.md, "The draft that the local engine writes")."""
    project = dict(draft.get("m") or {})
    brand: dict[str, Any] = {"logo": None, **(project.get("brand") or {}), "show": True}
    colors: dict[str, Any] = dict(project.get("colors") or {})
    if kit.name is not None:
        brand["name"] = kit.name
    if kit.logo_media_id is not None:
        brand["logo"] = {"media_id": kit.logo_media_id}
    if kit.watermark is not None:
        brand["opacity_pct"] = _WATERMARK_PCT if kit.watermark else 100
    if kit.tagline is not None:
        brand["tagline"] = kit.tagline
    if kit.lower_third is not None:
        text, subtitle = kit.lower_third
        brand["lower_third"] = {"text": text, "subtitle": subtitle}
        if not text:
            del brand["lower_third"]
    if kit.font is not None:
        brand["font"] = {"media_id": kit.font.media_id, "name": kit.font.name}
        if not kit.font.media_id:
            del brand["font"]
    if kit.accent is not None:
        colors["accent"] = kit.accent.lower()
    if kit.colors is not None:
        colors["palette"] = [color.lower() for color in kit.colors]
    made = {**draft, "m": {**project, "brand": brand, "colors": colors}}
    for which, wanted in (("intro", kit.intro), ("outro", kit.outro)):
        if wanted is not None:
            # Before there were cards, these keys made the logo large on the title and the end card.
            brand.pop(which, None)
        if wanted or (wanted is None and has_card(draft, which)):
            made = with_card(made, which, brand.get("name") or "", brand.get("tagline") or "")
        elif wanted is False:
            made = without_card(made, which)
    return made


def as_message(kit: BrandKit) -> str:
    """Say `kit` as one message, for a backend that takes no drafts."""
    wishes: list[str] = []
    if kit.name is not None:
        wishes.append(f"the brand's name is {kit.name}")
    if kit.logo_media_id is not None:
        wishes.append("the logo is the picture that I uploaded last")
    if kit.accent is not None:
        wishes.append(f"the accent colour is {kit.accent}")
    if kit.colors:
        wishes.append(f"the backgrounds have the colours {', '.join(kit.colors)}")
    if kit.watermark:
        wishes.append("the logo is a faint watermark")
    if kit.intro:
        wishes.append("the film begins with a short card that shows the logo large")
    if kit.outro:
        wishes.append("the film ends with a short card that shows the logo large")
    if kit.tagline:
        wishes.append(f"the brand's tagline is “{kit.tagline}”")
    if kit.lower_third and kit.lower_third[0]:
        wishes.append(f"a lower third says “{', '.join(filter(None, kit.lower_third))}”")
    return f"Put our brand on the video: {'; '.join(wishes)}."


def is_font(source: str | Path) -> bool:
    """Tell whether `source` is a font file by its name; an address is none."""
    return "://" not in str(source) and Path(source).suffix.lower() in _FONT_TYPES


def read_font(path: Path) -> bytes:
    """Return the bytes of a font file.

    Raises
    ------
    BrandError
        It is no file, of another type, or too large.
    """
    if path.suffix.lower() not in _FONT_TYPES:
        raise BrandError(
            f'“{path.name}” is no font file: give a TTF, OTF or WOFF2, or font="" for the built-in letters.'
        )
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST_FONT_BYTES else None
    except OSError:
        raise BrandError(f"“{path}” cannot be read. Check where the font lies.") from None
    if data is None:
        raise BrandError(
            f"“{path.name}” is larger than {_LARGEST_FONT_BYTES // 2**20} MB. Take a cut with fewer scripts."
        )
    return data


def svg_as_png(path: Path) -> bytes:
    """Rasterise a logo in SVG, large enough for every picture.

    Raises
    ------
    BrandError
        The extra ``[svg]`` is not installed, or the file is no SVG that can be drawn.
    """
    try:
        import resvg_py
    except ImportError:
        raise BrandError(
            f"“{path.name}” is an SVG, and drawing it needs one more package: pip install "
            "'pictory-nb[svg]'. A PNG works without it."
        ) from None
    try:
        size_bytes, text = path.stat().st_size, path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        raise BrandError(f"“{path}” cannot be read. Check where the logo lies.") from None
    if size_bytes > _LARGEST_SVG_BYTES:
        raise BrandError(f"“{path.name}” is too large for a logo: save it simpler, or as a PNG.")
    try:
        # Given as a string it has no folder of its own: nothing that it points to is read.
        return bytes(resvg_py.svg_to_bytes(svg_string=text, width=_LOGO_PX))
    except ValueError:
        raise BrandError(
            f"“{path.name}” cannot be drawn. Open it in a drawing program and save it as a PNG."
        ) from None
