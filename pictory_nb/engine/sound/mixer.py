"""The soundtrack of a draft: its music and its voice at their levels, limited, as long as the film.

Levels: at 100% music plays at -16 LUFS integrated, whether it is generated or a user's file, and `volume_pct`
scales its amplitude from there: 35% is 9.1 dB less, -25.1 LUFS. The sound of a clip follows the same rule by
the `sound_pct` of its background, and is silent without one; in a film with neither music nor voice clips are
heard in full, the loudest at 100%. The voice plays at -16 LUFS. While it speaks all the rest steps back until
it is 15 dB below it, by 6 dB at least. A film with a voice is mastered to -16 LUFS as a whole; one without is
turned down where several sounds together are louder than that. A recording at 100% whose high peaks the
limiter takes away is raised for it, by 12 dB at most. Fades leave the level of what is
between them as it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pictory_nb.engine.sound.bed import BLOCK, Bed
from pictory_nb.engine.sound.clip_sound import ClipSound, has_sound
from pictory_nb.engine.sound.errors import SoundError
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, ramp
from pictory_nb.engine.sound.limiter import limited
from pictory_nb.engine.sound.loudness import integrated_lufs
from pictory_nb.engine.sound.moods import FASTEST_BPM, MOODS, SLOWEST_BPM
from pictory_nb.engine.sound.recording import Recording
from pictory_nb.engine.sound.voice_track import voice_track

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from pictory_nb.engine.sound.narration import Narration
    from pictory_nb.engine.sound.space import Stereo
    from pictory_nb.engine.sound.voice_track import VoiceTrack

REFERENCE_LUFS = -16.0
CEILING_DBTP = -1.5  # AAC overshoots a little; half a dB of room keeps the decoded film at -1 dBTP
_VIDEO_TRACK, _AUDIO_TRACK = 0, 1
_SAMPLES_PER_MS = SAMPLE_RATE_HZ // 1000
_LARGEST_BOOST_DB = 20.0
_BELOW_VOICE_DB = 15.0
_LEAST_DUCK_DB = 6.0
_MASTER_PASSES, _NEAR_ENOUGH = 5, 0.02
_LARGEST_RISE = 4.0


@dataclass(frozen=True, slots=True)
class _Part:
    """One segment on the time line: its sound, its start and fades in samples, its volume (1 = 100%)."""

    source: Bed | Recording | ClipSound
    start: int
    volume: float
    fade_in: int = 0
    fade_out: int = 0

    def fade(self, sound: Stereo, at: int) -> Stereo:
        """Return the part's samples from `at` on with its fades."""
        until = at + sound.shape[1]
        first = self.source.n_samples - self.fade_out
        if at >= self.fade_in and until <= first:
            return sound
        faded = sound.copy()
        if at < self.fade_in:
            faded[:, : self.fade_in - at] *= ramp(self.fade_in)[at:until]
        if until > first:
            begin = max(at, first)
            faded[:, begin - at :] *= ramp(self.fade_out)[::-1][begin - first : until - first]
        return faded


def length_in_samples(draft: Mapping[str, Any]) -> int:
    """Return the film's length in samples at 48 kHz: exactly its length in ms times 48."""
    length_ms: float = draft["d"]
    return round(length_ms * _SAMPLES_PER_MS)


def mix(draft: Mapping[str, Any], media: Mapping[str, Path]) -> NDArray[np.float32]:
    """Return the whole soundtrack, shape ``(n_samples, 2)``, 48 kHz, exactly as long as the draft.

    Parameters
    ----------
    draft
        A draft of docs/architecture.md; the segments of its tracks of type 1 sound, and nothing else does.
    media
        The files behind the `media_id` of segments.

    Raises
    ------
    SoundError
        When a mood or tempo is unknown, or a file is missing, silent by nature or damaged.
    """
    out = np.empty((length_in_samples(draft), 2), dtype=np.float32)
    at = 0
    for block in mix_blocks(draft, media):
        out[at : at + len(block)] = block
        at += len(block)
    assert at == len(out)
    return out


def mix_blocks(draft: Mapping[str, Any], media: Mapping[str, Path]) -> Iterator[NDArray[np.float32]]:
    """Yield what `mix` returns in pieces of at most 1.4 s, in little memory for any length."""
    total = length_in_samples(draft)
    voice = voice_track(draft, media, total)
    parts = _parts(draft, media, total)
    if voice is None and parts and all(isinstance(part.source, ClipSound) for part in parts):
        loudest = max(part.volume for part in parts)
        parts = [replace(part, volume=part.volume / loudest) for part in parts]
    ceiling = 10 ** (CEILING_DBTP / 20)
    if voice is None and not parts:
        blocks = _silence(total)
    elif voice is None and len(parts) == 1 and isinstance(parts[0].source, Bed):
        # Our own music has its level already: its peaks are few and low.
        blocks = _Mix(parts, None, total).blocks()
    else:
        in_full = any(part.volume >= 1 for part in parts)
        blocks = _mastered(_Mix(parts, voice, total), ceiling, may_rise=voice is not None or in_full)
    return (np.ascontiguousarray(block.T) for block in limited(blocks, ceiling))


class _Mix:
    """Music and voice together, as often as they are asked for; levels are measured once."""

    def __init__(self, parts: Sequence[_Part], voice: VoiceTrack | Narration | None, total: int) -> None:
        self._readers = [(part, _gain(part)) for part in parts]
        self._total = total
        self.voice = voice
        self._voice_gain = np.float32(1)
        if voice is not None:
            self._voice_gain = np.float32(_to_reference(integrated_lufs(voice.blocks())))
        loudest = max((part.volume for part in parts), default=0.0)
        music_db = 20 * math.log10(loudest) if loudest else -math.inf
        self._depth = 10 ** (-max(_LEAST_DUCK_DB, _BELOW_VOICE_DB + music_db) / 20)

    def blocks(self) -> Iterator[Stereo]:
        music = _added(self._readers, self._total)
        if self.voice is None:
            yield from music
            return
        for sound, said, gain in zip(music, self.voice.blocks(), self.voice.gains(self._depth), strict=True):
            yield sound * gain + self._voice_gain * said


def _mastered(mixed: _Mix, ceiling: float, *, may_rise: bool) -> Iterator[Stereo]:
    """Yield the mix at -16 LUFS as it is after the limiter, which takes some of a sound with high peaks away.

    What plays at less than 100% without a voice stays below: it is turned down at most.
    """
    gain = 1.0
    for _ in range(_MASTER_PASSES):
        loudness = integrated_lufs(limited((block * np.float32(gain) for block in mixed.blocks()), ceiling))
        if math.isinf(loudness):
            break
        change = _to_reference(loudness)
        gain = min(gain * change, _LARGEST_RISE if may_rise else 1.0)
        if abs(change - 1) < _NEAR_ENOUGH:
            break
    return (block * np.float32(gain) for block in mixed.blocks())


def _parts(draft: Mapping[str, Any], media: Mapping[str, Path], total: int) -> list[_Part]:
    parts = []
    for track in draft.get("t", ()):
        kind = track.get("tt")
        for segment in track.get("sg", ()) if kind in {_VIDEO_TRACK, _AUDIO_TRACK} else ():
            meta = segment.get("m", {})
            volume = _volume(meta, kind)
            if volume <= 0:
                continue
            start = round(segment["st"] * _SAMPLES_PER_MS)
            n_samples = min(round(segment["d"] * _SAMPLES_PER_MS), total - start)
            source = (
                _source(meta, media, n_samples) if kind == _AUDIO_TRACK else _clip(meta, media, n_samples)
            )
            if n_samples > 0 and source is not None:
                fades = (_fade(meta.get(key), n_samples) for key in ("fade_in_ms", "fade_out_ms"))
                parts.append(_Part(source, start, volume, *fades))
    return parts


def _volume(meta: Mapping[str, Any], kind: int) -> float:
    if kind == _AUDIO_TRACK:
        return float(meta.get("volume_pct", 100)) / 100
    background = meta.get("background")
    return float(background.get("sound_pct") or 0) / 100 if isinstance(background, Mapping) else 0.0


def _clip(meta: Mapping[str, Any], media: Mapping[str, Path], n_samples: int) -> ClipSound | None:
    """Return the sound of a scene's clip; None where it has none: its picture says what else is wrong."""
    background = meta["background"]
    path = media.get(str(background.get("media_id")))
    if path is None or not has_sound(Path(path)):
        return None
    to_ms = background.get("to_ms")
    return ClipSound(Path(path), n_samples, (background.get("from_ms") or 0) / 1000, to_ms and to_ms / 1000)


def _fade(length_ms: Any, n_samples: int) -> int:
    """Return how many samples a fade takes: no more than there are."""
    is_length = isinstance(length_ms, int | float) and length_ms > 0
    return min(round(length_ms * _SAMPLES_PER_MS), n_samples) if is_length else 0


def _source(meta: Mapping[str, Any], media: Mapping[str, Path], n_samples: int) -> Bed | Recording:
    if "media_id" in meta:
        path = media.get(meta["media_id"])
        if path is None or not Path(path).is_file():
            name = meta.get("name") or meta["media_id"]
            raise SoundError(
                f'The music file "{name}" is no longer there. Upload it again, or choose other music.'
            )
        return Recording(Path(path), n_samples, fades_out="fade_out_ms" not in meta)
    mood = MOODS.get(str(meta.get("mood")))
    if mood is None:
        known = ", ".join(MOODS)
        raise SoundError(f'There is no music called "{meta.get("mood")}". Choose one of: {known}.')
    bpm = meta.get("bpm")
    if bpm is not None and not SLOWEST_BPM <= bpm <= FASTEST_BPM:
        raise SoundError(
            f"Music at {bpm:g} beats per minute is not possible: {SLOWEST_BPM} to {FASTEST_BPM} are."
        )
    return Bed(mood, int(meta.get("seed", 0)), n_samples, bpm)


def _added(parts: Sequence[tuple[_Part, np.float32]], total: int) -> Iterator[Stereo]:
    """Yield the sum of `parts`, each by its gain."""
    readers = [(part, _Reader(part.source.blocks()), gain) for part, gain in parts]
    for start in range(0, total, BLOCK):
        stop = min(start + BLOCK, total)
        out = np.zeros((2, stop - start), dtype=np.float32)
        for part, reader, gain in readers:
            low, high = max(start, part.start), min(stop, part.start + part.source.n_samples)
            if low < high:
                sound = part.fade(reader.take(high - low), low - part.start)
                out[:, low - start : low - start + sound.shape[1]] += gain * sound
        yield out


def _gain(part: _Part) -> np.float32:
    """Return the factor that brings a part to its level."""
    return np.float32(part.volume * _to_reference(integrated_lufs(part.source.blocks())))


def _to_reference(loudness: float) -> float:
    """Return the factor to -16 LUFS; what is nearly silent is raised by 20 dB at most."""
    if math.isinf(loudness):
        return 1.0
    return float(10 ** (min(REFERENCE_LUFS - loudness, _LARGEST_BOOST_DB) / 20))


def _silence(total: int) -> Iterator[Stereo]:
    for start in range(0, total, BLOCK):
        yield np.zeros((2, min(BLOCK, total - start)), dtype=np.float32)


class _Reader:
    """Takes any number of samples at a time from pieces of any size."""

    def __init__(self, blocks: Iterator[Stereo]) -> None:
        self._blocks = blocks
        self._held: Stereo = np.zeros((2, 0), dtype=np.float32)

    def take(self, count: int) -> Stereo:
        """Return the next `count` samples, fewer where the sound ends."""
        while self._held.shape[1] < count:
            block = next(self._blocks, None)
            if block is None:
                break
            self._held = np.concatenate([self._held, block], axis=1)
        taken, self._held = self._held[:, :count], self._held[:, count:]
        return taken
