"""The brand in every picture: the watermark, the font, the colours of the backgrounds."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.brief import LIGHT_THEMES
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.grammar.rules_brand import FACTORS, corner
from pictory_nb.engine.director.grammar.sure import GONE, is_gone, sure
from pictory_nb.engine.director.operations import (
    BeyondUsError,
    ChangeFont,
    ChangeLogo,
    ChangePalette,
    EditError,
    Operation,
    PlaceLogo,
)
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.render.film import LOGO_OPACITIES_PCT

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule
    from pictory_nb.engine.director.grammar.tokens import Token

WATERMARK_PCT = 45
_FAINT = re.compile(
    r"\b(?:fad(?:e|ed|ing)(?: out)?|dim(?:med)?|(?:more )?subtle|subtler|faint(?:er)?|(?:semi|half)[- ]?transparent|transparent|translucent"
    r"|see[- ]through|less (?:visible|prominent|intrusive|strong|obvious|opaque)|(?:is |way )*too (?:strong|visible|obvious|solid))\b"
    r"|半透明|(?<!不)透明(?!度)|调?淡一?[点些]?|太?(?:明显|显眼)了?",
    re.IGNORECASE,
)
_SOLID = re.compile(
    r"\b(?:solid|(?:fully )?opaque|fully visible|less (?:transparent|faint|subtle)|more (?:visible|opaque|prominent)|(?:is )?(?:hardly|barely) visible"
    r"|too faint|no transparency|not transparent|full opacity|full strength)\b|(?:完全)?不透明(?!度)|更?(?:明显|清楚)一?[点些]",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf[- ](?:transparent|translucent|see[- ]through|opaque)\b", re.IGNORECASE)
_LOGO_PARTS = (
    "logo",
    "faint",
    "opaque",
    "opacity",
    "brand",
    "uploaded",
    "more",
    "percent",
    "colon",
    "photo",
    "file",
)


def _is_watermark(token: Token) -> bool:
    return "watermark" in token.value or "水印" in token.value


def _watermark(found: Found) -> Operation:
    """Read "use a watermark bottom right", "my logo as a watermark", "logo at 40% opacity", "logo淡一点"."""
    is_marked = any(token.symbol == "logo" and _is_watermark(token) for token in found.tokens)
    text = found.scope.message
    solid = _SOLID.search(text)
    faint = None if solid else _FAINT.search(text)
    has_opacity = found.includes("opacity")
    if not (is_marked or solid or faint or has_opacity) or (is_gone(found) and not solid):
        raise NoMatchError
    where = [token.value for token in found.tokens if token.symbol == "somewhere"]
    sizes = {token.symbol for token in found.tokens if token.symbol in {"bigger", "smaller"}}
    spans = [span for span in (solid, faint) if span]
    if faint and "too " in faint[0] and (where or sizes):
        # "The logo is too strong, make it smaller" says itself what to do about it.
        raise NoMatchError
    sure(found, "upload", "pct", also=(*_LOGO_PARTS, "somewhere", "end", *sizes), spans=spans)
    if has_opacity and not found.has("pct"):
        raise NoMatchError
    is_new = is_marked and found.tokens[0].symbol in {"add", "use", "give", "show"}
    is_named = any(token.symbol == "as" for token in found.tokens)
    if (where or sizes) and not (is_new or is_named or spans or has_opacity):
        # "The watermark bottom right" is placed; how it looks is not spoken of.
        raise NoMatchError
    opacity_pct = _opacity(found, is_solid=solid is not None, is_relative=bool(spans) and is_marked)
    media_id = None if spans and not is_new and not found.has("upload") else _logo_file(found)
    if not where and not sizes:
        return ChangeLogo(media_id, opacity_pct=opacity_pct)
    if media_id and found.has("upload"):
        raise NoMatchError
    factor = FACTORS[sizes.pop()] if len(sizes) == 1 else 1.0
    return PlaceLogo(corner(where, found.film) if where else None, factor=factor, opacity_pct=opacity_pct)


def _opacity(found: Found, *, is_solid: bool, is_relative: bool) -> int:
    """Return how opaque the logo is to be: as many percent as are said, or more or less than it is."""
    if found.has("pct"):
        pct = round(found.share_pct())
        is_reverse = "透明度" in found.scope.message and "不透明度" not in found.scope.message
        return 100 - pct if is_reverse or "transparency" in found.scope.message.lower() else pct
    if _HALF.search(found.scope.message):
        return 50
    now = int(found.film.meta.get("brand", {}).get("opacity_pct", 100))
    if is_solid:
        return min(100, round(now * 1.6)) if is_relative else 100
    return (
        max(LOGO_OPACITIES_PCT[0], round(now * 0.6))
        if now <= WATERMARK_PCT and is_relative
        else WATERMARK_PCT
    )


_OWN = re.compile(r"\b(?:my|our)\b|我们?的", re.IGNORECASE)


def _logo_file(found: Found) -> str | None:
    """Return the picture that becomes the watermark: the one that is named, or a logo that waits unused."""
    if found.has("upload"):
        return found.upload(frozenset({"image"})).media_id
    is_named = any(token.symbol == "logo" and not _is_watermark(token) for token in found.tokens)
    is_put = found.tokens[0].symbol in {"add", "use", "give", "show", "put"}
    if (is_named and not (is_put and _OWN.search(found.scope.message))) or found.film.meta.get(
        "brand", {}
    ).get("logo"):
        return None
    logos = [item for item in found.media if item.kind == "image" and "logo" in item.name.lower()]
    return logos[-1].media_id if logos else None


# ---- the font


_BACK = ("standard", "original", "asplain", "undo", "goback", "restore", "again")
_OURS = re.compile(r"\b(?:my|our|the brand['’]?s?|company|corporate|house)\s+(?:own\s+)?(?:font|typeface|lettering)|我(?:们)?的?字体|自己的?字体|品牌(?:的)?字体", re.IGNORECASE)  # fmt: skip
_LETTERS = ("font", "uploaded", "brand", "file", "text", "captions", "title", "heading", "colon")


def _font(found: Found) -> Operation:
    """Read "use the font I uploaded", "set it in Brand.ttf", "back to the standard font", "换成我的字体"."""
    fonts = [item for item in found.media if item.kind == "font"]
    named = [token for token in found.tokens if token.symbol == "media"]
    if named:
        if len(named) > 1 or named[0].value not in {item.media_id for item in fonts}:
            raise NoMatchError
        sure(found, also=("media", *_LETTERS))
        return ChangeFont(named[0].value)
    if is_gone(found) or any(token.symbol in {"standard", "original", "asplain"} for token in found.tokens):
        sure(found, also=(*_LETTERS, *_BACK, *GONE))
        return ChangeFont()
    is_ours = any(token.symbol in {"uploaded", "own", "brand", "file"} for token in found.tokens)
    if not is_ours and not _OURS.search(found.scope.message):
        raise NoMatchError
    sure(found, also=_LETTERS)
    if not fonts:
        raise BeyondUsError(
            tell("I found no font file. Upload a TTF, OTF or WOFF2 file first, then say “use my font”.")
        )
    return ChangeFont(fonts[-1].media_id)


# ---- the colours


_GROUNDS = ("hex", "hexes", "colour", "accent", "brand", "background", "theme", "colon")


def _palette(found: Found) -> Operation:
    """Read "our brand colours are #0F62FE and #FFB000", "#222 for the backgrounds", "背景用#0F62FE"."""
    symbols = {token.symbol for token in found.tokens}
    if symbols & {"scene", "card", "part", "ordinal", "nth"}:
        if "background" not in symbols:
            raise NoMatchError
        raise EditError(
            tell(
                "Colours of your own are for the backgrounds of the whole video; one scene can have another theme."
            )
        )
    sure(found, also=_GROUNDS)
    runs = [token.value.split() for token in found.tokens if token.symbol in {"hex", "hexes"}]
    if len(runs) != 1:
        raise NoMatchError
    colors = tuple(map(_full, runs[0]))
    is_palette = _PALETTE.search(found.scope.message) and not _BRAND_COLOURS.search(found.scope.message)
    if ("background" in symbols or is_palette) and "accent" not in symbols:
        return ChangePalette(colors)
    is_theme = any(token.symbol == "theme" and not _OF_COLOURS.search(token.value) for token in found.tokens)
    if "hexes" not in symbols or is_theme:
        raise NoMatchError
    lights = sorted(colors, key=_lightness)
    is_pale = found.film.meta.get("theme") in LIGHT_THEMES
    return ChangePalette(colors, accent=lights[0] if is_pale else lights[-1])


_PALETTE = re.compile(r"\bpalette\b|色板|主色调", re.IGNORECASE)
_BRAND_COLOURS = re.compile(r"\b(?:brand|our|company) colou?rs?\b|品牌色", re.IGNORECASE)
_OF_COLOURS = re.compile(r"colo|palette|配色|色彩")


def _full(value: str) -> str:
    digits = value.removeprefix("#")
    return f"#{(digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)).lower()}"


def _lightness(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _theme_colours(found: Found) -> Operation:
    """Read "the backgrounds in the theme's colours again", "no brand colours", "恢复主题颜色"."""
    symbols = {token.symbol for token in found.tokens}
    if not found.film.meta.get("colors", {}).get("palette") and symbols <= {"accent", *GONE, "own", "ba"}:
        # "No accent" is about that alone.
        raise NoMatchError
    sure(found, also=("colour", "accent", "brand", "background", "theme", "every", *_BACK, *GONE))
    if not symbols & {"goback", "restore", "again", "standard", "original", *GONE}:
        raise NoMatchError
    return ChangePalette(accent=None if "background" in symbols else "")


_ANY = ".*"

RULES: tuple[Rule, ...] = (
    (f"{_ANY} <upload=UPLOAD|media> {_ANY} logo {_ANY}", _watermark),
    (f"{_ANY} logo {_ANY} <pct=PCT> {_ANY}", _watermark),
    (f"{_ANY} <pct=PCT> {_ANY} logo {_ANY}", _watermark),
    (f"{_ANY} logo {_ANY}", _watermark),
    (f"{_ANY} font {_ANY}", _font),
    ("(?:use|put|SET|in|add|text|title|heading|captions|it|video|every|everything)* media (?:in|as|on|text|every|captions|title|it|video|everything|file|uploaded)*", _font),
    (f"{_ANY} hexes {_ANY}", _palette),
    (f"{_ANY} (?:hex {_ANY} background|background {_ANY} hex) {_ANY}", _palette),
    (f"{_ANY} (?:colour|accent|brand|background) {_ANY} (?:theme|standard|restore|original) {_ANY}", _theme_colours),
    (f"{_ANY} (?:theme|restore|goback|standard) {_ANY} (?:colour|accent) {_ANY}", _theme_colours),
    ("(?:remove|no|hide|ba)+ (?:own|brand)* (?:accent|colour|brand)+ (?:off|out|remove)*", _theme_colours),
)  # fmt: skip
