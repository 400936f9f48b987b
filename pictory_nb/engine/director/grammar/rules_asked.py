"""Wishes for scenes that say what and not where to: asked back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import MOST_OPTIONS, NoMatchError, label
from pictory_nb.engine.director.operations import AskError, Operation, Option
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
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
    return not after.strip(" .!?。！？") and before.strip(" ,").lower() in {"", "please"}


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


RULES: tuple[Rule, ...] = (
    ("(?:swap|switch) <ref=REF_> position?", _ask_other),
    ("move <ref=REF_>", _ask_place_alone),
    ("(?:remove|cut) one? in? (?:capscenes|(?:caption|captions) scene)", _ask_caption),
    ("(?:change|rewrite|replace|ba) (?:author|quote in? author|author in quote)", _ask_speaker),
    ("(?:move|put|change|ba|SET)+ <ref=REF_> (?:to|in|on|move|put)* elsewhere", _ask_place),
)
