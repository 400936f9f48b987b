"""A storyboard written down as a draft (docs/architecture.md, "The draft that the local engine writes")."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.brand_cards import TRACK_ID as BRAND_TRACK_ID
from pictory_nb.engine.director import looks
from pictory_nb.engine.director.brief import MOOD_NAMES, Brief
from pictory_nb.engine.director.captions import word_times
from pictory_nb.engine.director.casting import CLIP_SOUND_PCT
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
    from collections.abc import Mapping, Sequence

    from pictory_nb.engine.director.casting import Cast
    from pictory_nb.engine.director.steps import MediaItem
    from pictory_nb.engine.director.storyboard import Storyboard

Json = dict[str, Any]
CROSSFADE_MS = 500
TRACKS = {
    "Video": ("trk_video", 0),
    "BGM": ("trk_music", 1),
    "Title": ("trk_title", 7),
    "Cards": ("trk_cards", 7),
    "Captions": ("trk_captions", 7),
    "Brand": (BRAND_TRACK_ID, 7),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The choices that were left to us."""

    mood: str
    theme: str
    seed: int
    captions: Mapping[str, Any] = field(default_factory=lambda: {"style": "pill"})


def draft_of(
    board: Storyboard,
    brief: Brief,
    look: Look,
    chosen: Cast,
    *,
    title: str,
    language: str,
    script: str,
    stage: frozenset[str],
) -> Json:
    """Write the draft with the tracks named in `stage`; ids follow from the content, so all stages agree."""
    canvas = brief.canvas
    namer = _Namer(look.seed)
    segments = {
        "Video": _video(board, look, chosen, namer),
        "BGM": [_music(board, brief, look, chosen, namer)] if brief.music_pct else [],
        "Title": [
            _text(namer, timed.span, meta) for timed in board.scenes if (meta := title_meta(timed.scene))
        ],
        "Cards": [
            _text(namer, timed.span, meta) for timed in board.scenes if (meta := card_meta(timed.scene))
        ],
        "Captions": [segment for timed in board.scenes for segment in _captions(timed, namer)],
        "Brand": [],
    }
    return {
        "id": f"drf_{looks.number('draft', look.seed, script, title):012x}",
        "d": board.length_ms,
        "m": {
            "title": title,
            "canvas": {"width": canvas.width, "height": canvas.height, "fps": canvas.fps},
            "theme": look.theme,
            "seed": look.seed,
            "language": language,
            "brand": {"name": brief.brand, "logo": _logo(chosen), "show": True},
            "captions": {**look.captions, "show": brief.captions},
            **_voice(brief, language),
            "source": {
                "script": script,
                "portion": list(brief.portion),
                "length_ms": brief.length_ms,
                "edited": False,
            },
        },
        "t": [track(name, segments[name]) for name in TRACKS if name in stage and segments[name]],
    }


def track(name: str, segments: Sequence[Mapping[str, Any]]) -> Json:
    """Make a track by its name, one of `TRACKS`."""
    track_id, track_type = TRACKS[name]
    return {"id": track_id, "tt": track_type, "m": {"name": name}, "sg": list(segments)}


def caption_meta(text: str, duration_ms: int) -> Json:
    """Make what a caption segment holds."""
    return {"role": "caption", "text": text, "words": word_times(text, duration_ms)}


def _voice(brief: Brief, language: str) -> Json:
    if brief.voice is None:
        return {}
    voice = {"on": True, "name": brief.voice.name, "pace_pct": brief.voice.pace_pct, "language": language}
    return {"voice": voice}


class _Namer:
    """Segment ids from the content: the same text keeps its id, twice the same text gets two."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._seen: Counter[tuple[object, ...]] = Counter()

    def __call__(self, *content: object) -> str:
        self._seen[content] += 1
        return f"seg_{looks.number(self._seed, *content, self._seen[content]):012x}"


def _logo(chosen: Cast) -> Json | None:
    return {"media_id": chosen.logo.media_id} if chosen.logo else None


def _video(board: Storyboard, look: Look, chosen: Cast, namer: _Namer) -> list[Json]:
    scenes = [timed.scene for timed in board.scenes]
    backgrounds = looks.families(scenes, look.mood, look.seed)
    result: list[Json] = []
    for index, (timed, family, picture_seed) in enumerate(
        zip(board.scenes, backgrounds, looks.seeds(len(scenes), look.seed), strict=True)
    ):
        upload = chosen.scenes.get(index)
        meta: Json = {
            "name": upload.name if upload else looks.FAMILY_NAMES[family],
            "scene": kind_name(timed.scene),
            "background": uploaded(upload) if upload else {"family": family, "seed": picture_seed},
        }
        if index:
            meta["transition"] = {"kind": "crossfade", "d": CROSSFADE_MS}
        name = namer("video", kind_name(timed.scene), *_signature(timed.scene))
        result.append({"id": name, "st": timed.span.start_ms, "d": timed.span.duration_ms, "m": meta})
    return result


def uploaded(item: MediaItem) -> Json:
    """Make the background that an upload is; a clip is heard under the rest."""
    sound = {"sound_pct": CLIP_SOUND_PCT} if item.kind == "video" else {}
    return {"media_id": item.media_id, **sound}


def kind_name(scene: Scene) -> str:
    """Name the scene's kind as the draft does."""
    match scene:
        case TitleScene():
            return "title"
        case ChapterScene():
            return "chapter"
        case CaptionScene():
            return "caption"
        case StatScene():
            return "stat"
        case ListScene():
            return "list"
        case ChartScene():
            return "chart"
        case ComparisonScene():
            return "comparison"
        case CallScene():
            return "call"
        case QuoteScene():
            return "quote"
        case EndScene():
            return "end"
        case BrandScene():
            return "brand"


def _signature(scene: Scene) -> tuple[str, ...]:
    return scene.captions if isinstance(scene, CaptionScene) else (str(scene),)


def _music(board: Storyboard, brief: Brief, look: Look, chosen: Cast, namer: _Namer) -> Json:
    meta: Json = (
        {"name": MOOD_NAMES[look.mood], "mood": look.mood, "seed": look.seed}
        if chosen.music is None
        else {"name": chosen.music.name, "media_id": chosen.music.media_id}
    )
    meta["volume_pct"] = brief.music_pct
    return {"id": namer("music"), "st": 0, "d": board.length_ms, "m": meta}


def _text(namer: _Namer, span: Span, meta: Json) -> Json:
    return {"id": namer("text", str(meta)), "st": span.start_ms, "d": span.duration_ms, "m": meta}


def title_meta(scene: Scene) -> Json | None:
    """Return what the title track holds of a scene, None when nothing."""
    match scene:
        case TitleScene(text, subtitle):
            return {"role": "title", "text": text, "subtitle": subtitle}
        case ChapterScene(text):
            return {"role": "chapter", "text": text}
        case _:
            return None


def card_meta(scene: Scene) -> Json | None:
    """Return what the track of cards holds of a scene, None when nothing."""
    match scene:
        case StatScene(value, text):
            return {"role": "stat", "value": value, "text": text}
        case ListScene(text, items, first, numbered):
            counted: Json = {"first": first} if first != 1 else {}
            if not numbered:
                counted["mark"] = "bullet"
            return {"role": "list", "text": text, "items": list(items), **counted}
        case ChartScene(text, items, form, series):
            named = {"series": list(series)} if series else {}
            return {"role": "chart", "text": text, "items": list(items), "form": form, **named}
        case ComparisonScene(text, names, items):
            return {"role": "comparison", "text": text, "series": list(names), "items": list(items)}
        case CallScene(text, place):
            return {"role": "call", "text": text, "subtitle": place}
        case QuoteScene(text, by):
            return {"role": "quote", "text": text, "by": by}
        case EndScene(text, subtitle):
            return {"role": "end", "text": text, "subtitle": subtitle}
        case _:
            return None


def _captions(timed: TimedScene, namer: _Namer) -> list[Json]:
    if not isinstance(timed.scene, CaptionScene):
        return []
    return [
        {
            "id": namer("caption", text),
            "st": span.start_ms,
            "d": span.duration_ms,
            "m": caption_meta(text, span.duration_ms),
        }
        for text, span in zip(timed.scene.captions, timed.captions, strict=True)
    ]
