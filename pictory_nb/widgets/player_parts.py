"""A film file in parts that a page plays one by one: fragmented MP4, cut at key frames, encoded once."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from pathlib import Path

    from av import Packet
    from av.container import InputContainer
    from av.index import IndexEntries
    from av.stream import Stream

LONG_ENOUGH_S = 2.0
LARGE_ENOUGH_BYTES = 3 * 2**20
_MP4_FLAGS = "frag_keyframe+empty_moov+default_base_moof+frag_discont+delay_moov"


class NoPartsError(Exception):
    """The file cannot be cut into parts that browsers play; it can still be loaded whole."""


@dataclass(frozen=True, slots=True)
class PartsPlan:
    """Where a film is cut.

    Attributes
    ----------
    mime
        What the parts are, as `MediaSource.addSourceBuffer` takes it (RFC 6381).
    starts_ms
        When each part begins.
    duration_ms
        How long the film is.
    """

    mime: str
    starts_ms: tuple[int, ...]
    duration_ms: int
    cuts: tuple[int, ...]
    """Decoding times of the picture at which parts begin, in its own time base; the last is its end."""


def plan_parts(path: Path) -> PartsPlan:
    """Read the film's index and return where it can be cut; the pictures themselves are not read.

    Raises
    ------
    NoPartsError
        It is no MP4 of H.264 and AAC, or has no index.
    """
    import av

    try:
        with av.open(str(path)) as film:
            time_base = _time_base(film)
            picture = film.streams.video[0]
            entries = picture.index_entries
            if not len(entries) or picture.duration is None:
                raise NoPartsError(f"{path.name} has no index.")
            cuts = [*_cuts(entries, time_base), max(entry.timestamp for entry in entries) + 1]
            return PartsPlan(
                mime=f'video/mp4; codecs="{",".join(codecs_of(film))}"',
                starts_ms=tuple(round((cut - cuts[0]) * time_base * 1000) for cut in cuts[:-1]),
                duration_ms=round((film.duration or 0) / 1000),
                cuts=tuple(cuts),
            )
    except (av.FFmpegError, OSError) as error:
        raise NoPartsError(f"{path.name} cannot be read: {error}.") from error


def read_part(path: Path, plan: PartsPlan, index: int) -> bytes:
    """Return part `index` with its own initialisation segment; its times are those of the film.

    Raises
    ------
    NoPartsError
        There is no such part, or the file cannot be read.
    """
    import av

    if not 0 <= index < len(plan.starts_ms):
        raise NoPartsError(f"There is no part {index + 1} of {len(plan.starts_ms)}.")
    start, end = plan.cuts[index], plan.cuts[index + 1]
    part = io.BytesIO()
    try:
        with (
            av.open(str(path)) as film,
            av.open(part, "w", format="mp4", options={"movflags": _MP4_FLAGS}) as output,
        ):
            tracks = {stream.index: output.add_stream_from_template(stream) for stream in _tracks(film)}
            for packet in _packets(film, start, end):
                packet.stream = tracks[packet.stream.index]
                output.mux(packet)
    except (av.FFmpegError, OSError) as error:
        raise NoPartsError(f"{path.name} cannot be read: {error}.") from error
    return part.getvalue()


def codecs_of(film: InputContainer) -> list[str]:
    """Return the film's codecs as browsers name them (RFC 6381): the picture's, then the sound's.

    Raises
    ------
    NoPartsError
        A codec that an export does not have.
    """
    picture = film.streams.video[0].codec_context
    head = bytes(picture.extradata or b"")[:4]
    if picture.name != "h264" or len(head) < 4 or head[0] != 1:
        raise NoPartsError(f"The picture is {picture.name}, not H.264.")
    codecs = [f"avc1.{head[1:4].hex()}"]
    if film.streams.audio:
        sound = film.streams.audio[0].codec_context
        if sound.name != "aac":
            raise NoPartsError(f"The sound is {sound.name}, not AAC.")
        codecs.append("mp4a.40.2")
    return codecs


def _tracks(film: InputContainer) -> list[Stream]:
    return [*film.streams.video[:1], *film.streams.audio[:1]]


def _packets(film: InputContainer, start: int, end: int) -> Iterator[Packet[Any]]:
    """Yield the picture's packets from `start` until `end`, and the sound's of the same time."""
    tracks = _tracks(film)
    picture = film.streams.video[0]
    base = _time_base(film)
    entries = picture.index_entries
    first = entries[0].timestamp
    shift = (picture.start_time or 0) - first
    # The first part also takes what the encoder put before the beginning, the last one what is behind it.
    from_s = float("-inf") if start == first else float((start + shift) * base)
    until_s = float("inf") if end > entries[-1].timestamp else float((end + shift) * base)
    if start != first:
        film.seek(start, stream=picture, backward=True)
    running = {stream.index for stream in tracks}
    for packet in film.demux(*tracks):
        if packet.dts is None or packet.pts is None:
            continue
        if packet.stream is picture:
            is_before, is_after = packet.dts < start, packet.dts >= end
        else:
            time_s = float(packet.pts * packet.time_base)
            is_before, is_after = time_s < from_s, time_s >= until_s
        if is_after:
            running.discard(packet.stream.index)
            if not running:
                return
        elif not is_before:
            yield packet


def _time_base(film: InputContainer) -> Fraction:
    if "mp4" not in film.format.name or not film.streams.video or film.streams.video[0].time_base is None:
        raise NoPartsError("It is no MP4 with a picture.")
    return film.streams.video[0].time_base


def _cuts(entries: IndexEntries, time_base: Fraction) -> list[int]:
    """Return the key frames at which parts begin: worth a request each, and small enough to come soon."""
    cuts: list[int] = []
    size = 0
    for entry in entries:
        is_due = not cuts or (
            (entry.timestamp - cuts[-1]) * time_base >= LONG_ENOUGH_S or size >= LARGE_ENOUGH_BYTES
        )
        if entry.is_keyframe and is_due:
            cuts.append(entry.timestamp)
            size = 0
        size += entry.size
    if not cuts:
        raise NoPartsError("The film has no key frame.")
    return cuts
