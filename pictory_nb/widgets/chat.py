"""The chat cell: shows what happens in a conversation and passes on what the user asks for."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

import traitlets

from pictory_nb.conversation.events import (
    Action,
    ConversationEvent,
    DraftChanged,
    Ending,
    StatusLine,
    TextDelta,
    TextReplaced,
    Turn,
    TurnEnded,
    TurnStarted,
)
from pictory_nb.storage import file_stem
from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.chat_words import ChatWords, chat_words
from pictory_nb.widgets.stand_in import twin_html
from pictory_nb.widgets.static_transcript import transcript_html, transcript_markdown, transcript_text
from pictory_nb.widgets.stream import LiveText
from pictory_nb.widgets.transcript import Transcript, TurnRow, ended, started
from pictory_nb.widgets.uploads import HoldsFiles
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.widgets.stream import Step
    from pictory_nb.widgets.uploads import Uploads


class ChatWidget(HoldsFiles, PictoryWidget):
    """A conversation in a cell.

    Parameters
    ----------
    on_send
        Called with the text that the user sends; it submits the work and returns. An exception that it
        raises is shown under the input in its own words. Without it the chat only shows the transcript.
        What a turn offers to say next is sent through it too.
    on_stop
        Called when the user presses Stop.
    on_action
        Called with the name of an action (`conversation.events.Action`) that the user presses.
    title, badge
        The heading, and a word on which backend answers ("Local engine").
    interactive
        Whether there is an input; `Studio.send` streams into a chat without one.
    suggestions
        What an empty chat proposes to say, three sentences of the page's own when not given; a press puts
        one into the input.
    has_stand_in
        Whether `static` is displayed beside the chat, for readers without a kernel; the chat hides it where
        it works itself, and has no transcript among its own static forms then.
    language
        The language of the chat's own words; the page's when empty.
    uploads
        Takes the files that are dropped into the chat; without it the chat takes none.

    Attributes
    ----------
    film_title
        What the conversation is about; a saved transcript is named after it.
    """

    stem: ClassVar[str] = "chat"

    title = traitlets.Unicode("Pictory").tag(sync=True)
    badge = traitlets.Unicode("").tag(sync=True)
    interactive = traitlets.Bool(default_value=True).tag(sync=True)
    suggestions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    turns: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    first_turn = traitlets.Int(0).tag(sync=True)
    takes_files = traitlets.Bool(default_value=False).tag(sync=True)
    can_stop = traitlets.Bool(default_value=False).tag(sync=True)
    """Whether a running turn has a Stop button of its own; a chat with an input has one there."""

    def __init__(
        self,
        on_send: Callable[[str], object] | None = None,
        on_stop: Callable[[], object] | None = None,
        on_action: Callable[[str], object] | None = None,
        *,
        title: str = "Pictory",
        badge: str = "",
        interactive: bool = True,
        suggestions: Sequence[str] = (),
        has_stand_in: bool = False,
        language: str = "",
        uploads: Uploads | None = None,
    ) -> None:
        super().__init__(
            title=title,
            badge=badge,
            interactive=interactive and on_send is not None,
            suggestions=list(suggestions),
            stand_in=f"pnb-static-{uuid4().hex}" if has_stand_in else "",
            language=language,
            takes_files=uploads is not None,
        )
        # Whoever shows the chat shows its transcript beside it, so that the chat itself has none.
        self._is_doubled = has_stand_in
        self.film_title = ""
        self._on_send = on_send
        self._on_stop = on_stop
        self._on_action = on_action
        self._lock = threading.RLock()
        self._transcript = Transcript()
        self._live: dict[str, LiveText] = {}
        if uploads is not None:
            uploads.attach(self)
        self.wire.answer(Method.CHAT_SEND, self._answer_send)
        self.wire.answer(Method.CHAT_STOP, self._answer_stop)
        self.wire.answer(Method.CHAT_ACTION, self._answer_action)
        self.wire.answer(Method.CHAT_LIVE, self._answer_live)
        self.wire.answer(Method.CHAT_EARLIER, self._answer_earlier)
        self.wire.answer(Method.CHAT_PROMPT, self._answer_prompt)
        self.wire.answer(Method.CHAT_MARKDOWN, self._answer_markdown)

    def handle(self, event: ConversationEvent) -> None:
        """Show one event of the conversation; callable from any thread, returns at once."""
        with self._lock:
            match event:
                case TurnStarted():
                    self._live_text(event.turn_id, event.prompt)
                case TextDelta():
                    self._live_text(event.turn_id).add(event.text)
                case TextReplaced():
                    self._live_text(event.turn_id).replace(event.text)
                case StatusLine():
                    self._live_text(event.turn_id).set_status(event.text)
                case DraftChanged():
                    self._live_text(event.turn_id).add_changes(event.changes)
                case TurnEnded():
                    self._end(event.turn)

    def say(self, text: str) -> None:
        """Show `text` (Markdown) as an answer that nobody asked for, such as the balance of credits."""
        self.handle(
            TurnEnded(Turn(turn_id=f"say_{uuid4().hex}", prompt="", text=text, ending=Ending.DONE)),
        )

    @property
    def is_running(self) -> bool:
        """Whether a turn has begun that has not ended."""
        with self._lock:
            return bool(self._live)

    def static(self) -> dict[str, str]:
        """Return the transcript as a MIME bundle of its own, with the class that the live chat hides."""
        rows = self._rows()
        html = twin_html(self.stand_in, transcript_html(rows, self._words))
        return {"text/html": html, "text/plain": transcript_text(rows, self._words)}

    def markdown(self) -> str:
        """Return the whole conversation as a Markdown document."""
        with self._lock:
            rows = self._transcript.rows
            facts = [self.badge, self._words.turn_count.format(count=len(rows)), _today()]
            return transcript_markdown(
                self._transcript,
                self._words,
                title=self.film_title or self.title,
                facts=[fact for fact in facts if fact],
            )

    def save_transcript(self, path: str | Path = "") -> Path:
        """Write the whole conversation to a Markdown file and return its path.

        Parameters
        ----------
        path
            The file; when not given, one in the current folder that is named after the film. A file that is
            there already is replaced if it was named, and never otherwise.
        """
        target = Path(path).expanduser() if path else _free(Path(self._file_name))
        target.write_text(self.markdown(), encoding="utf-8")
        return target.absolute()

    def fallback_text(self) -> str:
        """Return the transcript as plain text."""
        if self._is_doubled:
            return self._heading
        said = transcript_text(self._rows(), self._words)
        return said or f"{self.title}{self._words.colon}{self._words.nothing_said}"

    def fallback_html(self) -> str:
        """Return the transcript as static HTML."""
        heading = f"<h4>{escape(self._heading)}</h4>"
        if self._is_doubled:
            return heading
        said = transcript_html(self._rows(), self._words) or f"<p>{self._words.nothing_said}</p>"
        return f"<section>{heading}{said}</section>"

    @property
    def _heading(self) -> str:
        return " · ".join(part for part in (self.title, self.badge) if part)

    @property
    def _words(self) -> ChatWords:
        return chat_words(self.language)

    @property
    def _file_name(self) -> str:
        """What a saved transcript is called: "why-sleep-matters-conversation.md"."""
        stem = file_stem(self.film_title) or f"pictory-{_today()}"
        return f"{stem}-{self._words.file_stem}.md"

    def _rows(self) -> list[TurnRow]:
        with self._lock:
            return list(self._transcript.rows)

    def _live_text(self, turn_id: str, prompt: str = "") -> LiveText:
        live = self._live.get(turn_id)
        if live is None:
            live = self._live[turn_id] = LiveText(turn_id, self.wire.push)
            self._transcript.put(started(turn_id, prompt), prompt)
            self._commit()
        return live

    def _end(self, turn: Turn) -> None:
        live = self._live.pop(turn.turn_id, None)
        steps: list[Step] = []
        if live is not None:
            live.flush()
            snapshot = live.snapshot()
            turn = replace(turn, changes=turn.changes or tuple(snapshot["changes"]))
            steps = snapshot["steps"]
        if self._on_send is None:
            turn = replace(turn, offers=())
        row = self._transcript.get(turn.turn_id)
        prompt = self._transcript.prompt(row) if row and row["prompt"] else turn.prompt
        self._transcript.put(ended(turn, prompt, steps), prompt)
        self._commit()

    def _commit(self) -> None:
        first, rows = self._transcript.window()
        with self.hold_sync():
            self.first_turn = first
            self.turns = [dict(row) for row in rows]

    def _answer_send(self, request: Request) -> Reply:
        text = request.params.get("text")
        if not isinstance(text, str) or not text.strip():
            raise RefusedError(self._words.empty_message)
        if self._on_send is None:
            raise RefusedError(self._words.only_shows)
        if self.is_running:
            raise RefusedError(self._words.one_at_a_time)
        self._on_send(text.strip())
        return Reply()

    def _answer_stop(self, _request: Request) -> Reply:
        if self._on_stop is None:
            raise RefusedError(self._words.cannot_stop)
        self._on_stop()
        return Reply()

    def _answer_action(self, request: Request) -> Reply:
        name = request.params.get("name")
        if self._on_action is None or name not in list(Action):
            raise RefusedError(self._words.dead_button)
        if self.is_running:
            raise RefusedError(self._words.one_at_a_time)
        self._on_action(str(name))
        return Reply()

    def _answer_live(self, request: Request) -> Reply:
        """Give what a page has missed of the running turn, or the turns anew when it has missed the end."""
        seen = request.params.get("seq")
        with self._lock:
            live = self._live.get(str(request.params.get("turn")))
            if live is None:
                self.send_state(["first_turn", "turns"])
                return Reply({"running": False})
            return Reply({"running": True, **live.snapshot(seen if isinstance(seen, int) else 0)})

    def _answer_earlier(self, request: Request) -> Reply:
        before = request.params.get("before")
        with self._lock:
            first, rows = self._transcript.window(before if isinstance(before, int) else 0)
            return Reply({"first": first, "turns": rows})

    def _answer_prompt(self, request: Request) -> Reply:
        """Give what the user said in a turn, whole: the trait holds only its beginning when it is long."""
        with self._lock:
            row = self._transcript.get(str(request.params.get("turn")))
            if row is None:
                raise RefusedError(self._words.gone_turn)
            return Reply({"text": self._transcript.prompt(row)})

    def _answer_markdown(self, _request: Request) -> Reply:
        return Reply({"name": self._file_name, "text": self.markdown()})


def _today() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d}"


def _free(path: Path) -> Path:
    """Return `path`, or the first of ``name-2.md``, ``name-3.md`` … that is not taken."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
