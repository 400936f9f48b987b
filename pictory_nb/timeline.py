"""The timeline as a notebook holds it: a line of text, a DataFrame, or lanes and a table in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.draft import Draft, read_draft, summarise, to_frame, to_rows, to_vtt

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


class Timeline:
    """A draft as it was when it was asked for; ask the studio again for a newer one.

    Parameters
    ----------
    draft
        Draft JSON as the backend gave it, or ``None`` when there is none yet.
    note
        Said behind the summary, such as that the backend cannot be reached now.
    """

    def __init__(self, draft: Mapping[str, Any] | None, note: str = "") -> None:
        self._draft = read_draft(draft)
        self._note = note

    @property
    def draft(self) -> Draft:
        """The draft as values; its `raw` is the JSON that came."""
        return self._draft

    @property
    def summary(self) -> str:
        """The timeline in one line (CONTRACT §6)."""
        return f"{summarise(self._draft)}{self._note}"

    @property
    def df(self) -> pd.DataFrame:
        """One row per segment, with the columns of `pictory_nb.draft.COLUMNS`.

        They are track, type, segment, start_ms, end_ms, duration_ms, text, name, volume_pct and raw. Times
        are int64 in ms, `volume_pct` is float64 (NaN where unknown), `raw` is the segment's own JSON.
        """
        return to_frame(self._draft)

    def to_vtt(self) -> str:
        """Return everything that is written on the screen as WebVTT captions."""
        return to_vtt(self._draft)

    def __len__(self) -> int:
        return sum(len(track.segments) for track in self._draft.tracks)

    def __repr__(self) -> str:
        return self.summary

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        from pictory_nb.widgets import TimelineWidget

        return TimelineWidget(to_rows(self._draft), self.summary)._repr_mimebundle_(**kwargs)
