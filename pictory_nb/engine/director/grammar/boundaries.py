"""Where an unquoted text may end: words that are a condition, an exception or a second wish, and no text.

A title or caption without quotation marks takes in all that follows it. What reads like more than a text is
asked about first, so that "change the title to Notes unless it is too short" never ends up on a card.
"""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

import re

_THINGS = (
    r"(?:scenes?|slides?|title(?: card)?|end card|intro|outro|subtitle|captions?|music|logo|background|transitions?|"
    r"theme|call to action|cta|video|list|quote|stat|tagline|slogan|brand|card(?: at the (?:end|start))?)"
)
_ENGLISH = re.compile(
    r"\b(?:unless|except|excluding|besides|apart from|other than|but|only|just|if|in case|provided|providing|"
    r"as long as|until|till|when(?:ever)?|while|once (?=(?:the|he|she|it|they|we|i|you|my|our|\w+ (?:has|have|is|are))\b)|wherever|maybe|perhaps|possibly|probably|preferably|ideally|later|"
    r"tomorrow|tonight|next time|for now|instead|rather|too(?! (?:often|much|many|late|soon|few|little|early)\b)|as well|also|then|or (?:something|so|similar|whatever|"
    r"else|maybe)|otherwise|or else|not|never|don[’']?t|do not|i (?:think|guess|mean|suppose)|you (?:know|think)|"
    r"like before|without losing|and then some|(?:every|each) (?:second|other|third) \w+|with an? \w+\W*$|and an? \w+ \w+s\W*$|(?:the )?(?:point|bullet|item|entry) (?:number |no\.? |#)?\d+|(?:it|that) (?:should|must|has to|ought to) (?:be|say|read)|let me know|what do you think|going forward|from (?:now|here|today) on|(?:change|turn|make) (?:that|it) (?:in)?to|and (?:also |please |then )*(?:let|have|leave|give|keep|set|turn|show|hide|use|put|move|drop|delete|remove|make|cut|add|change|swap) (?:the|it|that|all|every|scene|my|our|its|a|an|another)|and (?:the )?[\w%]+ (?:by|with|to) [\w%]+$|if possible|not sure|"
    rf"(?:in|on|of|from|for|to|and|with|before|after|behind) (?:the |all |every |each |my |our )?(?:\w+ )?{_THINGS})\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"[，,](?:多停|停留|停\d|再|把|将|第[一二三四五六七八九十\d])|[，,][^，,]*[\d一二三四五六七八九十]+(?:秒|%|张|页)|[，,][^，,]*(?:已经|离职|因为|原来|之前)|除非|除了|如果|要是|假如|但是|不过|但不|或者|也许|可能|的话|直到|只有|只在|不要|别|署名|落款|更正为|换成|改成|改为|片尾再|片尾加|结尾再|再加|在加|然后|并且|而且|同时|顺便|以后|暂时|好不好|行吗|怎么样"
)
_ASIDE = re.compile(
    r",\s+(?:(?:he|she|they|we|i|this|which|because|since)\s+\w+(?:\s+\w+)+|(?:that|it)['’]s \w+)",
    re.IGNORECASE,
)
"""What is told about a text behind it: "…, he said it first"."""
_POLITE = re.compile(
    r"(?:[\s,，]+|(?<=[A-Za-z0-9.])(?=谢|麻))(?:please|pls|plz|thanks|thank you|thx|cheers|for me|ok|okay|谢谢|麻烦了?|辛苦了?|拜托了?|多谢|吗|吧|好吗)\s*[.!。！]*$",
    re.IGNORECASE,
)


_GOES_ON = re.compile(
    r"\b(?:to|and|a|an|the|say|says|big|of|with|is|are|be|not|all|so|would|will)$", re.IGNORECASE
)
"""What a text cannot end with: the "thank you" behind it is a part of it."""


def without_courtesy(text: str) -> str:
    """Return an unquoted text without the "please" behind it."""
    while (found := _POLITE.search(text)) and not _GOES_ON.search(text[: found.start()]):
        text = text[: found.start()]
    return text


_SOFT = re.compile(
    r"(?:later|too|also|only|just|not|never|while|instead|rather|then|as well)\b",
    re.IGNORECASE,
)
"""Words that texts have, too: behind a colon they end none."""
UNSAID = re.compile(
    r"(?:something|anything|some other|another|a different|a better|a friendlier|别的|其他)\b", re.IGNORECASE
)
"""What asks for words and gives none: "replace support with something friendlier"."""

UNNAMED = re.compile(
    r"(?:her|him|them|me|us|you|she|he|they|(?:his|her|their|my|your) (?:name|job|title|role)|someone|somebody|anyone|anybody|the (?:speaker|author))\b",
    re.IGNORECASE,
)
"""Whom a word points at without a name: "credit the quote to her"."""


def end_in_doubt(text: str, *, is_behind_colon: bool = False) -> int | None:
    """Return where an unquoted text may already have ended; None when nothing in it reads like an order.

    A word with a capital inside a text is a part of it: "Writing Instead of Talking".
    """
    found = [
        match.start()
        for pattern in (_ENGLISH, _CHINESE, _ASIDE)
        for match in pattern.finditer(text)
        if not (match.start() and match[0][0].isupper())
        and not (is_behind_colon and match.start() and _SOFT.match(match[0]))
    ]
    return min(found) if found else None


_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:of |de |von |van )?[A-Z][\w.'’-]*){0,3}")


def without_aside(text: str) -> str:
    """Return a name without what is told about it: "Marta Holm, she changed her name"."""
    found = _ASIDE.search(text)
    head = text[: found.start()] if found else ""
    return head if head and _NAME.fullmatch(head) else text
