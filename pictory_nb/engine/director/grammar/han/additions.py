"""Chinese orders for new scenes and for the brand's cards: "2和3中间插一个引用，内容“少说多写”", "最前面加一张品牌卡"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.han.pointing import UNIT, Pointing, Scenes
from pictory_nb.engine.director.grammar.han.references import scenes_named

Told = tuple[str, Scenes]

_ADDED = r"(?:再|请|能不能|能|可以|我|想|要|先|都|各|也|帮我|给我|单独|另外| )*(?:加|插入?|添加?|新增|增加|补|放|来|接|塞|垫|亮|出现?|显示|要有|有|add|insert)(?:上|入|进|一下|出)*"
_ONE = r"(?: ?(?:一|1)?(?:个|张|页|幕|段|条|句|屏)| ?一下)?(?:新的?)?"
_EDGES = (
    (r"(?:影片|视频|片子)?(?:的)?(?:前后(?:都)?|首尾|头尾|开头(?:和|跟|、)?结尾|片头(?:和|跟|、)?片尾)", ("beginning", "end")),
    (r"(?:视频|影片|片子|整个视频)?(?:的)?(?:片头|开头|最前面?|最前头|开场|最开头|一开场|最开始|开始)", ("beginning",)),
    (r"(?:视频|影片|片子|整个视频)?(?:的)?(?:片尾|结尾|最后(?:头|面)?|末尾|最末尾?|收尾|尾部|播完以后|结束(?:之?后|的时候)?)", ("end",)),
)  # fmt: skip
_OWN = r"(?:我们|咱们|公司|单位|自己|带|大大的|大|logo| |的)*"
_BRAND_CARD = rf"{_OWN}(?:品[牌排]|名字)(?:的)?(?:那个)?(?:开场|片头|片尾|展示|结束|logo)*(?:的)?(?:卡片?|页面?|画面|片头|片尾|场景)"
_BRAND_FORMS = tuple(
    (
        re.compile(
            rf"(?:在)?{place}(?:处|的地方|那里|的时候)?(?:就)?{_ADDED}{_ONE}{_BRAND_CARD}(?:[，,]?(?:大大的|带|有)?logo)?",
            re.IGNORECASE,
        ),
        edges,
    )
    for place, edges in _EDGES
)
_BRAND_BOTH = re.compile(
    rf"(?:{_ADDED})?{_OWN}品牌(?:的)?片头(?:和|跟|、|以及)?片尾(?:卡片?)?(?:都|全|也|给我|请)*(?:加上?|要|放上?|带上|添上|补上)?"
)
_BRAND_FIRST = re.compile(
    rf"{_ADDED}{_ONE}{_OWN}(?:品[牌排])(?:的)?(?:(?P<front>片头|开场)|(?P<end>片尾|结尾|结束))(?:卡片?|outro|intro|页面?|画面)?",
    re.IGNORECASE,
)

_KINDS = {
    "quote": r"引用|引言|引语|名言|金句|quote", "chapter": r"章节(?:标题)?|chapter", "stat": r"数字|数据|stat",
    "caption": r"字幕|文字|caption",
}  # fmt: skip
_QUOTED = r"[\uf000-\uf0ff]"
_NEW = rf"(?:一|1)?(?:个|张|页|幕|屏|段|条|句)?(?:新的?)?(?:(?P<kind>{'|'.join(_KINDS.values())})|场景|画面|话)?(?:卡片?|页面?|场景|{UNIT})?(?:过渡)?(?:单独一页)?(?:就)?"
_LED = r"[，,\s]*(?:内容|文字|标题|上面|文案|就|只)?(?:写上|写着|写|叫做|叫|是|为|说)?[：:\s]*"
_BY = r"(?:[，,\s]*(?:署名|作者|出自|来自)(?:是|为|写|叫|[：:])?\s*(?P<by>[^，,。]{1,20})|[，,\s]*(?P<by2>[^，,。]{1,12})说的)?"
_TEXT = rf"(?P<text>{_QUOTED}|(?:(?<=写上|写着)|(?<=写)(?![上着])|(?<=叫)(?!做)|(?<=容是)|(?<=容为)|(?<=容)(?![是为：:])|(?<=[：:]))[^，,。；]{{2,40}}|(?<=[\u3400-\u9fff]) ?(?-i:[A-Z])[\w' ?!.]{{2,40}})"
_PLACES = (
    (r"(?:在)?(?P<a>.+?)(?:的)?(?P<side>后[面边头]?|前[面边头]?|之后|之前|以后|以前)", "beside"),
    (r"(?:在)?(?P<a>)(?P<side>后[面边头]?|前[面边头]?|之后|之前)", "beside"),
    (r"(?:在)?(?P<a>.+?)(?:之间|中间|当中)", "between"),
    (r"(?:在)?(?:视频|影片|片子|整个视频)?(?:的)?(?:最前面?|最前头|开头|片头|最开头|最开始|开场)(?:先|处)?", "beginning"),
    (r"(?:在)?(?:视频|影片|片子|全片|整个视频)?(?:的)?(?:最后面?|末尾|最末尾?|最后头|片子最后)(?:处)?", "end"),
)  # fmt: skip
_ADD_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"{place}{_ADDED}{_NEW}{_LED}{_TEXT}{_BY}(?:[，,]单独一{UNIT})?", re.IGNORECASE), where)
    for place, where in _PLACES
)


_UNPLACED = re.compile(
    rf"{_ADDED}{_NEW}{_LED}(?P<text>{_QUOTED}){_BY}|{_ADDED}(?:一|1)?(?:个|张|页|幕)(?P<kind3>数字|数据)(?:卡片?|页)[：:]\s*(?P<text3>\d[\d.,]*\s?[%％xX倍]?\s?[^\d%，,。；\uf000-\uf0ff]{{2,40}})",
    re.IGNORECASE,
)
_IS_SCENE = re.compile(r"场景|画面|[页幕屏]|卡|引[用言语]|名言")
_TEXT_FIRST = re.compile(
    rf"{_ADDED}{_NEW}{_LED}{_TEXT}[，,]?(?:放|插|加|排)?(?:在|到)(?P<a>.+?)(?:的)?(?P<side>后[面边头]?|前[面边头]?|之后|之前)",
    re.IGNORECASE,
)


def added(clause: str, pointing: Pointing) -> Told | None:
    """Return a clause that adds a scene in other words; None where it is none."""
    for form, edges in _BRAND_FORMS:
        if form.fullmatch(clause):
            return "，".join(f"add a brand card at the {edge}" for edge in edges), ()
    if _BRAND_BOTH.fullmatch(clause):
        return "add a brand card at the beginning，add a brand card at the end", ()
    if found := _BRAND_FIRST.fullmatch(clause):
        return f"add a brand card at the {'beginning' if found['front'] else 'end'}", ()
    for form, where in _ADD_FORMS:
        found = form.fullmatch(clause)
        place = _place(found, where, pointing) if found else None
        if found and place:
            return f"add a {_kind(found)} {place}: {_text(found)}{_by(found)}", ()
    if (found := _UNPLACED.fullmatch(clause)) and _IS_SCENE.search(clause):
        if found["text3"]:
            return f"add a number card: {found['text3'].strip()}", ()
        return f"add a {_kind(found)}: {_text(found)}{_by(found)}", ()
    if (found := _TEXT_FIRST.fullmatch(clause)) and (place := _place(found, "beside", pointing)):
        return f"add a {_kind(found)} {place}: {_text(found)}", ()
    return None


def _place(found: re.Match[str], where: str, pointing: Pointing) -> str | None:
    if where in {"beginning", "end"}:
        return f"at the very {where}"
    scenes = scenes_named(found["a"], pointing, loosely=True) if found["a"] else pointing.spoken_of
    if not scenes:
        return None
    if where == "between":
        return f"after scene {min(scenes)}" if len(scenes) == 2 and abs(scenes[0] - scenes[1]) == 1 else None
    return f"after scene {max(scenes)}" if "后" in found["side"] else f"before scene {min(scenes)}"


def _text(found: re.Match[str]) -> str:
    """Return a new text in quotation marks, so that it ends where it ends."""
    text = str(found["text"]).strip()
    is_figure = _kind(found) == "number card"
    return text if re.fullmatch(_QUOTED, text) or is_figure else f"“{text}”"


def _kind(found: re.Match[str]) -> str:
    said = found["kind"] or ""
    kind = next(
        (kind for kind, names in _KINDS.items() if re.fullmatch(names, said, re.IGNORECASE)), "caption"
    )
    return {"caption": "scene", "stat": "number card"}.get(kind, kind)


def _by(found: re.Match[str]) -> str:
    by = found["by"] or found["by2"]
    return f" by {by.strip()}" if by and _kind(found) == "quote" else ""


_LED_ON = re.compile(
    rf"(?P<added>(?:加|插入?|添加?|新增|增加|补|放|来|接|塞|add|insert)(?:上|入)?(?:一|1)?(?:个|张|页|幕|条|句|段)[^，,。；：\uf000-\uf0ff]{{0,10}})[，,]\s*(?=(?:内容|文字|标题|上面|文案|就|只?写|叫|署名|作者|出自)|[^，,。；]{{1,10}}说的)|"
    rf"(?P<quoted>{_QUOTED})[，,]\s*(?=署名|作者|出自|单独一|放[在到].{{1,12}}[后前]面?$|[^，,。；]{{1,10}}说的)"
)


def joined_additions(message: str) -> str:
    """Return the message with a new scene and what it is to say in one clause."""
    return _LED_ON.sub(lambda found: found["added"] or found["quoted"], message)
