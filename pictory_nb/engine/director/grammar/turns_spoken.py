"""What is dictated or told at length: "Leila Haddad comma founder", "replace Monday by Thursday and the 73% by 70%"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.turn_words import Turns

_WISHES = r"\b(?:want|wants|need|needs|should|must|please|remove|delete|drop|add|change|make|move|without|no|not|don['’]?t)\b"
_SAYS = r"(?:says?|said|reads?)"
_COUNT = r"(?:\d+|ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"

SPOKEN: Turns = (
    (
        r"^(?:before i forget|while (?:we|you)['’]?(?:re| are) at it|one more thing|last thing|almost forgot|by the way|quick request)[:,] (?=\w)",
        "",
    ),
    (r"^(?=[^,.;:!?]*$)(.*\w) comma (?=\w)", r"\1, "),
    (
        rf"^(?:so )?(?:i|we) (?:was|were|had|have been|just|spoke|talked|met)\b(?:(?!{_WISHES}).){{10,140}}? so (?=(?:let['’]?s|please|can you|could you|we need to|make|cut|get)\b)",
        "",
    ),
    (
        rf"\b(?:get|bring|take|cut|trim) (?:it|this|that|the (?:video|film)) down to ({_COUNT})(?=[.!]?$)",
        r"make the video \1 seconds long",
    ),
    (
        r"^(?:so )?(?:in )?(?:the )?(?:part|bit|place|scene) where it (?:now )?(?:says|reads|said) (.+?),? (?:change|make|turn) (?:that|it|this) (?:in)?to (.+)$",
        r"replace “\1” with “\2”",
    ),
    (
        r"^((?:replace|change|swap) [\w'’%-]+ (?:by|with|to|for) [\w'’%-]+) and (?:the )?([\w'’%-]+) ((?:by|with|to|for) [\w'’%-]+)(?=[.!]?$)",
        lambda f: f"{f[1]} and {f[1].split()[0]} {f[2]} {f[3]}",
    ),
    (
        r"\b(?:let|have|leave|keep) ((?:the|my|our|scene|that) [\w ]{2,24}?|it) (?:stand|stay|sit|linger|hang)(?: there| up| on| on screen)* (?:for )?(?=(?:\d+(?:\.\d+)?|a|one|two|three|four|five|six|seven|eight|nine|ten) (?:secs?|seconds?)\b)",
        r"make \1 last ",
    ),
    (
        r"(?<=[A-Za-z0-9”\"]),? (?:from now on|going forward|from here on(?: out)?|from today on)(?=[.!]?$)",
        "",
    ),
    (r"(?<=percent) or so(?=[.,!]|$)|(?<=%) or so(?=[.,!]|$)", ""),
    (r" for (?:a |the )?pre-?rolls?(?=[.!]?$)", ""),
    (
        r"^(\d) (?=(?:is|feels|seems|looks|drags|runs|goes by)\b (?:too|a bit|so|much|way|slow|long|short|quick|fast|rather)\b)",
        r"scene \1 ",
    ),
    (r"^(too (?:fast|slow|long|short|quick|brief)),? (?:this|that) one\b", r"this one is \1"),
    (
        r"\b(?:bump|bring|push|pull|stretch|take|trim) ((?:the|scene|slide) [\w ]{1,40}?) (?:up |down |out )?to ((?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten) ?(?:s|secs?|seconds?))\b",
        r"make \1 \2 long",
    ),
    (
        r"\b((?:the )?(?:bit|part|scene|slide|card) about [\w ]{2,20}|scene \w+|the \w+ (?:scene|slide|card))[:,] (?:have|make|let) it (?:say|read) (?=\S)",
        r"\1 should say ",
    ),
    (
        r"\bnot (?:at |in |on )?(?:the )?(?:below|bottom|top|above|up|down|left|right)(?: (?:corner|edge))?,? but (?=(?:at|in|on|to|the)\b)",
        "",
    ),
    (
        r"\b(wipe|slide|fade|crossfade|dissolve|cut), (\d[\d.]* ?s(?:ec|econds?)?), (?:on|into|before|at) (?=(?:card|scene|slide|the)\b)",
        r"\1 of \2 before ",
    ),
    (
        r"\b((?:music|volume|captions|logo|opacity)(?: (?:volume|size|opacity))?) from \d+ ?%? to (?=\d)",
        r"\1 to ",
    ),
    (
        r"^(?:we['’]re|we are) ((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?) now(?=[,.;]|$)",
        r"change the brand name to “\1”",
    ),
    (
        r"^(?:please )?(?:name|call|rename|title) (?:it|this|that|the (?:whole )?thing|the (?:film|video|movie)) (?:to )?(?=(?-i:[A-Z\uf000-\uf0ff]))",
        "change the title to ",
    ),
    (r"^(?:please )?rename (?:it )?to (?=(?-i:[A-Z\uf000-\uf0ff]))", "change the title to "),
    (
        r"^(?:please )?make the (title|headline|subtitle|call to action|cta|tagline|brand(?: name)?) (?=(?-i:[A-Z\uf000-\uf0ff]))",
        r"change the \1 to ",
    ),
    (
        r"(?:^|(?<=, )|(?<= and ))(?:the )?(title|headline|subtitle|cta|call to action|tagline) (?=(?-i:[A-Z])[\w'’]+,? \w)(?![^,.;]* or )",
        r"\1: ",
    ),
    (r"(?:(?<=, )|(?<= and ))the (end card|title card) (?=(?-i:[A-Z])[a-z]+ \w)", r"the \1 should say "),
    (
        r"^(?:\w+ )?(?:points|bullets|items) (?:is|are) too many,? (?:so )?(?:please )?(?:get rid of|remove|delete|drop|lose|cut) the (first|second|third|fourth|fifth|last)(?: one)?(?=[.!]?$)",
        r"remove the \1 point from the list",
    ),
    (
        r"\bput ((?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+)*)['’]s name (?:under|below|on|beneath) the (?:quote|quotation)",
        r"the speaker of the quote is “\1”",
    ),
    (
        r"^((?:[\w ]* )?(?:title|subtitle|headline)\b.+?),? instead of (?:the |its )?(?:current|present|old|existing|previous) (?:one|title|subtitle|headline)(?=[.!]?$)",
        r"\1",
    ),
    (
        r"\b(?:replace|change|swap|rename) (?:the |our )?(?:company|brand)(?: name)? (?-i:[A-Z]\w+) (?:with|by|to|into) (?=(?-i:[A-Z]))",
        "change the brand name to ",
    ),
    (r"(?<=\w) this time(?=[.!]?$)", ""),
    (
        r"^(?:under|below|beneath) the (?:big )?(?:number|figure|stat(?:istic)?|percentage)[:,]? (?:write|put|say|show|it should say) (?=[\uf000-\uf0ff])",
        "the text of the statistic should be ",
    ),
    (r"^(?:please )?just leave (?=scenes?\b|the )", "keep only "),
    (r"^(?:i|we) (?:only|just) need (?:the )?(.+?) plus (?=\w)", r"keep only the \1 and "),
    (r"\bcan be (?:thrown away|thrown out|binned|tossed|scrapped|ditched)\b", "should be removed"),
    (
        r"\b(?:run|play|show|sort|put|arrange|have) (?:all )?(?:the )?(?:scenes|shots|slides) in (?:the )?(?:opposite|reverse|reversed) order(?:, (?:with )?(?:the )?last (?:one |scene )?first)?",
        "reverse the order of all scenes",
    ),
    (
        r"^(?:flip|turn round|reverse) the order of all (?:the )?(?:scenes|slides|shots)",
        "reverse the order of all scenes",
    ),
    (
        r"^(?:the )?(?:shot|scene|slide) order back to front(?:, (?:the )?last (?:one|scene|shot) first)?",
        "reverse the order of all scenes",
    ),
    (
        r"\b(the [\w ]{2,24}?|scene \w+) should (?:come|be|go|stand) (?:later|earlier|sooner),? (?:right |just )?(after|before|behind)\b",
        r"\1 should come \2",
    ),
    (
        r"\b(?:reveal|show|bring|put|have) (the [\w ]{2,24}?|scene \w+) (?:earlier|later|sooner),? (?:right |just )?(behind|after|before)\b",
        r"move \1 \2",
    ),
    (
        r"\b(quote|list|stat|statistic|number|scene \w+) should come first (?=after|behind|before)",
        r"\1 should come ",
    ),
    (r"(?:\b(?:down|up|back) )?\bto (before|after) (?=the |scene )", r"\1 "),
    (
        r"\b(split|break|divide|spread) (the [\w ]{2,24}?|scene \w+|it) (?:over|across|onto) two (?:slides|scenes|cards|shots)\b",
        r"split \2 in two",
    ),
    (r"\bdouble (?:its|the) (?:time|length|duration)(?: on screen)?(?=[,.;]|$)", "make it twice as long"),
    (
        r"\b(?:take|get) the (?:name|author|byline|attribution) off (?:of )?(?:the )?(?:quote|quotation)\b",
        "remove the author from the quote",
    ),
    (r"\b(?:cut|trim|lose|drop) (?:some|a few) words(?: (?:in|of|from) (?=the|scene))?", "shorten the text "),
    (r"\b(?:cut|trim) the copy (?:in|of) (?=the|scene)", "shorten the text of "),
    (r"^my (?:own )?(song|track|tune|mp3)(?=,| at | with | please|$)", r"use my \1 as the music"),
    (
        r"\badd a (?:point|bullet|item|line) to the list (?:that |which )(?:says|reads) (?=\w)",
        "add to the list: ",
    ),
    (
        r"\b(?:scene \w+|slide \w+|(?:the|my|our) list) (?:needs|gets|wants|should have|could use|is missing|misses) (?:a|an|another|one more) (?:\w+ )?(?:bullet(?: point)?|point|item|entry|line)[,:]? ?(?:that says |saying )?(?=[\uf000-\uf0ff])",
        "add to the list: ",
    ),
    (
        r"\b(?:swap|switch|exchange|trade) (it|scene \w+|the [\w ]{2,20}?) with the (?:one|scene|slide|card|shot) (after|before)(?: it| that)?(?=[.!]?$|,)",
        lambda f: f"swap {f[1]} with the {'next' if f[2] == 'after' else 'previous'} scene",
    ),
    (
        r"\b(remove|delete|drop|cut|kill|lose|get rid of|take out|hide|turn off) the ([\w]+) and the ([\w]+) both\b",
        r"\1 the \2 and \1 the \3",
    ),
    (
        r"\b(get rid of|remove|delete|drop|cut|lose) (scene \w+) and also (scene \w+)\b",
        r"\1 \2 and \3",
    ),
    (
        r"^(?:you know what|know what|listen|look)[,:]? (?=(?:get|remove|delete|drop|make|put|let|the|can|could|please|change|use)\b)",
        "",
    ),
    (r"^(?:so|and|but|then|well|ok|okay|right) (?=(?:the|scene|make|put|move|change|can|let)\b)", ""),
    (r"\b(the (?:scene|slide|caption|card|part)) with (?:the word )?(\w+) in it\b", r"the \2 scene"),
    (
        r"\b((?:9:16|16:9|4:5|1:1)) for the (?:feed|story|stories|reel)(?: cut| post| version)?(?=[.!]?$)",
        r"\1",
    ),
    (r"\b(\d{3,4}) ?x ?(\d{3,4}) for (?:the|our|my) [\w ]+(?=[.!]?$)", r"\1x\2"),
    (
        r"^(?:just |only )?the (first|last) (two|three|four|five|six|\d)(?: (?:scenes|slides))?[,.;] (?:bin|delete|drop|lose|remove|ditch|scrap|kill) (?:all )?the (?:rest|others)[.!]?$",
        r"keep only the \1 \2 scenes",
    ),
    (
        r"^(?:please )?keep (?:the )?(first|last) (two|three|four|five|six|\d)(?: (?:scenes|slides))? and (?:delete|remove|drop) the (?:balance|remainder|rest|others)[.!]?$",
        r"keep only the \1 \2 scenes",
    ),
    (
        rf"^(?:the )?(?:words?|text|line) {_SAYS} ([\uf000-\uf0ff]) (?:should|must) (?:be|say|read) ([\uf000-\uf0ff])",
        r"replace \1 with \2",
    ),
    (
        r"\b(?:put|bring|get) the (captions|subtitles|logo) (?:up |down )?(?:at|to|in) the (?=top|bottom|middle)",
        r"move the \1 to the ",
    ),
    (
        r"^(?:to be honest|honestly|i think),? (?=(?:the|scene|my|our) [\w ]+ (?:should|needs))",
        "",
    ),
)
