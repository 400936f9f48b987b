"""What a message that nobody understood leaves open, or wants of us that cannot be done: asked back, or told why not.

Nothing is changed here. Such a message is put in the plain words that the grammar knows, and what it asks or
answers to these is taken. To leave a value open, a message must name one thing, say that it is to become
otherwise, and hold no other word than those that say so in many ways.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.grammar.clauses import read_message
from pictory_nb.engine.director.grammar.doubts import is_report, is_taken_back
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.operations import AskError, EditError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.readings import Reading
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.past import Past
    from pictory_nb.engine.director.steps import MediaItem

_NOT_WANTED = re.compile(
    r"n['’]t\b|\b(?:do not|never|no need|without|nobody|unless|why|did|if)\b|别(?!的|人)|不要|不用|没有?必要|为什么|如果",
    re.IGNORECASE,
)
_LONGEST_WORDS = 24


def explained(
    message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...], past: Past
) -> Reading | None:
    """Return what to ask about a message that was not understood, or why it cannot be done; None when neither is plain.

    Parameters
    ----------
    focus
        The scenes that were edited last.
    past
        What tells which versions there are.
    """
    if len(message.split()) > _LONGEST_WORDS or _NOT_WANTED.search(message):
        return None
    if is_taken_back(message) or is_report(message):
        return None
    for plain in _plainly(message, film, media):
        reading = read_message(plain, film, media, focus)
        trouble = _trouble_of(reading, film, media) if isinstance(reading, tuple) else reading
        if isinstance(trouble, AskError | EditError):
            return trouble
        if isinstance(reading, Travel) and _is_nowhere(reading, past):
            return reading
    return None


def _trouble_of(
    edits: tuple[Operation, ...], film: Film, media: Sequence[MediaItem]
) -> AskError | EditError | None:
    """Return why edits cannot be made; None when they can, for they were not what was said."""
    try:
        apply(film, edits, media)
    except (AskError, EditError) as trouble:
        return trouble
    return None


def _is_nowhere(wish: Travel, past: Past) -> bool:
    """Tell whether a step leads to no version that there is."""
    return (
        not past.undone if wish.kind == "redo" else wish.kind == "version" and wish.count > len(past.versions)
    )


def _plainly(message: str, film: Film, media: Sequence[MediaItem]) -> Iterator[str]:
    """Yield what a message may want, in plain words."""
    for wanted, plain in _BEYOND_US:
        if wanted.search(message):
            yield plain
    yield from _font(message, media)
    colours = re.findall(r"#[0-9a-f]{6}", message, re.IGNORECASE)
    if len(colours) > 1:
        yield f"our brand colours are {', '.join(colours)}"
    for wanted in _VERSION:
        found = wanted.search(message)
        if found:
            yield f"go back to version {found[1]}"
    for wanted, plain in _OF_WORDS:
        found = wanted.search(message)
        if found and not _says_any(film, found[1]):
            yield plain.format(*found.groups())
    yield from _left_open(message, film)


_BEYOND_US = (
    (
        re.compile(
            r"\btranslat\w+|\b(?:in|into|to) (?:french|spanish|german|italian|portuguese|japanese|dutch|polish|turkish|russian|arabic|hindi|korean)\b"
            r"|\b(?:french|spanish|german|italian|portuguese|japanese|korean) (?:captions?|subtitles?|version|text)|翻译|翻成.{0,3}[语文]|[日英法德韩俄]语版|西班牙语",
            re.IGNORECASE,
        ),
        "translate the captions",
    ),
    (
        re.compile(
            r"\bsound ?(?:effects?|efects?|fx)\b|\bsfx\b|\bdrum ?rolls?\b|\bapplause\b|\bclapping\b|\bwhoosh\w*|\b(?:sound|noise) of\b|音效|声效|掌声|鼓掌声?|笑声|(?:打字|翻页)声",
            re.IGNORECASE,
        ),
        "add sound effects",
    ),
    (
        re.compile(r"\blogo\b.*\b(?:middle|cent(?:er|re))\b|(?:logo|标志|徽标).*(?:居中|中间|中央|正中)", re.IGNORECASE),
        "put the logo in the middle",
    ),
    (
        re.compile(
            r"\bcaptions?\b.*\b(?:red|green|blue|yellow|orange|purple|pink|white|black|golden|gold)\b|字幕.*[红绿蓝黄橙紫粉白黑金]色",
            re.IGNORECASE,
        ),
        "make the captions green",
    ),
    (
        re.compile(r"\b(?:redo|bring back)\b.*\bund(?:id|o|one)\b|(?:撤销|撤回).{0,6}(?:重做|恢复|找回|弄回)|重做.{0,6}撤[销回]", re.IGNORECASE),
        "redo",
    ),
    (
        re.compile(r"\b(?:remove|delete|drop|lose|hide|take|get rid of)\b.*\b(?:lower third|name (?:strip|tag|bar))\b", re.IGNORECASE),
        "remove the lower third",
    ),
    (
        re.compile(r"\b(?:remove|delete|drop|lose|hide|take|get rid of)\b.*\b(?:slogan|tagline)\b", re.IGNORECASE),
        "remove the tagline",
    ),
    (
        re.compile(
            r"\b(?:outro|intro|end card|closing card)\b.*\b(?:slogan|tagline)\b(?!.*[\"“:])|\b(?:slogan|tagline)\b(?!.*[\"“:]).*\b(?:outro|intro|end card|closing card)\b"
            r"|片[尾头].*(?:标语|口号|slogan)(?!.*[“：:])|(?:标语|口号|slogan)(?!.*[“：:]).*片[尾头]",
            re.IGNORECASE,
        ),
        "show the tagline on the outro",
    ),
)  # fmt: skip
_VERSION = (
    re.compile(r"\b(?:go|back|take|return|restore|open|load|switch|bring|revert|jump)\b.*\bversion (?:no\.? ?|number )?(\d{1,3})\W*$", re.IGNORECASE),
    re.compile(r"(?:回|恢复|还原|切|跳|打开|用).*第 ?(\d{1,3}) ?[版个]"),
)  # fmt: skip
_PART = r"(?:scene|section|part|bit|slide|chapter|segment|passage|card)"
_OF_WORDS = (
    (
        re.compile(
            rf"\b(?:remove|delete|cut|take out|drop|lose|scrap|kill|skip|ditch)\b.{{0,12}}\b{_PART} "
            r"(?:on|about|where (?:we|i|they|you) (?:explain|talk about|speak of|mention|discuss|describe)|that (?:explains|covers|mentions|talks about|is about)|with) (?:the |our |my )?([\w' -]{3,40}?)(?: out| please)?\W*$",
            re.IGNORECASE,
        ),
        "remove the scene about {0}",
    ),
    (
        re.compile(r"\breplace (?:the )?words? ([\w'-]{3,30}) (?:with|by) ([\w' -]{2,40}?)\W*$", re.IGNORECASE),
        "replace “{0}” with “{1}”",
    ),
    (
        re.compile(
            r"\b(?:remove|delete|cut|take out|drop|lose|scrap)\b.{0,12}\b(?:bullet|point|item|entry)(?: point)? (?:on|about) (?:the |our |my )?([\w' -]{3,40}?)\W*$",
            re.IGNORECASE,
        ),
        "remove the point “{0}”",
    ),
)  # fmt: skip
_FONT = re.compile(
    r"\b(?:type ?faces?|fonts?|helvetica|arial|comic sans|times new roman|calibri|roboto|georgia|verdana|futura|garamond|courier|open sans|lato|montserrat|poppins)\b|字体|宋体|黑体|楷体|雅黑|圆体",
    re.IGNORECASE,
)


def _font(message: str, media: Sequence[MediaItem]) -> Iterator[str]:
    """Yield the wish for a font that is not there; which of those that were uploaded is meant can be said."""
    names = [item.name.rpartition(".")[0].lower() for item in media if item.kind == "font"]
    if _FONT.search(message) and not any(name in message.lower() for name in names):
        yield "use the font Helvetica"


def _says_any(film: Film, words: str) -> bool:
    """Tell whether the film says one of some words, or the beginning of one."""
    said = " ".join(
        scene.words + " " + " ".join(text.all_words for text in scene.texts) for scene in film.scenes
    ).lower()
    stems = [word[:5].rstrip("s") for word in re.findall(r"[a-z]{4,}", words.lower())]
    return not stems or any(stem in said for stem in stems)


_THINGS = {
    "subtitle": r"sub ?titles?|sub ?headings?|sub ?headlines?",
    "title": r"(?:main |film |video )?(?:titles?|headlines?)",
    "cta": r"call to action|cta",
    "quote": r"quot(?:e|ation)s?",
    "theme": r"themes?",
    "music": r"(?:background )?(?:music|track|tune|soundtrack|song)",
    "tagline": r"taglines?|slogans?|mottos?",
    "third": r"lower thirds?|name (?:strip|tag|bar|plate|card)s?",
    "number": r"numbers?|figures?|percentages?|stats?",
    "point": r"(?:bullet|list)? ?(?:points?|bullets?|entr(?:y|ies)|items?)",
    "scene": r"scenes?|slides?|shots?|pages?|cards?",
}  # fmt: skip
_PLAIN = {
    "subtitle": "change the subtitle", "title": "change the title", "cta": "change the call to action",
    "theme": "change the theme", "music": "change the music", "tagline": "change the tagline",
    "third": "add a lower third", "number": "change the number",
}  # fmt: skip
_SMALL = frozenset(
    """
    a an the my our your this that its it i we you me us please pls kindly can could would will should shall may might
    must need needs want wants wanted like love prefer have has having had get got gets give gives let lets let's make
    makes do does be is are was being been there there's here with on in into to of for from at as and so just really
    very too bit little now then also again ok okay hey hi well maybe some any somewhere anywhere else still yet try
    thanks thank thx put take use pick find choose go going come up out i'd we'd i'll it's up in list video film it
    currently instead around ought over ahead already only other's one's think needs's could've sure right
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)
_OTHERWISE = frozenset(
    """
    change changing changed changes replace replaced replacing replacement rewrite rewriting rewritten redo redone rework
    reworked reword reworded rephrase update updating updated edit editing edited alter altered revise revised exchange
    refresh refreshed new different differently another other better nicer improved improve something fix fixed wrong
    """.split()  # noqa: SIM905
)
_POOR = frozenset(
    """
    bad boring awful dull old outdated stale ugly terrible weak lame bland meh tired cheesy annoying horrible poor
    """.split()  # noqa: SIM905
)
_MORE = frozenset(
    {
        "add",
        "adding",
        "added",
        "insert",
        "stick",
        "more",
        "extra",
        "additional",
        "another",
        "new",
        "next",
        "one",
        "second",
        "include",
    }
)
_GONE = frozenset(
    {
        "delete",
        "remove",
        "removing",
        "cut",
        "drop",
        "lose",
        "scrap",
        "kill",
        "ditch",
        "axe",
        "out",
        "throw",
        "rid",
    }
)
_SHORTER = frozenset(
    {"shorten", "shorter", "short", "shortened", "trim", "trimmed", "quicker", "long", "brief", "briefer"}
)
_SWAPPED = frozenset({"swap", "swapped", "exchange", "switch", "two", "places", "place", "order"})
_OF_SCENES = (
    ("swap scenes", {"swap", "swapped", "exchange", "switch"}, _SWAPPED),
    (
        "remove a scene",
        {"delete", "remove", "removing", "cut", "drop", "lose", "scrap", "kill", "ditch", "axe"},
        _GONE,
    ),
    ("shorten a scene", {"shorten", "shorter", "shortened", "trim", "briefer"}, _SHORTER),
    (
        "add a scene",
        {"add", "adding", "insert", "stick", "more", "extra", "additional", "another", "new"},
        _MORE,
    ),
)


def _left_open(message: str, film: Film) -> Iterator[str]:
    """Yield a wish that says which thing is to become otherwise, and no word of how."""
    if not message.isascii():
        yield from _left_open_in_chinese(message, film)
        return
    text = message.lower()
    named: list[str] = []
    for name, pattern in _THINGS.items():
        text, count = re.subn(rf"\b(?:{pattern})\b", " ", text)
        named += [name] if count else []
    words = set(re.findall(r"[a-z']+|\d+", text)) - _SMALL
    if len(named) != 1:
        return
    name = named[0]
    is_otherwise = words and words <= _OTHERWISE | _POOR | {"one"} and words & _OTHERWISE
    if name == "scene":
        is_one = (
            re.search(r"\b(?:one|some|a|an|another|two|extra|more|new|couple)\b", message.lower()) is not None
        )
        for plain, needed, allowed in _OF_SCENES:
            if is_one and words & needed and words <= allowed | {"one"}:
                yield plain
                return
    elif name == "point" and words and words <= _MORE:
        yield "add a point to the list"
    elif (name == "third" and words <= _MORE) or (name == "music" and words and words <= _MORE):
        yield _PLAIN[name]
    elif name == "quote" and is_otherwise:
        yield from _of_quote(film)
    elif is_otherwise and name in _PLAIN:
        yield _PLAIN[name]


def _of_quote(film: Film) -> Iterator[str]:
    quotes = [number for number, scene in enumerate(film.scenes, 1) if scene.kind == "quote"]
    if len(quotes) == 1:
        yield f"make scene {quotes[0]} say something else"


_THINGS_CHINESE = {
    "subtitle": "副标题|小标题", "title": "标题|题目|片名|大标题", "quote": "引用|引言|名言|金句|引语", "theme": "主题|配色主题",
    "music": "背景音乐|音乐|配乐|曲子|bgm|BGM", "tagline": "标语|口号|slogan", "third": "人名条|姓名条|名字条|署名条",
    "number": "数字|数据|百分比", "point": "列表|清单|要点", "scene": "场景|画面|镜头|[一这那]?幕|[一这那]?页",
}  # fmt: skip
_SMALL_CHINESE = re.compile(
    r"能不能|可不可以|可以|能|请|麻烦|帮我|帮忙|给我|我们|我|你|您|它|这个|那个|这|那|的|了|吧|吗|呢|啊|呀|哈|下|一个|一|个|点|些|想要|想|要|需要|得|该|把|将|给|里面|里|上|进去|进|去|再|还|也|都|就|先|试试|看|觉得|感觉|"
    r"有点|太|很|不太好|不好|难听|难看|老土|过时|腻|单调|无聊|来|有|在|往|片子|视频|吧|[\s，。？！,.?!~～、]"
)
_OTHERWISE_CHINESE = re.compile(
    r"[换改](?:成|掉)?(?:别的|其他的|其它的|另一[个首种]|新的)?|更新|重写|重新写|新的?|别的|另外|另一[个首种]|修改|调整"
)
_MORE_CHINESE = re.compile(r"[加补添放插增](?:加|上|入|进)?|多|条|[一几]条|幕|页")


def _left_open_in_chinese(message: str, film: Film) -> Iterator[str]:
    text = message
    named: list[str] = []
    for name, pattern in _THINGS_CHINESE.items():
        text, count = re.subn(pattern, "", text)
        named += [name] if count else []
    if len(named) != 1:
        return
    name = named[0]
    is_otherwise = _OTHERWISE_CHINESE.search(text) and not _SMALL_CHINESE.sub(
        "", _OTHERWISE_CHINESE.sub("", text)
    )
    is_more = _MORE_CHINESE.search(text) and not _SMALL_CHINESE.sub("", _MORE_CHINESE.sub("", text))
    if name in {"point", "scene", "third"}:
        more = {"point": "add a point to the list", "scene": "add a scene", "third": "add a lower third"}
        if is_more:
            yield more[name]
    elif is_otherwise and name == "quote":
        yield from _of_quote(film)
    elif is_otherwise or (is_more and name == "music"):
        yield _PLAIN[name]
