"""What is known about a media file, and how a file is refused in words."""

from __future__ import annotations

from dataclasses import dataclass

ACCEPTED = ("mp4", "mov", "avi", "webm", "mkv", "jpg", "png", "gif", "webp", "mp3", "wav", "m4a", "aac")
MIME_TYPES = {
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "avi": "video/x-msvideo",
    "webm": "video/webm",
    "mkv": "video/x-matroska",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
}


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a file really is, by its content.

    Attributes
    ----------
    kind
        ``"video"``, ``"image"`` or ``"audio"``.
    format
        One of `ACCEPTED`, whatever the file's name says.
    codec
        FFmpeg's name of the picture's codec, of the sound's codec for audio; the format for images.
    width, height
        Pixels as shown, that is after `rotation_deg` has been applied; ``None`` for audio.
    duration_ms
        ``None`` for images, animated ones included.
    fps
        Average frames per second of a video.
    rotation_deg
        Clockwise turn that a viewer applies to the stored picture: 0, 90, 180 or 270.
    """

    kind: str
    format: str
    codec: str
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    fps: float | None = None
    has_audio: bool = False
    rotation_deg: int = 0

    @property
    def mime_type(self) -> str:
        """The media type of the format, ``"video/mp4"`` for one."""
        return MIME_TYPES[self.format]


class UnsupportedMediaError(Exception):
    """A file cannot be used; the message says why and which types are accepted.

    Attributes
    ----------
    reason
        The first sentences of the message, without the list of types.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Accepted are {', '.join(ACCEPTED)}.")
        self.reason = reason


class RefusedError(Exception):
    """Why a file is refused, as what follows its name in a sentence; raised where files are opened."""
