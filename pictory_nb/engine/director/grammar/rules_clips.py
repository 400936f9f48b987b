"""The sound of the user's files: clips, how loud or mute, and a recording as the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.casting import CLIP_SOUND_PCT
from pictory_nb.engine.director.operations import ChangeClipSound, ChangeVoice, EditError, Operation
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_CLIP = "(?:(?:every|own|uploaded)* clip (?:IN <ref=REF_>)?)"
_SOUND = "(?:music|volume)"
_P = "(?:up|down|to|in|as|with|become|be|colon|should)*"
_RM = "(?:remove|no|cut|hide|mute|ba)"
_V = "(?:SET|play|show|add|raise|lower|with)*"


def _at(found: Found, sound_pct: int) -> Operation:
    return ChangeClipSound(sound_pct, found.scenes() if found.has("ref") else ())


def _level(found: Found) -> Operation:
    share = found.share_pct()
    if share > 100:
        raise EditError(tell("The volume goes from 0% to 100%."))
    return _at(found, round(share))


def _mute(found: Found) -> Operation:
    return _at(found, 0)


def _heard(found: Found) -> Operation:
    return _at(found, CLIP_SOUND_PCT)


def _narration(found: Found) -> Operation:
    return ChangeVoice(on=True, media_id=found.upload(frozenset({"audio", "video"})).media_id)


RULES: tuple[Rule, ...] = (
    (f"{_V} (?:be)? <upload=UPLOAD> {_P} (?:own)? voice", _narration),
    (f"{_V} <upload=(?:uploaded|own)* (?:clip|song|file)> {_P} (?:own)? voice", _narration),
    (f"mute {_CLIP}", _mute),
    (f"ba {_CLIP} mute", _mute),
    (f"{_RM} (?:every)? {_SOUND} (?:in|from)+ {_CLIP}", _mute),
    (f"{_RM} {_CLIP} {_SOUND}", _mute),
    (f"{_V} {_CLIP} {_SOUND}? {_P} <pct=PCT> {_SOUND}?", _level),
    (f"{_V} {_SOUND} (?:in|from) {_CLIP} {_P} <pct=PCT>", _level),
    (f"unmute {_CLIP}", _heard),
    (f"ba {_CLIP} unmute", _heard),
    (f"(?:play|add|use|with) {_CLIP} {_SOUND} (?:on)?", _heard),
    (f"(?:play|add|use|with) {_SOUND} (?:in|from) {_CLIP}", _heard),
)  # fmt: skip
