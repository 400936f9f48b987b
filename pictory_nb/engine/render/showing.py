"""Which moments of a film stand for it: never one in a transition, a fade or an entrance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.engine.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pictory_nb.engine.render.film import Film

_AT_REST_MS = 1500
"""By then a card has come in, and its numbers have counted up."""
_BEFORE_EXIT_MS = 300
_OPENINGS = ("title", "chapter", "stat", "chart", "quote")
_MOST_BURSTS, _BURST_FRAMES, _BURST_FPS = 8, 6, 8
_VIDEO = 0


def scene_frame(film: Film, index: int) -> int:
    """Return the frame in which a scene shows all that it has to say."""
    scene = film.scenes[index]
    fps = float(film.canvas.fps)
    first, last = _steady(film, index)
    if scene.cards:
        card = max(scene.cards, key=lambda one: one.end_ms - one.start_ms)
        at_ms = min(max(card.start_ms + _AT_REST_MS, card.end_ms * 0.7), card.end_ms - _BEFORE_EXIT_MS)
    elif scene.captions:
        caption = max(scene.captions, key=lambda one: one.end_ms - one.start_ms)
        at_ms = (caption.start_ms + caption.end_ms) / 2
    else:
        at_ms = scene.frames * 500 / fps
    return min(max(scene.first_frame + round(at_ms * fps / 1000), first), last)


def poster_frame(film: Film) -> int:
    """Return the frame that invites to the film: its title, else its first card, else its first scene."""
    kinds = [scene.kind for scene in film.scenes]
    index = next((kinds.index(kind) for kind in _OPENINGS if kind in kinds), 0)
    return scene_frame(film, index)


def segment_frame(film: Film, draft: Mapping[str, Any], segment_id: str) -> int:
    """Return the frame that shows a segment of the draft best.

    Raises
    ------
    RenderError
        There is no segment of that id.
    """
    for track in draft.get("t", ()):
        for segment in track.get("sg", ()):
            if segment.get("id") == segment_id:
                middle = film.canvas.frame_at(segment.get("st", 0) + segment.get("d", 0) / 2)
                frame = min(middle, film.frames - 1)
                return scene_frame(film, film.scene_index_at(frame)) if track.get("tt") == _VIDEO else frame
    raise RenderError("There is no such segment on the timeline any more.")


def burst_frames(film: Film) -> list[int]:
    """Return frames of a short moving overview: an eighth of a second apart, a burst of each of 8 scenes."""
    count = len(film.scenes)
    wanted = min(count, _MOST_BURSTS)
    step = float(film.canvas.fps) / _BURST_FPS
    frames: list[int] = []
    for place in range(wanted):
        index = place * count // wanted
        first, last = _steady(film, index)
        start = max(first, scene_frame(film, index) - round((_BURST_FRAMES - 1) * step))
        frames += [min(start + round(number * step), last) for number in range(_BURST_FRAMES)]
    return frames


def _steady(film: Film, index: int) -> tuple[int, int]:
    """Return the first and the last frame of a scene that no transition touches."""
    scene = film.scenes[index]
    tail = film.scenes[index + 1].transition.frames // 2 if index + 1 < len(film.scenes) else 0
    first = scene.first_frame + scene.transition.frames // 2
    return first, max(first, scene.end_frame - tail - 1)
