"""Where a message goes before anything is sent (CONTRACT §5).

Only a message that is nothing but a command is taken as one: whatever says more is about the video and goes
to the agent, whose job it is to understand it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pictory_nb.conversation.events import Action

_POLITE = (
    r"(?:please|pls|now|it|the|my|me|video|film|a|file|can you|could you|show|get|check|what(?:'s| is| are))"
)
_COMMANDS: tuple[tuple[Action, str], ...] = (
    (Action.EXPORT, r"export|download|render|send me the video|导出|下载|导出视频|请导出"),
    (Action.SHOW_CREDITS, r"credits?|balance|credits left|积分|余额|查看积分|查看余额"),
    (Action.SHOW_TIMELINE, r"status|tracks|timeline|show tracks|状态|查看状态"),
    (Action.UPLOAD, r"upload|上传"),
)
_LONGEST_COMMAND_CHARS = 40


@dataclass(frozen=True, slots=True)
class Route:
    """Where a message goes: to the agent (`action` is ``None``) or to an action; `why` says the rule."""

    action: Action | None
    why: str


def route(text: str) -> Route:
    """Decide whether a message is a command of the notebook's own or something for the agent.

    Examples
    --------
    >>> route("please export the video").action
    <Action.EXPORT: 'export'>
    >>> route("don't export yet").action is None
    True
    """
    plain = re.sub(r"[\s.!?,;:。！？，、]+", " ", text).strip().lower()
    if len(plain) > _LONGEST_COMMAND_CHARS:
        return Route(None, "longer than a command")
    for action, pattern in _COMMANDS:
        if re.fullmatch(rf"(?:{_POLITE} )*(?:{pattern})(?: {_POLITE})*", plain):
            return Route(action, f"the whole message is a command: {action.value}")
    return Route(None, "about the video")
