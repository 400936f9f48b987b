"""A draft as a table: one row per segment."""

from __future__ import annotations

import zlib
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
# The key in `DataFrame.attrs` under which a table remembers which segments there were when it was made.
SEGMENTS_ATTR = "pictory_nb.segments"


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
    """Return the timeline as a DataFrame, one row per segment; `apply_frame` takes it back after editing.

    Returns
    -------
    pandas.DataFrame
        The columns of `COLUMNS`: times are int64 in ms, `volume_pct` is float64 with NaN where unknown,
        `text` and `name` are strings or missing, `raw` holds the segment's own JSON, by which a row is
        known again wherever it moves. An empty timeline gives no rows, but the same columns and types.
    """
    import pandas as pd

    segments = list(draft.segments())
    frame = pd.DataFrame(
        {
            "track": pd.Series([track.label for track, _ in segments], dtype=_text_dtype()),
            "type": pd.Series([track.type_name for track, _ in segments], dtype=_text_dtype()),
            "segment": [segment.number for _, segment in segments],
            "start_ms": [segment.start_ms for _, segment in segments],
            "end_ms": [segment.end_ms for _, segment in segments],
            "duration_ms": [segment.duration_ms for _, segment in segments],
            "text": pd.Series([segment.text for _, segment in segments], dtype=_text_dtype()),
            "name": pd.Series([segment.name for _, segment in segments], dtype=_text_dtype()),
            "volume_pct": [segment.volume_pct for _, segment in segments],
            "raw": pd.Series([segment.raw for _, segment in segments], dtype="object"),
        }
    )
    whole = dict.fromkeys(("segment", "start_ms", "end_ms", "duration_ms"), "int64")
    frame = frame.astype({**whole, "volume_pct": "float64"})
    frame.attrs[SEGMENTS_ATTR] = segments_mark(draft)
    return frame


def segments_mark(draft: Draft) -> str:
    """Return a short mark of which segments a draft has, whatever they say; other segments, other mark."""
    ids = [f"{track.track_id}/{segment.segment_id}" for track, segment in draft.segments()]
    return f"{len(ids)}-{zlib.crc32(chr(0).join(ids).encode()):08x}"


def _text_dtype() -> str:
    """Return pandas' own type for text: `str` since pandas 3, plain objects before."""
    import pandas as pd

    return "str" if int(pd.__version__.split(".", maxsplit=1)[0]) >= 3 else "object"
