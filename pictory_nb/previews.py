"""Quick looks at a film: a small fast version, and the picture of any moment."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb import storage
from pictory_nb.client import NotOfferedError, PictoryError
from pictory_nb.draft import read_draft
from pictory_nb.settings import Backend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

    from pictory_nb.client import Client

PREVIEW_SIDE_PX = 360
_USUAL_WIDTH_PX = 1920
_WIDEST_PX = 3840
_VIDEO = 0
_MOST_COLUMNS, _WIDEST_ANIMATION_PX = 12, 960
_LAST_MS = 24 * 3600 * 1000


class NoPictureError(PictoryError):
    """There is nothing to show, or the time or size makes no sense."""


class Animation:
    """A short moving picture (animated WebP) that plays where it is the last expression of a cell.

    Attributes
    ----------
    data
        The file's bytes.
    """

    def __init__(self, data: bytes, width_px: int) -> None:
        self.data = data
        self._width_px = width_px

    def save(self, target: str | Path) -> Path:
        """Write the WebP file and return its path."""
        path = Path(target)
        path.write_bytes(self.data)
        return path

    def __repr__(self) -> str:
        return f"<Animation: WebP, {self._width_px} pixels wide, {len(self.data) / 1000:.0f} kB>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        coded = base64.b64encode(self.data).decode("ascii")
        shown = f'<img alt="A moving overview of the film" src="data:image/webp;base64,{coded}">'
        return {"text/plain": repr(self), "text/html": shown}


def profile_output(profile: str, backend: Backend) -> Mapping[str, Any] | None:
    """Return what an export asks the backend for; nothing when the content shall decide.

    Raises
    ------
    NotOfferedError
        The cloud has no profiles.
    """
    if profile == "auto":
        return None
    _refuse_cloud(backend, "The cloud chooses the quality by itself: export without a profile")
    return {"profile": profile}


def preview_output(backend: Backend) -> Mapping[str, Any]:
    """Return what a preview asks the backend for.

    Raises
    ------
    NotOfferedError
        The cloud makes no previews.
    """
    _refuse_cloud(backend, "The cloud makes no previews: export the film")
    return {"profile": "draft", "short_side_px": PREVIEW_SIDE_PX, "preview": True}


def preview_path(session_id: str) -> Path:
    """Return where the preview of a session lies: a new one replaces it."""
    folder = storage.make_private_dir(storage.make_private_dir(storage.folders().cache) / "previews")
    return folder / f"{session_id}.mp4"


async def draw_frame(
    client: Client, session_id: str | None, draft: Mapping[str, Any] | None, at_s: float, width_px: int | None
) -> Image:
    """Return the picture of `draft` at `at_s`, `width_px` wide or as wide as the film.

    Raises
    ------
    NoPictureError
        There is no timeline yet, or the time or width makes no sense.
    ApiError
        The backend draws no pictures: only the local engine does.
    """
    from PIL import Image

    session, width = _shown(session_id, draft, width_px)
    if at_s < 0:
        raise NoPictureError("Times are counted from the film's start: use 0 or more seconds.")
    at_ms = min(round(1000 * at_s), _LAST_MS)
    return Image.open(io.BytesIO(await client.still(session, at_ms, width)))


async def draw_poster(
    client: Client, session_id: str | None, draft: Mapping[str, Any] | None, width_px: int | None
) -> Image:
    """Return the picture that invites to the film of `draft`; raises as `draw_frame`."""
    from PIL import Image

    session, width = _shown(session_id, draft, width_px)
    return Image.open(io.BytesIO(await client.overview(session, "poster", width)))


async def draw_thumbnails(
    client: Client, session_id: str | None, draft: Mapping[str, Any] | None, width_px: int
) -> list[Image]:
    """Return a picture of each scene of `draft`, in order; raises as `draw_frame`."""
    from PIL import Image

    session, width = _shown(session_id, draft, width_px)
    scenes = [segment for track, segment in read_draft(draft).segments() if track.type_code == _VIDEO]
    scenes.sort(key=lambda scene: scene.start_ms)
    found = [
        await client.overview(session, "segment", width, segment_id=scene.segment_id) for scene in scenes
    ]
    return [Image.open(io.BytesIO(png)) for png in found]


async def draw_contact_sheet(
    client: Client, session_id: str | None, draft: Mapping[str, Any] | None, width_px: int, columns: int
) -> Image:
    """Return all scenes of `draft` in one picture; raises as `draw_frame`."""
    from PIL import Image

    session, width = _shown(session_id, draft, width_px)
    if not 1 <= columns <= _MOST_COLUMNS:
        raise NoPictureError(f"A contact sheet has 1 to {_MOST_COLUMNS} columns.")
    return Image.open(io.BytesIO(await client.overview(session, "sheet", width, columns=columns)))


async def draw_animation(
    client: Client, session_id: str | None, draft: Mapping[str, Any] | None, width_px: int
) -> Animation:
    """Return a short moving overview of `draft`; raises as `draw_frame`."""
    session, width = _shown(session_id, draft, width_px)
    if width > _WIDEST_ANIMATION_PX:
        raise NoPictureError(f"An animation may be 16 to {_WIDEST_ANIMATION_PX} pixels wide.")
    return Animation(await client.overview(session, "loop", width), width)


def _shown(session_id: str | None, draft: Mapping[str, Any] | None, width_px: int | None) -> tuple[str, int]:
    """Return the session whose film is drawn, and how wide: the film's width where `width_px` is none."""
    if session_id is None or draft is None or not read_draft(draft).is_exportable:
        raise NoPictureError("There is nothing to show yet: send a script or a post first.")
    canvas = (draft.get("m") or {}).get("canvas") or {}
    width = width_px or int(canvas.get("width") or _USUAL_WIDTH_PX)
    if not 16 <= width <= _WIDEST_PX:
        raise NoPictureError(f"A picture may be 16 to {_WIDEST_PX} pixels wide.")
    return session_id, width


def _refuse_cloud(backend: Backend, words: str) -> None:
    if backend is not Backend.LOCAL:
        raise NotOfferedError(f"{words}, or use Studio.local().")
