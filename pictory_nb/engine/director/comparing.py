"""Two things set against each other: before and after, pros and cons, "X versus Y", a small table."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from pictory_nb.engine.director.language import count_words, is_cjk
from pictory_nb.engine.director.plan import ComparisonScene
from pictory_nb.engine.director.script import Block, Bullets, Comparison, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 5
_MOST_WORDS, _MOST_CHARACTERS_CJK = 9, 20
_PAIRS = (
    ("pros", "cons"), ("before", "after"), ("advantages", "disadvantages"), ("do", "don't"),
    ("dos", "don'ts"),
    ("strengths", "weaknesses"), ("benefits", "drawbacks"), ("old way", "new way"), ("then", "now"),
    ("myth", "fact"), ("myths", "facts"), ("problem", "solution"), ("vorher", "nachher"),
    ("vorteile", "nachteile"),
    ("früher", "heute"), ("stärken", "schwächen"), ("avant", "après"), ("avantages", "inconvénients"),
    ("antes", "después"), ("ventajas", "desventajas"), ("优点", "缺点"), ("之前", "之后"), ("以前", "现在"),
    ("优势", "劣势"), ("过去", "现在"),
)  # fmt: skip
_VERSUS = re.compile(
    r"^(?P<left>\S.{0,38}?)\s(?:vs\.?|versus|gegenüber|contre)\s(?P<right>\S.{0,38}?)\s*[.!?]?$",
    re.IGNORECASE,
)
_NO_SIDE = re.compile(
    r"^(?:it|this|that|there|he|she|they|we|in|on|at|the match|es|il|c'est)\b", re.IGNORECASE
)
_OPENING = re.compile(r"^(?P<name>[^:：,，]{2,16})[:：,，]\s*(?P<rest>\S.*)$")
_STOP = re.compile(r"[.。;；]\s*$")


def with_comparisons(sections: Sequence[Section]) -> list[Section]:
    """Join neighbouring lists, sentences and sections that are named as a pair, "Pros" and "Cons"."""
    joined: list[Section] = []
    for section in sections:
        before = joined[-1] if joined else None
        sides = (_only_list(before), _only_list(section)) if before else (None, None)
        if before and sides[0] and sides[1] and _are_pair(before.heading, section.heading):
            names = (before.heading or "", section.heading or "")
            found = _comparison(names, sides[0].items, sides[1].items)
            if found:
                joined[-1] = Section(None, (found,))
                continue
        joined.append(replace(section, blocks=_joined_blocks(section.blocks)))
    return joined


def comparison_in_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], heading: str
) -> ComparisonScene | None:
    """Make the comparison of a small table: two columns, or two behind one of labels."""
    cells = [cell for row in (header, *rows) for cell in row]
    if len(header) not in {2, 3} or not 1 <= len(rows) <= MOST_ROWS + 1 or not all(map(_is_short, cells)):
        return None
    if any(len(row) != len(header) for row in rows) or not all(header[-2:]):
        return None
    if len(header) == 2 and not _are_pair(header[0], header[1]):
        return None
    items = tuple(" | ".join(cell.strip() for cell in row) for row in rows)
    return ComparisonScene(heading, (header[-2].strip(), header[-1].strip()), items)


def comparison_in_sentence(sentence: str) -> ComparisonScene | None:
    """Make the comparison of a sentence that only sets one thing against another: "Tea versus coffee."."""
    found = _VERSUS.match(sentence.strip())
    if found is None or count_words(found["left"]) > 4 or count_words(found["right"]) > 4:
        return None
    if _NO_SIDE.match(found["left"]) or re.search(r"[,:;]", found[0]):
        return None
    return ComparisonScene("", (found["left"], found["right"]), ())


def comparison_of(block: Comparison, heading: str) -> ComparisonScene:
    """Make the scene of a comparison that the script's structure shows."""
    return ComparisonScene(heading, block.names, tuple(f"{left} | {right}" for left, right in block.rows))


def _only_list(section: Section | None) -> Bullets | None:
    if section is None or len(section.blocks) != 1 or not isinstance(section.blocks[0], Bullets):
        return None
    return section.blocks[0]


def _joined_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        found: Comparison | None = None
        if isinstance(before, Bullets) and isinstance(block, Bullets) and _are_pair(before.lead, block.lead):
            found = _comparison((_name(before.lead), _name(block.lead)), before.items, block.items)
        if found:
            joined[-1] = found
        else:
            joined += _in_paragraph(block) if isinstance(block, Paragraph) else [block]
    return tuple(joined)


def _in_paragraph(block: Paragraph) -> list[Block]:
    """Split "Before: slow. After: fast." off as a comparison."""
    for index in range(len(block.sentences) - 1):
        first, second = (_OPENING.match(sentence) for sentence in block.sentences[index : index + 2])
        if first and second and _are_pair(first["name"], second["name"]):
            sides = (first["rest"], second["rest"])
            found = _comparison((first["name"], second["name"]), sides[:1], sides[1:])
            if found:
                parts: list[Block | None] = [
                    Paragraph(block.sentences[:index]) if index else None,
                    found,
                    Paragraph(block.sentences[index + 2 :]) if block.sentences[index + 2 :] else None,
                ]
                return [part for part in parts if part]
    return [block]


def _comparison(names: tuple[str, str], left: Sequence[str], right: Sequence[str]) -> Comparison | None:
    sides = [[_STOP.sub("", item).strip() for item in items] for items in (left, right)]
    if max(map(len, sides)) > MOST_ROWS or not all(_is_short(item) for side in sides for item in side):
        return None
    rows = tuple(zip_longest(*sides, fillvalue=""))
    return Comparison(names, tuple((left_item, right_item) for left_item, right_item in rows))


def _is_short(text: str) -> bool:
    return "|" not in text and count_words(text) <= (_MOST_CHARACTERS_CJK if is_cjk(text) else _MOST_WORDS)


def _are_pair(first: str | None, second: str | None) -> bool:
    names = (_name(first).lower().replace("’", "'"), _name(second).lower().replace("’", "'"))
    return names in _PAIRS or names[::-1] in _PAIRS


def _name(lead: str | None) -> str:
    return re.sub(r"^(?:the|die|les|las|los)\s", "", (lead or "").strip(" :：,，.*"), flags=re.IGNORECASE)
