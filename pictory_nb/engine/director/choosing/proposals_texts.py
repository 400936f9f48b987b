"""Proposals about what scenes say."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.hearing import Span
from pictory_nb.engine.director.choosing.proposals import (
    Proposal,
    Role,
    one_scene_targets,
    role,
    scenes_of_kind,
    targets,
)
from pictory_nb.engine.director.operations import (
    AddPoint,
    ChangeBrand,
    ChangeCallToAction,
    ChangeCase,
    ChangeFigure,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTitle,
    RemovePoint,
    ReplaceText,
    ShortenText,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.choosing.hearing import Heard

_MOST_TEXT_TARGETS = 6
_MOST_SCENES = 100
"""More scenes than these are not written anew one by one."""
_FIGURE = re.compile(r"\b\d[\d.,]* ?(?:x|×)(?!\w)|\b\d+ (?:in|of|out of) \d+\b")
_NTH = re.compile(r"第([1-8一二三四五六七八])(?:条|项|点|个要点)")


def _given(span: Span, name: str = "text") -> Role:
    return f"{name} {span.how}", span.start, span.end


def _meets(span: Span, places: tuple[tuple[int, int], ...]) -> bool:
    return any(span.start < end and start < span.end for start, end in places)


def cards(heard: Heard) -> Iterator[Proposal]:
    """Propose titles, subtitles, calls to action, the brand, and other words for a scene."""
    for text in heard.spans:
        given = (_given(text),)
        yield Proposal("title", (ChangeTitle(text.text),), given)
        yield Proposal("subtitle", (ChangeSubtitle(text.text),), given)
        yield Proposal("call to action", (ChangeCallToAction(text.text),), given)
        yield Proposal("call to action below", (ChangeCallToAction(place=text.text),), given)
        yield Proposal("brand", (ChangeBrand(text.text),), given)
        for one in one_scene_targets(heard)[:_MOST_TEXT_TARGETS]:
            if _meets(text, one.places):
                continue
            kind = heard.film.scenes[one.scenes[0] - 1].kind
            roles = (*given, *one.roles())
            if kind in {"caption", "quote", "stat", "chapter", "list"}:
                what = f"words of {kind}"
                yield Proposal(what, (ChangeSceneText(one.scenes[0], text.text),), roles)
            if kind == "quote":
                yield Proposal("speaker", (ChangeSpeaker(one.scenes[0], text.text),), roles)
        for number in scenes_of_kind(heard.film, "quote"):
            yield Proposal("speaker unsaid", (ChangeSpeaker(number, text.text),), given)
    for first, second in pairwise(heard.spans):
        if first.how == "quoted":
            pair = (_given(first, "title"), _given(second, "subtitle"))
            yield Proposal("title subtitle", (ChangeTitle(first.text), ChangeSubtitle(second.text)), pair)
    yield Proposal("subtitle gone", (ChangeSubtitle(""),))
    for number in scenes_of_kind(heard.film, "quote"):
        yield Proposal("speaker gone", (ChangeSpeaker(number, ""),))
    captions = scenes_of_kind(heard.film, "caption")
    for case, what in (("upper", "capitals"), ("lower", "small letters")):
        for one in targets(heard):
            if 1 < len(one.scenes) <= _MOST_SCENES and one.how in {
                "all",
                "every",
                "several",
                "range",
                "captions",
            }:
                yield Proposal(
                    f"{what} of scenes", tuple(ChangeCase(n, case) for n in one.scenes), one.roles()
                )
    if 0 < len(captions) <= _MOST_SCENES:
        yield Proposal("fewer words captions", tuple(ShortenText(n) for n in captions))
    for one in one_scene_targets(heard):
        yield Proposal("fewer words", (ShortenText(one.scenes[0]),), one.roles())
        yield Proposal("capitals", (ChangeCase(one.scenes[0], "upper"),), one.roles())
        yield Proposal("small letters", (ChangeCase(one.scenes[0], "lower"),), one.roles())
    for number in scenes_of_kind(heard.film, "title")[:1]:
        yield Proposal("capitals title", (ChangeCase(number, "upper"),))
        yield Proposal("small letters title", (ChangeCase(number, "lower"),))


def figures(heard: Heard) -> Iterator[Proposal]:
    """Propose another number on a number card."""
    for number in scenes_of_kind(heard.film, "stat"):
        for chunk in heard.bag.all("percentage", "num"):
            value = heard.message[chunk.start : chunk.end].replace(" ", "")
            is_share = chunk.symbol == "percentage"
            value = f"{chunk.value}%" if is_share else value
            wish = (ChangeFigure(number, value),)
            yield Proposal("figure", wish, (role(f"value {chunk.symbol}", chunk),))
            if not is_share:
                wish = (ChangeFigure(number, f"{value}%"),)
                yield Proposal("figure share", wish, (role("value num", chunk),))
        for found in _FIGURE.finditer(heard.message):
            yield Proposal("figure", (ChangeFigure(number, found[0]),), (("value words", *found.span()),))
        for text in heard.spans:
            if text.how == "quoted" and len(text.text) <= 12:
                yield Proposal("figure", (ChangeFigure(number, text.text),), (_given(text, "value"),))


def replaced(heard: Heard) -> Iterator[Proposal]:
    """Propose other words for words that the film says."""
    for old in heard.old:
        for new, how in _others(heard, old):
            if not any(map(str.isalnum, new.text)):
                continue
            pair = (("old", old.start, old.end), (f"new {how}", new.start, new.end))
            order = "before" if new.start < old.start else "after"
            yield Proposal(f"replace {order}", (ReplaceText(old.text, new.text),), pair)
            yield Proposal(f"replace all {order}", (ReplaceText(old.text, new.text, everywhere=True),), pair)


def _others(heard: Heard, old: Span) -> Iterator[tuple[Span, str]]:
    for text in heard.spans:
        if (text.end <= old.start or text.start >= old.end) and text.text.lower() != old.text.lower():
            yield text, text.how
    for other in heard.old:
        if other is not old:
            yield Span(other.text, other.start, other.end, "old"), "old"
    words = [c for c in heard.bag.chunks if c.symbol in {"word", "num", "percentage", "one"}]
    before = [c for c in words if c.end <= old.start][-4:]
    after = [c for c in words if c.start >= old.end][:4]
    for chunk in (*before, *after):
        words_of = heard.message[chunk.start : chunk.end]
        yield Span(words_of, chunk.start, chunk.end, chunk.symbol), chunk.symbol


def points(heard: Heard) -> Iterator[Proposal]:
    """Propose more, fewer or other points on a list."""
    for number in scenes_of_kind(heard.film, "list"):
        texts = heard.film.scenes[number - 1].texts
        items = [str(item) for text in texts for item in text.segment["m"].get("items", [])]
        quoted = [text for text in heard.spans if text.how == "quoted"]
        for text in heard.spans:
            yield Proposal("add point", (AddPoint(number, text.text),), (_given(text),))
        if len(quoted) > 1:
            more = tuple(AddPoint(number, text.text) for text in quoted)
            yield Proposal("add points", more, tuple(_given(text) for text in quoted))
        places = list(_places(heard, items))
        for (one, _, a), (other, _, b) in pairwise(places):
            if one != other:
                gone = tuple(RemovePoint(number, point=n) for n in sorted((one, other), reverse=True))
                yield Proposal("remove points", gone, (*a, *b))
        for place, how, roles in places:
            yield Proposal(f"remove point {how}", (RemovePoint(number, point=place),), roles)
            for text in heard.spans:
                if not _meets(text, tuple((start, end) for _, start, end in roles)):
                    both = (*roles, _given(text))
                    yield Proposal(f"change point {how}", (ChangePoint(number, place, text.text),), both)


def _places(heard: Heard, items: list[str]) -> Iterator[tuple[int, str, tuple[Role, ...]]]:
    low = heard.message.lower()
    for place, item in enumerate(items, 1):
        bare = item.lower().strip(" .").removeprefix("the ")
        at = low.find(bare)
        if at >= 0:
            yield place, "named", (("point", at, at + len(bare)),)
    for found in _NTH.finditer(heard.message):
        number = int(found[1]) if found[1].isdigit() else "零一二三四五六七八".index(found[1])
        if 1 <= number <= len(items):
            yield number, "numbered", (("point nth", found.start(), found.end()),)
    for chunk in heard.bag.all("ordinal", "num", "last"):
        number = len(items) if chunk.symbol == "last" else int(float(chunk.value))
        if -len(items) <= number <= len(items) and number:
            place = number if number > 0 else len(items) + 1 + number
            yield place, "numbered", (role(f"point {chunk.symbol}", chunk),)
    for chunk in heard.bag.all("ref"):
        if chunk.kind == "ordinal" and chunk.scenes and chunk.scenes[0] <= len(items):
            yield chunk.scenes[0], "numbered", (role("point ref", chunk),)
