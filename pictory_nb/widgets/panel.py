"""The panel: chat on the left, player and timeline on the right, one column where there is little room."""

from __future__ import annotations

from typing import ClassVar

import traitlets
from ipywidgets import widget_serialization

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.chat import ChatWidget
from pictory_nb.widgets.player import PlayerWidget
from pictory_nb.widgets.timeline import TimelineWidget


class PanelWidget(PictoryWidget):
    """Shows three widgets as one; each keeps its own state and can be shown alone as well.

    Parameters
    ----------
    chat, player, timeline
        The widgets to join; selecting a segment on the timeline moves the player to its start.
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

    def __init__(self, chat: ChatWidget, player: PlayerWidget, timeline: TimelineWidget) -> None:
        super().__init__(chat=chat, player=player, timeline=timeline)

    def fallback_text(self) -> str:
        """Return what the three parts say, one after the other."""
        parts = (self.chat, self.timeline, self.player)
        return "\n\n".join(part.fallback_text() for part in parts)

    def fallback_html(self) -> str:
        """Return the static forms of the three parts."""
        return "".join(part.fallback_html() for part in (self.chat, self.player, self.timeline))
