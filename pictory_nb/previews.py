"""Quick looks at a film: a small fast version, and the picture of any moment."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pictory_nb import storage
from pictory_nb.client import NotOfferedError, PictoryError
from pictory_nb.draft import read_draft
from pictory_nb.settings import Backend

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PIL.Image import Image

    from pictory_nb.client import Client

PREVIEW_SIDE_PX = 360
_USUAL_WIDTH_PX = 1920
_WIDEST_PX = 3840
_LAST_MS = 24 * 3600 * 1000


class NoPictureError(PictoryError):
    """There is nothing to show, or the time or size makes no sense."""


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

    film = read_draft(draft)
    if session_id is None or draft is None or not film.is_exportable:
        raise NoPictureError("There is nothing to show yet: send a script or a post first.")
    if at_s < 0:
        raise NoPictureError("Times are counted from the film's start: use 0 or more seconds.")
    canvas = (draft.get("m") or {}).get("canvas") or {}
    width = width_px or int(canvas.get("width") or _USUAL_WIDTH_PX)
    if not 16 <= width <= _WIDEST_PX:
        raise NoPictureError(f"A picture may be 16 to {_WIDEST_PX} pixels wide.")
    at_ms = min(round(1000 * at_s), _LAST_MS)
    return Image.open(io.BytesIO(await client.still(session_id, at_ms, width)))


def _refuse_cloud(backend: Backend, words: str) -> None:
    if backend is not Backend.LOCAL:
        raise NotOfferedError(f"{words}, or use Studio.local().")
