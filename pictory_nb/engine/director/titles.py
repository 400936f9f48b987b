"""A title for a script that has none."""

from __future__ import annotations

import re
from collections import Counter

from pictory_nb.engine.director import wording
from pictory_nb.engine.director.discourse import is_signpost, leans_back
from pictory_nb.engine.director.language import count_words, is_cjk, stop_words, terms
from pictory_nb.engine.director.salutations import is_salutation
from pictory_nb.engine.director.script import Paragraph, Script, Verse

_WORD = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
_KEYWORDS = 2
_FEWEST_WORDS, _MOST_WORDS = 3, 9
_LONG_TEXT_WORDS = 120
_FIRST_PERSON_WORTH = 0.5
_TELLS_LITTLE = 3.5
_LONGEST_CLAUSE_WORDS = 12
_CLAUSE_END = re.compile(r"[,;:.!?，；：。！？]|\s[–—]\s")
_FIRST_PERSON = re.compile(
    r"\b(?:I|me|my|we|us|our|ich|mich|mein\w*|wir|uns|je|nous|yo|nosotros)\b|我", re.IGNORECASE
)
_THANKS = re.compile(r"^(?:thank|congratulations|danke|merci|gracias|谢谢|感谢|祝贺)", re.IGNORECASE)
_END = ".。:："


def title_for(script: Script) -> str:
    """Take the first sentence when it is short enough for a card, else the short one that says most."""
    blocks = [block for section in script.sections for block in section.blocks]
    sentences = [
        sentence
        for block in blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
        if not is_salutation(sentence)
    ]
    verse = next((block.lines[0] for block in blocks if isinstance(block, Verse)), "")
    first = sentences[0] if sentences else verse.rstrip(",;")
    is_short = count_words(first) <= (14 if is_cjk(first) else 7)
    opens = is_short and (script.word_count < _LONG_TEXT_WORDS or not _FIRST_PERSON.search(first))
    if first and (not sentences or opens):
        return first.rstrip(_END)
    telling = _telling(sentences, script.language) or _first_clause(first) or (first if is_short else "")
    if telling:
        return telling.rstrip(_END)
    heading = next((section.heading for section in script.sections if section.heading), None)
    words = _keywords(" ".join(sentences), script.language)
    if words:
        return wording.sentence_case(wording.joined(words, script.language))
    return heading or first


def _telling(sentences: list[str], language: str) -> str:
    """Find the short sentence that stands alone and holds the most of what the text speaks of."""
    counts = Counter(term for sentence in sentences for term in set(terms(sentence, language)))
    best, most = "", 0.0
    for sentence in sentences:
        length = count_words(sentence) * (0.5 if is_cjk(sentence) else 1)
        fits = _FEWEST_WORDS <= length <= _MOST_WORDS and not sentence.endswith(("?", "？", ":", "：", ","))
        if not fits or leans_back(sentence, language) or is_signpost(sentence) or _THANKS.match(sentence):
            continue
        worth = sum(counts[term] - 1.0 for term in set(terms(sentence, language)))
        worth *= _FIRST_PERSON_WORTH if _FIRST_PERSON.search(sentence) else 1
        if worth > max(most, _TELLS_LITTLE):
            best, most = sentence, worth
    return best


def _first_clause(sentence: str) -> str:
    """Return what stands before the first comma where that is enough for a card and not too much."""
    clause = _CLAUSE_END.split(sentence, maxsplit=1)[0]
    words = count_words(clause) * (0.5 if is_cjk(clause) else 1)
    return wording.sentence_case(clause) if _FEWEST_WORDS < words <= _LONGEST_CLAUSE_WORDS else ""


def _keywords(text: str, language: str) -> list[str]:
    if is_cjk(text):
        return []
    stops = stop_words(language)
    surfaces: dict[str, Counter[str]] = {}
    for word in _WORD.findall(text):
        if word.lower() not in stops:
            for stem in terms(word, language):
                surfaces.setdefault(stem, Counter())[word] += 1
    ranked = sorted(surfaces.values(), key=lambda forms: -forms.total())
    return [forms.most_common(1)[0][0] for forms in ranked[:_KEYWORDS] if forms.total() > 1]
