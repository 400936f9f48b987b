"""The scenes that a Chinese clause names somewhere: "捐款人最喜欢引语", "下一页的背景换成waves"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind
from pictory_nb.engine.director.grammar.han.kinds import KINDS, scenes_saying
from pictory_nb.engine.director.grammar.han.pointing import UNIT, only
from pictory_nb.engine.director.grammar.han.references import THIS, scenes_named
from pictory_nb.engine.director.grammar.places import NoMatchError, Scope, scenes_of
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.operations import AskError, EditError

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.han.pointing import Pointing, Scenes

_SPECIAL = re.compile(r"[上下前后][一面边个张页段幕屏场]|倒数|到数|那|[头末尾首]|中间|半|叶|夜|业|刚|除")
_LEAVES_OUT = re.compile(rf"(?:其[他它余]|别|剩下).{{0,3}}{UNIT}$")
_STARTS = re.compile(r"(?:^|(?<=[把给在将进让到]))(?=\S)")
_BEFORE_NAMES = re.compile("^[把将给]+")
_LONGEST_NAME = 20


def scenes_spoken_of(clause: str, pointing: Pointing) -> Scenes:
    """Return the last scenes that a clause names somewhere."""
    for start in range(len(clause) - 1, -1, -1):
        for end in range(min(len(clause), start + 14), start, -1):
            if start and clause[start - 1] == "的" and THIS.fullmatch(clause[start:end]):
                # "没人记得会上说了啥的那一幕" says which one.
                return ()
            if clause[start:end].startswith("那个") and THIS.fullmatch(clause[start:end]):
                continue
            if not _NAME_ENDS.search(clause[start:end]) or _NAME_GOES_ON.match(clause[end:]):
                continue
            if (
                start
                and clause[start].isascii()
                and clause[start - 1 : start + 1].isalnum()
                and clause[start - 1].isascii()
            ):
                continue
            if clause[start:end] in {"那个", "这个"} and not _GOES_ON_ABOUT_IT.match(clause[end:]):
                continue
            found = scenes_named(clause[start:end], pointing) or _kind_alone(clause, start, end, pointing)
            if found:
                return _widened(clause, start, end, pointing) or found
    return _kind_first(clause, pointing)


def _kind_first(clause: str, pointing: Pointing) -> Scenes:
    """Read "引用" in "引用用ember主题"."""
    bare = re.sub(r"^(?:把|将|给|请|让)+", "", clause)
    if re.match(r"署名|作者|出处", bare):
        return only(scenes_of_kind(pointing.film, "quote")) or ()
    for names in KINDS.values():
        found = re.match(
            rf"(?:{names})(?=[一少缺漏删]|[两三四五六七八九几]条|里|用|的|背景|停|改|换|放|加|多|少|也|太|有|已|过时|[a-z])",
            bare,
        )
        if found:
            return scenes_named(found[0], pointing, loosely=True) or ()
    figures = re.findall(r"\d+%", clause)
    return only(scenes_saying(figures[0], pointing)) or () if len(figures) == 1 else ()


_NAME_ENDS = re.compile(
    rf"(?:{UNIT}|片[头尾]|封面|结尾|那句话|引[用言语]|名言|列表|清单|数字|^它|的|(?:场景|页面) ?\d+)$"
)
_GOES_ON_ABOUT_IT = re.compile("$|[太不也要就很得都真好没改换放]|有点|可以")
"""Behind "那个" alone; else what follows says what it is: "那个百分之七十几的"."""
_NAME_GOES_ON = re.compile(
    r"\s?(?:要点|点|条|项|句|字|词|步|版|points?|bullets?|items?|lines?|words?)|的[英中]文", re.IGNORECASE
)


def _kind_alone(clause: str, start: int, end: int, pointing: Pointing) -> Scenes | None:
    """Read "引语" in "捐款人最喜欢引语", "Marta那句话" in "Marta那句话提前"."""
    if clause[start:end].endswith("那句话"):
        return scenes_named(clause[start:end], pointing, loosely=True)
    name = re.sub(r"^[那这]个", "", clause[start:end])
    is_pointed = name != clause[start:end]
    is_kind = any(
        re.fullmatch(names, name) for kind, names in KINDS.items() if kind in {"quote", "list", "stat"}
    )
    return (
        scenes_named(clause[start:end], pointing, loosely=True)
        if is_kind and (is_pointed or end == len(clause))
        else None
    )


def _widened(clause: str, start: int, end: int, pointing: Pointing) -> Scenes | None:
    """Return the scenes of a longer name that ends in the same place: "数字那页和名言那页"."""
    longer = (scenes_named(clause[before:end], pointing) for before in range(max(0, start - 12), start))
    return next(filter(None, longer), None)


def _is_known(said: str, scenes: Scenes, pointing: Pointing) -> bool:
    """Tell whether the rules read a name in the same way by themselves."""
    try:
        return scenes_of(tokenize(said, (), mend=False), Scope(pointing.film, said, pointing.focus)) == scenes
    except (NoMatchError, EditError, AskError):
        return False


def with_scenes_numbered(clause: str, pointing: Pointing) -> str:
    """Return a clause about something else with the scenes it names called by their numbers: "第4个场景背景用waves"."""
    if not _SPECIAL.search(clause):
        return clause
    for start in (found.start() for found in _STARTS.finditer(clause)):
        for end in range(min(len(clause), start + _LONGEST_NAME), start + 1, -1):
            said = clause[start:end]
            if (
                not _SPECIAL.search(said)
                or (said.startswith("除") and not _LEAVES_OUT.search(said))
                or said.endswith(("都", "全", "全部"))
                or THIS.fullmatch(_BEFORE_NAMES.sub("", said))
            ):
                continue
            if _NAME_GOES_ON.match(clause[end:]):
                continue
            found = scenes_named(said, pointing)
            if found and _is_known(said, found, pointing):
                return clause
            if found and len(found) < pointing.count:
                return f"{clause[:start]}第{'、'.join(map(str, found))}个场景{clause[end:]}"
    return clause
