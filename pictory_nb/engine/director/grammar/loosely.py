"""A message read without the sentences around its order: a guess that counts only when the model guesses the same.

What is set aside may say why or for whom; it has no number, no quotation, no condition and no order of its own.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.clauses import read_message
from pictory_nb.engine.director.grammar.noise import SMALL
from pictory_nb.engine.director.grammar.readings import Mended
from pictory_nb.engine.director.grammar.reasons import may_order
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem

_HIDDEN = 0xF000
_QUOTED_TEXT = re.compile(QUOTED)
_BORDER = re.compile(
    r"(?:[,;:!?]+|\.(?!\w))\s+|\s+[-–—]+\s+|[，。；！？：]\s*|\s+(?=because\b|since\b|otherwise\b)"
)
_LOOSE = re.compile(
    r"[\d\uf000-\uf8ff?？%#]|\b(?:not|never|no|nobody|unless|except|if|when|whenever|until|till|only|maybe|perhaps|or|instead|but|should|must|later|"
    r"tomorrow|next|kidding|joking|forget|leave|keep|stop|wait|undo|cancel|without|rather|actually|sorry|nothing|everything|all|every|both|same|"
    r"and|then|also|plus|too|them|these|those|one|two|three|four|five|first|second|third|last|half|twice|more|less|make|put|remove|delete|add|move|change|use|"
    r"swap|cut|drop|show|hide|turn|set|switch|replace|let|give|take|bigger|smaller|louder|quieter|longer|shorter|darker|brighter)\b|\w+n['’]?t\b"
    r"|[一二两三四五六七八九十]|顺便|让|[别不没除只把将改换删加移调设关剪缩延再还也先等]|如果|要是|或|但|算了|去掉|放|开始",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|that|this|there|he|she|her|his|one)\b|[它这那他她]", re.IGNORECASE
)
"""Words that may speak of what was set aside before."""
_MOST_PARTS = 6


_TOLD = SMALL | {
    "word",
    "be",
    "has",
    "it",
    "that",
    "say",
    "in",
    "to",
    "for",
    "with",
    "as",
    "by",
    "so",
    "because",
    "where_is",
    "can_i",
    "from",
    "i",
}


_TELLING = re.compile(
    r"^(?:(?:because|since|as|so) )?(?:it|its|it['’]s|this|that|the|our|my|your|we|we['’]re|they|they['’]re|he|she|people|there|someone|nobody|half of|most of|some|everyone|[a-z]+s) "
    r"(?!(?:to|in|on|at|off|out|up|down|away|gone|please|and|with|for|of the video)\b)\w+",
    re.IGNORECASE,
)
"""How a sentence begins that tells something, with a subject and more than its name."""
_TELLS_NOT = re.compile(
    r"[?？\uf000-\uf8ff#]|\d ?(?:%|s\b|sec)|\b(?:should|must|shall|please|let|unless|except|if|when|whenever|until|only|maybe|perhaps|or|not|never|no|none|instead|but|then|want|wants|need|needs|too|also|same|undo|"
    r"wish|prefer|rather|would|could|later|tomorrow|kidding|sorry|forget|leave|keep|stays?|remains?|goes|gets|becomes?|gone|off|bigger|smaller|louder|quieter|longer|shorter|darker|brighter|warmer|cooler|faster|slower)\b|n['’]t\b|\blike (?:before|last time)\b|\b(?:with|and) an? \w+(?: \w+)?\W*$",
    re.IGNORECASE,
)
_STATING = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|covers?|made|makes|looks?|sounds?|feels?|runs?|comes?|wants|wanted|said|says|asked|watch|watches|look|sit|sits|sees?|hears?|reads?|fits?|matches|match|"
    r"hides?|blocks?|helps?|works?|loves?|likes?|hates?|sells?|plays?|shows?|uses?|knows?|got|went|goes out|\w+ed|\w+ing)\b|['’](?:s|re|m)\b|\bits \w+ing\b",
    re.IGNORECASE,
)


def _tells(part: str) -> bool:
    """Tell whether a part is a sentence that tells something, be it of things that a film has, too."""
    said = part.strip(" ,.;:!")
    is_whole = len(said.split()) > 3 and _TELLING.match(said) and _STATING.search(said)
    return bool(is_whole) and not _TELLS_NOT.search(said)


def _is_aside(part: str, media: Sequence[MediaItem]) -> bool:
    """Tell whether a part is a sentence that names nothing of a film and orders nothing."""
    is_short = len(part.split()) < 3 if part.isascii() else len(part.strip()) < 4
    if is_short or _LOOSE.search(part) or may_order(part):
        return False
    return all(token.symbol in _TOLD for token in tokenize(part.strip(" ,.;:!，。；！："), media, mend=False))


def read_loosely(
    message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...], *, tells: bool = False
) -> tuple[Operation, ...] | None:
    """Return the edits of a message without one or two sentences at its ends; None when none are read then.

    Parameters
    ----------
    tells
        Whether these may speak of things that a film has: "the player bar covers the captions".
    """
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return chr(_HIDDEN + len(hidden) - 1)

    text = _QUOTED_TEXT.sub(hide, message)
    cuts = [0, *(found.end() for found in _BORDER.finditer(text)), len(text)]
    parts = [text[start:end] for start, end in itertools.pairwise(cuts) if text[start:end].strip()]
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    aside = [_is_aside(part, media) or (tells and _tells(part)) for part in parts]
    for dropped in (1, 2):
        for first in range(dropped + 1):
            end = len(parts) - (dropped - first)
            if first >= end or not all(aside[:first]) or not all(aside[end:]):
                continue
            rest = "".join(parts[first:end]).strip().rstrip(",;:，；：-–— ")
            for number, quoted in enumerate(hidden):
                rest = rest.replace(chr(_HIDDEN + number), quoted)
            if first and _POINTS_BACK.search(rest):
                continue
            reading = read_message(rest, film, media, focus)
            edits = reading.edits if isinstance(reading, Mended) else reading
            if isinstance(edits, tuple):
                return edits
    return None
