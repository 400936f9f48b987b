"""The language that a turn is answered in, and the turn's texts in that language."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from pictory_nb.engine.director.chinese import CHINESE
from pictory_nb.engine.director.references import QUOTED
from pictory_nb.engine.director.steps import Ask, Say, Step
from pictory_nb.engine.director.telling import said_with
from pictory_nb.engine.director.understanding import split_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from pictory_nb.engine.director.past import Past

FALLBACK = "en"
LANGUAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": MappingProxyType({}), "zh": CHINESE})
"""The languages that the director speaks, each with what it says for an English template."""

_SAMPLE_CHARS = 600
_CHINESE_CHARS_PER_WORD = 1.6
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
# Names and quoted words are in their own language, whatever the user's is.
_NO_LANGUAGE = re.compile(
    rf"https?://\S+|`[^`]*`|{QUOTED}|"
    r"[\w.-]+\.(?:mp4|mov|png|jpe?g|mp3|wav|docx?|txt|md)\b",
    re.IGNORECASE | re.ASCII,
)


def language_of(message: str, draft: Mapping[str, Any] | None, past: Past) -> str:
    """Return the language to answer in: the message's, else the session's, else the film's.

    A reply to a question is content, so the language stays that of the message which was asked about.
    """
    prompts = [turn.prompt for turn in reversed(past.turns)]
    if past.last is None or not past.last.asked:
        prompts.insert(0, message)
    written = next((code for prompt in prompts if (code := _clear_language(prompt))), None)
    film = str((draft or {}).get("m", {}).get("language", FALLBACK))
    return written or _clear_language(message) or (film if film in LANGUAGES else FALLBACK)


def said(language: str, text: str) -> str:
    """Say a text in a language; a text that is not the director's own stays as it is."""
    return said_with(LANGUAGES[language], text)


def in_language(language: str, steps: Iterator[Step]) -> Iterator[Step]:
    """Say what the steps tell people in a language."""
    for step in steps:
        match step:
            case Say(text):
                yield replace(step, text=said(language, text))
            case Ask(question, options):
                labels = tuple(said(language, option) for option in options)
                yield Ask(said(language, question), labels)
            case _:
                yield step


def _clear_language(message: str) -> str | None:
    """Return the language of a message; None when it is a number, a name or a single word."""
    request = split_message(message)
    sample = _NO_LANGUAGE.sub(" ", (request.instruction or request.script)[:_SAMPLE_CHARS])
    han = len(_HAN.findall(sample))
    if not han or _KANA_OR_HANGUL.search(sample):
        return FALLBACK if len(_WORD.findall(sample)) > 1 else None
    first = next((character for character in sample if character.isalpha()), "")
    before = _WORD.findall(_HAN.split(sample, maxsplit=1)[0])
    words = len(_WORD.findall(_HAN.sub(" ", sample)))
    is_chinese = bool(_HAN.match(first)) or (len(before) < 2 and han / _CHINESE_CHARS_PER_WORD > words)
    return "zh" if is_chinese else FALLBACK
