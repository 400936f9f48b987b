"""Chinese as it is typed in a chat: spaces where others put a comma or a colon, "p" for a page.

One sign becomes one sign: "曲子太闹心了 关掉" is read as "曲子太闹心了，关掉", "题目写 四世同堂" as "题目写：四世同堂".
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.references import QUOTED

_HAN = "\u3400-\u9fff"
_ANY_HAN = re.compile(f"[{_HAN}]")
_QUOTED_TEXT = re.compile(QUOTED)
_BORDERS = "，。；！？、：:,.;!?"
# What a new text follows after a space, however little the wish says beside that.
_NAMING = re.compile(
    r"(?:(?<![大小])写上?|打上?|叫做?|叫作|名为|取名|改名叫?|命名为|署名|注明|写着|文字为|内容为|rename成?|人名条|字幕条)$|"
    r"(?:加|添|插|补)(?:上|入|个|一)*(?:条|句|点|个|样|页|张|项)(?:章节页|引语|引言)?$"
)
_BECOMES = re.compile(
    r"(?:改|换|变|写|改名|改写|替换|rename|更正|更新)(?:成|为|做)$|(?:应该?|该)(?:是|为|写)$"
)
# What a text is said of: "第四个标题改成 四大招牌".
_OF_A_TEXT = re.compile(
    r"标题|题目|主题词|文字|文案|字样|那句|这句|的话|句话|名言|引语|引言|引用|条|点|项|结尾|片尾|名字?|署名|slogan|标语|口号|cta|title|subtitle|"
    rf"第[\d一二两三四五六七八九十]+(?:个|页|张|屏|段|幕|p)|[这那](?:一)?(?:页|张|屏|段|幕)|说明|太|不够|错|不好|谁|内容|item|points?|list|[{_HAN}]店|单子|老外|洋人",
    re.IGNORECASE,
)
_OPEN = "把将给在从用到和跟与的是成让对向往比被叫写加第"
_VALUE_LED = re.compile(r"(?:用|成|为|换|放|铺|到|写|叫|传的那个|是|加)\s?[\w#%.×x:+-]+$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:(?:和|跟|与|以及)(?=\s?[#“\"第\d])|统一|都|改成|换成|改为|换为|变成|替换|设为|设成|调到|调成|里|上|中|的|这个?词|这[一]?[条句]|那[一]?[条句]|二字|倍|主题|背景|风格|样式|转场|字体|音乐)"
)
_COUNTED = re.compile(r"[秒分帧倍页个张段幕屏场号点条项种到至和、]")
_PARTICLE = re.compile(r"[吧啊呀呢吗了呗哈嘛]+\s*[。！？!?]*")
_TAKES_PLACE = re.compile(r"(?:来)?(?:代替|替代|取代|替换)")
_LEADING = ("写", "上面写", "内容", "叫")
_HOW = re.compile(r"太|不|[一点些]$|点儿$|久$|慢$|长$|短$")
_COMPLAINS = re.compile(r"太|不|错|丑|烂|没|怪|闷|难|糊|啥|谁")
_PAGE = re.compile(r"(?:(?<=第[\d一二两三四五六七八九十])|(?<=[上下这那一末]))[pP](?![a-zA-Z\d])")
_LEAST_CLAUSE, _LEAST_COMPLAINT = 3, 4


def with_marks(message: str) -> str:
    """Return a Chinese message with marks where spaces stand for them; any other as it is."""
    if not _ANY_HAN.search(message):
        return message
    quoted = [found.span() for found in _QUOTED_TEXT.finditer(message)]
    signs = list(_PAGE.sub("页", message))
    start = 0
    is_text = False
    for place, sign in enumerate(signs):
        if sign in _BORDERS:
            start, is_text = place + 1, sign in "：:"
        if sign != " " or place + 1 >= len(signs) or any(a <= place < b for a, b in quoted):
            continue
        said = "".join(signs[:place])
        mark = _mark(said, said[start:], "".join(signs[place + 1 :]), is_text=is_text)
        if mark:
            signs[place] = mark
            start, is_text = place + 1, mark == "："
    return "".join(signs)


def _mark(said: str, left: str, right: str, *, is_text: bool) -> str:
    """Return what the space between `left` and `right` stands for; nothing where it is only a space."""
    if right.startswith(_LEADING) or _PARTICLE.fullmatch(right) or _TAKES_PLACE.match(right):
        return ""
    is_han_right = bool(_ANY_HAN.match(right))
    begins = is_han_right or right[:1].isupper() or right[:1].isdigit()
    if begins and not is_text and _NAMING.search(left) and not right[:1].isdigit():
        return "："
    if begins and not is_text and _BECOMES.search(left) and not right[:1].isdigit():
        return "：" if _OF_A_TEXT.search(said) else ""
    if not (is_han_right or right[:1].isdigit()) or not left.strip():
        return ""
    if len(left.strip()) < _LEAST_CLAUSE or left[-1:] in _OPEN:
        return ""
    if _GOES_ON.match(right):
        is_whole = len(left) >= _LEAST_COMPLAINT and _COMPLAINS.search(left)
        return "，" if is_whole and is_han_right else ""
    if left[-1:].isdigit() and _COUNTED.match(right):
        return ""
    if left[-1:] in "%％" and right[0] in "这那":
        return ""
    if not _ANY_HAN.match(left[-1:]) and left[-1:] not in "%％":
        return "，" if is_han_right and _ANY_HAN.search(left) and _VALUE_LED.search(left) else ""
    if right[:1].isdigit():
        return "，" if _HOW.search(left) and re.match(r"\d+(?:\.\d+)?(?:秒|帧|%|分)", right) else ""
    return "，"
