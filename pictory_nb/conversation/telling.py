"""What one turn has said so far: turns the client's stream events into the conversation's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.client import MessageDelta, MessageDone, ToolFinished, ToolStarted
from pictory_nb.conversation.events import DraftChanged, StatusLine, TextDelta, TextReplaced, ToolStep, Turn
from pictory_nb.conversation.labels import tool_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pictory_nb.client import StreamEvent, ToolUse, Transcript
    from pictory_nb.conversation.events import Action, ConversationEvent, Ending


class Telling:
    """Collects text and tool steps of a turn and tells each piece of news once."""

    def __init__(self, turn_id: str, tell: Callable[[ConversationEvent], None]) -> None:
        self.turn_id = turn_id
        self.draft_before: Mapping[str, Any] | None = None
        self._tell = tell
        self._text = ""
        self._steps: dict[str, ToolStep] = {}

    @property
    def text(self) -> str:
        """The answer so far."""
        return self._text.strip()

    def take(self, event: StreamEvent, transcript: Transcript) -> None:
        """Take one event of the stream; `transcript` is what the whole stream says by now."""
        match event:
            case MessageDelta(thought=False):
                if not self._grow(transcript.text):
                    self._replace(transcript.text)
            case MessageDone():
                self._replace(transcript.text)
            case ToolStarted(tool) | ToolFinished(tool):
                self._step(tool)

    def status(self, text: str) -> None:
        """Tell what is going on."""
        self._tell(StatusLine(self.turn_id, text))

    def changed(self, draft: Mapping[str, Any], changes: tuple[str, ...]) -> None:
        """Tell the new draft."""
        self._tell(DraftChanged(self.turn_id, draft, changes))

    def turn(
        self,
        prompt: str,
        text: str,
        ending: Ending,
        *,
        changes: tuple[str, ...] = (),
        actions: tuple[Action, ...] = (),
        error: str | None = None,
        draft_after: Mapping[str, Any] | None = None,
    ) -> Turn:
        """Return the turn as it stands, ended so."""
        return Turn(
            turn_id=self.turn_id,
            prompt=prompt,
            text=text,
            ending=ending,
            changes=changes,
            actions=actions,
            steps=tuple(self._steps.values()),
            error=error,
            draft_before=self.draft_before,
            draft_after=draft_after,
        )

    def _grow(self, whole: str) -> bool:
        if not whole.startswith(self._text):
            return False
        news, self._text = whole[len(self._text) :], whole
        if news:
            self._tell(TextDelta(self.turn_id, news))
        return True

    def _replace(self, whole: str) -> None:
        if whole != self._text:
            self._text = whole
            self._tell(TextReplaced(self.turn_id, whole))

    def _step(self, tool: ToolUse) -> None:
        known = tool.call_id in self._steps
        step = ToolStep(tool.call_id, tool.name, tool_label(tool.name), done=tool.done)
        self._steps[tool.call_id] = step
        if not known:
            self.status(f"{step.label}…")
