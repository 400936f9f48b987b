"""Themes, backgrounds, logo, captions, transitions, shape: how the film looks."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.brief import THEMES
from pictory_nb.engine.director.grammar.found import NoMatchError
from pictory_nb.engine.director.grammar.places import MOST_OPTIONS, label
from pictory_nb.engine.director.grammar.values import length_ms
from pictory_nb.engine.director.looks import FAMILY_NAMES
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeBackground,
    ChangeBrand,
    ChangeCanvas,
    ChangeLogo,
    ChangeTheme,
    ChangeTransition,
    EditError,
    Operation,
    Option,
    ShiftTheme,
    ShowCaptions,
    TrimClip,
)

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_PICTURES = frozenset({"image", "video"})
_P = "(?:to|in|as|on|with|become|be|colon|should|from|only|behind|into_one|by|something|more)*"
_IT = "(?:it|video|that|everything|every)?"
_THEME = "(?:theme|colour|background|mood|aspect)"
_X = "(?:uploaded|SET|to|in|as|on|with|become|be|colon|from|only|behind|background|show|play|add|own|there|card)*"
_RM = "(?:remove|cut|no|hide|take|ba)"
_TONES = {"dark": "midnight", "light": "paper"}
_TOWARD = {"warmer": "warmer", "cooler": "cooler", "darker": "darker", "brighter": "brighter"}


def _scenes(found: Found) -> tuple[int, ...]:
    return found.scenes() if found.has("ref") else ()


def _theme(found: Found) -> Operation:
    return ChangeTheme(found.value("theme"), _scenes(found))


def _tone(found: Found) -> Operation:
    return ChangeTheme(_TONES[found.symbol("tone")], _scenes(found))


def _shift(found: Found) -> Operation:
    return ShiftTheme(_TOWARD[found.symbol("toward")], _scenes(found))


def _ask_theme(found: Found) -> Operation:
    del found
    options = tuple(Option(name, f"use the {name} theme") for name in THEMES)
    raise AskError("Which theme would you like?", options)


def _background(found: Found) -> Operation:
    scenes = found.scenes() if found.has("ref") else tuple(range(1, len(found.film.scenes) + 1))
    if found.has("family"):
        return ChangeBackground(scenes, family=found.value("family"))
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
            raise EditError("I do not know how long that clip is. Say from when to when it should be shown.")
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
        raise EditError("No scene shows a clip of yours. Say “use walkthrough.mp4 behind scene 2” first.")
    raise EditError(f"Several scenes show clips. Name one: “trim the clip in scene {shown[0]} to 0:03-0:09”.")


def _ask_where(found: Found) -> Operation:
    item = found.upload(_PICTURES)
    scenes = found.film.scenes[:MOST_OPTIONS]
    options = tuple(
        Option(label(found.film, number), f"use {item.name} as the background of scene {number}")
        for number in range(1, len(scenes) + 1)
    )
    raise AskError(f"Behind which scene should I show {item.name}?", options)


def _ask_background(found: Found) -> Operation:
    place = "everywhere" if not found.has("ref") else f"in scene {found.scene()}"
    order = "use {} as the background everywhere" if not found.has("ref") else "use {} behind scene "
    number = "" if not found.has("ref") else str(found.scene())
    options = tuple(
        Option(FAMILY_NAMES[family].lower(), order.format(family) + number) for family in FAMILY_NAMES
    )
    raise AskError(f"Which background would you like {place}?", options)


def _fresh_background(found: Found) -> Operation:
    return ChangeBackground(found.scenes())


def _without_upload(found: Found) -> Operation:
    scenes = found.scenes()
    for number in scenes:
        if "media_id" not in found.film.scenes[number - 1].video["m"].get("background", {}):
            raise EditError(
                f"Scene {number} shows no upload. Say “use waves behind scene {number}” for another background."
            )
    return ChangeBackground(scenes)


def _logo(found: Found) -> Operation:
    named = [item for item in found.media if "logo" in item.name.lower() and item.kind == "image"]
    part = found.part("upload") if found.has("upload") else ()
    if named and not any(token.symbol == "media" for token in part):
        return ChangeLogo(named[-1].media_id)
    if not part:
        raise EditError(
            "I found no uploaded logo. Upload the picture first, then say “use logo.png as the logo”."
        )
    return ChangeLogo(found.upload(frozenset({"image"})).media_id)


def _brand(found: Found) -> Operation:
    return ChangeBrand(found.text())


def _ask_brand(found: Found) -> Operation:
    del found
    raise AskError("What is the brand called?", completion="change the brand name to “{answer}”")


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
            raise EditError("A transition stands between two scenes that follow each other.")
        scenes = (max(scenes),)
    if any(number == 1 for number in scenes) and len(scenes) == 1:
        raise EditError("Nothing comes before the first scene, so it has no transition.")
    count = len(found.film.scenes)
    if any(number > count for number in scenes):
        raise EditError("Nothing comes after the last scene, so there is no transition.")
    return ChangeTransition(scenes, kind, length_ms)


def _no_transition(found: Found) -> Operation:
    return ChangeTransition(_scenes(found), "cut")


def _ask_transition(found: Found) -> Operation:
    del found
    kinds = ("crossfade", "slide", "wipe", "cut")
    raise AskError(
        "Which transition would you like?",
        tuple(Option(kind, "no transitions" if kind == "cut" else f"{kind} transitions") for kind in kinds),
    )


def _canvas(found: Found) -> Operation:
    shape = found.value("shape") if found.has("shape") else None
    lines = found.value("lines") if found.has("lines") else None
    if lines is None:
        return ChangeCanvas(shape)
    known = {"720p": 720, "1080p": 1080, "fullhd": 1080, "full-hd": 1080, "2k": 1080}
    if lines not in known or lines == "2k":
        raise EditError("I make videos of 720 or 1080 lines; other sizes I cannot make yet.")
    return ChangeCanvas(shape, known[lines])


def _fps(found: Found) -> Operation:
    fps = int(found.number("fps"))
    if fps not in {24, 25, 30, 48, 50, 60}:
        raise EditError("I make videos of 24, 25, 30, 48, 50 or 60 frames a second.")
    return ChangeCanvas(None, None, fps)


def _show_captions(*, show: bool) -> Rule:
    verbs, end = ("(?:show|add|use|put|with)", "on") if show else (_RM, "(?:off|remove|out)")
    return (
        f"(?:{verbs} (?:captions|caption every) {end}?|(?:make|put|switch|change)? captions {end}"
        f"|(?:ba) captions {'show' if show else '(?:hide|remove|off)'}|{'show' if show else 'hide'} captions)",
        lambda _: ShowCaptions(show=show),
    )


def _mistyped_off(found: Found) -> Operation:
    if found.scope.message[found.part("of")[0].start : found.part("of")[0].end].lower() != "of":
        raise NoMatchError
    return ShowCaptions(show=False)


def _other_background(found: Found) -> Operation:
    if found.includes("else"):
        return ChangeBackground(found.scenes())
    if any(token.symbol in {"change", "replace"} for token in found.tokens):
        return _ask_background(found)
    raise NoMatchError


RULES: tuple[Rule, ...] = (
    _show_captions(show=False),
    _show_captions(show=True),
    ("(?:make|switch) captions <of=in>", _mistyped_off),
    # Theme.
    (f"(?:SET|switch|with)* {_THEME}* {_P} <theme=themename> {_THEME}*", _theme),
    (f"(?:SET|switch|with)* {_THEME}* {_P} <theme=themename> {_THEME}* {_P} <ref=REF0> only?", _theme),
    (f"only <ref=REF0> {_P} <theme=themename> {_THEME}*", _theme),
    (f"(?:SET|switch|with|in)* <ref=REF0> {_THEME}* {_P} (?:SET)* <theme=themename> {_THEME}*", _theme),
    (f"(?:SET|switch|with)* {_P} <tone=dark|light> {_THEME}+", _tone),
    (f"(?:SET|switch|with)* {_IT} {_P} <tone=dark|light>", _tone),
    (f"(?:SET|switch|with)* {_P} <tone=dark|light> {_THEME}+ {_P} <ref=REF0>", _tone),
    (f"(?:SET|switch|with|ba)* {_THEME}* {_IT} {_THEME}* {_P} <toward=warmer|cooler|darker|brighter> {_THEME}*", _shift),
    (f"(?:SET|switch)* <ref=REF0> {_THEME}* {_P} <toward=warmer|cooler|darker|brighter>", _shift),
    (f"(?:SET|switch)* <toward=warmer|cooler|darker|brighter> {_THEME}+ {_P} <ref=REF0>", _shift),
    ("(?:change|replace|switch|use|else|make)+ else? theme", _ask_theme),
    ("else (?:theme|colour)", _ask_theme),
    ("(?:change|switch|use|make|replace) else? (?:theme|colour) (?:it)?", _ask_theme),
    # Logo and brand.
    (f"(?:SET|add|own|show|ba)* <upload=UPLOAD|uploaded one|one uploaded> {_P} logo", _logo),
    (f"(?:SET|add|own|show|ba)* logo {_P} <upload=UPLOAD|uploaded one|one uploaded>", _logo),
    ("(?:use|put|add|show) own logo (?:on it|on video|in)?", _logo),
    ("(?:use|put) logo (?:on it|on video|in it|in video)?", _logo),
    (f"{_RM} logo (?:off|out)?", lambda _: ChangeLogo(show=False)),
    ("(?:make|switch|put)? logo (?:off|hide|remove)", lambda _: ChangeLogo(show=False)),
    ("(?:show|add) logo (?:on)?", lambda _: ChangeLogo(show=True)),
    ("(?:make|switch|put)? logo (?:on|show)", lambda _: ChangeLogo(show=True)),
    ("(?:SET|in)* brand (?:TO|rename|text)* <text=.+>", _brand),
    ("brand be? rename <text=.+>", _brand),
    ("SET+ <text=quoted|word+> as brand", _brand),
    ("rename brand TO <text=.+>", _brand),
    ("(?:change|rename|replace) brand", _ask_brand),
    # Background.
    (f"{_X} (?:else|NUM)? background {_X} <ref=REF_>", _other_background),
    (f"{_RM} (?:background|UPLOAD) (?:in|from|on|behind)+ <ref=REF_>", _without_upload),
    (f"{_X} every? background {_X} every? {_X} <family=family> {_X} (?:every (?:scene|background)?)?", _background),
    (f"{_X} <family=family> {_X} every? background {_X} (?:every (?:scene)?)?", _background),
    (f"{_X} <family=family> (?:behind|in|on)+ (?:background in)? <ref=REF0>", _background),
    (f"{_X} <family=family> {_X} <ref=REF0> {_X}", _background),
    (f"{_X} <ref=REF0> {_X} <family=family> {_X}", _background),
    (f"{_X} <upload=UPLOAD> {_X} <ref=REF0> (?:{_X}|background)* (?:comma|start|from|but|only|show|in)* <at=AT> (?:(?:to|dash) <until=AT>)?", _part_behind),
    (f"{_X} <upload=UPLOAD> (?:start|from|in|only)+ <at=AT> (?:(?:to|dash) <until=AT>)? {_X} <ref=REF0> {_X}", _part_behind),
    (f"{_X} <at=AT> (?:to|dash) <until=AT> (?:in|from)+ <upload=UPLOAD> {_X} <ref=REF0> {_X}", _part_behind),
    (f"{_X} <upload=UPLOAD> {_X} <ref=REF0> {_X}", _background),
    (f"{_X} <ref=REF0> {_X} <upload=UPLOAD> {_X}", _background),
    (f"{_X} <upload=UPLOAD> {_X} background {_X} (?:every scene?)?", _background),
    (f"{_X} background {_X} <upload=UPLOAD>", _background),
    ("(?:use|add|show|put) <upload=UPLOAD>", _background),
    ("(?:change|replace|use|else)+ background", _ask_background),
    # A part of the user's clip.
    ("(?:start|let|show|play)+ clip (?:in <ref=scene NUM>)? (?:start)? (?:in|from|on)+ <at=AT>", _trim_clip),
    ("clip (?:in <ref=scene NUM>)? (?:should)? start (?:in|from|on)+ <at=AT>", _trim_clip),
    ("(?:trim|cut|use|show|play|only)+ clip (?:(?:in|behind) <ref=REF_>)? (?:to|from|between)+ <at=AT> (?:to|dash|and) <until=AT>", _trim_clip),
    ("(?:use|show|play|only)+ <at=AT> (?:to|dash) <until=AT> (?:in|from)+ clip (?:(?:in|behind) <ref=REF_>)?", _trim_clip),
    ("(?:trim|cut|remove) (?:off)? (?:ordinal|front) <skip=LEN> (?:in|from|off)+ clip (?:(?:in|behind) <ref=REF_>)?", _trim_clip),
    ("(?:trim|cut|remove) (?:off)? last <drop=LEN> (?:in|from|off)+ clip (?:(?:in|behind) <ref=REF_>)?", _trim_clip),
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
    ("(?:remove|no|cut|hide|ba) every? transition (?:off|remove)?", _no_transition),
    ("every? transition (?:off|remove|no)", _no_transition),
    ("(?:remove|no|cut|hide) transition (?:in|to|before|on|from)+ <ref=REF0>", _no_transition),
    ("(?:change|else|use|replace)+ else? transition", _ask_transition),
    # Shape, size, rate.
    (f"(?:SET|switch|SET)* {_IT} aspect? {_P} <shape=shape> aspect? {_IT} (?:comma|and|in)* <lines=lines>?", _canvas),
    (f"(?:SET|switch)* {_IT} (?:aspect|resolution)? {_P} <shape=shape> (?:aspect|video)?", _canvas),
    (f"(?:SET|switch|lower|raise|play)* {_IT} resolution? {_P} <lines=lines> resolution? {_IT}", _canvas),
    (f"(?:SET|switch)* {_IT} {_P} <fps=num> fps", _fps),
    (f"(?:SET|switch|lower|raise)* framerate {_P} <fps=num> fps?", _fps),
)  # fmt: skip
