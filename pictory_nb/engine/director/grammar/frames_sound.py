"""Readings without word order: music with its fades, and the voice."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.operations import ChangeMusic, ChangeVoice, EditError, Operation
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.chunks import Bag

_FADE_MS = 3000
_VERBS = ("change", "make", "let", "show", "keep", "play", "put", "use", "ba", "add", "switch", "replace", "become",
          "start", "say", "colon", "else", "under", "come", "video", "everything", "only", "again", "swap", "go", "lengthento", "shortento", "move")  # fmt: skip
_SOUND = ("music", "mood", "volume", "song", "background", "tempo")
_OFF = ("no", "remove", "hide", "off", "mute", "cut", "removed", "out", "unneeded", "take", "nomusic")
_LOUDER = ("louder", "raise", "up")
_QUIETER = ("quieter", "lower", "down")


_IN = re.compile(
    r"fade-?ins?\b|\bfad\w+(?: the| it| its| music| soundtrack| song| track)* in\b(?! \d| \w+ sec)|\bbeginning|\bfirst\b|"
    r"\bstart\b|\band in\b|\bin and out\b|淡入|渐入|渐强|渐渐响起|开头",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"fade-?outs?\b|\bout\b|\baway\b|\bend\b|\bending\b|\blast\b|\bfinish\b|silence|淡出|渐弱|渐出|消失|结尾|最后",
    re.IGNORECASE,
)
_FADES = ("fadein", "fadeout", "fadeboth", "kind")


def fades(bag: Bag) -> Operation | None:
    """Read "fade the music out over the last 4 seconds", "音乐淡入3秒", "no fade-out on the music"."""
    said = bag.scope.message[bag.chunks[0].start : bag.chunks[-1].end]
    if not re.search(r"fad(?:e|ing)|淡|渐", said, re.IGNORECASE) or re.search(r"\d:\d\d", said):
        return None
    if (
        not bag.has(*_FADES)
        or not bag.has("music", "song", "volume")
        or bag.has("transition", "ref", "quoted", "media")
    ):
        return None
    allowed = (*_VERBS, *_SOUND, *_OFF, *_FADES, "len", "front", "end", "last", "ordinal", "and", "up", "down", "longer",
               "shorter", "finish", "slower", "halve")  # fmt: skip
    if not bag.only(*allowed) or any(c.symbol == "kind" and c.value != "crossfade" for c in bag.chunks):
        return None
    if bag.has("song") and bag.has("use", "put", "add") and _MINE.search(said):
        # "Use my song, fade it out over 4 s" is more than a fade.
        return None
    is_in, is_out = bool(_IN.search(said)), bool(_OUT.search(said))
    if bag.has("fadeboth"):
        is_in = is_out = True
    times = [c.ms for c in bag.all("len")]
    is_none = bag.has("no", "remove", "hide", "removed", "unneeded")
    if (
        not (is_in or is_out)
        or len(times) > 2
        or (len(times) == 2 and not (is_in and is_out))
        or (is_none and times)
    ):
        return None
    old = bag.film.music["m"] if bag.film.music else {}
    if is_none:
        return _no_fades(old, is_in=is_in, is_out=is_out)
    first, last = (times[0], times[-1]) if times else (_FADE_MS, _FADE_MS)
    return ChangeMusic(fade_in_ms=first if is_in else None, fade_out_ms=last if is_out else None)


def _no_fades(old: dict[str, object], *, is_in: bool, is_out: bool) -> Operation:
    wanted = {key for key, is_meant in (("fade_in_ms", is_in), ("fade_out_ms", is_out)) if is_meant}
    if "mood" in old and not any(old.get(key) for key in wanted):
        raise EditError(tell("The music has no fade of that kind; by itself it only ends with the film."))
    return ChangeMusic(fade_in_ms=0 if is_in else None, fade_out_ms=0 if is_out else None)


def music(bag: Bag) -> Operation | None:
    """Read "go cinematic with the soundtrack", "song.mp3 as soundtrack but only at 20%"."""
    if bag.has(
        "voice",
        "quoted",
        "transition",
        "caption",
        "captions",
        "title",
        "logo",
        "theme",
        "not",
        "len",
        "except",
    ):
        return None
    if bag.has("ref") and not all(c.kind == "it" for c in bag.all("ref")):
        return None
    moods, uploads = bag.all("moodname"), [c for c in bag.all("media") if _kind(bag, c.value) == "audio"]
    is_heard = bag.has("music", "song", "volume", "louder", "quieter", "nomusic") or bool(uploads)
    if not is_heard:
        return None
    allowed = (*_VERBS, *_SOUND, "ref", "moodname", "percentage", "percent", "num", "bpm", "enough", "go", "theme", "media", "uploaded", "own", "but",
               "comma", "and", "file", "line")  # fmt: skip
    pct = _percent(bag)
    if any(c.value != "1" for c in bag.all("num")) and pct is None and not bag.has("bpm", "tempo"):
        return None
    if bag.has(*_OFF) and not moods and pct is None and not uploads and not bag.has("louder", "quieter"):
        if bag.has("down", "up", "lower", "raise"):
            return None
        is_off = bag.only(
            *_SOUND,
            *_OFF,
            "everything",
            "video",
            "ba",
            "every",
            "make",
            "let",
            "keep",
            "ref",
            "switch",
            "play",
        )
        return ChangeMusic(volume_pct=0) if is_off and bag.has("music", "song", "nomusic") else None
    is_own = bag.has("uploaded", "own") or (bag.has("song") and _MINE.search(bag.scope.message) is not None)
    if is_own and bag.has("music", "song") and not uploads and not moods:
        songs = [item for item in bag.media if item.kind == "audio"]
        if not bag.only(*allowed) or len(songs) != 1:
            return None
        return ChangeMusic(media_id=songs[0].media_id, volume_pct=pct)
    if bag.has("media") and not uploads and bag.has("music") and bag.only(*allowed):
        item = next(item for item in bag.media if item.media_id == bag.all("media")[0].value)
        raise EditError(tell("{name} is a picture and has no sound.", name=item.name))
    if uploads or moods:
        if (
            not bag.only(*allowed)
            or len(uploads) > 1
            or len({c.value for c in moods}) > 1
            or (uploads and moods)
        ):
            return None
        if moods:
            return ChangeMusic(mood=moods[0].value, volume_pct=pct, bpm=_bpm(bag))
        return ChangeMusic(media_id=uploads[0].value, volume_pct=pct)
    if bag.has("media", "uploaded", "own"):
        return None
    steps = {1 if c.symbol in _LOUDER else -1 for c in bag.all(*_LOUDER, *_QUIETER)}
    loud = (*allowed, *_LOUDER, *_QUIETER, "bigger", "smaller", "out")
    if bag.has("doubleloud", "twofold") and bag.only(
        *allowed, "doubleloud", "twofold", "louder", "raise", "up"
    ):
        return ChangeMusic(factor=2.0)
    if bag.has("halfloud", "halve", "half") and bag.only(*allowed, "halfloud", "halve", "half", "lower"):
        return ChangeMusic(factor=0.5)
    if pct is not None and bag.has("tempo"):
        return (
            _paced(bag, pct) if bag.only(*loud, "move", "faster", "slower", "speedup", "slowdown") else None
        )
    if pct is not None and bag.only(*loud) and not bag.has("by"):
        return ChangeMusic(volume_pct=pct)
    if pct is not None and bag.has("by") and len(steps) == 1 and bag.only(*loud):
        return ChangeMusic(factor=1 + steps.pop() * pct / 100)
    if _bpm(bag) and bag.only(*allowed):
        return ChangeMusic(bpm=_bpm(bag))
    if bag.has("fullvolume") and bag.only(*allowed, "fullvolume"):
        return ChangeMusic(volume_pct=100)
    if len(steps) == 1 and pct is None and bag.only(*loud) and not bag.has("else", "num"):
        return ChangeMusic(steps=steps.pop())
    return None


_MINE = re.compile(r"\b(?:my|our)(?: own)? (?:song|track|tune|mp3)\b|我(?:们)?的(?:歌|曲)", re.IGNORECASE)


def _kind(bag: Bag, media_id: str) -> str:
    return next((item.kind for item in bag.media if item.media_id == media_id), "")


_LEAST_LEVEL = 15
"""Music "to 11" is a joke; "at 20" is a volume."""


def _percent(bag: Bag) -> int | None:
    found = [c.value for c in bag.all("percentage")]
    is_level = bag.has("volume") or (bag.has("music") and bag.has("to", "in"))
    if bag.has("percent") or (bag.has("num") and is_level and not bag.has("bpm", "tempo")):
        found += [
            c.value for c in bag.all("num") if bag.has("volume", "percent") or float(c.value) >= _LEAST_LEVEL
        ]
    if len(found) != 1:
        return None
    share = float(found[0])
    if share > 100:
        raise EditError(tell("The volume goes from 0% to 100%."))
    return round(share)


def _paced(bag: Bag, pct: int) -> Operation | None:
    """Read "bump the music tempo 15%", "tempo down by 10%"."""
    is_faster = bag.has("raise", "up", "faster", "speedup", "move", "louder")
    is_slower = bag.has("lower", "down", "slower", "slowdown", "quieter")
    if is_faster == is_slower or bag.has("to"):
        return None
    return ChangeMusic(tempo_factor=1 + pct / 100 if is_faster else 1 - pct / 100)


def _bpm(bag: Bag) -> int | None:
    numbers = bag.all("num")
    if not bag.has("bpm", "tempo") or len(numbers) != 1:
        return None
    bpm = int(float(numbers[0].value))
    if not 40 <= bpm <= 200:
        raise EditError(tell("The music plays at 40 to 200 beats a minute."))
    return bpm


_ONES_OWN = re.compile(
    r"\b(?:i|we|he|she|they)(?:['’](?:ll|m|re)| will| am| are| is| can| do)(?: be)?(?: \w+)? (?:speak|talk|read|narrat)\w*|"
    r"(?:让|叫|请)(?:他|她|学生|大家|孩子|观众|我)们?.{0,4}[念读说讲]|我(?:自己|来|会|要|在).{0,3}[念读说讲]|(?:他|她)们?.{0,3}[念读说讲]",
    re.IGNORECASE,
)


def voice(bag: Bag) -> Operation | None:
    """Read "can somebody read this out loud", "put a man's voice over the film"."""
    if not bag.has("voice", "voicename") or bag.has("quoted", "not", "music", "transition", "logo", "len"):
        return None
    if _ONES_OWN.search(bag.scope.message[: bag.chunks[-1].end]):
        return None
    nouns = ("voice", "video", "everything", "text", "captions", "ref", "speed", "someone", "scene", "every")
    if bag.has("ref") and not all(c.kind in {"it", "every"} for c in bag.all("ref")):
        return None
    if bag.has("no", "remove", "hide", "off", "mute", "cut", "removed", "unneeded", "out"):
        is_off = bag.only(
            *nouns,
            "no",
            "remove",
            "hide",
            "off",
            "mute",
            "cut",
            "removed",
            "unneeded",
            "ba",
            "make",
            "switch",
            "take",
            "play",
        )
        return ChangeVoice(on=False) if is_off else None
    names, languages = {c.value for c in bag.all("voicename")}, {c.value for c in bag.all("language")}
    if len(names) > 1 or len(languages) > 1:
        return None
    allowed = (
        *nouns,
        *_VERBS,
        "voicename",
        "language",
        "percentage",
        "faster",
        "slower",
        "speedup",
        "slowdown",
        "again",
        "read",
    )
    if not bag.only(*allowed):
        return None
    if bag.has("faster", "speedup", "slower", "slowdown"):
        is_new = bag.has("add") or bool(names)
        factor = 1.1 if bag.has("faster", "speedup") else 0.9
        return ChangeVoice(on=True if is_new else None, name=next(iter(names), None), factor=factor)
    pct = bag.all("percentage")
    return ChangeVoice(
        on=True,
        name=next(iter(names), None),
        language=next(iter(languages), None),
        pace_pct=round(float(pct[0].value)) if len(pct) == 1 else None,
    )


FRAMES: tuple[Callable[[Bag], Operation | None], ...] = (fades, voice, music)
