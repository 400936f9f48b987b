"""Reads a draft's JSON into a `Film`: tolerant of the unknown, strict about what cannot be drawn."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.film import (
    CAPTION_PLACES,
    CAPTION_SIZES_PCT,
    CAPTION_STYLES,
    CARD_ROLES,
    FAMILIES,
    LOGO_OPACITIES_PCT,
    LOGO_PLACES,
    LOGO_SIZES_PCT,
    LOWER_THIRD_LEAST_MS,
    MOST_COLORS,
    TRANSITIONS,
    Background,
    Brand,
    Canvas,
    Caption,
    CaptionLook,
    Card,
    Film,
    LowerThird,
    Scene,
    Transition,
    Word,
)
from pictory_nb.engine.render.themes import DEFAULT_THEME, THEMES

_VIDEO, _TEXT = 0, 7
_NTSC_RATES = (Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60000, 1001))
_MAX_DURATION_MS = 4 * 60 * 60 * 1000
_MIN_SIDE, _MAX_SIDE = 64, 4096
_CARD_CHARACTERS = 600
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def read_film(draft: Mapping[str, Any]) -> Film:
    """Return the film that `draft` describes (docs/architecture.md, "The draft").

    Unknown scene kinds, themes, backgrounds and keys fall back to something that can be drawn; gaps between
    scenes are closed by the scene before.

    Raises
    ------
    RenderError
        When nothing can be drawn: no segments, no length, or values of the wrong shape.
    """
    if not isinstance(draft, Mapping):
        raise RenderError("The draft cannot be read: it should be a JSON object with tracks under “t”.")
    project = _mapping(draft.get("m"))
    clips = list(_clips(draft))
    videos = sorted((clip for clip in clips if clip.track_type == _VIDEO), key=lambda clip: clip.start_ms)
    texts = [clip for clip in clips if clip.track_type == _TEXT]
    if not videos and not texts:
        raise RenderError("The timeline is empty: there is no scene to render. Ask for a video first.")
    duration_ms = _int(draft.get("d"), 0) or max(clip.end_ms for clip in (*videos, *texts))
    if not 0 < duration_ms <= _MAX_DURATION_MS:
        raise RenderError(
            f"The film's length of {duration_ms} ms cannot be rendered: it must be between 1 ms and 4 hours."
        )
    videos = [clip for clip in videos if clip.start_ms < duration_ms] or [_whole_film(duration_ms)]
    canvas = _canvas(project)
    frames = max(1, canvas.frame_at(duration_ms))
    return Film(
        canvas=canvas,
        duration_ms=duration_ms,
        frames=frames,
        brand=_brand(project),
        language=str(project.get("language") or "en"),
        scenes=_introduced(_scenes(project, canvas, frames, duration_ms, videos, texts), project, canvas),
        accent=_color(_mapping(project.get("colors")).get("accent")),
        palette=_palette(project),
        font_media_id=_font(project),
    )


@dataclass(frozen=True, slots=True)
class _Clip:
    """A segment of the draft with its times settled."""

    track_type: int
    start_ms: int
    end_ms: int
    meta: Mapping[str, Any]


def _whole_film(duration_ms: int) -> _Clip:
    return _Clip(_VIDEO, 0, duration_ms, {})


def _clips(draft: Mapping[str, Any]) -> Iterator[_Clip]:
    for track in _list(draft.get("t")):
        track_type = _int(_mapping(track).get("tt"), -1)
        cursor_ms = 0
        for segment in map(_mapping, _list(_mapping(track).get("sg"))):
            start_ms = max(0, _int(segment.get("st"), cursor_ms))
            length_ms = _int(segment.get("d"), 0)
            cursor_ms = start_ms + max(0, length_ms)
            if length_ms > 0:
                yield _Clip(track_type, start_ms, cursor_ms, _mapping(segment.get("m")))


def _scenes(
    project: Mapping[str, Any],
    canvas: Canvas,
    frames: int,
    duration_ms: int,
    videos: Sequence[_Clip],
    texts: Sequence[_Clip],
) -> tuple[Scene, ...]:
    # The first scene reaches back to 0 and each one on to the next: no frame is left without a picture.
    starts_ms = [0, *(clip.start_ms for clip in videos[1:])]
    ends_ms = [*starts_ms[1:], duration_ms]
    edges = [canvas.frame_at(start_ms) for start_ms in starts_ms] + [frames]
    seed = _int(project.get("seed"), 1)
    project_theme = str(project.get("theme") or DEFAULT_THEME)
    language = str(project.get("language") or "en")
    captions_style = _mapping(project.get("captions"))
    scenes: list[Scene] = []
    for clip, start_ms, end_ms, (first, end) in zip(
        videos, starts_ms, ends_ms, itertools.pairwise(edges), strict=True
    ):
        if end <= first:
            continue
        own = [text for text in texts if start_ms <= text.start_ms < end_ms]
        cards = tuple(card for text in own if (card := _card(text, start_ms, end_ms, language)))
        look = {**captions_style, **_mapping(clip.meta.get("captions"))}
        captions = (
            tuple(caption for text in own if (caption := _caption(text, start_ms, end_ms)))
            if look.get("show", True)
            else ()
        )
        previous_frames = scenes[-1].frames if scenes else 0
        scenes.append(
            Scene(
                first_frame=first,
                frames=end - first,
                kind=_kind(clip.meta, cards),
                theme=_theme(clip.meta, project_theme),
                background=_background(clip.meta, seed, len(scenes)),
                transition=_transition(clip.meta, canvas, min(previous_frames, end - first)),
                cards=cards,
                captions=captions,
                caption_look=_caption_look(look),
            )
        )
    return tuple(scenes)


def _canvas(project: Mapping[str, Any]) -> Canvas:
    canvas = _mapping(project.get("canvas"))
    return Canvas(
        width=_even_side(canvas.get("width"), 1920),
        height=_even_side(canvas.get("height"), 1080),
        fps=_fps(canvas.get("fps")),
    )


def _even_side(value: Any, default: int) -> int:
    side = _int(value, default)
    if not _MIN_SIDE <= side <= _MAX_SIDE:
        raise RenderError(
            f"A picture side of {side} pixels cannot be rendered: use {_MIN_SIDE} to {_MAX_SIDE} pixels."
        )
    return side + side % 2


def _fps(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value:
        return Fraction(30)
    if not 1 <= value <= 120:
        raise RenderError(f"{value} frames per second cannot be rendered: use 1 to 120.")
    for rate in _NTSC_RATES:
        if abs(float(rate) - value) < 0.01:
            return rate
    return Fraction(value).limit_denominator(100)


def _brand(project: Mapping[str, Any]) -> Brand | None:
    brand = _mapping(project.get("brand"))
    if not brand.get("show", bool(brand)):
        return None
    logo = _mapping(brand.get("logo")).get("media_id")
    return Brand(
        name=_text(brand.get("name")),
        logo_media_id=str(logo) if logo else None,
        place=_one_of(LOGO_PLACES, brand.get("place")),
        size_pct=_within(LOGO_SIZES_PCT, brand.get("size_pct")),
        opacity_pct=_within(LOGO_OPACITIES_PCT, brand.get("opacity_pct")),
        intro=brand.get("intro") is True,
        outro=brand.get("outro") is True,
    )


def _font(project: Mapping[str, Any]) -> str | None:
    font = _mapping(_mapping(project.get("brand")).get("font")).get("media_id")
    return str(font) if font else None


def _caption_look(wanted: Mapping[str, Any]) -> CaptionLook:
    return CaptionLook(
        style=_one_of(CAPTION_STYLES, wanted.get("style")),
        size_pct=_within(CAPTION_SIZES_PCT, wanted.get("size_pct")),
        place=_one_of(CAPTION_PLACES, wanted.get("place")),
        direction=_one_of(("auto", "ltr", "rtl"), wanted.get("direction")),
    )


def _color(value: Any) -> str | None:
    found = _HEX.fullmatch(str(value or ""))
    return found[0].lower() if found else None


def _palette(project: Mapping[str, Any]) -> tuple[str, ...]:
    wanted = _list(_mapping(project.get("colors")).get("palette"))
    return tuple(color for value in wanted if (color := _color(value)))[:MOST_COLORS]


def _introduced(scenes: tuple[Scene, ...], project: Mapping[str, Any], canvas: Canvas) -> tuple[Scene, ...]:
    """Give the lower third to the first scene that has the room and the time for it."""
    wanted = _mapping(_mapping(project.get("brand")).get("lower_third"))
    third = LowerThird(_text(wanted.get("text")), _text(wanted.get("subtitle")))
    enough = canvas.frame_at(LOWER_THIRD_LEAST_MS)
    for index, scene in enumerate(scenes):
        if third.text and not scene.cards and scene.frames >= enough:
            return (*scenes[:index], replace(scene, lower_third=third), *scenes[index + 1 :])
    return scenes


def _one_of(names: Sequence[str], value: Any) -> str:
    """Return `value` when it is one of `names`, else the first of them."""
    return value if isinstance(value, str) and value in names else names[0]


def _within(range_pct: tuple[int, int], value: Any) -> int:
    return min(max(_int(value, 100), range_pct[0]), range_pct[1])


def _kind(meta: Mapping[str, Any], cards: Sequence[Card]) -> str:
    kind = str(meta.get("scene") or "")
    if kind in {*CARD_ROLES, "caption"}:
        return kind
    return cards[0].role if cards else "caption"


def _theme(meta: Mapping[str, Any], project_theme: str) -> str:
    for name in (str(meta.get("theme") or ""), project_theme):
        if name.strip().lower() in THEMES:
            return name.strip().lower()
    return DEFAULT_THEME


def _background(meta: Mapping[str, Any], project_seed: int, index: int) -> Background:
    wanted = _mapping(meta.get("background"))
    seed = _int(wanted.get("seed"), project_seed * 101 + index)
    family = str(wanted.get("family") or "").lower()
    if family not in FAMILIES:
        digest = hashlib.sha256(f"{project_seed}/{seed}/{family}".encode()).digest()
        family = FAMILIES[digest[0] % len(FAMILIES)]
    media_id = wanted.get("media_id")
    to_ms = _int(wanted.get("to_ms"), 0)
    return Background(
        family,
        seed,
        str(media_id) if media_id else None,
        from_ms=max(0, _int(wanted.get("from_ms"), 0)),
        to_ms=to_ms if to_ms > 0 else None,
    )


def _transition(meta: Mapping[str, Any], canvas: Canvas, shorter_frames: int) -> Transition:
    """Read how the scene comes in; at most half of the shorter of the two scenes is given to it."""
    wanted = _mapping(meta.get("transition"))
    kind = str(wanted.get("kind") or "cut")
    if kind == "cut" or not wanted:
        return Transition("cut", 0)
    half = canvas.frame_at(max(0, _int(wanted.get("d"), 500)) / 2)
    half = min(half, shorter_frames // 4)
    if half < 1:
        return Transition("cut", 0)
    return Transition(kind if kind in TRANSITIONS else "crossfade", half * 2)


def _card(clip: _Clip, scene_start_ms: int, scene_end_ms: int, language: str) -> Card | None:
    meta = clip.meta
    role = str(meta.get("role") or "title")
    if role == "caption":
        return None
    if role not in CARD_ROLES:
        role = "title"
    card = Card(
        role=role,
        start_ms=clip.start_ms - scene_start_ms,
        end_ms=min(clip.end_ms, scene_end_ms) - scene_start_ms,
        text=_card_text(meta.get("text")),
        subtitle=_card_text(meta.get("subtitle")),
        value=_card_text(meta.get("value")),
        by=_card_text(meta.get("by")),
        items=_card_texts(meta.get("items")),
        first=_int(meta.get("first"), 1),
        has_bullets=meta.get("mark") == "bullet",
        form=_text(meta.get("form")),
        series=_card_texts(meta.get("series")),
        language=language,
    )
    is_filled = any((card.text, card.subtitle, card.value, card.items, card.series))
    return card if is_filled or role == "brand" else None


def _caption(clip: _Clip, scene_start_ms: int, scene_end_ms: int) -> Caption | None:
    tokens = _text(clip.meta.get("text")).split()
    if clip.meta.get("role") != "caption" or not tokens:
        return None
    start_ms = clip.start_ms - scene_start_ms
    end_ms = min(clip.end_ms, scene_end_ms) - scene_start_ms
    spans = _word_spans(clip.meta.get("words"), tokens, clip.end_ms - clip.start_ms)
    words = tuple(
        Word(token, start_ms + first_ms, start_ms + last_ms)
        for token, (first_ms, last_ms) in zip(tokens, spans, strict=True)
    )
    return Caption(start_ms, end_ms, words)


def _word_spans(value: Any, tokens: Sequence[str], length_ms: int) -> list[tuple[int, int]]:
    """Return (start, end) in ms per token: the draft's own when they fit the text, else shares by length."""
    spans = [
        (_int(span[0], 0), _int(span[0], 0) + _int(span[1], 0))
        for span in _list(value)
        if isinstance(span, Sequence) and not isinstance(span, str) and len(span) >= 2
    ]
    if len(spans) == len(tokens):
        return spans
    weights = [len(token) + 2 for token in tokens]
    edges = [length_ms * part // sum(weights) for part in itertools.accumulate(weights, initial=0)]
    return list(itertools.pairwise(edges))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, Sequence) and not isinstance(value, str | bytes) else ()


def _int(value: Any, default: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return default
    try:
        return round(float(value))
    except (ValueError, OverflowError):
        return default


def _card_text(value: Any) -> str:
    """Return the text for a card, shortened at a word's end where nobody could read it all."""
    text = _text(value)
    if len(text) <= _CARD_CHARACTERS:
        return text
    shortened = text[:_CARD_CHARACTERS]
    return (shortened.rpartition(" ")[0] or shortened).rstrip(",;:–—") + "…"


def _card_texts(value: Any) -> tuple[str, ...]:
    return tuple(text for item in _list(value) if (text := _card_text(item)))


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
