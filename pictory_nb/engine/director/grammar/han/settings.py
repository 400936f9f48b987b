"""Captions, logo, picture, voice and music: "最后两段字幕隐藏", "logo淡一点", "帧率60", "配女声", "音乐减一半"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.han import nouns
from pictory_nb.engine.director.grammar.han.numbers import number_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    ChangeCanvas,
    ChangeFont,
    ChangeLogo,
    ChangeMusic,
    ChangeVoice,
    EditError,
    Operation,
    PlaceLogo,
    ShowCaptions,
    StyleCaptions,
)
from pictory_nb.engine.director.telling import tell

_N = nouns.N
_LARGER, _SMALLER = 1.25, 0.8
_WATERMARK_PCT = 45
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
    (r"卡拉(?:ok)?|逐字高亮|karaoke|跟着念变色|逐词高亮", "karaoke"), (r"boxed|底框|加框|方框|框", "boxed"),
    (r"plain|纯文字|素的?|简单的?文字|只有字|只剩字", "plain"), (r"pop|弹跳|弹出", "pop"), (r"pill|胶囊", "pill"),
)  # fmt: skip
_STYLE = "|".join(pattern for pattern, _ in _STYLES)


def _styled(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    style = next(name for pattern, name in _STYLES if re.fullmatch(pattern, found["style"], re.IGNORECASE))
    return (StyleCaptions(style=style, scenes=_captions_of(found["ref"], clause)),)


def _bare_style(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    return (StyleCaptions(style="plain", scenes=_captions_of(found["ref"], clause)),)


def _share(found: re.Match[str]) -> int | None:
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


def _caption_size(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scenes = _captions_of(found["ref"], clause)
    share = _share(found)
    if share is not None:
        if share > _MOST_PCT:
            raise EditError(tell("Captions have from 50% to 200% of their size."))
        return (StyleCaptions(size_pct=share, scenes=scenes),)
    return (StyleCaptions(factor=_LARGER if found["how"] == "大" else _SMALLER, scenes=scenes),)


_MOST_PCT = 200


def _caption_against(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    factor = _LARGER if found["how"] == "小" else _SMALLER
    return (StyleCaptions(factor=factor, scenes=_captions_of(found["ref"], clause)),)


def _caption_place(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    place = "top" if found["row"][0] in "上顶" else "middle" if found["row"][0] in "中居" else "bottom"
    return (StyleCaptions(place=place, scenes=_captions_of(found["ref"], clause)),)


def _logo_place(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    column = "left" if "左" in found["corner"] else "right"
    row = "top" if re.search(r"上|顶", found["corner"]) else "bottom"
    return (PlaceLogo(place=f"{row}-{column}"),)


def _logo_size(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    share = _share(found)
    if share is not None:
        return (PlaceLogo(size_pct=share),)
    return (PlaceLogo(factor=_LARGER if found["how"] == "大" else _SMALLER),)


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


_SHAPES = (
    (r"竖屏|竖版|竖着?的?|竖|9[:：比]16|九比十六", "9:16"), (r"横屏|横版|横着?的?|16[:：比]9|十六比九", "16:9"),
    (r"正?方形?的?|1[:：比]1|一比一", "1:1"), (r"4[:：比]5|四比五", "4:5"),
)  # fmt: skip
_SHAPE = "|".join(pattern for pattern, _ in _SHAPES)
_PICTURE = r"(?:整个|这个)?(?:画面|视频|片子|影片|画幅|画布|比例|画面比例|视频比例|尺寸|输出|导出|屏幕)?(?:的?(?:比例|尺寸|画幅))?"
_MADE = r"(?:就|也|都|想要?|要|能|可以|请|给我|统一|最好|应该){0,2}(?:改成|改为|改做|改|换成|换|做成|做|调成|调到|调|弄成|变成|变|用|为|是|成|设为|来个?|出|裁成|转成|适配|输出|导出|要)?(?:一个|个)?"


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


_LANGUAGES = {
    "中": "zh",
    "国": "zh",
    "普": "zh",
    "英": "en",
    "法": "fr",
    "德": "de",
    "西": "es",
    "日": "ja",
    "韩": "ko",
}


def _voice(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    named = found.groupdict()
    who, language = named.get("who") or "", named.get("language")
    name = "female" if re.match(r"女|小姐姐", who) else "male" if re.match(r"男|小哥哥", who) else None
    return (ChangeVoice(on=True, name=name, language=_LANGUAGES[language[0]] if language else None),)


def _voice_named(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "加个旁白" and "配女声", where the voice itself has to be named."""
    if not re.search(rf"{_VOICE}|声|男的|女的", found[0]):
        raise NoMatchError
    return _voice(found, clause)


_WHO = r"(?P<who>男声|女声|男生|女生|男的|女的|男人|女人|男|女|小姐姐|小哥哥)"
_VOICE = r"(?:旁白|配音|解说|人声|朗读|语音|画外音|念白)"
_READ = r"(?:读|念|朗读|配音|播报|讲)"
_LANGUAGE = r"(?P<language>中文|国语|普通话|英文|英语|法语|法文|德语|德文|西班牙语|日语|日文|韩语)"
_ADD = r"(?:加上?|配上?|来|打开|开启|要|添加|增加|添上?|做|弄|上|带上?|用)"
_TO = r"(?:(?:给|为)?(?:整个|全|这个)?(?:视频|片子?|全片|影片)(?:里|上)?)?"


def _music_gone(_: re.Match[str], __: Clause) -> tuple[Operation, ...]:
    return (ChangeMusic(volume_pct=0),)


def _louder(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeMusic(steps=1 if re.match(r"[大响高]", found["how"]) else -1),)


def _too_loud(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeMusic(steps=-1 if re.match(r"[大响高吵闹]", found["how"]) else 1),)


def _loudness_then(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "大一点" behind "音乐几乎听不见"."""
    last = clause.before[-1] if clause.before else None
    step = 1 if re.match(r"[大响高]", found["how"]) else -1
    if not isinstance(last, ChangeMusic) or last.steps != step:
        raise NoMatchError
    return ()


def _halved(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    last = clause.before[-1] if clause.before else None
    if found.groupdict().get("alone") is not None and not (
        isinstance(last, ChangeMusic) and last.steps == -1
    ):
        raise NoMatchError
    return (ChangeMusic(factor=0.5),)


def _volume(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (ChangeMusic(volume_pct=int(found["pct"])),)


_MOODS = (
    (r"安静|平静|舒缓|柔和|轻柔|宁静|温柔|轻音乐", "calm"), (r"热闹|欢快|嗨|有活力|活力|动感|轻快|活泼|带劲|燃|upbeat", "upbeat"),
    (r"电影感|大片感|史诗|cinematic", "cinematic"), (r"商务|企业|corporate", "corporate"), (r"励志|鼓舞人心|激励|inspiring", "inspiring"),
    (r"氛围|空灵|环境|ambient", "ambient"), (r"lo-?fi|慵懒", "lo-fi"), (r"calm", "calm"),
)  # fmt: skip
_MOOD = "|".join(pattern for pattern, _ in _MOODS)


def _mood(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    return (
        ChangeMusic(
            mood=next(name for pattern, name in _MOODS if re.fullmatch(pattern, found["mood"], re.IGNORECASE))
        ),
    )


def _mood_named(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "bgm换upbeat的" and "来个热闹点的音乐", where the music is named, or was before."""
    last = clause.before[-1] if clause.before else None
    if not re.search(_MUSIC, found[0], re.IGNORECASE) and not isinstance(last, ChangeMusic):
        raise NoMatchError
    return _mood(found, clause)


def _fade_of_music(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if not re.search(_MUSIC, found[0], re.IGNORECASE):
        return _fade_then(found, clause)
    return _fade(found, clause)


def _fade_then(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    last = clause.before[-1] if clause.before else None
    if not isinstance(last, ChangeMusic):
        raise NoMatchError
    return _fade(found, clause)


def _song(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    named = found.groupdict().get("name")
    songs = [
        item
        for item in clause.media
        if item.kind == "audio" and (not named or item.name.lower().startswith(named.lower()))
    ]
    if len(songs) != 1:
        raise NoMatchError
    return (ChangeMusic(media_id=songs[0].media_id),)


def _fade(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    named = found.groupdict()
    times = [
        (named.get("kind"), named.get("len") or named.get("len0")),
        (named.get("kind2"), named.get("len2")),
    ]
    made: dict[str, int] = {}
    for kind, length in times:
        if kind:
            if not length:
                raise NoMatchError
            made["fade_in_ms" if kind.endswith("入") else "fade_out_ms"] = number_of(length) * 1000
    return (ChangeMusic(fade_in_ms=made.get("fade_in_ms"), fade_out_ms=made.get("fade_out_ms")),)


def _tempo(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    del clause
    if found.groupdict().get("bpm"):
        return (ChangeMusic(bpm=int(found["bpm"])),)
    share = found.groupdict().get("pct")
    faster = found["how"] == "快"
    step = int(share) / 100 if share else 0.15
    return (ChangeMusic(tempo_factor=1 + step if faster else 1 / (1 + step)),)


def _font(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    named = (found.groupdict().get("name") or "").lower().strip()
    fonts = [item for item in clause.media if item.kind == "font" and item.name.lower().startswith(named)]
    if len(fonts) != 1:
        raise NoMatchError
    return (ChangeFont(fonts[0].media_id),)


_LOGO = r"(?:(?:那个|我们?的?|公司的?|品牌的?)*(?:logo|标志|台标|角标))"
_MUSIC = r"(?:(?:背景)?音乐|配乐|bgm|曲子|背景乐)"
_SIZE = r"(?:大|小)"
_MUCH = r"(?:(?:到|成|为|至)?(?:(?P<pct>\d{2,3}(?:\.\d+)?)\s*[%％]|(?P<times>\d+(?:\.\d+)?|[一二两三四五六七八九十])倍|(?P<half>(?:个|了)?一半))|一点点?|点儿?|一些|些|一号|几号|个?一圈)"
_MORE = (
    r"(?:再|放|调|加|缩|改|弄|变|想要?|要|想|能|可以|稍微|更|的?字号|的?字体|字号|字体|尺寸|大小|整体){0,4}"
)
_VOLUME = r"(?:的?(?:声音|音量|声))?"
_SEC = r"秒钟?"
_FADE = r"(?P<kind>淡入|渐入|淡出|渐出)"

FRAMES: tuple[Frame, ...] = (
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}{_HIDE}", _hidden),
    frame(rf"(?:把)?(?:隐藏|关掉|关闭|去掉|取消|拿掉|撤掉)(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}", _hidden),
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?(?:底下|下面)?{_NOT}{_CAPTIONS}(?:了)?", _hidden),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:也|都|统一|全部?|就|想要?|请|能){{0,2}}(?:用|换成?|改成?|改用|改为|做成|弄成|变成|加个?|设为|是)\s*(?P<style>{_STYLE})(?:的)?(?:那种)?(?:的)?(?:逐字高亮|样式|风格|效果|形式|那种|的)*",
        _styled,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:后面|的)?(?:那个)?(?:不要|去掉|别要)(?:底色|背景色?|底框|底)(?:就剩字|只剩字)?",
        _bare_style,
    ),
    frame(rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}{_MORE}(?P<how>{_SIZE}){_MUCH}", _caption_size),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:字号|字体)?(?:也|还是|都|实在)?(?:太|有点|过|有些)(?P<how>{_SIZE})(?:了)?(?:坐后排的看不见|看不清|看不见)?",
        _caption_against,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?{_CAPTIONS}(?:都|也|全|统一|能|可以|请|改|就|想){{0,2}}(?:移|放|挪|调|摆|搬|改|往|靠){{1,2}}(?:到|在|去|至)?(?:画面|屏幕)?的?(?:最)?(?P<row>上面|上方|顶部|顶上|顶|上|中间|正中间?|中央|居中|下面|下方|底部|底下|下)(?:去|来|显示|的位置)?",
        _caption_place,
    ),
    frame(
        rf"{_LOGO}(?:也|就|改|想|请|都){{0,2}}(?:放|挪|移|摆|调|搬|贴|换){{0,2}}(?:到|在|去)?(?:画面|屏幕)?的?(?P<corner>[左右](?:边|侧)?[上下](?:面|方|边)?|[上下](?:面|方)?[左右]边?)(?:的?那个)?(?:角|角落)?(?:去|位置)?",
        _logo_place,
    ),
    frame(
        r"(?:放|挪|移|摆|贴)?(?:到|在|去)?(?:画面)?的?(?P<corner>[左右](?:边|侧)?[上下](?:面|方|边)?)(?:的?那个)?(?:角|角落)?",
        _logo_place_alone,
    ),
    frame(rf"{_LOGO}{_MORE}(?P<how>{_SIZE})?{_MUCH}", _logo_size),
    frame(rf"{_LOGO}(?:再|放|缩|调|变)*(?P<how>{_SIZE})(?:个|到|了)?{_MUCH}", _logo_size),
    frame(rf"(?:尺寸|大小)?{_MORE}(?P<how>{_SIZE})(?:个|到|了)?{_MUCH}", _logo_size_alone),
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
        r"(?:用|放上?|加上)(?:我|我们)(?:上传|传|公司|那张|那个|店|的)*\s*(?:logo)\s*(?:图|图片)?(?:放?上去?)?",
        _logo_uploaded,
    ),
    frame(r"(?:我们?|公司|我店)(?:的)?logo(?:放|加)上去?", _logo_uploaded),
    frame(r"(?P<name>logo\.png)(?:放|摆)(?:到|在)?(?:视频里当标志)", _logo_uploaded),
    frame(
        rf"{_PICTURE}{_MADE}(?P<shape>{_SHAPE})(?:的)?(?:比例|画面|尺寸|视频|格式|屏幕|构图|给我|就行)*",
        _shape,
    ),
    frame(
        rf"{_PICTURE}{_MADE}(?:21[:：比]9|4[:：比]3|3[:：比]4|3[:：比]2|2[:：比]3|4k|8k|2k|1440p|2160p)(?:的)?(?:分辨率|清晰度|视频|画质|比例|画面|高清)?",
        _other_shape,
    ),
    frame(
        rf"(?:帧率|帧数)?{_MADE}(?:每秒)?(?P<n>24|25|30|50|60)\s*(?:帧|fps)(?:每秒|一秒)?(?:的|输出|导出|率)*",
        _rate,
    ),
    frame(rf"(?:帧率|帧数){_MADE}(?:到)?(?P<n>24|25|30|50|60)", _rate),
    frame(
        r"(?:清晰度|分辨率|画质|视频|输出|导出)?(?:降到|降|改成|改|调到|换成|用|为|输出|导出|要|做成|出|到)*\s*(?P<lines>720|1080)\s*[pP]?(?:的)?(?:分辨率|清晰度)?(?:就够了?|就可以|就行)?(?:、(?P<n>24|25|30|50|60)(?:帧|fps))?",
        _lines,
    ),
    frame(
        rf"{_TO}{_ADD}(?:个|一个|一段|一条)?(?:{_LANGUAGE})?(?:的)?(?:{_WHO}(?:的)?)?{_VOICE}?(?:旁白|朗读|配音|功能)?",
        _voice_named,
    ),
    frame(
        rf"{_TO}(?:用|找|要|叫|让|想要?|换){{1,2}}(?:个|一个)?(?:{_WHO}(?:的)?(?:声音)?)(?:来|给)?(?:{_READ})?(?:出来|一遍|一下|旁白|字幕|的|配音)*",
        _voice,
    ),
    frame(
        rf"{_TO}(?:让|叫|找|请)(?:个)?(?:人|AI|机器)(?:来)?(?:把)?(?:文字|字幕|内容|它|字)?(?:都)?{_READ}(?:出来|一遍|一下)?",
        _voice,
    ),
    frame(rf"(?:{_ADD})(?:{_LANGUAGE}){_VOICE}", _voice),
    frame(rf"(?:把)?(?:完全)?(?:不要|去掉|关掉|关闭|别放|不能有|拿掉|取消|删掉){_MUSIC}(?:了)?", _music_gone),
    frame(
        rf"{_MUSIC}(?:也|就|都|整个|全部?|给|先|请){{0,2}}(?:不要了?|去掉|关掉|关闭|关了?|拿掉|停掉|取消|删掉|撤掉)",
        _music_gone,
    ),
    frame(
        rf"{_MUSIC}{_VOLUME}(?:再|往|调|放|弄|开|能|可以|请|想|给我?|帮我|稍微|更){{0,4}}(?P<how>大声|小声|大|小|响|轻|高|低|上调|下调|下)(?:声)?(?:调)?(?:一点点?|点儿?|一些|些|下来|起来)",
        _louder,
    ),
    frame(rf"{_MUSIC}{_VOLUME}(?:放|调|开|弄)(?P<how>大|小|低|高|响|轻)", _louder),
    frame(
        rf"{_MUSIC}{_VOLUME}(?:放得?)?(?:实在|还是|又|也)?(?:太|有点|过于|有些)(?P<how>大声|小声|大|小|吵|闹|响|轻|低)(?:了)?",
        _too_loud,
    ),
    frame(rf"{_MUSIC}{_VOLUME}(?:我)?(?:几乎|基本|根本)?听不(?P<how>见|到|清)(?:了)?", _too_loud),
    frame(
        r"(?:麻烦|请|你?给|帮我)*(?:再)?(?:放|调|开|弄)?(?:得)?(?P<how>大|小|低|高|响|轻)(?:声)?(?:一点点?|点儿?|一些|些)?",
        _loudness_then,
    ),
    frame(rf"{_MUSIC}{_VOLUME}(?:降|减|调低?|砍|调到|降到|降低|减少|调成|小|缩)(?:掉|了)?一?半", _halved),
    frame(r"(?P<alone>)(?:降|减|砍|调低|减掉)(?:掉|了)?一半", _halved),
    frame(
        rf"{_MUSIC}{_VOLUME}(?:调|改|降|升|设|放|开|提)?(?:到|成|为|至)\s*(?P<pct>\d{{1,3}})\s*[%％]", _volume
    ),
    frame(
        rf"(?:{_MUSIC})?(?:的?(?:风格|类型))?(?:能不能|能|可以|请|就|改|也|想)*(?:换成?|改成?|用|来|要|弄成?|做成|选)(?:一?[个首点段]|一种)?(?:比较|更)?(?P<mood>{_MOOD})(?:一点|一些|点|些)?(?:的)?(?:那种)?(?:{_MUSIC})?(?:的)?",
        _mood_named,
    ),
    frame(
        rf"{_MUSIC}(?:就|改|也|请)?(?:用|换成|改成|改用)(?:我)?(?:上传的?|传的?|那个|那首|自己的?|的)*(?:(?P<name>[\w-]+)(?:\.mp3|\.wav|\.m4a)|歌|音乐|曲子|那首歌?)",
        _song,
    ),
    frame(
        rf"{_MUSIC}?(?:在)?(?:开头|开始|结尾|最后|收尾|末尾|结束)?(?:的|时|处)?(?:{_MUSIC})?(?:给|加|用|做|要|慢慢|渐渐|个)*(?:(?P<len0>{_N}){_SEC}(?:钟)?(?:的)?)?(?:慢慢|渐渐)?{_FADE}(?:个)?(?P<len>{_N})?(?:{_SEC})?",
        _fade_of_music,
    ),
    frame(
        rf"(?:给)?{_MUSIC}(?:加|用|要|做)?(?P<len0>{_N}){_SEC}(?:的)?{_FADE}(?:和|、|加|与)(?P<len2>{_N}){_SEC}(?:的)?(?P<kind2>淡入|渐入|淡出|渐出)(?P<len>)",
        _fade,
    ),
    frame(rf"(?P<len0>{_N}){_SEC}(?:的)?{_FADE}(?P<len>)", _fade_then),
    frame(
        rf"{_MUSIC}(?:的)?(?:节奏|速度|节拍|拍子)?(?:再|更|调|加|放|提|变)?(?P<how>快|慢)(?:(?P<pct>\d{{1,3}})[%％]|一点|一些|些|点)",
        _tempo,
    ),
    frame(
        rf"{_MUSIC}?(?:的)?(?:节拍|节奏|速度|拍子|bpm)(?:改成|调到|设为|调成|改为|到|为)?(?:每分钟)?(?P<bpm>\d{{2,3}})(?:拍|bpm)?(?:每分钟)?(?P<how>)",
        _tempo,
    ),
    frame(
        r"(?:全片|所有|整个视频|整个片子|视频|片子|都|统一|的|文字|字|把|我){0,4}(?:能)?(?:用|换成|改成|改用)(?:我)?(?:上传的?|传的?|那个|那种|我的?|的)*\s*(?:ttf|otf)?\s*(?:字体|字型)(?:文件)?",
        _font,
    ),
    frame(
        r"(?:全片|所有|整个视频|视频|都|统一|的|文字|字){1,4}(?:能|可以|就|都)?(?:用|换成|改成|改用)\s*(?P<name>[A-Za-z][\w .-]+?)(?:字体)?",
        _font,
    ),
)
