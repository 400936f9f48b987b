"""What a running verb shows: a streaming chat and a progress bar in a notebook, plain lines elsewhere."""

from __future__ import annotations

import sys
from html import escape
from typing import TYPE_CHECKING, Any

from pictory_nb import bridge
from pictory_nb.conversation import Action, StatusLine, TextDelta, TextReplaced, TurnEnded
from pictory_nb.conversation.costs import bill

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from IPython.display import DisplayHandle

    from pictory_nb.conversation import Conversation, ConversationEvent, Turn


def in_notebook() -> bool:
    """Return whether a Jupyter kernel runs this code, so that widgets can be shown."""
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    return hasattr(get_ipython(), "kernel")


def turn_listener(conversation: Conversation, badge: str) -> Callable[[ConversationEvent], None]:
    """Show a turn from now on and return what wants to be told its events."""
    return ShownTurn(conversation, badge) if in_notebook() else PrintedTurn(conversation)


def say(*lines: str) -> None:
    """Write lines to the output of the cell."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


class ShownTurn:
    """Shows a turn in a cell: live in a chat, and at its end as a static output for readers without a kernel.

    The buttons and offers of the turn work: what comes of them is shown, and kept, in the same cell.
    """

    def __init__(self, conversation: Conversation, badge: str) -> None:
        from IPython.display import display

        from pictory_nb.widgets import ChatWidget

        self._conversation = conversation
        self._chat = ChatWidget(
            on_send=self._send,
            on_stop=self._stop,
            on_action=self._act,
            interactive=False,
            badge=badge,
            suggestions=(),
            has_stand_in=True,
        )
        self._kept: DisplayHandle | None = None
        self._work: bridge.Handle[Turn] | None = None
        display(self._chat)  # type: ignore[no-untyped-call]

    def __call__(self, event: ConversationEvent) -> None:
        """Show what is new."""
        self._chat.language = self._conversation.language or ""
        self._chat.handle(event)
        if isinstance(event, TurnEnded):
            self._chat.can_stop = False
            bridge.ui(self._keep)

    def _keep(self) -> None:
        from IPython.display import display

        if self._kept is None:
            self._kept = display(self._chat.static(), raw=True, display_id=True)  # type: ignore[no-untyped-call]
        else:
            self._kept.update(self._chat.static(), raw=True)  # type: ignore[no-untyped-call]

    def _send(self, text: str) -> None:
        self._begin(self._conversation.send(text, self))

    def _act(self, name: str) -> None:
        self._begin(self._conversation.perform(Action(name), self))

    def _begin(self, work: Coroutine[Any, Any, Turn]) -> None:
        # What a press has begun, no cell waits for: it can only be stopped in the page.
        self._chat.can_stop = True
        self._work = bridge.submit(work)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()


class PrintedTurn:
    """Writes a turn to standard output while it happens, and in the cloud what it has cost."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._written = ""

    def __call__(self, event: ConversationEvent) -> None:
        """Write what is new."""
        match event:
            case TextDelta(text=text):
                self._write(text)
            case TextReplaced(text=text):
                self._complete(text)
            case StatusLine(text=text) if not self._written:
                sys.stdout.write(f"{text}\n")
            case TurnEnded(turn=turn):
                self._complete(turn.text_with_options)
                sys.stdout.write("\n")
                sys.stdout.writelines(f"  · {change}\n" for change in turn.changes)
                paid = bill(self._conversation.words, turn) if self._conversation.costs_credits else ""
                sys.stdout.write(f"{paid}\n" if paid else "")
        sys.stdout.flush()

    def _complete(self, text: str) -> None:
        if text.startswith(self._written):
            self._write(text[len(self._written) :])
        else:
            self._written = ""
            sys.stdout.write("\n")
            self._write(text)

    def _write(self, text: str) -> None:
        self._written += text
        sys.stdout.write(text)


class ProgressBar:
    """One line on how far something is, kept up to date in place."""

    def __init__(self, stage: str) -> None:
        self._stage = stage
        self._fraction: float | None = None
        self._ended = False
        self._written = ""
        self._update: Callable[[ProgressBar], object] | None = None
        if in_notebook():
            from IPython.display import display

            self._update = display(self, display_id=True).update  # type: ignore[no-untyped-call]
        else:
            self._print()

    def set(self, stage: str, fraction: float | None) -> None:
        """Show `stage` and `fraction` (0 to 1, ``None`` when not known).

        To be called where the interface may be changed (`bridge.ui`).
        """
        if (stage, fraction) == (self._stage, self._fraction):
            return
        self._stage, self._fraction = stage, fraction
        self._renew()

    def end(self, words: str) -> None:
        """Say that it is done; the bar gives way to the words."""
        self._ended, self._stage, self._fraction = True, words, None
        self._renew()

    def __repr__(self) -> str:
        percent = "" if self._fraction is None else f" {self._fraction:.0%}"
        return f"{self._stage}{percent}"

    def _repr_html_(self) -> str:
        value = "" if self._fraction is None else f' value="{self._fraction:.3f}"'
        label = escape(repr(self))
        if self._ended:
            return f"<span>{label}</span>"
        return (
            f'<label style="display:flex;gap:.75em;align-items:center">'
            f'<progress max="1"{value} style="width:16em"></progress>{label}</label>'
        )

    def _renew(self) -> None:
        if self._update is not None:
            self._update(self)
        else:
            self._print()

    def _print(self) -> None:
        """Print each stage once, and every tenth part of it."""
        tenth = "" if self._fraction is None else f" {int(self._fraction * 10) * 10}%"
        line = f"{self._stage}{tenth}"
        if line != self._written:
            self._written = line
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
