"""Chinese clauses that order nothing: what is wrong, for whom, why; and what an order behind them speaks of.

"标题太自夸了，把 great 这个词删了", "光斑背景晃眼，换成波浪": what only states something is set aside, and what it
is about is what "it" is behind it.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_saying
from pictory_nb.engine.director.grammar.han import nouns
from pictory_nb.engine.director.grammar.han.numbers import LENGTH
from pictory_nb.engine.director.grammar.han.references import scenes_named
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.han.pointing import Pointing

_QUOTED_TEXT = re.compile(QUOTED)
# What has the sign of an order in it and is none.
_NO_ORDER = re.compile(
    r"(?<![能可])不(?:能|让|许|准|允许|可以)(?:公开|再)?(?:放|用|出现|展示|播|说|写|加)|[放用看读念讲]不[动下了完]|用(?=手机|电脑|投影|平板|耳机)|在用|没(?:有)?用|改名|换(?:了)?(?:名字|人)|[写打拼弄放用]错|[写放加改换调做讲]得"
    r"|关[于键系]|相关|放[学假映]|特别|别[人扭]|区别|级别|性别|要点|要求|要上|要发|应该让人|别(?:那么|这么|太)|不只是|设[计备]|移动端|合[适作]|符合|配合|循环播放|加班|留[言意]|重要|主要|需要登录|最后|除夕|调[子性]|改版|换季|更换频率|没(?:什么|啥|多大)用|有(?:什么|啥)用|派[上不]用场|一闪而过(?:就[行好])?|换季|后面"
)
_ORDERING = re.compile(
    r"删|剪|改|换|移|挪|复制|合并|拆|撤|插|添|调|设|关|打开|隐藏|[不需]要|不用|不需|别|保持|保留|留|去掉|拿掉|放|加|用|写(?!的)|叫|只|缩|压|延长|拉长|替|要(?:有|出现|来)|代|恢复|回到|取消|应该|应当|最好|统一|请|帮|麻烦|静音|竖|横"
)
_STATING = re.compile(
    r"太|有点|有些|过于|不够|不太|不[好对行清懂准符像动足完过搭合适明精]|没|难|丑|[晃刺扎]眼|土|[太很好]乱|错|反了|吵|闹|[看听读念认学]不|来不及|跟不上|不喜欢|不认识|不知道|不严谨|说|觉得|认为|规定|要求|是|[只就都]?有|[好不]?像|会|很|真|挺|那么|这么|少了|漏|缺|重复|多余|啰嗦|拗口|老气|过时|没人|不让|不能|挡|遮|被|占|糊|素|寒酸|拖|没什么|吓人|尴尬|突然|一闪|一上来|[读看听]起来|似的|喧宾夺主|[看听发播放]|限|一闪而过|^(?:要|准备|打算)?(?:发|上|投|传)(?:到)?(?:抖音|快手|小红书|视频号|[bB]站|朋友圈|微信|公众号|tiktok|youtube|instagram|reels|shorts)|给.{1,6}的|做.{1,6}的|了$"
)
_DOUBTING = re.compile(
    r"不是(?=\s*[A-Za-z“\d])|^(?:应该)?(?:不是|不该)|^(?:现在|其实|应该)?是(?!不是)|如果|要是|假如|万一|除非|的话|会不会|要不要|为什么|怎么办|再[说想]|考虑|不确定|可能要|也许|或者|还没(?:定|想)|以后|明天|下次|昨天|等|开玩笑|算了|当我|不(?:同意|答应|愿意|赞成|建议)|先不|暂时|讨论|能不能|可不可以|有(?:个|一[个页幕段张])(?:场景)?|[？?吗]"
)
_FIGURE = re.compile(rf"{LENGTH}|\d+(?:\.\d+)?[%％]")
_SHORTEST = 3


def is_remark(said: str, rest: str) -> bool:
    """Tell whether a clause only states something; a figure in it is no order where `rest` gives it, too."""
    if len(said) < _SHORTEST or "#" in said or _QUOTED_TEXT.search(said) or _DOUBTING.search(said):
        return False
    figures = [found[0] for found in _FIGURE.finditer(said)]
    is_of_now = re.search(r"干嘛|干什么|做什么|[看读念]不|来不及", said)
    if figures and not is_of_now and not all(figure in rest for figure in figures):
        return False
    return bool(_STATING.search(said)) and not _ORDERING.search(_NO_ORDER.sub("", said))


_SPEAKER = re.compile(
    r"^(?:但是?|不过|其实|现在|目前|感觉|觉得|[^，]{1,8}?(?:说|觉得|反映|反馈|嫌|认为|抱怨|听着|看着|看的时候|[里上中](?=音乐|配乐|字幕|logo|背景|标题)))+(?:了|过|我们?)?"
)
_THING = r"副标题|标题|片名|字幕|背景音乐|音乐|配乐|bgm|曲子|背景|底图|logo|标志|转场|过渡|主题|配色|色调|颜色|旁白|配音|署名|作者|品牌名|公司名|口号|标语|字体|强调色"
_TOPIC = re.compile(rf"(?P<of>.{{0,14}}?)(?P<thing>{_THING})", re.IGNORECASE)
_NO_OWNER = re.compile(r"(?:这|那|我们?|整个|视频|片子|片|的|个|首|段|张|种|现在|目前){0,4}")
_WORDS = re.compile(
    r"(?P<of>.{0,14}?)(?P<words>“[^”]+”|[A-Za-z][A-Za-z' ]*[A-Za-z])\s*(?P<called>(?:这|那)(?:个|一)?(?:词|字|单词|点|条|项|句))?(?=[\u3400-\u9fff])"
)
_LONGEST_NAME = 20


_PART = re.compile(
    rf"{nouns.SUBTITLE}|{nouns.HEADING}|{nouns.END_LINE}|{nouns.AUTHOR}|(?:{nouns.LIST_PAGE}{nouns.IN})?{nouns.POINT}{nouns.MEASURE}"
)
_GOES_ON = re.compile(
    r"的|[里上中](?!次|周)|下面|底下|旁边|那[行句条个]|.{0,2}有(?:一)?(?:[条点项句行]|个词)"
)


def topic_of(remark: str, pointing: Pointing) -> str | None:
    """Return what a remark is about, in words that can stand before an order; None where it is a part that is unknown."""
    said = _SPEAKER.sub("", remark)
    if words := _WORDS.search(said):
        is_text = words["called"] or scenes_saying(pointing.film, words["words"])
        is_place = words["of"] and scenes_named(
            words["of"].strip().rstrip("的里中上"), pointing, loosely=True
        )
        if is_text and (is_place or not words["of"] or words["called"]):
            return words[0].strip() if is_place else words[0].removeprefix(words["of"]).strip()
    found = _TOPIC.match(said)
    if found is not None:
        owner = found["of"].rstrip("的")
        if re.match(r"它|这", owner) and found["thing"] in {"背景", "底图", "转场"}:
            return f"它的{found['thing']}"
        is_owned = owner and not _NO_OWNER.fullmatch(owner) and scenes_named(owner, pointing, loosely=True)
        return found[0] if is_owned else found["thing"]
    if line := re.match(r"[这那](?:一)?(?:句|段|行)(?:话|字幕|字|文字)?", said):
        return line[0]
    if part := _PART.match(said):
        return part[0]
    for end in range(min(len(said), _LONGEST_NAME), 1, -1):
        if scenes := scenes_named(said[:end], pointing):
            if _GOES_ON.match(said[end:]):
                return None
            return f"第{'、'.join(map(str, scenes))}个场景"
    return ""


def thing_of(said: str) -> str:
    """Return the captions, the logo and their like that a clause begins with; empty when it begins with none."""
    found = _TOPIC.match(_SPEAKER.sub("", said))
    return (
        found["thing"]
        if found and _NO_OWNER.fullmatch(found["of"].removeprefix("把")) and found["thing"] in _LASTING
        else ""
    )


_LASTING = frozenset({"字幕", "背景音乐", "音乐", "配乐", "bgm", "曲子", "logo", "标志", "旁白", "配音"})


def spoken_plainly(said: str) -> str:
    """Return a clause without who says so, or where it is seen: "耳机里听着音乐好吵"."""
    return _SPEAKER.sub("", said)


_PRONOUN = re.compile(
    r"^(?:请|麻烦|帮我|帮忙|那|就|得|还是|直接(?!切|跳)|干脆|顺便|都|全部?|整[页段张个]|能不能|可不可以|可以|能|给我|希望|建议|我想|最好|先|再|应该(?!是|为|叫|写)|，)*(?:(?:把|将)?(?:它|这个|那个)(?!也)(?:给)?)?"
)
_VERBS = re.compile(
    r"[太删去拿替换改切跳]|有点|直接[切跳]|节奏|音量|声音|字号|位置|尺寸|大小|应该|叠|放|挪|移|调|缩|用|要|[大小轻响亮暗暖冷淡快慢长短]|关|撤|藏|隐藏|不[要用]|取消|减|写|叫|设|弄|提|降|升|拉|压|砍|剪|延|停|留|做|变|补|拆|合|[\d一二两三四五六七八九十半]+秒|(?:shorten|delete|remove|change|make|cut|copy|move)(?![a-z])"
)


_USED_TEXT = re.compile(r"^用(?=[“\"「]|[A-Z])")


def about(topic: str, said: str) -> str | None:
    """Return an order with what it is about; None where it names something itself."""
    bare = said[_end(said) :]
    if not topic or not _VERBS.match(bare):
        return None
    # "结尾那句不合适，用“…”": another text.
    return f"{topic}{_USED_TEXT.sub('改成', bare)}"


def _end(said: str) -> int:
    found = _PRONOUN.match(said)
    return found.end() if found else 0
