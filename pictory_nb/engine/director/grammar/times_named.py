"""Scenes named by when they are seen: "the scene at 0:16", "whatever is on screen at 0:31", "0:30的那个场景"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film

_TIME = r"(?P<time>\d+:\d\d|\d+)(?: ?(?:s|secs?|seconds?)\b)?"
_SCENE = r"(?:scene|slide|one|part|card|caption|shot|bit)"
_FORMS = (
    re.compile(
        rf"\b(?:the )?{_SCENE} (?:(?:that|which)(?:['’]s| is)? |that['’]s )?(?:begins? |begun |starts? |starting |beginning |runs? |running |playing |shown |seen |on screen |on |comes? (?:on |in )?)?"
        rf"(?:at|around) (?:second |the )?{_TIME}(?: mark)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:whatever|what|everything)(?:['’]s| is| that)? (?:on screen|shown|seen|visible|playing|running|starts|begins|starting|beginning|comes up|coming up|comes in) (?:at|around) (?:second )?{_TIME}",
        re.IGNORECASE,
    ),
    re.compile(r"第?(?P<time>\d+:\d\d|\d+(?=秒))秒?(?:处|时)?的?(?:那个|那一?|这个)(?:场景|幕|页|画面|镜头)"),
)


def with_scenes_at_times(message: str, film: Film) -> str:
    """Return the message with scenes that are named by a time named by their number."""

    def numbered(found: re.Match[str]) -> str:
        minutes, _, seconds = found["time"].rpartition(":")
        at_ms = (int(minutes or 0) * 60 + int(seconds)) * 1000
        for number, scene in enumerate(film.scenes, 1):
            if scene.video["st"] <= at_ms < scene.video["st"] + scene.video["d"]:
                return f"scene {number}" if found[0].isascii() else f"第{number}个场景"
        return found[0]

    for form in _FORMS:
        message = form.sub(numbered, message)
    return message
