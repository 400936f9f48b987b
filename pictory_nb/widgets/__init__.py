"""What a notebook shows: chat, timeline, player, and the panel that joins them. They only show and ask."""

from pictory_nb.widgets.base import FrontEndMissingError
from pictory_nb.widgets.chat import ChatWidget
from pictory_nb.widgets.panel import PanelWidget
from pictory_nb.widgets.player import PlayerWidget
from pictory_nb.widgets.timeline import TimelineWidget
from pictory_nb.widgets.uploader import UploaderWidget

__all__ = [
    "ChatWidget",
    "FrontEndMissingError",
    "PanelWidget",
    "PlayerWidget",
    "TimelineWidget",
    "UploaderWidget",
]
