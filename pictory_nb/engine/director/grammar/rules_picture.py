"""Transitions, and the picture's shape, size and rate."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeCanvas,
    ChangeTransition,
    EditError,
    Operation,
    Option,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_P = "(?:to|in|as|on|with|become|be|colon|should|from|only|behind|into_one|by|something|more)*"
_IT = "(?:it|video|that|everything|every)?"


def _transition(found: Found) -> Operation:
    kind = found.value("kind") if found.has("kind") else None
    length_ms = found.length_ms() if found.has("len") else None
    if not found.has("ref"):
        return ChangeTransition((), kind, length_ms)
    scenes = found.scenes()
    if found.has("side") and found.symbol("side") == "after":
        scenes = tuple(number + 1 for number in scenes)
    if found.has("between"):
        if len(scenes) != 2 or abs(scenes[0] - scenes[1]) != 1:
            raise EditError(tell("A transition stands between two scenes that follow each other."))
        scenes = (max(scenes),)
    if any(number == 1 for number in scenes) and len(scenes) == 1:
        raise EditError(tell("Nothing comes before the first scene, so it has no transition."))
    count = len(found.film.scenes)
    if any(number > count for number in scenes):
        raise EditError(tell("Nothing comes after the last scene, so there is no transition."))
    return ChangeTransition(scenes, kind, length_ms)


def _no_transition(found: Found) -> Operation:
    return ChangeTransition(found.scenes() if found.has("ref") else (), "cut")


def _no_fades(found: Found) -> Operation:
    if found.value("kind") not in {"crossfade", "wipe"}:
        raise NoMatchError
    return ChangeTransition((), "cut")


def _ask_transition(found: Found) -> Operation:
    del found
    kinds = ("crossfade", "slide", "wipe", "cut")
    raise AskError(
        tell("Which transition would you like?"),
        tuple(
            Option(tell(kind), "no transitions" if kind == "cut" else f"{kind} transitions") for kind in kinds
        ),
    )


def _canvas(found: Found) -> Operation:
    shape = found.value("shape") if found.has("shape") else None
    lines = found.value("lines") if found.has("lines") else None
    if lines is None:
        return ChangeCanvas(shape)
    known = {"720p": 720, "1080p": 1080, "fullhd": 1080, "full-hd": 1080, "2k": 1080}
    if lines not in known or lines == "2k":
        raise EditError(tell("I make videos of 720 or 1080 lines; other sizes I cannot make yet."))
    return ChangeCanvas(shape, known[lines])


def _canvas_for(found: Found) -> Operation:
    """Read "for the feed make it 1:1": what it is for, and what it should be."""
    return ChangeCanvas(found.value("again"))


def _fps(found: Found) -> Operation:
    return ChangeCanvas(None, None, int(found.number("fps")))


RULES: tuple[Rule, ...] = (
    # Transitions.
    (f"(?:SET|add|with|switch|show)* every? transition? {_P} (?:SET)* <kind=kind> transition? (?:between|from)? every? scene? (?:every)? only?", _transition),
    ("(?:SET|add|with|switch|show)* <kind=kind> (?:in|from) every? transition (?:every)?", _transition),
    (f"(?:SET|add|with|switch|show)* {_P} <kind=kind> transition? <between=between|from> <ref=REF0>", _transition),
    (f"(?:SET|add|with|switch|show)* transition? <between=between> <ref=REF0> {_P} <kind=kind>", _transition),
    (f"(?:SET|add|with|switch|show)* {_P} <kind=kind> transition? <side=in|to|before|after|on> <ref=REF0>", _transition),
    (f"(?:SET|switch)* transition <side=in|to|before|after|on|from> <ref=REF0> {_P} <kind=kind>", _transition),
    (f"(?:SET|switch)* <ref=REF0> in? transition {_P} (?:SET)* <kind=kind>", _transition),
    (f"(?:SET|switch|shorten|lengthen)* every? transition (?:length)? {_P} <len=LEN> (?:length)?", _transition),
    (f"(?:SET|switch)* transition <side=in|to|before|after|on|from> <ref=REF0> {_P} <len=LEN>", _transition),
    ("(?:let)? every scene should? <kind=kind> in?", _transition),
    ("(?:let)? <ref=REF0> should? <kind=kind> in", _transition),
    ("(?:remove|no) every? <kind=kind>", _no_fades),
    ("(?:only)? cut between every? scene only?", _no_transition),
    ("(?:remove|no|cut|hide|ba) every? transition (?:off|remove)?", _no_transition),
    ("every? transition (?:off|remove|no)", _no_transition),
    ("(?:remove|no|cut|hide) transition (?:in|to|before|on|from)+ <ref=REF0>", _no_transition),
    ("(?:change|else|use|replace)+ else? transition", _ask_transition),
    # Shape, size, rate.
    (f"(?:SET|switch|SET)* {_IT} aspect? {_P} <shape=shape> aspect? {_IT} (?:comma|and|in)* <lines=lines>?", _canvas),
    (f"(?:SET|switch|come|swap)* {_IT} (?:aspect|resolution|fit)? {_P} <shape=shape> (?:aspect|video|version|fit)?", _canvas),
    (f"(?:goback|undo to|SET|switch)+ {_IT} aspect? {_P} <shape=shape> (?:aspect|video|version)? again?", _canvas),
    ("make <shape=shape> (?:video|version)? out in (?:it|that|video)", _canvas),
    (f"(?:in|to) <shape=shape> (?:SET|switch)+ {_IT} {_P} <again=shape>", _canvas_for),
    (f"(?:SET|switch|lower|raise|play)* {_IT} resolution? {_P} <lines=lines> resolution? {_IT}", _canvas),
    (f"(?:SET|switch)* {_IT} {_P} <fps=num> fps", _fps),
    (f"(?:SET|switch|lower|raise)* framerate {_P} <fps=num> fps?", _fps),
)  # fmt: skip
