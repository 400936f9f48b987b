"""The order in which sumy's summarizers would take sentences, without the data that nltk downloads.

sumy cuts texts with nltk's punkt, which is fetched from the network. Here it is given the sentences that all
other ways get, and a plain word pattern; ranks, stemmers and stop words are its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

if TYPE_CHECKING:
    from collections.abc import Sequence

WAYS = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}
_NAMES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "zh": "chinese"}
_WORD = re.compile(r"[一-鿿]{1,2}|[^\W\d_一-鿿]+(?:['’-][^\W\d_]+)*|\d+")


class _Tokenizer:
    """Sumy's tokenizer interface; Chinese goes by pairs of characters."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return (text,)

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(text))


def order_of(sentences: Sequence[str], language: str, way: str) -> list[int]:
    """Rank `sentences` by "lexrank" or "textrank", the best first; indices count from 0."""
    name = _NAMES[language]
    summarizer = WAYS[way](Stemmer(name))
    summarizer.stop_words = get_stop_words(name)
    tokenizer = _Tokenizer()
    document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in sentences])])
    order: list[int] = []

    def keep_all(infos: Sequence[object]) -> Sequence[object]:
        order.extend(info.order for info in infos)
        return infos

    summarizer(document, keep_all)
    return order
