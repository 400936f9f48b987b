"""What is kept on disk of every batch, so that it can be gone on with after a restart.

One folder per batch: `plan.json` says what is wanted and never changes, `row-<number>.json` how far each
video is, and `lock` is held while a notebook works on it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from pictory_nb.batch.items import Item, Kind
from pictory_nb.batch.rows import Row, Status, digest, row_from
from pictory_nb.client import PictoryError
from pictory_nb.draft import masked
from pictory_nb.storage import Book, make_private_dir, read_json, write_private_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class BatchNotKeptError(PictoryError):
    """The batch cannot be written down, so nothing may be sent."""


class BatchBusyError(PictoryError):
    """Another notebook, or another cell, is working on this batch."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a batch is asked for; `created_s` is seconds since 1970."""

    batch_id: str
    backend: str
    folder: str
    created_s: float
    items: tuple[Item, ...]


class BatchRecord:
    """One batch on disk."""

    def __init__(self, plan: BatchPlan, folder: Path) -> None:
        self.plan = plan
        self._folder = folder

    def rows(self) -> list[Row]:
        """Return how far each video is; one that cannot be read is begun anew under its planned name."""
        return [self._row(number) for number in range(len(self.plan.items))]

    def keep(self, number: int, row: Row) -> None:
        """Write down how far a video is; secrets in its draft are masked.

        Raises
        ------
        BatchNotKeptError
            It cannot be written.
        """
        draft = masked(row.draft)
        is_masked = row.draft_is_masked or draft is not row.draft
        kept = replace(row, draft=draft, draft_is_masked=is_masked)
        self._write(f"row-{number:05d}.json", asdict(kept))

    def keep_plan(self, rows: Sequence[Row]) -> None:
        """Write a new batch down: its rows first, so that a plan on disk is always whole."""
        for number, row in enumerate(rows):
            self.keep(number, row)
        items = tuple(item.masked() for item in self.plan.items)
        self._write("plan.json", asdict(replace(self.plan, items=items)))

    def asked_again(self, items: Sequence[Item]) -> BatchRecord:
        """Return the batch with the items of the same call made again, whose addresses are whole."""
        return BatchRecord(replace(self.plan, items=tuple(items)), self._folder)

    def used_s(self) -> float:
        """Return when it was worked on last, in seconds since 1970."""
        times = [path.stat().st_mtime for path in self._folder.glob("row-*.json")]
        return max(times, default=self.plan.created_s)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Work on the batch alone: two at once would send every message twice.

        Raises
        ------
        BatchBusyError
            Somebody works on it already.
        """
        lock = FileLock(make_private_dir(self._folder) / "lock", blocking=False)
        try:
            lock.acquire()
        except Timeout:
            raise BatchBusyError(
                f"Batch {self.plan.batch_id} is being worked on in another cell or notebook. Wait for it, or "
                "stop it there, then go on here."
            ) from None
        except OSError as error:
            raise _not_kept(error) from None
        try:
            yield
        finally:
            lock.release()

    def _row(self, number: int) -> Row:
        row = row_from(read_json(self._folder / f"row-{number:05d}.json"))
        if row is not None:
            return row
        return Row(str(Path(self.plan.folder) / f"video-{number + 1}.mp4"), message="Its notes were damaged.")

    def _write(self, name: str, value: Any) -> None:
        try:
            write_private_json(self._folder / name, value)
        except OSError as error:
            raise _not_kept(error) from None


class BatchBook(Book):
    """All batches of one user."""

    NAME = "batches"

    def find(self, batch_id: str) -> BatchRecord | None:
        """Return the batch of that id, or ``None``."""
        return next((record for record in self.records() if record.plan.batch_id == batch_id), None)

    def new(self, items: Sequence[Item], backend: str, folder: Path) -> BatchRecord:
        """Return a batch that is not on disk yet; its id is `identity`."""
        batch_id = identity(items, backend, folder)
        plan = BatchPlan(batch_id, backend, str(folder), self._clock(), tuple(items))
        return BatchRecord(plan, self._folder / batch_id)

    def records(self, backend: str | None = None) -> list[BatchRecord]:
        """Return the known batches, the one used last first; what cannot be read is passed over."""
        found = [
            BatchRecord(plan, path.parent)
            for path in self._folder.glob("batch_*/plan.json")
            if (plan := _plan_from(read_json(path))) is not None and backend in {None, plan.backend}
        ]
        return sorted(found, key=BatchRecord.used_s, reverse=True)

    def reserved(self, beside: str) -> list[str]:
        """Return the files that batches other than `beside` are still to make."""
        return [
            row.target
            for record in self.records()
            if record.plan.batch_id != beside
            for row in record.rows()
            if row.status is not Status.DONE
        ]


def identity(items: Sequence[Item], backend: str, folder: Path) -> str:
    """Return the id that the same call has always: the same items, backend and folder."""
    named = [{key: value for key, value in asdict(item).items() if key != "is_masked"} for item in items]
    return f"batch_{digest([backend, str(folder), named])[:12]}"


def _plan_from(value: Any) -> BatchPlan | None:
    try:
        items = tuple(Item(**{**item, "kind": Kind(item["kind"])}) for item in value["items"])
        return BatchPlan(**{**value, "items": items})
    except (TypeError, KeyError, ValueError):
        return None


def _not_kept(error: OSError) -> BatchNotKeptError:
    return BatchNotKeptError(
        f"The batch cannot be written down ({error.strerror or error}), so nothing more was sent. Free some "
        "space or mend the folder, then run it again."
    )
