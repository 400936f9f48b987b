"""Turns of phrase that say why a text changes, and then what it is to be: "the headline is wrong, it's supposed to be …"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.turn_words import END_CARD, QUOTED_SIGN, Turns

if TYPE_CHECKING:
    import re

_END = r"(?=\s*[.!?]*$)"
_NO_SIGN = r"[^\uf000-\uf0ff]"
_DOUBT = r"(?!.*\b(?:if|unless|when|maybe|perhaps|whether|not sure|don['’]?t (?:change|replace|touch))\b)"
_NAMED = r"(?:title|headline|heading|subtitle|quote|quotation|caption|call to action|cta|tagline|end card)"
_WEB = r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/[\w./-]*\w)?"
_NAME = r"(?-i:[A-Z])[\w.'’]+(?: (?-i:[A-Z])[\w.'’]+){0,3}"
_COUNT = r"(?:two|three|four|some|a few|several|a couple of|2|3|4)"


def _quoted_by(found: re.Match[str]) -> str:
    by = found["by"].rstrip(".")
    name = by if len(by) == 1 else f"“{by}”"
    return f"change the text of the quote to {found['text']} and the speaker of the quote is {name}"


RETOLD: Turns = (
    (r"^for (?:our|the|my|this) [\w ]{3,24}?,? (?=(?:the )?(?:title|headline|subtitle|number|quote|call to action|end card) (?:should|must|has to) )", ""),
    (rf"^(?:please )?(?P<verb>change|shorten|rewrite) the (?:text|caption|wording|sentence)(?P<to> to {QUOTED_SIGN})?(?=,? and (?:make|give|let|put|set|show|keep|leave) (?:it|this)\b)", r"\g<verb> the text of that scene\g<to>"),
    (rf"^(?P<title>(?:the )?title:? {QUOTED_SIGN}),? (?:and )?for (?P<long>\d+(?:\.\d+)? ?(?:s|secs?|seconds?)){_END}", r"\g<title> and make the title card \g<long> long"),
    (rf"^(?P<amount>\d+(?:\.\d+)?%|{QUOTED_SIGN}) (?:in|on|for) (?=(?:scene \d|the number card)\b)(?P<place>scene \d|the number card) and (?:leave|keep|make|hold|show) it ", r"the number in \g<place> should be \g<amount> and make \g<place> "),
    (rf"(?P<first>\b(?:quote|quotation)\b[^.;]*{QUOTED_SIGN}),? and the (?:name|author|speaker)(?: (?:under|below) it)? (?:to|should be|is|as) (?=\w|{QUOTED_SIGN})", r"\g<first> and the speaker of the quote is "),
    (rf"^(?:just |only |here are )?{_COUNT} (?:little |small |quick |more |other )?(?:mistakes|errors|things|changes|corrections|fixes|edits|tweaks|typos|requests|wishes|points to fix)(?: (?:here|please|for you|to fix|to change|left|from (?:the |my |our )?\w+))?: (?=\w)", ""),
    (r"\bstrip (?:out |off )?(?=(?:the|our|my|all) )", "remove "),
    (rf"\b(?!.*\bbut\b)(it|that|this|the {_NAMED})(?:['’]s| is|['’]re| are) (?:supposed|meant) to (be|say|read) (?={QUOTED_SIGN})", r"\1 should \2 "),
    (rf"^{_DOUBT}{_NO_SIGN}{{3,140}}?(?:, so|:) (?:please )?(?=(?:replace|change|swap|turn) {QUOTED_SIGN} (?:with|to|by|for|into) {QUOTED_SIGN})", ""),
    (rf"^{_DOUBT}(?:(?!\b(?:add|insert|move|swap)\b)[^.;])*?\bthe (?P<name>title|headline|subtitle|quote|call to action)\b[^.;]*?,? so (?:that )?it(?:['’]s| is| says| reads| should (?:say|read|be))(?: just| only| simply)? (?P<text>{QUOTED_SIGN}){_END}", r"the \g<name> should be \g<text>"),
    (rf"^{_DOUBT}(?!.*\b(?:add|insert|put|new|another|after|before|under|below|by|name|author|speaker|not|remove|delete|without)\b)[\w' ]{{3,40}} (?:in|on|for) (?:the )?(?P<name>quote|quotation|title|headline|subtitle|call to action|tagline)(?:,? please)?: (?P<text>{QUOTED_SIGN}){_END}", r"the \g<name> should be \g<text>"),
    (rf"\b(?:fix|correct|change|update|adjust) (?:that|it|this) (?:on|in) (the (?:{END_CARD}|{_NAMED}|first (?:card|scene|slide))),?:? (?={QUOTED_SIGN})", r"\1 should say "),
    (rf"\b((?:the|our) [\w ]{{3,20}}?) should ask for (?:that|it|this|more): (?={QUOTED_SIGN})", r"\1 should say "),
    (rf"^(?:please )?(?:finish|end|close) (?:it |the (?:video|film) )?(?:on|with) (?P<text>{QUOTED_SIGN}) (?:at|(?:and|with) (?:the |our )?(?:link|url|address|site|website)) (?P<place>{_WEB}){_END}", r"change the call to action to \g<text> and change the line under the call to action to “\g<place>”"),
    (rf"^(?:that['’]?s |it['’]?s |this is |it is )?(?:way |far |much |a bit )?too (?:long|wordy|much|complicated|much text|many words)(?: for [\w ]{{2,24}})?[,;:.-]+ (?:please )?(?:just |better )?(?:say|put|write|use|make it) (?P<text>{QUOTED_SIGN})(?: here| instead| there)*{_END}", r"change it to \g<text>"),
    (rf"\b(?:simplify|shorten|reduce|cut|boil|trim|condense|tighten) (?:it|this|that)(?: down)? to (?={QUOTED_SIGN}{_END})", "change it to "),
    (rf"^(?:please )?(?:(?:change |make |set |replace )?the (?:quote|quotation)(?: card)?(?: (?:should|must) (?:be|say|read)| is| to| with| by)?:?|(?:quote|quotation)(?:(?: should be| should say)(?=.* instead)|:)) (?P<text>{QUOTED_SIGN}),? (?:by|from) (?P<by>{QUOTED_SIGN}|{_NAME})(?:,? instead(?: of [\w'’ ]+)?)?(?=\s*[.!?]*$| and make )", _quoted_by),
    (rf"^(?:can|could|should) (?:\w+ ){{1,2}}(?:also )?see (?:our|the|my) (?:phone number|telephone number|number|website|site|address|email(?: address)?|link|url) (?P<place>{_WEB}|[\w.+-]+@[\w.-]+|\+?\d[\d ()/-]{{5,}}\d) (?:on|at|in) the {END_CARD}\?$", r"change the line under the call to action to “\g<place>”"),
)  # fmt: skip
