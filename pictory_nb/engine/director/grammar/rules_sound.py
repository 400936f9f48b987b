"""Music: mood, volume, tempo, the user's own, none."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.brief import MOOD_NAMES, MOODS
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import AskError, ChangeMusic, EditError, Operation, Option
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_SOUNDS = frozenset({"audio", "video"})
_P = "(?:up|down|to|in|as|with|become|be|colon|should|on|something|more|comma|and|else)*"
_V = "(?:it|SET|swap|switch|add|play|show|with|start|raise|lower)*"
_M = "(?:music|mood|volume)"
_RM = "(?:remove|no|cut|hide|take|mute|ba)"


def _music(found: Found) -> Operation:
    mood = found.value("mood") if found.has("mood") else None
    return ChangeMusic(mood=mood, volume_pct=_volume(found))


def _volume(found: Found) -> int | None:
    share = found.share_pct() if found.has("pct") else None
    if share is not None and share > 100:
        raise EditError(tell("The volume goes from 0% to 100%."))
    return None if share is None else round(share)


def _named_mood(found: Found) -> Operation:
    """Read a bare mood as music; "make it professional" could be anything."""
    heard = found.includes("music") or found.includes("play")
    if not heard and len(found.tokens) > 1 and not found.has("pct"):
        raise NoMatchError
    return _music(found)


def _step(found: Found) -> Operation:
    return ChangeMusic(steps=1 if found.symbol("how") in {"louder", "raise", "up", "bigger"} else -1)


def _by_share(found: Found) -> Operation:
    share = found.share_pct() / 100
    return ChangeMusic(factor=1 + share if found.symbol("how") in {"louder", "raise"} else 1 - share)


def _factor(found: Found) -> Operation:
    speed = float(found.value("factor")) if found.has("factor") else 2.0
    return ChangeMusic(factor=speed)


def _own(found: Found) -> Operation:
    item = found.upload(_SOUNDS if found.includes("media") else frozenset({"audio"}))
    return ChangeMusic(media_id=item.media_id, volume_pct=_volume(found))


def _own_track(found: Found) -> Operation:
    songs = [item for item in found.media if item.kind == "audio"]
    if not songs:
        raise EditError(tell("I found no uploaded sound. Upload the file first, then say “use my song”."))
    return ChangeMusic(media_id=songs[-1].media_id, volume_pct=_volume(found))


def _bpm(found: Found) -> Operation:
    return ChangeMusic(bpm=int(found.number("bpm")))


_FASTER = 1.15


def _tempo(found: Found) -> Operation:
    """Read "faster music", "slow the music down", "音乐快一点"."""
    is_faster = found.symbol("how") in {"faster", "speedup"}
    return ChangeMusic(tempo_factor=_FASTER if is_faster else 1 / _FASTER)


def _none(found: Found) -> Operation:
    del found
    return ChangeMusic(volume_pct=0)


def _ask_mood(found: Found) -> Operation:
    del found
    raise AskError(
        tell("Which music would you like?"),
        tuple(Option(tell(MOOD_NAMES[mood]), f"{mood} music") for mood in MOODS),
    )


def _own_song(found: Found) -> Operation:
    part = found.part("upload")
    if all(token.symbol in {"music", "file"} for token in part):
        raise NoMatchError
    named = next((token for token in part if token.symbol == "media"), None)
    if named:
        item = next(item for item in found.media if item.media_id == named.value)
        if item.kind != "audio" and not found.includes("music"):
            raise NoMatchError
        return _own(found)
    if any(token.symbol == "song" for token in part):
        return _own(found)
    if any(token.symbol in {"uploaded", "own"} for token in part) and any(t.symbol == "music" for t in part):
        return _own_track(found)
    raise NoMatchError


RULES: tuple[Rule, ...] = (
    ("(?:SET|ba|play|let)* <how=faster|slower> (?:tempo in)? music", _tempo),
    ("(?:SET|ba|play|let|should)* (?:tempo in)? music (?:in)? tempo? (?:be|become|should|more|play)* <how=faster|slower>", _tempo),
    ("(?:ba)? <how=speedup|slowdown> (?:tempo in)? music (?:up|down)?", _tempo),
    ("(?:ba|let)? music (?:should|be)* <how=speedup|slowdown>", _tempo),
    (f"{_RM} (?:every)? (?:music|volume|song) (?:off|out|from video)?", _none),
    ("(?:make|switch|ba)? (?:music|volume) (?:off|hide|remove|mute|no)", _none),
    ("mute (?:it|video|everything)?", _none),
    (f"{_V} {_M}* {_P} {_M}? {_P} <mood=moodname> {_M}* {_P} {_M}* {_P} (?:SET|raise|lower)* {_M}? {_P} <pct=PCT>? volume?", _named_mood),
    (f"{_V} <pct=PCT> {_P} <mood=moodname> music", _music),
    (f"{_V} {_M}+ (?:in music)? {_P} <pct=PCT>", _music),
    (f"{_V} <pct=PCT> (?:music|volume)+", _music),
    (f"(?:keep|remove|cut) {_M}+ (?:to|in|down|on)+ <pct=PCT>", _music),
    (f"(?:ba|SET)* {_M}+ (?:lower|raise) to <pct=PCT>", _music),
    ("nomusic", _none),
    (f"(?:SET|ba)* {_M}+ <how=bigger|smaller>", _step),
    (f"<how=louder|quieter> (?:in|on|to)+ {_M}+", _step),
    (f"{_V} (?:music in)? volume (?:in music)? {_P} <pct=num>", _music),
    (f"(?:make|SET|ba)* {_M}* {_P} {_M}? <how=louder|quieter> by? <pct=PCT>", _by_share),
    (f"<how=raise|lower> {_M}+ by <pct=PCT>", _by_share),
    (f"(?:SET|ba|play|it)* {_M}* (?:in music)? {_P} <how=louder|quieter> {_M}? (?:gap)?", _step),
    (f"<how=raise|lower> {_M}+ (?:in music)?", _step),
    (f"(?:SET|ba)* {_M}+ (?:in music)? {_P} <how=raise|lower|up|down>", _step),
    (f"(?:make|let) <how=up|down> {_M}+", _step),
    (f"(?:SET|cut|halve)* {_M}* {_P} halfloud", lambda _: ChangeMusic(factor=0.5)),
    (f"(?:halve) {_M}+", lambda _: ChangeMusic(factor=0.5)),
    (f"halfloud {_M}*", lambda _: ChangeMusic(factor=0.5)),
    (f"half {_M}+", lambda _: ChangeMusic(factor=0.5)),
    (f"{_V} (?:music|tempo)* {_P} tempo? (?:in music)? {_P} <bpm=num> (?:bpm|tempo)", _bpm),
    (f"{_V} (?:music in)? tempo (?:in music)? {_P} <bpm=num> (?:bpm|tempo)?", _bpm),
    (f"{_V} music speed {_P} <bpm=num> (?:bpm|tempo)", _bpm),
    (f"{_V} <bpm=num> (?:bpm|tempo) music?", _bpm),
    (f"{_V} <upload=(?:uploaded|own)* (?:media|song|music|file|ordinal song|last song) song? uploaded?> "
     f"(?:as|in|on|to|gap)* (?:video|background|in|music)* (?:in|with)? <pct=PCT>? volume?", _own_song),
    (f"{_V} (?:music|background music) {_P} <upload=(?:uploaded|own)* (?:media|song) uploaded?> (?:in|with)? <pct=PCT>? volume?", _own),
    ("(?:use|play|add) (?:uploaded|own) music (?:uploaded)? (?:in|with)? <pct=PCT>? volume?", _own_track),
    ("(?:use|play|add|ba) music uploaded", _own_track),
    ("uploaded music", _own_track),
    ("(?:show|add|play|on) (?:else)? music (?:on)?", lambda _: ChangeMusic()),
    ("music on", lambda _: ChangeMusic()),
    ("(?:change|replace|switch|use|else|play)+ else? (?:music|mood|song)", _ask_mood),
    ("else (?:music|mood)", _ask_mood),
)  # fmt: skip
