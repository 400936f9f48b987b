"""A small version of a film, for a quick look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.engine.render.scenes import read_film

if TYPE_CHECKING:
    from collections.abc import Mapping


def scaled_draft(draft: Mapping[str, Any], short_side_px: int) -> Mapping[str, Any]:
    """Return `draft` for a picture of at most `short_side_px` on its shorter side.

    Raises
    ------
    RenderError
        When the draft cannot be read.
    """
    canvas = read_film(draft).canvas
    share = short_side_px / min(canvas.width, canvas.height)
    if share >= 1:
        return draft
    project = dict(draft.get("m") or {})
    wide, high = (2 * round(side * share / 2) for side in (canvas.width, canvas.height))
    project["canvas"] = {**(project.get("canvas") or {}), "width": wide, "height": high}
    return {**draft, "m": project}
