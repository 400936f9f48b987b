"""Chinese names for scenes by what they are or say: "数字卡", "字幕那三页", "讲客户流失的那段", "四种笔记那个清单"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind
from pictory_nb.engine.director.grammar.glossary import GLOSSARY
from pictory_nb.engine.director.grammar.han.numbers import NUMBER, number_of
from pictory_nb.engine.director.grammar.han.pointing import UNIT, only
from pictory_nb.engine.director.grammar.nouns import said_in

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.han.pointing import Pointing, Scenes
    from pictory_nb.engine.director.grammar.nouns import Said

_THAT = r"(?:那|这|的那|的这|的)"
_ONE = rf"(?:(?:{_THAT}|里的|里那|所在的)?一?{UNIT})"
KINDS = {
    "title": r"标题|封面|片头|开头|开场|首页|title",
    "stat": r"大?数[字子]|数据|统计|百分比|百分数|stat",
    "list": r"列清?单|清单|[列例]表|要点|list",
    "quote": r"[引弓][用言语文]|名言|金句|语录|quote",
    "chapter": r"章节|chapter",
    "end": r"结尾|片尾|收尾|尾声|结束|ending|outro",
}
_EDGES = {
    "title": "(?:开头|最前面|片头|视频)的?", "end": "(?:最后|末尾|片尾|视频)的?", "stat": "那张", "list": "列", "quote": "那句", "chapter": "那张",
}  # fmt: skip
_CAPTIONS = rf"(?:(?:所有|全部|每一?个|带|有|的)*字幕(?:的)?(?:那|这|场景|画面|页|卡)?(?:{NUMBER}|几)?(?:{UNIT})?|(?:{NUMBER}|几){UNIT}?(?:带|有)?(?:字幕)(?:场景|画面|页|的)?)"
_ORDERED = re.compile(
    r"字幕|背景|音乐|文字|标题|转场|主题|[那这](?:个|段|页|张|幕|屏|里)|[大小长短快慢一]点|[删改换移挪插剪写设调把将别第和跟与、，。；：！？不没非]|除了|为什么"
)
_SAID_OF = re.compile(
    r"^(?:讲述?|说到?|谈到?|提到|提及|聊到?|关于|介绍|写着|写|有|带|出现|显示|讨论)(?:的是|了|有)?(?P<words>.{1,40}?)的?$"
)
_GLOSSES = re.compile("|".join(sorted(map(re.escape, GLOSSARY), key=len, reverse=True)))
_LATIN = re.compile(r"(?<![a-z])[a-z][a-z'’ ]+[a-z](?![a-z])|\d+%", re.IGNORECASE)

_OF_A_KIND = tuple(
    (
        kind,
        re.compile(
            rf"(?:那个|这个|那|这|带|有)?(?:{_EDGES[kind]})?(?:{names})(?P<unit>那里的?|那边的?|这边|{_ONE}|(?:那里|那边)的?那?一?{UNIT})?(?:的)?(?:(?:那|这)?一?{UNIT})?",
            re.IGNORECASE,
        ),
    )
    for kind, names in KINDS.items()
)
_WORDED_KIND = tuple(
    (
        kind,
        re.compile(
            rf"(?P<words>.{{2,40}}?)(?:的)?(?:那|这)?(?:一)?(?:个|张|页)?(?:{names})(?P<unit>{_ONE}|{UNIT})?(?:{UNIT})?",
            re.IGNORECASE,
        ),
    )
    for kind, names in KINDS.items()
    if kind != "title"
)
_CAPTION_SCENES = re.compile(_CAPTIONS)


def of_a_kind(said: str, pointing: Pointing, *, loosely: bool) -> Scenes | None:
    """Read "数字卡", "列表那一页", "结尾卡", "字幕那三页"."""
    for kind, form in _OF_A_KIND:
        found = form.fullmatch(said)
        if found and (loosely or found["unit"] or kind == "end" or "封面" in said or "片头" in said):
            return only(scenes_of_kind(pointing.film, kind))
    if (found := _CAPTION_AMONG.fullmatch(said)) and number_of(found["n"]) == len(
        scenes_of_kind(pointing.film, "caption")
    ):
        return _caption_among(found, pointing)
    if found := _CAPTIONS_COUNTED.fullmatch(said):
        return _counted_captions(found, pointing, loosely=loosely)
    if _CAPTION_SCENES.fullmatch(said) and said not in {
        "字幕",
        "所有字幕",
        "全部字幕",
        "有字幕",
        "带字幕",
        "字幕的",
    }:
        numbers = scenes_of_kind(pointing.film, "caption")
        counted = re.search(rf"({NUMBER}){UNIT}?", said)
        side = said[0]
        if counted and side not in "前后" and number_of(counted[1]) not in {len(numbers), 1}:
            return None
        is_counted = counted is not None and number_of(counted[1]) > 1
        is_several = loosely or is_counted or re.search(r"所有|全部|每|几|带|有", said)
        return numbers if is_several else only(numbers)
    return None


_CAPTIONS_COUNTED = re.compile(
    rf"(?:(?:第(?P<nth>{NUMBER})|(?P<last>最后一))(?:条|个)|(?P<side>前|最前|后|最后|末尾)(?:面)?(?:的|那|这)?(?P<n>{NUMBER})(?:条|个|张|页|段)?)字幕(?P<unit>场景|页|卡|画面)?"
)


_CAPTION_AMONG = re.compile(
    rf"(?P<n>{NUMBER})(?:条|个|张|页|段)字幕(?:场景)?(?:里面?|中|当中)(?:的)?(?:(?P<mid>中间)|第(?P<nth>{NUMBER})|(?P<last>最后))(?:那|的)?一?(?:条|个|张|页|段)"
)


def _caption_among(found: re.Match[str], pointing: Pointing) -> Scenes | None:
    """Read "三条字幕里中间那条"."""
    numbers = scenes_of_kind(pointing.film, "caption")
    if found["mid"]:
        return numbers[len(numbers) // 2 :][:1] if len(numbers) % 2 else None
    return numbers[-1:] if found["last"] else numbers[number_of(found["nth"]) - 1 :][:1]


def _counted_captions(found: re.Match[str], pointing: Pointing, *, loosely: bool) -> Scenes | None:
    """Read "第二个字幕场景", "后面两个字幕场景"."""
    numbers = scenes_of_kind(pointing.film, "caption")
    if not numbers or not (found["unit"] or loosely):
        return None
    if found["last"]:
        return numbers[-1:]
    if found["nth"]:
        return numbers[number_of(found["nth"]) - 1 : number_of(found["nth"])]
    count = number_of(found["n"])
    if count > len(numbers):
        return None
    return numbers[:count] if "前" in found["side"] else numbers[-count:]


_TELLING = re.compile(
    rf"(?:那个|这个)?(?P<words>.{{1,40}}?)(?:的)?(?:(?:那|这)(?:里|边|儿)?(?:的)?(?:那)?(?:一)?(?:{UNIT})|(?:的)(?:{UNIT})|(?:场景|镜头|画面|页面|卡片|卡|页|段))"
)
_LINE = re.compile(r"(?P<words>.{2,40}?)(?:的)?(?:那|这)?(?:一)?句(?:话)?")


def telling(said: str, pointing: Pointing, *, loosely: bool) -> Scenes | None:
    """Read "讲客户流失的那段", "周一那页", "四种笔记那个清单", "Marta那张"."""
    for kind, form in _WORDED_KIND:
        found = form.fullmatch(said)
        # "The road not taken 这个要点" is a point, "73%这个数字" a figure, and no scene.
        is_scene = found is not None and (found["unit"] or (kind in {"list", "quote"} and "要点" not in said))
        numbers = scenes_saying(found["words"], pointing) if found and is_scene else None
        if numbers:
            return only(tuple(n for n in numbers if n in scenes_of_kind(pointing.film, kind)))
    found = (
        _TELLING.fullmatch(said)
        or (_SAID_OF.match(said) if said.endswith("的") else None)
        or (_LINE.fullmatch(said) if loosely else None)
    )
    return only(scenes_saying(found["words"], pointing)) if found else None


def scenes_saying(words: str, pointing: Pointing) -> Scenes:
    """Return the scenes that speak of `words`, in the film's language."""
    about = _SAID_OF.match(words)
    words = re.sub(r"(?:说的|讲的|说话|的|率)+$", "", about["words"] if about else words).strip(
        ' "“”「」『』《》：'
    )
    said = said_in(pointing.film)
    if len(words) > 1 and (
        told := tuple(n for n, text in enumerate(said.scenes, 1) if words.lower() in text)
    ):
        return told
    if not words or _ORDERED.search(words):
        return ()
    keys = [GLOSSARY[found[0]] for found in _GLOSSES.finditer(words)]
    keys += [found[0].lower() for found in _LATIN.finditer(words)]
    left = _LATIN.sub("", _GLOSSES.sub("", words))
    if not keys or len(left) > 2 * (len(words) - len(left)):
        return ()
    numbers = frozenset.intersection(*(_saying(key, said) for key in keys))
    for sign, key in _HINTS:
        closer = numbers & _saying(key, said)
        numbers = closer if sign.search(left) and closer else numbers
    return tuple(sorted(numbers))


_HINTS = (
    *((re.compile(f"[{signs}](?=种|个|点|类|条|件|步|大|样)"), word) for signs, word in (
        ("二两2", "two"), ("三3", "three"), ("四4", "four"), ("五5", "five"), ("六6", "six"), ("七7", "seven"))),
    (re.compile("[两二2][次遍]"), "twice"), (re.compile("争论|争吵|吵"), "argu"),
)  # fmt: skip
"""What tells scenes about the same apart."""


def _saying(key: str, said: Said) -> frozenset[int]:
    return (
        said.scenes_with(key)
        if " " not in key
        else frozenset(n for n, text in enumerate(said.scenes, 1) if key in text)
    )
