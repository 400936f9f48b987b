"""Words of the film that are to be others, or to go: "support 换成 sales", "标题里的great去掉", "只留前三条"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_saying
from pictory_nb.engine.director.grammar.han import nouns
from pictory_nb.engine.director.grammar.han.numbers import number_of
from pictory_nb.engine.director.grammar.han.said import Clause, Frame, frame, text_of, written
from pictory_nb.engine.director.grammar.han.texts import SAY, figure_of, point_of
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.grammar.words import lexicon
from pictory_nb.engine.director.operations import (
    AddPoint,
    ChangeBrand,
    ChangeCallToAction,
    ChangeFigure,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    EditError,
    Operation,
    RemovePoint,
    ReplaceText,
)
from pictory_nb.engine.director.sentences import split_sentences
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.film import Film

GONE = r"(?:去掉|去除|删掉|删除|删去|删了|删|拿掉|拿走|不要了?|不要显示|不显示|别显示|隐藏|划掉|去了|移除|去|不用了?|抹掉|撤掉|清掉|不写)(?:了|吧)?"
_CALLED = r"(?:[这那]一?[条项点句](?:要点|话)?|这个(?:词|字|单词|名字|数)|那个(?:词|字|单词|名字|数)|这几个字|那几个字|两个字|二字|一词|这句话?|那句话?|字样|这个署名|那个署名|这个人名|这一[条项点]|这[条项点]|那[条项点])"
_OLD = r"(?P<old>“[^”]+”|「[^」]+」|\"[^\"]+\"|[A-Za-z0-9%$][\w%$'’., -]*?)"
_PLACE = r"(?:(?P<ref>.{1,24}?)(?:里面?的?|中的?|上的|的|那句的?|那句里的?|那个|[那这]段的?|[，,]?(?=把)|(?<=[幕页段张屏句景面尾]) ?(?=[A-Za-z“\"]))(?:那个|这个|把|将)?\s*)"
_ALL = r"(?P<all>全部?|都|统统|一律|全都|通通|统一|全部都)"
_EVERYWHERE = r"(?P<where>(?:在)?(?:全片|全文|整个视频|片子|视频|全部|所有|每[个一]处?|凡是?)(?:里面?|中)?(?:出现|写着?|用到?)*(?:的)?(?:所有)?(?:的)?\s*|文中的\s*)"


def _bare(text: str) -> str:
    return text.strip().strip('“”「」"').strip()


def _owner(film: Film, words: str) -> Callable[[str], Operation] | None:
    """Return the edit that writes another text in the place of one that `words` are the whole of."""
    wanted = words.lower().rstrip(".")
    if wanted == film.brand.lower():
        return ChangeBrand
    for number, scene in enumerate(film.scenes, 1):
        for text in scene.texts:
            meta = text.segment["m"]
            if wanted == str(meta.get("subtitle", "")).lower():
                return ChangeSubtitle if scene.kind == "title" else partial(ChangeCallToAction, "")
            if wanted == str(meta.get("by", "")).lower():
                return partial(ChangeSpeaker, number)
            if wanted in {str(meta.get("value", "")).lower(), str(meta.get("value", "")).rstrip("%")}:
                return partial(_figure_changed, number)
            items = [str(item).lower() for item in meta.get("items", ())]
            if wanted in items:
                point = items.index(wanted) + 1
                return partial(_point_changed, number, point)
            if wanted == text.words.lower().rstrip(".") and len(scene.texts) == 1:
                return partial(written, film, number)
    return None


def _figure_changed(scene: int, new: str) -> Operation:
    return ChangeFigure(scene, figure_of(new))


def _point_changed(scene: int, point: int, new: str) -> Operation:
    return ChangePoint(scene, point, new) if new else RemovePoint(scene, point=point)


def _is_whole(film: Film, old: str, number: int) -> bool:
    said = " ".join(text.all_words for text in film.scenes[number - 1].texts)
    return re.search(rf"(?<!\w){re.escape(old)}(?!\w)", said, re.IGNORECASE) is not None


def _places(old: str, ref: str | None, clause: Clause) -> list[int]:
    """Return the scenes that say `old`, of those that `ref` names.

    Raises
    ------
    NoMatchError
        When none does, or the words may be no text.
    """
    numbers = [n + 1 for n in scenes_saying(clause.film, old) if _is_whole(clause.film, old, n + 1)]
    if ref:
        bare = re.sub(r"^(?:在|把|将)|(?:里面?|中|上|的|那句|的话|那句话)$", "", ref.strip())
        wanted = _card_of(bare, clause)
        numbers = [number for number in numbers if number in wanted]
    if not numbers:
        raise NoMatchError
    return numbers


def _card_of(ref: str, clause: Clause) -> tuple[int, ...]:
    kinds = (
        (nouns.TITLE, "title"),
        (nouns.SUBTITLE, "title"),
        (nouns.HEADING, "list"),
        (nouns.LABEL, "stat"),
        (nouns.CTA, "end"),
        (nouns.QUOTATION, "quote"),
        (nouns.LIST_PAGE, "list"),
    )
    for pattern, kind in kinds:
        if re.fullmatch(pattern, ref, re.IGNORECASE) and not re.match(r"第", ref):
            return (clause.only(kind),)
    return clause.scenes(re.sub(r"的?(?:文字|字幕|话|文案)$", "", ref))


def _exchanged(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    named = found.groupdict()
    old, new = _bare(found["old"]), found["text"]
    is_all = bool(named.get("all") or named.get("where"))
    owner = _owner(clause.film, old)
    if owner and not named.get("ref") and not is_all:
        return (owner(_figure_or_text(new)),)
    is_quoted = found["old"].strip()[:1] in '“「"'
    if not is_quoted and old.lower() in lexicon() and not named.get("called") and not named.get("ref"):
        raise NoMatchError
    if named.get("called") and not scenes_saying(clause.film, old):
        raise EditError(tell("No scene says “{old}”.", old=old))
    numbers = _places(old, named.get("ref"), clause)
    if old.endswith(".") and new.endswith("."):
        return (ReplaceText(old, new, scene=numbers[0]),)
    new = new if _PLAIN_WORDS.fullmatch(new) else _figure_or_text(new)
    if len(numbers) == 1:
        return (_part_exchanged(clause.film, numbers[0], old, new),)
    if not is_all:
        raise NoMatchError
    return (ReplaceText(old, new, everywhere=True),)


_PLAIN_WORDS = re.compile(r"[A-Za-z][A-Za-z' -]{0,30}")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def _part_exchanged(film: Film, number: int, old: str, new: str) -> Operation:
    """Return the edit of a part of a text: of a name or a point, where the new words are a whole one, all of it."""
    for text in film.scenes[number - 1].texts:
        meta = text.segment["m"]
        name = str(meta.get("by", ""))
        if re.search(rf"\b{re.escape(old)}\b", name, re.IGNORECASE) and not _PLAIN_WORDS.fullmatch(new):
            return ChangeSpeaker(number, new)
        for point, item in enumerate(map(str, meta.get("items", ())), 1):
            if _ARTICLE.sub("", item).lower() == old.lower() and _ARTICLE.match(item) and _ARTICLE.match(new):
                return ChangePoint(number, point, new)
    return ReplaceText(old, new, scene=number)


def _figure_or_text(words: str) -> str:
    try:
        return figure_of(words)
    except NoMatchError:
        return text_of(words)


def _word_gone(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    named = found.groupdict()
    old = _bare(found["old"])
    owner = _owner(clause.film, old)
    made = _removing(owner) if owner else None
    if isinstance(made, ChangeSpeaker) and "句" in (named.get("called") or ""):
        # "Marta那句话" is what she says, and not her name.
        raise NoMatchError
    is_there = not named.get("ref") or re.fullmatch(nouns.SUBTITLE, named["ref"].rstrip("的"))
    if made is not None and (named.get("called") or is_there or isinstance(made, RemovePoint)):
        return (made,)
    if owner:
        raise NoMatchError
    numbers = _places(old, named.get("ref"), clause)
    if len(numbers) != 1 or not (named.get("ref") or named.get("called")):
        raise NoMatchError
    is_line = "句" in (named.get("called") or "")
    if not is_line and (part := _point_or_name(clause.film, numbers[0], old)) is not None:
        return (part,)
    rest = _without_sentence(clause.film, numbers[0], old) if "句" in (named.get("called") or "") else None
    if rest is not None:
        return (written(clause.film, numbers[0], rest),)
    if "句" in (named.get("called") or ""):
        raise NoMatchError
    return (ReplaceText(old, "", scene=numbers[0]),)


def _point_or_name(film: Film, number: int, old: str) -> Operation | None:
    """Return the edit that takes out the one point, or the name, that a part of it stands for."""
    for text in film.scenes[number - 1].texts:
        meta = text.segment["m"]
        if re.search(rf"\b{re.escape(old)}\b", str(meta.get("by", "")), re.IGNORECASE):
            return ChangeSpeaker(number, "")
        points = [
            point
            for point, item in enumerate(map(str, meta.get("items", ())), 1)
            if _ARTICLE.sub("", item).lower() == old.lower()
        ]
        if points:
            return RemovePoint(number, point=points[0])
    return None


def _removing(owner: Callable[[str], Operation]) -> Operation | None:
    """Return the edit that takes a text out; None where taking it out is another thing, such as a scene gone."""
    try:
        made = owner("")
    except NoMatchError:
        return None
    return made if isinstance(made, ChangeSubtitle | ChangeSpeaker | RemovePoint) else None


def _sentences(film: Film, number: int) -> list[str]:
    return split_sentences(
        film.scenes[number - 1].words,
        "zh" if re.search(r"[\u3400-\u9fff]", film.scenes[number - 1].words) else "en",
    )


def _without_sentence(film: Film, number: int, words: str) -> str | None:
    """Return what a scene says without the sentence that begins with `words`; None when that is all or none."""
    sentences = _sentences(film, number)
    kept = [one for one in sentences if not one.lower().startswith(words.lower())]
    return " ".join(kept) if kept and len(kept) == len(sentences) - 1 else None


def _scene_meant(found: re.Match[str], clause: Clause) -> int:
    """Return the scene that a clause names, or else the one that was spoken of."""
    if found["ref"]:
        return clause.scene(found["ref"])
    near = clause.near or clause.focus
    if len(near) != 1:
        raise NoMatchError
    return near[0]


def _sentence(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "第三页第二句不要" and "第三页只留第一句"."""
    scene = _scene_meant(found, clause)
    if clause.film.scenes[scene - 1].kind != "caption":
        raise NoMatchError
    sentences = _sentences(clause.film, scene)
    named = found.groupdict()
    nth = len(sentences) if named.get("last") else number_of(found["n"]) if found["n"] else 1
    if len(sentences) < 2 or not 1 <= nth <= len(sentences):
        raise NoMatchError
    if named.get("text"):
        left = [*sentences[: nth - 1], text_of(found["text"]), *sentences[nth:]]
    else:
        kept = bool(named.get("kept"))
        left = [one for place, one in enumerate(sentences, 1) if (place == nth) == kept]
    return (ChangeSceneText(scene, " ".join(left)),)


def _behind_comma(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene = _scene_meant(found, clause)
    head, comma, _ = clause.film.scenes[scene - 1].words.partition(",")
    if not comma:
        raise NoMatchError
    return (written(clause.film, scene, f"{head.strip()}."),)


def _kept_points(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene = clause.only("list")
    count = len(clause.film.scenes[scene - 1].texts[0].segment["m"].get("items", []))
    kept = number_of(found["n"])
    if not 1 <= kept < count:
        raise NoMatchError
    gone = range(count, kept, -1) if found["side"] == "前" else range(count - kept, 0, -1)
    return tuple(RemovePoint(scene, point=number) for number in gone)


def _points_swapped(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "列表前两条对调" and "要点里第一条和第三条互换"."""
    scene = clause.only("list")
    items = [str(one) for one in clause.film.scenes[scene - 1].texts[0].segment["m"].get("items", [])]
    if found["side"]:
        pair = (1, 2) if found["side"] == "前" else (len(items) - 1, len(items))
    else:
        pair = (number_of(found["a"]), number_of(found["b"]))
    if not all(1 <= number <= len(items) for number in pair) or pair[0] == pair[1]:
        raise NoMatchError
    return tuple(ChangePoint(scene, at, items[of - 1]) for at, of in (pair, pair[::-1]))


def _points_gone(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "列表后面两条都删掉"."""
    scene, items = _items(clause)
    gone = number_of(found["n"])
    if not 1 <= gone < len(items):
        raise NoMatchError
    numbers = range(gone, 0, -1) if found["side"] == "前" else range(len(items), len(items) - gone, -1)
    return tuple(RemovePoint(scene, point=number) for number in numbers)


def _point_gone(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene, number = point_of(found, clause)
    page = found["page"]
    if page and clause.scenes(page) != (scene,):
        raise NoMatchError
    return (RemovePoint(scene, point=number),)


_POINT_TEXT = re.compile(r"“[^”]+”|「[^」]+」|\"[^\"]+\"")


def _point_more(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene = clause.only("list")
    page = found.groupdict().get("page")
    if page and clause.scenes(page) != (scene,):
        raise NoMatchError
    told = found["text"].strip()
    several = _POINT_TEXT.findall(told)
    if len(several) > 1 and not re.sub(r"[和、与跟,， ]", "", _POINT_TEXT.sub("", told)):
        return tuple(AddPoint(scene, _bare(one)) for one in several)
    return (AddPoint(scene, text_of(told)),)


_PAGE = rf"(?P<page>第{nouns.N}{nouns.PAGE})?"
_AT_LIST = rf"(?:在)?(?:{_PAGE}{nouns.IN}(?:{nouns.LIST})|(?P<page2>第{nouns.N}{nouns.PAGE}))"
_ENDS = r"(?:[的里中上]|里面|里头|最后|末尾|后面|下面|结尾|底下|再|多|还|最下面){0,3}"
_ADD = r"(?:(?:再|多|还)?(?:增加|添加|追加|补充|补上|加上|添上|加入|补|加|添|(?:列|放|来|塞)(?=[一第]))(?:上|入|进|进去)?)"
_ONE = r"一?(?:个?要点|[条项点样行])(?:上去)?(?:就)?(?:写|叫|是|内容是)?(?!得)"
_NTH = rf"第{nouns.N}(?:个?要点|[条项点])"


def _more(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    page = found.groupdict().get("page2")
    if page and clause.scenes(page) != (clause.only("list"),):
        raise NoMatchError
    return _point_more(found, clause)


def _more_there(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if clause.focus != (clause.only("list"),):
        raise NoMatchError
    return _point_more(found, clause)


def _kept_line(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "第三页就留Meetings feel productive.这一句"."""
    scene = _scene_meant(found, clause)
    wanted = _bare(found["old"]).lower().rstrip(". ")
    sentences = _sentences(clause.film, scene)
    kept = [one for one in sentences if one.lower().rstrip(". ").startswith(wanted)]
    if len(sentences) < 2 or len(kept) != 1:
        raise NoMatchError
    return (written(clause.film, scene, kept[0]),)


def _rest_kept(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "留下后面那句" behind the clause that takes the other one out."""
    if not clause.before or not isinstance(clause.before[-1], ChangeSceneText | ReplaceText):
        raise NoMatchError
    return ()


def _items(clause: Clause) -> tuple[int, list[str]]:
    scene = clause.only("list")
    return scene, [str(one) for one in clause.film.scenes[scene - 1].texts[0].segment["m"].get("items", [])]


def _point_moved(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "把The reason提到列表第一条"."""
    scene, items = _items(clause)
    wanted = _ARTICLE.sub("", _bare(found["old"]).lower())
    at = [place for place, item in enumerate(items) if _ARTICLE.sub("", item.lower()) == wanted]
    to = number_of(found["n"]) if found["n"] else 1 if found["first"] else len(items)
    if len(at) != 1 or not 1 <= to <= len(items):
        raise NoMatchError
    moved = [*items[: at[0]], *items[at[0] + 1 :]]
    moved.insert(to - 1, items[at[0]])
    return tuple(
        ChangePoint(scene, number, new)
        for number, (new, old) in enumerate(zip(moved, items, strict=True), 1)
        if new != old
    )


def _point_between(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "The reason后面插一条“谁来跟进”"."""
    scene, items = _items(clause)
    wanted = _ARTICLE.sub("", _bare(found["old"]).lower())
    at = [place for place, item in enumerate(items) if _ARTICLE.sub("", item.lower()) == wanted]
    if len(at) != 1:
        raise NoMatchError
    place = at[0] + (1 if found["side"] != "前" else 0)
    longer = [*items[:place], text_of(found["text"]), *items[place:]]
    changed = (
        ChangePoint(scene, number, new)
        for number, (new, old) in enumerate(zip(longer, items, strict=False), 1)
        if new != old
    )
    return (*changed, AddPoint(scene, longer[-1]))


def _all_points(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "列表四条依次改成：甲、乙、丙、丁"."""
    scene, items = _items(clause)
    new = [one.strip() for one in re.split(r"[、,/]", found["text"].rstrip("。")) if one.strip()]
    if len(new) != len(items) or (found["n"] and number_of(found["n"]) != len(items)):
        raise NoMatchError
    return tuple(ChangePoint(scene, number, _bare(one)) for number, one in enumerate(new, 1))


FRAMES: tuple[Frame, ...] = (
    frame(
        rf"(?P<ref>.{{1,24}}?)[的里]?(?:第(?P<n>{nouns.N})|(?P<last>最后一?))句(?:话|字幕)?(?:{GONE}|可以{GONE})",
        _sentence,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的?字幕|[的里])?[只就]?(?P<kept>保?留|要)(?:下)?(?:第(?P<n>{nouns.N})|(?P<last>最后一?)|(?:前面|头)一?)句(?:字幕|话)?",
        _sentence,
    ),
    frame(
        rf"(?P<ref>.{{1,24}}?)[的里]?(?:第(?P<n>{nouns.N})|(?P<last>最后一?))句(?:话|字幕)?{SAY}\s*(?P<text>.+)",
        _sentence,
    ),
    frame(
        rf"(?:删掉|删除|删去|去掉|拿掉|剪掉|不要)(?P<ref>.{{0,24}}?)(?:的字幕|[的里])?(?:第(?P<n>{nouns.N})|(?P<last>最后一?)|(?:前面|头)一?)句(?:字幕|话)?",
        _sentence,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的)?逗号(?:以?后|之后|后面)(?:的)?(?:内容|话|部分|字|那?(?:半句|一半|半截|一截|一段))?(?:都|全)?{GONE}",
        _behind_comma,
    ),
    frame(
        r"(?P<ref>.{0,24}?)(?:的)?[只就]?(?:保?留|要|写)(?:下)?(?:到)?逗号(?:以?前|之前|前面)?(?:的)?(?:内容|话|部分|字|那?(?:半句|一半|半截|一截|一段))?(?:为止)?(?:就够|就行)?",
        _behind_comma,
    ),
    frame(
        rf"(?P<ref>.{{0,24}}?)(?:的?字幕|[的里])?[只就](?:保?留|要)(?:下)?\s*{_OLD}\s*(?:这|那)(?:一)?句(?:话)?(?:就行|就好|就够)?",
        _kept_line,
    ),
    frame(r"(?:只)?(?:保?留)(?:下|着)?(?:后面|前面|另外?|剩下)(?:的)?(?:那|这)?(?:一)?句(?:话)?", _rest_kept),
    frame(
        rf"{_OLD}\s*(?:这|那)?(?:一)?[条点项]?(?:提|移|挪|放|调|排|换)(?:到|在|至)(?:{nouns.LIST})?(?:里|中)?的?(?:第(?P<n>{nouns.N})(?:[条项点位个]|个要点)|(?P<first>最前面?|开头|首位|最上面)|最后面?|末尾|最下面)(?:去)?",
        _point_moved,
    ),
    frame(
        rf"(?:在)?\s*{_OLD}\s*(?:这|那)?(?:一)?[条点项]?的?(?:(?P<side>[前后])[面边头]?|[之以](?:后))(?:再)?(?:插入?|加|添|补|放)(?:上|入)?一?[条点项](?:要点)?\s*[:：]?\s*(?P<text>.+)",
        _point_between,
    ),
    frame(
        rf"{nouns.LIST_PAGE}{nouns.IN}(?:(?P<n>{nouns.N})(?:[条项点个]|个要点))?(?:内容)?(?:依次|分别|全部|都){{1,2}}(?:改|换|变)(?:成|为)\s*[:：]?\s*(?P<text>[^，。]+(?:、[^，。]+)+)",
        _all_points,
    ),
    frame(
        rf"(?:{nouns.LIST_PAGE}{nouns.IN})(?:(?P<side>[前后]|最后)(?:面)?(?:的)?[两二2](?:个?要点|[条项点个])|第?(?P<a>{nouns.N})(?:[条项点])?(?:和|跟|与|、)第?(?P<b>{nouns.N})(?:个?要点|[条项点]))(?:的)?(?:位置|顺序|先后)?(?:对调|互换|交换|调换|换个?位置|换个?顺序|换一换|调个?个儿|颠倒)(?:一下|过来)?(?:位置|顺序)?",
        _points_swapped,
    ),
    frame(
        rf"(?:{nouns.LIST_PAGE}{nouns.IN})?只?(?:保?留|要)(?:下)?(?P<side>前|后|最后)(?:面)?(?P<n>{nouns.N})(?:个?要点|[条项点个])",
        _kept_points,
    ),
    frame(
        rf"{nouns.LIST_PAGE}{nouns.IN}(?P<side>前|后|最后|末尾)(?:面)?(?:的)?(?:这|那)?(?P<n>{nouns.N})(?:个?要点|[条项点])(?:都|全部?|可以|就){{0,2}}{GONE}",
        _points_gone,
    ),
    frame(
        rf"(?:删除|删掉|去掉|拿掉|去除|划掉)(?P<page>第{nouns.N}{nouns.PAGE})?{nouns.IN}(?:{nouns.LIST})?{nouns.IN}{nouns.POINT}{nouns.MEASURE}",
        _point_gone,
    ),
    frame(
        rf"(?P<page>第{nouns.N}{nouns.PAGE})?{nouns.IN}(?:{nouns.LIST})?{nouns.IN}{nouns.POINT}{nouns.MEASURE}(?:“[^”]+”)?(?:都|可以|给|，)?{GONE}",
        _point_gone,
    ),
    frame(rf"{_AT_LIST}{_ENDS}{_ADD}(?:{_ONE}|{_NTH}|[两二三]条|一?个)\s*[:：,，]?\s*(?P<text>.+)", _more),
    frame(rf"{_AT_LIST}{_ENDS}(?:{_ADD}|{_ONE})\s*[:：]?\s*(?P<text>[“「\"A-Z].+)", _more),
    frame(rf"(?:在)?(?:末尾|最后面?|后面|结尾)(?:再)?{_ADD}(?:{_ONE})?\s*[:：]?\s*(?P<text>.+)", _more_there),
    frame(rf"(?P<page>){_ADD}{_ONE}\s*[:：,，]?\s*(?P<text>.+)", _point_more),
    frame(
        rf"(?:{_PLACE})?{_OLD}\s*(?P<called>{_CALLED})?\s*(?:可以|都|给|没必要|不需要)?\s*{GONE}", _word_gone
    ),
    frame(
        rf"(?P<ref>.{{1,24}}?)(?:里面?|中|上|的)?(?:去掉|删掉|删除|不要|拿掉|别写|别用)\s*{_OLD}\s*(?P<called>{_CALLED})?",
        _word_gone,
    ),
    frame(rf"(?:不要|别|不用)(?:显示|出现|写|放|用)\s*{_OLD}\s*(?P<called>{_CALLED})", _word_gone),
    frame(
        rf"{_EVERYWHERE}(?:英文的|单词)?\s*{_OLD}\s*(?P<called>{_CALLED})?(?:的地方|的时候)?\s*{_ALL}?{SAY}\s*[:：]?\s*(?P<text>.+)",
        _exchanged,
    ),
    frame(
        rf"(?:{_PLACE})?(?:英文的|单词)?{_OLD}\s*(?P<called>{_CALLED})?\s*{_ALL}?(?:{SAY}|\s*(?:改|换|变(?:成|为)?|替换?成?|->|→|=>))\s*[:：]?\s*(?P<text>.+)",
        _exchanged,
    ),
    frame(
        rf"{_OLD}\s*(?P<called>{_CALLED})?[，,]?\s*用\s*(?P<text>“[^”]+”|[A-Za-z\d%][\w% ]*?)\s*(?:来)?(?:替换掉?|代替|取代|替)(?:它)?",
        _exchanged,
    ),
    frame(
        rf"用\s*(?P<text>“[^”]+”|[\w%]+)\s*(?:替换掉?|代替|取代|替)\s*{_OLD}\s*(?P<called>{_CALLED})?",
        _exchanged,
    ),
)
