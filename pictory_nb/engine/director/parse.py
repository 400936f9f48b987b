"""What an editing message asks for: operations, a question, or nothing that we understand.

Every rule matches a whole clause. Words that no rule accounts for make the message not understood, so that
nothing is changed by half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director import phrases
from pictory_nb.engine.director.edit_rules import KEEPS_STOP, RULES
from pictory_nb.engine.director.lengths import length_ms_in
from pictory_nb.engine.director.operations import (
    ChangeCanvas,
    ChangeMusic,
    ChangeTheme,
    Operation,
    Retell,
)
from pictory_nb.engine.director.questions import Question, read_question
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

_COURTESY = re.compile(
    r"^(?:(?:please|hey|hi|hello|ok|okay|now|then|and|also|but|well|actually|great|thanks|thank you|nice)"
    r"[,!.\s]+|(?:can|could|would|will) you (?:please )?|i(?:['’]d| would) (?:like|love)(?: you)? to |"
    r"i (?:want|need)(?: you)? to |let['’]?s |go ahead and |just |请|麻烦|帮我|能不能|可以)+",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:[,.!\s]+(?:please|thanks|thank you|for me|instead|now|if you can)|吧|谢谢|好吗)[.!?。！？\s]*$",
    re.IGNORECASE,
)
_BORDERS = re.compile(
    r"(?<=[^\d.][.!?])\s+|[;；。]\s*|,?\s+(?:and )?then\s+|,\s+and\s+|\s+and\s+|\s*,\s+|，|\s+plus\s+",
    re.IGNORECASE,
)
# A clause that begins so is an order of its own and no part of an unquoted title before it.
_ORDER = re.compile(
    r"(?:add|remove|delete|drop|change|make|set|turn|switch|use|put|cut|replace|swap|move|show|hide|trim|speed|slow|"
    r"increase|lower|raise|mute|insert|split|merge|crop|rotate|export|render|undo)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The clause that no rule knows."""

    clause: str


def parse(message: str) -> tuple[Operation, ...] | Question | NotUnderstood:
    """Read an editing message."""
    text = " ".join(message.split())
    question = read_question(_COURTESY.sub("", text))
    if question:
        return question
    pieces = _pieces(text)
    found = _covering(pieces)
    if found:
        return found
    unknown = next((piece.strip() for piece in pieces[::2] if not _operations(piece)), text)
    return NotUnderstood(unknown or text)


def _pieces(text: str) -> list[str]:
    """Cut into clause, border, clause, …: at stops, commas, "and", "then", never inside a quotation."""
    quotations = [found.span() for found in re.finditer(QUOTED, text)]
    pieces: list[str] = []
    last = 0
    for border in _BORDERS.finditer(text):
        if border.start() > last and not any(a < border.start() < b for a, b in quotations):
            pieces += [text[last : border.start()], border[0]]
            last = border.end()
    return [*pieces, text[last:]]


def _covering(pieces: Sequence[str]) -> tuple[Operation, ...] | None:
    """Join neighbours that mean something only together; of all readings take the one with most orders."""
    clauses = range(0, len(pieces), 2)
    best: dict[int, tuple[int, tuple[Operation, ...]]] = {0: (0, ())}
    for end in clauses:
        for start in range(end, -1, -2):
            if start not in best:
                continue
            orders, before = best[start]
            if end + 2 in best and orders + 1 <= best[end + 2][0]:
                continue
            if any(_ORDER.match(clause) for clause in pieces[start + 2 : end + 1 : 2]):
                continue
            operations = _operations("".join(pieces[start : end + 1]))
            if operations or not "".join(pieces[start : end + 1]).strip(" .!"):
                best[end + 2] = (orders + 1, (*before, *operations))
    reading = best.get(clauses[-1] + 2)
    return reading[1] if reading else None


def _operations(clause: str) -> tuple[Operation, ...]:
    clean = _THANKS.sub("", _COURTESY.sub("", clause.strip())).strip()
    bare = clean.rstrip(".!。！ ")
    for pattern, build in RULES:
        found = pattern.fullmatch(clean) if pattern in KEEPS_STOP else pattern.fullmatch(bare)
        if found:
            return (build(found),)
    return _options(bare)


def _options(clause: str) -> tuple[Operation, ...]:
    """Read a clause made of options alone: "make it 20 seconds", "upbeat music at 20%", "vertical"."""
    if not phrases.names_only_options(clause):
        return ()
    operations: list[Operation] = []
    shape, lines, fps = phrases.shape_in(clause), phrases.lines_in(clause), phrases.fps_in(clause)
    if shape or lines or fps:
        operations.append(ChangeCanvas(shape, lines, fps))
    length_ms, portion, keep_all = length_ms_in(clause), phrases.portion_in(clause), phrases.keeps_all(clause)
    if length_ms is not None or keep_all or portion:
        operations.append(Retell(length_ms, keep_all=keep_all, portion=portion))
    theme, mood, volume_pct = phrases.theme_in(clause), phrases.mood_in(clause), phrases.volume_pct_in(clause)
    if theme:
        operations.append(ChangeTheme(theme))
    if volume_pct is None and "%" in clause:
        return ()
    if mood or volume_pct is not None:
        operations.append(ChangeMusic(mood, volume_pct))
    return tuple(operations)
