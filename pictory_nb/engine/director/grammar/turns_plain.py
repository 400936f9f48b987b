"""Turns of phrase that grammar and model read in plainer words: "the second picture", "use office.jpg here"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.turn_words import (
    AT_LAST,
    NUMBER,
    ONE_SCENE,
    ORDINAL,
    OUT,
    QUOTED_SIGN,
)

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.turn_words import Turns

_COUNT = rf"(?:\d+(?:\.\d+)?|{NUMBER})"
_SECONDS = r"(?:seconds?|secs?|s)"
_AWAY = rf"(?:{OUT}|skip|leave out|throw out)"
_WORDS = r"(?:words?|part|bit|piece|phrase)"
_FILE = r"[\w-]+\.(?:jpe?g|png|webp|mp4|mov|webm)"
_EVERY = r"(?:every|each|all(?: of)? the|each of the) (?:scenes?|slides?|cards?|pages?)"
_NO_FILE = r"(?![^\uf000-\uf0ff]*\b(?:upload|background|logo)\w*)"
_OF_SCENE = rf"((?: (?:in|of|on|from) {ONE_SCENE})?)"
_OTHERS = r"(?:(?:first|second|other) (?:sentence|one|part)|sentence (?:after|before) it|remaining \w+)"
_OF_TEXT = r"(?: of (?:that|the|this) (?:scene|text|slide|card))?(?: as it is| there| in)?"

PLAIN: Turns = (
    # Words taken out of a text.
    (rf"\b{_AWAY} (?:the |this |that )?({QUOTED_SIGN}) {_WORDS}(?= (?:in|of|on|from|please)\b|[,.;!]|$)", r"remove the words \1"),
    (rf"\b{_AWAY} (?:the )?(?:{_WORDS}|sentence|line) ({QUOTED_SIGN}){_OF_SCENE},? (?:but|and) (?:keep|leave) (?:the )?(?:rest|{_OTHERS}){_OF_TEXT}{AT_LAST}", r"remove the words \1\2"),
    (rf"\b{_AWAY} ({QUOTED_SIGN}){_OF_SCENE},? (?:but|and) (?:keep|leave) (?:the )?{_OTHERS}{_OF_TEXT}{AT_LAST}", r"remove the words \1\2"),
    # Words exchanged.
    (rf"^in ((?:the |my |our )?(?:sub)?title|{ONE_SCENE}),? (?:please )?(?:replace|swap|change|exchange) (\w+) (?:with|by|for|to|into) (\w+){AT_LAST}", r'replace "\2" with "\3" in \1'),
    (rf"^({QUOTED_SIGN}) (?:in|on) ({ONE_SCENE}|(?:bullet|point|item) \w+) (?:is to be|has to be|should be|must be|to be|needs to be|gets) (?:replaced|changed|swapped)(?: by| with| for| to| into) ({QUOTED_SIGN}){AT_LAST}", r"replace \1 with \3 in \2"),
    (rf"\b(?:put|write|say|use) ({QUOTED_SIGN}) where ({ONE_SCENE}) (?:now )?(?:says|reads|has) ({QUOTED_SIGN}){AT_LAST}", r"replace \3 with \1 in \2"),
    (r"\bw/o\b", "without"),
    # No scenes, but their sentences.
    (r"\b(?:swap|switch|exchange|flip) (?:the |its )?(?:two |both )?(sentences|lines of text)\b", r"turn round the \1"),
    (r"\b(bring|move|put|shift|pull) (\w[\w ]*?) up to (?=(?:position|place|number|spot) )", r"\1 \2 to "),
    # Scenes called pictures.
    (rf"\b((?:the |my |our )?(?:{ORDINAL}|forth|next|previous|\d(?:st|nd|rd|th))) picture\b(?! (?:i|we|that|from|file|which)\b){_NO_FILE}", r"\1 scene"),
    (rf"\b(?:each of the|every one of the|every single|every|each)(?: one of the)? pictures?\b(?! (?:i|we)\b){_NO_FILE}", "every scene"),
    # Lengths.
    (rf"(\b{_COUNT} ({_SECONDS}) for [^,;.\uf000-\uf0ff]+?(?:,| and) )({_COUNT})(?= for )", r"\1\3 \2"),
    (rf"(\b{_COUNT} ?{_SECONDS})\b,? not {_COUNT}(?: ?{_SECONDS})?{AT_LAST}", r"\1"),
    (rf"^({_COUNT}|an?) (?:more {_SECONDS}|{_SECONDS} more) (?:for|on|to|in) ({_EVERY})\b", r"make \2 \1 seconds longer"),
    (rf"^({_COUNT}|an?) (?:less {_SECONDS}|{_SECONDS} less) (?:for|on|in) ({_EVERY})\b", r"make \2 \1 seconds shorter"),
    (rf"^(scenes? \d(?:(?:, | and | & |, and )\d)+):? ({_COUNT}) {_SECONDS} (less|shorter)(?: each)?{AT_LAST}", r"make \1 \2 seconds shorter"),
    (rf"^(scenes? \d(?:(?:, | and | & |, and )\d)+):? ({_COUNT}) {_SECONDS} (more|longer)(?: each)?{AT_LAST}", r"make \1 \2 seconds longer"),
    # Backgrounds.
    (rf"\b(?:use|put|show|place|take) (?:my |our |the )?({_FILE}) here(?: as (?:the |a )?back(?:g?rou?nd|drop))?{AT_LAST}", r"use \1 as the background of this scene"),
    (rf"^({ONE_SCENE}|[\w%']+ (?:scene|slide|card|page)) (?:should|must|has to|needs to) (?:show|have) (?:our |my |the )?({_FILE})(?= since\b| because\b|[,.!]|$)", r"use \2 as the background of \1"),
    (rf"^(?:the )?background of ({ONE_SCENE}) (?:should be |must be |to be |is )?(?:the )?same as (?:that of |of |in |on )?({ONE_SCENE}){AT_LAST}", r"give \1 the same background as \2"),
    # Versions.
    (r"^(?:(?:put|have|leave|set) (?:it|everything|this) )?(?:back )?(?:as|like|to how|the way) it was (?:one|a) (?:step|moment|minute|second|edit|change) ago(?= please|[.!]*$)", "undo"),
    (r"(?:^|(?<=, ))(?:please )?(?:go|get|take me|take us) back to before(?= please|[.!]*$)", "undo"),
    (r"^(?:i|we)(?: want|['’]d like| would like| need)(?: to (?:have|see))?(?: again)? the (?:original|very first) (?:film|video|version)(?: again| back)?(?:,? without (?:any of )?my (?:edits|changes))?(?=[.!]*$)", "go back to the first version"),
)  # fmt: skip
