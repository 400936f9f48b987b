"""Questions about a film, and their answers, read from its draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.abilities import can_do
from pictory_nb.engine.director.phrases import shape_of
from pictory_nb.engine.director.settings_told import (
    background_told,
    brand_told,
    captions_told,
    look_told,
    transitions_told,
    voice_told,
)
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.wording import spoken_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.past import Past
    from pictory_nb.engine.director.steps import MediaItem


@dataclass(frozen=True, slots=True)
class Question:
    """Something the user wants to know; `scene` counts from 1, -1 is the last, 0 is none."""

    about: str
    scene: int = 0


def answer_question(film: Film, question: Question, media: Sequence[MediaItem], past: Past) -> str:
    """Answer from the draft, the uploads and the versions."""
    match question.about:
        case "help":
            return can_do(film)
        case "uploads":
            return _uploads(media)
        case "versions":
            return _versions(past)
        case "length":
            return tell("The video is {length} long.", length=spoken_length(film.length_ms))
        case "scenes":
            return _scenes(film)
        case "scene":
            return _scene(film, question.scene, media)
        case "music":
            if film.music is None:
                return tell("The video has no music.")
            meta = film.music["m"]
            name = meta.get("name", meta.get("mood"))
            name = tell(str(name)) if "mood" in meta else name
            return tell("The music is {name} at {volume}%.", name=name, volume=meta.get("volume_pct"))
        case "title":
            return tell("The title is “{title}”.", title=film.meta.get("title", ""))
        case "theme":
            return look_told(film)
        case "brand":
            return brand_told(film)
        case "captions":
            return captions_told(film)
        case "voice":
            return voice_told(film)
        case "transitions":
            return transitions_told(film)
        case _:
            canvas = film.canvas
            size = f"{canvas.width}x{canvas.height}"
            return tell(
                "The picture is {shape_of}, {size}, {fps} frames a second.",
                shape_of=shape_of(canvas),
                size=size,
                fps=canvas.fps,
            )


def _scenes(film: Film) -> str:
    count = len(film.scenes)
    lines = [f"{number}. " + _line(film, number - 1) for number in range(1, count + 1)]
    there = tell("There is one scene:") if count == 1 else tell("There are {count} scenes:", count=count)
    return there + "\n\n" + listed(lines, "\n")


def _scene(film: Film, number: int, media: Sequence[MediaItem]) -> str:
    count = len(film.scenes)
    index = count - 1 if number == -1 else number - 1
    if not 0 <= index < count:
        there = tell("is only one scene") if count == 1 else tell("are only {count} scenes", count=count)
        return tell("There is no scene {number}: there {there}.", number=number, there=there)
    behind = background_told(film.scenes[index], media)
    return tell("Scene {number}: {line}{behind}.", number=index + 1, line=_line(film, index), behind=behind)


def _line(film: Film, index: int) -> str:
    scene = film.scenes[index]
    words = " ".join(text.all_words for text in scene.texts)
    start = f"{scene.video['st'] / 1000:.1f}".removesuffix(".0")
    return tell(
        "{kind}, {length} from {start} s, “{words}”",
        kind=tell(scene.kind),
        length=spoken_length(scene.duration_ms),
        start=start,
        words=words,
    )


def _uploads(media: Sequence[MediaItem]) -> str:
    if not media:
        return tell("You have not uploaded anything to this session yet.")
    kinds = {"image": tell("picture"), "video": tell("video"), "audio": tell("sound"), "font": tell("font")}
    files = (tell("{name} ({kind})", name=item.name, kind=kinds.get(item.kind, item.kind)) for item in media)
    return tell("You uploaded {files}.", files=listed(files))


def _versions(past: Past) -> str:
    count = len(past.versions)
    told = tell("This is version {count}", count=count) if count else tell("This is the first version")
    back, ahead = len(past.done) - 1, len(past.undone)
    undo = (
        tell("you can undo {back} change" if back == 1 else "you can undo {back} changes", back=back)
        if back > 0
        else tell("there is nothing to undo")
    )
    redo = tell(" and redo {ahead}", ahead=ahead) if ahead else ""
    return tell(
        "{told}; {undo}{redo}. Say “go back to version 1” for any version.", told=told, undo=undo, redo=redo
    )
