"""What every background offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pictory_nb.engine.render.picture import Picture


class Ground(Protocol):
    """A picture for any time of a scene."""

    def picture_at(self, time_s: float) -> Picture:
        """Return the picture `time_s` seconds after the scene's start (a little negative in a transition).

        The caller may draw on it; it is valid until the next call.
        """
        ...
