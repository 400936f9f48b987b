"""Backgrounds, themes and transitions: "这页背景换成我的视频，从第3秒到第9秒", "后半段用paper", "进列表直接切"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.han import nouns
from pictory_nb.engine.director.grammar.han.numbers import number_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    ChangeBackground,
    ChangeClipSound,
    ChangeTheme,
    ChangeTransition,
    Operation,
    ShiftTheme,
    TrimClip,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_N = nouns.N
_SEC = r"秒钟?"
_AT = rf"第?\s*(?P<{{}}>\d{{{{1,2}}}}:\d\d|{_N.replace('{', '{{').replace('}', '}}')})\s*(?:{_SEC})?"
_BEGIN, _END = _AT.format("a"), _AT.format("b")
_PART = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:只|要|它的?|就|仅){{0,2}}(?:从|取|播放?|放|截取?|用|裁|剪){{0,2}}{_BEGIN}\s*(?:到|至|-|~|—)\s*{_END}(?:的?(?:那一?[截段]|这一?段|之间|部分|内容))?(?:就行|即可)?",
        rf"(?:只|要|它的?|就){{0,2}}(?:从|截取?|取|播){{0,2}}{_BEGIN}(?:开始|起|以后|之后|往后|后)(?:的)?(?:播放|播|放)?(?:的)?(?:部分)?",
        rf"(?:时|的时候)?从{_BEGIN}(?:播放|播|放|开始)?",
        rf"(?:去掉|剪掉|跳过)?前(?:面)?(?P<a>{_N}){_SEC}(?:不要|去掉|剪掉|跳过)|(?:去掉|剪掉|跳过)前(?:面)?(?P<a2>{_N}){_SEC}",
        rf"(?:只|就|仅){{0,1}}(?:要|取|用|放|播放?|保留|截取?|剩|剪到只剩|截短到|缩短到){{0,2}}(?:的)?(?:前面?|开头|头)(?P<b>{_N}){_SEC}(?:的)?(?:就行|部分|内容)?",
        rf"(?:只|就)?(?:播放?|放|裁剪?|剪|截)到{_END}(?:为止|结束|就停|就行)?",
        rf"(?:剪|截短|缩短|裁|修)(?:到|成|短到)(?:只剩)?(?P<b>{_N}){_SEC}",
    )
)
_SHARE = r"(?:调到|调成|开到|保留|降到|设为|设成|留|放到|音量|为|的|到){0,2}\s*(?:(?P<pct>\d{1,3})\s*[%％]|(?P<half>一半)(?:的?音量)?)"
_CLIP_SOUND = r"(?:(?:它|视频|片段|素材|里面|本身)?(?:本身)?的?(?:原声|声音|原音|声))(?:的?音量)?"
_SOUND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:把|将|然后把|然后将)?{_CLIP_SOUND}(?:量)?{_SHARE}",
        rf"(?:但是?|并且?|同时)?(?:别出声|别带声|不带声音?|静音|不要出声|(?:不要|去掉|关掉|别要|不用|别放){_CLIP_SOUND})(?:了)?",
        rf"(?:把|将|时把)?{_CLIP_SOUND}(?:都|全)?(?:去掉|关掉|关了?|不要了?|静音|不用|拿掉)",
    )
)


def _ms(time: str) -> int:
    if ":" in time:
        minutes, seconds = time.split(":")
        return (int(minutes) * 60 + int(seconds)) * 1000
    return number_of(time) * 1000


def part_of(words: str) -> tuple[int | None, int | None] | None:
    """Return from when to when of a clip words ask for, in ms; None when they say something else."""
    for pattern in _PART:
        found = pattern.fullmatch(words.strip(" ，,"))
        if found:
            named = {name.rstrip("2"): value for name, value in found.groupdict().items() if value}
            return (_ms(named["a"]) if "a" in named else None, _ms(named["b"]) if "b" in named else None)
    return None


def loudness_of(words: str) -> int | None:
    """Return how loud words want a clip's own sound, in percent; None when they say something else."""
    for pattern in _SOUND:
        found = pattern.fullmatch(words.strip(" ，,"))
        if found:
            named = found.groupdict()
            return int(named["pct"]) if named.get("pct") else 50 if named.get("half") else 0
    return None


def amended(made: Sequence[Operation], said: str, clause: Clause) -> tuple[Operation, ...] | None:
    """Return the edits with what a clause says of the clip that the last one shows; None when it says none of it."""
    last = made[-1] if made else None
    if not isinstance(last, ChangeBackground) or not _is_clip(last.media_id, clause):
        return None
    part = part_of(said)
    if part:
        return (*made[:-1], replace(last, from_ms=part[0], to_ms=part[1]))
    loud = loudness_of(said)
    return None if loud is None else (*made, ChangeClipSound(loud, last.scenes))


def _is_clip(media_id: str | None, clause: Clause) -> bool:
    return any(item.media_id == media_id and item.kind == "video" for item in clause.media)


_UPLOADS = {"photo": "image", "clip": "video", "video": "video"}
_PICTURE_WORDS = frozenset({"media", "photo", "clip", "video", "file", "family", "uploaded", "own", "that", "background", "in", "one", "it", "gap", "thing", "i"})  # fmt: skip


def picture_of(words: str, clause: Clause) -> tuple[str | None, str | None]:
    """Return the family or the upload that words name and nothing besides.

    Raises
    ------
    NoMatchError
        When they name none, or say more.
    """
    tokens = clause.tokens(
        re.sub(
            r"我(?:上传|传|自己|那)|录好的|那个录屏|录屏|图片",
            lambda found: "图片" if found[0] == "图片" else "视频" if "录屏" in found[0] else "我的",
            words,
        )
    )
    if not tokens or any(token.symbol not in _PICTURE_WORDS for token in tokens):
        raise NoMatchError
    families = {token.value for token in tokens if token.symbol == "family"}
    named = {token.value for token in tokens if token.symbol == "media"}
    if len(families) == 1 and not named:
        return families.pop(), None
    if families or len(named) > 1:
        raise NoMatchError
    if named:
        media_id = named.pop()
        if not any(item.media_id == media_id and item.kind in {"image", "video"} for item in clause.media):
            raise NoMatchError
        return None, media_id
    kinds = {_UPLOADS[token.symbol] for token in tokens if token.symbol in _UPLOADS}
    fitting = [item for item in clause.media if item.kind in kinds and "logo" not in item.name.lower()]
    if len(kinds) != 1 or len(fitting) != 1:
        raise NoMatchError
    return None, fitting[0].media_id


def _shown(scenes: tuple[int, ...], words: str, clause: Clause) -> tuple[Operation, ...]:
    """Return the edits that show what words name behind scenes: an upload, the part of it, how loud it is."""
    rest, sound, part = words.strip(), None, None
    rest = re.sub(r"(?:来)?(?:[当做作])(?:为)?(?:背景|底图|底)?$|(?:的)?背景$", "", rest).strip()
    for place in range(len(rest), 0, -1):
        if loudness_of(rest[place:]) is not None:
            sound, rest = loudness_of(rest[place:]), rest[:place].rstrip("的，, ")
            break
    tail = next((place for place in range(1, len(rest)) if part_of(rest[place:])), None)
    if tail:
        part, rest = part_of(rest[tail:]), rest[:tail].rstrip("的，, 只要时")
    rest = re.sub(r"(?:来)?(?:[当做作])(?:为)?(?:背景|底图|底)?$|(?:的)?背景$|的时候$|时$", "", rest).strip()
    family, media_id = picture_of(rest, clause)
    if (part or sound is not None) and not _is_clip(media_id, clause):
        raise NoMatchError
    start, end = part or (None, None)
    made = ChangeBackground(scenes, family, media_id, start, end)
    return (made,) if sound is None else (made, ChangeClipSound(sound, scenes))


def _all(clause: Clause) -> tuple[int, ...]:
    return tuple(range(1, len(clause.film.scenes) + 1))


def _background(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    named = found.groupdict()
    old = named.get("old")
    if old:
        picture_of(old, clause)
    ref = (named.get("ref") or "").strip()
    if not ref and re.match(r"后[面边头]|背后", found[0]):
        # What is behind it: "引用给9秒，后面用波浪".
        scenes = clause.near or (clause.focus if clause.before else ())
    elif re.fullmatch(r"(?:整片|全片|整个(?:视频|片子)|全部|所有)的?", ref):
        scenes = _all(clause)
    elif re.fullmatch(r"(?:这个|那个)?", ref):
        scenes = clause.near or (_all(clause) if not ref else clause.focus)
    else:
        scenes = clause.scenes(re.sub(r"(?:的|里|上面?|后面|背后|后头|后边)$", "", ref))
    made = _shown(scenes, found["what"], clause) if scenes else ()
    is_unsaid = not ref and not clause.near
    if not made or (is_unsaid and any(isinstance(one, ChangeBackground) and one.media_id for one in made)):
        # Behind which scene a picture of one's own is to be has to be said.
        raise NoMatchError
    return made


def _other(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    ref = (found["ref"] or "").strip()
    ref = re.sub(r"(?:的|里|上)$", "", ref)
    if not ref:
        # "换个背景" alone says neither where nor which one.
        scenes = clause.near
    elif re.fullmatch(r"这个|那个|这|那|给它|它", ref):
        scenes = clause.near or clause.focus
    else:
        scenes = clause.scenes(ref)
    if len(scenes) != 1:
        raise NoMatchError
    return (ChangeBackground(scenes),)


def _family_exchanged(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    old, _ = picture_of(found["old"], clause)
    family, media_id = picture_of(found["what"], clause)
    scenes = tuple(
        number
        for number, scene in enumerate(clause.film.scenes, 1)
        if old and scene.video["m"].get("background", {}).get("family") == old
    )
    if not scenes:
        raise NoMatchError
    return (ChangeBackground(scenes, family, media_id),)


def _clip(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scenes = clause.scenes(found["ref"])
    part, loud = (
        part_of(found["rest"]),
        loudness_of(f"声音{found['rest']}") if "声" in found["rest"] else loudness_of(found["rest"]),
    )
    if part:
        return (TrimClip(scenes, *part),)
    if loud is None:
        raise NoMatchError
    return (ChangeClipSound(loud, scenes),)


def _clips(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del found, clause
    return (ChangeClipSound(0),)


def theme_of(words: str, clause: Clause) -> str:
    """Return the theme that words name and nothing besides.

    Raises
    ------
    NoMatchError
        When they name none, or say more.
    """
    tokens = clause.tokens(words.strip('“”" '))
    values = {token.value for token in tokens if token.symbol == "themename"}
    if len(values) != 1 or any(
        token.symbol not in {"themename", "theme", "that", "one", "it", "gap", "in", "quoted"}
        for token in tokens
    ):
        raise NoMatchError
    return values.pop()


def _theme(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    theme = theme_of(found["what"], clause)
    ref = re.sub(r"的?(?:主题|风格|配色|画面)$", "", (found.groupdict().get("ref") or "").strip()).rstrip(
        "的"
    )
    if not ref or re.fullmatch(_FILM, ref):
        return (ChangeTheme(theme),)
    return (ChangeTheme(theme, clause.scenes(ref)),)


_FILM = r"(?:(?:整个|整体|全部|全|这个|这|整)?(?:片子?|视频|影片|短片|画面|颜色|色调|配色|风格|背景色调|背景颜色|主题|色温|调子|感觉|看起来|观感|整体|整个)(?:的?(?:颜色|色调|风格|配色|感觉|画面|主题))?|整体|整个|全部|全片)"
_TOWARD = {
    "暖": "warmer",
    "冷": "cooler",
    "亮": "brighter",
    "浅": "brighter",
    "暗": "darker",
    "深": "darker",
    "黑": "darker",
}
_OPPOSITE = {"warmer": "cooler", "cooler": "warmer", "brighter": "darker", "darker": "brighter"}
_HOW = r"(?:温|明)?(?P<how>[暖冷亮浅暗深])"


def _shift(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return _shifted(_TOWARD[found["how"]], found.groupdict().get("ref"), clause)


def _against(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return _shifted(_OPPOSITE[_TOWARD[found["how"]]], found.groupdict().get("ref"), clause)


def _shifted(toward: str, ref: str | None, clause: Clause) -> tuple[Operation, ...]:
    ref = re.sub(r"的?(?:画面|颜色|色调|风格)?$", "", (ref or "").strip())
    return (ShiftTheme(toward, clause.scenes(ref) if ref else ()),)


_KINDS = (
    (r"滑动|滑入|滑进来?|划动|划入|slide|滑出", "slide"),
    (r"擦除|擦|wipe", "wipe"),
    (r"硬切|直接?切(?:过去|进来|换|入)?|直接?跳(?:过去)?|硬转|cut", "cut"),
    (r"淡入淡出|叠化|渐变|溶解|交叉淡化|crossfade|淡化", "crossfade"),
)
_KIND = "|".join(pattern for pattern, _ in _KINDS)
_JOIN = r"(?:转场|过渡|场景切换|画面切换|切换)(?:的)?(?:效果|动画|方式|特效)?"


def _joints(ref: str | None, clause: Clause) -> tuple[int, ...]:
    """Return the scenes into which a transition leads: "进片尾", "列表前面", "3和4之间"."""
    named = (ref or "").strip().strip("的 ")
    if not named or re.fullmatch(
        rf"{_FILM}的?(?:所有|全部)?|(?:所有|全部|每个|全片|场景之间|画面之间|页跟页之间|页与页之间|页之间|整个视频)(?:的|所有|全部)*",
        named,
    ):
        return clause.near
    between = re.fullmatch(
        rf"(?:第|场景)?(?P<a>{_N})(?:{nouns.PAGE})?(?:和|到|与|跟|至)(?:第|场景)?(?P<b>{_N})(?:{nouns.PAGE})?(?:之间|中间)?",
        named,
    )
    if between and (
        "间" in named
        or (
            number_of(between["b"]) == number_of(between["a"]) + 1
            and "到" in named
            and "的" not in named
            and named[-1:] not in "页幕段屏张景"
        )
    ):
        if number_of(between["b"]) != number_of(between["a"]) + 1:
            raise NoMatchError
        return (number_of(between["b"]),)
    if "之间" in named or "中间" in named:
        raise NoMatchError
    bare = re.sub(r"^(?:在|从)?(?:进入|进到|切换?到|切进|切入|转到|进|到)", "", named)
    bare = re.sub(
        r"的?(?:前面|之前|前|那里|那一处|那儿|出[来现场]的?时候?|切?进[来去](?:的时候|时)?|出现的?时候?|出现|的时候|时候|时|开始|画面)的?$",
        "",
        bare,
    )
    bare = re.sub(r"的$", "", bare)
    scenes = clause.scenes(bare)
    if 1 in scenes:
        scenes = tuple(number for number in scenes if number != 1)
    if not scenes:
        raise NoMatchError
    return scenes


def _kind_of(words: str) -> str:
    return next(kind for pattern, kind in _KINDS if re.match(pattern, words, re.IGNORECASE))


def _transition(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    kind = _kind_of(found["kind"]) if found.groupdict().get("kind") else "cut"
    ref = found.groupdict().get("ref")
    scenes = _joints(ref, clause)
    if ref is not None and not scenes and found.groupdict().get("bare") is not None:
        raise NoMatchError
    return (ChangeTransition(scenes, kind),)


def _transition_length(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return (ChangeTransition(_joints(found["ref"], clause), None, round(float(found["len"]) * 1000)),)


def _cut_again(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "直接切" behind the clause that says into which scene."""
    last = clause.before[-1] if clause.before else None
    if not isinstance(last, ChangeTransition) or last.kind != "cut":
        raise NoMatchError
    return ()


_BG = r"(?:背景|底图|底色图案|背后的?(?:画面|图案|背景)?|后面的?(?:画面|图案|底图|背景)|后头的?(?:画面|背景)?|后面|后边|后头|的底)"
_INTO = r"(?:也|都|统一|全部?|就|想要|要|改|能|可以|继续|单独){0,3}(?:换成|换上|换做|换|改成|改用|改为|用上?|放上?|铺上?|衬上?|垫上?|来|设为|变成|显示|展示|使用|是|[:：])\s*(?:一?张|一个)?"
_OTHER_BG = r"(?:换|改)(?:成|一)?(?:个|张|幅|种|下)?(?:别的|其[他它]的?|新的?|不一样的?|另外?的?)?(?:背景|底图)(?:图案|图片?)?"
_ANOTHER = r"(?:也|就|能|想|要|请|给我|帮我){0,2}(?:换|改)(?:一?[个张幅种下]|掉|成?一?个?别的|成?其他的|一换|换个别的|个别的)(?:的|别的)?"
_STYLE = r"(?:的)?(?:主题|风格|配色|外观|皮肤|色调)?"

FRAMES: tuple[Frame, ...] = (
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?(?:能|想|要|请|给我|帮我|再|就)?{_OTHER_BG}", _other),
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?{_BG}(?:图案|画面)?\s*{_ANOTHER}", _other),
    frame(
        r"(?:把)?(?P<old>[^的，]{2,10}?)(?:的)?背景(?:都|全部?|统一)?(?:换成|改成|换为|改为|换)(?P<what>.+)",
        _family_exchanged,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_BG}(?:图案|画面)?\s*(?:从(?P<old>.{{2,12}}?)(?=换成|改成|换为|改为))?(?:{_INTO}|(?=[A-Za-z]))(?P<what>.+)",
        _background,
    ),
    frame(
        r"(?P<ref>(?:全部|全片|所有场景|每一?页|统一|整个视频)(?:都|统一)?)?(?:用|换成|换上)(?P<what>.+?)(?:做|当|作为?)?背景",
        _background,
    ),
    frame(
        r"(?P<ref>.{1,24}?)\s*(?:的)?(?:里|上|后面|背后)?\s*(?:我|也|都|统一|全部?|就|想要|要|能){0,3}(?:换成|换上|改成|用|放上?|铺上?|衬上?|垫上?|使用|展示|播放?)\s*(?P<what>.+)",
        _background,
    ),
    frame(
        r"(?P<what>.+?)(?:放|铺|垫|用)(?:到|在)(?P<ref>.{1,20}?)(?:的)?(?:后面|背后|后头|底下)?(?:当|做|作为?)?(?:背景|底图|底)?",
        _background,
    ),
    frame(
        r"(?P<ref>.{1,24}?)(?:的)?(?:背景)?(?:背后的?)?(?:那段)?(?:视频(?:素材|片段)?|片段|素材|影片)(?:的)?(?P<rest>.+)",
        _clip,
    ),
    frame(
        r"(?:所有)?(?:素材|视频素材|片段)(?:的)?(?:原声|声音)?(?:太吵)?(?:全部?|都)?(?:静音|全?关(?:掉|了)?)",
        _clips,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?(?:都|全部?|统一|单独|也|想|能|可以|就){{0,3}}(?:用|换成?|改成?|改用|换为|改为|更换为|设为|变成|调成)(?P<what>.+?){_STYLE}",
        _theme,
    ),
    frame(
        rf"(?:{_FILM})?(?:的)?(?:想要?|要|再|更|偏|往|弄|调|换成?|改成?|做得?|变|稍微|整个|一个|个|能|得|来|点|一种|种|稍|比较|走|靠){{0,5}}{_HOW}(?:和|色调?|调子?|点|一点|一些|些|一档|起来|下来|的|主题|色系|风格|颜色|为好|更有科技感|走|靠|堂|起来点|光|系){{0,5}}",
        _shift,
    ),
    frame(
        rf"(?P<ref>.{{1,20}}?)(?:的)?(?:画面|颜色|色调)?(?:能|可以|要|再|调|弄|更|想要?){{0,3}}{_HOW}(?:和|色)?(?:一点|一些|点|些|一点点)(?:的)?",
        _shift,
    ),
    frame(rf"(?:{_FILM})(?:还是|都|有点|也|整个){{0,2}}(?:太|过于|有点|有些){_HOW}(?:了|眼|色)*", _against),
    frame(
        rf"(?:在)?(?P<ref>.{{0,24}}?)(?:的)?(?:那个|那些)?{_JOIN}\s*(?:都|全部?|统一|也|就|想要?|要|改|直接|请|一律|能|换成?|用|成|为|改成|改为|改用|做成|使用|设为|是|一个){{0,4}}\s*(?P<kind>{_KIND})(?:的)?(?:方式|效果|那种|转场|过渡|切换|进来|就行)*(?:的)?",
        _transition,
    ),
    frame(
        rf"(?P<ref>.{{1,24}}?)(?:的)?(?:都|全部?|统一|也|就|想要?|要|能|可以|请|直接){{0,3}}(?:用|改用|换成|改成|以)\s*(?P<kind>{_KIND})(?:的)?(?:方式|效果)?(?:转场|过渡|切换)?(?:效果)?(?:进来|进入|进场|出现|切入|切换|过渡)?",
        _transition,
    ),
    frame(
        r"(?P<bare>)(?:让)?(?P<ref>.{1,24}?)(?:的)?(?:要|能|可以|就|时|请|想){0,2}(?P<kind>滑入|滑进来?|直接切(?:过去|进来)?|硬切(?:进来)?|擦除进来)",
        _transition,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?(?:不要|别|不用|去掉|取消|别用|不需要)(?:任何|用|加|有|再)?(?:的)?(?:{_JOIN}|叠化|淡入淡出|淡入|渐变|渐变过渡)(?:了)?",
        _transition,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_JOIN}(?:都|全部?)?(?:去掉|不要了?|取消|删掉|拿掉|关掉)", _transition
    ),
    frame(r"(?:就)?(?:直接切(?:进来|过去)?|直接跳|硬切)", _cut_again),
    frame(
        r"(?P<ref>.{0,20}?)(?:的)?(?:转场|过渡|淡化|切换|叠化)的?(?:时间|时长|长度)?(?:都|统一|全部)?(?:改成|改为|设为|调到|调成|缩短到|延长到|变成|缩到|换成)(?P<len>\d+(?:\.\d+)?)秒",
        _transition_length,
    ),
)
