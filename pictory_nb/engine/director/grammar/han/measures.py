"""How much larger or smaller: "大一点", "130%", "两倍", "缩小一半"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.han.numbers import number_of

LARGER, SMALLER = 1.25, 0.8
SIZE = r"(?:大|小)"
MUCH = r"(?:(?:到|成|为|至)?(?:(?P<pct>\d{2,3}(?:\.\d+)?)\s*[%％]|(?P<times>\d+(?:\.\d+)?|[一二两三四五六七八九十])倍|(?P<half>(?:个|了)?一半))|一点点?|点儿?|一些|些|一号|几号|个?一圈)"
MORE = (
    r"(?:再|放|调|加|缩|改|弄|变|想要?|要|想|能|可以|稍微|更|的?字号|的?字体|字号|字体|尺寸|大小|整体){0,4}"
)


def share_of(found: re.Match[str]) -> int | None:
    """Return the size that was found, in percent: "130%", "两倍", "缩小一半"."""
    if found["how"] == "小" and (found["times"] or found["half"]):
        return 50 if found["half"] or found["times"] in {"一", "两", "1", "2"} else None
    if found["pct"]:
        return round(float(found["pct"]))
    if found["times"]:
        # "大一倍" is twice as large, and so is "放大两倍".
        times = "2" if found["times"] in {"一", "1"} else found["times"]
        return round(float(times) * 100) if re.fullmatch(r"[\d.]+", times) else number_of(times) * 100
    return 150 if found["half"] else None
