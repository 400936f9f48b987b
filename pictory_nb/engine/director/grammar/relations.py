"""Scenes named by where they stand: "the next one", "the two after the title", "everything from the list on".

What they come to is put in numbers before anything else is read, so that every wish may be about them.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.descriptions import (
    FAMILY_NAMES,
    runs_on,
    scenes_before,
    with_scenes_described,
)
from pictory_nb.engine.director.grammar.places import Scope
from pictory_nb.engine.director.grammar.placing import (
    COUNTS,
    NTH,
    PLACES,
    Made,
    Place,
    is_text,
    listed,
    nth,
    there,
)
from pictory_nb.engine.director.grammar.tokens import Token, tokenize
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_HIDDEN = 0xF000
_QUOTED_TEXT = re.compile(QUOTED)
_MOST = 6
_NOUN = r"(?:scene|slide|card|one|part|shot|bit|section|segment|page|screen)"
_COUNT = r"(?P<count>two|three|four|five|six|seven|[2-7](?![\d:.]))"
_STANDS = (
    r"(?: (?:that|which)(?: (?:directly|immediately))? (?:comes?|stands?|goes|go|sits?|plays?|is|are|runs?))?"
)
_NEAR = r"(?:right|just|directly|immediately|straight)"
_AFTER = r"(?:after|following|(?:that |which )?(?:directly |immediately )?(?:follows?|succeeds?|comes? (?:right |just |directly )?after))"
_BEFORE = r"(?:before|preceding|in front of|ahead of|leading up to|prior to|(?:that |which )?(?:precedes?|comes? (?:right |just |directly )?before|leads? up to))"
_SIDE = rf"(?P<side>{_AFTER}|{_BEFORE})"
_KIND = r"(?P<kind>captions?|quotes?|quotations?|lists?|chapters?|numbers?|statistics?|stats?)"
# What may follow "the next" and "the one before" where the noun, or what they stand beside, is left out.
_LEFT_OUT = (
    r"(?=\s*(?:$|[,.;:!?)]|(?:and|with|too|also|as well|should|must|needs?|gets?|has to|can|could|may|might|will|please|for|at|by|longer|shorter|faster|slower|twice|half|"
    r"an? (?:second|bit|little|touch|moment)|deserves?|wants?|out|in (?:a |the )?\w+ theme|is (?:not|too|boring|superfluous|unnecessary)|isn['’]t)(?![\w-])))"
)
_ALL = r"(?:everything|anything|whatever|all that|every (?:scene|slide|card)|each (?:scene|slide|card)|all (?:of )?(?:the |other )?(?:scenes|slides|cards|parts)|(?:the )?(?:scenes|slides)|all)"
_ONWARDS = re.compile(
    r" (?:on|onwards?|forwards?|and on|to the (?:very )?end)\b(?: of the (?:video|film))?", re.IGNORECASE
)
_UNTIL = re.compile(
    r" (?:right |all the way )?(?:to|through|thru|until|till|up to|down to)(?: and including)? (?:the )?(?!end\b)",
    re.IGNORECASE,
)

_TOGETHER = re.compile(r"\b(?:along|together) with (?=scenes? \d)", re.IGNORECASE)
# "… and it should be the one before the last" says where a scene is to stand.
_IS_PLACED = re.compile(r"\b(?:should|must|will|to|has to) be $", re.IGNORECASE)
_MOVING = re.compile(
    r"\b(?:move|put|bring|place|shift|stick|take|pull|push|play|show|insert|add|drag|slide|slot|have)(?: (?:it|them|this|that))? $",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[,.;!?]|and\b|then\b|please\b|instead\b|so\b)", re.IGNORECASE)


def with_scenes_placed(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    """Return the message with scenes that are named by where they stand named by their numbers."""
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return chr(_HIDDEN + len(hidden) - 1)

    text = with_scenes_described(_QUOTED_TEXT.sub(hide, message), film, media)
    for _ in range(_MOST if _TRIGGER.search(text) else 0):
        changed = _placed(text, film, media, focus)
        if changed is None:
            break
        text = changed
    for number, quoted in enumerate(hidden):
        text = text.replace(chr(_HIDDEN + number), quoted)
    return text if text == message else _TOGETHER.sub("and ", text)


def _placed(text: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str | None:
    """Return the text with the first such name put in numbers."""
    tokens: list[Token] | None = None
    for form, build in _FORMS:
        for found in form.finditer(text):
            if is_text(text, found.start()):
                continue
            tokens = tokens if tokens is not None else tokenize(text, media, mend=False)
            made = build(Place(found, film, tokens, Scope(film, text, focus)))
            if made is not None and not runs_on(text, made[1]):
                words, end = made
                return text[: found.start()] + words + text[end:]
    return None


def _is_after(side: str) -> bool:
    return bool(re.fullmatch(_AFTER, side, re.IGNORECASE))


def _run(anchor: Sequence[int], side: str, count: int) -> Sequence[int]:
    """Return so many numbers after or before some scenes."""
    return (
        range(max(anchor) + 1, max(anchor) + 1 + count)
        if _is_after(side)
        else range(min(anchor) - count, min(anchor))
    )


def _beside(place: Place) -> Made:
    """Read "the two scenes after the title", "the one right before the quote"; "put the one after it" is a move."""
    found = place.found
    reference = place.reference(found.end())
    if reference is None:
        return None
    end, anchor = reference
    text = found.string
    if _IS_PLACED.search(text[: found.start()]):
        return None
    if _MOVING.search(text[: found.start()]) and _CLAUSE_ENDS.match(text, end):
        return None
    word = (found.groupdict().get("count") or "one").lower()
    count = 1 if word == "one" else COUNTS.get(word) or int(word)
    return there(_run(anchor, found["side"], count), place, end)


_EACH = re.compile(
    r"\b(?:each|every|any|from one|from (?:the )?one|one (?:scene|slide|card))\b[^.;,]*$", re.IGNORECASE
)


def _next(place: Place) -> Made:
    """Read "the next one", "the previous two slides", "the following caption"."""
    found, near = place.found, place.near()
    if not near or _EACH.search(found.string[: found.start()]):
        return None
    if found["way"].lower() == "following" and found.string[found.end() :].lstrip().startswith(":"):
        # "Add the following scene: …".
        return None
    is_next = found["way"].lower() in {"next", "following", "subsequent", "upcoming"}
    kind = found.groupdict().get("kind")
    if kind:
        numbers = place.of_kind(kind)
        side = (
            [n for n in numbers if n > max(near)][:1]
            if is_next
            else [n for n in numbers if n < min(near)][-1:]
        )
        return (place.named(side[0], kind), found.end()) if side else None
    word = found.groupdict().get("count")
    count = (COUNTS.get(word.lower()) or int(word)) if word else 1
    run = _run(near, "after" if is_next else "before", count)
    if count == 1 and not 1 <= run[0] <= place.count:
        # What is not there is said not to be there.
        return (f"scene {run[0]}", found.end())
    return there(run, place, found.end())


def _over_next(place: Place) -> Made:
    near = place.near()
    return there((max(near) + 2,), place, place.found.end()) if near else None


def _elliptic(place: Place) -> Made:
    """Read "the one before", "the scene right after": beside what was spoken of."""
    near, found = place.near(), place.found
    if not near or _MOVING.search(found.string[: found.start()]):
        return None
    word = (found.groupdict().get("count") or "one").lower()
    count = 1 if word == "one" else COUNTS.get(word) or int(word)
    return there(_run(near, found["side"], count), place, found.end())


def _around(place: Place) -> Made:
    """Read "the scenes before and after this one", "the two captions around the quote"."""
    found = place.found
    anchor: Sequence[int] = place.near()
    end = found.end()
    if found.groupdict().get("to") is not None:
        reference = place.reference(found.end())
        if reference is None:
            return None
        end, anchor = reference
    if not anchor:
        return None
    before, after = min(anchor) - 1, max(anchor) + 1
    if found.groupdict().get("kind"):
        numbers = place.of_kind(found["kind"])
        before = max((n for n in numbers if n <= before), default=0)
        after = min((n for n in numbers if n >= after), default=place.count + 1)
    return there((before, after), place, end)


def _between(place: Place) -> Made:
    """Read "the scene between the number and the list", "the two scenes between 2 and 5"."""
    found = place.found
    first = place.reference(found.end())
    link = re.compile(r" and ", re.IGNORECASE).match(found.string, first[0]) if first else None
    last = place.reference(link.end()) if link else None
    if first is None or last is None:
        return None
    low, high = sorted((first[1], last[1]))
    numbers = range(max(low) + 1, min(high))
    is_one = not found["many"]
    return there(numbers, place, last[0]) if (len(numbers) == 1) == is_one else None


def _of_family(place: Place) -> Made:
    """Read "both scenes with waves", "remove all the scenes that have the grid behind them"."""
    found = place.found
    numbers = scenes_before(place.film, found["family"])
    is_told = len(numbers) == COUNTS["two"] if found["both"] else len(numbers) > 1
    verb = found.groupdict().get("verb")
    return (f"{verb} {listed(numbers)}" if verb else listed(numbers), found.end()) if is_told else None


_QUESTION = re.compile(
    r"^\s*(?:so |and |ok,? )?(?:what|which|how|who|is|are|does|do)\b.*\?\s*$|^\s*what(?:['’]s| is| comes| are)\b(?!.*\b(?:should|can|could|must|has to|have to|needs?|go|out|goes|unneeded|delete|remove)\b)",
    re.IGNORECASE,
)


_SORTS = re.compile(
    r"\b(?:remove|delete|drop|cut(?! to| into| from)|lose|scrap|keep|erase|trash|bin|goes?|out)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d:\d\d|\b\d+ ?(?:s|secs?|seconds?)\b|\bsecond \d", re.IGNORECASE)


def _rest(place: Place) -> Made:
    """Read "everything after the quote", "all scenes up to the list", "what comes before it"."""
    found = place.found
    if _QUESTION.search(found.string):
        return None
    reference = place.reference(found.end())
    if reference is None:
        near = () if _CLOCK.search(found.string[: found.start()]) else place.near()
        if not re.match(_LEFT_OUT, found.string[found.end() :]) or not near or found["to"]:
            return None
        reference = found.end(), near
    end, anchor = reference
    words = (found["to"] or found["side"]).lower()
    if found["to"] and not found["to"].lower().startswith("up"):
        return None
    if found["to"]:
        numbers: Sequence[int] = range(1, max(anchor) + 1)
    elif found[0].lower().startswith("what") and not _SORTS.search(found.string):
        # "A straight cut to what follows" is into one scene.
        numbers = _run(anchor, words, 1)
    elif _is_after(words):
        numbers = range(max(anchor) + 1, place.count + 1)
    else:
        numbers = range(1, min(anchor))
    if len(anchor) == place.count:
        return None
    return there(numbers, place, end)


def _from(place: Place) -> Made:
    """Read "everything from the quote on", "the scenes from meetings to Monday", "keep from the list to the quote"."""
    found = place.found
    first = place.reference(found.end())
    if first is None:
        return None
    text, verb = found.string, f"{found['verb']} " if found["verb"] else ""
    if on := _ONWARDS.match(text, first[0]):
        return f"{verb}{listed(range(min(first[1]), place.count + 1))}", on.end()
    link = _UNTIL.match(text, first[0])
    last = place.reference(link.end()) if link else None
    if last is None or min(first[1]) >= max(last[1]):
        return None
    return f"{verb}{listed(range(min(first[1]), max(last[1]) + 1))}", last[0]


def _onward(place: Place) -> Made:
    """Read "from the quote on" where no "everything" stands before it."""
    first = place.reference(place.found.end())
    on = _ONWARDS.match(place.found.string, first[0]) if first else None
    if first is None or on is None:
        return None
    return there(range(min(first[1]), place.count + 1), place, on.end())


def _middle(place: Place) -> Made:
    """Read "the two scenes in the middle", "the middle slide"."""
    count = place.count
    wanted = 1 if place.found.groupdict().get("single") else 2
    if (count - wanted) % 2:
        return None
    first = (count - wanted) // 2 + 1
    return there(range(first, first + wanted), place, place.found.end())


def _of_kind(place: Place) -> Made:
    """Read "the second of the three captions", "the middle caption"."""
    found = place.found
    numbers = place.of_kind(found["kind"])
    number = nth(found["nth"], numbers) if len(numbers) > 1 else None
    return None if number is None else (place.named(number, found["kind"]), found.end())


def _hidden_caption(place: Place) -> Made:
    """Read "hide the last caption", which leaves its scene."""
    numbers = place.of_kind("caption")
    number = nth(place.found["nth"], numbers) if numbers else None
    return None if number is None else (f"hide the caption in scene {number}", place.found.end())


def _other_of_kind(place: Place) -> Made:
    """Read "the last one" as the last caption in "swap the first caption with the last one"."""
    found = place.found
    numbers = place.of_kind(found["kind"])
    number = nth(found["other"], numbers) if len(numbers) > 1 else None
    if number is None:
        return None
    return f"{found['first']}{found['mid']}{place.named(number, found['kind'])}", found.end()


def _ended(place: Place) -> Made:
    """Read "end the film after the churn scene" and "start with the list, remove what is before" as what goes then."""
    found = place.found
    reference = place.reference(found.end())
    if reference is None:
        return None
    end, anchor = reference
    if found.groupdict().get("how"):
        rest = _CUT_BEFORE.match(found.string, end)
        return _gone(range(1, min(anchor)), rest.end()) if rest else None
    if not _CLAUSE_ENDS.match(found.string, end):
        return None
    rest = _CUT_AFTER.match(found.string, end)
    first = max(anchor) + 1 if found["side"].lower() == "after" else min(anchor)
    return _gone(range(first, place.count + 1), rest.end() if rest else end)


def _ended_with(place: Place) -> Made:
    """Read "finish with the churn scene, nothing after it"."""
    reference = place.reference(place.found.end())
    rest = _NOTHING_AFTER.match(place.found.string, reference[0]) if reference else None
    return _gone(range(max(reference[1]) + 1, place.count + 1), rest.end()) if reference and rest else None


_NOTHING_AFTER = re.compile(
    r",? (?:and |with )?nothing (?:else |more )?(?:(?:should )?(?:comes?|follows?) )?(?:after|behind)?(?: it| that)?(?=\s*(?:$|[.!,]))",
    re.IGNORECASE,
)


def _gone(numbers: Sequence[int], end: int) -> Made:
    return (f"remove {listed(numbers)}", end) if numbers else None


_OUT = r"(?:remove|delete|drop|cut|lose|skip|scrap|throw away|leave out)"
_CUT_BEFORE = re.compile(
    rf",? (?:and )?(?:then )?{_OUT} (?:what(?:ever)?|everything|all)(?: that)?(?: (?:is|comes|goes|stands))? (?:before|in front)(?: of)?(?: it| that)?",
    re.IGNORECASE,
)
_CUT_AFTER = re.compile(
    rf",? (?:and )?(?:then )?{_OUT} (?:what(?:ever)?|everything|all|the rest)(?: that)?(?: (?:is|comes|follows))?(?: (?:after|behind)(?: it| that)?)?",
    re.IGNORECASE,
)


def _from_end(place: Place) -> Made:
    """Read "third from the end"."""
    number = place.count - PLACES[place.found["nth"].lower()]
    return there((number,), place, place.found.end())


def _edges(place: Place) -> Made:
    """Read "the first two and the last scene", "the first and the last two"."""
    found, count = place.found, place.count
    numbers: list[int] = []
    for side, word in ((found["a"], found["n"]), (found["b"], found["m"])):
        many = (COUNTS.get(word.lower()) or int(word)) if word else 1
        numbers += range(1, many + 1) if side.lower() == "first" else range(count - many + 1, count + 1)
    return (
        there(sorted(set(numbers)), place, found.end())
        if len(set(numbers)) == len(numbers) and (found["n"] or found["m"])
        else None
    )


_NEAR_MS = 300


def _half(place: Place) -> Made:
    """Read "the second half of the film" as the scenes that fill it, where one ends halfway."""
    found = place.found
    half_ms = place.film.length_ms / 2
    ends = [scene.video["st"] + scene.video["d"] for scene in place.film.scenes]
    middle = next((n for n, end in enumerate(ends, 1) if abs(end - half_ms) <= _NEAR_MS), None)
    if middle is None:
        return None
    other = found.groupdict().get("before")
    if other:
        return (f"scenes {middle + 1} to {place.count} before scene 1", found.end())
    is_first = found["which"].lower() in {"first", "1st"}
    return there(range(1, middle + 1) if is_first else range(middle + 1, place.count + 1), place, found.end())


_TRIGGER = re.compile(
    r"\b(?:next|follow\w*|previous|preced\w+|prior|subsequent|upcoming|after|before|behind|in front of|ahead of|leading|around|between|both|with|nothing|either side|neighbou?rs|from|up to|middle|half|first|last)\b",
    re.IGNORECASE,
)
_DET = r"(?:the |those |these |both (?:the |of the )?|all (?:the )?)"
_OF_FILM = r"(?: of (?:the |this |my |our )?(?:whole |entire )?(?:video|film|clip|movie|thing|scenes|slides))"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Place], Made]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (rf"\b(?:the )?(?:{_NOUN}s|two|both|ones) (?:right |just )?(?:before and (?:the one |one |right |just )?after|after and (?:the one |one |right |just )?before|either side of|on either side of|on both sides of|around) (?P<to>)(?=\w)", _around),
        (rf"\b(?:the )?(?:two |2 |both )?(?:{_KIND}|{_NOUN}s) (?:around|on either side of|either side of|on both sides of) (?P<to>)(?=(?:the|it|this|that|scene)\b)", _around),
        (rf"\bthe (?:previous|one before|{_NOUN} before) and (?:the )?(?:next|one after|{_NOUN} after|following)(?: (?:{_NOUN}|one)s?)?\b|\bthe (?:next|one after|{_NOUN} after|following) and (?:the )?(?:previous|one before|{_NOUN} before)(?: {_NOUN}s?)?\b|\b(?:its|both|the two) neighbou?rs\b|\bthe neighbou?ring {_NOUN}s\b", _around),
        (rf"\b{_DET}(?:next |other |last )?{_COUNT}(?: (?:other |more )?{_NOUN}s?)?{_STANDS}(?: {_NEAR})? {_SIDE} (?=\w)", _beside),
        (rf"\b(?P<count>both|the couple of|the pair of) (?:of )?(?:the )?{_NOUN}s{_STANDS}(?: {_NEAR})? {_SIDE} (?=\w)", _beside),
        (rf"\bthe (?:next )?(?:{_NOUN}|thing){_STANDS}(?: {_NEAR})? {_SIDE} (?!(?:the )?(?:next|following)\b)(?=\w)", _beside),
        (rf"\b(?:what|whatever) (?:comes|follows|is|stands|goes) {_NEAR} {_SIDE} (?=\w)", _beside),
        (rf"\bthe (?:(?:(?P<many>two|three|four|{_NOUN}s(?= ))|one|single) ?)?(?:{_NOUN}s?)?{_STANDS} between (?=\w)", _between),
        (rf"\b(?P<both>both|the two) (?:of the )?{_NOUN}s (?:with|that (?:have|use|show)) (?:the )?(?P<family>{FAMILY_NAMES})\b(?: (?:background|behind (?:them|it)|in the back(?:ground)?))*", _of_family),
        (rf"\b(?P<verb>(?:remove|delete|drop|cut|lose|scrap|kill|keep only|shorten|lengthen|merge|duplicate)) (?P<both>)(?:all|every|each)(?: of)?(?: the)? {_NOUN}s? (?:with|that (?:have|has|uses?|shows?)) (?:the )?(?P<family>{FAMILY_NAMES})\b(?: (?:background|behind (?:them|it)|in the back(?:ground)?))*", _of_family),
        (rf"\bthe {_NOUN} after (?:the )?next(?: {_NOUN})?\b|\bthe next (?:{_NOUN} )?but one(?: {_NOUN})?\b", _over_next),
        (rf"\b(?:the |its |our |my )?(?P<way>next|previous|(?<=\bthe )(?:following|preceding|prior|subsequent|upcoming)) (?:{_COUNT}(?: {_NOUN}s?)?(?! (?:secs?|seconds?|minutes?|min|points?|bullets?|words?)\b)|(?:{_NOUN})s?\b|{_KIND}(?: (?:scene|card|slide)s?)?\b)", _next),
        (rf"\bthe (?P<way>next|previous){_LEFT_OUT}", _next),
        (rf"\bthe (?:{_NOUN}|{_COUNT}(?: {_NOUN}s)?){_STANDS}(?: {_NEAR})? (?P<side>after|before|following)(?: (?:it|this(?: one)?|that(?: one)?))?{_LEFT_OUT}", _elliptic),
        (rf"\b(?:{_ALL}|what){_STANDS}(?: {_NEAR})? (?:{_SIDE}|(?P<to>up to(?: and including)?))(?= |$|[,.;!])", _rest),
        (rf"\b(?:{_ALL}|(?P<verb>(?:keep )?only|keep(?: just)?|remove|delete|drop|lose|show|use|scrap|just)) from (?=\w)", _from),
        (r"\bfrom (?=(?:the|this|that|my|our|scene|slide) )", _onward),
        (rf"\bthe (?:(?:two|2) middle|middle (?:two|2)) (?:{_NOUN})s\b|\bthe (?:two|2) {_NOUN}s (?:right |just |exactly )?in the middle\b{_OF_FILM}?", _middle),
        (r"\bthe (?P<single>middle) (?:scene|slide|card)\b(?! of)", _middle),
        (rf"(?P<first>\bthe (?:{NTH}) {_KIND}(?: (?:scene|card|slide))?)(?P<mid>[^.;]{{0,40}}? )the (?P<other>{NTH}) one\b", _other_of_kind),
        (rf"\bhide the (?P<nth>{NTH}) caption\b(?! (?:scene|card|slide))", _hidden_caption),
        (r"\b(?:end|stop|finish) (?:the |this |my |our )?(?:(?:video|film|movie|clip|whole thing|it) )?(?:right |just |directly )?(?P<side>after|before) (?=(?:the|this|that|scene|my|our|it)\b)", _ended),
        (r"\b(?:the |this |my |our )?(?:video|film|movie|clip|it) (?:should|must|can|has to|is to|shall) (?:end|stop|finish) (?:right |just |directly )?(?P<side>after|before) (?=(?:the|this|that|scene|my|our)\b)", _ended),
        (r"\b(?:end|stop|finish|close) (?:(?:the |this |our )?(?:video|film|movie) |it )?(?:with|on) (?=(?:the|this|that|my|our|scene)\b)", _ended_with),
        (r"\b(?P<how>start|begin|open) (?:directly |right |straight |immediately )?(?:with|at|from|on) (?=\w)", _ended),
        (rf"\b(?:the )?(?P<nth>second|2nd|third|3rd|fourth)(?: {_NOUN})? from (?:the )?(?:end|last|back)\b", _from_end),
        (rf"\bthe (?P<a>first|last)(?: (?P<n>two|three|four|[2-4]))?(?: {_NOUN}s?)? and (?:the )?(?P<b>first|last)(?: (?P<m>two|three|four|[2-4]))?(?: (?:{_NOUN})s?)?\b(?! (?:secs?|seconds?|minutes?|points?|bullets?|words?)\b)", _edges),
        (rf"\bthe (?P<nth>{NTH}) (?:one )?of (?:the |all |my |our )*(?:two |three |four |[2-9] )?{_KIND}(?: (?:scene|card|slide)s?)?\b", _of_kind),
        (rf"\bthe (?P<nth>middle) {_KIND}(?: (?:scene|card|slide))?\b", _of_kind),
        (rf"\b(?:the )?(?P<which>second|2nd|last) half(?:{_OF_FILM})? (?P<before>before the first)(?: half| one)?\b", _half),
        (rf"\b(?:(?:all|every|each)(?: of)?(?: (?:the |my )?{_NOUN}s? (?:in|of|from|during))? )?(?:the )?(?P<which>first|1st|second|2nd|last) half\b(?! (?:as|the|a|an|its|speed|volume|minute|second|hour|loud|size|time|of (?:its|a)|screen)\b)(?:{_OF_FILM})?(?! of\b)", _half),
    )
)  # fmt: skip
