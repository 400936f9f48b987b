"""New words for a scene that is pointed at, and for what was spoken of just before, in plain orders."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.telling import PLEASE, Told, place_of
from pictory_nb.engine.director.grammar.text_ends import as_text, is_sign
from pictory_nb.engine.director.grammar.text_names import (
    BENEATH,
    NAMED,
    QUOTE,
    UNDER,
    card_of,
    name_in,
    number_of,
    order_for,
    points_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.telling import Telling

_WORDS = r"(?:text|caption|wording|words|copy|line|sentence)"
_PLACE = r"(?:scene|slide|card) \w+|(?:the |that |my |our )?[\w% -]{3,40}?"
_LINK = r"(?:(?: (?:should|must|has to|needs to|ought to|could|can) (?:now |just |rather )*(?:be|say|read|become)| (?:in)?to| says| reads| becomes| as follows| now)[:]?|:| (?=[\uf000-\uf0ff]$))"
_TEXTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}(?:change |set |make |replace |update |rewrite |put |the |new |a )*{_WORDS} (?:of|in|on|for|at|after|before) (?P<place>{_PLACE}){_LINK} ?(?P<text>\S.*)$",
        rf"^{PLEASE}(?:rewrite|reword|rephrase|change) (?P<place>{_PLACE}) as follows: ?(?P<text>\S.*)$",
        rf"^{PLEASE}(?:change |set |make )?(?P<it>its|that|this) {_WORDS}{_LINK} ?(?P<text>\S.*)$",
        rf"^(?P<place>{_PLACE}) (?:would be better|would read better|works better|is better|should come|should go|now gets?|gets?) (?:with )?the (?:words|text) (?P<text>\S.*)$",
        rf"^{PLEASE}(?:make |let |have )?(?P<place>(?:scene|slide|card) \w+|(?:the |that )[\w% -]{{3,40}}?)(?: (?:should|must|has to|needs to|ought to) (?:now |just |rather )*(?:say|read)| say| read|:) (?P<text>\S.*)$",
    )
)
_OF_TOO = re.compile(
    rf"^(?:the )?(?:{_WORDS} )?(?:of|in|for|on) (?P<place>{_PLACE}){_LINK} ?(?P<text>\S.*)$", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(after|before) $", re.IGNORECASE)


def scene_told(telling: Telling) -> Told | None:
    """Read "new caption for the churn scene: …", "its text should be …", "and of scene 7 …"."""
    forms = (*_TEXTS, _OF_TOO) if telling.before == "scene" else _TEXTS
    for form in forms:
        found = form.match(telling.clause)
        if found is None:
            continue
        named = found.groupdict()
        if named.get("it"):
            scene = telling.focus[0] if len(telling.focus) == 1 else 0
        else:
            beside = _BESIDE.search(found[0][: found.start("place")])
            scene = (
                place_of(named["place"], telling)
                if not beside
                else place_of(f"the scene {beside[1]} {named['place']}", telling)
            )
        if not scene or telling.film.scenes[scene - 1].kind != "caption":
            continue
        is_told = ":" in found[0][: found.start("text")] or bool(
            re.search(r"\b(?:say|read|be|to|text|words) $", found[0][: found.start("text")], re.IGNORECASE)
        )
        text = as_text(named["text"], is_told=is_told)
        if text is None:
            continue
        stop = "." if telling.ends and not is_sign(named["text"].strip()) else ""
        return Told(
            f"the text of scene {scene} should be {text[:-1]}{stop}”"
            if stop
            else f"the text of scene {scene} should be {text}",
            "scene",
        )
    return None


_MAKE = r"(?:(?:just |please |so |better |could you |can you |let['’]s |then |i['’]d |we could )*(?:make (?:it|that|this)|put|use|try|write|say|change (?:it|that|this) to|call it|how about|what about|replace it with|rename it(?: to)?)|(?:it|that|this) (?:should|must|ought to|has to|needs to) (?:be|say|read|become)|(?:could|can) (?:it|that|this) (?:say|be|read))"
_ABOUT = re.compile(
    rf"^(?P<about>[^,.;:\uf000-\uf0ff]{{3,90}}?)[,.;:] (?:so |and |but )?{_MAKE} (?P<text>\S.*?)(?: there| instead|\?)*$",
    re.IGNORECASE,
)
_MENTION = re.compile(
    rf"(?:^(?=.*\b(?:is|says|reads|has|looks|sounds|feels|was)\b)|\b(?:the|my|our|your|that) )(?:(?!the\b|sub\b|list\b|bullet\b)\w+ )?{NAMED}(?![\w’'])",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"^(?:if|when|unless|once|maybe|perhaps|don['’]?t|do not|never|is|are|does|do|should|would|was)\b|\?$|\b(?:music|logo|theme|background)\b",
    re.IGNORECASE,
)


def _of_list_or_label(name: str, found: re.Match[str], telling: Telling) -> Told | None:
    """Read "the third bullet is too poetic. Make it “…”"."""
    mention = next(_MENTION.finditer(found["about"]))
    if name != "point":
        order = order_for(name, found["text"].strip(), telling.film)
        return Told(order, name) if order else None
    count = len(points_of(telling.film))
    number = number_of(mention["nth"] or mention["number"])
    number = number if number > 0 else count
    if not 1 <= number <= count:
        return None
    return Told(f"change point {number} of the list to {found['text'].strip()}", name)


def spoken_told(telling: Telling) -> Told | None:
    """Read "the old title is too long, make it Write it down once"."""
    found = _ABOUT.match(telling.clause)
    if found is None or _NOT_ASKED.search(found["about"]):
        return None
    names = {name_in(one) for one in _MENTION.finditer(found["about"])}
    name = names.pop() if len(names) == 1 else ""
    if name in {"point", "heading", "label"} and is_sign(found["text"].strip()):
        return _of_list_or_label(name, found, telling)
    if not name or name in {"point", "place", "label", "figure", "heading"}:
        return None
    if re.search(rf"\b{UNDER} (?:the|my|our) ", found["about"], re.IGNORECASE):
        name = BENEATH.get(name, "")
    text = as_text(found["text"], is_told=is_sign(found["text"])) if name else None
    if text is None or (name == "quote" and not is_sign(found["text"].strip())):
        return None
    order = order_for(name, text, telling.film)
    return Told(order, name) if order else None


_AMOUNT = r"(?P<value>[\uf000-\uf0ff]|(?:only |about |nearly )?[$€£]?\d[\d.,]*(?: ?(?:%|percent|k|m|x|times))?|\d+ (?:in|of|out of) \d+)"
_NEW_FIGURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}(?P<place>(?:scene|slide|card) \w+|(?:the )?\w+ (?:scene|slide|card))(?: value)?[:,]? (?:it['’]?s |should (?:be|say|show) |show |must be )?{_AMOUNT}(?: please| now)*(?: (?:rather than|instead of|not|where it says|and not) (?P<old>\d+ ?(?:%|percent)?))?$",
        rf"^{PLEASE}(?:make|set|change|let|use) (?:that |the |this )(?:number|figure|stat(?:istic)?|percentage|value)(?: be| to| say)? {_AMOUNT}$",
        rf"^(?:i |we )?(?:prefer|like|want|would like|['’]d like|['’]d prefer) {_AMOUNT} (?:over|instead of|rather than|better than) (?P<old>\d+ ?(?:%|percent)?)(?: as the (?:number|figure))?$",
        rf"^(?:the )?(?P<old>\d+ ?(?:%|percent)?) (?:is|was|feels|looks|seems) [\w ]{{3,30}}[,.;:] (?:so |please |and |it (?:should|must) (?:be|say|read) |make (?:it|that|the|this)(?: number| figure)? |use |(?:our|the) [\w ]{{3,20}} says |(?:it|that) is |it['’]s |now it['’]s )+{_AMOUNT}(?:, (?:please )?use that)?$",
        rf"^{PLEASE}(?P<label>\S.*?) for the (?:big )?(?:number|figure)$",
    )
)
_ROUGHLY = re.compile(r"[^\d]{0,3}\d.{0,11}|\w+ (?:in|of|out of) \w+")


def figure_told(telling: Telling) -> Told | None:
    """Read "second scene: 81% rather than 73", "make that number “3 out of 4”"."""
    scene = card_of(telling.film, "stat")
    if scene is None:
        return None
    shown = str(telling.film.scenes[scene - 1].texts[0].segment["m"].get("value", ""))
    for form in _NEW_FIGURE:
        found = form.match(telling.clause)
        if found is None:
            continue
        named = found.groupdict()
        if named.get("place") and place_of(named["place"], telling) != scene:
            continue
        if named.get("old") and re.sub(r"\D", "", named["old"]) != re.sub(r"\D", "", shown):
            continue
        typed = (named.get("value") or named.get("label") or "").strip()
        value = telling.shown(typed).strip("\"“”'‘’ ")
        value = re.sub(r" ?percent", "%", value)
        if not _ROUGHLY.fullmatch(value) or (
            not named.get("place") and re.fullmatch(r"\d+", value) and "%" in shown and not is_sign(typed)
        ):
            continue
        if re.fullmatch(r"\d+(?:\.\d+)?", value) and "%" in shown:
            continue
        return Told(f"change the number in scene {scene} to “{value}”", "figure")
    return None


_NOT_BY = re.compile(
    rf"^(?:the |that )?{QUOTE} (?:isn['’]?t|is not|wasn['’]?t|was not) (?:by|from) (?P<old>\S.*?)[,;]? (?:but |it(?:['’]?s| is| was) |rather )+(?:by |from )?(?P<text>\S.*)$",
    re.IGNORECASE,
)


def author_told(telling: Telling) -> Told | None:
    """Read "the quotation isn't by Marta Lindqvist, it's by Marie Curie"."""
    found = _NOT_BY.match(telling.clause)
    text = as_text(found["text"], is_told=False) if found else None
    return (
        Told(f"the speaker of the quote is {text}", "speaker")
        if text and card_of(telling.film, "quote")
        else None
    )


READERS: tuple[Callable[[Telling], Told | None], ...] = (author_told, figure_told, scene_told, spoken_told)
