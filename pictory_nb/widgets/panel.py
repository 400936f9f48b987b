"""The panel: chat and uploads left, player and timeline right, one column where there is little room."""

from __future__ import annotations

from typing import ClassVar

import traitlets
from ipywidgets import widget_serialization

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.chat import ChatWidget
from pictory_nb.widgets.player import PlayerWidget
from pictory_nb.widgets.timeline import TimelineWidget
from pictory_nb.widgets.uploader import UploaderWidget
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

PARTS = ("chat", "uploader", "player", "timeline")


class PanelWidget(PictoryWidget):
    """Shows several widgets as one; each keeps its own state and can be shown alone as well.

    Parameters
    ----------
    chat, player, timeline, uploader
        The widgets to join. A segment that is selected on the timeline is where the player goes, and the
        timeline shows where the player is; the chat shows on the timeline what a message changed.

    Attributes
    ----------
    folded
        The parts that are folded away: names out of ``"chat"``, ``"uploader"``, ``"player"``, ``"timeline"``.
    """

    stem: ClassVar[str] = "panel"

    chat: traitlets.Instance[ChatWidget] = traitlets.Instance(ChatWidget).tag(
        sync=True, **widget_serialization
    )
    player: traitlets.Instance[PlayerWidget] = traitlets.Instance(PlayerWidget).tag(
        sync=True, **widget_serialization
    )
    timeline: traitlets.Instance[TimelineWidget] = traitlets.Instance(TimelineWidget).tag(
        sync=True, **widget_serialization
    )
    uploader: traitlets.Instance[UploaderWidget | None] = traitlets.Instance(
        UploaderWidget, allow_none=True
    ).tag(sync=True, **widget_serialization)
    folded: traitlets.List[str] = traitlets.List(traitlets.Enum(PARTS)).tag(sync=True)

    def __init__(
        self,
        chat: ChatWidget,
        player: PlayerWidget,
        timeline: TimelineWidget,
        uploader: UploaderWidget | None = None,
    ) -> None:
        super().__init__(chat=chat, player=player, timeline=timeline, uploader=uploader, folded=["uploader"])
        self.wire.answer(Method.PANEL_FOLD, self._answer_fold)

    def fallback_text(self) -> str:
        """Return what the parts say, one after the other."""
        parts = (self.chat, self.timeline, self.player)
        return "\n\n".join(part.fallback_text() for part in parts)

    def fallback_html(self) -> str:
        """Return the static forms of the parts."""
        return "".join(part.fallback_html() for part in (self.chat, self.player, self.timeline))

    def _answer_fold(self, request: Request) -> Reply:
        folded = request.params.get("folded")
        if not isinstance(folded, list) or any(part not in PARTS for part in folded):
            raise RefusedError("There is no such part of the panel.")
        self.folded = folded
        return Reply()
