"""The user's video, or a part of it, as a background: cropped to the picture, repeated when short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from pictory_nb.engine.media.opening import open_recording
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.picture import Bytes, Picture, Targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pictory_nb.engine.render.film import Canvas

_SEEK_AHEAD_S = 3.0
"""Nearer targets are reached by decoding on."""


class Clip:
    """Decodes forward; seeks only when a frame is asked for that lies before or far behind."""

    def __init__(self, canvas: Canvas, path: Path, from_s: float = 0.0, to_s: float | None = None) -> None:
        self._path = path
        self._size = (canvas.width, canvas.height)
        self._targets = Targets(*self._size)
        self._reformatter = VideoReformatter()
        try:
            self._container = open_recording(path)
            self._stream = self._container.streams.video[0]
            whole_s = self._find_length()
            self._from_s = from_s if from_s < whole_s else 0.0
            self._length_s = max(0.0, min(to_s or whole_s, whole_s) - self._from_s)
            self._frames: Iterator[av.VideoFrame] = iter(())
            self._ahead: av.VideoFrame | None = None
            self._shown_s = -1.0
            self._shown: tuple[Bytes, ...] = ()
            self._restart(self._from_s)
        except (av.FFmpegError, IndexError) as error:
            raise self._unreadable() from error

    def picture_at(self, time_s: float) -> Picture:
        """Return the clip's picture at that time; it starts anew after its end."""
        wanted_s = self._from_s + (max(0.0, time_s) % self._length_s if self._length_s else 0.0)
        try:
            self._advance(wanted_s)
        except av.FFmpegError as error:
            raise self._unreadable() from error
        # Also where the clip's frame is the one before: the caller has drawn on the picture.
        picture = self._targets.free()
        for target, plane in zip(picture.planes, self._shown, strict=True):
            target[...] = plane
        return picture

    def _unreadable(self) -> RenderError:
        return RenderError(
            f"The video “{self._path.name}” cannot be decoded. Convert it to MP4 (H.264) and upload that."
        )

    def _find_length(self) -> float:
        stream = self._stream
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return (self._container.duration or 0) / av.time_base

    def _restart(self, time_s: float) -> None:
        base = self._stream.time_base
        start = self._stream.start_time or 0
        if base is not None:
            self._container.seek(start + int(time_s / base), stream=self._stream, backward=True)
        self._frames = self._container.decode(self._stream)
        self._ahead = next(self._frames, None)
        if self._ahead is None:
            raise self._unreadable()
        self._shown_s = -1.0

    def _advance(self, wanted_s: float) -> None:
        if wanted_s < self._shown_s or wanted_s > max(self._shown_s, 0.0) + _SEEK_AHEAD_S:
            self._restart(wanted_s)
        newest: av.VideoFrame | None = None
        while self._ahead is not None and (
            self._shown_s < 0 or self._time_of(self._ahead) <= wanted_s + 1e-4
        ):
            newest = self._ahead
            self._shown_s = max(0.0, self._time_of(newest))
            self._ahead = next(self._frames, None)
        if newest is not None:
            self._shown = self._fitted(newest)

    def _time_of(self, frame: av.VideoFrame) -> float:
        if frame.pts is None or self._stream.time_base is None:
            return self._shown_s
        return float((frame.pts - (self._stream.start_time or 0)) * self._stream.time_base)

    def _fitted(self, frame: av.VideoFrame) -> tuple[Bytes, ...]:
        """Return a frame's planes upright and in the film's size."""
        width, height = self._size
        is_sideways = frame.rotation % 180 != 0
        across = frame.width * float(self._stream.sample_aspect_ratio or 1)
        wide, high = (frame.height, across) if is_sideways else (across, frame.height)
        scale = max(width / wide, height / high)
        cover_wide = max(width, 2 * round(wide * scale / 2))
        cover_high = max(height, 2 * round(high * scale / 2))
        scaled = self._reformatter.reformat(
            frame,
            *((cover_high, cover_wide) if is_sideways else (cover_wide, cover_high)),
            format="yuv420p",
            dst_colorspace=1,
            dst_color_range=1,
            interpolation="BICUBIC",
            threads=1,
        )
        turns = frame.rotation // 90 % 4
        fitted: list[Bytes] = []
        for step, plane in zip((1, 2, 2), Picture(scaled).planes, strict=True):
            upright: Bytes = np.rot90(plane, turns)
            rows, columns = height // step, width // step
            top, left = (upright.shape[0] - rows) // 2, (upright.shape[1] - columns) // 2
            fitted.append(upright[top : top + rows, left : left + columns])
        return tuple(fitted)
