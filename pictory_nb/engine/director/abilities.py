"""What can be said to a film: told when somebody asks, or was not understood; with examples that fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.telling import Told, listed, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.film import Film

_CAN_DO = tell(
    "I can change texts, scenes (add, remove, move, swap, split, merge, duplicate), lengths and cuts; "
    "music and its fades, the voice; captions, all or in one scene; theme, colours, backgrounds, "
    "transitions; the brand (logo, watermark, tagline, lower third, font, intro and outro card); the "
    "shape (16:9, 9:16, 1:1, 4:5); and undo, redo and answer questions. For a new video, paste a new "
    "script."
)
_MOST_EXAMPLES = 3


def can_do(film: Film) -> Told:
    """Tell what can be changed, and three things to say to this film."""
    examples = (tell("“{example}”", example=example) for example in examples_for(film))
    return _CAN_DO + tell(" Try {examples}.", examples=listed(examples))


def examples_for(film: Film) -> tuple[Told, ...]:
    """Return messages that change this film, each of another sort."""
    return tuple(_examples(film))[:_MOST_EXAMPLES]


def _examples(film: Film) -> Iterator[Told]:
    kinds = [scene.kind for scene in film.scenes]
    captioned = [number for number, kind in enumerate(kinds, 1) if kind == "caption"]
    if captioned:
        yield tell("make scene {number} 2 seconds longer", number=captioned[len(captioned) // 2])
    elif "list" in kinds:
        yield tell("remove the last point of the list")
    yield tell("music at 20%") if film.music else tell("add calm music")
    if not film.meta.get("voice", {}).get("on"):
        yield tell("add a voice-over")
    canvas = film.canvas
    yield tell("make it vertical") if canvas.width >= canvas.height else tell("make it 16:9")
    if "brand" not in kinds:
        yield tell("add an intro card")
