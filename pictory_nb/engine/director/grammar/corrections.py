"""Slips of the tongue that are put right in the same breath: "delete scene 3, no, 4", "调到30%，不对，40%".

What is said last is meant: it takes the place of the last thing of its kind before it.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.patterns import compiled, encoded
from pictory_nb.engine.director.grammar.pieces import ORDERS
from pictory_nb.engine.director.grammar.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.steps import MediaItem

_PAUSE = r"[\s,.;:!?…–—-]*"
_MARK = re.compile(
    # "no" wants a pause behind it: "paper theme, no captions" is no correction.
    rf"\s*[,.;…–—-]+\s*(?:and |but |oh |ah |hm+ |uh |er |well )?(?:(?:no|nope)(?=\s*[,.;:!…–—-]|\s+(?:wait|sorry|i mean|i meant|rather|make|actually)\b)|sorry|oops|whoops|wait|hold on|hang on|erm?|uhm?|actually|rather|"
    rf"correction|my mistake|my bad|scratch that|i mean|i meant|i meant to say|or rather|make that|no no)\b{_PAUSE}"
    rf"(?:(?:no|sorry|wait|i mean|i meant|rather|actually|not that(?: one)?|make that|make it|it should be|that should be|should be|it['’]s|that['’]s|of course)\b{_PAUSE})*"
    r"|(?:\s+(?:or rather|i mean|i meant|sorry|or better|no wait|no sorry)\b[\s,:]*)(?:(?:or rather|i mean|i meant|sorry|no wait|no sorry|wait)\b[\s,:]*)*"
    r"|\s*[，,。；;…—]+\s*(?:哦|啊|呃|额|唉|哎)?(?:不是(?=[，,])|不不+|不(?=[，,、。])|不对|错了|说错了?|搞错了?|弄错了?|写错了?|口误|更正(?:一下)?|等等|我是说|我的意思是|准确(?:地)?说|哦不)"
    r"[，,、。！!…：:\s]*(?:(?:是|应该是|应该|改成|改为|换成|还是|就?用|放到?|放在|换|选|要|我是说|我说的是|我想说的是)[，,：:\s]*)*",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"(?<=\w)(?P<no>[,.;…–—-]+ *(?:\w+ )?(?:no|nope|sorry|wait|oops)\b.+?),? (?:i mean|i meant)(?=[.!]*$)",
    re.IGNORECASE,
)
"""What stands behind what was put right: "no, scene 6 I mean"."""
_NUMBER = "(?:scene|card|hash|nth)* NUM (?:(?:comma and|comma|and|to|dash) (?:scene|hash|nth)* NUM)* (?:scene|card|caption|one)?"
_KINDS = "(?:title|heading|intro|list|quote|stat|chapter|outro|cta|subtitle|music|logo|captions|voice)"
_SCENES = (
    f"(?:scene|card|hash|nth)+ {_NUMBER}",
    "(?:ordinal|last) (?:scene|one|part|card|caption)",
    f"that? {_KINDS} (?:scene|card|one)?",
)
_BARE = ("ordinal|last|front|end",)
_COUNTS = (_NUMBER,)
_VALUES = (
    "percentage|NUM percent",
    "LEN",
    "clock",
    "quoted",
    "themename",
    "moodname",
    "shape",
    "kind",
    "family",
    "capstyle",
    "somewhere",
    "hex",
    "lines",
    "media",
    "voicename",
    "factor",
    "language",
    "bigger|smaller",
    "louder|quieter",
    "longer|shorter",
    "upper|lowercase",
)
_LEADING = frozenset({"to", "with", "in", "be", "as", "become", "should", "that", "make", "only"})
_NOUNS = frozenset({"theme", "music", "transition", "background", "aspect"})
_LONGEST = 8
_MOST = 3


def with_corrections(message: str, media: Sequence[MediaItem]) -> str:
    """Return the message as it was meant; as it is when nothing in it is put right."""
    message = _MEANT.sub(r"\g<no>", message)
    for _ in range(_MOST):
        corrected = next(
            (text for found in _MARK.finditer(message) if (text := _corrected(message, found, media))), None
        )
        if corrected is None:
            break
        message = corrected
    return message


def _corrected(message: str, mark: re.Match[str], media: Sequence[MediaItem]) -> str | None:
    tokens = tokenize(message, media, mend=False)
    if any(
        token.symbol == "quoted" and token.start < mark.end() and mark.start() < token.end for token in tokens
    ):
        return None
    sentence = max(
        (token.end for token in tokens if token.symbol == "stop" and token.end <= mark.start()), default=0
    )
    head = [token for token in tokens if sentence <= token.start and token.end <= mark.start()]
    tail = [token for token in tokens if token.start >= mark.end()]
    is_only = False
    while len(tail) > 1 and tail[0].symbol in _LEADING:
        is_only = is_only or tail[0].symbol == "only"
        tail = tail[1:]
    if not head or not tail:
        return None
    for end in range(min(len(tail), _LONGEST), 0, -1):
        new, rest = tail[:end], tail[end:]
        if not _may_go_on(rest, message):
            continue
        old = _counterpart(head, new, is_only=is_only)
        if old is None:
            continue
        if new[0].symbol == "quoted" and "make" in mark[0].lower() and not _orders(head):
            # "“The field” means nothing to us, make that “the office”" corrects no order.
            continue
        said = message[new[0].start : new[-1].end]
        return message[: old[0].start] + said + message[old[-1].end : mark.start()] + message[new[-1].end :]
    return None


def _orders(tokens: Sequence[Token]) -> bool:
    return any(token.symbol in ORDERS or token.symbol in {"be", "should"} for token in tokens)


def _may_go_on(rest: Sequence[Token], message: str) -> bool:
    """Tell whether a value may end here: what follows names no other thing and does not say more of it."""
    return not rest or (
        rest[0].symbol not in {"sec", "min", "percent", "scene", "card", "hour", "quoted", *_NOUNS}
        and (rest[0].symbol != "word" or not message[rest[0].start : rest[0].end].isascii())
    )


def _counterpart(head: Sequence[Token], new: Sequence[Token], *, is_only: bool) -> Sequence[Token] | None:
    """Return the last thing in `head` that `new` can stand for; all of a list for "no, just 3"."""
    if _fits(_COUNTS, new) and not _fits(_SCENES, new):
        if len(new) > 1 or is_only:
            return _last(head, (*_SCENES[:1], *_COUNTS))
        numbers = [token for token in head if token.symbol in {"num", "percentage", "clock"}]
        return numbers[-1:] if numbers and numbers[-1].symbol == new[0].symbol == "num" else None
    if _fits(_SCENES, new):
        return _last(head, _SCENES) or _last(head, (*_COUNTS, *_BARE))
    if _fits(_BARE, new):
        return _last(head, _BARE) or _last(head, _SCENES)
    for value in _VALUES:
        if _fits((value,), new):
            found = _last(head, (value,))
            if found is None and value in {_VALUES[0], "LEN"}:
                found = _last(head, ("num",))
            return found
    return None


def _fits(patterns: Sequence[str], tokens: Sequence[Token]) -> bool:
    return any(compiled(f"(?:{pattern})").fullmatch(encoded(tokens)) for pattern in patterns)


def _last(head: Sequence[Token], patterns: Sequence[str]) -> Sequence[Token] | None:
    """Return the last run of tokens that fits a pattern, as long as it can be."""
    for end in range(len(head), 0, -1):
        fitting = [
            head[start:end]
            for start in range(max(0, end - _LONGEST), end)
            if _fits(patterns, head[start:end])
        ]
        if fitting:
            return fitting[0]
    return None
