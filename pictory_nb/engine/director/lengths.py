"""Lengths of time, as people write them in several languages."""

from __future__ import annotations

import re

_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90, "half a": 0.5, "ein": 1,
    "eine": 1, "einer": 1, "zwei": 2, "drei": 3, "zehn": 10, "fünfzehn": 15, "zwanzig": 20,
    "dreißig": 30, "sechzig": 60, "halbe": 0.5, "halben": 0.5, "une": 1, "deux": 2, "trois": 3,
    "dix": 10, "quinze": 15, "vingt": 20, "trente": 30, "soixante": 60, "un": 1, "dos": 2, "tres": 3,
    "diez": 10, "quince": 15, "veinte": 20, "treinta": 30, "sesenta": 60, "medio": 0.5, "半": 0.5,
    "一": 1, "两": 2, "三": 3, "五": 5, "十": 10, "十五": 15, "二十": 20, "三十": 30,
    "四十五": 45, "六十": 60, "九十": 90,
}  # fmt: skip
_AMOUNT = (
    r"(?:\d+(?:[.,]\d+)?|"
    + "|".join(sorted((re.escape(w) for w in _NUMBER_WORDS), key=len, reverse=True))
    + r")"
)
_RANGE = rf"(?:{_AMOUNT}\s?(?:-|–|to|bis|à|a|至|到)\s?)?"
_SECONDS = r"(?:seconds?|secs?|s|sekunden?|sek\.?|secondes?|segundos?|seg\.?)"
_MINUTES = r"(?:minutes?|mins?|m|minuten?|minutos?)"
LENGTH_PATTERNS = (
    re.compile(
        r"(?<![\w.:])(?!(?:9:16|16:9)(?!\d))(?P<clock_m>\d{1,2}):(?P<clock_s>[0-5]\d)(?![\w%:])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.:])(?<!the ){_RANGE}(?:(?P<minutes>{_AMOUNT})[\s-]?{_MINUTES}"
        rf"(?:\s(?P<half>and a half|et demie?|y medi[oa])|"
        rf"\s?(?:(?:and|und|et|y)\s)?(?P<rest>{_AMOUNT})(?:[\s-]?{_SECONDS})?)?"
        rf"|(?P<seconds>{_AMOUNT})[\s-]?{_SECONDS})(?![\w%])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<minutes>{_AMOUNT})\s?分钟?(?P<half>半)?(?:(?P<rest>{_AMOUNT})\s?秒)?|(?P<seconds>{_AMOUNT})\s?秒钟?"
    ),
)


def length_ms_in(text: str) -> int | None:
    """Find the first length in `text`, in ms: "30 seconds", "1:30", "a minute", "45s"; of a range its end."""
    found = next((match for pattern in LENGTH_PATTERNS if (match := pattern.search(text))), None)
    if found is None:
        return None
    groups = found.groupdict()
    if groups.get("clock_m"):
        return (int(groups["clock_m"]) * 60 + int(groups["clock_s"])) * 1000
    if groups.get("minutes"):
        seconds = _amount(groups["minutes"]) * 60 + (_amount(groups["rest"]) if groups.get("rest") else 0)
        return round((seconds + (30 if groups.get("half") else 0)) * 1000)
    return round(_amount(groups["seconds"]) * 1000)


def _amount(word: str) -> float:
    low = word.lower()
    return _NUMBER_WORDS[low] if low in _NUMBER_WORDS else float(low.replace(",", "."))
