"""Scenes as Chinese messages name them: "第二条字幕", "25秒那里", "后半段", "下一页", "5到7", "除封面外"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.film import Film

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_N = r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_PAGE = r"(?:个)?(?:场景|页|张|幕|段|屏|镜头|片段|部分|[pP])"
_CAPTION = r"(?:条|个|句)?字幕(?:场景|页|卡|屏)?"


def value_of(number: str) -> int:
    """Return the number that digits or Chinese signs state."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if ten:
        return 10 * (_DIGITS.get(tens, 1)) + _DIGITS.get(ones, 0)
    return _DIGITS[number]


def numbers_in(phrase: str, film: Film, focus: tuple[int, ...]) -> tuple[int, ...]:
    """Return the scenes that a phrase names in one of the ways known here; none otherwise."""
    for pattern, build in _FORMS:
        found = pattern.fullmatch(phrase)
        if found:
            numbers = build(found, film, focus)
            return tuple(number for number in numbers if 1 <= number <= len(film.scenes))
    return ()


def _captions(film: Film) -> list[int]:
    return [number for number, scene in enumerate(film.scenes, 1) if scene.kind == "caption"]


def _nth_caption(found: re.Match[str], film: Film, _: tuple[int, ...]) -> list[int]:
    numbers, nth = _captions(film), value_of(found["n"])
    return numbers[nth - 1 : nth]


def _last_caption(_: re.Match[str], film: Film, __: tuple[int, ...]) -> list[int]:
    return _captions(film)[-1:]


def _middle_caption(_: re.Match[str], film: Film, __: tuple[int, ...]) -> list[int]:
    numbers = _captions(film)
    return [numbers[len(numbers) // 2]] if len(numbers) % 2 else []


def _some_captions(found: re.Match[str], film: Film, _: tuple[int, ...]) -> list[int]:
    numbers, count = _captions(film), value_of(found["n"])
    if len(numbers) < count:
        return []
    return numbers[:count] if found["side"] in {"前", "头", "开头"} else numbers[-count:]


def _all_captions(_: re.Match[str], film: Film, __: tuple[int, ...]) -> list[int]:
    return _captions(film)


def _at(found: re.Match[str], film: Film, _: tuple[int, ...]) -> list[int]:
    minutes, _colon, seconds = found["t"].rpartition(":")
    at_ms = (int(minutes or 0) * 60 + int(seconds)) * 1000
    return [
        number
        for number, scene in enumerate(film.scenes, 1)
        if scene.video["st"] <= at_ms < scene.video["st"] + scene.video["d"]
    ]


def _half(found: re.Match[str], film: Film, _: tuple[int, ...]) -> range:
    count = len(film.scenes)
    middle = count // 2
    return range(1, middle + 1) if found["side"] == "前" else range(middle + 1, count + 1)


def _range(found: re.Match[str], _: Film, __: tuple[int, ...]) -> range:
    return range(value_of(found["a"]), value_of(found["b"]) + 1)


def _listed(found: re.Match[str], _: Film, __: tuple[int, ...]) -> list[int]:
    return [value_of(number) for number in re.findall(_N, found[0])]


def _beside(found: re.Match[str], _: Film, focus: tuple[int, ...]) -> list[int]:
    if len(focus) != 1:
        return []
    return [focus[0] + (1 if found["side"] in {"下", "后"} else -1)]


def _middle(_: re.Match[str], film: Film, __: tuple[int, ...]) -> range:
    return range(2, len(film.scenes))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Film, tuple[int, ...]], list[int] | range]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"第(?P<n>{_N}){_CAPTION}", _nth_caption),
        (rf"最后(?:那|一){{0,2}}{_CAPTION}", _last_caption),
        (rf"(?:最)?中间(?:的|那|一){{0,2}}{_CAPTION}", _middle_caption),
        (rf"(?P<side>前|头|最后|后)(?P<n>{_N})[段页张]?{_CAPTION}", _some_captions),
        (r"(?:有|带)字幕的(?:那)?(?:几|些)?(?:个)?(?:场景|页|张|幕|段|屏)?|(?:所有|全部|每(?:一)?个)?(?:的)?字幕(?:场景|页|屏)", _all_captions),
        (r"(?:在)?第?(?P<t>\d+:\d\d|\d+(?=秒))秒?(?:处|时|左右|的时候|那里|这里|出现|开始){0,2}的?(?:那|这)?(?:一)?(?:条|段|个|句|页|张|幅)?(?:字幕|话|场景|画面|镜头|幕)?", _at),
        (r"(?P<side>前|后)(?:半|一半)(?:段|部分|部|截|程)?(?:的)?(?:场景|视频|片子)?", _half),
        (rf"(?:从)?第?(?P<a>{_N}){_PAGE}?(?:到|至|-|~|—)第?(?P<b>{_N}){_PAGE}?", _range),
        (rf"第?{_N}(?:{_PAGE})?(?:[、和跟与,]第?{_N}{_PAGE}?)+", _listed),
        (rf"(?:它的?)?(?P<side>[上下前后])(?:面的?)?(?:[那这])?一?{_PAGE}", _beside),
        (r"首尾(?:以外|之外)的?(?:所有)?(?:场景|页|画面)?|(?:除了?)首尾(?:以外|之外|外)?(?:的)?(?:所有|其他|其余)?(?:场景|页|画面)?", _middle),
    )
)  # fmt: skip
