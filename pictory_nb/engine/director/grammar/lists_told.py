"""What is to become of a list's points, in plain orders: "only keep the first three points", "swap bullets 1 and 2"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.telling import PLEASE, Told
from pictory_nb.engine.director.grammar.text_ends import ORDINAL, SIGN, as_text
from pictory_nb.engine.director.grammar.text_names import POINT, card_of, number_of, points_of
from pictory_nb.engine.director.grammar.turn_words import OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.director.grammar.telling import Telling

_COUNT = r"(?:\d|one|two|three|four|five|six)"
_POINTS = r"(?:list |bullet )?(?:points|bullets(?: points)?|bullet points|items|entries|ones|lines)"
_LIST = r"(?:the |my |our |that )?(?:bullet )?(?:list|bullets|points|bullet points)(?: (?:in|of|on) (?:scene \w+|the \w+ scene))?"
_OF = rf"(?: (?:of|in|on|from|off|out of) (?:{_LIST}|scene \w+|the \w+ (?:scene|slide|card)))?"
_ADD = r"(?:add|append|include|insert|put|attach|write|have|tack on|squeeze in|slip in)"
_NTH = rf"(?:{ORDINAL}|top|bottom)"
_EXTRA = (
    rf"(?:a |an |the |another |one more |my |our )*(?:new |extra |further |additional |more |{ORDINAL} )*"
)
_ADDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}(?:{_ADD} )?(?:also )?(?P<text>\S.*?) (?:as|for) (?:the |a |an |my |our )?(?:new |extra |further |additional |(?P<nth>{_NTH}) )*{POINT}{_OF}$",
        rf"^{PLEASE}{_ADD} (?:also )?(?:(?:the |a )?{POINT} )?(?P<text>\S.*?) (?:(?P<nth>at the (?:end|bottom|top|start|beginning)) of|to|in|into|on|onto) {_LIST}(?: too| as well)?(?: (?P<last>at the (?:end|bottom)))?$",
        rf"^{PLEASE}(?:{_ADD} (?:in )?{_EXTRA}|(?:a|an|another|one more|new|extra) )(?:new |extra |further )?{POINT}{_OF} (?P<text>{SIGN}){_OF}$",
        rf"^{PLEASE}{_ADD} (?:the )?(?:(?:{_COUNT}|some|a few|both|these|more|new|extra) )*{_POINTS}{_OF}(?: to {_LIST})?[:,]? (?P<text>\S.*)$",
        rf"^{PLEASE}(?:{_ADD}|there['’]?s|there is|i need|we need|it needs|here['’]?s)? ?(?:in )?(?:a |an |another |one more |one )(?:new |extra |further |additional |more |{ORDINAL} )*{POINT}{_OF}(?: (?:to|for|on) (?:{_LIST}|scene \w+|the \w+ scene))?(?:,? (?:namely|called|saying|that says|which says|reading|with(?: the text)?|and it (?:says|reads)))?[:,]? (?P<text>\S.*)$",
        rf"^{PLEASE}(?:{_ADD} )(?:in )?{_EXTRA}{POINT} (?:to|for|on|in|at the (?:end|bottom) of) (?:{_LIST}|scene \w+|the \w+ scene)(?:,? (?:namely|called|saying|that says|which says|reading|with(?: the text)?|and it (?:says|reads)))?[:,]? (?P<text>\S.*)$",
        rf"^{PLEASE}(?:new|extra|another|additional|further|one more) (?:list )?{POINT}{_OF}[:,]? (?P<text>\S.*)$",
        rf"^{PLEASE}{_LIST} (?:also |should also |should |could also |could )?(?:needs?|have|has|misses|lacks|could use|gets?)(?: also)? (?P<text>\S.*?)(?: too| as well| (?P<nth>at the (?:end|bottom)))?$",
        rf"^{PLEASE}after the last {POINT}(?: comes?| put| add| goes)?[:,]? (?P<text>\S.*)$",
        rf"^(?:in|on|to) {_LIST}[,:]? {PLEASE}(?:{_ADD}|i miss) (?P<text>\S.*)$",
        rf"^{_LIST}: (?:please )?(?:add|append|include) (?P<text>\S.*)$",
    )
)
_BESIDE = re.compile(
    rf"^{PLEASE}(?:{_ADD}|move) (?P<text>\S.*?) (?:right |directly |just )?(?P<side>below|under|beneath|underneath|after|behind|above|before|over) (?P<other>\S.*?)(?: (?:in|on) {_LIST})?$",
    re.IGNORECASE,
)
_KEPT = re.compile(
    rf"^{PLEASE}(?:(?:only|just) )?(?:keep|leave|show|use|retain|have)?(?: only| just)? ?(?:the )?(?P<side>first|last|top) (?P<count>{_COUNT}) {_POINTS}(?: only)?{_OF}(?P<will>(?: only)?(?: (?:should|can|may|must|need to|have to|are to|will) (?:stay|remain|be kept|be left|be shown)| stay| remain| are enough| will do| suffice| is enough)?)$",
    re.IGNORECASE,
)
_CUT_TO = re.compile(
    rf"^{PLEASE}(?:cut|reduce|limit|trim|shorten|cap|bring) {_LIST}(?: down)? (?:to|at) (?:only |just )?(?:the )?(?:first )?(?P<count>{_COUNT}) {_POINTS}$",
    re.IGNORECASE,
)
_NUMBERED = rf"(?:{POINT}s? (?:number |no\.? |#)?(?P<a>{_COUNT})|(?:the )?(?P<b>{_NTH}) (?:{POINT}|one))"
_PAIR = rf"(?:(?:{POINT}s?|bullets|points|items) (?:number |no\.? |#)?(?P<one>{_COUNT}) (?:and|with|&) (?:{POINT} )?(?P<two>{_COUNT})|(?:the )?(?P<three>{_NTH}) (?:{POINT} )?(?:and|with) (?:the )?(?P<four>{_NTH}) (?:{_POINTS}|{POINT})|the (?P<five>first|last|top) two {_POINTS})"
_PAIR_GONE = re.compile(
    rf"^{PLEASE}(?:{OUT} (?:the )?{_PAIR}{_OF}|{_PAIR.replace('?P<', '?P<x')}{_OF} (?:out|off|away|can go|should go|must go|have to go|need to go|go){_OF})$",
    re.IGNORECASE,
)
_SWAPPED = re.compile(
    rf"^{PLEASE}(?:swap|switch|exchange|flip|swap round|interchange) (?:the )?(?:order of )?{_PAIR}{_OF}$|^{_PAIR.replace('?P<', '?P<x')}{_OF} (?:should |must )?(?:swap|switch|change|trade) (?:places|positions|round|around)$",
    re.IGNORECASE,
)
_ONE_GONE = re.compile(
    rf"^{PLEASE}(?:{OUT} (?:the )?(?P<nth>{_NTH}) (?:{POINT}|one){_OF}|(?:the )?(?P<second>{_NTH}) {POINT}{_OF} (?:out|off|away|can go|should go|has to go|must go|go){_OF}|{POINT} (?P<third>{_COUNT}) (?:out|off|away))$",
    re.IGNORECASE,
)
_SAID_GONE = re.compile(
    rf"^{PLEASE}(?:(?:{OUT}|take) (?:the )?(?:{POINT} )?(?:about |with |on )?(?P<text>\S.*?) (?:from|off|out of|in|on) {_LIST}|(?:no|not) (?P<no>\S.*?) (?:on|in) {_LIST})$",
    re.IGNORECASE,
)
_ABOUT_GONE = re.compile(
    rf"^{PLEASE}(?:{OUT} the {POINT} (?:about|with|on|that mentions) (?:the )?(?P<text>[\w' ]+?){_OF}|the {POINT} (?:about|with|on|that mentions) (?:the )?(?P<said>[\w' ]+?){_OF} (?:can go|should go|has to go|must go|out|is (?:gone|unnecessary|not needed)))$",
    re.IGNORECASE,
)
_TO = r"(?:(?:up |down )?to (?:the )?(?:very )?(?P<edge>top|bottom|end|start|beginning|front|first (?:place|position|spot)|last (?:place|position|spot))|(?P<first>first|last)|(?:up |down )?to (?:place|position|number|spot|slot) (?P<place>\d|one|two|three|four|five|six)|(?P<step>up|down)(?: one| by one| a place| one place| one step)?)"
_MOVED = re.compile(
    rf"^{PLEASE}(?:move|put|bring|shift|place|push) (?:the )?(?:{_NUMBERED}|(?P<text>\S.*?))(?: {_OF.strip()})? (?:{_TO}|at the (?P<at>top|bottom|end|start|beginning))(?: (?:of|in|on) {_LIST})?$",
    re.IGNORECASE,
)
_MADE = re.compile(
    rf"^{PLEASE}(?:make |let |have )?(?:the )?(?:{_NUMBERED}|(?P<text>\S.*?)){_OF} (?:should be |should come |must be |should go |should become |be |become |come |as |goes |to be )?(?:the )?(?P<to>{_NTH})(?: {POINT}| one)?{_OF}$",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    rf"^{PLEASE}(?:(?:reverse|invert)|(?:flip|turn round|turn around) (?=.*\border\b)) ?(?:the )?(?:order of )?(?:{_LIST}|points|bullets)(?:['’]s?)?(?: order)?$",
    re.IGNORECASE,
)
_TOO = re.compile(
    rf"^(?P<verb>{_ADD} )?(?:also )?(?P<text>\S.*?)(?P<too> too| as well| also| instead| in its place| there)?$",
    re.IGNORECASE,
)
_ALL_SET = re.compile(
    rf"^{PLEASE}(?:change |make |set |let )?(?:{_LIST}|the {_POINTS}(?: of (?:the|my|our) list)?)(?: (?:should|must) (?:only |just )?(?:have|contain|show|be|list)(?: only| just)?(?: (?:these|the following|the|those))*(?: {_COUNT})?(?: {_POINTS})?:| (?:should be|must be|are|to|now|should (?:have|show|read|say))[:,]?|:) (?P<texts>\S.*)$",
    re.IGNORECASE,
)
_IN_LIST = re.compile(
    rf"^(?:in|on) {_LIST},? {PLEASE}(?:change|make|let|rename|replace|set) (?:the )?(?:(?:number|no\.?|nr\.?|#|point|bullet|item) ?(?P<number>{_COUNT})|(?P<nth>{_NTH}) one) (?:to|say|be|into|with|as|read) (?P<text>\S.*)$",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    rf"^(?:{_COUNT} {_POINTS} (?:are|is) (?:enough|plenty|fine|ok(?:ay)?|all we need)(?: (?:for|on|in) [\w' ]{{2,40}}?)?|(?:we|i) (?:only|just) (?:need|want) {_COUNT} {_POINTS})[,;.] (?:so )?{PLEASE}{OUT} the (?P<nth>{_NTH}) one{_OF}$",
    re.IGNORECASE,
)
_TOO_MANY = re.compile(
    rf"^(?:the )?(?:{_COUNT} )?{_POINTS} (?:are|is) too (?:many|much)(?: for [\w' ]{{2,30}})?[,;.] (?:so )?{PLEASE}(?:(?:only |just )?(?:keep|leave|show)(?: only| just)?) (?:the )?(?P<side>first|last|top) (?P<count>{_COUNT})(?: {_POINTS})?$"
    rf"|^{_LIST} (?:should|must) (?:only|just) (?:have|show|keep|contain) (?:the )?(?P<side2>first|last|top) (?P<count2>{_COUNT}) {_POINTS}$",
    re.IGNORECASE,
)
_BEFORE_POINT = re.compile(
    rf"^(?:in|on) {_LIST},? (?P<one>\S.*?) (?:should|must|has to) (?:come|be|go|stand) (?P<side>before|after) (?P<two>\S.*?)$",
    re.IGNORECASE,
)
_THESE = re.compile(
    rf"^{PLEASE}(?:replace|swap|change) (?:{_LIST}|the {_POINTS}|the list (?:{_POINTS}))(?: (?:of|in|on) {_LIST})? (?:with|by|to|for):? (?P<texts>(?-i:[A-Z])[\w'’ -]*(?:, (?:and )?[\w'’ -]+)+(?: and [\w'’ -]+)?)$"
    rf"|^(?:our|the|my) (?:list )?{_POINTS} (?:are|should be|must be):? (?P<texts2>(?-i:[A-Z])[\w'’ -]*(?:, (?:and )?[\w'’ -]+)+(?: and [\w'’ -]+)?)$",
    re.IGNORECASE,
)
_ONLY_THOSE = re.compile(
    rf"^(?:only |just )?the (?P<side>first|last|top) (?P<count>{_COUNT}) {_POINTS}{_OF} (?:are|is) (?:really |actually )?(?:important|needed|relevant|essential|enough|what (?:we|i) need|of interest)[,;.:-]+ (?:so )?{PLEASE}{OUT} (?:all )?(?:the )?(?:others?|rest|other (?:ones|points))$",
    re.IGNORECASE,
)
_FIRST_THEN = re.compile(
    rf"^(?:in|on) {_LIST},? {PLEASE}(?:put |show |name )?first (?P<one>\S.*?),? (?:and )?then (?P<two>\S.*?)$",
    re.IGNORECASE,
)
_OUT_AND_IN = re.compile(
    rf"^(?P<first>(?:{OUT}|take) .*?),? (?:and|but|then) (?:then )?{_ADD} (?P<text>\S.*?)(?: instead| in its place| there)?(?: (?:to|on) {_LIST})?$",
    re.IGNORECASE,
)
_IN_AND_IN = re.compile(
    r"^(?P<first>.*\blist),? (?:and|plus) (?P<text>\S.*?) (?:as well|too)$", re.IGNORECASE
)
_TWO = re.compile(
    rf"^(?P<one>{SIGN}|(?-i:[A-Z])[^,]*?)(?:,? and |, )(?P<two>{SIGN}|(?-i:(?:The|A|An|Why|What|How|Who|When|Where) ).*)$"
)


def _orders(old: Sequence[str], new: Sequence[str]) -> Told | None:
    """Return the orders that make other points of those that are there."""
    if list(old) == list(new) or not new:
        return None
    if len(new) < len(old) and all(point in old for point in new):
        gone = [point for point in old if point not in new]
        return Told(" and ".join(f"remove “{point}” from the list" for point in gone), "point")
    changed = [
        f"change point {place} of the list to “{point}”"
        for place, (was, point) in enumerate(zip(old, new, strict=False), 1)
        if was != point
    ]
    added = [f"add “{point}” to the list" for point in new[len(old) :]]
    gone = [f"remove “{point}” from the list" for point in old[len(new) :]]
    return Told(" and ".join([*changed, *added, *gone]), "point")


def _place_of(typed: str, points: Sequence[str], telling: Telling) -> int | None:
    """Return where a point stands that is named by its words."""
    said = telling.shown(typed).strip("\"“”'‘’ .").lower()
    wanted = [place for place, point in enumerate(points) if point.lower().rstrip(".") == said]
    return wanted[0] if len(wanted) == 1 else None


def _numbered(found: re.Match[str], count: int) -> int | None:
    word = found["a"] or found["b"]
    number = number_of(word) if word else 0
    number = number if number >= 0 else count
    return number - 1 if 1 <= number <= count else None


def _gone(points: Sequence[str], places: Sequence[int]) -> Told | None:
    return _orders(points, [point for place, point in enumerate(points) if place not in places])


def _added(telling: Telling) -> Told | None:
    """Read "append The owner as fifth point", "another bullet for scene 4: The owner"."""
    points = points_of(telling.film)
    for form in _ADDED:
        found = form.match(telling.clause)
        if found is None:
            continue
        typed = found["text"].strip()
        parts = _parts(typed)
        texts = [as_text(part, is_told=False) for part in parts]
        if any(part[:1].isdigit() for part in parts):
            continue
        if not all(texts) or any(_place_of(part, points, telling) is not None for part in parts):
            continue
        nth = (found.groupdict().get("nth") or "").lower().removeprefix("at the ")
        place = 1 if nth in {"top", "start", "beginning"} else number_of(nth) if nth and nth != "end" else -1
        if place > len(points) + 1:
            return None
        if 1 <= place <= len(points):
            if len(texts) > 1:
                return None
            plain = telling.shown(texts[0] or "").strip('"“”')
            return _orders(points, [*points[: place - 1], plain, *points[place - 1 :]])
        return Told(" and ".join(f"add {text} to the list" for text in texts), "added")
    return None


def _parts(typed: str) -> list[str]:
    """Return one text, or several that are told in a row."""
    signs = re.findall(SIGN, typed)
    if len(signs) > 1 and not re.sub(rf"{SIGN}|,|\band\b|\s", "", typed):
        return signs
    two = _TWO.match(typed)
    return [two["one"], two["two"]] if two else [typed]


def _added_too(telling: Telling) -> Told | None:
    """Read "and The date as well" behind what is told of points."""
    if telling.before not in {"point", "added"}:
        return None
    found = _TOO.match(telling.clause)
    text = as_text(found["text"], is_told=bool(found["verb"])) if found else None
    is_clear = found and (found["verb"] or found["too"]) and (found["verb"] or telling.before == "added")
    return Told(f"add {text} to the list", "added") if text and is_clear else None


def _and_added(telling: Telling) -> Told | None:
    """Read "remove the last point and add The next step instead", "add The owner to the list, and The date as well"."""
    for form, first in ((_OUT_AND_IN, _one_gone), (_IN_AND_IN, _added)):
        found = form.match(telling.clause)
        told = first(replace(telling, clause=found["first"])) if found else None
        text = as_text(found["text"], is_told=form is _OUT_AND_IN) if found and told else None
        if told and text:
            return Told(f"{told.order} and add {text} to the list", "added")
    return None


def _set(telling: Telling) -> Told | None:
    """Read "the points of the list should be 1. Aim 2. Method"."""
    these = _THESE.match(telling.clause)
    if these:
        texts = [text.strip() for text in re.split(r",? and |, ", these["texts"] or these["texts2"])]
        return _orders(points_of(telling.film), texts)
    found = _ALL_SET.match(telling.clause)
    if found is None:
        return None
    numbered = re.split(r"\s*[,;]?\s*(?<![\w.])[1-9][.)] ?", found["texts"])
    texts = (
        [text.strip(" ,;") for text in numbered[1:]] if not numbered[0].strip() else _parts(found["texts"])
    )
    if len(texts) == 1 and ":" in found[0][: found.start("texts")]:
        texts = re.split(r",? and |, ", found["texts"])
    is_listed = len(texts) > 1 and all(re.fullmatch(r"[A-Z][\w'’-]*", text) for text in texts)
    plain = [
        text if is_listed else telling.shown(as_text(text, is_told=True) or "").strip('"“”') for text in texts
    ]
    return _orders(points_of(telling.film), plain) if len(plain) > 1 and all(plain) else None


def _nth_told(telling: Telling) -> Told | None:
    """Read "in the list change number 3 to The other options"."""
    found = _IN_LIST.match(telling.clause)
    text = as_text(found["text"]) if found else None
    count = len(points_of(telling.film))
    number = number_of(found["nth"] or found["number"]) if found else 0
    number = number if number > 0 else count
    return (
        Told(f"change point {number} of the list to {text}", "point")
        if text and 1 <= number <= count
        else None
    )


def _beside(telling: Telling) -> Told | None:
    """Read "put The next step under The alarm bell", "move The reason before The decision"."""
    found = _BESIDE.match(telling.clause)
    points = points_of(telling.film)
    other = _place_of(found["other"], points, telling) if found else None
    if found is None or other is None:
        return None
    moved = _place_of(found["text"], points, telling)
    text = as_text(found["text"], is_told=False)
    if moved == other or (moved is None and text is None):
        return None
    plain = points[moved] if moved is not None else telling.shown(text or "").strip('"“”')
    rest = [point for place, point in enumerate(points) if place != moved]
    at = rest.index(points[other]) + (found["side"].lower() not in {"above", "before", "over"})
    return _orders(points, [*rest[:at], plain, *rest[at:]])


def _kept(telling: Telling) -> Told | None:
    """Read "only keep the first three points", "cut the list down to two points"."""
    points = points_of(telling.film)
    found = _KEPT.match(telling.clause)
    is_limit = found and (
        re.search(r"\b(?:only|just|keep|leave|retain)\b", found[0], re.IGNORECASE) or found["will"]
    )
    if found and is_limit:
        count = number_of(found["count"])
        kept = points[:count] if found["side"].lower() != "last" else points[-count:]
        return _orders(points, kept) if count < len(points) else None
    found = _TOO_MANY.match(telling.clause)
    if found:
        count = number_of(found["count"] or found["count2"])
        is_last = (found["side"] or found["side2"]).lower() == "last"
        return (
            _orders(points, points[-count:] if is_last else points[:count]) if count < len(points) else None
        )
    found = _ONLY_THOSE.match(telling.clause)
    if found and number_of(found["count"]) < len(points):
        count = number_of(found["count"])
        return _orders(points, points[-count:] if found["side"].lower() == "last" else points[:count])
    found = _ENOUGH.match(telling.clause)
    if found:
        number = number_of(found["nth"])
        return _gone(points, [(number if number > 0 else len(points)) - 1])
    found = _CUT_TO.match(telling.clause)
    return (
        _orders(points, points[: number_of(found["count"])])
        if found and number_of(found["count"]) < len(points)
        else None
    )


def _pair(found: re.Match[str], count: int) -> tuple[int, int] | None:
    named = {name.removeprefix("x"): word for name, word in found.groupdict().items() if word}
    if "five" in named:
        return (0, 1) if named["five"].lower() != "last" else (count - 2, count - 1)
    words = [named[key] for key in ("one", "two", "three", "four") if key in named]
    if len(words) != 2:
        return None
    one, two = ((number_of(word) if number_of(word) > 0 else count) - 1 for word in words)
    return (one, two) if one != two and min(one, two) >= 0 and max(one, two) < count else None


def _one_gone(telling: Telling) -> Told | None:
    """Read "remove bullets 2 and 3", "third bullet out", "drop the point about the road"."""
    points = points_of(telling.film)
    found = _PAIR_GONE.match(telling.clause)
    if found:
        pair = _pair(found, len(points))
        return _gone(points, pair) if pair else None
    found = _ONE_GONE.match(telling.clause)
    if found and (
        re.search(POINT, found[0], re.IGNORECASE) or re.search(rf" {_LIST}$", found[0], re.IGNORECASE)
    ):
        number = number_of(found["nth"] or found["second"] or found["third"])
        number = number if number > 0 else len(points)
        return _gone(points, [number - 1]) if number <= len(points) else None
    found = _SAID_GONE.match(telling.clause)
    if found:
        parts = re.split(r", (?:and )?| and ", (found["text"] or found["no"]).strip())
        places = [place for part in parts if (place := _place_near(part, points, telling)) is not None]
        return _gone(points, places) if len(places) == len(parts) else None
    found = _ABOUT_GONE.match(telling.clause)
    if found:
        said = (found["text"] or found["said"]).lower()
        wanted = [
            place for place, point in enumerate(points) if re.search(rf"\b{re.escape(said)}\b", point.lower())
        ]
        return _gone(points, wanted) if len(wanted) == 1 else None
    return None


def _place_near(typed: str, points: Sequence[str], telling: Telling) -> int | None:
    place = _place_of(typed, points, telling)
    return _place_of(f"the {typed}", points, telling) if place is None else place


_TOLD_OF = re.compile(
    rf"^(?P<about>[^,.;:]{{3,80}}?)[,.;] (?:so |and )?{PLEASE}(?:{OUT}|take|strike) (?:it|that(?: {POINT}| one)?|this(?: {POINT}| one)?)(?: out| off)?{_OF}$",
    re.IGNORECASE,
)
_ONE_POINT = re.compile(
    rf"(?P<sign>{SIGN})|\b(?P<nth>{_NTH}) {POINT}\b|\b{POINT} (?:about|with|on) (?P<said>(?:the )?\w+(?: \w+)?)",
    re.IGNORECASE,
)


def _spoken_gone(telling: Telling) -> Told | None:
    """Read "nobody understands “The road not taken”, so strike it from the list"."""
    found = _TOLD_OF.match(telling.clause)
    if found is None or re.match(
        r"(?:if|when|unless|maybe|don['’]?t|never)\b", found["about"], re.IGNORECASE
    ):
        return None
    points = points_of(telling.film)
    places: set[int | None] = set()
    for one in _ONE_POINT.finditer(found["about"]):
        if one["sign"]:
            places.add(_place_near(one["sign"], points, telling))
        elif one["nth"]:
            number = number_of(one["nth"])
            places.add((number if number > 0 else len(points)) - 1)
        else:
            said = re.sub(r"^the | (?:is|was|isn|can)$", "", one["said"].lower())
            near = [place for place, point in enumerate(points) if said in point.lower()]
            places.add(near[0] if len(near) == 1 else None)
    said = found["about"].lower()
    places |= {
        place for place, point in enumerate(points) if point.lower().rstrip(".") in said and " " in point
    }
    place = places.pop() if len(places) == 1 else None
    return _gone(points, [place]) if place is not None and place < len(points) else None


def _moved(telling: Telling) -> Told | None:
    """Read "move “The alarm bell” to the top of the list", "make the last bullet the first one"."""
    points = points_of(telling.film)
    if _REVERSED.match(telling.clause):
        return _orders(points, points[::-1])
    beside = _BEFORE_POINT.match(telling.clause)
    if beside:
        one, two = (_place_near(beside[name], points, telling) for name in ("one", "two"))
        if one is None or two is None or one == two:
            return None
        rest = [point for place, point in enumerate(points) if place != one]
        at = rest.index(points[two]) + (beside["side"].lower() == "after")
        return _orders(points, [*rest[:at], points[one], *rest[at:]])
    ordered = _FIRST_THEN.match(telling.clause)
    if ordered:
        ahead = [_place_near(ordered[name], points, telling) for name in ("one", "two")]
        if None in ahead or ahead[0] == ahead[1]:
            return None
        return _orders(
            points,
            [points[place] for place in ahead if place is not None]
            + [point for place, point in enumerate(points) if place not in ahead],
        )
    swapped = _SWAPPED.match(telling.clause)
    if swapped:
        pair = _pair(swapped, len(points))
        if pair is None:
            return None
        new = list(points)
        new[pair[0]], new[pair[1]] = new[pair[1]], new[pair[0]]
        return _orders(points, new)
    for form in (_MOVED, _MADE):
        found = form.match(telling.clause)
        if found is None:
            continue
        by_number = _numbered(found, len(points))
        is_named = bool(found["b"]) and not re.search(POINT, found[0], re.IGNORECASE)
        old = by_number if by_number is not None else _place_near(found["text"] or "", points, telling)
        if old is None or is_named:
            continue
        new_place = _target(found, old, len(points))
        if new_place is None or not 0 <= new_place < len(points):
            continue
        rest = [point for place, point in enumerate(points) if place != old]
        return _orders(points, [*rest[:new_place], points[old], *rest[new_place:]])
    return None


def _target(found: re.Match[str], old: int, count: int) -> int | None:
    named = found.groupdict()
    edge = (named.get("edge") or named.get("first") or named.get("at") or "").lower()
    if edge:
        return count - 1 if edge.startswith(("bottom", "end", "last")) else 0
    if named.get("step"):
        return old + (1 if named["step"].lower() == "down" else -1)
    word = named.get("place") or named.get("to")
    if not word:
        return None
    number = number_of(word)
    return number - 1 if number > 0 else count - 1


def _swapped_words(telling: Telling) -> Told | None:
    """Read "swap The decision and The reason"."""
    found = re.match(
        rf"^{PLEASE}(?:swap|switch|exchange|interchange) (?P<one>\S.*?) (?:and|with|for) (?P<two>\S.*?){_OF}$",
        telling.clause,
        re.IGNORECASE,
    )
    points = points_of(telling.film)
    places = [_place_of(found[name], points, telling) for name in ("one", "two")] if found else [None]
    if len(places) < 2 or places[0] is None or places[1] is None or places[0] == places[1]:
        return None
    new = list(points)
    new[places[0]], new[places[1]] = new[places[1]], new[places[0]]
    return _orders(points, new)


_WHOLE: tuple[Callable[[Telling], Told | None], ...] = (
    _kept, _one_gone, _spoken_gone, _swapped_words, _set, _and_added, _moved,
)  # fmt: skip
_READERS: tuple[Callable[[Telling], Told | None], ...] = (
    *_WHOLE, _beside, _nth_told, _added, _added_too,
)  # fmt: skip


_IN_THE_LIST = re.compile(rf"^(?:in|on|from) {_LIST},? (?={OUT}|take|swap|keep)", re.IGNORECASE)


def points_told(telling: Telling, *, is_whole: bool = False) -> Told | None:
    """Return a clause, or a whole message, about the points of the film's only list in plain orders."""
    if card_of(telling.film, "list") is None or not points_of(telling.film):
        return None
    within = _IN_THE_LIST.match(telling.clause) if is_whole else None
    if within:
        telling = replace(telling, clause=telling.clause[within.end() :])
    readers = _WHOLE if is_whole else _READERS
    return next((told for reader in readers if (told := reader(telling))), None)
