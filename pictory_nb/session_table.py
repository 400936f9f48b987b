"""The known sessions as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from pictory_nb.conversation import SessionBook


def session_table(book: SessionBook) -> pd.DataFrame:
    """Return one row per session of `book`, the one used last first; times are UTC."""
    import pandas as pd

    rows = []
    for info in book.sessions():
        log = book.log(info.session_id)
        rows.append(
            {
                "name": info.name,
                "backend": info.backend,
                "created": info.created_s,
                "used": info.used_s,
                "turns": len(log.turns()),
                "pending": log.pending() is not None,
                "session_id": info.session_id,
            }
        )
    columns = ["name", "backend", "created", "used", "turns", "pending", "session_id"]
    frame = pd.DataFrame(rows, columns=columns)
    for column in ("created", "used"):
        frame[column] = pd.to_datetime(frame[column].astype("float64"), unit="s", utc=True)
    return frame
