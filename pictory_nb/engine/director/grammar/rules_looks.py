"""Themes, logo, brand, captions on and off: how the whole film looks."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.brief import THEMES
from pictory_nb.engine.director.grammar.found import FROM_OLD_TO_NEW, check_old
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeBrand,
    ChangeLogo,
    ChangeTheme,
    EditError,
    Operation,
    Option,
    ShiftTheme,
    ShowCaptions,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_PICTURES = frozenset({"image", "video"})
_P_WORDS = "to|in|as|on|with|become|be|colon|should|from|only|behind|into_one|by|something|more"
_P = f"(?:{_P_WORDS})*"
_IT = "(?:it|video|that|everything|every)?"
_THEME = "(?:theme|colour|background|mood|aspect)"
_X = "(?:swap|shall_have|should|that|uploaded|SET|to|in|as|on|with|become|be|colon|from|only|behind|background|show|play|add|own|there|card)*"
_RM = "(?:remove|cut|no|hide|take|ba)"
_TONES = {"dark": "midnight", "light": "paper"}
_TOWARD = {"warmer": "warmer", "cooler": "cooler", "darker": "darker", "brighter": "brighter"}


def _scenes(found: Found) -> tuple[int, ...]:
    return found.scenes() if found.has("ref") else ()


def _theme(found: Found) -> Operation:
    if found.has("ref") and found.symbol("ref") == "it" and not found.scope.is_local:
        # "Make it lagoon" means the video, whatever was edited last.
        return ChangeTheme(found.value("theme"))
    return ChangeTheme(found.value("theme"), _scenes(found))


def _tone(found: Found) -> Operation:
    return ChangeTheme(_TONES[found.symbol("tone")], _scenes(found))


def _shift(found: Found) -> Operation:
    return ShiftTheme(_TOWARD[found.symbol("toward")], _scenes(found))


def _ask_theme(found: Found) -> Operation:
    del found
    options = tuple(Option(tell(name), f"use the {name} theme") for name in THEMES)
    raise AskError(tell("Which theme would you like?"), options)


def _logo(found: Found) -> Operation:
    named = [item for item in found.media if "logo" in item.name.lower() and item.kind == "image"]
    part = found.part("upload") if found.has("upload") else ()
    if named and not any(token.symbol == "media" for token in part):
        return ChangeLogo(named[-1].media_id)
    if not part:
        raise EditError(
            tell("I found no uploaded logo. Upload the picture first, then say “use logo.png as the logo”.")
        )
    return ChangeLogo(found.upload(frozenset({"image"})).media_id)


def _own_logo(found: Found) -> Operation:
    """Read "换成我的logo", which names no other logo than one's own."""
    before = found.scope.message[: found.tokens[-1].start].rstrip().lower()
    if not before.endswith(("我的", "我们的", "咱们的", "公司的", "my", "our")):
        raise NoMatchError
    return _logo(found)


def _add_logo(found: Found) -> Operation:
    """Read "add my logo", which is the one that was uploaded."""
    words = found.scope.message.lower().split()
    if not {"my", "our"} & set(words) or found.film.meta.get("brand", {}).get("logo"):
        raise NoMatchError
    named = [item for item in found.media if "logo" in item.name.lower() and item.kind == "image"]
    if not named:
        raise NoMatchError
    return ChangeLogo(named[-1].media_id)


_NAME = re.compile(r"[A-Z][\w'&’-]*(?: (?:of |and |& |the )*[A-Z0-9][\w'&’-]*)*")


_NOW = re.compile(r"(?<=\w) now$")


def _brand(found: Found) -> Operation:
    if found.symbol("text") == "from" and found.tokens[found.match.start("text") - 1].symbol != "to":
        # "The brand name from Northlight to Brightpath" is read as old and new, or not at all.
        raise NoMatchError
    name = found.typed().strip(' .!"“”')
    leading = found.tokens[found.match.start("text") - 1].symbol
    if leading == "brand" and found.symbol("text") != "quoted" and name[:1].islower():
        # "The brand people meet on the 9th" names nobody.
        raise NoMatchError
    is_name = _NAME.fullmatch(name) and found.tokens[found.match.start("text") - 1].symbol in {
        "to",
        "brand",
        "as",
        "rename",
    }
    text = name if is_name else found.text()
    return ChangeBrand(text if found.symbol("text") == "quoted" else _NOW.sub("", text))


def _brand_from(found: Found) -> Operation:
    """Read "change the brand from Northlight to Brightpath", whose old name is only told."""
    check_old(found, found.film.brand)
    return ChangeBrand(found.text())


def _ask_brand(found: Found) -> Operation:
    del found
    raise AskError(tell("What is the brand called?"), completion="change the brand name to “{answer}”")


def _show_captions(*, show: bool) -> Rule:
    verbs, end = ("(?:show|add|use|put|with)", "(?:on|show)") if show else (_RM, "(?:off|remove|out)")
    return (
        f"(?:{verbs} (?:captions|caption every) {end}?|(?:make|put|switch|change)? captions {end}"
        f"|(?:ba) captions {'show' if show else '(?:hide|remove|off)'}|{'show' if show else 'hide'} captions)",
        lambda _: ShowCaptions(show=show),
    )


def _mistyped_off(found: Found) -> Operation:
    if found.scope.message[found.part("of")[0].start : found.part("of")[0].end].lower() != "of":
        raise NoMatchError
    return ShowCaptions(show=False)


RULES: tuple[Rule, ...] = (
    _show_captions(show=False),
    _show_captions(show=True),
    ("(?:make|switch) captions <of=in>", _mistyped_off),
    ("(?:make|switch) <of=in> captions", _mistyped_off),
    # Theme.
    (f"(?:SET|switch|with)* {_THEME}* {_P} <theme=themename> {_THEME}*", _theme),
    (f"(?:SET|switch|with)* {_THEME}* {_P} <theme=themename> {_THEME}* {_P} <ref=REF0> only?", _theme),
    (f"only <ref=REF0> {_P} <theme=themename> {_THEME}*", _theme),
    (f"(?:SET|switch|with|in|show)* <ref=REF0> {_THEME}* (?:{_P_WORDS}|shall_have)* (?:SET)* <theme=themename> {_THEME}*", _theme),
    (f"(?:SET|switch|with)* {_P} <tone=dark|light> {_THEME}+", _tone),
    (f"(?:SET|switch|with)* {_IT} {_P} <tone=dark|light>", _tone),
    (f"(?:SET|switch|with)* {_P} <tone=dark|light> {_THEME}+ {_P} <ref=REF0>", _tone),
    (f"(?:SET|switch|with|ba)* {_THEME}* {_IT} {_THEME}* {_P} <toward=warmer|cooler|darker|brighter> {_THEME}*", _shift),
    (f"(?:SET|switch)* <ref=REF0> {_THEME}* {_P} <toward=warmer|cooler|darker|brighter>", _shift),
    (f"(?:SET|switch)* <toward=warmer|cooler|darker|brighter> {_THEME}+ {_P} <ref=REF0>", _shift),
    ("(?:change|replace|switch|use|else|make)+ else? theme", _ask_theme),
    ("else (?:theme|colour)", _ask_theme),
    ("(?:change|switch|use|make|replace) else? (?:theme|colour) (?:it)?", _ask_theme),
    # Logo and brand.
    (f"(?:SET|add|own|show|ba)* <upload=UPLOAD|uploaded one|one uploaded> {_P} logo", _logo),
    (f"(?:SET|add|own|show|ba)* logo {_P} <upload=UPLOAD|uploaded one|one uploaded>", _logo),
    ("(?:use|put|add|show) own logo (?:on it|on video|in)?", _logo),
    ("(?:use|put) logo (?:on it|on video|in it|in video)?", _logo),
    (f"{_RM} logo (?:off|out)? (?:in|on|from)? (?:there|it|video)?", lambda _: ChangeLogo(show=False)),
    ("(?:make|switch|put)? logo (?:off|hide|remove)", lambda _: ChangeLogo(show=False)),
    ("become logo", _own_logo),
    ("logo become uploaded one?", _logo),
    ("add logo", _add_logo),
    ("(?:show|add) logo (?:on)?", lambda _: ChangeLogo(show=True)),
    ("(?:make|switch|put)? logo (?:on|show)", lambda _: ChangeLogo(show=True)),
    *((f"(?:SET|in)* brand (?:rename|text)* {old_and_new}", _brand_from) for old_and_new in FROM_OLD_TO_NEW),
    ("(?:SET|in)* brand (?:TO_WORD|rename|text)* <text=.+>", _brand),
    ("brand be? rename <text=.+>", _brand),
    ("(?:put|use|show|add) brand <text=quoted> (?:in|on)* (?:it|video)?", _brand),
    ("SET+ <text=quoted|word+> as brand", _brand),
    ("rename brand TO <text=.+>", _brand),
    ("(?:change|rename|replace) brand", _ask_brand),
)  # fmt: skip
