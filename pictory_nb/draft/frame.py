"""A draft as a table: one row per segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from pictory_nb.draft.reader import Draft

COLUMNS = (
    "track",
    "type",
    "segment",
    "start_ms",
    "end_ms",
    "duration_ms",
    "text",
    "name",
    "volume_pct",
    "raw",
)


def to_rows(draft: Draft) -> list[dict[str, Any]]:
    """Return one plain dict per segment with the keys of `COLUMNS`; times in ms, volume in percent."""
    return [
        {
            "track": track.label,
            "type": track.type_name,
            "segment": segment.number,
            "start_ms": segment.start_ms,
            "end_ms": segment.end_ms,
            "duration_ms": segment.duration_ms,
            "text": segment.text,
            "name": segment.name,
            "volume_pct": segment.volume_pct,
            "raw": segment.raw,
        }
        for track, segment in draft.segments()
    ]


def to_frame(draft: Draft) -> pd.DataFrame:
    """Return the timeline as a DataFrame, one row per segment.

    Returns
    -------
    pandas.DataFrame
        The columns of `COLUMNS`: times are int64 in ms, `volume_pct` is float64 with NaN where unknown,
        `text` and `name` are strings or missing, `raw` holds the segment's own JSON.
        An empty timeline gives no rows, but the same columns and types.
    """
    import pandas as pd

    frame = pd.DataFrame(to_rows(draft), columns=list(COLUMNS))
    whole = dict.fromkeys(("segment", "start_ms", "end_ms", "duration_ms"), "int64")
    return frame.astype({**whole, "volume_pct": "float64"})
