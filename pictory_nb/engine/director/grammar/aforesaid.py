"""Orders that point back at what was named before, as plain orders: "the second sentence is odd, delete it"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.turn_words import (
    AT_LAST,
    MOOD,
    NUMBER,
    ONE_SCENE,
    ORDINAL,
    OUT,
    QUOTED_SIGN,
    Turns,
)
from pictory_nb.engine.director.grammar.turns_plain import PLAIN
from pictory_nb.engine.director.references import QUOTED

_HIDDEN = 0xF000
_QUOTED_TEXT = re.compile(QUOTED)
_HAN = re.compile("[\u3400-\u9fff]")
_REASON = r"[^,;.\uf000-\uf0ff]*"
_THEN = r"[,;.] *(?:so |and |please |just |can you |could you |you can )*"
_IT = r"(?:it|that|this)"
_CORNER = r"(?:top|bottom|upper|lower)[ -](?:left|right)(?:[- ]hand)?(?: corner| side)?"
_OF_SCENE = rf"(?:(?:this|that) (?:scene|one|slide|card)|{ONE_SCENE})"

_AFORESAID: Turns = (
    (
        rf"^the ({ORDINAL} (?:sentence|line)) ((?:in|of|on) (?:this scene|that scene|{ONE_SCENE}))(?=,| is| isn| are| was| sounds| looks| feels| can| has|['’]s){_REASON}{_THEN}(?:{OUT}|take|get rid of) {_IT}(?: out| away)?{AT_LAST}",
        r"remove the \1 \2",
    ),
    (
        rf"^({QUOTED_SIGN}) {_REASON}{_THEN}(?:{OUT}|take|leave) (?:out )?(?:that|this|the) word (?:from|in|out of|off) ((?:the|my|our) (?:sub)?(?:title|headline)|scene \w+){AT_LAST}",
        r"remove the word \1 from \2",
    ),
    (
        rf"^everything (?:after|behind) the comma ((?:in|of|on) {ONE_SCENE}) (?:can|should|must|has to) (?:go|be (?:removed|cut|deleted|dropped)){AT_LAST}",
        r"cut everything after the comma \1",
    ),
    (
        rf"^{_REASON}\b{MOOD} (?:loop|beat|tune|thing|stuff)\b{_REASON}{_THEN}(?:{OUT}|take|turn|switch) {_IT}(?: out| off| away)?{AT_LAST}",
        "remove the music",
    ),
    (
        rf"^(?:the|that|our|my) (?:corner |little |small |tiny |text )*logo (?:(?:up |down )?there |in the corner )?{_REASON}(?:in the way|distracting|distracts|annoying|superfluous){_THEN}({OUT}|hide|take) {_IT}(?: out| off| away)?{AT_LAST}",
        "remove the logo",
    ),
    (rf"(?<=\w),? (?:it|that)(?:['’]s| is) (?:just |only )?in the way(?: (?:up|down|over)? ?(?:there|here))?{AT_LAST}", ""),
    (rf"\bfrom (?:the )?{_CORNER} (?=(?:in)?to (?:the )?(?:top|bottom|upper|lower))", ""),
    (
        rf"^(?:for |on |in )?({_OF_SCENE}): ?(\d+(?:\.\d+)? (?:seconds?|secs?|s)),? and ([a-z][^,;:.\uf000-\uf0ff]*?){AT_LAST}",
        r"\1 \2 long, \3 in \1",
    ),
    (
        rf"^(?:for |on |in )?({_OF_SCENE}): ?(?!\d)([a-z][^,;:.\uf000-\uf0ff]*?),? and ([a-z][^,;:.\uf000-\uf0ff]*?){AT_LAST}",
        r"\2 in \1, \3 in \1",
    ),
    (
        r"^(?:i|we)(?:['’]m|['’]re|['’]ll| am| are| will)(?: going to| gonna)? (?:talk|speak|present|narrate|comment|sing|play)(?:ing)?(?: (?:live|over|to|along|myself|it|this|that|the (?:video|film)|on top of))+[,;.] (?:so )?(?=\w)",
        "",
    ),
    (r"^(?:i|we) (?:don['’]?t|do not|didn['’]?t|never) (?:really )?(?:like|love|fancy|enjoy) (?:how|the way) [^,;.\uf000-\uf0ff]*[,;.] (?:so )?(?=(?:no|use|make|please|remove|turn|cut) )", ""),
    (r"(?<=\w) by now(?=,| and not| not)", ""),
    (
        rf"^(\d+(?:\.\d+)? ?(?:seconds?|secs?|s)) (?:each )?for (the {ORDINAL})(?: scene| slide)? and (?:for )?(the {ORDINAL}(?: scene| slide| one)?){AT_LAST}",
        r"\2 and \3 \1 each",
    ),
    (
        r"(\b(?:rename|call|title) (?:the |my |our )?(?:film|video|movie|clip)\b.*?) and (?:put|set|show|make) (?:it|everything|all) (?=(?:in|into)\b)",
        r"\1 and put the video ",
    ),
    (
        r"\btake (?:the|my|our|that) (logo|picture|photo|image|song|music|track|video|clip)(?: that| which)? (?:i|we)(?:['’]ve)? (?:just )?(?:uploaded|sent|gave you|added)\b",
        r"use my \1",
    ),
    (
        r"^(?:i|we) only (?:need|want|care about) what (?:comes|is|happens|follows) (?:after|from) (\d+:\d\d)(?: on)?(?=[.!]*$)",
        r"remove everything before \1",
    ),
    (
        rf"^((?:the )?(?:last|end|closing|final) (?:card|page|scene|slide)) (?:should |must |has to |to )?(?:says?|reads?|shows?) ({QUOTED_SIGN}),? and (?:should |to )?(?:stay|be|remain|last|hold)(?: (?:up|on|there|visible|on screen))*(?: for)? (\d+(?:\.\d+)?|{NUMBER}) ?(?:seconds?|secs?|s)\b[^.;\uf000-\uf0ff]*$",
        r"\1 should say \2, make the last scene \3 seconds long",
    ),
    (
        rf"^((?:the )?(?:last|end|closing|final) (?:card|page|scene|slide)):? ({QUOTED_SIGN}), (\d+(?:\.\d+)?) ?(?:seconds?|secs?|s)(?: long)?{AT_LAST}",
        r"\1 should say \2, make the last scene \3 seconds long",
    ),
    (
        rf"^([^,;:.\uf000-\uf0ff]+? and [^,;:.\uf000-\uf0ff]+?) (?:both|each) (?:need|want|take|get|last|should (?:last|be|take|run|have)) (\d+(?:\.\d+)?) ?(?:seconds?|secs?|s)(?: each)?{AT_LAST}",
        r"\1: \2 seconds each",
    ),
    (
        rf"(\blist\b[^,;.\uf000-\uf0ff]*),? and (?:retitle|rename|call|title|head) (?:it|that) (?=to |as )?({QUOTED_SIGN}){AT_LAST}",
        r"\1 and change the heading of the list to \2",
    ),
    (r"(?<=\w) and no captions (?:anywhere|at all|any ?more)(?=[.!]*$)", ", no captions"),
    (
        rf"^(?:scene \w+|the (?:number|figure|statistic)) (?:should be|must be|is now|is) (\d[\d.,]*%?),? and the (?:line|text|words?|caption) (?:under|below|beneath) (?:it|that)(?: (?:should|must) (?:say|be|read))?:? ?({QUOTED_SIGN}){AT_LAST}",
        r"change the number to \1, the text under the number should be \2",
    ),
    (
        rf"({QUOTED_SIGN}),? (?:it['’]?s|its|that['’]?s|because it['’]?s|it is) (?:much |so much |a bit )?(?:shorter|better|nicer|clearer|simpler|punchier|snappier|friendlier){AT_LAST}",
        r"\1",
    ),
    (
        r"^(?:my|our|the|all|most) [a-z]+(?: [a-z]+)? (?:watch|view|see|look at|read|use|have) [^,;:.\uf000-\uf0ff]{3,40}: (?=\w)",
        "",
    ),
    (
        r",? (?:we|i|they) (?:just |only )?(?:want|need|like|love|would like)(?: to)? (?:have |get )?(?:some |a bit of |a little )?fun(?=[.!]*$)",
        "",
    ),
)  # fmt: skip
_THIS_AFTER_GONE = re.compile(
    rf"(\b{OUT} (?:it|that|this),? (?:and|then) (?:change|set|let|make|rewrite) )(?:this one|this scene)\b",
    re.IGNORECASE,
)
_BEHIND_THIS = re.compile(
    rf"(\bbehind (?!this|it)[^,;]*?(?:,| and) [^,;]*? behind) (?:this (?:one|scene|slide)|it)\b{AT_LAST}",
    re.IGNORECASE,
)
_TURNS = tuple((re.compile(pattern, re.IGNORECASE), plain) for pattern, plain in (*PLAIN, *_AFORESAID))


def with_the_aforesaid(message: str, focus: tuple[int, ...]) -> str:
    """Return an English message whose order names what it points back at, in plain words; quoted texts stay."""
    if not message.isascii() and _HAN.search(message):
        return message
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return chr(_HIDDEN + len(hidden) - 1)

    text = _QUOTED_TEXT.sub(hide, message)
    for pattern, plain in _TURNS:
        text = pattern.sub(plain, text)
    if len(focus) == 1:
        # "The photo behind the title, the clip behind this one": what was edited last, not the title.
        text = _BEHIND_THIS.sub(rf"\1 scene {focus[0]}", text)
        text = _THIS_AFTER_GONE.sub(rf"\1scene {focus[0]}", text)
    for number, quoted in enumerate(hidden):
        text = text.replace(chr(_HIDDEN + number), quoted)
    return text
