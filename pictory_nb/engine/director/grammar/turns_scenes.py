"""Turns of phrase about which scenes there are, in which order, and how long they last."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_SCENE = r"(?:scene|slide|card|part|shot|clip|section)"
_ONE = rf"(?:{_SCENE} \w+|(?:the|my|our) [\w% ]{{2,30}}?)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last)"
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_UNIT = r"(?= ?(?:%|percent|per cent|seconds?|secs?|minutes?|fps|frames)\b)"
_N = r"[\d一二两三四五六七八九十]+"


def _number(found: re.Match[str]) -> str:
    return str(_TENS[found[1].lower()] + (_UNITS[found[2].lower()] if found[2] else 0))


_NUMBERS = rf"\b({'|'.join(_TENS)})(?:[ -]({'|'.join(_UNITS)}))?{_UNIT}"

SCENES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (_NUMBERS, _number),
    (
        r"\b(\d+) percent not (" + "|".join(_TENS) + r")(?:[ -](" + "|".join(_UNITS) + r"))?\b(?=[.!]?$)",
        lambda f: f"{f[1]}% not {_TENS[f[2].lower()] + (_UNITS[f[3].lower()] if f[3] else 0)}%",
    ),
    # lengths
    (r"\bthree quarters of a minute\b", "45 seconds"),
    (r"\b(?:a )?quarter of a minute\b", "15 seconds"),
    (r"\bhalf (?:a|of a|one) minute\b", "30 seconds"),
    (
        r"\b(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?)[,;.] (?:so )?(?:please )?(?:set|make|bring|get|keep) (?:it|that) (?:to |at )?(?:exactly )?\1(?: ?(?:s|secs?|seconds?))?(?=[.!]?$)",
        r"\1 seconds",
    ),
    (
        rf"\b((?:per|each|every|a) {_SCENE}),? (?:for )?all (?:(?:of them|(?:\w+ )?of them)|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) {_SCENE}s)(?=[.!]?$)",
        r"\1",
    ),
    (r"(?:再)?(?:多停留|多显示|多展示|多待|多播放?|多给)(?:上)?(?=[\d一二两三四五六七八九十]+秒)", "延长"),
    (r"\b(0?\.\d+|1\.\d+) of (?:the |its |normal )*speed\b", r"\1x speed"),
    (r"(?<=\d)倍速(?:播放|放|播)(?=[吧。！]*$)", "倍速"),
    (r"\b(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?) each for (?:all|every)\b", r"\1 seconds for every"),
    (r"\bmore slow(?:ly)?\b", "slower"),
    (r"\bmore (?:fast|quick)\b", "faster"),
    (r"\b(?:slower|faster), (?=(?:to |at )?[\d.]+x\b)", ""),
    (
        r"\bcap (?:it|(?:the |this |my )?(?:whole |entire )?(?:video|film|thing|clip)) (?:at|to)\b",
        "make the video",
    ),
    (
        r"((?:\bagain\b|\btwice\b|\b(?:a )?second time\b)[^,.;]*),? (?:directly|right|immediately|just|straight)? ?after the (?:first|original)(?: one| time)?(?=[.!]?$)",
        r"\1",
    ),
    # places
    (rf"\bmake ({_ONE}) the ({_ORDINAL})(?: {_SCENE}| one)?(?=[.!?]?$|,)", r"move \1 to the \2 position"),
    (rf"\bmake ({_ONE}) (?:number|no\.?|#|{_SCENE}) ?(\d+)(?=[.!?]?$)", r"move \1 to position \2"),
    (r"\bto (?:just|right|directly|straight|immediately) (before|after)\b", r"\1"),
    (
        rf"\b(?:change|exchange|switch|trade|invert) (?:the )?(?:places?|positions?|order|spots?) (?:of|between) ({_ONE}) (?:and|with) ({_ONE})(?: (?:between|with) (?:them|each other))?(?=[.!?]?$)",
        r"swap \1 and \2",
    ),
    (rf"\b(swap {_ONE} (?:and|with) {_ONE}) (?:between them|with each other|around)(?=[.!?]?$)", r"\1"),
    (
        rf"\b(?:make|do|create|form) (?:a |an |the )?(?:union|fusion|merge|merger|combination|mix) (?:of|between) ({_ONE}) (?:and|with) ({_ONE})(?: (?:in|into|to) (?:one|a single|only one|just one)(?: {_SCENE})?)?(?=[.!?]?$)",
        r"merge \1 and \2",
    ),
    # what stays
    (
        r"^(?:please )?(?:i|we) (?:only|just) (?:want|need) (?:to keep )?(?=\S)(.+?)[,;.] ?(?:so )?(?:please )?(?:remove|delete|drop|lose|cut|dump) (?:all )?(?:of )?(?:the )?(?:others?|rest|other scenes|other ones|remaining (?:scenes|ones))(?: of (?:it|them))?[.!]?$",
        r"keep only \1",
    ),
    (r"^(?:please )?(?:only|just) keep ", "keep only "),
    (
        r"^把?(?:全部|所有)(?:的)?(?:场景|画面|镜头|页面)(?:都|全部?|统统)?(?:给)?删(?:除|掉|了|光)+[吧。！]*$",
        "删除所有场景",
    ),
    # a scene by what it says
    (
        r"\b(?:which|that) (?:claims|states|mentions|argues|tells us|explains|announces)(?: that)?\b",
        "that says",
    ),
    (
        rf"\bsplit ({_ONE}|it) (?:between|after|at|by) (?:the )?(?:two |first |its )*(?:sentences?|comma|full stop|period|semicolon|colon)(?=[.!?]?$)",
        r"split \1",
    ),
    (
        rf"(?<=\w),? (?:with )?(?:one|a) sentence (?:each|per {_SCENE}|in each(?: {_SCENE})?|for each)(?=[.!?]?$)",
        "",
    ),
    # slips of the pen that are words
    (
        r"\b((?:trim|cut|remove|take|delete|shave|drop)\b[^.!?]*) form (?=(?:the|scene|second|\d)\b)",
        r"\1 from ",
    ),
    (rf"\b(first|last|next) tow\b|\btow (?={_SCENE}s\b)", lambda f: f"{f[1]} two" if f[1] else "two "),
    # questions
    (
        r"^(?:what['’]?s |what is |and )?(?:the |its )?(?:total |overall |current |full |whole )?(?:runtime|running time|run time|duration|length) ?\?+$",
        "how long is the video?",
    ),
    (
        r"^how (?:long|much time) (?:will|would|does|do) (?:it|we|i|you) (?:take|need)(?: me| us| one)? to (?:show|watch|play|see|view) (?:the |this |it|my |our )[^,.;]*\?*$",
        "how long is the video?",
    ),
    (
        r"^(?:视频|影片|片子|整个?视频|全片)(?:现在|目前|一共|总共|总)*(?:是)?(?:有)?(?:几|多少)(?:秒|分钟)(?:长|啊|呢|呀|了)*[？?]*$",
        "视频多长？",
    ),
)
