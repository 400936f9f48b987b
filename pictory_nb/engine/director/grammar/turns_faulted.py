"""Turns of phrase that find fault with a scene, or tell whom it is for, and then say what to do with "it"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from pictory_nb.engine.director.grammar.turn_words import ONE_SCENE, OUT, SCENE, Turns

_NUMBER = r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_SECONDS = r"(?:seconds?|secs?|s)"
_LENGTH = rf"{_NUMBER} ?{_SECONDS}"
_END = r"(?=\s*[.!?]*$)"
_PAUSE = r"(?:,? so|[,;:.!-]+)(?: so)? (?:please )?"
_SCENES = rf"(?:{SCENE}s? [\w, ]+?|(?:the|our|that|this) (?:\w+ ){{0,2}}?(?:{SCENE}|list|quote|number|stat|statistic|opener|one)|the scene between [\w ]+? and [\w ]+?)"
_IT = r"(?:it|that|them|those|this(?: one)?|that one)"
_WHO = r"(?:i|we|you|they|people|viewers|readers|nobody|no one|(?:the|my|our) \w+(?: \w+)?)"
_CANNOT = r"(?:can['’]?t|cannot|can not|never|barely|hardly|can barely|can hardly|could(?:n['’]t| not))(?: even| really| quite)?"
_READ = r"(?:(?:finish|manage to|get to) )?(?:read|reading|take in|see)(?: all of)?"
_LONGER = rf"(?:(?:an? (?:bit|little|touch) |much |some |slightly )?longer|{_NUMBER} (?:more )?{_SECONDS}(?: (?:more|longer))?|for {_LENGTH})"
_STAY = r"(?:hold|leave|keep|make|let|show|give|have)"

FAULTED: Turns = (
    (rf"^(?P<what>{_SCENES}|(?:the )?(?:first|last) (?:two|three|four|\d) (?:{SCENE}s|ones)) (?:is|are|feels?|looks?|seems?|drags?|makes?|takes?|adds?|kills?) (?:(?!\b(?:if|unless|but|not|until|long|wordy)\b)[\w'’ %-]){{3,60}}{_PAUSE}(?:{OUT}|throw|get rid of) (?:{_IT}|both|both of them|all of them){_END}", r"remove \g<what>"),
    (rf"^(?:i want |we want |put |show )?(?P<a>{ONE_SCENE}) (?:should (?:be|come|go) |comes? |goes |is )?first,? and then (?P<b>{ONE_SCENE}){_PAUSE}(?:flip|swap|switch|exchange|change) (?:those two|these two|the two|both(?: of them)?|them)(?: around| round)?{_END}", r"swap \g<a> and \g<b>"),
    (rf"^(?P<what>(?:everything |all )?up to(?: and including)? {ONE_SCENE}),? (?:and )?(?:the rest|everything else|what(?:ever)? follows|all else) (?:goes|can go|should go|must go|out|is (?:not|no longer) needed|isn['’]?t needed){_END}", lambda f: f"keep only {'' if f['what'].lower().startswith(('every', 'all')) else 'everything '}{f['what']}"),
    (rf"^(?P<what>{_SCENES}) (?:is|are|feels? like|seems?|looks? like) (?:just |only |such |really |kind of )*(?:a waste|dead weight|padding|filler|overkill)(?: of [\w ]{{2,25}}?)?{_PAUSE}(?:{OUT}|throw|get rid of) {_IT}(?: out| away)?{_END}", r"remove \g<what>"),
    (rf"^(?P<what>{_SCENES}) (?:is|are)(?: not|n['’]t) (?:really |quite )?(?:for|meant for|relevant (?:for|to)|of interest (?:for|to)|suitable for) [\w' ]{{3,40}}?{_PAUSE}(?:{OUT}|get rid of) {_IT}(?: out)?{_END}", r"remove \g<what>"),
    (rf"^(?:{_WHO} {_CANNOT} {_READ}) (?P<what>{ONE_SCENE})(?: in time| that fast| so fast)?{_PAUSE}{_STAY} (?:it|that(?: scene| one)?)(?: stay| stand)?(?: up| on(?: screen)?)? (?P<long>{_LONGER}){_END}", r"give \g<what> \g<long>"),
    (rf"^(?P<what>{ONE_SCENE}) (?:goes away|disappears|vanishes|is gone|is over|ends|changes) before [^,;.\uf000-\uf0ff]{{3,60}}{_PAUSE}{_STAY} (?:it|that)(?: stay)?(?: up| on(?: screen)?)? (?P<long>{_LONGER}){_END}", lambda f: f"give {f['what']}{' scene' if f['what'].endswith('%') else ''} {f['long']}"),
    (rf"^(?:{_WHO}|[\w ]{{3,30}}) (?:needs?|wants?|takes?) (?:more|a bit more|less|extra|some) time (?:for|on|with|to read) (?P<what>{ONE_SCENE}){_PAUSE}(?P<verb>make|give|set|let) (?:it|that|this) (?P<long>(?:last )?(?:to )?{_LENGTH}(?: long)?){_END}", r"make \g<what> \g<long>"),
    (r"\bgive ((?:the|scene|that|my|our)[\w% ]*?) ((?:an? (?:bit|little|touch) |much |some |slightly )?longer)(?=\s*[.!?]*$)", r"make \1 \2"),
    (rf"\bgive ((?:the|scene|that|my|our)[\w% ]*?) for ({_LENGTH})(?=\s*[.!?]*$)", r"make \1 \2 long"),
    (rf"^(?P<a>{ONE_SCENE}) (?:reads?|works?|looks?|sounds?|fits|is|comes|flows|would (?:be|read|work)) (?:much |far )?better (?:before|after|in front of|behind) (?P<b>{ONE_SCENE}){_PAUSE}(?:flip|swap|switch|exchange|change) (?:those two|these two|the two|both(?: of them)?|them)(?: around| round)?{_END}", r"swap \g<a> and \g<b>"),
    (rf"\b(?P<a>{ONE_SCENE}) (?:should|must|has to|needs to|ought to) (?:be|come|stand|go) (?:the )?(?:very )?(?:last|final) (?:thing|one|scene|card|slide) (?:right |just )?before (?={ONE_SCENE})", r"move \g<a> before "),
    (rf"\b(?P<a>{ONE_SCENE}) (?:should|must|has to|needs to|ought to) (?:be|come|stand|go) (?:the )?(?:very )?first (?:thing|one|scene|card|slide) (?:right |just )?after (?={ONE_SCENE})", r"move \g<a> after "),
    (rf"^(?:open|start|begin) (?:(?:the |this |our )?(?:video|film|movie|clip) |it )?(?:with|on) (?P<a>{ONE_SCENE}),? (?:and )?then (?P<b>{ONE_SCENE}){_END}", r"move \g<b> to the start and move \g<a> to the start"),
    (rf"^(?:scene )?(?P<n>\w+|the \w+ (?:scene|slide|card)) (?:has|contains|shows|holds) (?:two|2) (?:captions|texts|sentences|lines|things|ideas)[,;.]? (?:so )?(?:please )?(?:give|put|make|show) (?:each(?: of them)?|every one|both|them) (?:(?:on|in|into) )?(?:its own|their own|an own|a|two|separate|a separate|a scene of its own|one)(?: separate)?(?: (?:scene|slide|card)s?)?(?: of its own| each)?{_END}", r"split scene \g<n>"),
    (rf"^(?:the )?(?:two |2 )?(?:captions|sentences|lines|texts) (?:(?:of|in|on|from) (?P<what>{ONE_SCENE})|about (?P<about>\w+)) (?:should|must|need to|have to) (?:be|become|go (?:in|into|on)|get) (?:two|2|separate|their own|different)(?: separate| different)? (?:scene|slide|card)s{_END}", lambda f: f"split {f['what'] or 'the scene about ' + f['about']}"),
    (rf"\bsplit (?P<what>{ONE_SCENE})[?.,;!]+ (?:[\uf000-\uf0ff]|each(?: of (?:them|the (?:captions|sentences)))?|every (?:caption|sentence)) (?:should|must|needs to|has to|gets?) (?:have |get |be )?(?:(?:on|in) )?(?:a|its own|an own) (?:scene|slide|card)(?: for itself| of its own| to itself)?{_END}", r"split \g<what>"),
)  # fmt: skip
