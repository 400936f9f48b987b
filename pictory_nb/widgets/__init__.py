"""What a notebook shows: chat, timeline, player, and the panel that joins them. They only show and ask."""

from pictory_nb.widgets.base import FrontEndMissingError
from pictory_nb.widgets.chat import ChatWidget
from pictory_nb.widgets.compare import CompareWidget
from pictory_nb.widgets.panel import PanelWidget
from pictory_nb.widgets.player import Captions, PlayerWidget, Still
from pictory_nb.widgets.player_stills import NoPictureError
from pictory_nb.widgets.timeline import TimelineWidget
from pictory_nb.widgets.timeline_edits import EditOutcome, EditProblem, SegmentEdit, TimelineHost
from pictory_nb.widgets.uploader import UploaderWidget

__all__ = [
    "Captions",
    "ChatWidget",
    "CompareWidget",
    "EditOutcome",
    "EditProblem",
    "FrontEndMissingError",
    "NoPictureError",
    "PanelWidget",
    "PlayerWidget",
    "SegmentEdit",
    "Still",
    "TimelineHost",
    "TimelineWidget",
    "UploaderWidget",
]
