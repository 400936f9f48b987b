"""Wishes for scenes that say what and not where to: asked back."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import MOST_OPTIONS, NoMatchError, is_new, label
from pictory_nb.engine.director.operations import AskError, Operation, Option
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.found import Found, Rule


def _ask_other(found: Found) -> Operation:
    """Read "swap scene 3", which does not say with which."""
    scenes = found.scenes()
    if len(scenes) != 1 or len(found.film.scenes) < 2:
        raise NoMatchError
    scene = scenes[0]
    others = [number for number in range(1, len(found.film.scenes) + 1) if number != scene][:MOST_OPTIONS]
    raise AskError(
        tell("Which scene should scene {number} change places with?", number=scene),
        tuple(Option(label(found.film, number), f"swap scenes {scene} and {number}") for number in others),
        is_whole=True,
    )


def _ask_place(found: Found) -> Operation:
    """Read "move the quote somewhere else", which does not say where."""
    scene = found.scene()
    raise AskError(
        tell("Where should scene {number} go? For example: to the end, or after scene 1.", number=scene),
        (),
        f"move scene {scene} {{answer}}",
        is_whole=True,
    )


def _ask_place_alone(found: Found) -> Operation:
    if not _is_alone(found):
        raise NoMatchError
    return _ask_place(found)


def _is_alone(found: Found) -> bool:
    """Tell whether a clause is the whole message, so that nothing around it says more."""
    message = found.scope.message
    before, after = message[: found.tokens[0].start], message[found.tokens[-1].end :]
    return not after.strip(" .!?。！？") and _WISHING.fullmatch(before.strip(" ,")) is not None


_WISHING = re.compile(
    r"(?:(?:please|kindly|can you|could you|i want|i need|we want|we need|i['’]d like|i would like|give me|an?)\b[ ,]*)*",
    re.IGNORECASE,
)


def _ask_caption(found: Found) -> Operation:
    """Read "remove one of the caption scenes", which does not say which."""
    if not re.search(r"\bone of\b|一[个条页张](?:的)?字幕", found.scope.message, re.IGNORECASE):
        raise NoMatchError
    numbers = [n for n, scene in enumerate(found.film.scenes, 1) if scene.kind == "caption"][:MOST_OPTIONS]
    if not numbers:
        raise NoMatchError
    options = tuple(Option(label(found.film, number), f"remove scene {number}") for number in numbers)
    raise AskError(tell("Which scene should I {verb}?", verb=tell("remove")), options, is_whole=True)


def _ask_speaker(found: Found) -> Operation:
    """Read "change the speaker of the quote", which does not say to whom."""
    if not _is_alone(found):
        raise NoMatchError
    raise AskError(
        tell("Whom should the quotation name?"),
        completion="the speaker of the quote is “{answer}”",
        is_whole=True,
    )


def _open(question: str, completion: str) -> Callable[[Found], Operation]:
    """Ask for what a clause leaves open when it is all that is said."""

    def build(found: Found) -> Operation:
        if not _is_alone(found):
            raise NoMatchError
        raise AskError(question, (), completion, is_whole=True)

    return build


def _ask_words(found: Found) -> Operation:
    """Read "make scene 5 say something else", which does not say what."""
    scene = found.scene()
    completion = f"scene {scene} should say “{{answer}}”"
    return _open(tell("What should scene {scene} say?", scene=scene), completion)(found)


def _ask_point(found: Found) -> Operation:
    """Read "replace the third bullet", which does not say with what."""
    number = len(_points(found)) if found.symbol("nth") == "last" else int(float(found.value("nth")))
    if not 1 <= number <= len(_points(found)):
        raise NoMatchError
    completion = f"point {number} of the list should be “{{answer}}”"
    return _open(tell("What should point {number} of the list say?", number=number), completion)(found)


def _ask_which_point(found: Found) -> Operation:
    points = _points(found)
    if not points or not _is_alone(found):
        raise NoMatchError
    options = tuple(
        Option(point, f"change point {number} of the list")
        for number, point in enumerate(points[:MOST_OPTIONS], 1)
    )
    raise AskError(tell("Which point of the list do you mean?"), options, is_whole=True)


def _points(found: Found) -> list[str]:
    lists = [scene for scene in found.film.scenes if scene.kind == "list"]
    cards = [text.segment["m"] for scene in lists[:1] for text in scene.texts if "items" in text.segment["m"]]
    return list(cards[0]["items"]) if cards else []


def _ask_which_scene(found: Found) -> Operation:
    if not _is_alone(found) or not is_new(found.scope.message, found.tokens[-1].start):
        raise NoMatchError
    count = min(len(found.film.scenes), MOST_OPTIONS)
    options = tuple(
        Option(label(found.film, number), f"change the text of scene {number}")
        for number in range(1, count + 1)
    )
    raise AskError(tell("Which scene do you mean?"), options, is_whole=True)


def _ask_captions(found: Found) -> Operation:
    """Read "make the captions different", which does not say how."""
    if not _is_alone(found):
        raise NoMatchError
    options = (
        Option(tell("Karaoke: each word lights up"), "karaoke captions"),
        Option(tell("In boxes"), "boxed captions"),
        Option(tell("Plain letters"), "plain captions"),
        Option(tell("Larger"), "bigger captions"),
        Option(tell("At the top"), "captions at the top"),
    )
    raise AskError(tell("How should the captions look?"), options, is_whole=True)


_TO_BE = "(?:be|to|should|shall_have|i|wants)*"
_CHANGED = "(?:change|replace|rewrite|else|something)"

RULES: tuple[Rule, ...] = (
    ("(?:make|let)* <ref=REF_> should? say (?:something|else)+", _ask_words),
    (
        "(?:make|let|write|put|use|SET)* (?:one)? (?:something else|else text|else caption) (?:in|to|on|as)* <ref=REF_>",
        _ask_words,
    ),
    ("(?:change|replace|rewrite|ba) one? scene", _ask_which_scene),
    ("(?:change|replace|rewrite) one? item (?:in|on|from)* list?", _ask_which_point),
    ("(?:change|replace|rewrite) <nth=ordinal|last> item (?:(?:in|on|from)+ list)?", _ask_point),
    ("(?:change|replace|rewrite) (?:item|nth)+ <nth=num> (?:(?:in|on|from)+ list)?", _ask_point),
    (
        "add (?:else|more|one)* item (?:(?:to|in|on)+ list)?",
        _open(tell("What should the new point say?"), "add to the list: {answer}"),
    ),
    ("(?:add|else|one)+ list", _open(tell("Which points should the list have?"), "add a list: {answer}")),
    (
        "(?:add else?|else) quote",
        _open(tell("What should the quotation say, and who says it?"), "add a quote “{answer}”"),
    ),
    ("add? more scene", _open(tell("What should the new scene say?"), "add a scene that says “{answer}”")),
    (
        "(?:change|replace) (?:else)? stat",
        _open(tell("What should the number be?"), "change the number to {answer}"),
    ),
    (
        "(?:change|replace|use) else? length (?:(?:in|to)? video)?",
        _open(tell("How long should the video be?"), "make it {answer} long"),
    ),
    (f"(?:change|replace|make|switch) captions {_TO_BE} {_CHANGED}?", _ask_captions),
    ("(?:put|use|SET)* else author (?:in|under)* quote?", _ask_speaker),
    ("(?:swap|switch|replace) <ref=REF_> (?:with|by|in) else (?:one|scene|card)?", _ask_other),
    ("(?:swap|switch) <ref=REF_> position?", _ask_other),
    (
        "(?:swap|switch) num? scene",
        _open(tell("Which two scenes should change places?"), "swap scenes {answer}"),
    ),
    ("move <ref=REF_>", _ask_place_alone),
    ("(?:remove|cut) one? in? (?:capscenes|(?:caption|captions) scene)", _ask_caption),
    ("(?:change|rewrite|replace|ba) (?:author|quote in? author|author in quote)", _ask_speaker),
    ("(?:move|put|change|ba|SET)+ <ref=REF_> (?:to|in|on|move|put)* elsewhere", _ask_place),
)
