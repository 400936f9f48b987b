"""Numbers worth a card of their own, and quotations inside a sentence."""

from __future__ import annotations

import re

from pictory_nb.engine.director.plan import QuoteScene, StatScene

_SCALE = (
    r"(?:million|billion|trillion|thousand|hundred|Millionen|Milliarden|Million|Milliarde|Mio\.?|Mrd\.?|"
    r"Tausend|"
    r"millions?|milliards?|mille|millones|millón|mil|万亿|亿|万|千)"
)
_DIGITS = r"\d{1,3}(?:[,.\u202f\u00a0']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_PERCENT = r"\s?(?:%|percent\b|per cent\b|Prozent\b|pour cent\b|por ciento\b)"
_VALUE = re.compile(
    rf"(?P<money>[$€£¥]\s?(?:{_DIGITS})(?:\s?{_SCALE})?)"
    rf"|(?P<percent>(?<![A-Za-z\d.,])(?:{_DIGITS}){_PERCENT})"
    rf"|(?P<chinese_percent>百分之[一二三四五六七八九十百零点]+)"
    rf"|(?P<times>(?<![A-Za-z\d.,])(?:{_DIGITS})(?:x\b|×|-fold\b|\s?倍|-fach\b|fach\b|\s(?:times|fois|veces|"
    rf"mal)\b))"
    rf"|(?P<share>(?<![A-Za-z\d.,])\d{{1,2}}\s(?:in|out of|von|sur|de cada)\s\d{{1,3}}\b)"
    rf"|(?P<scaled>(?<![A-Za-z\d.,])(?:{_DIGITS})\s?{_SCALE}(?:\s?(?:€|\$|£|Euro|euros|dollars|元))?)"
    rf"|(?P<euro>(?<![A-Za-z\d.,])(?:{_DIGITS})\s?(?:€|£|元)(?!\w))"
    rf"|(?P<count>(?<![A-Za-z\d.,:/\-])(?:{_DIGITS})(?=\s[^\W\d_]{{3,}}|[\u4e00-\u9fff]))"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE_CONTEXT = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|am|in|since|by|until|page|chapter|version|step|part|number|no\.|§|section|day|"
    r"week|"
    r"figure|at|Seite|Kapitel|Version|Schritt|Teil|Nummer|étape|partie|paso|parte|第|vom|bis|seit|le|el|"
    r"du)\s?$",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(
    r"^\s(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|"
    r"Februar|"
    r"März|April|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|juillet|août|septembre|"
    r"octobre|"
    r"novembre|décembre|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre)|Uhr|o['’]clock)\b|^(?:月|日|号|年|点|时|章|节|页)",
    re.IGNORECASE,
)
_VALUE_LIMIT = 14
_TEXT_LIMIT = 150
_RANK = {
    "percent": 5, "chinese_percent": 5, "money": 5, "times": 4, "share": 4, "scaled": 4, "euro": 4,
    "count": 2,
}  # fmt: skip
_STRIKING = frozenset({"percent", "chinese_percent", "times", "share"})
_SAID = (
    r"said|says|writes|wrote|explains|explained|adds|added|notes|noted|argues|argued|recalls|recalled|told|"
    r"asks|asked|puts it|"
    r"sagt|sagte|schreibt|schrieb|erklärt|erklärte|meint|meinte|dit|explique|écrit|affirme|raconte|dice|"
    r"dijo|explica|"
    r"escribe|afirma|说|表示|写道|指出"
)
_NAME = r"(?:[A-ZÄÖÜÉ][\w.'’\-]+)(?:\s(?:[A-ZÄÖÜÉ][\w.'’\-]+|of|de|von|van|der|di))*"
_QUOTE_THEN_NAME = re.compile(
    rf"^[\"“„«]\s?(?P<text>[^\"“”„«»]{{20,200}}?)[,.!?]?\s?[\"”“»],?\s(?P<rest>(?:(?:{_SAID})\s(?P<a>{_NAME})|"
    rf"(?P<b>{_NAME})\s(?:{_SAID}))(?P<role>,\s[^,.;:]{{3,70}})?)\.?$"
)
_NAME_THEN_QUOTE = re.compile(
    rf"^(?:As\s)?(?P<a>{_NAME})(?P<role>,\s[^,.;:]{{3,60}},)?\s(?:{_SAID})\s?[:,]\s?[\"“„«]\s?"
    rf"(?P<text>[^\"“”„«»]{{20,200}}?)[.]?\s?[\"”“»]\.?$"
)
_NO_NAMES = frozenset(
    [
        "He",
        "She",
        "They",
        "It",
        "We",
        "I",
        "You",
        "The",
        "A",
        "This",
        "That",
        "Er",
        "Sie",
        "Wir",
        "Il",
        "Elle",
        "On",
        "Ils",
        "Él",
        "Ella",
        "Ellos",
    ]
)


def stat_of(sentence: str) -> StatScene | None:
    """Make the number card that says all of `sentence`, or None when no number in it carries the meaning."""
    best: re.Match[str] | None = None
    for found in _VALUE.finditer(sentence):
        if _counts(sentence, found) and (best is None or _weight(found) > _weight(best)):
            best = found
    if best is None or len(sentence) > _TEXT_LIMIT:
        return None
    value = best[0].strip()
    rest = sentence[best.end() :].strip()
    begins = best.start() == 0 and len(rest) > 8 and rest[0] not in ",.;:)%–—-+/"
    if best.lastgroup == "count" and not begins:
        return None
    return StatScene(value, (rest if begins else sentence).rstrip(".。"))


def quote_of(sentence: str) -> QuoteScene | None:
    """Make the quotation with its speaker's name that makes up `sentence`, or None."""
    found = _QUOTE_THEN_NAME.match(sentence)
    name = (found["a"] or found["b"]) if found else None
    if found is None:
        found = _NAME_THEN_QUOTE.match(sentence)
        name = found["a"] if found else None
    if found is None or name is None or name.split()[0] in _NO_NAMES:
        return None
    text = found["text"].strip()
    text = text[0].upper() + text[1:]
    role = (found["role"] or "").strip(" ,")
    mark = sentence[found.end("text")]
    ended = text if text.endswith((".", "!", "?", "…")) else text + (mark if mark in "!?" else ".")
    return QuoteScene(ended, f"{name}, {role}" if role else name)


def has_number(sentence: str) -> bool:
    """Tell whether a number that is not a date or a year stands in `sentence`."""
    return any(_counts(sentence, found) for found in _VALUE.finditer(sentence))


def is_striking(value: str) -> bool:
    """Tell whether `value` compares (73%, 3x, 4 in 5), which viewers remember; counts and sums do not."""
    found = _VALUE.fullmatch(value)
    return found is not None and found.lastgroup in _STRIKING


def _weight(found: re.Match[str]) -> float:
    return _RANK[found.lastgroup or "count"] + (0.5 if found.start() == 0 else 0)


def _counts(sentence: str, found: re.Match[str]) -> bool:
    if len(found[0]) > _VALUE_LIMIT:
        return False
    if found.lastgroup != "count":
        return True
    digits = found[0]
    after, before = sentence[found.end() :], sentence[: found.start()]
    return (
        not _YEAR.fullmatch(digits)
        and len(digits) > 1
        and not _DATE_CONTEXT.search(before)
        and not _NOT_A_COUNT.match(after)
    )
