"""How Chinese points at scenes: "倒数第二个", "封面后面那两个", "讲客户流失的那段", "四种笔记那个清单", "除了标题"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace

from pictory_nb.engine.director.grammar.han.kinds import of_a_kind, scenes_saying, telling
from pictory_nb.engine.director.grammar.han.numbers import LENGTH, NUMBER, ms_of, number_of
from pictory_nb.engine.director.grammar.han.pointing import UNIT, Pointing, Scenes, only

_SEPARATOR = re.compile(r" ?(?:、|，|,|以及|还有|连同|和|跟|与|及|同|and) ?")
_COUNTED = re.compile(rf"(?:的)?(?:这|那)?(?:{NUMBER}|几)(?:{UNIT})$")
_LONGEST = 60


def scenes_named(said: str, pointing: Pointing, *, loosely: bool = False) -> Scenes | None:
    """Return the scenes, from 1, that `said` names as a whole; None where it names none for certain.

    Parameters
    ----------
    loosely
        Whether "标题" and "3" are scenes here, as they are in "3移到标题后面".
    """
    said = re.sub(r"^那个(.{2,})的$", r"\1那个", said.strip())
    said = re.sub(r"^(?:了|从|把|将|是|在|那个(?=[^的]))+(?=..)|(?:都|全部|统统|全)+$", "", said)
    if not said or len(said) > _LONGEST:
        return None
    numbers = _numbered(said, pointing) or _atom(said, pointing, loosely=loosely)
    if not numbers or not all(1 <= number <= pointing.count for number in numbers):
        return None
    return tuple(dict.fromkeys(numbers))


def _atom(said: str, pointing: Pointing, *, loosely: bool) -> Scenes | None:
    if loosely and re.fullmatch(NUMBER, said):
        return (number_of(said),)
    return (
        _at_an_edge(said, pointing)
        or _spoken_of(said, pointing)
        or of_a_kind(said, pointing, loosely=loosely)
        or _left_over(said, pointing)
        or _listed(said, pointing)
        or _beside(said, pointing)
        or telling(said, pointing, loosely=loosely)
        or (only(scenes_saying(said, pointing)) if loosely and len(said) > 1 else None)
    )


_RANGE = re.compile(
    rf"第?(?P<a>{NUMBER}) ?号?{UNIT}? ?(?:到|至|-|–|—|~|～) ?第?(?P<b>{NUMBER}) ?号?(?P<unit>{UNIT})?(?:之间)?(?:的)?(?:内容|部分|场景)?"
)
_NAMED_RANGE = re.compile(r"(?P<a>.+?)(?:开始)?(?:到|至)(?P<b>.+)")
_ORDINALS = re.compile(
    rf"第{NUMBER}(?:{UNIT})?(?: ?(?:[、和跟与及，,]|以及)? ?第?{NUMBER}(?:{UNIT})?)*?(?:的)?(?:(?:这|那)?(?:{NUMBER}|几)?{UNIT})?"
)
_BARE = re.compile(
    rf"(?:(?:场景|页面|幻灯片|镜头|画面|scenes?|slides?|pages?|shots?) ?)?{NUMBER}(?:号)?(?:{UNIT})?(?: ?(?:[、和跟与及，,]|and) ?(?:(?:场景|页面|幻灯片|镜头|画面|scenes?|slides?|pages?) ?)?{NUMBER}(?:号)?(?:{UNIT})?)*(?:的)?(?:(?:这|那)?(?:{NUMBER}|几)?{UNIT})?",
    re.IGNORECASE,
)


def _numbered(said: str, pointing: Pointing) -> Scenes | None:
    """Read "第2、3和5个场景", "三、四两幕", "5到7", "scene 3"."""
    if _EACH_OF_THEM.fullmatch(said):
        return tuple(range(1, pointing.count + 1))
    said = re.sub(r"^中间(?:的)?(?=第?\d)", "", said)
    if (found := _RANGE.fullmatch(said)) and (said.startswith("第") or found["unit"] or "号" in said):
        low, high = sorted((number_of(found["a"]), number_of(found["b"])))
        return tuple(range(low, high + 1))
    bare = _without_count(said)
    if _ORDINALS.fullmatch(said):
        return tuple(map(number_of, re.findall(NUMBER, bare)))
    if _BARE.fullmatch(said):
        numbers = tuple(map(number_of, re.findall(NUMBER, bare)))
        is_told = (
            len(numbers) > 1
            or re.match(r"场景|页面|幻灯片|镜头|画面|scene|slide|page|shot", said, re.IGNORECASE)
            or "号" in said
        )
        # "5页" counts pages; "5、6页" names them.
        return numbers if is_told else None
    return None


def _without_count(said: str) -> str:
    """Return "第6、7两幕" without what only counts."""
    counted = re.search(
        rf"(?<=[\d一二三四五六七八九十页个幕段张])(?:这|那)?(?:两|[三四五六几](?=个|张|页|段|幕|场)){UNIT}$",
        said,
    )
    if counted is None or said[: counted.start()].endswith(("第", "、", "和", "跟", "与", "到")):
        return said
    return said[: counted.start()]


_LAST_ONE = re.compile(
    rf"(?:最后面?|最末|末尾|末了|末)(?:的)?(?:那|这)?一?{UNIT}|[末尾](?:页|张|幕)|最后(?:的)?(?:那|这)?一?{UNIT}(?:片尾|结尾)"
)
_FIRST_ONE = re.compile(
    rf"(?:第一|头一?|首|最前面?(?:的)?(?:那)?一?|打头(?:的)?(?:那)?一?|开头(?:的)?(?:那)?一|开头的){UNIT}|首页|首屏"
)
_FROM_END = re.compile(rf"[倒到][数着]?第?(?P<n>{NUMBER})(?:{UNIT})?")
_LAST_COUNTED = re.compile(rf"倒[数着](?:的)?(?P<n>{NUMBER}){UNIT}")
_FIRST_ONES = re.compile(rf"(?:最前面?|前面?|头|开头|打头)(?:的|那|这)?(?P<n>{NUMBER}){UNIT}")
_LAST_ONES = re.compile(rf"(?:最后面?|末尾|最末|结尾|后面?|末|尾部|片尾)(?:的|那|这)*(?P<n>{NUMBER}){UNIT}")
_BOTH_ENDS = re.compile(
    rf"(?:首尾|头尾|一头一尾|第一和最后(?:一)?|开头(?:和|跟|与)?结尾)(?:的|那|这)?[两二]?(?:{UNIT})"
)
_ALL = re.compile(
    rf"(?:(?:所有|全部|每一|每|各)(?:的)?(?:{UNIT})(?:{UNIT})?|全体{UNIT}|(?P<n>{NUMBER}){UNIT}(?:每一?{UNIT}|各|全部)?)"
)
_ONE_ALONE = frozenset({"一", "1"})
_EACH_OF_THEM = re.compile(rf"一(?P<each>{UNIT})一(?P=each)(?:的)?")
_HALF = re.compile(
    r"(?P<side>前|后|上|下)(?:面)?(?:的)?(?:一半|半(?:部分|段|截|部|场|边|程))(?:的)?(?:场景|内容|页)?"
)
_MIDDLE = re.compile(rf"(?:正)?中间(?:的|那|这)*(?P<n>{NUMBER}){UNIT}")


def _at_an_edge(said: str, pointing: Pointing) -> Scenes | None:
    """Read "倒数第二个", "最后三页", "前半段", "所有场景"."""
    count = pointing.count
    if _LAST_ONE.fullmatch(said):
        return (count,)
    if _FIRST_ONE.fullmatch(said):
        return (1,)
    if (found := _LAST_COUNTED.fullmatch(said)) and found["n"] not in _ONE_ALONE:
        return tuple(range(count + 1 - number_of(found["n"]), count + 1))
    if found := _FROM_END.fullmatch(said):
        return (count + 1 - number_of(found["n"]),)
    if (found := _FIRST_ONES.fullmatch(said)) and found["n"] not in _ONE_ALONE:
        return tuple(range(1, number_of(found["n"]) + 1))
    if (found := _LAST_ONES.fullmatch(said)) and found["n"] not in _ONE_ALONE:
        return tuple(range(count + 1 - number_of(found["n"]), count + 1))
    if _BOTH_ENDS.fullmatch(said):
        return (1, count)
    if (found := _HALF.fullmatch(said)) and count % 2 == 0:
        half = count // 2
        return tuple(range(1, half + 1) if found["side"] in "前上" else range(half + 1, count + 1))
    if (found := _MIDDLE.fullmatch(said)) and (count - number_of(found["n"])) % 2 == 0:
        before = (count - number_of(found["n"])) // 2
        return tuple(range(before + 1, count - before + 1))
    if (found := _ALL.fullmatch(said)) and (not found["n"] or number_of(found["n"]) == count):
        return tuple(range(1, count + 1))
    return None


THIS = re.compile(
    rf"(?:就|刚才|刚刚|刚|现在|目前)?(?:修?改|动|调|编辑|做)?(?:过|好)?(?:的)?(?:这|那|该|此|本|当前)(?:一)?(?:{UNIT})|它|这个|那个|(?:刚才|刚刚|刚)(?:修?改|动|调)(?:过)?的(?:那|这)?(?:一)?(?:{UNIT})?"
)
_THESE = re.compile(rf"(?:这|那)(?P<n>{NUMBER}|几|些)(?:{UNIT})|它们|它俩|(?:这|那)俩")
_PREVIOUS = re.compile(
    rf"(?:它|这{UNIT})?(?:的)?(?:上|前)(?:一)?(?:{UNIT})|(?:它|这{UNIT})?(?:的)?前[面边](?:的|那|这)+(?:一)?(?:{UNIT})"
)
_NEXT = re.compile(
    rf"(?:它|这{UNIT})?(?:的)?(?:下|后)(?:一)?(?:{UNIT})|(?:它|这{UNIT})?(?:的)?后[面边](?:的|那|这)+(?:一)?(?:{UNIT})|(?:紧)?接(?:着|下来)的?(?:那|这)?(?:一)?(?:{UNIT})"
)


def _spoken_of(said: str, pointing: Pointing) -> Scenes | None:
    """Read "这一页", "上一个", "下一页", "这两段"."""
    near = pointing.near
    if THIS.fullmatch(said):
        is_vague = said.startswith("那") and not pointing.is_first and not pointing.spoken_of
        return near if len(near) == 1 and not is_vague else None
    if found := _THESE.fullmatch(said):
        wanted = (
            2
            if "俩" in said
            else number_of(found["n"])
            if found["n"] not in {None, "几", "些"}
            else len(near)
        )
        return near if len(near) == wanted and wanted > 1 else None
    # "The next one 8 seconds, the previous one 5" counts from one place.
    near = pointing.focus if pointing.by_step and not said.startswith("它") else near
    if len(near) == 1 and _PREVIOUS.fullmatch(said):
        return (near[0] - 1,) if near[0] > 1 else None
    if len(near) == 1 and _NEXT.fullmatch(said):
        return (near[0] + 1,) if near[0] < pointing.count else None
    return None


_BESIDE = re.compile(
    rf"(?P<ref>.+?)(?:的)?(?P<side>[后前][面边头]|之[后前]|以[后前]|[后前](?=[一两二三四五六那]))(?:的)?(?:那|这)?(?P<n>{NUMBER})?(?P<unit>{UNIT})"
)
_BEYOND = re.compile(
    r"(?P<ref>.+?)(?:的)?(?P<side>[后前][面边头]|之[后前]|以[后前])的?(?:全部|所有|一切)?(?:的)?(?:场景|内容|部分|画面|页面|东西|那些)?"
)
_BETWEEN = re.compile(rf"(?P<ref>.+?)(?:之间|中间)(?:的)?(?:那|这)?(?P<n>{NUMBER}|几)?(?:{UNIT})")
_AT_TIME = re.compile(
    rf"(?:在)?(?:第)?(?P<at>\d{{1,2}}:\d\d|{LENGTH})(?:处|那里|那边|那儿|左右|的时候|时)(?:的)?(?:那|这)?(?:一)?(?:{UNIT})?"
)
_UP_TO = re.compile(r"到(?P<ref>.+?)(?:为止|(?:那里|那儿)?就?结束)")
_FROM_ON = re.compile(
    r"(?P<ref>.+?)(?:开始|起)?(?:一直)?(?:到|至)(?:最后|结尾|末尾|结束|完)(?:的)?(?:全部|所有|部分|内容)?"
)


def _beside(said: str, pointing: Pointing) -> Scenes | None:
    """Read "封面后面那三个", "引用之后的", "2和4中间那个", "从引用开始到最后"."""
    count = pointing.count
    if found := _AT_TIME.fullmatch(said):
        at_ms = ms_of(found["at"])
        return tuple(
            n
            for n, scene in enumerate(pointing.film.scenes, 1)
            if scene.video["st"] <= at_ms < scene.video["st"] + scene.video["d"]
        )
    if found := _FROM_ON.fullmatch(said):
        first = scenes_named(found["ref"], pointing, loosely=True)
        return tuple(range(first[0], count + 1)) if first and len(first) == 1 else None
    if found := _UP_TO.fullmatch(said):
        last = scenes_named(found["ref"], pointing, loosely=True)
        return tuple(range(1, last[0] + 1)) if last and len(last) == 1 else None
    if found := _BETWEEN.fullmatch(said):
        pair = scenes_named(found["ref"], pointing, loosely=True)
        if pair and len(pair) == 2:
            low, high = sorted(pair)
            return tuple(range(low + 1, high))
    if found := _BESIDE.fullmatch(said):
        near = scenes_named(found["ref"], pointing, loosely=True)
        if near:
            number = number_of(found["n"]) if found["n"] else 1
            if "后" in found["side"]:
                return tuple(range(max(near) + 1, max(near) + number + 1))
            return tuple(range(min(near) - number, min(near)))
    if (found := _BEYOND.fullmatch(said)) and re.search(r"的|内容|部分|全部|所有", said):
        near = scenes_named(found["ref"], pointing, loosely=True)
        if near:
            return tuple(range(max(near) + 1, count + 1) if "后" in found["side"] else range(1, min(near)))
    if found := _NAMED_RANGE.fullmatch(said):
        ends = [scenes_named(found[name], pointing, loosely=True) for name in "ab"]
        if all(end and len(end) == 1 for end in ends):
            low, high = sorted(end[0] for end in ends if end)
            return tuple(range(low, high + 1))
    return None


_EXCEPT = re.compile(
    rf"(?:除了?|除开|除去)(?P<ref>.+)(?:以外|之外|外)?(?:的)?[，,]?(?:(?:其[他它余]|别|剩下|剩余|另外)(?:的)?)?(?:所有|全部|每一?|各)?(?:的)?(?:{UNIT})?(?:{UNIT})?"
)
_OTHERS = re.compile(
    rf"(?:其[他它余]|别|剩下|剩余|余下|另外)(?:的)?(?:所有|全部|每一?|各|几)?(?:的)?(?:{UNIT})?(?:{UNIT})?"
)


def _left_out(said: str) -> tuple[str, ...]:
    """Return what may be left out, where "除了最后一个" ends with a counter of its own."""
    bare = re.sub(r"^(?:除了?|除开|除去)", "", said)
    shorter = re.sub(
        rf"(?:以外|之外|外)?(?:的)?[，,]?(?:(?:其[他它余]|别|剩下|剩余|另外)(?:的)?)(?:所有|全部|每一?|各)?(?:的)?(?:{UNIT})?(?:{UNIT})?$",
        "",
        bare,
    )
    return (
        shorter,
        re.sub(rf"(?:以外|之外|外)?(?:的)?(?:所有|全部|每一?|各)?(?:{UNIT})?$", "", shorter),
        re.sub(rf"(?:以外|之外|外)(?:的)?(?:所有|全部|每一?|各)(?:{UNIT})$", "", bare),
    )


def _left_over(said: str, pointing: Pointing) -> Scenes | None:
    """Read "除了标题", "除第一页外的其他页", "其余场景"."""
    if _EXCEPT.fullmatch(said):
        left_out = next(
            filter(None, (scenes_named(ref, pointing, loosely=True) for ref in _left_out(said))), None
        )
    elif _OTHERS.fullmatch(said) and pointing.mentioned and re.search(UNIT, said):
        left_out = tuple(pointing.mentioned)
    else:
        return None
    return tuple(n for n in range(1, pointing.count + 1) if n not in left_out) if left_out else None


def _listed(said: str, pointing: Pointing) -> Scenes | None:
    """Read "数字那页和名言那页", "封面和片尾", "列表和这个场景"."""
    bare = _COUNTED.sub("", said)
    if bare != said and _SEPARATOR.search(bare):
        parts = _SEPARATOR.split(bare)
        found = [
            scenes_named(part, pointing, loosely=True) or only(scenes_saying(part, pointing))
            for part in parts
        ]
        if all(found):
            return tuple(number for numbers in found for number in numbers or ())
    for mark in _SEPARATOR.finditer(said):
        first = scenes_named(said[: mark.start()], pointing, loosely=True)
        if first is None:
            continue
        rest = said[mark.end() :]
        # "The list and this one" speaks of the scene that was edited, "the list and the next one" of the list.
        near = pointing if rest.startswith(("这", "本", "当前", "刚")) else replace(pointing, spoken_of=first)
        second = scenes_named(rest, near, loosely=True)
        if second is not None:
            return (*first, *(n for n in second if n not in first))
    return None
