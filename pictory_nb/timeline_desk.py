"""The timeline of a panel: shows a conversation's draft, and makes so what is edited in the page."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pictory_nb import bridge
from pictory_nb.client import PictoryError
from pictory_nb.conversation import Action, DraftChanged, TurnEnded, TurnStarted
from pictory_nb.draft import FrameError, apply_frame, describe_frame_edit, read_draft, summarise, to_rows
from pictory_nb.draft.values import same, surely_same
from pictory_nb.languages import Languages
from pictory_nb.timeline import edited_frame
from pictory_nb.widgets import EditOutcome, EditProblem, TimelineWidget
from pictory_nb.widgets.wire import RefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
    from concurrent.futures import Future

    from pictory_nb.client import Client
    from pictory_nb.conversation import Conversation, ConversationEvent
    from pictory_nb.draft import Draft, Segment, Track
    from pictory_nb.widgets import SegmentEdit

_KEPT_MEDIA = 256
_ROW = re.compile(r"row \S+ \((.+?)\)")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the timeline says by itself, in one language."""

    at_work: str
    cost: str
    changed: str
    nothing_back: str
    gone: str
    back: str
    again: str


_ENGLISH = _Words(
    at_work="The chat is at work on the timeline. Wait for its answer, or press Stop there; then edit.",
    cost="Applying sends one message to the cloud, which may cost credits.",
    changed="The timeline was changed in the meantime, so nothing was done. Look at it and try again.",
    nothing_back="There is nothing to take back: the timeline was changed by something else since.",
    gone="This segment is not on the timeline any more.",
    back="Take my last edit of the timeline back.",
    again="Make the edit of the timeline again that I took back.",
)
_CHINESE = _Words(
    at_work="对话正在修改时间线。请等它回答，或在那里点“停止”，然后再编辑。",
    cost="应用修改会向云端发送一条消息，可能消耗积分。",
    changed="时间线在此期间发生了变化，因此没有做任何修改。请查看后重试。",
    nothing_back="没有可以撤销的修改：之后时间线又发生了其他变化。",
    gone="这个片段已经不在时间线上了。",
    back="请撤销我对时间线的上一次修改。",
    again="请重新执行我刚才撤销的时间线修改。",
)
_LANGUAGES = Languages(en=_ENGLISH, zh=_CHINESE)


class TimelineDesk:
    """The timeline widget of one conversation, and the `TimelineHost` behind it.

    Parameters
    ----------
    conversation
        Whose draft is shown; edits go through its `apply`.
    client
        Gives stills and outlines of sound, where the backend is local.
    is_local
        Whether edits cost nothing and are applied at once.
    """

    def __init__(self, conversation: Conversation, client: Client, *, is_local: bool) -> None:
        self._conversation = conversation
        self._client = client
        self._is_local = is_local
        self._draft: Draft = read_draft(None)
        self._applying = False
        self._past: list[Mapping[str, Any]] = []
        self._future: list[Mapping[str, Any]] = []
        self._media: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self.widget = TimelineWidget(host=self, edit_cost=self._cost, has_media=is_local)
        self.show(conversation.draft)

    def handle(self, event: ConversationEvent) -> None:
        """Show what an event of the conversation means for the timeline."""
        self.widget.edit_cost = self._cost
        match event:
            case TurnStarted() if not self._applying:
                self.widget.lock = self._words.at_work
            case TurnEnded():
                self.widget.lock = ""
            case DraftChanged(draft=draft):
                self.show(draft)

    def show(self, draft: Mapping[str, Any] | None) -> None:
        """Show a draft, unless it is shown already."""
        if self.shows(read_draft(draft)):
            return
        if not self._applying:
            self._past, self._future = [], []
        self._draft = read_draft(draft)
        rows = to_rows(self._draft)
        self.widget.update(rows, summarise(self._draft) if rows else "")
        self._tell_steps()

    def shows(self, draft: Draft) -> bool:
        """Whether this draft is what is shown."""
        return surely_same(draft.raw, self._draft.raw) or same(draft.raw, self._draft.raw)

    def edit(self, edits: Sequence[SegmentEdit], *, only_check: bool) -> Future[EditOutcome]:
        """Make edits so (`TimelineHost`)."""
        return bridge.submit(_in_words(self._edited(edits, only_check=only_check)))

    def step(self, *, back: bool) -> Future[EditOutcome]:
        """Take the last edit back, or make it again (`TimelineHost`)."""
        return bridge.submit(_in_words(self._stepped(back=back)))

    def still(self, row: int, width: int) -> Future[tuple[str, bytes]]:
        """Return the picture of a scene's middle (`TimelineHost`)."""
        return bridge.submit(_in_words(self._still(row, width)))

    def outline(self, row: int) -> Future[tuple[str, bytes]]:
        """Return the outline of a sound (`TimelineHost`)."""
        return bridge.submit(_in_words(self._outline(row)))

    async def _edited(self, edits: Sequence[SegmentEdit], *, only_check: bool) -> EditOutcome:
        draft = self._draft

        def plan() -> tuple[Any, str]:
            frame = edited_frame(draft, edits)
            return apply_frame(draft.raw, frame), describe_frame_edit(draft.raw, frame)

        try:
            wanted, instruction = await asyncio.to_thread(plan)
        except FrameError as error:
            return EditOutcome(problems=problems_of(error))
        if only_check or wanted is draft.raw:
            return EditOutcome()
        outcome = await self._make_so(wanted, instruction, draft.raw)
        if self._is_local:
            self._past.append(draft.raw)
            self._future = []
            self._tell_steps()
        return outcome

    async def _stepped(self, *, back: bool) -> EditOutcome:
        here, there = (self._past, self._future) if back else (self._future, self._past)
        if not here:
            raise RefusedError(self._words.nothing_back)
        was = self._draft.raw
        outcome = await self._make_so(here[-1], self._words.back if back else self._words.again, was)
        here.pop()
        there.append(was)
        self._tell_steps()
        return outcome

    async def _make_so(
        self, wanted: Mapping[str, Any], instruction: str, based_on: Mapping[str, Any]
    ) -> EditOutcome:
        if self._applying or self.widget.lock:
            raise RefusedError(self.widget.lock or self._words.changed)
        self._applying = True
        try:
            turn = await self._conversation.apply(wanted, instruction, based_on=based_on)
        finally:
            self._applying = False
        # A backend that only takes messages may do less than was asked, and then offers to try again.
        return EditOutcome(said=turn.text if Action.RETRY in turn.actions else "")

    @property
    def _words(self) -> _Words:
        return _LANGUAGES.of(self._conversation.language or "en")

    @property
    def _cost(self) -> str:
        return "" if self._is_local else self._words.cost

    def _place(self, draft: Draft, row: int) -> tuple[Track, Segment]:
        places = list(draft.segments())
        if row >= len(places):
            raise RefusedError(self._words.gone)
        return places[row]

    def _tell_steps(self) -> None:
        self.widget.can_undo = bool(self._past)
        self.widget.can_redo = bool(self._future)

    async def _still(self, row: int, width: int) -> tuple[str, bytes]:
        draft = self._draft
        _, segment = self._place(draft, row)
        at_ms = segment.start_ms + segment.duration_ms // 2
        name = _name_of_picture(draft, at_ms)
        return name, await self._media_of(
            draft, (name, width), lambda session_id: self._client.still(session_id, at_ms, width)
        )

    async def _outline(self, row: int) -> tuple[str, bytes]:
        draft = self._draft
        track, segment = self._place(draft, row)
        name = _digest(_placeless(segment.raw))
        return name, await self._media_of(
            draft,
            (name, 0),
            lambda session_id: self._client.peaks(session_id, track.index, segment.index),
        )

    async def _media_of(
        self, draft: Draft, key: tuple[str, int], fetch: Callable[[str], Awaitable[bytes]]
    ) -> bytes:
        """Return what is kept under `key`, else what `fetch` gives; kept if the draft is still the same."""
        if key in self._media:
            self._media.move_to_end(key)
            return self._media[key]
        session_id = self._conversation.session_id
        if session_id is None:
            raise RefusedError(self._words.gone)
        content = await fetch(session_id)
        if draft is not self._draft:
            raise RefusedError(self._words.changed)
        self._media[key] = content
        while len(self._media) > _KEPT_MEDIA:
            self._media.popitem(last=False)
        return content


async def _in_words(work: Coroutine[Any, Any, Any]) -> Any:
    """Let the page say what went wrong, where that is known in words."""
    try:
        return await work
    except PictoryError as error:
        raise RefusedError(str(error)) from None


def problems_of(error: FrameError) -> tuple[EditProblem, ...]:
    """Name segments by track and number: the page has no rows to count."""
    return tuple(
        EditProblem(
            problem.row if isinstance(problem.row, int) else None,
            _ROW.sub(r"\1", f"{problem.what} {problem.advice}"),
        )
        for problem in error.problems
    )


def _name_of_picture(draft: Draft, at_ms: int) -> str:
    """Return a name of all that can be seen at a time, wherever on the timeline that is."""
    project = draft.raw.get("m")
    seen = {key: value for key, value in project.items() if key != "source"} if project else {}
    shown = [
        [_placeless(segment.raw), at_ms - segment.start_ms]
        for track, segment in draft.segments()
        if track.type_name != "Audio" and segment.start_ms <= at_ms < segment.end_ms
    ]
    return _digest([seen, shown])


def _placeless(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if key not in {"id", "st"}}


def _digest(value: Any) -> str:
    return hashlib.blake2b(json.dumps(value, sort_keys=True, default=str).encode(), digest_size=8).hexdigest()
