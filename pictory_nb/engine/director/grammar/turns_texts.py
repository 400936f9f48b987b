"""Turns of phrase about what titles, lists, quotations and cards say."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

_TEXT = r"[\uf000-\uf0ff]"
_NAME = r"(?-i:[A-Z][\w'’.-]+(?: (?:of |de |von |van )?[A-Z][\w'’.-]+){0,3})"
_QUOTE = r"(?:quote|quotation|citation)"
_POINT = r"(?:point|bullet(?: point)?|item|entry|line)"
_OUT = r"(?:remove|delete|drop|cut|lose|scrap|erase|quit|take out|take away|kill|strike|ditch)"
_CARD = r"(?:end card|last card|last scene|final card|final scene|closing card|outro|end)"

TEXTS: tuple[tuple[str, str], ...] = (
    # lists
    (
        rf"^(?:(?:in|on|from) )?(?:the |that |my |our )?(?:bullet )?list(?: scene| card| slide)?[:,]? ?(?:please )?{_OUT} (?:the )?{_POINT} (?:number |no\.? |nr\.? |#)?(\d+|one|two|three|four|five|six)$",
        r"remove point \1 from the list",
    ),
    (
        rf"^(?:(?:in|on|from) )?(?:the |that |my |our )?(?:bullet )?list(?: scene| card| slide)?[:,]? ?(?:please )?{_OUT} (?:the )?(first|second|third|fourth|fifth|sixth|last) {_POINT}$",
        r"remove the \1 point from the list",
    ),
    (
        rf"^{_POINT} (?:number |no\.? |#)?(\d+|one|two|three|four|five|six) ?[:：] ?((?-i:[A-Z\u3400-\u9fff])[^:：\uf000-\uf0ff]*)$",
        r"change point \1 of the list to “\2”",
    ),
    (
        rf"^(?:in|on) (?:the |my |our )?list[:,]? (?:please )?(?:also )?(?:add|put) (?:also )?(?:in )?(?={_TEXT})",
        "add to the list: ",
    ),
    # quotations
    (
        rf"\b(?:the )?(?:name|person|author|speaker)(?: of (?:the )?(?:person|author|speaker))? (?:under|below|beneath|in|of|on|for|behind) the {_QUOTE}(?: (?:card|scene|slide))?\b",
        "the speaker of the quote",
    ),
    (
        rf"\b(?:a|another|one more) ({_QUOTE}) by ({_NAME}),? ((?:right |directly |just )?(?:after|before) [^:：\uf000]+?)[:,]? ?({_TEXT})",
        r"a quote \3: \4 by \2",
    ),
    (rf"\b(?:a|another|one more) ({_QUOTE}), (?:right |directly |just )?(after|before) ", r"a quote \2 "),
    (rf"^(?:please )?i want a quote (?=(?:after|before) [^:：]+: {_TEXT} by )", "add a quote "),
    # the brand
    (
        rf"^(?:our|my|the) (?:school|company|firm|shop|store|club|team|studio|agency|clinic|practice|church|association|foundation|charity|business|start-?up|organi[sz]ation|brand|university|college|department|hospital|bakery|caf[eé]|group|office|lab) (?:is|['’]s) (?:now )?(?:called|named) ({_NAME})[,;.] (?:so |and )?(?:please )?(?:use|take|make|put) (?:that|it|this) (?:as )?(?:the |our )?(?:brand|brand name|company name|name)(?: please)?[.!]?$",
        r"change the brand name to “\1”",
    ),
    # the end card's address
    (
        rf"\b((?:on|at|to) (?:the )?{_CARD}),? (?:please )?(?:put|add|show|write|display) (?P<place>(?:(?:our|my|the) )?(?:(?:website|web ?site|url|address|link|homepage) )?(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,10}}(?:/[\w./-]*\w)?)(?: (?:under|below|beneath|underneath|after|next to) (?:the |that )?(?:text|words|line|call to action|sentence))?(?=[.!]?$)",
        r"show \g<place> \1",
    ),
    (
        r"^(?:请)?(?:在)?(结尾|片尾|最后)(?:的)?(?:卡片|那页|那一页|画面|场景)?(?:上|里|处)?(?:面)?(?:再)?(?:加上|加个|加一个|放上|写上|显示|加|放|写)(?:我们的|公司的|我的)?(?:网址|网站|链接|官网)[：: ]?(?=[\w-]+\.[a-z])",
        r"\1加上网址",
    ),
    # a lower third
    (
        r"(?<=\w),? (?:and )?(?:then )?(?:beneath|below|under|underneath) (?:it|that|this|him|her|the name)[:,]? (?:(?:it says|saying|write|put) )?(?=(?-i:[A-Z\uf000-\uf0ff]))",
        ", ",
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
        rf"(?<={_TEXT}) instead of (?:the |its )?(?:present|current|old|existing|original|previous) (?:text|words|wording|line|one|sentence|caption)(?=[.!]?$)",
        "",
    ),
    (r"(?<=\w) instead of what (?:it|that) says(?: now)?(?=[.!]?$)", ""),
)
