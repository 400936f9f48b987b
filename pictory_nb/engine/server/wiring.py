"""The engine's real parts, put together; each is imported when it is first needed, so that starting is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.engine.server.services import Services

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pictory_nb.engine.director.steps import MediaItem, Step
    from pictory_nb.engine.server.settings import EngineSettings


def real_services(_: EngineSettings) -> Services:
    """Return the director, the renderer and the media probe of this package."""
    return Services(direct=_direct)


def _direct(
    message: str, draft: Mapping[str, Any] | None, media: Sequence[MediaItem], *, seed: int
) -> Iterable[Step]:
    from pictory_nb.engine.director import direct

    return direct(message, draft, media, seed=seed)
