"""Chinese orders about how long scenes and the film last: "结尾卡停留8秒", "除了标题每个6秒", "从第4秒开始，前面不要"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.han.numbers import DIGITS, LENGTH, MOMENT, figure_of, ms_of
from pictory_nb.engine.director.grammar.han.pointing import UNIT, Pointing, Scenes, named
from pictory_nb.engine.director.grammar.han.references import scenes_named

if TYPE_CHECKING:
    from collections.abc import Callable

Told = tuple[str, Scenes]

_RUN = rf"(?:从)?(?P<from>{MOMENT})(?:开始)?(?:处|那里)? ?(?:到|至|-|–|—|~|～) ?(?P<to>{MOMENT}|最后|结尾|末尾|结束|end|最末尾?)(?:处|为止|之间|里)?(?:的)?(?:(?:那|这)?(?:一)?(?:段|截|部分|片段|些|{DIGITS}秒)|内容|画面)?(?:的)?(?:内容|部分|画面|视频)?"
_REMOVED = r"(?:删(?:除|掉|了|去)*|掐(?:掉|了|去)?|去(?:掉|除|了)|[剪减](?:掉|了|去|走|除)?|砍(?:掉|了)|拿(?:掉|走)|咔(?:嚓)?掉|切(?:掉|了|除|走)|丢掉?|扔掉?|不要|不用|cut|remove|delete)"
_ALL_OF = r"(?:全部|全|都|统统|通通|一律|直接|也|就|请|给我|帮我|给|可以| |，)*"
_KEEPING = r"(?:保留|保流|留下|留着|留|截取|截出?|就够|就行)"
_VIDEO = r"(?:(?:这个?|整个?|整条|整支|整部|整|全|本|成)?(?:视频|影片|片子|片|片段|短片|vlog|clip|video)(?:的)?(?:总?[时速][长常度间]|总?长度|总时间)?|总?[时][长常]|总长度?|总常|片长|总共|整体(?:时长)?|整条|整部|全长|全部加起来|总时间|全程|总计)"
_SET = (
    r"(?:(?:的)?(?:时长|时间|长度|停留时间|停留时长|显示时间|播放时间|展示时间|持续时间)?"
    r"(?:也|都|各|各自|每个|每页|每张|每一?个|均|统一|就|再|还是|请|得|应该|应|要|能不能|可以|能|给|帮我|我想|我要|想|只|也是)*"
    r"(?:改(?:成|为|到|回)?|设(?:为|成|置成|置为|定为|到)?|调整?(?:到|成|为)?|变(?:成|为)|换成|延长(?:到|至|成|为)|加到|拉长(?:到|至|成|为)|加长(?:到|至|成)|缩短?(?:到|至|成|为)|压缩?(?:到|至|成|为)|砍(?:到|成)|[减剪](?:到|成|至)|"
    r"留(?:够|足|满)?|[停廷]留?(?:够|足|满|个)?|放(?:够|足|满)?|给(?:足|够|到|它)?|播放?|显示|展示|持续|控制(?:在|到|成)|保持(?:在)?|维持|定(?:在|为|成)?|恢复(?:为|成|到)|做成?|卡(?:在|到)?|要|用|来|为|是|到|成|就)?)"
)
_WHOLE_LENGTH = r"(?:长|整|左右|以内|之内|之间|的时长|时长|就够了?|够了?|足够了?|差不多|就可以了?|就行了?|即可|就好了?|看看)*"
_LONGER = r"(?:延长|加长|拉长|增加|增长|再?加|再?多(?:停留?|留|给|放|播|显示|展示|待)?|再?长|再?慢|放慢|往后延|停久)"
_SHORTER = (
    r"(?:缩短|缩减|缩|减少|减短|减|再?少(?:停留?|留|放|播)?|再?短|再?快|砍掉|压掉|压缩|去掉|剪掉|剪短|剪去)"
)
_LITTLE = r"(?:个|上|了|它|一下)?"
_TIME_OF = r"(?:的)?(?:时长|时间|长度|停留时间|停留时长|停留|显示时间|播放时间|展示时间)?(?:也|都|各|每个|每页|每一?个|每张|再|就|能不能|可以|给|请|均|多|要|想|我想)*"
_TWICE = r"(?:加倍|翻倍|翻一倍|翻一番|[加延拉增放](?:长|加)?(?:到)?(?:一倍|两倍)|[加延拉增放](?:长|加)?(?:到|成|为)?(?:现在|原来)的?(?:两|2|二)倍|[变改](?:成)?(?:原来的?)?(?:两|2)倍长?|长一倍|慢一倍)"
_HALVED = r"(?:减半|减一半|缩短一半|砍一?半|缩(?:短)?(?:到|成)一半|减少一半|短一半|剪一半|砍到(?:现在)?一半)"
_TOO_SHORT = r"(?:太短|短了(?:点|些)?|太快|走得太快|过得太快|太匆忙|太赶|有点(?:短|快)|(?:再)?(?:停|留|放|显示|播)?(?:得)?(?:长|久|慢)(?:一?[点些]|一会儿?|一下)|多[停留待放](?:一)?(?:会儿?|下|点)|延长(?:一?[点些下])?|停久一?点|放慢(?:一?[点些])?)"
_TOO_LONG = r"(?:太长|长了(?:点|些)?|太久|停(?:留)?(?:得)?太久|太拖|太慢|有点(?:长|久|慢|拖)|(?:再)?(?:停|留|放)?(?:得)?(?:短|快)(?:一?[点些]|一下)|缩短(?:一?[点些下])?|少(?:停|留)(?:一)?(?:会儿?|下|点)|加快(?:一?[点些])?)"


def timed(clause: str, pointing: Pointing) -> Told | None:
    """Return a clause about lengths in other words, and the scenes that it speaks of; None where it is none."""
    for form, build in _FORMS:
        found = form.fullmatch(clause)
        told = build(found, pointing) if found else None
        if told is not None:
            return told
    return None


def _seconds(ms: int) -> str:
    return f"{ms / 1000:g} seconds"


def clock(ms: int) -> str:
    """Write a time as the rules read it: "0:16"."""
    minutes, rest = divmod(ms, 60_000)
    return f"{minutes}:{rest // 1000:02d}" + (f".{rest % 1000:03d}".rstrip("0") if rest % 1000 else "")


def _scenes(found: re.Match[str], pointing: Pointing) -> Scenes | None:
    """Return the scenes that a length is said of; none named are those that were spoken of."""
    said = found["a"]
    if not said:
        # "缩短5秒" on its own is about the film, "还是8秒吧" about what was edited.
        is_own = pointing.is_first and not re.match(r"还是|停|时", found[0])
        return None if is_own else pointing.implied or None
    every = re.sub(rf"(?<=.)(?:的)?(?:都|全部|各|各自|就|每个{UNIT}?|每一?{UNIT}|所有{UNIT})+$", "", said)
    is_text = re.search(r"改成|换成|变成|改为|换为|变为|写成", found[0])
    return scenes_named(said, pointing, loosely=not is_text) or scenes_named(
        every, pointing, loosely=not is_text
    )


def _length(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = _scenes(found, pointing)
    if scenes is None:
        return None
    subject = "every scene" if len(scenes) == pointing.count else named(tuple(sorted(scenes)))
    # "再停3秒", "多放两秒" is so much more.
    how = "longer" if _SO_MUCH_MORE.search(found[0]) else "long"
    return f"make {subject} {_seconds(ms_of(found['n']))} {how}", scenes


_SO_MUCH_MORE = re.compile(r"[再多](?:停|留|放|给|播|显示|展示)[^到成为]*$")


def _more(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _by(found, pointing, "longer")


def _less(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _by(found, pointing, "shorter")


def _by(found: re.Match[str], pointing: Pointing, how: str) -> Told | None:
    scenes = _scenes(found, pointing)
    if scenes is None:
        return None
    subject = "every scene" if len(scenes) == pointing.count else named(tuple(sorted(scenes)))
    return f"make {subject} {_seconds(ms_of(found['n']))} {how}", scenes


def _twice(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = _scenes(found, pointing)
    return (f"make {named(tuple(sorted(scenes)))} twice as long", scenes) if scenes else None


def _half(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = _scenes(found, pointing)
    return (f"make {named(tuple(sorted(scenes)))} half as long", scenes) if scenes else None


def _longer(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing)
    return (
        (f"make {named(tuple(sorted(scenes)))} longer", scenes)
        if scenes and len(scenes) < pointing.count
        else None
    )


def _shorter(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing)
    return (
        (f"make {named(tuple(sorted(scenes)))} shorter", scenes)
        if scenes and len(scenes) < pointing.count
        else None
    )


def _shortened_to(found: re.Match[str], pointing: Pointing) -> Told | None:
    """Read "缩到30秒": a scene that was spoken of, or the film."""
    if pointing.implied and not pointing.is_first:
        return f"make {named(pointing.implied)} {_seconds(ms_of(found['n']))} long", pointing.implied
    if not pointing.is_film and ms_of(found["n"]) <= _LONGEST_SCENE_MS:
        return None
    return _film_length(found, pointing)


def _as_long_as(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True)
    other = scenes_named(found["b"], pointing, loosely=True)
    if not scenes or not other or len(other) != 1 or len(scenes) != 1:
        return None
    length_ms = pointing.film.scenes[other[0] - 1].video["d"]
    return f"make scene {scenes[0]} {_seconds(length_ms)} long", scenes


_LONGEST_SCENE_MS = 20_000


def _film_length(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _film_by(found, pointing, "long")


def _film_more(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _film_by(found, pointing, "longer")


def _film_less(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _film_by(found, pointing, "shorter")


def _film_by(found: re.Match[str], pointing: Pointing, how: str) -> Told:
    """Read "片子加1秒"; "第七页的字改一下，时长5秒" speaks of that scene."""
    scenes = pointing.spoken_of if re.match(r"时[长常]|长度|时间", found[0]) else ()
    if scenes and ms_of(found["n"]) <= _LONGEST_SCENE_MS:
        return f"make {named(tuple(sorted(scenes)))} {_seconds(ms_of(found['n']))} {how}", scenes
    return f"make the video {_seconds(ms_of(found['n']))} {how}", ()


def _film_half(_: re.Match[str], pointing: Pointing) -> Told | None:
    return f"make the video {_seconds(pointing.film.length_ms // 2)} long", ()


def _film_twice(_: re.Match[str], pointing: Pointing) -> Told | None:
    return f"make the video {_seconds(pointing.film.length_ms * 2)} long", ()


def _faster(_: re.Match[str], __: Pointing) -> Told | None:
    return "make the video faster", ()


def _slower(_: re.Match[str], __: Pointing) -> Told | None:
    return "make the video slower", ()


def _paced(found: re.Match[str], _: Pointing) -> Told | None:
    factor = figure_of(found["n"])
    return (f"play the video at {factor:g}x speed", ()) if 0 < factor < _FASTEST else None


def _scene_paced(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing)
    factor = figure_of(found["n"])
    if not scenes or len(scenes) != 1 or not 0 < factor < _FASTEST:
        return None
    return f"speed up scene {scenes[0]} by {factor:g}x", scenes


def _scene_faster(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing)
    if not scenes or len(scenes) != 1:
        return None
    return f"make scene {scenes[0]} faster", scenes


_FASTEST = 10


def _faster_by(found: re.Match[str], _: Pointing) -> Told | None:
    return f"play the video at {1 + int(found['n']) / 100:g}x speed", ()


def _twice_as_fast(_: re.Match[str], __: Pointing) -> Told | None:
    return "play the video at 2x speed", ()


def _half_as_fast(_: re.Match[str], __: Pointing) -> Told | None:
    return "play the video at 0.5x speed", ()


def _run(found: re.Match[str], pointing: Pointing) -> tuple[int, int] | None:
    """Return the time that is spoken of, in ms."""
    length = pointing.film.length_ms
    names = found.groupdict()
    if names.get("from"):
        start = ms_of(found["from"])
        end = ms_of(found["to"]) if re.search(r"[\d一二两三四五六七八九十半]", found["to"]) else length
    elif names.get("first"):
        start, end = 0, ms_of(found["first"])
    elif names.get("last"):
        start, end = length - ms_of(found["last"]), length
    elif names.get("after"):
        start, end = ms_of(found["after"]), length
    else:
        start, end = 0, ms_of(found["before"])
    return (start, end) if 0 <= start < end <= length and (start, end) != (0, length) else None


def _cut_run(found: re.Match[str], pointing: Pointing) -> Told | None:
    run = None if pointing.has_media else _run(found, pointing)
    return (f"cut {clock(run[0])} to {clock(run[1])}", ()) if run else None


def _keep_run(found: re.Match[str], pointing: Pointing) -> Told | None:
    run = None if pointing.has_media else _run(found, pointing)
    return (f"keep only {clock(run[0])} to {clock(run[1])}", ()) if run else None


def _split_at(found: re.Match[str], pointing: Pointing) -> Told | None:
    at_ms = ms_of(found["at"])
    number = next(
        (
            n
            for n, scene in enumerate(pointing.film.scenes, 1)
            if scene.video["st"] < at_ms < scene.video["st"] + scene.video["d"]
        ),
        None,
    )
    said = found["a"] or ""
    is_it = not said or re.fullmatch(r"(?:这个|那个|整个)?(?:画面|视频|影片|片子|场景)", said)
    scenes = None if is_it else scenes_named(said, pointing)
    if number is None or (not is_it and scenes != (number,)):
        return None
    return f"split scene {number} at {clock(at_ms)}", (number,)


_PACE = r"(?:(?:(?:整个)?(?:视频|片子)|影片|整体|整片|全片|全部|整条|整支影片|整部片子|画面|播放|整个|这个?片子)(?:的)?(?:整体|播放|画面)?(?:的)?(?:速度|[节解]奏|速读|播放速度)?|播放(?:速度)?)(?:再|让)*"
_FIRST = rf"(?:最?前面?|头|开头|片头|最开始|开始)(?:的|那|那个)?(?P<first>{LENGTH})"
_LAST = rf"(?:最后面?|后面?|末尾|结尾|片尾|尾巴上?|最末尾?)(?:的|那)*(?P<last>{LENGTH})"
_AFTER = rf"(?:从)?(?P<after>{MOMENT})(?:开始|起)?(?:以后|之后|往后|后面?|开始|起)+(?:的)?(?:所有|全部|一切)?(?:的)?(?:内容|部分|画面|视频)?"
_BEFORE = rf"(?P<before>{MOMENT})(?:以前|之前|前面|前)(?:的)?(?:所有|全部)?(?:的)?(?:内容|部分|画面)?"
_OF_VIDEO = r"(?:(?:这个?|把)?(?:片子|视频|影片)(?:的)?)?"
_ONLY = r"(?:只|仅|就|单)(?:是)?(?:想|需)?(?:要|保留|保流|留下|留|截取?|用|取|放|剪)(?:取|出)?"
_SPANS = {"run": _RUN, "first": _FIRST, "last": _LAST, "after": _AFTER, "before": _BEFORE}
_KEPT_TAIL = r"(?:的)?(?:那|这)?(?:一)?(?:段|截|部分|内容)?(?:就够了?|就行了?|就好了?|出来)*"

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Pointing], Told | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        *((rf"{_OF_VIDEO}{span}{_ALL_OF}{_REMOVED}(?:掉|了)*", _cut_run) for span in _SPANS.values()),
        *((rf"(?:删除?|删掉|掐掉|掐|去掉|剪掉|剪去|砍掉|切掉|不要|cut)(?:掉|了)?{_OF_VIDEO}{span}", _cut_run) for span in _SPANS.values()),
        *((rf"(?:我)?{_OF_VIDEO}{_ONLY}{span}{_KEPT_TAIL}", _keep_run) for span in _SPANS.values()),
        *((rf"(?:只保留下?|保留|留下|截取){span}{_KEPT_TAIL}", _keep_run) for span in _SPANS.values()),
        *((rf"{_OF_VIDEO}{span}(?:就)?(?:保留|留下|留着|留)(?:就行了?|就够了?)?", _keep_run) for span in _SPANS.values()),
        (rf"(?:在|从)?(?P<at>{MOMENT})(?:处|那里|那儿|那|的地方|的时候|时|的位置)?(?:把)?(?P<a>.*?)(?:给)?(?:切开|断开|分开|剪开|拆开|切一刀|剪一刀|拆分|切断|分割)(?:[，,]?(?:分成|拆成|成)(?:两|2)(?:个|段|页|张|半|幕)(?:场景|画面)?)?", _split_at),
        (rf"(?P<a>.+?)(?:在|从) ?(?P<at>{MOMENT}) ?(?:处|那里|那儿|的地方|的时候|时|的位置)(?:给)?(?:切开|断开|分开|剪开|拆开|切一刀|剪一刀|拆分|分割)", _split_at),
        # the film
        (rf"{_VIDEO}(?:的)?{_SET}(?P<n>{LENGTH}){_WHOLE_LENGTH}", _film_length),
        (rf"(?:缩短?|压缩?|凑|剪|控制|砍|延长|拉长|改|做|弄|调整?)(?:成|到|在|至|为)(?:一个|个)?(?P<n>{LENGTH})(?:的)?(?:版本|片子|视频|影片|短片|长)?(?:以内|之内|左右)?", _shortened_to),
        (rf"(?:要|来|做|想要|给我|剪|弄)?(?:成)?(?:一个|个|一版)(?P<n>{LENGTH})(?:的)?(?:版本|版|片子|视频|短片)", _film_length),
        (rf"{_VIDEO}(?:的)?(?:再|能不能|可以|要|得)*{_LONGER}{_LITTLE}(?P<n>{LENGTH})", _film_more),
        (rf"{_VIDEO}(?:的)?(?:再|能不能|可以|要|得)*(?:缩短|缩减|减少|减短|减|再?短|再?少|压掉|砍掉){_LITTLE}(?P<n>{LENGTH})", _film_less),
        (rf"{_VIDEO}(?:的)?(?:太短|时间|长度)?[，,]?(?:再)?(?:加倍|翻倍|翻一倍|翻一番|延长一倍|拉长一倍|长一倍|变成两倍)(?:长)?", _film_twice),
        (rf"{_VIDEO}(?:的)?(?:太长|时间|长度)?[，,]?(?:我想|太长了?|有点长|要|[，,])*(?:减半|缩短一半|砍(?:掉)?一半(?:的时间)?|砍到(?:现在)?(?:的)?一半(?:的)?(?:长度|时长|时间)?|缩(?:短)?(?:到|成)(?:现在的?)?一半(?:的?长度)?|剪掉?一半)", _film_half),
        (rf"{_PACE}(?:再|能不能|可以|都|能|给|我|帮我)*(?:调快|放快|播快|加快|快|紧凑|更紧凑|快起来)(?:一?[点些下]|一?点儿?|一小?点)?(?:播快点)?", _faster),
        (r"(?:视频|影片|片子|整体|整片|全片)?(?:的)?(?:速度|节奏)?(?:提提?速|加加?速)", _faster),
        (rf"{_PACE}(?:再|能不能|可以|都|能|给|我|帮我)*(?:调慢|放慢|播慢|减慢|慢|慢下来|太快了?|太赶了?|有点(?:快|赶))(?:一?[点些下]|一?点儿?|一小?点)?", _slower),
        (rf"{_PACE}?(?:再|能不能|可以|都|放得太慢|太慢)*[，,]?(?:加快|提高|提升|快|加速|调快)(?:一倍|到?(?:2|两|二)倍(?:速)?)", _twice_as_fast),
        (rf"(?:{_PACE}|放得太快|太快|这片子)*[，,]?(?:放慢|减慢|降低|慢|降|减速)(?:到|为|成)?(?:原来的?|现在的?)?(?:一半|一倍)(?:的?速度)?(?:[，,]0\.5倍速)?", _half_as_fast),
        (rf"{_PACE}(?:再)?(?:加快|提速|快)(?P<n>\d{{1,2}})[%％]", _faster_by),
        (rf"(?:{_PACE})?(?:以|用)?半速(?:播放|放|播)?", _half_as_fast),
        (rf"(?:{_PACE}|速度)?(?:调|改|设|变|加快|放慢|提)?(?:到|成|为|快到|慢到)+(?P<n>{DIGITS})倍(?:速(?:度)?)?", _paced),
        # scenes
        (rf"(?P<a>.+?){_TIME_OF}{_TWICE}", _twice),
        (rf"(?P<a>.+?){_TIME_OF}{_HALVED}", _half),
        (rf"(?P<a>.+?)(?:的)?(?:速度)?(?:以|用|按|改成|调成|调到|加快到|设成|放)*(?P<n>{DIGITS})倍速(?:播放|放|播)?", _scene_paced),
        (rf"(?P<a>.+?){_TIME_OF}(?:节奏|速度)?(?:有点|太)?(?:慢)?[，,]?(?:再|能|要)?(?:快|加快|放快)(?:一?[点些]儿?|一下)", _scene_faster),
        (rf"(?P<a>.+?)(?:的)?(?:原来)?(?:{LENGTH})?{_SET}(?P<n>{LENGTH}){_WHOLE_LENGTH}", _length),
        (rf"(?:(?:时长|时间|长度|停留时间){_SET}|停留?(?:够|足|满)?|多停一会儿?停|给它|还是|放|播放?|显示|展示)(?P<n>{LENGTH}){_WHOLE_LENGTH}(?P<a>)", _length),
        (rf"(?:得|至少|给|就|还是(?:改成|改回|设成|调成|换成|要)?)?(?P<n>{LENGTH}){_WHOLE_LENGTH}(?P<a>)", _length),
        (rf"(?:再|能不能|可以)*(?:延长|加长|拉长|多停留?|多留|多给|多显示|多加|加|多放|再长|慢|再慢|长|多)(?P<n>{LENGTH})(?P<a>)", _more),
        (rf"(?:再|能不能|可以)*(?:缩短|减短|减|少停留?|再短|短|再快)(?P<n>{LENGTH})(?P<a>)", _less),
        (r"(?P<a>.+?)(?:跟|和|与|同)(?P<b>.+?)(?:的)?(?:时长|长度)?(?:调得|调成|调|改成|做得|弄得)?(?:一样长|同样长|等长|一般长)(?:就行了?|[，,].*)?", _as_long_as),
        (rf"(?:给|让|把)?(?P<a>.+?){_TIME_OF}{_LONGER}{_LITTLE}(?P<n>{LENGTH})(?:时间|时长)?", _more),
        (rf"(?:给|让|把)?(?P<a>.+?){_TIME_OF}{_SHORTER}{_LITTLE}(?P<n>{LENGTH})(?:时间|时长)?", _less),
        (rf"(?:加|延长|增加|多加)(?P<n>{LENGTH})(?P<a>.+?)(?:的)?(?:时间|时长|长度)", _more),
        (rf"(?:延长|加长|拉长|缩短|压缩|调整|设置)(?P<a>.+?)(?:的时长|时长|的时间)?(?:到|至|为|成)(?P<n>{LENGTH}){_WHOLE_LENGTH}", _length),
        (rf"(?:延长|加长|拉长)(?P<a>.+?)(?P<n>{LENGTH})", _more),
        (rf"缩短(?P<a>.+?)(?P<n>{LENGTH})", _less),
        (rf"(?P<a>.+?){_TIME_OF}{_TOO_SHORT}了?", _longer),
        (rf"(?P<a>.+?){_TIME_OF}{_TOO_LONG}了?", _shorter),
    )
)  # fmt: skip
