"""Names of the texts of a film ("the small line under the title"), and the plain order that changes each."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind
from pictory_nb.engine.director.grammar.text_ends import ORDINAL

if TYPE_CHECKING:
    import re

    from pictory_nb.engine.director.film import Film

END = r"(?:end|ending|last|final|closing)"
UNDER = r"(?:under|below|beneath|underneath)"
QUOTE = r"(?:quote|quotation|citation|qoute|quoet)"
POINT = r"(?:list |bullet )?(?:point|bullet(?: point)?|item|entry)"
_CARD = r"(?:card|slide|screen|page|scene|frame)"
_FIRST = rf"(?:(?:(?:very )?first|title|opening|intro|front|start) {_CARD}|opener)"
_TITLE = r"(?:title|headline|heading|headlne)"
_THE = r"(?:the |my |our |that |this |its |a )?"
SUBTITLE = (
    rf"(?:(?:sub[ -]?title|subhead(?:ing|line)?|standfirst)(?: (?:on|of|in) the {_FIRST})?|(?:(?:small(?:er)?|second|little|tiny) )?(?:tagline|strapline|line|text|words|kicker) {UNDER} {_THE}{_TITLE}(?: (?:on|of|in) the {_FIRST})?"
    rf"|(?:small(?:er)?|second|little|tiny) (?:line|text) (?:on|of|in) the {_FIRST}|tagline (?:on|of|in) the {_FIRST})"
)
_PLACE = (
    rf"(?:(?:web ?site|web address|url|link|address)(?: (?:on|of|at|in) the (?:{END} {_CARD}|end(?:ing)?|outro))?|(?:second|small(?:er)?|little|bottom|lower) (?:line|text) (?:on|of|at|in) the (?:{END} {_CARD}|outro)"
    rf"|{END} {_CARD}['’]?s? (?:second|small) (?:line|text)|(?:line|text|words) {UNDER} the (?:call to action|cta)|second line of the (?:call to action|cta))"
)
_LABEL = r"(?:text|line|words|label|sentence|caption) (?:next to|beside|under|below|beneath|with|after|behind|by) (?:the )?(?:big )?(?:number|figure|stat(?:istic)?|percentage|\d+ ?(?:%|percent))"
_SPEAKER = (
    rf"(?:(?:name|person|credit|byline|author|speaker)(?: of the speaker)? (?:{UNDER}|on|of|in|for|behind|with) (?:the )?{QUOTE}|(?:speaker|author)(?:['’]?s name)?(?: (?:in|of) scene \w+)?|byline|attribution|person who said it"
    rf"|{QUOTE}(?:['’]s)? (?:author|speaker|attribution))"
)
_HEADING = rf"(?:(?:list|bullets?|points)(?: card| scene| slide)?(?:['’]s)? {_TITLE}|{_TITLE} (?:of|on|above|over|for) the (?:list|bullets|points))"
_POINT = rf"(?:(?P<nth>{ORDINAL}) {POINT}|{POINT} (?:number |no\.? |#)?(?P<number>\d|one|two|three|four|five|six))(?: (?:of|on|in|from) (?:the |my |our )?(?:list|bullets|scene (?:\d+|four|three|five|two)|(?:{ORDINAL}) scene))?"
_NUMBER = (
    r"(?:big )?(?:number|figure|stat(?:istic)?|percentage)(?: (?:in|on|of) (?:scene \w+|the \w+ scene))?"
)
_CTA = rf"(?:(?:{END} )?(?:call to action|cta)|{END} {_CARD}|(?:ending|closing|outro)(?: card)?|closing (?:line|text|words|message)|button(?: text)? (?:on|at) the (?:{END} {_CARD}|end)|end card)(?:['’]s)?(?: text| line)?"
_WHOLE_QUOTE = rf"(?:{QUOTE}(?: text| itself)?|text of the {QUOTE})"
NAMES = (
    ("subtitle", SUBTITLE), ("place", _PLACE), ("label", _LABEL), ("speaker", _SPEAKER), ("heading", _HEADING), ("point", _POINT),
    ("call", _CTA), ("figure", _NUMBER), ("quote", _WHOLE_QUOTE),
    ("title", rf"(?:(?:main |film |video )?{_TITLE}(?! {_CARD}\b)(?: text| line)?(?: (?:on|of|at|in) the (?:{_FIRST}|film|video)| up front| at the (?:very )?(?:start|beginning))?|(?:big|main|large) (?:line|text)(?: (?:on|of|in) the {_FIRST})?)"),
    ("opener", _FIRST),
)  # fmt: skip
"""What a text is, and how it is called; the longer names first."""
NAMED = "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in NAMES) + ")"
BENEATH = {"title": "subtitle", "opener": "subtitle", "call": "place", "figure": "label", "quote": "speaker"}
"""What stands under a text."""
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def number_of(word: str) -> int:
    """Return the number that a word names; -1 is the last."""
    low = word.lower()
    if low in {"last", "final", "bottom"}:
        return -1
    if low in _NUMBERS:
        return _NUMBERS[low]
    if low[:1].isdigit():
        return int(low[:1])
    return _PLACES.index("fourth" if low == "forth" else "first" if low == "top" else low) + 1


def name_in(found: re.Match[str]) -> str:
    """Return which text a match of `NAMED` names."""
    return next(name for name, _ in NAMES if found[name])


def card_of(film: Film, kind: str) -> int | None:
    """Return the number of the only scene of a kind."""
    numbers = [number for number in scenes_of_kind(film, kind) if film.scenes[number - 1].texts]
    return numbers[0] if len(numbers) == 1 else None


def points_of(film: Film) -> list[str]:
    """Return the points of the film's only list."""
    number = card_of(film, "list")
    return (
        [str(item) for item in film.scenes[number - 1].texts[0].segment["m"].get("items", ())]
        if number
        else []
    )


_CARDS = {"label": "stat", "figure": "stat", "quote": "quote", "speaker": "quote", "heading": "list"}
_ORDERS = {
    "title": "change the title to {text}", "opener": "change the title to {text}", "subtitle": "change the subtitle to {text}",
    "call": "change the call to action to {text}", "place": "change the line under the call to action to {text}",
    "speaker": "the speaker of the quote is {text}", "figure": "change the number in scene {scene} to {text}",
    "label": "change the text of scene {scene} to {text}", "quote": "change the text of scene {scene} to {text}",
    "heading": "change the text of scene {scene} to {text}",
}  # fmt: skip


def order_for(name: str, text: str, film: Film) -> str | None:
    """Return the plain order that gives a text, in quotation marks, to what is named; None when the film has no such thing."""
    scene = card_of(film, _CARDS[name]) if name in _CARDS else 0
    return None if scene is None else _ORDERS[name].format(text=text, scene=scene)
