"""Text as it is said: numbers, dates, currencies, units and short forms that the voice would read wrong.

What is shown is never changed. Each character of the spoken text knows which shown one it comes from, so
that word times find their way back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pictory_nb.engine.sound.voice.vocabulary import (
    CURRENCIES,
    GERMAN_CENTURIES,
    GERMAN_DAYS,
    MAGNITUDES,
    MONTHS,
    SHORT_FORMS,
    TO,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Rule = tuple["re.Pattern[str]", "Callable[[re.Match[str]], str]"]
_NUMBER = r"\d+(?:[.,  ]\d{3})*(?:[.,]\d+)?"
_MAGNITUDE = (
    r"k|K|m|M|bn|B|tn|Mio\.?|Mrd\.?|million(?:s|en)?|billions?|trillions?|Millionen?|Milliarden?|"
    r"milliards?|millones|millón|万|亿"
)
_ENGLISH_YEAR_CUES = (
    r"in|since|by|of|from|until|till|to|for|during|before|after|and|January|February|March|April|May|June|"
    r"July|August|September|October|November|December|early|late|year|spring|summer|autumn|fall|winter"
)
_DECADES = {"2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties",
            "7": "seventies", "8": "eighties", "9": "nineties"}  # fmt: skip
_CHINESE_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")


def for_speech(text: str, language: str) -> tuple[str, list[int]]:
    """Return (what to say, the place in `text` that each of its characters comes from)."""
    spoken, origins = text, list(range(len(text)))
    for pattern, said in _rules(language if language in MONTHS else "other"):
        spoken, origins = _replaced(pattern, said, spoken, origins)
    return spoken, origins


def _replaced(
    pattern: re.Pattern[str], said: Callable[[re.Match[str]], str], text: str, origins: list[int]
) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in pattern.finditer(text):
        fresh = said(found)
        first, last = found.span()
        if fresh == found[0] or first == last:
            continue
        pieces += [text[at:first], fresh]
        places += origins[at:first]
        places += [origins[first + k * (last - first) // len(fresh)] for k in range(len(fresh))]
        at = last
    return "".join([*pieces, text[at:]]), places + origins[at:]


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    rules: list[Rule] = [
        (re.compile(r"https?://(?:www\.)?|\bwww\."), lambda _: ""),
        (re.compile(r"[*_`~|<>#](?!\d)|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]"), lambda _: " "),
    ]
    if language == "other":
        return tuple(rules)
    for short, full in SHORT_FORMS[language].items():
        rules.append((re.compile(rf"(?<!\w){re.escape(short)}(?!\w)"), _constant(full)))
    rules += [*_dates(language), *_money(language), *_of_language(language)]
    to = TO[language]
    rules += [
        (re.compile(r"(?<=\d)\s?[–—]\s?(?=\d)"), lambda _: f" {to} "),
        (re.compile(r"(?<![\d.,-])(\d{1,3})-(\d{1,3})(?![\d-])"), lambda m: f"{m[1]} {to} {m[2]}"),
        (re.compile(r"24/7"), lambda _: "24 7"),
    ]
    for unit, full in UNITS[language].items():
        rules.append((re.compile(rf"(?<=\d)\s?{re.escape(unit)}(?![\w/])"), _constant(f" {full}")))
    return tuple(rules)


def _constant(full: str) -> Callable[[re.Match[str]], str]:
    return lambda _: full


def _dates(language: str) -> list[Rule]:
    def written(year: str, month: str, day: str, whole: str) -> str:
        if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
            return whole
        name = MONTHS[language][int(month) - 1]
        match language:
            case "en":
                return f"{name} {int(day)}, {_english_year(year)}"
            case "de":
                return f"{GERMAN_DAYS[int(day) - 1]} {name} {year}"
            case "es":
                return f"{int(day)} de {name} de {year}"
            case "zh":
                return f"{year}年{int(month)}月{int(day)}日"
            case _:
                return f"{'premier' if int(day) == 1 else int(day)} {name} {year}"

    def slashed(m: re.Match[str]) -> str:
        day_first = language != "en" or int(m[1]) > 12
        day, month = (m[1], m[2]) if day_first else (m[2], m[1])
        return written(m[3], month, day, m[0])

    return [
        (
            re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])"),
            lambda m: written(m[1], m[2], m[3], m[0]),
        ),
        (re.compile(r"(?<![\d./])(\d{1,2})[./](\d{1,2})[./](\d{4})(?![\d/])"), slashed),
    ]


def _money(language: str) -> list[Rule]:
    def named(sign: str, number: str, magnitude: str) -> str:
        one, many = CURRENCIES[language][sign]
        size = MAGNITUDES[language].get(magnitude.rstrip("."), magnitude)
        if language == "zh":
            return f"{number}{size}{many}"
        if not size:
            return f"{number} {one if number == '1' else many}"
        de = "de " if language == "es" and size.startswith("mill") else ""
        de = "de " if language == "fr" and size.startswith("mill") and size != "mille" else de
        return f"{number} {size} {de}{many}"

    signs = "[$€£¥￥]"
    return [
        (
            re.compile(rf"({signs})\s?({_NUMBER})(?:\s?({_MAGNITUDE})(?!\w))?"),
            lambda m: named(m[1], m[2], m[3] or ""),
        ),
        (
            re.compile(rf"({_NUMBER})(?:[  ]?({_MAGNITUDE}))?[  ]?({signs})"),
            lambda m: named(m[3], m[1], m[2] or ""),
        ),
    ]


def _english_year(year: str) -> str:
    century, rest = year[:2], year[2:]
    if rest == "00" or (century == "20" and rest[0] == "0"):
        return year
    return f"{century} {'oh ' + rest[1] if rest[0] == '0' else rest}"


def _of_language(language: str) -> list[Rule]:
    sizes = MAGNITUDES[language]
    match language:
        case "en":
            return [
                (re.compile(r"\b(1[5-9]|20)([2-9])0s\b"), lambda m: f"{m[1]} {_DECADES[m[2]]}"),
                (
                    re.compile(rf"(?<=\b)({_ENGLISH_YEAR_CUES})(\s+)(1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"),
                    lambda m: f"{m[1]}{m[2]}{_english_year(m[3])}",
                ),
                (re.compile(r"(\d{1,2}:)00(?=\s?[ap]\.?m)", re.IGNORECASE), lambda m: m[1][:-1]),
                (re.compile(r"\b(\d{1,2}):00\b"), lambda m: f"{m[1]} o'clock"),
                (re.compile(r"#(?=\d)|\b[Nn]o\.\s?(?=\d)"), lambda _: "number "),
                (re.compile(r"(?<=\d)[x×](?!\w)"), lambda _: " times"),
                (
                    re.compile(r"(?<=\d)\s?(k|K|M|bn|B)(?!\w)"),
                    lambda m: f" {sizes[m[1]]}",
                ),
            ]
        case "de":
            months = "|".join(MONTHS["de"])
            return [
                (
                    re.compile(rf"(?<!\d)(\d{{1,2}})\.\s(?=(?:{months})\b)"),
                    lambda m: f"{GERMAN_DAYS[int(m[1]) - 1]} " if 1 <= int(m[1]) <= 31 else m[0],
                ),
                (
                    re.compile(r"(?<![\d.,])1([1-9])(\d\d)(?![\d%]|[.,]\d)"),
                    lambda m: f"{GERMAN_CENTURIES[int(m[1]) - 1]}{f' {int(m[2])}' if m[2] != '00' else ''}",
                ),
                (
                    re.compile(r"\b(\d{1,2}):(\d\d)(?:\s?Uhr)?"),
                    lambda m: f"{int(m[1])} Uhr{f' {int(m[2])}' if m[2] != '00' else ''}",
                ),
            ]
        case "fr":
            return [
                (
                    re.compile(r"\b(\d{1,2})\s?[h:]\s?(\d\d)\b"),
                    lambda m: f"{int(m[1])} heures{f' {int(m[2])}' if m[2] != '00' else ''}",
                ),
                (re.compile(r"\b1er\b"), lambda _: "premier"),
                (re.compile(r"(?<=\d)[  ](?=\d{3}(?!\d))"), lambda _: ""),
            ]
        case "es":
            return [
                (
                    re.compile(r"\b(\d{1,2}):(\d\d)\b"),
                    lambda m: f"{int(m[1])} y {int(m[2])}" if m[2] != "00" else f"{int(m[1])} en punto",
                ),
                (re.compile(r"(?<=\d)[  ](?=\d{3}(?!\d))"), lambda _: ""),
            ]
        case _:
            return [
                (re.compile(r"(\d{4})(?=年)"), lambda m: m[1].translate(_CHINESE_DIGITS)),
                (re.compile(rf"({_NUMBER})\s?[%％]"), lambda m: f"百分之{m[1]}"),
                (
                    re.compile(r"(\d{1,2})[:：](\d\d)"),
                    lambda m: f"{int(m[1])}点{f'{int(m[2])}分' if m[2] != '00' else '整'}",
                ),
                (re.compile(r"(?<![\d.])2(?=[个种位名次天倍家条项张只年])"), lambda _: "两"),
                (re.compile(r"(?<=\d),(?=\d{3})"), lambda _: ""),
            ]
