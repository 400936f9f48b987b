"""Turns of phrase about what titles, lists, quotations and cards say."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.turn_words import (
    END_CARD,
    NAME,
    OUT,
    POINT,
    QUOTE,
    QUOTED_SIGN,
    Turns,
)

_PLACES = ("first", "second", "third", "fourth", "fifth", "last")

_ON_A_CARD = re.compile(
    r"\b(?:scene|slide|card|number|figure|stat(?:istic)?|headline|quote)\b|%", re.IGNORECASE
)


def _second_line(found: re.Match[str]) -> str:
    """Read "Leila Haddad, and below it founder" as two lines; what stands below on a card is told by its name."""
    return found[0] if _ON_A_CARD.search(found.string[: found.start()]) else ", "


TEXTS: Turns = (
    (
        r"\b((?:card|scene|slide|caption|title|subtitle|headline|screen)(?: \d+)?) (should|must|needs to|has to|ought to) tell (?:them|people|everyone|everybody|viewers|us|folks|the (?:audience|viewers|class))[:,]? (?=(?-i:[A-Z])|[\uf000-\uf0ff])",
        r"\1 \2 say ",
    ),
    (
        r"(?<=[\u3400-\u9fff\w])写(?:上)?一?[个句](?:话)?[\s:：,，]*(?=[\uf000-\uf0ff]|(?<=[\s:：,，])\S)",
        "写：",
    ),
    (
        r"^(?:hi,? |hello,? |ok,? )?(?:two|three|four|five|a few|some|a couple of|\d) (?:more |small |quick |little |minor |tiny )*(?:things|corrections|changes|edits|fixes|requests|tweaks|notes)(?: please)?[:!-]+ ",
        "",
    ),
    # lists
    (
        rf"^(?:(?:in|on|from) )?(?:the |that |my |our )?(?:bullet )?list(?: scene| card| slide)?[:,]? ?(?:please )?{OUT} (?:the )?{POINT} (?:number |no\.? |nr\.? |#)?(\d+|one|two|three|four|five|six)$",
        r"remove point \1 from the list",
    ),
    (
        rf"^(?:(?:in|on|from) )?(?:the |that |my |our )?(?:bullet )?list(?: scene| card| slide)?[:,]? ?(?:please )?{OUT} (?:the )?(first|second|third|fourth|fifth|sixth|last) {POINT}$",
        r"remove the \1 point from the list",
    ),
    (
        rf"^{POINT} (?:number |no\.? |#)?(\d+|one|two|three|four|five|six) ?[:：] ?((?-i:[A-Z\u3400-\u9fff])[^:：\uf000-\uf0ff]*)$",
        r"change point \1 of the list to “\2”",
    ),
    (
        rf"^(?:in|on) (?:the |my |our )?list[:,]? (?:please )?(?:also )?(?:add|put) (?:also )?(?:in )?(?={QUOTED_SIGN})",
        "add to the list: ",
    ),
    (
        r"\b(first|second|third|fourth|fifth|last) and (?:the )?(first|second|third|fourth|fifth|last) (?:points?|bullets?|items?|entries|lines?)\b",
        lambda f: (
            f"{max(f[1], f[2], key=_PLACES.index)} point and the {min(f[1], f[2], key=_PLACES.index)} point"
        ),
    ),
    (
        r"^(?:first|1st) (?:list )?(?:point|bullet|item)(?: should say| is| to|:)? ((?-i:[A-Z])[^,;]*?)[,;] (?:the )?second(?: one)?(?: should say| is| to|:)? ((?-i:[A-Z])[^,;]*?)(?: please)?[.!]?$",
        r"change point 1 to “\1” and change point 2 to “\2”",
    ),
    (
        r"^(?:perhaps |maybe )?(?:the |our |my )?list (?:could|should|can|might|needs to) (?:have|get) (?:a|another|one more) (?:\w+ )?(?:line|point|item|bullet|entry)[:,]? ?(?=\S)",
        "add to the list: ",
    ),
    (r"\blist['’]?s? (?:heading|title|headline)[:：] ?(?=\S)", "the list should say: "),
    (
        r"^(?:the )?list(?: scene| card)?[,:]? add ((?-i:[A-Z])[\w' ]+?) and ((?-i:[A-Z])[\w' ]+?)(?: to it)?[.!]?$",
        r"add “\1” to the list and add “\2” to the list",
    ),
    (
        r"^(?:列表|清单|要点)(?:里|上|中)?(?:再)?(?:补上|加上|添上|补|加)([A-Za-z][\w ]*?|[\uf000-\uf0ff])(?:和|、|以及|，)([A-Za-z][\w ]*?|[\uf000-\uf0ff])(?:这)?(?:两)?(?:条|点|项)?[。！]*$",
        r"add “\1” to the list and add “\2” to the list",
    ),
    (
        r"(?:列表|清单|要点)?(?:里|的)?第([一二三四五六])(?:条|点|项)(?:写|改成|换成|改为|换为|是)([\uf000-\uf0ff])[，,]第([一二三四五六])(?:条|点|项)(?:写|改成|换成|改为|换为|是)([\uf000-\uf0ff])",
        r"change point \1 of the list to \2 and change point \3 of the list to \4",
    ),
    (
        r"^(列表|清单)只(?:留|保留)中间(?:的)?[两二2](?:条|点|项)[。！]*$",
        "remove the last point and remove the first point",
    ),
    # quotations
    (
        rf"\b(?:the )?(?:name|person|author|speaker)(?: of (?:the )?(?:person|author|speaker))? (?:under|below|beneath|in|of|on|for|behind) the {QUOTE}(?: (?:card|scene|slide))?\b",
        "the speaker of the quote",
    ),
    (
        rf"\b(?:a|another|one more) ({QUOTE}) by ({NAME}),? ((?:right |directly |just )?(?:after|before) [^:：\uf000]+?)[:,]? ?({QUOTED_SIGN})",
        r"a quote \3: \4 by \2",
    ),
    (rf"\b(?:a|another|one more) ({QUOTE}), (?:right |directly |just )?(after|before) ", r"a quote \2 "),
    (rf"^(?:please )?i want a quote (?=(?:after|before) [^:：]+: {QUOTED_SIGN} by )", "add a quote "),
    # the brand
    (
        rf"^(?:our|my|the) (?:school|company|firm|shop|store|club|team|studio|agency|clinic|practice|church|association|foundation|charity|business|start-?up|organi[sz]ation|brand|university|college|department|hospital|bakery|caf[eé]|group|office|lab) (?:is|['’]s) (?:now )?(?:called|named) ({NAME})[,;.] (?:so |and )?(?:please )?(?:use|take|make|put) (?:that|it|this) (?:as )?(?:the |our )?(?:brand|brand name|company name|name)(?: please)?[.!]?$",
        r"change the brand name to “\1”",
    ),
    (
        r"\b(?:attribute|credit) (?:the )?(?:quote|quotation) to (?=\w)",
        "the speaker of the quote is ",
    ),
    (
        r"^sign the (?:quote|quotation) (?:with|as) (?=[\uf000-\uf0ff])",
        "the speaker of the quote is ",
    ),
    (
        r"^sign the (?:quote|quotation) (?:with|as) (.+?)(?: only)?(?= and |,|[.!]?$)",
        r"the speaker of the quote is “\1”",
    ),
    (
        r"^(?:turns out|it turns out|actually|no,?) ((?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+)*) said (?:that|it|this)(?:, ?not \w+)?[.!]?$",
        r"the speaker of the quote is “\1”",
    ),
    (
        r"引[语言用](?:下面|底下|下方|里|的)*(?:的)?(?:人名|名字|署名|作者)(?:先|都|给)?(?:去掉|拿掉|删掉|删了|去了|不要)(?=[，。！]|$)",
        "remove the speaker of the quote",
    ),
    # the end card's address
    (
        rf"\b((?:on|at|to) (?:the )?{END_CARD}),? (?:please )?(?:put|add|show|write|display) (?P<place>(?:(?:our|my|the) )?(?:(?:website|web ?site|url|address|link|homepage) )?(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,10}}(?:/[\w./-]*\w)?)(?: (?:under|below|beneath|underneath|after|next to) (?:the |that )?(?:text|words|line|call to action|sentence))?(?=[.!]?$)",
        r"show \g<place> \1",
    ),
    (
        r"^(?:请)?(?:在)?(结尾|片尾|最后)(?:的)?(?:卡片|那页|那一页|画面|场景)?(?:上|里|处)?(?:面)?(?:再)?(?:加上|加个|加一个|放上|写上|显示|加|放|写)(?:我们的|公司的|我的)?(?:网址|网站|链接|官网)[：: ]?(?=[\w-]+\.[a-z])",
        r"\1加上网址",
    ),
    (
        r"^(?:put|show|add|write) ((?:\+?\d[\d ()/-]{5,}\d)) (on|at) (the (?:end|last|final|closing) (?:card|scene))(?: (?:below|under|beneath|underneath) (?:the )?(?:text|words|line))?[.!]?$",
        r"show our phone number \1 \2 \3",
    ),
    (
        r"\b(title [^.;]*?) and (?:the )?(?:(card at the end|end card|last card|closing card)|(subtitle)|(tagline)) (?:to |should be |should say |says? |is )?(?=(?-i:[A-Z\uf000-\uf0ff]))",
        lambda f: f"{f[1]} and change the {'call to action' if f[2] else f[3] or f[4]} to ",
    ),
    (r"\bcall this one (?=(?-i:[A-Z\uf000]))", "call it "),
    (
        r"^(?:new )?(?:hed|headline)[:：] ?([^.]+)\. (?:dek|subhead|standfirst)[:：] ?(.+?)[.]?$",
        r"change the title to “\1” and change the subtitle to “\2”",
    ),
    (
        r"^(?:let['’]?s )?(?:punch up|sharpen|spice up|freshen up|improve) the (headline|title)[:：] ?(?=\S)",
        "change the title to ",
    ),
    (
        r"^(?:the )?(title|headline|subtitle|cta|call to action|end card) (?:isn['’]?t (?:working|great|good|strong)|is (?:weak|wrong|off|bad|dull|boring|too \w+)|doesn['’]t (?:work|land))[.;,] ?(?:try|make it|use|write|say|better|how about|maybe)? ?(?=(?-i:[A-Z\uf000-\uf0ff]))",
        r"change the \1 to ",
    ),
    (
        r"(?P<first>[\uf000-\uf0ff][,;]?) (?:and )?(?:the |our |my )?(?:url|website|web ?site|link|address|web address) (?:is |should be |to |of )?((?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/[\w./-]*\w)?)(?=[.!]?$)",
        r"\g<first> and show our website \2 at the end",
    ),
    (
        r"(?P<first>[\uf000-\uf0ff][,;]?) (?:and )?(?:below|under|beneath|underneath) (?:it|that|this|the text)[:,]? (?:put |write |show )?((?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/[\w./-]*\w)?)(?=[.!]?$)",
        r"\g<first> and show our website \2 at the end",
    ),
    (
        r"^(?:结尾|片尾|最后)(?:页|卡片?|那页)?(?:的)?(?:下面|下方)?(?:写|放|加|加上)?(?:上)?网址(?:放|写|是|为)?[：: ]*(?=[\w-]+\.[a-z])",
        "片尾加上网址",
    ),
    (r"(?<=[\uf000-\uf0ff])[，,](?:下面)?网址(?:放|写|是|为|用)?[：: ]*(?=[\w-]+\.[a-z])", "，片尾加上网址"),
    (
        r"\b(?:could|can|should|would|might) (?:the |our |my )(ending|end card|last card|closing card|title|headline|subtitle|call to action|quote|list|number) (say|read|be) (?=\S)",
        r"the \1 should \2 ",
    ),
    (
        r"(?<=[\uf000-\uf0ff]),? with (?=[\uf000-\uf0ff] (?:below|beneath|under|underneath) (?:it|that))(.)(?: (?:below|beneath|under|underneath) (?:it|that))",
        r" and change the subtitle to \1",
    ),
    (r" (?:rather than|instead of) what it says(?: now| at the moment)?(?=[.!?]*$)", ""),
    (r"\b(?:the )?byline (?:on|of|under) the quote\b", "the speaker of the quote"),
    (
        r"\b(?:the )?(text|wording|title|subtitle|caption)((?: of| in) (?:scene \w+|the \w+))? (?:needs? to|has to|must|should) be (?:changed|different|replaced|rewritten)[.!]?$",
        r"change the \1\2",
    ),
    (
        r"^(?:please )?(?:add|put|show|use) ((?-i:[A-Z])[^:]+?) as (?:a |the )?lower third[.!]?$",
        r"add a lower third: \1",
    ),
    (r"\ba (list|quote), (?=(?-i:[A-Z\uf000-\uf0ff]))", r"a \1: "),
    (r"(?<=[\uf000-\uf0ff]), by (?=\w)", " by "),
    (
        r"\b(number|figure|statistic|percentage) (?:softened|rounded|corrected|lowered|raised|rounded down|rounded up) to (?=[\w\uf000])",
        r"\1 should be ",
    ),
    # a lower third
    (
        r"(?<=\w),? (?:and )?(?:then )?(?:beneath|below|under|underneath) (?:it|that|this|him|her|the name)[:,]? (?:(?:it says|saying|write|put) )?(?=(?-i:[A-Z\uf000-\uf0ff]))",
        _second_line,
    ),
    # what is not said
    (
        r"^(?:please )?(?:i |we )?(?:want|wish|need|would like|['’]d like|should like|have) to (change|rewrite|rename|replace) (the |my |our )?(title|subtitle|call to action|end card|brand name)[.!]?$",
        r"\1 the \3",
    ),
    (
        r"^(?:please )?(?:i want |give me |use |i need |we need )?(?:a |an |some )?(?:different|new|another|other) (title|subtitle|call to action|brand name)(?: please)?[.!]?$",
        r"change the \1",
    ),
    (
        r"^(?:请)?(?:把)?(标题|副标题|品牌名|结尾)(?:给我|帮我|要|想|得)*(?:换|改)(?:一)?(?:个|下|换|改)(?:别的|新的|吧)?$",
        r"修改\1",
    ),
    (
        rf"(?<={QUOTED_SIGN}) instead of (?:the |its )?(?:present|current|old|existing|original|previous) (?:text|words|wording|line|one|sentence|caption)(?=[.!]?$)",
        "",
    ),
    (r"(?<=\w) instead of what (?:it|that) says(?: now)?(?=[.!]?$)", ""),
)
