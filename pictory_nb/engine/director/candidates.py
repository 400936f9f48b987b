"""The pieces of a script that a film can tell: sentences, lists and quotations, and the time of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pictory_nb.engine.director.calls import call_of
from pictory_nb.engine.director.captions import split_caption
from pictory_nb.engine.director.comparing import comparison_in_sentence, comparison_in_table, comparison_of
from pictory_nb.engine.director.discourse import leans_back, without_asides, without_opener
from pictory_nb.engine.director.figures import quote_of, stat_of
from pictory_nb.engine.director.language import count_words, is_cjk, terms
from pictory_nb.engine.director.pacing import scene_ms
from pictory_nb.engine.director.plan import (
    CallScene,
    CaptionScene,
    ChartScene,
    ComparisonScene,
    ListScene,
    QuoteScene,
    Scene,
    StatScene,
)
from pictory_nb.engine.director.salutations import is_salutation
from pictory_nb.engine.director.script import Bullets, Comparison, Quotation, Script, Section, Table, Verse
from pictory_nb.engine.director.series import series_in_lines, series_in_sentence, series_in_table
from pictory_nb.engine.director.wording import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ITEMS = 8
_ITEM_WORDS = 9
_ITEM_CHARACTERS_CJK = 20
_LABEL = re.compile(r"^(?P<label>[^:：.!?]{2,60}?)\s*(?:[:：]|\s[–—-]\s|[.!?]\s)\s*\S")
_CLAUSE_END = re.compile(r"[,;，；]\s?|\s[–—(（]")
_LEAST_CLAUSE_WORDS = 3
_DEPENDS = re.compile(
    r"(?:if|when|while|because|although|unless|once|wenn|weil|obwohl|falls|si|quand|parce|cuando|porque|"
    r"aunque|not|nicht|ne|no)\b|如果|当|因为|虽然|不",
    re.IGNORECASE,
)
_LIST_TAIL = re.compile(r"[\s,:：;]+$")
_LONGEST_QUOTE_WORDS = 36
_LEAST_NUMBERED = 3
_LEAST_POINTS = 3
_LIST_SHARE = 0.8
"""So much of the time a list may take that is cut to its first points."""
_VERSE_CAPTIONS = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One piece. `scenes`: how it is shown when told alone; `after`: the sentence as it stands in the script.

    `leans` means that it may be told only right after the piece before it. `covers`: the sections that an
    overview speaks for; empty for all other pieces. Indices count from 0.
    """

    text: str
    section: int
    paragraph: int
    in_paragraph: int
    scenes: tuple[Scene, ...]
    after: tuple[Scene, ...]
    leans: bool
    cost_ms: float
    covers: tuple[int, ...] = ()


def candidates_of(script: Script, *, limit: int) -> list[Candidate]:
    """Return every piece of `script` in order; captions of at most `limit` characters."""
    return [
        candidate
        for index, section in enumerate(script.sections)
        for candidate in _section_candidates(section, index, script.language, limit, script.title or "")
    ]


def with_overview(pieces: list[Candidate], script: Script) -> list[Candidate]:
    """Put the headings of a numbered post on list cards before the first of them ("Seven habits …").

    Of the sections that the cards speak for only what explains itself stays: numbers, the heading's words.
    """
    numbered = tuple(index for index, section in enumerate(script.sections) if section.numbered)
    items = tuple(short_item(script.sections[index].heading or "") for index in numbered)
    first = next((position for position, piece in enumerate(pieces) if piece.section in numbered), None)
    if len(numbered) < _LEAST_NUMBERED or not all(items) or first is None:
        return pieces
    cards = list_scenes(script.title or "", items, numbered=True)
    cost_ms = sum(map(scene_ms, cards))
    text = " ".join(items)
    overview = Candidate(
        text, numbered[0], -1, 0, cards, cards, leans=False, cost_ms=cost_ms, covers=numbered
    )
    rest = [
        piece for piece in pieces[first:] if piece.section not in numbered or _explains_itself(piece, script)
    ]
    return [*pieces[:first], overview, *rest]


def _explains_itself(piece: Candidate, script: Script) -> bool:
    heading = terms(script.sections[piece.section].heading or "", script.language)
    return kind_of(piece) != "caption" or bool(set(heading) & set(terms(piece.text, script.language)))


def list_scenes(title: str, items: tuple[str, ...], *, numbered: bool) -> tuple[ListScene, ...]:
    """Make list cards of at most eight points each, as even as can be."""
    cards = -(-len(items) // MAX_ITEMS)
    borders = [round(card * len(items) / cards) for card in range(cards + 1)]
    return tuple(ListScene(title, items[a:b], a + 1, numbered) for a, b in pairwise(borders))


def with_fewer_points(piece: Candidate, budget_ms: float) -> Candidate:
    """Return a list that is too long to be told at all as its first points; every other piece as it is."""
    if kind_of(piece) != "list" or piece.covers or piece.cost_ms <= budget_ms:
        return piece
    cards = [card for card in piece.scenes if isinstance(card, ListScene)]
    items = tuple(item for card in cards for item in card.items)
    for count in range(min(len(items), MAX_ITEMS), _LEAST_POINTS - 1, -1):
        shown = (ListScene(cards[0].text, items[:count], cards[0].first, cards[0].numbered),)
        cost_ms = scene_ms(shown[0])
        if cost_ms <= _LIST_SHARE * budget_ms:
            text = " ".join((cards[0].text, *items[:count]))
            return replace(piece, text=text, scenes=shown, after=shown, cost_ms=cost_ms)
    return piece


def caption_scene(sentence: str, limit: int) -> CaptionScene:
    """Cut `sentence` into captions."""
    return CaptionScene(split_caption(sentence, limit))


def _section_candidates(
    section: Section, index: int, language: str, limit: int, script_title: str
) -> Iterator[Candidate]:
    for number, block in enumerate(section.blocks):
        match block:
            case Bullets():
                yield from _list_candidates(block, section, index, number, language, limit, script_title)
            case Verse(lines):
                yield _stanza_candidate(lines, index, number, limit)
            case Table(header, rows):
                heading = section.heading or script_title
                card = series_in_table(header, rows, heading, language) or comparison_in_table(
                    header, rows, section.heading or ""
                )
                if card:
                    yield _card_candidate(card, section, script_title, index, number)
            case Comparison():
                pair = comparison_of(block, section.heading or "")
                yield _card_candidate(pair, section, "", index, number)
            case Quotation(text, by):
                if count_words(text) * (0.5 if is_cjk(text) else 1) <= _LONGEST_QUOTE_WORDS:
                    quote = (QuoteScene(text, by or ""),)
                    yield Candidate(
                        text, index, number, 0, quote, quote, leans=False, cost_ms=scene_ms(quote[0])
                    )
            case _:
                for position, sentence in enumerate(block.sentences):
                    yield _sentence_candidate(sentence, index, number, position, language, limit)


def _stanza_candidate(lines: tuple[str, ...], section: int, paragraph: int, limit: int) -> Candidate:
    """One caption for each line, so that a line ends where the poet ends it."""
    captions = [caption for line in lines for caption in split_caption(line, limit)]
    scenes = tuple(
        CaptionScene(tuple(captions[at : at + _VERSE_CAPTIONS]))
        for at in range(0, len(captions), _VERSE_CAPTIONS)
    )
    cost_ms = sum(map(scene_ms, scenes))
    return Candidate(" ".join(lines), section, paragraph, 0, scenes, scenes, leans=False, cost_ms=cost_ms)


def _sentence_candidate(
    sentence: str, section: int, paragraph: int, position: int, language: str, limit: int
) -> Candidate:
    alone = without_opener(without_asides(sentence), language)
    leans = leans_back(alone, language) or is_salutation(alone)
    if not alone[1:2].isupper():
        alone = sentence_case(alone)
    if not alone.endswith((".", "!", "?", "…", "”", '"', "。", "！", "？", "」", ")", "»", "“", "’")):
        alone = _closed(alone)
    card: Scene | None = (
        quote_of(alone)
        or call_of(alone)
        or series_in_sentence(alone, language)
        or comparison_in_sentence(alone)
        or stat_of(alone)
    )
    shown = card or caption_scene(alone, limit)
    return Candidate(
        alone,
        section,
        paragraph,
        position,
        (shown,),
        (card or caption_scene(without_asides(sentence), limit),),
        leans=leans,
        cost_ms=scene_ms(shown),
    )


def _closed(sentence: str) -> str:
    """End a sentence whose author left the full stop out; a lead-in's colon stays."""
    if sentence.endswith((":", "：", ",", "，", ";", "；")):
        return sentence
    return sentence + ("。" if is_cjk(sentence) else ".")


def _list_candidates(
    block: Bullets,
    section: Section,
    index: int,
    number: int,
    language: str,
    limit: int,
    script_title: str,
) -> Iterator[Candidate]:
    items = tuple(short_item(item) for item in block.items)
    lead = _LIST_TAIL.sub("", block.lead) if block.lead else ""
    title = lead if lead and count_words(lead) <= (24 if is_cjk(lead) else 12) else section.heading or lead
    title = title or (script_title if index == 0 else "")
    chart = series_in_lines(block.items, title, language)
    if chart:
        yield _card_candidate(chart, section, script_title, index, number)
        return
    if all(items):
        cards = list_scenes(title, items, numbered=block.numbered)
        text = " ".join((title, *items))
        yield Candidate(text, index, number, 0, cards, cards, leans=False, cost_ms=sum(map(scene_ms, cards)))
        return
    if block.lead:
        yield _sentence_candidate(block.lead, index, number, 0, language, limit)
    for position, item in enumerate(block.items):
        yield _sentence_candidate(item, index, number, position + 1, language, limit)


def _card_candidate(
    card: ChartScene | ComparisonScene, section: Section, script_title: str, index: int, paragraph: int
) -> Candidate:
    titled = replace(card, text=card.text or section.heading or script_title)
    text = " ".join((titled.text, *titled.items))
    shown = (titled,)
    return Candidate(text, index, paragraph, 0, shown, shown, leans=False, cost_ms=scene_ms(titled))


def short_item(item: str) -> str:
    """Return a list item in a few words: all of it, its label or its first clause; else empty."""
    whole = item.strip().rstrip(".;,。；，")
    if _fits(whole):
        return whole
    found = _LABEL.match(item)
    if found and _fits(found["label"].strip()):
        return found["label"].strip()
    clause = _CLAUSE_END.split(whole, maxsplit=1)[0]
    stands = clause != whole and count_words(clause) >= _LEAST_CLAUSE_WORDS and not _DEPENDS.match(clause)
    return clause if stands and _fits(clause) else ""


def _fits(text: str) -> bool:
    return count_words(text) <= (_ITEM_CHARACTERS_CJK if is_cjk(text) else _ITEM_WORDS)


def kind_of(candidate: Candidate) -> str:
    """Name the kind of card that `candidate` is shown as, "caption" where it has none."""
    match candidate.scenes[0]:
        case StatScene():
            return "stat"
        case ListScene():
            return "list"
        case ChartScene():
            return "chart"
        case ComparisonScene():
            return "comparison"
        case CallScene():
            return "call"
        case QuoteScene():
            return "quote"
        case _:
            return "caption"
