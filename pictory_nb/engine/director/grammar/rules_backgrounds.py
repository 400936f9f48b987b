"""What is behind the texts: generated families, uploads, and parts of clips."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import MOST_OPTIONS, NoMatchError, label
from pictory_nb.engine.director.grammar.values import length_ms
from pictory_nb.engine.director.looks import FAMILY_NAMES
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeBackground,
    EditError,
    Operation,
    Option,
    TrimClip,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_PICTURES = frozenset({"image", "video"})
_X = "(?:swap|shall_have|should|that|SET|to|in|as|on|with|become|be|colon|from|only|behind|background|show|play|add|own|there|card)*"
_RM = "(?:remove|cut|no|hide|take|ba)"
_SEVERAL = re.compile(r"\W*(?:both|all|every|each|\w+ scenes|scenes|cards)\b", re.IGNORECASE)
_OLD = "every? <old=family|media> background?"
_NEW = "<new=family|media> (?:background|gap)*"
_WITH = "(?:to|with|by|in|as|become|dash)+"


def _background(found: Found) -> Operation:
    everyone = tuple(range(1, len(found.film.scenes) + 1))
    is_near = found.scope.is_local and found.scope.focus and not found.includes("every")
    scenes = found.scenes() if found.has("ref") else found.scope.focus if is_near else everyone
    if found.has("family"):
        return ChangeBackground(scenes, family=found.value("family"))
    part = found.part("upload")
    before = found.scope.message[: part[0].start].lower().split()[-1:]
    if part[0].symbol == "video" and len(part) == 1 and before not in (["my"], ["our"]):
        # "Make scene 3 a movie" names no upload.
        raise NoMatchError
    if not found.has("ref") and not found.includes("every"):
        return _ask_where(found)
    return ChangeBackground(scenes, media_id=found.upload(_PICTURES).media_id)


def _time(found: Found, name: str) -> int | None:
    if not found.has(name):
        return None
    part = [token for token in found.part(name) if token.symbol in {"num", "one", "sec", "min", "clock"}]
    # "Second 5" counts as "5 seconds" does.
    if part[0].symbol == "sec":
        part = [*part[1:], part[0]]
    return length_ms(part)


def _part_behind(found: Found) -> Operation:
    item = found.upload(_PICTURES)
    return ChangeBackground(
        found.scenes(), media_id=item.media_id, from_ms=_time(found, "at") or 0, to_ms=_time(found, "until")
    )


def _trim_clip(found: Found) -> Operation:
    scenes = found.scenes() if found.has("ref") else _scenes_with_clips(found)
    background = found.film.scenes[scenes[0] - 1].video["m"].get("background", {})
    start_ms, end_ms = int(background.get("from_ms", 0)), background.get("to_ms")
    if found.has("skip"):
        return TrimClip(scenes, from_ms=start_ms + found.length_ms("skip"))
    if found.has("drop"):
        item = next((item for item in found.media if item.media_id == background.get("media_id")), None)
        end_ms = end_ms or (item.duration_ms if item else None)
        if end_ms is None:
            raise EditError(
                tell("I do not know how long that clip is. Say from when to when it should be shown.")
            )
        return TrimClip(scenes, to_ms=end_ms - found.length_ms("drop"))
    return TrimClip(scenes, _time(found, "at"), _time(found, "until"))


def _scenes_with_clips(found: Found) -> tuple[int, ...]:
    clips = {item.media_id for item in found.media if item.kind == "video"}
    shown = tuple(
        number
        for number, scene in enumerate(found.film.scenes, 1)
        if scene.video["m"].get("background", {}).get("media_id") in clips
    )
    near = tuple(number for number in found.scope.focus if number in shown or found.scope.is_local)
    if near or len(shown) == 1:
        return near or shown
    if not shown:
        raise EditError(
            tell("No scene shows a clip of yours. Say “use walkthrough.mp4 behind scene 2” first.")
        )
    raise EditError(
        tell(
            "Several scenes show clips. Name one: “trim the clip in scene {named} to 0:03-0:09”.",
            named=shown[0],
        )
    )


def _ask_where(found: Found) -> Operation:
    item = found.upload(_PICTURES)
    scenes = found.film.scenes[:MOST_OPTIONS]
    options = tuple(
        Option(label(found.film, number), f"use {item.name} as the background of scene {number}")
        for number in range(1, len(scenes) + 1)
    )
    raise AskError(tell("Behind which scene should I show {name}?", name=item.name), options)


def _ask_background(found: Found) -> Operation:
    place = tell("everywhere") if not found.has("ref") else tell("in scene {scene}", scene=found.scene())
    order = "use {} as the background everywhere" if not found.has("ref") else "use {} behind scene "
    number = "" if not found.has("ref") else str(found.scene())
    options = tuple(
        Option(tell(FAMILY_NAMES[family]).lower(), order.format(family) + number) for family in FAMILY_NAMES
    )
    raise AskError(tell("Which background would you like {place}?", place=place), options)


def _exchanged(found: Found) -> Operation:
    """Read "replace the waves with rays": what is behind scenes gives way wherever it is."""
    old, token = found.value("old"), found.part("new")[0]
    showing = tuple(
        number
        for number, scene in enumerate(found.film.scenes, 1)
        if old in {scene.video["m"].get("background", {}).get(key) for key in ("family", "media_id")}
    )
    scenes = tuple(n for n in showing if n in found.scenes()) if found.has("ref") else showing
    is_one = found.tokens[0].symbol in {"scene", "one", "card"} and not _SEVERAL.match(found.scope.message)
    if is_one and len(scenes) > 1:
        raise NoMatchError
    if not scenes:
        name = next((item.name for item in found.media if item.media_id == old), old)
        raise EditError(tell("No scene shows {value}.", value=name))
    if token.symbol == "family":
        return ChangeBackground(scenes, family=token.value)
    return ChangeBackground(scenes, media_id=found.upload(_PICTURES, "new").media_id)


def _fresh_background(found: Found) -> Operation:
    return ChangeBackground(found.scenes())


def _without_upload(found: Found) -> Operation:
    scenes = found.scenes()
    for number in scenes:
        if "media_id" not in found.film.scenes[number - 1].video["m"].get("background", {}):
            raise EditError(
                tell(
                    "Scene {number} shows no upload. Say “use waves behind scene {number}” for another "
                    "background.",
                    number=number,
                )
            )
    return ChangeBackground(scenes)


def _other_background(found: Found) -> Operation:
    if found.includes("else"):
        return ChangeBackground(found.scenes())
    if any(token.symbol in {"change", "replace"} for token in found.tokens):
        return _ask_background(found)
    raise NoMatchError


RULES: tuple[Rule, ...] = (
    # Background.
    (f"(?:replace|swap|change|switch|ba) {_OLD} {_WITH} {_NEW}", _exchanged),
    (f"(?:replace|swap|change|switch|ba) {_OLD} (?:in|on|behind|from)+ <ref=REF0|NUM> {_WITH} {_NEW}", _exchanged),
    (f"(?:replace|swap|change|switch|ba) {_OLD} {_WITH} {_NEW} (?:in|on|behind)+ <ref=REF_>", _exchanged),
    (f"every <old=family> background? {_WITH} {_NEW}", _exchanged),
    (f"spread {_OLD} comma? (?:use|put|show|SET)+ {_NEW}", _exchanged),
    (f"every? (?:scene|one|card) (?:with|in|about)+ <old=family> background? (?:should|shall_have|be|has|become|in|with|SET)+ {_NEW}", _exchanged),
    (f"{_X} (?:else|NUM)? background {_X} <ref=REF_>", _other_background),
    (f"{_RM} (?:background|UPLOAD) (?:in|from|on|behind)+ <ref=REF_>", _without_upload),
    (f"{_X} every? background {_X} every? {_X} <family=family> {_X} (?:every (?:scene|background)?)?", _background),
    (f"{_X} <family=family> {_X} every? background {_X} (?:every (?:scene)?)?", _background),
    (f"{_X} <family=family> {_X} every (?:scene)?", _background),
    (f"{_X} every scene {_X} <family=family> {_X}", _background),
    (f"{_X} <family=family> (?:behind|in|on)+ (?:background in)? <ref=REF0>", _background),
    (f"{_X} <family=family> {_X} <ref=REF0> {_X}", _background),
    (f"{_X} <ref=REF0> {_X} <family=family> {_X}", _background),
    (f"{_X} <upload=UPLOAD> {_X} <ref=REF0> {_X} (?:comma|start|from|but|only|show|in)* <at=AT> (?:(?:to|until|dash) <until=AT>)?", _part_behind),
    (f"{_X} <upload=UPLOAD> (?:start|from|in|only)+ <at=AT> (?:(?:to|until|dash) <until=AT>)? {_X} <ref=REF0> {_X}", _part_behind),
    (f"{_X} <at=AT> (?:to|until|dash) <until=AT> (?:in|from)+ <upload=UPLOAD> {_X} <ref=REF0> {_X}", _part_behind),
    (f"{_X} <upload=UPLOAD> {_X} <ref=REF0> {_X}", _background),
    (f"{_X} <ref=REF0> {_X} <upload=UPLOAD> {_X}", _background),
    (f"{_X} <upload=UPLOAD> {_X} background {_X} (?:every scene?)?", _background),
    (f"{_X} background {_X} <upload=UPLOAD>", _background),
    ("(?:use|add|show|put) <upload=UPLOAD> in?", _background),
    ("(?:change|replace) photo", _ask_background),
    ("(?:change|replace|use|else)+ background", _ask_background),
    # A part of the user's clip.
    ("(?:start|let|show|play)+ clip (?:in <ref=scene NUM>)? (?:start)? (?:in|from|on)+ <at=AT>", _trim_clip),
    ("clip (?:in <ref=scene NUM>)? (?:should)? start (?:in|from|on)+ <at=AT>", _trim_clip),
    ("(?:trim|cut|use|show|play|only)+ clip (?:(?:in|behind) <ref=REF_>)? (?:to|from|between)+ <at=AT> (?:to|until|dash|and) <until=AT>", _trim_clip),
    ("(?:use|show|play|only)+ <at=AT> (?:to|until|dash) <until=AT> (?:in|from)+ clip (?:(?:in|behind) <ref=REF_>)?", _trim_clip),
    ("(?:trim|cut|remove) (?:off)? (?:ordinal|front) <skip=LEN> (?:in|from|off)+ clip (?:(?:in|behind) <ref=REF_>)?", _trim_clip),
    ("(?:trim|cut|remove) (?:off)? last <drop=LEN> (?:in|from|off)+ clip (?:(?:in|behind) <ref=REF_>)?", _trim_clip),
)  # fmt: skip
