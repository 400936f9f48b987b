"""A Chinese message read clause by clause; one that is not understood leaves the whole to the other rules."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind
from pictory_nb.engine.director.grammar.han import (
    answers,
    canvases,
    captions,
    logos,
    nouns,
    pictures,
    sound,
    texts,
    words,
)
from pictory_nb.engine.director.grammar.han.mentions import scenes_spoken_of
from pictory_nb.engine.director.grammar.han.pictures import amended
from pictory_nb.engine.director.grammar.han.remarks import (
    about,
    is_remark,
    spoken_plainly,
    thing_of,
    topic_of,
)
from pictory_nb.engine.director.grammar.han.said import Clause, Frame
from pictory_nb.engine.director.grammar.nouns import said_in
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.grammar.readings import Reading, Withdrawn
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeBackground,
    ChangeCallToAction,
    ChangeSceneLength,
    ChangeSubtitle,
    ChangeTheme,
    ChangeTitle,
    ChangeTransition,
    EditError,
    Operation,
    ShiftTheme,
    ShortenText,
)
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST, _MOST_CLAUSES = 140, 6
_QUOTED_TEXT = re.compile(QUOTED)
_LEAD = re.compile(
    r"(?:并且|而且|同时|麻烦你?|烦请|请你?|劳驾|拜托|帮忙|帮我|给我|替我|我(?:想要?|要|觉得|希望|们想要?|们要|看|(?!们))(?!传|上传|说|那|这)|想要?|希望|能不能|可不可以|能否|可否|是否可以|可以|能(?=把|将|给|改|换|用|放|加)|嗯+|呃|额|诶|哎|那个(?=片|标|副|结|音|字|背|logo|列)|然后|接着|还有|另外|顺便|最好|建议|现?将|把|就|其实|所以|先(?!生)|直接(?=把|用)|统一(?=把|用)|干脆|不如|要不(?!要)|再(?=把|给|帮)|老师|亲|对了|你|您|给(?=视频|片子|我|全片|整))[，,\s]*",
    re.IGNORECASE,
)
_ASKS = re.compile(r"能不能|可不可以|能否|可否|是否可以|可以|能|好吗|行吗|好不好|行不行")
_POLITE_TAIL = re.compile(
    r"(?:[，,\s]*(?:可以吗|可以不|行吗|好吗|好不好|行不行|可不可以|谢谢(?:你|啦|了)?|多谢|谢啦|拜托了?|辛苦(?:了|啦)?|麻烦(?:了|啦)|就够了?|看看|就行了?|就好[了啦]?|就可以了?|即可|就成|就是了|thanks?|thx|please|pls|can|lah|leh|lor)|[吧哈哦噢喔呗~～。！!]|(?<=[\u3400-\u9fff])\.)\s*[?？]*$",
    re.IGNORECASE,
)
_SOFT_TAIL = re.compile(r"(?:[啦呀啊嘛嘞喽咯呢哟]|(?<=[掉去关删])了)+$")
_BORDER = "，,；;。！!？?\n"


def read_chinese(
    message: str,
    film: Film,
    media: Sequence[MediaItem],
    focus: tuple[int, ...],
    other: Callable[[str, tuple[int, ...]], Reading],
) -> tuple[Reading, bool] | None:
    """Return what a Chinese message asks for, and whether frames took all of it; None where that is for other rules to say.

    Parameters
    ----------
    other
        Reads a clause that no frame takes, beside others that one took, with the scenes that "it" means.
    """
    if not _HAN.search(message) or len(message) > _LONGEST:
        return None
    clause = Clause(film, tuple(media), focus)
    clauses = clauses_of(message)
    if not 1 <= len(clauses) <= _MOST_CLAUSES:
        return None
    if len(clauses) == 1:
        alone = read_clause(clauses[0], clause)
        if alone is None:
            return None
        return (other(alone, focus) if isinstance(alone, str) else alone or Withdrawn(), True)
    return _read_several(clauses, clause, other)


def _read_several(
    clauses: Sequence[str], clause: Clause, other: Callable[[str, tuple[int, ...]], Reading]
) -> tuple[Reading, bool] | None:
    """Read the clauses of a message one after the other; those that only state something are set aside."""
    made: list[Operation] = []
    is_own, is_whole, complained, topic = False, True, False, ""
    is_remarked = has_remarks = False
    for place, said in enumerate(clauses):
        bare = without_wraps(said) or ""
        more = amended(made, bare, clause) or texts.restated(made, bare)
        if more is not None:
            made = [*more]
            continue
        clause = replace(clause, before=tuple(made))
        named = _named_page(said, clause)
        near: tuple[int, ...] = clause.near if len(clause.near) == 1 else ()
        spoken = said
        if named is None and near and _is_local(said, made, clauses):
            spoken = f"第{near[0]}个场景{said if said[:1] in _OF_A_SCENE else f'的{said}'}"
        found, is_of_frames = _read_about(topic, spoken, clause, other, only_topic=is_remarked)
        rest = "".join((*clauses[:place], *clauses[place + 1 :], *said_in(clause.film).scenes))
        if not isinstance(found, tuple) and len(clauses) > 1 and is_remark(said, rest):
            new = topic_of(said, clause.pointing)
            if new is None or (not new and _UNKNOWN.search(said)):
                return None
            topic = new or topic
            near = () if _OF_US.search(said) else scenes_spoken_of(said, clause.pointing)
            clause = replace(clause, near=near, focus=near or clause.focus)
            is_own = is_remarked = has_remarks = True
            continue
        is_own, is_whole = is_own or is_of_frames, is_whole and is_of_frames
        if isinstance(found, AskError) and not made and place == len(clauses) - 1 and topic:
            return found, False
        if not isinstance(found, tuple):
            return None
        if found and made and complained and _is_of_same(made[-1], found[0]):
            # "The music is too loud, half of it": what to do tells more than what is wrong.
            made.pop()
            is_whole = is_of_frames and not made
        complained = bool(_COMPLAINS.search(said))
        topic, is_remarked = thing_of(said) or topic, False
        made.extend(found)
        clause = replace(clause, near=named or near, focus=named or near or _scenes_of(found, clause.film))
    if not is_own or (has_remarks and not made):
        return None
    return (tuple(dict.fromkeys(made)) or Withdrawn(), is_whole)


def _is_of_same(complaint: Operation, order: Operation) -> bool:
    """Tell whether an order says what to do about what a complaint would have done."""
    if isinstance(complaint, ShortenText | ChangeSceneLength):
        scenes = getattr(complaint, "scenes", ()) or (getattr(complaint, "scene", 0),)
        return getattr(order, "scene", None) in scenes or type(complaint) is type(order)
    return type(complaint) is type(order)


def _read_about(
    topic: str,
    said: str,
    clause: Clause,
    other: Callable[[str, tuple[int, ...]], Reading],
    *,
    only_topic: bool,
) -> tuple[object, bool]:
    """Return what a clause asks for, first of what was spoken of before it, and whether a frame took it."""
    plain = spoken_plainly(said)
    named = about(topic, said)
    # Behind a remark, what names nothing is about what that spoke of, and of nothing else.
    forms = [named] if named and only_topic else [form for form in (named, said) if form]
    if plain and plain != said:
        forms.append(plain)
    troubles: list[object] = []
    for form in forms:
        found: object = read_clause(form, clause)
        if isinstance(found, tuple) or (found is not None and form is said and not isinstance(found, str)):
            return found, True
        near = () if only_topic and topic and form is said else clause.focus
        found = other(found if isinstance(found, str) else form, near)
        if isinstance(found, tuple):
            return found, False
        troubles.append(found)
    return next((one for one in troubles if isinstance(one, AskError)), troubles[-1]), False


_OF_US = re.compile(r"^(?:我们?|咱们?|公司|学校)是.{1,10}的$")
_UNKNOWN = re.compile(rf"的(?:那|这)(?:一)?{nouns.PAGE}$")
"""A scene that is told of, which nothing in the film is known to be."""


def _is_local(said: str, made: Sequence[Operation], clauses: Sequence[str]) -> bool:
    """Tell whether a clause speaks of what one scene has, behind a clause that names a scene."""
    found = _LOCAL.match(said)
    if found is None or _OF_ALL.search(said):
        return False
    if found[1] == "字幕":
        return bool(re.match(r"它|这", clauses[0]))
    return found[1] not in {"转场", "过渡"} or all(isinstance(one, _LOOKS) for one in made)


def _scenes_of(operations: tuple[Operation, ...], film: Film) -> tuple[int, ...]:
    """Return the one scene that edits are about; none when they are about several, or about the film."""
    found: set[int] = set()
    for one in operations:
        kind = _CARDS.get(type(one))
        if kind:
            found.update(scenes_of_kind(film, kind))
        else:
            found.update(getattr(one, "scenes", ()) or filter(None, (getattr(one, "scene", None),)))
    return tuple(found) if len(found) == 1 else ()


_LOOKS = (ChangeBackground, ChangeTransition, ChangeTheme, ShiftTheme)
_CARDS = {ChangeTitle: "title", ChangeSubtitle: "title", ChangeCallToAction: "end"}
_OF_A_SCENE = "停放持切进"
# What a scene has, of which a clause that names none speaks behind one that does.
_LOCAL = re.compile(r"(?:把|将)?(背景|底图|转场|过渡|时长|时间|停|署名|字幕|切进[来去]|进来)(?!音乐)")
_COMPLAINS = re.compile(r"太|有点|过于|有些|听不|看不")
_OF_ALL = re.compile(r"都|全|所有|统一|一律|每")
_EXPLICIT = re.compile(
    rf"(?:把|将|在|请|麻烦|再)*(?P<ref>第{nouns.N}{nouns.PAGE}|最后一{nouns.PAGE}|倒数第{nouns.N}{nouns.PAGE}|它|这一?{nouns.PAGE}|(?:名言|引言|引用|列表|清单|数字|数据)(?:那一?)?[页张]|[^，的]{{1,8}}那一?[页张段])"
)


def _named_page(said: str, clause: Clause) -> tuple[int, ...] | None:
    """Return the one scene that a clause begins with; None when it begins with none."""
    found = _EXPLICIT.match(said)
    if found is None:
        return None
    try:
        return (clause.scene(found["ref"]),)
    except NoMatchError:
        return ()


def read_beside_asides(
    message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]
) -> tuple[Operation, ...] | None:
    """Return what the clauses that frames take ask for, where the others only tell why; None where they may order."""
    if not _HAN.search(message) or len(message) > _LONGEST:
        return None
    made: list[Operation] = []
    clause = Clause(film, tuple(media), focus)
    for said in clauses_of(message):
        found = read_clause(said, replace(clause, before=tuple(made)))
        if isinstance(found, tuple):
            made.extend(found)
        elif _MAY_ORDER.search(said):
            return None
    return tuple(dict.fromkeys(made)) or None


_MAY_ORDER = re.compile(
    r"改|换|删|去掉|拿掉|加|放[上到在一张我个]|关|调|移|不要|别|留|保持|保留|写|叫|除|只|如果|要是|假如|还是|或|吗|^(?:再|然后|并|接着|顺便|另外|还要|也要)|？|\?|\d秒|第[\d一二三四五六七八九十]|[“「\"]",
)


def clauses_of(message: str) -> list[str]:
    """Cut a message at its commas and stops, but not within quoted texts, numbers and English sentences."""
    inside = [found.span() for found in _QUOTED_TEXT.finditer(message)]
    cuts = [-1]
    for place, sign in enumerate(message):
        if sign not in _BORDER or any(start <= place < end for start, end in inside):
            continue
        before, after = message[:place], message[place + 1 :]
        if sign in ",;" and (
            (before[-1:].isdigit() and after[:1].isdigit())
            or re.match(r" [A-Za-z][^\u3400-\u9fff]*(?:[，。]|$)", after)
        ):
            continue
        cuts.append(place)
    pieces = [
        message[start + 1 : end + 1] for start, end in zip(cuts, [*cuts[1:], len(message)], strict=True)
    ]
    return [bare for piece in pieces if (bare := piece.strip().rstrip("，,；;。\n").strip())]


def read_clause(said: str, clause: Clause) -> tuple[Operation, ...] | AskError | EditError | str | None:
    """Return what one clause asks for, or other words for it; None when no frame takes all of it."""
    bare = without_wraps(said)
    if bare is None:
        return None
    for typed, frames in ((bare, _TEXTS), (_SOFT_TAIL.sub("", bare), _OTHERS)):
        for pattern, build in frames:
            found = pattern.fullmatch(typed)
            if found is None:
                continue
            try:
                return build(found, clause)
            except NoMatchError:
                continue
            except (AskError, EditError) as trouble:
                return trouble
    return None


def without_wraps(said: str) -> str | None:
    """Return a clause without the courtesies around it; None when it is a question."""
    text = said.strip()
    while (lead := _LEAD.match(text)) and text[lead.end() :].strip():
        text = text[lead.end() :]
    while (tail := _POLITE_TAIL.search(text)) and text[: tail.start()].strip():
        text = text[: tail.start()].rstrip()
    if text.endswith(("吗", "么", "？", "?", "呢")):
        if not _ASKS.search(said):
            return None
        text = text.rstrip("吗么？?呢 ")
    return text


_TEXTS: tuple[Frame, ...] = (*words.FRAMES, *texts.FRAMES)
_OTHERS: tuple[Frame, ...] = (
    *captions.FRAMES,
    *logos.FRAMES,
    *canvases.FRAMES,
    *sound.FRAMES,
    *pictures.FRAMES,
    *answers.FRAMES,
)
