"""Chinese signs that sound alike: "第二业不要了", "速读加快一倍", "最后一页放道开头"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

_NUMBER = r"[\d一二两三四五六七八九十]"
_SOUNDS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"速[读渡毒]", "速度"), (r"[加佳]陪", "加倍"), (r"[翻番]陪", "翻倍"), (r"提[钱千]", "提前"),
        (rf"(?<=[后前]面)[佳家](?={_NUMBER}|个)|(?<=[后前])[佳家](?=一)", "加"), (r"(?<=[加来放])各(?=品牌|新)", "个"),
        (rf"(?<=[放移挪调缩短长改压])道(?=第|最|开|结|片|{_NUMBER})", "到"), (r"[删册山珊姗][掉调吊](?!过)", "删掉"), (r"剪[调吊]", "剪掉"),
        (r"去[调吊]", "去掉"), (r"(?<=只)流下?|^流下", "留下"), (r"保[流刘]", "保留"), (rf"(?<![实现存所正])在(?=[长短加多慢快来]{_NUMBER}?)", "再"),
        (r"[和河何]到一起", "合到一起"), (r"[和合]病|和并|合井", "合并"), (r"笔[计纪继]", "笔记"),
        (rf"[弟地](?={_NUMBER}+[页个张幕段])", "第"), (r"对[掉吊]", "对调"), (r"[交郊][唤焕]", "交换"), (r"[篇偏骗]尾", "片尾"),
        (r"[篇偏骗]头", "片头"), (r"结[未味]|节尾", "结尾"), (r"倒[叙续]|到序", "倒序"), (r"时[常场昌]", "时长"), (rf"(?<={_NUMBER})[妙渺]", "秒"),
        (r"场[警井境镜]", "场景"), (r"分城", "分成"), (r"[网忘](?=[前后]移|[前后]挪)", "往"), (r"数子", "数字"), (r"[弓饮]言|引[颜盐]", "引言"),
        (r"节[揍凑]", "节奏"), (r"停[流刘]", "停留"), (r"廷留", "停留"), (r"缩[段断]", "缩短"), (r"品排", "品牌"), (r"标[提体]", "标题"),
    )
)  # fmt: skip


def mended_sounds(clause: str) -> str:
    """Return a clause with the signs that were meant where others sound alike."""
    for pattern, meant in _SOUNDS:
        clause = pattern.sub(meant, clause)
    return clause
