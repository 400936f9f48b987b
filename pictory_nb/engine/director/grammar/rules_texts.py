"""Titles, captions and cards: what a scene says."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import first_of, scenes_saying
from pictory_nb.engine.director.grammar.boundaries import UNNAMED
from pictory_nb.engine.director.grammar.places import MOST_OPTIONS, NoMatchError, is_new, label
from pictory_nb.engine.director.operations import (
    AddPoint,
    AskError,
    ChangeCallToAction,
    ChangeCase,
    ChangeFigure,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTitle,
    EditError,
    Operation,
    Option,
    RemovePoint,
    ReplaceText,
    ShortenText,
)
from pictory_nb.engine.director.telling import listed, tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_RM = "(?:remove|cut|take|no|hide|trim|ba)"


_VERBS = frozenset(
    [
        "change",
        "make",
        "rename",
        "use",
        "put",
        "let",
        "switch",
        "replace",
        "rewrite",
        "ba",
        "write",
        "add",
        "finish",
        "else",
    ]
)
_TELLING = frozenset({"say", "colon", "where", "become", "write"})


def _title(found: Found) -> Operation:
    _check_told(found)
    return ChangeTitle(found.text())


_NOTHING = frozenset({"none", "nothing", "empty", "blank", "-", "无", "没有", "空", "空白"})


def _subtitle(found: Found) -> Operation:
    _check_told(found)
    text = found.text()
    return ChangeSubtitle("" if text.lower() in _NOTHING else text)


def _call(found: Found) -> Operation:
    _check_told(found)
    return ChangeCallToAction(found.text())


def _second_line(found: Found) -> Operation:
    return ChangeCallToAction(place=found.text())


def _check_told(found: Found) -> None:
    """Tell "the title is boring" from "the title should be Boring": only an order brings a new text.

    Raises
    ------
    NoMatchError
        When the words describe and do not order.
    """
    if found.part("text")[0].symbol == "quoted":
        return
    before = {token.symbol for token in found.tokens[: found.match.start("text")]}
    if not before & _VERBS and not before & {*_TELLING, "should", "to"}:
        raise NoMatchError


def _scene_text(found: Found) -> Operation:
    past = {"was", "were", "wasn't", "weren't"}
    if any(token.symbol == "be" and token.value in past for token in found.tokens) and not found.includes(
        "should"
    ):
        # "It was “a half”" tells how it was.
        raise NoMatchError
    if found.has("ref") and is_new(found.scope.message, found.part("ref")[0].start):
        raise NoMatchError
    if found.part("text")[0].symbol != "quoted":
        before = {token.symbol for token in found.tokens[: found.match.start("text")]}
        names_text = before & {"text", "caption", "captions"} and before & {
            *_VERBS,
            *_TELLING,
            "should",
            "to",
        }
        if not before & _TELLING and not names_text:
            raise NoMatchError
    return ChangeSceneText(found.scene(), found.text(keeps_stop=True))


def _replace(found: Found) -> Operation:
    return _replaced(found, _as_shown(found, "old"), _as_shown(found, "new"))


def _replace_bare(found: Found) -> Operation:
    """Read "change Monday to Tuesday": words without quotation marks are only taken when the film says them."""
    old = _as_shown(found, "old")
    if not scenes_saying(found.film, old):
        raise NoMatchError
    return _replaced(found, old, found.text("text"))


def _change_point(found: Found) -> Operation:
    nth = found.symbol("nth")
    return ChangePoint(
        _card(found, "list"), -1 if nth == "last" else int(float(found.value("nth"))), found.text()
    )


def _label(found: Found) -> Operation:
    return ChangeSceneText(_card(found, "stat"), found.text())


def _ask_any_text(found: Found) -> Operation:
    film = found.film
    options = tuple(
        Option(label(film, number), f"change the text of scene {number}")
        for number in range(1, min(len(film.scenes), MOST_OPTIONS) + 1)
    )
    raise AskError(tell("Which scene's text should I change?"), options, is_whole=True)


def _as_shown(found: Found, name: str) -> str:
    part = found.part(name)
    if part[0].symbol == "quoted":
        return part[0].value
    return found.scope.message[part[0].start : part[-1].end]


def _replaced(found: Found, old: str, new: str) -> Operation:
    if found.has("ref"):
        return ReplaceText(old, new, scene=found.scene())
    places = scenes_saying(found.film, old)
    if not places:
        raise EditError(tell("No scene says “{old}”.", old=old))
    if len(places) == 1:
        return ReplaceText(old, new, scene=places[0] + 1)
    if found.includes("every"):
        return ReplaceText(old, new, everywhere=True)
    order = f"replace “{old}” with “{new}”"
    options = [Option(label(found.film, place + 1), f"in scene {place + 1} {order}") for place in places[:7]]
    raise AskError(
        tell("{count} scenes say “{old}”. Where should I change it?", count=len(places), old=old),
        (*options, Option(tell("everywhere"), f"{order} everywhere")),
    )


def _speaker(found: Found) -> Operation:
    if UNNAMED.match(found.text()) and found.symbol("text") != "quoted":
        raise NoMatchError
    return ChangeSpeaker(_card(found, "quote"), found.text())


def _no_speaker(found: Found) -> Operation:
    return ChangeSpeaker(_card(found, "quote"), "")


def _figure(found: Found) -> Operation:
    scene = found.scene() if found.has("ref") else _card(found, "stat")
    return ChangeFigure(scene, _as_shown(found, "new"))


_ROUGHLY = re.compile(
    r"^(?:about|around|nearly|almost|over|under|up to|more than|less than|some)\s+|^(?:约|大约|近|超过|不到|将近)",
    re.IGNORECASE,
)


def _figure_told(found: Found) -> Operation:
    """Read "the figure in scene 2 should be “2 in 3”"; words without a number are the text under it."""
    value = found.text("new") if found.symbol("new") == "quoted" else _as_shown(found, "new")
    bare = _ROUGHLY.sub("", value)
    if not bare[:2].strip("$€£¥+-~≈")[:1].isdigit() or len(value) > _LONGEST_FIGURE:
        raise NoMatchError
    scene = found.scene() if found.has("ref") else _card(found, "stat")
    if found.film.scenes[scene - 1].kind != "stat":
        raise NoMatchError
    return ChangeFigure(scene, value)


def _card(found: Found, kind: str) -> int:
    numbers = [index + 1 for index, scene in enumerate(found.film.scenes) if scene.kind == kind]
    if kind == "list" and not numbers:
        # A chart's points are changed as a list's are.
        numbers = [index + 1 for index, scene in enumerate(found.film.scenes) if scene.kind == "chart"]
    names = {"quote": "quotation", "stat": "number", "list": "list"}
    if not numbers:
        raise EditError(tell("This video has no {kind}.", kind=tell(names[kind])))
    if len(numbers) > 1:
        near = [number for number in found.scope.focus if number in numbers]
        if len(near) == 1:
            return near[0]
        raise EditError(
            tell(
                "There is more than one {kind}: scenes {listed}. Name the scene.",
                kind=tell(names[kind]),
                listed=listed(map(str, numbers)),
            )
        )
    return numbers[0]


def _add_point(found: Found) -> Operation:
    return AddPoint(_card(found, "list"), found.text())


def _add_named_point(found: Found) -> Operation:
    """Read "add The next step to the list": without quotation marks a capital tells the text."""
    part = found.part("text")
    if (
        not found.scope.message[part[0].start - len("The ") :][:4].startswith("The ")
        and not found.typed()[:1].isupper()
    ):
        raise NoMatchError
    return _add_point(found)


def _remove_point(found: Found) -> Operation:
    scene = _card(found, "list")
    if found.has("text"):
        return RemovePoint(scene, text=found.text())
    if found.symbol("nth") == "last":
        return RemovePoint(scene, point=-1)
    return RemovePoint(scene, point=int(float(found.value("nth"))))


def _title_scene(found: Found) -> int:
    index = first_of(found.film, "title")
    if index is None:
        raise EditError(tell("This video has no title card."))
    return index + 1


def _case(found: Found) -> Operation:
    if found.has("every"):
        return ChangeCase(0, "upper" if found.includes("upper") else "lower")
    scene = found.scene() if found.has("ref") else _title_scene(found)
    return ChangeCase(scene, "upper" if found.includes("upper") else "lower")


def _shorten(found: Found) -> Operation:
    return ShortenText(found.scene() if found.has("ref") else _title_scene(found))


def _ask_title(found: Found) -> Operation:
    del found
    raise AskError(tell("What should the title say?"), completion="change the title to “{answer}”")


def _ask_subtitle(found: Found) -> Operation:
    del found
    raise AskError(tell("What should the subtitle say?"), completion="change the subtitle to “{answer}”")


def _ask_call(found: Found) -> Operation:
    del found
    raise AskError(
        tell("What should the end card say?"), completion="change the call to action to “{answer}”"
    )


def _ask_text(found: Found) -> Operation:
    scene = found.scene()
    raise AskError(
        tell("What should scene {scene} say?", scene=scene),
        completion=f"scene {scene} should say “{{answer}}”",
    )


_LONGEST_FIGURE = 12
_SET = "(?:SET|else|text|card|to|in|as|where|on)*"
_CARD_TEXT = "(?:text|card|TEXTN)?"

RULES: tuple[Rule, ...] = (
    # The line under a quotation and numbers come before the general text rules, which would take their words.
    ("SET* quote (?:be|should)* (?:by|from) <text=.+>", _speaker),
    ("SET* author (?:in|on|to)* quote? TO <text=.+>", _speaker),
    ("SET* author (?:in|on)+ <ref=REF_> TO <text=quoted>", lambda found: ChangeSpeaker(found.scene(), found.text())),
    ("SET* quote author (?:in|on|to)* TO <text=.+>", _speaker),
    (f"{_RM} author (?:from|in|off|under|on|out)+ quote card?", _no_speaker),
    ("SET* TEXTN (?:under|in|on|with|to)+ stat TO <text=.+>", _label),
    ("SET* stat TEXTN TO <text=.+>", _label),
    ("(?:attribute) quote (?:to|by|with) <text=.+>", _speaker),
    ("SET* stat (?:in <ref=REF_>)? TO? <new=PCT|num|factor>", _figure),
    ("SET* stat (?:in <ref=REF_>)? TO <new=quoted|num in num>", _figure_told),
    ("SET* it? <new=percentage> spread <old=percentage>", _replace),
    ("(?:it|that)? (?:should|be)+ <new=percentage>", _figure),
    ("(?:it|that)? (?:should|be)+ <new=percentage> comma? (?:isnt|spread) <old=percentage>", _replace),
    ("it <new=percentage> comma? (?:isnt|spread) <old=percentage>", _replace),
    ("<old=quoted|PCT> (?:to|become)+ <new=quoted|PCT>", _replace),
    ("(?:in <ref=REF_>)? comma? SET+ TEXTN? <old=quoted|PCT> (?:with|to|become|by|in|as) <new=quoted|PCT> "
     "(?:every|in every scene)?", _replace),
    ("(?:swap|switch) <old=quoted> (?:with|to|become|by|in|and) <new=quoted>", _replace),
    ("SET+ <old=quoted> (?:with|to|become|by|in|as) <new=quoted> in <ref=REF_>", _replace),
    ("SET* stat from <old=PCT> to <new=PCT>", _replace),
    ("(?:shorten|cut|trim|shortento) (?:TEXTN in)? <ref=REF_> (?:to|down)* <text=quoted>", _scene_text),
    ("(?:swap|replace|change) TITLE (?:in|with|by) <text=quoted>", _title),
    ("(?:add|put|write) (?:else|one|NUM|more)* item? <text=quoted> (?:to|in|on)+ list gap?", _add_point),
    ("add (?:else|one|more)* item <text=quoted|.+?> (?:to|in|on)+ list", _add_point),
    ("add <text=.+?> (?:to|in|on)+ list", _add_named_point),
    ("(?:add|put) (?:else|one|more)* item? (?:to|in|on)+ list colon? <text=.+>", _add_point),
    (f"{_RM} <text=quoted> (?:from|in|off|on|out)+ list (?:in scene NUM)?", _remove_point),
    ("SET+ <nth=ordinal|last> item (?:in|on|from)* list? TO <text=.+>", _change_point),
    ("<nth=ordinal|last> item (?:in|on|from)* list? TO <text=.+>", _change_point),
    ("SET+ item (?:hash|nth)? <nth=num|one> (?:in|on|from)* list? TO <text=.+>", _change_point),
    ("SET+ nth <nth=num|one> item TO <text=.+>", _change_point),
    ("<nth=ordinal|last> item (?:in|from)* list? remove", _remove_point),
    ("item (?:hash|nth)? <nth=num|one> (?:in|on|from)* list? TO <text=.+>", _change_point),
    (f"{_RM} <nth=ordinal|last> item (?:from|in|off|on|out)* list?", _remove_point),
    (f"{_RM} item (?:hash|nth)? <nth=num|one> (?:from|in|off|on|out)* list?", _remove_point),
    ("SET* (?:text|subtitle|address) (?:under|in)+ (?:cta|outro) TO <text=quoted>", _second_line),
    # Letters and lengths of texts.
    ("(?:SET|in|every)* <every=captions|every caption|every captions> (?:in|to|become|be|should|on|text|write|with)* (?:upper|lowercase)", _case),
    ("(?:upper|lowercase) (?:in|on|to)* <every=captions|every caption|every captions>", _case),
    ("SET* TITLE (?:in|to|become|be|should|on)* upper", _case),
    ("SET* TITLE (?:in|to|become|be|should|on)* lowercase", _case),
    ("SET* (?:TEXTN (?:in|on|from))? <ref=REF_> TEXTN? (?:in|to|become|be|on)* (?:upper|lowercase)", _case),
    ("(?:shorten|trim|cut|shortento) TEXTN (?:in|on|from) <ref=REF_>", _shorten),
    ("(?:shorten|trim|cut|shortento) <ref=REF_> TEXTN", _shorten),
    ("(?:shorten|trim) <ref=that? caption|part about .+|part where .+>", _shorten),
    ("SET* TEXTN (?:in|on|from) <ref=REF_> be? shorter", _shorten),
    ("SET* <ref=REF_> TEXTN be? shorter", _shorten),
    ("SET* <ref=that? caption> be? shorter", _shorten),
    ("(?:shorten|SET|let)* <ref=REF_> TEXTN? (?:to)? (?:it)? fit", _shorten),
    ("(?:shorten|rewrite|SET)* TEXTN (?:in|on|from) <ref=REF_> (?:to)? fit", _shorten),
    ("(?:shorten|trim) TITLE", _shorten),
    ("SET* TITLE be? shorter", _shorten),
    # Title, subtitle, end.
    (f"(?:{_SET} else? TITLE|else TITLE) {_CARD_TEXT} TO <text=.+>", _title),
    (f"{_SET} (?:it|video)? TITLE <text=quoted>", _title),
    ("(?:use|put|SET)* <text=quoted> (?:as|in|to|on)* TITLE", _title),
    ("(?:SET|ba)* TITLE rename <text=.+>", _title),
    ("rename (?:it|video|that) TO <text=.+>", _title),
    ("rename (?:it|video|that) <text=.+>", _title),
    ("SET* TITLE longer", _ask_title),
    ("SET* TITLE (?:shorter|longer) colon <text=.+>", _title),
    ("(?:add) (?:TITLE|intro) (?:TO_WORD|where)* <text=.+>", _title),
    (f"{_SET} intro {_CARD_TEXT} TO <text=.+>", _title),
    (f"{_SET} subtitle {_CARD_TEXT} TO <text=.+>", _subtitle),
    (f"{_SET} (?:it|video)? subtitle (?:SET|say|write)* <text=quoted>", _subtitle),
    ("(?:use|put|SET)* <text=quoted> (?:as|in|to|on)* subtitle", _subtitle),
    ("(?:in|on)? subtitle (?:it|video) TO <text=quoted>", _subtitle),
    ("add subtitle TO? <text=.+>", _subtitle),
    (f"{_RM} subtitle (?:off|out)? (?:in|on|from)+ (?:title|intro|it|video|ordinal (?:card|scene))", lambda _: ChangeSubtitle("")),
    (f"{_RM} subtitle (?:off|out)?", lambda _: ChangeSubtitle("")),
    ("subtitle (?:off|remove|out)", lambda _: ChangeSubtitle("")),
    ("ba subtitle remove", lambda _: ChangeSubtitle("")),
    (f"{_SET} (?:outro|cta|last card|last scene) card? {_CARD_TEXT} TO <text=.+>", _call),
    (f"{_SET} (?:outro|cta) {_CARD_TEXT} <text=quoted>", _call),
    ("(?:in|on)* (?:end|outro card?) comma? (?:it|video)? TO <text=quoted>", _call),
    ("(?:put|add|write|show) <text=quoted> (?:in|on|to)+ (?:end|outro|cta|last (?:card|scene))", _call),
    ("(?:put|write|show) <text=quoted> as (?:end|outro|cta|last card)", _call),
    ("(?:last|end) (?:write|say|put|add)+ <text=quoted>", _call),
    ("let (?:video|it)? (?:end|finish) (?:with|on|by|in|say|where)+ <text=quoted>", _call),
    ("(?:end|finish|let video end) (?:video|it)? (?:with|on|by|in|say|where)* <text=quoted>", _call),
    ("(?:use|put|SET)* <text=quoted> (?:as|in|to|on) (?:outro|cta)", _call),
    ("add (?:cta|outro) (?:TO_WORD)* <text=.+>", _call),
    # Any scene.
    ("SET* (?:TEXTN (?:in|on|from|to))? <ref=REF0> TEXTN? TO <text=.+>", _scene_text),
    ("SET* <ref=REF_> TEXTN? <text=quoted>", _scene_text),
    ("(?:in|on|let)* <ref=REF_> comma? (?:write|say|put|should|where|let)+ TO? <text=.+>", _scene_text),
    ("(?:write|put|say) <text=quoted> (?:in|on|to)+ <ref=REF_>", _scene_text),
    ("SET* TEXTN <ref=there> TO <text=.+>", _scene_text),
    ("(?:change|replace|ba)+ <old=word+> (?:to|with|become|by) <text=(?:word|num|PCT)+> (?:every|in every scene)?", _replace_bare),
    ("(?:change|replace|ba)+ <old=word+> (?:to|with|become|by) <text=(?:word|num|PCT)+> in <ref=REF_>", _replace_bare),
    ("in <ref=REF_> comma? (?:change|replace|ba)+ <old=word+> (?:to|with|become|by) <text=(?:word|num|PCT)+>", _replace_bare),
    ("it? (?:should|be|say)+ <text=word|quoted|PCT> comma? (?:isnt|spread) <old=word|quoted|PCT>", _replace_bare),
    ("<ref=REF_> (?:should|say)+ <text=word|quoted|PCT> comma? (?:isnt|spread) <old=word|quoted|PCT>", _replace_bare),
    ("(?:write|say|use|put)+ <text=word+|quoted|PCT> (?:spread|comma isnt) <old=word+|quoted|PCT>", _replace_bare),
    ("isnt <old=word|quoted|PCT> but <text=word|quoted|PCT>", _replace_bare),
    ("<old=quoted> should be? <new=quoted>", _replace),
    # What was not said is asked for.
    ("(?:change|rewrite|replace) (?:TEXTN|text in (?:scene|it|video))", _ask_any_text),
    ("(?:change|rewrite|rename|replace|make|else) else? TITLE", _ask_title),
    ("(?:add) (?:TITLE|intro)", _ask_title),
    ("TITLE (?:should|be)+ else", _ask_title),
    ("subtitle (?:should|be)+ else", _ask_subtitle),
    ("(?:cta|outro) (?:should|be)+ else", _ask_call),
    ("(?:change|rewrite|replace) where_is <ref=REF_> say", _ask_text),
    ("(?:change|rewrite|replace|add) subtitle", _ask_subtitle),
    ("(?:change|rewrite|replace|add) (?:cta|outro)", _ask_call),
    ("(?:change|rewrite|replace) TEXTN (?:in|on|from) <ref=REF_>", _ask_text),
    ("(?:change|rewrite|replace) <ref=REF_> TEXTN", _ask_text),
)  # fmt: skip
