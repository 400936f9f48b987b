"""Edits of what is heard: the music and the voice."""

from __future__ import annotations

from dataclasses import replace

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.brief import (
    FULL_VOLUME_PCT,
    LANGUAGE_NAMES,
    MOOD_NAMES,
    UNDER_VOICE_PCT,
)
from pictory_nb.engine.director.film import Film, Json, with_meta
from pictory_nb.engine.director.narrating import narrated
from pictory_nb.engine.director.operations import ChangeMusic, ChangeVoice, EditError
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.wording import spoken_length
from pictory_nb.engine.director.work import Outcome, Work, apply_one
from pictory_nb.engine.sound.moods import FASTEST_BPM, MOODS, SLOWEST_BPM

_VOLUME_STEP_PCT = 15
_SLOWEST_PCT, _FASTEST_PCT = 50, 200
_FADES = ("fade_in_ms", "fade_out_ms")


@apply_one.register
def _(operation: ChangeMusic, work: Work) -> Outcome:
    film = work.film
    old = film.music["m"] if film.music else {}
    if film.music is None and (operation.steps or operation.factor != 1 or operation.tempo_factor != 1):
        raise EditError(tell("The video has no music. Say “add calm music” to have some."))
    volume = _volume(operation, int(old.get("volume_pct", _usual_pct(film))))
    if volume == 0:
        if film.music is None:
            raise EditError(tell("The video has no music."))
        return Outcome(replace(film, music=None), tell("The music is gone."))
    meta = {**old, "volume_pct": volume}
    if operation.media_id is not None:
        item = work.upload(operation.media_id)
        if item.kind == "image":
            raise EditError(tell("{name} is a picture and has no sound.", name=item.name))
        fades = {key: value for key, value in old.items() if key in _FADES}
        meta = {"name": item.name, "media_id": item.media_id, "volume_pct": volume, **fades}
    elif operation.mood is not None or "media_id" not in old:
        mood = operation.mood or str(old.get("mood", "lo-fi"))
        if mood not in MOOD_NAMES:
            raise EditError(
                tell(
                    "There is no music “{mood}”: there is {listed}.",
                    mood=mood,
                    listed=listed(map(tell, MOOD_NAMES)),
                )
            )
        meta = {key: value for key, value in meta.items() if key != "media_id"}
        meta |= {"name": MOOD_NAMES[mood], "mood": mood, "seed": old.get("seed", film.meta.get("seed", 0))}
    if operation.bpm is not None or operation.tempo_factor != 1:
        if "media_id" in meta:
            raise EditError(tell("I cannot change the tempo of your own music yet."))
        usual = float(meta.get("bpm", MOODS[str(meta["mood"])].bpm))
        bpm = round(usual * operation.tempo_factor) if operation.bpm is None else operation.bpm
        if not SLOWEST_BPM <= bpm <= FASTEST_BPM:
            raise EditError(tell("The music plays at 40 to 200 beats a minute."))
        meta["bpm"] = bpm
    meta |= _fades(operation, film)
    name = film.music["id"] if film.music else f"seg_{looks.number(film.draft.get('id'), 'music'):012x}"
    music: Json = {**(film.music or {}), "id": name, "st": 0, "d": film.length_ms, "m": meta}
    tempo = tell(", {named} beats a minute", named=meta["bpm"]) if "bpm" in meta else ""
    return Outcome(
        replace(film, music=music),
        tell(
            "The music is now {named} at {volume}%{tempo}{fades}.",
            named=tell(meta["name"]) if "mood" in meta else meta["name"],
            volume=volume,
            tempo=tempo,
            fades=_fades_told(meta),
        ),
    )


def _fades_told(meta: Json) -> str:
    fade_in_s, fade_out_s = (meta.get(key, 0) / 1000 for key in _FADES)
    told = tell(", fading in over {seconds:g} s", seconds=fade_in_s) if fade_in_s else tell("")
    return told + (tell(", fading out over {seconds:g} s", seconds=fade_out_s) if fade_out_s else "")


def _fades(operation: ChangeMusic, film: Film) -> Json:
    """Return the fades that the music gets, in ms."""
    wanted = {"fade_in_ms": operation.fade_in_ms, "fade_out_ms": operation.fade_out_ms}
    asked = {key: length_ms for key, length_ms in wanted.items() if length_ms is not None}
    if asked and film.music is None and operation.mood is None and operation.media_id is None:
        raise EditError(tell("The video has no music. Say “add calm music” to have some."))
    if any(not 0 <= length_ms <= film.length_ms for length_ms in asked.values()):
        raise EditError(
            tell("The video is {length} long; no fade takes longer.", length=spoken_length(film.length_ms))
        )
    return asked


def _usual_pct(film: Film) -> int:
    return UNDER_VOICE_PCT if film.meta.get("voice", {}).get("on") else FULL_VOLUME_PCT


def _under_voice(film: Film) -> Film:
    """Return the film with music that was at its full volume at the one that suits a voice."""
    if film.music is None or film.music["m"].get("volume_pct") != FULL_VOLUME_PCT:
        return film
    meta = {**film.music["m"], "volume_pct": UNDER_VOICE_PCT}
    return replace(film, music={**film.music, "m": meta})


def _language(code: str) -> str:
    """Name a language in words."""
    return tell(LANGUAGE_NAMES.get(code, code))


def _volume(operation: ChangeMusic, old: int) -> int:
    if operation.volume_pct is not None:
        if not 0 <= operation.volume_pct <= 100:
            raise EditError(tell("The volume goes from 0% to 100%."))
        return operation.volume_pct
    volume = round(old * operation.factor) + operation.steps * _VOLUME_STEP_PCT
    if operation.steps or operation.factor != 1:
        return min(100, max(5, volume))
    return volume


@apply_one.register
def _(operation: ChangeVoice, work: Work) -> Outcome:
    old = work.film.meta.get("voice", {})
    if operation.on is False:
        if not old.get("on"):
            raise EditError(tell("The video has no voice."))
        return Outcome(with_meta(work.film, voice={**old, "on": False}), tell("The voice is off."))
    if operation.factor != 1 and not operation.on and not old.get("on"):
        raise EditError(tell("The video has no voice. Say “add a voice-over” first."))
    if operation.media_id is not None:
        film, said = narrated(work.film, work.upload(operation.media_id))
        if film.music is not None and film.music["m"].get("media_id") == operation.media_id:
            # What speaks does not play as well.
            film = replace(film, music=None)
        return Outcome(film if old.get("on") else _under_voice(film), said)
    voice: Json = {**old, "on": True}
    if "media_id" in old and (operation.name or operation.language or operation.pace_pct):
        # A voice that is chosen takes the place of a recording.
        voice = {key: value for key, value in voice.items() if key not in {"media_id", "start_ms", "name"}}
    told: list[str] = []
    if operation.name is not None:
        voice["name"] = operation.name
        told.append(tell(operation.name))
    if operation.language is not None:
        voice["language"] = operation.language
        told.append(tell("in {language}", language=_language(operation.language)))
    if operation.pace_pct is not None or operation.factor != 1:
        pace_pct = operation.pace_pct or round(int(voice.get("pace_pct", 100)) * operation.factor)
        if not _SLOWEST_PCT <= pace_pct <= _FASTEST_PCT:
            raise EditError(
                tell(
                    "The voice can speak at {slowest_pct}% to {fastest_pct}% of its pace.",
                    slowest_pct=_SLOWEST_PCT,
                    fastest_pct=_FASTEST_PCT,
                )
            )
        voice["pace_pct"] = pace_pct
        told.append(tell("at {pace_pct}% of its pace", pace_pct=pace_pct))
    how = tell(": {listed}", listed=listed(told)) if told else ""
    film = with_meta(work.film, voice=voice)
    if not old.get("on"):
        film = _under_voice(film)
    return Outcome(film, tell("The voice is on{how}.", how=how))
