"""What stands over every scene: how captions look, where the logo stands, the accent colour; and the voice."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    ChangeAccent,
    ChangeVoice,
    EditError,
    Operation,
    PlaceLogo,
    StyleCaptions,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.found import Found, Rule

FACTORS = {"bigger": 1.25, "smaller": 0.8, "doublebig": 2.0, "halfbig": 0.5, "raise": 1.25, "lower": 0.8}
_V = "(?:SET|move|show|switch|add|with|else|only)*"
_P_WORDS = "to|in|as|on|with|become|be|colon|should|from|by|that|more|there"
_P = f"(?:{_P_WORDS})*"
_SPOKEN = f"(?:{_P_WORDS}|voice)*"
_C = "every? (?:captions|caption)"
_HOW = "<how=bigger|smaller|doublebig|halfbig>"
_RM = "(?:remove|no|cut|hide|mute|ba)"
_LETTERS_RTL = frozenset({"he", "ar"})
_TOP, _BOTTOM = ("top", "upper", "上", "顶"), ("bottom", "lower", "下", "底")
_LEFT, _RIGHT, _MIDDLE = ("left", "左"), ("right", "右"), ("middle", "mid-", "mid ", "midframe", "cent", "中")


def _style(found: Found) -> Operation:
    style = found.value("style")
    if found.has("again") and found.value("again") != style:
        raise NoMatchError
    return StyleCaptions(style=style)


def _no_style(found: Found) -> Operation:
    if found.value("style") != "pill":
        raise NoMatchError
    return StyleCaptions(style="plain")


def _caption_size(found: Found) -> Operation:
    if found.has("pct"):
        return StyleCaptions(size_pct=round(found.share_pct()))
    return StyleCaptions(factor=FACTORS[found.symbol("how")])


def row(words: Sequence[str]) -> str | None:
    """Return which row of the picture words name: "top", "middle" or "bottom"; None when none."""
    named = " ".join(words)
    if _has(named, _LEFT) or _has(named, _RIGHT):
        raise EditError(
            tell("Captions stand in the middle of their line: at the top, in the middle or at the bottom.")
        )
    rows = (("top", _TOP), ("bottom", _BOTTOM), ("middle", _MIDDLE))
    return next((place for place, marks in rows if _has(named, marks)), None)


def _caption_place(found: Found) -> Operation:
    if found.symbol("place") in {"up", "down"}:
        return StyleCaptions(place="top" if found.symbol("place") == "up" else "bottom")
    place = row(_words(found))
    if place is None:
        raise NoMatchError
    return StyleCaptions(place=place)


def _style_and_place(found: Found) -> Operation:
    placed = _caption_place(found)
    assert isinstance(placed, StyleCaptions)
    return StyleCaptions(style=found.value("style"), place=placed.place)


def _words(found: Found) -> list[str]:
    return [token.value for token in found.part("place") if token.symbol == "somewhere"]


def _has(words: str, marks: tuple[str, ...]) -> bool:
    return any(mark in words for mark in marks)


def _direction(found: Found) -> Operation:
    return StyleCaptions(direction=found.value("dir"))


def _letters(found: Found) -> Operation:
    """Read "the captions are in Hebrew" as the way in which they are read."""
    if found.value("lang") not in _LETTERS_RTL:
        raise NoMatchError
    return StyleCaptions(direction="rtl")


def _accent(found: Found) -> Operation:
    digits = found.value("hex").removeprefix("#")
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return ChangeAccent(f"#{full.lower()}")


def corner(words: Sequence[str], film: Film) -> str:
    """Return which corner words name; a side that is not named stays as it is.

    Raises
    ------
    EditError
        When it is no corner.
    """
    named = " ".join(words)
    if _has(named, _MIDDLE):
        raise EditError(
            tell("The logo stands in a corner: top left, top right, bottom left or bottom right.")
        )
    old = str(film.meta.get("brand", {}).get("place", "top-left")).split("-")
    line = "top" if _has(named, _TOP) else "bottom" if _has(named, _BOTTOM) else old[0]
    column = "left" if _has(named, _LEFT) else "right" if _has(named, _RIGHT) else old[-1]
    return f"{line}-{column}"


def _logo_place(found: Found) -> Operation:
    return PlaceLogo(place=corner(_words(found), found.film))


def _logo_size(found: Found) -> Operation:
    if found.has("pct"):
        return PlaceLogo(size_pct=round(found.share_pct()))
    return PlaceLogo(factor=FACTORS[found.symbol("how")])


def _voice(found: Found) -> Operation:
    return ChangeVoice(
        on=True,
        name=found.value("name") if found.has("name") else None,
        language=next((found.value(part) for part in ("lang", "lang2") if found.has(part)), None),
        pace_pct=round(found.share_pct()) if found.has("pct") else None,
    )


def _voice_pace(found: Found) -> Operation:
    return ChangeVoice(factor=0.9 if found.symbol("how") == "slower" else 1.1)


def _under_voice(found: Found) -> Operation:
    if not found.film.meta.get("voice", {}).get("on"):
        raise EditError(
            tell("The video has no voice, so the music gives way to none. Say “quieter music” instead.")
        )
    raise EditError(tell("The music gives way to the voice by itself."))


def _no_voice(found: Found) -> Operation:
    del found
    return ChangeVoice(on=False)


RULES: tuple[Rule, ...] = (
    # Captions.
    (f"{_V} <style=capstyle> (?:theme)? {_C} {_P} <place=(?:somewhere in? video?)+>", _style_and_place),
    (f"{_V} {_C} {_P} <place=(?:somewhere in? video?)+> {_P} <style=capstyle>", _style_and_place),
    (f"{_V} {_C} (?:theme|type)? (?:SET|{_P_WORDS})* <style=capstyle> (?:theme)? {_P} <again=capstyle>?", _style),
    (f"{_V} <style=capstyle> (?:theme|type)? (?:{_P_WORDS}|show)* {_C} {_P} <again=capstyle>?", _style),
    (f"{_V} (?:theme|type) {_P} {_C} {_P} <style=capstyle>", _style),
    (f"{_RM} <style=capstyle> (?:{_P} {_C})?", _no_style),
    (f"{_V} (?:size {_P})? {_C} (?:size|text|font)? {_P} {_HOW}", _caption_size),
    (f"{_V} {_HOW} (?:size|font|text)? {_P} {_C} (?:size|font|text)?", _caption_size),
    (f"<how=raise|lower> (?:size {_P})? {_C} size?", _caption_size),
    (f"<how=raise|lower> size {_P} {_C}", _caption_size),
    (f"{_V} (?:size {_P})? {_C} size? {_P} <pct=PCT> {_P} size?", _caption_size),
    (f"{_V} <pct=PCT> {_C}", _caption_size),
    (f"{_V} (?:position {_P})? {_C} position? (?:{_P_WORDS}|move|put|show|ba)* <place=(?:somewhere in? video?)+|up|down>", _caption_place),
    (f"{_V} <place=somewhere> {_C}", _caption_place),
    (f"{_V} (?:{_C}|text|it) (?:text|direction|type)? (?:{_P_WORDS}|show)* <dir=direction>", _direction),
    (f"{_V} <dir=direction> (?:{_C}|text)", _direction),
    (f"{_C} (?:be)? in <lang=language>", _letters),
    # Colours.
    (f"(?:SET|switch|add|else)* (?:accent|brand|colour|own|theme|title|TEXTN)* (?:{_P_WORDS}|SET)* colourname? <hex=hex> (?:{_P_WORDS}|accent|brand|colour|own|theme)*", _accent),
    (f"{_RM} (?:own)? accent", lambda _: ChangeAccent()),
    # Logo.
    (f"{_V} own? (?:position {_P})? logo position? (?:{_P_WORDS}|move|put|show|ba)* <place=(?:somewhere|end|and|in)*somewhere> (?:in video|in it)?", _logo_place),
    (f"{_V} <place=somewhere> own? logo", _logo_place),
    (f"{_V} own? (?:size {_P})? logo size? {_P} {_HOW} size?", _logo_size),
    (f"{_V} {_HOW} (?:size)? (?:in)? own? logo", _logo_size),
    (f"<how=raise|lower> (?:size {_P})? logo size?", _logo_size),
    (f"{_V} (?:size {_P})? logo size? {_P} <pct=PCT> {_P} size?", _logo_size),
    # Voice.
    (f"{_RM} (?:every)? voice (?:off|out|remove)?", _no_voice),
    ("(?:make|switch|ba)? voice (?:off|hide|remove|mute|no)", _no_voice),
    ("(?:music|volume|louder|quieter|make|lower|raise)+ (?:in|under|behind|to)+ voice", _under_voice),
    (f"(?:SET|voice|let)* voice+ (?:speed)? {_P} <how=slower|faster>", _voice_pace),
    ("<how=slower|faster> voice", _voice_pace),
    (f"(?:SET|let)* (?:speed {_P})? voice+ speed? {_P} <pct=PCT> speed?", _voice),
    (f"{_V} <name=voicename> voice* {_P} (?:<lang=language>)? (?:{_P_WORDS}|voice)* (?:<pct=PCT> speed?)?", _voice),
    (f"{_V} (?:<lang=language>)? voice {_SPOKEN} (?:<name=voicename> {_SPOKEN})? (?:<lang2=language> {_SPOKEN})? (?:<pct=PCT> speed?)?", _voice),
    ("(?:say|play|let|show|ba)+ (?:it|text|captions|everything|video|every text)? (?:to|in)? voice (?:<name=voicename>)? (?:in <lang=language>)?", _voice),
    ("let (?:someone|<name=voicename>) (?:say|voice)+ (?:it|text|captions|everything|video) voice?", _voice),
    ("(?:let|make)? (?:it|video)? voice (?:in)? (?:<lang=language>)?", _voice),
)  # fmt: skip
