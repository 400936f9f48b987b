"""Wishes for scenes that say what and not where to: asked back."""

from __future__ import annotations

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


RULES: tuple[Rule, ...] = (
    ("(?:swap|switch) <ref=REF_> position?", _ask_other),
    ("(?:move|put|change|ba|SET)+ <ref=REF_> (?:to|in|on|move|put)* elsewhere", _ask_place),
)
