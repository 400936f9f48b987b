"""Batches as DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.batch.items import Kind
from pictory_nb.batch.rows import Status
from pictory_nb.client.redact import redact

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from pictory_nb.batch.book import BatchBook
    from pictory_nb.batch.items import Item
    from pictory_nb.batch.rows import Row


def to_frame(items: Sequence[Item], rows: Sequence[Row], index: pd.Index | None = None) -> pd.DataFrame:
    """Return one row per video, under the index of the DataFrame that the items came from.

    Returns
    -------
    pandas.DataFrame
        source (the text, path or address), status (waiting, working, done, failed, stopped), message, video
        (the path of the file, ``None`` before it is done), duration_ms (Int64), render_id, elapsed_s
        (float64).
    """
    import pandas as pd

    videos = [row.target if row.status is Status.DONE else None for row in rows]
    frame = pd.DataFrame(
        {
            "source": [shown_source(item) for item in items],
            "status": [row.status.value for row in rows],
            "message": [row.message for row in rows],
            "video": pd.Series(videos, dtype="object"),
            "duration_ms": pd.array([row.duration_ms for row in rows], dtype="Int64"),
            "render_id": pd.Series([row.render_id for row in rows], dtype="object"),
            "elapsed_s": pd.Series([row.elapsed_s for row in rows], dtype="float64"),
        }
    )
    return frame if index is None else frame.set_axis(index)


def batch_table(book: BatchBook) -> pd.DataFrame:
    """Return one row per batch of `book`, the one used last first.

    Returns
    -------
    pandas.DataFrame
        backend, created and used (UTC), videos (their count), done, failed, left (neither), folder, batch_id.
    """
    import pandas as pd

    columns = ["backend", "created", "used", "videos", "done", "failed", "left", "folder", "batch_id"]
    found = []
    for record in book.records():
        statuses = [row.status for row in record.rows()]
        done, failed = statuses.count(Status.DONE), statuses.count(Status.FAILED)
        plan = record.plan
        counts = (len(statuses), done, failed, len(statuses) - done - failed)
        found.append(
            (plan.backend, plan.created_s, record.used_s(), *counts, plan.folder, plan.batch_id),
        )
    frame = pd.DataFrame(found, columns=columns)
    for column in ("created", "used"):
        frame[column] = pd.to_datetime(frame[column].astype("float64"), unit="s", utc=True)
    return frame


def shown_source(item: Item) -> str:
    """Return the source as people may see it: an address without what may be secret in it."""
    return redact(item.source) if item.kind is Kind.ADDRESS else item.source
