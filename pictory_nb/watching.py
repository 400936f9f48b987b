"""Shows a film in the panel's player from its first second on, while the rest of it is rendered."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from pictory_nb.client import PictoryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.client import Client, LiveFilm
    from pictory_nb.exports import ExportProgress


class FilmWatch:
    """One export that is watched; its methods are called on the I/O thread.

    Parameters
    ----------
    client, session_id
        Whose export it is.
    show
        Called with the film as soon as its first part can be played.
    """

    def __init__(self, client: Client, session_id: str, show: Callable[[LiveFilm], None]) -> None:
        self._client, self._session_id, self._show = client, session_id, show
        self._task: asyncio.Task[None] | None = None

    def begin(self, progress: ExportProgress) -> None:
        """Start to watch when the export tells of itself for the first time."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._watch(progress.render_id))

    def end(self) -> None:
        """Stop to wait for a film that is not played yet."""
        if self._task is not None:
            self._task.cancel()

    async def _watch(self, render_id: str) -> None:
        # What goes wrong is said by the export itself, which waits for the same film.
        with contextlib.suppress(PictoryError):
            self._show(await self._client.live_film(self._session_id, render_id))
