"""Numbers and times in Chinese: "十二", "一分半", "半秒", "0:16", "第9秒"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
DIGITS = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}(?:点[一二三四五六七八九\d]+)?|半)"
LENGTH = (
    r"(?:(?<![\d.])(?=\d)|(?<![一二两三四五六七八九十点])(?=[一二两三四五六七八九十半]))"
    rf"(?:(?:\d+|[一二两三四五六七八九十]{{1,2}})个?分(?:钟)?(?:半|零?{DIGITS}秒(?:钟)?)?|半分钟|{DIGITS} ?(?:个)?(?:秒(?:钟)?半?|s(?:ec(?:ond)?s?)?(?![a-z])))"
)
_CLOCK = r"(?:\d{1,2}[:：]\d\d(?:\.\d+)?)"
MOMENT = rf"(?:第 ?)?(?:{_CLOCK}|{LENGTH}|\d+(?:\.\d+)?(?= ?(?:到|至|-|–|—|~)))"


def number_of(said: str) -> int:
    """Read "12" and "十二"."""
    if said.isdigit():
        return int(said)
    digits = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
    if "十" not in said:
        return digits[said] if len(said) == 1 else 0
    tens, _, ones = said.partition("十")
    return 10 * digits.get(tens, 1) + digits.get(ones, 0)


def ms_of(said: str) -> int:
    """Read "一分半", "1.5秒", "0:16", "半秒", "第9秒"."""
    said = said.strip().removeprefix("第").replace("：", ":").replace(" ", "").replace("个", "")
    if ":" in said:
        minutes, _, seconds = said.partition(":")
        return round((int(minutes) * 60 + float(seconds)) * 1000)
    minutes, _, seconds = said.partition("分") if "分" in said else ("", "", said)
    seconds = re.sub(r"^[钟零]+|钟$", "", re.sub(r"s(?:ec(?:ond)?s?)?$", "秒", seconds))
    total = 0.0
    if minutes == "半":
        total += 30
    elif minutes:
        total += 60 * figure_of(minutes)
    if seconds == "半":
        total += 30
    elif seconds:
        figure, _, half = seconds.partition("秒")
        total += figure_of(figure) + (0.5 if half == "半" else 0)
    return round(total * 1000)


def figure_of(said: str) -> float:
    """Read "1.5", "一点二五", "半"."""
    if said == "半":
        return 0.5
    if re.fullmatch(r"\d+(?:\.\d+)?", said):
        return float(said)
    whole, _, part = said.partition("点")
    tenths = "".join(sign if sign.isdigit() else str(number_of(sign)) for sign in part)
    return float(f"{number_of(whole)}.{tenths or 0}")
