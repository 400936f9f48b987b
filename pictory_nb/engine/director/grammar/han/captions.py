"""Captions: "最后两段字幕隐藏", "字幕放到顶上", "字幕大一号"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.han.measures import LARGER, MORE, MUCH, SIZE, SMALLER, share_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame
from pictory_nb.engine.director.operations import (
    EditError,
    Operation,
    ShowCaptions,
    StyleCaptions,
)
from pictory_nb.engine.director.telling import tell

_ALL = r"(?:所有|全部|全片|整个视频|整个片子|这?片子|视频|每一?页|画面|底下|下面|屏幕)(?:底下|上|里|下面)?的?(?:所有|全部)?"
_CAPTIONS = r"(?:底下|下面|下方)?的?(?:那些|那个|那行)?(?:字幕条?|字幕轨道?|caption|captions|(?<=底下的)字|(?<=下面的)字|(?<=底下那些)[字子])"
_HIDE = r"(?:给|也|就|都|全都|全|先|能|可以|请|我|统一|全部){0,3}(?:关掉|关闭|关了|关|隐藏(?:掉|起来)?|藏(?:起来|掉)?|去掉|拿掉|撤(?:掉|了)?|不要(?:显示)?|不用(?:显示|了)?|不显示|别显示|别放|别要|不想要|取消|下掉)(?:了|掉)?"
_NOT = r"(?:也|就|都|先)?(?:别|不要|不用|不|无需|不想要?)(?:再)?(?:显示|出现|出|放|加|要|有|带|打)?"


def _captions_of(ref: str | None, clause: Clause) -> tuple[int, ...]:
    named = (ref or "").strip().strip("的 ")
    if not named or re.fullmatch(_ALL, named):
        return ()
    if re.search(r"(?:条|句|[两二三四]段)$", named):
        return clause.named(f"{named}字幕") or clause.scenes(named)
    return clause.scenes(named)


def _hidden(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return (ShowCaptions(show=False, scenes=_captions_of(found["ref"], clause)),)


_STYLES = (
    (r"卡[拉啦](?:ok)?|逐字高亮(?:的)?karaoke|逐字高亮|karaoke|跟着念变色|逐词高亮", "karaoke"), (r"boxed|底框|加框|方框|框", "boxed"),
    (r"plain|纯文字|素的?|简单的?文字|只有字|只剩字", "plain"), (r"pop|弹跳|弹出", "pop"), (r"pill|胶囊", "pill"),
)  # fmt: skip
_STYLE = "|".join(pattern for pattern, _ in _STYLES)


def _styled(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    style = next(name for pattern, name in _STYLES if re.fullmatch(pattern, found["style"], re.IGNORECASE))
    return (StyleCaptions(style=style, scenes=_captions_of(found["ref"], clause)),)


def _bare_style(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return (StyleCaptions(style="plain", scenes=_captions_of(found["ref"], clause)),)


def _caption_size(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scenes = _captions_of(found["ref"], clause)
    share = share_of(found)
    if share is not None:
        if share > _MOST_PCT:
            raise EditError(tell("Captions have from 50% to 200% of their size."))
        return (StyleCaptions(size_pct=share, scenes=scenes),)
    return (StyleCaptions(factor=LARGER if found["how"] == "大" else SMALLER, scenes=scenes),)


_MOST_PCT = 200


def _caption_against(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    factor = LARGER if found["how"] == "小" else SMALLER
    return (StyleCaptions(factor=factor, scenes=_captions_of(found["ref"], clause)),)


def _caption_place(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    place = "top" if found["row"][0] in "上顶" else "middle" if found["row"][0] in "中居" else "bottom"
    return (StyleCaptions(place=place, scenes=_captions_of(found["ref"], clause)),)


def _too_small(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return (StyleCaptions(factor=LARGER, scenes=_captions_of(found["ref"], clause)),)


def _direction(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    direction = "rtl" if found["from"] == "右" else "ltr"
    return (StyleCaptions(direction=direction, scenes=_captions_of(found["ref"], clause)),)


_DIRECTION = r"(?:从|由)?(?P<from>[左右])(?:边)?(?:往|到|至|向)(?:左|右)(?:边)?"

FRAMES: tuple[Frame, ...] = (
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}{_HIDE}", _hidden),
    frame(rf"(?:把)?(?:隐藏|关掉|关闭|去掉|取消|拿掉|撤掉)(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}", _hidden),
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?(?:底下|下面)?{_NOT}{_CAPTIONS}(?:了)?", _hidden),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:也|都|统一|全部?|就|想要?|请|能){{0,2}}(?:用|要|来|换成?|改成?|改用|改为|做成|弄成|变成|加个?|设为|是)\s*(?:那种)?(?P<style>{_STYLE})(?:的)?(?:那种)?(?:的)?(?:逐字高亮|样式|风格|效果|形式|那种|的)*",
        _styled,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:后面|的)?(?:那个)?(?:不要|去掉|别要)(?:底色|背景色?|底框|底)(?:就剩字|只剩字)?",
        _bare_style,
    ),
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}{MORE}(?P<how>{SIZE}){MUCH}", _caption_size),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:字号|字体)?(?:也|还是|都|实在)?(?:太|有点|过|有些)(?P<how>{SIZE})(?:了)?(?:坐后排的看不见|看不清|看不见)?",
        _caption_against,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:根本|完全|都|又|还是|有点|有些)*(?:看不(?:清楚?|见|到)|小得看不(?:清|见))(?:了)?",
        _too_small,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:还是|又|也|都)*(?P<how>{SIZE})了(?:一?点儿?|一?些)",
        _caption_against,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:的)?(?:方向|走向|排列|显示)?(?:要|就|都|请){{0,2}}(?:改成|改为|换成|设为|变成|调成|是|用|按|改)?{_DIRECTION}(?:的)?(?:方向|显示|排列|排|走|写|读)*",
        _direction,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:的?位置)?(?:都|也|全|统一|能|可以|请|改|就|想){{0,2}}(?:移|放|挪|调|摆|搬|改|往|靠){{1,2}}(?:到|在|去|至)?(?:画面|屏幕)?的?(?:最)?(?P<row>上面|上方|上边|最上|顶部|顶上|顶|上|中间|正中间?|中央|居中|下面|下方|底部|底下|下)(?:去|来|显示|的位置)?",
        _caption_place,
    ),
)
