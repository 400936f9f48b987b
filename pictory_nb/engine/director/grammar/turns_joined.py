"""Turns of phrase that say several things of one card in a row: what it says, and how long it stands."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.turn_words import ONE_SCENE, ORDINAL, QUOTED_SIGN, Turns

_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_SECONDS = r"(?:seconds?|secs?|s)"
_END = r"(?=\s*[.!?]*$)"
_CARD = r"(?:the )?(?P<card>title(?: card)?|end card|call to action|cta|quote(?: card)?|number(?: card)?|stat(?:istic)?(?: card)?|scene \d|this one|(?:this|that) scene)"
_AMOUNT = r"\d[\d.,]* ?(?:%|percent\b)"
_NAME = r"(?-i:[A-Z])[\w.'’]+(?: (?-i:[A-Z])[\w.'’]+){0,3}"
_STAYS = r"(?:(?:it |this )?(?:should |must |has to )?(?:stays?|lasts?|be shown|is shown|shown|be up|on screen|visible|stands?|runs?)(?: on screen| up| there)?(?: for)?|for)"
_NUMBERED = re.compile(r"(?:^|(?<=[\s:]))[1-9][).] (?=\w)")
_CARDS = {"call to action": "end card", "cta": "end card", "title": "title card"}


def _card(name: str) -> str:
    low = name.lower()
    return name if low.startswith(("scene", "this", "that")) else f"the {_CARDS.get(low, name)}"


def _timed(found: re.Match[str]) -> str:
    """Read "end card: “…”, shown for 7 seconds" as what it says and how long it lasts."""
    return f"{found['first']} and make {_card(found['card'])} {found['n']} seconds long"


def _two_cards(found: re.Match[str]) -> str:
    """Read "9 seconds for the list, 8 for the quote"."""
    one, two = (
        f"{what} scene" if re.fullmatch(rf"the {ORDINAL}", what, re.IGNORECASE) else what
        for what in (found["a"], found["b"])
    )
    return f"make {one} {found['n']} seconds long and make {two} {found['m']} seconds long"


def _numbered(found: re.Match[str]) -> str:
    """Read "1) list out 2) wipe transitions" as one wish after the other."""
    wishes = [wish.strip(" .,;") for wish in _NUMBERED.split(found["wishes"])]
    return ", ".join(wish for wish in wishes if wish)


JOINED: Turns = (
    (rf"^(?:the )?(?:heading|title) of the list(?: is| should be|:) (?P<text>(?-i:[A-Z])[^,;:]+?|{QUOTED_SIGN}),? and the (?:points|bullets|items) (?:are|should be):? (?P<points>(?-i:[A-Z]).+?){_END}", lambda f: f"the list should have only these points: {f['points']}. the list heading should be {f['text'] if len(f['text']) == 1 else '“' + f['text'] + '”'}"),
    (r"(?<=\w),? (?:with )?one (?:scene )?(?:for|per) (?:each|every) (?:caption|sentence|line|text)(?=[.!?]?$)", ""),
    (rf"\b({_NUMBER} ?{_SECONDS}) (?:max|maximum|tops|at most)(?=[.!]?$)", r"\1"),
    (rf"^(?:the )?(?:big )?(?:number|stat|statistic)(?: card)? (?:is|should be|should say|says?) (?P<value>{QUOTED_SIGN}|{_AMOUNT}),? and the (?:line|text|label|words) (?:below|under|beneath|underneath)(?: it)?(?: is| should be| should say| says)? (?P<text>{QUOTED_SIGN}){_END}", r"the number should be \g<value> and the text of the number card should be \g<text>"),
    (r",? by the way(?=[.!]?$)", ""),
    (r"^(?:[\w' ]{2,40}: ?)?(?P<wishes>1[).] \w.+? 2[).] \w.+)$", _numbered),
    (rf"^(?P<first>{_CARD}(?: (?:should|must) (?:be|say|read)| says| to|:| =)? {QUOTED_SIGN}(?:,? (?:and )?by {_NAME})?),? (?:and )?(?:{_STAYS} )?(?P<n>{_NUMBER}) ?{_SECONDS}{_END}", _timed),
    (rf"^(?P<first>{_CARD}(?: (?:should|must) (?:be|say|read)| says| to|:| =)? {_AMOUNT}),? (?:and )?{_STAYS} (?P<n>{_NUMBER}) ?{_SECONDS}{_END}", _timed),
    (rf"^(?P<n>{_NUMBER}) ?{_SECONDS} for (?P<a>{ONE_SCENE})(?:,| and|, and) (?P<m>{_NUMBER})(?: ?{_SECONDS})? for (?P<b>{ONE_SCENE}){_END}", _two_cards),
    (rf"^(?:the )?(?:number|stat|statistic)(?: card)?(?: (?:should be|should say|says?)|:)? (?P<value>{_AMOUNT}),? (?:and )?(?P<text>{QUOTED_SIGN}){_END}", r"the number should be \g<value> and the text of the number card should be \g<text>"),
    (rf"\b(?P<value>{_AMOUNT}) is the (?:right|correct|new|actual|real|true) (?:number|figure|value|percentage)(?: (?:in|for|on) (?:scene \d|the number card|the stat))?{_END}", r"the number should be \g<value>"),
    (rf"^{_NUMBER} ?{_SECONDS} (?:was|is|are|were|feels?) (?:far |way |a bit )?too (?:much|long|short|little|many|brief)[,;.] (?:so )?(?:let['’]?s say|make it|say|better|try|let['’]?s make it) (?P<n>{_NUMBER})(?: ?{_SECONDS})? (?:for|on) (?P<what>this one|this scene|that one|{ONE_SCENE}){_END}", r"make \g<what> \g<n> seconds long"),
    (rf"^{_NUMBER} ?{_SECONDS} (?:of|for) (?:the )?(?P<what>title|quote|list|number|stat|end card)(?: card)? (?:is|are|feels?) (?:far |way |a bit )?too (?:much|long|short|little|brief)[,;.] (?P<n>{_NUMBER})(?: ?{_SECONDS})? (?:are|is|would be|will do|should be|suffice)(?: (?:enough|fine|better|plenty|right))?{_END}", r"make the \g<what> \g<n> seconds long"),
    (rf"(?P<first>{QUOTED_SIGN})(?:,| and|, and) (?P<by>{_NAME}) (?:said|says) (?:it|that|this){_END}", r"\g<first> and the speaker of the quote is \g<by>"),
    (rf"\bthe (?P<name>quote|quotation|title|number)(?: card)? needs (?:replacing|changing|an update)[:,;.] it['’]?s (?={QUOTED_SIGN})", r"the \g<name> should be "),
    (rf"(?P<text>{QUOTED_SIGN}) is (?:still )?missing (?:from|in|on) (?:the|our) list[,;.] (?:so )?(?:please )?(?:put|add) it(?: (?:at the (?:end|bottom)|there|too|in|to the end))*{_END}", r"add \g<text> to the list"),
    (rf"^(?!.*\b(?:if|unless|not)\b)(?:[^.;:]{{0,60}}?\bthe )?first (?P<n>{_NUMBER}) {_SECONDS}[,;.:]? (?:so )?(?:please )?(?:delete|cut|remove|drop|lose) (?:what(?:ever)?|everything|all)(?: that)?(?: (?:comes|follows|is))? ?(?:after|behind)?(?: it| that| them)?{_END}", r"keep only the first \g<n> seconds"),
    (r",? (?:and |but )?the (?:speaker|name|author|rest|others|label|heading|points|text below)(?: of it)? (?:stays?|remains?|can stay|should stay)(?: the same| as (?:it )?(?:is|are)| unchanged| there)?(?=\s*[.!]*$)", ""),
    (rf"\b(?P<what>[\w ]{{2,30}}?) (?:as|should be|comes) the (?:very )?(?:last|final) (?:thing|one|scene) before the (?:call to action|end card){_END}", r"move \g<what> before the end card"),
    (r"\b(\d(?:\.\d+)?) ?(?:x|times) as fast\b", r"at \1x speed"),
    (rf"\b(?:move|shift|bring) ({QUOTED_SIGN}) (?:to )?(?!.*\b(?:list|points|bullets)\b)(?=before |after |behind |in front of |to the |to position )", r"move the scene that says \1 "),
    (r"\b(before|after) the (\w+) captions(?=\s*[.!?]*$)", r"\1 the \2 scene"),
    (r"^(remove|delete|drop|cut|lose) [^,;\d]{3,40}, (?:i mean|i\.e\.|that is|namely|meaning) (?=scenes? \d)", r"\1 "),
    (r"\bsend (?=(?:this|that|it|the|scene)\b[\w ]{0,24} to the )", "move "),
    (r"\bprecedes? (?=the |scene )", "come before "),
    (r"\bto (after|before) (?=the |scene )", r"\1 "),
    (rf"^(?P<what>(?:the )?\w+(?: scene)?) first after (?P<other>{ONE_SCENE})(?=\s*[.!]*$|,? and |, )", r"move \g<what> after \g<other>"),
    (r"\btake ((?:this|that|the)(?: \w+)? (?:scene|slide|card)|it|scene \d) out and (?:also )?(?:the )?(subtitle|logo|music|captions)\b", r"remove \1 and remove the \2"),
    (r"^(?:start|begin|open) without (?=(?:the |our )?(?:title|intro|opening|first|opener|scene))", "remove "),
    (r"\bthe (quote|quotation) (?:by|from|of) (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?(?= (?:has to|must|should|can|needs to) (?:go|come out|be (?:removed|deleted|cut)))", r"the \1"),
    (rf"^(?P<lead>.{{3,80}}?[,;:.] (?:so )?)?(?:add )?(?:an?|one) (?:new |extra )?(?:last|final|closing) (?:scene|slide|card)(?: after the end card)?,?(?: with(?: the (?:text|words))?| that says| saying|:)? (?P<text>{QUOTED_SIGN}){_END}", r"add a scene at the end that says \g<text>"),
    (r"^(?:people|viewers|customers|everyone|they|users) (?:should|must|need to|have to) (?:know|see|remember) [\w' ]{3,40}: (?=\w)", ""),
    (rf"^the (?P<what>\w+) captions? (?:is|are|sounds?|feels?|looks?) [\w ]{{3,30}}[,;.] (?:so )?(?:please )?(?:replace|change|swap) (?:it|them) (?:with|to|by|for) (?P<text>{QUOTED_SIGN}){_END}", r"change the text of the \g<what> scene to \g<text>"),
    (rf"\btake (?P<text>{QUOTED_SIGN}) (?:out of|off|from|out from) (?P<place>{ONE_SCENE})(?:,? (?:and |but )?(?:keep|leave) the rest)?{_END}", r"delete \g<text> from \g<place>"),
    (rf"\b(?:hold|keep|leave|show) the (?P<n>\d+%) for (?P<s>{_NUMBER}) ?{_SECONDS}(?: so (?:that )?[\w' ]{{4,30}})?{_END}", r"make the \g<n> scene \g<s> seconds long"),
    (r"^every (?:[\w']+ ){1,3}(?:starts|begins|opens) with (?:a |our )?(?:brand )?intro,? (?:so )?(?:please )?add (?:one|it|that)(?: here| too)?(?=[.!]*$)", "add an intro"),
    (r"^every (?:[\w']+ ){1,3}(?:ends|closes|finishes) with (?:an? |our )?(?:brand )?outro,? (?:so )?(?:please )?add (?:one|it|that)(?: here| too)?(?=[.!]*$)", "add an outro"),
    (r"\bbookend (?:it|the (?:video|film)) with an? intro and an? outro(?: card)?\b", "add an intro and an outro"),
)  # fmt: skip
