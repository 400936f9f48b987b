"""Two videos side by side, in step: one clock, one of them heard."""

from __future__ import annotations

import math
from typing import Any, ClassVar

import traitlets
from ipywidgets import widget_serialization

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.player import PlayerWidget
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

HEARD = ("first", "second")


class CompareWidget(PictoryWidget):
    """Plays two videos in step; what is done to one is done to both.

    Parameters
    ----------
    first, second
        The videos; each can be shown alone as well. The first one's clock is the clock of both.
    offset_s
        How much later the second one begins, in seconds; less than 0 for earlier.

    Attributes
    ----------
    heard
        Whose sound is heard: ``"first"`` or ``"second"``.
    """

    stem: ClassVar[str] = "compare"

    first: traitlets.Instance[PlayerWidget] = traitlets.Instance(PlayerWidget).tag(
        sync=True, **widget_serialization
    )
    second: traitlets.Instance[PlayerWidget] = traitlets.Instance(PlayerWidget).tag(
        sync=True, **widget_serialization
    )
    offset_s = traitlets.Float(0.0).tag(sync=True)
    heard = traitlets.Enum(HEARD, "first").tag(sync=True)

    def __init__(self, first: PlayerWidget, second: PlayerWidget, offset_s: float = 0.0) -> None:
        super().__init__(first=first, second=second, offset_s=offset_s)
        self.wire.answer(Method.COMPARE_SET, self._answer_set)

    def fallback_text(self) -> str:
        """Return where the two files are."""
        return "\n".join(player.fallback_text() for player in (self.first, self.second))

    def fallback_html(self) -> str:
        """Return the static forms of both, the second below the first."""
        return self.first.fallback_html() + self.second.fallback_html()

    def _answer_set(self, request: Request) -> Reply:
        offset_s, heard = request.params.get("offset_s"), request.params.get("heard")
        if not isinstance(offset_s, int | float) or not math.isfinite(offset_s) or heard not in HEARD:
            raise RefusedError("Give the offset as a number of seconds.")
        self.set_trait("heard", heard)
        self.offset_s = float(offset_s)
        return Reply()

    @traitlets.validate("offset_s")
    def _check_offset(self, proposal: Any) -> float:
        offset_s = float(proposal["value"])
        if not math.isfinite(offset_s):
            raise traitlets.TraitError(f"offset_s is a number of seconds, not {offset_s}.")
        return offset_s
