"""The panel of a studio: joins its conversation with the widgets that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb import bridge
from pictory_nb.conversation import Action, DraftChanged, TurnEnded, TurnStarted
from pictory_nb.draft import read_draft
from pictory_nb.timeline_desk import TimelineDesk
from pictory_nb.video import captions_of
from pictory_nb.widgets import ChatWidget, PanelWidget, PlayerWidget

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from pictory_nb.client import Client, LiveFilm
    from pictory_nb.conversation import Conversation, ConversationEvent, Turn
    from pictory_nb.exports import ExportProgress
    from pictory_nb.video import Video
    from pictory_nb.widgets import UploaderWidget
    from pictory_nb.widgets.uploads import Uploads


class Desk:
    """Chat, uploads, player and timeline of one conversation.

    Parameters
    ----------
    conversation
        Whose events are shown, and who gets what the user says.
    client
        Gives the timeline its pictures and outlines of sound.
    badge
        Which backend answers, in a word or two.
    is_local
        Whether edits of the timeline cost nothing.
    uploads
        Takes the files that are dropped into the chat.
    uploader
        Shows them.
    """

    def __init__(
        self,
        conversation: Conversation,
        client: Client,
        *,
        badge: str,
        is_local: bool,
        uploads: Uploads,
        uploader: UploaderWidget,
    ) -> None:
        self._conversation = conversation
        self._work: bridge.Handle[Turn] | None = None
        self._video: Video | None = None
        chat = ChatWidget(self._send, self._stop, self._act, badge=badge, uploads=uploads)
        self.timeline = TimelineDesk(conversation, client, is_local=is_local)
        self.panel = PanelWidget(chat, PlayerWidget(), self.timeline.widget, uploader)
        chat.film_title = read_draft(conversation.draft).title
        for turn in conversation.turns:
            chat.handle(TurnEnded(turn))
        self._speak()
        conversation.subscribe(self._listen)

    def show_video(self, video: Video) -> None:
        """Put an exported video into the player."""
        self._video = video
        player = self.panel.player
        facts = video.info.facts()
        player.show(video.path, title=video.title, info=facts, poster=video.poster, captions=video.captions)
        self.panel.renew_stand_in()

    def show_live(self, film: LiveFilm) -> None:
        """Play a film in the player while the rest of it is rendered."""
        draft = read_draft(self._conversation.draft)
        self.panel.player.show_live(
            film.part,
            film.mime,
            title=draft.title,
            duration_ms=film.duration_ms,
            captions=captions_of(draft),
        )

    def show_progress(self, progress: ExportProgress) -> None:
        """Say in the player how far an export is."""
        stage = self._conversation.words.export_stage(progress.stage)
        self.panel.player.show_progress(stage, progress.fraction)

    def show_no_video(self, *, was_stopped: bool) -> None:
        """Say in the player that an export ended without a video; the one before it is there again."""
        player, words = self.panel.player, self._conversation.words
        if not was_stopped:
            player.show_error(words.export_unfinished_see_chat)
            return
        player.clear()
        if self._video is not None and self._video.path.exists():
            self.show_video(self._video)
        player.show_note(words.export_stopped)

    def _speak(self) -> None:
        """Let every widget speak the session's language, once there is one."""
        language = self._conversation.language or ""
        panel = self.panel
        for widget in (panel, panel.chat, panel.player, panel.timeline, panel.uploader):
            if widget is not None and widget.language != language:
                widget.language = language

    def _listen(self, event: ConversationEvent) -> None:
        match event:
            case TurnStarted():
                self._speak()
            case DraftChanged(draft=draft):
                self.panel.chat.film_title = read_draft(draft).title
        self.panel.chat.handle(event)
        self.timeline.handle(event)
        if isinstance(event, TurnEnded):
            self.panel.renew_stand_in()

    def _send(self, text: str) -> None:
        self._begin(self._conversation.send(text))

    def _begin(self, work: Coroutine[Any, Any, Turn]) -> None:
        self._work = bridge.submit(work)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _act(self, name: str) -> None:
        self._begin(self._conversation.perform(Action(name)))
