"""What every background offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pictory_nb.engine.render.picture import Picture


class Ground(Protocol):
    """A picture for any time of a scene.

    A family hands a small field to `FieldScaler`, or takes a picture from its `Targets` and writes its
    `planes[0]` and its `chroma`, both chroma planes at once: (2, rows, columns). What stands still belongs
    into the constructor, as bytes; what is see-through is a `Layer`, blended where it is not empty.
    """

    def picture_at(self, time_s: float) -> Picture:
        """Return the picture `time_s` seconds after the scene's start (a little negative in a transition).

        The caller may draw on it; it is valid until the next call, or as long as the caller sets `is_held`.
        """
        ...
