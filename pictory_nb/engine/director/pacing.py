"""How long people need to read a text (150-170 words a minute); scenes stretched to an exact length."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, TypeAlias

from pictory_nb.engine.director.language import count_cjk
from pictory_nb.engine.director.plan import (
    BrandScene,
    CallScene,
    CaptionScene,
    ChapterScene,
    ChartScene,
    ComparisonScene,
    EndScene,
    ListScene,
    QuoteScene,
    Scene,
    Span,
    StatScene,
    TimedScene,
    TitleScene,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Needs: TypeAlias = "Callable[[Scene], Sequence[float]]"
"""How long each text of a scene is needed by a voice, in ms: one for a card, one for each caption."""

MIN_CAPTION_MS = 800
MAX_CHARS_PER_S = 20
# 120 ms a word and 45 ms a character are 160 words a minute in English, and slower where words are longer.
_WORD_MS = 120
_CHARACTER_MS = 45
_CJK_CHARACTER_MS = 210
_LEAD_MS = 200
_TAIL_MS = 100
_FASTEST = 0.92
_CARD_FLOOR_MS = 1500
_FRAME_SLACK_MS = 42
_BREATH_MS = 140
_POINT_MS = 430
_POINTS_READ = 12
"""A chart is seen as a whole: of a long line nobody reads every number."""


@dataclass(frozen=True, slots=True)
class _Element:
    ideal_ms: float
    floor_ms: float
    ceiling_ms: float = float("inf")


def reading_ms(text: str) -> float:
    """Estimate the time to read `text` at leisure, in ms."""
    dense = count_cjk(text)
    rest = len(text) - dense
    spaced = _WORD_MS * len(text.split()) + _CHARACTER_MS * rest if rest > dense / 4 else 0
    return _CJK_CHARACTER_MS * dense + spaced


def fastest_ms(text: str) -> float:
    """Return the least time for `text` as a caption, in ms: 0.8 s, 20 characters a second."""
    floor = max(len(text) * 1000 / MAX_CHARS_PER_S, _CJK_CHARACTER_MS * count_cjk(text) / 2)
    return max(MIN_CAPTION_MS, floor) + _FRAME_SLACK_MS


def scene_ms(scene: Scene) -> float:
    """Sum the time that `scene` wants, in ms."""
    return sum(element.ideal_ms for element in _elements(scene))


def least_ms(scenes: Sequence[Scene], needs: Needs | None = None) -> float:
    """Sum the least time in which all `scenes` can be read, and said where `needs` are given, in ms."""
    return sum(element.floor_ms for scene in scenes for element in _elements(scene, needs))


def natural_ms(scenes: Sequence[Scene], needs: Needs | None = None) -> int:
    """Sum the time that all `scenes` want, rounded to whole seconds, in ms."""
    wanted = sum(element.ideal_ms for scene in scenes for element in _elements(scene, needs))
    return max(1, round(wanted / 1000)) * 1000


def text_budget_ms(length_ms: int) -> float:
    """Return how much wanted time fits into `length_ms`: a little more, read at up to 170 words a minute."""
    return length_ms / _FASTEST


def fit(
    scenes: Sequence[Scene], length_ms: int, fps: int, needs: Needs | None = None
) -> tuple[TimedScene, ...]:
    """Give `scenes` times that abut and add up to exactly `length_ms`, every border on a frame.

    Raises
    ------
    ValueError
        When `length_ms` is less than `least_ms(scenes, needs)`.
    """
    elements = [_elements(scene, needs) for scene in scenes]
    flat = [element for group in elements for element in group]
    if sum(element.floor_ms for element in flat) > length_ms:
        raise ValueError(f"{len(scenes)} scenes cannot be read in {length_ms} ms")
    durations = _scaled(flat, length_ms)
    frames = [round(end * fps / 1000) for end in accumulate(durations)]
    borders = [0, *(round(frame * 1000 / fps) for frame in frames[:-1]), length_ms]
    timed: list[TimedScene] = []
    position = 0
    for scene, group in zip(scenes, elements, strict=True):
        inner = borders[position : position + len(group) + 1]
        position += len(group)
        captions = (
            tuple(Span(a, b - a) for a, b in pairwise(inner[1:-1])) if isinstance(scene, CaptionScene) else ()
        )
        timed.append(TimedScene(scene, Span(inner[0], inner[-1] - inner[0]), captions))
    return tuple(timed)


def enough_ms(needed_ms: float, fps: int) -> int:
    """Return the least number of whole ms that ends on a frame and is no shorter than `needed_ms`.

    Most frames end between two ms: the 67th of 30 a second ends at 2233.3 ms, stored as 2233, which is too
    short for what needs 2233.2.
    """
    frames = math.ceil(needed_ms * fps / 1000)
    length_ms = round(frames * 1000 / fps)
    return length_ms if length_ms >= needed_ms else round((frames + 1) * 1000 / fps)


def whole_frames_ms(length_ms: float, fps: int) -> int:
    """Return the number of ms nearest to `length_ms` that ends on a frame."""
    return round(max(1, round(length_ms * fps / 1000)) * 1000 / fps)


def _elements(scene: Scene, needs: Needs | None = None) -> list[_Element]:
    """List the scaled stretches of `_shown`, each with the room that the voice needs."""
    elements = _shown(scene)
    if needs is None:
        return elements
    spoken = [need + _FRAME_SLACK_MS if need else 0.0 for need in needs(scene)]
    if not isinstance(scene, CaptionScene):
        (card,), (need,) = elements, spoken
        return [_Element(max(card.ideal_ms, need), max(card.floor_ms, need), max(card.ceiling_ms, need))]
    lead, *captions, tail = elements
    said = [
        _Element(max(one.floor_ms, need + _BREATH_MS) if need else one.ideal_ms, max(one.floor_ms, need))
        for one, need in zip(captions, spoken, strict=True)
    ]
    return [lead, *said, tail]


def _shown(scene: Scene) -> list[_Element]:
    """List what of a scene is scaled apart: one stretch for a card; a lead, each caption and a tail."""
    match scene:
        case TitleScene(text, subtitle):
            return [_card(900 + 0.8 * reading_ms(text) + 0.3 * reading_ms(subtitle), text, 2400, 5000)]
        case ChapterScene(text):
            return [_card(700 + 0.7 * reading_ms(text), text, 1500, 3500)]
        case EndScene(text, subtitle):
            return [_card(1200 + 0.8 * reading_ms(text) + 0.3 * reading_ms(subtitle), text, 2200, 4500)]
        case BrandScene(text, tagline):
            return [_card(1800 + 0.3 * reading_ms(f"{text} {tagline}"), text, 2400, 3600)]
        case StatScene(value, text):
            return [_card(600 + reading_ms(f"{value} {text}"), f"{value} {text}")]
        case ListScene(text, items):
            read = 500 + 0.7 * reading_ms(text) + sum(150 + 0.8 * reading_ms(item) for item in items)
            return [_card(read, " ".join((text, *items)))]
        case ChartScene(text, items):
            seen = min(len(items), _POINTS_READ)
            return [_card(1400 + 0.7 * reading_ms(text) + _POINT_MS * seen, text, 3200, 9000)]
        case ComparisonScene(text, names, items):
            read = 900 + 0.7 * reading_ms(text) + 0.8 * reading_ms(" ".join((*names, *items)))
            return [_card(read, " ".join((text, *names, *items)), 2600)]
        case CallScene(text, place):
            return [_card(1100 + 0.9 * reading_ms(text) + 0.5 * reading_ms(place), text, 2400, 4500)]
        case QuoteScene(text, by):
            return [_card(700 + reading_ms(text) + 0.4 * reading_ms(by), text)]
        case CaptionScene(captions):
            spoken = [
                _Element(max(reading_ms(text), fastest_ms(text)), fastest_ms(text)) for text in captions
            ]
            return [_Element(_LEAD_MS, _LEAD_MS, 500), *spoken, _Element(_TAIL_MS, _TAIL_MS, 300)]


def _card(wanted_ms: float, text: str, least: float = 2000, most: float = float("inf")) -> _Element:
    ideal = min(max(wanted_ms, least), most)
    floor = max(_CARD_FLOOR_MS, fastest_ms(text) if most == float("inf") else 0.62 * ideal)
    return _Element(max(ideal, floor), floor, most)


def _scaled(elements: Sequence[_Element], length_ms: int) -> list[float]:
    """Scale by one factor, within floors and ceilings; the ceilings give way when nothing else can grow."""
    if sum(element.ceiling_ms for element in elements) < length_ms:
        elements = [_Element(element.ideal_ms, element.floor_ms) for element in elements]

    def durations(factor: float) -> list[float]:
        return [min(max(factor * e.ideal_ms, e.floor_ms), max(e.ceiling_ms, e.floor_ms)) for e in elements]

    low, high = 0.0, 1.0
    while sum(durations(high)) < length_ms:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(durations(middle)) < length_ms else (low, middle)
    return durations(high)
