"""An exported video: a file that plays when it is the last expression of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from pictory_nb.exports import VideoInfo


class Video:
    """A video file on disk; works wherever a path does (``open(video)``, ``shutil.copy(video, …)``).

    Attributes
    ----------
    path
        Where the file is, absolute.
    info
        What a probe of the file says: size in pixels, fps, length in ms, codecs, bytes.
    """

    def __init__(self, path: Path, info: VideoInfo, title: str = "") -> None:
        self.path = path
        self.info = info
        self.title = title or path.stem

    def __fspath__(self) -> str:
        return str(self.path)

    def __repr__(self) -> str:
        return f"<Video {self.path.name}: {self.info}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        from pictory_nb.widgets import PlayerWidget

        return PlayerWidget(self.path, self.title, self.info.facts())._repr_mimebundle_(**kwargs)
