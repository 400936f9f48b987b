"""Which of the things we can do a message asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.editing import edit, understand, weigh
from pictory_nb.engine.director.film import read_film
from pictory_nb.engine.director.generation import generate
from pictory_nb.engine.director.grammar.readings import NotUnderstood, Reading
from pictory_nb.engine.director.language import count_words
from pictory_nb.engine.director.steps import MediaItem, Say, Step
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.understanding import read_brief, split_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.past import Past

_EMPTY = tell(
    "Your message is empty. Paste a blog post or a script, and say what you would like: "
    "“turn this into a 30 second video”."
)
_NO_SCRIPT = tell(
    "I would be glad to, but no text came with your message. Paste the post below the "
    "instruction, or tell me the topic: “a 20 second teaser for our spring sale”. Nothing "
    "was charged."
)
_SHORT_SCRIPT = tell(
    "That is too short for me to tell a script from a wish. Paste a post or a few "
    "sentences, or tell me the topic: “a 20 second teaser for our spring sale”. Nothing "
    "was charged."
)
_NO_UPLOAD = re.compile(r"\b(?:no|without) uploads?\b", re.IGNORECASE)
# "…, then export": the notebook's part of a message. It offers the export itself (CONTRACT §5).
_THEN_EXPORT = re.compile(
    r"(?:[,;.，。；]\s*(?:and then |and |then |finally )?|\b(?:and then|then) |[,，]?\s*(?:然后|最后|再))"
    r"\s*(?:please )?(?:export|download|render|导出|下载)(?: it| the video| this)?(?:视频)?(?: please| now)?"
    r"\s*[.!。！]*\s*$",
    re.IGNORECASE,
)
# Beside a film that is there only such words ask for another one: "make a teaser …", not "make the video …".
_NEW_FILM = re.compile(
    r"\W*(?:(?:please|now|ok|okay|hey|hi|can you|could you|let['’]s|i want to|i(?:['’]d| would) like to|"
    r"i (?:want|need)|i(?:['’]d| would) like|请|帮我|给我|bitte|ich möchte|je voudrais|quiero)[\s,]*)*"
    r"(?:(?:make|create|generate|produce|film|mach\w*|erstell\w*|fai[st]\w*|crée[rz]?|haz\w*|crea\w*)\s+"
    r"(?:(?:me|us|mir|uns|moi|nous)\s+)?)?"
    r"(?:(?:an?|another|new|one|ein\w*|une?|una|un)\s|(?:做|制作|生成|来|拍)(?:一个|一部|一段|个|段))",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:unless|except|but only|only if|if|don[’']?t|not|never|instead of)\b|除非|除了|如果|不要",
    re.IGNORECASE,
)
_NEW_SCRIPT_WORDS = 40
_LEAST_SCRIPT_WORDS = 12
_LONGEST_EDIT_WORDS = 300


def answer(
    message: str, draft: Mapping[str, Any] | None, media: Sequence[MediaItem], past: Past, *, seed: int
) -> Iterator[Step]:
    """Yield the steps for one message: words for an empty one, a film for a script or topic, else an edit."""
    if not message.strip():
        yield Say(_EMPTY)
        return
    request = split_message(message)
    chosen = _chosen(request.instruction, [item for item in media if item.kind != "font"])
    brief = read_brief(request.instruction)
    if draft is not None:
        film = read_film(draft)
        reading = _reading(message, film, media, past)
        wish = message
        if isinstance(reading, NotUnderstood) and (tail := _THEN_EXPORT.search(message)):
            wish = message[: tail.start()]
            reading = _reading(wish, film, media, past)
        if _is_edit(message, reading, request.instruction, request.script):
            yield from edit(message, weigh(wish, reading, film, media, past), film, media, past)
            return
    if request.script and (request.instruction or count_words(request.script) >= _LEAST_SCRIPT_WORDS):
        yield from generate(brief, request.script, chosen, seed=seed)
    elif brief.topic:
        yield from generate(brief, "", chosen, seed=seed)
    elif request.script:
        yield Say(_SHORT_SCRIPT)
    else:
        yield Say(_NO_SCRIPT)


def _chosen(instruction: str, media: Sequence[MediaItem]) -> Sequence[MediaItem]:
    """Return the uploads for a new film: those it names in quotes, none where it wants none, else all."""
    named = {
        item.name: item
        for item in media
        if f"“{item.name}”" in instruction or f'"{item.name}"' in instruction
    }
    if named:
        return tuple(named.values())
    return () if _NO_UPLOAD.search(instruction) else media


def _reading(message: str, film: Film, media: Sequence[MediaItem], past: Past) -> Reading:
    if count_words(message) > _LONGEST_EDIT_WORDS:
        return NotUnderstood(message)
    return understand(message, film, media, past)


def _is_edit(message: str, reading: Reading, instruction: str, script: str) -> bool:
    """Tell an edit of the film that is there from a new film: a known edit, or no script and no topic."""
    if instruction and script and count_words(script) >= _LEAST_SCRIPT_WORDS:
        # What a script tells may sound like an order: "Two people decide. Nine people need an hour."
        return False
    if not isinstance(reading, NotUnderstood):
        return True
    if instruction and script:
        return False
    if script:
        return count_words(script) < _NEW_SCRIPT_WORDS
    is_new = _NEW_FILM.match(message) and not _DOUBT.search(message)
    return read_brief(instruction).topic is None or not is_new
