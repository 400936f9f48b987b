"""Whether a wish heeds every thing that a message speaks of: "call it Open by default, logo bottom right" is two."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    ChangeAccent,
    ChangeBrand,
    ChangeCallToAction,
    ChangeCase,
    ChangeClipSound,
    ChangeFigure,
    ChangeFont,
    ChangeLogo,
    ChangeMusic,
    ChangePalette,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTagline,
    ChangeTheme,
    ChangeTitle,
    ChangeTransition,
    ChangeVoice,
    PlaceLogo,
    ReplaceText,
    ShiftTheme,
    ShowBrandCard,
    ShowCaptions,
    ShowLowerThird,
    StyleCaptions,
)
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from pictory_nb.engine.director.operations import Operation

_QUOTED_TEXT = re.compile(QUOTED)
_TEXTS = (
    AddPoint, AddScene, ChangeBrand, ChangeCallToAction, ChangeCase, ChangeFigure, ChangePoint, ChangeSceneText, ChangeSpeaker,
    ChangeSubtitle, ChangeTagline, ChangeTitle, ReplaceText, ShowLowerThird,
)  # fmt: skip
_TEXT_LED = re.compile(
    r"\b(?:title|headline|subtitle|cta|call to action|tagline)(?: (?:to|should be|should say|is|becomes)|:)? (?:\uf000|(?-i:[A-Z])[a-z]+ )|"
    r"\b(?:call|name|rename|title) (?:it|this|that|the (?:film|video|thing)) (?:to )?(?:\uf000|(?-i:[A-Z]))|"
    r"(?:标题|题目|结尾|片尾|品牌名)(?:用|写|改成|换成|叫)(?=[\u3400-\u9fff]{2})(?!.{0,8}(?:大写|小写|主题|背景|字体|颜色|风格|网格|波浪|秒))",
    re.IGNORECASE,
)
_THINGS: tuple[tuple[re.Pattern[str], tuple[type[Operation], ...]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kinds)
    for pattern, kinds in (
        (r"\blogo\b|\bwatermark\b|标志|水印", (ChangeLogo, PlaceLogo, ShowBrandCard)),
        (r"\b(?:music|soundtrack|bgm)\b|音乐|配乐|曲子", (ChangeMusic, ChangeVoice, ChangeClipSound)),
        (r"\b(?:captions|subtitles)\b|字幕", (ShowCaptions, StyleCaptions, ChangeFont, ChangeSceneText, ChangeCase, ReplaceText)),
        (r"\b(?:voice-?over|narrat\w+)\b|旁白|配音", (ChangeVoice, ChangeMusic)),
        (r"\btheme\b|主题", (ChangeTheme, ShiftTheme, ChangePalette, ChangeAccent)),
        (r"\btransitions?\b|转场", (ChangeTransition,)),
    )
)  # fmt: skip
_OF_SCENES = re.compile(r"\bcaption (?:scenes?|cards?|slides?)\b|字幕(?:场景|页|屏)", re.IGNORECASE)


def leaves_a_text(message: str, wish: tuple[Operation, ...]) -> bool:
    """Tell whether a message brings a new text for a card of which a wish makes nothing."""
    said = _QUOTED_TEXT.sub("\uf000", message)
    return _TEXT_LED.search(said) is not None and not any(isinstance(one, _TEXTS) for one in wish)


def leaves_a_thing(message: str, wish: tuple[Operation, ...]) -> bool:
    """Tell whether a message speaks of a thing, or brings a new text, that no part of a wish is about."""
    said = _OF_SCENES.sub(" ", _QUOTED_TEXT.sub("\uf000", message))
    return leaves_a_text(message, wish) or any(
        pattern.search(said) and not any(isinstance(one, kinds) for one in wish) for pattern, kinds in _THINGS
    )
