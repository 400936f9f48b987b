"""Joins encoded segments and the sound into one MP4 without encoding anything again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av

from pictory_nb.engine.render.encode import REORDER_FRAMES
from pictory_nb.engine.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any, TypeAlias

    _Packet: TypeAlias = av.Packet[Any]


def join_film(segments: Sequence[tuple[Path, int]], audio: Path, fps: Fraction, target: Path) -> None:
    """Write the film to `target`, index first (faststart).

    Parameters
    ----------
    segments
        Each segment's file and its number of frames, in order.
    audio
        An AAC file in MP4, as long as the film.

    Raises
    ------
    RenderError
        When a segment is damaged.
    OSError
        When the disk is full or the target cannot be written.
    """
    _write(segments, audio, fps, target)
    _check(target, sum(frames for _, frames in segments))


def _write(segments: Sequence[tuple[Path, int]], audio: Path, fps: Fraction, path: Path) -> None:
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as output:
        with av.open(str(segments[0][0])) as first:
            video_out = output.add_stream_from_template(first.streams.video[0])
        video_out.time_base = 1 / fps
        with av.open(str(audio)) as sound:
            sound_out = output.add_stream_from_template(sound.streams.audio[0])
            waiting = _sound_packets(sound)
            heard = next(waiting, None)
            for packet in _video_packets(segments, fps):
                while heard is not None and _start_s(heard) <= (packet.dts or 0) / fps:
                    heard.stream = sound_out
                    output.mux_one(heard)
                    heard = next(waiting, None)
                packet.stream = video_out
                output.mux_one(packet)
            while heard is not None:
                heard.stream = sound_out
                output.mux_one(heard)
                heard = next(waiting, None)


def _video_packets(segments: Sequence[tuple[Path, int]], fps: Fraction) -> Iterator[_Packet]:
    """Yield every packet on the film's frame grid.

    Decoding times are counted anew: one frame apart, and early enough for every reordering.
    """
    start = 0
    for path, frames in segments:
        count = 0
        try:
            with av.open(str(path)) as source:
                for packet in source.demux(video=0):
                    if packet.pts is None or not packet.size:
                        continue
                    packet.pts = start + round(packet.pts * packet.time_base * fps)
                    packet.dts = start + count - REORDER_FRAMES
                    packet.duration = 1
                    packet.time_base = 1 / fps
                    count += 1
                    yield packet
        except av.InvalidDataError:
            count = -1
        if count != frames:
            path.unlink(missing_ok=True)
            raise RenderError("A part of the film was damaged on disk. Export again: it will be made anew.")
        start += frames


def _sound_packets(source: av.container.InputContainer) -> Iterator[_Packet]:
    for packet in source.demux(audio=0):
        if packet.pts is not None and packet.size:
            yield packet


def _start_s(packet: _Packet) -> Fraction:
    assert packet.pts is not None
    assert packet.time_base is not None
    return Fraction(packet.pts * packet.time_base)


def _check(path: Path, frames: int) -> None:
    """Read the index back: a disk that filled up unnoticed must not pass for a film."""
    with av.open(str(path)) as film:
        if film.streams.video[0].frames != frames:
            raise RenderError(
                "The film could not be written completely. Free some disk space and export again."
            )
