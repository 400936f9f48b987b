"""What a notebook shows: chat, timeline, player, and the panel that joins them. They only show and ask."""

from pictory_nb.widgets.base import FrontEndMissingError
from pictory_nb.widgets.chat import ChatWidget

__all__ = ["ChatWidget", "FrontEndMissingError"]
