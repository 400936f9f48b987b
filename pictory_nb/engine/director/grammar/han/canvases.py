"""The picture: its shape, lines and frames: "改成竖屏", "帧率60", "720p就够了"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.han.numbers import number_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame
from pictory_nb.engine.director.operations import (
    ChangeCanvas,
    EditError,
    Operation,
)
from pictory_nb.engine.director.telling import tell

_SHAPES = (
    (r"竖屏|竖版|竖着?的?|直式|直的|竖|9[:：比]16|九比十六", "9:16"), (r"横屏|横版|横着?的?|16[:：比]9|十六比九", "16:9"),
    (r"正?方形?的?|1[:：比]1|一比一", "1:1"), (r"4[:：比]5|四比五", "4:5"),
)  # fmt: skip
_SHAPE = "|".join(pattern for pattern, _ in _SHAPES)
_PICTURE = r"(?:整个|这个)?(?:画面|视频|片子|影片|画幅|画布|比例|画面比例|视频比例|尺寸|输出|导出|屏幕)?(?:的?(?:比例|尺寸|画幅))?"
_MADE = r"(?:就|也|都|想要?|要|能|可以|请|给我|统一|最好|应该){0,2}(?:改成|改为|改做|改|换成|换|做成|做|调成|调到|调|弄成|变成|变|用|为|是|成|设为|来个?|出|裁成|转成?|适配|输出|导出|要)?(?:一个|个)?"


def _shape(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (
        ChangeCanvas(shape=next(name for pattern, name in _SHAPES if re.fullmatch(pattern, found["shape"]))),
    )


def _other_shape(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del found, clause
    raise EditError(tell("I make videos of 720 or 1080 lines; other sizes I cannot make yet."))


def _rate(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeCanvas(fps=number_of(found["n"])),)


def _lines(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    fps = found.groupdict().get("n")
    return (ChangeCanvas(lines=int(found["lines"]), fps=int(fps) if fps else None),)


FRAMES: tuple[Frame, ...] = (
    frame(
        rf"(?:把)?(?:横屏|横版|竖屏|竖版|方形|现在的)(?:的)?{_PICTURE}(?:改成|改为|换成|换|改|变成|转成|转|变){{1}}(?P<shape>{_SHAPE})(?:的)?",
        _shape,
    ),
    frame(
        rf"{_PICTURE}{_MADE}(?:竖[屏版]|横[屏版])?(?:的)?(?P<shape>{_SHAPE})(?:的)?(?:比例|画面|尺寸|视频|格式|屏幕|构图|给我|就行)*(?:(?:发|投|上|给|放)(?:到)?(?:抖音|快手|小红书|视频号|朋友圈|shorts|tiktok|reels)(?:用)?)?",
        _shape,
    ),
    frame(
        rf"{_PICTURE}{_MADE}(?:21[:：比]9|4[:：比]3|3[:：比]4|3[:：比]2|2[:：比]3|4k|8k|2k|1440p|2160p)(?:的)?(?:分辨率|清晰度|视频|画质|比例|画面|高清)?",
        _other_shape,
    ),
    frame(
        rf"(?:帧率|帧数)?{_MADE}(?:每秒|电影那种)?(?P<n>24|25|30|50|60)\s*(?:帧|fps)(?:每秒|一秒)?(?:的|输出|导出|率)*",
        _rate,
    ),
    frame(rf"(?:帧率|帧数){_MADE}(?:到)?(?P<n>24|25|30|50|60)", _rate),
    frame(
        r"(?:清晰度|分辨率|画质|视频|输出|导出)?(?:降到|降|改成|改|调到|换成|用|为|输出|导出|要|做成|出|到)*\s*(?P<lines>720|1080)\s*[pP]?(?:的)?(?:分辨率|清晰度)?(?:就够了?|就可以|就行)?(?:、(?P<n>24|25|30|50|60)(?:帧|fps))?",
        _lines,
    ),
)
