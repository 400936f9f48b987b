"""What can be seen in a rendered film: its text, its contrast, its motion. Each check returns complaints."""

from __future__ import annotations

import itertools
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import av
import numpy as np
from drawn import DrawnText, texts_at
from PIL import Image, ImageFilter

from pictory_nb.engine.render.color import contrast, luminance
from pictory_nb.engine.render.picture import Picture, picture_to_rgb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pictory_nb.engine.render.film import Film

_SIDE, _ENDS = 0.035, 0.045
"""The margins that players may cut off, as shares of width and height."""
_LEAST_CONTRAST = 4.5
_SEEN = 0.5
_TOUCHING_PIXELS = 6
_MOST_REPEATED = 0.1
_BLACK = 30
_LEAST_DRIFT = 0.05


@dataclass(frozen=True, slots=True)
class Moment:
    """A frame in which `text` is fully there: a caption's word that is spoken, or a card's text."""

    frame: int
    is_caption: bool
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A decoded film: its length, the sampled pictures by frame, and each frame's levels and changes.

    `changes[n]`: how far frame n + 1 is from the one before it; `drifts[n]`: frame n from that half a second
    later; both in levels of 8 bits on the average, of the plane that changes most.
    """

    length_s: float
    pictures: Mapping[int, np.ndarray]
    brightest: Sequence[float]
    changes: Sequence[float]
    drifts: Sequence[float]
    fps: float


def moments_of(film: Film) -> list[Moment]:
    """Choose frames: each caption at a word in its middle and near its end, each card when it has come in."""
    found: list[Moment] = []
    for index, scene in enumerate(film.scenes):
        fps = float(film.canvas.fps)
        first = scene.transition.frames // 2 + 1
        following = film.scenes[index + 1].transition.frames // 2 if index + 1 < len(film.scenes) else 0
        last = scene.frames - following - 2
        times = [(card.start_ms + share * (card.end_ms - card.start_ms), False, card.text)
                 for card in scene.cards for share in (0.62, 0.8)]  # fmt: skip
        for caption in scene.captions:
            for share in (0.45, 0.8):
                at = int(share * len(caption.words))
                # A long word: while a short one is spoken the line may still be coming in.
                nearby = caption.words[max(0, at - 2) : at + 3]
                word = max(nearby, key=lambda one: one.end_ms - one.start_ms)
                times.append((word.start_ms + 0.6 * (word.end_ms - word.start_ms), True, word.text))
        for time_ms, is_caption, text in times:
            frame = min(max(round(time_ms * fps / 1000), first), last)
            found.append(Moment(scene.first_frame + frame, is_caption, text))
    return sorted(set(found), key=lambda moment: (moment.frame, moment.is_caption, moment.text))


def see(path: Path, frames: set[int]) -> Seen:
    """Decode the film once."""
    pictures: dict[int, np.ndarray] = {}
    brightest: list[float] = []
    changes: list[float] = []
    drifts: list[float] = []
    recent: deque[list[np.ndarray]] = deque(maxlen=15)
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "NONE"
        for number, frame in enumerate(container.decode(stream)):
            picture = Picture(frame)
            planes = [plane[::2, ::2].astype(np.int16) for plane in picture.planes]
            brightest.append(float(np.percentile(planes[0], 99)))
            if recent:
                changes.append(_difference(planes, recent[-1]))
            if len(recent) == recent.maxlen:
                drifts.append(_difference(planes, recent[0]))
            recent.append(planes)
            if number in frames:
                pictures[number] = picture_to_rgb(picture, frame.width, frame.height).copy()
        length_s = float(stream.duration * stream.time_base)
        fps = float(stream.average_rate)
    return Seen(length_s, pictures, brightest, changes, drifts, fps)


def _difference(planes: Sequence[np.ndarray], others: Sequence[np.ndarray]) -> float:
    return max(float(np.abs(a - b).mean()) for a, b in zip(planes, others, strict=True))


def motion(seen: Seen) -> list[str]:
    """No frame is black, the picture never stands still, and frames are not simply shown twice."""
    found = [f"frame {number} is black" for number, level in enumerate(seen.brightest) if level < _BLACK]
    repeated = sum(change == 0 for change in seen.changes)
    if repeated > _MOST_REPEATED * len(seen.changes):
        found.append(f"{repeated} of {len(seen.changes)} frames repeat the one before")
    still = [frame for frame, drift in enumerate(seen.drifts) if drift < _LEAST_DRIFT]
    if still:
        found.append(f"the picture stands still in {len(still)} frames from {still[0]} on")
    return found


def texts(film: Film, media: Mapping[str, Path], seen: Seen, moments: Sequence[Moment]) -> list[str]:
    """Text is whole, inside the safe area, beside other text, and its contrast is enough."""
    found: list[str] = []
    width, height = film.canvas.width, film.canvas.height
    for moment in moments:
        drawn = texts_at(film, moment.frame, media)
        where = f"at frame {moment.frame}"
        if not is_drawn(moment.text, drawn):
            found.append(f"not drawn {where}: {moment.text!r}")
        for text in drawn:
            left, top, right, bottom = text.box()
            inside = (
                left >= _SIDE * width
                and right <= (1 - _SIDE) * width
                and top >= _ENDS * height
                and bottom <= (1 - _ENDS) * height
            )
            if text.lost:
                found.append(f"clipped {where}: {text.text!r}")
            if right and not inside:
                found.append(f"outside the safe area {where}: {text.text!r}")
        found += [f"{a!r} over {b!r} {where}" for a, b in overlaps(drawn, width, height)]
        picture = seen.pictures[moment.frame]
        for text in drawn:
            measured = contrast_of(picture, text)
            if measured is not None and measured < _LEAST_CONTRAST:
                kind = "caption" if moment.is_caption else "card"
                found.append(f"contrast {measured:.1f} in a {kind} {where}: {text.text!r}")
    return found


def is_drawn(text: str, drawn: Sequence[DrawnText]) -> bool:
    """Tell whether all letters of `text` are in the picture, in any order of lines."""
    there = Counter(letter for one in drawn if one.box()[2] for letter in one.text.casefold())
    return not Counter(letter for letter in text.casefold() if letter.isalnum()) - there


def overlaps(drawn: Sequence[DrawnText], width: int, height: int) -> list[tuple[str, str]]:
    """Return each pair of texts whose letters lie on each other."""
    masks = [text.mask(width, height) > _SEEN for text in drawn]
    return [
        (drawn[a].text, drawn[b].text)
        for a, b in itertools.combinations(range(len(drawn)), 2)
        if (masks[a] & masks[b]).sum() > _TOUCHING_PIXELS
    ]


def contrast_of(picture: np.ndarray, text: DrawnText) -> float | None:
    """Measure letters against the worst tenth of what is right beside them; None for too few pixels."""
    height, width = picture.shape[:2]
    mask = text.mask(width, height)
    left, top, right, bottom = text.box()
    rows, columns = slice(max(0, top - 8), bottom + 8), slice(max(0, left - 8), right + 8)
    mask, picture = mask[rows, columns], picture[rows, columns]
    touched = Image.fromarray(((mask > 0.02) * 255).astype(np.uint8))
    close = np.asarray(touched.filter(ImageFilter.MaxFilter(3))) > 0
    around = np.asarray(touched.filter(ImageFilter.MaxFilter(7))) > 0
    levels = luminance(picture.astype(np.float32) / 255)
    letters, ring = levels[mask > 0.97], levels[around & ~close]
    if len(letters) < 24 or len(ring) < 24:
        return None
    # The edges of small letters are mixed with the ground: their colour is what is farthest from it.
    ink = float(np.percentile(letters, 85 if np.median(letters) > np.median(ring) else 15))
    return min(contrast(ink, float(level)) for level in np.percentile(ring, (10, 90)))
