"""Questions about a film, and their answers, read from its draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.phrases import shape_of
from pictory_nb.engine.director.references import SCENE, scene_number
from pictory_nb.engine.director.wording import spoken_length

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film


@dataclass(frozen=True, slots=True)
class Question:
    """Something the user wants to know; `scene` counts from 1, -1 is the last, 0 is none."""

    about: str
    scene: int = 0


_WHAT_IS = r"what(?:['’]s| is) the "
_FORMS = {
    "scene": (
        rf"how long (?:is|does|will) {SCENE}.*",
        rf"{_WHAT_IS}(?:length|duration) of {SCENE}",
        rf"what (?:does|is in|is on|is|['’]s in)\s*{SCENE}(?: say| show| about)?",
        rf"(?:show|read)(?: me)? {SCENE}",
    ),
    "length": (
        r"how long (?:is|will|does)(?: it| this| the (?:whole )?(?:video|film|thing))(?: be| last| now)*",
        r"how long",
        rf"{_WHAT_IS}(?:total |whole )?(?:length|duration|runtime)(?: of (?:it|the video))?",
        r"how many (?:seconds|minutes) (?:is|does|are).*",
        r".*(?:多长|多久|时长).*",
    ),
    "scenes": (
        r"how many scenes.*",
        r"what (?:are|is in) the scenes",
        r"(?:list|show)(?: me)?(?: all)?(?: of)? ?(?:the )?scenes",
        r".*(?:几个|多少个?)(?:场景|镜头).*",
    ),
    "music": (
        r"(?:what|which) (?:music|song|track|mood)(?: is (?:that|this|it|playing|used)| do you use| plays)?",
        r"how loud is (?:the music|it)",
        rf"{_WHAT_IS}(?:music|volume|mood|soundtrack)",
        r"is there (?:any )?music",
        r".*什么音乐.*",
    ),
    "title": (rf"{_WHAT_IS}(?:title|headline)", r"what is (?:it|this|the video) called", r".*标题是什么.*"),
    "theme": (rf"(?:what|which) (?:theme|look|style).*|{_WHAT_IS}(?:theme|look|style)",),
    "shape": (
        r"(?:what|which) (?:shape|format|aspect(?: ratio)?|resolution|size)(?: is (?:it|this|the video))?",
        rf"{_WHAT_IS}(?:shape|format|aspect(?: ratio)?|resolution|size|frame rate)",
    ),
    "brand": (rf"{_WHAT_IS}brand(?: name)?|(?:what|which) brand.*",),
    "captions": (r"are (?:the )?captions on|(?:does|has) it (?:have )?captions",),
}
_QUESTIONS = tuple(
    (re.compile(form, re.IGNORECASE), about) for about, forms in _FORMS.items() for form in forms
)


def read_question(clause: str) -> Question | None:
    """Tell what a clause without its question mark asks; None when it is no question that we know."""
    clean = re.sub(r"^tell me\s+", "", clause.rstrip("?？.! "), flags=re.IGNORECASE)
    for pattern, about in _QUESTIONS:
        found = pattern.fullmatch(clean)
        if found:
            return Question(about, scene_number(found) if about == "scene" else 0)
    return None


def answer_question(film: Film, question: Question) -> str:
    """Answer from the draft."""
    match question.about:
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
