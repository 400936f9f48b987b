"""What the director does, step by step; the server turns each step into stream frames (CONTRACT §4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Say:
    """A piece of the answer's text, sent as a partial frame; pieces add up to one message."""

    text: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool starts: a `functionCall` part."""

    call_id: str
    name: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToolResult:
    """The tool of `call_id` is done: a `functionResponse` part.

    `draft` is the new draft when the tool changed it; the server stores it before the frame is sent.
    """

    call_id: str
    name: str
    response: Mapping[str, Any] = field(default_factory=dict)
    draft: Mapping[str, Any] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Spend:
    """What the message costs, in credits; said once, before the work."""

    credits: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the user; the turn ends after it and the next message answers it.

    The server tells it as a long-running `ask_user` call (CONTRACT §4.4). No options means free text.
    """

    question: str
    options: tuple[str, ...] = ()


Step = Say | ToolCall | ToolResult | Spend | Ask


@dataclass(frozen=True, slots=True)
class MediaItem:
    """An uploaded file as the director sees it; sizes in pixels, times in ms, `path` where it is stored."""

    media_id: str
    name: str
    kind: str  # "video" | "image" | "audio" | "font"
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    path: str | None = None
