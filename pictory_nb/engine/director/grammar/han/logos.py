"""The logo, and letters of one's own: "logo淡一点", "logo放右下角", "字体用我上传的那个"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.han.measures import LARGER, MORE, MUCH, SIZE, SMALLER, share_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    ChangeFont,
    ChangeLogo,
    Operation,
    PlaceLogo,
)

_WATERMARK_PCT = 45


def _logo_place(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    column = "left" if "左" in found["corner"] else "right"
    row = "top" if re.search(r"上|顶", found["corner"]) else "bottom"
    return (PlaceLogo(place=f"{row}-{column}"),)


def _logo_size(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    share = share_of(found)
    if share is not None:
        return (PlaceLogo(size_pct=share),)
    return (PlaceLogo(factor=LARGER if found["how"] == "大" else SMALLER),)


def _logo_doubled(_: re.Match[str], __: Clause) -> tuple[Operation, ...]:
    return (PlaceLogo(size_pct=200),)


def _logo_size_alone(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if not any(isinstance(one, ChangeLogo | PlaceLogo) for one in clause.before):
        raise NoMatchError
    return _logo_size(found, clause)


def _logo_place_alone(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if not any(isinstance(one, ChangeLogo | PlaceLogo) for one in clause.before):
        raise NoMatchError
    return _logo_place(found, clause)


def _logo_hidden(_: re.Match[str], __: Clause) -> tuple[Operation, ...]:
    return (ChangeLogo(show=False),)


def _logo_faint(_: re.Match[str], __: Clause) -> tuple[Operation, ...]:
    return (ChangeLogo(opacity_pct=_WATERMARK_PCT),)


def _logo_uploaded(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    named = found.groupdict().get("name")
    logos = [
        item
        for item in clause.media
        if item.kind == "image"
        and (item.name.lower() == named.lower() if named else "logo" in item.name.lower())
    ]
    if len(logos) != 1:
        raise NoMatchError
    return (ChangeLogo(logos[0].media_id),)


def _font(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    named = (found.groupdict().get("name") or "").lower().strip()
    fonts = [item for item in clause.media if item.kind == "font" and item.name.lower().startswith(named)]
    if len(fonts) != 1:
        raise NoMatchError
    return (ChangeFont(fonts[0].media_id),)


_LOGO = r"(?:(?:那个|我们?的?|公司的?|品牌的?)*(?:logo|标志|台标|角标))"

FRAMES: tuple[Frame, ...] = (
    frame(
        rf"{_LOGO}(?:也|就|改|想|请|都){{0,2}}(?:放|挪|移|摆|调|搬|贴|换){{0,2}}(?:到|在|去)?(?:画面|屏幕)?的?(?P<corner>[左右](?:边|侧)?[上下](?:面|方|边)?|[上下](?:面|方)?[左右]边?)(?:的?那个)?(?:角|角落)?(?:去|位置)?",
        _logo_place,
    ),
    frame(
        r"(?:放|挪|移|摆|贴)?(?:到|在|去)?(?:画面)?的?(?P<corner>[左右](?:边|侧)?[上下](?:面|方|边)?)(?:的?那个)?(?:角|角落)?",
        _logo_place_alone,
    ),
    frame(rf"{_LOGO}{MORE}(?P<how>{SIZE})?{MUCH}", _logo_size),
    frame(rf"{_LOGO}(?:再|放|缩|调|变)*(?P<how>{SIZE})(?:个|到|了)?{MUCH}", _logo_size),
    frame(rf"(?:尺寸|大小)?{MORE}(?P<how>{SIZE})(?:个|到|了)?{MUCH}", _logo_size_alone),
    frame(
        rf"(?:把)?{_LOGO}(?:也|就|先|给|都|请|能|可以){{0,2}}(?:不要(?:显示|出现|了)?|隐藏|拿掉|拿走|别(?:显示|放|出现|要)了?|关掉(?:显示)?|去掉|撤掉|不显示|不放|删掉|不用显示)(?:了)?",
        _logo_hidden,
    ),
    frame(rf"(?:别|不要|不用|去掉|隐藏|拿掉|关掉)(?:出现|显示|放|露出)?{_LOGO}(?:了)?", _logo_hidden),
    frame(
        rf"{_LOGO}(?:太显眼了?|太实了?)?(?:再|改|弄|调|变|换|做|想让它|能){{0,2}}(?:成|得|为)?(?:淡(?:一点|一些|点)|半透明|透明(?:一点|一些|点)|浮?水印(?:那样|的样子|效果|一样)?)(?:的)?",
        _logo_faint,
    ),
    frame(
        rf"{_LOGO}(?:也|就|都|请|改)?(?:用|换成|换|改成|改用|设为)(?:我|我们)?(?:上传的?|传的?|那个|刚传的?)*(?:那个|那张|的)?(?:(?P<name>[\w -]+\.(?:png|jpe?g|webp|svg))|png|图片?|文件|logo图?|那个|图)?",
        _logo_uploaded,
    ),
    frame(
        r"(?:[左右][上下]角)(?:的)?(?:那个)?(?:文字|名字|品牌名|字)(?:换成|改成|换|改用|用)(?:我们?|公司)?(?:上传)?的?\s*logo\s*(?:图片|图|文件)?",
        _logo_uploaded,
    ),
    frame(rf"{_LOGO}(?:的)?(?:尺寸|大小)?(?:再|能|给我|放大)?(?:翻(?:一|两)?[倍番]|加倍)", _logo_doubled),
    frame(
        r"(?:用|放上?|加上)(?:我|我们)(?:上传|传|公司|那张|那个|店|的)*\s*(?:logo)\s*(?:图|图片)?(?:放?上去?)?",
        _logo_uploaded,
    ),
    frame(r"(?:我们?|公司|我店)(?:的)?logo(?:放|加)上去?", _logo_uploaded),
    frame(r"(?P<name>logo\.png)(?:放|摆)(?:到|在)?(?:视频里当标志)", _logo_uploaded),
    frame(
        r"(?:全片|所有|整个视频|整个片子|视频|片子|都|统一|的|文字|字|把|我){0,4}(?:能)?(?:用|换成|改成|改用)(?:我)?(?:上传的?|传的?|那个|那种|我的?|的)*\s*(?:ttf|otf)?\s*(?:字体|字型)(?:文件)?",
        _font,
    ),
    frame(
        r"(?:全片|所有|整个视频|视频|都|统一|的|文字|字){1,4}(?:能|可以|就|都)?(?:用|换成|改成|改用)\s*(?P<name>[A-Za-z][\w .-]+?)(?:字体)?",
        _font,
    ),
)
