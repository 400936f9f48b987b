"""The brand's own things: its cards, its tagline, a lower third.

A pattern here only says which things are spoken of; the builder then sees to it that every other word is small.
"""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.draft.brand_cards import has_card
from pictory_nb.engine.director.grammar.ends import is_other_card
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.grammar.sure import GONE, is_gone, sure
from pictory_nb.engine.director.language import is_cjk
from pictory_nb.engine.director.operations import (
    AskError,
    BeyondUsError,
    ChangeCallToAction,
    ChangeTagline,
    Operation,
    ShowBrandCard,
    ShowLowerThird,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.found import Found, Rule

_FIELD = r"(?-i:(?:(?:the|a|an|my|our|his|her|their|second|next|job|lower) ){0,3}(?:line|title|role|job|position|function))\b\s*[:,]?\s+"
_PARTED = re.compile(
    rf"\s*[,;]? (?:(?:and|with|plus) )?(?:(?:below|under|beneath|underneath) (?:(?:it|that) )?)?{_FIELD}"
    r"|\s*[,，、|/·;；:：]\s*|\s+[-–—]\s+|\s+(?=(?:as|the)\s)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[,，、|/·;；:：]")
_ROLE = re.compile(r"(?P<name>[^(（,，]{2,40}?)\s*[(（](?P<role>[^()（）]+)[)）]")
_NAMED = re.compile(
    r"^(?:(?:with|of|for|saying|says|that says|showing|reads)\s+)?(?:(?:my|our|his|her|their|the)\s+)?names?\b\s*(?:is|are|:|：|,)?\s*"
    r"|^(?:(?:my|our|his|her|their|the)\s+)?(?:speaker|presenter|host|guest|narrator|author)\b\s*[:：,]?\s*"
    r"|^(?:我的|他的|她的)?名字(?:是|叫|为)?\s*|^(?:写上|写着|写|显示|内容是|内容为)\s*",
    re.IGNORECASE,
)
_BRAND_INTRO = frozenset(["intro", "opener", "introduction", "片头"])
_BRAND_OUTRO = frozenset(["outro", "closer", "片尾", "sign-off"])
_SUBTITLE_AS_TAGLINE = "tagline"


# ---- the cards


_ADDING = frozenset(["add", "use", "put", "show", "give", "with", "need", "wants", "shall_have"])


def _cards(found: Found) -> tuple[str, ...]:
    named = [found.part(part)[0] for part in ("card", "second") if found.has(part)]
    return tuple(dict.fromkeys(token.symbol for token in named))


def _show_cards(found: Found) -> Operation:
    """Read "add an intro", "no outro card", "加品牌片头"; the title card and the end card are others."""
    cards = _cards(found)
    is_branded = any(token.symbol in {"brand", "logo"} for token in found.tokens)
    values = {found.part(part)[0].value for part in ("card", "second") if found.has(part)}
    if is_gone(found):
        sure(found, "card", "second", also=("brand", "logo", "card", "and", "comma", *GONE))
        there = tuple(card for card in cards if has_card(found.film.draft, card))
        if not there and not is_branded and _is_without_cards(found):
            raise BeyondUsError(tell("The brand has no such card in this video."))
        if not is_branded and (not there or any(map(is_other_card, values))):
            raise NoMatchError
        return ShowBrandCard(there or cards, show=False)
    sure(found, "card", "second", also=("brand", "logo", "card", "and", "comma", "scene", "before", "after", "ordinal", "end", "front", "last", "rename"))  # fmt: skip
    if not is_branded and not values <= {*_BRAND_INTRO, *_BRAND_OUTRO}:
        raise NoMatchError
    if not is_branded and not any(token.symbol in _ADDING for token in found.tokens):
        raise NoMatchError
    return ShowBrandCard(cards)


def _is_without_cards(found: Found) -> bool:
    is_no = any(token.symbol == "no" and token.value in {"no", "without"} for token in found.tokens)
    return is_no and bool(_BRAND_CARD.search(found.scope.message))


_BRAND_CARD = re.compile(r"\b(?:intro|outro) cards?\b", re.IGNORECASE)


def _logo_card(found: Found) -> Operation:
    """Read "start with our logo", "end with a logo card", "开头放我们的logo"."""
    sure(found, "edge", also=("brand", "logo", "card", "scene", "end", "front"))
    is_end = found.symbol("edge") in {"end", "outro", "last", "finish"}
    return ShowBrandCard(("outro" if is_end else "intro",))


def _whole_kit(found: Found) -> Operation:
    """Read "use our brand kit": what belongs to it only the user knows."""
    if not _KITS.search(found.scope.message):
        raise NoMatchError
    sure(found, also=("brand", "word"))
    raise BeyondUsError(
        tell(
            "Tell me what your brand has: “our brand is Northwind”, “use my logo”, “our brand colours are #0F62FE "
            "and #FFB000”, “use my font”, “our tagline is …”, “add an intro card”."
        )
    )


_KITS = re.compile(
    r"\bbrand (?:kit|guidelines?|identity|assets)\b|\b(?:kit|branding)\b|品牌(?:套件|规范)", re.IGNORECASE
)


# ---- the tagline


_OUR_TAGLINE = re.compile(
    r"\b(?:our|my|brand['’]?s?|company['’]?s?)\s+(?:brand\s+|company\s+)?tagline|\bbrand (?:card|outro|intro)s?\b.*\btagline|\btagline\b.*\bbrand (?:card|outro|intro)s?\b",
    re.IGNORECASE,
)


# Where it is to stand, not what it says.
_NO_TAGLINE = re.compile(
    r"be|it|(?:the |our |a )?(?:tagline|slogan|(?:brand )?(?:intro|outro|end|closing)(?: card)?)",
    re.IGNORECASE,
)


def _tagline(found: Found) -> Operation:
    """Read "put our tagline “…” on the outro", "our slogan is …", "去掉标语"."""
    token = found.part("tag")[0]
    card = found.symbol("card") if found.has("card") else None
    is_ours = token.symbol == "tagline" or bool(_OUR_TAGLINE.search(found.scope.message))
    has_one = bool(found.film.meta.get("brand", {}).get("tagline"))
    if not is_ours and (token.value != _SUBTITLE_AS_TAGLINE or not (card or has_one)):
        raise NoMatchError
    if not found.has("text"):
        if is_gone(found):
            sure(found, "tag", "card", also=("brand", "card", *GONE))
            return ChangeTagline("")
        sure(found, "tag", "card", also=("brand", "card"))
        known = str(found.film.meta.get("brand", {}).get("tagline", ""))
        if known and card:
            return ChangeTagline(known, card)
        raise AskError(
            tell("What is the brand's tagline?"), (), f"put our tagline “{{answer}}” on the {card}" if card else "our tagline is “{answer}”",
            is_whole=True,
        )  # fmt: skip
    sure(found, "tag", "card", "text", also=("brand", "card", "colon", "logo"))
    text = found.text().rstrip(",; ")
    if _NO_TAGLINE.fullmatch(text):
        raise NoMatchError
    return ChangeTagline(text, card)


# ---- where the end card sends people


_PHONE = re.compile(r"(?:phone|tel\w*|number|call us|mobile|hotline|电话|热线)\W*(?:number|no\.?|is|号码?|是)?\W*(?P<number>\+?\d[\d ()/-]{4,}\d)", re.IGNORECASE)  # fmt: skip
_PLACE_WORDS = frozenset(
    """
    website web site url link address phone number email mail e-mail telephone tel contact homepage page webpage
    hotline mobile details info under 网 址 站 官 电 话 邮 箱 热 线 号 码 联 系 方 式 链 接
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)


def _where_to_go(found: Found) -> Operation:
    """Read "show our website northlight.io at the end", "片尾加上网址northlight.io"."""
    span = found.scope.message[found.tokens[0].start : found.tokens[-1].end]
    phone = _PHONE.search(found.scope.message) if _PHONE.search(span) else None
    named = [token.value for token in found.tokens if token.symbol == "address"]
    places = [*named, *([" ".join(phone["number"].split())] if phone else [])]
    for token in found.tokens:
        is_number = phone is not None and phone.start("number") <= token.start < phone.end("number")
        if token.symbol == "word" and token.value not in _PLACE_WORDS and not is_number:
            raise NoMatchError
    if len(places) != 1:
        raise NoMatchError
    sure(found, "text", "place", also=("address", "word", "cta", "outro", "last", "card", "scene", "end", "nth", "num",
         "dash", "plus", "finish", "colon", "file", "video"))  # fmt: skip
    text = found.text() if found.has("text") else ""
    return ChangeCallToAction(text, places[0])


# ---- the lower third


def _lower_third(found: Found) -> Operation:
    """Read "add a lower third: Ada Lovelace, Chief analyst", "去掉人名条"."""
    if not found.has("text"):
        if is_gone(found):
            sure(found, "third", also=("comma", *GONE))
            return ShowLowerThird()
        sure(found, "third", also=("rename", "brand"))
        raise AskError(
            tell("What should the lower third say? A name, and a line under it if you like."),
            (),
            "add a lower third “{answer}”",
            is_whole=True,
        )
    if is_gone(found):
        raise NoMatchError
    part = found.part("text")
    sure(found, "third", "text", also=("colon", "comma", "item"))
    if all(token.symbol in {"quoted", "and", "comma"} for token in part):
        return _third([token.value for token in part if token.symbol == "quoted"])
    text = _AFTER_COLON.split(_NAMED.sub("", found.text()))[-1].strip(" \"“”'‘’")
    if not _MAY_BE_A_NAME.match(text) and not any(token.symbol == "colon" for token in found.tokens):
        raise NoMatchError
    return _third([text])


_AFTER_COLON = re.compile(r"[:：]\s*")
_LABEL = re.compile(
    r"^(?:(?:姓名|名字|职位|职务|头衔)[是为:：]?|(?:name|title|role|position):)\s*", re.IGNORECASE
)
# "The lower third annoys me", "加个人名条吧，我要出镜" name nobody.
_MAY_BE_A_NAME = re.compile(r"[A-ZÀ-Þ\d(]|(?![我你您他她它咱要请给别先再])[\u3400-\u9fff]")


def _third(texts: Sequence[str]) -> Operation:
    if len(texts) == 1:
        text = texts[0].strip()
        if role := _ROLE.fullmatch(text):
            return ShowLowerThird(role["name"].strip(), role["role"].strip())
        is_spaced = is_cjk(text) and not _MARKED.search(text)
        texts = text.split(maxsplit=1) if is_spaced else _PARTED.split(text, maxsplit=1)
        texts = texts if len(texts) > 1 else _PARTED.split(text, maxsplit=1)
    texts = [_LABEL.sub("", text.strip()) for text in texts]
    if not 1 <= len(texts) <= 2 or not texts[0]:
        raise NoMatchError
    return ShowLowerThird(*texts)


_ANY = ".*"
_PLACED = "(?:in|to|on|with|under|behind|move|put|show|logo|brand)*"
_SAY = "(?:to|be|say|colon|as|become|with|in|should|where|that|write|put|show|ba)*"

_EDGE = "(?:END_CARD|end|outro)"

RULES: tuple[Rule, ...] = (
    (f"(?:end|finish|SET|cta|add|put|show)+ (?:video|it)? {_SAY} <text=quoted> (?:in|to|on|with|and|comma)* <place=address>", _where_to_go),
    (f"(?:add|put|show|write|SET|use)+ .{{0,3}} (?:address|num|nth) .{{0,8}} {_EDGE} card?", _where_to_go),
    (f"(?:in|on|between)? {_EDGE} (?:in|card|to|should)* (?:add|put|show|write|SET|say)+ .{{1,12}}", _where_to_go),
    (f"{_ANY} <third=lowerthird> (?:off|out|remove|removed|unneeded|no|hide|in|video|it|with|rename|brand)*", _lower_third),
    (f"{_ANY} <text=quoted (?:(?:comma|and)* quoted)?> (?:as|in|to|on)* <third=lowerthird>", _lower_third),
    (f"{_ANY} <third=lowerthird> comma? {_SAY} <text=.+>", _lower_third),
    (f"{_ANY} <tag=tagline|subtitle> {_SAY} <text=quoted> {_PLACED} (?:<card=intro|outro> (?:card|scene)*)?", _tagline),
    (f"{_ANY} <text=quoted> (?:as|to|be|become|in)* <tag=tagline|subtitle> {_PLACED} (?:<card=intro|outro> (?:card|scene)*)?", _tagline),
    (f"{_ANY} <tag=tagline|subtitle> (?:in|on)+ <card=intro|outro> (?:card|scene)* {_SAY} <text=.+>", _tagline),
    (f"{_ANY} <tag=tagline> (?:off|out|remove|removed|unneeded)* {_PLACED} (?:<card=intro|outro> (?:card|scene)*)?", _tagline),
    ("(?:remove|no|hide|ba)+ <tag=tagline|subtitle> (?:off|out|remove)*", _tagline),
    (f"{_ANY} <card=intro|outro> (?:card|scene|in|to|be)* (?:{_SAY[3:-2]}|add|has)* <tag=tagline|subtitle> {_SAY} <text=quoted>", _tagline),
    (f"{_ANY} <card=intro|outro> (?:card|scene)* (?:should|say|show|with|has|to|in|add)* <tag=tagline>", _tagline),
    (f"{_ANY} <tag=tagline> {_SAY} <text=.+?> (?:in|to|on)+ <card=intro|outro> (?:card|scene)*", _tagline),
    (f"{_ANY} <tag=tagline> (?:to|be|say|colon|as|become|with|should)+ <text=.+>", _tagline),
    (".*? <card=intro|outro> (?:card|scene)* (?:(?:and|comma)+ (?:add|else|brand|logo|own|one)* <second=intro|outro> (?:card|scene)*)? (?:off|out|remove|removed|unneeded|with|brand|logo|own|add|put|show|card|scene|rename)* (?:(?:before|in|to|on)+ (?:(?:ordinal|last) scene|front|end|video|it)+)?", _show_cards),
    ("(?:let|make|video|it)* start (?:with|in|by|on)* own? brand card (?:before (?:title|ordinal (?:scene|card)|everything|it))?", lambda _: ShowBrandCard(("intro",))),
    ("(?:add|use|put|show|with)* own? brand card (?:in|to|on)* (?:start|front|ordinal) and (?:in|to|on)* (?:end|last|finish)", lambda _: ShowBrandCard(("intro", "outro"))),
    ("(?:add|use|put|show|let|in)* <edge=start|end|finish|front|last|ordinal> (?:it|video|every|scene)* (?:in|with|by|on|put|show|add|use)* (?:own|show)* (?:logo (?:card|scene)*|brand (?:card|scene)+)", _logo_card),
    ("(?:add|use|put|show)+ (?:own|brand)* (?:logo|brand) (?:card|scene)+ (?:in|to|on)* <edge=start|end|front|last>", _logo_card),
    ("(?:use|put|show|add|SET|with)* (?:own|brand)* word{1,3} (?:in|on|to|video|it)*", _whole_kit),
)  # fmt: skip
