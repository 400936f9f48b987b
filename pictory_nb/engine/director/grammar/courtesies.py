"""What people wrap around a wish, taken off: greetings, "would you mind", "is what I want removed", "please to".

Everything else reads what is left. Quoted texts are never touched.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.turns import TURNS, TURNS_OF_LISTS, TURNS_OF_WISHES
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable

_HIDDEN = 0xF000
_QUOTED_TEXT = re.compile(QUOTED)
_START = r"(?:^|(?<=[.!?;,…] ))"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|1st|2nd|3rd|[4-9]th"
_SCENE = "(?:scene|slide|card|shot|part|bit|one|section|clip|caption)"
_EDITED = "(?:edited|changed|touched|worked on|modified|altered|lengthened|adjusted|updated|fixed)"
_ME = "(?:i|we)"
_NEGATED = re.compile(
    r"\b(?:all|every|everything|everywhere|captions|subtitles|whole|don['’]?t|do not|never|or|if|why|should)\b|\?",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\bnot (?:sure|yet|now|really|certain|today|kidding|only|just|so|too|very|good|bad|nice|ok|that|it|working|visible|readable|needed|necessary|required|wanted|happy|clear|enough|great|right|fine|possible|allowed|in|on|here|there|anymore|like|be)\b",
    re.IGNORECASE,
)


_OPEN_TEXT = re.compile(
    r"(?:\b(?:sub)?title\b|\bheadline\b|标题|片名)[^,.;“\"\uf000-\uf0ff]*?(?:\bto|\bsays?|\breads?|\bbe|[:：]|[改换]成|[改换]为|用|写|叫)\s*(?-i:[A-Z])[\w ]*$",
    re.IGNORECASE,
)


def _is_contrast(found: re.Match[str]) -> bool:
    """Tell whether "not Y" behind "X" only says what is not meant: "swap 2 with 7, not with 6"."""
    before = found.string[: found.start()]
    sentence = re.split(r"[.!?;]", before)[-1]
    if _DOUBTS.search(found[0]) or _NEGATED.search(found.string) or len(sentence.split()) < 2:
        return False
    if re.search(r"%|percent", found[0]) and not re.search(
        r"music|volume|captions|logo|size", found.string, re.IGNORECASE
    ):
        return False
    if _OPEN_TEXT.search(before) and re.search(r"not (?-i:[a-z])", found[0]):
        # "Change the title to Ship notes, not slides": what is not quoted ends where the sentence does.
        return False
    if re.match(r"\s*not \w+(?:ed|en|done|said|made|gone)\b", found[0]):
        # "The road not taken".
        return False
    link = re.search(r"not (with|to) ", found[0])
    return link is None or f" {link[1]} " in sentence


_TENTHS = tuple(
    (re.compile(rf"{sign}成(?=$|[，。,.!！；;\s的])"), f"{tenths}0%")
    for tenths, sign in enumerate("一二三四五六七八九", 1)
)
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), new)
    for pattern, new in (
        # greetings and hesitation
        (
            (
                rf"{_START}(?:(?:oh|ok|okay|hmm+|hm|um+|uhm?|ah|aha|er|hey|hi|hello|yo|yeah|yep|yes|nah|bruh|bro|dude|lol|lmao|ugh|argh|oops|whoops|nvm|tbh|fyi|btw|imo|imho|ok so|so yeah)"
                r"\b(?: all| there| team| guys| everyone| folks)?[,:!.…]* )+(?=\S)"
            ),
            "",
        ),
        (
            (
                rf"{_START}(?:right|listen|look|see|alright|all right|anyways?|again|honestly|frankly|actually|basically|finally|lastly|next|first of all|for starters|one more thing|"
                r"one last thing|another thing|last thing|quick one|you know what|you know|i mean|i guess|good|great|nice|cool|perfect|thanks|thank you|cheers|sorry|pardon|excuse me|"
                r"fair enough|on reflection|on second thoughts?|come to think of it|speaking of which|by the way|if i may|with respect|as discussed|as agreed|as requested|trust me|"
                r"and|also|then|besides|plus|oh and|good evening|good morning|good afternoon|good day|dear (?:all|team|sir|editor|assistant)|new idea|idea|change of plan|change of plans|"
                r"different idea|small thing|minor thing|tiny thing|final thing|quick fix|note to self|reminder|request|task|todo|to do|small request|two things|a few things|"
                r"well|so|let['’]s see|hang on|final touches|alright alright|question|ok then)(?:,|:|!|…|\.\.\.|\.\.| -| –| —)+ (?=\S)"
            ),
            "",
        ),
        (
            (
                r"[,.;!…-]* (?:would you|will you|could you|can you|won['’]t you|if you (?:would|could|can|please|don['’]t mind|may|wish|like)(?: be so kind)?|if you['’]d be so kind|if you['’]ll be so kind|if i may|"
                r"if (?:that|it)(?:['’]s| is) (?:ok|okay|alright|all right|possible|fine|not too much trouble)(?: with you| by you)?|don['’]t they|doesn['’]t it|don['’]t you think|"
                r"isn['’]t it|eh|huh|innit|trust me|lol|lmao|haha|hehe|xd|pls|plz|please|thanks(?: a lot| so much| in advance| a bunch| again| all)?|thank you(?: very much| so much| kindly)?|cheers|ta|thx|ty|mate|"
                r"bro|bruh|dude|my friend|much appreciated|that['’]d be great|that would be great|that['’]d be lovely|that would be nice|thats all|that['’]s all|that is all|asap|right away|right now|at once|immediately|straight away|already)"
                r"(?=\s*[.!?~…]*$)"
            ),
            "",
        ),
        (r"\s*[~…]+\s*$", ""),
        (r"(?<=\d)\s*\.\.+\s*(?=\d)", " to "),
        (r"(?<=\w)\s*\.{2,}\s*(?=\w)", ", "),
        (r"\btake it back (?:a little|a bit|a notch|some)\b", "make it quieter"),
        (
            r"\b(?:wherever|where|everywhere) it (?:now )?says? ([\w ]+?),? (?:it )?(?:should|must|has to) (?:now )?(?:say|read|be) ([\w ]+)",
            r"replace \1 with \2",
        ),
        (r"\bswap (?:the words? )?(\w+) for (\w+)$", r"replace \1 with \2"),
        (
            rf"\b(?:the )?({_ORDINALS}) (?:line|row|entry|thing|item|bullet) (?:of|in|on|from) (?:the|that) list\b",
            r"the \1 point of the list",
        ),
        (
            r"\b(?:one|another) (?:more )?(?:thing|line|row|entry|item) (?:for|on|to|in) the list\b",
            "add a point to the list",
        ),
        (
            r"(\uf000|\uf001) (?:deserves|gets|needs|has) a place (?:on|in) the list\b",
            r"add the point \1 to the list",
        ),
        (r"\blist: ?\+ ?(?=[\uf000-\uf0ff])", "add to the list: "),
        (r"\blist: ?[-–] ?(?=[\uf000-\uf0ff])", "remove from the list: "),
        (
            r"\b(?:the|our|my) list (?:misses|lacks|is missing|needs) ([\uf000-\uf0ff])(?:[,;.] (?:so )?(?:please )?(?:add|put|include) (?:it|that)(?: in| there| too| please)*(?=\W*$))?",
            r"add to the list: \1",
        ),
        (r"\bonto\b", "to"),
        (r"^(?:(?:also|please|then) )*list (?=[\uf000-\uf0ff])", "add to the list: "),
        (r"\bpick (?:it|things|the pace) up\b|\bpick up the pace\b", "make it faster"),
        (
            r"^(?:the |my |our )?last (\w+) (?:changes|edits|steps)\b[^,.;]*[,.;]\s*(?:so |please |just )*(?:undo|revert|reverse) (?:them|those|both|all)(?: (?:all|both))?(?: please)?$",
            r"undo the last \1 changes",
        ),
        (r"\balong with\b", "and"),
        (
            r"\btake (?=(?:my|our|the|that)\b[^,.;]{1,30} (?:for|as|behind|under) (?:the |a |our )?(?:music|soundtrack|background|logo|voice|title|quote|scene)\b)",
            "use ",
        ),
        (
            r"(?:\bthe |^)(?:one|scene|slide|card) (?:right |just |directly )?before the (?:last|final)(?: one| scene| slide| card)?\b",
            "the second to last scene",
        ),
        (r"那(?:一)?句(?:话)?(?:的|那个|那)?(?=场景|画面|镜头|幕|页)", "的"),
        (
            r"(?<=[和跟与及、])(?:它|其)?(?:的)?(?:后面|下面|后边|后一|下一?)(?:的)?(?:那)?(?:一)?(?:个场景|个|幕|页|段|张)(?=[都也全]?(?:删|去|拿|不|移|合))",
            "scene after it",
        ),
        (
            r"别(?:再)?(?:放|播|播放|用|加|显示)(音乐|配乐|字幕|logo|标志|水印|旁白|配音|人声|语音)了(?=[，。！!,.]|$)",
            r"不要\1",
        ),
        (
            r"\b(?:is|are) not (?:needed|necessary|required|wanted)(?: (?:for|in|on) (?:our|my|the|this) \w+)?\b",
            "is not needed",
        ),
        (
            r"^(?:for|in|at|on) (?!(?:the |my |our |a |this |that )?(?:[\w-]+ )?(?:scene|slide|card|part|title|subtitle|music|end|start|beginning|list|quot|caption|logo|video|background|film|first|last|all|every|stat|number|intro|outro))(?:the |my |our |a |this )?[a-z]+(?: [a-z]+)?,? (?=(?:someone|somebody|there must|we['’]d|i['’]d|please|we need|i need|i want)\b)",
            "",
        ),
        (
            r"(?<=\w) for (?:the |our |my |better |more |extra )?(?:accessibility|accuracy|clarity|readability|legibility|consistency|compliance|impact|emphasis|contrast|variety|simplicity|brevity|safety|fun|a change|(?:linkedin|facebook|hospital|ward|conference|website|intranet|classroom|class|kids|clients?|board|boss|stakeholders?|newsletter|launch|trade show|lobby|church|school|shop|webinar)(?: \w+)?)(?=\s*(?:$|[,.!]))",
            "",
        ),
        (
            r"(?<=\w) like (?:a |an |in |the )?(?:normal|regular|usual|real|old|proper)? ?(?:cinema|movies?|films?|tv|television|hollywood|book|magazine|newspaper)\b",
            "",
        ),
        (
            r"(?<=\w),? (?:and )?not (?:the |scene |number |a |an )?(?:with \w+|to \w+|[\w%'’]+)(?: (?:one|scene|card|point|seconds?|percent|now|then|please))?(?=\s*(?:,|;|\.|!|$))(?<!not sure)(?<!not yet)(?<!not now)",
            lambda f: "" if _is_contrast(f) else f[0],
        ),
        (
            r"^(?:please )?(?:i |we )?need (?:it|this|that|the (?:video|film|whole thing|clip)) (?:at|to be|in|down to) (?=\d)",
            "make the video ",
        ),
        (r"\b(?:may|can) only (?=take|last|be|stay|run|have)", "should only "),
        (r"^(?:please )?give me (?=another|an? |some |more )", "i want "),
        (
            r"^(?!make|set|let)(.*\w) (?:minus |[-–−])(?=\d+(?:\.\d+)? ?(?:s|sec|secs|seconds?)$)",
            r"\1 shorter by ",
        ),
        (
            r"\b(?:the )?(?:quote|quotation|citation) (?:should be|is|must be|was|comes) (?:by|from) ((?-i:[A-Z])[\w. ]+?)(?: instead)?(?:,? (?:and )?not (?:by |from )?[\w ]+)?[.!]?$",
            r'the speaker of the quote is "\1"',
        ),
        (
            r"\b(?:the )?(?:person|author|speaker|name) (?:of|in|under|for|below) the (?:quote|quotation|citation) (?:is|should be|must be) ((?-i:[A-Z])[\w. ]+?)(?: instead)?(?:,? (?:and )?not [\w ]+)?[.!]?$",
            r'the speaker of the quote is "\1"',
        ),
        (r"^(?:no wait|wait|hold on|no|算了算了|算了)[,.!，]+ ?(?=\S)", ""),
        (r"\b(called (?:[\w-]+)(?: (?!now|these)[\w-]+)?) (?:now|these days|from now on)\b", r"\1"),
        (
            rf"\b(first|second|third|fourth|fifth) ({_SCENE}) (?:from|before) the end\b",
            lambda f: f"last {f[2]}" if f[1].lower() == "first" else f"{f[1]} to last {f[2]}",
        ),
        (
            r"\b(?:quote|quotation|citation)(?:['’]s| is| was| should be) (?:by|from) (?=[\uf000-\uf0ff])",
            "speaker of the quote is ",
        ),
        (
            r"\bnew (?:last|final|closing) (?:scene|slide|card)(?: with| saying|:)? ?(?=[\uf000-\uf0ff])",
            "add a scene at the end: ",
        ),
        (
            r"\bnew (?:first|opening) (?:scene|slide|card)(?: with| saying|:)? ?(?=[\uf000-\uf0ff])",
            "add a scene at the beginning: ",
        ),
        (
            r"^(?:all|everything|all scenes) (?:but|except(?: for)?) (.+?) (?:can be|should be|must be|is to be|may be)? ?(?:deleted|removed|cut|dropped|go|should go|can go|must go)$",
            r"keep only \1",
        ),
        (
            r"^除了?([^，]*[、和][^，]*?)(?:以外|之外|外)?[，,]?(?:其[他余它]的?|别的|剩下的|其余场景)(?:场景)?(?:请)?(?:全部|全|都)?(?:删|去|拿)(?:除|掉|了|光)*$",
            r"只保留\1",
        ),
        (
            r"^除了?(.+?)(?:以外|之外|外)[，,]?(?:其[他余它]的?|别的|剩下的)?(?:场景)?(?:全部|全|都)*(?:不(?:需要|要|留)了?|可以不要)(?:[，,]?(?:请|都|全)?(?:删|去|拿)(?:除|掉|了|光)*)?$",
            r"只保留\1",
        ),
        (r"\bhalf as long again\b", "50% longer"),
        (r"\b(?:x ?2|2 ?x|twice|double) (?:the |its )?length\b", "twice as long"),
        (
            r"\b(?:to |at |with |by )?half (?:of )?(?:its |the |their )?(?:current |normal |usual )?speed\b",
            "at half speed",
        ),
        (r"\bby (?:a )?factor (?:of )?(\d(?:\.\d+)?)\b", r"\1x"),
        (r"\b(?:to|at) (\d\.\d+)(?=$|[.,!] |[.!]$)", r"to \1x"),
        (
            r"\bfrom ((?:second )?[\d:.]+ ?(?:s|sec|secs|seconds)?) (?:until|till|to|up to) the (?:very )?end\b",
            r"everything after \1",
        ),
        (r"\b(4 by 5|1 by 1)\b", lambda f: f[0].replace(" by ", ":")),
        (r"\bdouble so fast\b", "twice as fast"),
        (r"\bto the (?:trash|bin|garbage|rubbish)\b", "remove"),
        (r"(?:位置)?互换(?:位置)?|换(?:一下|个)?(?:顺序|位置)", "对调"),
        (r"减少?(?=[\d一二两三四五六七八九十]+秒)", "缩短"),
        (r"(?:再)?(?:多停|多留|多放|加)(?=[\d一二两三四五六七八九十]+秒)", "延长"),
        (r"(?:砍掉|减去|剪掉|砍)(?=[\d一二两三四五六七八九十]+秒)(?<!开头[砍剪]掉)", "缩短"),
        (r"\b(?:is|are|be) attributed to\b", "be by"),
        (r"\?{2,}", "?"),
        # courtesy in front of an order
        (
            r"\bwould it be (?:a lot of |too much |much |any )?(?:trouble|hassle|bother|ok(?:ay)?|possible|alright|all right|fine|asking too much|better)(?: for you)?(?: to| if (?:you|we)(?: could)?)\b",
            "please",
        ),
        (
            r"\b(?:is there )?(?:any|a) chance (?:that )?(?:you|we|i) (?:could|can|might|would)\b",
            "please",
        ),
        (
            r"\bi (?:suggest|propose|recommend|vote|ask|request|beg)(?: (?:that|for|to))?(?: (?:we|you))?(?: (?:should|could|to))?\b",
            "please",
        ),
        (r"\bwhy (?:don['’]t (?:we|you)|not(?: just)?)\b", "please"),
        (
            r"\bi(?:['’]d| would|['’]ll)? (?:appreciate it|be (?:happy|glad|grateful|delighted|pleased|thankful)) if (?:you (?:could|would|can)? ?|we (?:could|can)? ?)?",
            "please ",
        ),
        (
            r"\bi(?:['’]d| would| should) (?:like|love|prefer|want|wish|rather(?! not)|expect)(?: (?:it|that))?(?: if (?:you|we) (?:could|would)?)?(?: (?:you )?to (?:see|have|get))?\b",
            "i want",
        ),
        (r"\b(?:i|we) (?:want|need|wish) that\b", "i want"),
        (r"\b(?:i|we) want (?:to )?(?:see|have|get)\b", "i want"),
        (r"\b(?:may|can|could) (?:i|we) (?:have|get|see)\b(?! (?:a|an|another) (?:second|third))", "i want"),
        (r"\bplease to\b", "please"),
        (r"\b(make|do|put|give|add|set) please\b", r"\1"),
        (r"\bcould there be\b", "add"),
        (
            r"\bif (?:you don['’]t|it['’]s|it is|that['’]s|it isn['’]t|it['’]s not) (?:minds?|mind|too much trouble|no trouble|ok(?:ay)?(?: with you)?|alright|fine|possible)[, ]*",
            "",
        ),
        (
            r"\b(?:be so kind as to|be so good as to|do me a favou?r and|do us a favou?r and|feel free to|make sure (?:that )?(?:you )?|see to it that|see that|ensure that|be sure to|remember to|don['’]t forget to|try to|try and|go ahead and|start by|go and)\b",
            "",
        ),
        # what should be, turned round
        (
            r"\b(?:is|are) (?:the (?:one|ones|thing) (?:that|which)|what) (should|must|has to|have to|needs? to|can|may|could)\b",
            r"\1",
        ),
        (rf"\b(?:is|are) what {_ME}(?:['’]d)?(?: would)? (?:want|need|like)(?: to be)?\b", "should be"),
        (rf"\bwhat {_ME}(?:['’]d)?(?: would)? (?:want|need|like|love) is\b", ""),
        # scenes that were spoken of
        (
            rf"\bthe (?:last |same )?{_SCENE} (?:that |which )?{_ME}(?:['’]ve)?(?: have)? (?:just |last |only just )?{_EDITED}(?: just now| before| last| a moment ago)?\b",
            "that scene",
        ),
        (rf"\b(?:what|the thing) {_ME}(?:['’]ve)?(?: have)? (?:just|last) {_EDITED}\b", "that scene"),
        (rf"\bthe (?:just |last |recently |most recently |freshly ){_EDITED} {_SCENE}\b", "that scene"),
        # ways of saying with many words what has a short one
        (r"\b(?:twice|two times|2x|2 times) (?:in a row|running|in succession|over|back to back)\b", "twice"),
        (r"\bback to back\b", "twice"),
        (
            r"\b(?:both of (?:them|those|these)|those two|these two|the two of them|both(?: scenes| slides)?)(?=\s*(?:$|[,.!?;]|out|away|please|together))",
            "them",
        ),
        (
            r"\bmake (?:two|2) (?:scenes|slides|parts|cards) (?:out of|from|of) (\w+(?: \w+){0,3}?)(?=[,.!?;]|$)",
            r"split \1 in two",
        ),
        (r"\bmake (?:one|1|a single|one single) (?:scene|slide|card) (?:out of|from|of)\b", "merge"),
        (
            (
                r"\b(?:remove|delete|drop|cut|scrap|ditch|lose|get rid of|take out|throw out|erase|discard|dump|kill|bin) (?:all|everything|every scene|all scenes|all the scenes|every other scene|all of it|all of them) "
                r"(?:but|except(?: for)?|apart from|other than|save(?: for)?|besides|bar)\b(?! (?:the )?(?:music|logo|captions?))"
            ),
            "keep only",
        ),
        (
            rf"\b(?:everything |all |anything |the rest )?from ((?:{_SCENE} )?\d+|(?:the )?\w+(?: {_SCENE})?) (?:onwards?|on|to the (?:very )?end|till the end|until the end)\b",
            r"everything from \1",
        ),
        (
            r"\b(?:whatever|anything|all that|all|everything|everything that|the stuff|stuff|all the scenes|the scenes|all scenes|scenes) (?:that )?(?:comes?|follows?|goes|stands?|is|are) (after|behind|before)\b",
            r"everything \1",
        ),
        (rf"\b(?:in|to|at|into|be|on) (?:the )?({_ORDINALS}) (?:place|spot|slot)\b", r"to the \1 position"),
        (r"\bone (?:full|whole|single|entire) (second|minute)\b", r"one \1"),
        (r"\b(?:a|one) (?:full|whole|single) (second|minute)\b", r"one \1"),
        (r"\b(?:of|at) (?:their|its|the) (?:present|current|original|normal|usual|actual) size\b", "size"),
        (r"(?<=\d) ?(?=%)", ""),
        (r"\b(\d+) per cent\b", r"\1%"),
        (r"\b(?:a|one) fifth of (?:the |its |full |current )*volume\b", "20%"),
        (r"\b(?:a|one) quarter of (?:the |its |full |current )*volume\b", "25%"),
        (r"\b(?:a|one) tenth of (?:the |its |full |current )*volume\b", "10%"),
        (r"\b(?:to |at )?(?:a|one) third of (?:the |its |full |current )*volume\b", "33%"),
        (r"\b(?:smth|sth|sumthing|somethin)\b", "something"),
        (r"\b(?:dat)\b", "that"),
        (r"\b(?:didnt)\b", "didn't"),
        (r"\b(?:should|shld|must) b\b", "should be"),
        (r"\boutta (?:there|here)\b", "out"),
        (r"\b(?:insta|ig|instagram) (?:post|feed)\b", "instagram feed"),
        (r"\b(?:kinda|sorta|kind of|sort of)\b", ""),
        (
            r"\b(?:vertical|portrait|square|landscape|horizontal) (?:version|format|cut|edit|video|one)? ?for (?:insta|ig|instagram|tiktok|youtube|reels|stories|shorts|facebook|linkedin|the feed|the web|phones?|mobile|social(?: media)?)\b",
            lambda f: f[0].split()[0],
        ),
        # reasons that no comma parts from the order
        (r"(?<=\w) (?:cause|cuz|coz|bc|b/c) ", ", because "),
        (
            r"(?<=\w)(?<!\bsoon)(?<!\blong) as (?=(?:it|we|they|i|he|she|there|people|clients?(?: \w+)?|(?:the|my|our) \w+) (?:is|are|has|have|was|can|can['’]t|will|do|does|needs?|don['’]t|looks?|sounds?|feels?)\b(?! now)(?!\s*(?:[.!]|$)))",
            ", because ",
        ),
        (
            r"(?<=\w) (?=(?:im|i['’]m|i am|we['’]re|we are|they['’]re) (?:in|at|too|so|just|not|a|very|giving|going|on)\b)",
            ", ",
        ),
        (
            r"(?<=\w) (?=my (?:patients|clients|students|users|kids|mum|mom|dad|boss|eyes|viewers|customers) (?:don['’]?t|can['’]?t|do not|cannot|have|are|is|won['’]t|hates?|needs?)\b)",
            ", ",
        ),
        (r"(?<=[掉下上走了大小])(?=我(?:不|没|们不|那些))", "，"),
        (r"\b(?:rather than|instead of) what(?:ever)? (?:it|is|there|we|['’]s)\b[^,.;]*", ""),
        # what is not meant
        (r"[，,](?:不要|不是|而不是)\d+(?:\.\d+)?(?:%|秒|倍)?(?=[，。！]|$)", ""),
        # undone
        (
            r"^(?:please )?(?:could you |can you )?(?:take|bring|put) (?:that|the|my) last (?:edit|change|step|one) back$",
            "undo",
        ),
        (
            r"^(?:please )?(?:could you |can you )?(?:undo|revert|reverse) (?:what (?:you|u|i|we)(?:['’]ve)? just (?:did|done|changed)|that last (?:one|edit|change|step|thing))(?: please)?$",
            "undo",
        ),
        (
            r"^(?:the |my )?last (?:change|edit|step) (?:should|must|has to|needs to) be (?:undone|reverted|reversed|taken back)$",
            "undo",
        ),
        (
            r"^(?:please )?bring (?:the )?(?:very )?(?:first|original) version back$",
            "go back to the original",
        ),
        (
            r"^(?:please )?(?:go |take me )?back to (?:how|what|the way) it was in version (\d+)$",
            r"go back to version \1",
        ),
        (r"^version (\d+) (?:again|please|back)$", r"go back to version \1"),
        (r"^(?:刚才|刚刚)(?:那|这)(?:一)?步(?:不算|不要了?|错了)[，,]?(?:撤回|撤销|退回|取消)?$", "撤销"),
        (r"^(?:请)?恢复到第(?:一|1)个?版本?$", "回到第一版"),
        (r"\bv(?:ersion)? ?(\d+)\b(?! ?feedback)", r"version \1"),
        (r"^(?:please )?(?:i want|give me|get me|bring me) version (\d+) back", r"go back to version \1"),
        (
            r"^(?:i want |give me |bring back )?(?:the )?original version(?: back)?$",
            "go back to the original",
        ),
        (r"\b(go|take me|get) all the way back\b", r"\1 back"),
        (
            (
                r"^(?:please )?(?:i )?(?:scratch|reverse|rewind|revert|withdraw|annul|cancel|retract|roll back|take back|undo|nix)(?: that| this| the| my| it)?(?: (?:very )?(?:last|previous|latest|most recent))?"
                r"(?: one| change| edit| step| thing| action| modification| bit| what (?:you|u|i|we)(?:['’]ve)? (?:just )?(?:did|done|changed))?$"
            ),
            "undo",
        ),
        (
            r"^(?:please )?(?:put|bring|get|take|change|set|go|return|roll)? ?(?:it |that |this |everything |me )?back(?: to)?(?: (?:how|the way|what|like) (?:it|that|this) was(?: (?:before|a minute ago|a moment ago|just now|earlier))?| before that| one step)?$",
            "undo",
        ),
        (r"^(?:please )?(?:return|go|step|move) (?:back )?(?:one|a) step(?: back)?$", "undo"),
        (
            r"^(?:i (?:liked|preferred) (?:it )?(?:more|better) before|(?:what|how) (?:i had|it was) before was (?:better|nicer|good)|it was (?:better|nicer) before)$",
            "undo",
        ),
        (
            r"(?:回滚|退回|撤回|撤掉|撤销|恢复|退|还原)(?:到)?(?:刚才|刚刚|前面)?(?:那|这|上)?(?:一)?(?:步|次|个)?(?:的)?(?:修改|操作|改动)?(?:一下)?(?:回去|回来)?$",
            "撤销",
        ),
        # Chinese courtesy
        (
            r"(?:(?<=^)|(?<=[，。！；、,.!;\s]))(?:烦请|劳驾|拜托|麻烦你?|建议您?|请务必|请您?|要不(?!要)|不如|干脆|索性|老师|亲|哎呀?|诶|嗯+|额|呃|话说|对了|哦对|还有|另外|顺便|最好|务必|不好意思|抱歉|你好|您好|好的|那个，|然后呢?，)+[，,]?",
            "",
        ),
        (r"予以|加以|进行(?=删|修|替|合|拆|分|移)", ""),
        (r"(?:那|这)(?:种|类)(?!类)", ""),
        (r"一点点|一丢丢|一丁点|一点儿|一些些", "一点"),
        (r"(?:帮我|给我|替我|帮忙)(?=[\u3400-\u9fff])", ""),
        (
            r"(?<=[\u3400-\u9fff])(?:吧|啦|呗|哈|哦|噢|喔|嘛|咯|呀|谢谢|谢啦|多谢|拜托了?|辛苦了?|谢谢啦)+(?=[。！!~，,\s]*$)",
            "",
        ),
        (r"卡拉\s?ok", "卡拉"),
        # praise, and more of what is there
        (r"写得((?:真|很|太|挺|非常|特别)?(?:好|棒|不错|赞|漂亮|精彩))", r"看起来\1"),
        (r"再(?:多)?停(?:留)?(?=[一二两三四五六七八九十\d]+秒)", "延长"),
        (
            r"\b(?:squeeze|squash|cram|compress) (?=[^,.;]{1,30} into (?:\d|a |one |half )[^,.;]*(?:s|sec|seconds?|minutes?|min)\b)",
            "shorten ",
        ),
        (r"(?:一会儿?|一阵子?)", "一点"),
        (
            r"(第?[一二两三四五六七八九十\d]+(?:个?场景|幕|页|段))?(?:一分为二|分成两(?:个|幕|段|页)独立(?:场景|的场景)?)",
            r"\1分成两个场景",
        ),
        (r"两个独立(?:的)?场景", "两个场景"),
        (r"(?:往|向)前提", "往前移"),
    )
)


# What a title, a scene or a caption is to say: "I would like to thank you" is no wrapping there.
_TOLD = re.compile(
    r"(?P<lead>(?:\b(?:should|must|to|will|shall) (?:say|read)|\b(?:title|subtitle|headline|slogan|tagline|caption|text|call to action)\b[^,.;:：]{0,24}?\b(?:to|should be)"
    r"|(?:标题|文字|文案|内容|结尾|片尾|口号|标语|台词|引用|场景|字幕)[^，。；,.;]{0,10}?(?:改成|换成|改为|换为|写成))\s*)"
    r"(?P<text>[A-Z\u3400-\u9fff][^,.;，。；!！?？\n\uf000-\uf8ff]*?)"
    r"(?=(?:\s*,?\s*(?:please|pls|plz|thanks|thx|if you\b[^,.;]*|for me|吧|谢谢|好吗|可以吗|行吗)|\s*,\s*thank you)*\s*(?:[,.;，。；!！?？\n\uf000-\uf8ff]|\s(?:and )?(?:under|below|beneath|underneath) (?:it|that)\b|\s(?:and|then) (?:please|could|can|would|will|kindly|also|(?:let|make|have|give|keep|put|move|turn|set|use|drop|remove|delete|hide|show|add|cut) (?:the|it|that|all|every|my|our|its|scene))\b|$))"
)


_EXCHANGED = re.compile(
    r"\b(?:where|wherever|instead)\b|不是|而不|, not\b"
    r"|\b(?!(?:did|do|does|was|were|is|are|has|have|had|can|could|will|would|should|may|might|must|am)\b)\w+ not\b",
    re.IGNORECASE,
)
"""Words that set a text against another: "Tuesday, not Monday"; "it did not work" is none."""


def _replaced(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str], text: str) -> str:
    """Return the text with what a rule replaces; a rule for whole messages does not mind the stop behind them."""
    bare = text.rstrip(" .!。！")
    is_whole = pattern.pattern.startswith("^") and pattern.pattern.endswith("$")
    if is_whole and bare != text and pattern.search(bare):
        return pattern.sub(new, bare)
    return pattern.sub(new, text)


def without_courtesies(message: str) -> str:
    """Return the message without what people wrap around a wish."""
    hidden: list[str] = []

    def hide_told(told: str) -> str:
        hidden.append(told)
        return chr(_HIDDEN + len(hidden) - 1)

    def hide(found: re.Match[str]) -> str:
        return hide_told(found[0])

    text = _QUOTED_TEXT.sub(hide, message)
    if not _EXCHANGED.search(text):
        text = _TOLD.sub(lambda found: f"{found['lead']}{hide_told(found['text'])}", text)
    for pattern, new in (*_TENTHS, *TURNS_OF_WISHES, *TURNS_OF_LISTS, *_RULES, *TURNS):
        shorter = _replaced(pattern, new, text)
        if shorter.strip(" .,!?"):
            text = shorter
    text = " ".join(text.split())
    for number, quoted in enumerate(hidden):
        text = text.replace(chr(_HIDDEN + number), quoted)
    return text
