"""Questions about a film, and their answers, read from its draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.phrases import shape_of
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
        case "uploads":
            return _uploads(media)
        case "versions":
            return _versions(past)
        case "length":
            return f"The video is {spoken_length(film.length_ms)} long."
        case "scenes":
            return _scenes(film)
        case "scene":
            return _scene(film, question.scene)
        case "music":
            if film.music is None:
                return "The video has no music."
            meta = film.music["m"]
            return f"The music is {meta.get('name', meta.get('mood'))} at {meta.get('volume_pct')}%."
        case "title":
            return f"The title is “{film.meta.get('title', '')}”."
        case "theme":
            return f"The look is {film.meta.get('theme', 'midnight')}."
        case "brand":
            return f"The brand is {film.brand}."
        case "captions":
            shown = film.meta.get("captions", {}).get("show", True)
            return "The captions are on." if shown else "The captions are off."
        case _:
            canvas = film.canvas
            size = f"{canvas.width}x{canvas.height}"
            return f"The picture is {shape_of(canvas)}, {size}, {canvas.fps} frames a second."


def _scenes(film: Film) -> str:
    count = len(film.scenes)
    lines = [f"{number}. {_line(film, number - 1)}" for number in range(1, count + 1)]
    return f"There {'is one scene' if count == 1 else f'are {count} scenes'}:\n\n" + "\n".join(lines)


def _scene(film: Film, number: int) -> str:
    count = len(film.scenes)
    index = count - 1 if number == -1 else number - 1
    if not 0 <= index < count:
        there = "is only one scene" if count == 1 else f"are only {count} scenes"
        return f"There is no scene {number}: there {there}."
    return f"Scene {index + 1}: {_line(film, index)}."


def _line(film: Film, index: int) -> str:
    scene = film.scenes[index]
    words = " ".join(text.all_words for text in scene.texts)
    start = f"{scene.video['st'] / 1000:.1f}".removesuffix(".0")
    return f"{scene.kind}, {spoken_length(scene.duration_ms)} from {start} s, “{words}”"


def _uploads(media: Sequence[MediaItem]) -> str:
    if not media:
        return "You have not uploaded anything to this session yet."
    kinds = {"image": "picture", "video": "video", "audio": "sound"}
    listed = ", ".join(f"{item.name} ({kinds.get(item.kind, item.kind)})" for item in media)
    return f"You uploaded {listed}."


def _versions(past: Past) -> str:
    count = len(past.versions)
    told = f"This is version {count}" if count else "This is the first version"
    back, ahead = len(past.done) - 1, len(past.undone)
    undo = f"you can undo {back} change{'' if back == 1 else 's'}" if back > 0 else "there is nothing to undo"
    redo = f" and redo {ahead}" if ahead else ""
    return f"{told}; {undo}{redo}. Say “go back to version 1” for any version."
