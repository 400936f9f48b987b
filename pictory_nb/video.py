"""An exported video: a file that plays when it is the last expression of a cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pictory_nb.draft import Draft
    from pictory_nb.exports import VideoInfo
    from pictory_nb.widgets import Captions, CompareWidget, PlayerWidget


class Video:
    """A video file on disk; works wherever a path does (``open(video)``, ``shutil.copy(video, …)``).

    Attributes
    ----------
    path
        Where the file is, absolute.
    info
        What a probe of the file says: size in pixels, fps, length in ms, codecs, bytes.
    captions
        What is said in it, as the player shows it; ``None`` where the timeline is not known.
    poster
        A PNG that is shown before it plays; ``None`` for an early frame of it.
    """

    def __init__(
        self,
        path: Path,
        info: VideoInfo,
        title: str = "",
        captions: Captions | None = None,
        poster: bytes | None = None,
    ) -> None:
        self.path = path
        self.info = info
        self.title = title or path.stem
        self.captions = captions
        self.poster = poster

    def __fspath__(self) -> str:
        return str(self.path)

    def __repr__(self) -> str:
        return f"<Video {self.path.name}: {self.info}>"

    def player(self) -> PlayerWidget:
        """Return a player of the video; keep it to ask where it is (`current_time`) and for stills."""
        from pictory_nb.widgets import PlayerWidget

        return PlayerWidget(
            self.path, self.title, self.info.facts(), poster=self.poster, captions=self.captions
        )

    def compare(self, other: Video | str | Path, offset_s: float = 0.0) -> CompareWidget:
        """Show this video and another one side by side, in step; one of them is heard.

        Parameters
        ----------
        other
            Another export, or the path of a film.
        offset_s
            How much later the other one begins, in seconds; less than 0 for earlier.

        Raises
        ------
        FileNotFoundError
            One of the files is gone; in words.
        """
        from pictory_nb.widgets import CompareWidget, PlayerWidget

        second = other.player() if isinstance(other, Video) else PlayerWidget(other, Path(other).stem)
        return CompareWidget(self.player(), second, offset_s)

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.player())  # type: ignore[no-untyped-call]

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.player()._repr_mimebundle_(**kwargs)


def captions_of(draft: Draft) -> Captions | None:
    """Return everything that is written in a film of this draft; clear of the captions in its picture."""
    from pictory_nb.draft import to_vtt
    from pictory_nb.widgets import Captions

    if not any(segment.text for _, segment in draft.segments()):
        return None
    project = draft.raw.get("m")
    project = project if isinstance(project, dict) else {}
    shown = project.get("captions")
    has_own = not isinstance(shown, dict) or shown.get("show") is not False
    language = project.get("language")
    return Captions(
        to_vtt(draft), "top" if has_own else "bottom", language if isinstance(language, str) else "en"
    )
