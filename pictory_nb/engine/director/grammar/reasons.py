"""What people say beside their orders: why, what for, what should stay. It changes nothing and may be pointed at."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.tokens import Token

_HESITATION = r"(?:(?:oh|ok|okay|well|hmm+|ugh|hey|hi|hello|sorry|yes|yeah|so|because|since|as|for|honestly|fyi|also)[,\s]+)*"
_SUBJECT = (
    r"(?:i|we|you|they|he|she|it|this|that|these|those|there|my|our|their|his|her|the|a|an|some|everyone|everybody|"
    r"people|nobody|no one|someone|client|clients|legal|marketing|corporate|headline|title|music|logo)\b|"
)
_NAME = re.compile(rf"^(?i:{_HESITATION})(?:(?i:{_SUBJECT}\"|“)|[A-Z][a-z]+\b)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|can|can't|cannot|could|couldn't|will|won't|do|does|did|don't|doesn't|"
    r"didn't|isn't|aren't|wasn't|haven't|hasn't|never|[a-z]{2,}(?:s|ed)|left|went|saw|knew|made|got|hate|love|like|"
    r"think|agree|show|feel|know|see|sit|sell|talk|work|use|meet|sound|look|find|lose|run|speak|watch)\b|['’](?:s|re|m|ve|ll)\b",
    re.IGNORECASE,
)
_ENGLISH_BAR = re.compile(
    r"\b(?:if|unless|except|only|kidding|joking|maybe|perhaps|or|until|till|whether|instead|nevermind|never mind|forget|"
    r"wait|scratch|cancel|ignore|please|should|shall|must|want|wants|need|needs|wish|prefer|prefers|would|let's|"
    r"can you|could you|will you|why|how|what|who|when|where|told me|asked me|undo|did you|have you|has to|have to)\b|\?",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(r"\b(?:adds|cuts)\b", re.IGNORECASE)
# Wanting and needing that ask for nothing: "the client doesn't want a logo", "we want to post it".
_NO_WISH = re.compile(
    r"\b(?:nobody|no one) (?:needs?|wants?)\b|\b(?:don['’]?t|doesn['’]?t|do not|does not) (?:want|need|like)\b|"
    r"\b(?:want|wants|need|needs|have|has) to (?:post|upload|publish|send|share|present|play|talk|show this|show it)\b|"
    r"\bneeds? more time\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"^[\w'’ -]{2,34}? (?:is|are|was|were|isn['’]?t|aren['’]?t|looks?|sounds?|feels?|seems?|goes|adds|takes)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:because|since|as|so that|so|for|it|it['’]s|this|that|that['’]s|they|they['’]re|i|i['’]m|we|we['’]re|my|our|"
    r"he|she|his|her|there|people|everyone|nobody|the|thanks|thank you)\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"太|有点|了|是|很|因为|觉得|都|说|没|不够|会|由于|比较|发|看")
_CHINESE_BAR = re.compile(
    r"如果|除非|要是|的话|或者|也许|可能|开玩笑|算了|等等|想要|请|帮|把|别|应该|改|换|删|加|放|调|移|吗|吧|什么|怎么|为什么|让|先"
)
_PURPOSED = re.compile(r"^(?:that )?(?:\w+ ){1,3}(?:can|could|have|has|get|see|know)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"^(?:for|in order to|so (?:that )?|to (?:be|make|save|keep))\s+\w+", re.IGNORECASE)
_ORDER_WORDS = frozenset(
    {
        "remove", "cut", "trim", "add", "move", "swap", "split", "merge", "duplicate", "replace", "rename",
        "undo", "redo", "mute", "translate", "goback", "startover", "hide", "except", "spread",
    }
)  # fmt: skip
# What states a value may be the order itself: "I have 40 seconds, make it fit".
_VALUES = frozenset({"sec", "min", "clock", "hour", "hex", "lines"})
_LINKS = frozenset({"comma", "stop", "so", "because", "colon", ""})
_HAN = re.compile("[\u3400-\u9fff]")


def is_reason(
    text: str, clause: Sequence[Token], before: str, after: str, *, follows: bool, repeated: bool
) -> bool:
    """Tell whether a clause only says why: "it is too negative", "Marta left the company last week".

    Parameters
    ----------
    text
        The clause as it was typed.
    before, after
        The symbols of what separates it from its neighbours; empty at the ends of the message.
    follows
        Whether an order came before it.
    repeated
        Whether the rest of the message says its numbers again.
    """
    if before not in _LINKS or (after not in _LINKS and not (after == "but" and not follows)):
        return False
    symbols = {
        token.symbol
        for token in clause
        if not _THIRD_PERSON.search(text) or token.symbol not in {"add", "cut"}
    }
    if symbols & _VALUES and not repeated:
        return False
    if before == "so" and follows and _PURPOSED.match(text.strip()):
        return not _ENGLISH_BAR.search(text)
    if symbols & _ORDER_WORDS:
        return False
    text = text.strip(" ,，.。!！")
    if _HAN.search(text):
        return not _CHINESE_BAR.search(text) and bool(_CHINESE.search(text)) and len(text) > 2
    if _ENGLISH_BAR.search(_NO_WISH.sub("", text)):
        return False
    if before == "because":
        return True
    if follows and _PURPOSE.match(text):
        return len(text.split()) <= 8
    if follows and not _AFTER.match(text):
        return False
    if len(text.split()) < 2:
        return False
    return bool(_STATES.match(text)) or (bool(_NAME.match(text)) and bool(_VERB.search(text)))


_DONT = re.compile(
    r"^(?:please |but |just |whatever you do,? )*(?:don['’]?t|do not|never|dont)\b"
    r"(?= (?:you )?(?:even |ever )?(?:touch|change|remove|delete|move|alter|do|cut|add|make|edit|mess|play|show|use|put|drop|"
    r"replace|rename|shorten|lengthen|split|merge|turn|switch|take|lose|mute|hide|bother|worry)\b)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:unless|until|if|only|except|but|want|need|when)\b|除非|如果|要是|的话", re.IGNORECASE
)
_BIE = re.compile(
    r"别(?:动|换|删|改|碰|变|再)|不要(?:动|换|删|改|碰|变)|不用(?:动|换|删|改|变)|不变|保持不变"
)


def is_refusal(text: str, before: str, after: str) -> bool:
    """Tell whether a clause only says what to leave alone: "don't change the track", "副标题别动"."""
    if before not in {*_LINKS, "but"} or after not in {*_LINKS, "but"}:
        return False
    text = text.strip(" ,，.。!！")
    if re.match(r"(?:i|we) (?:don['’]?t|do not) (?:want|like|need)\b.* as\b", text, re.IGNORECASE):
        return True
    if _DONT.match(text):
        return not _DOUBT.search(_DONT.sub("", text, count=1))
    return bool(_BIE.search(text)) and not _DOUBT.search(text) and len(text) <= 16
