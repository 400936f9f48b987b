"""The life of a turn: a message goes out, what happens is told as events, and it ends in a true statement."""

from pictory_nb.conversation.conversation import Conversation, EmptyMessageError, NothingToRetryError
from pictory_nb.conversation.events import (
    Action,
    ConversationEvent,
    DraftChanged,
    Ending,
    Question,
    StatusLine,
    TextDelta,
    TextReplaced,
    ToolStep,
    Turn,
    TurnEnded,
    TurnStarted,
)
from pictory_nb.conversation.routing import Route, route
from pictory_nb.conversation.sessions import PendingTurn, SessionBook, SessionInfo

__all__ = [
    "Action",
    "Conversation",
    "ConversationEvent",
    "DraftChanged",
    "EmptyMessageError",
    "Ending",
    "NothingToRetryError",
    "PendingTurn",
    "Question",
    "Route",
    "SessionBook",
    "SessionInfo",
    "StatusLine",
    "TextDelta",
    "TextReplaced",
    "ToolStep",
    "Turn",
    "TurnEnded",
    "TurnStarted",
    "route",
]
