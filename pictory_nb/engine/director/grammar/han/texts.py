"""Other texts: "标题就改成…", "片尾写…", "署名换…", "第一条改成…", "大数字写3/4"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import first_of
from pictory_nb.engine.director.grammar.han import nouns
from pictory_nb.engine.director.grammar.han.numbers import number_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame, text_of, written
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    ChangeBrand,
    ChangeCallToAction,
    ChangeFigure,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTagline,
    ChangeTitle,
    Operation,
    RemovePoint,
    ShowLowerThird,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILLED = r"(?:[就都也请你再我您只]|直接|统一|重新|帮我|帮忙|给我|给|想要?|要|能不能|能否|能|可不可以|可以|应该?|应当|需要|一律|最好|现在|麻烦|全部?){0,3}"
_DO = r"(?:改|换|变|设|更新|更改|修改|调整|更换|替换|更正|变更|重写|改写|设置|定|修订|改名|更名|起名|命名|取名|弄|做|统一|change ?|改动|写|叫|rename ?)"
SAY = rf"{_FILLED}(?:把它|把)?(?:{_DO}(?:成|为|作|叫做?|做)(?!了)|(?:缩短?|精简|简化)(?:成|为)(?=[“\"「])|改叫做?|叫做|叫作|叫|应该?(?:是|为|写|叫)|写上|写着|写(?!得|的|下来)|打上|填上?|注明|换上|should be|rename to|change to|重写(?=[:：]))"
_SAY_SHORTLY = (
    rf"(?:{SAY}|{_FILLED}(?:改|换|用|设|放|显示|放上)(?!成|为|作|做|叫|一|上|下|了|到|掉|个|在|别|其))"
)
_GAP = r"\s*[:：]?\s*"
_LANGUAGE = r"(?:[中英]文(?:[:：]|(?=[“\"「])))?"
SHORT = rf"\s*(?:{_SAY_SHORTLY}{_LANGUAGE}{_GAP}|[:：=]\s*|(?=[“\"「]))"
LONG = rf"\s*(?:{SAY}{_LANGUAGE}{_GAP}|[:：=]\s*)"
_TEXT = r"(?P<text>.+)"
_FOUR_SIGNS = r"(?:这[一二两三四五六七八九十]个字)?"


def _title(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeTitle(text_of(found["text"])),)


def _subtitle(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeSubtitle(text_of(found["text"])),)


def _call(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if first_of(clause.film, "end") is None:
        raise NoMatchError
    text = found["text"].strip()
    if _PLACE.search(text) and not text.startswith(("“", "「", '"')):
        return _end_line(found, clause)
    return (ChangeCallToAction(text_of(text)),)


_PLACE = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?|\+?[\d][\d -]{3,}\d|\S+@\S+")
_CALLED_PLACE = re.compile(
    r"^(?:上?(?:我们|我)?的?(?:客服|咨询|联系)?(?:电话号?码?|网址|网站|链接|手机号?码?|邮箱|地址|官网)[，,:：是]*\s*)"
)


def _end_line(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if first_of(clause.film, "end") is None:
        raise NoMatchError
    place = _CALLED_PLACE.sub("", found["text"].strip())
    if not _PLACE.fullmatch(place) and _PLACE.search(place):
        raise NoMatchError
    place = place if _PLACE.fullmatch(place) else text_of(place)
    return (ChangeCallToAction("", place),)


def _place(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if first_of(clause.film, "end") is None:
        raise NoMatchError
    return (ChangeCallToAction("", found["place"]),)


def _quotation(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return (ChangeSceneText(clause.only("quote"), text_of(found["text"])),)


def _author(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if clause.before and isinstance(clause.before[-1], AddScene):
        # The new quotation's.
        raise NoMatchError
    scene = clause.only("quote")
    _check_page(found[0], scene)
    return (ChangeSpeaker(scene, text_of(found["text"])),)


def _check_page(said: str, scene: int) -> None:
    """Check that a page by whose number a clause begins is the scene that it is about.

    Raises
    ------
    NoMatchError
        When it is another one.
    """
    page = re.match(rf"第({nouns.N})(?={nouns.PAGE})", said)
    if page and number_of(page[1]) != scene:
        raise NoMatchError


def _author_named(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "署名王芳" behind the clause that gives the quotation's words."""
    if not any(isinstance(one, ChangeSceneText) for one in clause.before):
        raise NoMatchError
    return _author(found, clause)


def point_of(found: re.Match[str], clause: Clause) -> tuple[int, int]:
    """Return the list and the number of the point that was found, as far as it has so many.

    Raises
    ------
    NoMatchError
        When the film has no list, or it is too short.
    """
    scene = clause.only("list")
    items = clause.film.scenes[scene - 1].texts[0].segment["m"].get("items", [])
    number = 1
    if found["n"]:
        number = number_of(found["n"])
    elif found["back"]:
        number = len(items) + 1 - number_of(found["back"])
    elif found["last"]:
        number = len(items)
    if not 1 <= number <= len(items):
        raise NoMatchError
    return scene, number


def _point(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene, number = point_of(found, clause)
    page = found["page"]
    if page and clause.scenes(page) != (scene,):
        raise NoMatchError
    return (ChangePoint(scene, number, text_of(found["text"])),)


def _heading(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene = clause.only("list")
    _check_page(found[0], scene)
    return (ChangeSceneText(scene, text_of(found["text"])),)


def _heading_of_points(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "标题相应改成…" behind a clause about the list's points."""
    last = clause.before[-1] if clause.before else None
    if not isinstance(last, AddPoint | ChangePoint | RemovePoint):
        raise NoMatchError
    return (ChangeSceneText(last.scene, text_of(found["text"])),)


_SHARE = re.compile(rf"百分之({nouns.N})")
_TENTHS = re.compile(
    r"[一二三四五六七八九半]成[半多]?|[一二三四五六七八九十]分之[一二三四五六七八九十]|[一二三四五六七八九]折"
)


def figure_of(words: str) -> str:
    """Return the figure that words give: "百分之六十九" is 69%.

    Raises
    ------
    NoMatchError
        When they give none.
    """
    bare = words.strip().strip('“”"「」 。！!')
    share = _SHARE.fullmatch(bare)
    if share:
        return f"{number_of(share[1])}%"
    is_figure = re.fullmatch(
        r"(?:约|大约|近|超过|不到|将近|至少)?[$€¥￥]?\d[\d.,/:]*\s?(?:%|％|倍|万|亿|[xX]|成|折)?", bare
    )
    if not is_figure and not _TENTHS.fullmatch(bare):
        raise NoMatchError
    return bare.replace("％", "%")


def _figure(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene = clause.only("stat")
    _check_page(found["what"], scene)
    return (ChangeFigure(scene, figure_of(found["text"])),)


_WRITTEN = re.compile(r"(?:就|请|直接)?(?:写成?|写作|写为|显示为?)\s*[:：]?\s*(?P<text>.+)")


def restated(made: Sequence[Operation], said: str) -> tuple[Operation, ...] | None:
    """Return the edits with the figure that a clause writes in another way: "应该是四分之三，写成3/4"."""
    found = _WRITTEN.fullmatch(said)
    last = made[-1] if made else None
    if found is None or not isinstance(last, ChangeFigure):
        return None
    try:
        return (*made[:-1], ChangeFigure(last.scene, figure_of(found["text"])))
    except NoMatchError:
        return None


def _label(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene = clause.only("stat")
    _check_page(found["what"], scene)
    return (ChangeSceneText(scene, text_of(found["text"])),)


def _brand(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeBrand(text_of(found["text"])),)


def _tagline(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeTagline(text_of(found["text"])),)


def _lower_third(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    said = found["text"].strip().strip('“”"「」 。~')
    parts = [
        part.strip()
        for part in re.split(r"[，,、/｜|]|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])", said)
        if part.strip()
    ]
    parts = [re.sub(r"^(?:名字|姓名|人名|职务|职位|头衔|是|叫|写)(?:是|叫|写)?", "", part) for part in parts]
    if not 1 <= len(parts) <= 2 or any(len(part) > 24 or not part for part in parts):
        raise NoMatchError
    if any(
        re.search(r"字幕|背景|音乐|logo|标题|删|改|换|关|不要|透明|颜色|大小|位置", part) for part in parts
    ):
        raise NoMatchError
    return (ShowLowerThird(*parts),)


def _scene_text(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    text = text_of(found["text"])
    if _KIND.match(text) and not found["text"].startswith(("“", "「", '"')):
        raise NoMatchError
    scene = clause.scene(found["ref"])
    if clause.film.scenes[scene - 1].kind == "stat" and _SHARE_ALONE.fullmatch(text):
        return (ChangeFigure(scene, figure_of(text)),)
    return (written(clause.film, scene, text),)


_SHARE_ALONE = re.compile(rf"百分之{nouns.N}|\d+(?:\.\d+)?\s?[%％]")


_KIND = re.compile(r"(?:普通|一个)?(?:引言|引用|名言|金句|列表|清单|章节|数字|数据|字幕|标题|过渡)")


def _that_text(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "那句话改成今日全场" behind a clause about the figure of the same scene."""
    last = clause.before[-1] if clause.before else None
    if not isinstance(last, ChangeFigure):
        raise NoMatchError
    return (ChangeSceneText(last.scene, text_of(found["text"])),)


def _upper(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    subtitle = first_of(clause.film, "title")
    words = (
        str(clause.film.scenes[subtitle].texts[0].segment["m"].get("subtitle", ""))
        if subtitle is not None
        else ""
    )
    if not words:
        raise NoMatchError
    return (ChangeSubtitle(words.upper()),)


def _place_below(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "下面放northlight.io" behind a clause that gives the end card's text."""
    if not clause.before or not isinstance(clause.before[-1], ChangeCallToAction):
        raise NoMatchError
    return _end_line(found, clause)


def _speaker_gone(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return (ChangeSpeaker(clause.only("quote"), ""),)


def _said_by(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "引言换成何田说的“…”"."""
    scene = clause.scene(found["ref"])
    if clause.film.scenes[scene - 1].kind != "quote":
        raise NoMatchError
    return (ChangeSceneText(scene, text_of(found["text"])), ChangeSpeaker(scene, text_of(found["by"])))


_NO_MORE = r"(?:也|就|都|先|可以|能|请|给我){0,2}(?:去掉|去除|删掉|删除|删了|删|拿掉|拿走|不要(?:了|显示|写|出现|放)?|不用(?:了|显示|写|放)?|不需要(?:了|显示)?|不显示|不写|别(?:写|显示|放|要|出现)|隐藏|撤掉|抹掉)(?:了)?"

FRAMES: tuple[Frame, ...] = (
    frame(
        rf"(?:{nouns.AUTHOR}|{nouns.QUOTE_PAGE}{nouns.IN}(?:的)?(?:人名|名字|作者名字?)){_NO_MORE}",
        _speaker_gone,
    ),
    frame(
        rf"(?:(?:去掉|删掉|删除|拿掉|不要|不用|不显示|隐藏|别写|别放|别显示|别要)(?:显示|写|放)?|{nouns.QUOTE_PAGE}{nouns.IN}(?:不要|别|不用)(?:写|放|显示|有|带)?){nouns.AUTHOR}(?:了)?",
        _speaker_gone,
    ),
    frame(
        rf"{nouns.QUOTE_PAGE}{nouns.IN}(?:下面|底下|下方)?(?:的)?(?:不要|别|不用)(?:写|放|显示|有|带)?(?:人名|名字|署名|作者)(?:了)?",
        _speaker_gone,
    ),
    frame(
        rf"(?P<ref>.{{1,20}}?){SAY}{_GAP}(?P<by>[^“”，：:]{{2,24}}?)(?:说|讲|写)(?:过)?的(?:那?句?话)?\s*[:：]?\s*(?P<text>“[^”]+”)",
        _said_by,
    ),
    frame(
        r"(?:下面|底下|下方|下边)(?:再|就|请)?(?:的)?(?:小字)?(?:放|写|加|留|附|打|是|标|注明)?(?:上|个)?\s*(?P<text>(?:我们|我)?的?(?:客服|咨询|联系)?(?:电话号?码?|网址|网站|链接|手机号?码?|邮箱|官网)?[是为]?\s*[:：]?\s*(?:[\w-]+(?:\.[a-zA-Z][\w-]*)+(?:/\S*)?|\+?\d[\d -]{5,}\d|\S+@\S+))",
        _place_below,
    ),
    frame(
        r"(?P<text>(?:我们|我)?的?(?:客服|咨询|联系)?(?:电话号?码?|网址|网站|链接|手机号?码?|邮箱|官网)(?:写|改成|是|为)?\s*[:：]?\s*(?:[\w-]+(?:\.[a-zA-Z][\w-]*)+(?:/\S*)?|\+?\d[\d -]{5,}\d|\S+@\S+))",
        _place_below,
    ),
    frame(
        rf"(?:[那这]句话|(?:下面|底下)?的?说明(?:文字)?|(?:下面|底下|下方)(?:的)?(?:那|这)?(?:一)?(?:行|句)?(?:小?字|话)?){SHORT}{_TEXT}",
        _that_text,
    ),
    frame(
        rf"(?P<page>第{nouns.N}{nouns.PAGE})?{nouns.IN}(?:{nouns.LIST})?{nouns.IN}{nouns.POINT}{nouns.MEASURE}(?!字幕)(?:的?(?:文字|内容))?{SHORT}{_TEXT}",
        _point,
    ),
    frame(rf"要点(?P<n>{nouns.N})(?P<page>)(?P<last>)(?P<back>)(?P<first>){SHORT}{_TEXT}", _point),
    frame(rf"{nouns.LIST}{nouns.IN}{nouns.POINT}(?P<page>)(?:个|的)?{LONG}{_TEXT}", _point),
    frame(rf"{nouns.SUBTITLE}\s*{_FILLED}(?:改成|换成|变成|弄成|用|改为)?(?:全部?|都)?大写(?:字母)?", _upper),
    frame(rf"{nouns.SUBTITLE}{SHORT}{_TEXT}{_FOUR_SIGNS}", _subtitle),
    frame(rf"(?:上面)?的?大?标题(?:也)?(?:相应|对应|跟着)地?的?{SHORT}{_TEXT}", _heading_of_points),
    frame(rf"{nouns.TITLE}{SHORT}{_TEXT}{_FOUR_SIGNS}", _title),
    frame(rf"{nouns.HEADING}{SHORT}{_TEXT}", _heading),
    frame(rf"{nouns.END_LINE}{SHORT}{_TEXT}", _end_line),
    frame(
        rf"(?:在)?{nouns.END_CARD}{nouns.IN}(?:再|请|帮我|给我|也)?(?:留|放|写|打|加|显示|注明|标|附)(?:个|上|一下|出)*(?P<text>(?:我们|我)?的?(?:客服|咨询|联系)?(?:电话号?码?|网址|网站|链接|手机号?码?|邮箱|官网).+)",
        _end_line,
    ),
    frame(
        rf"(?:在)?{nouns.END_CARD}{nouns.IN}(?:再|请|帮我|给我|也)?(?:留|放|写|打|加|显示|换成|改成)(?:个|上|一下|出)*\s*[:：]?\s*(?P<place>[\w-]+(?:\.[a-zA-Z][\w-]*)+(?:/\S*)?|\+?\d[\d -]{{5,}}\d)",
        _place,
    ),
    frame(rf"{nouns.AUTHOR}{SHORT}{_TEXT}", _author),
    frame(
        r"(?:署名|作者|出处|落款)[ 是]?(?P<text>(?!去|不|删|改|换|放|加|要|保|照)[\u3400-\u9fff]{2,6}|[A-Z][\w .'’-]{1,40})",
        _author_named,
    ),
    frame(rf"{nouns.CTA}{SHORT}{_TEXT}", _call),
    frame(rf"{nouns.QUOTATION}{LONG}{_TEXT}", _quotation),
    frame(rf"(?P<what>{nouns.FIGURE}){SHORT}{_TEXT}", _figure),
    frame(rf"(?P<what>{nouns.LABEL}){SHORT}{_TEXT}", _label),
    frame(
        rf"(?:卡?片?上面?|上头|里面|下面)?(?:就|再|也|请|要|带|的){{0,2}}(?:放|写|加|配|打|带|用|是|有){{1,2}}(?:上|个|一句|一条)*(?:口号|标语|slogan|tagline|广告语){_GAP}{_TEXT}",
        _tagline,
    ),
    frame(rf"{nouns.TAGLINE}{SHORT}(?:一句)?{_TEXT}", _tagline),
    frame(rf"{nouns.BRAND}{SHORT}{_TEXT}", _brand),
    frame(
        r"(?:我们|咱们)的?(?:品牌|公司|店)(?:现在|已经)?(?:叫做?|名叫|名字(?:是|叫))(?!什么|啥)(?P<text>.+)",
        _brand,
    ),
    frame(rf"(?P<ref>.{{1,24}}?){nouns.SCENE_TEXT}{LONG}{_TEXT}", _scene_text),
    frame(
        rf"(?P<ref>(?:.{{0,20}}?{nouns.PAGE}(?:卡|\d)?|.{{1,20}}?[那这](?:一)?[句条]话?|它|第{nouns.N}条字幕|(?:最后|中间)[那一]{{0,2}}条?字幕|scene \d+|page \d+|场景{nouns.N}))(?:上面)?(?!{_FILLED}(?:[变设弄做定]|统一)){SAY}{_GAP}{_TEXT}",
        _scene_text,
    ),
)
