"""A timeline as OpenTimelineIO, to go on in an editing program (https://opentimeline.io)."""

from __future__ import annotations

import heapq
import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pictory_nb.draft.reader import AUDIO, LARGEST_MS, NAME_KEYS, TEXT, locate, read_number, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pictory_nb.draft.reader import Draft, Segment, Track

_USUAL_FPS = 30.0
_METADATA = "pictory_nb"


def to_otio(draft: Draft) -> str:
    """Return the timeline as the text of an `.otio` file.

    Every track becomes a video or audio track with gaps between its clips; what lies over another segment of
    its track comes on a further track. Times are whole frames at the rate of the canvas (30 per second where
    none is stated); the exact times in ms, the text and the volume are in the metadata of each clip under
    `pictory_nb`. Text and generated pictures are generators, as there is no file behind them; crossfades
    between neighbours are dissolves.

    Raises
    ------
    ModuleNotFoundError
        OpenTimelineIO is not installed.
    """
    otio = _library()
    fps = _fps(draft)
    found = locate(draft.raw, NAME_KEYS, read_text)
    timeline = otio.schema.Timeline(name="Timeline" if found is None else found[1])
    for track in draft.tracks:
        kind = otio.schema.TrackKind.Audio if track.type_code == AUDIO else otio.schema.TrackKind.Video
        for number, lane in enumerate(_lanes(track.segments, fps), start=1):
            name = track.label if number == 1 else f"{track.label} {number}"
            written = otio.schema.Track(name=name, kind=kind)
            written.metadata[_METADATA] = {"type": track.type_name}
            written.extend(_items(otio, track, lane, fps))
            timeline.tracks.append(written)
    return str(timeline.to_json_string())


def _library() -> Any:
    try:
        return importlib.import_module("opentimelineio")
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "Writing .otio files needs OpenTimelineIO: `pip install opentimelineio` and restart the kernel.",
            name="opentimelineio",
        ) from error


def _fps(draft: Draft) -> float:
    canvas = locate(draft.raw, ("canvas", "canvas_config"), _mapping)
    found = locate(draft.raw if canvas is None else canvas[1], ("fps",), read_number)
    return found[1] if found is not None and 1 <= found[1] <= 240 else _USUAL_FPS


def _mapping(value: Any) -> Mapping[str, Any] | None:
    return value if isinstance(value, Mapping) else None


def _lanes(segments: Iterable[Segment], fps: float) -> list[list[Segment]]:
    """Lay segments into as few rows as hold them without overlaps; less than a frame is left out."""
    lanes: list[list[Segment]] = []
    ends: list[tuple[int, int]] = []
    for segment in sorted(segments, key=lambda item: (item.start_ms, item.number)):
        start, end = _frames(segment, fps)
        if end <= start or segment.end_ms > LARGEST_MS:
            continue
        if ends and ends[0][0] <= start:
            _, lane = heapq.heappop(ends)
        else:
            lane = len(lanes)
            lanes.append([])
        lanes[lane].append(segment)
        heapq.heappush(ends, (end, lane))
    return lanes


def _frames(segment: Segment, fps: float) -> tuple[int, int]:
    """Return the frames of a segment's start and end, each rounded by itself, so that nothing drifts."""
    return round(segment.start_ms * fps / 1000), round(segment.end_ms * fps / 1000)


def _items(otio: Any, track: Track, lane: Sequence[Segment], fps: float) -> Iterable[Any]:
    position = 0
    previous = 0
    for segment in lane:
        start, end = _frames(segment, fps)
        if start > position:
            yield otio.schema.Gap(source_range=_range(otio, start - position, fps))
        elif half := min(_dissolve_half(segment, fps), previous // 2, (end - start) // 2):
            offset = otio.opentime.RationalTime(half, fps)
            dissolve = otio.schema.TransitionTypes.SMPTE_Dissolve
            yield otio.schema.Transition(transition_type=dissolve, in_offset=offset, out_offset=offset)
        clip = otio.schema.Clip(
            name=segment.label,
            source_range=_range(otio, end - start, fps),
            media_reference=_reference(otio, track, segment),
        )
        clip.metadata[_METADATA] = _facts(segment)
        yield clip
        position, previous = end, end - start


def _range(otio: Any, frames: int, fps: float) -> Any:
    time = otio.opentime.RationalTime
    return otio.opentime.TimeRange(time(0, fps), time(frames, fps))


def _reference(otio: Any, track: Track, segment: Segment) -> Any:
    """Return what stands for the picture, sound or text of a segment: there is no file to point to."""
    if track.type_code == TEXT:
        parameters = {"text": segment.text or ""}
        return otio.schema.GeneratorReference(name="Text", generator_kind="Text", parameters=parameters)
    meta = segment.raw.get("m")
    background = meta.get("background") if isinstance(meta, Mapping) else None
    family = read_text(background.get("family")) if isinstance(background, Mapping) else None
    if family is not None:
        return otio.schema.GeneratorReference(name=family, generator_kind=family)
    return otio.schema.MissingReference(name=segment.label)


def _dissolve_half(segment: Segment, fps: float) -> int:
    """Return half a crossfade's length in frames; 0 where the segment comes in with a cut."""
    meta = segment.raw.get("m")
    transition = meta.get("transition") if isinstance(meta, Mapping) else None
    if not isinstance(transition, Mapping) or transition.get("kind") != "crossfade":
        return 0
    length_ms = read_number(transition.get("d")) or 0
    return max(0, round(min(length_ms, 60_000) * fps / 2000))


def _facts(segment: Segment) -> dict[str, Any]:
    facts = {
        "id": segment.segment_id,
        "start_ms": segment.start_ms,
        "duration_ms": segment.duration_ms,
        "text": segment.text,
        "name": segment.name,
        "volume_pct": segment.volume_pct,
    }
    return {key: value for key, value in facts.items() if value is not None}
