"""Which upload is shown or heard where: by what its name says, else in the order in which it came."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pictory_nb.engine.director.plan import CaptionScene, EndScene
from pictory_nb.engine.director.telling import listed, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pictory_nb.engine.director.plan import Scene, TimedScene
    from pictory_nb.engine.director.steps import MediaItem

_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_OF_CAMERAS = frozenset(
    {
        *(
            "img",
            "image",
            "images",
            "dsc",
            "dscn",
            "dcim",
            "pxl",
            "photo",
            "photos",
            "pic",
            "picture",
            "bild",
        ),
        *("foto", "video", "vid", "clip", "movie", "mov", "film", "screenshot", "screen", "shot", "scan"),
        *("file", "final", "copy", "edit", "edited", "new", "old", "draft", "version", "export", "untitled"),
        *(
            "whatsapp",
            "at",
            "the",
            "and",
            "for",
            "with",
            "from",
            "our",
            "small",
            "large",
            "big",
            "high",
            "res",
        ),
        *("jpg", "jpeg", "png", "gif", "webp", "mp4", "background", "hintergrund", "图片", "照片", "视频"),
    }
)
_OF_VOICES = frozenset({"voice", "voiceover", "narration", "narrator", "speech", "sprecher", "旁白", "配音"})
_LEAST_LETTERS, _STEM_LETTERS = 3, 5
_SMALL_PX = 800
"""A picture whose longer side has fewer pixels is shown framed (engine/render/backgrounds/framing.py)."""
CLIP_SOUND_PCT = 30


@dataclass(frozen=True, slots=True)
class Cast:
    """What the uploads became in a film.

    Attributes
    ----------
    scenes
        The upload behind each scene that has one, by the scene's index.
    words
        Of those that were placed by their names: the word that the scene says as well.
    logo, music
        The pictures and sounds that are used so, if any.
    voices
        Sounds that are called a voice: they wait to be chosen as the film's.
    unused
        Pictures and clips that found no scene.
    """

    scenes: Mapping[int, MediaItem] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)
    logo: MediaItem | None = None
    music: MediaItem | None = None
    voices: tuple[MediaItem, ...] = ()
    unused: tuple[MediaItem, ...] = ()


def cast(scenes: Sequence[Scene], media: Sequence[MediaItem], *, wants_mood: bool = False) -> Cast:
    """Give each upload its place: to the scene that speaks of it, then to caption scenes in order.

    Parameters
    ----------
    wants_mood
        Whether the user asked for music of ours: an uploaded sound is then left alone.
    """
    logo = next((item for item in media if item.kind == "image" and "logo" in _words_of(item.name)), None)
    heard = [item for item in media if item.kind == "audio"]
    voices = [item for item in heard if not _OF_VOICES.isdisjoint(_words_of(item.name))]
    sounds = [item for item in heard if item not in voices]
    pictures = [item for item in media if item.kind in {"image", "video"} and item is not logo]
    placed, words = _by_name(scenes, pictures)
    free = iter(
        index for index, scene in enumerate(scenes) if isinstance(scene, CaptionScene) and index not in placed
    )
    waiting = [item for item in pictures if item not in placed.values()]
    placed |= dict(zip(free, waiting, strict=False))
    return Cast(
        scenes=dict(sorted(placed.items())),
        words=words,
        logo=logo,
        music=sounds[0] if len(sounds) == 1 and not wants_mood else None,
        voices=tuple(voices),
        unused=tuple(item for item in pictures if item not in placed.values()),
    )


def _by_name(
    scenes: Sequence[Scene], pictures: Sequence[MediaItem]
) -> tuple[dict[int, MediaItem], dict[int, str]]:
    """Place the pictures whose names say what scenes say, the surest first."""
    said = [_said(scene) for scene in scenes]
    usual = Counter(word for words in said for word in set(words))
    found: list[tuple[float, int, int, str]] = []
    for place, item in enumerate(pictures):
        for index, words in enumerate(said):
            if isinstance(scenes[index], EndScene):
                continue
            hits = [word for name in _words_of(item.name) if (word := _heard(name, words))]
            if hits:
                found.append((sum(1 / max(1, usual[word]) for word in hits), place, index, hits[0]))
    placed: dict[int, MediaItem] = {}
    told: dict[int, str] = {}
    for _, place, index, word in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if index not in placed and pictures[place] not in placed.values():
            placed[index] = pictures[place]
            told[index] = word
    return placed, told


def _words_of(name: str) -> list[str]:
    """Return what a file's name says: "Team_Office-2024.jpg" → team, office."""
    stem = _CAMEL.sub(" ", name.rpartition(".")[0] or name)
    words = [word.lower() for word in _WORD.findall(stem)]
    return [
        word
        for word in words
        if word not in _OF_CAMERAS and (len(word) >= _LEAST_LETTERS or _HAN.search(word))
    ]


def _said(scene: Scene) -> list[str]:
    texts = [str(getattr(scene, name, "")) for name in ("text", "subtitle", "by", "value")]
    texts += [str(item) for name in ("captions", "items") for item in getattr(scene, name, ())]
    words = _WORD.findall(" ".join(texts).lower())
    return [word for word in words if len(word) >= _LEAST_LETTERS or _HAN.search(word)]


def _heard(name: str, words: Sequence[str]) -> str | None:
    """Return the word that says what a file is called: the same, or of its stem ("meeting", "meetings")."""
    for word in words:
        if word == name or (_HAN.search(name) and name in word):
            return name if _HAN.search(name) else word
        shorter, longer = sorted((word, name), key=len)
        if (
            len(shorter) >= _STEM_LETTERS - 1
            and longer.startswith(shorter)
            and len(longer) - len(shorter) <= 3
        ):
            return word
    return None


def told_of(chosen: Cast, scenes: Sequence[TimedScene]) -> Iterator[str]:
    """Yield what became of the uploads, and what is odd about them, for people."""
    by_order = [item for index, item in chosen.scenes.items() if index not in chosen.words]
    if by_order:
        yield tell(
            "{used} of your uploads {verb} behind the captions. ",
            used=len(by_order),
            verb=tell("is") if len(by_order) == 1 else tell("are"),
        )
    for index, word in chosen.words.items():
        yield tell(
            "{name} is in scene {number}, which says “{word}”. ",
            name=chosen.scenes[index].name,
            number=index + 1,
            word=word,
        )
    if chosen.logo is not None:
        yield tell("{name} is the logo in the corner. ", name=chosen.logo.name)
    if chosen.music is not None:
        yield tell("{name} is the music. ", name=chosen.music.name)
    for item in chosen.voices:
        yield tell(
            "{name} is kept for the voice: say “use {name} as the voice” and the video follows it. ",
            name=item.name,
        )
    yield from _oddities(chosen, scenes)
    if chosen.unused:
        yield tell("No scene was left for {names}. ", names=listed(item.name for item in chosen.unused))


def _oddities(chosen: Cast, scenes: Sequence[TimedScene]) -> Iterator[str]:
    small = [
        item
        for item in chosen.scenes.values()
        if item.kind == "image" and 0 < max(item.width or 0, item.height or 0) < _SMALL_PX
    ]
    if small:
        yield tell(
            "{names}: so small that they are shown in a frame and not blown up. "
            if len(small) > 1
            else "{name} is so small that it is shown in a frame and not blown up. ",
            name=small[0].name,
            names=listed(
                tell("{name} ({width} x {height})", name=item.name, width=item.width, height=item.height)
                for item in small
            ),
        )
    for index, item in chosen.scenes.items():
        if (
            item.kind == "video"
            and item.duration_ms
            and item.duration_ms < scenes[index].span.duration_ms - 100
        ):
            yield tell(
                "{name} lasts {clip:.1f} s and scene {number} {scene:.1f} s, so it starts again. ",
                name=item.name,
                clip=item.duration_ms / 1000,
                number=index + 1,
                scene=scenes[index].span.duration_ms / 1000,
            )
    if any(item.kind == "video" for item in chosen.scenes.values()):
        yield tell(
            "The sound of your clips plays at {sound_pct}% under the rest; “mute the clips” silences them. ",
            sound_pct=CLIP_SOUND_PCT,
        )
