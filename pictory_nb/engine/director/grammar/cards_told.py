"""What is to become of names under quotations, subtitles, letters and kinds of cards, in plain orders."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_saying
from pictory_nb.engine.director.grammar.boundaries import UNNAMED
from pictory_nb.engine.director.grammar.telling import PLEASE, Told, place_of
from pictory_nb.engine.director.grammar.text_ends import SIGN, as_text
from pictory_nb.engine.director.grammar.text_names import QUOTE, SUBTITLE, UNDER, card_of
from pictory_nb.engine.director.grammar.turn_words import OUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.telling import Telling

_GONE = rf"(?:{OUT}|take|take off|hide|leave out|get rid of|do without)"
_NAME = r"(?:speaker|name|author|byline|attribution|credit|signature)(?:['’]?s)?(?: name)?"
_CAN_GO = r"(?:can go|should go|must go|has to go|may go|off|out|is (?:not|n['’]t) (?:needed|required|necessary)|isn['’]?t (?:needed|required|necessary)|is unnecessary)"
_QUOTED_BY = rf"(?:{UNDER}|on|with|for|at|beside|in|of|from|off|behind) (?:the |that |my |our )?{QUOTE}(?: (?:card|scene|slide))?"
_UNNAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}(?:the |that |show the )?{QUOTE} without (?:a |the |any |her |his |[\w ]{{2,30}}['’]s? )?{_NAME}$",
        rf"^{PLEASE}(?:no|without(?: a| any)?) (?:the )?{_NAME} {_QUOTED_BY}$",
        rf"^{PLEASE}{_GONE} (?:the )?{_NAME} {_QUOTED_BY}$",
        rf"^{PLEASE}(?:don['’]?t|do not) (?:show|say|name|mention|tell|display) (?:who (?:said|says) (?:it|that|this|the {QUOTE})|(?:the |a )?{_NAME}(?: {_QUOTED_BY})?)$",
        rf"^(?:the |that )?{QUOTE} (?:should|must) (?:have|show|carry|be shown with|come with) no {_NAME}(?: {UNDER} it)?$",
        rf"^{PLEASE}(?:keep|leave|make) the {QUOTE} (?:anonymous|unsigned|unattributed)$",
    )
)
_SCENE_UNNAMED = re.compile(
    rf"^{PLEASE}{_GONE} the (?:speaker|author|attribution|byline) (?:in|of|on|from) (?P<place>scene \w+|the [\w ]{{2,20}})$",
    re.IGNORECASE,
)
_THEIR_NAME = re.compile(
    rf"^{PLEASE}{_GONE} (?P<who>[\w.'’ -]{{2,40}}?)(?:['’]?s)?(?P<name> name)?(?: {_QUOTED_BY})?$",
    re.IGNORECASE,
)
_SPEAKERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:no,? )?it was (?P<text>\S.*?) who (?:said|says) (?:it|that|this|the {QUOTE}|this {QUOTE})$",
        r"^said by:? (?P<text>\S.*)$",
        rf"^{PLEASE}(?:credit|attribute|ascribe) (?:it|(?:the |that |this )(?:{QUOTE}|line|sentence|words|saying)(?: (?:about|on|that) [\w ]{{3,30}}?)?) to (?P<text>\S.*?)(?: instead)?$",
        rf"^.{{0,60}}\b(?:{QUOTE}|name|role|job|title) .{{0,40}}?(?:,| so)(?: so)? (?:that )?it (?:reads|says) (?P<text>\S.*)$",
        rf"^{PLEASE}(?:make it|just say) (?P<text>\S.*?) {UNDER} the {QUOTE}$",
        rf"^{PLEASE}put (?P<text>\S.*?) as (?:the )?(?:person|one) who said it(?: in scene \w+)?$",
    )
)
_SPELLED = re.compile(
    r"^(?:(?P<who>[\w’']+?)(?:['’]?s)? (?:sur|last |first |family )?name|the name(?: under the quote)?) is (?:spelled|spelt|written|actually)? ?(?P<text>(?-i:[A-Z])\w+)(?: with (?:a|an) \w+)?$",
    re.IGNORECASE,
)
_NO_SUBTITLE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}(?:no|without(?: a| the)?|{_GONE}|kill|i don['’]?t (?:need|want)|we don['’]?t (?:need|want)) (?:a |the |that |any )?{SUBTITLE}(?: (?:on|from|off|in) (?:the |it|that)[\w ]*)?(?:,? (?:please,? )?(?:just|only) the (?:title|headline))?$",
        rf"^(?:the )?(?:title card|title|first (?:card|slide|scene)|opening|opener) without (?:a |the |any |its )?{SUBTITLE}$",
        rf"^(?:the |that )?{SUBTITLE} {_CAN_GO}(?:[,;.] (?:so )?{PLEASE}{_GONE} (?:it|that|the same))?$",
        rf"^(?:the |that )?{SUBTITLE} (?:is|looks|feels|seems|adds|says|does) [\w' ]{{2,40}}[,;.] (?:so )?{PLEASE}{_GONE} (?:it|that|the same)(?: please)?$",
        rf"^(?:the )?(?:title card|title|first (?:card|slide|scene)|opening|opener) (?:is|looks|would be|works|reads) better without (?:a |the |any |its )?{SUBTITLE}$",
        rf"^(?:the )?(?:title card|title|first (?:card|slide|scene)|opening|opener) (?:should|must) (?:have|show|be without|come without) (?:no |a |the )?{SUBTITLE}$",
    )
)
_LINE_GONE = re.compile(
    rf"^{PLEASE}(?:{_GONE}|no) (?:the |that )?(?:(?:small |little )?(?:line|text|words)|subtitle) {UNDER} (?:it|that)$",
    re.IGNORECASE,
)
_TEXT_GONE = re.compile(
    rf"^{PLEASE}(?:{_GONE}|[Ii] don['’]?t need) (?P<text>{SIGN}|[A-Z][\w' ]+?)(?:,? (?:just|only) the (?:title|headline))?$"
)
_SHORTER = r"(?:shorten|trim|tighten|condense|abridge|cut down|reduce|cut)"
_WORDS = r"(?:texts?|wording|words|captions?)"
_PLACE = r"(?:scene|slide|card) \w+|(?:the |that |my |our )[\w% ]{3,40}?"
_FEWER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}{_SHORTER} (?:the |both )?{_WORDS} (?:of|in|on) (?P<place>{_PLACE})(?:,? and (?:of |in )?(?P<other>{_PLACE}|\d))?$",
        rf"^{PLEASE}make the {_WORDS} shorter (?:in|of|on) (?P<place>{_PLACE})$",
        rf"^{PLEASE}make the {_WORDS} (?:in|of|on) (?P<place>{_PLACE}) (?:shorter|briefer|more concise)$",
        rf"^{PLEASE}{_SHORTER} (?P<it>its) {_WORDS}$",
        rf"^{PLEASE}(?:say|put|write) (?P<it>that|it|this) (?:in fewer words|in less words|shorter|more briefly|more concisely)$",
        rf"^(?:in )?(?P<place>{_PLACE}),? (?:say|put|write) (?:it|that|this) (?:shorter|in fewer words|more briefly|more concisely)$",
        rf"^{PLEASE}say the same (?:with|in) (?:less|fewer words) in (?P<place>{_PLACE})$",
        rf"^{PLEASE}{_SHORTER} (?P<place>the (?:middle|{'first|second|third|last'}) caption)$",
    )
)
_CAPITALS = r"(?:(?:in )?(?:all )?(?:capitals?|capital letters|caps|upper ?case)|all caps)"
_SMALL = r"(?:(?:in )?(?:all )?(?:lower ?case|small letters|lower ?case letters))"
_LETTERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}(?:put |write |set |make |show )?(?P<place>(?:scene|slide|card) \w+|the [\w ]{{3,40}}?)(?: should be| must be)? (?:(?P<upper>{_CAPITALS})|(?P<lower>{_SMALL}))$",
        rf"^(?P<said>{SIGN}) (?:should|must) be (?:(?P<upper>{_CAPITALS})|(?P<lower>{_SMALL}))$",
        rf"^{PLEASE}(?:put |write |set |make )?(?P<it>that|it|this|its text|its words) (?:(?P<upper>{_CAPITALS})|(?P<lower>{_SMALL}))$",
    )
)
_ALL_LETTERS = re.compile(
    rf"^{PLEASE}(?:(?P<verb>lower ?case|upper ?case|capitali[sz]e) (?:all )?(?:the |my |our )?captions|(?:put |write |set |make )?(?:all )?(?:the |my |our )?captions (?:all |should (?:all )?be |must be )?(?:(?P<upper>{_CAPITALS})|(?P<lower>{_SMALL})))$",
    re.IGNORECASE,
)
_PLAIN = (
    r"(?:an? )?(?:plain |normal |ordinary |simple |regular )?(?:captions?(?: scene| text)?|text(?: scene)?)"
)
_KIND = r"(?:list|quote|quotation|number(?: card)?|stat(?:istic)?(?: card)?|bullets|bullet points)"
_PLAINER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{PLEASE}(?:turn|convert|change|transform|make|trun) (?P<place>{_PLACE}|stat|list|quote) (?:in)?(?:to )?{_PLAIN}$",
        rf"^{PLEASE}(?:show )?(?P<place>{_PLACE}) (?:should (?:just |only )?be |as )?{_PLAIN},? (?:and )?not (?:as )?(?:an? )?{_KIND}$",
        rf"^(?:no|not an?) {_KIND} (?:in|on|for) (?P<place>{_PLACE})[,;]? (?:just |only |but |rather )*{_PLAIN}$",
        rf"^{PLEASE}show (?P<place>{_PLACE}) as {_PLAIN}$",
    )
)
_QUOTE_BY = re.compile(
    rf"^{PLEASE}(?:(?:make|turn|show|change) )?(?P<place>it|that|{_PLACE}),? (?:into |as |make it )?an? {QUOTE} by (?P<text>\S.*)$",
    re.IGNORECASE,
)


def speaker_of(film: Film) -> str:
    """Return who is named under the film's only quotation."""
    number = card_of(film, "quote")
    return str(film.scenes[number - 1].texts[0].segment["m"].get("by", "")) if number else ""


def _credited(telling: Telling) -> Told | None:
    """Read "no name under the quote", "it was Ada Brandt who said it"."""
    speaker = speaker_of(telling.film)
    if card_of(telling.film, "quote") is None:
        return None
    gone = Told("remove the speaker of the quote", "speaker")
    if any(form.match(telling.clause) for form in _UNNAMED):
        return gone
    found = _SCENE_UNNAMED.match(telling.clause)
    if found and place_of(found["place"], telling) == card_of(telling.film, "quote"):
        return gone
    found = _THEIR_NAME.match(telling.clause)
    if found and speaker:
        who = telling.shown(found["who"]).strip('"“” ').lower()
        is_whole = who == speaker.lower()
        is_theirs = who in speaker.lower().split() or who.removesuffix("s") in speaker.lower().split()
        if is_whole or (is_theirs and (found["name"] or re.search(QUOTE, found[0], re.IGNORECASE))):
            return gone
    for form in _SPEAKERS:
        found = form.match(telling.clause)
        text = as_text(found["text"], is_told=False, is_lower=True) if found else None
        if text and not UNNAMED.match(text.strip("“”")):
            return Told(f"the speaker of the quote is {text}", "speaker")
    found = _SPELLED.match(telling.clause)
    if found and speaker:
        near = difflib.get_close_matches(found["text"], speaker.split(), n=1, cutoff=0.7)
        if near and near[0] != found["text"]:
            return Told(f"the speaker of the quote is “{speaker.replace(near[0], found['text'])}”", "speaker")
    return None


def _without_subtitle(telling: Telling) -> Told | None:
    """Read "no subtitle, just the title", "get rid of the line under it"."""
    title = card_of(telling.film, "title")
    if title is None:
        return None
    subtitle = str(telling.film.scenes[title - 1].texts[0].segment["m"].get("subtitle", ""))
    is_beneath = telling.before in {"title", "opener"} and _LINE_GONE.match(telling.clause)
    found = _TEXT_GONE.match(telling.clause)
    is_said = found and subtitle and telling.shown(found["text"]).strip('"“” .').lower() == subtitle.lower()
    if is_beneath or is_said or any(form.match(telling.clause) for form in _NO_SUBTITLE):
        return Told("remove the subtitle", "subtitle")
    return None


def _of_it(telling: Telling) -> int:
    return telling.focus[0] if len(telling.focus) == 1 else 0


def fewer_told(telling: Telling) -> Told | None:
    """Read "make the text shorter in scene 5", "say that in fewer words"."""
    for form in _FEWER:
        found = form.match(telling.clause)
        if found is None:
            continue
        named = found.groupdict()
        scenes = [_of_it(telling)] if named.get("it") else [place_of(named["place"], telling)]
        if named.get("other"):
            other = named["other"]
            scenes.append(place_of(f"scene {other}" if other.isdigit() else other, telling))
        if all(scenes):
            return Told(" and ".join(f"shorten the text of scene {number}" for number in scenes), "")
    return None


def letters_told(telling: Telling) -> Told | None:
    """Read "the caption before the end card in capital letters", "lowercase all the captions"."""
    found = _ALL_LETTERS.match(telling.clause)
    if found:
        is_upper = bool(found["upper"]) or not (
            found["lower"] or (found["verb"] or "").lower().startswith("lower")
        )
        return Told(f"put all captions in {'capitals' if is_upper else 'lowercase'}", "")
    for form in _LETTERS:
        found = form.match(telling.clause)
        if found is None:
            continue
        named = found.groupdict()
        if named.get("said"):
            scenes = scenes_saying(telling.film, telling.shown(named["said"]).strip('"“”'))
            scene = scenes[0] + 1 if len(scenes) == 1 else 0
        else:
            scene = _of_it(telling) if named.get("it") else place_of(named["place"], telling)
        if scene and telling.film.scenes[scene - 1].kind not in {"title", "end"}:
            return Told(
                f"put the text of scene {scene} in {'capitals' if named['upper'] else 'lowercase'}", ""
            )
    return None


_KINDS_OF = {
    "quote": "quote",
    "quotation": "quote",
    "citation": "quote",
    "list": "list",
    "bullets": "list",
    "bullet list": "list",
    "bullet points": "list",
}
_BETTER_AS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:i think |i believe )?(?P<place>scene \w+|the [\w ]{{2,40}}?(?:scene|slide|card|sentence|caption))(?: \w+)? (?:works|would work|would be|would look|looks|is|reads) (?:better|nicer|clearer|best) as (?:an? )?(?P<kind>{QUOTE}|(?:bullet )?list|bullets|bullet points)(?:[,;] (?:so )?(?:please )?(?:change|make|turn) it(?: (?:in)?to (?:one|that))?)?$",
        rf"^{PLEASE}(?:present|show|make|display) (?P<place>scene \w+|the [\w ]{{2,40}}?(?:scene|slide|card|sentence|caption)) (?:look like |as )(?:an? )?(?P<kind>{QUOTE}|(?:bullet )?list|bullets|bullet points)$",
        rf"^{PLEASE}(?P<said>{SIGN}) (?:presented|shown|displayed|set) as (?:an? )?(?P<kind>{QUOTE}|(?:bullet )?list|bullets|bullet points)$",
    )
)
_BRAND_SPELLED = re.compile(
    r"^(?:the|our|my) (?:brand(?: name)?|company(?: name)?) is (?:spelled|spelt|written) (?P<text>[\w.&-]+)(?: with [\w ]+)?$",
    re.IGNORECASE,
)


def _better_as(telling: Telling) -> Told | None:
    """Read "I think scene 3 works better as a list"."""
    for form in _BETTER_AS:
        found = form.match(telling.clause)
        if found is None:
            continue
        named = found.groupdict()
        if named.get("said"):
            scenes = scenes_saying(telling.film, telling.shown(named["said"]).strip('"“”'))
            scene = scenes[0] + 1 if len(scenes) == 1 else 0
        else:
            scene = place_of(named["place"], telling)
        kind = _KINDS_OF.get(named["kind"].lower())
        if scene and kind and telling.film.scenes[scene - 1].kind == "caption":
            return Told(f"turn scene {scene} into a {kind}", "")
    return None


def _brand(telling: Telling) -> Told | None:
    found = _BRAND_SPELLED.match(telling.clause)
    return Told(f"change the brand name to “{found['text']}”", "") if found else None


def _kind(telling: Telling) -> Told | None:
    """Read "no list in scene 4, just plain text", "scene 5 as a quote by Lena Vogt"."""
    for form in _PLAINER:
        found = form.match(telling.clause)
        scene = place_of(found["place"], telling) if found else 0
        if scene and telling.film.scenes[scene - 1].kind != "caption":
            return Told(f"turn scene {scene} into a caption", "")
    found = _QUOTE_BY.match(telling.clause)
    if found:
        place = found["place"].lower()
        scene = _of_it(telling) if place in {"it", "that"} else place_of(place, telling)
        text = as_text(found["text"], is_told=False, is_lower=True)
        if scene and text and telling.film.scenes[scene - 1].kind == "caption":
            return Told(f"turn scene {scene} into a quote and the speaker in scene {scene} is {text}", "")
    return None


_READERS: tuple[Callable[[Telling], Told | None], ...] = (
    _credited,
    _without_subtitle,
    fewer_told,
    letters_told,
    _kind,
    _better_as,
    _brand,
)


def cards_told(telling: Telling) -> Told | None:
    """Return a clause about what a card shows in plain orders."""
    return next((told for reader in _READERS if (told := reader(telling))), None)
