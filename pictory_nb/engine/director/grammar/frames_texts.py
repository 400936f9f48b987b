"""Readings without word order: what titles, captions, cards and lists say."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import first_of, scenes_saying
from pictory_nb.engine.director.grammar.boundaries import UNSAID, end_in_doubt
from pictory_nb.engine.director.grammar.places import is_new
from pictory_nb.engine.director.grammar.words import lexicon
from pictory_nb.engine.director.operations import (
    AddPoint,
    AskError,
    ChangeBrand,
    ChangeCallToAction,
    ChangeCase,
    ChangeFigure,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTitle,
    Operation,
    Option,
    RemovePoint,
    ReplaceText,
    ShortenText,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.chunks import Bag

_SET = ("change", "make", "rename", "use", "put", "switch", "replace", "rewrite", "ba", "write", "say", "colon", "else",
        "add", "where", "where_is", "finish", "let", "shortento", "again", "spread_now", "only")  # fmt: skip
_NOUNS = ("text", "caption", "captions", "card", "scene", "part", "video", "stat_word", "line", "name")
_PUT = ("say", "colon", "become", "write", "should", "change", "make", "rename", "replace", "use", "put", "rewrite",
        "else", "to", "be", "add", "switch", "ba", "where_is", "let", "finish", "wants", "gap")  # fmt: skip


def replaced(bag: Bag) -> Operation | None:
    """Read two texts, the old and the new: "not “a third” but “a quarter”", "“71%” -> “68%”"."""
    quoted = bag.all("quoted", "percentage")
    if len(quoted) != 2 or bag.has("music", "logo", "size", "volume", "remove", "add"):
        return None
    if not bag.only(
        "ref", "quoted", "percentage", *_SET, *_NOUNS, "spread", "isnt", "but", "and", "stat", "no", "every"
    ):
        return None
    against = bag.all("spread", "isnt")
    first, second = quoted
    if against:
        is_first_old = against[0].start < first.start
        if is_first_old and not bag.has("but", "comma", "say", "be") and against[0].symbol == "isnt":
            return None
        old, new = (first, second) if is_first_old else (second, first)
    elif any(
        first.end <= c.start < second.start
        for c in bag.all(
            "to", "become", "with", "say", "should", "be", "say", "change", "use", "write", "replace"
        )
    ):
        old, new = first, second
    else:
        return None
    old_text, new_text = (c.value + ("%" if c.symbol == "percentage" else "") for c in (old, new))
    return in_scenes(bag, old_text, new_text)


def in_scenes(bag: Bag, old: str, new: str) -> Operation | None:
    """Replace a text where the film says it, in the scene that is named or in the only one."""
    places = [place + 1 for place in scenes_saying(bag.film, old)]
    refs = tuple(n for c in bag.all("ref") if c.kind != "it" or bag.scope.is_local for n in c.scenes)
    if refs:
        places = [number for number in places if number in refs]
    if not places:
        return None
    if len(places) > 1:
        if bag.has("every"):
            return ReplaceText(old, new, everywhere=True)
        raise AskError(
            tell("{count} scenes say “{old}”. Where should I change it?", count=len(places), old=old),
            tuple(
                Option(tell("Scene {named}", named=str(n)), f"in scene {n} replace “{old}” with “{new}”")
                for n in places[:8]
            ),
            is_whole=True,
        )
    return ReplaceText(old, new, scene=places[0])


def written(bag: Bag) -> Operation | None:
    """Read a new text and what it is for: "my boss wants “Book a demo” on the final card"."""
    if len(bag.all("quoted", "words")) != 1 or bag.has("remove", "no", "size", "spread", "isnt", "not"):
        return None
    text = bag.text()
    if not text:
        return None
    rest = ("ref", "quoted", "words", "language", "wants", *_SET, *_NOUNS)
    marked = bag.has(*_PUT)
    if bag.has("subtitle"):
        return (
            ChangeSubtitle(text)
            if bag.only("title", "subtitle", *rest) and not _other(bag, "title")
            else None
        )
    if bag.has("author") and bag.only("author", *rest) and marked and not _other(bag, "quote"):
        scene = _only_kind(bag, "quote")
        return ChangeSpeaker(scene, text) if scene else None
    if bag.has("brand"):
        return None
    if marked and any(c.value == "name" for c in bag.all("rename")) and _names_brand(bag) and bag.only(*rest):
        return ChangeBrand(text)
    refs = list({chunk.scenes: chunk for chunk in bag.all("ref")}.values())
    if bag.has("end", "last", "finish") and all(chunk.kind == "it" for chunk in refs):
        bag, refs = bag.without("ref"), []
    if (bag.has("add", "else", "more", "one") and bag.has("item")) or (
        bag.has("add") and _kinds(bag) == {"list"} and not _is_new_list(bag)
    ):
        scene = _only_kind(bag, "list")
        is_point = bag.only("item", "one", "more", "end", "last", *rest) and not _other(bag, "list")
        return AddPoint(scene, text) if scene and is_point else None
    if (
        _kinds(bag) == {"list"}
        and bag.has("end", "last")
        and bag.has("put", "write")
        and bag.only("end", "last", *rest)
    ):
        return AddPoint(refs[0].scenes[0], text)
    if bag.has("item"):
        return _point(bag, text)
    if len(refs) == 1 and refs[0].point and marked and bag.only(*rest):
        return ChangePoint(refs[0].scenes[0], refs[0].point, text)
    if not refs and bag.has("end", "last", "finish") and bag.only("end", "last", *rest) and marked:
        return ChangeCallToAction(text) if first_of(bag.film, "end") is not None else None
    if len(refs) != 1 or len(refs[0].scenes) != 1 or not bag.only("title_word", "end", "last", *rest):
        return None
    shown = bag.film.scenes[refs[0].scenes[0] - 1]
    if not marked and not (bag.has("text") and bag.all("words")):
        return None
    if shown.kind == "title":
        return ChangeTitle(text)
    if shown.kind == "end":
        return ChangeCallToAction(text)
    if refs[0].kind == "it" and not bag.has(*_NOUNS, "say"):
        return None
    if bag.has("add", "else") and not bag.has("text", "caption", "captions", "line"):
        return None
    return ChangeSceneText(refs[0].scenes[0], text)


def _names_brand(bag: Bag) -> bool:
    """Tell whether the brand is spoken of before: "Northlight was my nephew's firm; the name ought to be “…”"."""
    brand = bag.film.brand.lower()
    return bool(brand) and brand in bag.scope.message[: bag.chunks[0].start].lower()


def _kinds(bag: Bag) -> set[str]:
    return {bag.film.scenes[number - 1].kind for chunk in bag.all("ref") for number in chunk.scenes}


def _is_new_list(bag: Bag) -> bool:
    """Tell "add a list: …" from "add to the list: …"."""
    return any(is_new(bag.scope.message, chunk.start) for chunk in bag.all("ref"))


def _other(bag: Bag, kind: str) -> bool:
    others = [chunk for chunk in bag.all("ref") if chunk.kind != "it"]
    return any(bag.film.scenes[number - 1].kind != kind for chunk in others for number in chunk.scenes)


def _only_kind(bag: Bag, kind: str) -> int | None:
    numbers = [n for n, scene in enumerate(bag.film.scenes, 1) if scene.kind == kind]
    named = [n for n in bag.refs() if n in numbers]
    found = named or numbers
    return found[0] if len(found) == 1 else None


def _nth(bag: Bag) -> int | None:
    found = [c for c in bag.chunks if c.symbol in {"ordinal", "last", "num"}]
    if len(found) != 1:
        return None
    return -1 if found[0].symbol == "last" else int(float(found[0].value))


def _point(bag: Bag, text: str) -> Operation | None:
    scene, number = _only_kind(bag, "list"), _nth(bag)
    allowed = ("ref", "quoted", "words", "item", "ordinal", "last", "num", "nth", "hash", *_SET, *_NOUNS)
    if not scene or number is None or not bag.only(*allowed) or _other(bag, "list") or not bag.has(*_PUT):
        return None
    return ChangePoint(scene, number, text)


def point_gone(bag: Bag) -> Operation | None:
    """Read "the last bullet can go", "列表里的第三点去掉", "delete “The reason” from the list"."""
    if not bag.has("remove", "cut", "no", "removed", "unneeded", "take"):
        return None
    scene = _only_kind(bag, "list")
    allowed = ("ref", "quoted", "item", "ordinal", "last", "num", "nth", "hash", "remove", "cut", "no", "out", "off",
               "removed", "unneeded", "take", "ba", *_NOUNS)  # fmt: skip
    if not scene or not bag.only(*allowed):
        return None
    pointed = [chunk for chunk in bag.all("ref") if chunk.point]
    if len(pointed) == 1 and not any(
        not c.point and c.kind != "list" and c.scenes != pointed[0].scenes for c in bag.all("ref")
    ):
        return RemovePoint(pointed[0].scenes[0], point=pointed[0].point)
    quoted = bag.all("quoted")
    items = [str(item).lower() for item in bag.film.scenes[scene - 1].texts[0].segment["m"].get("items", [])]
    is_item = len(quoted) == 1 and quoted[0].value.lower().strip(" .") in items
    if _other(bag, "list") or not (is_item or bag.has("item") or _kinds(bag) == {"list"}):
        return None
    if len(quoted) == 1 and _nth(bag) is None:
        return RemovePoint(scene, text=quoted[0].value)
    number = _nth(bag)
    if number is None or quoted or not bag.has("item"):
        return None
    return RemovePoint(scene, point=number)


_RETYPED = tuple(
    (re.compile(pattern, re.IGNORECASE), new_first)
    for pattern, new_first in (
        (r"^(?:.*[:：]\s*)?(?P<a>[^:：]+?)\s*(?:->|→|=>|⇒)\s*(?P<b>.+)$", False),
        (
            r"^(?:use|put|write|say)\s+(?P<a>.+?)\s+(?:where it (?:now )?says|instead of|in place of|rather than)\s+(?P<b>.+)$",
            True,
        ),
        (
            (
                r"^(?:in (?:the )?\w+, )?(?P<a>.+?) (?:is|sounds|was) (?:too \w+|wrong|a typo|misspelled|outdated|not right)"
                r"[,;.]\s*(?:please )?(?:better )?(?:use|write|say|put|make it|make that|change it to|it should be|should be)\s+(?P<b>.+)$"
            ),
            False,
        ),
        (
            r"^(?P<a>.+?)\s*(?:写错了?|打错了?|错了|不对)[，,]?\s*(?:应该是|应为|应改为|改成|改为)\s*(?P<b>.+)$",
            False,
        ),
        (
            r"^(?:把)?(?P<a>.+?)\s*(?:这个词|这个字|一词|这几个字|两个字|这句话)\s*(?:换成|改成|改为|换为|替换成|替换为)\s*(?P<b>.+)$",
            False,
        ),
    )
)
_RETYPED_LOOSELY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:replace|change|swap|exchange) (?:the (?:words?|text|line|phrase) )?(?P<a>.{4,}?) (?:with|to|by|into|for) (?P<b>[^,;，；]+?)(?: (?:in|on|of) (?:the )?(?:text|video|film|title|subtitle|quote|list|captions?|end card|scene \w+))?$",
        r"^(?P<a>[\w'’ ]{4,40}) (?:should|must) (?:be|read|say) (?P<b>[\w'’ ]+)$",
    )
)
"""Ways that wishes have, too: the new words must be words of no edit."""
_AROUND = " \t\"'“”‘’「」.。!！,，;；"


def retyped(bag: Bag) -> Operation | None:
    """Read "Monday -> Friday" and "argued is too harsh, use discussed": old words that the film says, and new ones."""
    if bag.has("music", "logo", "volume", "theme", "transition", "media", "len", "hex"):
        return None
    message = bag.scope.message[bag.chunks[0].start : bag.chunks[-1].end]
    if (cut := _CUT_SHORT.match(bag.scope.message, bag.chunks[-1].end)) and _RETYPED_LOOSELY[0].match(
        message
    ):
        message += cut[0]
    for pattern, new_first in (*_RETYPED, *((loose, False) for loose in _RETYPED_LOOSELY)):
        found = pattern.match(message.strip().rstrip(".。!！"))
        if found is None:
            continue
        old, new = (re.sub(r"^the words? ", "", found[name].strip(_AROUND)) for name in ("a", "b"))
        if new_first:
            old, new = new, old
        if (
            old
            and new
            and (pattern not in _RETYPED_LOOSELY or _is_said(new))
            and len(new) <= 60
            and not UNSAID.match(new)
            and end_in_doubt(new) is None
            and scenes_saying(bag.film, old)
        ):
            if old.lower() == bag.film.brand.lower():
                return ChangeBrand(new)
            return in_scenes(bag, old, new)
    return None


_CUT_SHORT = re.compile(
    r" (?:great|good|fine|well|nice|perfect|okay|ok|cool|lovely)(?=[.!]?$)", re.IGNORECASE
)
"""Praise at the end belongs to the text, and is no filler: "replace “feels slow” with feels great"."""


def _is_said(text: str) -> bool:
    """Tell a text from a wish: one word at least that is none of edits, or a capital."""
    return (
        not text[:1].isascii()
        or text[:1].isupper()
        or any(word not in lexicon() for word in text.lower().split())
    )


_BY = re.compile(
    r"(?:it['’]?s|it is|that was|but)\s+(?:really |actually |in fact )?(?:from|by)\s+(?P<a>[^,.;!?]+)|是\s*(?P<b>[^，,。是]+?)\s*(?:说|讲|写)的",
    re.IGNORECASE,
)


def told_by(bag: Bag) -> Operation | None:
    """Read "the quote isn't from Marta, it's from Anna Berg"."""
    if not (bag.has("author", "isnt") and (bag.has("author") or "quote" in _kinds(bag))):
        return None
    scene = _only_kind(bag, "quote")
    found = _BY.search(bag.scope.message[bag.chunks[0].start :])
    if not scene or not found or bag.has("quoted", "remove", "music"):
        return None
    return ChangeSpeaker(scene, (found["a"] or found["b"]).strip(_AROUND))


def point_told(bag: Bag) -> Operation | None:
    """Read "rename the alarm bell to “The warning”" where the new text has no quotation marks."""
    refs = bag.all("ref")
    if len(refs) != 1 or not refs[0].point or not bag.has("rename", "change", "replace"):
        return None
    place = bag.place("to")
    if place < 0 or bag.chunks[place].start < refs[0].end or bag.has("quoted"):
        return None
    text = bag.scope.message[bag.chunks[place].end :].strip(" .!。！")
    if not text or any(c.symbol in {"comma", "and", "then", "stop", "but"} for c in bag.chunks[place:]):
        return None
    return ChangePoint(refs[0].scenes[0], refs[0].point, text)


def figure(bag: Bag) -> Operation | None:
    """Read "it's 68% now, update the number card", "the big number should be “3 in 4”"."""
    against = bag.place("spread", "isnt")
    if against > 0 and len(bag.all("percentage")) == 2:
        bag = type(bag)(bag.chunks[:against], bag.scope, bag.media)
    values = bag.all("percentage", "quoted")
    if len(values) != 1 or (not bag.has("stat") and "stat" not in _kinds(bag)):
        return None
    scene = _only_kind(bag, "stat")
    if (
        not scene
        or _other(bag, "stat")
        or "stat" not in _kinds(bag)
        or bag.has("size", "music", "volume", "text", "caption", "remove", "no")
    ):
        return None
    if not bag.only("ref", "stat", "percentage", "quoted", "bigger", "spread", *_SET, "card", "scene"):
        return None
    if not bag.has(
        "change",
        "should",
        "be",
        "become",
        "use",
        "show",
        "colon",
        "say",
        "to",
        "make",
        "put",
        "replace",
        "write",
        "now",
    ):
        return None
    shown = values[0]
    return ChangeFigure(scene, shown.value + ("%" if shown.symbol == "percentage" else ""))


def case(bag: Bag) -> Operation | None:
    """Read "SHOUT the title, all capitals", "no capitals at all in scene 3"."""
    if not bag.has("upper", "lowercase") or bag.has("quoted"):
        return None
    case = "upper" if bag.has("upper") else "lower"
    if bag.has("no"):
        case = "lower" if case == "upper" else "upper"
    refs = bag.refs()
    allowed = ("ref", "upper", "lowercase", "no", "every", "everything", *_SET, *_NOUNS)
    if len(refs) != 1 or not bag.only(*allowed) or (bag.has("upper") and bag.has("lowercase")):
        return None
    return ChangeCase(refs[0], case)


def shorter(bag: Bag) -> Operation | None:
    """Read "fewer words in the third scene", "tl;dr the churn caption", "文字精简一点"."""
    is_text = bag.has("text", "caption", "captions", "say", "fewwords", "line")
    if not bag.has("shorten", "shorter", "fewwords") or bag.has("len", "quoted", "not", "no"):
        return None
    numbered = bag if bag.refs() else bag.with_numbers()
    refs = numbered.refs()
    told = any(chunk.kind == "caption" for chunk in bag.all("ref"))
    if len(refs) != 1 or not (is_text or told):
        return None
    if not numbered.only(
        "ref", "shorten", "shorter", "fewwords", "scene", "make", "ba", "where_is", "longer", *_SET, *_NOUNS
    ):
        return None
    return ShortenText(refs[0])


FRAMES: tuple[Callable[[Bag], Operation | None], ...] = (
    point_gone, retyped, told_by, replaced, written, figure, point_told, case, shorter,
)  # fmt: skip
