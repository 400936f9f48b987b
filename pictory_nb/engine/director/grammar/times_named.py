"""Scenes named by when they are seen: "the scene at 0:16", "whatever is on screen at 0:31", "0:30的那个场景"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.names import VALUES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.film import Film

_CLOCK = r"\d+:\d\d"
_TIME = rf"(?P<time>{_CLOCK}|\d+(?= ?(?:s|secs?|seconds?)\b)|(?<=second )\d+)(?: ?(?:s|secs?|seconds?)\b)?(?: mark)?"
_AT = rf"(?:at|around|about) (?:the )?(?:second )?{_TIME}"
_SCENE = r"(?:scene|slide|one|part|card|shot|bit|thing|page|panel|frame|picture|clip|segment)"
_TEXT = r"(?:words|text|line|sentence|caption)"
_THING = r"(?:big number|number|stat(?:istic)?|figure|quote|quotation|list|title)"
_SEEN = r"(?:on screen|shown|seen|visible|playing|running|plays|runs|starts|begins|starting|beginning|comes up|coming up|comes in|comes|appears|happens|shows|showing|is said|said)"
_THAT = r"(?:(?:that|which)(?:['’]s| is)? |that['’]s )?(?:begins? |begun |starts? |starting |beginning |runs? |running |playing |plays? |shown |showing |shows |visible |displayed |seen |said |on screen |up |on |comes? (?:on |in |up )?|appears? )?"
_ZH_AT = r"(?:在)?第?(?P<time>\d+:\d\d|\d+(?=秒))秒?(?:处|时|左右|的时候|那里|出现|开始|播放)*的?"
_CUTTING = re.compile(r"\b(?:split|blade|divide|break|razor|trim|start|begin|end)\b[^,.;]*$", re.IGNORECASE)
_LOOKS = re.compile(
    r"\b(?:theme|look|background|backdrop|captions?|style)\b|主题|背景|字幕|样式", re.IGNORECASE
)
_STYLED = re.compile(
    r"\b(?:style|karaoke|boxed|plain|pop|pill|bigger|smaller|larger|top|bottom|middle)\b", re.IGNORECASE
)
_OF_TIME = re.compile(
    r"\b(?:cut|remove|delete|keep|trim|lift|drop|lose|take|clip|music|fade|only|just)\b|\.(?:mp4|mov|webm|mp3|wav)\b|删|剪|去掉|保留|留|只",
    re.IGNORECASE,
)
_NEAR_MS = 300
_NAMES = "|".join(
    name
    for symbol in ("themename", "family")
    for names in VALUES[symbol].values()
    for name in names
    if name.isascii()
)
_WORDED = re.compile(
    rf"\b({_SCENE} (?:at|around|about)) (two|three|four|five|six|seven|eight|nine|ten) (?=seconds?\b|secs?\b)",
    re.IGNORECASE,
)
_FIGURES = {
    name: str(number)
    for number, name in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)
}


def with_scenes_at_times(message: str, film: Film) -> str:
    """Return the message with scenes that are named by a time named by their number."""
    if not any(sign in message for sign in (":", "秒", "second", " s")) and not re.search(r"\ds\b", message):
        return message
    message = _WORDED.sub(lambda found: f"{found[1]} {_FIGURES[found[2].lower()]} ", message)
    for form, build in _FORMS:

        def named(found: re.Match[str], build: Callable[[re.Match[str], Film], str | None] = build) -> str:
            return build(found, film) or found[0]

        message = form.sub(named, message)
    return message


def _ms(time: str) -> int:
    minutes, _, seconds = time.rpartition(":")
    return (int(minutes or 0) * 60 + int(seconds)) * 1000


def _at(found: re.Match[str], film: Film) -> int | None:
    """Return the scene that is seen at the time that was found, from 1."""
    at_ms = _ms(found["time"])
    return next(
        (
            number
            for number, scene in enumerate(film.scenes, 1)
            if scene.video["st"] <= at_ms < scene.video["st"] + scene.video["d"]
        ),
        None,
    )


def _starting(time_ms: int, film: Film) -> int | None:
    """Return the scene that starts at a time."""
    starts = [scene.video["st"] for scene in film.scenes]
    return next((n for n, start in enumerate(starts, 1) if abs(start - time_ms) <= _NEAR_MS), None)


def _scene(found: re.Match[str], film: Film) -> str | None:
    number = None if _CUTTING.search(found.string[: found.start()]) else _at(found, film)
    return f"scene {number}" if number else None


def _text(found: re.Match[str], film: Film) -> str | None:
    """Return a text that is named by its time; a caption is its scene where its text is not spoken of."""
    scene = _scene(found, film)
    if scene is None or found["text"].lower() == "caption":
        return scene
    return f"the {'captions' if _STYLED.search(found.string) else 'text'} of {scene}"


def _thing(found: re.Match[str], film: Film) -> str | None:
    return found["thing"] if _scene(found, film) else None


def _question(found: re.Match[str], film: Film) -> str | None:
    number = _at(found, film)
    return f"what is in scene {number}?" if number else None


def _split(found: re.Match[str], film: Film) -> str | None:
    number = _at(found, film)
    return f"split scene {number} at {found['time']}" if number else None


def _join(found: re.Match[str], film: Film) -> str | None:
    number = _starting(_ms(found["time"]), film)
    return f"the transition before scene {number}" if number else None


def _head(found: re.Match[str], film: Film) -> str | None:
    """Read the time that a message begins with: where something is added, or which scene is spoken of."""
    if found["add"]:
        number = _starting(_ms(found["time"]), film)
        return f"before scene {number} {found['add']}" if number else None
    number = _at(found, film)
    return f"in scene {number} " if number else None


def _looked(found: re.Match[str], film: Film) -> str | None:
    number = _at(found, film)
    return f"{found['look']} in scene {number}" if number else None


def _stretch(found: re.Match[str], film: Film) -> str | None:
    """Read "from 0:16 to 0:23" as the scenes that fill that time, where looks are spoken of."""
    if not _LOOKS.search(found.string) or _OF_TIME.search(found.string):
        return None
    first = _starting(_ms(found["a"]), film)
    ends = [scene.video["st"] + scene.video["d"] for scene in film.scenes]
    last = next((n for n, end in enumerate(ends, 1) if abs(end - _ms(found["b"])) <= _NEAR_MS), None)
    if first is None or last is None or last < first:
        return None
    if not found[0].isascii():
        return f"第{first}到第{last}个场景"
    return f"in scene {first}" if first == last else f"in scenes {first} to {last}"


def _zh_scene(found: re.Match[str], film: Film) -> str | None:
    number = _at(found, film)
    return f"第{number}个场景" if number else None


def _zh_text(found: re.Match[str], film: Film) -> str | None:
    number = _at(found, film)
    return f"第{number}个场景的文字" if number else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Film], str | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (rf"^what(?:['’]s| is|s)?(?: {_SEEN})? {_AT}[?.! ]*$", _question),
        (rf"^(?:please )?(?:split|blade|razor|divide|break)(?: (?:it|the (?:film|video|scene|slide|caption|shot)))? at {_TIME}(?=[.! ]*$)", _split),
        (rf"\bthe (?:change|transition|join|cut|switch|changeover) {_AT}", _join),
        (rf"^at {_TIME},? (?P<add>(?:please )?(?:insert|add|put in) )?(?!(?:seconds?|secs?)\b|[\w ]+ (?:comes?|appears?|shows?|starts?|begins?)\b)(?=\w)", _head),
        (rf"(?:\bfrom |从)(?P<a>{_CLOCK})(?: (?:to|until|till|through) |[到至-])(?P<b>{_CLOCK})", _stretch),
        (rf"\b(?:the |that )?(?P<text>{_TEXT}) {_THAT}{_AT}", _text),
        (rf"\bthe (?P<thing>{_THING}) {_THAT}{_AT}", _thing),
        (rf"\b(?:the |that )?{_SCENE} {_THAT}{_AT}", _scene),
        (rf"\b(?:whatever|what|everything)(?:(?:['’]s| is| that)?(?: {_SEEN})?|(?: (?:you|we|i|people|they|one|viewers) (?:can )?(?:see|sees|hear|watch))) {_AT}", _scene),
        (rf"\b(?P<look>(?:use|put|set|have|take) (?:the )?(?:{_NAMES})(?: (?:theme|look|background|backdrop))?) {_AT}", _looked),
        (rf"{_ZH_AT}(?:那|这|的)(?:一)?(?:句话?|段话|行字)", _zh_text),
        (r"(?<![前后头尾\d:：])(?:在)?第?(?P<time>\d+:\d\d|\d+(?=秒))秒?的那(?:一)?[个张](?=[\u3400-\u9fff])(?!场景|画面|镜头|音|转)", _zh_scene),
        (rf"{_ZH_AT}(?:那|这)?(?:一)?(?:个|张|幅|段)?(?:场景|幕|页|画面|镜头|屏|slide|scene|card)", _zh_scene),
    )
)  # fmt: skip
