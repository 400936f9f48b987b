"""Chinese turns of phrase that stand for two clauses, or say something beside their order."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

_PLAINLY = (
    (
        re.compile(
            r"(?P<shape>[竖横]屏|[竖横]版)(?:发|投|上)(?:到)?(?:抖音|快手|小红书|视频号|朋友圈|shorts|tiktok|reels)(?:用)?(?=[，。]|$)",
            re.IGNORECASE,
        ),
        r"\g<shape>",
    ),
    (re.compile(r"(?:换掉|替换掉|改掉)[，,](?:就|改)?(?:用|换成|写成?|改成)(?=[“\"「A-Z])"), "改成"),
    (
        re.compile(
            r"^[^，。“]{0,8}(?:确切|准确|正确|真实)的?(?:数字|数据|数)(?:应该)?是(?P<new>\d+(?:\.\d+)?%)[，,](?:请)?把(?P<old>“[^”]+”)(?:换掉|替换掉|改掉)(?=$|[。！吧])"
        ),
        r"把\g<old>换成\g<new>",
    ),
    (
        re.compile(
            r"^有?[两三四五六]条(?:的[那这]一?[页幕张])?[^，。“]{0,6}[念看读抄讲]不[完下过]了?[，,](?:[那这]一?[页幕张])?(?=停|给)"
        ),
        "列表那页",
    ),
    (re.compile(r"^(?P<page>这一?[页幕张])(?:后面|后头|背后)(?=用)"), r"\g<page>背景"),
    (
        re.compile(
            r"(?<=[\u3400-\u9fff])(?:后面|后头|背后)的?那些[^，。“]{0,6}(?:线|圈|点|格子|波浪|光斑|图案)(?=[太好很真][^，。“]{1,3}[，,](?:请|帮我)?换)"
        ),
        "背景",
    ),
    (
        re.compile(
            r"(?<=[\u3400-\u9fff])那一?句(?:话)?(?=(?:太|有点|有些)长了?[，,](?:请|帮我|麻烦)?缩短一下(?:$|[。！吧]))"
        ),
        "那页文字",
    ),
    (
        re.compile(
            r"^(?:我们?|咱们)?(?:公司|品牌)(?:VI|vi)?的?(?:强调色|主题色|品牌色)(?:是|为)(?P<hex>#[0-9A-Fa-f]{6})[，,](?:请|帮我|麻烦)*(?:换上|用上|换一下|换成这个)(?=$|[。！吧])"
        ),
        r"强调色改成\g<hex>",
    ),
    (re.compile(r"[，,](?:就)?(?:当|作为|当作)(?:全片|视频)?的?(?:最后|第)一(?:屏|页|幕|个场景)$"), ""),
    (
        re.compile(
            r"^(?:要|准备|想)?(?:发|上|投)(?:到)?(?:抖音|快手|小红书|视频号|朋友圈|tiktok|shorts|reels)(?:用|的)?[：:]",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"(?<=[\u3400-\u9fffA-Za-z\d])(?:并且|而且)(?=[\u3400-\u9fff])"), "，"),
    (
        re.compile(
            r"^(?P<ref>[^，。“]{2,14}?)(?:的|里面?|上|写的|说的)*不是\s*(?P<old>[A-Za-z][A-Za-z' ]*|\d+%|“[^”]+”)[，,]\s*(?:而|应该|应当|其实)*(?:是|叫|写)(?:成)?\s*(?P<new>[A-Za-z][A-Za-z' ]*|\d+%|“[^”]+”)(?=[，。！吧]|$)"
        ),
        r"\g<ref>里的\g<old>改成\g<new>",
    ),
    (re.compile(r"^(?:有|一共)?[一二两三四五\d]个?(?:地方|处|点|件事)(?:要改|需要改|修改|改动)?[：:]"), ""),
    (
        re.compile(
            r"^不是[^，“”A-Za-z\d]{2,8}[，,]\s*(?:而|应该)?是[^，“”A-Za-z\d]{2,8}[，,](?=.*[改换][成为])"
        ),
        "",
    ),
    (
        re.compile(
            r"(?:要|准备|想|打算)?(?:发|上|投|放|传)(?:到)?(?:抖音|快手|小红书|视频号|tiktok|reels|shorts)(?:上)?(?:的)?[，,](?:把)?(?:画面|视频)?的?(?:尺寸|比例|画幅|大小|画面)(?:改|调|换|适配)(?:一下|下|一改)?",
            re.IGNORECASE,
        ),
        "改成竖屏",
    ),
    (re.compile(r"^(?:做|出|来|要)一?个(?:抖音|快手|小红书|手机|竖屏|横屏|朋友圈)版(?:本)?[：:]"), ""),
    (re.compile(r"(?<=[^，。])(?:免得|以免|省得|防止)[^，。“”]{2,14}(?=[，。]|$)"), ""),
    (
        re.compile(
            r"(?P<list>列表|清单|要点)(?:里)?(?:是不是)?(?:漏|少|缺)了?(?P<text>“[^”]+”)(?:吧|啊)?[？?，,。]\s*(?:请|帮我)?(?:补|加|添)(?:在|到|上)?(?:最后|后面|末尾)?(?:一下|去|面)?$"
        ),
        r"列表最后加上\g<text>",
    ),
    (re.compile(r"(?<=[关去删停拿]掉)(?=(?:换成|改成|换上|改用)[^，]*$)"), "，"),
    (re.compile(r"([a-z]+)主题(?:配上?|搭配?|加上?)([a-z-]+)音乐"), r"用\1主题，用\2音乐"),
)


def put_plainly(message: str) -> str:
    """Return a Chinese message with turns of phrase in the words that frames know."""
    if message.isascii():
        return message
    for pattern, plain in _PLAINLY:
        message = pattern.sub(plain, message)
    return message
