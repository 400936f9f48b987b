"""The timeline as a notebook holds it: a line of text, a DataFrame, or lanes and a table in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pictory_nb.client import PictoryError
from pictory_nb.draft import (
    Draft,
    History,
    apply_frame,
    describe_frame_edit,
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
    from collections.abc import Callable, Mapping

    import pandas as pd

    from pictory_nb.conversation import Turn


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
    """

    def __init__(
        self,
        draft: Mapping[str, Any] | None,
        note: str = "",
        *,
        history: History | None = None,
        make_so: Callable[[Mapping[str, Any], str], Turn] | None = None,
    ) -> None:
        self._draft = read_draft(draft)
        self._note = note
        self._history = history or History()
        self._make_so = make_so

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

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        from pictory_nb.widgets import TimelineWidget

        return TimelineWidget(to_rows(self._draft), self.summary)._repr_mimebundle_(**kwargs)
