"""Words and sentences of captions that go or change, in plain orders: "drop the because part"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.film import scenes_of_kind
from pictory_nb.engine.director.grammar.telling import (
    PLACE,
    PLEASE,
    Telling,
    Told,
    bare_of,
    place_of,
    said_in_scenes,
)
from pictory_nb.engine.director.grammar.text_ends import SIGN, as_text
from pictory_nb.engine.director.grammar.text_names import number_of
from pictory_nb.engine.director.grammar.turn_words import OUT

_WORD_IN = re.compile(
    rf"^{PLEASE}(?:{OUT}|take|leave out|leave off) (?:the words? (?P<old>\S.*?)|(?P<sign>{SIGN})(?= (?:from|in|out of|off|on)|$))(?: (?:from|in|out of|off|on) (?P<place>{PLACE}))?$|^{PLEASE}(?:in|on) (?P<before>{PLACE}),? (?:{OUT}|leave out|leave off) the words? (?P<said>\S.*?)$",
    re.IGNORECASE,
)

_PART = re.compile(
    rf"^{PLEASE}(?:(?:in|on|from) (?P<before>{PLACE}),? )?(?:{OUT}|leave out|leave off|cut off) (?:the (?:second|last|other) (?:part|half|bit) of (?P<half>{PLACE}), )?(?:the |that )?(?P<word>{SIGN}|because|which|who|that|since|when|although) (?:part|bit|clause|half)(?: (?:in|from|of|off|out of|on) (?P<place>{PLACE}))?$|^{PLEASE}(?:{OUT}|leave out|leave off|cut off) everything (?:after|behind) the (?P<comma>comma) (?:in|of|from) (?P<where>{PLACE})$",
    re.IGNORECASE,
)


_NTH = r"(?P<nth>first|second|third|last|other)"
_SENTENCE = rf"{_NTH} (?:sentence|line|caption|part|half)(?: (?:of|in|from|on|about) (?P<place>{PLACE}))?"
_SENTENCE_SET = re.compile(
    rf"^{PLEASE}(?:change |make |rewrite |replace |let )?(?:the )?{_SENTENCE}(?: (?:to|with|by|into|should (?:be|say|read)|must (?:be|say)|say|says|now says)|:)+ (?P<text>\S.*)$",
    re.IGNORECASE,
)
_SENTENCE_GONE = re.compile(
    rf"^{PLEASE}(?:(?:{OUT}|leave out|take away|take out) (?:the )?{_SENTENCE}|(?:the )?{_SENTENCE.replace('?P<', '?P<x')} (?:can go|should go|must go|has to go|out|off|is (?:unnecessary|not needed)))$",
    re.IGNORECASE,
)


_SENTENCE_KEPT = re.compile(
    rf"^{PLEASE}(?:(?:in|on|of) (?P<before>{PLACE}),? )?(?:(?:only|just) keep|keep(?: only| just)|leave only|show only|only show|only|just)(?: the)? (?P<nth>first|second|third|last) (?:sentence|line|caption|half|part)(?: (?:of|in|from|on|about) (?P<place>{PLACE}))?$|^(?P<where>{PLACE}) (?:only|just) (?:needs?|wants?) (?:its|the) (?P<only>first|second|third|last) (?:sentence|line|caption)(?:,? (?:and |so )?(?:please )?{OUT} the (?:first|second|last|other|rest)(?: one)?)?$",
    re.IGNORECASE,
)


def _of_several(telling: Telling) -> int:
    """Return the only scene whose captions are more than one sentence."""
    several = [
        number
        for number in scenes_of_kind(telling.film, "caption")
        if len(re.findall(r"[^.!?]+[.!?]*\s*", telling.film.scenes[number - 1].words)) > 1
    ]
    return several[0] if len(several) == 1 else 0


def _sentence_kept(telling: Telling) -> Told | None:
    """Read "in scene 3 keep only the first sentence"."""
    found = _SENTENCE_KEPT.match(telling.clause)
    if found is None:
        return None
    place = found["before"] or found["place"] or found["where"]
    is_caption = re.search(r"\b(?:caption|half|part)\b", found[0], re.IGNORECASE)
    number = place_of(place, telling) if place else 0 if is_caption else _of_several(telling)
    if not number or telling.film.scenes[number - 1].kind != "caption":
        return None
    sentences = re.findall(r"[^.!?]+[.!?]*\s*", telling.film.scenes[number - 1].words)
    at = number_of(found["nth"] or found["only"])
    at = at if at > 0 else len(sentences)
    if len(sentences) < 2 or at > len(sentences):
        return None
    return Told(f"the text of scene {number} should be “{sentences[at - 1].strip()}”", "")


def sentence_told(telling: Telling) -> Told | None:
    """Read "change the second caption in scene 3 to …", "the first sentence of scene 3 can go"."""
    found = _SENTENCE_SET.match(telling.clause) or _SENTENCE_GONE.match(telling.clause)
    if found is None:
        return _sentence_kept(telling)
    named = {key.removeprefix("x"): word for key, word in found.groupdict().items() if word}
    number = place_of(named["place"], telling) if "place" in named else 0
    if not number or telling.film.scenes[number - 1].kind != "caption":
        return None
    sentences = re.findall(r"[^.!?]+[.!?]*\s*", telling.film.scenes[number - 1].words)
    place = number_of(named["nth"]) if named["nth"].lower() != "other" else 0
    place = place if place > 0 else len(sentences)
    if len(sentences) < 2 or place > len(sentences):
        return None
    text = as_text(named["text"]) if "text" in named else ""
    if text is None:
        return None
    new = bare_of(text, telling) + ("." if text and bare_of(text, telling)[-1:] not in ".!?" else "")
    new = telling.shown(text).strip('"“”') if text and telling.shown(text).strip('"“”')[-1:] in ".!?" else new
    made = [new if at == place else sentence.strip() for at, sentence in enumerate(sentences, 1)]
    return Told(f"the text of scene {number} should be “{' '.join(one for one in made if one)}”", "")


def _with_stop(words: str, said: str) -> str:
    """Return words with the stop behind them where they are a whole sentence of what is said."""
    sentences = [sentence.strip() for sentence in re.findall(r"[^.!?]+[.!?]*", said)]
    return next((one for one in sentences if one.strip(" .!?").lower() == words.lower()), words)


def _is_part(words: str, number: int, telling: Telling) -> bool:
    """Tell whether a scene says more than these words: what it says as a whole stands for it."""
    scene = telling.film.scenes[number - 1]
    is_whole = scene.words.strip(" .!?").lower() == words.strip(" .!?").lower()
    return scene.kind in {"caption", "title"} and not is_whole


def words_gone(telling: Telling) -> Told | None:
    """Read "take the word great out of the headline", "drop the because part"."""
    found = _WORD_IN.match(telling.clause)
    if found:
        old = bare_of(found["old"] or found["sign"] or found["said"], telling)
        scenes = said_in_scenes(telling.film, old)
        place = found["place"] or found["before"]
        if place:
            scenes = [number for number in scenes if number == place_of(place, telling)]
        elif found["sign"] and not all(_is_part(old, number, telling) for number in scenes):
            return None
        if found["sign"] and len(scenes) == 1:
            old = _with_stop(old, telling.film.scenes[scenes[0] - 1].words)
        return Told(f"delete “{old}” from scene {scenes[0]}", "") if len(scenes) == 1 else None
    found = _PART.match(telling.clause)
    if found is None:
        return None
    word = "," if found["comma"] else bare_of(found["word"], telling)
    scenes = (
        [number for number, scene in enumerate(telling.film.scenes, 1) if "," in scene.words]
        if found["comma"]
        else said_in_scenes(telling.film, word)
    )
    place = found["place"] or found["where"] or found["before"] or found["half"]
    if place:
        scenes = [number for number in scenes if number == place_of(place, telling)]
    if len(scenes) != 1:
        return None
    said = telling.film.scenes[scenes[0] - 1].words
    cut = re.search(rf"[,;]? ?{re.escape(word)}(?!\w)" if word != "," else ",", said, re.IGNORECASE)
    if cut is None or not cut.start() or telling.film.scenes[scenes[0] - 1].kind != "caption":
        return None
    end = re.compile(r"[.!?]").search(said, cut.end())
    left = said[: cut.start()] + (said[end.start() :] if end else "")
    return Told(f"the text of scene {scenes[0]} should be “{left}”", "")
