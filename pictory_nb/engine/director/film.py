"""A draft seen as a film: scenes in order, each with its texts; and the film written back as a draft."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.brief import DEFAULT_BRAND, Canvas
from pictory_nb.engine.director.drafting import CROSSFADE_MS, TRACKS, caption_meta, track
from pictory_nb.engine.director.pacing import enough_ms, fit, least_ms
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
from pictory_nb.engine.director.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json = dict[str, Any]
_START = itemgetter("st")


@dataclass(frozen=True, slots=True)
class Text:
    """A text segment and the name of its track."""

    track: str
    segment: Json

    @property
    def role(self) -> str:
        """`title`, `chapter`, `caption`, or what a card is: `stat`, `list`, `chart`, `quote` and so on."""
        return str(self.segment["m"].get("role", ""))

    @property
    def words(self) -> str:
        """The text that it shows."""
        return str(self.segment["m"].get("text", ""))

    @property
    def all_words(self) -> str:
        """Everything that it shows: value, text, subtitle, names, points, speaker."""
        meta = self.segment["m"]
        points = [*meta.get("series", ()), *meta.get("items", ())]
        parts = [meta.get("value"), self.words, meta.get("subtitle"), *points, meta.get("by")]
        return " ".join(str(part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class FilmScene:
    """One segment of the video track with the texts that start in its span."""

    video: Json
    texts: tuple[Text, ...]

    @property
    def kind(self) -> str:
        """The scene's kind, as the draft names it."""
        return str(self.video["m"].get("scene", "caption"))

    @property
    def duration_ms(self) -> int:
        """How long it lasts."""
        return int(self.video["d"])

    @property
    def words(self) -> str:
        """All that it says, captions joined."""
        return " ".join(text.words for text in self.texts)


@dataclass(frozen=True, slots=True)
class Film:
    """A whole draft. `others` are tracks that we do not know; they are kept as they are."""

    draft: Mapping[str, Any]
    scenes: tuple[FilmScene, ...]
    music: Json | None
    others: tuple[Json, ...]

    @property
    def meta(self) -> Mapping[str, Any]:
        """The project's settings."""
        found: Mapping[str, Any] = self.draft.get("m", {})
        return found

    @property
    def length_ms(self) -> int:
        """How long the film is."""
        return int(self.draft.get("d", 0))

    @property
    def canvas(self) -> Canvas:
        """The picture's size and rate."""
        found = self.meta.get("canvas", {})
        return Canvas(
            int(found.get("width", 1920)), int(found.get("height", 1080)), int(found.get("fps", 30))
        )

    @property
    def brand(self) -> str:
        """The brand's name."""
        return str(self.meta.get("brand", {}).get("name") or DEFAULT_BRAND)

    @property
    def source(self) -> Mapping[str, Any]:
        """The script that the film was made of and how it was used; empty when there was none."""
        found: Mapping[str, Any] = self.meta.get("source", {})
        return found


def read_film(draft: Mapping[str, Any]) -> Film:
    """Read a draft as docs/architecture.md describes it."""
    video: list[Json] = []
    texts: list[Text] = []
    music: Json | None = None
    others: list[Json] = []
    for entry in draft.get("t", ()):
        name = entry.get("m", {}).get("name")
        if name not in TRACKS:
            others.append(entry)
            continue
        segments = sorted(entry["sg"], key=_START)
        if name == "Video":
            video.extend(segments)
        elif name == "BGM":
            music = segments[0] if segments else None
        else:
            texts.extend(Text(name, segment) for segment in segments)
    texts.sort(key=lambda text: _START(text.segment))
    starts = [text.segment["st"] for text in texts]
    scenes: list[FilmScene] = []
    first = 0
    for segment in video:
        end = bisect_left(starts, segment["st"] + segment["d"], first)
        scenes.append(FilmScene(segment, tuple(texts[first:end])))
        first = end
    return Film(draft, tuple(scenes), music, tuple(others))


def write_film(film: Film) -> Json:
    """Write the film back; the first scene has no transition, empty tracks are left out."""
    by_track: dict[str, list[Json]] = {name: [] for name in TRACKS}
    for index, scene in enumerate(film.scenes):
        by_track["Video"].append(_with_transition(scene.video, first=index == 0))
        for text in scene.texts:
            by_track[text.track].append(text.segment)
    if film.music is not None:
        by_track["BGM"].append(film.music)
    tracks = [track(name, segments) for name, segments in by_track.items() if segments]
    return {**film.draft, "t": [*tracks, *film.others]}


def with_meta(film: Film, **changes: Any) -> Film:
    """Return the film with some of its settings changed."""
    return replace(film, draft={**film.draft, "m": {**film.meta, **changes}})


def with_texts(film: Film, index: int, change: Callable[[Text], Json]) -> Film:
    """Return the film with what the texts of a scene hold (`m`) changed; `index` counts from 0."""
    scene = film.scenes[index]
    texts = tuple(Text(text.track, {**text.segment, "m": change(text)}) for text in scene.texts)
    return with_scene(film, index, replace(scene, texts=texts))


def with_scene(film: Film, index: int, scene: FilmScene) -> Film:
    """Return the film with one scene exchanged; `index` counts from 0."""
    return replace(film, scenes=(*film.scenes[:index], scene, *film.scenes[index + 1 :]))


def shifted(film: Film) -> Film:
    """Close the gaps: the scenes abut from 0 on frame borders, texts move along, music goes to the end."""
    fps = film.canvas.fps
    frames = [0, *accumulate(round(scene.duration_ms * fps / 1000) for scene in film.scenes)]
    times_ms = [round(frame * 1000 / fps) for frame in frames]
    spans = zip(film.scenes, frames, pairwise(times_ms), strict=False)
    scenes = tuple(_moved(scene, frame, start_ms, end_ms, fps) for scene, frame, (start_ms, end_ms) in spans)
    return _with_length(replace(film, scenes=scenes), times_ms[-1])


def retimed(film: Film, length_ms: int) -> Film:
    """Stretch or squeeze the film to exactly `length_ms`, every text as long as reading it takes.

    Raises
    ------
    ValueError
        When the texts cannot be read in that time (`least_length_ms`).
    """
    timed = fit([plan_of(scene) for scene in film.scenes], length_ms, film.canvas.fps)
    scenes = tuple(scene_at(scene, times) for scene, times in zip(film.scenes, timed, strict=True))
    return _with_length(replace(film, scenes=scenes), length_ms)


def least_length_ms(film: Film) -> int:
    """Return the shortest length in which the film can be read, in ms."""
    return enough_ms(least_ms([plan_of(scene) for scene in film.scenes]), film.canvas.fps)


def plan_of(scene: FilmScene) -> Scene:
    """Return what the scene shows as the plan names it."""
    if not scene.texts:
        return CaptionScene(())
    meta = scene.texts[0].segment["m"]
    text = scene.texts[0].words
    match scene.texts[0].role:
        case "title":
            return TitleScene(text, str(meta.get("subtitle", "")))
        case "chapter":
            return ChapterScene(text)
        case "stat":
            return StatScene(str(meta.get("value", "")), text)
        case "list":
            first = meta.get("first", 1)
            items = tuple(map(str, meta.get("items", ())))
            numbered = meta.get("mark") != "bullet"
            return ListScene(text, items, first if isinstance(first, int) else 1, numbered)
        case "chart":
            return ChartScene(
                text,
                tuple(map(str, meta.get("items", ()))),
                str(meta.get("form", "bar")),
                tuple(map(str, meta.get("series", ()))),
            )
        case "comparison":
            left, right = (*map(str, meta.get("series", ())), "", "")[:2]
            return ComparisonScene(text, (left, right), tuple(map(str, meta.get("items", ()))))
        case "call":
            return CallScene(text, str(meta.get("subtitle", "")))
        case "quote":
            return QuoteScene(text, str(meta.get("by", "")))
        case "end":
            return EndScene(text, str(meta.get("subtitle", "")))
        case "brand":
            return BrandScene(text, str(meta.get("subtitle", "")))
        case _:
            return CaptionScene(tuple(text.words for text in scene.texts))


def mark_edited(film: Film) -> Film:
    """Note that the user changed texts by hand, so that a new length keeps them."""
    return with_meta(film, source={**film.source, "edited": True}) if film.source else film


def scenes_saying(film: Film, words: str) -> list[int]:
    """Find the scenes, counted from 0, whose text contains `words`, whatever the case."""
    wanted = " ".join(words.lower().split())
    return [index for index, said in enumerate(said_by(film)) if wanted in said]


@remembered
def _by_kind(film: Film) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, scene in enumerate(film.scenes, 1):
        found.setdefault(scene.kind, []).append(number)
    return found


def scenes_of_kind(film: Film, kind: str) -> tuple[int, ...]:
    """Return the numbers of the scenes of a kind, counted from 1."""
    return tuple(_by_kind(film).get(kind, ()))


@remembered
def said_by(film: Film) -> tuple[str, ...]:
    """Return all that each scene shows, in small letters, with single spaces."""
    return tuple(
        " ".join(" ".join(text.all_words for text in scene.texts).lower().split()) for scene in film.scenes
    )


def first_of(film: Film, kind: str) -> int | None:
    """Find the first scene of a kind, counted from 0."""
    return next((i for i, scene in enumerate(film.scenes) if scene.kind == kind and scene.texts), None)


def _with_transition(video: Json, *, first: bool) -> Json:
    """Return the segment with a transition into it, without one for the first; most are right as they are."""
    meta = video["m"]
    if ("transition" in meta) is not first:
        return video
    if first:
        return {**video, "m": {key: value for key, value in meta.items() if key != "transition"}}
    return {**video, "m": {**meta, "transition": {"kind": "crossfade", "d": CROSSFADE_MS}}}


def _with_length(film: Film, length_ms: int) -> Film:
    music = None if film.music is None else {**film.music, "st": 0, "d": length_ms}
    return replace(film, draft={**film.draft, "d": length_ms}, music=music)


def _moved(scene: FilmScene, frame: int, start_ms: int, end_ms: int, fps: int) -> FilmScene:
    """Return a scene that begins at a frame, its texts moved along and within it."""
    video = scene.video
    length_ms = end_ms - start_ms
    if video["st"] == start_ms and video["d"] == length_ms and _lie_right(scene.texts, start_ms, end_ms, fps):
        return scene
    shift = frame - round(video["st"] * fps / 1000)
    texts: list[Text] = []
    for text in scene.texts:
        segment = text.segment
        st, span_ms = segment["st"], segment["d"]
        first = round((round(st * fps / 1000) + shift) * 1000 / fps)
        last = round((round((st + span_ms) * fps / 1000) + shift) * 1000 / fps)
        if not start_ms <= first <= last <= end_ms:
            first, last = min(max(first, start_ms), end_ms), min(max(last, start_ms), end_ms)
        moved = {**segment, "st": first, "d": last - first}
        if last - first != span_ms and text.role == "caption":
            moved["m"] = caption_meta(text.words, last - first)
        texts.append(Text(text.track, moved))
    return FilmScene({**video, "st": start_ms, "d": length_ms}, tuple(texts))


def _lie_right(texts: tuple[Text, ...], start_ms: int, end_ms: int, fps: int) -> bool:
    """Tell whether texts lie within their scene and on frames."""
    for text in texts:
        first = text.segment["st"]
        last = first + text.segment["d"]
        if not start_ms <= first <= last <= end_ms:
            return False
        if _on_frame(first, fps) != first or _on_frame(last, fps) != last:
            return False
    return True


def _on_frame(time_ms: int, fps: int) -> int:
    return round(round(time_ms * fps / 1000) * 1000 / fps)


def scene_at(scene: FilmScene, times: TimedScene) -> FilmScene:
    """Return the scene with other times; a card's text lasts as long as its scene."""
    spans = times.captions or (times.span,) * len(scene.texts)
    texts = tuple(_with_span(text, span) for text, span in zip(scene.texts, spans, strict=True))
    video = {**scene.video, "st": times.span.start_ms, "d": times.span.duration_ms}
    return FilmScene(video, texts)


def _with_span(text: Text, span: Span) -> Text:
    meta = text.segment["m"]
    if text.role == "caption" and span.duration_ms != text.segment["d"]:
        meta = caption_meta(text.words, span.duration_ms)
    return Text(text.track, {**text.segment, "st": span.start_ms, "d": span.duration_ms, "m": meta})
