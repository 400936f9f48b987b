"""The timeline: lanes drawn to scale and a real table beside them, one row per segment."""

from __future__ import annotations

import json
import threading
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import traitlets

from pictory_nb.widgets.base import PictoryWidget
from pictory_nb.widgets.timeline_columns import Row, columns_of, page_rows, spans_of, tracks_of
from pictory_nb.widgets.timeline_edits import EditOutcome, TimelineHost, read_edits
from pictory_nb.widgets.timeline_fallback import static_table
from pictory_nb.widgets.wire import Method, RefusedError, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LARGEST_TRAIT_BYTES = 64_000
ROWS_PER_REPLY = 10_000
_WIDEST_STILL_PX = 640

T = TypeVar("T")


class TimelineWidget(PictoryWidget):
    """Shows the segments of a draft; `selected` lists the selected rows, in step with the page.

    Parameters
    ----------
    rows
        One mapping per segment with the keys track, type, segment (its number on the track), start_ms,
        end_ms, text, name, volume_pct; tracks in order (`draft.to_rows` makes them). `draft.diff_rows` adds
        marks, change and was: what happened to a segment, and where it was before.
    summary
        The timeline in one sentence (`draft.summarise`).
    on_select
        Called with the rows that the user selects in the page, as mappings.
    title
        The heading.
    host
        Makes edits true and gives pictures and outlines of sound; without one the timeline is only shown.
    edit_cost
        What applying edits costs, in words; edits are then collected until the user says so. Empty where they
        cost nothing and are applied at once.
    has_media
        Whether `host` gives pictures and outlines.
    """

    stem: ClassVar[str] = "timeline"

    title = traitlets.Unicode("Timeline").tag(sync=True)
    summary = traitlets.Unicode("").tag(sync=True)
    tracks: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    columns: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    row_count = traitlets.Int(0).tag(sync=True)
    duration_ms = traitlets.Int(0).tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)
    spans: traitlets.List[list[int]] = traitlets.List().tag(sync=True)
    can_edit = traitlets.Bool(default_value=False).tag(sync=True)
    can_undo = traitlets.Bool(default_value=False).tag(sync=True)
    can_redo = traitlets.Bool(default_value=False).tag(sync=True)
    has_media = traitlets.Bool(default_value=False).tag(sync=True)
    edit_cost = traitlets.Unicode("").tag(sync=True)
    lock = traitlets.Unicode("").tag(sync=True)
    """Why nothing can be edited just now, in words; empty when it can."""
    selected: traitlets.List[int] = traitlets.List(traitlets.Int())
    """The selected rows, counted from 0 as in `Timeline.df`; set it to select others."""

    def __init__(
        self,
        rows: Iterable[Mapping[str, Any]] = (),
        summary: str = "",
        *,
        on_select: Callable[[Sequence[Mapping[str, Any]]], object] | None = None,
        title: str = "Timeline",
        host: TimelineHost | None = None,
        edit_cost: str = "",
        has_media: bool = False,
    ) -> None:
        super().__init__(title=title, can_edit=host is not None, edit_cost=edit_cost, has_media=has_media)
        self._on_select = on_select
        self._host = host
        self._lock = threading.RLock()
        self._given: list[Mapping[str, Any]] = []
        self._rows: list[Row] = []
        self.wire.answer(Method.TIMELINE_SELECT, self._answer_select)
        self.wire.answer(Method.TIMELINE_ROWS, self._answer_rows)
        self.wire.answer(Method.TIMELINE_EDIT, self._answer_edit)
        self.wire.answer(Method.TIMELINE_STEP, self._answer_step)
        self.wire.answer(Method.TIMELINE_STILL, self._answer_still)
        self.wire.answer(Method.TIMELINE_OUTLINE, self._answer_outline)
        self.update(rows, summary)

    def update(self, rows: Iterable[Mapping[str, Any]], summary: str = "") -> None:
        """Show other rows; segments that are still there stay selected, wherever they are now. Any thread."""
        given = list(rows)
        shown = page_rows(given)
        with self._lock:
            chosen = {self._rows[place].key for place in self.selected}
            self._given, self._rows = given, shown
            columns = columns_of(shown)
            fits = len(json.dumps(columns)) <= LARGEST_TRAIT_BYTES
            with self.hold_sync():
                self.selected = [place for place, row in enumerate(shown) if row.key in chosen]
                self.summary = summary
                self.tracks = tracks_of(shown)
                self.columns = columns if fits else {}
                self.row_count = len(shown)
                self.duration_ms = max((row.end_ms for row in shown), default=0)
                self.revision += 1
        self.renew_stand_in()

    @property
    def selected_rows(self) -> list[Mapping[str, Any]]:
        """The selected rows, as they were given."""
        with self._lock:
            return [self._given[place] for place in self.selected]

    def fallback_text(self) -> str:
        """Return the summary."""
        return self.summary or "No timeline yet."

    def fallback_html(self) -> str:
        """Return a static table of at most 200 rows."""
        with self._lock:
            return static_table(self._rows, self.summary or self.title)

    @traitlets.validate("selected")
    def _check_selected(self, proposal: Any) -> list[int]:
        places: list[int] = sorted(set(proposal["value"]))
        for place in places:
            if not 0 <= place < len(self._rows):
                raise traitlets.TraitError(
                    f"There is no row {place} on this timeline: it has {len(self._rows)} rows, from 0 on."
                )
        return places

    @traitlets.observe("selected")
    def _tell_selected(self, change: Any) -> None:
        self.spans = spans_of(change["new"])

    def _answer_select(self, request: Request) -> Reply:
        self._check_revision(request)
        spans = request.params.get("spans")
        with self._lock:
            try:
                self.selected = [place for first, last in spans or () for place in range(first, last + 1)]
            except (TypeError, ValueError, traitlets.TraitError):
                raise RefusedError("The timeline has changed in the meantime; select again.") from None
        if self._on_select is not None:
            self._on_select(self.selected_rows)
        return Reply()

    def _answer_rows(self, request: Request) -> Reply:
        offset = request.params.get("offset")
        first = offset if isinstance(offset, int) and offset > 0 else 0
        with self._lock:
            columns = columns_of(self._rows[first : first + ROWS_PER_REPLY], first)
            return Reply({"revision": self.revision, "columns": columns})

    def _answer_edit(self, request: Request) -> Future[Reply]:
        host = self._ready_host()
        self._check_revision(request)
        edits = read_edits(request.params, len(self._rows))
        only_check = request.params.get("only_check") is True
        return _replied(host.edit(edits, only_check=only_check), _told)

    def _answer_step(self, request: Request) -> Future[Reply]:
        return _replied(self._ready_host().step(back=request.params.get("back") is True), _told)

    def _answer_still(self, request: Request) -> Future[Reply]:
        host, row = self._media_of(request, "Video")
        width = request.params.get("width")
        shown_px = width if isinstance(width, int) and 16 <= width <= _WIDEST_STILL_PX else 160
        return _replied(host.still(row, shown_px), _given(request))

    def _answer_outline(self, request: Request) -> Future[Reply]:
        host, row = self._media_of(request, "Audio")
        return _replied(host.outline(row), _given(request))

    def _ready_host(self) -> TimelineHost:
        if self._host is None:
            raise RefusedError("This timeline is only shown: edit the one of the studio, studio.timeline.")
        if self.lock:
            raise RefusedError(self.lock)
        return self._host

    def _check_revision(self, request: Request) -> None:
        if request.params.get("revision") != self.revision:
            raise RefusedError("The timeline has changed in the meantime; try again.")

    def _media_of(self, request: Request, type_name: str) -> tuple[TimelineHost, int]:
        self._check_revision(request)
        row = request.params.get("row")
        with self._lock:
            known = isinstance(row, int) and 0 <= row < len(self._rows) and self._rows[row].type == type_name
        if self._host is None or not self.has_media or not known or not isinstance(row, int):
            raise RefusedError("There is nothing to show for this segment.")
        return self._host, row


def _told(outcome: EditOutcome) -> Reply:
    problems = [{"row": problem.row, "words": problem.words} for problem in outcome.problems]
    return Reply({"problems": problems, "said": outcome.said})


def _given(request: Request) -> Callable[[tuple[str, bytes]], Reply]:
    """Return what answers with bytes, unless the page has those of that name already."""

    def reply(found: tuple[str, bytes]) -> Reply:
        name, content = found
        return Reply({"name": name}, [] if request.params.get("have") == name else [content])

    return reply


def _replied(work: Future[T], say: Callable[[T], Reply]) -> Future[Reply]:
    """Return the reply that `say` will make of the result of `work`."""
    reply: Future[Reply] = Future()

    def end(done: Future[T]) -> None:
        if not reply.set_running_or_notify_cancel():
            return
        try:
            reply.set_result(say(done.result()))
        except CancelledError:
            reply.set_exception(RefusedError("It was stopped before its end."))
        except Exception as error:  # noqa: BLE001 - every path must answer, or the page waits for ever
            reply.set_exception(error)

    work.add_done_callback(end)
    return reply
