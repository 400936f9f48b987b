"""Turns of phrase about how long scenes and the whole last, and which stretches stay, in the order in which people say it."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.turn_words import SCENE, Turns

if TYPE_CHECKING:
    import re

_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_SECONDS = r"(?:seconds?|secs?|s)"
_TIME = rf"(?:\d+:\d\d|(?:second )?\d+(?:\.\d+)? ?{_SECONDS}|second \d+|{_NUMBER} {_SECONDS})"
_WHAT = r"(?:(?:the|this|that|my|our|each|every|all|scenes?|both) [\w%,:' -]{1,60}?|it|this|that|them)"
_END = r"(?=\s*[.!?]*$)"
_OUT = r"(?:cut|remove|delete|drop|lose|trim|chop|skip|scrap|take|throw|get rid of)"
_FILM = r"(?:(?:the |this |my |our )?(?:whole |entire )?(?:video|film|movie|clip|thing)|it)"
_OF_FILM = r"(?: (?:of|for) (?:the |my |our )?(?:whole |entire )?(?:video|film|movie|clip|thing))?"
_TOO = r"(?:rushed|too (?:short|quick|fast|brief|hasty)|over too (?:soon|fast|quickly))"
_GONE = r"(?:not (?:needed|necessary|wanted)|unneeded|unnecessary|superfluous|boring|dull|useless|empty|bad|too much|nothing|a waste)"


def _longer(found: re.Match[str]) -> str:
    what = found["what"].replace(" and on ", " and ").replace(" and for ", " and ").strip()
    what = what.replace("very first", "first")
    what = f"all scenes {what.removeprefix('all ')}" if what.startswith(("all but", "all except")) else what
    return f"make {what} {found['n']} seconds longer"


LENGTHS: Turns = (
    (r"\bthe full (?=(?:thing|video|film|movie|clip)\b)", "the whole "),
    (rf"^(?:total |overall )?(?:duration|length|runtime|running time) ?(?:=|:|->) ?(\d+)(?: ?{_SECONDS})?{_END}", r"make the video \1 seconds long"),
    (rf"^{_NUMBER} {_SECONDS} (?:less|more|shorter|longer) (?:overall|in total|altogether|all in all|as a whole),? (?:so|i\.e\.|that is|meaning|which (?:is|makes))(?: it['’]?s)? (\d+)(?: ?{_SECONDS})?(?: in total| overall| altogether)?{_END}", r"make the video \1 seconds long"),
    (rf"^({_NUMBER}) {_SECONDS} (?P<how>less|more|shorter|longer) (?:overall|in total|altogether|all in all|as a whole){_END}", lambda f: f"make the video {f[1]} seconds {'shorter' if f['how'].lower() in {'less', 'shorter'} else 'longer'}"),
    (rf"\b(\d+(?:\.\d+)? ?{_SECONDS}) (?:instead of|rather than|not) \d+(?:\.\d+)?(?: ?{_SECONDS})?{_END}", r"\1"),
    (rf"\b(?:trim|cut|shorten) (?:the end|{_FILM})(?:,)? so (?:that )?(?:it|the (?:video|film)) (?:ends|finishes|stops|is over|is done) (?:at|after|on) ({_TIME}){_END}", r"cut everything after \1"),
    (rf"^(?:please )?(?P<how>half|halve|double|twice) (?:of )?the (?:duration|length|time|screen time) (?:of|for) (?P<what>{_WHAT})(?=\s*[.!?]*$|, )", lambda f: f"make {f['what']} {'half' if f['how'].lower().startswith('hal') else 'twice'} as long"),
    (rf"\bthe (?:call to action|cta) ((?:should|must|has to|needs to) (?:be|last|stay)(?: up)? (?:for )?(?:{_NUMBER} {_SECONDS}\b|longer|shorter))", r"the end card \1"),
    (rf"^({_NUMBER}) {_SECONDS} more for ({_WHAT}) and (?:also |too |another )?for ({_WHAT}){_END}", r"make \2 \1 seconds longer and make \3 \1 seconds longer"),
    (rf"^(?:i|we) (?:only |just )?(?:have|get|got) (?P<long>(?:{_NUMBER}|half a) (?:minutes?|{_SECONDS})) (?:in|for|at|on) [^,;.]{{3,30}}, (?:so )?(?:please )?(?=(?:stretch|cut|trim|make|shorten|extend|bring|get) [^,;.]*\b(?P=long)\b)", ""),
    (r"\bhalf an? (?:second|sec)\b", "0.5 seconds"),
    (r"\b(?:another|an? (?:extra|additional|further)|one (?:extra|additional|further)) (second|sec)\b(?! (?:scene|slide|card|caption|line|point))", r"one more \1"),
    (rf"\b({_NUMBER}) (?:extra|additional|further) ({_SECONDS})\b", r"\1 more \2"),
    (r"\b(?:a|one) (second|sec) more\b", r"one more \1"),
    (rf"\b(?!one\b)({_NUMBER}) ({_SECONDS}) more\b", r"\1 more \2"),
    (rf"\b(?:could do with|would benefit from|deserves|can have|wants) (?={_NUMBER} more {_SECONDS}\b)", "needs "),
    (r"\ba couple(?: of)? (?=seconds|secs)", "2 "),
    (r"\ba few (?=seconds|secs)(?=seconds (?:longer|shorter))", "3 "),
    (r"\b(?:for )?(?:one and a half|1 ?1/2|1\.5) ?(?:times|x) as long(?: as (?:it is )?now)?\b", "50% longer"),
    (r"\b(?:one and a half|1 ?1/2) times\b", "1.5x"),
    (r"\b(?:two and a half|2 ?1/2) times\b", "2.5x"),
    (r"\b(\d+\.\d+) times (?=for\b|as fast\b|the\b|speed\b|the speed\b)", r"\1x "),
    (r"\b(?:faster|slower),? (?:like|about|say) (?=\d\.\d+x)", ""),
    (r"\bslow[- ]motion[,:]? (?=(?:at )?\d?\.\d+x)", ""),
    (rf"\b(?P<n>{_NUMBER}) more {_SECONDS} (?:on|for|to|in) (?P<what>{_WHAT})(?: (?:would|might) be (?:good|nice|great|better|fine|enough|lovely|perfect))?(?=\s*[.!?]*$|,| please)", _longer),
    (rf"^(?P<what>{_WHAT}) (?:is|are|feels?|seems?|looks?) (?:a (?:bit|little) |far |much |very )?{_TOO}[,;:.-]+ (?:please )?(?:give (?:it|them) )?(?P<n>{_NUMBER}) more {_SECONDS}(?: each| please)?{_END}", _longer),
    (rf"\bgive (?P<what>{_WHAT}) (?P<n>{_NUMBER}) more {_SECONDS}\b(?! (?:of|to)\b)", _longer),
    (rf"\b(?:hold|keep|leave|show) (?P<what>{_WHAT}) (?:up |on |on screen )?for (?P<n>{_NUMBER}) more {_SECONDS}\b", _longer),
    (rf"\b(?P<what>scenes? \d[\d, and]*):? ?\+ ?(?P<n>\d+(?:\.\d+)?) ?{_SECONDS}(?: each)?{_END}", _longer),
    (rf"^(?P<what>scenes? \d[\d, andto-]*?|the \w+(?: (?:card|scene))?) at (?P<n>\d+) ?{_SECONDS}{_END}", r"make \g<what> \g<n> seconds long"),
    (rf"\bhalve the (?:total |whole |overall )?(?:length|duration|running time|runtime|time){_OF_FILM}{_END}", "make the video half as long"),
    (rf"\bdouble the (?:total |whole |overall )?(?:length|duration|running time|runtime){_OF_FILM}{_END}", "make the video twice as long"),
    (r"^(?:the )?(?:target|total|overall|final|desired|wanted|new) (?:(?:running |run )?time|runtime|runtme|length|duration)(?: (?:should|must|has to|ought to) be| is(?: to be)?|:| of)? (?:about |around |exactly )?(?=\d)", "make the video "),
    (rf"\bspeed ({_WHAT}) up (?:by |to )?(?=\d)", r"speed up \1 by "),
    (rf"\bslow ({_WHAT}) down (?:by |to )?(?=\d+(?:\.\d+)?x)", r"slow down \1 by "),
    (rf"^(?P<what>{_WHAT}) (?:is|stays|runs|lasts)(?: up| on)?(?: for)? (?P<n>{_NUMBER}) {_SECONDS} too long[,;:.-]+ (?:please )?(?:shorten|trim|cut|reduce|fix|change) (?:it|that|this)(?: please| down)?{_END}", r"make \g<what> \g<n> seconds shorter"),
    (rf"^(?P<what>{_WHAT}) (?:is|stays|runs|lasts)(?: up| on)?(?: for)? (?P<n>{_NUMBER}) {_SECONDS} too short[,;:.-]+ (?:please )?(?:lengthen|extend|stretch|fix|change) (?:it|that|this)(?: please)?{_END}", r"make \g<what> \g<n> seconds longer"),
    (rf"^(?:overall|in total|all in all|altogether|as a whole),? (?:it|the (?:video|film)) (?:should|must|has to) be {_NUMBER} {_SECONDS} (?:shorter|longer),? (?:so|i\.e\.|that is|meaning) (?=\d)", "make the video "),
    (rf"\bi want ({_WHAT}) to (?:be|last|take|run|stay(?: up| on screen)?)(?: for)? (?={_NUMBER} {_SECONDS}\b)", r"make \1 "),
    (rf"\bleave ({_WHAT}) (?:up |on |on screen |there )?(?:for )?(?=(?:a (?:little|bit|tiny bit|touch) |a little bit )?longer\b|{_NUMBER} {_SECONDS} (?:longer|shorter)\b)", r"make \1 "),
    (r"\b(a )?(?:tiny|wee|teeny) bit (?=longer|shorter|faster|slower|bigger|smaller|louder|quieter)", "a bit "),
    (r"^((?:this|that) (?:one|scene|slide)|it|scene \d+|the [\w ]{2,30}?) could be (?=(?:a (?:bit|little|touch) |somewhat )?(?:longer|shorter)\b)", r"\1 should be "),
    (r"(?<=\w) (longer|shorter) still(?=\s*[.!?]*$)", r" \1"),
    (rf"(?<= for) the (?:ad|tv|radio|commercial|programme|program|advertising) (?:slot|break|spot|time){_END}", " tv"),
    (rf"\bfor (?P<a>{_NUMBER} {_SECONDS}) instead of {_NUMBER}(?: {_SECONDS})?\b", r"for \g<a>"),
    (rf"\b(scenes? \d[\d, andto]*?),? (?:every|each) (?:{SCENE}|one)(?=\s)", r"\1"),
    (rf"\b(?P<a>(?:the )?(?:opener|opening|intro|first (?:scene|one|slide)|title card|title|scene \d)) (?P<n>{_NUMBER}) {_SECONDS}, (?:and )?(?P<b>(?:the )?(?:closer|ending|outro|end card|last (?:scene|one|slide)|scene \d)) (?P<m>{_NUMBER})(?: {_SECONDS})?{_END}", r"make \g<a> \g<n> seconds long and make \g<b> \g<m> seconds long"),
    (rf"\bthe number (?={_NUMBER} more {_SECONDS}\b)", "the statistic "),
    (r"\ba (?:tad|smidgen|smidge|hair|trifle|fraction) (?=longer|shorter|faster|slower)", "a bit "),
    (r"\b(?:speed|slow) (?:everything|it all|all of it|the lot) (?P<how>up|down)(?: by)?(?= \d|\s*[.!?]*$)", lambda f: f"{'speed up' if f['how'] == 'up' else 'slow down'} the video{' by' if f.string[f.end() :].strip(' .!?') else ''}"),
    (rf"^(?:everything|it all|{_FILM}) (?:should|must|could|has to|needs to) (?:go|be|run|play|move) (?:a (?:bit|little) )?(faster|slower|quicker){_END}", r"make the video \1"),
    (r"\b(?:playback )?(?:rate|speed)(?: of)? (\d\.\d+)(?![\dx%])(?: (?:for|of) (?:the |this )?(?:whole |entire )?(?:film|video|movie))?", r"speed \1x"),
    # stretches
    (r"\btakeout\b", "take out"),
    (rf"^(?:{_OUT}|cut) (?:it all|all(?: of it)?|everything) from (?:second )?(\d+)(?: ?{_SECONDS})? (?:on|onwards?|to the end){_END}", r"cut everything after \1 seconds"),
    (rf"^(?:extract|what i want is|all i want is|i only want|only) ({_TIME}) (?:to|through|until|till|-) ({_TIME})(?:,? and (?:nothing (?:else|more)|(?:dump|drop|delete|remove|lose|cut) the (?:rest|remainder|others?)))?{_END}", r"keep only \1 to \2"),
    (rf"\b(?:shave|trim|take|cut|knock|chop) ({_NUMBER}) {_SECONDS} (?:off|from) the (?:very )?end(?: of {_FILM})?{_END}", r"cut the last \1 seconds"),
    (rf"\b(?:shave|trim|take|cut|knock|chop) ({_NUMBER}) {_SECONDS} (?:off|from) the (?:very )?(?:start|beginning|front)(?: of {_FILM})?{_END}", r"cut the first \1 seconds"),
    (rf"^the (first|last|final|opening|closing) ({_NUMBER}) {_SECONDS}(?: of {_FILM})? (?:are|is|were) (?:(?:really|very|just|quite|so) )?{_GONE}[,;:.-]+ (?:so )?(?:please )?{_OUT} (?:them|it|that|those)(?: out| off| away)?{_END}", lambda f: f"cut the {'first' if f[1].lower() in {'first', 'opening'} else 'last'} {f[2]} seconds"),
    (rf"\b(?:what(?:ever)?|all that|everything that|everything)(?: (?:is|comes|happens|plays|lies|runs))? (?:between|from) ({_TIME}|\d+) (?:and|to|until|till) ({_TIME})", r"everything between \1 and \2"),
    (rf"^(everything between {_TIME} and {_TIME}|everything (?:after|before|from) (?:{_TIME}|\w+ \w+ seconds)) (?:goes|must go|has to go|should go|can go|is (?:not|no longer) needed|isn['’]t needed|is unneeded|is superfluous|can be (?:cut|dropped|removed|deleted)|should be (?:cut|dropped|removed|deleted))(?: out| away| please)*{_END}", r"cut \1"),
    (rf"^(?:please )?(?:{_FILM} (?:should|must|has to|can|is to) )?(?:stop|end|finish)(?: {_FILM})? (?:at|after) ({_TIME})(?:,? (?:and )?(?:then )?{_OUT} (?:what(?:ever)?|everything|all|the rest)(?: that)?(?: (?:comes|is|follows))?(?: after(?: that| it)?| behind(?: it)?)?)?{_END}", r"cut everything after \1"),
    (rf"^(?:please )?(?:{_FILM} (?:should|must|has to|can|is to) )?(?:start|begin)(?: {_FILM})? (?:at|from) ({_TIME}),? (?:and )?(?:then )?{_OUT} (?:what(?:ever)?|everything|all)(?: that)?(?: (?:comes|is))? (?:before|in front)(?: of)?(?: that| it)?{_END}", r"cut everything before \1"),
    (rf"\bfrom (?:second )?(\d+) (?:until|till|to|up to) (?:second )?(\d+)(?: seconds)? (?:out|away|off)\b(?: please)?{_END}", r"cut \1 seconds to \2 seconds"),
    (rf"\b({_OUT}) from second (\d+) (?:until|till|to|up to|through) (?:second )?(\d+)(?: seconds)?{_END}", r"cut \2 seconds to \3 seconds"),
    (rf"\bseconds (\d+) (?:to|until|till|through|-) (\d+) (?:must|should|can|have to|need to) (?:be (?:removed|cut|deleted|dropped)|go|come out){_END}", r"cut \1 seconds to \2 seconds"),
    (rf"\b(?:trim|cut|reduce|shorten)(?: {_FILM})?(?: down)? to the first ({_NUMBER}|thirty|twenty|forty) {_SECONDS}\b", r"keep only the first \1 seconds"),
    (rf"\b(?:keep|i only want|i want only|leave only)(?: only)?(?: what comes| everything)? (?:from (?:second )?(\d+)(?: {_SECONDS})? (?:to the (?:very )?end|on|onwards?)|everything after (?:second )?(\d+)(?: ?{_SECONDS})?){_END}", lambda f: f"keep only everything after {f[1] or f[2]} seconds"),
    (r"\b(delete|remove|cut|drop|lose) everything (before|after) second (\d+)\b", r"\1 everything \2 \3 seconds"),
)  # fmt: skip
