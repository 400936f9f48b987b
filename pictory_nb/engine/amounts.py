"""Numbers as people write them: sign, currency, separators, scale and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCALES = {
    1e3: ("k", "tsd", "tsd.", "thousand", "tausend", "mille", "mil", "千"),
    1e4: ("万", "萬", "만"),
    1e6: ("mn", "mio", "mio.", "million", "millions", "millionen", "millones", "millón"),
    1e8: ("亿", "億", "억"),
    1e9: ("bn", "mrd", "mrd.", "billion", "billions", "milliarde", "milliarden", "milliard", "milliards"),
    1e12: ("tn", "trillion", "trillions"),
}
_SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words}
_CAPITAL_SCALES = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
"""One letter is a scale when it is a capital or stands behind money: "5 m" may be metres."""
_CURRENCIES = "$€£¥₹₩₪฿"
_WRITTEN = re.compile(
    r"^(?P<open>\()?\s*(?P<sign>[+\-−–]?)\s*(?P<before>[A-Z]{0,3}[$€£¥₹₩₪฿]|[A-Z]{3}\s)?\s*(?P<sign2>[\-−]?)"
    r"(?P<digits>\d[\d.,'’\u00a0\u202f ]*\d|\d)(?P<after>[^\d()|:]{0,24}?)\s*(?P<close>\))?$"
)
_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "th", "hi", "he"})


@dataclass(frozen=True, slots=True)
class Amount:
    """What a written number means: `number` with its scale worked in, and the unit that it counts."""

    number: float
    unit: str


def amount_of(text: str, language: str = "en") -> Amount | None:
    """Read a number as it is written; None when `text` is anything else.

    Examples
    --------
    >>> amount_of("$1.2M")
    Amount(number=1200000.0, unit='$')
    >>> amount_of("-3,5 %", "de")
    Amount(number=-3.5, unit='%')
    """
    found = _WRITTEN.match(text.strip())
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    number = _number(found["digits"], language)
    if number is None:
        return None
    before, after = (found["before"] or "").strip(), found["after"].strip()
    scale, unit = _scaled(after, is_money=bool(before))
    is_negative = found["sign"] in {"-", "−", "–"} or bool(found["sign2"]) or bool(found["open"])
    return Amount(-number * scale if is_negative else number * scale, before or unit)


def _scaled(after: str, *, is_money: bool) -> tuple[float, str]:
    """Split what follows the digits into its scale and the unit."""
    word, _, rest = after.partition(" ")
    scale = _SCALE_OF.get(word.lower())
    if scale is None and (word in _CAPITAL_SCALES or (is_money and word.upper() in _CAPITAL_SCALES)):
        scale = _CAPITAL_SCALES[word.upper()]
    if scale is None and len(word) == 2 and word[1] in _CURRENCIES and word[0] in _CAPITAL_SCALES:
        scale, rest = _CAPITAL_SCALES[word[0]], word[1]
    if scale is None and word[:1] in _SCALE_OF and not word[:1].isascii():
        scale, rest = _SCALE_OF[word[:1]], word[1:]
    return (1.0, after) if scale is None else (scale, rest.strip())


def _number(written: str, language: str) -> float | None:
    digits = re.sub(r"['’\u00a0\u202f ]", "", written)
    if re.search(r"[ \u00a0\u202f'’]", written) and not re.fullmatch(
        r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?", written
    ):
        return None
    marks = [mark for mark in digits if mark in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        if marks.count(decimal) > 1:
            return None
    elif len(marks) > 1:
        decimal = ""
    elif marks:
        own = "." if language in _POINT_LANGUAGES else ","
        grouped = re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits) is not None
        decimal = "" if grouped and marks[0] != own else marks[0]
    else:
        decimal = ""
    for mark in ".,":
        if mark != decimal and mark in digits:
            parts = digits.partition(decimal)[0] if decimal else digits
            if not re.fullmatch(rf"\d{{1,3}}(?:\{mark}\d{{3}})+", parts):
                return None
            digits = digits.replace(mark, "")
    return float(digits.replace(",", "."))
