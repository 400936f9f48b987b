"""What is known on disk of every render: the id is the only handle on a paid job (CONTRACT §3).

An entry is written before the request leaves, so that a render survives the kernel that asked for it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pictory_nb.storage import Book, read_json, write_private_json

if TYPE_CHECKING:
    from pathlib import Path


class JobState(StrEnum):
    """How far an export has come; ``fetched``, ``failed`` and ``cancelled`` are the ends."""

    SUBMITTING = "submitting"
    RENDERING = "rendering"
    RENDERED = "rendered"
    FETCHED = "fetched"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = frozenset({JobState.SUBMITTING, JobState.RENDERING, JobState.RENDERED})


@dataclass(frozen=True, slots=True)
class ExportJob:
    """One render as the journal knows it; `created_s` is seconds since 1970, `target` the wished file."""

    render_id: str
    session_id: str
    backend: str
    target: str
    state: JobState
    created_s: float
    message: str = ""


class Journal(Book):
    """The export jobs of one user, one file each."""

    NAME = "exports"

    def open(self, *, session_id: str, backend: str, target: Path) -> ExportJob:
        """Write down a new job and return it; its id is `render_<ms>` as the contract wants it.

        Raises
        ------
        OSError
            When the entry cannot be written: then nothing may be sent.
        """
        created_s = self._clock()
        created_ms = int(created_s * 1000)
        while (path := self._path(f"render_{created_ms}")).exists():
            created_ms += 1
        job = ExportJob(
            render_id=path.stem,
            session_id=session_id,
            backend=backend,
            target=str(target),
            state=JobState.SUBMITTING,
            created_s=created_s,
        )
        write_private_json(path, asdict(job))
        return job

    def update(self, job: ExportJob, state: JobState, message: str = "") -> ExportJob:
        """Write down how far the job has come and return its new value."""
        changed = replace(job, state=state, message=message)
        write_private_json(self._path(job.render_id), asdict(changed))
        return changed

    def jobs(self) -> list[ExportJob]:
        """Return every job that is known, oldest first; entries that cannot be read are passed over."""
        found = (_read(read_json(path)) for path in self._folder.glob("render_*.json"))
        return sorted((job for job in found if job), key=lambda job: job.created_s)

    def find(self, render_id: str) -> ExportJob | None:
        """Return one job, or ``None`` when it is not known."""
        return next((job for job in self.jobs() if job.render_id == render_id), None)

    def _path(self, render_id: str) -> Path:
        return self._folder / f"{render_id}.json"


def _read(value: Any) -> ExportJob | None:
    try:
        return ExportJob(**{**value, "state": JobState(value["state"])})
    except (TypeError, KeyError, ValueError):
        return None
