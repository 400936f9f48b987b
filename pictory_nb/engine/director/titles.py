"""A title for a script that has none."""

from __future__ import annotations

import re
from collections import Counter

from pictory_nb.engine.director import wording
from pictory_nb.engine.director.language import count_words, is_cjk, stop_words, terms
from pictory_nb.engine.director.script import Paragraph, Script

_WORD = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
_KEYWORDS = 2


def title_for(script: Script) -> str:
    """Take the first sentence when it is short enough for a card, else what the text speaks of most."""
    paragraphs = [
        block for section in script.sections for block in section.blocks if isinstance(block, Paragraph)
    ]
    first = paragraphs[0].sentences[0] if paragraphs else ""
    if first and count_words(first) <= (14 if is_cjk(first) else 7):
        return first.rstrip(".。:：")
    heading = next((section.heading for section in script.sections if section.heading), None)
    words = _keywords(
        " ".join(sentence for block in paragraphs for sentence in block.sentences), script.language
    )
    if words:
        return wording.sentence_case(wording.joined(words, script.language))
    return heading or first


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
