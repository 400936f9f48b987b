"""Words of the film that others take the place of, in plain orders: "replace “Monday” with “Friday” in scene 7".

What is to go has to be said in the film, word for word.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.cards_told import fewer_told, letters_told
from pictory_nb.engine.director.grammar.nouns import verbatim
from pictory_nb.engine.director.grammar.reasons import may_order
from pictory_nb.engine.director.grammar.sentences_told import sentence_told, words_gone
from pictory_nb.engine.director.grammar.telling import (
    MARKS,
    PLACE,
    PLEASE,
    Telling,
    Told,
    bare_of,
    place_of,
    said_in_scenes,
)
from pictory_nb.engine.director.grammar.text_ends import (
    SIGN,
    as_text,
    hidden_in,
    is_sign,
    names_a_thing,
    shown_in,
)
from pictory_nb.engine.director.grammar.text_names import UNDER, card_of, order_for
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.grammar.words import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_NOUN = r"(?:(?:list|bullet) (?:title|headline|heading)|scene|slide|card|caption|sentence|line|title|headline|heading|subtitle|quote|quotation|list|bullet|point|item|text|number|figure|statistic|opener|cta|call to action)"
_IN = rf"(?:(?:in|on|for) (?P<before>(?:scene|slide|card|point|bullet|item) \w+|(?:the |that |my |our )(?:[\w%]+ ){{0,4}}?{_NOUN}(?: (?:under|below|about|in|of) (?:the )?[\w%]+)?),? |(?P<ahead>[\w ]{{3,30}}): )?"
_SUBJECT = rf"(?:(?P<subject>{PLACE}) (?:should|must|has to|needs to) )?"
_AT = rf"(?: (?:in|on|of|from) (?P<after>{PLACE})| (?P<all>everywhere|throughout|all over|wherever it (?:appears|stands|says so)|in (?:all|every) (?:the )?scenes?))?"
_OLD = r"(?:(?P<called>the (?:words?|text|line|phrase|name) |the bit |the part ))?(?P<old>\S.*?)"
_NEW = r"(?:the (?:words?|text|name) )?(?P<new>\S(?:(?![.!?] ).)*?)"
_SAY = r"(?:say|write|put|use|have|show|read|let it say|it (?:should|must|has to) (?:say|read|be)|it should be|i want|we want|make it|make that|let (?:it|that|this) (?:be|say|read)|let the (?:list|card|scene|caption|title) say)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}{_IN}(?:replace|repalce|relpace|replce|swap|exchange|change|chnage|chagne|rename|turn|switch|correct|substitute) {_OLD}(?: (?:in|on) (?P<inside>{PLACE}))? (?:with|for|by|to|into) {_NEW}{_AT}$",
        rf"^{PLEASE}{_IN}(?:no,? )?(?:it|that|this) (?:was|is)(?:n['’]t| not) {_OLD}[,;.] (?:but )?(?:it|that|this) (?:was|is) {_NEW}{_AT}$",
        rf"^find {_OLD}(?: and|,)? (?:replace|change) (?:it )?(?:with|by|to) {_NEW}{_AT}$",
        rf"^{PLEASE}{_IN}(?:instead of|in place of|rather than) {_OLD},? {PLEASE}{_SAY} {_NEW}{_AT}$",
        rf"^{PLEASE}{_IN}{_SUBJECT}(?:{_SAY} )?{_NEW},? (?:instead of|in place of|rather than) {_OLD}{_AT}$",
        rf"^{PLEASE}{_IN}{_SUBJECT}(?:{_SAY} )?{_NEW} (?:where|wherever) (?:it (?:now )?says|the \w+ says) {_OLD}$",
        rf"^{PLEASE}{_IN}(?:{_SAY} )?{_NEW} (?:where|wherever) {_OLD} (?:stands|appears)$",
        rf"^{PLEASE}(?P<all>everywhere )?{_IN}(?:where|wherever) (?:it|the \w+) (?:now )?says {_OLD}(?: at the very end)?,? {PLEASE}{_SAY} {_NEW}$",
        rf"^{PLEASE}{_IN}{_OLD}(?: (?:in|on|under) (?P<inside>{PLACE}))? (?P<loose>should|must|has to|needs to|ought to) (?:be|become|say|read|be called|now be) {_NEW}$",
        rf"^{PLEASE}{_IN}{_OLD}(?: (?:in|on) (?P<inside>{PLACE}))? ?(?P<arrow>->|→|=>) ?{_NEW}{_AT}$",
        rf"^{PLEASE}{_IN}(?P<arrow>){_NEW} (?:is|sounds|reads|looks|would be|feels) (?:much |far |a bit )?(?:better|nicer|clearer|stronger) than {_OLD}{_AT}$",
        rf"^{_OLD} is (?:spelled|spelt|written) {_NEW}(?: with (?:a|an) \w)?$",
        rf"^{PLEASE}{_IN}(?:{_SAY} )?(?P<brief>){_NEW} for {_OLD}(?: (?:in|on|of) (?P<after>{PLACE}))?$",
        rf"^{PLEASE}{_IN}(?:no,? )?(?:it(?:['’]?s| is) )?not {_OLD}(?:,| but|;)+ (?:but )?(?:it(?:['’]?s| is) )?{_NEW}{_AT}$",
        rf"^{PLEASE}{_IN}it['’]?s not {_OLD},? it['’]?s {_NEW}$",
        rf"^{PLEASE}{_IN}(?P<arrow>make) (?P<old>{SIGN}) (?:into |a |say )?(?P<new>{SIGN}){_AT}$",
        rf"^(?P<before>{PLACE}) (?:should(?:n['’]t| not)|must(?:n['’]t| not)|isn['’]t to) (?:say|be|read) {_OLD},? but (?:rather )?{_NEW}$",
        rf"^{PLEASE}round {_OLD} (?:up |down |off )?to {_NEW}$",
    )
)
_SET_AGAINST = re.compile(
    rf"^{PLEASE}{_IN}(?P<said>\S.*?),? (?:and |but )?not (?:(?:on|in|at|by|from|to|for|with) )?{_OLD},?{_AT}$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:it|that|this) (?:should|must|has to|needs to) (?:say|read|be) |it['’]?s |that['’]?s |(?:it|that) is |i think it['’]s |(?:the [\w ]{2,30}?|scene \w+|it) (?:should|must) (?:say|read|be) |say |use |write |put |show )",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(
    rf"^{PLEASE}(?:(?:after|behind) (?P<old>\S+),? (?:add|put|insert|write) (?:the words? )?(?P<new>\S.*?)|(?:add|put|insert|write) (?:the words? )?(?P<new2>\S.*?) (?:after|behind|right after) (?:the words? )?(?P<old2>\S+))$",
    re.IGNORECASE,
)
_HERE = r"this(?: scene| slide| one| card| page)?|it|here"
_APPENDED = re.compile(
    rf"^{PLEASE}(?:append|(?P<add>add|put|attach|insert|write))(?: (?:to|on) (?P<before>{_HERE}|{PLACE}),?)? (?P<what>(?:the |this |another |one more |a second |a )?(?:sentence|line|words?):? )?(?P<new>{SIGN})"
    rf"(?: (?:to|onto|at the end of)(?P<of> the (?:caption|text|words|end) (?:of|in|on))? (?P<after>{_HERE}|{PLACE}))?(?:,? and (?:make|let) it (?P<long>[^,;.]+))?$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    rf"^{PLEASE}(?:write |put |show |make )?the word (?P<old>\S+) (?:in|on) (?P<place>{PLACE}) (?:in )?(?:capitals|capital letters|all caps|caps|upper ?case)$",
    re.IGNORECASE,
)


def _is_name(words: str) -> bool:
    """Tell whether words are names of edits and films, rather than what a film says."""
    return words.lower() in lexicon()


def _exchanged(telling: Telling) -> Told | None:
    for form in _FORMS:
        found = form.match(telling.clause)
        if found is None:
            continue
        told = _order(found, found["old"], found["new"], telling)
        if told:
            return told
    return None


def _order(found: re.Match[str], typed_old: str, typed_new: str, telling: Telling) -> Told | None:
    named = found.groupdict()
    old = bare_of(typed_old, telling)
    if is_sign(typed_old.strip()):
        old = telling.shown(typed_old).strip(MARKS)
    if old.lower().startswith(("a ", "an ", "the ")) and not said_in_scenes(telling.film, old):
        old = old.split(" ", 1)[1]
        typed_new = re.sub(r"^(?:a|an) (?=\w)", "", typed_new)
    old = (
        f"{old}%"
        if old.isdigit() and said_in_scenes(telling.film, f"{old}%")
        else re.sub(r"(\d) ?percent$", r"\1%", old)
    )
    scenes = said_in_scenes(telling.film, old) if old else []
    places = [place for key in ("before", "ahead", "subject", "inside", "after") if (place := named.get(key))]
    is_text = bool(places or named.get("called") or named.get("all")) or is_sign(typed_old.strip())
    if not scenes or (not is_text and _is_name(old)) or old.lower() == telling.film.brand.lower():
        return None
    is_set = (
        named.get("arrow") is not None
        or ("said" in named and bool(named.get("before")))
        or bool(named.get("all") or named.get("called"))
    )
    new = as_text(_NOW.sub("", typed_new), is_told=False, is_lower=True)
    if new is None and is_set and re.fullmatch(r"[a-z]+(?: [a-z]+)?", typed_new):
        # "Argued -> made" sets words against words, whatever else they may name.
        new = f"“{typed_new}”"
    is_loose = (bool(named.get("loose")) or " " not in old) and not is_set
    if new is None or (
        not is_sign(typed_new.strip()) and not is_set and not _fits(bare_of(new, telling), is_loose=is_loose)
    ):
        return None
    plain = bare_of(new, telling)
    if not is_sign(typed_new.strip()) and (_ORDERED.search(plain) or _NO_TEXT.search(plain)):
        return None
    new = re.sub(r"(?<=\d) %", "%", new)
    if named.get("brief") is not None and len(plain.split()) > _BRIEF and not is_sign(typed_new.strip()):
        return None
    if plain == old or (not is_sign(typed_new.strip()) and re.search(r", |[;:]", plain)):
        return None
    if (
        plain.isupper()
        and plain.isalpha()
        and len(plain) > 2
        and not is_sign(typed_new.strip())
        and not old.isupper()
    ):
        # "It fell by HALF, not by a third" is loud, and no name.
        new = f"“{plain.lower()}”"
    if "%" in old and not any(sign.isdigit() for sign in plain):
        return None
    if "%" in old and re.fullmatch(r"\d+(?:\.\d+)?", bare_of(new, telling)):
        new = f"“{bare_of(new, telling)}%”"
    if "%" in old and not is_sign(typed_new.strip()):
        new = re.sub(r"(\d) ?percent\b", r"\1%", new)
    for place in places:
        number = place_of(place, telling)
        if number not in scenes:
            return None
        scenes = [number]
    if (
        telling.shown(typed_new).strip(MARKS)[-1:] in ".!?"
        and old[-1:] not in ".!?"
        and _ends_with(telling.film, scenes[0], old)
    ):
        old = f"{old}."
    old = _with_next(telling.film, scenes[0], old, telling.shown(typed_new).strip(MARKS))
    where = " everywhere" if named.get("all") else f" in scene {scenes[0]}" if len(scenes) == 1 else ""
    return Told(f"replace “{old}” with {new}{where}", _NAMES.get(telling.film.scenes[scenes[0] - 1].kind, ""))


_NAMES = {"title": "title", "end": "call", "quote": "quote", "stat": "figure", "list": "point"}


_ORDERED = re.compile(
    r"\b(?:say|write|put|should|must|change|replace)\b|\band\b.* (?:to|by|with|for)\b"
    r"|^(?:remove|delete|drop|cut|move|hide|swap|make|turn|shorten|lengthen|split|take|keep|lose|the (?:bit|part|scene|slide|text|line|caption))\b",
    re.IGNORECASE,
)
_BRIEF = 3
"""As many words may take the place of others in "Friday for Monday"."""
_NO_TEXT = re.compile(
    r"^(?:that|it|this|so|them|those|scenes? \d+)$| (?:in|on|at) (?:the|scene|slide|this|that) ",
    re.IGNORECASE,
)
"""What stands for another text, or says where it is, is none."""
_NOW = re.compile(
    r" (?:now|instead|please|(?:who|that) (?:did|does|said|says|wrote|made) (?:it|that|this|so))$",
    re.IGNORECASE,
)
_OF_FILMS = frozenset(
    """
    quote list stat chapter title caption captions heading outro card themename theme family moodname media kind capstyle
    shape clip photo video song logo background music transition
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)


def _fits(new: str, *, is_loose: bool) -> bool:
    """Tell whether words can be new ones: "Monday should be longer" brings none."""
    if new[:1].isupper() and " " in new:
        return True
    tokens = tokenize(new, (), mend=False)
    if any(token.symbol in _OF_FILMS for token in tokens):
        return False
    return not is_loose or any(token.symbol in {"word", "num", "percentage"} for token in tokens)


def _ends_with(film: Film, scene: int, words: str) -> bool:
    """Tell whether a sentence of a scene ends with words and a stop."""
    return any(f"{words}.".lower() in text.all_words.lower() for text in film.scenes[scene - 1].texts)


def _with_next(film: Film, scene: int, old: str, new: str) -> str:
    """Return old words with the one behind them where new words end with it: "great" (teams) and "smart teams"."""
    ahead, _, last = new.rpartition(" ")
    if not ahead or old.lower().endswith(last.lower()):
        return old
    both = re.compile(rf"\b{re.escape(old)} {re.escape(last)}\b", re.IGNORECASE)
    found = (both.search(text.words) for text in film.scenes[scene - 1].texts)
    return next((one[0] for one in found if one), old)


def _set_against(telling: Telling) -> Told | None:
    """Read "meetings feel busy, not productive": what stands where the film says otherwise."""
    found = _SET_AGAINST.match(telling.clause)
    if found is None:
        return None
    old = bare_of(found["old"], telling)
    if said_in_scenes(telling.film, f"not {old}"):
        return None
    said = _LEADING.sub("", found["said"])
    words = said.split()
    for number in said_in_scenes(telling.film, old):
        before = re.split(
            rf"(?<!\w){re.escape(old)}(?!\w)",
            telling.film.scenes[number - 1].words,
            maxsplit=1,
            flags=re.IGNORECASE,
        )[0].split()
        places = [place for place, word in enumerate(words, 1) if before and _same(word, before[-1])]
        if places and places[-1] < len(words):
            return _order(found, found["old"], " ".join(words[places[-1] :]), telling)
    if said != found["said"] or is_sign(said) or len(words) <= 2 or found["before"] or _alike(words, old):
        return _order(found, found["old"], said, telling)
    return None


def _alike(words: list[str], old: str) -> bool:
    """Tell whether words differ from old ones in one: "what is right, not who is right"."""
    others = old.split()
    return len(words) == len(others) and sum(map(_same, words, others)) == len(words) - 1


def _same(one: str, other: str) -> bool:
    return one.lower().strip(",.") == other.lower().strip(",.")


def _with_more(telling: Telling) -> Told | None:
    """Read "after Monday add the word morning"."""
    found = _AFTER_WORD.match(telling.clause)
    if found is None:
        return None
    old, new = (
        bare_of(found["old"] or found["old2"], telling),
        bare_of(found["new"] or found["new2"], telling),
    )
    scenes = said_in_scenes(telling.film, old)
    if (
        len(scenes) != 1
        or _is_name(old)
        or len(new.split()) > 3
        or as_text(new, is_told=False, is_lower=True) is None
    ):
        return None
    return Told(f"replace “{old}” with “{old} {new}” in scene {scenes[0]}", "")


def _appended(telling: Telling) -> Told | None:
    """Read "add the sentence “…” to scene 5" and "append “…” to this scene": a caption says that, too."""
    found = _APPENDED.match(telling.clause)
    place = found and (found["before"] or found["after"])
    if found is None or not place or not (found["what"] or found["of"] or not found["add"]):
        return None
    is_here = re.fullmatch(_HERE, place, re.IGNORECASE)
    number = (telling.focus[0] if len(telling.focus) == 1 else 0) if is_here else place_of(place, telling)
    if not number or telling.film.scenes[number - 1].kind != "caption":
        return None
    new = telling.hidden[ord(found["new"]) - 0xF000].strip(MARKS)
    said = f"{telling.film.scenes[number - 1].words} {new}"
    more = f" and make scene {number} {found['long']}" if found["long"] else ""
    return Told(f"change the text of scene {number} to “{said}”{more}", "")


def _in_capitals(telling: Telling) -> Told | None:
    found = _CAPITALS.match(telling.clause)
    if found is None:
        return None
    old = bare_of(found["old"], telling)
    number = place_of(found["place"], telling)
    return (
        Told(f"replace “{old}” with “{old.upper()}” in scene {number}", "")
        if number in said_in_scenes(telling.film, old)
        else None
    )


FIX_IT = re.compile(
    r"[,;.]? (?:so |and )?(?:please |kindly |can you |could you |would you |just )*(?:fix|correct|change|amend|update|adjust) (?:it|that|this|the (?:text|name|caption|number|word|title|headline|heading|quote|quotation|figure|spelling|subtitle|list|end card|call to action|tagline))(?: (?:on|in|for) (?P<place>(?:the |scene |that )[\w ]{2,30}))?(?: please)?$",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    rf"^[\w' ]{{3,60}} (?:on|in|at|by|with|is|called) (?:a |an |the )?(?P<new>(?-i:[A-Z])\w+),? so {PLEASE}(?:correct|fix|change|update|adjust) (?:the )?(?P<old>(?-i:[A-Z])\w+)$",
    re.IGNORECASE,
)
_THAT_INSTEAD = re.compile(
    r"^[^,;.]{3,60} (?:is|was|it['’]?s) (?P<new>\d[\d.,]* ?%?)[,;.] (?:so )?(?:please )?(?:write|use|put|say|show) (?:that|it|this) (?:instead of|rather than) (?P<old>\S.*)$",
    re.IGNORECASE,
)
_SAID_INSTEAD = re.compile(
    rf"^[^{SIGN[1:-1]}]{{0,60}}(?P<old>{SIGN})[^{SIGN[1:-1]}]{{0,60}}[,.;] (?:so )?(?:please )?(?:write|put|use|say|make (?:it|that|this)|call it|change (?:it|that) to|replace (?:it|that) with|it (?:was|is|should be)) (?P<new>{SIGN}|\d[\d.,]*%?)(?: instead| there| please)*(?: (?:in|on) (?P<after>{PLACE}))?$",
    re.IGNORECASE,
)
_UNDER_SAID = re.compile(
    rf"^(?:please )?(?:(?:show|put|write|add|place) (?P<text>\S.*?) {UNDER} (?P<said>{SIGN})|{UNDER} (?P<other>{SIGN}),? (?:please )?(?:show|put|write|add|place) (?P<new>\S.*?))$",
    re.IGNORECASE,
)
_KIND_OF_PLACE = re.compile(
    r"^(?:the |our |my )?(?:link|url|website|web address|address)(?: to)? ", re.IGNORECASE
)


def _said_instead(telling: Telling) -> Told | None:
    """Read "our course is on Wednesday so correct Monday", "nobody gets “…”, write “…” instead", "show example.org under Read the full story"."""
    forms = (_NOT_THAT, _SAID_INSTEAD, _THAT_INSTEAD)
    found = next((found for form in forms if (found := form.match(telling.clause))), None)
    if found:
        return _order(found, found["old"], found["new"], telling)
    found = _UNDER_SAID.match(telling.clause)
    if found is None:
        return None
    said = bare_of(found["said"] or found["other"], telling).lower()
    text = as_text(_KIND_OF_PLACE.sub("", found["text"] or found["new"]), is_told=False, is_lower=True)
    for kind, name in (("end", "place"), ("title", "subtitle")):
        number = card_of(telling.film, kind)
        if text and number and telling.film.scenes[number - 1].words.lower() == said:
            order = order_for(name, text, telling.film)
            return Told(order, name) if order else None
    return None


_READERS: tuple[Callable[[Telling], Told | None], ...] = (
    _said_instead, sentence_told, _in_capitals, words_gone, _appended, _with_more, _exchanged, _set_against,
)  # fmt: skip


def words_told(telling: Telling) -> Told | None:
    """Return a clause that exchanges words of the film in plain orders."""
    fixed = FIX_IT.search(telling.clause)
    if fixed and fixed.start():
        telling = replace(telling, clause=telling.clause[: fixed.start()])
    for one in (_with_film_texts(telling), telling):
        told = next((told for reader in _READERS if (told := reader(one))), None) or _several(one)
        told = told or (letters_told(one) if one.hidden else None) or fewer_told(one)
        if told:
            return Told(one.shown(told.order), told.name)
    return None


def _several(telling: Telling) -> Told | None:
    """Read "two pages instead of one page and Friday instead of Monday"."""
    parts = re.split(r",? and |, ", telling.clause)
    verb = re.match(r"(?:please )?(?:change|replace|swap) ", parts[0])
    parts = [
        part if not verb or re.match(r"(?:change|replace|swap) ", part) else f"{verb[0]}{part}"
        for part in parts
    ]
    told = [_exchanged(replace(telling, clause=part)) for part in parts] if 1 < len(parts) <= 4 else []
    orders = [one.order for one in told if one]
    return Told(" and ".join(orders), "") if orders and len(orders) == len(parts) else None


def _with_film_texts(telling: Telling) -> Telling:
    """Return the clause with whole texts of the film that it repeats read as quoted ones."""
    clause, hidden = telling.clause, list(telling.hidden)
    for start, end, _, _ in reversed(verbatim(clause, telling.film)):
        if end - start > 1 and not re.search(SIGN, clause[start:end]) and " " in clause[start:end]:
            hidden.append(f"“{clause[start:end]}”")
            clause = f"{clause[:start]}{chr(0xF000 + len(hidden) - 1)}{clause[end:]}"
    return replace(telling, clause=clause, hidden=tuple(hidden))


def with_words_told(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    """Return a message that exchanges words of the film in plain orders."""
    text, hidden = hidden_in(message)
    clause = text.strip().rstrip(".!")
    head, comma, tail = clause.rpartition(", ")
    timed = _AND_SECONDS.fullmatch(clause)
    if timed and (scene := place_of(timed["place"], Telling("", film, hidden, media, focus))):
        told = words_told(Telling(timed["head"], film, hidden, media, focus))
        if told:
            return shown_in(f"{told.order} and make scene {scene} {timed['long']} long", hidden)
    for part, rest in ((clause, ""), (head, f"{comma}{tail}")):
        if part and (not rest or TOLD_WHY.match(tail)):
            told = words_told(Telling(part, film, hidden, media, focus))
            if told:
                return shown_in(told.order if is_aside(tail) else f"{told.order}{rest}", hidden)
    return _with_sentences_told(message, text, hidden, Telling("", film, hidden, media, focus))


_AND_SECONDS = re.compile(
    rf"(?P<head>(?:in |on )?(?P<place>{PLACE}|(?:first|last|end|title|number) (?:scene|slide|card)): .+?),? and (?:make it |for )?(?P<long>\d+(?:\.\d+)? ?(?:s|secs?|seconds?))(?: long)?",
    re.IGNORECASE,
)
"""Words exchanged in a scene, and how long it is to last: "last scene: guide instead of story, and 6 seconds"."""
_SENTENCE_ENDS = re.compile(
    r"(?<=[\w%])(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bProf)(?<!\bSt)[.!;] +(?=\w)"
)


def _with_sentences_told(message: str, text: str, hidden: tuple[str, ...], telling: Telling) -> str:
    """Read "it is on Thursday, not Monday! And the end card: …", where one sentence exchanges words."""
    sentences = _SENTENCE_ENDS.split(text)
    if not 1 < len(sentences) <= _MOST_SENTENCES:
        return message
    told = [
        _exchanged(one) or _set_against(one)
        for one in (replace(telling, clause=sentence.strip().rstrip(".!")) for sentence in sentences)
    ]
    if not any(told) or all(told):
        return message
    made = [one.order if one else sentence for one, sentence in zip(told, sentences, strict=True)]
    return shown_in(". ".join(made), hidden)


_MOST_SENTENCES = 3


TOLD_WHY = re.compile(
    r"(?:we|i|they|he|she|it|its|our|new|my|the|that|this|because|since|as|nobody|people|everyone|\w+s (?:are|is|don['’]?t|doesn['’]?t))\b(?! (?:want|need)\b)",
    re.IGNORECASE,
)


def is_aside(text: str) -> bool:
    """Tell whether what stands behind an order only says why: "she wants to stay anonymous"."""
    return (
        len(text.split()) > 2
        and not re.search(rf"{SIGN}|\d", text)
        and not _MORE_THAN_WHY.search(text)
        and not may_order(text)
        and not names_a_thing(text)
    )


_MORE_THAN_WHY = re.compile(
    r"\b(?:not|n['’]t|unless|if|when|until|only|maybe|perhaps|or|instead|but|should|must|later|tomorrow|leave|keep|undo|forget|kidding|list|quote|title|subtitle|captions?|everywhere|too|also|same)\b(?<!don['’]t)(?<!doesn['’]t)",
    re.IGNORECASE,
)
