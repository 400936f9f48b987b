"""How things come and go: eased entrances, and exits that are over when their time is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture

ENTER_MS = 520
EXIT_MS = 220


class Element(Protocol):
    """Something that is drawn over a scene's background."""

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw what is to be seen `time_ms` after the scene's start."""
        ...


def ease_out(share: float) -> float:
    """Return the cubic ease-out of `share`, both clipped to 0 to 1."""
    rest = 1 - min(1.0, max(0.0, share))
    return 1 - rest * rest * rest


@dataclass(slots=True)
class Span:
    """When an element is to be seen, in ms; without `fades_out` it stays to the film's last frame."""

    start_ms: float
    end_ms: float
    fades_out: bool

    def opacity(self, time_ms: float, enter_ms: float = ENTER_MS, exit_ms: float = EXIT_MS) -> float:
        """Return the opacity from the fades alone."""
        if time_ms < self.start_ms or (self.fades_out and time_ms >= self.end_ms):
            return 0.0
        opening = ease_out((time_ms - self.start_ms) / enter_ms)
        closing = min(1.0, (self.end_ms - time_ms) / exit_ms) if self.fades_out else 1.0
        return opening * closing


@dataclass(slots=True)
class Rising:
    """An overlay that fades in while it comes up a little; it is made when it is first needed."""

    make: Callable[[], Overlay]
    span: Span
    rise_px: float
    _overlay: Overlay | None = field(default=None, init=False)

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw the overlay where it has come to."""
        opacity = self.span.opacity(time_ms)
        if opacity <= 0:
            return
        if self._overlay is None:
            self._overlay = self.make()
        left_px = self.rise_px * (1 - ease_out((time_ms - self.span.start_ms) / ENTER_MS))
        self._overlay.draw(picture, shift_y=2 * round(left_px / 2), opacity=opacity)


@dataclass(slots=True)
class Changing:
    """An overlay that changes with time, such as a number that counts up: made anew for each step."""

    make: Callable[[float], Overlay]
    span: Span
    change_ms: float
    steps: int
    _step: int = field(default=-1, init=False)
    _overlay: Overlay | None = field(default=None, init=False)

    def draw(self, picture: Picture, time_ms: float) -> None:
        """Draw the overlay of this moment."""
        opacity = self.span.opacity(time_ms)
        if opacity <= 0:
            return
        share = ease_out((time_ms - self.span.start_ms) / self.change_ms)
        step = round(share * self.steps)
        if self._overlay is None or step != self._step:
            self._overlay, self._step = self.make(step / self.steps), step
        self._overlay.draw(picture, opacity=opacity)
