"""The timeline as a notebook holds it: a line of text, a DataFrame, or lanes and a table in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pictory_nb.client import PictoryError
from pictory_nb.draft import (
    Draft,
    History,
    apply_frame,
    describe_frame_edit,
    diff_rows,
    from_draft,
    read_draft,
    summarise,
    to_frame,
    to_otio,
    to_rows,
    to_srt,
    to_vtt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

    from pictory_nb.conversation import Turn
    from pictory_nb.draft import Segment
    from pictory_nb.widgets import SegmentEdit, TimelineWidget


class DetachedTimelineError(PictoryError):
    """The timeline belongs to no studio, so that nothing can be applied to it."""


class Timeline:
    """A draft as it was when it was asked for; ask the studio again for a newer one.

    Parameters
    ----------
    draft
        Draft JSON as the backend gave it, or ``None`` when there is none yet.
    note
        Said behind the summary, such as that the backend cannot be reached now.
    history
        The states that the session's draft went through.
    make_so
        Makes a wanted draft true, given an instruction that asks for it in words.
    find_view
        Returns the widget that shows this very draft live, or ``None`` when it shows another one by now.
    """

    def __init__(
        self,
        draft: Mapping[str, Any] | None,
        note: str = "",
        *,
        history: History | None = None,
        make_so: Callable[[Mapping[str, Any], str], Turn] | None = None,
        find_view: Callable[[Draft], TimelineWidget | None] | None = None,
    ) -> None:
        self._draft = read_draft(draft)
        self._note = note
        self._history = history or History()
        self._make_so = make_so
        self._find_view = find_view or (lambda _: None)

    @classmethod
    def from_draft(cls, source: Mapping[str, Any] | str | bytes) -> Self:
        """Return the timeline of draft JSON from elsewhere: a mapping, or its text.

        Raises
        ------
        ValueError
            The text is no JSON object.
        """
        return cls(from_draft(source).raw)

    @property
    def draft(self) -> Draft:
        """The draft as values; its `raw` is the JSON that came."""
        return self._draft

    @property
    def summary(self) -> str:
        """The timeline in one line (CONTRACT §6)."""
        return self.told("en")

    def told(self, language: str) -> str:
        """Return the summary in a language ("en", "zh"); `summary` is the English one."""
        return f"{summarise(self._draft, language)}{self._note}"

    @property
    def df(self) -> pd.DataFrame:
        """One row per segment, with the columns of `pictory_nb.draft.COLUMNS`.

        They are track, type, segment, start_ms, end_ms, duration_ms, text, name, volume_pct and raw. Times
        are int64 in ms, `volume_pct` is float64 (NaN where unknown), `raw` is the segment's own JSON.
        Edit it with pandas and hand it to `apply`.
        """
        return to_frame(self._draft)

    @property
    def selected(self) -> list[int]:
        """The rows that are selected in the panel, as row numbers of `df`; set it to select others there.

        A row number, several, a DataFrame (its index), or ``None`` for nothing can be set.

        Raises
        ------
        DetachedTimelineError
            On setting: no panel shows this timeline, as it is an earlier state or read from JSON.
        LookupError
            On setting: there is no such row.
        """
        view = self._find_view(self._draft)
        return [] if view is None else list(view.selected)

    @selected.setter
    def selected(self, rows: int | Iterable[int] | pd.DataFrame | None) -> None:
        view = self._find_view(self._draft)
        if view is None:
            raise DetachedTimelineError(
                "No panel shows this timeline as it was. Ask the studio for it again: "
                "studio.timeline.selected = …"
            )
        places = _row_numbers(rows)
        for place in places:
            if not 0 <= place < len(self):
                raise LookupError(
                    f"There is no row {place}: this timeline has {len(self)} rows, counted from 0."
                )
        view.selected = places

    def diff_view(self, before: int, after: int) -> TimelineWidget:
        """Return a view of what changed from one state of `studio.history` to another.

        Segments that were added, removed, moved or retimed are marked by sign and colour; the table says the
        same in words.

        Raises
        ------
        LookupError
            There is no such state; states are numbered from 1, -1 is the last.
        """
        from pictory_nb.widgets import TimelineWidget

        old, new = self._history.at(before), self._history.at(after)
        numbers = [number if number > 0 else len(self._history) + 1 + number for number in (before, after)]
        title = f"State {numbers[0]} → {numbers[1]}"
        return TimelineWidget(diff_rows(old, new), f"{title}: {summarise(new)}", title=title)

    def apply(self, frame: pd.DataFrame) -> Turn:
        """Make the timeline what an edited table says: retimed, reordered, other texts, volumes, rows.

        Parameters
        ----------
        frame
            `df`, edited; the rules are those of `pictory_nb.draft.apply_frame`.

        Returns
        -------
        Turn
            What changed, and what of the edit is not true afterwards (a cloud may do less than was asked).

        Raises
        ------
        FrameError
            The table cannot be a timeline; every row and column is named, nothing was changed.
        DetachedTimelineError
            This timeline was read from JSON and belongs to no studio.
        DraftChangedError
            The timeline was changed meanwhile; ask for it again.
        """
        wanted = apply_frame(self._draft.raw, frame)
        if self._make_so is None:
            raise DetachedTimelineError(
                "This timeline belongs to no studio. Ask the studio for its own: studio.timeline.apply(df)."
            )
        return self._make_so(wanted, describe_frame_edit(self._draft.raw, frame))

    def at(self, number: int) -> Timeline:
        """Return an earlier state: 1 is the first, -1 the last; `studio.history` lists them.

        Raises
        ------
        LookupError
            There is no such state.
        """
        return Timeline(self._history.at(number).raw, f" – state {number}")

    def to_vtt(self) -> str:
        """Return everything that is written on the screen as WebVTT captions."""
        return to_vtt(self._draft)

    def to_srt(self) -> str:
        """Return everything that is written on the screen as SubRip captions."""
        return to_srt(self._draft)

    def to_otio(self) -> str:
        """Return the timeline as OpenTimelineIO JSON, for editing programs."""
        return to_otio(self._draft)

    def __len__(self) -> int:
        return sum(len(track.segments) for track in self._draft.tracks)

    def __repr__(self) -> str:
        return self.summary

    def _view(self) -> TimelineWidget:
        from pictory_nb.widgets import TimelineWidget

        return self._find_view(self._draft) or TimelineWidget(to_rows(self._draft), self.summary)

    def _ipython_display_(self) -> None:
        self._view()._ipython_display_()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self._view()._repr_mimebundle_(**kwargs)


def edited_frame(draft: Draft, edits: Sequence[SegmentEdit]) -> pd.DataFrame:
    """Return the table of a draft with edits made in it, for `apply_frame`."""
    frame = to_frame(draft)
    segments = [segment for _, segment in draft.segments()]
    cells = {name: frame[name].tolist() for name in ("start_ms", "duration_ms", "text", "name", "volume_pct")}
    for edit in edits:
        wanted = {
            "start_ms": edit.start_ms,
            "duration_ms": edit.duration_ms,
            # What the page shows and edits is the text, and where there is none the name.
            "name" if _is_named_only(segments[edit.row]) else "text": edit.text,
            "volume_pct": edit.volume_pct,
        }
        for name, value in wanted.items():
            if value is not None:
                cells[name][edit.row] = value
    ends = [start + length for start, length in zip(cells["start_ms"], cells["duration_ms"], strict=True)]
    return frame.assign(**cells, end_ms=ends).drop(index=[edit.row for edit in edits if edit.remove])


def _is_named_only(segment: Segment) -> bool:
    return segment.text is None and segment.name is not None


def _row_numbers(rows: int | Iterable[int] | pd.DataFrame | None) -> list[int]:
    if rows is None:
        return []
    if isinstance(rows, int):
        return [rows]
    listed = rows.index if hasattr(rows, "index") and hasattr(rows, "columns") else rows
    return [int(row) for row in listed]
