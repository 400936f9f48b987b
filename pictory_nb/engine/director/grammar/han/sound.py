"""Voice and music: "配女声", "音乐减一半", "换个欢快的"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.han import nouns
from pictory_nb.engine.director.grammar.han.numbers import number_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    ChangeMusic,
    ChangeVoice,
    Operation,
)

_N = nouns.N
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
    return (ChangeMusic(steps=-1 if re.match(r"[大响高吵闹喧盖]", found["how"]) else 1),)


def _loudness_then(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "大一点" behind "音乐几乎听不见"."""
    last = clause.before[-1] if clause.before else None
    step = 1 if re.match(r"[大响高]", found["how"]) else -1
    if not isinstance(last, ChangeMusic) or last.steps != step:
        raise NoMatchError
    return ()


def _doubled(_: re.Match[str], __: Clause) -> tuple[Operation, ...]:
    return (ChangeMusic(factor=2.0),)


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


_MUSIC = r"(?:(?:背景)?音乐|背景音(?!效)|配乐|bgm|曲子|背景乐)"
_VOLUME = r"(?:的?(?:声音|音量|声))?"
_SEC = r"秒钟?"
_FADE = r"(?P<kind>淡入|渐入|淡出|渐出)"

FRAMES: tuple[Frame, ...] = (
    frame(
        rf"{_TO}{_ADD}(?:个|一个|一段|一条)?(?:{_LANGUAGE})?(?:的)?(?:{_WHO}(?:的)?)?{_VOICE}?(?:旁白|朗读|配音|功能)?",
        _voice_named,
    ),
    frame(
        rf"{_VOICE}(?:就|请|给我|也)?(?:要|用|换成?|改成?|改用|来|选|找|是){{1,2}}(?:个|一个)?{_WHO}(?:的)?(?:声音|声|嗓音|来[读念]|配|[读念])?",
        _voice,
    ),
    frame(
        rf"{_TO}(?:用|找|要|叫|让|想要?|换|成){{1,2}}(?:个|一个)?(?:{_WHO}(?:的)?(?:声音)?)(?:来|给)?(?:{_READ})?(?:出来|一遍|一下|旁白|字幕|的|配音)*",
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
        rf"{_MUSIC}{_VOLUME}(?:放得?)?(?:实在|还是|又|也)?(?:太|有点|过于|有些|好)(?P<how>大声|小声|大|小|吵|闹|响|轻|低|喧宾夺主|盖过)(?:了|啊)?",
        _too_loud,
    ),
    frame(rf"{_MUSIC}{_VOLUME}(?:我)?(?:几乎|基本|根本)?听不(?P<how>见|到|清)(?:了)?", _too_loud),
    frame(
        r"(?:麻烦|请|你?给|帮我)*(?:再)?(?:放|调|开|弄)?(?:得)?(?P<how>大|小|低|高|响|轻)(?:声)?(?:一点点?|点儿?|一些|些)?",
        _loudness_then,
    ),
    frame(rf"{_MUSIC}{_VOLUME}(?:降|减|调低?|砍|调到|降到|降低|减少|调成|小|缩)(?:掉|了)?一?半", _halved),
    frame(rf"{_MUSIC}{_VOLUME}(?:再|给我|能)?(?:翻一?[倍番]|加倍|大一倍)", _doubled),
    frame(r"(?P<alone>)(?:降|减|砍|调低|减掉)(?:掉|了)?一半", _halved),
    frame(
        rf"{_MUSIC}{_VOLUME}(?:调|改|降|升|设|放|开|提)?(?:到|成|为|至)\s*(?P<pct>\d{{1,3}})\s*[%％]", _volume
    ),
    frame(
        rf"(?:{_MUSIC})?(?:的?(?:风格|类型))?(?:能不能|能|可以|请|就|改|也|想)*(?:换成?|改成?|用|来|要|弄成?|做成|选)(?:一?[个首点段]|一种)?(?:比较|更)?(?:[^，。]{1, 6}那种)?(?P<mood>{_MOOD})(?:一点|一些|点|些)?(?:的)?(?:那种)?(?:{_MUSIC})?(?:的)?",
        _mood_named,
    ),
    frame(
        rf"{_MUSIC}(?:的?(?:风格|氛围))?(?:要|得|再|更|能|弄|做|调|稍微|也){{0,3}}(?P<mood>{_MOOD})(?:一点儿?|一些|点儿?|些)(?:的)?",
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
        rf"{_MUSIC}(?:的)?(?:开头|前)(?P<len0>{_N}){_SEC}(?:的)?{_FADE}(?:和|、|，|与)?(?:结尾|最后|后)(?P<len2>{_N}){_SEC}(?:的)?(?P<kind2>淡入|渐入|淡出|渐出)(?P<len>)",
        _fade,
    ),
    frame(
        rf"{_MUSIC}(?:的)?(?:节奏|速度|节拍|拍子)?(?:再|更|调|加|放|提|变)?(?P<how>快|慢)(?:(?P<pct>\d{{1,3}})[%％]|一点|一些|些|点)",
        _tempo,
    ),
    frame(
        rf"{_MUSIC}?(?:的)?(?:节拍|节奏|速度|拍子|bpm)(?:改成|调到|设为|调成|改为|到|为)?(?:每分钟)?(?P<bpm>\d{{2,3}})(?:拍|bpm)?(?:每分钟)?(?P<how>)",
        _tempo,
    ),
)
