"""Turns of phrase that ask, leave open what is wished, or wish what no film has: put in the words that are answered."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.turn_words import Turns

_TELL = r"(?:(?:please |just )*(?:can|could|would|will) you (?:please )?(?:tell me|say|remind me)|(?:please )?(?:tell|remind) me|do you know|i(?:['’]d| would) like to know|i wonder|any idea)"
_FILM = r"(?:it|this|that|(?:the|my|our|this) (?:\w+ )?(?:video|film|movie|clip|thing))"
_NOW = r"(?: (?:now|right now|at the moment|currently|so far|in total|altogether|overall))*"
_SCENES = r"(?:scenes?|sceens?|slides|cards|parts|sections)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|last)"
_THING = r"(?:theme|look|music|title|headline|subtitle|background|transition|quote|captions|brand name)"

OPEN: Turns = (
    # questions
    (rf"^(?:{_TELL},? )?how long (?:does )?{_FILM} (?:takes?|lasts?|runs?|plays?|goes on|is)(?: for)?{_NOW}[?.]*$", "how long is the video?"),
    (rf"^(?:{_TELL},? )?how m[ae]n+[yi]e? {_SCENES} (?:are|there are|do we have|have we(?: got)?|does {_FILM} have|has {_FILM})(?: (?:there|in {_FILM}|do we have|now))*{_NOW}[?.]*$", "how many scenes are there?"),
    (rf"^(?:{_TELL},? )?(?:is (?:this|it|that) version \d+,? or (?:which|what)(?: one| version)?(?: is (?:it|this))?|(?:which|what) version (?:are we (?:on|at|in|working on)|am i (?:on|at|looking at|seeing)))[?.]*$", "which version is this?"),
    (r"^(which|what) (transition|transitions|font|theme|music|background|captions?)(?: style)? (?:are|is) (?:we|it|the (?:video|film)) (?:using|on|playing)(?: (?:now|here))?[?.]*$", r"what \2 is there?"),
    (r"^(?:so )?(?:does (?:it|this|the (?:video|film)) have|is there|do we have|have we got|has (?:it|the (?:video|film)) got|does (?:it|the (?:video|film)) come with) an? (?:voice-?over|narrator|narration|speaker|spoken text|voice)(?: (?:in it|on it|already|now|yet|over it))*[?.]*$", "what voice is there?"),
    (r"^(?:please )?redo (?:what|the (?:step|change|edit)(?: that)?) (?:i|we|you) (?:have )?(?:just )?(?:undid|undone|took back)(?: just now)?[.!]*$", "redo"),
    # what is left open
    (r"^(?:please )?(?:insert|add|put|i need|we need|i want|give me) (?:a|an|one|another)(?: (?:more|new|extra|additional))? (?:scene|slide|card)(?: (?:here|in here|there))?(?: please)?[.!]*$", "add a scene"),
    (r"^(?:please )?(?:put|show|insert|i want|i need) an? lower[- ]third (?:on|in|over|into) (?:it|this|that|the (?:video|film)|there)(?: please)?[.!]*$", "add a lower third"),
    (rf"^(?:please )?(?:can|could|may) (?:the (?:film|video)|it|we|i) (?:get|have|use) (?:another|a different|a new|some other) ({_THING})[?.!]*$", r"change the \1"),
    (rf"^(?:i(?:['’]d| would) like|i want|i wish|we want|we(?:['’]d| would) like) (?:to (?:change|replace|have)|another|a different|a new)(?: (?:another|a different|a new))?(?: the)? ({_THING})(?:[,;.] (?:this one|it|the (?:old|current) one|that one)(?:['’]s| is| was| looks?| feels?| isn['’]?t| doesn['’]?t) [\w ]+)?[.!]*$", r"change the \1"),
    (rf"^the ({_THING})(?: (?:isn['’]?t|is not|doesn['’]?t|does not|is|feels|looks|sounds|just) [\w' ]{{2,30}}[,;.])? (?:it )?(?:has to|must|should|needs to) (?:be (?:a )?(?:different|new|other)(?: one)?|be (?:changed|something else|another one)|change)[.!]*$", r"change the \1"),
    (r"^(?:please )?(?:change|update|correct|fix|replace) the (?:number|figure|percentage|value|stat) (?:in|on|of) (?:scene \d+|the (?:second|number|stat) (?:scene|card))[.!]*$", "change the number"),
    (r"^(?:please )?(?:rename|change|rewrite|reword|replace|edit|update|correct) one of (?:the |my |our )?(?:bullets?|bullet points|(?:list )?points|list items|items)(?: (?:in|on|of) the list)?[.!]*$", "change one point of the list"),
    (rf"^the (?:wording|text|words) of the ({_ORDINAL}) (?:bullet(?: point)?|point|item)(?: of the list)? (?:has to|must|should|needs to|have to) (?:change|be (?:changed|different|another one|something else))[.!]*$", r"replace the \1 bullet"),
    (r"^(?:please )?move (?:a|one|some|any|one of the) (?:scenes?|cards?|slides?) (?:to|into|towards) (?:the )?(?:front|end|beginning|start|back|top|middle)[.!]*$", "move a scene"),
    # what no film has
    (r"^(?:please )?(?:(?:can|could) (?:you|we) |i(?:['’]d| would) like |i want(?: to)? )*(?:add |have |put |use |insert |play )?(?:an? |some |the )?(?:\w+ )?sound (?:effects?|fx)\b[^,.;\uf000-\uf0ff]*[.!?]*$", "add sound effects"),
    (r"^(?:please )?(?:put |move |place |set |show |i want |have )?(?:the |my |our )?logo (?:should be |must be |has to be )?(?:in|at|into|to|on) the (?:very )?(?:cent(?:re|er)|middle)(?: of (?:the )?(?:screen|picture|frame|video|image|everything))?[.!]*$", "center the logo"),
    (r"\b(?:the )?(background colou?r|colou?r of the background) (?:should|must|has to|needs to) be (?:\w+ )?(green|blue|red|yellow|purple|orange|pink|black|white|grey|gray|brown)(?: like [\w ]+)?(?=[.!]*$)", r"change the \1 to \2"),
    (r"^(delete|remove|drop|cut|lose) the (scene|slide|card|part|bit) on (?!top\b|the\b|screen\b|\d|my\b|our\b|now\b|left\b|right\b)(?=[a-z-]+[.!]*$)", r"\1 the \2 about "),
)  # fmt: skip
