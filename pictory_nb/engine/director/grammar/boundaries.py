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
    r"as long as|until|till|when(?:ever)?|while|once|wherever|maybe|perhaps|possibly|probably|preferably|ideally|later|"
    r"tomorrow|tonight|next time|for now|instead|rather|too|as well|also|then|or (?:something|so|similar|whatever|"
    r"else|maybe)|otherwise|or else|not|never|don[’']?t|do not|i (?:think|guess|mean|suppose)|you (?:know|think)|"
    r"like before|without losing|and then some|(?:every|each) (?:second|other|third) \w+|with an? \w+\W*$|and an? \w+ \w+s\W*$|(?:the )?(?:point|bullet|item|entry) (?:number |no\.? |#)?\d+|(?:it|that) (?:should|must|has to|ought to) (?:be|say|read)|let me know|what do you think|if possible|not sure|"
    rf"(?:in|on|of|from|for|to|and|with|before|after|behind) (?:the |all |every |each |my |our )?(?:\w+ )?{_THINGS})\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"除非|除了|如果|要是|假如|但是|不过|但不|或者|也许|可能|的话|直到|只有|只在|不要|别|署名|落款|片尾再|片尾加|结尾再|再加|在加|然后|并且|而且|同时|顺便|以后|暂时|好不好|行吗|怎么样"
)
_ASIDE = re.compile(r",\s+(?:he|she|they|we|i|this|which|because|since)\s+\w+(?:\s+\w+)+", re.IGNORECASE)
"""What is told about a text behind it: "…, he said it first"."""
_POLITE = re.compile(
    r"[\s,，]+(?:please|pls|plz|thanks|thank you|thx|cheers|for me|ok|okay|谢谢|吧|好吗)\s*[.!。！]*$",
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


def end_in_doubt(text: str) -> int | None:
    """Return where an unquoted text may already have ended; None when nothing in it reads like an order."""
    found = [match.start() for pattern in (_ENGLISH, _CHINESE, _ASIDE) if (match := pattern.search(text))]
    return min(found) if found else None
