"""Chinese orders about which scenes there are and in which order: what a clause says, in words that the rules know."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.han.numbers import NUMBER, number_of
from pictory_nb.engine.director.grammar.han.pointing import UNIT, Pointing, Scenes, named
from pictory_nb.engine.director.grammar.han.references import scenes_named

if TYPE_CHECKING:
    from collections.abc import Callable

Told = tuple[str, Scenes]
"""An order in other words, and the scenes that it speaks of."""

REMOVED = (
    r"(?:删(?:除|掉|了|去|光|调)*|去(?:掉|除|了)|[剪减](?:掉|了|去|走|除)?|砍(?:掉|了)|拿(?:掉|走|下来?|开)|[撤彻](?:掉|下来?|了)|移除|移走|抽(?:掉|走)|摘掉|咔(?:嚓)?掉|卡掉|扔掉?|丢掉?|切(?:掉|了|除|走)"
    r"|不要|不想要|不需要|不用|不留|不保留|不(?:要)?再?放|干掉|清(?:掉|除)|舍弃|舍去|略去|略过|跳过|免了|拿去|除掉|不必要|多余|remove|delete|drop|cut)"
)
_REMOVE_FIRST = r"(?:删(?:除|掉|了|去)?|去(?:掉|除)|剪(?:掉|去|除)|砍掉|拿掉|移除|撤掉|抽掉|扔掉|丢掉|切掉|不要|不需要|remove|delete|drop|cut)"
_ALL_OF = r"(?:你|您|整个|整页|整段|整张|直接|全部|全|都|统统|通通|一并|一律|一起|也|就|给我|帮我|给|可以|还是|我|想|要|请|先|整体| )*"
_SWAPPED = r"(?:(?:的)?(?:先后)?(?:位置|顺序|次序|位子)?(?:反了|弄反了|颠倒了)?[，,]?(?:互相|彼此|相互|能不能|可以|我|想|要|请|给|都|再|来|帮我)*(?:对调|互换|调换|交换|互调|对换|换(?:一)?(?:个|下|换|过来)?(?:位置|位子|顺序|次序)?|[调掉]个?个儿|[调掉]过来|调个头|颠倒(?:过来)?|swap|switch) ?(?:一[下夏])?(?:位置|位子|顺序|次序|过来)?)"
_ORDER_OF = r"(?:的)?(?:先后)?(?:位置|顺序|次序)"
_BACKWARDS = r"(?:倒序|反过来|scene ?reverse|逆序|反序|倒过来|反过来|颠倒(?:过来)?|反转|翻转|反向|倒着|倒置|掉转|reverse)"
_SHOWN = r"(?:排列|排序|排|播放|放|播|来|讲|显示|展示)?"
_WHOLE = r"(?:所有|全部|整个|整片|全片|全体|视频|影片|片子|这个?片子|整部片子|整个视频|剩下|剩余|其余|余下)"
_MOVED = r"(?:移动?|挪动?|放|调整?|搬|提前?|排|插入?|拖|换|摆|后移|前移|置|串|安排|直接)"
_SIDE = r"(?:的)?(?P<side>后[面边头]?|前[面边头]?|之后|之前|以后|以前|後|上面|下面)(?:去|来)?"


_MOST_IMPLIED = 3


def ordered(clause: str, pointing: Pointing) -> Told | None:
    """Return a clause in other words; None where it is no order of these."""
    for form, build in _FORMS:
        found = form.fullmatch(clause)
        told = build(found, pointing) if found else None
        if told is not None:
            return told
    return None


def _remove(found: re.Match[str], pointing: Pointing) -> Told | None:
    said = found["a"]
    if said.startswith("字幕") and re.search(r"[全都]", found[0]):
        said = f"所有{said}"
    scenes = scenes_named(said, pointing) or scenes_named(re.sub(r"都$", "", said), pointing)
    if scenes is None or len(scenes) == pointing.count:
        return None
    return f"remove {named(tuple(sorted(scenes)))}", scenes


def _remove_spoken_of(_: re.Match[str], pointing: Pointing) -> Told | None:
    """Read "不要了" behind what was spoken of."""
    scenes = (
        ()
        if pointing.is_first or pointing.is_part or len(pointing.spoken_of) > _MOST_IMPLIED
        else pointing.spoken_of
    )
    return (f"remove {named(tuple(sorted(scenes)))}", scenes) if 0 < len(scenes) < pointing.count else None


def _keep(found: re.Match[str], pointing: Pointing) -> Told | None:
    """Read "只保留第五页和第六页"; that all others go for one scene has to be said."""
    said = found["a"].removeprefix("下")
    scenes = scenes_named(said, pointing, loosely=bool(re.search(r"[、和跟与]|到.+为止", said)))
    if re.fullmatch(r"(?:所有)?卡片(?:场景|页)?", said):
        scenes = tuple(n for n, scene in enumerate(pointing.film.scenes, 1) if scene.kind != "caption")
    is_unsaid = len(scenes or ()) == 1 and "保留下" not in found[0] and "除" not in found[0]
    if scenes is None or len(scenes) == pointing.count or is_unsaid:
        return None
    out = tuple(n for n in range(1, pointing.count + 1) if n not in scenes)
    return f"remove {named(out)}", tuple(sorted(scenes))


def _swap(found: re.Match[str], pointing: Pointing) -> Told | None:
    said = found["a"]
    if (with_it := re.match(r"^(?:它)?(?:和|跟|与|同)(?=.)", said)) and len(pointing.near) == 1:
        other = scenes_named(said[with_it.end() :], pointing, loosely=True)
        scenes = (*pointing.near, *other) if other else None
    else:
        scenes = scenes_named(said, pointing, loosely=True)
    if scenes is None or len(scenes) != 2:
        return None
    return f"swap scenes {scenes[0]} and {scenes[1]}", scenes


def _swap_spoken_of(_: re.Match[str], pointing: Pointing) -> Told | None:
    near = pointing.spoken_of
    return (f"swap scenes {near[0]} and {near[1]}", near) if len(near) == 2 else None


def _reverse(_: re.Match[str], __: Pointing) -> Told | None:
    return "reverse the order of all scenes", ()


def _reverse_whole(found: re.Match[str], pointing: Pointing) -> Told | None:
    """Read "全片倒序"; a film that is played backwards is another thing than its scenes the other way round."""
    is_order = re.search(r"序|排|场景|画面|镜头|页|幕|段|剩|其余|余下|scene", found[0])
    return _reverse(found, pointing) if is_order else None


def _reverse_count(found: re.Match[str], pointing: Pointing) -> Told | None:
    is_whole = number_of(found["a"]) == pointing.count and number_of(found["b"]) == 1
    return ("reverse the order of all scenes", ()) if is_whole else None


def _no_music(_: re.Match[str], __: Pointing) -> Told | None:
    return "remove the music", ()


def _no_captions(_: re.Match[str], pointing: Pointing) -> Told | None:
    """Read "字幕也关了" beside scenes that go; beside others it may mean theirs."""
    is_everywhere = set(pointing.spoken_of) <= pointing.gone
    return ("turn the captions off", ()) if is_everywhere else None


def _shorten_text(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing)
    return (f"shorten the caption in scene {scenes[0]}", scenes) if scenes and len(scenes) == 1 else None


def _move(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True) if found["a"] else pointing.implied
    if not scenes or len(scenes) == pointing.count:
        return None
    other = scenes_named(found["b"], replace(pointing, spoken_of=scenes), loosely=True)
    if other is None or set(other) & set(scenes):
        return None
    is_after = found["side"][0] in "后後下" or found["side"] in {"之后", "以后"}
    place = f"after scene {max(other)}" if is_after else f"before scene {min(other)}"
    return f"move {named(scenes)} {place}", scenes


def _move_after(found: re.Match[str], pointing: Pointing) -> Told | None:
    """Read "引用应该紧跟着标题" and "数字后面直接接流失那段"."""
    scenes = scenes_named(found["a"], pointing, loosely=True)
    other = scenes_named(found["b"], pointing, loosely=True)
    if not scenes or not other or len(other) != 1 or set(other) & set(scenes):
        return None
    return f"move {named(scenes)} after scene {other[0]}", scenes


def _not_shown(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _remove(found, pointing) if found["a"] else _remove_spoken_of(found, pointing)


def _move_between(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True) if found["a"] else pointing.implied
    pair = scenes_named(f"{found['b']}和{found['c']}", pointing, loosely=True)
    if (
        scenes is None
        or pair is None
        or len(pair) != 2
        or abs(pair[0] - pair[1]) != 1
        or set(pair) & set(scenes)
    ):
        return None
    return f"move {named(scenes)} after scene {min(pair)}", scenes


def _to_front(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _to_edge(found, pointing, "beginning")


def _to_end(found: re.Match[str], pointing: Pointing) -> Told | None:
    return _to_edge(found, pointing, "end")


def _to_edge(found: re.Match[str], pointing: Pointing, edge: str) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True) if found["a"] else pointing.implied
    if not scenes or len(scenes) == pointing.count:
        return None
    return f"move {named(scenes)} to the {edge}", scenes


def _open_with(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True)
    if scenes is None or len(scenes) != 1:
        return None
    return f"move scene {scenes[0]} to the beginning", scenes


def _move_to_place(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True) if found["a"] else pointing.implied
    place = number_of(found["n"])
    if not scenes or len(scenes) != 1 or not 1 <= place <= pointing.count:
        return None
    return f"move scene {scenes[0]} to position {place}", scenes


def _move_by(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True) if found["a"] else pointing.implied
    steps = number_of(found["n"]) if found["n"] else 1
    if not scenes or len(scenes) != 1:
        return None
    place = scenes[0] + (steps if "后" in found["turn"] else -steps)
    if not 1 <= place <= pointing.count or place == scenes[0]:
        return None
    return f"move scene {scenes[0]} to position {place}", scenes


def _duplicate(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing) if found["a"] else pointing.implied
    return (f"duplicate {named(scenes)}", scenes) if scenes and len(scenes) < pointing.count else None


def _split(found: re.Match[str], pointing: Pointing) -> Told | None:
    said = re.sub(r"(?:的)?(?:[两二]句|[两二]条)(?:字幕|话)?$", "", found["a"])
    scenes = (scenes_named(said, pointing) or _list_of(said, pointing)) if said else pointing.implied
    return (f"split scene {scenes[0]}", scenes) if scenes and len(scenes) == 1 else None


def _list_of(said: str, pointing: Pointing) -> Scenes | None:
    """Read "那四条要点" as the list that has so many."""
    found = re.fullmatch(rf"(?:那|这)?(?P<n>{NUMBER})(?:条|点|项)(?:要点|内容)?", said)
    lists = [
        number
        for number, scene in enumerate(pointing.film.scenes, 1)
        if found
        and any(len(text.segment["m"].get("items", ())) == number_of(found["n"]) for text in scene.texts)
    ]
    return (lists[0],) if len(lists) == 1 else None


def _merge(found: re.Match[str], pointing: Pointing) -> Told | None:
    scenes = scenes_named(found["a"], pointing, loosely=True) if found["a"] else pointing.spoken_of
    if "b" in found.groupdict():
        into = scenes_named(found["b"], pointing, loosely=True)
        scenes = (*into, *(n for n in scenes if n not in into)) if scenes and into else None
    return (f"merge {named(tuple(sorted(scenes)))}", scenes) if scenes and len(scenes) > 1 else None


_ONE_OF_THEM = rf"(?:一|1)?(?:{UNIT})"
_TWO_OF_THEM = (
    rf"(?:成|为|到|开|给|在)*(?:两|二|2)(?:半|边|截|个|份)?(?:不同的)?(?:{UNIT})?(?:里|中|讲|来讲|放)?"
)
_AGAIN = r"(?:一|1)?(?:遍|次|份|张|个|回|页|下|段|幕)"

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Pointing], Told | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (rf"{_ALL_OF}{REMOVED}(?:掉|了|它|啦|吧)*", _remove_spoken_of),
        (r"(?:背景)?(?:音乐|配乐|bgm)(?:也|都|先|就|给|全)*(?:关|不要|去|删|停|拿)(?:掉|了)*", _no_music),
        (r"(?:全部|所有)?字幕(?:也|都|先|就|给|全)*(?:关|不要|去|隐藏|不显示)(?:掉|了|起来)*", _no_captions),
        (rf"(?P<a>.+?)[，,]?{_ALL_OF}{REMOVED}(?:掉|了|它|啦|吧)*", _remove),
        (rf"{_REMOVE_FIRST}(?:掉|了)?(?P<a>.+?)", _remove),
        (r"(?:这个?片子|视频|片子)?(?:只|仅|就|单|只是|就是|only)(?:想|需|能)?(?:要|保留|保流|留下|留|剩下?|用|放|取)+(?:着)?(?P<a>.+?)(?:的部分|部分)?(?:就够了?|就行了?|就好)?", _keep),
        (r"之(?:留|保留)(?P<a>.+?)", _keep),
        (r"(?:只|仅)(?P<a>.+?)(?:保留|留下|留着|留)(?:就够了?|就行了?)?", _keep),
        (r"(?:保留|留下|留)(?P<a>.+?)(?:就够了?|就行了?|就好了?|就可以了?)", _keep),
        (r"(?P<a>.+?)(?:保留|留下|留着)(?:就够了?|就行了?|就好了?|就可以了?)", _keep),
        (r"(?P<a>除.+?)(?:都|全部?)?(?:保留|留下|留着|留)", _keep),
        (r"(?:保留|留)(?P<a>到.+?为止)(?:的)?(?:内容|部分|场景)?", _keep),
        (rf"(?P<a>.+?){_SWAPPED}", _swap),
        (rf"(?:对调|互换|调换|交换|互调|swap|switch)(?:一下)? ?(?P<a>.+?)(?:{_ORDER_OF})?", _swap),
        (r"(?:位置|顺序|次序)?(?:互相)?(?:对调|互换|调换|交换|换过来|调过来)(?:一下)?(?:位置|顺序|次序)?", _swap_spoken_of),
        (rf"(?:{_WHOLE}|场景|画面)?(?:的)?(?:{UNIT})?(?:的)?(?:先后)?(?:顺序|次序|排列|排序|sequence)(?:全部|完全|整个|都|全|给|给我|可以)*{_BACKWARDS}{_SHOWN}", _reverse),
        (rf"(?:{_WHOLE})(?:的)?(?:{UNIT})?(?:都|全部|全)?{_BACKWARDS}{_SHOWN}(?:序|排)?", _reverse_whole),
        (r"(?:场景|画面|镜头|页面)?(?:全部?|都)?(?:倒序|逆序)(?:排列|播放|排)?", _reverse),
        (rf"(?:按)?(?:从后往前|从后到前|从最后一{UNIT}(?:放|播|讲|排)?到第一{UNIT}|从尾到头)(?:地)?(?:倒序|倒着)?{_SHOWN}(?:吧)?(?:全部)?(?:反过来|倒过来)?", _reverse),
        (rf"(?:就是)?(?:第)?(?P<a>{NUMBER})(?:{UNIT})?到(?:第)?(?P<b>{NUMBER})(?:{UNIT})?(?:这样子?)?(?:倒着|反着|倒序){_SHOWN}", _reverse_count),
        (r"(?P<a>.*?)不能(?:再)?出现(?:在(?:片子|视频|影片|里面)里?)?(?:了)?", _not_shown),
        (r"(?P<a>.+?)(?:应该|应当|要|得|最好|就|我想)*(?:紧跟着?|紧接着?|跟在|接在|紧挨着?)(?P<b>.+?)(?:的?后面|之后|后边|后)?", _move_after),
        (r"(?P<b>.+?)(?:后面|之后)(?:应该|应当|要|得|最好|就|直接|马上|紧|先)+(?:接着?|跟着?|上|轮到|是)(?P<a>.+?)", _move_after),
        (rf"(?P<a>.*?)(?:整体|一起|整个|直接|也|都|然后|往[前后]|提前[，,]?)*{_MOVED}(?:到|至|在|于|去|回)+(?P<b>.+?)(?:和|跟|与|、)(?P<c>.+?)(?:之间|中间|当中)", _move_between),
        (rf"(?P<a>.*?)(?:整体|一起|整个|直接|也|都|往[前后]|后移|前移|提前)*{_MOVED}(?:动)?(?:到|至|在|于|去|回)+(?:整个)?(?:最前面?|最前头|最开头|最开始|开头|开场|片头|第一个?(?:位置?|位)?|首位|前面|最前边|最最前面)(?:的位置|位置|去|来|播)?", _to_front),
        (rf"(?P<a>.*?)(?:整体|一起|整个|直接|也|都|往[前后])*{_MOVED}(?:动)?(?:到|至|在|于|去|回)*(?:最前面?|最前头|最开头|最前边)(?:去|来)?", _to_front),
        (rf"(?P<a>.*?)(?:整体|一起|整个|直接|也|都|往[前后]|后移)*{_MOVED}(?:动)?(?:到|至|在|于|去|回)*(?:最后面?|最后头|最后边|最末尾?|末尾|结尾|片尾|尾部|最尾|压轴)(?:的位置|去|来)?", _to_end),
        (rf"(?P<a>.*?)(?:整体|一起|整个|直接|也|都|往[前后]|提前[，,]?)*{_MOVED}(?:动)?(?:到|至|在|于|去|回)+第(?P<n>{NUMBER})(?:个)?(?:的?位置|位|个|{UNIT})?", _move_to_place),
        (rf"(?P<a>.*?)(?:整体|一起|整个|直接|也|都|往[前后]|后移|前移|提前[，,]?)*{_MOVED}(?:动)?(?:到|至|在|于|去|回)+(?P<b>.+?){_SIDE}", _move),
        (rf"(?P<a>.*?)(?:再)?(?:往|向|朝)(?P<turn>[前后])(?:移动?|挪动?|调|推|放|排|提)(?P<n>{NUMBER})?(?:个)?(?:位置?|位|格|{UNIT})?", _move_by),
        (rf"(?P<a>.*?)(?P<turn>[前后])移(?P<n>{NUMBER})(?:个)?(?:位置?|位|格|{UNIT})", _move_by),
        (r"(?P<a>.+?)(?:拿来|用来|来|做|当|作为|拿去)+(?:开场|开头|打头阵?|开篇)(?:[，,]放到?开头)?", _open_with),
        (r"(?:以|用)(?P<a>.+?)(?:开场|开头|打头|开篇)", _open_with),
        (r"(?:一上来|一开场|一开始|开场|开头)(?:就)?(?:先)?(?:放|播|出|讲|看)(?P<a>.+?)", _open_with),
        (rf"(?P<a>.*?)(?:再|多|照样|原样|能|可以|给|给我|重新| )*(?:复制|拷贝|克隆|copy|duplicate|重复(?:放|播|出现)?)(?:成)?{_AGAIN}?", _duplicate),
        (rf"(?:复制|拷贝|克隆|copy|duplicate) ?(?:{_AGAIN})?(?P<a>.+?)", _duplicate),
        (rf"(?P<a>.+?)(?:照样|原样)*(?:再|多|重新|又)+(?:来|放|播放?|出现|用|展示){_AGAIN}(?:一模一样的?|同样的?|一样的?)?", _duplicate),
        (r"(?P<a>.+?)(?:的)?(?:后面|之后|后)(?:我)?(?:想|要)?(?:原样|照样)?再(?:原样)?(?:放|接|来|加|插)(?:一|1)(?:个|张|页|遍|段)(?:一模一样的?|同样的?|一样的?)?", _duplicate),
        (rf"(?P<a>.*?)(?:给|能|可以|就|要|话太多|太长|太挤)*[，,]?(?:一分为[二两]|(?:一)?(?:拆|分|切|断|拆分|切分|分割|切割|split|分开|拆开|切开|断开){_TWO_OF_THEM}|split(?: ?into ?two(?: ?scenes)?)?|拆开|切开|拆分(?:开)?|分割)(?:[，,]前半句.+?后半句.+?)?", _split),
        (r"(?:拆分|拆开|分割|切开|split)(?P<a>.+?)", _split),
        (rf"(?P<a>.*?)(?:能不能|可以|给|都|一起|我|想|要|[，,])*(?:合并|[合拼并凑捏]|融合|拼接|合起来|拼起来|并起来|合病|放(?=到|在)|捏|combine|merge)(?:变)?(?:[成为到在做城进]+)?(?:(?:同)?{_ONE_OF_THEM}|一起|一块儿?|起来)*(?:里)?(?: ?can)?", _merge),
        (r"(?P<a>.+?)(?:的)?(?:文字|字幕|内容|文案|话)?(?:再)?(?:精简|精炼|简化|缩写)", _shorten_text),
        (rf"(?:合并|merge|combine)(?P<a>.+?)(?:为|成)?(?:{_ONE_OF_THEM})?", _merge),
        (r"(?P<a>.+?)(?:合?并|合)(?:到|进|入|在)+(?P<b>.+?)(?:里|中|里面)?(?:去|来)?", _merge),
    )
)  # fmt: skip
