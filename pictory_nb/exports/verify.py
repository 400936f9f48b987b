"""Whether a file is the video it is said to be: opened and read, not believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.client import NotAVideoError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """What a probe of the file says; sizes in pixels and bytes, times in ms."""

    width: int
    height: int
    fps: float
    duration_ms: int
    video_codec: str
    audio_codec: str | None
    size_bytes: int

    def facts(self) -> dict[str, str]:
        """Return what to tell people, label to text."""
        sound = f" + {self.audio_codec.upper()}" if self.audio_codec else ", no sound"
        return {
            "Length": f"{self.duration_ms / 1000:.1f} s",
            "Picture": f"{self.width}x{self.height}, {self.fps:g} fps",
            "Codec": f"{self.video_codec.upper()}{sound}",
        }

    def __str__(self) -> str:
        return ", ".join([*self.facts().values(), f"{self.size_bytes / 1e6:.1f} MB"])


def probe_video(path: Path) -> VideoInfo:
    """Open a video file and return what is in it.

    Raises
    ------
    NotAVideoError
        When the file is not there, is no video or has no picture.
    """
    import av

    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise NotAVideoError(f"{path.name} has no picture.")
            video = container.streams.video[0]
            audio = container.streams.audio[0] if container.streams.audio else None
            return VideoInfo(
                width=video.codec_context.width,
                height=video.codec_context.height,
                fps=float(video.average_rate or 0),
                duration_ms=round((container.duration or 0) / 1000),
                video_codec=video.codec_context.name,
                audio_codec=audio.codec_context.name if audio else None,
                size_bytes=path.stat().st_size,
            )
    except (av.FFmpegError, OSError) as error:
        raise NotAVideoError(f"{path.name} cannot be opened as a video ({error}).") from error
