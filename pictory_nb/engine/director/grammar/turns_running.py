"""Turns of phrase about the running order, and about what a short cut of the film is to have."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.turn_words import ONE_SCENE, OUT, QUOTED_SIGN, SCENE, UNITS, Turns

_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_SECONDS = r"(?:seconds?|secs?|s)"
_END = r"(?=\s*[.!?]*$)"
_NTH = r"(?:first|second|third|fourth|fifth|sixth|seventh|second to last|last)"
_IT = r"(?:it|this(?: one| scene)?|that(?: one| scene)?)"
_WHAT = rf"(?:{ONE_SCENE}|{_IT})"
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_OTHERS = rf"(?:{OUT} (?:all )?(?:the )?(?:others?|other (?:scenes|slides)|rest)|{OUT} everything else)"
_MANY = re.compile(r", and | and |, ")


def _moved(found: re.Match[str]) -> str:
    """Read "pull it forward so it is scene 2", "make the list the second thing people see"."""
    named = found.groupdict()
    nth = (named.get("nth") or "").lower()
    if nth == "last":
        return f"move {found['what']} to the end"
    if nth == "second to last":
        return f"move {found['what']} before the last scene"
    number = named.get("n") or str(_PLACES.index(nth) + 1)
    return f"move {found['what']} to position {number}"


def _only(found: re.Match[str]) -> str:
    """Read "a short version: title, quote, CTA. Remove the others"."""
    names = [re.sub(r"^the ", "", part.strip(), flags=re.IGNORECASE) for part in _MANY.split(found["what"])]
    return "keep only " + " and ".join(name if name.startswith("scene") else f"the {name}" for name in names)


def _each(found: re.Match[str]) -> str:
    """Read "the number card, the list and the quote each get two more seconds"."""
    parts = [part.strip() for part in _MANY.split(found["what"]) if part.strip()]
    return " and ".join(f"make {part} {found['n']} seconds longer" for part in parts)


def _two_lengths(found: re.Match[str]) -> str:
    number = UNITS.get(found["m"].lower(), found["m"])
    return f"make {found['a']} {found['n']} seconds long and make {found['b']} {number} seconds long"


RUNNING: Turns = (
    (r"\bforth (?=(?:scene|slide|card|point|bullet|one)\b)", "fourth "),
    (rf"\b((?:should|must|has to|needs to|put|move|place) [^,;.]{{0,40}}?(?:before|after) {_WHAT}) (?:and not|instead of|rather than) (?:before|after)(?: (?:it|them|that))?{_END}", r"\1"),
    (rf"^(?:for (?:the|our|my) [\w ]{{3,30}}? )?only (?P<what>(?:the|scenes?) [^;.]+?) (?:should|can|must|may) (?:stay|remain|be left|be kept){_END}", r"keep only \g<what>"),
    (rf"^(?:please )?keep (?P<what>[^,;]+?)[,;] (?:and )?the (?:rest|others) (?:is|are) (?:not (?:needed|necessary|wanted|for)|superfluous|unnecessary)[^,;.]*{_END}", r"keep only \g<what>"),
    (r"^(?:please )?(?:leave|keep) only (\d(?:, \d)*,? and \d)(?: for [\w ]+)?(?=\s*[.!]*$)", r"keep only scenes \1"),
    (rf"^(?:i|we) (?:only|just) need (?P<what>[^,;.:]+?)[,;.] (?:so )?(?:please )?(?:throw away|delete|remove|drop|cut|lose) everything else{_END}", r"keep only \g<what>"),
    (rf"^after (?P<a>{ONE_SCENE}),? (?:please )?(?:go|jump|skip) (?:straight|directly|right) to (?P<b>{ONE_SCENE})(?:,? the ones in between (?:are|can) [\w ]+)?{_END}", r"remove everything between \g<a> and \g<b>"),
    (r"^(?:one more|another|a new|an extra) (number|stat|quote) card(?: please)?: (?=\w|[\uf000-\uf0ff])", r"add a \1 card: "),
    (rf"^(?:please )?(?:also )?(?:write|put|show)(?: also)? (?P<text>{QUOTED_SIGN})(?: also)? on (?:an own|its own|a separate|a new|an extra|another) (?:scene|slide|card) (?P<where>(?:after|before) [\w ]+?){_END}", r"add a scene \g<where> that says \g<text>"),
    (rf"^(?:we|i) (?:need|want) (?:one more|another|a new) (?:scene|slide),? (?:and )?it (?:says|reads|should say):? (?P<text>{QUOTED_SIGN}){_END}", r"add a scene that says \g<text>"),
    (r"\b(last|be|take|stay) only (?=(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)\b)", r"\1 "),
    (rf"\bbring the (?:total|whole|overall length|length)(?: length| time)? down by (?P<n>{_NUMBER}) {_SECONDS}{_END}", r"make the video \g<n> seconds shorter"),
    (rf"^(?P<what>{ONE_SCENE}) (?P<n>{_NUMBER}) {_SECONDS} less{_END}", r"make \g<what> \g<n> seconds shorter"),
    (r"\bmake the (?:scene|slide) (?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten) ?s)", "make that scene "),
    (r"\bone and a half times as fast\b", "at 1.5x speed"),
    (r"\btake (?=(?:upbeat|calm|cinematic|corporate|lo-?fi|ambient|inspiring) music\b)", "use "),
    (r"^(?:please )?change (?:two|three) things,? (?:please,? )?(?=the )", "change "),
    (r"^(?:can|could) we have an (intro|outro) with the brand(?: (?:before the title|at the (?:start|beginning|end)|after the end card))?\??(?=\s*$)", r"add an \1"),
    (r", (?:everybody|everyone|people|they|(?:the |my |our )\w+) (?:must|have to|has to|need to|should|want to|will) copy (?:it|that)(?: down)?(?=\s*[.!]*$)", ""),
    (r" in the (?:running )?order(?=\s*[.!?]*$)(?<!reverse in the order)", ""),
    (rf"\b((?:should|must|has to|needs to) (?:come|be|go|stand) (?:before|after) {_WHAT}),? (?:and )?not (?:before|after)(?: it)?{_END}", r"\1"),
    (rf"\b(?:let['’]?s |please )?lead with (?={ONE_SCENE}{_END})", "start with "),
    (rf"\b(?:move|pull|bring|put|shift|push) (?P<what>{_WHAT})(?: forward| up| back| down)?,? so (?:that )?it(?:['’]?s| is| becomes| comes) (?:the )?(?:scene |number |at position )?(?:(?P<n>\d)|(?P<nth>{_NTH})(?: scene| one| slide)?){_END}", _moved),
    (rf"\bmake (?P<what>{ONE_SCENE}) the (?P<nth>{_NTH}) (?:thing|scene|slide) (?:people|viewers|you|they|we|everyone) sees?{_END}", _moved),
    (rf"^(?:i(?:['’]d| would) (?:rather |like to |love to )?see|i want(?: to see)?|please show|can|could|have|let) (?P<what>(?!it\b){ONE_SCENE}|[A-Z]\w+['’]?s quote) (?:come |show |go |move )?(?:up )?as (?:the )?(?:scene (?:number )?(?P<n>\d)|(?P<nth>{_NTH}) scene){_END}", _moved),
    (rf"\bsend ({ONE_SCENE}) to (?:just |right )?(?=(?:before|after) )", r"move \1 "),
    (rf"^(?P<a>{ONE_SCENE}) first,? and then (?P<b>{ONE_SCENE}),? (?:they['’]?re|they are|it['’]?s|these are) (?:in )?the wrong (?:way (?:round|around)|order){_END}", r"swap \g<a> and \g<b>"),
    # a short cut
    (rf"^(?:all|the only thing|everything) (?:i|we) (?:really )?(?:need|want) (?:is|are) (?P<what>[^,;.:]+?)[,;.] (?:so )?(?:please )?{_OTHERS}{_END}", r"keep only \g<what>"),
    (rf"^(?:i want|i need|we need|give me|make)(?: me)? an? (?:(?:super|very|really) )?(?:short|quick|tight|trimmed)(?:er)? (?:version|cut|edit)(?: with)?[:,] (?P<what>[^.;:]+?)[.,;] (?:so )?(?:please )?{_OTHERS}{_END}", _only),
    (r"\b(?:strip|cut|reduce|boil|trim) (?:it|this|the (?:video|film)) down to (?=(?:the |scenes? )?(?:title|list|quote|number|end card|scene|\d)\b(?! ?(?:s|sec|seconds?|min)))", "keep only "),
    (r"^(?:for (?:the|our|my|a) \w+ )?(?:we|i) (?:only|just) keep (?=the |scenes? )", "keep only "),
    (r"\b(?:aswell|as well) as (?=the |scene )", "and "),
    # lengths of several
    (rf"^(?P<what>(?:the [\w ]{{2,20}}?|scene \d)(?:, (?:the [\w ]{{2,20}}?|scene \d))*,? and (?:the [\w ]{{2,20}}?|scene \d)) (?:each|both|all) (?:get|need|should (?:get|have)|deserve) (?P<n>{_NUMBER}) more {_SECONDS}(?: each)?{_END}", _each),
    (rf"^(?P<a>{ONE_SCENE}) (?P<n>{_NUMBER}) {_SECONDS},? and (?P<b>{ONE_SCENE}) (?P<m>{_NUMBER}){_END}", _two_lengths),
    # what is pointed at by its number
    (rf"\bthe (?:thing|one|part|bit|{SCENE}|page) with the (\d+) ?(?:percent|per cent|%)(?: (?:in|on) it)?", r"the \1% scene"),
    (rf"^(?P<text>{QUOTED_SIGN}) (?:is|are|sounds?|feels?|looks?|was) [\w' ]{{3,40}}?,? so (?:please )?(?:{OUT}|take out) (?:these words|this part|that part|those words|the words){_END}", r"delete the words \g<text>"),
    (rf"^[\w'’ ]{{3,30}} (?P<what>the (?:first|second|third|last) (?:sentence|line) (?:in|of|from) (?:scene \w+|the \w+ scene))[,;.] (?:so )?(?:please )?(?:{OUT}) (?:it|that){_END}", r"remove \g<what>"),
    # cards
    (rf"^(?:under|below|beneath|underneath) the (?:\d+ ?(?:%|percent|per cent)|(?:big )?number|figure|stat(?:istic)?) (?:it|we|there) should (?:say|read|be):? (?={QUOTED_SIGN})", "the text of the statistic should be "),
    (rf"\bmake (?:the )?(?:number|stat|statistic)(?: card)?(?: say)? (?P<value>{QUOTED_SIGN}|\d[\d.,]* ?%?),? (?:with|and) (?:(?P<text>{QUOTED_SIGN}) (?:under|below|beneath|underneath) it|(?:under|below|beneath|underneath) it (?P<text2>{QUOTED_SIGN})){_END}", lambda f: f"the number should be {f['value']} and the text of the number card should be {f['text'] or f['text2']}"),
    (r"^(?:a )?new (call to action|title|subtitle|tagline)(?: please)?, (?=(?-i:[A-Z])|[\uf000-\uf0ff])", r"\1: "),
    (rf"\b(?:that|which) asks,? (?={QUOTED_SIGN})", "that says "),
    (rf"^(?:tag|append|stick|put|add) (?P<text>{QUOTED_SIGN}) (?:on )?(?:at the (?:very )?end )?as an? (?:extra|additional|new|last|final) (?:scene|slide)(?: at the (?:very )?end)?{_END}", r"add a scene at the end that says \g<text>"),
    (rf"^(?:after the end card|at the very end|as the (?:absolutely |very )?last scene),? (?:please )?(?:add|insert|put|i want|i need) one (?:more |last |final )?(?:scene |slide )?(?:saying|that says|with|:)? ?(?:scene|slide)?:? ?(?P<text>{QUOTED_SIGN}){_END}", r"add a scene at the end that says \g<text>"),
    (rf"\badd (?:a|an|another) (?:second|further|third) (quote|quotation),? (?={QUOTED_SIGN} by )", r"add a \1: "),
)  # fmt: skip
