"""Captions that are named as scenes: "every caption 8 seconds", "merge the last two captions", "每个字幕页都用墨水主题"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film

_ALL = re.compile(
    r"\b(?:every|each|all(?: of)?(?: (?:the|my|our))?) captions?\b(?! (?:scenes?|cards?|text|size|font|style|colou?r))",
    re.IGNORECASE,
)
_ALL_CHINESE = re.compile(r"(?:所有|全部|每[一]?[个条张页]?)(?:的)?字幕(?:页|屏|卡|段|画面|场)(?!景)(?:都)?")
_COUNTED = re.compile(
    r"\b(?:all(?: of)?(?: (?:the|my|our))?|the|each of the|every one of the) (?:(?P<count>two|three|four|2|3|4) )?captions?(?P<scenes> (?:scenes?|slides?|cards?))?\b(?! (?:text|size|font|style|colou?r|scene))",
    re.IGNORECASE,
)
_AS_SCENES = re.compile(
    r"\b(?:merge|join|combine|glue|keep(?: only)?|(?:other|rather) than|apart from|except(?: for)?|all but)\b[^.;]*$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:the )?(?P<side>first|last) (?P<count>two|three|four|2|3|4) captions?(?: (?:scenes?|cards?|slides?))?\b|"
    r"(?P<zh_side>前|最后|后)(?P<zh_count>[两二三四234])(?:个|条|张|页|段)字幕(?:页|场景|屏|卡)?",
    re.IGNORECASE,
)
# What a scene has and a caption has not.
_OF_SCENES = re.compile(
    r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten) ?(?:s|secs?|seconds?)\b|\b(?:longer|shorter|merge|combine|join|together|single scene|one scene|behind|under them|backgrounds?|backdrop|"
    r"(?:slide|wipe|fade|dissolve|cut)s? in|transitions?|crossfade|wipe|wipes|theme|midnight|sunrise|lagoon|paper|ink|aurora|ember|daylight|waves|mesh|bokeh|contours?|grid|papercut|blobs|rays|data ?lines)\b|"
    r"\.(?:jpe?g|png|mp4|mov|webp)\b",
    re.IGNORECASE,
)
_LOOKS = re.compile(
    r"\b(?:style|karaoke|boxed|plain|pill|pop|bigger|smaller|larger|size|on top|bottom|middle|off|on|as (?:they|it)|visible|readable)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"\b(?:hide|hidden|off|hiding|invisible)\b|隐藏|关|不显示", re.IGNORECASE)
_OF_WORDS = re.compile(r"\b(?:shorter|longer) (?:text|words|lines?|sentences)\b", re.IGNORECASE)
_TYPED = re.compile(r"\bcaptions (?=scenes\b)", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "两": 2, "二": 2, "三": 3, "四": 4}


def with_captions_as_scenes(message: str, film: Film) -> str:
    """Return the message with captions that stand for their scenes called scenes."""
    if "caption" not in message.lower() and "字幕" not in message:
        return message
    message = _TYPED.sub("caption ", message)
    message = _ALL_CHINESE.sub("所有字幕场景", message)
    if _OF_SCENES.search(message) and not _OF_WORDS.search(message):
        message = _ALL.sub("all caption scenes", message)

    numbers = scenes_of_kind(film, "caption")

    def counted(found: re.Match[str]) -> str:
        count = _COUNTS.get(found["count"].lower()) or int(found["count"]) if found["count"] else len(numbers)
        is_meant = found["scenes"] or (
            _AS_SCENES.search(message[: found.start()])
            and not _HIDDEN.search(message)
            and not _LOOKS.search(message)
        )
        is_several = found["count"] or found[0].lower().startswith(("all", "each")) or not found["scenes"]
        return "all caption scenes" if count == len(numbers) > 1 and is_meant and is_several else found[0]

    message = _COUNTED.sub(counted, message)

    def numbered(found: re.Match[str]) -> str:
        count = found["count"] or found["zh_count"]
        count = _COUNTS.get(count.lower()) or int(count)
        if len(numbers) < count:
            return found[0]
        named = (
            numbers[:count]
            if (found["side"] or found["zh_side"]).lower() in {"first", "前"}
            else numbers[-count:]
        )
        if found["count"] and _HIDDEN.search(message):
            return f"the captions of scenes {', '.join(map(str, named[:-1]))} and {named[-1]}"
        if found["count"]:
            return f"scenes {', '.join(map(str, named[:-1]))} and {named[-1]}"
        scenes = "和".join(f"第{number}个场景" for number in named)
        return f"{scenes}的字幕" if _HIDDEN.search(message) else scenes

    return _SOME.sub(numbered, message)
