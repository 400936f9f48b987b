"""From a timeline to its file: rendered once, fetched when it was begun before, never over another file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from pictory_nb.batch.naming import free_path, path_key, renamed_words
from pictory_nb.batch.rows import Row, Step
from pictory_nb.batch.trouble import is_hopeless
from pictory_nb.client import ApiError, NotAVideoError, RenderCancelledError, RenderFailedError
from pictory_nb.conversation.strings import words
from pictory_nb.draft import read_draft
from pictory_nb.exports import JobState, probe_video

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.batch.ledger import Ledger
    from pictory_nb.batch.ports import Exports
    from pictory_nb.exports import ExportJob, ExportProgress, Journal, VideoInfo

_UNKNOWN_RENDER = frozenset({400, 404, 410})
_CLOCK_GRAIN_S = 2.0
"""How coarse the times of files are on some file systems."""
_LOST = frozenset({JobState.FAILED, JobState.CANCELLED})


class Renders:
    """Makes the files of a batch.

    Parameters
    ----------
    ledger
        The rows.
    exports
        The exporter.
    journal
        Where the exporter writes its renders down.
    """

    def __init__(self, ledger: Ledger, exports: Exports, journal: Journal) -> None:
        self._ledger = ledger
        self._said = words(ledger.words.language)
        self._exports = exports
        self._journal = journal

    async def export(self, number: int) -> VideoInfo:
        """Export a row's draft to its file, or beside it when that is taken by now; return what it is."""
        rows = self._ledger.rows
        row = rows[number]
        wished = Path(row.target)
        others = {path_key(other.target) for place, other in enumerate(rows) if place != number}
        path = free_path(wished, lambda path: path.exists() or path_key(path) in others)
        note = " ".join(said for said in (row.note, renamed_words(self._ledger.words, wished, path)) if said)
        self._ledger.set(
            number,
            step=Step.EXPORTING,
            target=str(path),
            note=note,
            render_id=None,
            message=self._said.export_prepare,
        )
        _, info = await self._exports.export(row.session_id, row.draft, path, self._progress(number))
        return info

    async def fetch(self, number: int) -> VideoInfo | None:
        """Fetch a render that an earlier run has asked for; ``None`` when there is none to be had."""
        job = self._job_of(self._ledger.rows[number])
        if job is None:
            return None
        row, target = self._ledger.rows[number], Path(job.target)
        try:
            there = await asyncio.to_thread(_arrived, job, row, target)
        except _SomebodyElsesError:
            return None
        self._ledger.set(number, target=job.target, render_id=job.render_id, message=self._said.export_find)
        if there is not None:
            return there
        try:
            _, info = await self._exports.resume(job.render_id, self._progress(number))
        except (RenderFailedError, RenderCancelledError):
            return None
        except ApiError as error:
            if error.status in _UNKNOWN_RENDER and not is_hopeless(error):
                return None
            raise
        return info

    def _job_of(self, row: Row) -> ExportJob | None:
        if row.step not in {Step.EXPORTING, Step.EXPORTED}:
            return None
        if row.render_id is not None:
            job = self._journal.find(row.render_id)
        else:
            wanted = (row.target, row.session_id)
            jobs = [job for job in self._journal.jobs() if (job.target, job.session_id) == wanted]
            job = jobs[-1] if jobs else None
        return None if job is None or job.state in _LOST else job

    def _progress(self, number: int) -> Callable[[ExportProgress], None]:
        def told(progress: ExportProgress) -> None:
            if self._ledger.rows[number].render_id != progress.render_id:
                self._ledger.set(number, render_id=progress.render_id)
            percent = None if progress.fraction is None else int(100 * progress.fraction)
            self._ledger.tell(number, self._said.export_stage(progress.stage), percent)

        return told


class _SomebodyElsesError(Exception):
    """The file at a render's place is not the render's."""


def _arrived(job: ExportJob, row: Row, target: Path) -> VideoInfo | None:
    """Return what the file of a render is; ``None`` when there is no file yet.

    A kernel that died right after the download has not written down that the file is there: then it is known
    by its time and its length.

    Raises
    ------
    _SomebodyElsesError
        There is a file, and it is another one.
    """
    if not target.exists():
        return None
    try:
        info = probe_video(target)
    except NotAVideoError:
        raise _SomebodyElsesError from None
    wanted_ms = read_draft(row.draft).duration_ms
    came_late = target.stat().st_mtime >= job.created_s - _CLOCK_GRAIN_S
    unnoted = job.state is JobState.RENDERED and came_late and abs(info.duration_ms - wanted_ms) < 1000
    if job.state is JobState.FETCHED or unnoted:
        return info
    raise _SomebodyElsesError
