"""Opening videos and sounds by what their first bytes say; FFmpeg never guesses and follows no addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av

from pictory_nb.engine.media.info import RefusedError
from pictory_nb.engine.media.signatures import HEAD_BYTES, format_of

if TYPE_CHECKING:
    from pathlib import Path

    from av.container import InputContainer

# FFmpeg's own guess would also open playlists, which name other files.
_DEMUXERS = {"mp4": "mov", "mov": "mov", "m4a": "mov", "avi": "avi", "webm": "matroska", "mkv": "matroska"}


def open_recording(path: Path, file_format: str | None = None) -> InputContainer:
    """Open a video or a sound; each of its decoders uses one thread.

    Parameters
    ----------
    file_format
        One of `info.ACCEPTED`; told by the file's first bytes when not given.

    Raises
    ------
    av.error.FFmpegError
        When it cannot be opened, or is of no accepted type.
    OSError
        When it cannot be read.
    """
    if file_format is None:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        try:
            file_format = format_of(head)
        except RefusedError as error:
            raise av.error.InvalidDataError(-1, f"it {error}") from error
    demuxer = _DEMUXERS.get(file_format, file_format)
    try:
        container = av.open(str(path), format=demuxer, options={"protocol_whitelist": "file"})
    except ValueError as error:
        # A picture's format, of a file that could not be read as a picture either.
        raise av.error.InvalidDataError(-1, f"it is no recording: {error}") from error
    for stream in (*container.streams.video, *container.streams.audio):
        stream.codec_context.thread_count = 1
    return container
