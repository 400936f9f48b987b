"""A sentence cut into captions of at most two lines, where a reader breathes; and word times."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from pictory_nb.engine.chinese_words import splits_word
from pictory_nb.engine.director.language import is_cjk

_CLAUSE_END = re.compile(r"[,;:—–…，、；：]$|[.!?。！？][\"”’»」]?$")
_CJK_CLAUSE = re.compile(r"[，、；：。！？…—」』”）]")
_OPENING_WORDS = frozenset(
    """
    and but or so because although though while when where which who that if unless until before after
    than as with without for from into to in on at by rather instead und aber oder denn weil dass wenn
    während bevor nachdem der die das mit ohne für von in auf bei zu sondern et mais ou car parce que
    qui dont quand si avec sans pour dans sur à de y pero o porque que quien cuando si con sin para en
    por sino
    """.split()  # noqa: SIM905 (a hundred quoted words would hide the list)
)
_BINDING_WORDS = frozenset(
    """
    a an the of to in on at by for with and or but is are was were be been not no very more most less as
    than that this my your our their his her its der die das den dem des ein eine einen einem einer
    eines und oder zu im am vom zum zur nicht sehr mehr le la les l' un une des du de d' et ou au aux en
    pas plus très el los las uno una del al y o no muy más su sus mr. mrs. dr. two three four five six
    seven eight nine ten zwei drei vier fünf zehn fünfzehn zwanzig deux trois quatre cinq dix dos tres
    cuatro cinco diez every each some any all both these those this that what which whose our jede jeder
    jedes jeden jedem diese dieser dieses diesen kein keine keinen mein meine unser unsere mit ohne für von
    auf aus bei nach chaque ce cet cette ces mon ma mes notre nos votre vos leur leurs quel quelle par pour
    dans sur avec sans cada todo toda todos todas este esta estos estas ese esa mi mis nuestro nuestra con
    sin por para en
    """.split()  # noqa: SIM905 (a hundred quoted words would hide the list)
)
_MIN_PIECE = 14
_MIN_PIECE_CJK = 5
_CAPTION_PRICE = 1.5


@dataclass(frozen=True, slots=True)
class _Units:
    pieces: list[str]
    joint: str
    limit: int
    least: int


def caption_limit(text: str, aspect: float) -> int:
    """Return the most characters of one caption of `text` on a canvas of `aspect` = width / height."""
    # Two lines hold so much at the usual size; a square has wider margins than a tall picture.
    wide, square, tall = (84, 50, 56) if text.isascii() or not is_cjk(text) else (36, 24, 26)
    return wide if aspect > 1.2 else square if aspect > 0.9 else tall


def split_caption(sentence: str, limit: int) -> tuple[str, ...]:
    """Cut `sentence` into captions of at most `limit` characters; joined again they are the sentence.

    A single word longer than `limit` stays whole.
    """
    if len(sentence) <= limit:
        return (sentence,)
    units = _units(sentence, limit)
    fewest = math.ceil(len(sentence) / limit)
    _, cuts = min(_best_cut(units, len(sentence) / count) for count in (fewest, fewest + 1))
    borders = pairwise((0, *cuts))
    return tuple(units.joint.join(units.pieces[a:b]).strip() for a, b in borders)


def word_times(caption: str, duration_ms: int) -> list[list[int]]:
    """Return [start, length] in ms of each white-space token, longer for long words and before a breath."""
    tokens = caption.split()
    weights = [2.0 + len(token) + (2.5 if _CLAUSE_END.search(token) else 0) for token in tokens]
    spoken_ms = duration_ms - min(250, duration_ms // 10)
    scale = spoken_ms / sum(weights)
    times: list[list[int]] = []
    passed = 0.0
    for weight in weights:
        start, passed = round(passed), passed + weight * scale
        times.append([start, max(1, round(passed) - start)])
    return times


def _units(sentence: str, limit: int) -> _Units:
    if not is_cjk(sentence):
        return _Units(sentence.split(), " ", limit, _MIN_PIECE)
    # Latin words, numbers and closing punctuation stay in one piece.
    pieces = re.findall(r"[A-Za-z0-9.,%$€£¥+\-]+|.", sentence)
    merged: list[str] = []
    for piece in pieces:
        if merged and (_CJK_CLAUSE.fullmatch(piece) or merged[-1] in set("「『“（《")):
            merged[-1] += piece
        else:
            merged.append(piece)
    return _Units(merged, "", limit, _MIN_PIECE_CJK)


def _best_cut(units: _Units, ideal: float) -> tuple[float, list[int]]:
    """Cut the pieces at the least price into captions of about `ideal` characters: the price and the ends."""
    total, joint = len(units.pieces), len(units.joint)
    sizes = [len(piece) + joint for piece in units.pieces]
    prices = [0.0] + [math.inf] * total
    starts = [0] * (total + 1)
    for stop in range(1, total + 1):
        border = _border_price(units, stop) if stop < total else 0.0
        length = -joint
        for start in range(stop - 1, -1, -1):
            length += sizes[start]
            if length > units.limit and start < stop - 1:
                break
            price = prices[start] + 14 * ((length - ideal) / ideal) ** 2 + border + _CAPTION_PRICE
            price += 20 if length < units.least else 0
            if price < prices[stop]:
                prices[stop], starts[stop] = price, start
    ends = [total]
    while starts[ends[-1]]:
        ends.append(starts[ends[-1]])
    return prices[total], ends[::-1]


def _border_price(units: _Units, position: int) -> float:
    before, after = units.pieces[position - 1], units.pieces[position]
    if _CLAUSE_END.search(before) or (not units.joint and _CJK_CLAUSE.search(before[-1])):
        return 0.0
    if not units.joint:
        around = (
            "".join(units.pieces[max(0, position - 2) : position]),
            "".join(units.pieces[position:][:2]),
        )
        return 9.0 if splits_word(*around) else 4.0
    if before.lower() in _BINDING_WORDS or re.search(r"\d$", before):
        return 9.0
    return 2.0 if after.lower() in _OPENING_WORDS else 5.0
