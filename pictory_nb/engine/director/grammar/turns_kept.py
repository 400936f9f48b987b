"""Turns of phrase about what stays, in which order, what is made one, and the brand's cards."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.turn_words import QUOTED_SIGN, Turns

_HIDDEN = re.compile(QUOTED_SIGN)

_END = r"(?=\s*[.!?]*$)"
_SCENES = r"(?:(?:the |all )?(?:scenes|slides|cards)|everything|the (?:whole |entire )?(?:sequence|order|thing|video|film)|it)"
_REVERSED = r"(?:back to front|in reverse(?: order)?|in (?:the )?(?:opposite|reversed?|backwards?) order|from (?:the )?(?:last|end) to (?:the )?(?:first|start|beginning)|last to first)"
_LISTED = r"\d{1,2}(?: ?(?:,|and|to|-|–|&|\+|through) ?(?:and )?\d{1,2})*"
_REST = r"(?:all (?:the )?(?:others?|rest|other (?:scenes|ones|slides))|(?:the )?(?:others|rest|other (?:scenes|ones|slides))|everything else|all else)"
_GOES = r"(?:goes|go|(?:can|should|must|may|has to|have to) (?:go|be (?:removed|deleted|dropped|cut))|(?:is|are) not needed)"
_CARD = r"(?:brand(?:['’]s)?|branded|company|our brand)"
_TAGLINE = r"(?:(?:the |our )?(?:slogan|tagline|line|claim|motto|words?|text)(?: below(?: it)?| under(?:neath)?(?: it)?)?:? )"
_TEXT = r"(?P<text>[\uf000-\uf0ff]|(?-i:[A-Z])[^,.;\uf000-\uf0ff]*?)"
_BELOW = (
    r"(?: (?:below|under|beneath|underneath)(?: (?:it|our name|the name|the brand(?: name)?|the logo))?)?"
)
_AT_START = r"(?:at the (?:very )?(?:beginning|start|front|top)|(?:before|in front of) the (?:title|first)(?: card| scene| slide| one)?|as the (?:very )?first (?:thing|scene|card|slide)|first|up front)"
_AT_END = r"(?:at the (?:very )?end|after the (?:end card|last(?: scene| card| slide| one)?|ending|call to action)|behind the (?:end card|last (?:scene|card|slide|one))|as the (?:very )?last (?:thing|scene|card|slide)|last)"
_CARD_NAMED = r"(?:the )?(?:title(?: card)?|opener|opening|intro|quote|quotation|list|number(?: card)?|stat(?:istic)?|end card|ending|outro|(?:first|last|second|third) (?:scene|one|slide)|scene \d|(?:two |three |all )?(?:caption scenes|captions))"
_A_CARD = rf"(?:(?:a|an|the|our|one|another|my)(?: (?:new|extra|closing|opening|final|little|short))? )?(?:{_CARD} )+(?:(?:intro|outro|opening|closing|end) )?(?:card|slide|scene|screen|page)(?: (?:with|of|for) (?:our|the) (?:brand|company|own brand))?"
_WISHES = r"(?:please |(?:i|we) (?:want|need) |give (?:me|us) |(?:add|put|insert|place|have|show|make|use|include|stick|set) (?:in )?|(?:with|and) )?"
_BRANDED = (
    r"(?: (?:with|of|for|showing) (?:our|the|my) (?:own )?(?:brand|company|logo|name)(?: name)?(?: on it)?)?"
)
_FIGURES = {
    *map(str, range(1, 13)),
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
}


def _tagged(which: str, text: str) -> str:
    """Write the wish for a card of the brand with a tagline, which is in quotation marks then."""
    return f"add a brand {which} card with the tagline {text if _HIDDEN.match(text) else f'“{text}”'}"


KEPT: Turns = (
    # what stays
    (rf"\bkeep only (?={_LISTED}(?:\s*[.!]*$|[,.;] (?!\d)| and (?!\d)))(?!\d+ ?(?:s|secs?|seconds?|min)\b)", "keep only scenes "),
    (rf"^(?:please )?only (?P<what>(?:the |scenes? |my |our |\d)[\w%,' -]{{1,60}}?) (?:(?:should|must|may|can|is to|are to|has to|have to) )?(?:stays?|remains?|survives?|be (?:left|kept)|be in (?:it|the (?:video|film)))(?: in(?: (?:it|the (?:video|film)))?)?{_END}", r"keep only \g<what>"),
    (r"^(?:please )?(?:leave|keep) (?:only|just|nothing but|nothing except|no more than) (?=(?:the|scenes?|my|our|\d)\b)(?!.*\b(?:captions?|music|logo|voice|text|words?|points?|bullets?|seconds?|transitions?|list in)\b)", "keep only "),
    (r"^(?:please )?(?:i|we) (?:only|just) (?:want|need|keep) (?=(?:scenes? \d|the (?:\w+ )?(?:half|scenes)))", "keep only "),
    (r"^(?:please )?(?:i|we) (?:want|need) only (?=(?:scenes? \d|the (?:\w+ )?(?:half|scenes)))", "keep only "),
    (r"^(?:please )?just (?=scenes? \d[\d, andto-]*(?: please)?[.!]*$)", "keep only "),
    (rf"\bkeep (?:only )?(?=\S)(?P<what>[\w%,' -]{{1,70}}?)[,;.]? (?:and )?{_REST} {_GOES}{_END}", r"keep only \g<what>"),
    (rf"^(?P<what>scenes? \d[\d, andto-]*?)(?: only)?[,;] {_REST} {_GOES}{_END}", r"keep only \g<what>"),
    (r"^(?P<what>scenes \d[\d, andto-]*?) only(?: please)?(?=[.!]*$)", r"keep only \g<what>"),
    (r"\bkeep (?:just )?(?P<what>scenes? \d[\d, andto-]*?) only\b", r"keep only \g<what>"),
    (r"\bkeep just (?=scenes? \d)", "keep only "),
    (r"^(?:please )?keep (?P<what>scenes? \d+ (?:to|and) \d+)(?=\s*[.!]*$)", r"keep only \g<what>"),
    (r"\b(?:trim|cut|reduce|shorten|strip|boil|pare) (?:(?:the |this |my |our )?(?:whole )?(?:video|film|clip|movie|it|thing) )?(?:down )?to (?=scenes? \d|the \w+(?:,| and))(?!.*\b(?:seconds?|secs?)\b)", "keep only "),
    (rf"^(?:please )?(?:keep|leave) (?P<what>{_CARD_NAMED}(?:, {_CARD_NAMED})+,? and {_CARD_NAMED})(?=\s*[.!]*$|, (?:and )?(?:the )?(?:music|theme)\b)", lambda f: f"keep only {f['what'].replace('the captions', 'all caption scenes')}"),
    (r"\b(can|could|should|must|may) (?:all|both) (?=go\b|be\b)", r"\1 "),
    (r"\b(?:can|may|could|might) (?=(?:all |both |each )?be (?:removed|deleted|cut|dropped|scrapped|thrown (?:out|away)|taken out)\b)", "should "),
    (r"\bkeep just (?=\d)", "keep only "),
    (rf"^(?:please )?(?:leave|keep) (?P<what>[\w%,' -]{{1,60}}?),? and (?:delete|remove|drop|cut|lose|throw away|dump|scrap) {_REST}{_END}", r"keep only \g<what>"),
    (rf"^(?:all (?:that )?(?:i|we) want (?:left|to keep)|what (?:remains|stays|is left) should be)(?: is)? (?:just |only )?(?P<what>(?:the |scenes? |my |marta)[\w%,' -]{{1,60}}?){_END}", r"keep only \g<what>"),
    (rf"^(?:i|we) (?:want|need) (?:everything|all(?: scenes)?) (?:except|but|apart from)(?: for)? (?P<what>[\w%,' -]{{1,60}}?) (?:gone|out|removed|deleted){_END}", r"keep only \g<what>"),
    (r"\bthe (two|three|four|2|3|4) (last|first|final)\b", r"the \2 \1"),
    # the order
    (rf"^(?:please )?(?:i want (?:to see )?)?(?:(?:turn|put|play|show|flip|reverse|have|run) )?{_SCENES}(?: with all (?:the )?(?:scenes|slides))? (?:around )?{_REVERSED}(?: please)?(?:,? (?:the )?last (?:scene |one |slide )?first)?{_END}", "reverse the order of all scenes"),
    (rf"^(?:please )?(?:play |show |all )*(?:{_REVERSED}|backwards? order|reversed? order|(?:the )?(?:opposite|reversed?) order)(?: please)?(?:,? (?:(?:the )?last (?:scene |one |slide )?first|end first))?{_END}", "reverse the order of all scenes"),
    (r"^(?:please )?(?:turn|flip|switch|reverse) (?:the |this )?(?:whole )?(?:order|sequence) ?(?:a?r+ound|over|round)?,? (?:and )?(?:the )?(?:end|last(?: scene| one| slide)?) first(?=[.!]*$)", "reverse the order of all scenes"),
    (r"^(?:everything|all(?: the)? scenes|the (?:whole )?order) the other way a?round,? (?:the )?last (?:scene|one|slide) (?:first|at the (?:beginning|start|front))(?: and so on| etc\.?)?(?=[.!]*$)", "reverse the order of all scenes"),
    (r"^(?:please )?(?:all (?:the )?(?:scenes|slides) in revers(?:e|ed)?|(?:invert|reverse|flip|turn (?:around|round)) the (?:scene |slide )?(?:sequence|order)|turn the (?:scene |slide )?(?:sequence|order) (?:a?round|over)|(?:back to front|reverse(?:d)?|backwards?) order for (?:everything|all(?: the)? scenes))(?: please)?(?:,? so that it starts with the (?:end card|last (?:scene|one)) and (?:finishes|ends) with the (?:title|first (?:scene|one))(?: card)?)?(?=[.!]*$)", "reverse the order of all scenes"),
    (r"^start with the last (?:scene|one|slide) and (?:end|finish|close) with the first(?: scene| one| slide)?(?=[.!]*$)", "reverse the order of all scenes"),
    (r"^(?P<what>(?:bring|move|put|take|pull) (?:this (?:scene|one)|scene \d+|the [\w ]{1,30}?|it))(?: forward| up| back)? so (?:that )?(?:its|it['’]s|it is|it becomes|it comes) (?:number|no\.?|#|scene) ?(?P<n>\d+)(?=[.!]*$)", r"\g<what> to position \g<n>"),
    (r"^make (scene \d+) the (?:very )?(first|second|third|fourth|fifth|sixth|seventh|last)(?: one| scene| slide)?(?=[.!]*$)", r"move \1 to the \2 position"),
    (r"^(?:take|grab|pick) (?P<what>the [\w ]{1,30}?|scenes? \d[\d, and]*?|this (?:one|scene)|it),? and (?P<verb>put|move|place|stick|insert) (?:it|them|that) (?=\S)", r"\g<verb> \g<what> "),
    (r"\b(?:bring|move|pull) (?P<what>scenes? \d[\d, and]*?|the [\w ]{1,30}?|it) (?:forward|up|back)(?: front)?,? (?:so (?:that )?)?(?:it|they) (?:follows?|comes? (?:right |directly )?after) (?=\S)", r"move \g<what> after "),
    (r"\b(?:bring|move|pull|put) (?P<what>scenes? \d[\d, and]*?|the [\w ]{1,30}?|it) (?:up front|forward|to the front), (?:right |just |directly )?(?P<side>behind|after|before) (?=\S)", r"move \g<what> \g<side> "),
    (r"\b(move|put|bring|place|remove|delete|drop|cut) (\d and \d|\d, \d and \d|\d ?- ?\d)(?= (?:right |just |directly )?(?:after|before|behind|to the|at the)\b|[.!]?$)", r"\1 scenes \2"),
    (r"\b(scenes? )(\w+) (\w+) and (\w+)(?= (?:\w+ )?(?:seconds|secs|out|go|in|with|should|can|must)|[.!]*$)", lambda f: f"{f[1]}{f[2]}, {f[3]} and {f[4]}" if {f[2].lower(), f[3].lower(), f[4].lower()} <= _FIGURES else f[0]),
    # made one
    (r"^(?:please )?(?:one|a single|1) (?:scene|slide) out of (?:all )?(?:the )?(?:scenes? )?(?=\S)", "merge "),
    (r"^(?:scenes? )?(\d) ?(?:\+|plus|&) ?(\d) (?:in|into|as|to) (?:one|a single)(?: scene| slide)?(?=[.!]*$)", r"merge scenes \1 and \2"),
    (r"\b(join|merge|combine|fold|glue|tack) (scene \d+) (?:onto|on to|to|into|with|on) (scene \d+)(?: so (?:that )?(?:its|it['’]s|they['’]re|it is|they are) (?:just |only )?(?:one|a single) (?:scene|slide))?(?=[.!]*$)", lambda f: f"merge {f[2]} and {f[3]}" if int(f[2][6:]) < int(f[3][6:]) else f"merge {f[3]} and {f[2]}"),
    # the brand's cards
    (r"^ad (?=(?:an?|the|our) )", "add "),
    (rf"^{_WISHES}(?:both )?(?:an? )?(?:{_CARD} )?intro(?: card)? and (?:an? )?(?:{_CARD} )?outro(?: cards?)?{_BRANDED}(?: please)?{_END}", "add a brand intro and outro card"),
    (rf"^{_WISHES}{_A_CARD} {_AT_START} and (?:{_A_CARD}|another(?: one)?|one) {_AT_END}(?: please)?{_END}", "add a brand intro and outro card"),
    (rf"^{_WISHES}(?:(?:an?|the|our|my) )?(?:{_CARD} )?(?P<which>intro|outro) card{_BRANDED}(?: (?:{_AT_START}|{_AT_END}))?(?: please)?{_END}", r"add a brand \g<which> card"),
    (rf"^(?:please )?(?:end|finish|close) (?:it |the (?:video|film) )?with (?:an? |the |our |my )?(?:{_CARD} |outro )+(?:card|slide|scene)?(?:,? (?:add|put) it)?(?: {_AT_END})?(?: please)?{_END}", "add a brand outro card"),
    (rf"^(?:please )?(?:start|open|begin) (?:it |the (?:video|film) )?with (?:an? |the |our |my )?(?:{_CARD} |intro )+(?:card|slide|scene)?(?: on a (?:card|slide|scene) of its own)?(?: {_AT_START})?(?: please)?{_END}", "add a brand intro card"),
    (rf"^(?:please )?(?:start|open|begin) with (?:our|the|my) (?:brand|company)(?:['’]s)?(?: name)? on (?:a|its own) (?:card|slide|scene)(?: of its own)?{_END}", "add a brand intro card"),
    (rf"^{_WISHES}{_A_CARD} {_AT_START}(?: please)?{_END}", "add a brand intro card"),
    (rf"^{_WISHES}{_A_CARD} {_AT_END}(?: please)?{_END}", "add a brand outro card"),
    (rf"^{_WISHES}the brand['’]s own card {_AT_END}{_END}", "add a brand outro card"),
    (rf"^(?:(?:brand )?(?P<which>outro|intro) card|(?:brand )?(?P<asked>outro|intro)(?: card)? please){_END}", lambda f: f"add a brand {f['which'] or f['asked']} card"),
    (rf"^(?=.*\b(?:brand|slogan|tagline|claim|motto|company)\b){_WISHES}(?:an? |the |our )?(?:{_CARD} )?(?P<which>intro|outro)(?: card)?(?: {_AT_END}| {_AT_START})?,? (?:with|that says|saying) {_TAGLINE}?{_TEXT}{_BELOW}{_END}", lambda f: _tagged(f["which"], f["text"])),
    (rf"^{_WISHES}{_A_CARD} {_AT_END},? (?:with|that says|saying) {_TAGLINE}?{_TEXT}{_BELOW}{_END}", lambda f: _tagged("outro", f["text"])),
    (rf"^{_WISHES}{_A_CARD} {_AT_START},? (?:with|that says|saying) {_TAGLINE}?{_TEXT}{_BELOW}{_END}", lambda f: _tagged("intro", f["text"])),
    (rf"^(?:please )?(?:start|open|begin) with {_A_CARD},? (?:with|that says|saying) {_TAGLINE}?{_TEXT}{_BELOW}{_END}", lambda f: _tagged("intro", f["text"])),
    (rf"^(?:please )?(?:end|finish|close) with {_A_CARD},? (?:with|that says|saying) {_TAGLINE}?{_TEXT}{_BELOW}{_END}", lambda f: _tagged("outro", f["text"])),
)  # fmt: skip
