"""Events of a stream → what was said and done (CONTRACT §4.2 to §4.10); pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pictory_nb.client.wire import (
    AgentEvent,
    CallPart,
    ErrorFrame,
    Frame,
    HeartbeatFrame,
    OtherPart,
    ResponsePart,
    TextPart,
    UnknownFrame,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPORARY_ISSUE = "i encountered a temporary issue"


@dataclass(frozen=True, slots=True)
class Message:
    """A finished text of the agent; two equal ones are two messages (CONTRACT §4.3)."""

    text: str
    author: str
    thought: bool = False
    branch: str = ""


@dataclass(frozen=True, slots=True)
class ToolUse:
    """A tool at work; `done` is false while it runs, and stays so for a long-running one."""

    call_id: str = field(compare=False)
    name: str
    args: Mapping[str, Any] = field(repr=False)
    response: Mapping[str, Any] | None = field(default=None, repr=False)
    done: bool = False
    long_running: bool = False


@dataclass(frozen=True, slots=True)
class MessageDelta:
    """More text for the message being written."""

    text: str
    thought: bool
    author: str


@dataclass(frozen=True, slots=True)
class MessageDone:
    """A message is complete; its text replaces what the deltas added up to."""

    message: Message


@dataclass(frozen=True, slots=True)
class ToolStarted:
    """A tool starts."""

    tool: ToolUse


@dataclass(frozen=True, slots=True)
class ToolFinished:
    """A tool has answered; a long-running one stays open (`tool.done` is false)."""

    tool: ToolUse


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The agent changed values of the session's state."""

    delta: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ArtifactsChanged:
    """The agent saved files: name → version."""

    delta: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The backend is alive and says nothing."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that this version does not know; kept, never fatal (CONTRACT §4.9)."""

    raw: Any = field(repr=False)


StreamEvent = (
    MessageDelta
    | MessageDone
    | ToolStarted
    | ToolFinished
    | StateChanged
    | ArtifactsChanged
    | Heartbeat
    | Unknown
)

Entry = Message | ToolUse
_Key = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Failure:
    """The agent's own error: a code if it gave one, and its words."""

    code: str | None
    message: str


@dataclass(slots=True)
class Transcript:
    """What a stream has said so far.

    Attributes
    ----------
    entries
        Messages and tools in the order in which they were closed or begun.
    state_delta, artifacts
        All changes, later ones over earlier ones.
    failure
        The first error that the agent gave; the stream may still go on after it.
    broken_off
        True after an error frame: nothing after it counts.
    """

    entries: list[Entry] = field(default_factory=list)
    state_delta: dict[str, Any] = field(default_factory=dict)
    artifacts: dict[str, Any] = field(default_factory=dict)
    failure: Failure | None = None
    broken_off: bool = False
    _live: dict[_Key, list[str]] = field(default_factory=dict, repr=False)
    _seen: set[tuple[str, bool]] = field(default_factory=set, repr=False, compare=False)
    _tools: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def feed(self, frame: Frame) -> tuple[StreamEvent, ...]:
        """Take one frame and return what it changes."""
        if self.broken_off:
            return ()
        if isinstance(frame, AgentEvent):
            return tuple(self._agent_event(frame))
        if isinstance(frame, ErrorFrame):
            self.failure = self.failure or Failure(frame.code, frame.message)
            self.broken_off = True
            return ()
        if isinstance(frame, HeartbeatFrame):
            return (Heartbeat(),)
        assert isinstance(frame, UnknownFrame)
        return (Unknown(frame.raw),)

    @property
    def live_text(self) -> str:
        """The answer that is being written and not complete yet (CONTRACT §4.2)."""
        return "".join("".join(pieces) for key, pieces in self._live.items() if not key[3])

    @property
    def unfinished(self) -> bool:
        """Whether an answer was begun and never completed (CONTRACT §4.7); thoughts need no end."""
        return any(not key[3] for key in self._live)

    @property
    def messages(self) -> tuple[Message, ...]:
        """What the user reads: no thoughts, no "temporary issue" behind normal answers (CONTRACT §4.10)."""
        shown = [entry for entry in self.entries if isinstance(entry, Message) and not entry.thought]
        while len(shown) > 1 and shown[-1].text.strip().lower().startswith(_TEMPORARY_ISSUE):
            shown.pop()
        return tuple(shown)

    @property
    def tools(self) -> tuple[ToolUse, ...]:
        """Every tool, in the order in which they were begun."""
        return tuple(entry for entry in self.entries if isinstance(entry, ToolUse))

    @property
    def text(self) -> str:
        """The whole answer so far, the unfinished message included; messages are a blank line apart."""
        pieces = [message.text for message in self.messages]
        return "\n\n".join(piece.strip() for piece in (*pieces, self.live_text) if piece.strip())

    def _agent_event(self, event: AgentEvent) -> list[StreamEvent]:
        if event.partial:
            texts = (part for part in event.parts if isinstance(part, TextPart))
            return [self._delta(event, part) for part in texts if part.text]
        if event.event_id:
            key = (event.event_id, event.has_content)
            if key in self._seen:
                return []
            self._seen.add(key)
        found = self._texts(event)
        for part in event.parts:
            if isinstance(part, CallPart):
                found.append(self._tool_started(event, part))
            elif isinstance(part, ResponsePart):
                found.append(self._tool_finished(part))
            elif isinstance(part, OtherPart):
                found.append(Unknown(part.raw))
        if event.state_delta:
            self.state_delta.update(event.state_delta)
            found.append(StateChanged(event.state_delta))
        if event.artifact_delta:
            self.artifacts.update(event.artifact_delta)
            found.append(ArtifactsChanged(event.artifact_delta))
        if event.error_code or event.error_message:
            reason = event.error_message or "it gave no reason"
            self.failure = self.failure or Failure(event.error_code, reason)
        return found

    def _delta(self, event: AgentEvent, part: TextPart) -> MessageDelta:
        self._live.setdefault(_key(event, thought=part.thought), []).append(part.text)
        return MessageDelta(part.text, part.thought, event.author)

    def _texts(self, event: AgentEvent) -> list[StreamEvent]:
        found: list[StreamEvent] = []
        for thought in (True, False):
            pieces = [
                part.text for part in event.parts if isinstance(part, TextPart) and part.thought is thought
            ]
            if pieces:
                self._live.pop(_key(event, thought=thought), None)
                text = "".join(pieces)
                if text:
                    message = Message(text, event.author, thought, event.branch)
                    self.entries.append(message)
                    found.append(MessageDone(message))
        return found

    def _tool_started(self, event: AgentEvent, part: CallPart) -> ToolStarted:
        long_running = part.call_id in event.long_running
        tool = ToolUse(part.call_id, part.name, part.args, long_running=long_running)
        self._tools[part.call_id] = len(self.entries)
        self.entries.append(tool)
        return ToolStarted(tool)

    def _tool_finished(self, part: ResponsePart) -> ToolFinished:
        index = self._tools.get(part.call_id)
        if index is None:
            tool = ToolUse(part.call_id, part.name, {}, part.response, done=True)
            self.entries.append(tool)
            return ToolFinished(tool)
        begun = self.entries[index]
        assert isinstance(begun, ToolUse)
        tool = replace(begun, response=part.response, done=not begun.long_running)
        self.entries[index] = tool
        return ToolFinished(tool)


def _key(event: AgentEvent, *, thought: bool) -> _Key:
    return event.invocation_id, event.author, event.branch, thought
