"""What one turn has said so far: turns the client's stream events into the conversation's own."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from pictory_nb.client import MessageDelta, MessageDone, ToolFinished, ToolStarted
from pictory_nb.conversation.events import (
    DraftChanged,
    Question,
    StatusLine,
    TextDelta,
    TextReplaced,
    ToolStep,
    Turn,
)
from pictory_nb.conversation.gui import translate
from pictory_nb.draft import masked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pictory_nb.client import StreamEvent, ToolUse, Transcript
    from pictory_nb.conversation.events import Action, ConversationEvent, Ending
    from pictory_nb.conversation.strings import Words

# A sentence with one of these may turn out to be a GUI instruction, and is held back until it is whole.
_SUSPICIOUS = re.compile(
    r"click|tap\b|press|open|drag|drop|select|preview|export|button|panel|account|billing|upload|go to"
    r"|点|打开|拖|导出|预览|按钮|面板|账|帐|上传|单击",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？\n]")


class Telling:
    """Collects text and tool steps of a turn and tells each piece of news once.

    The backend's GUI instructions are never told (CONTRACT §5).
    """

    def __init__(self, turn_id: str, tell: Callable[[ConversationEvent], None], words: Words) -> None:
        self.turn_id = turn_id
        self.words = words
        self.draft_before: Mapping[str, Any] | None = None
        self.question: Question | None = None
        self.is_late = False
        self._tell = tell
        self._shown = ""
        self._said = ""
        self._is_suspicious = False
        self._steps: dict[str, ToolStep] = {}
        self._started_s = time.monotonic()
        self._first_word_s: float | None = None

    @property
    def text(self) -> str:
        """The answer so far, as the user reads it."""
        return self._shown.strip()

    @property
    def said_anything(self) -> bool:
        """Whether the backend said anything at all, GUI instructions included."""
        return bool(self._said.strip())

    @property
    def actions(self) -> tuple[Action, ...]:
        """What to offer in the place of the GUI that the backend spoke of."""
        return translate(self._said).actions

    @property
    def offers(self) -> tuple[str, ...]:
        """Messages that the user could send next."""
        answers = self.question.options if self.question else ()
        return (*answers, *translate(self._said).offers)

    def take(self, event: StreamEvent, transcript: Transcript) -> None:
        """Take one event of the stream; `transcript` is what the whole stream says by now."""
        match event:
            case MessageDelta(thought=False):
                self._is_suspicious |= (
                    _SUSPICIOUS.search(transcript.text, max(0, len(self._said) - 8)) is not None
                )
                self._said = transcript.text
                self._show(self._without_instructions() if self._is_suspicious else self._said)
            case MessageDone():
                self._said = transcript.text
                self._complete(masked(translate(self._said).text))
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
        offers: tuple[str, ...] = (),
        error: str | None = None,
        draft_after: Mapping[str, Any] | None = None,
    ) -> Turn:
        """Return the turn as it stands, ended so.

        What opens a door is masked in its text, because notebooks keep it (DESIGN, security rules).
        """
        return Turn(
            turn_id=self.turn_id,
            prompt=prompt,
            text=masked(text),
            ending=ending,
            changes=changes,
            actions=tuple(dict.fromkeys(actions)),
            steps=tuple(self._steps.values()),
            offers=offers,
            question=self.question,
            error=error,
            draft_before=self.draft_before,
            draft_after=draft_after,
            first_word_s=self._first_word_s,
        )

    def _without_instructions(self) -> str:
        ends = [end.end() for end in _SENTENCE_END.finditer(self._said)]
        whole = ends[-1] if ends else 0
        tail = self._said[whole:]
        return translate(self._said if not _SUSPICIOUS.search(tail) else self._said[:whole]).text

    def _show(self, text: str) -> None:
        if text == self._shown:
            return
        if self._first_word_s is None:
            self._first_word_s = time.monotonic() - self._started_s
        old, self._shown = self._shown, text
        if text.startswith(old):
            self._tell(TextDelta(self.turn_id, text[len(old) :]))
        else:
            self._tell(TextReplaced(self.turn_id, text))

    def _complete(self, text: str) -> None:
        """Show a text that is whole, and tell that it is: nobody then waits for more of it."""
        self._show(text)
        if text:
            self._tell(TextReplaced(self.turn_id, text))

    def _step(self, tool: ToolUse) -> None:
        asked = _question(tool)
        if asked is not None:
            self.question = asked
            return
        known = tool.call_id in self._steps
        step = ToolStep(tool.call_id, tool.name, self.words.tool_label(tool.name), done=tool.done)
        self._steps[tool.call_id] = step
        if not known:
            self.status(f"{step.label}…")


def _question(tool: ToolUse) -> Question | None:
    """Return what a tool asks the user: a long-running call with `question`, perhaps `options` [ours]."""
    text = tool.args.get("question")
    if not tool.long_running or not isinstance(text, str) or not text.strip():
        return None
    options = tool.args.get("options")
    listed = options if isinstance(options, list) else []
    return Question(text.strip(), tuple(option for option in listed if isinstance(option, str) and option))
